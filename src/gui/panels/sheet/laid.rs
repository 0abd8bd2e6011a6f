//! What rows and cells are laid out for, and the sizes that follow from it.

use crate::gui::layout::{CellText, Lights, Look, cell_text, line_height};
use crate::gui::state::policy::PolicySheet;
use crate::gui::state::selection::Selection;
use crate::gui::state::sheet::Sheet;
use crate::gui::theme::{GAP, Palette, tokens_of};
use crate::policy::Level;
use eframe::egui::{Theme, Ui};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Columns narrower than this have numbers and badges above the text instead of beside it.
const NARROW: f32 = 340.0;

/// Where clause numbers begin; the mark of the cell stands before.
pub const MARK: f32 = 26.0;
/// The space around the text of a cell.
pub const PAD: f32 = 2.0 * GAP;
/// Between clauses of one cell.
pub const BETWEEN: f32 = 2.0 * GAP;

/// What the heights and cells were made for.
#[derive(Clone)]
pub struct Laid {
    /// The rows.
    pub sheet: Arc<Sheet>,
    /// The documents that stand beside each other, in their order.
    pub shown: Vec<usize>,
    /// How wide a column is, in points.
    pub column: f32,
    /// Whether documents stand below each other in one column.
    pub unified: bool,
    /// The size of clause text, in points.
    pub size: f32,
    /// Pixels per point.
    pub zoom: f32,
    /// Light or dark.
    pub theme: Theme,
    /// Which colours.
    pub palette: Palette,
    /// What the house's policy says against clauses.
    pub judged: Option<Arc<PolicySheet>>,
}

impl Laid {
    /// Whether heights and cells of this are those of the other.
    pub fn is_for(&self, other: &Self) -> bool {
        let same = |one: f32, two: f32, within: f32| (one - two).abs() < within;
        Arc::ptr_eq(&self.sheet, &other.sheet)
            && self.shown == other.shown
            && self.judged.as_ref().map(Arc::as_ptr) == other.judged.as_ref().map(Arc::as_ptr)
            && same(self.column, other.column, 0.5)
            && same(self.zoom, other.zoom, 0.001)
            && same(self.size, other.size, 0.01)
            && (self.unified, self.theme, self.palette) == (other.unified, other.theme, other.palette)
    }

    /// Height of a line of clause text.
    pub fn line(&self) -> f32 {
        line_height(self.size)
    }

    /// Width of clause numbers and badges.
    pub fn label(&self) -> f32 {
        (5.2 * self.size).max(72.0)
    }

    /// What the house's policy says against a clause.
    pub fn level_of(&self, document: usize, clause: usize) -> Option<Level> {
        self.judged.as_ref()?.level_of(document, clause)
    }

    /// Whether numbers stand above the text.
    pub fn is_narrow(&self) -> bool {
        self.column < NARROW * (self.size / 14.0).max(1.0)
    }

    /// Where text begins in a column.
    pub fn text_left(&self) -> f32 {
        if self.is_narrow() { MARK } else { MARK + self.label() }
    }

    /// The width that is left for text in a column. Beyond a hundred letters lines are hard to follow.
    pub fn text_width(&self) -> f32 {
        (self.column - self.text_left() - 1.5 * PAD).clamp(80.0, 54.0 * self.size)
    }

    /// A guess at how high a text of this many bytes is.
    pub fn guess(&self, bytes: usize) -> f32 {
        let characters_a_line = (self.text_width() / (0.53 * self.size)).max(8.0);
        let bytes = f32::from(u16::try_from(bytes.min(60_000)).unwrap_or(u16::MAX));
        (bytes / characters_a_line).ceil().max(1.0) * self.line()
    }
}

/// The text of cells by row and document, each made once for a layout.
#[derive(Default)]
pub struct Cells {
    texts: HashMap<(usize, usize), Rc<CellText>>,
    /// What is lit in them.
    pub lights: Lights,
}

/// More cells than this are not kept.
const KEPT: usize = 4_000;

impl Cells {
    /// Lights other words; the texts are made anew then.
    pub fn light(&mut self, lights: Lights) {
        if self.lights != lights {
            self.texts.clear();
            self.lights = lights;
        }
    }

    /// Starts over.
    pub fn clear(&mut self) {
        self.texts.clear();
    }

    /// Does not grow without end.
    pub fn prune(&mut self) {
        if self.texts.len() > KEPT {
            self.texts.clear();
        }
    }

    /// The text of a cell.
    pub fn text(&mut self, ui: &Ui, laid: &Laid, row: usize, document: usize) -> Rc<CellText> {
        let Self { texts, lights } = self;
        let text = texts.entry((row, document)).or_insert_with(|| {
            let tokens = tokens_of(ui.ctx());
            let look = Look { tokens, width: laid.text_width(), size: laid.size, lights };
            Rc::new(cell_text(&laid.sheet, row, document, look))
        });
        Rc::clone(text)
    }
}

/// What drawing a row needs beside its place.
pub struct Scene<'a> {
    /// The layout.
    pub laid: &'a Laid,
    /// What is selected.
    pub selection: Selection,
    /// The top of what is in view: numbers do not leave it.
    pub top: f32,
    /// Whether the selected cell takes the keyboard.
    pub takes_focus: bool,
}
