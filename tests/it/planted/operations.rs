//! What is done to a text on purpose, and what the rows must then say.

use super::sections::{
    Section, is_filled, is_headline, is_marked_up, joined, lines, movable, numbered, paragraphs, pieces, width,
};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// Words broken over two lines.
static BROKEN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(\w-)\n\s*(\w)").expect("a pattern"));

/// What the rows of the concerned clauses must say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing is concerned: no row may change.
    Nothing,
    Moved,
    MovedEdited,
    /// One of two moved, whichever.
    Swapped,
    Added,
    Absent,
    Split,
    Merged,
}

/// A text after an operation.
pub struct Planted {
    pub text: String,
    /// What it is compared with, where that is not the text itself.
    pub base: Option<String>,
    /// The ending of the changed file's name.
    pub ending: &'static str,
    pub expected: Expected,
    /// What is concerned, as bytes of the text before and after.
    pub before: Vec<Range<usize>>,
    pub after: Vec<Range<usize>>,
}

/// An operation with its name; `None` where a text does not lend itself to it.
pub type Operation = (&'static str, fn(&str, usize) -> Option<Planted>);

pub const OPERATIONS: [Operation; 20] = [
    ("move, numbers kept", |text, dice| moved(text, dice, false)),
    ("move and edit", |text, dice| moved(text, dice, true)),
    ("renumber all by 3", renumbered),
    ("hyphens at line ends", hyphenated),
    ("page furniture", furnished),
    ("re-wrap at 60", |text, _| rewrapped(text, 60)),
    ("re-wrap at 100", |text, _| rewrapped(text, 100)),
    ("strip indentation", stripped),
    ("to Markdown", |text, dice| as_format(super::formats::markdown(text, dice), text, ".md")),
    ("named .md", |text, _| Some(layout(text.to_owned(), ".md"))),
    ("HTML paragraphs", |text, _| as_format(super::formats::html(text), text, ".html")),
    ("HTML lists", |text, _| as_format(super::formats::html_list(text)?, text, ".html")),
    ("insert", |text, dice| inserted(text, dice, false)),
    ("insert and renumber", |text, dice| inserted(text, dice, true)),
    ("delete", |text, dice| deleted(text, dice, false)),
    ("delete and renumber", |text, dice| deleted(text, dice, true)),
    ("split", |text, dice| cut(text, dice, false)),
    ("merge", |text, dice| cut(text, dice, true)),
    ("swap", swapped),
    ("quotes and dashes", |text, _| Some(layout(typeset(text), ".txt"))),
];

/// A change of layout alone.
fn layout(text: String, ending: &'static str) -> Planted {
    Planted { text, base: None, ending, expected: Expected::Nothing, before: Vec::new(), after: Vec::new() }
}

fn as_format(made: String, text: &str, ending: &'static str) -> Option<Planted> {
    (!is_marked_up(text)).then(|| layout(made, ending))
}

fn one_of(list: &[Section], dice: usize) -> Option<&Section> {
    if list.is_empty() { None } else { list.get(dice % list.len()) }
}

/// A section is put behind later ones that hold more paragraphs than it has itself.
fn moved(text: &str, dice: usize, edit: bool) -> Option<Planted> {
    let list = movable(text);
    let one = one_of(&list, dice)?;
    let own = pieces(&text[one.range.clone()]).len();
    let behind = list.iter().filter(|it| it.range.start > one.range.end);
    let to = behind.into_iter().find(|it| pieces(&text[one.range.end..it.range.end]).len() > 2 * own + 1)?;
    let (from, to) = (one.range.clone(), to.range.end);
    let rest = text[from.end..].find(|it: char| !it.is_whitespace())? + from.end;
    let line = text[..rest].rfind('\n').map_or(rest, |it| it + 1);
    let mut own = text[from.clone()].to_owned();
    if edit {
        own = edited(&own)?;
    }
    let text = format!("{}{}\n\n{}{}", &text[..from.start], &text[line..to], own, &text[to..]);
    let start = from.start + (to - line) + 2;
    let expected = if edit { Expected::MovedEdited } else { Expected::Moved };
    Some(Planted {
        text,
        base: None,
        ending: ".txt",
        expected,
        before: vec![from],
        after: std::iter::once(start..start + own.len()).collect(),
    })
}

/// One word comes into the middle of a sentence.
fn edited(text: &str) -> Option<String> {
    static PLACE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[a-z]{3,} ([a-z]{4,} [a-z]{3,})").expect("a pattern"));
    let places: Vec<usize> = PLACE.captures_iter(text).filter_map(|it| Some(it.get(1)?.start())).collect();
    let at = *places.get(places.len() / 2)?;
    Some(format!("{}solely {}", &text[..at], &text[at..]))
}

static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b((?i:sections?|clauses?|articles?|paragraphs?|parts?)\s+)([0-9]{1,2}\b(?:\.[0-9]+)*(?:\([a-z0-9]{1,4}\))*(?:(?:,?\s+(?i:and|or|to|through)\s+|,\s+|\s*&\s*)(?:(?i:sections?)\s+)?(?:[0-9]{1,2}\b(?:\.[0-9]+)*)?(?:\([a-z0-9]{1,4}\))*)*)")
            .expect("a pattern")
});
/// Each number of a reference that may name several.
static FIRST: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(^|[\s&])([0-9]{1,2})\b").expect("a pattern"));
static LEVELS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^([ \t]*)([0-9]{1,2})(\.[0-9a-z])").expect("a pattern"));

