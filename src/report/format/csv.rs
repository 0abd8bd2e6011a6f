//! The departures table as comma-separated values, for any spreadsheet.
//!
//! With a byte-order mark, so that a spreadsheet reads it as UTF-8, and line ends as RFC 4180 has them. What a
//! spreadsheet would take for a formula gets an apostrophe before it.

use crate::compare::Comparison;
use crate::report::Context;
use crate::report::departures::Departures;
use std::io::{self, Write};

/// Writes the table.
pub(super) fn write(comparison: &Comparison, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let (head, lines) = Departures::of(comparison, context).sheet();
    out.write_all("\u{feff}".as_bytes())?;
    for line in std::iter::once(&head).chain(&lines) {
        let cells: Vec<String> = line.iter().map(|it| cell(it)).collect();
        write!(out, "{}\r\n", cells.join(","))?;
    }
    Ok(())
}

/// One cell, always in quotes, so that no sign in it ends it.
fn cell(text: &str) -> String {
    // A spreadsheet looks behind blanks and quotes too.
    let first = text.trim_start_matches([' ', '\t', '\r', '\n', '"', '\u{a0}', '\u{3000}']).chars().next();
    let is_formula =
        first.is_some_and(|it| matches!(it, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%'));
    let is_steering = text.starts_with(['\t', '\r', '\n']);
    let guard = if is_formula || is_steering { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('\r', "").replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_ends_early() {
        assert_eq!(cell("plain, \"quoted\"\nand more"), "\"plain, \"\"quoted\"\"\nand more\"");
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1", "\"=1", "\u{a0}=1"] {
            assert!(cell(formula).starts_with("\"'"), "{formula}");
        }
        assert_eq!(cell("4.2: “-1”"), "\"4.2: “-1”\"");
        assert_eq!(cell("\tx"), "\"'\tx\"");
    }
}
