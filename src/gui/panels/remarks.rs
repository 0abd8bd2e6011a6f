//! Where the user agrees, disagrees, notes and overrides; and what other reviewers and the room said.

use crate::assess::{Finding, Kind};
use crate::compare::{Analysed, Remark};
use crate::document::visible;
use crate::edits::{Choice, Found, Mark, Override, Place, Verdict, Vote};
use crate::gui::command::Command;
use crate::gui::command::Said;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::{FindingAt, Sheet};
use crate::gui::strings::inspector as say;
use crate::gui::theme::{GAP, tokens};
use crate::report::remarks::{said, stale};
use eframe::egui::{Button, CollapsingHeader, ComboBox, DragValue, Id, RichText, TextEdit, Ui, vec2};

/// What is said of a finding, and where the user says something.
pub fn finding_ui(ui: &mut Ui, model: &Model, sheet: &Sheet, at: FindingAt, commands: &mut Vec<Command>) {
    let Some(analysed) = sheet.document(at.document) else { return };
    let Some(finding) = analysed.assessment.findings.get(at.finding) else { return };
    let remarks = sheet.reviewed(at.document).map(|it| it.on_finding(at.finding).collect::<Vec<_>>());
    let remarks = remarks.unwrap_or_default();
    let mark = own_mark(model, &remarks, || new_mark(model, analysed, finding.clause, Some(finding)));
    ui.add_space(GAP);
    verdict_ui(ui, &mark, commands);
    let says_more = !mark.note.is_empty() || mark.overrides.is_some();
    let heading = if says_more { say::YOUR_NOTE } else { say::ADD_NOTE_OR_SET };
    let id = ("own", at.document, at.finding);
    CollapsingHeader::new(heading).id_salt(id).default_open(says_more).show(ui, |ui| {
        reviewer_ui(ui, model, say::FINDING, commands);
        note_ui(ui, say::NOTE_FINDING, &mark, commands);
        let mut aside = mark.overrides == Some(Override::SetAside);
        let what = say::SET_ASIDE_DOES_NOT;
        let why = say::PROGRAMS_READING_STAYS_EVERY;
        if ui.checkbox(&mut aside, what).on_hover_text(why).changed() {
            let overrides = aside.then_some(Override::SetAside);
            commands.push(Command::Mark(Box::new(Mark { overrides, ..mark.clone() }), Said::Override));
        }
    });
    others_ui(ui, model, &remarks);
}

/// What is said of the clauses of a row themselves, and where the user says something.
pub fn clauses_ui(ui: &mut Ui, model: &Model, sheet: &Sheet, row: usize, commands: &mut Vec<Command>) {
    let cells = sheet.row(row).map_or(&[][..], |it| &it.cells);
    let first = |(document, cell): (usize, &crate::align::Cell)| {
        cell.clauses.first().and_then(|clause| Some((document, *clause, sheet.document(document)?)))
    };
    for (document, clause, analysed) in cells.iter().enumerate().filter_map(first) {
        let remarks: Vec<&Remark> =
            sheet.reviewed(document).map(|it| it.on_clause(clause).collect()).unwrap_or_default();
        let label = analysed.clauses.list.get(clause).map_or("", |it| it.label.as_str());
        let name = visible(&analysed.document.short_name());
        // A heading does not wrap: a long name would push the panel wider.
        let name: String = name.chars().take(20).collect();
        let heading = match remarks.len() {
            0 => say::note_on(label, &name),
            count => say::notes_on(label, &name, count),
        };
        let id = ("clause", document, row);
        CollapsingHeader::new(heading).id_salt(id).default_open(!remarks.is_empty()).show(ui, |ui| {
            let mark = own_mark(model, &remarks, || new_mark(model, analysed, clause, None));
            reviewer_ui(ui, model, &mark.place.sha256, commands);
            note_ui(ui, say::NOTE_CLAUSE, &mark, commands);
            found_ui(ui, sheet, &mark, commands);
            others_ui(ui, model, &remarks);
            votes_ui(ui, sheet, document, clause, &mark.place, commands);
        });
    }
}

fn new_mark(model: &Model, analysed: &Analysed, clause: usize, finding: Option<&Finding>) -> Mark {
    let place = Place::of(&analysed.document, &analysed.clauses, clause);
    Mark::on(&model.reviewer, place, finding.map(|it| (it, analysed.document.slice(it.span))))
}

/// The user's own mark among these, or a new one.
fn own_mark(model: &Model, remarks: &[&Remark], new: impl FnOnce() -> Mark) -> Mark {
    remarks.iter().find(|it| it.mark.reviewer == model.reviewer).map_or_else(new, |it| it.mark.clone())
}

