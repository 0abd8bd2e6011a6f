//! What a check found, for people, for pipelines and for code review.

mod annotations;
mod baseline;
mod json;
mod junit;
mod place;
mod sarif;
mod text;

pub use baseline::{Baseline, BaselineError};
pub use json::{CHECK, CheckView, check_line, lean_check_line};
pub use place::{Located, Site};

use crate::compare::Analysed;
use crate::policy::{Breach, Level, Policy};
use crate::report::{Context, Visible};
use std::io::{self, Write};
use std::sync::Arc;

/// What a check is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckFormat {
    /// Lines for a terminal, with the words and a mark under them.
    #[default]
    Text,
    /// One object, per the published schema.
    Json,
    /// SARIF 2.1.0, for code review.
    Sarif,
    /// Annotations as GitHub's workflows print them.
    Github,
    /// GitLab's code quality.
    Gitlab,
    /// `JUnit`'s XML.
    Junit,
}

/// A document that was held against a policy.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What it was named.
    pub name: String,
    /// The document; nothing where no text of it is here.
    pub analysed: Option<Arc<Analysed>>,
    /// The line of code that brings it in, where one does: then its words stand elsewhere.
    pub site: Option<Site>,
    /// What breaks the policy and is new.
    pub breaches: Vec<Breach>,
    /// What an exception takes, by its place in the policy.
    pub excepted: Vec<(Breach, usize)>,
    /// How many breaches the baseline had already.
    pub num_known: usize,
}

/// A check as it is written.
#[derive(Clone, Copy, Debug)]
pub struct CheckReport<'a> {
    /// What documents were held against.
    pub policy: &'a Policy,
    /// The documents, in their order.
    pub subjects: &'a [Checked],
    /// What else there is to know: exceptions that are over, models that code does not name.
    pub notes: &'a [String],
    /// The folder that paths are told from, if they are below it; with `/` between names.
    pub root: &'a str,
    /// The day by which exceptions hold.
    pub day: &'a str,
    /// How many columns a line of text may have.
    pub width: usize,
}

/// How many there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckTally {
    /// Breaches that the policy does not take.
    pub forbidden: usize,
    /// Those that a person must look at.
    pub review: usize,
    /// Those that an exception takes.
    pub excepted: usize,
    /// Those that the baseline had.
    pub known: usize,
}

impl CheckReport<'_> {
    /// Counts what was found.
    pub fn tally(&self) -> CheckTally {
        let mut tally = CheckTally::default();
        for it in self.subjects {
            let forbidden = it.breaches.iter().filter(|it| it.level == Level::Forbidden).count();
            tally.forbidden += forbidden;
            tally.review += it.breaches.len() - forbidden;
            tally.excepted += it.excepted.len();
            tally.known += it.num_known;
        }
        tally
    }
}

/// Writes a check.
///
/// # Errors
/// What the writer says.
pub fn write_check(
    format: CheckFormat,
    report: &CheckReport,
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        CheckFormat::Text => text::write(report, context, &mut Visible::new(out, context.color)),
        CheckFormat::Json => json::write(report, context, out),
        CheckFormat::Sarif => sarif::write(report, out),
        CheckFormat::Github => annotations::github(report, &mut Visible::new(out, false)),
        CheckFormat::Gitlab => annotations::gitlab(report, out),
        CheckFormat::Junit => junit::write(report, &mut Visible::new(out, false)),
    }
}
