//! Word edits between two clauses: what `similar` finds, made readable and classed.

use super::class::{Context, EditClass, classify};
use crate::document::{Document, Span, Token, TokenKind};
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
const CONFETTI: f32 = 0.25;
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
        changes(&left, &right)
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

/// Runs of tokens that differ, in order. Case counts here: it is classed as cosmetic later.
fn changes(left: &[Token], right: &[Token]) -> Vec<Change> {
    let keys = |tokens: &[Token]| -> Vec<u64> { tokens.iter().map(|it| it.folded).collect() };
    let (a, b) = (keys(left), keys(right));
    let mut changes: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                // The same word in other letters: a difference all the same.
                for offset in 0..len {
                    let (old, new) = (old_index + offset, new_index + offset);
                    if left.get(old).zip(right.get(new)).is_some_and(|(a, b)| a.exact != b.exact) {
                        push(&mut changes, old..old + 1, new..new + 1);
                    }
                }
            }
            DiffOp::Delete { old_index, old_len, new_index } => {
                push(&mut changes, old_index..old_index + old_len, new_index..new_index);
            }
            DiffOp::Insert { old_index, new_index, new_len } => {
                push(&mut changes, old_index..old_index, new_index..new_index + new_len);
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                push(&mut changes, old_index..old_index + old_len, new_index..new_index + new_len);
            }
        }
    }
    joined(changes, left)
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
            let gap = left.get(a.end..old.start).unwrap_or(&[]);
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
