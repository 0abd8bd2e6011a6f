//! What a presenter types while a lesson is given: votes as counts, a disagreement, a file's name.

use super::{Presenting, Turn};
use crate::edits::Choice;
use crate::gui::command::Command;
use crate::gui::strings::present as say;
use crate::gui::theme::tokens;
use crate::lesson::{Exercise, counts};
use eframe::egui::{Button, FontId, Label, RichText, TextEdit, Ui};

/// What is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    /// Votes, one number for each choice, and what is wrong with them.
    Counts([String; 5], String),
    /// Why the room reads it otherwise.
    Disagreement(String),
    /// Where the debrief goes.
    Path(String),
    /// Nothing yet: whether the lesson ends here.
    End,
}

/// Begins, goes on or ends.
pub(super) fn turn(it: &mut Presenting, turn: Turn) {
    let is_vote = it.exercise().is_some_and(Exercise::is_voted_on);
    let is_end = it.step >= it.class.steps.len();
    match turn {
        Turn::BeginCounts if is_vote => {
            let typed = |choice: Choice| {
                let votes = it.turned().map(|it| if it.was_revealed { &it.after } else { &it.votes });
                let count = votes.and_then(|it| it.get(&choice)).copied().unwrap_or(0);
                if count == 0 { String::new() } else { count.to_string() }
            };
            it.typing = Some(Typing::Counts(Choice::ALL.map(typed), String::new()));
        }
        Turn::BeginDisagreement if it.exercise().is_some() => {
            it.typing = Some(Typing::Disagreement(it.turned().map_or_else(String::new, |it| it.disagreement.clone())));
        }
        Turn::BeginPath if is_end => {
            let name = say::debrief_file(&it.class.lesson.id);
            let path = crate::io::absolute(std::path::Path::new(&name));
            it.typing = Some(Typing::Path(path.to_string_lossy().into_owned()));
        }
        Turn::Type(typing) => it.typing = it.typing.is_some().then_some(typing),
        Turn::Enter => enter(it),
        Turn::Leave => it.typing = None,
        _ => {}
    }
}

fn enter(it: &mut Presenting) {
    let step = it.step;
    let mut turned = it.class.steps.get_mut(step);
    match it.typing.take() {
        Some(Typing::Counts(typed, _)) => match counts(&typed) {
            Ok(votes) => {
                if let Some(turned) = turned.as_deref_mut() {
                    *turned.votes_now() = votes;
                }
            }
            Err(words) => it.typing = Some(Typing::Counts(typed, words)),
        },
        Some(Typing::Disagreement(words)) => {
            if let Some(turned) = turned {
                words.trim().clone_into(&mut turned.disagreement);
            }
        }
        Some(Typing::Path(_) | Typing::End) | None => {}
    }
}

/// The fields, large like all else.
pub(super) fn typing_ui(ui: &mut Ui, it: &Presenting, commands: &mut Vec<Command>) {
    let Some(typing) = &it.typing else { return };
    match typing {
        Typing::Counts(typed, wrong) => counts_ui(ui, typed, wrong, commands),
        Typing::Disagreement(words) => {
            line_ui(ui, say::DISAGREEMENT, words, commands, Typing::Disagreement);
        }
        Typing::End => {
            ui.label(RichText::new(say::END).size(24.0));
            ui.horizontal(|ui| {
                if ui.add(Button::new(RichText::new(say::END_IT).size(20.0))).clicked() {
                    commands.push(Command::Turn(Turn::End));
                }
                if ui.add(Button::new(RichText::new(say::GO_ON).size(20.0))).clicked() {
                    commands.push(Command::Turn(Turn::Leave));
                }
            });
            return;
        }
        Typing::Path(path) => {
            line_ui(ui, say::DEBRIEF_FILE, path, commands, Typing::Path);
            ui.horizontal(|ui| {
                if ui.add(Button::new(RichText::new(say::BROWSE).size(20.0))).clicked() {
                    let name = crate::document::last_component(path).to_owned();
                    commands.push(Command::BrowseSave(name));
                }
                let entered = commands.iter().any(|it| matches!(it, Command::Turn(Turn::Enter)));
                if ui.add(Button::new(RichText::new(say::WRITE).size(20.0))).clicked() || entered {
                    commands.push(Command::Turn(Turn::Write(path.clone())));
                    commands.push(Command::Turn(Turn::Leave));
                }
            });
        }
    }
    ui.label(RichText::new(say::TYPING_KEYS).size(18.0).color(tokens(ui).weak));
}

fn counts_ui(ui: &mut Ui, typed: &[String; 5], wrong: &str, commands: &mut Vec<Command>) {
    let mut now = typed.clone();
    let mut has_focus = false;
    ui.horizontal_wrapped(|ui| {
        let mut first = None;
        for (choice, words) in Choice::ALL.into_iter().zip(&mut now) {
            let label = ui.label(RichText::new(choice.name()).size(24.0));
            let field = TextEdit::singleline(words).font(FontId::proportional(24.0)).desired_width(72.0);
            let field = ui.add(field).labelled_by(label.id);
            has_focus |= field.has_focus();
            first.get_or_insert(field);
            ui.add_space(12.0);
        }
        if let Some(first) = first.filter(|_| !has_focus) {
            first.request_focus();
        }
    });
    if !wrong.is_empty() {
        ui.label(RichText::new(say::is_no_number(wrong)).size(20.0).color(tokens(ui).strong));
    }
    if now != *typed {
        commands.push(Command::Turn(Turn::Type(Typing::Counts(now, String::new()))));
    }
}

fn line_ui(ui: &mut Ui, label: &str, words: &str, commands: &mut Vec<Command>, of: fn(String) -> Typing) {
    let mut now = words.to_owned();
    let label = ui.add(Label::new(RichText::new(label).size(20.0)).wrap());
    let field = TextEdit::singleline(&mut now).font(FontId::proportional(24.0)).desired_width(f32::INFINITY);
    let field = ui.add(field).labelled_by(label.id);
    if !field.has_focus() {
        field.request_focus();
    }
    if now != words {
        commands.push(Command::Turn(Turn::Type(of(now))));
    }
}
