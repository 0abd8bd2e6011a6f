//! The pages of a comparison and what they share.

use super::{definitions, matrix, openness, overview};
use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::state::sheet::Sheet;
use crate::gui::state::view::View;
use crate::gui::strings::pages as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::picture::{Picture, freedom_bars, heat_map, timeline};
use eframe::egui::{Frame, Margin, ScrollArea, Ui};
use std::sync::Arc;

/// Text pages are not set wider, in points.
const WIDEST: f32 = 1400.0;

/// Pictures of a comparison, made once for each look at it.
#[derive(Default)]
pub struct Pictures {
    of: Option<Arc<Sheet>>,
    list: Vec<Picture>,
}

impl Pictures {
    /// The pictures of what is shown.
    pub fn of(&mut self, model: &Model, sheet: &Sheet) -> &[Picture] {
        let is_same = match (&self.of, &model.sheet) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        if !is_same {
            let (comparison, lens) = (&sheet.comparison, sheet.lens);
            self.list = vec![freedom_bars(comparison, lens), heat_map(comparison, &sheet.rules, lens)];
            if comparison.documents.len() > 1 {
                self.list.push(timeline(comparison, &sheet.rules, lens));
            }
            self.of.clone_from(&model.sheet);
        }
        &self.list
    }
}

/// A page other than the texts.
pub fn page_ui(ui: &mut Ui, model: &Model, view: &mut View, pictures: &mut Pictures, commands: &mut Vec<Command>) {
    let Some(sheet) = &model.sheet else {
        ui.centered_and_justified(|ui| ui.label(say::READING));
        return;
    };
    let margin = Frame::new().inner_margin(Margin::symmetric(20, 12));
    match model.page {
        Page::Matrix => matrix::matrix_ui(ui, model, sheet, commands),
        Page::Overview | Page::Text => {
            ScrollArea::vertical().id_salt("overview").auto_shrink([false, false]).show(ui, |ui| {
                margin.show(ui, |ui| {
                    ui.set_max_width(WIDEST.min(ui.available_width()));
                    overview::overview_ui(ui, model, sheet, pictures, commands);
                });
            });
        }
        Page::Openness => {
            ScrollArea::vertical().id_salt("openness").auto_shrink([false, false]).show(ui, |ui| {
                margin.show(ui, |ui| openness::openness_ui(ui, model, view, commands));
            });
        }
        Page::Definitions => {
            ScrollArea::vertical().id_salt("definitions").auto_shrink([false, false]).show(ui, |ui| {
                margin.show(ui, |ui| definitions::definitions_ui(ui, sheet, commands));
            });
        }
    }
}

/// A heading of a page.
pub fn section_ui(ui: &mut Ui, title: &str) {
    ui.add_space(2.0 * GAP);
    ui.label(bold(title).size(17.0).color(tokens(ui).strong));
    ui.add_space(GAP);
}
