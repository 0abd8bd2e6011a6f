//! Lines for a terminal. Whatever comes from a document is stripped of control characters first.

mod ask;
mod assessed;
mod columns;
mod comparison;
mod explain;
mod glance;
mod openness;
mod paint;
mod shelf;
mod topics;

use crate::report::context::user_rules;
use crate::report::{Context, one_line};
use std::io::{self, Write};

pub(super) use ask::asked;
pub(super) use assessed::assessed;
pub(super) use comparison::comparison;
pub(super) use openness::releases;

/// The last lines of every text report: whose rules took part, and what a report is not.
fn closing(context: &Context, out: &mut dyn Write) -> io::Result<()> {
    for file in user_rules(context.rules) {
        writeln!(out, "Rules of your own: {}", one_line(&file, 200))?;
    }
    writeln!(out, "A reading aid, not legal advice.")
}
