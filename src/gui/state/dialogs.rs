//! The dialogs: which are open, and what is typed and chosen in them. The folder `dialogs` draws them.

use crate::gui::state::lesson_editor::LessonEditor;
use crate::gui::state::library::LibraryList;
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::state::policy::PolicyDialog;
use crate::gui::state::question::After;
use crate::gui::strings::dialogs as refuse;
use crate::gui::strings::work as say;
use crate::library::{self, Record};
use crate::report::{Extent, Paper};

/// Every dialog.
#[derive(Default)]
pub struct Dialogs {
    /// Files to open.
    pub open: OpenDialog,
    /// Built-in texts.
    pub library: LibraryDialog,
    /// Texts to take in.
    pub texts: TextsDialog,
    /// Where the session is saved.
    pub session: SessionDialog,
    /// A session to lay over this one.
    pub lay_over: LayOverDialog,
    /// The house's policy.
    pub policy: PolicyDialog,
    /// A report to write.
    pub export: ExportDialog,
    /// Lessons to give.
    pub lessons: PlainDialog,
    /// A lesson file to write.
    pub lesson_editor: LessonEditor,
    /// Keys and marks.
    pub keys: PlainDialog,
    /// How the window looks and counts.
    pub settings: PlainDialog,
    /// Every action by its name.
    pub palette: PaletteDialog,
    /// What this is.
    pub about: PlainDialog,
}

impl Dialogs {
    /// Whether any is open.
    pub fn any_open(&self) -> bool {
        let Self {
            open,
            library,
            texts,
            session,
            lay_over,
            policy,
            export,
            lessons,
            lesson_editor,
            keys,
            settings,
            palette,
            about,
        } = self;
        let asking = open.is_open || session.is_open || lay_over.is_open || export.is_open;
        let choosing =
            settings.is_open || palette.is_open || library.is_open || lessons.is_open || lesson_editor.is_open;
        asking || choosing || policy.is_open || texts.is_open || keys.is_open || about.is_open
    }
}

/// A dialog of which nothing is kept but whether it is open.
#[derive(Debug, Default)]
pub struct PlainDialog {
    /// Whether it is.
    pub is_open: bool,
}

impl PlainDialog {
    /// Opens it.
    pub fn show(&mut self) {
        self.is_open = true;
    }
}

/// Asks which files to open.
#[derive(Debug, Default)]
pub struct OpenDialog {
    /// Whether it is open.
    pub is_open: bool,
    /// What is typed.
    pub path: String,
    /// Whether the field takes the keyboard in the next frame.
    pub wants_focus: bool,
    /// Whether the system's dialog gave nothing back: cancelled, or there is none.
    pub was_unanswered: bool,
}

impl OpenDialog {
    /// Opens it.
    pub fn show(&mut self) {
        *self = Self { is_open: true, wants_focus: true, ..Self::default() };
    }

    /// Closes it.
    pub fn close(&mut self) {
        self.is_open = false;
    }

    /// The system's dialog gave nothing back.
    pub fn no_answer(&mut self) {
        self.was_unanswered = true;
    }
}

/// Offers the built-in texts.
#[derive(Debug, Default)]
pub struct LibraryDialog {
    /// Whether it is open.
    pub is_open: bool,
    /// The list.
    pub list: LibraryList,
}

impl LibraryDialog {
    /// Opens it.
    pub fn show(&mut self) {
        *self = Self { is_open: true, list: LibraryList::default() };
        self.list.wants_focus = true;
    }
}

/// Asks where texts are taken from.
#[derive(Debug, Default)]
pub struct TextsDialog {
    /// Whether it is open.
    pub is_open: bool,
    /// The folder or wheel that is typed.
    pub path: String,
    /// Whether the system's dialog gave nothing back.
    pub was_unanswered: bool,
    /// The record whose text is looked for.
    pub record: Option<&'static Record>,
}

