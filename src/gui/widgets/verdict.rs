//! The mark of an answer: a full circle says yes, a half one yes on conditions, a full square no; hollow ones say that the
//! text does not say, or that it was not read.

use crate::gui::theme::{Hue, Tokens, tokens};
use crate::question::Verdict;
use eframe::egui::{Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

/// The side of a mark, in points.
const SIDE: f32 = 11.0;

/// Draws the mark of an answer in its own place of this height.
pub fn verdict_mark(ui: &mut Ui, verdict: Verdict, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(SIDE + 3.0, height), Sense::hover());
    draw(ui.painter(), rect.center(), verdict, tokens(ui));
}

/// The hue of an answer. Green is for a yes without conditions alone.
fn verdict_hue(tokens: &Tokens, verdict: Verdict) -> Hue {
    match verdict {
        Verdict::Yes => tokens.supports,
        Verdict::If => tokens.compatible,
        Verdict::No => tokens.conflicts,
        Verdict::Unsaid => tokens.silent,
        Verdict::Unread => tokens.strains,
    }
}

fn draw(painter: &Painter, center: Pos2, verdict: Verdict, tokens: &Tokens) {
    let hue = verdict_hue(tokens, verdict);
    let half = SIDE / 2.0;
    let square = Rect::from_center_size(center, Vec2::splat(SIDE));
    let line = Stroke::new(1.6, hue.mark);
    match verdict {
        Verdict::Yes => {
            painter.circle_filled(center, half, hue.mark);
        }
        Verdict::If => {
            painter.circle_stroke(center, half, line);
            let lower = Rect::from_min_max(pos2(square.left(), center.y), square.right_bottom());
            painter.with_clip_rect(lower.intersect(painter.clip_rect())).circle_filled(center, half, hue.mark);
        }
        Verdict::No => {
            painter.rect_filled(square, 2.0, hue.mark);
        }
        Verdict::Unsaid => {
            painter.circle_stroke(center, half, line);
        }
        Verdict::Unread => {
            painter.rect_stroke(square, 2.0, line, StrokeKind::Inside);
            let across = |dx: f32| pos2(center.x + dx, center.y - dx);
            painter.line_segment([across(half - 2.0), across(2.0 - half)], line);
        }
    }
}
