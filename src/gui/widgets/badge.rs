//! Badges of the four freedoms. Squares take something away, circles do not; the fuller, the heavier.

use crate::assess::Freedom;
use crate::gui::theme::{Tokens, label_font};
use crate::lens::Weight;
use eframe::egui::{Align2, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, vec2};

/// The side of a badge, in points.
const SIDE: f32 = 15.0;
const STEP: f32 = 17.0;

/// That a finding touches a freedom, with the heaviest weight it has there, if it has any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched(pub Option<Weight>);

/// How a weight is said.
pub fn weight_word(weight: Option<Weight>) -> &'static str {
    match weight {
        Some(Weight::Conflicts) => "conflicts",
        Some(Weight::Strains) => "strains",
        Some(Weight::Disputed) => "disputed",
        Some(Weight::Compatible) => "allowed",
        Some(Weight::Supports) => "supports",
        Some(Weight::Present) => "present",
        Some(Weight::Absent) => "absent",
        Some(Weight::Unread) => "unread",
        None => "no bearing",
    }
}

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
    let hue = tokens.weight(weight);
    let takes_away = matches!(weight, Some(Weight::Conflicts | Weight::Strains | Weight::Disputed));
    let radius = if takes_away { 2.0 } else { rect.height() / 2.0 };
    let (fill, letters) = match weight {
        Some(Weight::Conflicts) => (hue.mark, tokens.page),
        Some(Weight::Supports | Weight::Strains) => (hue.tint, tokens.strong),
        _ => (tokens.page, tokens.strong),
    };
    painter.rect(rect, radius, fill, Stroke::new(1.5, hue.mark), StrokeKind::Inside);
    let mut font = label_font();
    font.size = 10.5;
    painter.text(rect.center(), Align2::CENTER_CENTER, letter, font, letters);
}

fn letter(freedom: Freedom) -> &'static str {
    match freedom {
        Freedom::Use => "U",
        Freedom::Study | Freedom::Share => "S",
        Freedom::Modify => "M",
    }
}
