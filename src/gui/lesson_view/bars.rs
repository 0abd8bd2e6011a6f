//! What the room said, once the answer is shown: a bar for each vote on each choice, the right ones marked, and what
//! changed between the votes.

use super::measure::size;
use crate::edits::Choice;
use crate::gui::strings::lesson as say;
use crate::gui::theme::{bold_font, tokens};
use crate::lesson::{Class, Exercise, Round, Turned};
use crate::report::evidence;
use eframe::egui::accesskit::Role;
use eframe::egui::{FontId, Label, Painter, Pos2, Rect, RichText, Sense, Stroke, Ui, WidgetInfo, vec2};
use std::collections::BTreeMap;

/// Whether there is more to be seen than a line tells.
pub(super) fn has_bars(turned: &Turned) -> bool {
    !turned.phones.is_empty() || turned.second.values().any(|it| *it > 0)
}

pub(super) fn bars_ui(ui: &mut Ui, class: &Class, step: usize, exercise: &Exercise, turned: &Turned) {
    if exercise.is_voted_on() {
        let rounds = Round::ALL.map(|it| turned.voices(it));
        let most = rounds.iter().flat_map(BTreeMap::values).copied().max().unwrap_or(0).max(1);
        let is_twice = rounds[1].values().any(|it| *it > 0);
        let title = if is_twice { say::ROOM_TWICE } else { say::ROOM_SAID };
        ui.label(RichText::new(title).size(24.0).color(tokens(ui).weak));
        let answer = match exercise {
            Exercise::Mark { answer, .. } | Exercise::Difference { answer, .. } => answer.as_slice(),
            _ => &[],
        };
        for choice in Choice::ALL {
            let counts = rounds.each_ref().map(|it| it.get(&choice).copied().unwrap_or(0));
            let [first, second] = counts;
            choice_ui(ui, choice, answer.contains(&choice), (first, is_twice.then_some(second)), most);
        }
    }
    for line in evidence(class, step) {
        ui.add(Label::new(RichText::new(line).size(24.0)).wrap());
    }
}

/// One choice: its name, a bar for the first vote and one for the second, and their counts.
fn choice_ui(ui: &mut Ui, choice: Choice, is_right: bool, (first, second): (u32, Option<u32>), most: u32) {
    let size = size(ui);
    let colors = tokens(ui);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, size * 1.35), Sense::hover());
    let words = if is_right { say::right_choice(choice.name()) } else { choice.name().to_owned() };
    let bar = second.map_or_else(|| say::bar_once(&words, first), |second| say::bar(&words, first, second));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, bar.clone()));
    let (font, color) =
        if is_right { (bold_font(size), colors.strong) } else { (FontId::proportional(size), colors.weak) };
    let painter = ui.painter();
    if is_right {
        tick(painter, rect.left_center(), size * 0.5, Stroke::new(size * 0.12, colors.strong));
    }
    let at = rect.left_center() + vec2(size * 0.8, 0.0);
    painter.text(at, eframe::egui::Align2::LEFT_CENTER, choice.name(), font, color);
    let left = rect.left() + size * 6.0;
    let full = (rect.right() - left - size * 5.0).max(40.0);
    let height = rect.height() * 0.4;
    for (at, (count, fill)) in std::iter::once(first).chain(second).zip([colors.weak, colors.accent]).enumerate() {
        let top = rect.top() + if at == 0 { rect.height() * 0.08 } else { rect.height() * 0.52 };
        let share =
            f32::from(u16::try_from(count).unwrap_or(u16::MAX)) / f32::from(u16::try_from(most).unwrap_or(u16::MAX));
        let bar = Rect::from_min_size(eframe::egui::pos2(left, top), vec2((full * share).max(2.0), height));
        painter.rect_filled(bar, 2.0, fill);
    }
    let counts = second.map_or_else(|| first.to_string(), |second| say::both_counts(first, second));
    let at = eframe::egui::pos2(left + full + size * 0.5, rect.center().y);
    let font = FontId::proportional(size);
    painter.text(at, eframe::egui::Align2::LEFT_CENTER, counts, font, colors.strong);
}

/// A tick, as wide as this: no font of bold letters has one.
fn tick(painter: &Painter, left: Pos2, width: f32, stroke: Stroke) {
    let foot = left + vec2(width * 0.35, width * 0.4);
    painter.line_segment([left, foot], stroke);
    painter.line_segment([foot, left + vec2(width, -width * 0.5)], stroke);
}
