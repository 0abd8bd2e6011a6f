//! A document held against a policy: what breaks it, where, and by which rule.
//!
//! Nothing that was not understood is a pass: a sentence, terms that are named and not here, a parameter that the words
//! do not tell are to be reviewed at the least.

use super::condition::Held;
use super::rule::{Level, Rule, Ruling};
use super::taken::{excepted, unknown};
use super::{Policy, Subject};
use crate::assess::{Certainty, Finding, Rules};
use crate::compare::{self, Analysed, ReadIn};
use crate::document::{Span, sha256_of};
use crate::lens::{CriterionReading, Lenses, Outcome, Reading, State};
use crate::options::Options;
use crate::question::{Answer, Verdict};
use crate::topic::Topics;

/// Codes that belong to no rule: sentences that were not understood, terms that are not here, a name that the words do
/// not earn.
pub const CODES: [&str; 4] = ["unread", "not-loaded", "no-terms", "borrowed-name"];

/// Something that a policy does not take.
#[derive(Clone, Debug, PartialEq)]
pub struct Breach {
    /// What it is: the id of a kind, a criterion, a question or a topic, or one of [`CODES`].
    pub code: String,
    /// How much it matters.
    pub level: Level,
    /// What it is, in words.
    pub title: String,
    /// Why it counts.
    pub why: String,
    /// Where: the clause and the words; nothing where it is about the document as a whole.
    pub place: Option<(usize, Span)>,
    /// The rule, as the policy has it, with its place; what holds without a rule otherwise.
    pub rule: String,
    /// What the policy notes beside the rule.
    pub note: String,
    /// Words that the policy would have instead.
    pub fallback: String,
    /// The same for the same clause and code wherever they stand, as 16 hexadecimal digits.
    pub fingerprint: String,
}

/// A document held against a policy.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// What breaks the policy, in the order of the text; what is about the whole of it first.
    pub breaches: Vec<Breach>,
    /// What would, and is taken by an exception, by its place in the policy.
    pub excepted: Vec<(Breach, usize)>,
    /// Of which use each exception of the policy was.
    pub uses: Vec<Option<super::Use>>,
}

/// Holds a document against a policy on a day (`2026-11-30`).
pub fn judge(policy: &Policy, analysed: &Analysed, rules: &Rules, lenses: &Lenses, day: &str) -> Judged {
    let wanted = policy.lenses(lenses).into_iter().map(str::to_owned).collect();
    let options = Options { lenses: wanted, ..Options::default() };
    let readings = compare::readings(&analysed.assessment, &options, lenses);
    let mut judging = Judging { policy, analysed, rules, lenses, breaches: Vec::new() };
    judging.not_read();
    judging.kinds();
    for ((subject, id), rule) in &policy.rules {
        match subject {
            Subject::Kind => {}
            Subject::Criterion => judging.criterion(id, rule, &readings),
            Subject::Question => judging.question(id, rule),
            Subject::Topic => judging.topic(id, rule),
        }
    }
    let mut breaches = judging.breaches;
    breaches.sort_by_key(|it| it.place.map(|(_, span)| (span.start, span.end)));
    excepted(policy, analysed, breaches, day)
}

/// What it comes to that a document's terms are not here at all, on a day; `name` is such as `hf:org/name`.
pub fn judge_unknown(policy: &Policy, name: &str, why: &str, day: &str) -> Judged {
    let mut fingerprint = sha256_of(format!("no-terms\n{name}").as_bytes());
    fingerprint.truncate(16);
    let level = policy.not_loaded;
    let breach = Breach {
        code: "no-terms".to_owned(),
        level,
        title: "its terms are not here and were not read".to_owned(),
        why: why.to_owned(),
        place: None,
        rule: format!("{}: unread.terms = \"{}\"", policy.name, level.name()),
        note: String::new(),
        fallback: String::new(),
        fingerprint,
    };
    unknown(policy, breach, name, day)
}

/// A document while it is held against a policy.
struct Judging<'a> {
    policy: &'a Policy,
    analysed: &'a Analysed,
    rules: &'a Rules,
    lenses: &'a Lenses,
    breaches: Vec<Breach>,
}

