//! The documents: one virtual list of aligned rows, a column for each document.
//!
//! There is one scroll area, so columns cannot drift apart. Only rows in sight are laid out.

mod cell;
mod columns;
mod fold;
mod header;
mod laid;
mod row;
mod spoken;
mod strip;

use self::laid::{Cells, Laid, Scene};
use crate::gui::command::Command;
use crate::gui::layout::{Heights, Lights};
use crate::gui::state::filter::Piece;
use crate::gui::state::find::row_of;
use crate::gui::state::model::Model;
use crate::gui::state::scroll::Scroll;
use crate::gui::state::sheet::Sheet;
use crate::gui::state::view::{Columns, View};
use crate::gui::strings::pages as say;
use crate::gui::theme::{USUAL_TEXT, tokens};
use eframe::egui::{
    Margin, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2,
    scroll_area::{DragScroll, ScrollSource},
    style::ScrollStyle,
    vec2,
};
use std::sync::Arc;

/// Columns are never narrower, in points: beyond that they scroll sideways.
const MIN_COLUMN: f32 = 230.0;
/// Two columns narrower than this are better read below each other.
const FITS: f32 = 250.0;
/// Rows this far out of sight are laid out too, so that scrolling meets known heights.
const MARGIN: f32 = 240.0;

/// The documents, with what was laid out of them.
#[derive(Default)]
pub struct SheetPanel {
    laid: Option<Laid>,
    cells: Cells,
    heights: Heights,
    /// How far down the view is, in points.
    offset: f32,
    /// The topmost piece in sight.
    anchor: usize,
    /// Where the strip was clicked.
    wanted: Option<f32>,
    /// The selected row: it stays where it is while sizes change, if it is in sight.
    selected: Option<usize>,
    /// How far aside the view is, in points.
    aside: f32,
}

/// What a frame needs to know to draw the rows.
struct Frame<'a> {
    sheet: &'a Sheet,
    model: &'a Model,
    /// How wide all columns are.
    width: f32,
    /// Where to scroll, if not where the view is.
    jump: Option<f32>,
    /// How far aside to scroll, if not where the view is.
    sideways: Option<f32>,
    takes_focus: bool,
}