/// Heads from a number on, and references to them, count on by so much.
fn counted_on(text: &str, from: usize, by: isize) -> String {
    let heads: Vec<usize> = numbered(text).iter().map(|it| it.range.start).collect();
    let last = heads.len();
    let next = |number: &str| match number.parse::<usize>() {
        Ok(number) if number >= from && number <= last => (number.strict_add_signed(by)).to_string(),
        _ => number.to_owned(),
    };
    let mut out = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_head = heads.contains(&at);
        let above = out.split_whitespace().next_back().unwrap_or("").to_lowercase();
        let refers = ["section", "sections", "and", "or", "clause", "of", "to"].contains(&above.as_str());
        at += line.len();
        if is_head {
            let digits = line.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
            let rest = line[digits..].find(|it: char| !it.is_ascii_digit()).map_or(line.len(), |it| digits + it);
            out.push_str(&line[..digits]);
            out.push_str(&next(&line[digits..rest]));
            out.push_str(&line[rest..]);
        } else if refers {
            out.push_str(line);
        } else {
            out.push_str(&LEVELS.replace(line, |it: &Captures| format!("{}{}{}", &it[1], next(&it[2]), &it[3])));
        }
    }
    let each = |list: &str| FIRST.replace_all(list, |it: &Captures| format!("{}{}", &it[1], next(&it[2]))).into_owned();
    // What stands in an exhibit counts for itself, and so does another licence.
    let is_own =
        |from: usize, to: usize| !out[to..].starts_with(" of Exhibit") && !out[..from].ends_with("respective ");
    let count = |it: &Captures| {
        let whole = it.get(0).map_or(0..0, |it| it.range());
        let list = if is_own(whole.start, whole.end) { each(&it[2]) } else { it[2].to_owned() };
        format!("{}{list}", &it[1])
    };
    REFERENCE.replace_all(&out, count).into_owned()
}

/// Whether a text counts in two scripts: its second half has signs of its own, which no operation here counts on.
fn counts_in_two_scripts(text: &str) -> bool {
    text.contains(|it: char| ('\u{3400}'..'\u{a000}').contains(&it))
}

fn renumbered(text: &str, _: usize) -> Option<Planted> {
    let count = numbered(text).len();
    (count > 0 && !counts_in_two_scripts(text)).then(|| layout(counted_on(text, 1, 3), ".txt"))
}

/// Long words that begin a line are broken, and their first half ends the line before.
fn hyphenated(text: &str, _: usize) -> Option<Planted> {
    static BREAK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"([a-z,;]{2})\n([ \t]*)([a-z]{3,4})([a-z]{4,})").expect("a pattern"));
    let out = BREAK.replace_all(text, "$1 $3-\n$2$4").into_owned();
    (out != text).then(|| layout(out, ".txt"))
}

