//! Lists that speak of models and are none: bills of materials (CycloneDX, SPDX 3 and 2), and entries of the European
//! Open Source AI Index. They are told by what stands in them, never by a file's name.
//!
//! A list says what its author knows of a model. That a licence is named in it is a statement, as on a card: it shows
//! neither the licence's words nor that anything is there.

mod cyclonedx;
mod index;
mod json;
mod model;
mod spdx2;
mod spdx3;

pub use model::ListedModel;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, visible};
use json::Json;

/// More models than this are not read out of one list.
const MOST_MODELS: usize = 256;

/// What a list says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// What kind of list it is: `CycloneDX`, `SPDX 3`.
    pub format: &'static str,
    /// The models that it is about, in its order.
    pub models: Vec<ListedModel>,
    /// What could not be read, or was left out.
    pub diagnostics: Vec<Diagnostic>,
}

impl Listing {
    /// Reads a document; nothing where it is no such list. Several files together are never one.
    pub fn of(document: &Document) -> Option<Self> {
        if document.parts.len() != 1 {
            return None;
        }
        let text = document.text.as_str();
        let head = text.trim_start_matches('\u{feff}').trim_start();
        let listing = if head.starts_with('{') { Self::bill(text)? } else { index::read(text)? };
        Some(listing.bounded())
    }

    fn bill(text: &str) -> Option<Self> {
        let (format, read): (_, fn(&Json) -> Option<Self>) = if text.contains("\"bomFormat\"") {
            ("CycloneDX", cyclonedx::read)
        } else if text.contains("spdx.org/rdf/3") {
            ("SPDX 3", spdx3::read)
        } else if text.contains("\"spdxVersion\"") {
            ("SPDX 2", spdx2::read)
        } else {
            return None;
        };
        match json::read(text) {
            Ok(root) => read(&root),
            Err(error) => {
                let message = format!("the {format} file could not be read: {}", visible(&error));
                let diagnostics = vec![Diagnostic::new(Code::FrontMatter, message)];
                Some(Self { format, models: Vec::new(), diagnostics })
            }
        }
    }

    /// With no more models than are read, and with a word where there is none.
    fn bounded(mut self) -> Self {
        let left_out = self.models.len().saturating_sub(MOST_MODELS);
        if left_out > 0 {
            self.models.truncate(MOST_MODELS);
            let message =
                format!("it lists {left_out} more models than the {MOST_MODELS} that are read; split the file");
            self.diagnostics.push(Diagnostic::new(Code::Limit, message));
        }
        if self.models.is_empty() && self.diagnostics.is_empty() {
            let message = format!("the {} file lists no model: nothing in it is a release of one", self.format);
            self.diagnostics.push(Diagnostic::new(Code::FrontMatter, message));
        }
        self
    }
}
