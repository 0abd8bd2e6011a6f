//! One row: a cell for each document, with its mark, clause numbers, badges and text.

use super::{Laid, cell, guess};
use crate::align::{Cell, Relation};
use crate::gui::command::Command;
use crate::gui::layout::{CellText, ClauseText};
use crate::gui::model::Selection;
use crate::gui::sheet::FindingAt;
use crate::gui::theme::{GAP, LINE_HEIGHT, Tokens, clause_font, label_font, tokens};
use crate::gui::widgets::{badge_words, badges, relation_mark, relation_word};
use crate::gui::words::{clause_name, counted};
use crate::lens::Weight;
use eframe::egui::text::{CCursor, CharIndex};
use eframe::egui::{
    Align2, FontId, Galley, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

const PAD: f32 = 2.0 * GAP;
/// Where the mark of a cell stands.
const MARK: f32 = 26.0;
/// Width of clause numbers and badges.
const LABEL: f32 = 72.0;
/// Between clauses of one cell.
const BETWEEN: f32 = 2.0 * GAP;

type Cells = HashMap<(usize, usize), Rc<CellText>>;

/// Columns narrower than this have numbers and badges above the text instead of beside it.
const NARROW: f32 = 340.0;

/// The width that is left for text in a column.
pub fn text_width(column: f32) -> f32 {
    (column - text_left(column) - 1.5 * PAD).max(80.0)
}

/// Where text begins in a column.
fn text_left(column: f32) -> f32 {
    if column < NARROW { MARK } else { MARK + LABEL }
}

/// A guess at a row's height.
pub fn estimate(laid: &Laid, row: usize) -> f32 {
    let cells = laid.sheet.row(row).map_or(&[][..], |row| &row.cells);
    let width = text_width(laid.column);
    let heights = cells.iter().enumerate().map(|(document, cell)| {
        let clauses = laid.sheet.document(document).map_or(&[][..], |it| &it.clauses.list);
        let own = |index: &usize| clauses.get(*index).map_or(0.0, |it| guess(it.span.len(), width) + BETWEEN);
        cell.clauses.iter().map(own).sum::<f32>()
    });
    heights.fold(LINE_HEIGHT, f32::max) + 2.0 * PAD
}

/// A row's height.
pub fn height(ui: &Ui, laid: &Laid, row: usize, cells: &mut Cells) -> f32 {
    let documents = laid.sheet.comparison.documents.len();
    let heights = (0..documents).map(|document| {
        let text = Rc::clone(cell(laid, row, document, cells, ui));
        text.clauses.iter().map(|it| clause_height(laid, document, it, &galley(ui, it))).sum::<f32>()
    });
    heights.fold(LINE_HEIGHT, f32::max) + 2.0 * PAD
}

/// Lays out a clause; egui keeps galleys from one frame to the next.
fn galley(ui: &Ui, clause: &ClauseText) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(clause.job.clone()))
}

fn clause_height(laid: &Laid, document: usize, clause: &ClauseText, galley: &Galley) -> f32 {
    let has_badges = !laid.sheet.findings_of(document, clause.clause).is_empty();
    let is_unread = !is_read(laid, document, clause.clause);
    let label = LINE_HEIGHT + if has_badges { LINE_HEIGHT } else { 0.0 } + if is_unread { 18.0 } else { 0.0 };
    if laid.column < NARROW { LINE_HEIGHT + galley.size().y + BETWEEN } else { galley.size().y.max(label) + BETWEEN }
}

fn is_read(laid: &Laid, document: usize, clause: usize) -> bool {
    laid.sheet.document(document).and_then(|it| it.assessment.read.get(clause).copied()).unwrap_or(true)
}

