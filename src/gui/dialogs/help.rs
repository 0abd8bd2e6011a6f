//! Help for a first user: what the program is for, what each page shows, what the marks mean, which keys there are.

use super::frame::{Then, dialog};
use crate::align::Relation;
use crate::gui::command::action::Action;
use crate::gui::command::table::TABLE;
use crate::gui::state::dialogs::PlainDialog;
use crate::gui::strings::help as say;
use crate::gui::theme::{GAP, tokens};
use crate::gui::widgets::{heading, legend_ui, outcome_mark, relation_mark, relation_word, verdict_mark};
use crate::lens::Outcome;
use crate::question::Verdict;
use eframe::egui::{Context, Grid, Label, RichText, ScrollArea, Sense, Ui, vec2};

/// A heading within the page, in points.
const HEADING: f32 = 15.0;

const ANSWERS: [(Verdict, &str); 5] = [
    (Verdict::Yes, say::YES),
    (Verdict::If, say::YES_IF),
    (Verdict::No, say::NO),
    (Verdict::Unsaid, say::NOT_SAID),
    (Verdict::Unread, say::NOT_READ),
];

const OUTCOMES: [(Outcome, &str); 3] =
    [(Outcome::Conflicts, say::CONFLICTS), (Outcome::Meets, say::MEETS), (Outcome::Undetermined, say::UNDETERMINED)];

/// Shows the page while it is open.
pub fn help_ui(ctx: &Context, it: &mut PlainDialog) {
    dialog(ctx, say::HELP, &mut it.is_open, 760.0, |ui| {
        let height = (ui.ctx().content_rect().height() - 180.0).max(160.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            for words in [say::WHAT_IT_DOES, say::HOW_TO_BEGIN, say::WHAT_IT_IS_NOT] {
                ui.add(Label::new(words).wrap());
            }
            part_ui(ui, say::PAGES);
            pages_ui(ui);
            part_ui(ui, say::ANSWERS);
            answers_ui(ui);
            part_ui(ui, say::OUTCOMES);
            outcomes_ui(ui);
            part_ui(ui, say::DIFFERENCES);
            differences_ui(ui);
            part_ui(ui, say::FINDINGS);
            legend_ui(ui);
            ui.add(Label::new(say::UNREAD).wrap());
            part_ui(ui, say::KEYS);
            keys_ui(ui);
        });
        if ui.button(say::CLOSE).clicked() { Then::Close } else { Then::Stay }
    });
}

fn part_ui(ui: &mut Ui, title: &str) {
    ui.add_space(2.0 * GAP);
    heading(ui, title, HEADING);
}

/// Each page with its key and what it shows, as the table of actions has them.
fn pages_ui(ui: &mut Ui) {
    Grid::new("help pages").num_columns(3).spacing([16.0, GAP]).show(ui, |ui| {
        for entry in TABLE.iter().filter(|it| it.action.page().is_some()) {
            ui.label(RichText::new(entry.label).color(tokens(ui).strong));
            let keys = entry.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
            ui.label(RichText::new(keys).color(tokens(ui).weak));
            ui.add(Label::new(entry.tooltip).wrap());
            ui.end_row();
        }
    });
}

fn answers_ui(ui: &mut Ui) {
    for (verdict, words) in ANSWERS {
        ui.horizontal(|ui| {
            verdict_mark(ui, verdict, 18.0);
            ui.add(Label::new(words).wrap());
        });
    }
}

fn outcomes_ui(ui: &mut Ui) {
    for (outcome, words) in OUTCOMES {
        ui.horizontal(|ui| {
            outcome_mark(ui, outcome, 18.0);
            ui.add(Label::new(words).wrap());
        });
    }
}

fn differences_ui(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        for relation in Relation::ALL {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            relation_mark(ui.painter(), rect.center(), relation, tokens(ui));
            ui.label(relation_word(relation));
            ui.add_space(6.0);
        }
    });
}

/// Every key but those of the pages, which stand above.
fn keys_ui(ui: &mut Ui) {
    let is_listed = |it: &Action| it.page().is_none();
    Grid::new("keys").num_columns(2).spacing([24.0, GAP]).show(ui, |ui| {
        for entry in TABLE.iter().filter(|it| !it.keys.is_empty() && is_listed(&it.action)) {
            let keys: Vec<_> = entry.keys.iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
            ui.label(entry.label);
            ui.label(keys.join(say::OR));
            ui.end_row();
        }
    });
}
