//! What a user can do, and how keys, drops and pastes come to it.
//!
//! Panels and dialogs never change anything: they push a [`Command`]. The [`table`] names every [`Action`] with its words
//! and keys: menus, buttons and the list of keys come from there.

pub mod action;
pub mod focus;
pub mod input;
pub mod table;

use self::action::Action;
use crate::edits::{Known, Mark, Vote};
use crate::gui::state::changes::Order;
use crate::gui::state::dialogs::ReportWanted;
use crate::gui::state::filter::Only;
use crate::gui::state::find::Query;
use crate::gui::state::lesson::Turn;
use crate::gui::state::lesson_editor::LessonWanted;
use crate::gui::state::policy::PolicyWanted;
use crate::gui::state::question::{After, Answer};
use crate::gui::state::sheet::FindingAt;
use crate::gui::state::view::View;
use std::path::PathBuf;

/// What of a mark the user changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Whether they go along.
    Verdict,
    /// Their words.
    Note,
    /// What they put in the program's place.
    Override,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A row of the table.
    Do(Action),
    /// Open what these arguments stand for, beside what is open.
    Open(Vec<String>),
    /// Close what is open and open these.
    Example(Vec<String>),
    /// Open this standard text as the baseline of what was made from it.
    Original(String),
    /// Take this text as a document.
    PasteText(String),
    /// Close the document of this index.
    Remove(usize),
    /// Put a document in the place of another.
    Move {
        /// From here.
        from: usize,
        /// To here.
        to: usize,
    },
    /// Measure others against this document.
    Baseline(usize),
    /// Look through the lens of this id.
    Lens(String),
    /// Select a row and bring it into view.
    GoToRow(usize),
    /// Select a finding and its row.
    SelectFinding(FindingAt),
    /// Shows only rows with findings about this.
    Only(Only),
    /// Lights the words that bear on this criterion of the chosen lens, or none.
    Light(Option<String>),
    /// How the list of changes is sorted.
    Order(Order),
    /// Unfolds the bar of this index.
    Unfold(usize),
    /// Select a row as seen in the column of a document.
    SelectCell(usize, usize),
    /// Looks for words.
    Look(Query),
    /// Ends the search.
    EndFind,
    /// The size of clause text, in points.
    TextSize(f32),
    /// How the window looks: settings.
    Settle(Box<View>),
    /// Which definitions are read through, in order.
    Lenses(Vec<String>),
    /// Go on with files as they were read, whatever is on disk by now.
    KeepStale,
    /// Take the problem of this index away.
    Dismiss(usize),
    /// Take the line on what was done away.
    DismissNotice,
    /// Forget a recent document.
    Forget(String),
    /// Ask the system for files to open.
    BrowseOpen,
    /// Ask the system for a file to write.
    BrowseSave(String),
    /// Ask the system for a file to save the session in.
    BrowseSession(String),
    /// Ask the system for a session to lay over this one.
    BrowseLayOver,
    /// Save the session to this file.
    SaveAs {
        /// The file.
        path: PathBuf,
        /// Whether it carries the texts.
        carries: bool,
        /// What waits for it.
        after: After,
    },
    /// Lay this session over the one that is open.
    LayOver(PathBuf),
    /// Say where the text of this record can be had.
    AboutRecord(String),
    /// Download texts of model licences and take them in.
    GetTexts,
    /// Take in texts from here, or from the installed package.
    ImportTexts(Option<PathBuf>),
    /// Ask the system for a folder of texts.
    BrowseTexts,
    /// Answer the question that is asked.
    Answer(Answer),
    /// Go on with the work of this index that was left behind.
    Recover(usize),
    /// Ask whether the work of this index that was left behind is to be thrown away.
    AskDiscard(usize),
    /// Take in what a reviewer says.
    Mark(Box<Mark>, Said),
    /// Take in how a room voted.
    Vote(Vote),
    /// Give the lesson of this id.
    Present(String),
    /// Go on with the lesson that is given.
    Turn(Turn),
    /// Take in what the user knows of an artefact.
    Know(Box<Known>),
    /// Forget what was entered of a component of the release with this hash.
    Unknow {
        /// SHA-256 of the release's document.
        sha256: String,
        /// The component's id.
        component: &'static str,
    },
    /// The user's name.
    Reviewer(String),
    /// Do this with a lesson file.
    LessonFile(Box<LessonWanted>),
    /// Do this with the house's policy.
    Policy(Box<PolicyWanted>),
    /// Write this report.
    Export(Box<ReportWanted>),
    /// Open the report that was written last.
    OpenWritten,
    /// Show the report that was written last in its folder.
    ShowWritten,
    /// Copy this text.
    Copy(String),
}
