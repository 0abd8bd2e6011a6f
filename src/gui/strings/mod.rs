//! The window's own words, in one table: what it says is read, corrected and translated here.
//!
//! A room of the table stands for a part of the window. What the core says (names of kinds, criteria and freedoms, why
//! a rule fired) comes from `assets` and `report::words`, so that window and reports say the same.

/// Words, sentences with gaps, and words that have a plural, each under its name.
macro_rules! table {
    ($($kind:tt $name:ident $(($($gap:ident),+))? = $text:literal $(, $many:literal)?;)*) => {
        $(table! { @$kind $name $(($($gap),+))? = $text $(, $many)? })*
        /// Every text of this room.
        #[cfg(test)]
        pub const ALL: &[&str] = &[$($text, $($many,)?)*];
    };
    (@const $name:ident = $text:literal) => {
        pub const $name: &str = $text;
    };
    (@fn $name:ident($($gap:ident),+) = $text:literal) => {
        pub fn $name($($gap: impl std::fmt::Display),+) -> String {
            format!($text)
        }
    };
    (@many $name:ident = $one:literal, $many:literal) => {
        pub fn $name(count: usize) -> String {
            format!("{count} {}", if count == 1 { $one } else { $many })
        }
    };
}

pub mod actions;
pub mod dialogs;
pub mod help;
pub mod inspector;
pub mod lesson;
pub mod lesson_editor;
pub mod openness;
pub mod pages;
pub mod policy;
pub mod window;
pub mod words;
pub mod work;

#[cfg(test)]
mod tests {
    use crate::gui::theme;
    use egui_kittest::Harness;

    fn every_text() -> impl Iterator<Item = &'static str> {
        use super::{
            actions, dialogs, help, inspector, lesson, lesson_editor, openness, pages, policy, window, words, work,
        };
        [
            actions::ALL,
            dialogs::ALL,
            help::ALL,
            inspector::ALL,
            openness::ALL,
            pages::ALL,
            policy::ALL,
            lesson::ALL,
            lesson_editor::ALL,
            window::ALL,
            words::ALL,
            work::ALL,
        ]
        .into_iter()
        .flatten()
        .copied()
    }

    #[test]
    fn the_fonts_that_ship_have_every_letter() {
        let mut missing = Vec::new();
        let mut harness = Harness::new_ui(|ui| {
            theme::install(ui.ctx());
            let font = theme::clause_font(14.0, false);
            let letters = every_text().flat_map(str::chars).filter(|it| !it.is_whitespace());
            missing = letters.filter(|it| !ui.fonts_mut(|fonts| fonts.has_glyph(&font, *it))).collect::<Vec<_>>();
        });
        harness.run();
        drop(harness);
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn quotation_marks_are_curly_and_no_text_gives_a_bare_verdict() {
        for text in every_text() {
            assert!(!text.contains('"') && !text.contains("  ") && !text.contains("..."), "{text:?}");
            assert!(!text.to_lowercase().contains("not open source"), "{text:?}");
        }
    }
}
