//! The house's policy as a file: read, changed with its mistakes beside it, saved, held.

use super::frame::{Then, dialog};
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::policy::{PolicyDialog, PolicyWanted};
use crate::gui::strings::policy as say;
use crate::gui::theme::tokens;
use crate::lens::Lenses;
use crate::policy::Policy;
use eframe::egui::{Button, Context, RichText, ScrollArea, TextEdit, Ui};
use std::path::PathBuf;

/// So many mistakes are told at once.
const MISTAKES: usize = 4;
/// Lines of the field.
const LINES: usize = 16;

/// Shows the dialog while it is open.
pub fn policy_ui(ctx: &Context, it: &mut PolicyDialog, model: &Model, commands: &mut Vec<Command>) {
    let PolicyDialog { is_open, path, text, mistakes, checked } = it;
    dialog(ctx, say::POLICY, is_open, 720.0, |ui| {
        ui.label(say::WHAT_A_POLICY_IS);
        ui.horizontal(|ui| {
            let label = ui.label(say::POLICY_FILE);
            ui.add(TextEdit::singleline(path).desired_width(ui.available_width() - 120.0)).labelled_by(label.id);
            if ui.button(say::READ_FILE).clicked() {
                commands.push(wanted(PolicyWanted::Read(PathBuf::from(path.trim()))));
            }
        });
        let height = (ui.ctx().content_rect().height() * 0.5).max(120.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            let label = ui.label(say::THE_POLICY);
            let field = TextEdit::multiline(text).code_editor().desired_width(f32::INFINITY).desired_rows(LINES);
            ui.add(field).labelled_by(label.id);
        });
        if checked.as_ref() != Some(text) {
            *mistakes = mistakes_of(path, text, model);
            *checked = Some(text.clone());
        }
        mistakes_ui(ui, mistakes);
        buttons_ui(ui, (path, text), mistakes.is_empty(), model, commands)
    });
}

fn mistakes_of(path: &str, text: &str, model: &Model) -> Vec<String> {
    match Policy::parse(path, text, None, &model.rules, Lenses::built_in()) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes.iter().map(|it| visible(&it.to_string())).collect(),
    }
}

fn mistakes_ui(ui: &mut Ui, mistakes: &[String]) {
    let tokens = tokens(ui);
    if mistakes.is_empty() {
        ui.label(RichText::new(say::NO_MISTAKES).color(tokens.weak));
    }
    for it in mistakes.iter().take(MISTAKES) {
        ui.label(RichText::new(it).color(tokens.conflicts.mark));
    }
    if let Some(more) = mistakes.len().checked_sub(MISTAKES).filter(|it| *it > 0) {
        ui.label(say::and_more(more));
    }
}

fn buttons_ui(
    ui: &mut Ui,
    (path, text): (&str, &str),
    is_ready: bool,
    model: &Model,
    commands: &mut Vec<Command>,
) -> Then {
    let mut answer = Then::Stay;
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        for (words, writes) in [(say::SAVE_AND_HOLD, true), (say::HOLD, false)] {
            if ui.add_enabled(is_ready, Button::new(words)).clicked() {
                let path = PathBuf::from(path.trim());
                commands.push(wanted(PolicyWanted::Hold { path, text: text.to_owned(), writes }));
                answer = Then::Close;
            }
        }
        if model.policy.is_some() && ui.button(say::LEAVE).clicked() {
            commands.push(wanted(PolicyWanted::Leave));
            answer = Then::Close;
        }
        if ui.button(say::CANCEL).clicked() {
            answer = Then::Close;
        }
    });
    answer
}

fn wanted(it: PolicyWanted) -> Command {
    Command::Policy(Box::new(it))
}
