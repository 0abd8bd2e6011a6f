//! The side panel: the selected finding, every finding, or the documents' facts.

use super::{criteria, facts, finding, findings, outline};
use crate::gui::command::Command;
use crate::gui::model::Model;
use crate::gui::regions::{Region, mark};
use crate::gui::view::{Tab, View};
use eframe::egui::{ScrollArea, Ui};

/// The inspector with its tabs.
pub fn inspector_ui(ui: &mut Ui, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 1.0;
        ui.spacing_mut().button_padding.x = 5.0;
        for (tab, label, tooltip) in [
            (Tab::Finding, "Selected", "The selected row and finding, explained"),
            (Tab::Findings, "Findings", "Every finding of every document, heaviest first"),
            (Tab::Criteria, "Criteria", "What the chosen definition asks, and the words that bear on it"),
            (Tab::Outline, "Outline", "Headings and numbers, to jump to"),
            (Tab::Documents, "Documents", "Hashes, encodings, what was dropped or not loaded"),
        ] {
            let response = ui.selectable_label(view.tab == tab, label).on_hover_text(tooltip);
            if tab == view.tab {
                mark(ui, Region::Inspector, ui.clip_rect(), Some(&response));
            }
            if response.clicked() {
                view.tab = tab;
            }
        }
    });
    ui.separator();
    let Some(sheet) = &model.sheet else { return };
    ScrollArea::vertical().id_salt(("inspector", view.tab)).auto_shrink([false, false]).show(ui, |ui| match view.tab {
        Tab::Finding => match (model.selection.row, model.selection.finding) {
            (Some(row), at) => finding::row_ui(ui, model, sheet, row, at, commands),
            (None, _) => finding::nothing_ui(ui, sheet),
        },
        Tab::Findings => findings::findings_ui(ui, sheet, model.selection.finding, commands),
        Tab::Criteria => criteria::criteria_ui(ui, model, sheet, commands),
        Tab::Outline => outline::outline_ui(ui, model, sheet, commands),
        Tab::Documents => facts::facts_ui(ui, sheet),
    });
}