/// What is said of a breach beside its code and its place.
struct Said {
    level: Level,
    title: String,
    why: String,
}

impl Judging<'_> {
    fn breach(&mut self, code: &str, said: Said, place: Option<(usize, Span)>, rule: Result<&Rule, String>) {
        let anchor = place.and_then(|(clause, _)| self.analysed.clauses.list.get(clause)).map(|it| it.anchor.as_str());
        let (note, fallback) =
            rule.as_ref().map_or_else(|_| Default::default(), |it| (it.note.clone(), it.fallback.clone()));
        let rule = match rule {
            Ok(it) => format!("{}:{}:{}: {}", self.policy.name, it.place.line, it.place.column, it.words),
            Err(without) => format!("{}: {without}", self.policy.name),
        };
        let mut fingerprint = sha256_of(format!("{code}\n{}", anchor.unwrap_or_default()).as_bytes());
        fingerprint.truncate(16);
        let Said { level, title, why } = said;
        let code = code.to_owned();
        self.breaches.push(Breach { code, level, title, why, place, rule, note, fallback, fingerprint });
    }

    /// What nobody read is never taken.
    fn not_read(&mut self) {
        let (analysed, policy) = (self.analysed, self.policy);
        let by = |what: &str, level: Level| Err(format!("unread.{what} = \"{}\"", level.name()));
        let unread = policy.unread;
        for it in &analysed.assessment.unread {
            let title = "a sentence that may bind was not understood".to_owned();
            let said = Said { level: unread, title, why: it.because.clone() };
            self.breach("unread", said, Some((it.clause, it.span)), by("sentences", unread));
        }
        let level = policy.not_loaded;
        for it in analysed.assessment.imports.iter().filter(|it| !it.loaded) {
            let target = it.target.as_deref().map_or_else(String::new, |it| format!(" ({it})"));
            let title = format!("{}{target} is made part of the terms and was not read", it.what);
            let why = "it may restrict what these words allow; open it together with this file (A+B)".to_owned();
            self.breach("not-loaded", Said { level, title, why }, Some((it.clause, it.span)), by("terms", level));
        }
        let why = match &analysed.terms {
            ReadIn::Nothing => "no text of terms is here or known",
            ReadIn::Record(_) => "the text is not here: what is known of it is a record of how people read it",
            ReadIn::Family(_) => "the text is not here: what is known is what licences of its family have",
            ReadIn::Texts | ReadIn::Library(_) => "",
        };
        if !why.is_empty() {
            let title = "the terms were not read".to_owned();
            self.breach("no-terms", Said { level, title, why: why.to_owned() }, None, by("terms", level));
        }
        if let Some(it) = &analysed.borrowed {
            let title = format!("calls itself {} and has other terms", it.name);
            let why = "who reads the name alone is misled".to_owned();
            let clause = analysed.clauses.at(it.said.start).map(|it| it.id);
            let said = Said { level: Level::Review, title, why };
            self.breach("borrowed-name", said, clause.map(|at| (at, it.said)), Err("a name is no licence".to_owned()));
        }
    }

    fn kinds(&mut self) {
        for finding in &self.analysed.assessment.findings {
            self.finding(finding);
        }
        let required = self
            .policy
            .rules
            .iter()
            .filter(|((subject, _), rule)| *subject == Subject::Kind && rule.ruling == Ruling::Required);
        for ((_, id), rule) in required {
            let is_said = |it: &&Finding| it.kind == *id && it.certainty == Certainty::Stated;
            if !self.analysed.assessment.findings.iter().any(|it| is_said(&it)) {
                let title = format!("{}: required and not found", self.title_of(id));
                let why = "the text does not say so in words that were understood".to_owned();
                self.breach(id, Said { level: Level::Forbidden, title, why }, None, Ok(rule));
            }
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let rule = self.policy.rule(Subject::Kind, &finding.kind);
        let ruling = rule.map_or_else(|| self.policy.default_of(finding.stance), |it| it.ruling);
        let (level, why) = match ruling {
            Ruling::Required => return,
            Ruling::Review => (Level::Review, finding.why.clone()),
            Ruling::Forbidden => (Level::Forbidden, finding.why.clone()),
            Ruling::Accepted => match rule.and_then(|it| unheld(it, finding)) {
                None => return,
                Some(broken) => broken,
            },
        };
        let without = || {
            let stance = format!("{:?}", finding.stance).to_lowercase();
            format!("default.{stance} = \"{}\", for no rule speaks of {}", ruling.name(), finding.kind)
        };
        let said = Said { level, title: self.title_of(&finding.kind), why };
        self.breach(&finding.kind, said, Some((finding.clause, finding.span)), rule.ok_or_else(without));
    }

    fn title_of(&self, kind: &str) -> String {
        self.rules.kind(kind).map_or_else(|| kind.to_owned(), |it| it.title.clone())
    }

    fn criterion(&mut self, id: &str, rule: &Rule, readings: &[Reading]) {
        let of = |it: &&Reading| it.lens == id || it.criteria.iter().any(|it| it.id == id);
        let Some((reading, lens)) = readings.iter().find(of).and_then(|it| Some((it, self.lenses.get(&it.lens)?)))
        else {
            return;
        };
        let Some(title) =
            lens.criterion(id).map(|it| it.title.as_str()).or((lens.id == id).then_some(lens.title.as_str()))
        else {
            return;
        };
        let criterion = reading.criteria.iter().find(|it| it.id == id);
        let (found, why) = match criterion {
            None => whole(reading.outcome),
            Some(it) if lens.is_catalogue() => entry(it.state, rule.ruling),
            Some(it) => asked(it, reading.outcome),
        };
        let level = match (found, rule.ruling) {
            (_, Ruling::Accepted) | (None, _) => return,
            (Some(_), Ruling::Review) => Level::Review,
            (Some(level), Ruling::Required | Ruling::Forbidden) => level,
        };
        let finding = criterion.and_then(|it| self.analysed.assessment.findings.get(*it.findings.first()?));
        let place = finding.map(|it| (it.clause, it.span));
        self.breach(
            id,
            Said { level, title: format!("{}: {title}", lens.title), why: why.to_owned() },
            place,
            Ok(rule),
        );
    }

    fn question(&mut self, id: &str, rule: &Rule) {
        let of = |it: &&Answer| it.asked().is_some_and(|it| it.id == id);
        let analysed = self.analysed;
        let Some((answer, question)) = analysed.answers.iter().find(of).and_then(|it| Some((it, it.asked()?))) else {
            return;
        };
        let will_do = |it: Verdict| {
            if rule.answers.is_empty() { it == Verdict::Yes } else { rule.answers.contains(&it) }
        };
        let found = match answer.verdict {
            _ if rule.ruling == Ruling::Accepted => None,
            Verdict::Unread => Some(self.policy.unread),
            it if rule.ruling == Ruling::Forbidden => {
                matches!(it, Verdict::Yes | Verdict::If).then_some(Level::Forbidden)
            }
            it if will_do(it) => None,
            // Its conditions are kinds, and have rules of their own.
            Verdict::If => Some(Level::Review),
            _ if rule.ruling == Ruling::Review => Some(Level::Review),
            _ => Some(Level::Forbidden),
        };
        let Some(level) = found else { return };
        let place = answer.findings.first().and_then(|it| analysed.assessment.findings.get(*it));
        let place = place.map(|it| (it.clause, it.span)).or_else(|| {
            let first = analysed.assessment.unread.get(*answer.unread.first()?)?;
            Some((first.clause, first.span))
        });
        let title = format!("{} {}", question.asks, answer.verdict.words());
        let why = match answer.verdict {
            Verdict::Unread => "a sentence that was not understood, or terms that are not here, may answer",
            Verdict::Unsaid => "the text does not say so",
            _ => "these words answer it",
        };
        self.breach(id, Said { level, title, why: why.to_owned() }, place, Ok(rule));
    }

    fn topic(&mut self, id: &str, rule: &Rule) {
        let Some(topic) = Topics::built_in().place(id) else { return };
        let title = Topics::built_in().list.get(topic).map_or(id, |it| it.title.as_str());
        let analysed = self.analysed;
        let is_main = |clause: &usize| {
            let about = analysed.topics.get(*clause).and_then(|it| it.first());
            about.is_some_and(|it| it.topic == topic && it.strength > 0)
        };
        let about: Vec<usize> = (0..analysed.clauses.list.len()).filter(is_main).collect();
        let level = match rule.ruling {
            Ruling::Accepted => return,
            Ruling::Required if !about.is_empty() => return,
            Ruling::Required => {
                let title = format!("{title}: required, and no clause is about it");
                let why = "no clause has the signs of this topic".to_owned();
                self.breach(id, Said { level: Level::Forbidden, title, why }, None, Ok(rule));
                return;
            }
            Ruling::Review => Level::Review,
            Ruling::Forbidden => Level::Forbidden,
        };
        for clause in about {
            let Some(span) = analysed.clauses.list.get(clause).map(|it| it.span) else { continue };
            let said = Said { level, title: format!("a clause about: {title}"), why: "by its words".to_owned() };
            self.breach(id, said, Some((clause, span.trimmed(&analysed.document.text))), Ok(rule));
        }
    }
}

