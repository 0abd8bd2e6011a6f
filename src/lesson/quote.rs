//! Words of a clause as a room reads them: without the number, and short enough for large type.

use crate::compare::Analysed;
use crate::document::Span;

/// A quote is no longer than this, in bytes: it has to stand on a screen in large type.
pub(super) const LONGEST: usize = 420;

/// A clause's words without its number.
pub(super) fn bare(of: &Analysed, clause: usize) -> String {
    let Some(clause) = of.clauses.list.get(clause) else { return String::new() };
    let start = clause.number.map_or(clause.span.start, |it| it.end);
    let words = of.document.plain.slice(Span::new(start.min(clause.span.end), clause.span.end));
    words.trim_start_matches(|it: char| !it.is_alphanumeric() && !"\"“(‘".contains(it)).trim_end().to_owned()
}

/// The beginning of a long clause, to its last whole sentence or word.
pub(super) fn shortened(clause: &str) -> String {
    if clause.len() <= LONGEST {
        return clause.to_owned();
    }
    let head = clause.get(..clause.floor_char_boundary(LONGEST)).unwrap_or(clause);
    let end = head.rfind(". ").map(|it| it + 1).filter(|it| *it > LONGEST / 3).or_else(|| head.rfind(' '));
    head.get(..end.unwrap_or(head.len())).unwrap_or(head).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_clauses_are_cut_where_a_sentence_or_a_word_ends() {
        let long = "You may use it. ".repeat(60);
        let cut = shortened(&long);
        assert!(cut.len() <= LONGEST && cut.ends_with('.'), "{cut}");
        assert!(shortened(&"ü".repeat(400)).len() <= LONGEST);
    }
}
