//! What is accounted for, sentence by sentence: every word that could bind is in a finding, in words that are known not
//! to bind, or in a sentence that stands in an approved text. The rest is unread, and is quoted.
//!
//! The default is unread: a sentence is understood only if all its words are.

use super::given::Given;
use super::language;
use super::text::Text;
use crate::assess::harmless::{Harmless, Reading, Words};
use crate::assess::{Assessment, Finding, KnownSentence, Stance, Unread};
use crate::clause::{Actor, Modality, Proposition, Role, Statement, Turn};
use crate::document::Span;
use crate::never::{part_of, slice};

/// One proposition or heading, in spans of the plain text.
struct Unit<'a> {
    clause: usize,
    span: Span,
    said: Option<(&'a Statement, &'a Proposition)>,
    is_title: bool,
}

/// Finds what is not accounted for; `known` are the spans of the document that stand in approved texts.
pub(super) fn account(text: &Text<'_>, assessment: &mut Assessment, known: &[KnownSentence]) {
    let harmless = Harmless::built_in();
    let plain = |it: &Span| text.document.plain.from_source(*it);
    // What a sentence lacks of the approved one must not be what made it acceptable.
    let known: Vec<&KnownSentence> =
        known.iter().filter(|it| it.lacking.iter().all(|it| harmless.is_spare(it))).collect();
    let own: Vec<Span> = known.iter().flat_map(|it| it.own.iter().map(plain)).collect();
    let known: Vec<Span> = known.iter().map(|it| plain(&it.span)).collect();
    let found: Vec<Span> = quotes(text, assessment, |_| true);
    let restricting: Vec<Span> = quotes(text, assessment, |it| it == Stance::Restriction);
    for finding in &mut assessment.findings {
        let quote = plain(&finding.span);
        let words = slice(&text.document.plain.text, quote.range());
        let others =
            Words::of(words, quote.start).without(|it| Covered::holds(&known, it) && !Covered::holds(&own, it));
        finding.known = others.only_joins(words);
    }
    let given = Given::of(text);
    let covered = Covered { known: &known, own: &own, found: &found, restricting: &restricting, given: &given };
    let unread: Vec<Unread> = units(text).filter_map(|it| judge(text, &it, &covered)).collect();
    assessment.read = vec![true; text.clauses.list.len()];
    for it in &unread {
        if let Some(read) = assessment.read.get_mut(it.clause) {
            *read = false;
        }
    }
    assessment.unread = unread;
}

/// The words that findings rest on, in order. A grant explains none: what it gives is limited by the words around it.
fn quotes(text: &Text<'_>, assessment: &Assessment, is: impl Fn(Stance) -> bool) -> Vec<Span> {
    let binding = assessment.findings.iter().filter(|it| it.stance != Stance::Grant && is(it.stance));
    binding.map(|it| text.document.plain.from_source(own_part(text, it))).collect()
}

/// The words of a finding up to where another proposition begins that has a force of its own: a pattern's gap may reach
/// over it.
fn own_part(text: &Text<'_>, finding: &Finding) -> Span {
    let all = &text.clauses.propositions;
    let first = all.partition_point(|it| it.span.end <= finding.span.start);
    let beyond = part_of(all, first + 1..).iter().take_while(|it| it.span.start < finding.span.end);
    let other = beyond.into_iter().find(|it| it.is_own && it.turn == Turn::Beside);
    Span::new(finding.span.start, other.map_or(finding.span.end, |it| it.span.start))
}

/// Headings and statements in the order of the text.
fn units<'a>(text: &'a Text<'_>) -> impl Iterator<Item = Unit<'a>> {
    text.clauses.list.iter().flat_map(move |clause| {
        let is_matter = text.document.in_front_matter(clause.span);
        let is_said = |it: &Span| text.clauses.statements_of(clause.id).iter().any(|said| said.span.overlaps(*it));
        let heading = clause.heading.filter(|it| !is_said(it)).map(|it| Unit {
            clause: clause.id,
            span: text.document.plain.from_source(it),
            said: None,
            is_title: true,
        });
        let statements = &text.clauses.statements;
        let first = statements.partition_point(|it| it.clause < clause.id);
        let end = statements.partition_point(|it| it.clause <= clause.id);
        let propositions = &text.clauses.propositions;
        let from = propositions.partition_point(|it| it.statement < first);
        let to = propositions.partition_point(|it| it.statement < end);
        let own = part_of(propositions, from..to).iter().map(move |it| Unit {
            clause: clause.id,
            span: text.document.plain.from_source(it.span),
            said: statements.get(it.statement).map(|statement| (statement, it)),
            is_title: clause.is_title,
        });
        heading.into_iter().chain(own).filter(move |_| !is_matter)
    })
}

