//! A check as JSON: the object that scripts build on, and its lines in a stream.

use super::place::Places;
use super::{CheckReport, CheckTally, Checked, Located};
use crate::policy::{Breach, Level, Policy};
use crate::report::Context;
use crate::report::format::json::{Tool, one_line_of};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The schema's name for `check`.
pub const CHECK: &str = "undiluted/check/1";

/// What `check` prints: one object for all documents, or, of a stream, one for each.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "undiluted check")]
pub struct CheckView<'a> {
    /// `undiluted/check/1`.
    #[schemars(extend("const" = CHECK))]
    schema: &'a str,
    /// What made this.
    tool: Tool<'a>,
    /// What documents were held against.
    policy: PolicyView<'a>,
    /// The documents, in their order.
    documents: Vec<CheckedView<'a>>,
    /// What else there is to know: exceptions that are over, models that code does not name.
    notes: &'a [String],
    /// How many there are of each sort.
    summary: SummaryView,
}

/// A policy.
#[derive(Debug, Serialize, JsonSchema)]
struct PolicyView<'a> {
    /// The file's name as given.
    name: &'a str,
    /// SHA-256 of the file.
    sha256: &'a str,
    /// The profile, where the file has several.
    profile: Option<&'a str>,
    /// The day by which exceptions hold.
    day: &'a str,
}

/// A document that was held against the policy.
#[derive(Debug, Serialize, JsonSchema)]
struct CheckedView<'a> {
    /// What it was named; a model that code brings in as `hf:org/name` or `ollama:name`.
    name: &'a str,
    /// SHA-256 of the bytes; null where no text is here.
    sha256: Option<&'a str>,
    /// `forbidden`, `review` or `passes`.
    outcome: &'static str,
    /// What breaks the policy, in the order of the text.
    breaches: Vec<BreachView<'a>>,
    /// What would, and is taken by an exception.
    excepted: Vec<ExceptedView<'a>>,
    /// How many breaches the baseline had already.
    num_known: usize,
}

/// Something that the policy does not take. Lines and columns count from 1, columns in characters.
#[derive(Debug, Serialize, JsonSchema)]
struct BreachView<'a> {
    /// The id of a kind, a criterion, a question or a topic; or `unread`, `not-loaded`, `no-terms`, `borrowed-name`.
    code: &'a str,
    /// `forbidden` or `review`.
    level: &'static str,
    title: &'a str,
    why: &'a str,
    /// The file, told from the working folder; of a model that code brings in, the file of code.
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    /// The column behind the last character.
    end_column: usize,
    /// The clause's label; empty where it is about the whole.
    label: String,
    /// The words; empty where it is about the whole.
    quote: String,
    /// The policy's rule with its place.
    rule: &'a str,
    note: &'a str,
    /// Words to ask for instead.
    fallback: &'a str,
    /// The same for the same clause and code, wherever they stand.
    fingerprint: &'a str,
}

/// A breach that an exception takes.
#[derive(Debug, Serialize, JsonSchema)]
struct ExceptedView<'a> {
    breach: BreachView<'a>,
    /// Why it is taken.
    reason: &'a str,
    /// The last day.
    until: &'a str,
}

/// How many there are of each sort.
#[derive(Debug, Serialize, JsonSchema)]
struct SummaryView {
    forbidden: usize,
    review: usize,
    excepted: usize,
    known: usize,
}

impl<'a> CheckView<'a> {
    fn of(report: &CheckReport<'a>, context: &Context<'a>) -> Self {
        let CheckTally { forbidden, review, excepted, known } = report.tally();
        let policy = report.policy;
        Self {
            schema: CHECK,
            tool: Tool::of(context),
            policy: PolicyView {
                name: &policy.name,
                sha256: &policy.sha256,
                profile: policy.profile.as_deref(),
                day: report.day,
            },
            documents: report.subjects.iter().map(|it| CheckedView::of(it, policy, report.root)).collect(),
            notes: report.notes,
            summary: SummaryView { forbidden, review, excepted, known },
        }
    }
}

/// What a document comes to.
pub(super) fn outcome(checked: &Checked) -> &'static str {
    match checked.breaches.iter().map(|it| it.level).max() {
        Some(Level::Forbidden) => "forbidden",
        Some(Level::Review) => "review",
        None => "passes",
    }
}

impl<'a> CheckedView<'a> {
    fn of(checked: &'a Checked, policy: &'a Policy, root: &'a str) -> Self {
        let places = Places::of(checked, root);
        let view = |it: &'a Breach| BreachView::of(it, places.locate(it));
        let excepted = checked.excepted.iter().filter_map(|(it, at)| {
            let exception = policy.exceptions.get(*at)?;
            Some(ExceptedView { breach: view(it), reason: &exception.reason, until: &exception.until })
        });
        Self {
            name: &checked.name,
            sha256: checked.analysed.as_ref().map(|it| it.document.sha256.as_str()),
            outcome: outcome(checked),
            breaches: checked.breaches.iter().map(view).collect(),
            excepted: excepted.collect(),
            num_known: checked.num_known,
        }
    }
}

impl<'a> BreachView<'a> {
    fn of(breach: &'a Breach, located: Located) -> Self {
        let Located { file, line, column, end_line, end_column, label, quote, .. } = located;
        Self {
            code: &breach.code,
            level: breach.level.name(),
            title: &breach.title,
            why: &breach.why,
            file,
            line,
            column,
            end_line,
            end_column,
            label,
            quote,
            rule: &breach.rule,
            note: &breach.note,
            fallback: &breach.fallback,
            fingerprint: &breach.fingerprint,
        }
    }
}

/// Writes a check as one indented object.
pub(super) fn write(report: &CheckReport, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &CheckView::of(report, context))?;
    out.write_all(b"\n")
}

/// A line with all that was found in one document.
pub fn check_line(report: &CheckReport, context: &Context) -> Vec<u8> {
    one_line_of(&CheckView::of(report, context))
}

/// A line with what a document comes to, and how often each code is in it.
#[derive(Serialize)]
struct LeanCheckView<'a> {
    schema: &'a str,
    tool: Tool<'a>,
    name: &'a str,
    sha256: Option<&'a str>,
    policy: &'a str,
    profile: Option<&'a str>,
    outcome: &'a str,
    forbidden: BTreeMap<&'a str, usize>,
    review: BTreeMap<&'a str, usize>,
}

/// The same in short.
pub fn lean_check_line(report: &CheckReport, context: &Context) -> Vec<u8> {
    let Some(one) = report.subjects.first() else { return Vec::new() };
    let codes = |level: Level| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        one.breaches.iter().filter(|it| it.level == level).for_each(|it| *counts.entry(&it.code).or_default() += 1);
        counts
    };
    one_line_of(&LeanCheckView {
        schema: "undiluted/lean-check/1",
        tool: Tool::of(context),
        name: &one.name,
        sha256: one.analysed.as_ref().map(|it| it.document.sha256.as_str()),
        policy: &report.policy.sha256,
        profile: report.policy.profile.as_deref(),
        outcome: outcome(one),
        forbidden: codes(Level::Forbidden),
        review: codes(Level::Review),
    })
}
