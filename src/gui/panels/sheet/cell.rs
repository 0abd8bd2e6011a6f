//! One cell: its mark, clause numbers, badges and text.

use super::laid::{BETWEEN, Laid, MARK, PAD, Scene};
use super::spoken;
use crate::align::{Cell, Relation};
use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::command::focus::{cell_has_focus, cell_is_selected, was_cell};
use crate::gui::layout::ClauseText;
use crate::gui::state::sheet::FindingAt;
use crate::gui::strings::{pages as say, policy as policy_say};
use crate::gui::theme::{GAP, Tokens, clause_font, label_font};
use crate::gui::widgets::words::clause_name;
use crate::gui::widgets::{badge_words, badges, one_line, relation_mark, relation_word};
use crate::lens::Weight;
use crate::policy::Level;
use eframe::egui::text::{CCursor, CharIndex};
use eframe::egui::{
    Align2, EventFilter, FontId, Galley, Id, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use std::ops::Range;
use std::sync::Arc;

pub use crate::gui::layout::CellText as Text;

/// Height of badges and of the word unread.
const BADGES: f32 = 20.0;

/// Height of a word in a box: unread, forbidden, review.
const MARKED: f32 = 18.0;

/// Lays out a clause; egui keeps galleys from one frame to the next.
fn galley(ui: &Ui, clause: &ClauseText) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(clause.job.clone()))
}

/// The height of a cell's clauses, and of the lines that say what stands elsewhere.
pub fn clauses_height(ui: &Ui, laid: &Laid, row: usize, document: usize, text: &Text) -> f32 {
    let clauses = text.clauses.iter().map(|it| clause_height(laid, document, it, &galley(ui, it))).sum::<f32>();
    let away = laid.sheet.away_from(row, document).len();
    // A cell without clauses has a line that says so.
    let own = if text.clauses.is_empty() && away > 0 { laid.line() } else { clauses };
    own + (0..away).map(|_| laid.line()).sum::<f32>()
}

fn clause_height(laid: &Laid, document: usize, clause: &ClauseText, galley: &Galley) -> f32 {
    let has_badges = !laid.sheet.findings_of(document, clause.clause).is_empty();
    let is_unread = !is_read(laid, document, clause.clause);
    let marks = usize::from(is_unread) + usize::from(laid.level_of(document, clause.clause).is_some());
    let marks = if marks == 0 { 0.0 } else { MARKED * f32::from(u8::try_from(marks).unwrap_or(2)) };
    let label = laid.line() + if has_badges { BADGES } else { 0.0 } + marks;
    if laid.is_narrow() { laid.line() + galley.size().y + BETWEEN } else { galley.size().y.max(label) + BETWEEN }
}

pub(super) fn is_read(laid: &Laid, document: usize, clause: usize) -> bool {
    laid.sheet.document(document).and_then(|it| it.assessment.read.get(clause).copied()).unwrap_or(true)
}

/// One cell about to be drawn.
pub struct Drawn<'a> {
    /// The row's surroundings.
    pub scene: &'a Scene<'a>,
    /// Index of the row.
    pub row: usize,
    /// Index of the document.
    pub document: usize,
    /// What is drawn.
    pub text: &'a Text,
    /// Where.
    pub rect: Rect,
    /// In which colours.
    pub tokens: &'static Tokens,
}

/// A clause where it was drawn.
struct Placed<'a> {
    clause: &'a ClauseText,
    galley: Arc<Galley>,
    at: Pos2,
    label: Rect,
}