/// What an accepted finding comes to by its parameters, where it is not as it must be.
fn unheld(rule: &Rule, finding: &Finding) -> Option<(Level, String)> {
    let mut unknown = None;
    for it in &rule.when {
        let value = finding.parameters.get(&it.parameter);
        let says = value.map_or_else(|| "not said".to_owned(), told);
        let why = format!("{} is {says}; the policy takes it when {} {}", it.parameter, it.parameter, it.words);
        match it.held(value) {
            Held::Yes => {}
            Held::No => return Some((rule.otherwise, why)),
            Held::Unknown => unknown = unknown.or(Some((Level::Review, why))),
        }
    }
    // Where one cannot be told, another may still be otherwise: the worse counts, and that was looked for.
    unknown
}

/// A parameter as a policy would write it.
fn told(value: &serde_json::Value) -> String {
    let words = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    if !value.is_u64() {
        return words;
    }
    let groups: Vec<&str> = words.as_bytes().rchunks(3).rev().filter_map(|it| std::str::from_utf8(it).ok()).collect();
    groups.join("_")
}

/// What a definition as a whole comes to.
fn whole(outcome: Option<Outcome>) -> (Option<Level>, &'static str) {
    match outcome {
        Some(Outcome::Meets) => (None, ""),
        Some(Outcome::Conflicts) => (Some(Level::Forbidden), "the terms conflict with it as they were read"),
        Some(Outcome::Undetermined) | None => (Some(Level::Review), "whether the terms meet it is undetermined"),
    }
}

