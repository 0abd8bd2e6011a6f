//! A text as a reader sees it: paragraphs between blank lines, numbered sections. Knows nothing of how the program
//! reads clauses, so that its mistakes do not become the measure.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A run of paragraphs that begins with a number, or one paragraph where a text has no numbers.
#[derive(Clone, Debug)]
pub struct Section {
    /// The bytes from its first line's beginning to its last line's end.
    pub range: Range<usize>,
    /// The printed number.
    pub number: Option<usize>,
}

static HEAD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^([ \t]*)([0-9]{1,2})([.)])[ \t]+\S").expect("a pattern"));
/// What begins a line of its own inside a paragraph.
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ \t]*(?:[-*•+o]|\(?(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?)[ \t]+\S")
        .expect("a pattern")
});

/// Paragraphs: from the first line's beginning to the last line's end, blank lines between them.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        let end = at + line.trim_end_matches(['\n', '\r']).len();
        match found.last_mut().filter(|_| open && !is_blank) {
            Some(last) => last.end = end,
            None if !is_blank => found.push(at..end),
            None => {}
        }
        open = !is_blank;
        at += line.len();
    }
    found
}

/// Paragraphs cut where a line begins with an item's sign or number, unless only the end of a line brought it there.
pub fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let least = width(text);
    for paragraph in paragraphs(text) {
        let (mut at, mut start) = (paragraph.start, paragraph.start);
        let width = widest(&text[paragraph.clone()], least);
        let mut above = "";
        for line in text[paragraph.clone()].split_inclusive('\n') {
            let is_like = style(line) == style(&text[start..at.max(start)]) || at == start;
            let ends = above.ends_with(['.', ';', ':', ',']) || above.ends_with(" or") || above.ends_with(" and");
            let is_item = ITEM.is_match(line) && (!ran_full(above, line, width) || is_like && ends);
            above = line.trim_end();
            if at > start && is_item {
                found.push(start..at);
                start = at;
            }
            at += line.len();
        }
        found.push(start..paragraph.end);
    }
    found
}

/// How an item's number is printed, whatever it counts.
fn style(line: &str) -> String {
    let first = line.split_whitespace().next().unwrap_or("");
    let sign = |it: char| match it {
        it if it.is_ascii_digit() => '0',
        it if it.is_alphabetic() => 'a',
        other => other,
    };
    let mut signs: Vec<char> = first.chars().map(sign).collect();
    signs.dedup();
    signs.into_iter().collect()
}

/// The width at which a text's lines wrap: that of nine in ten, where they wrap at all.
pub fn width(text: &str) -> usize {
    let mut lengths: Vec<usize> = text.lines().map(|it| it.trim_end().chars().count()).filter(|it| *it > 0).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().filter(|it| (45..110).contains(it)).unwrap_or(0)
}

/// How many characters the longest line has, or the text's lines have at least.
fn widest(text: &str, least: usize) -> usize {
    text.lines().map(|it| it.trim_end().chars().count()).max().unwrap_or(0).max(least)
}

/// Whether the next line's first word found no place on a line.
fn ran_full(line: &str, next: &str, width: usize) -> bool {
    let first = next.split_whitespace().next().map_or(0, |it| it.chars().count());
    line.chars().count() + 1 + first + 2 > width
}

/// Whether a piece is one paragraph, wrapped or on one line, and not lines that each say something.
pub fn is_filled(piece: &str, least: usize) -> bool {
    let lines: Vec<&str> = piece.trim_end().lines().map(str::trim_end).collect();
    let width = widest(piece, least).saturating_sub(4);
    let is_quiet = |it: &str| !it.ends_with(['.', ':', ';', '!', '?', ',']);
    let goes_on = |pair: &[&str]| {
        let small = pair[1].trim_start().starts_with(|it: char| it.is_lowercase());
        !pair[0].ends_with(':') && (ran_full(pair[0], pair[1], width) || is_quiet(pair[0]) && small)
    };
    lines.len() < 2 || width > 40 && lines.windows(2).all(goes_on)
}

/// Whether a text is Markdown already: to make it anything else says nothing.
pub fn is_marked_up(text: &str) -> bool {
    text.lines().any(|it| it.starts_with("# ") || it.starts_with("## "))
}

/// The sections of a text that are numbered one after the other from the same column; none where a number comes twice.
pub fn numbered(text: &str) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    let mut style: Option<(usize, String)> = None;
    for paragraph in paragraphs(text) {
        let Some(head) = HEAD.captures(&text[paragraph.clone()]) else {
            if let Some(last) = found.last_mut() {
                last.range.end = paragraph.end;
            }
            continue;
        };
        let number: usize = head[2].parse().expect("two digits");
        let own = (head[1].len(), head[3].to_owned());
        let fits = style.as_ref().is_none_or(|it| *it == own);
        let last = found.last().and_then(|it| it.number);
        if fits && last.is_some_and(|it| number <= it) {
            return Vec::new();
        }
        if fits && number == last.map_or(1, |it| it + 1) {
            style = Some(own);
            found.push(Section { range: paragraph, number: Some(number) });
        } else if let Some(last) = found.last_mut() {
            last.range.end = paragraph.end;
        }
    }
    if found.len() >= 5 { found } else { Vec::new() }
}

/// What can be moved or taken out as a whole: numbered sections but the last, which may hold what follows it; else
/// paragraphs of some length that say what no other says.
pub fn movable(text: &str) -> Vec<Section> {
    let mut sections = numbered(text);
    if sections.pop().is_some() {
        return sections;
    }
    let all = paragraphs(text);
    let same = |it: &Range<usize>| all.iter().filter(|other| text[(*other).clone()] == text[it.clone()]).count() > 1;
    let words = |it: &Range<usize>| text[it.clone()].split_whitespace().count();
    // What a heading stands above is no paragraph by itself.
    let headed =
        |index: usize| index > 0 && words(&all[index - 1]) <= 8 && !text[all[index - 1].clone()].ends_with('.');
    let lone = |(index, it): &(usize, &Range<usize>)| words(it) >= 14 && !same(it) && !headed(*index);
    all.iter()
        .enumerate()
        .filter(lone)
        .skip(1)
        .map(|it| it.1)
        .map(|it| Section { range: it.clone(), number: None })
        .collect()
}

/// Lines of a range, each with its range.
pub fn lines(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = range.start;
    let mut found = Vec::new();
    for line in text[range.clone()].split_inclusive('\n') {
        found.push(at..at + line.trim_end_matches(['\n', '\r']).len());
        at += line.len();
    }
    found
}

/// Words of a piece with one blank between them.
pub fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a piece is one short line in capitals, or a number and a few words without a stop.
pub fn is_headline(piece: &str) -> bool {
    let bare = piece.trim();
    let words: Vec<&str> = bare.split_whitespace().collect();
    let capitals = bare.chars().any(char::is_uppercase) && !bare.chars().any(char::is_lowercase);
    let numbered = HEAD.is_match(piece) && !bare.ends_with(['.', ',', ';', ':']) && words.len() <= 7;
    !bare.contains('\n') && words.len() <= 8 && (capitals && words.len() >= 2 || numbered)
}