impl TextsDialog {
    /// Opens it.
    pub fn show(&mut self) {
        *self = Self { is_open: true, ..Self::default() };
    }

    /// Opens it for a licence of which there is a record.
    pub fn show_for(&mut self, record: &str) {
        self.show();
        self.record = library::record(record);
    }

    /// Takes the folder that was chosen in the system's dialog.
    pub fn take(&mut self, path: Option<String>) {
        take(&mut self.path, &mut self.was_unanswered, path);
    }
}

/// Asks where to save the session.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the dialog")]
pub struct SessionDialog {
    /// Whether it is open.
    pub is_open: bool,
    /// What is typed.
    pub path: String,
    /// Whether the file carries the texts.
    pub carries: bool,
    /// Whether the system's dialog gave nothing back.
    pub was_unanswered: bool,
    /// Whether the field takes the keyboard in the next frame.
    pub wants_focus: bool,
    /// What waits until the session is saved.
    pub after: After,
}

impl SessionDialog {
    /// Opens it; `after` waits until the session is saved.
    pub fn show(&mut self, model: &Model, after: After) {
        let path = model.session.path.as_ref().map(|it| it.to_string_lossy().into_owned());
        self.path = path.unwrap_or_else(|| format!("{}.undiluted", file_name(model)));
        self.carries = model.session.carries;
        self.was_unanswered = false;
        self.wants_focus = true;
        self.after = after;
        self.is_open = true;
    }

    /// Takes the path that was chosen in the system's dialog.
    pub fn take(&mut self, path: Option<String>) {
        take(&mut self.path, &mut self.was_unanswered, path);
    }
}

/// Asks which session is laid over this one.
#[derive(Debug, Default)]
pub struct LayOverDialog {
    /// Whether it is open.
    pub is_open: bool,
    /// What is typed.
    pub path: String,
    /// Whether the system's dialog gave nothing back.
    pub was_unanswered: bool,
    /// Whether the field takes the keyboard in the next frame.
    pub wants_focus: bool,
}

impl LayOverDialog {
    /// Opens it.
    pub fn show(&mut self) {
        *self = Self { is_open: true, wants_focus: true, ..Self::default() };
    }

    /// Takes the path that was chosen in the system's dialog.
    pub fn take(&mut self, path: Option<String>) {
        take(&mut self.path, &mut self.was_unanswered, path);
    }
}

/// A format that a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Its id, as on the command line.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What its files end in, without the dot.
    pub extension: &'static str,
}

/// The formats that the window offers.
pub const FORMATS: [Format; 7] = [
    Format { id: "html", label: say::HTML, extension: "html" },
    Format { id: "markdown", label: say::MARKDOWN, extension: "md" },
    Format { id: "pdf", label: say::PDF, extension: "pdf" },
    Format { id: "json", label: say::JSON, extension: "json" },
    Format { id: "docx", label: say::REDLINE, extension: "docx" },
    Format { id: "xlsx", label: say::WORKBOOK, extension: "xlsx" },
    Format { id: "csv", label: say::CSV, extension: "csv" },
];

impl Format {
    /// Whether it is a page for people, of which one chooses how much is printed.
    pub fn is_page(self) -> bool {
        matches!(self.id, "html" | "pdf" | "markdown")
    }

    /// Why it cannot be written of what is open now: nothing where it can.
    pub fn refused(self, model: &Model) -> Option<&'static str> {
        let is_of_releases = matches!(self.id, "html" | "pdf" | "markdown" | "json");
        match self.id {
            _ if model.page == Page::Openness => (!is_of_releases).then_some(refuse::NOT_OF_RELEASES),
            "docx" if model.loaded().len() != 2 => Some(refuse::REDLINE_NEEDS_TWO),
            _ => None,
        }
    }
}