/// What a criterion of a definition comes to.
fn asked(criterion: &CriterionReading, outcome: Option<Outcome>) -> (Option<Level>, &'static str) {
    let meets = outcome == Some(Outcome::Meets);
    match criterion.state {
        State::Satisfied => (None, ""),
        // Nothing speaks against it, and the terms were read whole.
        State::Silent | State::NeedsArtefacts if meets => (None, ""),
        State::Conflicts => (Some(Level::Forbidden), "a clause conflicts with it as it was read"),
        State::Strains => (Some(Level::Review), "a clause may conflict with it, depending on context"),
        State::Disputed => (Some(Level::Review), "authorities disagree whether a clause conflicts with it"),
        State::NeedsArtefacts => (Some(Level::Review), "it needs facts about data, code or weights"),
        _ => (Some(Level::Review), "the text says nothing that settles it, and was not read whole"),
    }
}

/// What an entry of a catalogue comes to.
fn entry(state: State, ruling: Ruling) -> (Option<Level>, &'static str) {
    match (state, ruling) {
        (State::Present, Ruling::Forbidden) => (Some(Level::Forbidden), "the text has it"),
        (State::Absent, Ruling::Required) => (Some(Level::Forbidden), "the text was read and does not have it"),
        (State::Absent, Ruling::Review) => (Some(Level::Review), "the text was read and does not have it"),
        (State::Present | State::Absent, _) => (None, ""),
        _ => (Some(Level::Review), "whether the text has it was not understood"),
    }
}
