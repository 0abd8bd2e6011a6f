//! What a user can do.
//!
//! Panels never change anything: they push a [`Command`].

use crate::edits::{Known, Mark, Vote};
use crate::gui::actions::TABLE;
use crate::gui::marking::Said;
use crate::gui::state::filter::Only;
use crate::gui::state::find::Query;
use crate::gui::state::lesson::Turn;
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::state::question::{After, Answer};
use crate::gui::state::sheet::FindingAt;
use crate::gui::state::view::View;
use crate::gui::strings::window as say;
use crate::options::Show;
use eframe::egui::KeyboardShortcut;
use std::path::PathBuf;

/// Something to do that needs no further word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Ask for files.
    Open,
    /// Choose from the built-in texts.
    Library,
    /// Take in texts of licences that are not built in.
    GetTexts,
    /// Take the clipboard as a document.
    Paste,
    /// Save the session.
    Save,
    /// Save the session under another name.
    SaveAs,
    /// Lay another reviewer's session over this one.
    LayOver,
    /// Write a report.
    Export,
    /// Close every document.
    CloseAll,
    /// End the program.
    Quit,
    /// Show every row.
    ShowAll,
    /// Show rows that differ.
    ShowChanges,
    /// Show rows that conflict or strain.
    ShowDeviations,
    /// Show or hide the inspector.
    Inspector,
    /// Count what differs in typography only.
    Cosmetic,
    /// To the page with what it comes to.
    PageOverview,
    /// To the page with the texts.
    PageText,
    /// To the page with every clause as a grid.
    PageMatrix,
    /// To the page where definitions disagree.
    PageDefinitions,
    /// Choose a lesson to give.
    Lessons,
    /// Turn to what is open.
    PageOpenness,
    /// Texts beside or below each other, as fits.
    ColumnsAsFit,
    /// Texts beside each other.
    ColumnsBeside,
    /// Texts below each other.
    ColumnsUnified,
    /// Larger clause text.
    TextLarger,
    /// Smaller clause text.
    TextSmaller,
    /// Clause text in its usual size.
    TextUsual,
    /// Colours that people with colour blindness tell apart.
    PaletteUsual,
    /// Colours of high contrast.
    PaletteContrast,
    /// Follow the system's theme.
    ThemeSystem,
    /// Dark text on light.
    ThemeLight,
    /// Light text on dark.
    ThemeDark,
    /// Everything larger.
    ZoomIn,
    /// Everything smaller.
    ZoomOut,
    /// Everything as it was.
    ZoomReset,
    /// To the next row that differs.
    NextChange,
    /// To the row before that differs.
    PreviousChange,
    /// To the next row that conflicts or strains.
    NextDeviation,
    /// To the row before that conflicts or strains.
    PreviousDeviation,
    /// Find words.
    Find,
    /// To the next place with the words.
    FindNext,
    /// To the place before with the words.
    FindPrevious,
    /// To the place where one was before.
    Back,
    /// To the place that one came back from.
    Forward,
    /// To a clause by its number or heading.
    GoToClause,
    /// The keyboard to the next part of the window.
    NextRegion,
    /// The keyboard to the part of the window before.
    PreviousRegion,
    /// To the next row.
    NextRow,
    /// To the row before.
    PreviousRow,
    /// Hold the selected row's clauses, or join them with those that are held.
    Pin,
    /// Take a pin back, or keep the clauses of a row apart.
    Split,
    /// Copy the selected clause.
    CopyClause,
    /// Copy the selected row in all documents.
    CopyRow,
    /// Copy what is shown of one document.
    CopySide,
    /// Copy the whole of one document.
    CopyDocument,
    /// Read files again that changed on disk.
    Reload,
    /// Give up what is under way.
    Stop,
    /// Choose how the window looks and counts.
    Settings,
    /// List every action.
    Palette,
    /// Take back the last correction.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Compare a document with the standard text that it was made from.
    Original,
    /// List the keys.
    Shortcuts,
    /// Say what this is.
    About,
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
    /// Write a report of this format to this path.
    Export(String, String),
    /// Copy this text.
    Copy(String),
}

/// The menu that an action stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Documents and reports.
    File,
    /// Corrections.
    Edit,
    /// What is shown, and how.
    View,
    /// Where to go.
    Go,
    /// What this is.
    Help,
}

impl Menu {
    /// All menus, in their order.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Go, Self::Help];

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::File => say::FILE,
            Self::Edit => say::EDIT,
            Self::View => say::VIEW,
            Self::Go => say::GO,
            Self::Help => say::HELP,
        }
    }
}

/// One action with its words and keys.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it does.
    pub action: Action,
    /// Where it stands.
    pub menu: Menu,
    /// Its name.
    pub label: &'static str,
    /// What it does, in a sentence.
    pub tooltip: &'static str,
    /// Keys that do it; menus show the first.
    pub keys: &'static [KeyboardShortcut],
    /// Whether egui itself handles the keys.
    pub built_in_keys: bool,
    /// When it is possible.
    pub enabled: fn(&Model) -> bool,
}

impl Action {
    /// Its row of the table.
    pub fn entry(self) -> &'static Entry {
        TABLE.iter().find(|entry| entry.action == self).unwrap_or(&TABLE[0])
    }

    /// The page that the action turns to, for those that do.
    pub fn page(self) -> Option<Page> {
        match self {
            Self::PageOverview => Some(Page::Overview),
            Self::PageText => Some(Page::Text),
            Self::PageMatrix => Some(Page::Matrix),
            Self::PageDefinitions => Some(Page::Definitions),
            Self::PageOpenness => Some(Page::Openness),
            _ => None,
        }
    }

    /// The rows that the action shows, for those that choose them.
    pub fn shows(self) -> Option<Show> {
        match self {
            Self::ShowAll => Some(Show::All),
            Self::ShowChanges => Some(Show::Changes),
            Self::ShowDeviations => Some(Show::Deviations),
            _ => None,
        }
    }
}
