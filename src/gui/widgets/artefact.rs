//! The state of an artefact as a shape: full, half, empty, dotted; a question mark where nothing tells.

use crate::artefact::State;
use crate::gui::theme::{Tokens, label_font};
use eframe::egui::{Align2, Painter, Rect, Shape, Stroke, vec2};

/// Draws the state into a square.
pub fn artefact_mark(painter: &Painter, rect: Rect, state: State, tokens: &Tokens) {
    let (center, radius) = (rect.center(), rect.width().min(rect.height()) / 2.0 - 1.0);
    match state {
        State::Present => {
            painter.circle_filled(center, radius, tokens.supports.mark);
        }
        State::Restricted => {
            painter.circle(center, radius, tokens.strains.tint, Stroke::new(1.5, tokens.strains.mark));
            let half = Rect::from_center_size(center, vec2(radius * 2.0, radius * 2.0));
            let half = half.with_max_x(center.x);
            painter.with_clip_rect(half.intersect(painter.clip_rect())).circle_filled(
                center,
                radius,
                tokens.strains.mark,
            );
        }
        State::Unlicensed => {
            let points: Vec<_> = (0..=24_u8)
                .map(|it| center + radius * eframe::egui::Vec2::angled(f32::from(it) / 24.0 * std::f32::consts::TAU))
                .collect();
            painter.extend(Shape::dashed_line(&points, Stroke::new(1.8, tokens.strains.mark), 3.0, 2.5));
        }
        State::Absent => {
            painter.circle_stroke(center, radius, Stroke::new(1.5, tokens.conflicts.mark));
            let across = radius * 0.7 * vec2(1.0, -1.0);
            painter.line_segment([center - across, center + across], Stroke::new(1.5, tokens.conflicts.mark));
        }
        State::Unknown => {
            painter.text(center, Align2::CENTER_CENTER, "?", label_font(rect.height()), tokens.weak);
        }
    }
}
