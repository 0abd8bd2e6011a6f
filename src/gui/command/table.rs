//! Every action with its words, its keys and when it is possible: menus, buttons and the list of keys come from here.

use super::action::Action;
use crate::gui::state::model::Model;
use crate::gui::state::opened::Opened;
use crate::gui::strings::actions as say;
use eframe::egui::{Key, KeyboardShortcut, Modifiers, gui_zoom::kb_shortcuts};

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
pub struct ActionEntry {
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
    pub fn entry(self) -> &'static ActionEntry {
        TABLE.iter().find(|entry| entry.action == self).unwrap_or(&TABLE[0])
    }
}

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

fn when_several(model: &Model) -> bool {
    model.sheet.as_ref().is_some_and(|it| it.comparison.documents.len() > 1)
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
) -> ActionEntry {
    ActionEntry { action, menu, label, tooltip, keys, built_in_keys: false, enabled }
}

const fn zoom(action: Action, words: (&'static str, &'static str), keys: &'static [KeyboardShortcut]) -> ActionEntry {
    ActionEntry { built_in_keys: true, ..entry(action, Menu::View, words, keys, always) }
}

/// Every action, in the order of the menus.
pub const TABLE: &[ActionEntry] = &[
    entry(Action::Open, Menu::File, (say::OPEN, say::OPEN_TIP), &[ctrl(Key::O)], always),
    entry(Action::Library, Menu::File, (say::LIBRARY, say::LIBRARY_TIP), &[ctrl(Key::L)], always),
    entry(Action::GetTexts, Menu::File, (say::TEXTS_MODEL_LICENCES, say::TEXTS_MODEL_LICENCES_TIP), &[], always),
    entry(Action::Paste, Menu::File, (say::PASTE_DOCUMENT, say::PASTE_DOCUMENT_TIP), &[ctrl_shift(Key::V)], always),
    entry(
        Action::Original,
        Menu::File,
        (say::COMPARE_ORIGINAL, say::COMPARE_ORIGINAL_TIP),
        &[ctrl_shift(Key::O)],
        when_made_from,
    ),
    entry(Action::Save, Menu::File, (say::SAVE_SESSION, say::SAVE_SESSION_TIP), &[ctrl(Key::S)], when_loaded),
    entry(
        Action::SaveAs,
        Menu::File,
        (say::SAVE_SESSION_AS, say::SAVE_SESSION_AS_TIP),
        &[ctrl_shift(Key::S)],
        when_loaded,
    ),
    entry(
        Action::LayOver,
        Menu::File,
        (say::LAY_REVIEWERS_SESSION_OVER, say::LAY_REVIEWERS_SESSION_OVER_TIP),
        &[],
        when_compared,
    ),
    entry(Action::Policy, Menu::File, (say::HOUSE_POLICY, say::HOUSE_POLICY_TIP), &[], always),
    entry(Action::Export, Menu::File, (say::EXPORT, say::EXPORT_TIP), &[ctrl(Key::E)], when_compared),
    entry(Action::Reload, Menu::File, (say::RELOAD_FROM_DISK, say::RELOAD_FROM_DISK_TIP), &[ctrl(Key::R)], |model| {
        model.documents.iter().any(Opened::is_stale)
    }),
    entry(Action::CloseAll, Menu::File, (say::CLOSE_ALL, say::CLOSE_ALL_TIP), &[ctrl_shift(Key::W)], when_open),
    entry(Action::Lessons, Menu::File, (say::LESSONS, say::LESSONS_TIP), &[plain(Key::F5)], always),
    entry(Action::WriteLesson, Menu::File, (say::WRITE_LESSON, say::WRITE_LESSON_TIP), &[], always),
    entry(Action::MakeLesson, Menu::File, (say::MAKE_LESSON, say::MAKE_LESSON_TIP), &[], when_compared),
    entry(Action::Quit, Menu::File, (say::QUIT, say::QUIT_TIP), &[ctrl(Key::Q)], always),
    entry(Action::Settings, Menu::File, (say::SETTINGS, say::SETTINGS_TIP), &[ctrl(Key::Comma)], always),
    entry(Action::Undo, Menu::Edit, (say::UNDO, say::UNDO_TIP), &[ctrl(Key::Z)], |model| {
        model.history.undo_label().is_some()
    }),
    entry(Action::Redo, Menu::Edit, (say::REDO, say::REDO_TIP), &[ctrl_shift(Key::Z), ctrl(Key::Y)], |model| {
        model.history.redo_label().is_some()
    }),
    entry(
        Action::Pin,
        Menu::Edit,
        (say::PIN_CLAUSES_TOGETHER, say::PIN_CLAUSES_TOGETHER_TIP),
        &[ctrl(Key::P)],
        when_row,
    ),
    entry(
        Action::Split,
        Menu::Edit,
        (say::KEEP_CLAUSES_APART, say::KEEP_CLAUSES_APART_TIP),
        &[ctrl_shift(Key::K)],
        when_row,
    ),
    entry(Action::CopyClause, Menu::Edit, (say::COPY_CLAUSE, say::COPY_CLAUSE_TIP), &[alt(Key::C)], when_selected),
    entry(Action::CopyRow, Menu::Edit, (say::COPY_ROW, say::COPY_ROW_TIP), &[alt_shift(Key::C)], when_selected),
    entry(
        Action::CopyRedline,
        Menu::Edit,
        (say::COPY_REDLINE, say::COPY_REDLINE_TIP),
        &[ctrl_shift(Key::C)],
        when_selected,
    ),
    entry(
        Action::CopySide,
        Menu::Edit,
        (say::COPY_WHAT_SHOWN_DOCUMENT, say::COPY_WHAT_SHOWN_DOCUMENT_TIP),
        &[],
        when_compared,
    ),
    entry(
        Action::CopyDocument,
        Menu::Edit,
        (say::COPY_WHOLE_DOCUMENT, say::COPY_WHOLE_DOCUMENT_TIP),
        &[],
        when_compared,
    ),
    entry(Action::Stop, Menu::Edit, (say::STOP_WHAT_UNDER_WAY, say::STOP_WHAT_UNDER_WAY_TIP), &[], |model| {
        model.busy > 0
    }),
    entry(Action::PageOverview, Menu::View, (say::OVERVIEW, say::OVERVIEW_TIP), &[alt(Key::Num1)], when_compared),
    entry(Action::PageText, Menu::View, (say::TEXT, say::TEXT_TIP), &[alt(Key::Num2)], when_compared),
    entry(Action::PageReading, Menu::View, (say::READ, say::READ_TIP), &[alt(Key::Num7)], when_compared),
    entry(Action::PageChanges, Menu::View, (say::CHANGES, say::CHANGES_TIP), &[alt(Key::Num6)], when_several),
    entry(Action::PageMatrix, Menu::View, (say::MATRIX, say::MATRIX_TIP), &[alt(Key::Num3)], when_compared),
    entry(
        Action::PageDefinitions,
        Menu::View,
        (say::DEFINITIONS, say::DEFINITIONS_TIP),
        &[alt(Key::Num4)],
        when_compared,
    ),
    entry(Action::PageOpenness, Menu::View, (say::OPENNESS, say::OPENNESS_TIP), &[alt(Key::Num5)], when_compared),
    entry(Action::ShowAll, Menu::View, (say::ALL_ROWS, say::ALL_ROWS_TIP), &[ctrl(Key::Num1)], when_compared),
    entry(
        Action::ShowChanges,
        Menu::View,
        (say::CHANGES_ONLY, say::CHANGES_ONLY_TIP),
        &[ctrl(Key::Num2)],
        when_compared,
    ),
    entry(
        Action::ShowDeviations,
        Menu::View,
        (say::DEVIATIONS_ONLY, say::DEVIATIONS_ONLY_TIP),
        &[ctrl(Key::Num3)],
        when_compared,
    ),
    entry(Action::Cosmetic, Menu::View, (say::COUNT_TYPOGRAPHY_CHANGE, say::COUNT_TYPOGRAPHY_CHANGE_TIP), &[], always),
    entry(Action::Substance, Menu::View, (say::SUBSTANCE, say::SUBSTANCE_TIP), &[], when_several),
    entry(Action::ByClause, Menu::View, (say::BY_CLAUSE, say::BY_CLAUSE_TIP), &[], when_several),
    entry(Action::ByTopic, Menu::View, (say::BY_TOPIC, say::BY_TOPIC_TIP), &[], when_several),
    entry(Action::ColumnsAsFit, Menu::View, (say::COLUMNS_FIT, say::COLUMNS_FIT_TIP), &[], always),
    entry(Action::ColumnsBeside, Menu::View, (say::SIDE_BY_SIDE, say::SIDE_BY_SIDE_TIP), &[], always),
    entry(Action::ColumnsUnified, Menu::View, (say::UNIFIED, say::UNIFIED_TIP), &[], always),
    entry(Action::TextLarger, Menu::View, (say::LARGER_TEXT, say::LARGER_TEXT_TIP), &[], always),
    entry(Action::TextSmaller, Menu::View, (say::SMALLER_TEXT, say::SMALLER_TEXT_TIP), &[], always),
    entry(Action::TextUsual, Menu::View, (say::USUAL_TEXT_SIZE, say::USUAL_TEXT_SIZE_TIP), &[], always),
    entry(Action::Inspector, Menu::View, (say::INSPECTOR, say::INSPECTOR_TIP), &[ctrl(Key::I)], when_open),
    entry(Action::ThemeSystem, Menu::View, (say::SYSTEM_THEME, say::SYSTEM_THEME_TIP), &[], always),
    entry(Action::ThemeLight, Menu::View, (say::LIGHT_THEME, say::LIGHT_THEME_TIP), &[], always),
    entry(Action::ThemeDark, Menu::View, (say::DARK_THEME, say::DARK_THEME_TIP), &[], always),
    entry(Action::PaletteUsual, Menu::View, (say::USUAL_COLOURS, say::USUAL_COLOURS_TIP), &[], always),
    entry(Action::PaletteContrast, Menu::View, (say::HIGH_CONTRAST, say::HIGH_CONTRAST_TIP), &[], always),
    zoom(Action::ZoomIn, (say::ZOOM_IN, say::ZOOM_IN_TIP), &[kb_shortcuts::ZOOM_IN]),
    zoom(Action::ZoomOut, (say::ZOOM_OUT, say::ZOOM_OUT_TIP), &[kb_shortcuts::ZOOM_OUT]),
    zoom(Action::ZoomReset, (say::RESET_ZOOM, say::RESET_ZOOM_TIP), &[kb_shortcuts::ZOOM_RESET]),
    entry(
        Action::NextChange,
        Menu::Go,
        (say::NEXT_CHANGE, say::NEXT_CHANGE_TIP),
        &[plain(Key::F7), alt(Key::ArrowDown)],
        when_changes,
    ),
    entry(
        Action::PreviousChange,
        Menu::Go,
        (say::PREVIOUS_CHANGE, say::PREVIOUS_CHANGE_TIP),
        &[shift(Key::F7), alt(Key::ArrowUp)],
        when_changes,
    ),
    entry(
        Action::NextDeviation,
        Menu::Go,
        (say::NEXT_DEVIATION, say::NEXT_DEVIATION_TIP),
        &[plain(Key::F8)],
        when_deviations,
    ),
    entry(
        Action::PreviousDeviation,
        Menu::Go,
        (say::PREVIOUS_DEVIATION, say::PREVIOUS_DEVIATION_TIP),
        &[shift(Key::F8)],
        when_deviations,
    ),
    entry(Action::Find, Menu::Go, (say::FIND, say::FIND_TIP), &[ctrl(Key::F)], when_compared),
    entry(Action::FindNext, Menu::Go, (say::FIND_NEXT, say::FIND_NEXT_TIP), &[plain(Key::F3)], when_found),
    entry(Action::FindPrevious, Menu::Go, (say::FIND_PREVIOUS, say::FIND_PREVIOUS_TIP), &[shift(Key::F3)], when_found),
    entry(Action::GoToClause, Menu::Go, (say::GO_CLAUSE, say::GO_CLAUSE_TIP), &[ctrl(Key::G)], when_compared),
    entry(Action::Back, Menu::Go, (say::BACK, say::BACK_TIP), &[alt(Key::ArrowLeft)], |model| {
        !model.trail.past.is_empty()
    }),
    entry(Action::Forward, Menu::Go, (say::FORWARD, say::FORWARD_TIP), &[alt(Key::ArrowRight)], |model| {
        !model.trail.future.is_empty()
    }),
    entry(Action::NextRegion, Menu::Go, (say::NEXT_PART_WINDOW, say::NEXT_PART_WINDOW_TIP), &[plain(Key::F6)], always),
    entry(
        Action::PreviousRegion,
        Menu::Go,
        (say::PREVIOUS_PART_WINDOW, say::PREVIOUS_PART_WINDOW_TIP),
        &[shift(Key::F6)],
        always,
    ),
    entry(
        Action::PageDown,
        Menu::Go,
        (say::PAGE_DOWN, say::PAGE_DOWN_TIP),
        &[plain(Key::PageDown), plain(Key::Space)],
        always,
    ),
    entry(Action::PageUp, Menu::Go, (say::PAGE_UP, say::PAGE_UP_TIP), &[plain(Key::PageUp), shift(Key::Space)], always),
    entry(Action::ToTop, Menu::Go, (say::TO_TOP, say::TO_TOP_TIP), &[plain(Key::Home)], always),
    entry(Action::ToEnd, Menu::Go, (say::TO_END, say::TO_END_TIP), &[plain(Key::End)], always),
    entry(Action::NextRow, Menu::Go, (say::NEXT_ROW, say::NEXT_ROW_TIP), &[plain(Key::ArrowDown)], when_compared),
    entry(
        Action::PreviousRow,
        Menu::Go,
        (say::PREVIOUS_ROW, say::PREVIOUS_ROW_TIP),
        &[plain(Key::ArrowUp)],
        when_compared,
    ),
    entry(Action::Palette, Menu::Help, (say::EVERY_ACTION, say::EVERY_ACTION_TIP), &[ctrl_shift(Key::P)], always),
    entry(Action::Shortcuts, Menu::Help, (say::KEYS_MARKS, say::KEYS_MARKS_TIP), &[plain(Key::F1)], always),
    entry(Action::About, Menu::Help, (say::ABOUT, say::ABOUT_TIP), &[], always),
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
