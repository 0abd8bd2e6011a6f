//! Did they change only what they said? What differs outside the clauses that were to change.

use super::Comparison;
use crate::align::{Relation, Row};

/// A clause that differs and was not to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// The document that has it.
    pub document: usize,
    /// The clause.
    pub clause: usize,
    /// Its label.
    pub label: String,
    /// How it differs.
    pub relation: Relation,
}

impl Comparison {
    /// The clauses that differ in more than cosmetics and stand neither under one of these labels nor beside a clause
    /// that does; one for each row and document, in the order of the rows. What stands below a clause belongs to it:
    /// `5` covers `5.1` and `5.a`.
    pub fn changed_beyond(&self, labels: &[String]) -> Vec<Beyond> {
        let others =
            self.rows.iter().filter(|row| row.is_change() && !self.labels_of(row).any(|it| covers(labels, it)));
        others.flat_map(|row| self.beyond(row)).collect()
    }

    /// Those of these labels that no clause of any document has.
    pub fn unknown_labels<'a>(&self, labels: &'a [String]) -> Vec<&'a str> {
        let all = || self.documents.iter().flat_map(|it| &it.clauses.list).map(|it| it.label.as_str());
        labels.iter().filter(|it| !all().any(|label| is_below(it, label))).map(String::as_str).collect()
    }

    fn labels_of<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a str> {
        let cells = self.documents.iter().zip(&row.cells);
        cells.flat_map(|(one, cell)| {
            cell.clauses.iter().filter_map(|it| Some(one.clauses.list.get(*it)?.label.as_str()))
        })
    }

    fn beyond(&self, row: &Row) -> Vec<Beyond> {
        let changed = row.cells.iter().enumerate().filter_map(|(document, cell)| {
            let relation = cell.relation.filter(|it| it.is_change())?;
            // What is absent stands in the document that has it.
            let has = if cell.clauses.is_empty() { cell.against? } else { document };
            let clause = *row.cells.get(has)?.clauses.first()?;
            let label = self.documents.get(has)?.clauses.list.get(clause)?.label.clone();
            Some(Beyond { document: has, clause, label, relation })
        });
        changed.collect()
    }
}

fn covers(labels: &[String], label: &str) -> bool {
    labels.iter().any(|it| is_below(it, label))
}

/// Whether a label is this one or stands below it.
fn is_below(above: &str, label: &str) -> bool {
    label.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_covers_what_stands_below_it_and_no_other_number() {
        assert!(is_below("5", "5") && is_below("5", "5.1") && is_below("5", "5.¶2") && is_below("4.2", "4.2.a"));
        assert!(!is_below("5", "51") && !is_below("5.1", "5") && !is_below("5", "4.5"));
    }
}
