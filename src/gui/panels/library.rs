//! Every text that can be opened, and records of those that cannot yet: searchable, one click opens, two ticks compare.

use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::state::library::{Item, LibraryList, search};
use crate::gui::strings::pages as say;
use crate::gui::theme::{bold, tokens};
use crate::library::{self, Entry, Record};
use eframe::egui::{AtomExt as _, Button, RichText, ScrollArea, TextEdit, Ui, vec2};

/// Search field and list; a click opens.
pub fn library_ui(ui: &mut Ui, list: &mut LibraryList, height: f32, commands: &mut Vec<Command>) {
    let field = TextEdit::singleline(&mut list.query).hint_text(say::SEARCH_BY_NAME_OR).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(say::SEARCH_LIBRARY);
    if std::mem::take(&mut list.wants_focus) {
        response.request_focus();
    }
    let is_new = response.changed();
    let imported = library::imported().len();
    if is_new || list.found.as_ref().is_none_or(|(count, _)| *count != imported) {
        list.found = Some((imported, search(&list.query)));
    }
    actions_ui(ui, &mut list.ticked, imported, commands);
    let found = list.found.as_ref().map_or(&[][..], |(_, found)| found);
    if found.is_empty() {
        ui.label(say::NOTHING_NAME_LICENCES_NOT);
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
            for item in found.get(rows).unwrap_or(&[]) {
                match item {
                    Item::Text(entry) => entry_ui(ui, entry, &mut list.ticked, commands),
                    Item::Record(record) => record_ui(ui, record, commands),
                }
            }
        });
}

fn actions_ui(ui: &mut Ui, ticked: &mut Vec<String>, imported: usize, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        match ticked.len() {
            0 => {}
            count => {
                let label = say::open(say::ticked_texts(count));
                if ui.button(label).clicked() {
                    commands.push(Command::Open(std::mem::take(ticked)));
                }
            }
        }
        let get = Action::GetTexts.entry();
        let label = if imported == 0 { say::GET_LLAMA_GEMMA_OTHERS } else { say::IMPORT_MORE_TEXTS };
        if ui.button(label).on_hover_text(get.tooltip).clicked() {
            commands.push(Command::Do(Action::GetTexts));
        }
    });
}

fn entry_ui(ui: &mut Ui, entry: &Entry, ticked: &mut Vec<String>, commands: &mut Vec<Command>) {
    let name = if entry.name == entry.id { String::new() } else { entry.name.to_owned() };
    let note = match (entry.own, entry.osi_approved, entry.fsf_libre, entry.imported) {
        (.., Some((collection, _))) => collection.name.as_str(),
        (true, ..) => say::FICTIONAL_TEACHING,
        (_, true, ..) => say::OSI_APPROVED,
        (_, false, true, _) => say::FSF_LIBRE,
        _ => "",
    };
    let key = entry.key();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let mut is_ticked = ticked.contains(&key);
        let tick = ui.checkbox(&mut is_ticked, "");
        if tick.on_hover_text(say::tick_open_others(entry.id)).changed() {
            ticked.retain(|it| *it != key);
            if is_ticked {
                ticked.push(key.clone());
            }
        }
        let button = row_button(entry.id, &name, note, ui);
        if ui.add(button).on_hover_text(about(entry)).clicked() {
            commands.push(Command::Open(vec![key.clone()]));
        }
    });
}

fn row_button(id: &str, name: &str, note: &str, ui: &Ui) -> Button<'static> {
    let tokens = tokens(ui);
    Button::new((bold(id.to_owned()), RichText::new(name.to_owned()).color(tokens.text).atom_shrink(true)))
        .right_text(RichText::new(note.to_owned()).small().color(tokens.weak))
        .frame_when_inactive(false)
        .min_size(vec2(ui.available_width(), 0.0))
        .truncate()
}

/// What hovering over a text says: its name, and of an imported one where it is from and under which terms.
fn about(entry: &Entry) -> String {
    let Some((collection, text)) = entry.imported else { return entry.name.to_owned() };
    let steward = if text.steward.is_empty() { String::new() } else { say::by_steward(&text.steward) };
    let hash = collection.sha256.get(..8).unwrap_or_default();
    say::imported_tip(
        entry.name,
        &steward,
        &collection.name,
        &collection.source,
        &collection.date,
        hash,
        &collection.terms,
    )
}

/// A licence without its text: a click says where to get it.
fn record_ui(ui: &mut Ui, record: &Record, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(28.0);
        let button = row_button(&record.id, &record.name, say::TEXT_NOT_INCLUDED, ui);
        let link = record.link.as_deref().map_or(String::new(), |it| format!("\n{it}"));
        let told = say::record_tip(&record.name, &record.steward, &record.summary, &record.get, &link);
        if ui.add(button).on_hover_text(told).clicked() {
            commands.push(Command::AboutRecord(record.id.clone()));
        }
    });
}
