//! One row for the clipboard: as a table that keeps its redline in a mail or a word processor, and as marked text for
//! programs that take nothing else.

use super::{html, marked};
use crate::compare::Comparison;
use crate::report::page::one_row;
use crate::report::{Visible, one_line};
use minijinja::context;
use std::io::{self, Write as _};

const TEMPLATE: &str = include_str!("../../../assets/report/row.html");

/// A row as it goes to the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// A table with what came underlined and what went struck.
    pub html: String,
    /// The same with `{+` and `[-` around the words.
    pub text: String,
}

/// A row of a comparison for the clipboard; nothing where there is no such row.
///
/// # Errors
/// What a template says; none is known.
pub fn pasted(comparison: &Comparison, row: usize) -> io::Result<Option<Pasted>> {
    let (Some(part), Some(of)) = (one_row(comparison, row), comparison.rows.get(row)) else { return Ok(None) };
    let names: Vec<String> = comparison.documents.iter().map(|it| one_line(&it.document.short_name(), 200)).collect();
    let mut html = Vec::new();
    html::render(TEMPLATE, context! { names, row => part }, &mut html)?;
    let mut text = Vec::new();
    let mut out = Visible::new(&mut text, false);
    for (number, name) in (1..).zip(&names) {
        writeln!(out, "{number}. {name}")?;
    }
    marked::row(comparison, of, &mut out)?;
    let said = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim().to_owned();
    Ok(Some(Pasted { html: said(html), text: said(text) }))
}

#[cfg(test)]
mod tests {

    use crate::assess::Rules;
    use crate::compare::{Analysed, compare};
    use crate::document::Source;
    use crate::edits::Edits;
    use crate::lens::Lenses;
    use crate::options::Options;
    use std::sync::Arc;

    #[test]
    fn a_row_keeps_its_redline_and_words_are_no_markup() {
        let read = |name: &str, text: &str| Arc::new(Analysed::read(&[Source::new(name, text)], Rules::built_in()));
        let documents = [
            read("old.txt", "1. Grant\n\nYou may use the Work <b>freely</b>.\n"),
            read("<new>.txt", "1. Grant\n\nYou may not use the Work <b>freely</b>.\n"),
        ];
        let comparison = compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in());
        let row = comparison.rows.iter().position(crate::align::Row::is_change).unwrap();
        let pasted = super::pasted(&comparison, row).unwrap().unwrap();
        assert!(pasted.html.contains("underline\">not") && pasted.html.contains("&lt;b&gt;"), "{}", pasted.html);
        assert!(pasted.html.contains("&lt;new&gt;.txt") && !pasted.html.contains("<b>"), "{}", pasted.html);
        assert!(pasted.text.contains("{+not+}"), "{}", pasted.text);
        assert_eq!(super::pasted(&comparison, 999).unwrap(), None);
    }
}
