//! Turns patterns into programs. The build script reads this file: what is built in is compiled when the crate is built.

use super::first::{First, groups};
use super::program::{ANY, NO_LIMIT, Op, SET, Spot};
use regex_syntax::hir::{Capture, Class, ClassUnicode, Hir, HirKind, Look, Repetition};
use std::collections::BTreeMap;

/// Programs of more words than this are left to the `regex` crate.
const MOST_WORDS: usize = 1 << 16;
/// As many groups of branches as are told apart by a table; fewer are asked one by one.
const WORTH_A_TABLE: usize = 4;

/// One byte or letter of some kind.
enum OneOf {
    Byte(First),
    Letter(ClassUnicode),
}

/// The tables that all programs share, while they are filled.
#[derive(Debug)]
pub struct TablesMade {
    /// Sets of bytes.
    pub sets: Vec<u32>,
    /// Classes of letters.
    pub classes: Vec<u32>,
    known_sets: BTreeMap<[u32; SET], u32>,
    known_classes: BTreeMap<Vec<u32>, u32>,
}

impl Default for TablesMade {
    fn default() -> Self {
        // The set `ANY` is never looked up, so its place holds nothing.
        let (known_sets, known_classes) = Default::default();
        Self { sets: vec![0; SET], classes: Vec::new(), known_sets, known_classes }
    }
}

impl TablesMade {
    fn set(&mut self, bytes: [u32; SET]) -> u32 {
        let next = u32::try_from(self.sets.len() / SET).unwrap_or(u32::MAX);
        let number = *self.known_sets.entry(bytes).or_insert(next);
        if number == next {
            self.sets.extend(bytes);
        }
        number
    }

    /// The set to ask before a piece that begins so is tried.
    fn guard(&mut self, first: First) -> u32 {
        if first.at_end { ANY } else { self.set(first.bytes) }
    }

    /// The table that tells for each byte which group it begins: four bytes a word.
    fn switch(&mut self, groups: &[First]) -> u32 {
        let group_of = |byte: u8| {
            let of = (1..).zip(groups).find(|it: &(u32, _)| it.1.has(byte));
            of.map_or(0, |it| it.0)
        };
        let word = |at: u8| (0..4).map(|it| group_of(at * 4 + it) << (8 * it)).sum();
        self.place((0..64).map(word).collect())
    }

    fn class(&mut self, class: &ClassUnicode) -> u32 {
        let ascii = first_of_class(class);
        let mut words: Vec<u32> = ascii.bytes.iter().take(4).copied().chain([0]).collect();
        for range in class.ranges().iter().filter(|it| u32::from(it.end()) >= 0x80) {
            words.extend([u32::from(range.start()).max(0x80), u32::from(range.end())]);
        }
        let count = u32::try_from((words.len() - 5) / 2).unwrap_or(u32::MAX);
        if let Some(slot) = words.get_mut(4) {
            *slot = count;
        }
        self.place(words)
    }

    /// Where these words stand in the table of classes.
    fn place(&mut self, words: Vec<u32>) -> u32 {
        let next = u32::try_from(self.classes.len()).unwrap_or(u32::MAX);
        let place = *self.known_classes.entry(words.clone()).or_insert(next);
        if place == next {
            self.classes.extend(words);
        }
        place
    }
}

/// The program of a pattern; `None` where it is left to the `regex` crate.
pub fn program(pattern: &str, reads_letters: bool, tables: &mut TablesMade) -> Option<Vec<u32>> {
    let mut parser = regex_syntax::ParserBuilder::new();
    let hir = parser.unicode(reads_letters).utf8(reads_letters).build().parse(pattern).ok()?;
    let mut made = Made { code: Vec::new(), tables };
    let groups = hir.properties().explicit_captures_len() + 1;
    let end = First::ALL;
    made.piece(&hir, end)?;
    made.code.push(first_word(Op::Match, 0));
    let is_anchored = hir.properties().look_set_prefix().contains(Look::Start);
    let first = first(&hir, end);
    let first = made.tables.guard(first);
    let least = u32::try_from(hir.properties().minimum_len()?).ok()?;
    let flags = u32::from(is_anchored) | u32::from(reads_letters) << 1;
    let mut words = vec![u32::try_from(groups).ok()?, flags, first, least];
    let mut names = vec![String::new(); groups - 1];
    name_groups(&hir, &mut names);
    for name in names {
        words.push(u32::try_from(name.len()).ok()?);
        words.extend(packed(name.as_bytes()));
    }
    words.extend(made.code);
    (words.len() <= MOST_WORDS).then_some(words)
}

fn name_groups(hir: &Hir, names: &mut [String]) {
    match hir.kind() {
        HirKind::Capture(it) => {
            let slot = (it.index as usize).checked_sub(1).and_then(|at| names.get_mut(at));
            if let (Some(slot), Some(name)) = (slot, &it.name) {
                *slot = name.to_string();
            }
            name_groups(&it.sub, names);
        }
        HirKind::Repetition(it) => name_groups(&it.sub, names),
        HirKind::Concat(all) | HirKind::Alternation(all) => all.iter().for_each(|it| name_groups(it, names)),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => {}
    }
}

