//! What a document answers to a question in words: the short answer, and the words of the text that it rests on.

use super::amount::counted;
use super::answers::{fill, small};
use super::shown::one_line;
use crate::assess::{Finding, Rules};
use crate::compare::{Analysed, ReadIn};
use crate::document::Span;
use crate::never::slice;
use crate::question::{Answer, Question, Questions, Verdict};

/// What stands for words that no rule reads.
const APPROVED: &str = "what was approved holds: no rule reads its language, and the Open Source Initiative approved these \
    very words as open source";
/// What is said of an answer that unread sentences may bear on.
const NOT_ALL: &str = "not all was understood";
/// How many conditions a short answer names; what the text says tells the rest.
const CONDITIONS: usize = 4;
/// How long a quote is.
const QUOTE: usize = 160;

/// Words of the text that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What they come to: "you keep the law"; why, where they were not understood.
    pub says: String,
    /// What they are to the answer.
    pub part: GroundPart,
    /// The finding, where it is one.
    pub finding: Option<usize>,
    /// The clause.
    pub clause: usize,
    /// Its label.
    pub label: String,
    /// The words.
    pub quote: String,
}

/// What words are to an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GroundPart {
    /// They give what is asked for.
    Grants,
    /// They set a condition.
    Condition,
    /// They deny it.
    Denies,
    /// They were not understood and may bear on it.
    Unread,
    /// They refer to a document that is not loaded.
    Unloaded,
}

/// The answer in one sentence that can stand behind the question.
pub fn short(rules: &Rules, analysed: &Analysed, answer: &Answer) -> String {
    let Some(question) = answer.asked() else { return String::new() };
    let read = as_read(rules, analysed, question, answer);
    let recorded = matches!(analysed.terms, ReadIn::Record(_) | ReadIn::Family(_));
    let note = if recorded { "as recorded, text not loaded: " } else { "" };
    match answer.verdict {
        Verdict::Unread if answer.as_read == Verdict::Unread => format!("not read: {}", unread(analysed, answer)),
        Verdict::Unread => format!("not read: {}; {note}as far as read, {read}", unread(analysed, answer)),
        Verdict::If if answer.num_unread > 0 => {
            let (count, were) = (counted(answer.num_unread, "sentence"), was(answer.num_unread));
            format!("{note}{read}; {count} that may bear on it {were} not understood")
        }
        _ => format!("{note}{read}"),
    }
}

/// The answer where documents stand beside each other: without the count and the words of what was not understood.
pub fn brief(rules: &Rules, analysed: &Analysed, answer: &Answer) -> String {
    let Some(question) = answer.asked() else { return String::new() };
    let read = as_read(rules, analysed, question, answer);
    match answer.verdict {
        Verdict::Unread if answer.as_read == Verdict::Unread => "not read".to_owned(),
        Verdict::Unread => format!("not read; as far as read, {read}"),
        Verdict::If if answer.num_unread > 0 => format!("{read}; {NOT_ALL}"),
        _ => read,
    }
}

/// What a brief answer of "yes, if" names: each of its conditions; nothing for any other answer.
pub fn conditions(rules: &Rules, analysed: &Analysed, answer: &Answer) -> Vec<String> {
    let Some(question) = answer.asked().filter(|_| answer.verdict == Verdict::If) else { return Vec::new() };
    if answer.grants.is_empty() || !matches!(answer.as_read, Verdict::Yes | Verdict::If) {
        return Vec::new();
    }
    let mut all = needed(rules, analysed, question, answer);
    all.extend((answer.num_unread > 0).then(|| NOT_ALL.to_owned()));
    all
}

/// What the findings say, the first of them by words; for a yes what is not loaded before them, for it decides more than
/// any condition that is.
fn needed(rules: &Rules, analysed: &Analysed, question: &Question, answer: &Answer) -> Vec<String> {
    let is_no = answer.as_read == Verdict::No;
    let mut said = said(rules, analysed, question, answer, !is_no);
    let more = said.len().saturating_sub(CONDITIONS);
    said.truncate(CONDITIONS);
    if more > 0 {
        said.push(format!("and {more} more"));
    }
    let lacking = lacking(analysed, answer.imports.iter().copied().filter(|_| !is_no));
    let of_others = lacking.iter().map(|it| format!("{it}, which is not loaded, allows it"));
    of_others.chain(said).collect()
}

