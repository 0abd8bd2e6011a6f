//! The menu bar, from the table of actions.

use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::command::focus::{Region, mark};
use crate::gui::command::table::TABLE;
use crate::gui::command::table::{ActionEntry, Menu};
use crate::gui::state::model::Model;
use crate::gui::state::view::{Columns, View};
use crate::gui::theme::Palette;
use crate::options::Show;
use eframe::egui::{Align, Button, Layout, MenuBar, ScrollArea, ThemePreference, Ui};

/// The menu bar.
pub fn menu_ui(ui: &mut Ui, model: &Model, view: &View, commands: &mut Vec<Command>) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            let button = ui.menu_button(menu.title(), |ui| {
                ui.set_min_width(240.0);
                let height = (ui.ctx().content_rect().height() - 56.0).max(120.0);
                ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
                    for entry in TABLE.iter().filter(|it| it.menu == menu) {
                        if begins_group(entry.action) {
                            ui.separator();
                        }
                        entry_ui(ui, entry, model, view, commands);
                    }
                });
            });
            if menu == Menu::File {
                mark(ui, Region::Menu, ui.max_rect(), Some(&button.response));
            }
        }
        if !model.is_empty() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| pages_ui(ui, model, commands));
        }
    });
}

/// The pages as tabs, the first at the left.
fn pages_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    ui.spacing_mut().button_padding.x = 10.0;
    let actions =
        [Action::PageOpenness, Action::PageDefinitions, Action::PageMatrix, Action::PageText, Action::PageOverview];
    for action in actions {
        let entry = action.entry();
        let keys = entry.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
        let button = Button::selectable(action.page() == Some(model.page), entry.label);
        let response = ui.add_enabled((entry.enabled)(model), button);
        if response.on_hover_text(format!("{} ({keys})", entry.tooltip)).clicked() {
            commands.push(Command::Do(action));
        }
    }
}

fn entry_ui(ui: &mut Ui, entry: &ActionEntry, model: &Model, view: &View, commands: &mut Vec<Command>) {
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
            | Action::Reload
            | Action::Settings
            | Action::Quit
            | Action::CopyClause
            | Action::Stop
            | Action::ShowAll
            | Action::ByClause
            | Action::ColumnsAsFit
            | Action::TextLarger
            | Action::Inspector
            | Action::PaletteUsual
            | Action::Find
            | Action::Back
            | Action::ThemeSystem
            | Action::ZoomIn
            | Action::NextDeviation
            | Action::NextRow
    )
}

fn is_chosen(action: Action, model: &Model, view: &View) -> bool {
    match action {
        Action::ShowAll => model.filter.show == Show::All,
        Action::ShowChanges => model.filter.show == Show::Changes,
        Action::ShowDeviations => model.filter.show == Show::Deviations,
        Action::Inspector => view.inspector,
        Action::Cosmetic => view.cosmetic,
        Action::ByClause => by_topic(model) == Some(false),
        Action::ByTopic => by_topic(model) == Some(true),
        Action::ColumnsAsFit => view.columns == Columns::AsFits,
        Action::ColumnsBeside => view.columns == Columns::Beside,
        Action::ColumnsUnified => view.columns == Columns::Unified,
        Action::PaletteUsual => view.palette == Palette::Usual,
        Action::PaletteContrast => view.palette == Palette::Contrast,
        Action::ThemeSystem => view.theme == ThemePreference::System,
        Action::ThemeLight => view.theme == ThemePreference::Light,
        Action::ThemeDark => view.theme == ThemePreference::Dark,
        _ => action.page() == Some(model.page) && !model.is_empty(),
    }
}

/// Whether rows stand for topics, where documents are compared.
fn by_topic(model: &Model) -> Option<bool> {
    model.sheet.as_ref().map(|it| it.topics.is_shown(model.arrangement))
}