/// Draws a row; returns the height that it needed.
pub fn row_ui(
    ui: &mut Ui,
    laid: &Laid,
    row: usize,
    rect: Rect,
    selection: Selection,
    cells: &mut Cells,
    commands: &mut Vec<Command>,
) -> f32 {
    let Some(of_row) = laid.sheet.row(row) else { return 0.0 };
    let tokens = tokens(ui);
    let is_selected = selection.row == Some(row);
    if is_selected {
        ui.painter().rect_filled(rect, 0.0, tokens.selected);
    }
    let mut needed = LINE_HEIGHT;
    let mut left = rect.left();
    for (document, of_cell) in of_row.cells.iter().enumerate() {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(laid.column, rect.height()));
        left += laid.column;
        if !ui.is_rect_visible(place) {
            let text = Rc::clone(cell(laid, row, document, cells, ui));
            needed = needed.max(text.clauses.iter().map(|it| clause_height(laid, document, it, &galley(ui, it))).sum());
            continue;
        }
        let text = Rc::clone(cell(laid, row, document, cells, ui));
        let drawn = Drawn { laid, row, document, cell: of_cell, text: &text, rect: place, selection, tokens };
        needed = needed.max(drawn.ui(ui, commands));
        if document > 0 {
            ui.painter().vline(place.left(), place.y_range(), Stroke::new(1.0, tokens.line));
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    if is_selected {
        let bar = Rect::from_min_size(rect.left_top(), vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, tokens.accent);
    }
    needed + 2.0 * PAD
}

/// One cell about to be drawn.
struct Drawn<'a> {
    laid: &'a Laid,
    row: usize,
    document: usize,
    cell: &'a Cell,
    text: &'a CellText,
    rect: Rect,
    selection: Selection,
    tokens: &'static Tokens,
}

/// A clause where it was drawn.
struct Placed<'a> {
    clause: &'a ClauseText,
    galley: Arc<Galley>,
    at: Pos2,
    label: Rect,
}

