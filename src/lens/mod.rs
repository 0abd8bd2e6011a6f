//! Findings → a reading per criterion, through a definition of openness or a catalogue of terms.
//!
//! Lenses are data (`assets/lenses/*.toml`). Definitions disagree: there is no score, and what a text cannot
//! settle is said to need facts about the artefacts. Catalogues give no verdict: what no rule tells is unread.

mod catalogue;
mod definition;
pub mod file;
mod lenses;
mod matching;
mod reading;
mod weight;

pub use file::{Bearing, Criterion, Lens, LensType};
pub use lenses::Lenses;
pub use reading::{Bears, CriterionReading, Outcome, Reading, State};
pub use weight::Weight;

use crate::assess::Assessment;

/// Reads a document's findings through a lens.
pub fn read(lens: &Lens, assessment: &Assessment) -> Reading {
    if lens.is_catalogue() { catalogue::read(lens, assessment) } else { definition::read(lens, assessment) }
}
