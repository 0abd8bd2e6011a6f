//! What each definition makes of each text, and where definitions disagree: kinds of clauses × definitions, those that
//! divide them most first.

use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::sheet::{FindingAt, Sheet};
use crate::gui::strings::pages as say;
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::words::{short, short_outcome};
use crate::gui::widgets::{badge, outcome_mark, section_ui, weight_word};
use crate::lens::{Lens, Lenses, Reading, Weight};
use eframe::egui::{Button, Grid, Label, Rect, RichText, ScrollArea, Sense, Ui, vec2};
use std::cmp::Reverse;

/// A kind of clause and what each definition makes of it.
struct Line<'a> {
    kind: &'a str,
    /// For each lens, the heaviest weight, and where it stands.
    weights: Vec<Option<(Weight, FindingAt)>>,
    /// Which documents have it.
    documents: Vec<usize>,
}

/// The page.
pub fn definitions_ui(ui: &mut Ui, sheet: &Sheet, commands: &mut Vec<Command>) {
    if sheet.comparison.rows.is_empty() {
        ui.label(say::THERE_NO_TEXT_READ);
        return;
    }
    let lenses: Vec<&Lens> = readings(sheet, 0).iter().filter_map(|it| Lenses::built_in().get(&it.lens)).collect();
    section_ui(ui, say::WHAT_EACH_DEFINITION_MAKES);
    ui.label(say::CLICK_DEFINITION_READ_TEXTS);
    outcomes_ui(ui, sheet, &lenses, commands);
    section_ui(ui, say::WHERE_DEFINITIONS_DISAGREE);
    ui.label(say::HEAVIEST_EACH_SAYS_SUCH);
    let lines = lines(sheet, &lenses);
    let (apart, alike): (Vec<_>, Vec<_>) = lines.into_iter().partition(|it| spread(it, &lenses) > 0);
    if apart.is_empty() {
        ui.label(say::NOWHERE_THESE_TEXTS_WHAT);
    } else {
        lines_ui(ui, sheet, &lenses, &apart, say::APART, commands);
    }
    if !alike.is_empty() {
        section_ui(ui, say::WHERE_AGREE);
        lines_ui(ui, sheet, &lenses, &alike, say::ALIKE, commands);
    }
}

fn readings(sheet: &Sheet, document: usize) -> &[Reading] {
    sheet.comparison.readings.get(document).map_or(&[], Vec::as_slice)
}

fn outcomes_ui(ui: &mut Ui, sheet: &Sheet, lenses: &[&Lens], commands: &mut Vec<Command>) {
    let sideways = ScrollArea::horizontal().id_salt("outcomes sideways");
    sideways.show(ui, |ui| {
        Grid::new("outcomes").striped(true).spacing([16.0, 6.0]).show(ui, |ui| {
            ui.label("");
            heads_ui(ui, sheet, lenses, commands);
            for (document, analysed) in sheet.comparison.documents.iter().enumerate() {
                let name = visible(&analysed.document.short_name());
                ui.add(Label::new(bold(&name)).extend()).on_hover_text(visible(&analysed.title()));
                for reading in readings(sheet, document) {
                    outcome_ui(ui, reading);
                }
                ui.end_row();
            }
        })
    });
}

/// The definitions' names as column heads; a click reads through them.
fn heads_ui(ui: &mut Ui, sheet: &Sheet, lenses: &[&Lens], commands: &mut Vec<Command>) {
    let chosen = sheet.lens().map(|it| it.id.as_str());
    for lens in lenses {
        let button = Button::selectable(chosen == Some(lens.id.as_str()), bold(&lens.short));
        if ui.add(button).on_hover_text(format!("{}. {}", lens.title, lens.summary)).clicked() {
            commands.push(Command::Lens(lens.id.clone()));
        }
    }
    ui.end_row();
}

fn outcome_ui(ui: &mut Ui, reading: &Reading) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(outcome) = reading.outcome {
            outcome_mark(ui, outcome, 16.0);
        }
        let words = short_outcome(reading);
        ui.add(Label::new(short(&words, 34)).extend()).on_hover_text(words);
    });
}