/// Asks how and where to write a report.
#[derive(Debug)]
pub struct ExportDialog {
    /// Whether it is open.
    pub is_open: bool,
    /// The chosen format.
    pub format: Format,
    /// What is typed.
    pub path: String,
    /// Whether the system's dialog gave nothing back.
    pub was_unanswered: bool,
    /// How much is printed.
    pub extent: Extent,
    /// The id of the topic that clauses are printed of; empty for all.
    pub topic: &'static str,
    /// Who read it, as typed.
    pub reviewer: String,
    /// What it was read for, as typed.
    pub matter: String,
    /// Whether today's date is printed.
    pub is_dated: bool,
}

/// A report that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportWanted {
    /// Id of the format.
    pub format: &'static str,
    /// Where to.
    pub path: String,
    /// How much is printed, and for whom.
    pub paper: Paper,
    /// Whether today's date is printed.
    pub is_dated: bool,
}

impl Default for ExportDialog {
    fn default() -> Self {
        Self {
            is_open: false,
            format: FORMATS[0],
            path: String::new(),
            was_unanswered: false,
            extent: Extent::Changes,
            topic: "",
            reviewer: String::new(),
            matter: String::new(),
            is_dated: false,
        }
    }
}

impl ExportDialog {
    /// Opens it; format and folder are those of the last time.
    pub fn show(&mut self, model: &Model) {
        if self.path.is_empty() {
            self.path = format!("{}.{}", file_name(model), self.format.extension);
        }
        if self.reviewer.is_empty() {
            self.reviewer.clone_from(&model.reviewer);
        }
        self.is_open = true;
        self.was_unanswered = false;
    }

    /// What was asked for.
    pub fn wanted(&self) -> ReportWanted {
        let said = |words: &str| Some(words.trim().to_owned()).filter(|it| !it.is_empty());
        let topics = if self.topic.is_empty() { Vec::new() } else { vec![self.topic.to_owned()] };
        let (reviewer, matter) = (said(&self.reviewer), said(&self.matter));
        ReportWanted {
            format: self.format.id,
            path: self.path.trim().to_owned(),
            paper: Paper { extent: self.extent, topics, reviewer, matter },
            is_dated: self.is_dated,
        }
    }

    /// Takes the path that was chosen in the system's dialog.
    pub fn take(&mut self, path: Option<String>) {
        take(&mut self.path, &mut self.was_unanswered, path);
    }
}

/// Finds actions and clauses by name.
#[derive(Debug, Default)]
pub struct PaletteDialog {
    /// Whether it is open.
    pub is_open: bool,
    /// Whether clauses are listed, and not actions.
    pub clauses: bool,
    /// What is typed.
    pub words: String,
    /// Which of what matches is chosen.
    pub chosen: usize,
    /// Whether the field takes the keyboard in the next frame.
    pub wants_focus: bool,
}

impl PaletteDialog {
    /// Opens it with every action.
    pub fn show(&mut self) {
        *self = Self { is_open: true, wants_focus: true, ..Self::default() };
    }

    /// Opens it with every clause.
    pub fn show_clauses(&mut self) {
        *self = Self { is_open: true, clauses: true, wants_focus: true, ..Self::default() };
    }
}

/// Takes the path that was chosen in the system's dialog into a field; none says that it gave nothing back.
fn take(field: &mut String, was_unanswered: &mut bool, path: Option<String>) {
    *was_unanswered = path.is_none();
    if let Some(path) = path {
        *field = path;
    }
}

/// A file name made of the documents' names, of letters that every system takes.
fn file_name(model: &Model) -> String {
    let names: Vec<String> = model
        .loaded()
        .iter()
        .take(3)
        .map(|it| {
            let name = it.document.short_name();
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            let name = name.rsplit_once(':').map_or(stem, |(_, id)| id);
            name.chars()
                .map(|it| if it.is_ascii_alphanumeric() || "-._".contains(it) { it } else { '-' })
                .take(40)
                .collect()
        })
        .collect();
    names.join("-vs-")
}
