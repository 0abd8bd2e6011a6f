//! Pictures of a comparison, as the overview shows them.

use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::picture::{Picture, freedom_bars, heat_map, timeline};
use std::sync::Arc;

/// Pictures of a comparison, made once for each look at it.
#[derive(Default)]
pub struct Pictures {
    of: Option<Arc<Sheet>>,
    list: Vec<Picture>,
}

impl Pictures {
    /// The pictures of what is shown.
    pub fn of(&mut self, model: &Model, sheet: &Sheet) -> &[Picture] {
        let is_same = match (&self.of, &model.sheet) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        if !is_same {
            let (comparison, lens) = (&sheet.comparison, sheet.lens);
            self.list = vec![freedom_bars(comparison, lens), heat_map(comparison, &sheet.rules, lens)];
            if comparison.documents.len() > 1 {
                self.list.push(timeline(comparison, &sheet.rules, lens));
            }
            self.of.clone_from(&model.sheet);
        }
        &self.list
    }
}
