//! Every action with its words, its keys and when it is possible: menus, buttons and the list of keys come from here.

use super::command::{Action, Entry, Menu};
use super::model::{Model, Opened};
use eframe::egui::{Key, KeyboardShortcut, Modifiers, gui_zoom::kb_shortcuts};

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn alt_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT.plus(Modifiers::SHIFT), key)
}

fn always(_: &Model) -> bool {
    true
}

fn when_open(model: &Model) -> bool {
    !model.is_empty()
}

fn when_loaded(model: &Model) -> bool {
    !model.is_empty() && model.documents.iter().all(|it| it.analysed.is_some())
}

fn when_compared(model: &Model) -> bool {
    model.sheet.is_some()
}

fn when_row(model: &Model) -> bool {
    model.sheet.is_some() && model.documents.len() > 1 && model.selection.row.is_some()
}

fn when_selected(model: &Model) -> bool {
    model.sheet.is_some() && model.selection.row.is_some()
}

fn when_found(model: &Model) -> bool {
    let words_before = model.sheet.is_some() && !model.searched.words.is_empty();
    model.find.as_ref().map_or(words_before, |it| !it.hits.is_empty())
}

fn when_made_from(model: &Model) -> bool {
    model.original().is_some()
}

fn when_changes(model: &Model) -> bool {
    model.sheet.as_ref().is_some_and(|it| !it.changes.is_empty())
}

fn when_deviations(model: &Model) -> bool {
    model.sheet.as_ref().is_some_and(|it| !it.deviations.is_empty())
}

const fn entry(
    action: Action,
    menu: Menu,
    (label, tooltip): (&'static str, &'static str),
    keys: &'static [KeyboardShortcut],
    enabled: fn(&Model) -> bool,
) -> Entry {
    Entry { action, menu, label, tooltip, keys, built_in_keys: false, enabled }
}

const fn zoom(action: Action, words: (&'static str, &'static str), keys: &'static [KeyboardShortcut]) -> Entry {
    Entry { built_in_keys: true, ..entry(action, Menu::View, words, keys, always) }
}

