//! What the user answers to a question.

use crate::gui::handlers::documents::submit;
use crate::gui::handlers::session;
use crate::gui::runtime::Runtime;
use crate::gui::state::dialogs::Dialogs;
use crate::gui::state::model::Model;
use crate::gui::state::question::{After, Answer, Question};
use crate::gui::worker::Job;
use crate::io::{Expects, Outside};
use eframe::egui::Context;

/// Does what was answered.
pub fn answer(ctx: &Context, answer: Answer, model: &mut Model, dialogs: &mut Dialogs, runtime: &mut Runtime) {
    let Some(question) = model.question.take() else { return };
    match (question, answer) {
        (_, Answer::Cancel) => {}
        (Question::Discard(index), _) => {
            if index < model.left_behind.len() {
                model.left_behind.remove(index).discard();
            }
        }
        (Question::Unsaved(after), Answer::Save) => {
            if session::save(model, runtime, after.clone()) {
                dialogs.session.show(model, after);
            }
        }
        (Question::Unsaved(after), _) => {
            session::start_anew(model);
            session::go_on(ctx, model, runtime, after);
        }
        (Question::Changed { path, after, .. }, Answer::DoIt) => {
            session::save_to(model, runtime, &path, Expects::Anything, after);
        }
        (Question::Changed { after, .. }, _) => dialogs.session.show(model, after),
        (Question::Outside { path, .. }, answer) => {
            let outside = if answer == Answer::DoIt { Outside::Read } else { Outside::Leave };
            submit(model, runtime, Job::OpenSession { path, outside });
        }
    }
}

/// What stands in the way of closing, if anything.
pub fn may_close(model: &mut Model, runtime: &Runtime) -> bool {
    if runtime.may_close || !model.is_unsaved() {
        return true;
    }
    model.question = Some(Question::Unsaved(After::Close));
    false
}
