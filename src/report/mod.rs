//! Comparison → bytes, all formats through one call.
//!
//! The same input gives the same bytes: no clock, no order of hashing, and outside JSON no path but a name's last part.
//! Everything that comes from a document is somebody else's text and is escaped for the format it goes into; what
//! does not show is made to by `visible`, which all pages and lines go through.
//!
//! `departures` is the table of departures that pages and sheets share.
//!
//! `wording` puts results into words, `page` says what HTML and Markdown share, `format` writes, and `lesson` is what is
//! printed of lessons.

mod context;
mod departures;
mod format;
mod lesson;
mod page;
mod paper;
mod visible;
mod wording;

pub use context::{Assessed, Context};
pub use format::{
    Asking, Baseline, BaselineError, CheckFormat, CheckReport, CheckTally, Checked, FontFile, Format, Located, Pasted,
    Site, check_line, json, lean_check_line, pasted, write, write_asked, write_assessed, write_check, write_minimum,
    write_openness, write_redline,
};
pub use lesson::{apart, debrief, evidence, handout, to_read, write_csv};
pub use paper::{Extent, Paper, topics};
pub use visible::Visible;
pub use wording::{
    Piece, Tally, answers, asked, beside, beside_cell, borrowed, card, counted, difference, elided, flow, one_line,
    place, reading, redline, releases, remarks, shelf, size, words,
};
