//! Where a printed number belongs: every possible place is scored.

use super::line::Line;
use super::marker::{Class, Marker, Word};
use super::node::Level;
use crate::never::part_of;

/// Where a number goes: the stack is cut to `depth` levels, the new clause becomes a child of the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub depth: usize,
    pub class: Class,
    pub value: usize,
    /// Whether it is an item of a list that its parent announced with a colon or a bare heading.
    pub is_item: bool,
}

/// The last number of a sequence that runs through headings.
#[derive(Clone, Debug)]
pub(super) struct Running {
    pub marker: Marker,
    pub class: Class,
    pub value: usize,
}

/// Where on its page a number stands: the clearer, the less its place must speak for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// On a line inside a paragraph, where any number may happen to begin a line.
    Inside,
    /// The same, but the line above ends a sentence, and has no place left for the number.
    Full,
    /// On a line behind one that ends a sentence.
    Behind,
    /// At the head of a paragraph behind a blank line.
    Head,
}

impl Standing {
    /// What the best place must score for the number to be one.
    fn needed(self, marker: &Marker) -> i32 {
        match self {
            // It must continue a sequence exactly.
            Self::Inside | Self::Full => 130,
            // What is printed as a number before a paragraph is one, also in an excerpt, also behind a gap.
            Self::Head if marker.bullet.is_none() => i32::MIN,
            Self::Behind | Self::Head => 25,
        }
    }
}

/// The best place for a number, or `None` where it is better read as prose.
pub(super) fn place(
    stack: &[Level],
    running: &[Running],
    marker: &Marker,
    line: &Line,
    standing: Standing,
    headed: bool,
) -> Option<Place> {
    if marker.parts.len() > 1 && marker.word.is_none() {
        let is_clear = match standing {
            Standing::Inside => false,
            Standing::Full => stack.iter().any(|it| is_next(it, marker, line)),
            Standing::Behind | Standing::Head => true,
        };
        return is_clear.then(|| absolute(stack, marker, line));
    }
    let mut best: Option<(i32, Place)> = None;
    for (class, value) in marker.readings() {
        for depth in 0..=stack.len() {
            let level = depth.checked_sub(1).and_then(|it| stack.get(it));
            let above = part_of(stack, ..depth.saturating_sub(1));
            if let Some(level) = level.filter(|it| continues(it, marker, class)) {
                let score = sibling(level, value, line, headed) - popped(stack.len(), depth);
                let is_item = level.is_item;
                keep(&mut best, score, Place { depth: above.len(), class, value, is_item });
            }
            if may_hold(level, marker) {
                let score =
                    child(level, stack.get(depth), running, marker, class, value, line) - popped(stack.len(), depth);
                let is_item = level.is_some_and(|it| it.opens_list && (it.rank.is_none() || it.has_body));
                keep(&mut best, score, Place { depth, class, value, is_item });
            }
        }
    }
    best.filter(|(score, _)| *score >= standing.needed(marker)).map(|(_, place)| place)
}

/// Whether a number of several parts is the one behind an open clause's, printed in the same column: 5.2 behind 5.1.
fn is_next(level: &Level, marker: &Marker, line: &Line) -> bool {
    let Some(before) = level.marker.as_ref().filter(|it| it.same_style(marker)) else { return false };
    let (Some((last, outer)), Some((next, own))) = (before.parts.split_last(), marker.parts.split_last()) else {
        return false;
    };
    let follows = last.parse().is_ok_and(|last: usize| next.parse() == Ok(last + 1));
    outer == own && follows && level.indent == line.indent
}

/// Deeper places win where all else is equal.
fn popped(len: usize, depth: usize) -> i32 {
    i32::try_from(len - depth).map_or(i32::MIN / 4, |it| it * 4)
}

fn keep(best: &mut Option<(i32, Place)>, score: i32, place: Place) {
    if best.is_none_or(|(top, _)| score > top) {
        *best = Some((score, place));
    }
}

fn continues(level: &Level, marker: &Marker, class: Class) -> bool {
    level.class == class && level.marker.as_ref().is_some_and(|it| it.same_style(marker))
}

fn sibling(level: &Level, value: usize, line: &Line, headed: bool) -> i32 {
    let sequence = match value.checked_sub(level.value) {
        _ if level.class == Class::Bullet => 80,
        Some(1) => 100,
        Some(0) => 10,
        Some(2..=4) => 50,
        Some(_) => 0,
        None if value <= 1 => 0,
        None => -40,
    };
    let form = if level.class == Class::Bullet || headed == level.has_heading { 20 } else { -20 };
    sequence + form + alignment(level, line)
}

/// How well the indentation fits a sibling.
fn alignment(level: &Level, line: &Line) -> i32 {
    if let (Some(there), Some(here)) = (level.item, line.item) {
        return if there == here { 60 } else { -80 };
    }
    match level.indent.abs_diff(line.indent) {
        0 | 1 => 40,
        2 | 3 => 0,
        _ => -50,
    }
}

