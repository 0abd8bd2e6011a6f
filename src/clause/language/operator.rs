//! The words that forbid, confine, make depend on consent or allow, and on which side of them stands what they are about.

use super::cue;
use super::patterns;
use super::statement::Actor;
pub use super::wording::Force;
pub(super) use super::wording::Side;
use super::wording::{self, Wording};
use crate::never::slice;
use crate::pattern::{Constant, Patterns};
use std::ops::Range;
use std::sync::LazyLock;

/// Words that give what stands beside them a force.
#[derive(Clone, Debug)]
pub(super) struct Operator {
    pub(super) force: Force,
    pub(super) side: Side,
    pub(super) range: Range<usize>,
    /// What it is about, where that stands within it; else nothing.
    pub(super) what: Option<Range<usize>>,
    /// Whether it speaks only where something was allowed before: "except for sale".
    pub(super) takes_out: bool,
}

static WORDINGS: LazyLock<(Vec<Wording>, Patterns)> = LazyLock::new(|| {
    let all: Vec<Wording> = wording::all().into();
    let sources: Vec<&str> = all.iter().map(|it| it.pattern.as_str()).collect();
    let patterns = Patterns::of(&sources);
    (all, patterns)
});
static NOT: Constant = Constant::of(wording::NEGATED);
static BETWEEN: Constant = Constant::of(patterns::BETWEEN);
static TO_DO: LazyLock<Constant> = LazyLock::new(|| Constant::made(wording::to_do()));
static IS_DONE: LazyLock<Constant> = LazyLock::new(|| Constant::made(wording::is_done()));
static COVERS: Constant = Constant::of(patterns::COVERS);
static BE: Constant = Constant::of(patterns::BE);
static ALLOWED: Constant = Constant::of(patterns::ALLOWED);

/// Where something is allowed, in words in small letters.
pub(super) fn allowed(lower: &str) -> Vec<Range<usize>> {
    ALLOWED.find_iter(lower).map(|it| it.range()).filter(|it| !denied(lower, it)).collect()
}

/// On which side of words that allow stands what they allow.
pub(super) fn allows(lower: &str, at: &Range<usize>) -> Side {
    let after = slice(lower, at.end..);
    let words = lower.get(at.clone()).unwrap_or("");
    if BE.is_match(after) {
        return Side::Passive;
    }
    let is_participle = words.starts_with("is") || words.starts_with("are");
    let goes_on = after.starts_with(" to ") || after.starts_with(" a ") || after.starts_with(" the ");
    match words {
        "free for" => Side::Nouns,
        _ if is_participle && !goes_on => Side::Subject,
        _ => Side::Verbs,
    }
}

fn denied(lower: &str, at: &Range<usize>) -> bool {
    let after = slice(lower, at.end..);
    let before = slice(lower, 0..at.start);
    after.starts_with(" not") || before.ends_with(" not ") || before.ends_with(" no ") || before.ends_with("without ")
}

/// Whether words forbid, confine or tie to consent.
pub(super) fn forbids(written: &str) -> bool {
    !operators(&written.to_ascii_lowercase(), written).is_empty()
}

/// A range that a pattern over bytes found, without letters that it cut in two.
fn whole(lower: &str, range: Range<usize>) -> Range<usize> {
    lower.floor_char_boundary(range.start)..lower.floor_char_boundary(range.end)
}

