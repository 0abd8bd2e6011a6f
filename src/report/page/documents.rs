//! One document's facts: what it is, how it was read, what is said of it.

use super::findings::label;
use crate::artefact::Card;
use crate::assess::Unread;
use crate::compare::{Analysed, Comparison};
use crate::document::{last_component, visible};
use crate::report::context::{Context, encoding_of};
use crate::report::{beside, borrowed, one_line, remarks, words};
use serde::Serialize;

/// One document's facts.
#[derive(Debug, Serialize)]
pub(in crate::report) struct DocumentPart {
    pub number: usize,
    pub is_baseline: bool,
    pub name: String,
    pub title: String,
    pub sha256: String,
    pub bytes: usize,
    pub encoding: String,
    pub media_type: &'static str,
    pub language: Option<&'static str>,
    /// The standard text that it is or was made from.
    /// What its name promises and its terms do not keep.
    pub other_terms: Option<String>,
    pub identified: Option<String>,
    /// What was changed in that: what was done, where, and the words.
    pub changes: Vec<(&'static str, String, String)>,
    /// Names and hashes of a bundle's parts; empty for a single file.
    pub parts: Vec<(String, String)>,
    /// Keys and values of a card's front matter.
    pub card: Vec<(String, String)>,
    pub notes: Vec<String>,
    /// What the text makes part of itself and that was not opened.
    pub missing: Vec<String>,
    pub clauses: usize,
    /// Sentences that were not understood: the clause's label, the words and why.
    pub unread: Vec<(String, String, String)>,
    pub suppressed: usize,
    /// What reviewers and rooms say: the clause's label and the words.
    pub remarks: Vec<(String, String)>,
    /// What lenses make of it with the reviewers' overrides.
    pub reviewed: Vec<String>,
}

impl DocumentPart {
    pub(super) fn of(comparison: &Comparison, index: usize, context: &Context) -> Option<Self> {
        let analysed = comparison.documents.get(index)?;
        let reviewed = comparison.reviewed.get(index);
        let document = &analysed.document;
        let card = Card::of(document).unwrap_or_default();
        let several = if document.parts.len() > 1 { document.parts.as_slice() } else { &[] };
        let missing = analysed.assessment.imports.iter().filter(|it| !it.loaded).map(|it| {
            let target = it.target.as_deref().map_or(String::new(), |target| format!(": {}", one_line(target, 200)));
            format!("{}{target} ({})", one_line(&it.what, 80), label(analysed, it.clause))
        });
        let unread = |it: &Unread| {
            let words = format!("“{}”", one_line(document.slice(it.span), 400));
            let place = beside(document, it.span.start);
            (one_line(&label(analysed, it.clause), 40) + &place, words, one_line(&it.because, 200))
        };
        Some(Self {
            number: index + 1,
            is_baseline: index == comparison.baseline && comparison.documents.len() > 1,
            name: one_line(&document.short_name(), 200),
            title: one_line(&analysed.title(), 200),
            sha256: document.sha256.clone(),
            bytes: document.bytes,
            encoding: encoding_of(document),
            media_type: document.parts.first().map_or("", |part| part.media_type.name()),
            language: document.language,
            other_terms: borrowed::other_terms(analysed),
            identified: analysed.identified.as_ref().map(words::identified),
            changes: made_changes(analysed),
            parts: several.iter().map(|part| (last_part(&part.name), part.sha256.clone())).collect(),
            notes: card.diagnostics.iter().chain(analysed.diagnostics()).map(|it| visible(&it.message)).collect(),
            card: card.fields.iter().map(|it| (one_line(&it.key, 80), one_line(&it.value, 400))).collect(),
            missing: missing.collect(),
            clauses: analysed.clauses.list.len(),
            unread: analysed.assessment.unread.iter().map(unread).collect(),
            suppressed: analysed.assessment.suppressed.len(),
            remarks: reviewed.map_or_else(Vec::new, |it| remarks::lines(analysed, it)),
            reviewed: reviewed.map_or_else(Vec::new, |it| remarks::reviewed_readings(it, context)),
        })
    }
}

/// A path without its folders.
fn last_part(name: &str) -> String {
    one_line(last_component(name), 200)
}

/// How many changes to a standard text a report lists.
const CHANGES_SHOWN: usize = 20;

fn made_changes(analysed: &Analysed) -> Vec<(&'static str, String, String)> {
    let all = analysed.identified.iter().flat_map(words::changes).take(CHANGES_SHOWN);
    let one = |change| {
        let (name, place, said) = words::change(analysed, change);
        (name, place.to_owned(), one_line(&said, 400))
    };
    all.map(one).collect()
}
