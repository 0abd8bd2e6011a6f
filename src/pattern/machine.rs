//! Runs a program over a text: the first match, by trying branches in order and going back where one fails.
//!
//! What it finds is what the `regex` crate finds. A pattern may need many more steps than the text has bytes; then the
//! machine gives up, and whoever asked turns to that crate, whose time is linear: see [`TooDear`].

use super::place;
use super::program::{ANY, NO_LIMIT, Op, Program, SET, Spot, word};
use std::cell::Cell;
use std::ops::Range;

/// Steps that a search may take for each byte of the text, and for the search as a whole.
const STEPS_PER_BYTE: usize = 64;
const STEPS_AT_LEAST: usize = 4096;
/// How long a memory is kept for the next search: one that a huge text needed is given back.
const MOST_KEPT: usize = 1 << 12;
/// A slot in which nothing was kept.
const NOWHERE: usize = usize::MAX;

/// More steps would be needed than a search may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooDear;

/// Where the groups of a match stand; the whole match first.
pub(super) type GroupSpans = Vec<Option<Range<usize>>>;

/// The steps that all searches of one text may take together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn of(text: &[u8]) -> Self {
        Self(text.len().saturating_mul(STEPS_PER_BYTE).saturating_add(STEPS_AT_LEAST))
    }
}

/// What to do if what is tried now fails.
#[derive(Clone, Copy, Debug)]
enum Else {
    /// Try the next branches.
    Branch { pc: usize, next: usize, at: usize },
    /// Put back what a slot held.
    Slot { slot: usize, was: usize },
    /// Let a run be shorter, but no shorter than to here.
    Shorter { pc: usize, least: usize, at: usize },
    /// Let a run be longer by up to so many.
    Longer { pc: usize, left: u32, at: usize },
}

/// What an instruction comes to.
enum Next {
    Go(usize, usize),
    Back,
    Found(usize),
}

thread_local! {
    /// The memory of the last search, kept for the next.
    static SPARE: Cell<Vec<Else>> = const { Cell::new(Vec::new()) };
}

/// Finds the first match that begins at `from` or later.
pub(super) fn find(
    program: &Program<'_>,
    text: &[u8],
    from: usize,
    budget: &mut Budget,
    groups: Option<&mut GroupSpans>,
) -> Result<Option<Range<usize>>, TooDear> {
    let slots = if groups.is_some() { vec![NOWHERE; program.groups * 2] } else { Vec::new() };
    let mut machine = Machine { program, text, slots, stack: SPARE.take(), steps: budget.0 };
    let found = machine.search(from);
    budget.0 = machine.steps;
    let Machine { slots, mut stack, .. } = machine;
    stack.clear();
    if stack.capacity() <= MOST_KEPT {
        SPARE.set(stack);
    }
    let found = found?;
    if let (Some(groups), Some(whole)) = (groups, &found) {
        let pairs = slots.chunks_exact(2).map(|it| match it {
            [start, end] if *start != NOWHERE && *end != NOWHERE => Some(*start..*end),
            _ => None,
        });
        *groups = pairs.collect();
        if let Some(first) = groups.first_mut() {
            *first = Some(whole.clone());
        }
    }
    Ok(found)
}

struct Machine<'a> {
    program: &'a Program<'a>,
    text: &'a [u8],
    slots: Vec<usize>,
    stack: Vec<Else>,
    steps: usize,
}

