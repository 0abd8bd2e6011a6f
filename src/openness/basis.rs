//! Whose words the terms of a release are read in: those of its licence and policies; else those of the standard licence
//! that it declares; else what people read in the licence that it names. A card's own prose describes, and binds nobody.

use super::cells::Licence;
use crate::assess::{Assessment, Finding};
use crate::compare::{Analysed, ReadIn, terms_of_record};
use crate::lens::{self, Lens, Outcome};
use crate::library::Record;

/// The terms of a release as they were read.
#[derive(Clone, Debug)]
pub struct Basis {
    /// Where.
    pub read_in: ReadIn,
    /// What was found.
    pub assessment: Assessment,
}

impl Basis {
    /// Terms of which nothing is known.
    pub(super) fn nothing() -> Self {
        Self { read_in: ReadIn::Nothing, assessment: Assessment::default() }
    }

    /// The words of a finding: the text's, those of the licence that is declared, or what its record says.
    pub(super) fn words(own: &Analysed, finding: &Finding) -> String {
        own.words(finding).to_owned()
    }
}

/// Finds the words to read. The terms of data or code are not those of the model, unless there are no others.
pub(super) fn basis(analysed: &Analysed, licences: &[Licence]) -> Basis {
    let read_in = analysed.terms.clone();
    if read_in != ReadIn::Texts {
        return Basis { read_in, assessment: analysed.assessment.clone() };
    }
    let has_whole = licences.iter().any(Licence::is_for_weights);
    let of_model = |at: usize| {
        let licence =
            licences.iter().find(|it| analysed.document.parts.get(at).is_some_and(|part| part.span == it.part));
        licence.is_none_or(|it| it.is_for_weights() || !has_whole)
    };
    let stays = |clause: usize| analysed.clauses.list.get(clause).is_some_and(|it| of_model(it.part));
    let mut assessment = analysed.assessment.of_clauses(stays);
    if licences.len() < 2 {
        assessment.approvals.clone_from(&analysed.assessment.approvals);
    }
    Basis { read_in, assessment }
}

/// What a definition makes of a licence as its record has it.
pub(super) fn outcome_of_record(record: &'static Record, lens: &Lens) -> Option<Outcome> {
    lens::read(lens, &terms_of_record(record)).outcome
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::record_named;

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
