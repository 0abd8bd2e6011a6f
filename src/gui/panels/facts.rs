//! What is known of the documents themselves.

use crate::assess::Import;
use crate::compare::Analysed;
use crate::document::{language_name, visible};
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::inspector as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::library::{self, Collection, ImportedText};
use crate::report::releases;
use eframe::egui::{Grid, Label, RichText, Ui};

/// The facts, document by document.
pub fn facts_ui(ui: &mut Ui, sheet: &Sheet) {
    for (index, analysed) in sheet.comparison.documents.iter().enumerate() {
        ui.push_id(index, |ui| document_ui(ui, analysed));
        ui.add_space(2.0 * GAP);
    }
    ui.label(RichText::new(say::READING_AID_NOT_LEGAL).color(tokens(ui).weak));
}

fn document_ui(ui: &mut Ui, analysed: &Analysed) {
    let document = &analysed.document;
    ui.label(bold(visible(&analysed.title())).color(tokens(ui).strong));
    Grid::new("facts").num_columns(2).spacing([10.0, 4.0]).show(ui, |ui| {
        let mut fact = |name: &str, value: &str| {
            ui.label(RichText::new(name).color(tokens(ui).weak));
            ui.add(Label::new(visible(value)).wrap());
            ui.end_row();
        };
        fact(say::NAME, &document.name);
        fact(say::SIZE, &say::bytes(document.bytes));
        for part in &document.parts {
            fact(say::FORMAT, &format!("{}, {}", part.media_type.name(), part.encoding));
            fact(say::SHA_256, &part.sha256);
        }
        if let Some((collection, text)) = imported(&document.name) {
            fact(say::FROM, &format!("{}, {}", collection.name, collection.source));
            fact(say::IMPORTED, &say::imported_on(&collection.date, &collection.sha256));
            fact(say::PUBLISHED, &text.link);
            fact(say::TERMS, &collection.terms);
        }
        if let Some(read_in) = releases::read_in(&analysed.terms) {
            fact(say::TERMS, &read_in);
        }
        fact(say::LANGUAGE, document.language.map_or(say::TOO_SHORT_TELL, language_name));
        fact(say::CLAUSES, &analysed.clauses.list.len().to_string());
        fact(say::UNREAD, &say::sentences(analysed.assessment.unread.len()));
    });
    for import in analysed.assessment.imports.iter().filter(|it| !it.loaded) {
        ui.label(import_words(import));
    }
    for diagnostic in analysed.diagnostics() {
        ui.label(say::note(visible(&diagnostic.message)));
    }
}

/// Where a text of the library was imported from, if this is one.
fn imported(name: &str) -> Option<(&'static Collection, &'static ImportedText)> {
    let (prefix, id) = name.split_once(':')?;
    library::entry_at(prefix, id)?.imported
}

fn import_words(import: &Import) -> String {
    let target = import.target.as_deref().map(|it| format!(" ({})", visible(it))).unwrap_or_default();
    say::not_loaded_open_both(&import.what, &target)
}
