//! Runs rules over clauses: words first, then conditions, then patterns, then exceptions.

mod account;
mod candidates;
mod given;
mod import;
mod language;
mod parameter;
mod refusal;
mod said;
pub(super) mod sentences;
mod text;
mod translation;

use self::candidates::{Unit, Words};
use self::text::Text;
use super::index::Ready;
use super::schema::kind::{Freedom, Once, Stance};
use super::schema::rule::{Rule, Within};
use super::{Assessment, Certainty, Finding, KnownSentence, Rules, Step, Stop, Suppressed, Unread};
use crate::clause::{self, Clauses, Modality};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Span};
use crate::never::slice;
use crate::pattern::{Found, Pattern};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A trigger that matched, in spans of the plain text.
struct Hit {
    quote: Span,
    scope: Span,
    statement: Option<usize>,
    clause: usize,
    named: Vec<(String, Span)>,
    freedoms: Option<Vec<Freedom>>,
}

pub(super) fn run(
    document: &Document,
    clauses: &Clauses,
    rules: &Rules,
    known: &[KnownSentence],
    trail: Option<&mut Vec<Step>>,
) -> Assessment {
    let text = Text::of(document, clauses);
    let words = Words::of(&text, rules);
    let units = words.candidates(&text, rules, trail.is_some());
    let assessment = Assessment::default();
    let mut pass = Pass { text: &text, rules, words, assessment, trail, whole: RefCell::default() };
    for (unit, rule) in units {
        pass.attempt(unit, rule);
    }
    for predicate in &clauses.predicates {
        pass.hold(predicate);
    }
    let mut assessment = pass.assessment;
    assessment.findings = without_presumed(folded(assessment.findings, &text, rules));
    assessment.suppressed = remaining(assessment.suppressed, &assessment.findings, &text);
    assessment.imports = import::imports(&text, &assessment.findings);
    account::account(&text, &mut assessment, known);
    language::note(&text, &mut assessment);
    gaps(&text, &mut assessment);
    assessment
}

/// What of a file was not read could hold anything: nothing is given or withheld for certain.
fn gaps(text: &Text, assessment: &mut Assessment) {
    let of_gap = |it: &&Diagnostic| it.code == Code::PartUnread;
    for (gap, span) in text.document.diagnostics.iter().filter(of_gap).filter_map(|it| Some((it, it.span?))) {
        let clause = text.clauses.at(span.start).map_or(0, |it| it.id);
        if let Some(read) = assessment.read.get_mut(clause) {
            *read = false;
        }
        assessment.unread.retain(|it| !it.span.overlaps(span));
        let because = format!("{}; it could hold anything", gap.message);
        assessment.unread.push(Unread { clause, span, because, may_grant: true, words: None });
    }
    assessment.unread.sort_by_key(|it| it.span);
}

struct Pass<'a> {
    text: &'a Text<'a>,
    rules: &'a Rules,
    words: Words,
    assessment: Assessment,
    trail: Option<&'a mut Vec<Step>>,
    /// Whether a pattern is found in the whole text: asked often, and the same answer every time.
    whole: RefCell<BTreeMap<String, bool>>,
}

