//! What a user can do that needs no further word; the [table](super::table) has its words and keys.

use crate::gui::state::page::Page;
use crate::gui::state::scroll::Scroll;
use crate::options::Show;

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
    /// Shows the house's policy, to read, change and hold documents against.
    Policy,
    /// Shows a lesson file, to write, check and try.
    WriteLesson,
    /// Makes a lesson file of the open documents.
    MakeLesson,
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
    /// Leave out what differs in names, dates, addresses, numbering and typography alone.
    Substance,
    /// To the page with what it comes to.
    PageOverview,
    /// To the page with the texts.
    PageText,
    /// To the page with one text at the width of a book.
    PageReading,
    /// To the page that lists what differs.
    PageChanges,
    /// To the page with every clause as a grid.
    PageMatrix,
    /// To the page where definitions disagree.
    PageDefinitions,
    /// Choose a lesson to give.
    Lessons,
    /// Turn to what is open.
    PageOpenness,
    /// Rows of clauses that answer each other.
    ByClause,
    /// Rows of questions that documents answer.
    ByTopic,
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
    /// Scroll down by what is in view.
    PageDown,
    /// Scroll up by what is in view.
    PageUp,
    /// Scroll to the top.
    ToTop,
    /// Scroll to the end.
    ToEnd,
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
    /// Copy the selected row with its changes, for a mail.
    CopyRedline,
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

impl Action {
    /// The page that the action turns to, for those that do.
    pub fn page(self) -> Option<Page> {
        match self {
            Self::PageOverview => Some(Page::Overview),
            Self::PageText => Some(Page::Text),
            Self::PageReading => Some(Page::Reading),
            Self::PageChanges => Some(Page::Changes),
            Self::PageMatrix => Some(Page::Matrix),
            Self::PageDefinitions => Some(Page::Definitions),
            Self::PageOpenness => Some(Page::Openness),
            _ => None,
        }
    }

    /// How far the action scrolls, for those that do.
    pub fn scrolls(self) -> Option<Scroll> {
        match self {
            Self::PageDown => Some(Scroll::Down),
            Self::PageUp => Some(Scroll::Up),
            Self::ToTop => Some(Scroll::Top),
            Self::ToEnd => Some(Scroll::End),
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
