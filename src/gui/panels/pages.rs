//! The pages of a comparison but the texts.

use super::pictures::Pictures;
use super::{definitions, matrix, openness, overview};
use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::state::view::View;
use crate::gui::strings::pages as say;
use eframe::egui::{Frame, Margin, Rect, ScrollArea, Ui, style::ScrollAnimation, vec2};

/// Text pages are not set wider, in points.
const WIDEST: f32 = 1400.0;

/// A page other than the texts.
pub fn page_ui(ui: &mut Ui, model: &Model, view: &mut View, pictures: &mut Pictures, commands: &mut Vec<Command>) {
    let Some(sheet) = &model.sheet else {
        ui.centered_and_justified(|ui| ui.label(say::READING));
        return;
    };
    let margin = Frame::new().inner_margin(Margin::symmetric(20, 12));
    match model.page {
        Page::Matrix => matrix::matrix_ui(ui, model, sheet, view, commands),
        Page::Overview | Page::Text | Page::Changes | Page::Reading => {
            ScrollArea::vertical().id_salt("overview").auto_shrink([false, false]).show(ui, |ui| {
                margin.show(ui, |ui| {
                    ui.set_max_width(WIDEST.min(ui.available_width()));
                    overview::overview_ui(ui, model, sheet, pictures, commands);
                });
                apply(ui, view, ui.min_rect());
            });
        }
        Page::Openness => {
            ScrollArea::vertical().id_salt("openness").auto_shrink([false, false]).show(ui, |ui| {
                margin.show(ui, |ui| openness::openness_ui(ui, model, view, commands));
                apply(ui, view, ui.min_rect());
            });
        }
        Page::Definitions => {
            ScrollArea::vertical().id_salt("definitions").auto_shrink([false, false]).show(ui, |ui| {
                margin.show(ui, |ui| definitions::definitions_ui(ui, sheet, commands));
                apply(ui, view, ui.min_rect());
            });
        }
    }
}

/// Scrolls the page that is being laid out, whose whole content takes this place, as a key asked for: to its ends and
/// not beyond, from where areas would spring back.
pub(super) fn apply(ui: &Ui, view: &View, content: Rect) {
    let Some(scroll) = view.scroll else { return };
    let seen = ui.clip_rect();
    let above = (seen.top() - content.top()).max(0.0);
    let below = (content.bottom() - seen.bottom()).max(0.0);
    let down = scroll.distance(seen.height()).clamp(-above, below);
    ui.scroll_with_delta_animation(vec2(0.0, -down), ScrollAnimation::none());
}
