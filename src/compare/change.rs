//! What was changed in a known text: the difference between it and a document, the change that matters first.

use crate::align::{self, Edit, EditClass, Relation, Row};
use crate::clause::lexicon::{is_negator, is_number_word, is_scope, modal};
use crate::clause::{Clause, Clauses};
use crate::document::{Document, Source, Span};
use crate::edits::Edits;
use crate::library::{self, Form};

/// One change: words added, taken out or put in others' place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The document's clause, or the original's where the document lacks it.
    pub clause: usize,
    /// Where its words stand in the document; nothing, where words were taken out.
    pub here: Option<Span>,
    /// The original's words; empty where words were added.
    pub there: String,
    /// Whether a whole clause was added or taken out.
    pub is_clause: bool,
    /// What its heaviest word does: changes are told in this order.
    pub class: EditClass,
}

impl Change {
    /// Whether it is a clause of the document that the original does not have.
    pub fn is_addition(&self) -> bool {
        self.is_clause && self.here.is_some()
    }
}

/// A document with more changes than this share of the original's words is another text.
const MOST_CHANGED: usize = 2;

/// How much was changed, in letters.
pub(super) fn weight(document: &Document, changes: &[Change]) -> usize {
    let letters = |change: &Change| change.there.len() + change.here.map_or(0, |it| document.slice(it).len());
    changes.iter().map(letters).sum()
}

/// What was changed in a known text; nothing, where so much was that it is another text.
pub(super) fn changes(document: &Document, clauses: &Clauses, form: &Form) -> Option<Vec<Change>> {
    let original = Document::read(&[Source::new(form.entry.id, form.text())]);
    let original_clauses = Clauses::of(&original);
    let rows = align::rows(&[(&original, &original_clauses), (document, clauses)], 0, false, &Edits::default());
    let is_above = |it: &&Clause| it.is_title || library::words(document.slice(it.span)).is_empty();
    let above = clauses.list.iter().take_while(is_above).count();
    let difference = Difference { form, original: (&original, &original_clauses), document, clauses, above };
    let mut changes: Vec<Change> = rows.iter().flat_map(|it| difference.of_row(it)).collect();
    // What turns a sentence around first; of such changes whole clauses, for they say most.
    changes.sort_by_key(|it| (it.class, !it.is_clause, it.here.is_none(), it.here.map_or(0, |it| it.start), it.clause));
    (weight(document, &changes) <= form.text().len() * MOST_CHANGED / 3).then_some(changes)
}

/// A known text beside a document.
struct Difference<'a> {
    form: &'a Form,
    original: (&'a Document, &'a Clauses),
    document: &'a Document,
    clauses: &'a Clauses,
    /// How many clauses stand above the document's terms: titles, versions, copyright lines.
    above: usize,
}