/// Pages of forty lines with a footer and a header, wherever they happen to end.
fn furnished(text: &str, dice: usize) -> Option<Planted> {
    let all: Vec<&str> = text.split_inclusive('\n').collect();
    let title = joined(all.iter().find(|it| !it.trim().is_empty())?).chars().take(50).collect::<String>();
    let size = 40.min(all.len() / 2).max(1);
    let pages = all.len().div_ceil(size);
    let mut out = String::new();
    for (page, lines) in all.chunks(size).enumerate() {
        out.push_str(&lines.concat());
        let (page, next) = (page + 1, page + 2);
        if page < pages {
            let turn = match dice % 3 {
                0 => format!("\n\nPage {page} of {pages}\n\u{c}{title}            Confidential\n\n"),
                1 => format!("\n\n                              - {page} -\n\n\u{c}"),
                _ => format!("\n\n{title}    {page}/{pages}\n\n\n{title}    Page {next}\n\n"),
            };
            out.push_str(&turn);
        }
    }
    Some(layout(out, ".txt"))
}

/// Paragraphs whose lines ran full are filled anew.
fn rewrapped(text: &str, to: usize) -> Option<Planted> {
    let least = width(text);
    let mut out = String::new();
    let mut at = 0;
    for piece in pieces(text) {
        out.push_str(&text[at..piece.start]);
        at = piece.end;
        let own = &text[piece.clone()];
        let lines: Vec<&str> = own.trim_end().lines().collect();
        if !is_filled(own, least) || lines.len() < 2 && own.len() <= to {
            out.push_str(own);
            continue;
        }
        let indent = |it: &str| it[..it.len() - it.trim_start().len()].to_owned();
        let (first, hanging) = (indent(lines[0]), indent(lines.get(1).unwrap_or(&lines[0])));
        let mut line = first;
        let mut is_empty = true;
        for word in BROKEN.replace_all(own, "$1$2").split_whitespace() {
            if !is_empty && line.chars().count() + 1 + word.chars().count() > to {
                out.push_str(&line);
                out.push('\n');
                line.clone_from(&hanging);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
            is_empty = false;
        }
        out.push_str(&line);
        out.push_str(&own[own.trim_end().len()..]);
    }
    out.push_str(&text[at..]);
    (out != text).then(|| layout(out, ".txt"))
}

fn stripped(text: &str, _: usize) -> Option<Planted> {
    let out: String = text.split_inclusive('\n').map(|it| it.trim_start_matches([' ', '\t'])).collect();
    (out != text).then(|| layout(out, ".txt"))
}

/// A section of words that no licence has comes before another; those behind it count on, if asked.
fn inserted(text: &str, dice: usize, renumber: bool) -> Option<Planted> {
    const WORDS: &str = "Lighthouse keepers polish the lantern each Thursday and write the depth of the harbour into a \
                         green ledger, which the mayor reads aloud on the quay.";
    let list = movable(text);
    let one = one_of(&list, dice)?;
    if renumber && (one.number.is_none() || counts_in_two_scripts(text)) {
        return None;
    }
    let at = one.range.start;
    let head = if renumber { format!("{}. ", one.number?) } else { String::new() };
    let indent: String = text[at..].chars().take_while(|it| matches!(it, ' ' | '\t')).collect();
    let own = format!("{indent}{head}{WORDS}");
    let (before, after) = match one.number.filter(|_| renumber) {
        Some(number) => split_counted(text, at, number, 1)?,
        None => (text[..at].to_owned(), text[at..].to_owned()),
    };
    let place = before.len()..before.len() + own.len();
    let text = format!("{before}{own}\n\n{after}");
    Some(Planted {
        text,
        base: None,
        ending: ".txt",
        expected: Expected::Added,
        before: Vec::new(),
        after: vec![place],
    })
}

/// A section comes, and of that text another one goes: both changes, the second made in the text of the first.
pub fn chain(text: &str, dice: usize) -> Option<[Planted; 2]> {
    let first = inserted(text, dice, false)?;
    let second = deleted(&first.text, dice / 7 + 1, false)?;
    let meets =
        first.after.iter().any(|it| second.before.iter().any(|gone| it.start < gone.end && gone.start < it.end));
    (!meets).then_some([first, second])
}

/// The text counted on from a number, cut where that number's section begins.
fn split_counted(text: &str, at: usize, number: usize, by: isize) -> Option<(String, String)> {
    let whole = counted_on(text, number, by);
    let nth = numbered(text).iter().position(|it| it.range.start == at)?;
    let heads: Vec<usize> = paragraphs(text).iter().map(|it| it.start).collect();
    let place = heads.iter().position(|it| *it == at)?;
    let cut = paragraphs(&whole).get(place)?.start;
    (nth + 1 == number).then(|| (whole[..cut].to_owned(), whole[cut..].to_owned()))
}

fn deleted(text: &str, dice: usize, renumber: bool) -> Option<Planted> {
    let list = movable(text);
    let one = one_of(&list, dice)?.clone();
    let next = text[one.range.end..].find(|it: char| !it.is_whitespace())? + one.range.end;
    let line = text[..next].rfind('\n').map_or(next, |it| it + 1);
    let text = match one.number.filter(|_| renumber) {
        Some(number) => {
            let refers = REFERENCE
                .captures_iter(text)
                .any(|it| FIRST.captures_iter(&it[2]).any(|it| it[2] == number.to_string()));
            let whole = counted_on(text, number + 1, -1);
            let place = paragraphs(text).iter().position(|it| it.start == one.range.start)?;
            let behind = paragraphs(text).iter().position(|it| it.start == line)?;
            let list = paragraphs(&whole);
            if refers {
                return None;
            }
            format!("{}{}", &whole[..list.get(place)?.start], &whole[list.get(behind)?.start..])
        }
        None if renumber => return None,
        None => format!("{}{}", &text[..one.range.start], &text[line..]),
    };
    Some(Planted {
        text,
        base: None,
        ending: ".txt",
        expected: Expected::Absent,
        before: vec![one.range],
        after: Vec::new(),
    })
}

/// A paragraph is cut in two between sentences; or the other way round.
fn cut(text: &str, dice: usize, merge: bool) -> Option<Planted> {
    static STOP: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[a-z]{3,}\.(\s+)[A-Z][a-z]+ [a-z]").expect("a pattern"));
    let list: Vec<Section> = movable(text);
    let from = dice % list.len().max(1);
    let (at, end, own) = list.iter().cycle().skip(from).take(list.len()).find_map(|it| {
        let first = pieces(&text[it.range.clone()]).into_iter().next()?;
        let own = it.range.start + first.start..it.range.start + first.end;
        // Lines that each say something are paragraphs already.
        let whole = Some(own.clone()).filter(|it| is_filled(&text[it.clone()], width(text)))?;
        let places = STOP.captures_iter(&text[whole]).filter_map(|it| Some(it.get(1)?.range())).collect::<Vec<_>>();
        let middle = places.get(places.len() / 2)?;
        let halves = [&text[own.start..own.start + middle.start], &text[own.start + middle.end..own.end]];
        let long = |it: &&str| it.split_whitespace().count() >= 10 && !it.trim_start().starts_with('"');
        halves.iter().all(long).then(|| (own.start + middle.start, own.start + middle.end, own.clone()))
    })?;
    let indent: String = text[own.start..].chars().take_while(|it| matches!(it, ' ' | '\t')).collect();
    let two = format!("{}\n\n{indent}{}", &text[..at], &text[end..]);
    let grown = own.start..own.end + two.len() - text.len();
    let (before, after) = (vec![own], vec![grown]);
    if merge {
        let base = Some(two);
        let expected = Expected::Merged;
        return Some(Planted { text: text.to_owned(), base, ending: ".txt", expected, before: after, after: before });
    }
    Some(Planted { text: two, base: None, ending: ".txt", expected: Expected::Split, before, after })
}

/// Two neighbours change places, numbers and all.
fn swapped(text: &str, dice: usize) -> Option<Planted> {
    let list = movable(text);
    let first = dice % list.len().checked_sub(1)?.max(1);
    let (one, other) = (list.get(first)?.range.clone(), list.get(first + 1)?.range.clone());
    let between = &text[one.end..other.start];
    let out =
        format!("{}{}{between}{}{}", &text[..one.start], &text[other.clone()], &text[one.clone()], &text[other.end..]);
    let after = one.start..other.end;
    let expected = Expected::Swapped;
    Some(Planted { text: out, base: None, ending: ".txt", expected, before: vec![one, other], after: vec![after] })
}

fn typeset(text: &str) -> String {
    let mut open = false;
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            open = false;
        }
        for letter in line.chars() {
            match letter {
                '"' => {
                    open = !open;
                    out.push(if open { '“' } else { '”' });
                }
                '\'' => out.push('’'),
                other => out.push(other),
            }
        }
    }
    out.replace(" - ", " – ")
}

/// Whether a piece heads what follows it; the first piece is the title.
pub fn heads(index: usize, piece: &str) -> bool {
    is_headline(piece) || index == 0 && lines(piece, &(0..piece.len())).len() == 1 && !piece.trim_end().ends_with('.')
}