/// The first word of an instruction.
fn first_word(op: Op, operand: u32) -> u32 {
    op as u32 | operand << 8
}

fn packed(bytes: &[u8]) -> Vec<u32> {
    let word = |it: &[u8]| it.iter().rev().fold(0, |all, byte| all << 8 | u32::from(*byte));
    bytes.chunks(4).map(word).collect()
}

struct Made<'a> {
    code: Vec<u32>,
    tables: &'a mut TablesMade,
}

impl Made<'_> {
    /// Writes a piece; `after` is what the rest of the pattern can begin with.
    fn piece(&mut self, hir: &Hir, after: First) -> Option<()> {
        if self.code.len() > MOST_WORDS {
            return None;
        }
        if let Some(unit) = unit(hir) {
            let word = match unit {
                OneOf::Byte(set) => first_word(Op::Set, self.tables.set(set.bytes)),
                OneOf::Letter(class) => first_word(Op::Class, self.tables.class(&class)),
            };
            self.code.push(word);
            return Some(());
        }
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(it) => {
                self.code.push(first_word(Op::Literal, u32::try_from(it.0.len()).ok()?));
                self.code.extend(packed(&it.0));
            }
            // A class of nothing: neither a byte nor a letter is in it.
            HirKind::Class(_) => self.code.push(first_word(Op::Fail, 0)),
            HirKind::Look(it) => self.code.push(first_word(Op::Look, place(*it)? as u32)),
            HirKind::Repetition(it) => self.repetition(it, after)?,
            HirKind::Capture(it) => self.capture(it, after)?,
            HirKind::Concat(all) => {
                for (at, part) in all.iter().enumerate() {
                    let rest = all.get(at + 1..).unwrap_or_default();
                    self.piece(part, rest.iter().rev().fold(after, |after, it| first(it, after)))?;
                }
            }
            HirKind::Alternation(all) => self.alternation(all, after)?,
        }
        Some(())
    }

    fn capture(&mut self, capture: &Capture, after: First) -> Option<()> {
        self.code.push(first_word(Op::Save, capture.index * 2));
        self.piece(&capture.sub, after)?;
        self.code.push(first_word(Op::Save, capture.index * 2 + 1));
        Some(())
    }

    /// Branches that begin with unlike bytes never match at one place: of many, one look says which to try.
    fn alternation(&mut self, branches: &[Hir], after: First) -> Option<()> {
        let each: Vec<(&Hir, First)> = branches.iter().map(|it| (it, first(it, after))).collect();
        let groups = groups(&each);
        let mut jumps = Vec::new();
        if groups.len() < WORTH_A_TABLE {
            self.choice(&each, after, &mut jumps)?;
        } else {
            let begins: Vec<First> = groups.iter().map(|it| it.0).collect();
            let table = self.tables.switch(&begins);
            self.code.extend([first_word(Op::Switch, u32::try_from(groups.len()).ok()?), table]);
            let targets = self.code.len();
            self.code.resize(targets + groups.len(), 0);
            for (index, (_, members)) in groups.iter().enumerate() {
                *self.code.get_mut(targets + index)? = u32::try_from(self.code.len()).ok()?;
                self.choice(members, after, &mut jumps)?;
            }
        }
        let end = u32::try_from(self.code.len()).ok()?;
        for jump in jumps {
            *self.code.get_mut(jump)? = first_word(Op::Jump, end);
        }
        Some(())
    }

    /// Writes branches that are tried in order, and tells where each goes on behind them all.
    fn choice(&mut self, branches: &[(&Hir, First)], after: First, jumps: &mut Vec<usize>) -> Option<()> {
        let guards: Vec<First> = branches.iter().map(|it| it.1).collect();
        let at = if guards.len() > 1 { Some(self.branches(&guards)?) } else { None };
        for (index, (branch, _)) in branches.iter().enumerate() {
            if let Some(at) = at {
                self.target(at, index)?;
            }
            self.piece(branch, after)?;
            jumps.push(self.code.len());
            self.code.push(first_word(Op::Jump, 0));
        }
        Some(())
    }

    /// Writes the instruction that tries branches which begin so; where they are is told later.
    fn branches(&mut self, guards: &[First]) -> Option<usize> {
        let at = self.code.len();
        self.code.push(first_word(Op::Branch, u32::try_from(guards.len()).ok()?));
        for guard in guards {
            let guard = self.tables.guard(*guard);
            self.code.extend([guard, 0]);
        }
        Some(at)
    }

    /// Lets a branch of the instruction there begin here.
    fn target(&mut self, at: usize, index: usize) -> Option<()> {
        let here = u32::try_from(self.code.len()).ok()?;
        *self.code.get_mut(at + 2 + index * 2)? = here;
        Some(())
    }

    fn repetition(&mut self, it: &Repetition, after: First) -> Option<()> {
        if let Some(unit) = unit(&it.sub) {
            let (op, operand) = match unit {
                OneOf::Byte(set) if it.greedy => (Op::Run, self.tables.set(set.bytes)),
                OneOf::Byte(set) => (Op::ShortRun, self.tables.set(set.bytes)),
                OneOf::Letter(class) if it.greedy => (Op::ClassRun, self.tables.class(&class)),
                OneOf::Letter(class) => (Op::ShortClassRun, self.tables.class(&class)),
            };
            let follows = self.tables.guard(after);
            self.code.extend([first_word(op, operand), it.min, it.max.unwrap_or(NO_LIMIT), follows]);
            return Some(());
        }
        let again = first(&it.sub, after).or(after);
        for _ in 0..it.min {
            self.piece(&it.sub, again)?;
        }
        match it.max {
            Some(max) => self.optional(it, max - it.min, after),
            None => self.endless(it, after),
        }
    }

    /// Up to so many more, one within the other.
    fn optional(&mut self, it: &Repetition, count: u32, after: First) -> Option<()> {
        let more = first(&it.sub, after);
        let mut ends = Vec::new();
        for _ in 0..count {
            let (inner, outer) = if it.greedy { (0, 1) } else { (1, 0) };
            let mut guards = [more, after];
            guards.swap(0, inner);
            let at = self.branches(&guards)?;
            self.target(at, inner)?;
            ends.push((at, outer));
            self.piece(&it.sub, more.or(after))?;
        }
        ends.into_iter().try_for_each(|(at, outer)| self.target(at, outer))
    }

    fn endless(&mut self, it: &Repetition, after: First) -> Option<()> {
        // What can be repeated without reading anything would be repeated forever.
        if it.sub.properties().minimum_len()? == 0 {
            return None;
        }
        let more = first(&it.sub, after);
        let (inner, outer) = if it.greedy { (0, 1) } else { (1, 0) };
        let mut guards = [more, after];
        guards.swap(0, inner);
        let at = self.branches(&guards)?;
        self.target(at, inner)?;
        self.piece(&it.sub, more.or(after))?;
        self.code.push(first_word(Op::Jump, u32::try_from(at).ok()?));
        self.target(at, outer)
    }
}