/// The user's name, taken when the field is left: half a name signs nothing.
fn reviewer_ui(ui: &mut Ui, model: &Model, place: &str, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let label = ui.label(say::SIGNED);
        let id = Id::unique("reviewer name");
        let mut name = ui.data(|it| it.get_temp::<String>(id)).unwrap_or_else(|| model.reviewer.clone());
        let field = TextEdit::singleline(&mut name).hint_text(say::YOUR_NAME).id(id.with(place)).desired_width(160.0);
        let response = ui.add(field).labelled_by(label.id).on_hover_text(say::UNDER_NAME_YOUR_MARKS);
        if response.has_focus() {
            ui.data_mut(|it| it.insert_temp(id, name));
        } else if response.lost_focus() {
            ui.data_mut(|it| it.remove::<String>(id));
            if name.trim() != model.reviewer {
                commands.push(Command::Reviewer(name.trim().to_owned()));
            }
        }
    });
}

fn verdict_ui(ui: &mut Ui, mark: &Mark, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (verdict, label) in
            [(Verdict::Agree, say::AGREE), (Verdict::Disagree, say::DISAGREE), (Verdict::Unsure, say::UNSURE)]
        {
            let is_chosen = mark.verdict == Some(verdict);
            if ui.add(Button::selectable(is_chosen, label).frame_when_inactive(true)).clicked() {
                // A second click takes it back.
                let verdict = (!is_chosen).then_some(verdict);
                commands.push(Command::Mark(Box::new(Mark { verdict, ..mark.clone() }), Said::Verdict));
            }
        }
    });
}

fn note_ui(ui: &mut Ui, name: &str, mark: &Mark, commands: &mut Vec<Command>) {
    let mut note = mark.note.clone();
    let label = ui.label(RichText::new(name).color(tokens(ui).weak));
    // An id of its own: a bar that comes up above must not take the cursor away.
    let id =
        Id::unique((say::NOTE, &mark.place.sha256, &mark.place.anchor, mark.finding.as_ref().map(|it| &it.anchor)));
    let field = TextEdit::multiline(&mut note).id(id).desired_rows(2).desired_width(ui.available_width() - 8.0);
    if ui.add(field).labelled_by(label.id).changed() {
        commands.push(Command::Mark(Box::new(Mark { note, ..mark.clone() }), Said::Note));
    }
}

/// Where the user says that the program missed something.
fn found_ui(ui: &mut Ui, sheet: &Sheet, mark: &Mark, commands: &mut Vec<Command>) {
    let chosen = match &mark.overrides {
        Some(Override::Found(found)) => sheet.kind_title(&found.kind),
        _ => say::NOTHING,
    };
    let mut pick = |kind: Option<&Kind>| {
        let found = |it: &Kind| Found { kind: it.id.clone(), stance: it.stance, freedoms: it.freedoms.clone() };
        let overrides = kind.map(|it| Override::Found(found(it)));
        commands.push(Command::Mark(Box::new(Mark { overrides, ..mark.clone() }), Said::Override));
    };
    ui.horizontal(|ui| {
        let label = ui.label(say::PROGRAM_MISSED);
        let list = ComboBox::from_id_salt("found").selected_text(chosen).width(170.0).truncate().show_ui(ui, |ui| {
            if ui.selectable_label(mark.overrides.is_none(), say::NOTHING).clicked() {
                pick(None);
            }
            for kind in sheet.rules.kinds() {
                if ui.selectable_label(chosen == kind.title, &kind.title).on_hover_text(&kind.summary).clicked() {
                    pick(Some(kind));
                }
            }
        });
        list.response.labelled_by(label.id);
    });
}

fn others_ui(ui: &mut Ui, model: &Model, remarks: &[&Remark]) {
    for remark in remarks {
        let is_own = remark.mark.reviewer == model.reviewer;
        if !is_own {
            ui.label(format!("{}{}", visible(&said(&remark.mark)), stale(remark)));
        } else if remark.is_stale {
            ui.label(RichText::new(say::your_mark(stale(remark))).color(tokens(ui).weak));
        }
    }
}

/// How a room voted on which freedom the clause takes away or burdens.
fn votes_ui(ui: &mut Ui, sheet: &Sheet, document: usize, clause: usize, place: &Place, commands: &mut Vec<Command>) {
    let votes = sheet.reviewed(document).and_then(|it| it.votes.iter().find(|(at, _)| *at == clause));
    let mut counts = votes.map(|(_, it)| it.clone()).unwrap_or_default();
    ui.add_space(GAP);
    ui.label(RichText::new(say::SHOW_HANDS_WHICH_FREEDOM).color(tokens(ui).weak));
    let mut changed = false;
    ui.horizontal_wrapped(|ui| {
        for choice in Choice::ALL {
            let mut count = counts.get(&choice).copied().unwrap_or(0);
            ui.allocate_ui(vec2(78.0, ui.spacing().interact_size.y), |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    let label = ui.label(choice.name());
                    if ui.add(DragValue::new(&mut count).range(0..=9_999)).labelled_by(label.id).changed() {
                        counts.insert(choice, count);
                        changed = true;
                    }
                });
            });
        }
    });
    if changed {
        counts.retain(|_, it| *it > 0);
        commands.push(Command::Vote(Vote { place: place.clone(), counts }));
    }
}
