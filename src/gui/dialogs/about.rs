//! What this is, and what it is not.

use super::{Answer, dialog};
use crate::assess::Rules;
use crate::lens::Lenses;
use eframe::egui::{Context, Label, RichText};

/// Says what this is.
#[derive(Debug, Default)]
pub struct AboutDialog {
    pub(super) is_open: bool,
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
            ui.add_space(8.0);
            if ui.button("Close").clicked() { Answer::Close } else { Answer::Stay }
        });
    }
}
