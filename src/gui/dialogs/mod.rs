//! Draws the dialogs that are open; each pushes commands.

mod about;
mod export;
mod frame;
mod help;
mod lesson_editor;
mod lessons;
mod library;
mod open;
mod palette;
mod policy;
mod question;
mod session;
mod settings;
mod texts;

use crate::gui::command::Command;
use crate::gui::state::dialogs::Dialogs;
use crate::gui::state::model::Model;
use crate::gui::state::view::View;
use eframe::egui::Context;

/// Shows those that are open.
pub fn dialogs_ui(ctx: &Context, dialogs: &mut Dialogs, model: &Model, view: &View, commands: &mut Vec<Command>) {
    open::open_ui(ctx, &mut dialogs.open, commands);
    library::library_dialog_ui(ctx, &mut dialogs.library, commands);
    texts::texts_ui(ctx, &mut dialogs.texts, &crate::io::Package::SCANCODE.plan(), commands);
    session::session_ui(ctx, &mut dialogs.session, model, commands);
    session::lay_over_ui(ctx, &mut dialogs.lay_over, commands);
    policy::policy_ui(ctx, &mut dialogs.policy, model, commands);
    export::export_ui(ctx, &mut dialogs.export, model, commands);
    lessons::lessons_ui(ctx, &mut dialogs.lessons, model, commands);
    lesson_editor::lesson_editor_ui(ctx, &mut dialogs.lesson_editor, commands);
    help::help_ui(ctx, &mut dialogs.keys);
    settings::settings_ui(ctx, &mut dialogs.settings, model, view, commands);
    palette::palette_ui(ctx, &mut dialogs.palette, model, commands);
    about::about_ui(ctx, &mut dialogs.about, &model.rules);
    question::question_ui(ctx, model, commands);
}
