//! The words that are copied.

use super::window::Window;
use crate::gui::command::action::Action;
use crate::gui::state::filter::Piece;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::work as say;
use crate::report;

/// Copies the words that an action means.
pub fn copy(window: &mut Window<'_>, action: Action) {
    if let Some(text) = copied(window.model, action) {
        window.ctx.copy_text(text);
        window.model.notice = Some(say::COPIED.to_owned());
    }
}

/// Copies the selected row as a table that keeps its changes, and as marked text for programs that take no table.
pub fn copy_redline(window: &mut Window<'_>) {
    let Some((sheet, row)) = window.model.sheet.as_ref().zip(window.model.selection.row) else { return };
    let pasted = match report::pasted(&sheet.comparison, row) {
        Ok(Some(pasted)) => pasted,
        Ok(None) => return,
        Err(error) => {
            window.model.notice = Some(say::copied_as_text(error.to_string()));
            return;
        }
    };
    let set = arboard::Clipboard::new().and_then(|mut it| it.set_html(pasted.html, Some(pasted.text.clone())));
    window.model.notice = Some(match set {
        Ok(()) => say::COPIED_AS_REDLINE.to_owned(),
        // A desktop without a clipboard for tables still takes text.
        Err(error) => {
            window.ctx.copy_text(pasted.text);
            say::copied_as_text(error.to_string())
        }
    });
}

/// The words that a copying action means.
fn copied(model: &Model, action: Action) -> Option<String> {
    let sheet = model.sheet.as_ref()?;
    let document = model.selection.document.unwrap_or(sheet.comparison.baseline);
    let analysed = sheet.document(document)?;
    match action {
        Action::CopyDocument => Some(analysed.document.text.clone()),
        Action::CopySide => {
            let rows = sheet.pieces.iter().filter_map(|it| if let Piece::Row(row) = it { Some(*row) } else { None });
            Some(
                rows.map(|row| words_of(sheet, row, document))
                    .filter(|it| !it.is_empty())
                    .collect::<Vec<_>>()
                    .join("\n\n"),
            )
        }
        Action::CopyRow => {
            let row = model.selection.row?;
            let of = |document: usize| {
                let name = sheet.document(document)?.document.short_name();
                let words = words_of(sheet, row, document);
                Some(format!("{name}:\n{}", if words.is_empty() { say::NOT_IN_THIS_TEXT } else { &words }))
            };
            Some((0..sheet.comparison.documents.len()).filter_map(of).collect::<Vec<_>>().join("\n\n"))
        }
        _ => {
            let row = model.selection.row?;
            // Where the chosen column has nothing, the first that has something is meant.
            let documents = std::iter::once(document).chain(0..sheet.comparison.documents.len());
            documents.map(|it| words_of(sheet, row, it)).find(|it| !it.is_empty())
        }
    }
}

/// What a document has in a row, as the document has it.
fn words_of(sheet: &Sheet, row: usize, document: usize) -> String {
    let (Some(analysed), Some(cell)) = (sheet.document(document), sheet.row(row).and_then(|it| it.cells.get(document)))
    else {
        return String::new();
    };
    let clauses = cell.clauses.iter().filter_map(|it| analysed.clauses.list.get(*it));
    clauses.map(|it| analysed.document.slice(it.span).trim()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Rules;
    use crate::compare::{Analysed, compare};
    use crate::document::Source;
    use crate::edits::Edits;
    use crate::lens::Lenses;
    use std::sync::Arc;

    const ONE: &str = "1. Grant\n\nYou may use the Work.\n\n2. End\n\nIt ends on 1 May 2030.\n";
    const OTHER: &str = "1. Grant\n\nYou may use the Work.\n";

    fn model() -> Model {
        let read = |name: &str, text: &str| Arc::new(Analysed::read(&[Source::new(name, text)], Rules::built_in()));
        let mut model = Model::default();
        let documents = [read("one.txt", ONE), read("other.txt", OTHER)];
        let comparison = compare(&documents, &Edits::default(), &model.options, Lenses::built_in());
        let rules = Arc::clone(&model.rules);
        let sheet = Sheet::of(Arc::new(comparison), rules, &model.lens, &model.filter, &model.unfolded);
        model.sheet = Some(Arc::new(sheet));
        model
    }

    #[test]
    fn what_is_copied_is_what_the_document_has() {
        let mut model = model();
        assert_eq!(copied(&model, Action::CopyClause), None, "nothing is selected");
        let end = model.sheet.as_ref().and_then(|it| it.row_of(0, it.document(0)?.clauses.list.last()?.id));
        model.selection.row = end;
        model.selection.document = Some(1);
        let clause = copied(&model, Action::CopyClause).unwrap_or_default();
        assert_eq!(clause, "2. End\n\nIt ends on 1 May 2030.", "a column without words gives way to one with words");
        let row = copied(&model, Action::CopyRow).unwrap_or_default();
        assert!(row.contains("one.txt:\n2. End") && row.contains("other.txt:\n(not in this text)"), "{row}");
        assert_eq!(copied(&model, Action::CopyDocument).as_deref(), Some(OTHER));
        assert_eq!(copied(&model, Action::CopySide).as_deref(), Some("1. Grant\n\nYou may use the Work."));
    }
}
