//! Where something stands in a file that was converted, as people say it.

use crate::align::Cell;
use crate::compare::Comparison;
use crate::document::{Document, Place, Unit};

/// "page 3", "paragraph 12".
pub fn place(place: Place) -> String {
    let unit = match place.unit {
        Unit::Page => "page",
        Unit::Paragraph => "paragraph",
    };
    format!("{unit} {}", place.number)
}

/// The same behind a clause's label, of the byte of a document's text: ", page 3"; nothing where a file was not converted.
pub fn beside(document: &Document, at: usize) -> String {
    document.place_at(at).map_or_else(String::new, |it| format!(", {}", place(it)))
}

/// The same of the first clause of a cell.
pub fn beside_cell(comparison: &Comparison, document: usize, cell: &Cell) -> String {
    let Some(one) = comparison.documents.get(document) else { return String::new() };
    let first = cell.clauses.first().and_then(|it| one.clauses.list.get(*it));
    first.map_or_else(String::new, |it| beside(&one.document, it.span.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_paragraphs_are_told_apart() {
        assert_eq!(place(Place { at: 7, unit: Unit::Page, number: 3 }), "page 3");
        assert_eq!(place(Place { at: 0, unit: Unit::Paragraph, number: 12 }), "paragraph 12");
        let plain = Document::read(&[crate::document::Source::new("a.txt", "You may use it.")]);
        assert_eq!(beside(&plain, 3), "");
    }
}
