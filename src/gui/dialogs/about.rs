//! What this is, and what it is not.

use super::{Answer, dialog};
use crate::assess::Rules;
use crate::lens::Lenses;
use eframe::egui::{CollapsingHeader, Context, Label, RichText, ScrollArea, TextStyle, Ui};

/// Says what this is.
#[derive(Debug, Default)]
pub struct AboutDialog {
    pub(super) is_open: bool,
}

/// Name, version and licence of every crate that is built in, on any system; `tests/dependencies.rs` keeps it true.
const BUILT_FROM: &str = include_str!("../../../assets/dependencies.tsv");

/// What the program is built from, and under which terms.
fn built_from_ui(ui: &mut Ui) {
    let title = format!("Built from {} libraries, and their licences", BUILT_FROM.lines().count());
    CollapsingHeader::new(title).show(ui, |ui| {
        let lines: Vec<&str> = BUILT_FROM.lines().collect();
        let row = ui.text_style_height(&TextStyle::Small);
        ScrollArea::vertical().max_height(180.0).auto_shrink([false, true]).show_rows(
            ui,
            row,
            lines.len(),
            |ui, range| {
                for line in lines.get(range).unwrap_or(&[]) {
                    let words = line.replace('\t', "  ");
                    ui.add(Label::new(RichText::new(&words).small()).truncate()).on_hover_text(words);
                }
            },
        );
    });
}

impl AboutDialog {
    /// Opens it.
    pub fn show(&mut self) {
        self.is_open = true;
    }

    /// Shows it while it is open.
    pub fn ui(&mut self, ctx: &Context, rules: &Rules) {
        dialog(ctx, "Undiluted", &mut self.is_open, 520.0, |ui| {
            ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
            ui.label("Compares licences of models clause by clause and marks where they depart from the freedoms of open source.");
            ui.label("It is a reading aid, not legal advice. Definitions disagree: it shows the words and lets you choose the definition.");
            ui.add_space(6.0);
            for (name, version) in [("Rules", &rules.version), ("Definitions", &Lenses::built_in().version)] {
                ui.add(Label::new(RichText::new(format!("{name} {version}")).monospace().small()).wrap());
            }
            for file in &rules.user_files {
                ui.add(Label::new(format!("Rules of your own: {}", file.name)).wrap());
            }
            ui.add_space(6.0);
            for lens in &Lenses::built_in().list {
                ui.label(format!("{}: {}", lens.title, lens.source));
            }
            ui.add_space(6.0);
            ui.label(
                "Fonts: Noto Sans (SIL Open Font License 1.1), Hack, Ubuntu. Standard texts: the SPDX licence list.",
            );
            ui.add_space(6.0);
            built_from_ui(ui);
            ui.add_space(8.0);
            if ui.button("Close").clicked() { Answer::Close } else { Answer::Stay }
        });
    }
}
