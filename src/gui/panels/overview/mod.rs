//! What a comparison comes to, before one reads it: a card for each text, what each answers to the questions that people
//! ask, what changed, the clauses that matter most, what is missing.

mod cards;
mod policy;
mod questions;
mod unread;
mod verdict;

use super::pictures::Pictures;
use crate::compare::FindingChange;
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::state::changes::Order;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::{FindingAt, Sheet};
use crate::gui::strings::pages as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::gui::widgets::words::{clause_name, sentence_around, short};
use crate::gui::widgets::{badge, picture_ui, section_ui};
use crate::lens::Outcome;
use eframe::egui::{Grid, Rect, RichText, Sense, Ui, vec2};
use unread::first_unread;

/// How many kinds of clauses are quoted.
const MOST: usize = 5;
/// How many changes are listed.
const CHANGES: usize = 12;

/// The page.
pub fn overview_ui(ui: &mut Ui, model: &Model, sheet: &Sheet, pictures: &mut Pictures, commands: &mut Vec<Command>) {
    cards::cards_ui(ui, sheet, commands);
    policy::policy_ui(ui, model, sheet, commands);
    questions::questions_ui(ui, sheet, commands);
    if sheet.comparison.documents.len() > 1 {
        changes_ui(ui, sheet, commands);
    }
    weightiest_ui(ui, sheet, commands);
    holes_ui(ui, sheet, commands);
    ui.horizontal_wrapped(|ui| {
        for (action, words) in [
            (Action::PageText, say::READ_TEXTS_SIDE_BY),
            (Action::PageMatrix, say::SEE_EVERY_CLAUSE_GRID),
            (Action::PageDefinitions, say::SEE_WHERE_DEFINITIONS_DISAGREE),
        ] {
            if ui.button(words).clicked() {
                commands.push(Command::Do(action));
            }
        }
    });
    for picture in pictures.of(model, sheet) {
        section_ui(ui, &picture.title);
        if let Some((document, finding)) = picture_ui(ui, picture) {
            commands.push(Command::SelectFinding(FindingAt { document, finding }));
        }
    }
    ui.add_space(2.0 * GAP);
    ui.label(RichText::new(say::READING_AID_NOT_LEGAL).color(tokens(ui).weak));
}

/// The kinds of clauses that matter most, with their words.
fn weightiest_ui(ui: &mut Ui, sheet: &Sheet, commands: &mut Vec<Command>) {
    let weightiest = sheet.comparison.weightiest(sheet.lens, MOST);
    section_ui(ui, say::CLAUSES_MATTER_MOST);
    if weightiest.is_empty() {
        let all = (0..sheet.comparison.documents.len()).filter_map(|it| sheet.reading(it));
        let meets = all.filter(|it| it.outcome == Some(Outcome::Meets)).count();
        let words = if meets == sheet.comparison.documents.len() {
            say::NOTHING_TAKES_AWAY
        } else {
            say::NOTHING_TAKES_AWAY_BUT_OPEN
        };
        ui.label(words);
    }
    for it in &weightiest {
        let Some((document, finding)) = it.first() else { continue };
        let at = FindingAt { document, finding };
        let Some((analysed, found)) = sheet.document(document).zip(sheet.finding(at)) else { continue };
        let tokens = tokens(ui);
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
            badge(ui.painter(), Rect::from_center_size(rect.center(), vec2(13.0, 13.0)), "", Some(it.weight), tokens);
            ui.vertical(|ui| {
                ui.horizontal_wrapped(|ui| {
                    if ui.link(bold(sheet.kind_title(&it.kind))).on_hover_text(say::TO_THE_CLAUSE).clicked() {
                        commands.push(Command::SelectFinding(at));
                    }
                    ui.label(RichText::new(where_it_is(sheet, it)).color(tokens.weak));
                });
                let quote = visible(&sentence_around(analysed, found.clause, found.span));
                let clause = analysed.clauses.list.get(found.clause).map(clause_name).unwrap_or_default();
                ui.label(format!("“{}” ({clause})", short(&quote, 260)));
            });
        });
    }
}

/// "conflicts; in heron-2.0, not in heron-1.0".
fn where_it_is(sheet: &Sheet, it: &crate::compare::Weighty) -> String {
    let names = sheet.comparison.documents.iter().map(|it| visible(&it.document.short_name()));
    let (has, has_not): (Vec<_>, Vec<_>) = names.zip(&it.findings).partition(|(_, finding)| finding.is_some());
    let list = |all: Vec<(String, &Option<usize>)>| all.into_iter().map(|it| it.0).collect::<Vec<_>>().join(", ");
    let weight = crate::gui::widgets::weight_word(Some(it.weight));
    match (sheet.comparison.documents.len(), has_not.is_empty()) {
        (1, _) => weight.to_owned(),
        (_, true) if it.differs => say::weight_in_every_text_differing(weight),
        (_, true) => say::weight_in_every_text(weight),
        (_, false) => say::weight_in_some(weight, list(has), list(has_not)),
    }
}

