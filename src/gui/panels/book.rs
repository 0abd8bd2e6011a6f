//! One text at the width of a book, with what was found in it in the margin beside the words. The other texts unfold
//! below a paragraph that they word otherwise.

mod passage;

use self::passage::{Passage, Setting, passage};
use crate::gui::command::Command;
use crate::gui::layout::{Heights, line_height};
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::state::view::View;
use crate::gui::strings::pages as say;
use crate::gui::theme::{GAP, Palette, tokens};
use eframe::egui::{Id, Rect, Role, ScrollArea, Sense, Stroke, Theme, Ui, Vec2, WidgetInfo, pos2, vec2};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The width of the words, in points, at the usual size of text: some 75 letters.
const WORDS: f32 = 600.0;
/// The numbers of clauses stand before the words, in points.
const NUMBERS: f32 = 64.0;
/// The width of the notes, in points.
const NOTES: f32 = 260.0;
/// Between the words and the notes, in points.
const BETWEEN: f32 = 24.0;
/// Below this width notes stand below their words, in points.
const BESIDE: f32 = 560.0;
/// Paragraphs this far out of sight are laid out too.
const MARGIN: f32 = 240.0;

/// What the passages were laid out for.
#[derive(Clone)]
struct MadeFor {
    sheet: Arc<Sheet>,
    document: usize,
    setting: Setting,
    theme: Theme,
    palette: Palette,
}

/// The page, with what was laid out of it.
#[derive(Default)]
pub struct BookPanel {
    document: usize,
    made_for: Option<MadeFor>,
    /// The row and the clause of each passage, in the text's own order.
    places: Vec<(Option<usize>, usize)>,
    laid: BTreeMap<usize, Passage>,
    heights: Heights,
    offset: f32,
    /// Clauses below which the other texts stand.
    unfolded: BTreeSet<usize>,
    /// Whether what is unfolded is other than it was laid out for.
    is_stale: bool,
}

