//! The parts of the window. Each reads the model, keeps its own view state and pushes commands.

mod artefact;
mod book;
mod changes;
mod criteria;
mod definitions;
mod drop_hint;
mod facts;
mod find;
mod finding;
mod findings;
mod inspector;
mod library;
mod matrix;
mod menu;
mod notices;
mod openness;
mod outline;
mod overview;
mod pages;
mod pictures;
mod reading;
mod remarks;
mod sheet;
mod start;
mod toolbar;
mod topics;
mod unread;

pub use drop_hint::drop_hint;
pub use library::library_ui;

use crate::gui::command::Command;
use crate::gui::command::focus::{Region, mark};
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::state::view::View;
use crate::gui::strings::window as say;
use crate::gui::theme::tokens;
use crate::gui::widgets::is_part;
use eframe::egui::{CentralPanel, Frame, Margin, Panel, Role, Ui};

/// In a narrower window the inspector is a drawer below the page, in points.
const NARROW: f32 = 900.0;

/// Panels with their own view state.
#[derive(Default)]
pub struct Panels {
    start: start::StartPage,
    sheet: sheet::SheetPanel,
    pictures: pictures::Pictures,
    changes: changes::ChangesPanel,
    book: book::BookPanel,
}

/// Shows everything but dialogs.
pub fn show(ui: &mut Ui, panels: &mut Panels, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
    let tokens = tokens(ui);
    let bar = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(8, 4));
    Panel::top("menu").frame(bar).show(ui, |ui| {
        is_part(ui, Role::MenuBar, Some(say::MENUS_AND_PAGES));
        menu::menu_ui(ui, model, view, commands);
    });
    notices::notices_ui(ui, model, commands);
    if model.is_empty() {
        let page = Frame::new().fill(tokens.page);
        CentralPanel::no_frame().frame(page).show(ui, |ui| {
            is_part(ui, Role::Main, Some(say::START));
            panels.start.ui(ui, model, view, commands);
        });
        view.scroll = None;
        return;
    }
    Panel::top("toolbar").frame(bar).show(ui, |ui| {
        is_part(ui, Role::Toolbar, Some(say::TOOLS));
        toolbar::toolbar_ui(ui, model, commands);
    });
    if model.find.is_some() {
        Panel::top("find").frame(bar).show(ui, |ui| {
            is_part(ui, Role::Search, Some(say::SEARCH));
            find::find_ui(ui, model, view, commands);
        });
    }
    if view.inspector && ui.available_width() < NARROW {
        // Beside the texts it would take half of them: a drawer below leaves them their width.
        let drawer = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(12, 6));
        Panel::bottom("inspector drawer")
            .frame(drawer)
            .resizable(true)
            .default_size(0.32 * ui.available_height())
            .size_range(90.0..=(0.6 * ui.available_height()).max(90.0))
            .show(ui, |ui| inspector::inspector_ui(ui, model, view, commands));
    } else if view.inspector {
        let side = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(12, 8));
        Panel::right("inspector")
            .frame(side)
            .default_size(362.0)
            .size_range(240.0..=(0.45 * ui.available_width()).clamp(240.0, 640.0))
            .show(ui, |ui| inspector::inspector_ui(ui, model, view, commands));
    }
    let page = Frame::new().fill(tokens.page);
    CentralPanel::no_frame().frame(page).show(ui, |ui| {
        mark(ui, Region::Page, ui.max_rect(), None);
        is_part(ui, Role::Main, Some(menu::page_name(model.page)));
        match model.page {
            Page::Text => match model.sheet.as_ref().filter(|it| it.topics.is_shown(model.arrangement)) {
                Some(sheet) => topics::topics_ui(ui, model, sheet, view, commands),
                None => panels.sheet.ui(ui, model, view, commands),
            },
            Page::Reading => panels.book.ui(ui, model, view, commands),
            Page::Changes => panels.changes.ui(ui, model, view, commands),
            _ => pages::page_ui(ui, model, view, &mut panels.pictures, commands),
        }
    });
    view.scroll = None;
}
