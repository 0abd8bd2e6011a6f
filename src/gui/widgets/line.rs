//! A line of text, a section's heading and the mark of an outcome: drawn alike wherever they stand.

use crate::gui::theme::{GAP, bold, tokens};
use crate::lens::Outcome;
use eframe::egui::{
    Color32, FontId, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, text::LayoutJob, vec2,
};
use std::sync::Arc;

/// Text laid out as one line of this width, in points; what does not fit is cut with a sign.
pub fn one_line(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap.max_width = width;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A heading of a page.
pub fn section_ui(ui: &mut Ui, title: &str) {
    ui.add_space(2.0 * GAP);
    heading(ui, title, 17.0);
    ui.add_space(GAP);
}

/// Words that head what follows, in this size: screen readers go from one to the next.
pub fn heading(ui: &mut Ui, title: &str, size: f32) -> Response {
    let response = ui.label(bold(title).size(size).color(tokens(ui).strong));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    response
}

/// Says to screen readers what this whole part of the window is, such as a table or one of its rows; a name where it has
/// one.
pub fn is_part(ui: &Ui, role: Role, name: Option<&str>) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        if let Some(name) = name {
            node.set_label(name);
        }
    });
}

/// The mark of what a text comes to, in its own place of this height.
pub fn outcome_mark(ui: &mut Ui, outcome: Outcome, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, height), Sense::hover());
    let mark = Rect::from_center_size(rect.center(), vec2(11.0, 11.0));
    let hue = tokens(ui).outcome(outcome);
    match outcome {
        Outcome::Conflicts => {
            ui.painter().rect_filled(mark, 2.0, hue.mark);
        }
        Outcome::Meets => {
            ui.painter().circle_filled(mark.center(), 5.5, hue.mark);
        }
        Outcome::Undetermined => {
            ui.painter().rect_stroke(mark, 5.5, Stroke::new(1.5, hue.mark), StrokeKind::Inside);
        }
    }
}
