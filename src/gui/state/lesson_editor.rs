//! A lesson file while it is written: in the field, with its mistakes, and what is done with it.

use crate::lesson::template;
use std::path::PathBuf;

/// The lesson's file while it is read and changed. What is typed stays when the dialog is closed: a lesson is tried and
/// changed again.
#[derive(Debug, Default)]
pub struct LessonEditor {
    /// Whether it is open.
    pub is_open: bool,
    /// Where the file is, or is to be.
    pub path: String,
    /// The file as it stands in the field.
    pub text: String,
    /// What is wrong with it, each with its line.
    pub mistakes: Vec<String>,
    /// The text that the mistakes are of.
    pub checked: Option<String>,
}

impl LessonEditor {
    /// Opens it with what was typed before, or with a lesson to begin with.
    pub fn show(&mut self) {
        if self.text.trim().is_empty() {
            template().clone_into(&mut self.text);
        }
        if self.path.trim().is_empty() {
            "my-lesson.toml".clone_into(&mut self.path);
        }
        self.is_open = true;
    }

    /// Opens it with this file.
    pub fn show_file(&mut self, path: String, text: String) {
        *self = Self { is_open: true, path, text, ..Self::default() };
    }
}

/// What is done with a lesson file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LessonWanted {
    /// Read it from this file into the editor.
    Read(PathBuf),
    /// Write this text to this file.
    Write(PathBuf, String),
    /// Give it as it stands in the field.
    Try(String),
}