impl Pass<'_> {
    /// Tries a rule on a unit; a trigger that an exception took back does not stop the next one.
    fn attempt(&mut self, unit: Unit, rule: usize) {
        let Some(ready) = self.rules.index().rules.get(rule) else { return };
        let Some((kind, source)) = self.rules.at(ready.place) else { return };
        let stop = match self.refused_at_once(ready, source, unit) {
            Some(stop) => stop,
            None => self.search(unit, ready, kind, source),
        };
        let clause = self.text.clause_at(scope(self.text, unit).start).unwrap_or(0);
        self.note(clause, format!("{}/{}", kind.id, source.id), stop);
    }

    /// Keeps how far a rule got, for who asks.
    fn note(&mut self, clause: usize, rule: String, stop: Stop) {
        if let Some(trail) = self.trail.as_deref_mut() {
            trail.push(Step { clause, rule, stop });
        }
    }

    /// What keeps a rule from firing in a statement wherever its trigger stands: cheaper to ask than to search.
    fn refused_at_once(&self, ready: &Ready, source: &Rule, unit: Unit) -> Option<Stop> {
        let Unit::Statement(index) = unit else { return None };
        let statement = self.text.clauses.statements.get(index)?;
        self.refused(ready, source, statement.clause, Some(index))
    }

    fn search(&mut self, unit: Unit, ready: &Ready, kind: &super::Kind, source: &Rule) -> Stop {
        let scope = scope(self.text, unit);
        let mut stop = Stop::Pattern;
        for found in ready.pattern.all_in(self.text.slice(scope)) {
            let mut hit = self.hit(unit, scope, &found);
            // A word that English shares with another language means something else there.
            if self.is_foreign(&hit) {
                continue;
            }
            match self.taken_back(unit, kind, ready, source, &mut hit) {
                None => {
                    let finding = self.finding(kind, ready, source, &hit);
                    self.assessment.findings.push(finding);
                    return Stop::Fired;
                }
                Some(why_not) => {
                    if let Stop::Exception(because) = &why_not {
                        let suppressed = self.suppressed(&kind.id, source, &hit, because);
                        self.assessment.suppressed.push(suppressed);
                    }
                    stop = why_not;
                }
            }
        }
        stop
    }

    fn hit(&self, unit: Unit, scope: Span, found: &Found<'_>) -> Hit {
        let at = |it: Range<usize>| self.text.whole(Span::new(scope.start + it.start, scope.start + it.end));
        let quote = at(found.group("quote").unwrap_or_else(|| found.range()));
        let named = found.named().map(|(name, it)| (name.to_owned(), at(it)));
        Hit {
            quote,
            scope,
            statement: match unit {
                Unit::Statement(index) => Some(index),
                Unit::Clause(_) | Unit::Section(_) => self.text.statement_at(quote.start),
            },
            clause: self.text.clause_at(quote.start).unwrap_or(0),
            named: named.collect(),
            freedoms: None,
        }
    }

    /// Whether the sentence that a hit stands in is in a language that the rules do not read.
    fn is_foreign(&self, hit: &Hit) -> bool {
        let sentence = hit.statement.map_or(hit.quote, |it| self.text.statement(it));
        let words = slice(&self.text.document.plain.text, sentence.range());
        language::foreign(self.text, hit.clause, words).is_some()
    }

    /// What keeps a hit from being a finding; a grant learns here which freedoms it names.
    fn taken_back(&self, unit: Unit, kind: &super::Kind, ready: &Ready, source: &Rule, hit: &mut Hit) -> Option<Stop> {
        // In a statement this was asked before.
        let elsewhere = !matches!(unit, Unit::Statement(_));
        if let Some(stop) = elsewhere.then(|| self.refused(ready, source, hit.clause, hit.statement)).flatten() {
            return Some(stop);
        }
        if !ready.all.is_empty() {
            let context = self.context(hit);
            if !ready.all.iter().all(|it| it.is_in(&context)) {
                return Some(Stop::All);
            }
        }
        if !ready.verbs.is_empty() {
            let freedoms = self.freedoms(ready, hit);
            if freedoms.is_empty() {
                return Some(Stop::Verbs);
            }
            hit.freedoms = Some(freedoms);
        }
        self.excepted(kind, ready, source, hit).map(|because| Stop::Exception(because.to_owned()))
    }

    /// The lead-ins above a hit and the words it was looked for in.
    fn context(&self, hit: &Hit) -> Vec<u8> {
        let mut context = hit.statement.map(|it| self.text.lead(it)).unwrap_or_default();
        context.extend_from_slice(self.text.slice(hit.scope));
        context
    }

    /// Why the place or the force of the words keeps the rule from firing.
    fn refused(&self, ready: &Ready, source: &Rule, clause: usize, index: Option<usize>) -> Option<Stop> {
        let statement = index.and_then(|it| self.text.clauses.statements.get(it));
        let role = statement.map(|it| it.role).or(self.text.clauses.list.get(clause).map(|it| it.role))?;
        if ready.not_roles.contains(&role) || !ready.roles.is_empty() && !ready.roles.contains(&role) {
            return Some(Stop::Role);
        }
        let force = statement.map_or(Modality::Plain, |it| it.modality);
        if !ready.forces.is_empty() && !ready.forces.contains(&force) {
            return Some(Stop::Force);
        }
        let actor = statement.map_or(clause::Actor::Unknown, |it| it.actor);
        if !ready.actors.is_empty() && !ready.actors.contains(&actor) {
            return Some(Stop::Actor);
        }
        if ready.heading.as_ref().is_some_and(|it| !it.is_in(&self.text.headings(clause))) {
            return Some(Stop::Heading);
        }
        if let Some(lead) = &ready.lead
            && !lead.is_in(&index.map(|it| self.text.lead(it)).unwrap_or_default())
        {
            return Some(Stop::Lead);
        }
        let items = || index.map_or(0, |it| self.text.items(it).take(source.min_items).count());
        if source.min_items > 0 && items() < source.min_items {
            return Some(Stop::Items);
        }
        ready.document.as_ref().is_some_and(|it| !self.is_in_document(it)).then_some(Stop::Document)
    }

    fn is_in_document(&self, pattern: &Pattern) -> bool {
        if !pattern.needs.met(&|word| self.words.in_document(word)) {
            return false;
        }
        let mut whole = self.whole.borrow_mut();
        if let Some(known) = whole.get(pattern.source()) {
            return *known;
        }
        let found = pattern.is_in(self.text.all());
        whole.insert(pattern.source().to_owned(), found);
        found
    }

    /// The reason of the first exception that holds.
    fn excepted<'r>(&self, kind: &super::Kind, ready: &Ready, source: &'r Rule, hit: &Hit) -> Option<&'r str> {
        let takes = source.stance.unwrap_or(kind.stance) == Stance::Restriction;
        let refused = |it: usize| refusal::is_for_those_who_refuse(self.text, self.text.clauses, it);
        if takes && hit.statement.is_some_and(refused) {
            return Some("it is said to those who do not accept the terms");
        }
        let context = std::cell::OnceCell::new();
        let holds = |(pattern, unless): &(&Pattern, &super::schema::rule::Unless)| {
            let text = self.text;
            match unless.within {
                Within::Context => pattern.is_in(context.get_or_init(|| self.context(hit))),
                Within::Quote => pattern.is_in(text.slice(hit.quote)),
                Within::Before => pattern.is_in(text.slice(Span::new(hit.scope.start, hit.quote.start))),
                Within::After => pattern.is_in(text.slice(Span::new(hit.quote.end, hit.scope.end))),
                Within::Clause => pattern.is_in(text.slice(text.own(hit.clause))),
                Within::Heading => pattern.is_in(&text.headings(hit.clause)),
                Within::Next => {
                    let next = hit.statement.map_or(Span::new(0, 0), |it| text.statement(it + 1));
                    let here = hit.statement.map_or(hit.scope, |it| text.statement(it));
                    pattern.is_in(text.slice(here.joined(if next.is_empty() { here } else { next })))
                }
                Within::Document => self.is_in_document(pattern),
            }
        };
        ready.unless.iter().zip(&source.unless).find(holds).map(|(_, unless)| unless.because.as_str())
    }

    /// The freedoms whose verbs the grant names, in its own words, in its items, or in the clauses that it runs on into.
    fn freedoms(&self, ready: &Ready, hit: &Hit) -> Vec<Freedom> {
        let mut words = self.text.slice(hit.scope).to_vec();
        if let Some(statement) = hit.statement {
            words.push(b' ');
            words.extend(self.text.with_items(statement));
        }
        for clause in self.text.runs_on(hit.clause) {
            words.push(b' ');
            words.extend_from_slice(self.text.slice(self.text.own(clause)));
        }
        ready.verbs.iter().filter(|(_, pattern)| pattern.is_in(&words)).map(|(freedom, _)| *freedom).collect()
    }

    fn finding(&self, kind: &super::Kind, ready: &Ready, source: &Rule, hit: &Hit) -> Finding {
        let plain = &self.text.document.plain;
        let anchor = self.text.clauses.list.get(hit.clause).map_or("", |it| it.anchor.as_str());
        let words = slice(&plain.text, hit.quote.range());
        let freedoms = hit.freedoms.clone().or_else(|| source.freedoms.clone());
        Finding {
            kind: kind.id.clone(),
            stance: source.stance.unwrap_or(kind.stance),
            certainty: certainty(&source.certainty),
            freedoms: freedoms.unwrap_or_else(|| kind.freedoms.clone()),
            clause: hit.clause,
            span: plain.to_source(self.text.readable(hit.quote, hit.scope)),
            parameters: parameter::of(self.text, ready, source, hit),
            rule: format!("{}/{}", kind.id, source.id),
            why: source.why.clone(),
            anchor: clause::anchor(&[&kind.id, anchor, words]),
            known: false,
        }
    }

    fn suppressed(&self, kind: &str, source: &Rule, hit: &Hit, because: &str) -> Suppressed {
        Suppressed {
            kind: kind.to_owned(),
            clause: hit.clause,
            span: self.text.document.plain.to_source(hit.quote),
            rule: format!("{kind}/{}", source.id),
            because: because.to_owned(),
        }
    }
}

