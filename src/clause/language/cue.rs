//! The words that carry a statement's force, and the parts of the statement around them.

use super::patterns;
use crate::clause::{Actor, Modality};
use crate::never::slice;
use crate::pattern::Constant;
use std::ops::Range;
use std::sync::LazyLock;

/// The words that carry the force, in plain text.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub range: Range<usize>,
    pub modality: Modality,
    pub actor: Actor,
    pub negated: bool,
    /// Whether they stand in an if, which or that clause.
    pub is_subordinate: bool,
}

/// The parts of a statement as ranges of its words.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub action: Option<Range<usize>>,
    pub object: Option<Range<usize>>,
    pub limiter: Option<Range<usize>>,
    pub exception: Option<Range<usize>>,
    pub condition: Option<Range<usize>>,
}

/// Force by its words, in the order of [`patterns::FORCES`]; the first that matches at a place counts.
const FORCES: [(Modality, bool); 6] = [
    (Modality::Prohibition, true),
    (Modality::Grant, false),
    (Modality::Advice, false),
    (Modality::Permission, false),
    (Modality::Duty, false),
    (Modality::Duty, false),
];

static ANY: LazyLock<Constant> = LazyLock::new(|| Constant::made(patterns::any_force()));
static EACH: LazyLock<Vec<Constant>> =
    LazyLock::new(|| patterns::each_force().into_iter().map(Constant::made).collect());

static SUBORDINATE: Constant = Constant::of(patterns::SUBORDINATE);

static INNER: Constant = Constant::of(patterns::INNER);

static FRAGMENT: Constant = Constant::of(patterns::FRAGMENT);

static DONE_TO: Constant = Constant::of(patterns::DONE_TO);
static DOES: Constant = Constant::of(patterns::DOES);
static YOU: Constant = Constant::of(patterns::YOU);
static PERMITTED: Constant = Constant::of(patterns::PERMITS);
static NO: Constant = Constant::of(patterns::NO);

static MODAL: Constant = Constant::of(patterns::MODAL);

static LIMITER: Constant = Constant::of(patterns::LIMITER);
static EXCEPTION: Constant = Constant::of(patterns::EXCEPTION);
static CONDITION: Constant = Constant::of(patterns::CONDITION);
static OBJECT: Constant = Constant::of(patterns::OBJECT);

static LICENSEE: Constant = Constant::of(patterns::LICENSEE);
static LICENSOR: Constant = Constant::of(patterns::LICENSOR);
static THINGS: Constant = Constant::wide(patterns::THINGS);

/// The main cue of a unit: the first that does not stand in a subordinate clause, else the first.
pub(super) fn find(words: &str) -> Option<Cue> {
    let mut fallback = None;
    // Where what was agreed begins: "you agree that the work will not be used …" forbids.
    let mut agreed = 0;
    for hit in ANY.find_iter(words) {
        let Some(rest) = words.get(hit.start()..) else { continue };
        let Some(index) = EACH.iter().position(|it| it.is_match(rest)) else { continue };
        let Some((modality, negated)) = FORCES.get(index) else { continue };
        let before = slice(words, 0..hit.start());
        if is_month(before, rest) {
            continue;
        }
        let actor = actor(before, rest);
        let cue = Cue {
            range: hit.range(),
            modality: settle(*modality, actor, hit.as_str(), before, slice(words, hit.end()..)),
            actor,
            negated: *negated || denies(before, hit.as_str()),
            is_subordinate: is_subordinate(before.get(agreed..).unwrap_or(before)),
        };
        if cue.modality == Modality::Plain {
            continue;
        }
        let is_agreement = hit.as_str().to_ascii_lowercase().ends_with(" that") && *modality == Modality::Duty;
        if is_agreement && !hit.as_str().to_ascii_lowercase().starts_with("provided") {
            agreed = hit.end();
        } else if !cue.is_subordinate {
            return Some(cue);
        }
        fallback.get_or_insert(cue);
    }
    fallback
}

/// "1 May 2030" and "May 1, 2030" allow nothing.
fn is_month(before: &str, rest: &str) -> bool {
    let dated = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
    rest.strip_prefix("May")
        .is_some_and(|after| dated(after.trim_start()) || before.trim_end().ends_with(|it: char| it.is_ascii_digit()))
}

