//! Tables: the cells of a row stand on one line where they are single paragraphs.

use crate::document::Span;
use crate::document::convert::paper::Paragraph;

/// A table that is not closed yet: the cells of the row that is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub cells: Vec<Vec<Paragraph>>,
}

/// A cell that is no longer holds a number or a letter, and the next one its clause.
const NUMBER: usize = 12;

impl Table {
    /// Puts a paragraph into the cell that is read.
    pub fn push(&mut self, paragraph: Paragraph) {
        if self.cells.is_empty() {
            self.cells.push(Vec::new());
        }
        if let Some(cell) = self.cells.last_mut() {
            cell.push(paragraph);
        }
    }

    /// The row that was read, as paragraphs.
    pub fn end_row(&mut self) -> Vec<Paragraph> {
        let cells = std::mem::take(&mut self.cells).into_iter();
        let cells = cells.map(|cell| cell.into_iter().filter(|it| !it.is_blank()).collect::<Vec<_>>());
        let mut cells: Vec<Vec<Paragraph>> = cells.filter(|it| !it.is_empty()).collect();
        let is_line = cells.iter().all(|it| it.len() == 1);
        let is_numbered = cells.first().is_some_and(|it| matches!(it.as_slice(), [only] if is_number(only)));
        if is_line {
            return cells.into_iter().flatten().reduce(joined).into_iter().collect();
        }
        if is_numbered && cells.len() > 1 {
            let number = cells.remove(0);
            if let Some(cell) = cells.first_mut() {
                let first = cell.remove(0);
                cell.insert(0, number.into_iter().chain([first]).reduce(joined).unwrap_or_default());
            }
        }
        cells.into_iter().flatten().collect()
    }
}

fn is_number(paragraph: &Paragraph) -> bool {
    paragraph.label.len() + paragraph.text.trim().len() <= NUMBER
}

/// Two paragraphs on one line.
fn joined(mut left: Paragraph, right: Paragraph) -> Paragraph {
    let gap = if is_number(&left) { " " } else { "\t" };
    if !left.text.trim().is_empty() {
        left.text.truncate(left.text.trim_end().len());
        left.text.push_str(gap);
    }
    if left.label.is_empty() && left.text.is_empty() {
        return right;
    }
    if !right.label.is_empty() {
        left.text.push_str(&right.label);
        left.text.push(' ');
    }
    let by = left.text.len();
    left.text.push_str(&right.text);
    left.masked.extend(right.masked.iter().map(|it: &Span| it.shifted(by)));
    left.notes.extend(right.notes.into_iter().map(|(code, span, note)| (code, span.shifted(by), note)));
    left.heading = left.heading.or(right.heading);
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&[&str]], lines: &[&str]) {
        let mut table = Table::default();
        for cell in cells {
            table.cells.push(cell.iter().map(|it| Paragraph::of(*it)).collect());
        }
        assert_eq!(table.end_row().iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), lines);
    }

    #[test]
    fn cells_of_single_paragraphs_are_a_line_and_numbers_stand_before_their_clauses() {
        check(&[&["Licensed Material"], &["Yes"], &["2026"]], &["Licensed Material\tYes\t2026"]);
        check(&[&["1."], &["You may use it.", "You may share it."]], &["1. You may use it.", "You may share it."]);
        check(&[&["A long cell of words"], &["One.", "Two."]], &["A long cell of words", "One.", "Two."]);
        check(&[&[""], &[" "]], &[]);
    }
}
