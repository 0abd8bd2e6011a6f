//! The overview strip: every row at its place, in lanes for differences and the four freedoms.

use super::laid::Laid;
use crate::assess::Freedom;
use crate::gui::layout::Heights;
use crate::gui::state::filter::Piece;
use crate::gui::state::sheet::{Sheet, Touched};
use crate::gui::strings::pages as say;
use crate::gui::theme::{Tokens, tokens};
use crate::gui::widgets::words::{row_name, weighed};
use crate::gui::widgets::{relation_hue, weight_word};
use crate::lens::Weight;
use eframe::egui::{Align2, FontId, Id, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::collections::BTreeMap;

/// Width of a lane.
const LANE: f32 = 9.0;
/// How wide the strip is: five lanes and the space around them.
pub const WIDTH: f32 = 5.0 * LANE + 9.0;
/// How high a tick is at least.
const TICK: f32 = 3.0;

/// What is drawn at one height: the difference, and how each freedom is touched.
#[derive(Clone, Copy, Default)]
struct Ticks {
    relation: Option<crate::align::Relation>,
    freedoms: [Option<Touched>; 4],
    is_lit: bool,
}

/// Where rows with words that are lit or were found stand.
pub type Lit = std::collections::BTreeSet<usize>;

/// The strip. Returns where to scroll to, if it was clicked or dragged.
pub fn strip_ui(ui: &Ui, laid: &Laid, heights: &Heights, rect: Rect, view: (f32, f32), lit: &Lit) -> Option<f32> {
    let tokens = tokens(ui);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, tokens.panel);
    painter.vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, tokens.line));
    let total = heights.total().max(1.0);
    // Short texts are drawn at their own size, long ones are squeezed to fit.
    let scale = (rect.height() / total).min(1.0);
    let y = |top: f32| rect.top() + top * scale;
    let mut shapes = Vec::new();
    for (pixel, ticks) in buckets(&laid.sheet, heights, scale, lit) {
        let top = rect.top() + f32::from(pixel) * TICK;
        draw(&mut shapes, ticks, pos2(rect.left() + 5.0, top), rect.right(), tokens);
    }
    painter.extend(shapes);
    let frame = Rect::from_x_y_ranges(rect.left() + 1.5..=rect.right() - 1.0, y(view.0)..=y(view.0 + view.1));
    painter.rect_stroke(frame.intersect(rect), 2.0, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
    let response = ui.interact(rect, Id::unique("overview strip"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, say::OVERVIEW_EVERY_ROW));
    let at = |to: f32| (to - rect.top()) / scale;
    if let Some(pos) = response.hover_pos() {
        let row = laid.sheet.pieces.get(heights.row_at(at(pos.y)));
        if let Some(words) = row.and_then(|it| told(&laid.sheet, it)) {
            response.clone().on_hover_text_at_pointer(words);
        }
    }
    let pressed = response.is_pointer_button_down_on() || response.clicked();
    let to = response.interact_pointer_pos().filter(|_| pressed)?;
    Some((at(to.y) - view.1 / 2.0).clamp(0.0, (total - view.1).max(0.0)))
}

/// What the lanes are, above the strip.
pub fn letters_ui(ui: &Ui, rect: Rect) {
    let letters = ["±", "U", "St", "M", "Sh"];
    let tokens = tokens(ui);
    let mut x = rect.left() + 5.0 + LANE / 2.0 - 0.5;
    for letter in letters {
        let at = pos2(x, rect.bottom() - 10.0);
        ui.painter().text(at, Align2::CENTER_CENTER, letter, FontId::proportional(9.0), tokens.weak);
        x += LANE;
    }
    let response = ui.interact(rect, Id::unique("lanes"), Sense::hover());
    response.on_hover_text(say::LANES_DIFFERENCES_THEN_FREEDOMS);
}

/// Rows that fall on the same height are drawn as one, the heaviest of each lane.
fn buckets(sheet: &Sheet, heights: &Heights, scale: f32, lit: &Lit) -> BTreeMap<u16, Ticks> {
    let mut all: BTreeMap<u16, Ticks> = BTreeMap::new();
    for (place, piece) in sheet.pieces.iter().enumerate() {
        let Piece::Row(row) = piece else { continue };
        let ticks =
            Ticks { relation: sheet.relation_of(*row), freedoms: sheet.row_freedoms(*row), is_lit: lit.contains(row) };
        let has_any = ticks.relation.is_some() || ticks.is_lit || ticks.freedoms.iter().any(Option::is_some);
        if !has_any {
            continue;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
        let pixel = (heights.top(place) * scale / TICK).clamp(0.0, 60_000.0) as u16;
        let here = all.entry(pixel).or_default();
        here.relation = here.relation.max(ticks.relation);
        here.is_lit |= ticks.is_lit;
        for (one, other) in here.freedoms.iter_mut().zip(ticks.freedoms) {
            *one = (*one).max(other);
        }
    }
    all
}

fn draw(shapes: &mut Vec<Shape>, ticks: Ticks, left_top: eframe::egui::Pos2, right: f32, tokens: &Tokens) {
    if ticks.is_lit {
        let line = Rect::from_min_max(left_top - vec2(3.0, 0.0), pos2(right - 1.0, left_top.y + TICK));
        shapes.push(Shape::rect_filled(line, 0.0, tokens.chosen));
    }
    let at = |lane: f32| Rect::from_min_size(left_top + vec2(lane * LANE, 0.0), vec2(LANE - 2.0, TICK));
    if let Some(relation) = ticks.relation {
        shapes.push(Shape::rect_filled(at(0.0), 0.0, relation_hue(tokens, relation).mark));
    }
    for (lane, freedom) in [1.0, 2.0, 3.0, 4.0].into_iter().zip(ticks.freedoms) {
        let Some(Touched(weight)) = freedom else { continue };
        let (place, mark) = (at(lane), tokens.weight(weight).mark);
        shapes.push(match weight {
            // The fuller, the heavier.
            Some(Weight::Conflicts) => Shape::rect_filled(place, 0.0, mark),
            Some(Weight::Strains | Weight::Disputed) => {
                Shape::rect_filled(place.with_max_x(place.left() + 0.55 * place.width()), 0.0, mark)
            }
            _ => Shape::circle_filled(place.left_center() + vec2(1.5, 0.0), 1.3, mark),
        });
    }
}

/// What a row's ticks say, for the pointer.
fn told(sheet: &Sheet, piece: &Piece) -> Option<String> {
    let Piece::Row(row) = piece else { return None };
    let name = row_name(sheet, sheet.row(*row)?);
    let relation = sheet.relation_of(*row).map(|it| crate::gui::widgets::relation_word(it).to_owned());
    let freedoms = sheet.row_freedoms(*row);
    let weighed = weighed(freedoms).or_else(|| {
        let allowed = freedoms.iter().flatten().max().map(|it| weight_word(it.0));
        allowed.map(|it| {
            format!(
                "{} {it}",
                Freedom::ALL
                    .iter()
                    .zip(freedoms)
                    .filter(|it| it.1.is_some())
                    .map(|it| it.0.name())
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        })
    });
    Some(std::iter::once(name).chain(relation).chain(weighed).collect::<Vec<_>>().join("\n"))
}
