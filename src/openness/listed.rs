//! A model of a bill of materials or of an index, as a release: it declares, as a card does, and has no terms of its own.

use super::{About, Basis, Contradiction, Release};
use crate::artefact::{Card, ListedModel, Listing, Terms, classed};
use crate::compare::{self, Analysed};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Span, visible};
use crate::edits::Known;
use crate::lens::Lenses;
use crate::options::Options;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The releases of a list; a list without a model is one of which nothing is known, with a word on why.
pub(super) fn releases(analysed: &Arc<Analysed>, listing: Listing, options: &Options, lenses: &Lenses) -> Vec<Release> {
    let of_list: Vec<Diagnostic> =
        listing.diagnostics.into_iter().chain(analysed.document.diagnostics.iter().cloned()).collect();
    // Many models of a list declare the same licence, which is read once.
    let mut read: BTreeMap<(Vec<String>, Option<String>), Basis> = BTreeMap::new();
    let mut terms = |of: &Card| {
        let named = (of.license.clone(), of.license_name.clone());
        let declared = || {
            let (read_in, assessment) = compare::terms_declared(of);
            Basis { read_in, assessment }
        };
        read.entry(named).or_insert_with(declared).clone()
    };
    let each = listing.models.into_iter().map(|it| (terms(&it.declared), it));
    let mut releases: Vec<Release> = each.map(|(terms, it)| release(analysed, it, terms, options, lenses)).collect();
    if releases.is_empty() {
        let nothing = ListedModel::named(&analysed.document.short_name());
        let only = release(analysed, nothing, Basis::nothing(), options, lenses);
        releases.push(Release { describes: false, ..only });
    }
    if let Some(first) = releases.first_mut() {
        first.diagnostics.extend(of_list);
    }
    releases
}

/// The same with what reviewers know; of several models in one file their word does not say which it is about.
pub(super) fn known(mut releases: Vec<Release>, known: &[Known]) -> Vec<Release> {
    match releases.as_mut_slice() {
        [_] => releases.into_iter().map(|it| it.with(known)).collect(),
        [first, ..] => {
            if known.iter().any(|it| it.sha256 == first.analysed.document.sha256) {
                let message = "what reviewers entered of this file is left out: it lists several models";
                first.diagnostics.push(Diagnostic::new(Code::MarkLost, message));
            }
            releases
        }
        [] => releases,
    }
}

fn release(analysed: &Arc<Analysed>, listed: ListedModel, terms: Basis, options: &Options, lenses: &Lenses) -> Release {
    let ListedModel { name, declared, cells, concluded, .. } = listed;
    Release {
        readings: compare::readings(&terms.assessment, options, lenses),
        contradictions: unlike(&analysed.document, &declared.license, &concluded),
        diagnostics: declared.diagnostics.clone(),
        classed: classed(&cells),
        analysed: Arc::clone(analysed),
        describes: true,
        claims: Vec::new(),
        made_by: None,
        parts: Vec::new(),
        payload: Vec::new(),
        licensed_as: None,
        texts_of: Vec::new(),
        chain: Vec::new(),
        files: 0,
        name,
        cells,
        terms,
        declared,
    }
}

/// Where a list concludes another licence than it declares.
fn unlike(document: &Document, declared: &[String], concluded: &[(String, Span)]) -> Vec<Contradiction> {
    let Some(first) = declared.first().map(|it| Terms::named(it)) else { return Vec::new() };
    let message = |name: &str| {
        let name = visible(Terms::named(name).name());
        format!("the list declares {}, and concludes {name}", visible(first.name()))
    };
    let known = concluded.iter().filter(|it| !document.slice(it.1).is_empty());
    known
        .map(|(name, span)| Contradiction {
            about: About::DeclaredLicence,
            message: message(name),
            evidence: vec![*span],
        })
        .collect()
}
