//! One row: its cells beside each other, or below each other with what is the same once.

use super::cell::{self, Drawn, clauses_height};
use super::laid::{Cells, Laid, MARK, PAD, Scene};
use crate::align::Relation;
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::strings::pages as say;
use crate::gui::theme::tokens;
use crate::gui::widgets::words::clause_name;
use eframe::egui::{Align2, FontId, Id, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// A cell's place in its row.
struct Slot {
    document: usize,
    /// Whose text it is, where that is not told by the column.
    caption: Option<String>,
}

/// Height of a caption.
const CAPTION: f32 = 20.0;
/// Height of the line for a row that stands in no column.
const ELSEWHERE: f32 = 22.0;

/// The cells of a row that are drawn.
fn slots(laid: &Laid, row: usize) -> Vec<Slot> {
    let cells = laid.sheet.row(row).map_or(&[][..], |it| &it.cells);
    if !laid.unified || cells.len() < 2 {
        let shown = laid.shown.iter().filter(|it| **it < cells.len());
        return shown.map(|document| Slot { document: *document, caption: None }).collect();
    }
    let name = |document: usize| {
        let analysed = laid.sheet.document(document);
        analysed.map_or_else(String::new, |it| visible(&it.document.short_name()))
    };
    let is_same = |document: &usize| {
        let cell = cells.get(*document);
        cell.is_some_and(|it| matches!(it.relation, Some(Relation::Same | Relation::Cosmetic)) && it.against.is_some())
    };
    let is_empty = |document: &usize| cells.get(*document).is_none_or(|it| it.clauses.is_empty());
    let lacking: Vec<_> = (0..cells.len()).filter(is_empty).map(name).collect();
    let shown = (0..cells.len()).filter(|it| !is_same(it) && !is_empty(it));
    shown
        .enumerate()
        .map(|(place, document)| {
            let like = (0..cells.len())
                .filter(|it| is_same(it) && !is_empty(it))
                .filter(|it| source_of(cells, *it) == document)
                .map(name)
                .collect::<Vec<_>>();
            let mut caption = std::iter::once(name(document)).chain(like).collect::<Vec<_>>().join(say::AND);
            // Who has nothing here is said once, where the row begins.
            if place == 0 && !lacking.is_empty() {
                caption = say::caption_not_in(&caption, lacking.join(", "));
            }
            Slot { document, caption: Some(caption) }
        })
        .collect()
}

/// The document whose words a cell repeats, itself the same as none before it.
fn source_of(cells: &[crate::align::Cell], document: usize) -> usize {
    let mut at = document;
    for _ in 0..cells.len() {
        match cells.get(at) {
            Some(cell) if matches!(cell.relation, Some(Relation::Same | Relation::Cosmetic)) => match cell.against {
                Some(against) => at = against,
                None => return at,
            },
            _ => return at,
        }
    }
    at
}

/// Whether only documents have it that stand in no column now, where others have a column.
fn is_elsewhere(laid: &Laid, row: usize) -> bool {
    let cells = laid.sheet.row(row).map_or(&[][..], |it| &it.cells);
    let has_words = |document: &usize| cells.get(*document).is_some_and(|it| !it.clauses.is_empty());
    !laid.unified && laid.shown.len() < cells.len() && !laid.shown.iter().any(has_words)
}

/// A line that says which of the other documents has a clause here; a click gives it a column.
fn elsewhere_ui(ui: &Ui, laid: &Laid, row: usize, rect: Rect, commands: &mut Vec<Command>) {
    let tokens = tokens(ui);
    let cells = laid.sheet.row(row).map_or(&[][..], |it| &it.cells);
    let having = cells.iter().enumerate().filter(|it| !it.1.clauses.is_empty());
    let names: Vec<_> = having
        .filter_map(|(document, cell)| {
            let analysed = laid.sheet.document(document)?;
            let clause = analysed.clauses.list.get(*cell.clauses.first()?).map(clause_name)?;
            Some(say::clause_of(&clause, visible(&analysed.document.short_name())))
        })
        .collect();
    let words = say::only_in(names.join(", "));
    let response = ui.interact(rect, Id::unique(("elsewhere", row)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &words));
    let color = if response.hovered() || response.has_focus() { tokens.accent } else { tokens.weak };
    ui.painter().rect_filled(rect, 0.0, tokens.hollow);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let at = rect.left_center() + vec2(MARK, 0.0);
    ui.painter().text(at, Align2::LEFT_CENTER, &words, FontId::proportional(12.0), color);
    if response.on_hover_text(say::GIVE_A_COLUMN).clicked() {
        commands.push(Command::GoToRow(row));
    }
}

/// A guess at a row's height.
pub fn estimate(laid: &Laid, row: usize) -> f32 {
    if is_elsewhere(laid, row) {
        return ELSEWHERE;
    }
    let cells = laid.sheet.row(row).map_or(&[][..], |row| &row.cells);
    let guess = |document: usize| {
        let clauses = laid.sheet.document(document).map_or(&[][..], |it| &it.clauses.list);
        let of = cells.get(document).map_or(&[][..], |it| &it.clauses);
        of.iter().map(|it| clauses.get(*it).map_or(0.0, |it| laid.guess(it.span.len()) + super::laid::BETWEEN)).sum()
    };
    stacked(laid, slots(laid, row).iter().map(|slot| guess(slot.document)))
}

/// A row's height.
pub fn height(ui: &Ui, laid: &Laid, row: usize, cells: &mut Cells) -> f32 {
    if is_elsewhere(laid, row) {
        return ELSEWHERE;
    }
    let heights: Vec<f32> = slots(laid, row)
        .iter()
        .map(|slot| {
            let text = cells.text(ui, laid, row, slot.document);
            clauses_height(ui, laid, row, slot.document, &text)
        })
        .collect();
    stacked(laid, heights.into_iter())
}

/// The height of cells beside or below each other.
fn stacked(laid: &Laid, heights: impl Iterator<Item = f32>) -> f32 {
    if laid.unified {
        heights.map(|it| it.max(laid.line()) + CAPTION).sum::<f32>() + 2.0 * PAD
    } else {
        heights.fold(laid.line(), f32::max) + 2.0 * PAD
    }
}

/// Draws a row.
pub fn row_ui(ui: &mut Ui, scene: &Scene<'_>, row: usize, rect: Rect, cells: &mut Cells, commands: &mut Vec<Command>) {
    let laid = scene.laid;
    if is_elsewhere(laid, row) {
        return elsewhere_ui(ui, laid, row, rect, commands);
    }
    let tokens = tokens(ui);
    let is_selected = scene.selection.row == Some(row);
    if is_selected {
        ui.painter().rect_filled(rect, 0.0, tokens.selected);
    }
    let mut at = rect.min;
    for slot in slots(laid, row) {
        let text = cells.text(ui, laid, row, slot.document);
        let place = place_of(ui, laid, row, &slot, &text, at, rect);
        if let Some(caption) = &slot.caption {
            caption_ui(ui, caption, at);
        }
        if ui.is_rect_visible(place) {
            let drawn = Drawn { scene, row, document: slot.document, text: &text, rect: place, tokens };
            // What is too wide for its cell is cut there, not drawn over its neighbour.
            let clip = ui.clip_rect();
            ui.set_clip_rect(clip.intersect(place));
            drawn.ui(ui, commands);
            ui.set_clip_rect(clip);
        }
        if laid.unified {
            at.y = place.bottom();
        } else {
            at.x = place.right();
            if place.left() > rect.left() + 1.0 {
                ui.painter().vline(place.left(), place.y_range(), Stroke::new(1.0, tokens.line));
            }
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    if is_selected {
        let bar = Rect::from_min_size(rect.left_top(), vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, tokens.accent);
    }
}

fn place_of(ui: &Ui, laid: &Laid, row: usize, slot: &Slot, text: &cell::Text, at: Pos2, rect: Rect) -> Rect {
    if !laid.unified {
        return Rect::from_min_size(at, vec2(laid.column, rect.height()));
    }
    let height = clauses_height(ui, laid, row, slot.document, text).max(laid.line());
    Rect::from_min_size(pos2(at.x, at.y + CAPTION - PAD), vec2(laid.column, height + PAD))
}

fn caption_ui(ui: &Ui, caption: &str, at: Pos2) {
    let place = at + vec2(MARK, CAPTION / 2.0 + 1.0);
    ui.painter().text(place, Align2::LEFT_CENTER, caption, FontId::proportional(11.5), tokens(ui).weak);
}
