//! What every table of the page shares: its columns, their heads, and the shape of a state.

use crate::artefact::State;
use crate::document::visible;
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::artefact_mark;
use crate::openness::Release;
use eframe::egui::{Label, Rect, Sense, Ui, vec2};

/// A release's name as a column head, cut where it is long.
pub fn head_ui(ui: &mut Ui, release: &Release, width: f32) {
    let name = visible(&release.name);
    ui.set_width(width);
    let source = visible(&release.analysed.document.short_name());
    ui.add(Label::new(bold(&name)).truncate()).on_hover_text(format!("{name}\n{source}"));
}

/// The state as a shape, as high as a line.
pub fn mark_ui(ui: &mut Ui, state: State) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
    artefact_mark(ui.painter(), Rect::from_center_size(rect.center(), vec2(14.0, 14.0)), state, tokens(ui));
}

/// The width of a column, so that all are in sight where that is possible.
pub fn column(ui: &Ui, first: f32, count: usize) -> f32 {
    let count = f32::from(u16::try_from(count).unwrap_or(u16::MAX)).max(1.0);
    ((ui.available_width() - first) / count - 16.0).clamp(if count > 2.0 { 120.0 } else { 190.0 }, 460.0)
}
