//! One document as one line of a stream: whole, or lean for those who read two million of them.

use super::assess::ASSESS;
use super::document::read_in;
use super::line::OneLine;
use super::tool::Tool;
use super::{AskView, AssessView, OpennessView};
use crate::assess::Assessment;
use crate::compare::{Analysed, ReadIn};
use crate::lens::{Outcome, Reading, State};
use crate::openness::Release;
use crate::question::Verdict;
use crate::report::{Assessed, Context};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The schema's name for lean lines.
const LEAN: &str = "undiluted/lean/1";

/// Verdicts, kinds and answers, and how much was not read: what one counts over many documents.
#[derive(Debug, Serialize)]
struct LeanView<'a> {
    schema: &'a str,
    tool: Tool<'a>,
    name: &'a str,
    sha256: &'a str,
    language: Option<&'a str>,
    identified: Option<LeanIdentified<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    borrowed_name: Option<&'a str>,
    #[serde(flatten)]
    terms: LeanTerms<'a>,
    answers: BTreeMap<&'a str, Verdict>,
    #[serde(skip_serializing_if = "Option::is_none")]
    releases: Option<Vec<LeanRelease<'a>>>,
}

/// The known text that a document is or was made from.
#[derive(Debug, Serialize)]
struct LeanIdentified<'a> {
    id: &'a str,
    relation: &'a str,
}

/// What terms come to.
#[derive(Debug, Serialize)]
struct LeanTerms<'a> {
    terms_read_in: &'a str,
    kinds: BTreeSet<&'a str>,
    outcomes: BTreeMap<&'a str, Option<Outcome>>,
    conflicts: Vec<&'a str>,
    strains: Vec<&'a str>,
    num_unread: usize,
    num_not_loaded: usize,
}

/// A release in short.
#[derive(Debug, Serialize)]
struct LeanRelease<'a> {
    name: &'a str,
    license: &'a [String],
    license_name: Option<&'a str>,
    base_model: &'a [String],
    class: Option<u8>,
    num_contradictions: usize,
    #[serde(flatten)]
    terms: LeanTerms<'a>,
}

impl<'a> LeanTerms<'a> {
    fn of(read: &'a ReadIn, assessment: &'a Assessment, readings: &'a [Reading]) -> Self {
        Self {
            terms_read_in: read_in(read),
            kinds: assessment.findings.iter().map(|it| it.kind.as_str()).collect(),
            outcomes: readings.iter().map(|it| (it.lens.as_str(), it.outcome)).collect(),
            conflicts: readings.iter().flat_map(|it| it.in_state(State::Conflicts)).collect(),
            strains: readings.iter().flat_map(|it| it.in_state(State::Strains)).collect(),
            num_unread: assessment.unread.len(),
            num_not_loaded: assessment.imports.iter().filter(|it| !it.loaded).count(),
        }
    }
}

impl<'a> LeanView<'a> {
    fn of(one: &'a Analysed, readings: &'a [Reading], context: &Context<'a>) -> Self {
        let identified = one.identified.as_ref();
        let answers = one.answers.iter().filter_map(|it| Some((it.asked()?.id.as_str(), it.verdict)));
        Self {
            schema: LEAN,
            tool: Tool::of(context),
            name: &one.document.name,
            sha256: &one.document.sha256,
            language: one.document.language,
            identified: identified.map(|it| LeanIdentified { id: it.id, relation: it.relation.name() }),
            borrowed_name: one.borrowed.as_ref().map(|it| it.name),
            terms: LeanTerms::of(&one.terms, &one.assessment, readings),
            answers: answers.collect(),
            releases: None,
        }
    }
}

/// A line with everything that is known of a document.
pub fn assessed_line(one: &Assessed, context: &Context) -> Vec<u8> {
    let documents = [one.view(context.rules, context.with_text)];
    line(&AssessView { schema: ASSESS, tool: Tool::of(context), documents })
}

/// A line with what a document answers.
pub fn asked_line(one: &Arc<Analysed>, questions: &[usize], context: &Context) -> Vec<u8> {
    line(&AskView::of(std::slice::from_ref(one), questions, context))
}

/// A line with all releases that one document tells of.
pub fn openness_line(releases: &[Release], context: &Context) -> Vec<u8> {
    line(&OpennessView::of(releases, 0..releases.len(), context))
}

/// A lean line of a document, as `assess` and `ask` have it.
pub fn lean_line(one: &Analysed, readings: &[Reading], context: &Context) -> Vec<u8> {
    line(&LeanView::of(one, readings, context))
}

/// A lean line of what `openness` read.
pub fn lean_openness_line(one: &Analysed, readings: &[Reading], releases: &[Release], context: &Context) -> Vec<u8> {
    let release = |it| {
        let it: &Release = it;
        LeanRelease {
            name: &it.name,
            license: &it.declared.license,
            license_name: it.declared.license_name.as_deref(),
            base_model: &it.declared.base_model,
            class: it.classed.class,
            num_contradictions: it.contradictions.len(),
            terms: LeanTerms::of(&it.terms.read_in, &it.terms.assessment, &it.readings),
        }
    };
    let releases = Some(releases.iter().map(release).collect());
    line(&LeanView { releases, ..LeanView::of(one, readings, context) })
}

/// A line in the place of one that could not be read; `number` counts lines from 1.
pub fn broken_line(name: Option<&str>, number: usize, error: &str) -> Vec<u8> {
    line(&serde_json::json!({ "name": name, "line": number, "error": error }))
}

/// Anything as one line with its end.
pub(in crate::report) fn line(view: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = view.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, OneLine));
    if let Err(error) = written {
        never!("a view cannot be written as JSON: {error}");
    }
    bytes.push(b'\n');
    bytes
}
