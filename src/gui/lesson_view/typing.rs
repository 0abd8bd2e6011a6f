//! What a presenter types while a lesson is given: votes as counts, a disagreement, a file's name.

use crate::edits::Choice;
use crate::gui::command::Command;
use crate::gui::state::lesson::{Presenting, Turn, Typing};
use crate::gui::strings::lesson as say;
use crate::gui::theme::tokens;
use eframe::egui::{Button, FontId, Label, RichText, TextEdit, Ui};

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