/// Findings overlap each other; those that begin so many in front do not reach here.
const OVERLAPPING: usize = 12;

/// What accounts for words, in order of their starts.
struct Covered<'a> {
    known: &'a [Span],
    own: &'a [Span],
    found: &'a [Span],
    restricting: &'a [Span],
    given: &'a Given,
}

impl Covered<'_> {
    fn holds(spans: &[Span], word: Span) -> bool {
        let before = spans.partition_point(|it| it.start <= word.start);
        part_of(spans, before.saturating_sub(OVERLAPPING)..before).iter().any(|it| it.covers(word))
    }

    /// Whether it stands in a sentence that an approved text has but for some words.
    fn is_nearly_known(&self, unit: Span) -> bool {
        let before = self.own.partition_point(|it| it.start < unit.end);
        let own = before.checked_sub(1).and_then(|it| self.own.get(it)).filter(|it| it.overlaps(unit));
        own.is_some_and(|own| Self::holds(self.known, *own))
    }

    /// Whether a finding has words here.
    fn touches(&self, unit: Span) -> bool {
        Self::overlap(self.found, unit)
    }

    /// Whether a finding that restricts has words here.
    fn restricts(&self, unit: Span) -> bool {
        Self::overlap(self.restricting, unit)
    }

    fn overlap(spans: &[Span], unit: Span) -> bool {
        let before = spans.partition_point(|it| it.start < unit.end);
        part_of(spans, before.saturating_sub(OVERLAPPING)..before).iter().any(|it| it.overlaps(unit))
    }
}

fn judge(text: &Text<'_>, unit: &Unit<'_>, covered: &Covered<'_>) -> Option<Unread> {
    let words = text.document.plain.text.get(unit.span.range())?;
    let all = Words::of(words, unit.span.start);
    let rest = all.without(|it| Covered::holds(covered.known, it) && !Covered::holds(covered.own, it));
    if rest.is_empty() || rest.only_joins(words) {
        return None;
    }
    let written = |it: &Span| slice(words, it.start - unit.span.start..it.end - unit.span.start);
    if let Some(because) = language::barred(text, unit.clause, words, || rest.spans().map(written).collect()) {
        let foreign = || Unread { words: None, ..unread(text, unit, unit.span, because, true) };
        return language::says_something(words).then(foreign);
    }
    if in_restricted_list(text, unit, covered) {
        return None;
    }
    let harmless = Harmless::built_in();
    // A condition's pattern may reach over words that limit: those are its own only if the finding restricts.
    let rest = rest.without(|it| {
        Covered::holds(covered.found, it)
            && (Covered::holds(covered.restricting, it) || !Harmless::narrows(&written(&it).to_lowercase()))
    });
    let around =
        unit.said.filter(|it| !it.1.is_own || it.1.turn == Turn::Main).map(|it| text.document.plain.slice(it.0.span));
    let reading = if covered.is_nearly_known(unit.span) { Reading::Known } else { reading(text, unit, covered) };
    let rest = rest.without(|it| match reading {
        Reading::Grant | Reading::Offer => covered.given.grants(it) || covered.given.names_work(text, it),
        Reading::Binding | Reading::Title => false,
        // "Must not" belongs to what it forbids, where a finding rests on just that.
        Reading::Understood if written(&it).eq_ignore_ascii_case("not") => {
            all.behind(it).is_some_and(|next| Covered::holds(covered.found, next))
        }
        _ => covered.given.is_holder(written(&it)) || covered.given.names_work(text, it),
    });
    let left = harmless.left_over(words, around.unwrap_or(words), &rest, reading);
    if left.is_empty() {
        return None;
    }
    let because = because(unit, covered, words, &left, unit.span.start);
    Some(unread(text, unit, unit.span, because, unit.said.is_some_and(|it| may_grant(text, it.0))))
}

/// Whether it is an item of a list whose lead-in was found to restrict: the finding speaks of the whole list.
fn in_restricted_list(text: &Text<'_>, unit: &Unit<'_>, covered: &Covered<'_>) -> bool {
    let Some((statement, it)) = unit.said else { return false };
    // "You must not: (a) …" speaks of all its items; a grant that is not transferable does not.
    let is_item = statement.inherited
        && statement.negated
        && statement.lead_in.is_some()
        && !(it.is_own && it.turn != Turn::Main);
    is_item && text.lead_chain(it.statement).skip(1).any(|lead| covered.restricts(text.statement(lead)))
}

