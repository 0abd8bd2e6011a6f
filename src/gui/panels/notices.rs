//! What went wrong, until dismissed; and one line on what was done.

use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::state::model::{LeftBehind, Model};
use crate::gui::state::opened::Opened;
use crate::gui::strings::window as say;
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
            line_ui(ui, &problem.what, &problem.details, say::DISMISS_PROBLEM, commands, Command::Dismiss(index));
        });
    }
    for (index, left) in model.left_behind.iter().enumerate() {
        let frame = Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(12, 6));
        Panel::top(("left behind", index)).frame(frame).show_separator_line(false).show(ui, |ui| {
            left_ui(ui, index, left, commands);
        });
    }
    if model.documents.iter().any(Opened::is_stale) {
        let frame = Frame::new().fill(tokens.strains.tint).inner_margin(Margin::symmetric(12, 4));
        Panel::top("stale").frame(frame).show_separator_line(false).show(ui, |ui| stale_ui(ui, model, commands));
    }
    working_ui(ui, model, commands);
    if let Some(notice) = &model.notice {
        let frame = Frame::new().fill(tokens.supports.tint).inner_margin(Margin::symmetric(12, 4));
        Panel::top("notice").frame(frame).show_separator_line(false).show(ui, |ui| {
            if model.written.is_some() {
                ui.horizontal(|ui| {
                    if ui.button(say::OPEN_WRITTEN).on_hover_text(say::OPEN_WRITTEN_TIP).clicked() {
                        commands.push(Command::OpenWritten);
                    }
                    if ui.button(say::SHOW_IN_FOLDER).on_hover_text(say::SHOW_IN_FOLDER_TIP).clicked() {
                        commands.push(Command::ShowWritten);
                    }
                    line_ui(ui, notice, "", say::DISMISS_NOTICE, commands, Command::DismissNotice);
                });
                return;
            }
            line_ui(ui, notice, "", say::DISMISS_NOTICE, commands, Command::DismissNotice);
        });
    }
}

/// Files that changed on disk since they were read.
fn stale_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button(say::RELOAD).on_hover_text(say::READ_THEM_AGAIN_UNDO).clicked() {
            commands.push(Command::Do(Action::Reload));
        }
        if ui.button(say::KEEP).on_hover_text(say::GO_TEXTS_READ).clicked() {
            commands.push(Command::KeepStale);
        }
        let names: Vec<_> =
            model.documents.iter().filter(|it| it.is_stale()).map(|it| visible(&it.origin.short_name())).collect();
        ui.label(bold(names.join(", ")));
        ui.label(say::CHANGED_DISK_SINCE_READ);
    });
}

/// What takes longer than one would not notice, and how to give it up.
fn working_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    let Some(since) = model.busy_since else { return };
    let passed = ui.input(|it| it.time) - since;
    // A second later there is a new number to show, and nothing in between.
    ui.ctx().request_repaint_after(Duration::from_secs_f64((1.0 - passed.fract()).clamp(0.05, 1.0)));
    if passed < 0.8 {
        return;
    }
    let frame = Frame::new().fill(tokens(ui).raised).inner_margin(Margin::symmetric(12, 4));
    Panel::top("working").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            if ui.button(say::STOP).on_hover_text(Action::Stop.entry().tooltip).clicked() {
                commands.push(Command::Do(Action::Stop));
            }
            let names: Vec<_> = model.loading().into_iter().map(visible).collect();
            let what = if names.is_empty() { say::WORKING.to_owned() } else { say::reading(names.join(", ")) };
            ui.label(say::seconds(what, passed));
        });
    });
}

/// Work that was not saved before the program ended, and what can become of it.
fn left_ui(ui: &mut Ui, index: usize, left: &LeftBehind, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        // The buttons come first: words that change their length with time must not move them under the pointer.
        if ui.button(say::RECOVER).on_hover_text(say::RECOVER_TIP).clicked() {
            commands.push(Command::Recover(index));
        }
        if ui.button(say::DISCARD).on_hover_text(say::THROW_AWAY_YOU_ASKED).clicked() {
            commands.push(Command::AskDiscard(index));
        }
        ui.label(bold(say::UNDILUTED_ENDED_BEFORE_SAVED));
        let of = left.of.as_ref().map_or(String::new(), |it| say::work_of(it.display()));
        let when = left.when.and_then(|it| it.elapsed().ok()).map_or(String::new(), |it| say::ago(ago(it)));
        ui.label(format!("{}{}{when}", visible(&left.summary), visible(&of)));
    });
}

/// How long ago, in the largest unit that fits.
fn ago(age: Duration) -> String {
    let (minutes, hours, days) = (age.as_secs() / 60, age.as_secs() / 3_600, age.as_secs() / 86_400);
    let count = |it: u64| usize::try_from(it).unwrap_or(usize::MAX);
    match (days, hours, minutes) {
        (0, 0, 0) => say::LESS_THAN_MINUTE.to_owned(),
        (0, 0, minutes) => say::minutes(count(minutes)),
        (0, hours, _) => say::hours(count(hours)),
        (days, ..) => say::days(count(days)),
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
        if !details.is_empty() && ui.button(say::COPY_DETAILS).clicked() {
            commands.push(Command::Copy(format!("{what}: {details}")));
        }
        if icon_button(ui, Icon::Close, name, true).on_hover_text(name).clicked() {
            commands.push(dismiss);
        }
    });
}
