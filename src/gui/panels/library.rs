//! The built-in texts, searchable.

use crate::gui::command::Command;
use crate::gui::theme::{bold, tokens};
use crate::library::{self, Entry};
use eframe::egui::{Button, RichText, ScrollArea, TextEdit, Ui};

/// The list with what was typed into its search field.
#[derive(Debug, Default)]
pub struct LibraryList {
    query: String,
    /// Indices of the entries that match, kept while the query stays.
    found: Option<Vec<usize>>,
}

impl LibraryList {
    /// Search field and list; a click opens.
    pub fn ui(&mut self, ui: &mut Ui, height: f32, commands: &mut Vec<Command>) {
        let field = TextEdit::singleline(&mut self.query)
            .hint_text("Search the built-in library, for example Apache")
            .desired_width(f32::INFINITY);
        if ui.add(field).accessible_name("Search the built-in library").changed() {
            self.found = None;
        }
        let entries = library::entries();
        let found = self.found.get_or_insert_with(|| search(entries, &self.query));
        if found.is_empty() {
            ui.label("Nothing of that name. Licences of models that SPDX does not list are opened from files.");
        }
        // Every row is exactly this high: the list only draws those in sight.
        let row = ui.spacing().interact_size.y;
        ui.spacing_mut().button_padding.y = 1.0;
        ui.spacing_mut().item_spacing.y = 2.0;
        ScrollArea::vertical()
            .id_salt("library")
            .min_scrolled_height(height)
            .max_height(height)
            .auto_shrink([false, false])
            .show_rows(ui, row, found.len(), |ui, rows| {
                for entry in found.get(rows).unwrap_or(&[]).iter().filter_map(|index| entries.get(*index)) {
                    entry_ui(ui, entry, commands);
                }
            });
    }
}

fn entry_ui(ui: &mut Ui, entry: &Entry, commands: &mut Vec<Command>) {
    let tokens = tokens(ui);
    let name = if entry.name == entry.id { String::new() } else { entry.name.to_owned() };
    let note = match (entry.own, entry.osi_approved, entry.fsf_libre) {
        (true, ..) => "fictional, for teaching",
        (_, true, _) => "OSI approved",
        (_, false, true) => "FSF libre",
        _ => "",
    };
    let button = Button::new((bold(entry.id), RichText::new(name).color(tokens.text)))
        .right_text(RichText::new(note).small().color(tokens.weak))
        .frame_when_inactive(false)
        .min_size(eframe::egui::vec2(ui.available_width(), 0.0))
        .truncate();
    if ui.add(button).on_hover_text(entry.name).clicked() {
        commands.push(Command::Open(vec![entry.key()]));
    }
}

/// Entries whose id or name has every word of the query, the project's own first.
fn search(entries: &[Entry], query: &str) -> Vec<usize> {
    let words: Vec<_> = query.split_whitespace().map(str::to_lowercase).collect();
    let matches = |entry: &Entry| {
        let text = format!("{} {}", entry.id, entry.name).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut found: Vec<_> = entries.iter().enumerate().filter(|(_, it)| matches(it)).map(|(index, _)| index).collect();
    let is_minor = |index: &usize| entries.get(*index).map(|it| (!it.own, it.deprecated));
    found.sort_by_key(is_minor);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_takes_every_word_in_any_case() {
        let ids = |query: &str| -> Vec<_> {
            search(library::entries(), query).into_iter().map(|it| library::entries()[it].id).collect()
        };
        assert!(ids("mozilla 2.0").contains(&"MPL-2.0"));
        assert!(!ids("mozilla 2.0").contains(&"MPL-1.1"));
        assert!(ids("no such licence at all").is_empty());
    }
}
