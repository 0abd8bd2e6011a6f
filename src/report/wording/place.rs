//! Where something stands in a file that was converted, as people say it.

use crate::document::{Place, Unit};

/// "page 3", "paragraph 12".
pub fn place(place: Place) -> String {
    let unit = match place.unit {
        Unit::Page => "page",
        Unit::Paragraph => "paragraph",
    };
    format!("{unit} {}", place.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_paragraphs_are_told_apart() {
        assert_eq!(place(Place { at: 7, unit: Unit::Page, number: 3 }), "page 3");
        assert_eq!(place(Place { at: 0, unit: Unit::Paragraph, number: 12 }), "paragraph 12");
    }
}
