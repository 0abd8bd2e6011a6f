//! Lesson files: read, made of the open documents, tried, written.

use super::window::Window;
use crate::gui::state::lesson::Presenting;
use crate::gui::state::lesson_editor::LessonWanted;
use crate::gui::state::model::Problem;
use crate::gui::strings::lesson_editor as say;
use crate::gui::worker::Job;
use crate::lesson::{Class, checked};
use std::path::PathBuf;
use std::sync::Arc;

/// Does what is wanted with a lesson file.
pub fn act(window: &mut Window<'_>, wanted: LessonWanted) {
    match wanted {
        LessonWanted::Read(path) => window.submit(Job::ReadLesson(path)),
        LessonWanted::Write(path, text) => window.submit(Job::WriteLesson(path, text)),
        LessonWanted::Try(text) => attempt(window, &text),
    }
}

/// Shows a lesson file that was read or made.
pub fn arrived(window: &mut Window<'_>, path: &std::path::Path, text: String) {
    window.dialogs.lesson_editor.show_file(path.to_string_lossy().into_owned(), text);
}

/// Asks for a lesson made of the open documents.
pub fn make(window: &mut Window<'_>) {
    let Some(sheet) = window.model.sheet.as_ref() else { return };
    let (comparison, rules) = (Arc::clone(&sheet.comparison), Arc::clone(&sheet.rules));
    window.submit(Job::MakeLesson(PathBuf::from("lesson.toml"), comparison, rules));
}

/// Gives the lesson as it stands in the field.
fn attempt(window: &mut Window<'_>, text: &str) {
    let lesson = match checked(text) {
        Ok(lesson) => lesson,
        Err(mistakes) => {
            let what = say::could_not_be_read(&window.dialogs.lesson_editor.path);
            return window.model.problems.push(Problem { what, details: mistakes.join("\n") });
        }
    };
    let since = window.ctx.input(|it| it.time);
    window.model.presenting = Some(Presenting::new(Class::new(lesson.clone()), since));
    let rules = Arc::clone(&window.model.rules);
    window.submit(Job::Tell(Box::new(lesson), rules));
}