impl Drawn<'_> {
    /// Draws it, and says what a click on it does.
    pub fn ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Some(cell) = self.cell() else { return };
        let response = self.interact(ui);
        if self.text.clauses.is_empty() {
            self.empty_ui(ui);
        }
        let laid = self.laid();
        let mut y = self.rect.top() + PAD;
        let mut placed = Vec::with_capacity(self.text.clauses.len());
        for clause in &self.text.clauses {
            let galley = galley(ui, clause);
            let height = clause_height(laid, self.document, clause, &galley);
            let (above, width) = if laid.is_narrow() { (laid.line(), laid.text_width()) } else { (0.0, laid.label()) };
            let at = pos2(self.rect.left() + laid.text_left(), y + above);
            // The number stays in sight while its clause is.
            let lowest = (y + height - BETWEEN - laid.line()).max(y);
            let label_top = if laid.is_narrow() { y } else { y.max((self.scene.top + 2.0).min(lowest)) };
            let label = Rect::from_min_size(
                pos2(self.rect.left() + MARK, label_top),
                vec2(width, if laid.is_narrow() { laid.line() } else { y + height - label_top }),
            );
            y += height;
            let one = Placed { clause, galley, at, label };
            self.clause_ui(ui, &one);
            placed.push(one);
        }
        if self.text.clauses.is_empty() {
            y += laid.line();
        }
        self.away_ui(ui, y, commands);
        if let Some(relation) = self.relation() {
            relation_mark(ui.painter(), self.mark_center(), relation, self.tokens);
            if cell.pinned {
                let at = self.mark_center() + vec2(0.0, laid.line());
                ui.painter().text(at, Align2::CENTER_CENTER, say::PIN, FontId::proportional(11.0), self.tokens.weak);
            }
        }
        self.act(&response, cell, &placed, commands);
        if response.has_focus() {
            let ring = Stroke::new(2.0, self.tokens.accent);
            ui.painter().rect_stroke(self.rect.shrink(1.0), 2.0, ring, StrokeKind::Inside);
        }
    }

    fn laid(&self) -> &Laid {
        self.scene.laid
    }

    fn relation(&self) -> Option<Relation> {
        self.laid().sheet.relation(self.row, self.document)
    }

    fn cell(&self) -> Option<&Cell> {
        self.laid().sheet.row(self.row)?.cells.get(self.document)
    }

    /// Only the selected cell takes part in Tab's round: it stands for all of them.
    fn interact(&self, ui: &Ui) -> Response {
        let id = cell_id(self.row, self.document);
        let selection = self.scene.selection;
        let chosen = selection.document.unwrap_or(self.laid().sheet.comparison.baseline);
        let is_selected = selection.row == Some(self.row) && chosen == self.document;
        let response = ui.interact(self.rect, id, if is_selected { Sense::click() } else { Sense::CLICK });
        response.widget_info(|| {
            WidgetInfo::labeled(Role::ListItem, true, spoken::name(self.laid(), self.row, self.document, self.text))
        });
        if is_selected {
            ui.ctx().accesskit_node_builder(id, |node| node.set_selected(true));
            cell_is_selected(ui, id);
            let focused = ui.memory(eframe::egui::Memory::focused);
            // The keyboard comes from a cell or from nowhere, never out of somebody's hands.
            if self.scene.takes_focus && focused.is_none_or(|it| it == id || was_cell(ui, it)) {
                response.request_focus();
            }
            if response.has_focus() {
                cell_has_focus(ui, id);
                let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            }
        }
        response
    }

    /// Lines for clauses that stand here in this text and are shown in another row.
    fn away_ui(&self, ui: &Ui, top: f32, commands: &mut Vec<Command>) {
        let laid = self.laid();
        let Some(analysed) = laid.sheet.document(self.document) else { return };
        let mut y = top;
        for clause in laid.sheet.away_from(self.row, self.document) {
            let Some(it) = analysed.clauses.list.get(*clause) else { continue };
            let Some(row) = laid.sheet.row_of(self.document, *clause) else { continue };
            let at = pos2(self.rect.left() + laid.text_left(), y);
            let words = say::stands_here_text_shown(clause_name(it));
            let galley = ui
                .fonts_mut(|fonts| fonts.layout_no_wrap(words.clone(), FontId::proportional(12.0), self.tokens.accent));
            let place = Rect::from_min_size(at, galley.size()).intersect(self.rect);
            let id = Id::unique(("away", self.row, self.document, *clause));
            let link = ui.interact(place, id, Sense::click());
            link.widget_info(|| WidgetInfo::labeled(Role::Link, true, &words));
            let painter = ui.painter_at(self.rect);
            painter.galley(at, galley, self.tokens.accent);
            relation_mark(&painter, pos2(at.x - 13.0, place.center().y), Relation::Moved, self.tokens);
            if link.hovered() || link.has_focus() {
                painter.hline(place.x_range(), place.bottom(), Stroke::new(1.0, self.tokens.accent));
            }
            if link.clicked() {
                commands.push(Command::GoToRow(row));
            }
            y += laid.line();
        }
    }

    fn mark_center(&self) -> Pos2 {
        pos2(self.rect.left() + 13.0, self.rect.top() + PAD + self.laid().line() / 2.0)
    }

    fn empty_ui(&self, ui: &Ui) {
        ui.painter().rect_filled(self.rect.shrink2(vec2(1.0, 0.0)), 0.0, self.tokens.hollow);
        let laid = self.laid();
        let at = pos2(self.rect.left() + laid.text_left(), self.rect.top() + PAD + laid.line() / 2.0);
        let font = clause_font(laid.size, false);
        ui.painter().text(at, Align2::LEFT_CENTER, say::NOT_IN_THIS_TEXT, font, self.tokens.weak);
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
        let laid = self.laid();
        let Some(clause) = laid.sheet.document(self.document).and_then(|it| it.clauses.list.get(index)) else {
            return;
        };
        let (font, color) = if clause.number.is_some() || !clause.label.contains('¶') {
            (label_font(laid.size), self.tokens.strong)
        } else {
            (FontId::proportional(0.86 * laid.size), self.tokens.weak)
        };
        let text = one_line(ui, &clause.label, font, color, laid.label() - GAP);
        ui.painter().galley(placed.label.left_top() + vec2(0.0, 2.0), text, color);
        // Beside the text they stand below the number, above it to the right of the number.
        let is_narrow = laid.is_narrow();
        let mut at =
            placed.label.left_top() + if is_narrow { vec2(laid.label(), 2.0) } else { vec2(0.0, laid.line() + 2.0) };
        if !self.laid().sheet.findings_of(self.document, index).is_empty() {
            badges(ui.painter(), at, self.laid().sheet.freedoms_of(self.document, index), self.tokens);
            at += if is_narrow { vec2(72.0, 0.0) } else { vec2(0.0, BADGES) };
        }
        if !is_read(laid, self.document, index) {
            self.unread_ui(ui, at);
            at += if is_narrow { vec2(54.0, 0.0) } else { vec2(0.0, MARKED) };
        }
        if let Some(level) = laid.level_of(self.document, index) {
            level_ui(ui, at, level, self.tokens);
        }
    }

    /// The word in dashes that says that something of a clause was not understood.
    fn unread_ui(&self, ui: &Ui, at: Pos2) {
        let rect = Rect::from_min_size(at, vec2(50.0, 16.0));
        let dashes = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        ui.painter().extend(Shape::dashed_line(&dashes, Stroke::new(1.0, self.tokens.same.mark), 3.0, 2.0));
        let font = FontId::proportional(11.0);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, say::UNREAD, font, self.tokens.weak);
    }

    /// Draws the line below a finding's words, heavier and with ends if selected.
    fn finding_ui(&self, ui: &Ui, placed: &Placed<'_>, at: FindingAt, weight: Option<Weight>, range: &Range<usize>) {
        let hue = self.tokens.weight(weight);
        let is_selected = self.scene.selection.finding == Some(at);
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
    fn act(&self, response: &Response, cell: &Cell, placed: &[Placed<'_>], commands: &mut Vec<Command>) {
        if response.clicked() {
            let at = response.interact_pointer_pos().and_then(|pos| finding_under(placed, pos));
            commands.push(at.map_or(Command::SelectCell(self.row, self.document), Command::SelectFinding));
        }
        if let Some(pos) = response.hover_pos()
            && let Some(words) = self.words_under(cell, placed, pos)
        {
            response.clone().on_hover_text_at_pointer(words);
        }
        response.context_menu(|ui| self.menu_ui(ui, placed, commands));
    }

    /// What can be copied from here.
    fn menu_ui(&self, ui: &mut Ui, placed: &[Placed<'_>], commands: &mut Vec<Command>) {
        let Some(analysed) = self.laid().sheet.document(self.document) else { return };
        let clauses = placed.iter().filter_map(|it| analysed.clauses.list.get(it.clause.clause));
        let clauses =
            clauses.map(|it| (say::copy(clause_name(it)), Command::Copy(analysed.document.slice(it.span).to_owned())));
        let actions = [Action::CopyRow, Action::CopyRedline, Action::CopySide, Action::CopyDocument]
            .map(|it| (it.entry().label.to_owned(), Command::Do(it)));
        for (label, command) in clauses.chain(actions) {
            if ui.button(label).clicked() {
                // What is meant by the others is the cell under the pointer.
                commands.push(Command::SelectCell(self.row, self.document));
                commands.push(command);
                ui.close();
            }
        }
    }

    fn words_under(&self, cell: &Cell, placed: &[Placed<'_>], pos: Pos2) -> Option<String> {
        if let Some(relation) = self.relation()
            && Rect::from_center_size(self.mark_center(), vec2(24.0, 24.0)).contains(pos)
        {
            return Some(self.relation_words(cell, relation));
        }
        let gap = placed.iter().find_map(|it| {
            let near = |at: &usize| Rect::from_center_size(gap_foot(it, *at), vec2(14.0, 16.0)).contains(pos);
            it.clause.gaps.iter().find(|(at, _)| near(at)).map(|(_, words)| words)
        });
        if let Some(words) = gap {
            return Some(say::missing_here(words));
        }
        let it = placed.iter().find(|it| it.label.contains(pos))?;
        let mut words = badge_words(self.laid().sheet.freedoms_of(self.document, it.clause.clause));
        if !is_read(self.laid(), self.document, it.clause.clause) {
            words.push_str(if words.is_empty() { "" } else { "; " });
            words.push_str(say::UNREAD_LOOKS_OPERATIVE_NO);
        }
        (!words.is_empty()).then_some(words)
    }

    fn relation_words(&self, cell: &Cell, relation: Relation) -> String {
        let against = cell.against.and_then(|it| self.laid().sheet.document(it)).map(|it| it.document.short_name());
        let pinned = if cell.pinned { say::AND_PINNED } else { "" };
        match against {
            Some(name) => say::against(relation_word(relation), &name, pinned),
            None => format!("{}{pinned}", relation_word(relation)),
        }
    }
}

/// What the house's policy says against a clause: a full box where it is forbidden, a hollow one where somebody must look.
fn level_ui(ui: &Ui, at: Pos2, level: Level, tokens: &Tokens) {
    let (word, fill, text) = match level {
        Level::Forbidden => (policy_say::FORBIDDEN, tokens.conflicts.mark, tokens.page),
        Level::Review => (policy_say::REVIEW, tokens.page, tokens.strong),
    };
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(word.to_owned(), FontId::proportional(11.0), text));
    let rect = Rect::from_min_size(at, vec2(galley.size().x + 8.0, 16.0));
    ui.painter().rect(rect, 3.0, fill, Stroke::new(1.0, tokens.conflicts.mark), StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, text);
}

/// The cell's own id, the same wherever it is drawn.
fn cell_id(row: usize, document: usize) -> Id {
    Id::unique(("cell", row, document))
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