fn scope(text: &Text<'_>, unit: Unit) -> Span {
    match unit {
        Unit::Statement(index) => text.statement(index),
        Unit::Clause(index) => text.own(index),
        Unit::Section(index) => text.extent(index),
    }
}

fn certainty(word: &str) -> Certainty {
    match word {
        "implied" => Certainty::Implied,
        "unclear" => Certainty::Unclear,
        _ => Certainty::Stated,
    }
}

/// Findings in document order, each kind once a statement or clause, the surest words first.
fn folded(mut findings: Vec<Finding>, text: &Text<'_>, rules: &Rules) -> Vec<Finding> {
    // Stable: rules that stand earlier in their file come first.
    findings.sort_by_key(|it| it.certainty as u8);
    let mut kept: Vec<Finding> = Vec::new();
    let mut place: BTreeMap<(String, usize), usize> = BTreeMap::new();
    for finding in findings {
        let once = rules.kind(&finding.kind).map(|it| it.once).unwrap_or_default();
        let statement = text.statement_at(text.document.plain.from_source(finding.span).start);
        let unit = match (once, statement) {
            (Once::Statement, Some(statement)) => statement * 2,
            (Once::Statement, None) | (Once::Clause, _) => finding.clause * 2 + 1,
        };
        let same = place.get(&(finding.kind.clone(), unit)).copied();
        let overlaps = |it: &Finding| it.kind == finding.kind && it.span.overlaps(finding.span);
        // Whatever overlaps was found a moment ago: looking further back would take time squared.
        let recent = kept.len().saturating_sub(64);
        let same = same.or_else(|| kept.iter().skip(recent).position(overlaps).map(|it| it + recent));
        if let Some(first) = same.and_then(|at| kept.get_mut(at)) {
            merge(first, finding);
        } else {
            place.insert((finding.kind.clone(), unit), kept.len());
            kept.push(finding);
        }
    }
    kept.sort_by(|a, b| (a.span.start, a.span.end, &a.kind).cmp(&(b.span.start, b.span.end, &b.kind)));
    kept
}

