//! What this is, and what it is not.

use super::frame::{Then, dialog};
use crate::assess::Rules;
use crate::gui::state::dialogs::PlainDialog;
use crate::gui::strings::dialogs as say;
use crate::lens::Lenses;
use eframe::egui::{CollapsingHeader, Context, Label, RichText, ScrollArea, TextStyle, Ui};

/// Name, version and licence of every crate that is built in, on any system; `tests/it/dependencies.rs` keeps it true.
const BUILT_FROM: &str = include_str!("../../../assets/dependencies.tsv");

/// What the program is built from, and under which terms.
fn built_from_ui(ui: &mut Ui) {
    let title = say::built_from_libraries_their(BUILT_FROM.lines().count());
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

/// Shows the dialog while it is open.
pub fn about_ui(ctx: &Context, it: &mut PlainDialog, rules: &Rules) {
    dialog(ctx, "Undiluted", &mut it.is_open, 520.0, |ui| {
        ui.label(say::version(env!("CARGO_PKG_VERSION")));
        ui.label(say::COMPARES_LICENCES_MODELS_CLAUSE);
        ui.label(say::READING_AID_NOT_LEGAL);
        ui.add_space(6.0);
        for (name, version) in [(say::RULES, &rules.version), (say::DEFINITIONS, &Lenses::built_in().version)] {
            ui.add(Label::new(RichText::new(format!("{name} {version}")).monospace().small()).wrap());
        }
        for file in &rules.user_files {
            ui.add(Label::new(say::rules_your_own(&file.name)).wrap());
        }
        ui.add_space(6.0);
        for lens in &Lenses::built_in().list {
            ui.label(format!("{}: {}", lens.title, lens.source));
        }
        ui.add_space(6.0);
        ui.label(say::FONTS_NOTO_SANS_SIL);
        ui.add_space(6.0);
        built_from_ui(ui);
        ui.add_space(8.0);
        if ui.button(say::CLOSE).clicked() { Then::Close } else { Then::Stay }
    });
}