fn child(
    level: Option<&Level>,
    next: Option<&Level>,
    running: &[Running],
    marker: &Marker,
    class: Class,
    value: usize,
    line: &Line,
) -> i32 {
    let runs_on = level.is_none_or(|it| it.rank.is_some())
        && running.iter().any(|it| it.class == class && it.value + 1 == value && it.marker.same_style(marker));
    let first = match (class, value) {
        (Class::Bullet, _) | (_, 0 | 1) => 70,
        // Clauses that run through sections: 4 follows 3 although a heading stands between.
        _ if runs_on => 75,
        // Lists that do not begin at one: exhibits go on from the last, use policies run through.
        _ => -25,
    };
    let Some(level) = level else {
        // The root: a first number opens the numbered part; later ones go on where a heading interrupted it.
        let interrupted = next.is_none_or(|it| it.rank.is_some() || it.is_text);
        return first - 20 + if interrupted { 10 } else { -20 } + if marker.word.is_some() { 60 } else { 0 };
    };
    // A later number goes on with what stands nearest, not with what a heading further up once opened.
    let covered =
        value > 1 && next.is_some_and(|it| !it.is_text && it.marker.as_ref().is_some_and(|it| it.parts.len() > 1));
    // A colon right before a list's first number says more than a heading further up.
    let by_colon = value < 2 && next.is_none() && !level.has_heading && level.rank.is_none();
    let announced = match (level.opens_list && !covered, by_colon) {
        (true, true) => 65,
        (true, false) => 25,
        (false, _) => 0,
    };
    let indent = match (level.item, line.item) {
        (Some(there), Some(here)) if here == there + 1 => 60,
        (Some(_), Some(_)) => -80,
        _ if level.rank.is_some() => 0,
        // Indented no further than what already stands below this level: it may as well stand below that.
        _ if line.indent > level.indent + 1 && next.is_some_and(|it| stands_left(it, marker, line)) => 0,
        _ if line.indent > level.indent + 1 => 35,
        _ if line.indent + 1 < level.indent => -50,
        _ => 0,
    };
    // The same style again, no deeper: more likely the outer list starting over than one inside its own item.
    let same = level.marker.as_ref().is_some_and(|it| it.same_style(marker))
        && level.class == class
        && line.indent <= level.indent + 1;
    let echo = match (same, level.opens_list) {
        (true, true) => -10,
        (true, false) => -60,
        (false, _) => 0,
    };
    // A list that already runs below this level would rather be continued.
    let rival =
        if next.is_some_and(|it| it.marker.as_ref().is_some_and(|it| it.same_style(marker)) && it.class == class) {
            -30
        } else {
            0
        };
    let section = if marker.word.is_some() { 40 } else { 0 };
    first + announced + indent + echo + rival + section
}

/// Whether a number of several parts, as `2.1`, stands no further right than a number of another style.
fn stands_left(level: &Level, marker: &Marker, line: &Line) -> bool {
    level.marker.as_ref().is_some_and(|it| it.parts.len() > 1 && !it.same_style(marker)) && level.indent <= line.indent
}

/// Sections and attachments stand under headings or each other, never under a plain number.
fn may_hold(level: Option<&Level>, marker: &Marker) -> bool {
    let Some(level) = level else { return true };
    match marker.word {
        None => !level.is_text || level.opens_list,
        Some(Word::Attachment) => false,
        Some(Word::Section) => {
            level.rank.is_some()
                && level
                    .marker
                    .as_ref()
                    .is_none_or(|it| it.word.is_some() && !it.same_style(marker) || it.word == Some(Word::Attachment))
        }
    }
}

/// `1.b.iv` says itself where it stands: under `1.b`, else under `1`, else beside its like.
fn absolute(stack: &[Level], marker: &Marker, line: &Line) -> Place {
    let (class, value) = marker.readings().first().copied().unwrap_or((Class::Arabic, 0));
    let prefix = marker.parts.split_last().map_or(&[][..], |(_, prefix)| prefix);
    let holder = stack.iter().rposition(|level| {
        level.marker.as_ref().is_some_and(|it| {
            it.parts.len() < marker.parts.len() && it.word != Some(Word::Attachment) && ends_alike(&it.parts, prefix)
        })
    });
    let depth = holder.map_or_else(
        || {
            // No clause of that number is open: beside other numbers of this depth, else under the nearest heading.
            let beside = stack.iter().position(|level| {
                level.marker.as_ref().is_some_and(|it| it.word.is_none() && it.parts.len() == marker.parts.len())
            });
            beside.unwrap_or_else(|| {
                stack
                    .iter()
                    .rposition(|level| level.rank.is_some_and(|rank| line.heading.is_none_or(|it| rank < it)))
                    .map_or(0, |it| it + 1)
            })
        },
        |it| it + 1,
    );
    Place { depth, class, value, is_item: false }
}

/// `3` holds `3.1`, and so does `(b)` under `3` hold `3.b.i`.
fn ends_alike(parts: &[String], prefix: &[String]) -> bool {
    !parts.is_empty() && prefix.ends_with(parts) || parts == prefix
}
