//! A picture drawn by the painter.

use super::badge::letter_color;
use super::line::one_line;
use crate::gui::theme::{bold_font, tokens};
use crate::picture::{Ink, Item, Mark, Picture, Words};
use eframe::egui::{FontId, Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Draws a picture as wide as there is room. Returns the document and finding that a clicked mark leads to.
pub fn picture_ui(ui: &mut Ui, picture: &Picture) -> Option<(usize, usize)> {
    let scale = (ui.available_width() / picture.size.0).clamp(0.4, 1.25);
    let size = vec2(picture.size.0 * scale, picture.size.1 * scale);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{}. {}", picture.title, picture.alt)));
    if !ui.is_rect_visible(rect) {
        return None;
    }
    let at = |(x, y): (f32, f32)| rect.min + vec2(x, y) * scale;
    let tokens = tokens(ui);
    let mut clicked = None;
    for (index, item) in picture.items.iter().enumerate() {
        match item {
            Item::Line { from, to, ink } => {
                let stroke = match ink {
                    Ink::Rule => Stroke::new(1.0, tokens.line),
                    Ink::Weight(weight) => Stroke::new(3.0, tokens.weight(*weight).mark),
                };
                ui.painter().line_segment([at(*from), at(*to)], stroke);
            }
            Item::Words(words) => words_ui(ui, words, at(words.at), scale),
            Item::Mark(mark) => {
                let (x, y, width, height) = mark.place;
                let place = Rect::from_min_size(at((x, y)), vec2(width, height) * scale);
                let id = response.id.with(index);
                if mark_ui(ui, mark, place, id, scale) {
                    clicked = mark.leads_to.or(clicked);
                }
            }
        }
    }
    clicked
}

/// A mark; whether it was clicked.
fn mark_ui(ui: &Ui, mark: &Mark, place: Rect, id: Id, scale: f32) -> bool {
    let tokens = tokens(ui);
    let look = super::badge::Look::of(mark.weight, tokens, place.height());
    let response = ui.interact(place, id, if mark.leads_to.is_some() { Sense::click() } else { Sense::hover() });
    let role = if mark.leads_to.is_some() { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &mark.told));
    let stroke = if response.hovered() || response.has_focus() { Stroke::new(2.5, tokens.strong) } else { look.stroke };
    ui.painter().rect(place, look.radius, look.fill, stroke, StrokeKind::Inside);
    if !mark.words.is_empty() {
        let galley = one_line(
            ui,
            &mark.words,
            FontId::proportional(11.0 * scale),
            letter_color(mark.weight, tokens),
            (place.width() - 4.0).max(4.0),
        );
        let at = place.center() - galley.size() / 2.0;
        ui.painter().galley(at, galley, tokens.text);
    }
    response.on_hover_text(&mark.told).clicked()
}

fn words_ui(ui: &Ui, words: &Words, at: Pos2, scale: f32) {
    let size = words.size * scale;
    let font = if words.strong { bold_font(size) } else { FontId::proportional(size) };
    let galley = one_line(ui, &words.text, font, tokens(ui).text, (words.width * scale).max(4.0));
    let left = if words.ends { at.x - galley.size().x } else { at.x };
    ui.painter().galley(pos2(left, at.y - galley.size().y / 2.0), galley, tokens(ui).text);
}
