//! The menu bar, from the table of actions.

use crate::gui::actions::TABLE;
use crate::gui::command::{Action, Command, Entry, Menu};
use crate::gui::model::Model;
use crate::gui::view::View;
use crate::options::Show;
use eframe::egui::{Button, MenuBar, ThemePreference, Ui};

/// The menu bar.
pub fn menu_ui(ui: &mut Ui, model: &Model, view: &View, commands: &mut Vec<Command>) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.title(), |ui| {
                ui.set_min_width(240.0);
                for entry in TABLE.iter().filter(|it| it.menu == menu) {
                    if begins_group(entry.action) {
                        ui.separator();
                    }
                    entry_ui(ui, entry, model, view, commands);
                }
            });
        }
    });
}

fn entry_ui(ui: &mut Ui, entry: &Entry, model: &Model, view: &View, commands: &mut Vec<Command>) {
    let keys = entry.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
    // What would be taken back is named: "Undo pin 4.2 of a and 5.1 of b".
    let step = match entry.action {
        Action::Undo => model.history.undo_label(),
        Action::Redo => model.history.redo_label(),
        _ => None,
    };
    let label = step.map_or_else(|| entry.label.to_owned(), |step| format!("{} {step}", entry.label));
    let button = Button::new(label).selected(is_chosen(entry.action, model, view)).shortcut_text(keys);
    let response = ui.add_enabled((entry.enabled)(model), button).on_hover_text(entry.tooltip);
    if response.clicked() {
        commands.push(Command::Do(entry.action));
        ui.close();
    }
}

fn begins_group(action: Action) -> bool {
    matches!(
        action,
        Action::Save
            | Action::Export
            | Action::CloseAll
            | Action::Original
            | Action::Pin
            | Action::Inspector
            | Action::ThemeSystem
            | Action::ZoomIn
            | Action::NextDeviation
            | Action::NextRow
    )
}

fn is_chosen(action: Action, model: &Model, view: &View) -> bool {
    match action {
        Action::ShowAll => model.show == Show::All,
        Action::ShowChanges => model.show == Show::Changes,
        Action::ShowDeviations => model.show == Show::Deviations,
        Action::Inspector => view.inspector,
        Action::ThemeSystem => view.theme == ThemePreference::System,
        Action::ThemeLight => view.theme == ThemePreference::Light,
        Action::ThemeDark => view.theme == ThemePreference::Dark,
        _ => false,
    }
}