impl BookPanel {
    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
        let Some(sheet) = model.sheet.clone() else {
            ui.centered_and_justified(|ui| ui.label(say::READING));
            return;
        };
        self.document = self.document.min(sheet.comparison.documents.len().saturating_sub(1));
        self.choice_ui(ui, &sheet);
        let body = ui.available_rect_before_wrap();
        self.prepare(ui, &sheet, view, body.width());
        if self.places.is_empty() {
            ui.centered_and_justified(|ui| ui.label(say::THERE_NO_TEXT_READ));
            return;
        }
        let jump = self.measured(ui, view, body.height());
        self.passages_ui(ui, (model, &sheet), jump, commands);
    }

    /// Which text is read, where there are several.
    fn choice_ui(&mut self, ui: &mut Ui, sheet: &Sheet) {
        ui.add_space(GAP);
        if sheet.comparison.documents.len() > 1 {
            ui.horizontal_wrapped(|ui| {
                ui.add_space(GAP);
                for (index, analysed) in sheet.comparison.documents.iter().enumerate() {
                    let name = crate::document::visible(&analysed.document.short_name());
                    if ui.selectable_label(self.document == index, name).clicked() {
                        self.document = index;
                    }
                }
            });
        }
    }

    /// Starts over where text, width, size or colours are others.
    fn prepare(&mut self, ui: &Ui, sheet: &Arc<Sheet>, view: &View, width: f32) {
        let is_beside = width >= NUMBERS + BESIDE + BETWEEN + NOTES;
        let room = width - NUMBERS - 32.0 - if is_beside { BETWEEN + NOTES } else { 0.0 };
        let words = (WORDS * view.text_size / crate::gui::theme::USUAL_TEXT).min(room).max(160.0).floor();
        let notes = if is_beside { NOTES } else { words };
        let setting = Setting { words, notes, is_beside, size: view.text_size };
        let (theme, palette) = (ui.ctx().theme(), view.palette);
        let is_same = self.made_for.as_ref().is_some_and(|it| {
            Arc::ptr_eq(&it.sheet, sheet)
                && it.document == self.document
                && it.setting == setting
                && it.theme == theme
                && it.palette == palette
        });
        if is_same && !std::mem::take(&mut self.is_stale) {
            return;
        }
        let anchor = self.heights.row_at(self.offset);
        let within = self.offset - self.heights.top(anchor);
        let is_other_text = self.made_for.as_ref().is_none_or(|it| {
            it.document != self.document || it.sheet.comparison.documents.len() != sheet.comparison.documents.len()
        });
        let document = self.document;
        let clauses = sheet.document(document).map_or(0, |it| it.clauses.list.len());
        let has_words = |clause: &usize| {
            let of = sheet.document(document).and_then(|it| Some((it, it.clauses.list.get(*clause)?)));
            of.is_some_and(|(it, of)| !it.document.plain.slice(of.span).trim().is_empty())
        };
        self.places = (0..clauses).filter(has_words).map(|it| (sheet.row_of(document, it), it)).collect();
        let line = line_height(view.text_size);
        let guess = |(_, clause): &(Option<usize>, usize)| {
            let of = sheet.document(document).and_then(|it| it.clauses.list.get(*clause));
            let length = of.map_or(0, |it| it.span.len());
            let lines = length / 70 + 1;
            line * f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) + 2.0 * GAP
        };
        self.heights = Heights::estimated(self.places.iter().map(guess).collect());
        self.laid.clear();
        if is_other_text {
            self.offset = 0.0;
            self.unfolded.clear();
        } else {
            // The passage at the top stays there.
            self.offset = self.heights.top(anchor) + within;
        }
        self.made_for = Some(MadeFor { sheet: Arc::clone(sheet), document, setting, theme, palette });
    }

    /// Lays out what is in sight, and says where to scroll if that is not where the view is.
    fn measured(&mut self, ui: &Ui, view: &mut View, length: f32) -> Option<f32> {
        let before = self.offset;
        if let Some(scroll) = view.scroll {
            self.offset += scroll.distance(length);
        }
        if let Some(row) = view.reveal.take()
            && let Some(place) = self.places.iter().position(|it| it.0 == Some(row))
        {
            self.offset = self.heights.top(place) - length * 0.2;
        }
        self.offset = self.offset.clamp(0.0, (self.heights.total() - length).max(0.0));
        let from = (self.offset - MARGIN).max(0.0);
        let lead = self.offset - from;
        let anchor = self.heights.row_at(self.offset);
        let Self { heights, laid, places, made_for, unfolded, .. } = self;
        let made_for = made_for.as_ref()?;
        let corrected = heights.measure(from, lead + length + MARGIN, anchor, |place| {
            let Some((row, clause)) = places.get(place).copied() else { return 0.0 };
            let lay = || passage(ui, &made_for.sheet, (made_for.document, row, clause), made_for.setting, unfolded);
            laid.entry(place).or_insert_with(lay).height
        });
        self.offset = (corrected + lead).clamp(0.0, (self.heights.total() - length).max(0.0));
        ((self.offset - before).abs() > 0.01).then_some(self.offset)
    }

    fn passages_ui(
        &mut self,
        ui: &mut Ui,
        (model, sheet): (&Model, &Sheet),
        jump: Option<f32>,
        commands: &mut Vec<Command>,
    ) {
        let mut area = ScrollArea::vertical().id_salt("book").auto_shrink([false, false]).animated(false);
        if let Some(offset) = jump {
            area = area.vertical_scroll_offset(offset);
        }
        let mut toggled = None;
        // The end is a guess until it is laid out: nothing springs back from there.
        ui.spacing_mut().scroll.kinetic.rubber_band = false;
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_min_size(vec2(ui.available_width(), self.heights.total()));
            let Some(setting) = self.made_for.as_ref().map(|it| it.setting) else { return };
            let beside = if setting.is_beside { BETWEEN + setting.notes } else { 0.0 };
            let whole = NUMBERS + setting.words + beside;
            let left = ui.max_rect().left() + ((ui.max_rect().width() - whole) / 2.0).max(12.0);
            for place in self.heights.rows_in(viewport.top(), viewport.bottom()) {
                let Some((passage, (row, clause))) = self.laid.get(&place).zip(self.places.get(place)) else {
                    continue;
                };
                let top = ui.max_rect().top() + self.heights.top(place);
                let rect = Rect::from_min_size(pos2(left, top), vec2(whole, passage.height));
                let is_selected = row.is_some() && model.selection.row == *row;
                if passage_ui(ui, passage, (setting, rect), is_selected, commands) {
                    toggled = Some(*clause);
                }
                if words_ui(ui, sheet, (passage, self.document, *clause), (setting, rect)) {
                    commands.extend(row.map(|row| Command::SelectCell(row, self.document)));
                }
            }
        });
        self.offset = jump.unwrap_or_else(|| output.state.clamped_offset().y);
        if let Some(clause) = toggled {
            if !self.unfolded.remove(&clause) {
                self.unfolded.insert(clause);
            }
            self.is_stale = true;
            ui.ctx().request_repaint();
        }
    }
}