/// How a sentence is to be read: what its force is, and whether something was found in it.
fn reading(text: &Text<'_>, unit: &Unit<'_>, covered: &Covered<'_>) -> Reading {
    let is_found = covered.touches(unit.span);
    let Some((statement, it)) = unit.said else { return Reading::Title };
    let frees = matches!(it.modality, Modality::Grant | Modality::Permission) && !it.negated;
    match it.turn {
        _ if unit.is_title => Reading::Title,
        _ if covered.restricts(unit.span) => Reading::Restricted,
        // What is taken out of a permission is forbidden.
        Turn::Exception if frees && !it.is_own => Reading::Binding,
        Turn::Condition if !is_found => Reading::Condition,
        _ if frees && it.modality == Modality::Grant && !covered.given.gives_in(unit.span) => Reading::Offer,
        _ if frees && (it.actor != Actor::Licensor || it.modality == Modality::Grant) => Reading::Grant,
        _ if is_found => Reading::Understood,
        _ if matches!(it.modality, Modality::Prohibition | Modality::Duty) && !is_quoted(unit, text) => {
            Reading::Binding
        }
        _ if it.modality == Modality::Advice => Reading::Advice,
        _ if statement.role == Role::Definition => Reading::Definition,
        _ => Reading::Fact,
    }
}

/// Whether it is what a lead-in asks to be printed: "this product includes software developed by …".
fn is_quoted(unit: &Unit<'_>, text: &Text<'_>) -> bool {
    let words = slice(&text.document.plain.text, unit.span.range()).to_ascii_lowercase();
    let bare = words.trim_start_matches(|it: char| !it.is_alphanumeric());
    let is_told = ["product", "software", "program", "work"].iter().any(|it| {
        let rest = bare.strip_prefix("this ").and_then(|rest| rest.strip_prefix(it));
        rest.is_some_and(|it| it.starts_with(" includes ") || it.starts_with(" contains "))
    });
    is_told && unit.said.is_some_and(|it| it.0.inherited)
}

fn because(unit: &Unit<'_>, covered: &Covered<'_>, words: &str, left: &[Span], start: usize) -> String {
    if !covered.touches(unit.span) && unit.said.is_none_or(|it| it.1.modality != Modality::Grant) {
        return "no rule understood it".to_owned();
    }
    let mut said: Vec<&str> = Vec::new();
    for it in left {
        let word = slice(words, it.start - start..it.end - start);
        if !said.contains(&word) {
            said.push(word);
        }
    }
    let more = if said.len() > 6 { ", …" } else { "" };
    said.truncate(6);
    format!("understood but for: {}{more}", said.join(", "))
}

fn unread(text: &Text<'_>, unit: &Unit<'_>, span: Span, because: String, may_grant: bool) -> Unread {
    Unread {
        clause: unit.clause,
        span: text.document.plain.to_source(span),
        because,
        may_grant,
        words: Some(String::from_utf8_lossy(text.slice(span)).into_owned()),
    }
}

/// Whether a statement may give rights: it grants, or it lets someone other than the licensor do something.
/// "Standards may involve patents" allows nobody anything.
fn may_grant(text: &Text<'_>, statement: &Statement) -> bool {
    const MERELY_POSSIBLE: [&str; 18] = [
        "involve", "have", "contain", "result", "include", "become", "exist", "cause", "infringe", "vary", "require",
        "apply", "differ", "need", "occur", "arise", "depend", "affect",
    ];
    match statement.modality {
        Modality::Grant => true,
        Modality::Permission => {
            let action = statement.action.map(|it| text.document.plain.slice(it).to_lowercase()).unwrap_or_default();
            let verb = action.split_whitespace().next().unwrap_or_default();
            statement.actor != Actor::Licensor && !MERELY_POSSIBLE.contains(&verb)
        }
        Modality::Plain | Modality::Advice => {
            // Clumsy words may still give what nothing else gives: "we recognise its use and to modify it".
            let words = text.document.plain.slice(statement.span).to_lowercase();
            words.split(|it: char| !it.is_alphanumeric()).any(|it| ["modify", "adapt", "alter", "rework"].contains(&it))
        }
        _ => false,
    }
}