impl SheetPanel {
    /// Headers, rows and the overview strip.
    pub fn ui(&mut self, ui: &mut Ui, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
        let Some(sheet) = model.sheet.clone() else {
            ui.centered_and_justified(|ui| ui.label(say::READING));
            return;
        };
        let all = sheet.comparison.documents.len();
        // Who goes to a clause sees its column, and may put the column away afterwards.
        let wanted = model.selection.document.filter(|_| view.reveal.is_some());
        let shown = columns::shown(view, wanted, all, sheet.comparison.baseline);
        view.shown.clone_from(&shown);
        columns::rail_ui(ui, &sheet, view);
        let area = ui.available_rect_before_wrap();
        let mut scroll = ScrollStyle::solid();
        // A key scrolls to an end whose place is a guess: it must not spring back from there.
        scroll.kinetic.rubber_band = false;
        let bar = scroll.bar_width + scroll.bar_inner_margin + scroll.bar_outer_margin;
        let laid = Self::geometry(ui, model, (&sheet, shown), view, area.width() - bar - strip::WIDTH);
        let heads = if laid.unified { (0..all).collect() } else { laid.shown.clone() };
        let count = heads.len();
        let heading = if laid.unified { ((area.width() - strip::WIDTH) / many(count)).floor() } else { laid.column };
        let head_height = header::height(ui, &sheet, &heads, heading);
        let head = Rect::from_min_size(area.min, vec2(area.width(), head_height));
        let inside = Rect::from_min_max(pos2(area.left(), head.bottom()), area.max);
        let body = inside.with_max_x(inside.right() - strip::WIDTH);
        self.light(model, view, &sheet);
        let width = if laid.unified { laid.column } else { laid.column * many(count) };
        let reveals = view.reveal.is_some();
        self.selected = model.selection.row;
        let sideways = model.selection.document.filter(|_| reveals && !laid.unified);
        let sideways = sideways.and_then(|it| heads.iter().position(|document| *document == it));
        let sideways = sideways.and_then(|it| beside(it, laid.column, self.aside, body.width() - bar));
        let jump = self.prepare(ui, laid, body.height(), view);
        let frame = Frame { sheet: &sheet, model, width, jump, sideways, takes_focus: reveals };
        let sideways = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ui.spacing_mut().scroll = ScrollStyle { fade: no_fade(scroll), ..scroll };
            self.rows_ui(ui, &frame, commands)
        });
        let strip = inside.with_min_x(body.right());
        self.strip_ui(ui, model, &sheet, strip);
        let aside = if self.laid.as_ref().is_some_and(|it| it.unified) { 0.0 } else { sideways.inner };
        let top = self.heights_anchor(&sheet);
        let headers = head.with_max_x(strip.left());
        ui.painter().rect_filled(head, 0.0, tokens(ui).panel);
        header::headers_ui(
            ui,
            &header::Head { sheet: &sheet, model, rect: headers, shown: &heads, column: heading, aside, top },
            commands,
        );
        strip::letters_ui(ui, head.with_min_x(strip.left()));
        zoom_text(ui, body, view, commands);
        ui.advance_cursor_after_rect(area);
    }

    /// How wide columns are and whether they stand beside each other.
    fn geometry(ui: &Ui, model: &Model, (sheet, shown): (&Arc<Sheet>, Vec<usize>), view: &View, width: f32) -> Laid {
        let count = shown.len();
        let unified = count > 1
            && match view.columns {
                Columns::AsFits => width / many(count.min(2)) < FITS * (view.text_size / USUAL_TEXT).max(1.0),
                Columns::Beside => false,
                Columns::Unified => true,
            };
        let column = if count == 1 || unified { width } else { (width / many(count)).max(MIN_COLUMN).floor() };
        Laid {
            sheet: Arc::clone(sheet),
            shown,
            column,
            unified,
            size: view.text_size,
            zoom: ui.ctx().pixels_per_point(),
            theme: ui.ctx().theme(),
            palette: view.palette,
            judged: model.judged.clone(),
        }
    }

    /// Lights what was looked for and what bears on the chosen criterion.
    fn light(&mut self, model: &Model, view: &View, sheet: &Sheet) {
        let (hits, current) = model.find.as_ref().map(|it| (Arc::clone(&it.hits), it.current)).unwrap_or_default();
        let lit = model.lit.as_ref().map(|it| sheet.bearing_on(it));
        self.cells.light(Lights { hits, current, lit, cosmetic: view.cosmetic });
    }

    /// Makes heights and cells fit, and says where to scroll if that is not where the view is.
    fn prepare(&mut self, ui: &Ui, laid: Laid, length: f32, view: &mut View) -> Option<f32> {
        let before = self.offset;
        if !self.laid.as_ref().is_some_and(|it| it.is_for(&laid)) {
            self.lay_anew(laid, length);
        }
        let laid = self.laid.clone()?;
        // The row under the eye holds; when the view went elsewhere at once, the first row there does.
        let in_sight = self.heights.rows_in(self.offset, self.offset + length);
        let selected = self.selected.map(|row| laid.sheet.piece_of(row)).filter(|it| in_sight.contains(it));
        let anchor = if let Some(selected) = selected {
            selected
        } else if in_sight.contains(&self.anchor) {
            self.anchor
        } else {
            in_sight.start
        };
        let from = (self.offset - MARGIN).max(0.0);
        let lead = self.offset - from;
        let corrected = self.measure(ui, &laid, from, lead + length + MARGIN, anchor) + lead;
        self.offset = corrected;
        if let Some(row) = view.reveal.take().filter(|_| !laid.sheet.pieces.is_empty()) {
            self.offset = self.revealed(ui, &laid, laid.sheet.piece_of(row), length);
        }
        if let Some(scroll) = view.scroll {
            self.offset = self.turned(ui, &laid, scroll, length);
        }
        if let Some(wanted) = self.wanted.take() {
            self.offset = wanted;
        }
        self.offset = self.offset.clamp(0.0, (self.heights.total() - length).max(0.0));
        ((self.offset - before).abs() > 0.01).then_some(self.offset)
    }

    /// The offset that a key scrolls to, with the heights known of what stands there: an end that was guessed too far
    /// would spring back.
    fn turned(&mut self, ui: &Ui, laid: &Laid, scroll: Scroll, length: f32) -> f32 {
        let last = |it: &Self| (it.heights.total() - length).max(0.0);
        let to = (self.offset + scroll.distance(length)).clamp(0.0, last(self));
        let anchor = self.heights.row_at(to);
        let there = self.measure(ui, laid, to, length, anchor);
        let to = if scroll == Scroll::End { last(self) } else { there };
        to.clamp(0.0, last(self))
    }

    /// The offset at which a piece stands well in view; the present one if it does already.
    fn revealed(&mut self, ui: &Ui, laid: &Laid, place: usize, length: f32) -> f32 {
        self.measure(ui, laid, self.heights.top(place) - length, 2.0 * length, place);
        let (top, height) = (self.heights.top(place), self.heights.height(place));
        let is_in_view = top >= self.offset && top + height.min(length) <= self.offset + length;
        if is_in_view { self.offset } else { (top - (length - height).max(0.0) * 0.3).max(0.0) }
    }

    fn measure(&mut self, ui: &Ui, laid: &Laid, from: f32, length: f32, anchor: usize) -> f32 {
        let Self { heights, cells, .. } = self;
        heights.measure(from.max(0.0), length, anchor, |place| match laid.sheet.pieces.get(place) {
            Some(Piece::Row(row)) => row::height(ui, laid, *row, cells),
            Some(Piece::Fold(_)) => fold::height(laid),
            None => 0.0,
        })
    }

    /// Starts over with guessed heights, the row at the top staying there.
    fn lay_anew(&mut self, laid: Laid, length: f32) {
        // Marks and pins make another comparison of the same documents: the reader stays where they are.
        let documents = |it: &Laid| it.sheet.comparison.documents.iter().map(Arc::as_ptr).collect::<Vec<_>>();
        let same_comparison = self.laid.as_ref().is_some_and(|it| documents(it) == documents(&laid));
        let top_row = self.laid.as_ref().and_then(|it| it.sheet.pieces.get(self.anchor).map(Piece::first));
        let held = self.laid.as_ref().and_then(|before| {
            let row = self.selected?;
            let below = self.heights.top(before.sheet.piece_of(row)) - self.offset;
            (0.0..length).contains(&below).then_some((row, below))
        });
        let height = self.heights.height(self.anchor).max(1.0);
        let share = ((self.offset - self.heights.top(self.anchor)) / height).clamp(0.0, 1.0);
        self.cells.clear();
        let guess = |piece: &Piece| match piece {
            Piece::Row(row) => row::estimate(&laid, *row),
            Piece::Fold(_) => fold::height(&laid),
        };
        self.heights = Heights::estimated(laid.sheet.pieces.iter().map(guess).collect());
        self.anchor = top_row.filter(|_| same_comparison).map_or(0, |row| laid.sheet.piece_of(row));
        if let (Some((row, below)), true) = (held, same_comparison) {
            self.anchor = laid.sheet.piece_of(row);
            self.offset = (self.heights.top(self.anchor) - below).max(0.0);
            self.laid = Some(laid);
            return;
        }
        self.offset = if same_comparison {
            self.heights.top(self.anchor) + share * self.heights.height(self.anchor)
        } else {
            0.0
        };
        self.laid = Some(laid);
    }

    /// The rows in sight. Returns how far the view is scrolled sideways.
    fn rows_ui(&mut self, ui: &mut Ui, frame: &Frame<'_>, commands: &mut Vec<Command>) -> f32 {
        if frame.sheet.pieces.is_empty() {
            let color = tokens(ui).weak;
            ui.centered_and_justified(|ui| ui.label(RichText::new(say::THERE_NO_TEXT_SHOW).color(color)));
            return 0.0;
        }
        let mut area = ScrollArea::both()
            .id_salt("rows")
            .auto_shrink([false, false])
            .content_margin(Margin::ZERO)
            .scroll_source(ScrollSource { drag: DragScroll::Never, ..ScrollSource::ALL })
            .animated(false);
        if let Some(offset) = frame.jump {
            area = area.vertical_scroll_offset(offset);
        }
        if let Some(offset) = frame.sideways {
            area = area.horizontal_scroll_offset(offset);
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_min_size(vec2(frame.width, self.heights.total()));
            let origin = ui.max_rect().min;
            let Self { laid: Some(laid), cells, heights, .. } = self else { return };
            let top = origin.y + viewport.top();
            let scene = Scene { laid, selection: frame.model.selection, top, takes_focus: frame.takes_focus };
            for place in heights.rows_in(viewport.top(), viewport.bottom()) {
                let size = vec2(frame.width, heights.height(place));
                let rect = Rect::from_min_size(pos2(origin.x, origin.y + heights.top(place)), size);
                match laid.sheet.pieces.get(place) {
                    Some(Piece::Row(row)) => row::row_ui(ui, &scene, *row, rect, cells, commands),
                    Some(Piece::Fold(rows)) => {
                        fold::fold_ui(ui, laid, &frame.model.filter, place, rows, rect, commands);
                    }
                    None => {}
                }
            }
        });
        self.cells.prune();
        self.aside = output.state.clamped_offset().x;
        // After a jump the area still clamps to the size that the contents had before.
        self.offset = frame.jump.unwrap_or_else(|| output.state.clamped_offset().y);
        self.anchor = self.heights.row_at(self.offset);
        output.state.clamped_offset().x
    }

    /// The strip at the side; a click in it scrolls there with the next frame.
    fn strip_ui(&mut self, ui: &Ui, model: &Model, sheet: &Sheet, rect: Rect) {
        let Some(laid) = &self.laid else { return };
        let hits = model.find.iter().flat_map(|it| it.hits.iter()).filter_map(|hit| row_of(sheet, *hit));
        let lit = self.cells.lights.lit.iter().flatten();
        let lit = lit.filter_map(|at| sheet.row_of(at.document, sheet.finding(*at)?.clause));
        let lit = hits.chain(lit).collect();
        self.wanted = strip::strip_ui(ui, laid, &self.heights, rect, (self.offset, rect.height()), &lit);
        if self.wanted.is_some() {
            ui.ctx().request_repaint();
        }
    }

    /// For each document, the clause at the top of what is in view.
    fn heights_anchor(&self, sheet: &Sheet) -> Vec<Option<usize>> {
        let row = sheet.pieces.get(self.anchor).map_or(0, Piece::first);
        // The row at the top, or the nearest above that the document has a clause in.
        let at = |document: usize| {
            let own = |row: usize| sheet.row(row)?.cells.get(document)?.clauses.first().copied();
            (0..=row).rev().take(40).filter(|it| !sheet.is_moved(*it, document)).find_map(own)
        };
        (0..sheet.comparison.documents.len()).map(at).collect()
    }
}

