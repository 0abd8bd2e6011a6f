//! The known text that a document is or was made from, with the honest difference.

use crate::align::{self, EditClass, Relation as Row};
use crate::clause::Clauses;
use crate::document::{Document, Source, Span};
use crate::edits::Edits;
use crate::library::{self, Entry, Likeness};

/// How a document stands to the known text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Original {
    /// Word for word, with the same punctuation.
    Exact,
    /// Word for word; quotes, numbering, wrapping or case differ.
    Cosmetic,
    /// Words differ.
    Edited,
    /// The whole text stands in it, among at least as many other words.
    Contains,
    /// Word for word, but for the appendix that tells how to apply the licence.
    WithoutAppendix,
}

impl Original {
    /// Its name as in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Cosmetic => "cosmetic",
            Self::Edited => "edited",
            Self::Contains => "contains",
            Self::WithoutAppendix => "without-appendix",
        }
    }
}

/// The known text and what was changed in it. Names, years and organisations that a template leaves open are no changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identified {
    /// The text's id in the SPDX list, or one in its manner.
    pub id: &'static str,
    /// What opens it: `spdx:MIT`.
    pub key: String,
    /// The collection that it was imported with; nothing for the SPDX list's.
    pub collection: Option<&'static str>,
    /// Other ids of the same words.
    pub also: Vec<&'static str>,
    /// How the document stands to it.
    pub relation: Original,
    /// What was changed: clauses that were added, clauses that are missing, then words.
    pub changes: Vec<Change>,
}

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
}

/// A document with more changes than this share of the original's words is another text.
const MOST_CHANGED: usize = 2;

impl Identified {
    /// What the document is, or was made from; `None` where it is like no known text.
    pub fn of(document: &Document, clauses: &Clauses) -> Option<Self> {
        // As it stands, and without its markup: whichever is nearer to a known text.
        let as_it_stands = library::likeness(&document.text).filter(|it| !matches!(it, Likeness::Near(_)));
        match as_it_stands.or_else(|| library::likeness(&document.plain.text))? {
            Likeness::Whole(entry) => {
                let relation =
                    if is_verbatim(&document.text, entry.text) { Original::Exact } else { Original::Cosmetic };
                Some(Self::without_changes(entry, relation))
            }
            Likeness::WithoutAppendix(entry) => Some(Self::without_changes(entry, Original::WithoutAppendix)),
            Likeness::Contains(entry) => Some(Self::without_changes(entry, Original::Contains)),
            Likeness::Near(entries) => {
                let differences = entries.into_iter().filter_map(|it| Some((it, changes(document, clauses, it)?)));
                let (entry, changes) = differences.min_by_key(|(_, changes)| weight(document, changes))?;
                let relation = if changes.is_empty() { Original::Cosmetic } else { Original::Edited };
                Some(Self { changes, ..Self::without_changes(entry, relation) })
            }
        }
    }

    fn without_changes(entry: &Entry, relation: Original) -> Self {
        Self {
            id: entry.known_as(),
            key: entry.key(),
            collection: entry.imported.map(|(it, _)| it.name.as_str()),
            also: library::same_words(entry),
            relation,
            changes: Vec::new(),
        }
    }
}

/// How much was changed, in letters.
fn weight(document: &Document, changes: &[Change]) -> usize {
    let letters = |change: &Change| change.there.len() + change.here.map_or(0, |it| document.slice(it).len());
    changes.iter().map(letters).sum()
}

/// What was changed in a known text; nothing, where so much was that it is another text.
fn changes(document: &Document, clauses: &Clauses, entry: &Entry) -> Option<Vec<Change>> {
    let original = Document::read(&[Source::new(entry.id, entry.text)]);
    let original_clauses = Clauses::of(&original);
    let rows = align::rows(&[(&original, &original_clauses), (document, clauses)], 0, false, &Edits::default());
    let mut changes = Vec::new();
    for row in &rows {
        let [there, here] = row.cells.as_slice() else { continue };
        match here.relation {
            Some(Row::Added) => {
                changes.extend(here.clauses.iter().filter_map(|it| added(document, clauses, *it)));
            }
            Some(Row::Absent) => {
                changes.extend(there.clauses.iter().filter_map(|it| absent(&original, &original_clauses, *it)));
            }
            _ => {
                let at = here.clauses.first().copied().unwrap_or_default();
                // A text of another name is told by its name; what counts is what it allows and forbids.
                let is_title = clauses.list.get(at).is_some_and(|it| it.is_title);
                let is_change = |it: &&align::Edit| {
                    let words = [original.slice(it.there), document.slice(it.here)];
                    (!is_title || words.into_iter().any(library::says_terms))
                        && !matches!(it.class, EditClass::Cosmetic | EditClass::Parameter)
                        && !is_filled_in(original.slice(it.there), document.slice(it.here))
                };
                changes.extend(here.edits.iter().filter(is_change).map(|it| Change {
                    clause: at,
                    here: (!it.here.is_empty()).then_some(it.here),
                    there: original.slice(it.there).to_owned(),
                    is_clause: false,
                }));
            }
        }
    }
    // Whole clauses first: they say most.
    changes.sort_by_key(|it| (!it.is_clause, it.here.is_none(), it.clause));
    (weight(document, &changes) <= entry.text.len() * MOST_CHANGED / 3).then_some(changes)
}

fn added(document: &Document, clauses: &Clauses, clause: usize) -> Option<Change> {
    let span = clauses.list.get(clause)?.span;
    let is_open = library::is_left_open(document.slice(span));
    (!is_open).then(|| Change { clause, here: Some(span), there: String::new(), is_clause: true })
}

fn absent(original: &Document, clauses: &Clauses, clause: usize) -> Option<Change> {
    let words = original.slice(clauses.list.get(clause)?.span);
    let is_open = library::is_left_open(words);
    (!is_open).then(|| Change { clause, here: None, there: words.trim().to_owned(), is_clause: true })
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
    is_placeholder && !there.is_empty() && !here.is_empty() && here.split_whitespace().count() <= 12
}

/// Whether two texts differ in nothing but white space, titles and copyright lines.
fn is_verbatim(document: &str, original: &str) -> bool {
    fn pieces(text: &str) -> impl Iterator<Item = &str> {
        library::terms(text).filter(|it| it.contains(char::is_alphanumeric)).flat_map(str::split_whitespace)
    }
    pieces(document).eq(pieces(original))
}
