//! Column headers: which document, what it comes to, and what can be done with it.

use crate::compare::{Identified, Original};
use crate::gui::command::Command;
use crate::gui::layout::drawn_otherwise;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::pages as say;
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::words::{outcome_line, path_of};
use crate::gui::widgets::{Icon, icon_button, one_line, outcome_mark};
use crate::lens::Outcome;
use crate::library::Lacks;
use crate::report::borrowed::{OTHER_TERMS, other_terms};
use crate::report::words::{changes, identified};
use eframe::egui::{
    Align, FontId, Frame, Label, Layout, Margin, Popup, Rect, RichText, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

const TOP: f32 = 58.0;

/// How high the headers are: enough for the longest outcome.
pub fn height(ui: &Ui, sheet: &Sheet, shown: &[usize], column: f32) -> f32 {
    let (width, color) = (column - 16.0 - 24.0, tokens(ui).text);
    let lines = shown.iter().filter_map(|document| outcome_line(sheet, *document)).map(|(_, words)| {
        let font = FontId::proportional(13.0);
        ui.fonts_mut(|fonts| fonts.layout(words, font, color, width)).size().y
    });
    TOP + lines.fold(18.0, f32::max).min(60.0) + 8.0 + PATH
}

/// What headers are drawn from.
pub struct Head<'a> {
    /// The documents.
    pub sheet: &'a Sheet,
    /// What is looked for in them.
    pub model: &'a Model,
    /// Where.
    pub rect: Rect,
    /// Which of them, in their order.
    pub shown: &'a [usize],
    /// How wide each is.
    pub column: f32,
    /// How far aside the rows are.
    pub aside: f32,
    /// For each document, the clause at the top of what is in view.
    pub top: Vec<Option<usize>>,
}

/// All headers, as far aside as the rows are.
pub fn headers_ui(ui: &mut Ui, it: &Head<'_>, commands: &mut Vec<Command>) {
    let tokens = tokens(ui);
    let Head { sheet, rect: head, column, .. } = *it;
    ui.painter().rect_filled(head, 0.0, tokens.raised);
    let mut left = head.left() - it.aside;
    let counts = it.model.find.as_ref().filter(|it| !it.query.words.is_empty());
    let counts = counts.map(|it| it.counts(sheet.comparison.documents.len()));
    for (place, document) in it.shown.iter().copied().enumerate() {
        let rect = Rect::from_min_size(pos2(left, head.top()), vec2(column, head.height()));
        left += column;
        if !rect.intersects(head) {
            continue;
        }
        let builder = UiBuilder::new().id_salt(("header", document)).max_rect(rect.shrink2(vec2(8.0, 4.0)));
        let mut child = ui.new_child(builder.layout(Layout::top_down(Align::Min)));
        child.set_clip_rect(rect.intersect(head));
        let found = counts.as_ref().and_then(|it| it.get(document)).copied();
        header_ui(&mut child, sheet, document, found, commands);
        let clause = it.top.get(document).copied().flatten();
        path_ui(
            ui,
            sheet,
            document,
            clause,
            Rect::from_min_max(pos2(rect.left(), rect.bottom() - PATH), rect.max).intersect(head),
        );
        if place > 0 {
            ui.painter_at(head).vline(rect.left(), head.y_range(), Stroke::new(1.0, tokens.line));
        }
    }
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, Stroke::new(1.0, tokens.line));
}

/// Height of the line that says under which headings the topmost row stands.
const PATH: f32 = 22.0;