/// Without grants that are only implied and give nothing beyond what other words of the text plainly give.
fn without_presumed(mut findings: Vec<Finding>) -> Vec<Finding> {
    let gives = |it: &&Finding| it.stance == Stance::Grant && it.certainty == Certainty::Stated;
    let given: BTreeSet<(String, Freedom)> = findings
        .iter()
        .filter(gives)
        .flat_map(|it| it.freedoms.iter().map(|freedom| (it.kind.clone(), *freedom)))
        .collect();
    findings.retain(|it| {
        let adds = || it.freedoms.iter().any(|freedom| !given.contains(&(it.kind.clone(), *freedom)));
        it.stance != Stance::Grant || it.certainty == Certainty::Stated || it.freedoms.is_empty() || adds()
    });
    findings
}

/// What a second hit of the same kind adds: parameters, and for grants the freedoms that it names.
fn merge(first: &mut Finding, second: Finding) {
    for (name, value) in second.parameters {
        first.parameters.entry(name).or_insert(value);
    }
    first.freedoms.extend(second.freedoms);
    first.freedoms.sort_unstable();
    first.freedoms.dedup();
}

/// Suppressed hits in document order, without those whose statement is a finding of the same kind anyway.
fn remaining(mut suppressed: Vec<Suppressed>, findings: &[Finding], text: &Text<'_>) -> Vec<Suppressed> {
    let statement = |span: Span| text.statement_at(text.document.plain.from_source(span).start);
    let mut statements: BTreeSet<(&str, usize)> = BTreeSet::new();
    // Of each kind, where findings begin, and how far those that begin no later reach.
    let mut reach: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for it in findings {
        statements.extend(statement(it.span).map(|statement| (it.kind.as_str(), statement)));
        let spans = reach.entry(&it.kind).or_default();
        let end = spans.last().map_or(0, |(_, end)| *end).max(it.span.end);
        spans.push((it.span.start, end));
    }
    suppressed.retain(|it| {
        let spans = reach.get(it.kind.as_str()).map_or(&[][..], Vec::as_slice);
        let before = spans.partition_point(|(start, _)| *start < it.span.end);
        let overlaps = before.checked_sub(1).and_then(|at| spans.get(at)).is_some_and(|(_, end)| *end > it.span.start);
        let same = || statement(it.span).is_some_and(|statement| statements.contains(&(it.kind.as_str(), statement)));
        !overlaps && !same()
    });
    suppressed.sort_by(|a, b| (a.span.start, a.span.end, &a.rule).cmp(&(b.span.start, b.span.end, &b.rule)));
    suppressed.dedup_by(|b, a| a.kind == b.kind && a.span.overlaps(b.span));
    suppressed
}
