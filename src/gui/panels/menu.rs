//! The menu bar, from the table of actions.

use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::command::focus::{Region, mark};
use crate::gui::command::table::TABLE;
use crate::gui::command::table::{ActionEntry, Menu};
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::state::view::{Columns, View};
use crate::gui::strings::actions as say;
use crate::gui::theme::{Palette, tokens};
use crate::options::Show;
use eframe::egui::{Align, Button, Layout, MenuBar, Rect, ScrollArea, Stroke, TextStyle, ThemePreference, Ui, vec2};

/// The pages, in their order.
const PAGES: [Action; 7] = [
    Action::PageOverview,
    Action::PageChanges,
    Action::PageText,
    Action::PageReading,
    Action::PageMatrix,
    Action::PageDefinitions,
    Action::PageOpenness,
];
/// Beside the words of a tab, in points.
const TAB_PAD: f32 = 10.0;
/// Between two tabs, in points.
const TAB_GAP: f32 = 4.0;
/// Room before the words of an entry, for a tick, in points.
const TICK: f32 = 24.0;

/// The menu bar.
pub fn menu_ui(ui: &mut Ui, model: &Model, view: &View, commands: &mut Vec<Command>) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            let button = ui.menu_button(menu.title(), |ui| {
                ui.set_min_width(240.0);
                let height = (ui.ctx().content_rect().height() - 56.0).max(120.0);
                ScrollArea::vertical()
                    .max_height(height)
                    .min_scrolled_height(height)
                    .show(ui, |ui| entries_ui(ui, menu, model, view, commands));
            });
            if menu == Menu::File {
                mark(ui, Region::Menu, ui.max_rect(), Some(&button.response));
            }
        }
        if model.is_empty() {
            return;
        }
        let width = tabs_width(ui);
        if ui.available_width() >= width + 2.0 * TAB_PAD {
            // They end at the right, and are drawn from the left: screen readers and Tab go through them in their order.
            ui.add_space(ui.available_width() - width);
            pages_ui(ui, model, commands);
        } else {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| pages_menu_ui(ui, model, view, commands));
        }
    });
}

/// The entries of a menu; those of one subject that would make it too long stand in menus of their own.
fn entries_ui(ui: &mut Ui, menu: Menu, model: &Model, view: &View, commands: &mut Vec<Command>) {
    ui.spacing_mut().button_padding.x = TICK;
    for entry in TABLE.iter().filter(|it| it.menu == menu) {
        if begins_group(entry.action) {
            ui.separator();
        }
        match within(entry.action) {
            None => entry_ui(ui, entry, model, view, commands),
            // A menu within stands where its first entry would.
            Some((title, first)) if first == entry.action => {
                ui.menu_button(title, |ui| {
                    ui.set_min_width(220.0);
                    let inside = TABLE.iter().filter(|it| within(it.action).is_some_and(|it| it.0 == title));
                    for entry in inside {
                        if begins_group_within(entry.action) {
                            ui.separator();
                        }
                        entry_ui(ui, entry, model, view, commands);
                    }
                });
            }
            Some(_) => {}
        }
    }
}

/// The menu within a menu in which an action stands, with the first of it.
fn within(action: Action) -> Option<(&'static str, Action)> {
    match action {
        Action::ColumnsAsFit | Action::ColumnsBeside | Action::ColumnsUnified => {
            Some((say::COLUMNS, Action::ColumnsAsFit))
        }
        Action::TextLarger
        | Action::TextSmaller
        | Action::TextUsual
        | Action::ZoomIn
        | Action::ZoomOut
        | Action::ZoomReset => Some((say::SIZE, Action::TextLarger)),
        Action::ThemeSystem
        | Action::ThemeLight
        | Action::ThemeDark
        | Action::PaletteUsual
        | Action::PaletteContrast => Some((say::COLOURS, Action::ThemeSystem)),
        _ => None,
    }
}

fn begins_group_within(action: Action) -> bool {
    matches!(action, Action::ZoomIn | Action::PaletteUsual)
}

/// What a page is called.
pub(super) fn page_name(page: Page) -> &'static str {
    PAGES.into_iter().find(|it| it.page() == Some(page)).unwrap_or(PAGES[0]).entry().label
}

/// How wide the tabs of all pages are together, in points.
fn tabs_width(ui: &Ui) -> f32 {
    let font = TextStyle::Button.resolve(ui.style());
    let color = ui.visuals().text_color();
    let words = PAGES.map(|it| {
        let words = it.entry().label.to_owned();
        ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, font.clone(), color)).size().x
    });
    words.iter().map(|it| it + 2.0 * TAB_PAD + TAB_GAP).sum()
}

/// The pages as tabs, the first at the left.
fn pages_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = TAB_GAP;
    ui.spacing_mut().button_padding.x = TAB_PAD;
    for action in PAGES {
        let entry = action.entry();
        let keys = entry.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
        let button = Button::selectable(action.page() == Some(model.page), entry.label);
        let response = ui.add_enabled((entry.enabled)(model), button);
        if response.on_hover_text(format!("{} ({keys})", entry.tooltip)).clicked() {
            commands.push(Command::Do(action));
        }
    }
}

/// The pages as a menu named after the one that is shown.
fn pages_menu_ui(ui: &mut Ui, model: &Model, view: &View, commands: &mut Vec<Command>) {
    let here = PAGES.into_iter().find(|it| it.page() == Some(model.page)).unwrap_or(PAGES[0]);
    ui.menu_button(say::page_shown(here.entry().label), |ui| {
        ui.spacing_mut().button_padding.x = TICK;
        for action in PAGES {
            entry_ui(ui, action.entry(), model, view, commands);
        }
    });
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
    let is_chosen = is_chosen(entry.action, model, view);
    let button = Button::new(label).selected(is_chosen).shortcut_text(keys);
    let response = ui.add_enabled((entry.enabled)(model), button).on_hover_text(entry.tooltip);
    if is_chosen {
        tick(ui, response.rect);
    }
    if response.clicked() {
        commands.push(Command::Do(entry.action));
        ui.close();
    }
}

/// A tick in the room before an entry's words.
fn tick(ui: &Ui, entry: Rect) {
    let at = |x: f32, y: f32| entry.left_center() + vec2(TICK / 2.0 + x, y);
    ui.painter().line(vec![at(-4.0, 0.5), at(-1.0, 3.5), at(4.5, -4.0)], Stroke::new(1.8, tokens(ui).strong));
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
            | Action::Inspector
            | Action::Find
            | Action::Back
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
        Action::Substance => view.substance,
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