/// The words of a passage: read out as a paragraph; a click leads to them in the texts side by side.
fn words_ui(
    ui: &Ui,
    sheet: &Sheet,
    (passage, document, clause): (&Passage, usize, usize),
    (setting, rect): (Setting, Rect),
) -> bool {
    let size = vec2(setting.words, passage.words.size().y);
    let place = Rect::from_min_size(rect.min + vec2(NUMBERS, GAP), size);
    let response = ui.interact(place, Id::unique(("book", document, clause)), Sense::click());
    let of = sheet.document(document).and_then(|it| Some((it, it.clauses.list.get(clause)?)));
    let words = of.map_or_else(String::new, |(it, of)| {
        let body = crate::document::visible(it.document.plain.slice(of.span));
        crate::gui::widgets::words::short(&body, 600)
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, &words));
    response.on_hover_text(say::SEE_BESIDE_THE_OTHERS).clicked()
}

/// Number, words and notes. Whether the other texts are to be unfolded or folded again.
fn passage_ui(
    ui: &mut Ui,
    passage: &Passage,
    (setting, rect): (Setting, Rect),
    is_selected: bool,
    commands: &mut Vec<Command>,
) -> bool {
    let tokens = tokens(ui);
    if is_selected {
        ui.painter().rect_filled(rect, 4.0, tokens.selected);
    }
    let top = rect.min + vec2(0.0, GAP);
    ui.painter().galley(top, Arc::clone(&passage.number), tokens.weak);
    let words = top + vec2(NUMBERS, 0.0);
    ui.painter().galley(words, Arc::clone(&passage.words), tokens.text);
    let mut below = words + vec2(0.0, passage.words.size().y + GAP);
    let mut beside = if setting.is_beside { words + vec2(setting.words + BETWEEN, 0.0) } else { below };
    let mut toggles = false;
    for note in &passage.notes {
        let size = note.words.size() + Vec2::new(12.0, 4.0);
        let place = Rect::from_min_size(beside, size);
        let response = ui.interact(place, Id::unique(("book note", &note.id)), Sense::click());
        let spoken = note.words.text().to_owned();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(place, 3.0, tokens.control_hover);
        }
        let bar = Rect::from_min_size(place.min, vec2(3.0, size.y));
        ui.painter().rect_filled(bar, 1.0, note.hue.mark);
        ui.painter().galley(place.min + vec2(9.0, 2.0), Arc::clone(&note.words), tokens.text);
        if response.clicked() {
            match &note.command {
                Some(command) => commands.push(command.clone()),
                None => toggles = true,
            }
        }
        beside.y += size.y + 4.0;
    }
    if !setting.is_beside {
        below = beside;
    }
    for other in &passage.others {
        let line = [below, below + vec2(0.0, other.size().y)];
        ui.painter().line_segment(line, Stroke::new(2.0, tokens.edited.mark));
        ui.painter().galley(below + vec2(10.0, 0.0), Arc::clone(other), tokens.text);
        below.y += other.size().y + GAP;
    }
    toggles
}
