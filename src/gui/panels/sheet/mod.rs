//! The documents: one virtual list of aligned rows, a column for each document.
//!
//! There is one scroll area, so columns cannot drift apart. Only rows in sight are laid out.

mod header;
mod row;

use crate::gui::command::Command;
use crate::gui::layout::{CellText, Heights, Look, cell_text};
use crate::gui::model::Model;
use crate::gui::sheet::Sheet;
use crate::gui::theme::{LINE_HEIGHT, tokens, tokens_of};
use crate::gui::view::View;
use eframe::egui::{
    Margin, Rect, RichText, ScrollArea, Theme, Ui, UiBuilder, pos2,
    scroll_area::{DragScroll, ScrollSource},
    style::ScrollStyle,
    vec2,
};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Columns are never narrower, in points: beyond that they scroll sideways.
const MIN_COLUMN: f32 = 230.0;
/// A single document is not set wider: long lines are hard to read.
const MAX_SINGLE: f32 = 860.0;
/// Rows this far out of sight are laid out too, so that scrolling meets known heights.
const MARGIN: f32 = 240.0;
/// More cells than this are not kept.
const KEPT_CELLS: usize = 4000;

/// The documents, with what was laid out of them.
#[derive(Default)]
pub struct SheetPanel {
    laid: Option<Laid>,
    cells: HashMap<(usize, usize), Rc<CellText>>,
    heights: Heights,
    /// How far down the view is, in points.
    offset: f32,
    /// The topmost row in sight, as a place in the visible rows.
    anchor: usize,
}

/// What the heights and cells were made for.
#[derive(Clone)]
struct Laid {
    sheet: Arc<Sheet>,
    column: f32,
    zoom: f32,
    theme: Theme,
}

impl Laid {
    fn is_for(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.sheet, &other.sheet)
            && (self.column - other.column).abs() < 0.5
            && (self.zoom - other.zoom).abs() < 0.001
            && self.theme == other.theme
    }
}

