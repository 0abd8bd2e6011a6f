//! What went wrong, until dismissed; and one line on what was done.

use crate::gui::command::Command;
use crate::gui::model::Model;
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::{Icon, icon_button};
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Stroke, Ui};

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
    if let Some(notice) = &model.notice {
        let frame = Frame::new().fill(tokens.supports.tint).inner_margin(Margin::symmetric(12, 4));
        Panel::top("notice").frame(frame).show_separator_line(false).show(ui, |ui| {
            line_ui(ui, notice, "", "Dismiss this notice", commands, Command::DismissNotice);
        });
    }
}

fn line_ui(ui: &mut Ui, what: &str, details: &str, name: &str, commands: &mut Vec<Command>, dismiss: Command) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if icon_button(ui, Icon::Close, name, true).on_hover_text(name).clicked() {
            commands.push(dismiss);
        }
        if !details.is_empty() && ui.button("Copy details").clicked() {
            commands.push(Command::Copy(format!("{what}: {details}")));
        }
        ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
            ui.label(bold(what));
            ui.label(details);
        });
    });
}
