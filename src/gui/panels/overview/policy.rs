//! What in the documents breaks the house's policy: a line for each kind, with its clauses.

use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::state::model::Model;
use crate::gui::state::policy::{BreachGroup, HousePolicy, PolicySheet, PolicyWanted};
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::policy as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::gui::widgets::section_ui;
use crate::gui::widgets::words::{clause_name, short};
use crate::policy::Level;
use eframe::egui::{ComboBox, Label, RichText, Role, Ui, WidgetInfo};

/// How many clauses of a kind are named in its line.
const CLAUSES: usize = 10;

/// The section; nothing while documents are held against no policy.
pub(super) fn policy_ui(ui: &mut Ui, model: &Model, sheet: &Sheet, commands: &mut Vec<Command>) {
    let Some((held, judged)) = model.policy.as_ref().zip(model.judged.as_ref()) else { return };
    section_ui(ui, &say::your_policy(visible(&held.title())));
    ui.horizontal_wrapped(|ui| {
        profile_ui(ui, held, commands);
        if ui.button(say::CHANGE_POLICY).clicked() {
            commands.push(Command::Do(Action::Policy));
        }
    });
    for document in 0..sheet.comparison.documents.len() {
        document_ui(ui, sheet, judged, document, commands);
        ui.add_space(GAP);
    }
}

/// The choice among the policy's profiles, where it has several.
fn profile_ui(ui: &mut Ui, held: &HousePolicy, commands: &mut Vec<Command>) {
    let policy = &held.policy;
    if policy.profiles.is_empty() {
        return;
    }
    let chosen = policy.profile.as_deref().map_or_else(|| say::NO_PROFILE.to_owned(), visible);
    ui.label(say::PROFILE);
    let list = ComboBox::from_id_salt("profile").selected_text(&chosen).show_ui(ui, |ui| {
        for id in &policy.profiles {
            if ui.selectable_label(policy.profile.as_ref() == Some(id), visible(id)).clicked() {
                commands.push(Command::Policy(Box::new(PolicyWanted::Profile(id.clone()))));
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, say::profile_chosen(&chosen)));
}

fn document_ui(ui: &mut Ui, sheet: &Sheet, judged: &PolicySheet, document: usize, commands: &mut Vec<Command>) {
    let Some((analysed, of)) = sheet.document(document).zip(judged.documents.get(document)) else { return };
    ui.horizontal_wrapped(|ui| {
        ui.label(bold(visible(&analysed.document.short_name())));
        ui.label(summary(judged, document, of.excepted.len()));
    });
    for group in judged.groups(document) {
        group_ui(ui, sheet, document, &group, commands);
    }
}

/// "2 clauses or answers are forbidden, 3 are to be reviewed, 1 is taken by an exception".
fn summary(judged: &PolicySheet, document: usize, excepted: usize) -> String {
    let counts = [
        (judged.count(document, Level::Forbidden), say::forbidden as fn(usize) -> String),
        (judged.count(document, Level::Review), say::to_review),
        (excepted, say::taken_by_exceptions),
    ];
    let parts: Vec<String> = counts.iter().filter(|it| it.0 > 0).map(|(count, words)| words(*count)).collect();
    if parts.is_empty() { say::NOTHING_BREAKS_IT.to_owned() } else { parts.join(", ") }
}

/// A kind: how heavy it is, what it is, where it stands; below it what the house says of it.
fn group_ui(ui: &mut Ui, sheet: &Sheet, document: usize, group: &BreachGroup<'_>, commands: &mut Vec<Command>) {
    let tokens = tokens(ui);
    let breach = group.first;
    let (word, hue) = match breach.level {
        Level::Forbidden => (say::FORBIDDEN, tokens.conflicts.mark),
        Level::Review => (say::REVIEW, tokens.weak),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 1.5 * GAP;
        ui.label(bold(word).color(hue));
        let title = visible(&breach.title);
        let title = if group.count > 1 { say::times(&title, group.count) } else { title };
        ui.label(title).on_hover_text(short(&visible(&breach.why), 400));
        clauses_ui(ui, sheet, document, &group.clauses, commands);
    });
    // Where the house gave no words of its own, the reason of the rule is told by the pointer alone.
    if breach.note.is_empty() && breach.fallback.is_empty() {
        return;
    }
    ui.indent((document, &breach.fingerprint), |ui| {
        if !breach.note.is_empty() {
            ui.add(Label::new(visible(&breach.note)).wrap());
        }
        if !breach.fallback.is_empty() {
            let words = format!("{} “{}”", say::SUGGESTED_WORDS, visible(&breach.fallback));
            ui.add(Label::new(RichText::new(words).color(tokens.weak)).wrap());
        }
    });
}

/// Links to the clauses.
fn clauses_ui(ui: &mut Ui, sheet: &Sheet, document: usize, clauses: &[usize], commands: &mut Vec<Command>) {
    for clause in clauses.iter().take(CLAUSES) {
        let Some(of) = sheet.document(document).and_then(|it| it.clauses.list.get(*clause)) else { continue };
        let Some(row) = sheet.row_of(document, *clause) else { continue };
        if ui.link(clause_name(of)).on_hover_text(say::TO_THE_CLAUSE).clicked() {
            commands.push(Command::SelectCell(row, document));
            commands.push(Command::GoToRow(row));
        }
    }
    if let Some(more) = clauses.len().checked_sub(CLAUSES).filter(|it| *it > 0) {
        ui.label(say::and_more(more));
    }
}