impl SheetPanel {
    /// Headers and rows.
    pub fn ui(&mut self, ui: &mut Ui, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
        let Some(sheet) = model.sheet.clone() else {
            ui.centered_and_justified(|ui| ui.label("Reading…"));
            return;
        };
        let count = sheet.comparison.documents.len();
        let area = ui.available_rect_before_wrap();
        let scroll = ScrollStyle::solid();
        let inner_width = area.width() - scroll.bar_width - scroll.bar_inner_margin - scroll.bar_outer_margin;
        let column = if count == 1 {
            inner_width.min(MAX_SINGLE)
        } else {
            (inner_width / f32::from(u16::try_from(count).unwrap_or(u16::MAX))).max(MIN_COLUMN).floor()
        };
        let header_height = header::height(ui, &sheet, column);
        let head = Rect::from_min_size(area.min, vec2(area.width(), header_height));
        let body = Rect::from_min_max(pos2(area.left(), head.bottom()), area.max);
        let laid =
            Laid { sheet: Arc::clone(&sheet), column, zoom: ui.ctx().pixels_per_point(), theme: ui.ctx().theme() };
        let jump = self.prepare(ui, laid, body.height(), view);
        let sideways = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ui.spacing_mut().scroll = ScrollStyle { fade: no_fade(scroll), ..scroll };
            self.rows_ui(ui, &sheet, model, column, jump, commands)
        });
        let x = sideways.inner;
        header::headers_ui(ui, &sheet, head, column, x, commands);
        ui.advance_cursor_after_rect(area);
    }

    /// Makes heights and cells fit, and says where to scroll if that is not where the view is.
    fn prepare(&mut self, ui: &Ui, laid: Laid, length: f32, view: &mut View) -> Option<f32> {
        let before = self.offset;
        if !self.laid.as_ref().is_some_and(|it| it.is_for(&laid)) {
            self.lay_anew(laid);
        }
        let laid = self.laid.clone()?;
        // The row under the eye holds; when the view went elsewhere at once, the first row there does.
        let in_sight = self.heights.rows_in(self.offset, self.offset + length);
        let anchor = if in_sight.contains(&self.anchor) { self.anchor } else { in_sight.start };
        let from = (self.offset - MARGIN).max(0.0);
        let lead = self.offset - from;
        let corrected = self.measure(ui, &laid, from, lead + length + MARGIN, anchor) + lead;
        self.offset = corrected;
        if let Some(place) = view.reveal.take().and_then(|row| laid.sheet.visible.binary_search(&row).ok()) {
            self.offset = self.revealed(ui, &laid, place, length);
        }
        self.offset = self.offset.clamp(0.0, (self.heights.total() - length).max(0.0));
        ((self.offset - before).abs() > 0.01).then_some(self.offset)
    }

    /// The offset at which a row stands well in view; the present one if it does already.
    fn revealed(&mut self, ui: &Ui, laid: &Laid, place: usize, length: f32) -> f32 {
        self.measure(ui, laid, self.heights.top(place) - length, 2.0 * length, place);
        let (top, height) = (self.heights.top(place), self.heights.height(place));
        let is_in_view = top >= self.offset && top + height.min(length) <= self.offset + length;
        if is_in_view { self.offset } else { (top - (length - height).max(0.0) * 0.3).max(0.0) }
    }

    fn measure(&mut self, ui: &Ui, laid: &Laid, from: f32, length: f32, anchor: usize) -> f32 {
        let Self { heights, cells, .. } = self;
        heights.measure(from.max(0.0), length, anchor, |place| {
            let Some(row) = laid.sheet.visible.get(place) else { return 0.0 };
            row::height(ui, laid, *row, cells)
        })
    }

    /// Starts over with guessed heights, the row at the top staying there.
    fn lay_anew(&mut self, laid: Laid) {
        // Marks and pins make another comparison of the same documents: the reader stays where they are.
        let documents = |it: &Laid| it.sheet.comparison.documents.iter().map(Arc::as_ptr).collect::<Vec<_>>();
        let same_comparison = self.laid.as_ref().is_some_and(|it| documents(it) == documents(&laid));
        let top_row = self.laid.as_ref().and_then(|it| it.sheet.visible.get(self.anchor).copied());
        let height = self.heights.height(self.anchor).max(1.0);
        let share = ((self.offset - self.heights.top(self.anchor)) / height).clamp(0.0, 1.0);
        self.cells.clear();
        self.heights = Heights::estimated(laid.sheet.visible.iter().map(|row| row::estimate(&laid, *row)).collect());
        self.anchor = match top_row.filter(|_| same_comparison) {
            Some(row) => laid.sheet.visible.partition_point(|it| *it < row).min(self.heights.len().saturating_sub(1)),
            None => 0,
        };
        self.offset = if same_comparison {
            self.heights.top(self.anchor) + share * self.heights.height(self.anchor)
        } else {
            0.0
        };
        self.laid = Some(laid);
    }

    /// The rows in sight. Returns how far the view is scrolled sideways.
    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        sheet: &Sheet,
        model: &Model,
        column: f32,
        jump: Option<f32>,
        commands: &mut Vec<Command>,
    ) -> f32 {
        if sheet.visible.is_empty() {
            nothing_ui(ui, sheet);
            return 0.0;
        }
        let count = sheet.comparison.documents.len();
        let width = column * f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        let mut area = ScrollArea::both()
            .id_salt("rows")
            .auto_shrink([false, false])
            .content_margin(Margin::ZERO)
            .scroll_source(ScrollSource { drag: DragScroll::Never, ..ScrollSource::ALL })
            .animated(false);
        if let Some(offset) = jump {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_min_size(vec2(width, self.heights.total()));
            let origin = ui.max_rect().min;
            for place in self.heights.rows_in(viewport.top(), viewport.bottom()) {
                let (Some(row), Some(laid)) = (sheet.visible.get(place), &self.laid) else { continue };
                let top = origin.y + self.heights.top(place);
                let rect = Rect::from_min_size(pos2(origin.x, top), vec2(width, self.heights.height(place)));
                let height = row::row_ui(ui, laid, *row, rect, model.selection, &mut self.cells, commands);
                self.heights.correct(place, height);
            }
        });
        if self.cells.len() > KEPT_CELLS {
            self.cells.clear();
        }
        self.offset = output.state.clamped_offset().y;
        self.anchor = self.heights.row_at(self.offset);
        output.state.clamped_offset().x
    }
}

fn no_fade(scroll: ScrollStyle) -> eframe::egui::style::ScrollFadeStyle {
    eframe::egui::style::ScrollFadeStyle { strength: 0.0, ..scroll.fade }
}

fn nothing_ui(ui: &mut Ui, sheet: &Sheet) {
    let text = if sheet.comparison.rows.is_empty() {
        "There is no text to show"
    } else {
        "No row is of this sort; choose All to see every row"
    };
    let color = tokens(ui).weak;
    ui.centered_and_justified(|ui| ui.label(RichText::new(text).color(color)));
}

/// The text of a cell, made once for each layout.
fn cell<'a>(
    laid: &Laid,
    row: usize,
    document: usize,
    cells: &'a mut HashMap<(usize, usize), Rc<CellText>>,
    ui: &Ui,
) -> &'a Rc<CellText> {
    cells.entry((row, document)).or_insert_with(|| {
        let look = Look { tokens: tokens_of(ui.ctx()), width: row::text_width(laid.column) };
        Rc::new(cell_text(&laid.sheet, row, document, look))
    })
}

/// A guess at how high a text of this many bytes is.
fn guess(bytes: usize, width: f32) -> f32 {
    let characters_a_line = (width / 7.4).max(8.0);
    let bytes = f32::from(u16::try_from(bytes.min(60_000)).unwrap_or(u16::MAX));
    (bytes / characters_a_line).ceil().max(1.0) * LINE_HEIGHT
}