/// A piece that always reads one byte, or one letter.
fn unit(hir: &Hir) -> Option<OneOf> {
    match hir.kind() {
        HirKind::Literal(it) => match *it.0 {
            [byte] => {
                let mut set = First::NOTHING;
                set.range(byte, byte);
                Some(OneOf::Byte(set))
            }
            _ => None,
        },
        HirKind::Class(Class::Bytes(it)) if !it.ranges().is_empty() => {
            let mut set = First::NOTHING;
            for range in it.ranges() {
                set.range(range.start(), range.end());
            }
            Some(OneOf::Byte(set))
        }
        HirKind::Class(Class::Unicode(it)) if !it.ranges().is_empty() => {
            Some(if it.is_ascii() { OneOf::Byte(first_of_class(it)) } else { OneOf::Letter(it.clone()) })
        }
        _ => None,
    }
}

fn first_of_class(class: &ClassUnicode) -> First {
    let mut all = First::NOTHING;
    for range in class.ranges() {
        let lead = |it: char| it.encode_utf8(&mut [0; 4]).bytes().next().unwrap_or(0);
        all.range(lead(range.start()), lead(range.end()));
    }
    all
}

/// What a piece can begin with, given what can come after it.
fn first(hir: &Hir, after: First) -> First {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => after,
        HirKind::Literal(it) => {
            let mut set = First::NOTHING;
            if let Some(byte) = it.0.first() {
                set.range(*byte, *byte);
            }
            set
        }
        HirKind::Class(Class::Bytes(_)) => match unit(hir) {
            Some(OneOf::Byte(set)) => set,
            _ => First::NOTHING,
        },
        HirKind::Class(Class::Unicode(it)) => first_of_class(it),
        HirKind::Capture(it) => first(&it.sub, after),
        HirKind::Repetition(it) => {
            let once = first(&it.sub, after);
            if it.min == 0 { once.or(after) } else { once }
        }
        HirKind::Concat(all) => all.iter().rev().fold(after, |after, it| first(it, after)),
        HirKind::Alternation(all) => all.iter().fold(First::NOTHING, |set, it| set.or(first(it, after))),
    }
}

fn place(look: Look) -> Option<Spot> {
    Some(match look {
        Look::Start => Spot::Start,
        Look::End => Spot::End,
        Look::StartLF => Spot::StartOfLine,
        Look::EndLF => Spot::EndOfLine,
        Look::WordAscii => Spot::Bound,
        Look::WordAsciiNegate => Spot::NoBound,
        Look::WordUnicode => Spot::WideBound,
        Look::WordUnicodeNegate => Spot::NoWideBound,
        _ => return None,
    })
}
