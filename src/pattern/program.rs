//! Patterns as small programs: what the build script writes, and how it is read in place.
//!
//! A program is a run of 32-bit words. An instruction's first word has its number in the low eight bits and an operand
//! above them; further operands follow. Sets of bytes and classes of letters stand in tables that all programs share.
//! The build script reads this file too, so that writer and reader cannot disagree.

/// A word as it lies in the file.
pub type Raw = [u8; 4];

/// The set that holds every byte and the end of the text: nothing need be asked.
pub const ANY: u32 = 0;
/// As the largest count of a run: no limit.
pub const NO_LIMIT: u32 = u32::MAX;
/// How many words of a program stand before the names of its groups.
pub const HEADER: usize = 4;
/// How many words a set of bytes takes.
pub const SET: usize = 8;

/// What a pattern reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reads {
    /// Bytes.
    Bytes,
    /// Letters, in words that are bounded by ASCII: looking for other alphabets' letters around each is slower.
    Plain,
    /// Letters, in words of any alphabet.
    Wide,
}

impl Reads {
    /// What a pattern's text begins with on the shelf; in the order of the kinds.
    pub fn letter(self) -> u8 {
        match self {
            Self::Bytes => b'b',
            Self::Plain => b'p',
            Self::Wide => b'w',
        }
    }

    /// The pattern as the `regex` crate writes it.
    pub fn as_written(self, pattern: &str) -> String {
        if self == Self::Plain { pattern.replace(r"\b", r"(?-u:\b)") } else { pattern.to_owned() }
    }
}

/// What a word tells the machine to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Op {
    /// Nothing matches here.
    Fail = 0,
    /// All matched.
    Match = 1,
    /// These bytes: as many as the operand says, packed into the words that follow.
    Literal = 2,
    /// One byte of a set.
    Set = 3,
    /// One letter of a class.
    Class = 4,
    /// Bytes of a set: least, most, and the set that what follows begins with; as many as can be.
    Run = 5,
    /// The same, as few as can be.
    ShortRun = 6,
    /// Letters of a class: least, most, and the set that what follows begins with; as many as can be.
    ClassRun = 7,
    /// The same, as few as can be.
    ShortClassRun = 8,
    /// Branches in the order in which they are tried: for each the set that it begins with, and where it is.
    Branch = 9,
    /// Goes on elsewhere.
    Jump = 10,
    /// Keeps the place in a slot.
    Save = 11,
    /// Asks for a place, such as the end of a word.
    Look = 12,
    /// Groups of branches that begin with unlike bytes: the table that tells for each byte which of them it begins, and
    /// where each is.
    Switch = 13,
}

/// A place that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Spot {
    /// The beginning of the text.
    Start = 0,
    /// Its end.
    End = 1,
    /// The beginning of a line.
    StartOfLine = 2,
    /// The end of a line.
    EndOfLine = 3,
    /// Where a word begins or ends, by its ASCII letters.
    Bound = 4,
    /// Anywhere else.
    NoBound = 5,
    /// Where a word of any alphabet begins or ends.
    WideBound = 6,
    /// Anywhere else.
    NoWideBound = 7,
}

impl Op {
    const ALL: [Self; 14] = [
        Self::Fail,
        Self::Match,
        Self::Literal,
        Self::Set,
        Self::Class,
        Self::Run,
        Self::ShortRun,
        Self::ClassRun,
        Self::ShortClassRun,
        Self::Branch,
        Self::Jump,
        Self::Save,
        Self::Look,
        Self::Switch,
    ];

    /// The instruction that a word begins.
    pub fn of(word: u32) -> Self {
        Self::ALL.get((word & 0xff) as usize).copied().unwrap_or(Self::Fail)
    }
}

impl Spot {
    const ALL: [Self; 8] = [
        Self::Start,
        Self::End,
        Self::StartOfLine,
        Self::EndOfLine,
        Self::Bound,
        Self::NoBound,
        Self::WideBound,
        Self::NoWideBound,
    ];

    /// The place of this number.
    pub fn of(number: u32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }
}

/// The tables that programs share.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tables<'a> {
    /// Sets of bytes, eight words each.
    pub sets: &'a [Raw],
    /// Classes of letters: four words for ASCII, how many ranges follow, and the first and last letter of each. Tables
    /// that tell groups of branches apart stand among them: 64 words, a byte for each byte, the group's number and one.
    pub classes: &'a [Raw],
}

/// One pattern.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// How many groups it has, the whole match included.
    pub groups: usize,
    /// Whether it matches only where the text begins.
    pub is_anchored: bool,
    /// Whether it reads letters rather than bytes.
    pub reads_letters: bool,
    /// The set that every match begins with.
    pub first: u32,
    /// The fewest bytes of a match.
    pub least: usize,
    /// Its instructions, behind the names of its groups.
    pub code: &'a [Raw],
    names: &'a [Raw],
    /// The tables that it points into.
    pub tables: Tables<'a>,
}

impl<'a> Program<'a> {
    /// Reads the program that begins with these words.
    pub fn of(words: &'a [Raw], tables: Tables<'a>) -> Option<Self> {
        let [groups, flags, first, least] = [0, 1, 2, 3].map(|it| word(words, it));
        let named = words.get(HEADER..)?;
        let mut end = 0;
        for _ in 1..groups {
            end += 1 + (word(named, end) as usize).div_ceil(4);
        }
        Some(Self {
            groups: groups as usize,
            is_anchored: flags & 1 != 0,
            reads_letters: flags & 2 != 0,
            first,
            least: least as usize,
            code: named.get(end..)?,
            names: named.get(..end)?,
            tables,
        })
    }

    /// The names of its groups, from the first group on; `None` for one that has none.
    pub fn names(&self) -> impl Iterator<Item = Option<&'a str>> + use<'a> {
        let (names, mut at) = (self.names, 0);
        (1..self.groups).map(move |_| {
            let length = word(names, at) as usize;
            let bytes = names.get(at + 1..).map_or(&[][..], <[Raw]>::as_flattened).get(..length)?;
            at += 1 + length.div_ceil(4);
            std::str::from_utf8(bytes).ok().filter(|it| !it.is_empty())
        })
    }
}

/// The word at a place; past the end stands the instruction that fails.
#[inline]
pub fn word(words: &[Raw], at: usize) -> u32 {
    words.get(at).map_or(0, |it| u32::from_le_bytes(*it))
}