/// Every kind of clause in these texts that bears on some definition; what divides most comes first.
fn lines<'a>(sheet: &'a Sheet, lenses: &[&Lens]) -> Vec<Line<'a>> {
    let of = |thread: &'a crate::compare::Thread| {
        let weights: Vec<_> = (0..lenses.len())
            .map(|lens| {
                let all = thread.findings.iter().enumerate().flat_map(|(document, findings)| {
                    findings.iter().map(move |finding| FindingAt { document, finding: *finding })
                });
                let weighed = all
                    .filter(|at| !sheet.is_set_aside(*at))
                    .filter_map(|at| Some((sheet.comparison.weight_of(at.document, at.finding, Some(lens))?, at)));
                weighed.max_by_key(|(weight, at)| (*weight, Reverse((at.document, at.finding))))
            })
            .collect();
        let documents = thread.present().enumerate().filter(|it| it.1).map(|it| it.0).collect();
        Line { kind: &thread.kind, weights, documents }
    };
    let mut lines: Vec<Line<'a>> = sheet.comparison.timeline.iter().map(of).collect();
    lines.retain(|it| it.weights.iter().any(Option::is_some));
    lines.sort_by_key(|it| Reverse((spread(it, lenses), it.weights.iter().flatten().map(|it| it.0).max())));
    lines
}

/// How far definitions are apart on a kind of clause. Silence is no opinion, and catalogues have none.
fn spread(line: &Line<'_>, lenses: &[&Lens]) -> u8 {
    let said = line.weights.iter().zip(lenses).filter(|(_, lens)| !lens.is_catalogue());
    let ranks: Vec<u8> = said.filter_map(|(weight, _)| weight.map(|it| rank(it.0))).collect();
    ranks.iter().max().zip(ranks.iter().min()).map_or(0, |(most, least)| most - least)
}

fn rank(weight: Weight) -> u8 {
    match weight {
        Weight::Conflicts => 3,
        Weight::Strains => 2,
        Weight::Disputed => 1,
        _ => 0,
    }
}

fn lines_ui(ui: &mut Ui, sheet: &Sheet, lenses: &[&Lens], lines: &[Line<'_>], name: &str, commands: &mut Vec<Command>) {
    let sideways = ScrollArea::horizontal().id_salt((name, "sideways"));
    sideways.show(ui, |ui| {
        Grid::new(name).striped(true).spacing([16.0, 4.0]).show(ui, |ui| {
            ui.label(RichText::new(say::CLAUSE).color(tokens(ui).weak));
            heads_ui(ui, sheet, lenses, commands);
            for line in lines {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add(Label::new(sheet.kind_title(line.kind)).extend());
                    let names = line.documents.iter().filter_map(|it| sheet.document(*it));
                    let names: Vec<_> = names.map(|it| visible(&it.document.short_name())).collect();
                    if sheet.comparison.documents.len() > 1 {
                        let all = names.len() == sheet.comparison.documents.len();
                        let words = if all { say::IN_EVERY_TEXT.to_owned() } else { say::in_some(names.join(", ")) };
                        ui.add(Label::new(RichText::new(words).small().color(tokens(ui).weak)).extend());
                    }
                });
                for (lens, (weight, reading)) in lenses.iter().zip(line.weights.iter().zip(readings(sheet, 0))) {
                    weight_ui(ui, sheet, lens, *weight, reading, commands);
                }
                ui.end_row();
            }
        })
    });
}

fn weight_ui(
    ui: &mut Ui,
    sheet: &Sheet,
    lens: &Lens,
    weight: Option<(Weight, FindingAt)>,
    first: &Reading,
    commands: &mut Vec<Command>,
) {
    let Some((weight, at)) = weight else {
        ui.label("");
        return;
    };
    let reading = readings(sheet, at.document).iter().find(|it| it.lens == first.lens);
    let bears = reading.and_then(|it| it.bears_of(at.finding).iter().find(|it| it.weight == weight));
    let criterion = bears.and_then(|it| lens.criterion(&it.criterion));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let (rect, _) = ui.allocate_exact_size(vec2(13.0, 16.0), Sense::hover());
        badge(ui.painter(), Rect::from_center_size(rect.center(), vec2(12.0, 12.0)), "", Some(weight), tokens(ui));
        let short = criterion.map_or("", |it| it.short.as_str());
        let link = ui.link(format!("{} {short}", weight_word(Some(weight))));
        let why = bears.zip(criterion).map(|(bears, criterion)| {
            format!("{} {}: {}\n{}", lens.short, criterion.short, criterion.title, crate::report::words::because(bears))
        });
        if link.on_hover_text(why.unwrap_or_default()).clicked() {
            commands.push(Command::Lens(lens.id.clone()));
            commands.push(Command::SelectFinding(at));
        }
    });
}