/// What each text gained, lost or words otherwise, as far as it touches a freedom.
fn changes_ui(ui: &mut Ui, sheet: &Sheet, commands: &mut Vec<Command>) {
    section_ui(ui, say::WHAT_CHANGED_FREEDOMS);
    let list = &sheet.differences;
    let substance = match list.listed(Order::Weight).len() {
        0 => say::NOTHING_OF_SUBSTANCE.to_owned(),
        count => say::changes_of_substance(count),
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(bold(&substance));
        if !list.slight.is_empty() {
            ui.label(say::slight_changes(say::changes(list.slight.len()), &list.slight_words));
        }
        if ui.link(say::SEE_WHAT_DIFFERS).clicked() {
            commands.push(Command::Do(Action::PageChanges));
        }
    });
    let finding = |document: usize, finding: Option<usize>| {
        let at = FindingAt { document, finding: finding? };
        Some((at, sheet.finding(at)?))
    };
    let mut lines = Vec::new();
    for it in &sheet.comparison.changed_findings {
        let Some((at, found)) = finding(it.document, it.finding).or_else(|| finding(it.against, it.was)) else {
            continue;
        };
        if found.freedoms.is_empty() || sheet.weight(at).is_none() {
            continue;
        }
        lines.push((std::cmp::Reverse(sheet.weight(at)), it, at, found));
    }
    lines.sort_by_key(|it| (it.0, it.1.document));
    // Two clauses of one kind that came in together are one change to read.
    lines.dedup_by_key(|it| (it.1.document, it.1.change, it.3.kind.clone()));
    if lines.is_empty() {
        ui.label(say::NOTHING_TOUCHES_FREEDOM_DIFFERS);
        return;
    }
    let more = lines.len().saturating_sub(CHANGES);
    Grid::new("changes").num_columns(3).min_col_width(14.0).spacing([12.0, 3.0]).show(ui, |ui| {
        for (_, it, at, found) in lines.into_iter().take(CHANGES) {
            let (sign, word) = match it.change {
                FindingChange::Gained => ("+", say::HAS_BASELINE_HAS_NOT),
                FindingChange::Lost => ("−", say::HAS_NOT_BASELINE_HAS),
                FindingChange::Altered => ("~", say::WORDS_OTHERWISE),
            };
            ui.label(bold(sign));
            let freedoms: Vec<_> = found.freedoms.iter().map(|it| it.name()).collect();
            let name = sheet.document(it.document).map(|it| visible(&it.document.short_name())).unwrap_or_default();
            let text = format!("{} ({})", sheet.kind_title(&found.kind), freedoms.join(", "));
            if ui.link(text).clicked() {
                commands.push(Command::SelectFinding(at));
            }
            ui.label(RichText::new(format!("{name} {word}")).color(tokens(ui).weak));
            ui.end_row();
        }
    });
    if more > 0 && ui.link(say::more_matrix(more)).clicked() {
        commands.push(Command::Do(Action::PageMatrix));
    }
}

/// What the texts make part of themselves and is not here, and what no rule understood.
fn holes_ui(ui: &mut Ui, sheet: &Sheet, commands: &mut Vec<Command>) {
    let mut lines: Vec<(String, Option<usize>)> = Vec::new();
    for (document, analysed) in sheet.comparison.documents.iter().enumerate() {
        let name = visible(&analysed.document.short_name());
        for import in analysed.assessment.imports.iter().filter(|it| !it.loaded) {
            let target = import.target.as_deref().map_or_else(String::new, |it| format!(", {}", visible(it)));
            let words = say::makes_part_itself_not(&name, visible(&import.what), &target);
            lines.push((words, sheet.row_of(document, import.clause)));
        }
        if let Some((first, words)) = first_unread(analysed) {
            lines.push((format!("{name}: {words}"), sheet.row_of(document, first.clause)));
        }
        for diagnostic in analysed.diagnostics().take(3) {
            lines.push((format!("{name}: {}", visible(&diagnostic.message)), None));
        }
    }
    for note in &sheet.comparison.diagnostics {
        lines.push((visible(&note.message), None));
    }
    if lines.is_empty() {
        return;
    }
    section_ui(ui, say::WHAT_MISSING_OR_NOT);
    for (words, row) in lines {
        ui.horizontal_wrapped(|ui| {
            ui.label("•");
            ui.label(words);
            if let Some(row) = row
                && ui.link(say::GO_THERE).clicked()
            {
                commands.push(Command::GoToRow(row));
            }
        });
    }
}
