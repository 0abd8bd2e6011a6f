//! What went wrong, until dismissed; and one line on what was done.

use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::model::{LeftBehind, Model};
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::{Icon, icon_button};
use eframe::egui::{Frame, Margin, Panel, Stroke, Ui};
use std::time::Duration;

/// Problems and the last notice, above everything else.
pub fn notices_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    let tokens = tokens(ui);
    for (index, problem) in model.problems.iter().enumerate() {
        let frame = Frame::new()
            .fill(tokens.alarm.tint)
            .inner_margin(Margin::symmetric(12, 6))
            .stroke(Stroke::new(1.0, tokens.alarm.mark));
        Panel::top(("problem", index)).frame(frame).show_separator_line(false).show(ui, |ui| {
            line_ui(ui, &problem.what, &problem.details, "Dismiss this problem", commands, Command::Dismiss(index));
        });
    }
    for (index, left) in model.left_behind.iter().enumerate() {
        let frame = Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(12, 6));
        Panel::top(("left behind", index)).frame(frame).show_separator_line(false).show(ui, |ui| {
            left_ui(ui, index, left, commands);
        });
    }
    if let Some(notice) = &model.notice {
        let frame = Frame::new().fill(tokens.supports.tint).inner_margin(Margin::symmetric(12, 4));
        Panel::top("notice").frame(frame).show_separator_line(false).show(ui, |ui| {
            line_ui(ui, notice, "", "Dismiss this notice", commands, Command::DismissNotice);
        });
    }
}

/// Work that was not saved before the program ended, and what can become of it.
fn left_ui(ui: &mut Ui, index: usize, left: &LeftBehind, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        // The buttons come first: words that change their length with time must not move them under the pointer.
        if ui.button("Recover").on_hover_text("Go on with it").clicked() {
            commands.push(Command::Recover(index));
        }
        if ui.button("Discard…").on_hover_text("Throw it away; you are asked first").clicked() {
            commands.push(Command::AskDiscard(index));
        }
        ui.label(bold("Undiluted ended before this was saved:"));
        let of = left.of.as_ref().map_or(String::new(), |it| format!(" of {}", it.display()));
        let when = left.when.and_then(|it| it.elapsed().ok()).map_or(String::new(), |it| format!(", {} ago", ago(it)));
        ui.label(format!("{}{}{when}", visible(&left.summary), visible(&of)));
    });
}

/// How long ago, in the largest unit that fits.
fn ago(age: Duration) -> String {
    let (minutes, hours, days) = (age.as_secs() / 60, age.as_secs() / 3_600, age.as_secs() / 86_400);
    let many = |count: u64, what: &str| if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") };
    match (days, hours, minutes) {
        (0, 0, 0) => "less than a minute".to_owned(),
        (0, 0, minutes) => many(minutes, "minute"),
        (0, hours, _) => many(hours, "hour"),
        (days, ..) => many(days, "day"),
    }
}

fn line_ui(ui: &mut Ui, what: &str, details: &str, name: &str, commands: &mut Vec<Command>, dismiss: Command) {
    ui.horizontal_top(|ui| {
        let buttons = if details.is_empty() { 40.0 } else { 150.0 };
        let width = (ui.available_width() - buttons).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.horizontal_wrapped(|ui| {
                ui.label(bold(what));
                ui.label(details);
            });
        });
        if !details.is_empty() && ui.button("Copy details").clicked() {
            commands.push(Command::Copy(format!("{what}: {details}")));
        }
        if icon_button(ui, Icon::Close, name, true).on_hover_text(name).clicked() {
            commands.push(dismiss);
        }
    });
}