impl Difference<'_> {
    fn of_row(&self, row: &Row) -> Vec<Change> {
        let [there, here] = row.cells.as_slice() else { return Vec::new() };
        match here.relation {
            Some(Relation::Added) => here.clauses.iter().filter_map(|it| self.added(*it)).collect(),
            Some(Relation::Absent) => there.clauses.iter().filter_map(|it| self.absent(*it)).collect(),
            _ => {
                let at = here.clauses.first().copied().unwrap_or_default();
                let original = there.clauses.first().copied().unwrap_or_default();
                here.edits.iter().filter_map(|it| self.edited(at, original, it)).collect()
            }
        }
    }

    fn added(&self, clause: usize) -> Option<Change> {
        let it = self.clauses.list.get(clause)?;
        let words = self.document.slice(it.span);
        let is_name = self.is_name(words) || clause < self.above && library::words(words).is_empty();
        (!is_name && !says_nothing(words)).then(|| Change {
            clause,
            here: Some(it.span.trimmed(&self.document.text)),
            there: String::new(),
            is_clause: true,
            class: class_of(words),
        })
    }

    fn absent(&self, clause: usize) -> Option<Change> {
        let words = self.original.0.slice(self.original.1.list.get(clause)?.span).trim();
        (!self.is_name(words) && !says_nothing(words)).then(|| Change {
            clause,
            here: None,
            there: words.to_owned(),
            is_clause: true,
            class: class_of(words),
        })
    }

    fn edited(&self, clause: usize, original: usize, edit: &Edit) -> Option<Change> {
        let (there, here) = (self.original.0.slice(edit.there), self.document.slice(edit.here));
        // A text of another name is told by its name; what counts is what it allows and forbids.
        let is_title = self.clauses.list.get(clause).is_some_and(|it| it.is_title);
        let is_name = is_title && (here.is_empty() || !library::says_terms(here)) && {
            let whole = self.original.1.list.get(original).map_or("", |it| self.original.0.slice(it.span));
            self.is_name(whole) || !library::says_terms(there)
        };
        let is_change =
            !is_name && !matches!(edit.class, EditClass::Cosmetic | EditClass::Parameter) && !is_filled_in(there, here);
        is_change.then(|| Change {
            clause,
            here: (!edit.here.is_empty()).then_some(edit.here),
            there: there.to_owned(),
            is_clause: false,
            class: edit.class,
        })
    }

    /// Whether words are the text's own name, whole or in part: some copies have it above them and some have not.
    fn is_name(&self, words: &str) -> bool {
        let name = library::folded_words(self.form.entry.name);
        let mut words = library::folded_words(words).into_iter().peekable();
        words.peek().is_some() && words.all(|it| name.contains(&it))
    }
}

/// Whether words are for each copy to fill in, or only say that the terms end.
fn says_nothing(words: &str) -> bool {
    library::is_left_open(words) || library::ends_terms(words)
}

/// What the heaviest word of a clause does.
pub(super) fn class_of(words: &str) -> EditClass {
    let lower = words.to_lowercase();
    let words: Vec<&str> =
        lower.split(|it: char| !it.is_alphanumeric() && it != '\'').filter(|it| !it.is_empty()).collect();
    let any = |is: &dyn Fn(&str) -> bool| words.iter().any(|it| is(it));
    if any(&is_negator) {
        EditClass::Polarity
    } else if any(&|it| modal(it).is_some()) {
        EditClass::Modality
    } else if any(&|it| is_number_word(it) || it.starts_with(|it: char| it.is_ascii_digit())) {
        EditClass::Number
    } else if any(&is_scope) {
        EditClass::Scope
    } else {
        EditClass::Wording
    }
}

/// Whether words stand where the template leaves a name, a year or an organisation open.
fn is_filled_in(there: &str, here: &str) -> bool {
    const PARTIES: [&str; 10] = [
        "copyright holder",
        "copyright owner",
        "author",
        "organization",
        "organisation",
        "contributor",
        "regents",
        "university",
        "name of",
        "company",
    ];
    let lower = there.to_lowercase();
    let is_placeholder = lower.contains(['<', '[']) || PARTIES.iter().any(|it| lower.contains(it));
    is_placeholder && library::is_holder(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fills_in_what_is_left_open_and_an_ordinary_word_does_not() {
        assert!(is_filled_in("the copyright holder", "Heron Labs"));
        assert!(is_filled_in("<name of owner>", "HERON LABS"));
        assert!(!is_filled_in("contributor", "lighthouse"));
        assert!(!is_filled_in("author", "never"));
        assert!(!is_filled_in("the copyright holders", "No One"));
    }

    #[test]
    fn a_clause_is_as_heavy_as_its_heaviest_word() {
        assert_eq!(class_of("You may not use it."), EditClass::Polarity);
        assert_eq!(class_of("You may use it."), EditClass::Modality);
        assert_eq!(class_of("For 9 users."), EditClass::Number);
        assert_eq!(class_of("Herons are birds."), EditClass::Wording);
    }
}