/// What a cue comes to with its subject: "this License will terminate" demands nothing of anyone.
fn settle(modality: Modality, actor: Actor, cue: &str, before: &str, after: &str) -> Modality {
    let cue = cue.to_ascii_lowercase();
    match modality {
        Modality::Permission if denies(before, &cue) => Modality::Prohibition,
        // "Should a claim be brought, you will …" sets a condition.
        Modality::Advice if cue == "should" && before.trim().is_empty() => Modality::Plain,
        // "You do not own the work", but "provided that you do not change it".
        Modality::Prohibition if cue.starts_with("do") && !(YOU.is_match(before) && DOES.is_match(after)) => {
            Modality::Plain
        }
        Modality::Prohibition if cue == "nothing" && !before.trim().is_empty() => Modality::Plain,
        // "Section 2 will not apply", "this will not operate as a waiver"; but "the work shall not be copied".
        Modality::Prohibition
            if (cue == "will not" || cue == "shall not") && actor == Actor::Thing && !DONE_TO.is_match(after) =>
        {
            Modality::Plain
        }
        Modality::Duty if cue == "will" && actor != Actor::Licensee => Modality::Plain,
        Modality::Duty if cue.ends_with("subject") && actor != Actor::Licensee => Modality::Duty,
        // "Licensor grants" gives; "the rights that this grant gives" does not.
        Modality::Grant if cue == "grant" && actor == Actor::Thing => Modality::Plain,
        other => other,
    }
}

/// "No reverse engineering of the work is permitted", "no part of it may be copied": the "no" stands far in front.
fn denies(before: &str, cue: &str) -> bool {
    PERMITTED.is_match(cue) && NO.is_match(before) && !LICENSEE.is_match(before)
}

fn is_subordinate(before: &str) -> bool {
    let segment_start = before.rfind([',', ';', ':']).map_or(0, |at| at + 1);
    let segment = slice(before, segment_start..).trim_start();
    SUBORDINATE.is_match(segment)
        || INNER.is_match(before)
            && !segment.is_empty()
            && segment.len() < before.len() + 1
            && INNER.find(before).is_some_and(|it| it.start() > 0)
}

/// The subject right before the cue, or "to you" right after it.
fn actor(before: &str, rest: &str) -> Actor {
    let segment = before.rsplit([';', ':']).next().unwrap_or("");
    // The subject stands before what only inserts something ("you, as between us, will"), else behind the last comma.
    let near = match segment.trim_end().strip_suffix(',') {
        Some(inserted) => inserted.rsplit_once(", ").map_or(inserted, |(head, _)| head),
        None => segment.rsplit(", ").next().unwrap_or(segment),
    };
    match subject(near, rest) {
        Actor::Unknown => subject(segment, rest),
        actor => actor,
    }
}

fn subject(segment: &str, rest: &str) -> Actor {
    let tail: String =
        segment.split_whitespace().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(" ");
    if THINGS.is_match(tail.trim_end_matches(" hereby")) && !tail.to_ascii_lowercase().starts_with("your") {
        return Actor::Thing;
    }
    let you = LICENSEE.find_iter(&tail).last().map(|it| it.start());
    let us = LICENSOR.find_iter(&tail).last().map(|it| it.start());
    match (you, us) {
        (Some(you), Some(us)) if us > you => Actor::Licensor,
        (Some(_), _) => Actor::Licensee,
        (None, Some(_)) => Actor::Licensor,
        (None, None) if is_name(&tail) => Actor::Licensor,
        (None, None) if rest.get(..rest.len().min(40)).is_some_and(|it| it.to_ascii_lowercase().contains(" you ")) => {
            Actor::Licensor
        }
        (None, None) => Actor::Unknown,
    }
}

/// A capitalised name right before the cue is the party that acts: "Acme may update …"; "the Parties" are both.
fn is_name(tail: &str) -> bool {
    tail.trim_end_matches(" hereby").split_whitespace().last().is_some_and(|word| {
        word.len() > 2
            && !matches!(word, "Party" | "Parties")
            && word.starts_with(|it: char| it.is_ascii_uppercase())
            && word.chars().skip(1).any(char::is_lowercase)
    })
}

/// Whether an item goes on with its lead-in's sentence instead of making its own.
pub(super) fn is_fragment(words: &str) -> bool {
    let bare = words.trim_start_matches(['-', '*', ' ']);
    // ", but you must not …" has a subject and a force of its own.
    let joined = ["but ", "and ", "or ", "however, ", "however ", "nor "].iter().find_map(|it| bare.strip_prefix(it));
    let head = joined.unwrap_or(bare);
    let has_subject = LICENSEE.is_match(slice(head, ..head.floor_char_boundary(4)));
    let has_force = joined.is_some() && MODAL.is_match(head);
    bare.starts_with(char::is_lowercase) && !has_subject && !has_force || joined.is_none() && FRAGMENT.is_match(bare)
}

/// Action, object and limits of a unit, behind its cue (or from its beginning, where the cue is inherited).
pub(super) fn parts(words: &str, cue: Option<&Cue>) -> Parts {
    let from = cue.map_or(0, |it| it.range.end);
    let first = |pattern: &Constant| pattern.find(words).map(|it| trimmed(words, it.range()));
    let (limiter, exception, condition) = (first(&LIMITER), first(&EXCEPTION), first(&CONDITION));
    let ends = [&limiter, &exception, &condition];
    let end = ends
        .iter()
        .filter_map(|it| it.as_ref().map(|it| it.start))
        .filter(|start| *start > from)
        .min()
        .unwrap_or(words.len());
    let scope = slice(words, from..end);
    let object_at = OBJECT.find(scope).map(|it| from + it.start());
    let action = trimmed(words, from..object_at.unwrap_or(end));
    let object = object_at.map(|at| trimmed(words, at..end));
    Parts {
        action: (!action.is_empty()).then_some(action),
        object: object.filter(|it| !it.is_empty()),
        limiter,
        exception,
        condition,
    }
}

fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let Some(slice) = words.get(range.clone()) else { return range.start..range.start };
    let start = range.start + (slice.len() - slice.trim_start_matches([' ', ',', ':']).len());
    let end = range.start + slice.trim_end_matches([' ', ',', ';', ':', '.']).len();
    start..end.max(start)
}

/// Who the words right before a verb say acts.
pub(super) fn subject_of(before: &str) -> Actor {
    actor(before, "")
}

/// Whether these words open a condition that is still open where they end: "if you", not "provided that you".
pub(super) fn is_condition(before: &str) -> bool {
    let start = before.rfind([',', ';', ':', '.']).map_or(0, |at| at + 1);
    let segment = slice(before, start..).trim_start();
    OPEN.is_match(segment)
}

static OPEN: Constant = Constant::of(patterns::OPEN);

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, modality: Modality, actor: Actor) {
        let found = find(words).map(|it| (it.modality, it.actor));
        assert_eq!(found.unwrap_or((Modality::Plain, Actor::Unknown)), (modality, actor), "{words}");
    }

    #[test]
    fn a_no_far_in_front_denies() {
        check("No decompiling or taking apart of this firmware is permitted", Modality::Prohibition, Actor::Unknown);
        check("No part of this handbook may be copied", Modality::Prohibition, Actor::Unknown);
        check("The licensee agrees that he or she will not modify it", Modality::Prohibition, Actor::Licensee);
        check("The Software shall not be copied", Modality::Prohibition, Actor::Thing);
        check("Section 2 shall not apply to you", Modality::Plain, Actor::Unknown);
        check("You do not modify the package", Modality::Prohibition, Actor::Licensee);
        check("You do not acquire any title", Modality::Plain, Actor::Unknown);
        check("If you do not accept the terms, do not copy the program", Modality::Plain, Actor::Unknown);
    }

    #[test]
    fn a_leading_should_is_a_condition() {
        check("Should a claim arise from it, you shall pay the costs", Modality::Duty, Actor::Licensee);
        check("You should keep a copy", Modality::Advice, Actor::Licensee);
    }

    #[test]
    fn what_is_inserted_is_no_subject() {
        check(
            "The licensee, subject to the limits of this licence, may use the data",
            Modality::Permission,
            Actor::Licensee,
        );
        check(
            "Your use of the Works, including any copies of the Works, must obey the law",
            Modality::Duty,
            Actor::Licensee,
        );
    }

    #[test]
    fn force_and_subject() {
        check("Each contributor hereby grants to you a licence to use the work", Modality::Grant, Actor::Licensor);
        check("You are granted a limited licence", Modality::Grant, Actor::Licensee);
        check("You may not use the model to train another", Modality::Prohibition, Actor::Licensee);
        check("You may use the model for any purpose", Modality::Permission, Actor::Licensee);
        check("You are hereby authorized to use it", Modality::Permission, Actor::Licensee);
        check("You must keep this notice", Modality::Duty, Actor::Licensee);
        check("Heron Labs may update the model from time to time", Modality::Permission, Actor::Licensor);
        check("You are encouraged to cite us", Modality::Advice, Actor::Licensee);
        check("If you distribute copies that may be changed, you must keep notices", Modality::Duty, Actor::Licensee);
        check(
            "You agree that you will not, and will not permit others to, sell it",
            Modality::Prohibition,
            Actor::Licensee,
        );
        check("You agree that the model will not be used by anyone, to harm", Modality::Prohibition, Actor::Thing);
        check("You agree that we may end it", Modality::Permission, Actor::Licensor);
        check("You agree that you comply with the law", Modality::Duty, Actor::Licensee);
        check("Commercial use is prohibited", Modality::Prohibition, Actor::Thing);
        check("\"Output\" means what the model makes", Modality::Plain, Actor::Unknown);
        check("This License ends on 1 May 2030", Modality::Plain, Actor::Unknown);
        check("May 1, 2030 is its last day", Modality::Plain, Actor::Unknown);
        check("This License will end one day", Modality::Plain, Actor::Unknown);
    }

    #[test]
    fn parts_of_a_statement() {
        let words = "You may use the model solely for research, unless we agree otherwise";
        let cue = find(words);
        let parts = parts(words, cue.as_ref());
        assert_eq!(parts.action.map(|it| &words[it]), Some("use"));
        assert_eq!(parts.object.map(|it| &words[it]), Some("the model"));
        assert_eq!(parts.limiter.map(|it| &words[it]), Some("solely for research"));
        assert_eq!(parts.exception.map(|it| &words[it]), Some("unless we agree otherwise"));
    }
}