impl Drawn<'_> {
    fn ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) -> f32 {
        let id = ui.make_persistent_id(("cell", self.row, self.document));
        let response = ui.interact(self.rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, self.name()));
        if self.text.clauses.is_empty() {
            self.empty_ui(ui);
        }
        let mut y = self.rect.top() + PAD;
        let mut placed = Vec::with_capacity(self.text.clauses.len());
        for clause in &self.text.clauses {
            let galley = galley(ui, clause);
            let height = clause_height(self.laid, self.document, clause, &galley);
            let column = self.laid.column;
            let (above, size) = if column < NARROW {
                (LINE_HEIGHT, vec2(text_width(column), LINE_HEIGHT))
            } else {
                (0.0, vec2(LABEL, height))
            };
            let at = pos2(self.rect.left() + text_left(column), y + above);
            let label = Rect::from_min_size(pos2(self.rect.left() + MARK, y), size);
            y += height;
            let one = Placed { clause, galley, at, label };
            self.clause_ui(ui, &one);
            placed.push(one);
        }
        if let Some(relation) = self.cell.relation {
            relation_mark(ui.painter(), self.mark_center(), relation, self.tokens);
            if self.cell.pinned {
                let at = self.mark_center() + vec2(0.0, LINE_HEIGHT);
                ui.painter().text(at, Align2::CENTER_CENTER, "pin", FontId::proportional(11.0), self.tokens.weak);
            }
        }
        self.act(&response, &placed, commands);
        y - self.rect.top() - PAD
    }

    fn mark_center(&self) -> Pos2 {
        pos2(self.rect.left() + 13.0, self.rect.top() + PAD + LINE_HEIGHT / 2.0)
    }

    fn empty_ui(&self, ui: &Ui) {
        ui.painter().rect_filled(self.rect.shrink2(vec2(1.0, 0.0)), 0.0, self.tokens.hollow);
        let at = pos2(self.rect.left() + text_left(self.laid.column), self.rect.top() + PAD + LINE_HEIGHT / 2.0);
        ui.painter().text(at, Align2::LEFT_CENTER, "not in this text", clause_font(false), self.tokens.weak);
    }

    fn clause_ui(&self, ui: &Ui, placed: &Placed<'_>) {
        let index = placed.clause.clause;
        ui.painter().galley(placed.at, Arc::clone(&placed.galley), self.tokens.text);
        for (at, weight, range) in &placed.clause.findings {
            self.finding_ui(ui, placed, *at, *weight, range);
        }
        for (at, _) in &placed.clause.gaps {
            let foot = gap_foot(placed, *at);
            let wedge = vec![foot, foot + vec2(-4.0, 5.0), foot + vec2(4.0, 5.0)];
            ui.painter().add(Shape::convex_polygon(wedge, self.tokens.removed.mark, Stroke::NONE));
        }
        let Some(clause) = self.laid.sheet.document(self.document).and_then(|it| it.clauses.list.get(index)) else {
            return;
        };
        let (font, color) = if clause.number.is_some() || !clause.label.contains('¶') {
            (label_font(), self.tokens.strong)
        } else {
            (FontId::proportional(12.0), self.tokens.weak)
        };
        let text = elided(ui, &clause.label, font, LABEL - GAP);
        ui.painter().galley_with_override_text_color(placed.label.left_top() + vec2(0.0, 2.0), text, color);
        // Beside the text they stand below the number, above it to the right of the number.
        let is_narrow = self.laid.column < NARROW;
        let mut at = placed.label.left_top() + if is_narrow { vec2(LABEL, 2.0) } else { vec2(0.0, LINE_HEIGHT + 2.0) };
        if !self.laid.sheet.findings_of(self.document, index).is_empty() {
            badges(ui.painter(), at, self.laid.sheet.freedoms_of(self.document, index), self.tokens);
            at += if is_narrow { vec2(LABEL, 0.0) } else { vec2(0.0, LINE_HEIGHT) };
        }
        if !is_read(self.laid, self.document, index) {
            let rect = Rect::from_min_size(at, vec2(50.0, 16.0));
            let dashes = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            ui.painter().extend(Shape::dashed_line(&dashes, Stroke::new(1.0, self.tokens.same.mark), 3.0, 2.0));
            let font = FontId::proportional(11.0);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, "unread", font, self.tokens.weak);
        }
    }

    /// Draws the line below a finding's words, heavier and with ends if selected.
    fn finding_ui(&self, ui: &Ui, placed: &Placed<'_>, at: FindingAt, weight: Option<Weight>, range: &Range<usize>) {
        let hue = self.tokens.weight(weight);
        let is_selected = self.selection.finding == Some(at);
        let rects: Vec<_> =
            words_at(&placed.galley, range).iter().map(|it| it.translate(placed.at.to_vec2())).collect();
        for rect in &rects {
            // Above the line that says added.
            let y = rect.bottom() - 2.5;
            let line = [pos2(rect.left(), y), pos2(rect.right(), y)];
            match (is_selected, weight) {
                (true, _) => {
                    ui.painter().line_segment(line, Stroke::new(3.0, hue.mark));
                }
                (_, Some(Weight::Conflicts)) => {
                    ui.painter().line_segment(line, Stroke::new(2.0, hue.mark));
                }
                _ => ui.painter().extend(Shape::dotted_line(&line, hue.mark, 4.0, 1.0)),
            }
        }
        if let (true, Some(first), Some(last)) = (is_selected, rects.first(), rects.last()) {
            ui.painter().vline(first.left() - 1.0, first.y_range(), Stroke::new(3.0, hue.mark));
            ui.painter().vline(last.right() + 1.0, last.y_range(), Stroke::new(3.0, hue.mark));
        }
    }

    /// What a click does, and what the pointer is told.
    fn act(&self, response: &Response, placed: &[Placed<'_>], commands: &mut Vec<Command>) {
        if response.clicked() {
            let at = response.interact_pointer_pos().and_then(|pos| finding_under(placed, pos));
            commands.push(at.map_or(Command::SelectRow(self.row), Command::SelectFinding));
        }
        if let Some(pos) = response.hover_pos()
            && let Some(words) = self.words_under(placed, pos)
        {
            response.clone().on_hover_text_at_pointer(words);
        }
        response.context_menu(|ui| {
            for it in placed {
                let Some(analysed) = self.laid.sheet.document(self.document) else { continue };
                let Some(clause) = analysed.clauses.list.get(it.clause.clause) else { continue };
                if ui.button(format!("Copy {}", clause_name(clause))).clicked() {
                    commands.push(Command::Copy(analysed.document.slice(clause.span).to_owned()));
                    ui.close();
                }
            }
            if placed.is_empty() {
                ui.label("Nothing to copy");
            }
        });
    }

    fn words_under(&self, placed: &[Placed<'_>], pos: Pos2) -> Option<String> {
        if let Some(relation) = self.cell.relation
            && Rect::from_center_size(self.mark_center(), vec2(24.0, 24.0)).contains(pos)
        {
            return Some(self.relation_words(relation));
        }
        let gap = placed.iter().find_map(|it| {
            let near = |at: &usize| Rect::from_center_size(gap_foot(it, *at), vec2(14.0, 16.0)).contains(pos);
            it.clause.gaps.iter().find(|(at, _)| near(at)).map(|(_, words)| words)
        });
        if let Some(words) = gap {
            return Some(format!("missing here: “{words}”"));
        }
        let it = placed.iter().find(|it| it.label.contains(pos))?;
        let mut words = badge_words(self.laid.sheet.freedoms_of(self.document, it.clause.clause));
        if !is_read(self.laid, self.document, it.clause.clause) {
            words.push_str(if words.is_empty() { "" } else { "; " });
            words.push_str("unread: it looks operative and no rule understood it");
        }
        (!words.is_empty()).then_some(words)
    }

    fn relation_words(&self, relation: Relation) -> String {
        let against = self.cell.against.and_then(|it| self.laid.sheet.document(it)).map(|it| it.document.short_name());
        let pinned = if self.cell.pinned { ", pinned by hand" } else { "" };
        match against {
            Some(name) => format!("{}, against {name}{pinned}", relation_word(relation)),
            None => format!("{}{pinned}", relation_word(relation)),
        }
    }

    /// What is read out: where it is, how it relates, what was found, and the words.
    fn name(&self) -> String {
        let Some(analysed) = self.laid.sheet.document(self.document) else { return String::new() };
        let clauses = self.cell.clauses.iter().filter_map(|it| analysed.clauses.list.get(*it)).map(clause_name);
        let relation = self.cell.relation.map(|it| relation_word(it).to_owned());
        let pinned = self.cell.pinned.then(|| "pinned by hand".to_owned());
        let findings =
            self.cell.clauses.iter().map(|it| self.laid.sheet.findings_of(self.document, *it).len()).sum::<usize>();
        let findings = (findings > 0).then(|| counted(findings, "finding", "findings"));
        let place: Vec<_> = std::iter::once(analysed.document.short_name())
            .chain(clauses)
            .chain(relation)
            .chain(pinned)
            .chain(findings)
            .collect();
        let words: Vec<_> = self.text.clauses.iter().map(|it| it.job.text.as_str()).collect();
        format!("{}: {}", place.join(", "), words.join(" "))
    }
}

fn elided(ui: &Ui, text: &str, font: FontId, width: f32) -> Arc<Galley> {
    let mut job = eframe::egui::text::LayoutJob::simple_singleline(text.to_owned(), font, tokens(ui).text);
    job.wrap.max_width = width;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The finding whose words are under the pointer; the shortest if several are.
fn finding_under(placed: &[Placed<'_>], pos: Pos2) -> Option<FindingAt> {
    placed.iter().find_map(|it| {
        let hit = |range: &Range<usize>| {
            words_at(&it.galley, range).iter().any(|rect| rect.translate(it.at.to_vec2()).contains(pos))
        };
        let under = it.clause.findings.iter().filter(|(_, _, range)| hit(range));
        under.min_by_key(|(_, _, range)| range.len()).map(|(at, _, _)| *at)
    })
}

/// Below the place where words are missing.
fn gap_foot(placed: &Placed<'_>, at: usize) -> Pos2 {
    let characters = placed.galley.job.text.get(..at).map_or(0, |it| it.chars().count());
    let cursor = placed.galley.pos_from_cursor(CCursor::new(characters));
    placed.at + cursor.left_bottom().to_vec2() - vec2(0.0, 4.0)
}

/// Where bytes of a galley's text stand, a rectangle for each line.
fn words_at(galley: &Galley, range: &Range<usize>) -> Vec<Rect> {
    let text = &galley.job.text;
    let characters = |to: usize| text.get(..to).map_or(0, |it| it.chars().count());
    let (from, to) = (characters(range.start), characters(range.end));
    let mut rects = Vec::new();
    let mut start = 0;
    for row in &galley.rows {
        let length = row.char_count_excluding_newline().0;
        let (first, last) = (from.max(start), to.min(start + length));
        if first < last {
            let x = |at: usize| row.pos.x + row.x_offset(CharIndex(at - start));
            rects.push(Rect::from_x_y_ranges(x(first)..=x(last), row.min_y()..=row.max_y()));
        }
        start += row.char_count_including_newline().0;
    }
    rects
}