/// What the findings come to, and what is not loaded.
fn as_read(rules: &Rules, analysed: &Analysed, question: &Question, answer: &Answer) -> String {
    let needed = || needed(rules, analysed, question, answer).join("; ");
    let lacking = lacking(analysed, answer.imports.iter().copied());
    match answer.as_read {
        Verdict::No => format!("no: {}", needed()),
        Verdict::Yes if lacking.is_empty() => "yes".to_owned(),
        Verdict::If if answer.grants.is_empty() => format!("yes, if {APPROVED}"),
        Verdict::Yes | Verdict::If => format!("yes, if {}", needed()),
        _ => not_said(question, analysed, answer, &lacking),
    }
}

fn not_said(question: &Question, analysed: &Analysed, answer: &Answer, lacking: &[String]) -> String {
    let has_words = analysed.terms != ReadIn::Nothing && !analysed.clauses.list.is_empty();
    let why = match (&question.silence, answer.grants.is_empty()) {
        _ if !lacking.is_empty() => format!("it depends on {}, which is not loaded", lacking.join(" and ")),
        _ if !has_words => "no terms are here".to_owned(),
        (silence, _) if !silence.is_empty() => silence.clone(),
        (_, true) => "no right is granted in words that were understood".to_owned(),
        (_, false) => format!("the grant does not name the right to {}", question.needs.join(" and to ")),
    };
    format!("not said: {why}")
}

/// The documents that are not loaded, each once.
pub(super) fn lacking(analysed: &Analysed, imports: impl IntoIterator<Item = usize>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for import in imports.into_iter().filter_map(|it| analysed.assessment.imports.get(it)) {
        let what = match (import.what.as_str(), import.target.as_deref()) {
            ("licence", Some(name)) => format!("the licence {}", one_line(name, 60)),
            (what, _) => format!("the {}", one_line(what, 60)),
        };
        if !all.contains(&what) {
            all.push(what);
        }
    }
    all
}

/// What was not understood, the first of it quoted.
fn unread(analysed: &Analysed, answer: &Answer) -> String {
    let first = answer.unread.first().and_then(|it| analysed.assessment.unread.get(*it));
    match first {
        None if matches!(analysed.terms, ReadIn::Record(_) | ReadIn::Family(_)) => {
            "the text itself is not loaded".to_owned()
        }
        None => "no rule reads its language".to_owned(),
        Some(first) => {
            let quote = one_line(analysed.document.slice(first.span), 90);
            let (count, were) = (counted(answer.num_unread, "sentence"), was(answer.num_unread));
            format!("{count} {were} not understood, first “{quote}”")
        }
    }
}

fn was(count: usize) -> &'static str {
    if count == 1 { "was" } else { "were" }
}

/// What findings say, each once, in their order.
fn said(rules: &Rules, analysed: &Analysed, question: &Question, answer: &Answer, is_if: bool) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let findings = answer.findings.iter().filter(|_| matches!(answer.as_read, Verdict::If | Verdict::No));
    let found = findings.filter_map(|it| analysed.assessment.findings.get(*it));
    // A policy that is not loaded is named as such.
    let imports: Vec<_> = answer.imports.iter().filter_map(|it| analysed.assessment.imports.get(*it)).collect();
    for finding in found.filter(|it| !(is_if && imports.iter().any(|import| import.span == it.span))) {
        let words = phrase(rules, question, finding, is_if);
        if !all.contains(&words) {
            all.push(words);
        }
    }
    all
}

/// How a finding reads in the answer to a question; else what its kind is called.
pub fn phrase(rules: &Rules, question: &Question, finding: &Finding, is_condition: bool) -> String {
    let has = |(name, value): (&String, &String)| {
        finding.parameters.get(name).and_then(|it| it.as_str()) == Some(value.as_str())
    };
    let fits = Questions::built_in().phrases_for(&finding.kind, &question.id).filter(|it| it.when.iter().all(has));
    let mut said = fits.filter_map(|it| fill(it.says(is_condition)?, finding, ""));
    let title = || small(rules.kind(&finding.kind).map_or(&finding.kind, |it| &it.title));
    one_line(&said.next().unwrap_or_else(title), 120)
}

