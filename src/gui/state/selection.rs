//! Which row, column and finding the user looks at, and how to find them again once texts are read anew.

use crate::gui::state::sheet::{FindingAt, Sheet};

/// What the user looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Index into the comparison's rows.
    pub row: Option<usize>,
    /// The document whose column the user looks at.
    pub document: Option<usize>,
    /// The finding that the inspector explains.
    pub finding: Option<FindingAt>,
}

/// The clause that is selected, told by its words and number: rows have other numbers once a text is read again.
pub struct Held {
    name: String,
    anchor: String,
    label: String,
}

impl Held {
    /// What is selected, to be found again among other rows.
    pub fn of(sheet: &Sheet, selection: Selection) -> Option<Self> {
        let row = sheet.row(selection.row?)?;
        let cells = || row.cells.iter().enumerate().filter(|(_, cell)| !cell.clauses.is_empty());
        let (document, cell) = cells().find(|(it, _)| Some(*it) == selection.document).or_else(|| cells().next())?;
        let analysed = sheet.document(document)?;
        let clause = analysed.clauses.list.get(*cell.clauses.first()?)?;
        let (anchor, label) = (clause.anchor.clone(), clause.label.clone());
        Some(Self { name: analysed.document.name.clone(), anchor, label })
    }

    /// The document and the row that have it now: the same words, else the same number.
    pub fn place_in(&self, sheet: &Sheet) -> Option<(usize, usize)> {
        let documents = &sheet.comparison.documents;
        let document = documents.iter().position(|it| it.document.name == self.name)?;
        let list = &documents.get(document)?.clauses.list;
        let same_words = list.iter().position(|it| it.anchor == self.anchor);
        let clause = same_words.or_else(|| list.iter().position(|it| it.label == self.label))?;
        Some((document, sheet.row_of(document, clause)?))
    }
}
