//! Whose words the terms of a release are read in: those of its licence and policies; else those of the standard licence
//! that it declares; else what people read in the licence that it names. A card's own prose describes, and binds nobody.

use super::cells::{Licence, is_model_file, is_yaml};
use super::claims::Statement;
use crate::artefact::{Card, Scope, Terms, is_card};
use crate::assess::{Assessment, Certainty, Finding, Rules};
use crate::compare::Analysed;
use crate::document::{Document, Source, Span, last_component};
use crate::lens::{self, Lens, Outcome};
use crate::library::{self, Record};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the terms of a release are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadIn {
    /// In its own texts.
    Texts,
    /// In this text of the library: its card declares that licence, and has no text of it.
    Library(String),
    /// In the record of this id, as people read the licence that its card names.
    Record(&'static str),
    /// Nowhere: no text of terms is here, and none is known by its name.
    Nothing,
}

/// The terms of a release as they were read.
#[derive(Clone, Debug)]
pub struct Basis {
    /// Where.
    pub read_in: ReadIn,
    /// What was found.
    pub assessment: Assessment,
    /// The library's text, where the terms were read in it.
    pub document: Option<Arc<Document>>,
}

impl Basis {
    /// Terms of which nothing is known.
    pub(super) fn nothing() -> Self {
        Self { read_in: ReadIn::Nothing, assessment: Assessment::default(), document: None }
    }

    /// The words of a finding: the text's, or what the record says.
    pub(super) fn words(&self, own: &Document, finding: &Finding) -> String {
        match (&self.read_in, &self.document) {
            (ReadIn::Record(_), _) => finding.why.clone(),
            (_, Some(document)) => document.plain.slice(finding.span).to_owned(),
            _ => own.plain.slice(finding.span).to_owned(),
        }
    }
}

/// Finds the words to read.
pub(super) fn basis(
    analysed: &Analysed,
    licences: &[Licence],
    declared: &Card,
    stated: &[Statement],
    is_one: bool,
) -> Basis {
    let document = &analysed.document;
    // The terms of data or code are not those of the model, unless there are no others.
    let has_whole = licences.iter().any(Licence::is_for_weights);
    let of_model = |at: usize| {
        let licence = licences.iter().find(|it| document.parts.get(at).is_some_and(|part| part.span == it.part));
        licence.is_none_or(|it| it.is_for_weights() || !has_whole)
    };
    let is_text = |at: usize| {
        document.parts.get(at).is_some_and(|part| {
            let name = last_component(&part.name).to_lowercase();
            let is_described = part.front_matter.is_some()
                || is_model_file(part)
                || is_yaml(&part.name)
                || ["readme", "card"].iter().any(|it| name.contains(it));
            !is_described && of_model(at)
        })
    };
    let is_alone = is_one && !is_card(document, &analysed.clauses);
    if licences.is_empty() && !is_alone {
        return declared_basis(declared, stated);
    }
    let stays = |clause: usize| analysed.clauses.list.get(clause).is_some_and(|it| is_text(it.part));
    let assessment = analysed.assessment.of_clauses(stays);
    Basis { read_in: ReadIn::Texts, assessment, document: None }
}

/// What is known of a licence that is only named: in the card's table, else in its prose.
pub(super) fn declared_basis(declared: &Card, stated: &[Statement]) -> Basis {
    let in_prose = || {
        let of_model = |(scope, _): &&(Scope, String)| matches!(scope, Scope::Whole | Scope::Weights);
        stated.iter().filter_map(|it| it.licence.as_ref()).find(of_model).map(|it| it.1.clone())
    };
    let names: Vec<String> = match declared.license.as_slice() {
        // Of several it is not known which of them, or whether all.
        [_, _, ..] => return Basis::nothing(),
        [] => in_prose().into_iter().collect(),
        [one] => declared.license_name.iter().chain([one]).cloned().collect(),
    };
    let listed = names.iter().find_map(|it| match Terms::named(it) {
        Terms::Listed(id) => library::entry_at("spdx", id.name),
        _ => None,
    });
    if let Some(entry) = listed {
        let read = Analysed::read(&[Source::new(entry.key(), entry.text)], Rules::built_in());
        let document = Some(Arc::new(read.document));
        return Basis { read_in: ReadIn::Library(entry.key()), assessment: read.assessment, document };
    }
    let record = names.iter().filter(|it| matches!(Terms::named(it), Terms::Other(_))).find_map(|it| record_named(it));
    record.map_or_else(Basis::nothing, of_record)
}

fn of_record(record: &'static Record) -> Basis {
    let rules = Rules::built_in();
    let finding = |it: &library::Recorded| {
        let kind = rules.kind(&it.kind)?;
        Some(Finding {
            kind: it.kind.clone(),
            stance: kind.stance,
            certainty: Certainty::Stated,
            freedoms: kind.freedoms.clone(),
            clause: 0,
            span: Span::new(0, 0),
            parameters: BTreeMap::new(),
            rule: String::new(),
            why: it.says.clone(),
            anchor: String::new(),
            known: false,
        })
    };
    let findings = record.reading.iter().filter_map(finding).collect();
    Basis {
        read_in: ReadIn::Record(&record.id),
        assessment: Assessment { findings, ..Assessment::default() },
        document: None,
    }
}

/// A name's letters and digits alone: `llama3.1` and `Llama-3.1` are one.
fn folded(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The record of the licence that cards name so.
pub(super) fn record_named(name: &str) -> Option<&'static Record> {
    let wanted = folded(name);
    let bare = |it: &str| folded(it).trim_end_matches("agreement").trim_end_matches("license").to_owned();
    let is = |record: &&Record| folded(&record.id) == wanted || bare(&record.name) == bare(name);
    (!wanted.is_empty()).then(|| library::records().iter().find(is)).flatten()
}

/// What a definition makes of a licence as its record has it.
pub(super) fn outcome_of_record(record: &'static Record, lens: &Lens) -> Option<Outcome> {
    lens::read(lens, &of_record(record).assessment).outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_name_licences_in_ways_of_their_own() {
        for (name, id) in [
            ("llama3.1", Some("llama-3.1")),
            ("gemma", Some("gemma")),
            ("creativeml-openrail-m", Some("creativeml-openrail-m")),
            ("Llama 3.1 Community License", Some("llama-3.1")),
            ("llama", None),
            ("other", None),
        ] {
            assert_eq!(record_named(name).map(|it| it.id.as_str()), id, "{name}");
        }
    }

    #[test]
    fn a_record_conflicts_where_its_readers_found_what_conflicts() {
        let lens = crate::lens::Lenses::built_in().get("osd").expect("the definition");
        let record = record_named("llama3.1").expect("a record");
        assert_eq!(outcome_of_record(record, lens), Some(Outcome::Conflicts));
    }
}
