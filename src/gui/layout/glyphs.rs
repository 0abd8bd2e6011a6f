//! Text that the window cannot draw as it should be: said, never shown wrong in silence.

use crate::compare::Analysed;
use crate::gui::strings::window as say;
use crate::gui::theme::clause_font;
use eframe::egui::{Id, Ui};
use std::collections::BTreeSet;

/// What of a document is drawn otherwise than it should be, in few words and in full. Found once a document.
pub fn drawn_otherwise(ui: &Ui, analysed: &Analysed) -> Option<(String, String)> {
    let id = Id::unique(("glyphs", &analysed.document.sha256));
    if let Some(known) = ui.data(|data| data.get_temp::<Option<(String, String)>>(id)) {
        return known;
    }
    let found = look(ui, &analysed.document.text);
    ui.data_mut(|data| data.insert_temp(id, found.clone()));
    found
}

fn look(ui: &Ui, text: &str) -> Option<(String, String)> {
    if let Some(script) = text.chars().find_map(right_to_left) {
        return Some((say::drawn_wrong_way_round(script), say::reads_from_right_left(script)));
    }
    let letters: BTreeSet<char> =
        text.chars().filter(|it| !it.is_ascii() && !it.is_whitespace() && !it.is_control()).collect();
    let font = clause_font(14.0, false);
    let is_missing = |it: &char| !crate::document::is_hidden(*it) && !ui.fonts_mut(|fonts| fonts.has_glyph(&font, *it));
    let missing: BTreeSet<char> = letters.into_iter().filter(is_missing).collect();
    if missing.is_empty() {
        return None;
    }
    let count = text.chars().filter(|it| missing.contains(it)).count();
    let some: Vec<String> = missing.iter().take(8).map(|it| format!("U+{:04X}", u32::from(*it))).collect();
    let some = some.join(" ");
    Some((say::characters_not_drawn(count), say::no_font_here_has(&some)))
}

/// The script of a letter that is written from right to left, by the blocks of Unicode.
fn right_to_left(letter: char) -> Option<&'static str> {
    match letter {
        '\u{0590}'..='\u{05ff}' | '\u{fb1d}'..='\u{fb4f}' => Some(say::HEBREW),
        '\u{0600}'..='\u{06ff}'
        | '\u{0750}'..='\u{077f}'
        | '\u{08a0}'..='\u{08ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' => Some(say::ARABIC_SCRIPT),
        '\u{0700}'..='\u{074f}' => Some(say::SYRIAC),
        '\u{07c0}'..='\u{07ff}' => Some(say::NKO),
        _ => None,
    }
}
