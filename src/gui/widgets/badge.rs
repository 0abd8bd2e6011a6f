//! Badges of the four freedoms. Squares take something away, circles do not; the fuller, the heavier.

use crate::assess::Freedom;
use crate::gui::state::sheet::Touched;
use crate::gui::theme::{Tokens, label_font};
use crate::lens::Weight;
use crate::picture::weight_word;
use eframe::egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, vec2};

/// The side of a badge, in points.
const SIDE: f32 = 15.0;
const STEP: f32 = 17.0;

/// Draws the badges of a clause's freedoms, each in its own place of a row of four.
pub fn badges(painter: &Painter, left_top: Pos2, freedoms: [Option<Touched>; 4], tokens: &Tokens) {
    for (index, (freedom, weight)) in Freedom::ALL.iter().zip(freedoms).enumerate() {
        let Some(Touched(weight)) = weight else { continue };
        let step = STEP * [0.0, 1.0, 2.0, 3.0].get(index).copied().unwrap_or(0.0);
        let rect = Rect::from_min_size(left_top + vec2(step, 0.0), Vec2::splat(SIDE));
        badge(painter, rect, letter(*freedom), weight, tokens);
    }
}

/// What a clause's badges say, in words; empty if there are none.
pub fn badge_words(freedoms: [Option<Touched>; 4]) -> String {
    let words: Vec<_> = Freedom::ALL
        .iter()
        .zip(freedoms)
        .filter_map(|(freedom, weight)| weight.map(|it| format!("{}: {}", freedom.name(), weight_word(it.0))))
        .collect();
    words.join(", ")
}

/// Draws one badge: a letter in the shape of a weight.
pub fn badge(painter: &Painter, rect: Rect, letter: &str, weight: Option<Weight>, tokens: &Tokens) {
    let look = Look::of(weight, tokens, rect.height());
    painter.rect(rect, look.radius, look.fill, look.stroke, StrokeKind::Inside);
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        letter,
        label_font(letter_size(letter)),
        letter_color(weight, tokens),
    );
}

/// Two letters stand in the room of one.
fn letter_size(letter: &str) -> f32 {
    if letter.len() > 1 { 9.5 } else { 11.5 }
}

/// The shape and colours of a weight.
pub(super) struct Look {
    pub(super) radius: f32,
    pub(super) fill: Color32,
    pub(super) stroke: Stroke,
}

impl Look {
    /// Of a shape this high.
    pub(super) fn of(weight: Option<Weight>, tokens: &Tokens, height: f32) -> Self {
        let hue = tokens.weight(weight);
        let takes_away = matches!(weight, Some(Weight::Conflicts | Weight::Strains | Weight::Disputed));
        let radius = if takes_away { 2.0 } else { height / 2.0 };
        let fill = match weight {
            Some(Weight::Conflicts) => hue.mark,
            Some(Weight::Supports | Weight::Strains) => hue.tint,
            _ => tokens.page,
        };
        Self { radius, fill, stroke: Stroke::new(1.5, hue.mark) }
    }
}

/// The colour of letters in the shape of a weight.
pub(super) fn letter_color(weight: Option<Weight>, tokens: &Tokens) -> Color32 {
    if weight == Some(Weight::Conflicts) { tokens.page } else { tokens.strong }
}

/// The letter or two of a freedom's badge: no two are alike.
pub fn letter(freedom: Freedom) -> &'static str {
    match freedom {
        Freedom::Use => "U",
        Freedom::Study => "St",
        Freedom::Modify => "M",
        Freedom::Share => "Sh",
    }
}
