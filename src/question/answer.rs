//! How a document answers: from what was found in it, what was not understood, and what is not here.

use super::bearing::{Bearing, Doubts};
use super::{Question, Questions};
use crate::assess::{Approver, Assessment, Certainty, Finding, Stance};
use crate::clause::{Clauses, Role};
use crate::document::Document;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a document answers to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It says so, and sets no condition.
    Yes,
    /// It says so, on conditions.
    If,
    /// It says no.
    No,
    /// It does not say.
    Unsaid,
    /// A sentence that was not understood, or terms that are not here, may answer.
    Unread,
}

impl Verdict {
    /// Its id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::If => "if",
            Self::No => "no",
            Self::Unsaid => "unsaid",
            Self::Unread => "unread",
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::If => "yes, if",
            Self::No => "no",
            Self::Unsaid => "not said",
            Self::Unread => "not read",
        }
    }
}

/// An answer and what it rests on. Indices are into the assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question's place in the list.
    pub question: usize,
    /// What it comes to.
    pub verdict: Verdict,
    /// What it would come to if nothing were unread and nothing missing.
    pub as_read: Verdict,
    /// The findings that say no, or else the conditions; of yes, the grants.
    pub findings: Vec<usize>,
    /// The findings that grant what is asked for.
    pub grants: Vec<usize>,
    /// Sentences that were not understood and may bear on it: those that speak of it first, a dozen at most.
    pub unread: Vec<usize>,
    /// How many there are.
    pub num_unread: usize,
    /// The documents that it refers to, that are not loaded and may bear on it.
    pub imports: Vec<usize>,
}

impl Answer {
    /// The question itself.
    pub fn asked(&self) -> Option<&'static Question> {
        Questions::built_in().list.get(self.question)
    }
}

/// A document that is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Its text.
    pub document: &'a Document,
    /// Its clauses.
    pub clauses: &'a Clauses,
    /// What was found in its terms.
    pub assessment: &'a Assessment,
    /// Whether its terms are here, in its own words or in the library's. What others noted of them earns no plain yes.
    pub has_terms: bool,
}

/// The kind of finding that gives rights in the work.
const GRANT: &str = "grant-use-modify-share";
/// Of one kind so many findings are named.
const OF_A_KIND: usize = 12;
/// So many sentences are named that were not understood.
const NAMED: usize = 12;

/// Every question in its order, with what the document answers.
pub fn answers(all: &Questions, of: &Asked<'_>) -> Vec<Answer> {
    let mut by_kind: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, finding) in of.assessment.findings.iter().enumerate() {
        by_kind.entry(&finding.kind).or_default().push(index);
    }
    let asking = Asking { all, of: *of, by_kind, doubts: Doubts::of(all, of, GRANT) };
    (0..all.list.len()).filter_map(|place| asking.answer(place)).collect()
}

/// All that answers are made of.
struct Asking<'a> {
    all: &'a Questions,
    of: Asked<'a>,
    by_kind: BTreeMap<&'a str, Vec<usize>>,
    doubts: Doubts,
}