/// How far aside the column of this place stands in view, if it does not now.
fn beside(place: usize, column: f32, aside: f32, width: f32) -> Option<f32> {
    let left = column * f32::from(u16::try_from(place).unwrap_or(u16::MAX));
    let is_in_view = left + 1.0 >= aside && left + column <= aside + width + 1.0;
    (!is_in_view).then(|| (left + column - width).max(0.0).max(if left < aside { left } else { 0.0 }).min(left))
}

/// Ctrl and the wheel over the texts change their size alone.
fn zoom_text(ui: &Ui, body: Rect, view: &View, commands: &mut Vec<Command>) {
    let is_over = ui.input(|input| input.pointer.hover_pos()).is_some_and(|it| body.contains(it));
    let zoom = ui.input(eframe::egui::InputState::zoom_delta);
    if is_over && (zoom - 1.0).abs() > 0.001 {
        commands.push(Command::TextSize(view.text_size * zoom));
    }
}

fn many(count: usize) -> f32 {
    f32::from(u16::try_from(count.max(1)).unwrap_or(u16::MAX))
}

fn no_fade(scroll: ScrollStyle) -> eframe::egui::style::ScrollFadeStyle {
    eframe::egui::style::ScrollFadeStyle { strength: 0.0, ..scroll.fade }
}