/// Every action, in the order of the menus.
pub const TABLE: &[Entry] = &[
    entry(Action::Open, Menu::File, ("Open…", "Open licences or model cards"), &[ctrl(Key::O)], always),
    entry(
        Action::Library,
        Menu::File,
        ("Library…", "Open a text of the SPDX list, one of the program's own, or one that you imported"),
        &[ctrl(Key::L)],
        always,
    ),
    entry(
        Action::GetTexts,
        Menu::File,
        ("Texts of model licences…", "Bring Llama, Gemma, RAIL and others into the library"),
        &[],
        always,
    ),
    entry(
        Action::Paste,
        Menu::File,
        ("Paste as document", "Take the clipboard's text as a document"),
        &[ctrl_shift(Key::V)],
        always,
    ),
    entry(
        Action::Original,
        Menu::File,
        ("Compare with the original", "Open the standard text that a document was made from beside it"),
        &[ctrl_shift(Key::O)],
        when_made_from,
    ),
    entry(
        Action::Save,
        Menu::File,
        ("Save session", "Keep documents, pins, marks and notes in a file"),
        &[ctrl(Key::S)],
        when_loaded,
    ),
    entry(
        Action::SaveAs,
        Menu::File,
        ("Save session as…", "Keep the work in another file"),
        &[ctrl_shift(Key::S)],
        when_loaded,
    ),
    entry(
        Action::LayOver,
        Menu::File,
        ("Lay a reviewer's session over…", "Take in another reviewer's marks and count where you agree"),
        &[],
        when_compared,
    ),
    entry(Action::Export, Menu::File, ("Export…", "Write a report"), &[ctrl(Key::E)], when_compared),
    entry(
        Action::Reload,
        Menu::File,
        ("Reload from disk", "Read files again that changed since they were opened"),
        &[ctrl(Key::R)],
        |model| model.documents.iter().any(Opened::is_stale),
    ),
    entry(Action::CloseAll, Menu::File, ("Close all", "Close every document"), &[ctrl_shift(Key::W)], when_open),
    entry(Action::Quit, Menu::File, ("Quit", "End the program"), &[ctrl(Key::Q)], always),
    entry(Action::Settings, Menu::File, ("Settings…", "Colours, sizes, definitions"), &[ctrl(Key::Comma)], always),
    entry(Action::Undo, Menu::Edit, ("Undo", "Take back the last step"), &[ctrl(Key::Z)], |model| {
        model.history.undo_label().is_some()
    }),
    entry(
        Action::Redo,
        Menu::Edit,
        ("Redo", "Do again what was taken back"),
        &[ctrl_shift(Key::Z), ctrl(Key::Y)],
        |model| model.history.redo_label().is_some(),
    ),
    entry(
        Action::Pin,
        Menu::Edit,
        ("Pin clauses together", "Hold this row's clause; then select the row it belongs to and pin again"),
        &[ctrl(Key::P)],
        when_row,
    ),
    entry(
        Action::Split,
        Menu::Edit,
        ("Keep clauses apart", "Take a pin back, or split the selected row: its clauses do not belong together"),
        &[ctrl_shift(Key::K)],
        when_row,
    ),
    entry(
        Action::CopyClause,
        Menu::Edit,
        ("Copy clause", "Copy the words of the selected clause"),
        &[alt(Key::C)],
        when_selected,
    ),
    entry(
        Action::CopyRow,
        Menu::Edit,
        ("Copy row", "Copy the clauses of the selected row, each under its document's name"),
        &[alt_shift(Key::C)],
        when_selected,
    ),
    entry(
        Action::CopySide,
        Menu::Edit,
        ("Copy what is shown of a document", "Copy the rows that are shown, as the selected document has them"),
        &[],
        when_compared,
    ),
    entry(
        Action::CopyDocument,
        Menu::Edit,
        ("Copy a whole document", "Copy the selected document's whole text"),
        &[],
        when_compared,
    ),
    entry(
        Action::Stop,
        Menu::Edit,
        ("Stop what is under way", "Give up documents that are being read, and downloads"),
        &[],
        |model| model.busy > 0,
    ),
    entry(
        Action::PageOverview,
        Menu::View,
        ("Overview", "What it comes to, at a glance"),
        &[alt(Key::Num1)],
        when_compared,
    ),
    entry(
        Action::PageText,
        Menu::View,
        ("Text", "The texts side by side, row by row"),
        &[alt(Key::Num2)],
        when_compared,
    ),
    entry(
        Action::PageMatrix,
        Menu::View,
        ("Matrix", "Every clause of every document as a grid"),
        &[alt(Key::Num3)],
        when_compared,
    ),
    entry(
        Action::PageDefinitions,
        Menu::View,
        ("Definitions", "What each definition makes of it, and where they disagree"),
        &[alt(Key::Num4)],
        when_compared,
    ),
    entry(Action::ShowAll, Menu::View, ("All rows", "Show every row"), &[ctrl(Key::Num1)], when_compared),
    entry(
        Action::ShowChanges,
        Menu::View,
        ("Changes only", "Show rows in which words differ"),
        &[ctrl(Key::Num2)],
        when_compared,
    ),
    entry(
        Action::ShowDeviations,
        Menu::View,
        ("Deviations only", "Show rows that conflict with or strain the chosen definition"),
        &[ctrl(Key::Num3)],
        when_compared,
    ),
    entry(
        Action::Cosmetic,
        Menu::View,
        ("Count typography as a change", "Quotes, case, wrapping and numbering count as differences too"),
        &[],
        always,
    ),
    entry(
        Action::ColumnsAsFit,
        Menu::View,
        ("Columns as they fit", "Texts beside each other where there is room, else below each other"),
        &[],
        always,
    ),
    entry(Action::ColumnsBeside, Menu::View, ("Side by side", "Texts beside each other"), &[], always),
    entry(
        Action::ColumnsUnified,
        Menu::View,
        ("Unified", "Texts below each other, what is the same once"),
        &[],
        always,
    ),
    entry(Action::TextLarger, Menu::View, ("Larger text", "Larger clause text (Ctrl and the wheel)"), &[], always),
    entry(Action::TextSmaller, Menu::View, ("Smaller text", "Smaller clause text (Ctrl and the wheel)"), &[], always),
    entry(Action::TextUsual, Menu::View, ("Usual text size", "Clause text in its usual size"), &[], always),
    entry(Action::Inspector, Menu::View, ("Inspector", "Show or hide the side panel"), &[ctrl(Key::I)], when_open),
    entry(Action::ThemeSystem, Menu::View, ("System theme", "Light or dark as the system is"), &[], always),
    entry(Action::ThemeLight, Menu::View, ("Light theme", "Dark text on light"), &[], always),
    entry(Action::ThemeDark, Menu::View, ("Dark theme", "Light text on dark"), &[], always),
    entry(
        Action::PaletteUsual,
        Menu::View,
        ("Usual colours", "Hues that people with colour blindness tell apart"),
        &[],
        always,
    ),
    entry(Action::PaletteContrast, Menu::View, ("High contrast", "Strong colours and lines"), &[], always),
    zoom(Action::ZoomIn, ("Zoom in", "Everything larger"), &[kb_shortcuts::ZOOM_IN]),
    zoom(Action::ZoomOut, ("Zoom out", "Everything smaller"), &[kb_shortcuts::ZOOM_OUT]),
    zoom(Action::ZoomReset, ("Reset zoom", "Everything in its usual size"), &[kb_shortcuts::ZOOM_RESET]),
    entry(
        Action::NextChange,
        Menu::Go,
        ("Next change", "To the next row in which words differ"),
        &[plain(Key::F7), alt(Key::ArrowDown)],
        when_changes,
    ),
    entry(
        Action::PreviousChange,
        Menu::Go,
        ("Previous change", "To the row before in which words differ"),
        &[shift(Key::F7), alt(Key::ArrowUp)],
        when_changes,
    ),
    entry(
        Action::NextDeviation,
        Menu::Go,
        ("Next deviation", "To the next row that conflicts with or strains the chosen definition"),
        &[plain(Key::F8)],
        when_deviations,
    ),
    entry(
        Action::PreviousDeviation,
        Menu::Go,
        ("Previous deviation", "To the row before that conflicts with or strains the chosen definition"),
        &[shift(Key::F8)],
        when_deviations,
    ),
    entry(Action::Find, Menu::Go, ("Find…", "Look for words in every document"), &[ctrl(Key::F)], when_compared),
    entry(Action::FindNext, Menu::Go, ("Find next", "To the next place with the words"), &[plain(Key::F3)], when_found),
    entry(
        Action::FindPrevious,
        Menu::Go,
        ("Find previous", "To the place before with the words"),
        &[shift(Key::F3)],
        when_found,
    ),
    entry(
        Action::GoToClause,
        Menu::Go,
        ("Go to clause…", "To a clause by its number or heading"),
        &[ctrl(Key::G)],
        when_compared,
    ),
    entry(Action::Back, Menu::Go, ("Back", "To the row where you were before"), &[alt(Key::ArrowLeft)], |model| {
        !model.trail.past.is_empty()
    }),
    entry(
        Action::Forward,
        Menu::Go,
        ("Forward", "To the row that you came back from"),
        &[alt(Key::ArrowRight)],
        |model| !model.trail.future.is_empty(),
    ),
    entry(
        Action::NextRegion,
        Menu::Go,
        ("Next part of the window", "Take the keyboard to the next part of the window"),
        &[plain(Key::F6)],
        always,
    ),
    entry(
        Action::PreviousRegion,
        Menu::Go,
        ("Previous part of the window", "Take the keyboard to the part before"),
        &[shift(Key::F6)],
        always,
    ),
    entry(Action::NextRow, Menu::Go, ("Next row", "Select the next row"), &[plain(Key::ArrowDown)], when_compared),
    entry(
        Action::PreviousRow,
        Menu::Go,
        ("Previous row", "Select the row before"),
        &[plain(Key::ArrowUp)],
        when_compared,
    ),
    entry(Action::Palette, Menu::Help, ("Every action…", "Find an action by its name"), &[ctrl_shift(Key::P)], always),
    entry(Action::Shortcuts, Menu::Help, ("Keys and marks", "List the keys and the marks"), &[plain(Key::F1)], always),
    entry(Action::About, Menu::Help, ("About", "Version, rules, and what this is not"), &[], always),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_have_the_same_keys() {
        let keys: Vec<_> = TABLE.iter().flat_map(|it| it.keys.iter().map(move |key| (it.action, key))).collect();
        for (index, (one, key)) in keys.iter().enumerate() {
            for (other, same) in &keys[index + 1..] {
                assert!(key != same, "{one:?} and {other:?} both have {key:?}");
            }
        }
    }

    #[test]
    fn every_action_is_in_the_table_once_with_words() {
        for entry in TABLE {
            assert_eq!(TABLE.iter().filter(|it| it.action == entry.action).count(), 1, "{:?}", entry.action);
            assert!(!entry.label.ends_with('.') && !entry.tooltip.ends_with('.'), "{:?}", entry.action);
        }
    }
}
