//! The side panel: the selected finding, every finding, or the documents' facts.

use super::{artefact, criteria, facts, finding, findings, outline};
use crate::gui::command::Command;
use crate::gui::command::focus::{Region, mark};
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::state::view::{Tab, View};
use crate::gui::strings::{inspector as say, window as window_say};
use crate::gui::widgets::is_part;
use eframe::egui::{Role, ScrollArea, Ui};

/// The inspector with its tabs.
pub fn inspector_ui(ui: &mut Ui, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
    is_part(ui, Role::Complementary, Some(window_say::INSPECTOR));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 1.0;
        ui.spacing_mut().button_padding.x = 5.0;
        for (tab, label, tooltip) in [
            (Tab::Finding, say::SELECTED, say::SELECTED_ROW_FINDING_EXPLAINED),
            (Tab::Findings, say::FINDINGS, say::EVERY_FINDING_EVERY_DOCUMENT),
            (Tab::Criteria, say::CRITERIA, say::WHAT_CHOSEN_DEFINITION_ASKS),
            (Tab::Outline, say::OUTLINE, say::HEADINGS_NUMBERS_JUMP),
            (Tab::Documents, say::DOCUMENTS, say::HASHES_ENCODINGS_WHAT_DROPPED),
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
        Tab::Finding if model.page == Page::Openness => artefact::artefact_ui(ui, model, view, commands),
        Tab::Finding => match (model.selection.row, model.selection.finding) {
            (Some(row), at) => finding::row_ui(ui, model, sheet, row, at, commands),
            (None, _) => finding::nothing_ui(ui, model, sheet),
        },
        Tab::Findings => findings::findings_ui(ui, sheet, model.selection.finding, commands),
        Tab::Criteria => criteria::criteria_ui(ui, model, sheet, commands),
        Tab::Outline => outline::outline_ui(ui, model, sheet, commands),
        Tab::Documents => facts::facts_ui(ui, sheet),
    });
}
