//! Word edits between two clauses: what `similar` finds, made readable and classed.

use super::class::{Context, EditClass, classify};
use super::unit::{Unit, sentences, units};
use crate::document::{Document, Span, Token, TokenKind};
use crate::never::part_of;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words that differ between a cell and the one it is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What sort of difference.
    pub class: EditClass,
    /// The document it is measured against.
    pub against: usize,
    /// The words there; empty where words were added.
    pub there: Span,
    /// The words here; empty where words are missing.
    pub here: Span,
}

/// Two texts that share less than this are shown as removed and added, not as confetti.
const CONFETTI: f32 = 0.5;
/// The most work that one pair of clauses may cost, in token pairs; beyond it the pair is shown whole.
const MAX_WORK: usize = 60_000_000;

/// Whether so many tokens here and there are shown whole, without looking for what they share.
pub(super) fn is_too_much(left: usize, right: usize) -> bool {
    left.saturating_mul(right) > MAX_WORK
}

/// The edits that lead from the words there to the words here.
pub(super) fn edits(
    there: (&Document, &[Span]),
    here: (&Document, &[Span]),
    against: usize,
    context: Context,
) -> Vec<Edit> {
    let left: Vec<Token> = tokens(there);
    let right: Vec<Token> = tokens(here);
    if left.len() == right.len() && left.iter().zip(&right).all(|(a, b)| a.exact == b.exact) {
        return Vec::new();
    }
    let mut changes = if is_too_much(left.len(), right.len()) {
        vec![(0..left.len(), 0..right.len())]
    } else {
        changes((there.0, &left), (here.0, &right))
    };
    if shares_little(&left, &right, &changes) {
        changes = vec![(0..left.len(), 0..right.len())];
    }
    let one = |(from, to): (std::ops::Range<usize>, std::ops::Range<usize>)| {
        let (gone, come) = (left.get(from.clone()).unwrap_or(&[]), right.get(to.clone()).unwrap_or(&[]));
        let class = classify((there.0, gone), (here.0, come), context);
        Edit { class, against, there: span(&left, &from, there.1), here: span(&right, &to, here.1) }
    };
    // A row may hold clauses that stand apart: no edit reaches over what lies between them.
    let (left_cuts, right_cuts) = (cuts(there), cuts(here));
    changes.into_iter().flat_map(|(old, new)| cut(&old, &left_cuts, &new, &right_cuts)).map(one).collect()
}

/// Where the tokens of one clause end and the next clause's begin.
fn cuts((document, spans): (&Document, &[Span])) -> Vec<usize> {
    let mut at = 0;
    let mut cuts = Vec::new();
    for span in spans {
        at += document.tokens.within(*span).len();
        cuts.push(at);
    }
    cuts
}

/// Cuts a change where either side passes from one clause to the next.
fn cut(
    old: &std::ops::Range<usize>,
    old_cuts: &[usize],
    new: &std::ops::Range<usize>,
    new_cuts: &[usize],
) -> Vec<Change> {
    let (mut olds, mut news) = (pieces(old, old_cuts).into_iter(), pieces(new, new_cuts).into_iter());
    let mut out = Vec::new();
    loop {
        match (olds.next(), news.next()) {
            (None, None) => return out,
            (a, b) => out.push((a.unwrap_or(old.end..old.end), b.unwrap_or(new.end..new.end))),
        }
    }
}

fn pieces(range: &std::ops::Range<usize>, cuts: &[usize]) -> Vec<std::ops::Range<usize>> {
    let mut start = range.start;
    let mut out = Vec::new();
    for at in cuts.iter().copied().filter(|at| range.start < *at && *at < range.end) {
        out.push(start..at);
        start = at;
    }
    if start < range.end || out.is_empty() {
        out.push(start..range.end);
    }
    out
}

fn tokens((document, spans): (&Document, &[Span])) -> Vec<Token> {
    spans.iter().flat_map(|span| document.tokens.within(*span)).copied().collect()
}

type Change = (std::ops::Range<usize>, std::ops::Range<usize>);

/// Runs of tokens that differ, in order: sentences are matched first, then words between them. Case counts here: it is
/// classed as cosmetic later.
fn changes((there, left): (&Document, &[Token]), (here, right): (&Document, &[Token])) -> Vec<Change> {
    let (old, new) = (units(there, left), units(here, right));
    let (olds, news) = (sentences(there, left, &old), sentences(here, right, &new));
    let hashes = |list: &[(std::ops::Range<usize>, u64)]| -> Vec<u64> { list.iter().map(|it| it.1).collect() };
    let (mut from, mut to) = (0, 0);
    let mut changes: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &hashes(&olds), &hashes(&news)) {
        let DiffOp::Equal { old_index, new_index, len } = op else { continue };
        let range = |list: &[(std::ops::Range<usize>, u64)], at: usize| {
            let same = part_of(list, at..at + len);
            same.first().map_or(0, |it| it.0.start)..same.last().map_or(0, |it| it.0.end)
        };
        let (a, b) = (range(&olds, old_index), range(&news, new_index));
        word_changes((&old, from..a.start), (&new, to..b.start), &mut changes);
        same_letters((&old, a.clone()), (&new, b.clone()), &mut changes);
        (from, to) = (a.end, b.end);
    }
    word_changes((&old, from..old.len()), (&new, to..new.len()), &mut changes);
    joined(changes, left)
}