impl Asking<'_> {
    fn answer(&self, place: usize) -> Option<Answer> {
        let question = self.all.list.get(place)?;
        let (noes, mut conditions): (Vec<usize>, Vec<usize>) =
            self.of_kinds(&question.no).into_iter().partition(|it| self.denies(*it));
        conditions.extend(self.of_kinds(&question.conditions));
        conditions.extend(self.of_own_kinds());
        conditions.retain(|it| !self.is_told_beside(*it));
        let grants = self.grants(question);
        let imports: Vec<usize> = self.missing();
        let is_granted = self.is_granted(question, &grants);
        let as_read = self.as_read(question, is_granted, &noes, &conditions);
        let bearing = self.doubts.bearing(place);
        let is_said = !noes.is_empty() || is_granted;
        let verdict = self.verdict(as_read, is_said, &bearing, !imports.is_empty());
        let findings = match as_read {
            Verdict::No if !noes.is_empty() => noes,
            Verdict::Yes => grants.clone(),
            _ => conditions,
        };
        let num_unread = bearing.direct.len() + bearing.others.len();
        let unread = bearing.direct.into_iter().chain(bearing.others).take(NAMED).collect();
        Some(Answer { question: place, verdict, as_read, findings, grants, unread, num_unread, imports })
    }

    /// What the findings alone come to.
    fn as_read(&self, question: &Question, is_granted: bool, noes: &[usize], conditions: &[usize]) -> Verdict {
        let is_approved = self.is_only_approved();
        let is_limited = || conditions.iter().any(|it| self.restricts(*it));
        match is_granted {
            _ if !noes.is_empty() => Verdict::No,
            // Where the right is not given, what bounds it is no condition.
            false if !question.needs.is_empty() && question.promises.is_empty() && is_limited() => Verdict::No,
            false if is_approved => {
                if question.approved {
                    Verdict::If
                } else {
                    Verdict::Unread
                }
            }
            false => Verdict::Unsaid,
            true if conditions.is_empty() => Verdict::Yes,
            true => Verdict::If,
        }
    }

    /// Whether no rule reads its language, and its very words were approved as open source.
    fn is_only_approved(&self) -> bool {
        self.of.assessment.approvals.iter().any(|it| it.by == Approver::Osi)
    }

    /// What that is worth beside what was not understood and what is not here. That a right is not given is a fact only
    /// where every sentence that may give it was understood; a no or a grant that the text says itself stands.
    fn verdict(&self, as_read: Verdict, is_said: bool, bearing: &Bearing, lacks: bool) -> Verdict {
        match as_read {
            Verdict::No if is_said || bearing.direct.is_empty() && bearing.others.is_empty() => Verdict::No,
            Verdict::No => Verdict::Unread,
            _ if !bearing.direct.is_empty() => Verdict::Unread,
            Verdict::Yes | Verdict::Unsaid if !bearing.others.is_empty() || !self.of.has_terms => Verdict::Unread,
            _ if lacks && !is_said => Verdict::Unread,
            Verdict::Yes if lacks => Verdict::If,
            it => it,
        }
    }

    /// The findings of these kinds, in the order of the kinds.
    fn of_kinds(&self, kinds: &[String]) -> Vec<usize> {
        let found = kinds.iter().filter_map(|it| self.by_kind.get(it.as_str()));
        found.flat_map(|it| it.iter().copied().take(OF_A_KIND)).collect()
    }

    /// Whether another finding of its clause says the same of it and more.
    fn is_told_beside(&self, index: usize) -> bool {
        let Some(finding) = self.finding(index) else { return false };
        let by = self.all.told.get(&finding.kind).into_iter().flatten();
        let found = by.filter_map(|it| self.by_kind.get(it.as_str())).flatten();
        found.filter_map(|it| self.finding(*it)).any(|it| it.clause == finding.clause)
    }

    /// What a user's own rules found: no question can name their kinds, and none passes them over.
    fn of_own_kinds(&self) -> Vec<usize> {
        let own = self.by_kind.iter().filter(|it| !self.all.kinds.contains(*it.0));
        let of = own.flat_map(|it| it.1.iter().copied().take(OF_A_KIND));
        let binds = |it: &Finding| matches!(it.stance, Stance::Restriction | Stance::Condition);
        of.filter(|it| self.finding(*it).is_some_and(binds)).collect()
    }

    fn finding(&self, index: usize) -> Option<&Finding> {
        self.of.assessment.findings.get(index)
    }

    /// Whether a finding is enough for no. What can be read either way is not, nor a limit that an approved text has: it
    /// bounds a right that stays.
    fn denies(&self, index: usize) -> bool {
        self.finding(index)
            .is_some_and(|it| it.certainty != Certainty::Unclear && !(it.known && it.stance == Stance::Restriction))
    }

    fn restricts(&self, index: usize) -> bool {
        self.finding(index).is_some_and(|it| it.stance == Stance::Restriction)
    }

    /// Documents that are not here: any of them may say anything.
    fn missing(&self) -> Vec<usize> {
        let all = self.of.assessment.imports.iter().enumerate();
        all.filter(|it| !it.1.loaded).map(|it| it.0).collect()
    }

    /// The findings that grant, those that name most of what is asked for first.
    fn grants(&self, question: &Question) -> Vec<usize> {
        let all = self.by_kind.get(GRANT).into_iter().flatten().copied();
        let names = |index: usize| {
            let freedoms = self.finding(index).map_or(&[][..], |it| &it.freedoms);
            freedoms.iter().filter(|it| question.needs.iter().any(|need| need == it.name())).count()
        };
        let gives = |it: &usize| self.finding(*it).is_some_and(|it| it.stance == Stance::Grant);
        // A preamble tells of rights that clauses give.
        let only_tells = |index: usize| {
            let clause = self.finding(index).and_then(|it| self.of.clauses.list.get(it.clause));
            clause.is_some_and(|it| it.role == Role::Preamble)
        };
        let mut grants: Vec<usize> = all.filter(gives).collect();
        grants.sort_by_key(|it| (std::cmp::Reverse(names(*it)), only_tells(*it), *it));
        grants
    }

    fn is_granted(&self, question: &Question, grants: &[usize]) -> bool {
        let has = |freedom: &str| {
            let mut freedoms = grants.iter().filter_map(|it| self.finding(*it)).flat_map(|it| &it.freedoms);
            freedoms.any(|it| it.name() == freedom)
        };
        // Who may change all of it and pass it on may use it: running a program is no act of its own in many a text.
        let given = |need: &String| has(need) || need == "use" && has("modify") && has("share");
        !question.needs.is_empty() && question.needs.iter().all(given) && self.is_promised(question, grants)
    }

    /// Whether a clause that grants promises what the question asks for.
    fn is_promised(&self, question: &Question, grants: &[usize]) -> bool {
        let says = |index: &usize| {
            let clause = self.finding(*index).and_then(|it| self.of.clauses.list.get(it.clause));
            let words = clause.map_or("", |it| self.of.document.slice(it.span));
            question.promises.iter().any(|it| stands_in(it, words))
        };
        question.promises.is_empty() || grants.iter().any(says)
    }
}

/// Whether a word stands in a text, and no "not" before it.
fn stands_in(word: &str, text: &str) -> bool {
    let mut before = "";
    for it in text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()) {
        let is_denied = ["not", "no", "non", "neither", "nor"].iter().any(|no| before.eq_ignore_ascii_case(no));
        if it.eq_ignore_ascii_case(word) && !is_denied {
            return true;
        }
        before = it;
    }
    false
}