/// Under which headings the clause at the top stands: it stays while its text scrolls.
fn path_ui(ui: &Ui, sheet: &Sheet, document: usize, clause: Option<usize>, rect: Rect) {
    let tokens = tokens(ui);
    ui.painter().rect_filled(rect, 0.0, tokens.panel);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.line));
    let words = clause.map(|it| path_of(sheet, document, it).join(" › ")).unwrap_or_default();
    let width = (rect.width() - 16.0).max(20.0);
    let galley = one_line(ui, &words, FontId::proportional(12.0), tokens.weak, width);
    let is_cut = galley.elided;
    let at = pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter_at(rect).galley(at, galley, tokens.weak);
    let response = ui.interact(rect, ui.make_persistent_id(("path", document)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    if is_cut {
        response.on_hover_text(words);
    }
}

fn header_ui(ui: &mut Ui, sheet: &Sheet, document: usize, found: Option<usize>, commands: &mut Vec<Command>) {
    let Some(analysed) = sheet.document(document) else { return };
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    let title = crate::document::visible(&analysed.title());
    let line = vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        menu_ui(ui, sheet, document, &title, commands);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(bold(&title).size(15.0).color(tokens.strong)).truncate()).on_hover_text(&title);
        });
    });
    ui.spacing_mut().interact_size.y = 18.0;
    ui.horizontal(|ui| {
        if sheet.comparison.documents.len() > 1 && sheet.comparison.baseline == document {
            Frame::new()
                .stroke(Stroke::new(1.0, tokens.accent))
                .corner_radius(8)
                .inner_margin(Margin::symmetric(6, 0))
                .show(ui, |ui| ui.label(RichText::new(say::BASELINE).small()))
                .response
                .on_hover_text(say::OTHERS_MEASURED_AGAINST_TEXT);
        }
        if let Some(it) = analysed.identified.as_ref().filter(|it| it.relation != Original::Exact) {
            let words = made_from(it);
            let told = say::click_go_first_change(identified(it));
            let link = ui.link(RichText::new(&words).small()).on_hover_text(told);
            let first = changes(it).find(|it| it.here.is_some() || !it.is_clause);
            let row = first.and_then(|it| sheet.row_of(document, it.clause));
            if let Some(row) = row.filter(|_| link.clicked()) {
                commands.push(Command::GoToRow(row));
            }
        }
        if let Some(said) = other_terms(analysed) {
            ui.label(RichText::new(OTHER_TERMS).small().background_color(tokens.alarm.tint)).on_hover_text(said);
        }
        if let Some(found) = found {
            ui.label(bold(say::places(found)).small().color(tokens.strong));
        }
        if let Some((words, why)) = drawn_otherwise(ui, analysed) {
            ui.label(RichText::new(words).small().background_color(tokens.alarm.tint)).on_hover_text(why);
        }
        let name = crate::document::visible(&analysed.document.short_name());
        ui.add(Label::new(RichText::new(name).small().color(tokens.weak)).truncate())
            .on_hover_text(&analysed.document.name);
    });
    if let Some((outcome, words)) = outcome_line(sheet, document) {
        outcome_ui(ui, outcome, &words);
    }
}

/// In few words, what a text was made from: "MIT + 1 change".
fn made_from(it: &Identified) -> String {
    let without = if it.lacks == Some(Lacks::Appendix) { say::no_appendix(it.id) } else { it.id.to_owned() };
    match it.relation {
        Original::Edited => match it.added {
            Some(added) => format!("{without} + {}", say::sentences(added)),
            None => format!("{without} + {}", say::changes(it.changes.len())),
        },
        Original::Contains => {
            let mut names: Vec<&str> = it.holds.iter().map(|it| it.text.id).collect();
            names.dedup();
            say::holds(names.join(", "))
        }
        Original::WithoutAppendix => without,
        Original::Exact | Original::Cosmetic => it.id.to_owned(),
    }
}

fn outcome_ui(ui: &mut Ui, outcome: Option<Outcome>, words: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(outcome) = outcome {
            outcome_mark(ui, outcome, 18.0);
        }
        ui.add(Label::new(RichText::new(words).size(13.0)).wrap());
    });
}

fn menu_ui(ui: &mut Ui, sheet: &Sheet, document: usize, title: &str, commands: &mut Vec<Command>) {
    let count = sheet.comparison.documents.len();
    let button = icon_button(ui, Icon::More, &say::actions(title), true);
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(190.0);
        let is_baseline = sheet.comparison.baseline == document;
        let mut item = |enabled: bool, label: &str, command: Command| {
            if ui.add_enabled(enabled, eframe::egui::Button::new(label)).clicked() {
                commands.push(command);
                ui.close();
            }
        };
        item(count > 1 && !is_baseline, say::MEASURE_OTHERS_AGAINST, Command::Baseline(document));
        let before = document.saturating_sub(1);
        item(document > 0, say::MOVE_LEFT, Command::Move { from: document, to: before });
        item(document + 1 < count, say::MOVE_RIGHT, Command::Move { from: document, to: document + 1 });
        if let Some(analysed) = sheet.document(document) {
            let original = analysed.identified.as_ref().filter(|it| it.relation != Original::Exact);
            if let Some(it) = original {
                item(true, &say::compare(it.id), Command::Original(it.key.clone()));
            }
            item(true, say::COPY_WHOLE_TEXT, Command::Copy(analysed.document.text.clone()));
        }
        item(true, say::REMOVE, Command::Remove(document));
    });
}
