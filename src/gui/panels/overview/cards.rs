//! A card for each document, read in half a minute: what one may do, on which conditions, what one may not.

use super::{unread, verdict};
use crate::compare::{Analysed, Glance};
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::sheet::{FindingAt, Sheet};
use crate::gui::strings::pages as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::gui::widgets::words::{outcome_line, short};
use crate::gui::widgets::{badge, heading, letter, section_ui, verdict_mark};
use crate::lens::Weight;
use crate::question::Verdict;
use crate::report::borrowed::other_terms;
use crate::report::card::{Card, CardLine};
use eframe::egui::{
    Align, CollapsingHeader, Frame, Label, Layout, Link, Margin, Rect, RichText, Sense, Shape, Stroke, Ui, vec2,
};

/// How many lines of a column are shown at once.
const LINES: usize = 6;
/// A column of a card is never narrower, in points: below that they stand below each other.
const COLUMN: f32 = 200.0;
/// A freedom and how it fares takes no more, in points.
const FREEDOM: f32 = 300.0;
/// Between two columns, in points.
const BETWEEN: f32 = 18.0;

/// The cards below each other.
pub(super) fn cards_ui(ui: &mut Ui, sheet: &Sheet, commands: &mut Vec<Command>) {
    section_ui(ui, say::AT_A_GLANCE);
    for document in 0..sheet.comparison.documents.len() {
        card_ui(ui, sheet, document, commands);
        ui.add_space(GAP);
    }
}

fn card_ui(ui: &mut Ui, sheet: &Sheet, document: usize, commands: &mut Vec<Command>) {
    let Some((analysed, card)) = sheet.document(document).zip(sheet.glance.cards.get(document)) else { return };
    let tokens = tokens(ui);
    let hue = match outcome_line(sheet, document).and_then(|it| it.0) {
        // Nothing is green while a sentence that may bind was not understood.
        Some(outcome) if analysed.assessment.unread.is_empty() => tokens.outcome(outcome),
        Some(crate::lens::Outcome::Conflicts) => tokens.conflicts,
        _ => tokens.silent,
    };
    let frame = Frame::new().fill(tokens.panel).stroke(Stroke::new(1.0, tokens.line)).corner_radius(6);
    let inner = frame.inner_margin(Margin { left: 16, right: 14, top: 8, bottom: 10 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        head_ui(ui, sheet, document, analysed);
        let is_settled = verdict::ui(ui, sheet, document, commands);
        // A clean bill is never read past what was not understood; where something conflicts, that comes first.
        if !is_settled {
            unread::ui(ui, sheet, document, (analysed, card), commands);
        }
        columns_ui(ui, document, card, commands);
        if is_settled {
            unread::ui(ui, sheet, document, (analysed, card), commands);
        }
        unsaid_ui(ui, card);
        freedoms_ui(ui, sheet, document, commands);
    });
    let rect = inner.response.rect;
    ui.painter().rect_filled(Rect::from_min_size(rect.left_top(), vec2(5.0, rect.height())), 3.0, hue.mark);
}

/// Its title, its file, and what it comes to under the definition.
fn head_ui(ui: &mut Ui, sheet: &Sheet, document: usize, analysed: &Analysed) {
    let tokens = tokens(ui);
    let title = visible(&analysed.title());
    let name = visible(&analysed.document.short_name());
    let is_baseline = sheet.comparison.documents.len() > 1 && sheet.comparison.baseline == document;
    let name = if is_baseline { say::baseline(&name) } else { name };
    ui.horizontal_wrapped(|ui| {
        heading(ui, &short(&title, 70), 16.0).on_hover_text(&title);
        ui.label(RichText::new(name).color(tokens.weak));
    });
    if let Some(said) = other_terms(analysed) {
        ui.add(Label::new(bold(&said).color(tokens.strong).background_color(tokens.alarm.tint)).wrap());
    }
    ui.add_space(GAP);
}

/// You may, if, you may not: beside each other where there is room.
fn columns_ui(ui: &mut Ui, document: usize, card: &Card, commands: &mut Vec<Command>) {
    let all = [
        (Verdict::Yes, say::YOU_MAY, &card.may),
        (Verdict::If, say::IF, &card.conditions),
        (Verdict::No, say::YOU_MAY_NOT, &card.denied),
    ];
    let each = (ui.available_width() - 2.0 * BETWEEN) / 3.0;
    if each < COLUMN {
        for (verdict, title, lines) in all {
            column_ui(ui, (document, verdict), title, (card, lines), commands);
        }
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = BETWEEN;
        for (verdict, title, lines) in all {
            ui.allocate_ui_with_layout(vec2(each - 0.5, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(each - 0.5);
                column_ui(ui, (document, verdict), title, (card, lines), commands);
            });
        }
    });
}