/// Every operator of a sentence in small letters, in order.
pub(super) fn operators(lower: &str, written: &str) -> Vec<Operator> {
    let mut found: Vec<Operator> = NOT.find_iter(lower).filter_map(|it| negation(lower, written, it.range())).collect();
    let (wordings, patterns) = &*WORDINGS;
    for (index, pattern) in patterns.candidates(lower.as_bytes()) {
        let Some(wording) = wordings.get(index) else { continue };
        found.extend(pattern.all_in(lower.as_bytes()).map(|hit| Operator {
            force: wording.force,
            side: wording.side,
            range: whole(lower, hit.range()),
            what: hit.group("what").map(|it| whole(lower, it)),
            takes_out: wording.takes_out,
        }));
    }
    // "May require a licence" demands none; "subject to licence terms" names the terms; "not forbidden" forbids nothing.
    found.retain(|it| {
        let before = slice(lower, 0..it.range.start);
        let after = slice(lower, it.range.end..);
        let is_possible =
            [" may ", " might ", " could ", " not ", " no longer "].iter().any(|end| before.ends_with(end));
        if it.force == Force::Ban && before.ends_with(" not ") {
            return false;
        }
        it.force != Force::Consent || !(is_possible || after.starts_with(" terms") || after.starts_with(" agreement"))
    });
    found.sort_by_key(|it| it.range.start);
    found
}

/// What "may not" and its like forbid, by what follows and by who must not.
fn negation(lower: &str, written: &str, at: Range<usize>) -> Option<Operator> {
    let words = lower.get(at.clone())?;
    let before = lower.get(..at.start)?;
    let mut end = at.end;
    end += BETWEEN.find(lower.get(end..)?).map_or(0, |it| it.len());
    // "You are not granted the right to, and you shall not, use it …": the commas belong together.
    if lower.get(end..)?.starts_with(", ")
        && before.get(before.floor_char_boundary(at.start.saturating_sub(60))..)?.contains(", ")
    {
        end += 1;
    }
    let after = lower.get(end..)?;
    let op = |side, end| Some(Operator { force: Force::Ban, side, range: at.start..end, what: None, takes_out: false });
    // "If you do not …" sets a condition; "provided that you do not …" forbids.
    if cue::is_condition(before) {
        return None;
    }
    // "You do not have to …", "need not".
    if after.starts_with(" have to") || after.starts_with(" need") || after.starts_with(" require") {
        return None;
    }
    let is_verb_to_be = words.starts_with("is") || words.starts_with("are") || words.starts_with("be");
    if words == "not to" {
        let asks = ["agrees ", "agree ", "undertakes ", "undertake ", "promises ", "promise ", "covenants ", "but "];
        let is_ban = asks.iter().any(|it| before.ends_with(it)) || before.trim().is_empty();
        return if is_ban { op(Side::Verbs, end) } else { None };
    }
    if let Some(hit) = TO_DO.find(after) {
        return op(Side::Verbs, end + hit.end());
    }
    if IS_DONE.is_match(after) {
        return op(Side::Subject, end + IS_DONE.find(after).map_or(0, |it| it.end()));
    }
    if let Some(hit) = BE.find(after) {
        return op(Side::Passive, end + hit.end());
    }
    if is_verb_to_be {
        return op(Side::Passive, end);
    }
    let subject = match cue::subject_of(written.get(..at.start)?) {
        // A capital that only begins the sentence is no name: "Landlords may not …".
        Actor::Licensor if is_plural(before) => Actor::Unknown,
        subject => subject,
    };
    if let Some(hit) = COVERS.find(after)
        && subject != Actor::Licensee
    {
        return op(Side::Nouns, end + hit.end());
    }
    let is_imperative = matches!(words, "do not" | "don't") && begins(before);
    let forbids = match subject {
        Actor::Licensee => true,
        Actor::Thing | Actor::Licensor => is_imperative,
        Actor::Unknown => is_imperative || !words.starts_with("do"),
    };
    if forbids { op(Side::Verbs, end) } else { None }
}

/// Whether what stands before a verb is one word for many, and none for those who give.
fn is_plural(before: &str) -> bool {
    let word = before.trim();
    let gives = ["licensors", "contributors", "authors", "owners", "holders"].contains(&word);
    word.ends_with('s') && !word.contains(' ') && !gives
}

/// Whether a sentence begins behind these words.
fn begins(before: &str) -> bool {
    let bare = before.trim_end_matches([' ', '*', '-', '"', '(']);
    let bare = bare.strip_suffix("please").or_else(|| bare.strip_suffix("and")).unwrap_or(bare).trim_end();
    bare.is_empty() || bare.ends_with(['.', ';', ':', ',', ')'])
}