/// The words of the text that an answer rests on, those that matter most first.
pub fn grounds(rules: &Rules, analysed: &Analysed, answer: &Answer) -> Vec<Ground> {
    let Some(question) = answer.asked() else { return Vec::new() };
    let is_no = answer.as_read == Verdict::No;
    let part = if is_no { GroundPart::Denies } else { GroundPart::Condition };
    let of = |part: GroundPart, index: usize| {
        let finding = analysed.assessment.findings.get(index)?;
        let says = match part {
            GroundPart::Grants => String::new(),
            _ => phrase(rules, question, finding, !is_no),
        };
        let quote = centred(analysed, finding);
        Some(Ground {
            says,
            part,
            finding: Some(index),
            clause: finding.clause,
            label: label(analysed, finding.clause),
            quote,
        })
    };
    let said = answer.findings.iter().filter(|it| !answer.grants.contains(it)).filter_map(|it| of(part, *it));
    let grants = answer.grants.iter().filter(|_| !is_no).take(1).filter_map(|it| of(GroundPart::Grants, *it));
    // A no stands, whatever else was not understood.
    let (unread, imports) = if is_no { (&[][..], &[][..]) } else { (&answer.unread[..], &answer.imports[..]) };
    let unread = unread.iter().filter_map(|it| analysed.assessment.unread.get(*it)).map(|it| Ground {
        says: one_line(&it.because, 120),
        part: GroundPart::Unread,
        finding: None,
        clause: it.clause,
        label: label(analysed, it.clause),
        quote: one_line(analysed.document.slice(it.span), QUOTE),
    });
    let imports = imports.iter().filter_map(|it| analysed.assessment.imports.get(*it)).map(|it| Ground {
        says: one_line(&it.target.as_ref().map_or_else(|| it.what.clone(), |at| format!("{}: {at}", it.what)), 120),
        part: GroundPart::Unloaded,
        finding: None,
        clause: it.clause,
        label: label(analysed, it.clause),
        quote: one_line(analysed.document.slice(it.span), QUOTE),
    });
    said.chain(grants).chain(imports).chain(unread).collect()
}

/// The words of a finding with some of those around them, so that a reader sees what they are about.
pub fn centred(analysed: &Analysed, finding: &Finding) -> String {
    let words = analysed.words(finding);
    let clause = analysed.clauses.list.get(finding.clause).map(|it| it.span);
    let own = analysed.document.slice(finding.span);
    let Some(clause) = clause.filter(|it| own == words && it.covers(finding.span)) else {
        return one_line(words, QUOTE);
    };
    let room = QUOTE.saturating_sub(own.chars().count()) / 2;
    let before = analysed.document.slice(Span::new(clause.start, finding.span.start));
    let behind = analysed.document.slice(Span::new(finding.span.end, clause.end));
    let from = before.char_indices().rev().take(room).last().map_or(before.len(), |it| it.0);
    // A word is whole or not there.
    let from =
        if from == 0 { 0 } else { before.get(from..).and_then(|it| it.find(' ')).map_or(before.len(), |it| from + it) };
    let to = behind.char_indices().nth(room).map_or(behind.len(), |it| it.0);
    let to = if to == behind.len() { to } else { behind.get(..to).and_then(|it| it.rfind(' ')).unwrap_or(0) };
    let (head, tail) = (slice(before, from..), slice(behind, ..to));
    let opens = if from == 0 { "" } else { "… " };
    let closes = if to == behind.len() { "" } else { " …" };
    format!("{opens}{}{closes}", one_line(&format!("{head}{own}{tail}"), QUOTE + 20))
}

fn label(analysed: &Analysed, clause: usize) -> String {
    analysed.clauses.list.get(clause).map_or_else(String::new, |it| one_line(&it.label, 24))
}
