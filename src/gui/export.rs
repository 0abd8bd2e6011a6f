//! The one place that calls the report room.

use crate::compare::Comparison;
use crate::options::{Options, Show};

/// A format that a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Its id, as on the command line.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What its files end in, without the dot.
    pub extension: &'static str,
}

/// The formats that the window offers.
pub const FORMATS: [Format; 3] = [
    Format { id: "html", label: "HTML", extension: "html" },
    Format { id: "markdown", label: "Markdown", extension: "md" },
    Format { id: "json", label: "JSON", extension: "json" },
];

/// A report's bytes.
///
/// # Errors
/// Why there is none, in a sentence.
pub fn render(_format: &str, _comparison: &Comparison, _options: &Options, _show: Show) -> Result<Vec<u8>, String> {
    Err("reports are not built in yet".to_owned())
}