/// Units of one side, and the range of them that is meant.
type Part<'a> = (&'a [Unit], std::ops::Range<usize>);

fn word_changes((old, from): Part, (new, to): Part, changes: &mut Vec<Change>) {
    let keys = |units: &[Unit], range: &std::ops::Range<usize>| -> Vec<u64> {
        part_of(units, range.clone()).iter().map(|it| it.folded).collect()
    };
    for op in capture_diff_slices(Algorithm::Myers, &keys(old, &from), &keys(new, &to)) {
        let (tag, a, b) = op.as_tag_tuple();
        let a = a.start + from.start..a.end + from.start;
        let b = b.start + to.start..b.end + to.start;
        if tag == similar::DiffTag::Equal {
            same_letters((old, a), (new, b), changes);
        } else {
            push(changes, tokens_of(old, &a), tokens_of(new, &b));
        }
    }
}

/// The same words in other letters: a difference all the same.
fn same_letters((old, from): Part, (new, to): Part, changes: &mut Vec<Change>) {
    for (a, b) in from.zip(to) {
        if old.get(a).zip(new.get(b)).is_some_and(|(a, b)| a.exact != b.exact) {
            push(changes, tokens_of(old, &(a..a + 1)), tokens_of(new, &(b..b + 1)));
        }
    }
}

/// The tokens of a range of units; where it is empty, the place before the next.
fn tokens_of(units: &[Unit], range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    match units.get(range.clone()) {
        Some([first, .., last]) => first.tokens.start..last.tokens.end,
        Some([only]) => only.tokens.clone(),
        _ => {
            let at =
                units.get(range.start).map_or_else(|| units.last().map_or(0, |it| it.tokens.end), |it| it.tokens.start);
            at..at
        }
    }
}

fn push(changes: &mut Vec<Change>, old: std::ops::Range<usize>, new: std::ops::Range<usize>) {
    match changes.last_mut() {
        Some((a, b)) if a.end == old.start && b.end == new.start => {
            a.end = old.end;
            b.end = new.end;
        }
        _ => changes.push((old, new)),
    }
}

/// Joins replacements that only a small word or a comma keeps apart: they read as one.
fn joined(changes: Vec<Change>, left: &[Token]) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::new();
    for (old, new) in changes {
        if let Some((a, b)) = out.last_mut() {
            let gap = part_of(left, a.end..old.start);
            let weak = gap.len() <= 1 && gap.iter().all(|it| it.kind == TokenKind::Punctuation || it.span.len() <= 2);
            let both = |x: &std::ops::Range<usize>, y: &std::ops::Range<usize>| x.len() >= 2 && y.len() >= 2;
            if weak && both(a, b) && both(&old, &new) {
                a.end = old.end;
                b.end = new.end;
                continue;
            }
        }
        out.push((old, new));
    }
    out
}

fn shares_little(left: &[Token], right: &[Token], changes: &[Change]) -> bool {
    let words = |tokens: &[Token]| tokens.iter().filter(|it| it.kind != TokenKind::Punctuation).count();
    let gone: usize = changes.iter().map(|(old, _)| words(left.get(old.clone()).unwrap_or(&[]))).sum();
    let come: usize = changes.iter().map(|(_, new)| words(right.get(new.clone()).unwrap_or(&[]))).sum();
    let (old, new) = (words(left), words(right));
    #[expect(clippy::cast_precision_loss, reason = "a clause has far fewer than 2^24 words")]
    let kept = (old - gone + new - come) as f32 / (old + new).max(1) as f32;
    old.min(new) >= 6 && kept < CONFETTI
}

/// The bytes of a run of tokens; where it is empty, the place before the next word.
fn span(tokens: &[Token], range: &std::ops::Range<usize>, of: &[Span]) -> Span {
    match tokens.get(range.clone()) {
        Some([first, .., last]) => Span::new(first.span.start, last.span.end),
        Some([only]) => only.span,
        _ => {
            let at = tokens
                .get(range.start)
                .map(|it| it.span.start)
                .or_else(|| tokens.last().map(|it| it.span.end))
                .or_else(|| of.first().map(|it| it.end));
            let at = at.unwrap_or(0);
            Span::new(at, at)
        }
    }
}
