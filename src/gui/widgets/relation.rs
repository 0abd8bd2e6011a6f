//! The mark in the margin that says how a clause relates to the one it is measured against.

use crate::align::Relation;
use crate::gui::strings::words as say;
use crate::gui::theme::{Hue, Tokens};
use eframe::egui::{Painter, Pos2, Stroke, Vec2, pos2, vec2};

/// How a relation is said.
pub fn relation_word(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => say::SAME,
        Relation::Cosmetic => say::SAME_BUT_TYPOGRAPHY,
        Relation::Edited => say::WORDS_DIFFER,
        Relation::Moved => say::MOVED,
        Relation::MovedEdited => say::MOVED_WORDS_DIFFER,
        Relation::Split => say::SPLIT_INTO_SEVERAL,
        Relation::Merged => say::MERGED_INTO_ONE,
        Relation::Added => say::ONLY_HERE,
        Relation::Absent => say::NOT_HERE,
    }
}

/// The colour of a relation.
pub fn relation_hue(tokens: &Tokens, relation: Relation) -> Hue {
    match relation {
        Relation::Same | Relation::Cosmetic => tokens.same,
        Relation::Edited | Relation::Split | Relation::Merged => tokens.edited,
        Relation::Moved | Relation::MovedEdited => tokens.moved,
        Relation::Added => tokens.added,
        Relation::Absent => tokens.removed,
    }
}

/// Draws the mark of a relation: `=` `≈` `±` an arrow, a fork, `+` or `−`.
pub fn relation_mark(painter: &Painter, center: Pos2, relation: Relation, tokens: &Tokens) {
    let hue = relation_hue(tokens, relation);
    let pen = Pen { painter, center, stroke: Stroke::new(1.8, hue.mark) };
    if relation.is_change() {
        painter.circle_filled(center, 8.5, hue.tint);
    }
    match relation {
        Relation::Same => {
            pen.bar(-2.5);
            pen.bar(2.5);
        }
        Relation::Cosmetic => {
            pen.wave(-2.5);
            pen.wave(2.5);
        }
        Relation::Edited => {
            pen.plus(-1.5, 3.5);
            pen.bar(4.5);
        }
        Relation::Moved => pen.arrows(),
        Relation::MovedEdited => {
            pen.arrows();
            painter.circle_filled(center, 1.6, hue.mark);
        }
        Relation::Split => pen.fork(1.0),
        Relation::Merged => pen.fork(-1.0),
        Relation::Added => pen.plus(0.0, 4.5),
        Relation::Absent => pen.bar(0.0),
    }
}

struct Pen<'a> {
    painter: &'a Painter,
    center: Pos2,
    stroke: Stroke,
}

impl Pen<'_> {
    fn line(&self, from: Vec2, to: Vec2) {
        self.painter.line_segment([self.center + from, self.center + to], self.stroke);
    }

    fn bar(&self, y: f32) {
        self.line(vec2(-4.5, y), vec2(4.5, y));
    }

    fn wave(&self, y: f32) {
        let points = [(-4.5, 0.8), (-2.2, -0.8), (0.0, 0.0), (2.2, 0.8), (4.5, -0.8)];
        let at = |(x, dy): (f32, f32)| pos2(self.center.x + x, self.center.y + y + dy);
        self.painter.line(points.map(at).to_vec(), self.stroke);
    }

    fn plus(&self, y: f32, arm: f32) {
        self.line(vec2(-arm, y), vec2(arm, y));
        self.line(vec2(0.0, y - arm), vec2(0.0, y + arm));
    }

    fn arrows(&self) {
        for (x, sign) in [(-2.5, 1.0), (2.5, -1.0)] {
            self.line(vec2(x, -4.5 * sign), vec2(x, 4.5 * sign));
            self.line(vec2(x, 4.5 * sign), vec2(x - 2.0, 2.0 * sign));
            self.line(vec2(x, 4.5 * sign), vec2(x + 2.0, 2.0 * sign));
        }
    }

    fn fork(&self, sign: f32) {
        self.line(vec2(-4.5 * sign, 0.0), vec2(0.0, 0.0));
        self.line(vec2(0.0, 0.0), vec2(4.5 * sign, -4.0));
        self.line(vec2(0.0, 0.0), vec2(4.5 * sign, 4.0));
    }
}