impl Machine<'_> {
    fn search(&mut self, from: usize) -> Result<Option<Range<usize>>, TooDear> {
        let Some(last) = self.text.len().checked_sub(self.program.least) else { return Ok(None) };
        let mut at = from;
        let opens_word = self.code(0) == Op::Look as u32 | (Spot::Bound as u32) << 8;
        if self.program.is_anchored && from > 0 {
            return Ok(None);
        }
        let first = self.set(self.program.first);
        while at <= last {
            if self.program.first != ANY {
                let rest = self.text.get(at..).unwrap_or_default();
                let begins = |it: &u8| first.get(usize::from(it >> 5)).is_some_and(|word| word >> (it & 31) & 1 != 0);
                let Some(skipped) = rest.iter().position(begins) else { break };
                at += skipped;
            }
            // Most patterns begin with a word: within one nothing need be tried.
            if self.is_boundary(at)
                && (!opens_word || place::is_bound(self.text, at))
                && let Some(end) = self.run(at)?
            {
                return Ok(Some(at..end));
            }
            if self.program.is_anchored {
                break;
            }
            at += 1;
        }
        Ok(None)
    }

    /// The end of the match that begins here.
    fn run(&mut self, at: usize) -> Result<Option<usize>, TooDear> {
        let mut next = Next::Go(0, at);
        loop {
            self.steps = self.steps.checked_sub(1).ok_or(TooDear)?;
            next = match next {
                Next::Go(pc, at) => self.step(pc, at),
                Next::Found(end) => {
                    self.stack.clear();
                    return Ok(Some(end));
                }
                Next::Back => match self.stack.pop() {
                    Some(other) => self.resume(other),
                    None => return Ok(None),
                },
            };
        }
    }

    /// Counts the letters of a run: reading them is quicker than a step each.
    fn pay(&mut self, letters: usize) {
        self.steps = self.steps.saturating_sub(letters / 4);
    }

    #[inline]
    fn code(&self, at: usize) -> u32 {
        word(self.program.code, at)
    }

    fn step(&mut self, pc: usize, at: usize) -> Next {
        let first = self.code(pc);
        let operand = (first >> 8) as usize;
        match Op::of(first) {
            Op::Match => Next::Found(at),
            Op::Literal => {
                let bytes = self.program.code.get(pc + 1..).map_or(&[][..], <[_]>::as_flattened).get(..operand);
                let is_here = bytes.is_some_and(|it| self.text.get(at..).is_some_and(|rest| rest.starts_with(it)));
                if is_here { Next::Go(pc + 1 + operand.div_ceil(4), at + operand) } else { Next::Back }
            }
            Op::Set => match self.text.get(at) {
                Some(byte) if self.has(first >> 8, *byte) => Next::Go(pc + 1, at + 1),
                _ => Next::Back,
            },
            Op::Class => self.letter(operand, at).map_or(Next::Back, |length| Next::Go(pc + 1, at + length)),
            Op::Run | Op::ClassRun => self.long(pc, at),
            Op::ShortRun | Op::ShortClassRun => {
                let least = self.code(pc + 1);
                let (end, count) = self.counted(pc, at, least);
                let most = self.code(pc + 2);
                let left = if most == NO_LIMIT { most } else { most - least };
                if count < least { Next::Back } else { self.short(pc, left, end) }
            }
            Op::Branch => self.branch(pc, 0, at),
            Op::Switch => self.group(pc, at),
            Op::Jump => Next::Go(operand, at),
            Op::Save => {
                if let Some(slot) = self.slots.get_mut(operand) {
                    self.stack.push(Else::Slot { slot: operand, was: *slot });
                    *slot = at;
                }
                Next::Go(pc + 1, at)
            }
            Op::Look if place::is_at(operand, self.text, at) => Next::Go(pc + 1, at),
            Op::Look | Op::Fail => Next::Back,
        }
    }

    fn resume(&mut self, other: Else) -> Next {
        match other {
            Else::Branch { pc, next, at } => self.branch(pc, next, at),
            Else::Slot { slot, was } => {
                if let Some(slot) = self.slots.get_mut(slot) {
                    *slot = was;
                }
                Next::Back
            }
            Else::Shorter { pc, least, at } => {
                let mut at = at - 1;
                while !self.is_boundary(at) {
                    at -= 1;
                }
                self.shortened(pc, least, at)
            }
            Else::Longer { pc, left, at } => match self.one(pc, at) {
                Some(length) => self.short(pc, if left == NO_LIMIT { left } else { left - 1 }, at + length),
                None => Next::Back,
            },
        }
    }

    /// The one group of branches that may begin here.
    fn group(&self, pc: usize, at: usize) -> Next {
        let Some(byte) = self.text.get(at) else { return Next::Back };
        let of_four = word(self.program.tables.classes, self.code(pc + 1) as usize + usize::from(byte >> 2));
        let group = of_four >> (8 * (byte & 3)) & 0xff;
        if group == 0 { Next::Back } else { Next::Go(self.code(pc + 1 + group as usize) as usize, at) }
    }

    /// The first branch from this one on that may begin here.
    fn branch(&mut self, pc: usize, from: usize, at: usize) -> Next {
        let count = (self.code(pc) >> 8) as usize;
        let mut chosen = None;
        for index in from..count {
            if !self.may_begin(self.code(pc + 1 + index * 2), at) {
                continue;
            }
            if chosen.is_some() {
                self.stack.push(Else::Branch { pc, next: index, at });
                break;
            }
            chosen = Some(self.code(pc + 2 + index * 2) as usize);
        }
        chosen.map_or(Next::Back, |it| Next::Go(it, at))
    }

    /// A run of as many as can be.
    fn long(&mut self, pc: usize, at: usize) -> Next {
        let (least, most) = (self.code(pc + 1), self.code(pc + 2));
        let (shortest, count) = self.counted(pc, at, least);
        if count < least {
            return Next::Back;
        }
        let (end, _) = self.counted(pc, shortest, most - least);
        self.pay(end - at);
        self.shortened(pc, shortest, end)
    }

    /// The longest end of a run up to here at which what follows may begin.
    fn shortened(&mut self, pc: usize, least: usize, from: usize) -> Next {
        let follows = self.code(pc + 3);
        let mut at = from;
        loop {
            if self.is_boundary(at) && self.may_begin(follows, at) {
                if at > least {
                    self.stack.push(Else::Shorter { pc, least, at });
                }
                return Next::Go(pc + 4, at);
            }
            if at <= least {
                return Next::Back;
            }
            at -= 1;
        }
    }

    /// The shortest end of a run from here on at which what follows may begin.
    fn short(&mut self, pc: usize, left: u32, from: usize) -> Next {
        let follows = self.code(pc + 3);
        let (mut at, mut left) = (from, left);
        loop {
            if self.may_begin(follows, at) {
                if left > 0 {
                    self.stack.push(Else::Longer { pc, left, at });
                }
                self.pay(at - from);
                return Next::Go(pc + 4, at);
            }
            match self.one(pc, at) {
                Some(length) if left > 0 => {
                    at += length;
                    left -= u32::from(left != NO_LIMIT);
                }
                _ => {
                    self.pay(at - from);
                    return Next::Back;
                }
            }
        }
    }

    /// How far a run's bytes or letters go from here, and how many they are; no more than so many.
    fn counted(&self, pc: usize, from: usize, most: u32) -> (usize, u32) {
        let first = self.code(pc);
        if matches!(Op::of(first), Op::Run | Op::ShortRun) {
            let rest = self.text.get(from..).unwrap_or_default().iter().take(most as usize);
            let count = rest.take_while(|it| self.has(first >> 8, **it)).count();
            return (from + count, u32::try_from(count).unwrap_or(NO_LIMIT));
        }
        let (mut at, mut count) = (from, 0);
        while count < most {
            let Some(length) = self.letter((first >> 8) as usize, at) else { break };
            at += length;
            count += 1;
        }
        (at, count)
    }

    /// The length of one byte or letter of a run.
    fn one(&self, pc: usize, at: usize) -> Option<usize> {
        let (end, count) = self.counted(pc, at, 1);
        (count == 1).then(|| end - at)
    }

    /// A set out of the file, for many questions.
    fn set(&self, set: u32) -> [u32; SET] {
        std::array::from_fn(|it| word(self.program.tables.sets, set as usize * SET + it))
    }

    #[inline]
    fn has(&self, set: u32, byte: u8) -> bool {
        word(self.program.tables.sets, set as usize * SET + usize::from(byte >> 5)) >> (byte & 31) & 1 != 0
    }

    #[inline]
    fn may_begin(&self, set: u32, at: usize) -> bool {
        set == ANY || self.text.get(at).is_some_and(|it| self.has(set, *it))
    }

    /// Whether a letter begins or ends here.
    fn is_boundary(&self, at: usize) -> bool {
        !self.program.reads_letters || place::is_boundary(self.text, at)
    }

    /// The length of the letter here, if it is of this class.
    fn letter(&self, class: usize, at: usize) -> Option<usize> {
        let classes = self.program.tables.classes;
        let byte = *self.text.get(at)?;
        if byte < 0x80 {
            return (word(classes, class + usize::from(byte >> 5)) >> (byte & 31) & 1 != 0).then_some(1);
        }
        let (letter, length) = place::letter_at(self.text, at)?;
        let count = word(classes, class + 4) as usize;
        let ranges = classes.get(class + 5..)?.get(..count * 2)?;
        let after = ranges.as_chunks::<2>().0.partition_point(|[first, _]| u32::from_le_bytes(*first) <= letter);
        let last = word(ranges, after.checked_sub(1)? * 2 + 1);
        (letter <= last).then_some(length)
    }
}