fn column_ui(
    ui: &mut Ui,
    (document, verdict): (usize, Verdict),
    title: &str,
    (card, lines): (&Card, &[CardLine]),
    commands: &mut Vec<Command>,
) {
    // What was not read through earns no full mark.
    let is_sure = verdict != Verdict::Yes || !lines.is_empty() && card.as_read.is_empty() && card.foot.is_empty();
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        verdict_mark(ui, if is_sure { verdict } else { Verdict::Unread }, 18.0);
        ui.label(bold(title).color(tokens(ui).strong));
    });
    let (first, more) = lines.split_at(lines.len().min(LINES));
    for line in first {
        line_ui(ui, document, line, commands);
    }
    if lines.is_empty() {
        ui.label(RichText::new(say::NOTHING_FOUND).color(tokens(ui).weak));
    }
    if !more.is_empty() {
        let id = (document, title);
        CollapsingHeader::new(say::and_more(more.len())).id_salt(id).show(ui, |ui| {
            for line in more {
                line_ui(ui, document, line, commands);
            }
        });
    }
    if verdict == Verdict::Yes && !card.as_read.is_empty() {
        let words = say::as_far_as_read(card.as_read.join(", "));
        ui.add(Label::new(RichText::new(words).color(tokens(ui).weak)).wrap());
    }
}

/// The essence of a quote with its clause; the pointer shows the words, a click leads to them.
fn line_ui(ui: &mut Ui, document: usize, line: &CardLine, commands: &mut Vec<Command>) {
    let words = format!("{} ({})", line.says, line.label);
    let link = ui.add(Link::new(RichText::new(words).color(tokens(ui).text)));
    if link.on_hover_text(format!("“{}”", line.quote)).clicked() {
        commands.push(Command::SelectFinding(FindingAt { document, finding: line.finding }));
    }
}

/// What the text does not say.
fn unsaid_ui(ui: &mut Ui, card: &Card) {
    if !card.unsaid.is_empty() {
        let words = say::not_said_whether(card.unsaid.join(", "));
        ui.add(Label::new(RichText::new(words).color(tokens(ui).weak)).wrap());
    }
    ui.add_space(GAP);
}

/// How each freedom fares, two or four beside each other where there is room.
fn freedoms_ui(ui: &mut Ui, sheet: &Sheet, document: usize, commands: &mut Vec<Command>) {
    let beside = match ui.available_width() {
        width if width >= 4.0 * FREEDOM => 4,
        width if width >= 2.0 * FREEDOM => 2,
        _ => 1,
    };
    for line in sheet.comparison.glance(document, sheet.lens).chunks(beside) {
        ui.horizontal(|ui| {
            for glance in line {
                ui.allocate_ui_with_layout(vec2(FREEDOM - GAP, 18.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(FREEDOM - GAP);
                    glance_ui(ui, document, glance, commands);
                });
            }
        });
    }
}

/// One freedom: its badge, how it fares, and how many findings say so.
fn glance_ui(ui: &mut Ui, document: usize, glance: &Glance, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
        let place = Rect::from_center_size(rect.center(), vec2(16.0, 16.0));
        if glance.findings.is_empty() {
            let dashes = Shape::dashed_line(
                &[place.left_top(), place.right_top(), place.right_bottom(), place.left_bottom(), place.left_top()],
                Stroke::new(1.0, tokens(ui).same.mark),
                3.0,
                2.0,
            );
            ui.painter().extend(dashes);
        } else {
            badge(ui.painter(), place, letter(glance.freedom), glance.weight, tokens(ui));
        }
        let words = format!("{}: {}", glance.freedom.name(), fares(glance.weight, glance.findings.len()));
        match glance.findings.first() {
            Some(finding) => {
                if ui.link(words).on_hover_text(say::CLAUSE_WEIGHS_MOST).clicked() {
                    commands.push(Command::SelectFinding(FindingAt { document, finding: *finding }));
                }
            }
            None => {
                ui.label(RichText::new(words).color(tokens(ui).weak));
            }
        }
    });
}

/// How a freedom fares, never as a verdict on the text.
fn fares(weight: Option<Weight>, findings: usize) -> String {
    let count = say::findings(findings);
    match weight {
        _ if findings == 0 => say::NOTHING_FOUND_SPEAKS.to_owned(),
        Some(Weight::Conflicts) => say::in_conflict(count),
        Some(Weight::Strains) => say::strained(count),
        Some(Weight::Disputed) => say::disputed(count),
        Some(Weight::Compatible) => say::conditions_allowed(count),
        Some(Weight::Supports) => say::granted(count),
        Some(Weight::Present) => say::touched(count),
        Some(Weight::Absent | Weight::Unread) | None => say::no_bearing(count),
    }
}
