//! A text that says everything in two languages: which paragraph of the one is the counterpart of which of the other.
//!
//! A counterpart has the same number, or the same place in the sequence and about the same length. Words are not
//! compared: whether a translation is true is for a reader who knows both languages.

use super::language::says_something;
use super::text::Text;
use crate::document::{Span, has_own_script, is_other_script, script_language};
use crate::never::slice;
use std::collections::{BTreeMap, BTreeSet};

/// A text's second language beside its English one.
pub(super) struct Translation {
    /// Which language.
    pub(super) language: &'static str,
    /// How many paragraphs have a counterpart.
    pub(super) pairs: usize,
    /// Its paragraphs that have none in English.
    pub(super) foreign_alone: Vec<Paragraph>,
    /// English paragraphs that have none in it.
    pub(super) english_alone: Vec<Paragraph>,
}

/// One line of the plain text, which is a heading, an item or a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// The clause that it stands in.
    pub(super) clause: usize,
    /// Its words, in the document's text.
    pub(super) span: Span,
    language: &'static str,
    /// The number that it begins with, in arabic digits; empty where it has none.
    number: String,
    letters: usize,
    /// Its letters and digits, to find it again where it stands twice.
    words: String,
}

/// A part of fewer paragraphs than this is a remark, not a second version of the text.
const FEWEST_PARAGRAPHS: usize = 2;

/// How small the part may be against the English one: a fourth of what it would have as a translation.
const SMALLEST: usize = 4;

/// How many English letters one sign of Chinese or Japanese says, about.
const LETTERS_A_SIGN: usize = 3;

/// The second versions of a text, one for each language that has as much as makes one.
pub(super) fn translations(text: &Text<'_>) -> Vec<Translation> {
    let all = paragraphs(text);
    let counts = counts(&all);
    let all = without_quoted(all, &counts);
    let mut languages: Vec<&'static str> = all.iter().map(|it| it.language).filter(|it| *it != "en").collect();
    languages.sort_unstable();
    languages.dedup();
    let of = |language: &str| all.iter().filter(|it| it.language == language).cloned().collect::<Vec<_>>();
    let english = of("en");
    languages.into_iter().filter_map(|it| translation(it, of(it), english.clone(), &counts)).collect()
}

fn translation(
    language: &'static str,
    foreign: Vec<Paragraph>,
    english: Vec<Paragraph>,
    counts: &BTreeMap<String, usize>,
) -> Option<Translation> {
    let weight = |all: &[Paragraph]| all.iter().map(|it| it.letters).sum::<usize>();
    let (here, there) = (weight(&foreign), weight(&english));
    let is_part = |all: &[Paragraph]| all.len() >= FEWEST_PARAGRAPHS;
    if !is_part(&foreign) || !is_part(&english) || here * SMALLEST < there || there * SMALLEST < here {
        return None;
    }
    let paired = paired(&foreign, &english);
    // What stands twice in one language is its own counterpart.
    let alone = |all: Vec<Paragraph>, has: &dyn Fn(usize) -> bool| {
        let stands_once = |it: &Paragraph| counts.get(&it.words).is_none_or(|it| *it == 1);
        let alone = all.into_iter().enumerate().filter(|(at, it)| !has(*at) && stands_once(it));
        alone.map(|it| it.1).collect::<Vec<_>>()
    };
    Some(Translation {
        language,
        pairs: paired.len(),
        foreign_alone: alone(foreign, &|at| paired.binary_search_by_key(&at, |it| it.0).is_ok()),
        english_alone: alone(english, &|at| paired.binary_search_by_key(&at, |it| it.1).is_ok()),
    })
}

/// The paragraphs of a text in its order.
fn paragraphs(text: &Text<'_>) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = Vec::new();
    for clause in &text.clauses.list {
        if text.document.in_front_matter(clause.span) {
            continue;
        }
        // Of a few signs the language cannot be told; their alphabet can.
        let told = clause.language.unwrap_or("en");
        let own = text.document.plain.from_source(clause.span);
        let mut at = own.start;
        let first = all.len();
        for line in slice(&text.document.plain.text, own.range()).split_inclusive('\n') {
            let span = Span::new(at, at + line.len()).trimmed(&text.document.plain.text);
            at += line.len();
            let said = without_addresses(line);
            if says_something(&said) {
                let (language, span) = (language_of_line(&said, told), text.document.plain.to_source(span));
                let words = folded(&said);
                all.push(Paragraph {
                    clause: clause.id,
                    span,
                    language,
                    number: number(line),
                    letters: weight(&said),
                    words,
                });
            }
        }
        // A number on a line of its own is the first paragraph's.
        if let (Some(printed), Some(it)) = (clause.number, all.get_mut(first))
            && it.number.is_empty()
        {
            it.number = number(text.document.slice(printed));
        }
    }
    all
}

/// Without English lines that stand within another language's part and elsewhere too, wherever they stand: a notice to
/// copy, which both parts quote, is its own counterpart.
fn without_quoted(all: Vec<Paragraph>, counts: &BTreeMap<String, usize>) -> Vec<Paragraph> {
    let mut around = "";
    let mut quoted = BTreeSet::new();
    for it in &all {
        let is_twice = it.language == "en" && counts.get(&it.words).is_some_and(|it| *it > 1);
        if !is_twice {
            around = it.language;
        } else if around != "en" {
            quoted.insert(it.words.clone());
        }
    }
    all.into_iter().filter(|it| !quoted.contains(&it.words)).collect()
}

/// How often the words of each paragraph stand in the text.
fn counts(all: &[Paragraph]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for it in all {
        *counts.entry(it.words.clone()).or_default() += 1;
    }
    counts
}

/// An address is in no language.
fn without_addresses(line: &str) -> String {
    let is_address = |it: &&str| it.contains("://") || it.starts_with("www.");
    line.split_whitespace().filter(|it| !is_address(it)).collect::<Vec<_>>().join(" ")
}

fn folded(line: &str) -> String {
    line.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn language_of_line(line: &str, told: &'static str) -> &'static str {
    let (letters, others) = line
        .chars()
        .filter(|it| it.is_alphabetic())
        .fold((0_usize, 0_usize), |sum, it| (sum.0 + 1, sum.1 + usize::from(is_other_script(it))));
    match (told, others * 4 > letters) {
        // Where the letters tell the two apart, each line is its own witness.
        ("en", true) => script_language(line),
        (told, false) if has_own_script(told) => "en",
        (told, _) => told,
    }
}

/// How much a line says, in letters as English would have them.
fn weight(line: &str) -> usize {
    let letter =
        |it: char| if matches!(it, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}') { LETTERS_A_SIGN } else { 1 };
    line.chars().filter(|it| it.is_alphabetic()).map(letter).sum()
}

/// The number that a line begins with: "1.", "(2)", "第三条", "四、". Letters number nothing here, for languages have
/// other ones.
fn number(line: &str) -> String {
    let bare = line.trim_start_matches(|it: char| it.is_whitespace() || "(（[【#*第§".contains(it));
    let word = ["Article", "Section", "ARTICLE", "SECTION", "Artikel", "Art.", "Abschnitt"];
    let bare = word.iter().find_map(|it| bare.strip_prefix(it)).unwrap_or(bare).trim_start();
    let digits: String = bare.chars().take_while(|it| it.is_ascii_digit() || *it == '.').collect();
    if digits.starts_with(|it: char| it.is_ascii_digit()) {
        // One language may number "1.2" what another numbers "(二)" below "一".
        return digits.trim_end_matches('.').rsplit('.').next().unwrap_or("").to_owned();
    }
    let signs: Vec<char> = bare.chars().take_while(|it| chinese_digit(*it).is_some()).take(4).collect();
    let ends = bare.chars().nth(signs.len()).is_some_and(|it| "、.．)）条章节 ".contains(it));
    if signs.is_empty() || !ends { String::new() } else { chinese_number(&signs).to_string() }
}

fn chinese_digit(sign: char) -> Option<usize> {
    "〇一二三四五六七八九十".chars().position(|it| it == sign)
}

/// "十" is ten, "十二" twelve, "三十" thirty.
fn chinese_number(signs: &[char]) -> usize {
    signs.iter().filter_map(|it| chinese_digit(*it)).fold(0, |number, digit| match (digit, number) {
        (10, 0) => 10,
        (10, number) => number * 10,
        (digit, number) if number % 10 == 0 => number + digit,
        (digit, number) => number * 10 + digit,
    })
}

/// What it costs to leave a paragraph without a counterpart.
const ALONE: f32 = 1.3;

/// What is gained by the same number, and what another number costs, or none: paragraphs after one that was put in are
/// numbered on.
const SAME_NUMBER: f32 = 0.8;
const OTHER_NUMBER: f32 = 1.2;
const ONE_NUMBER: f32 = 0.3;

/// How many paragraphs away from the diagonal counterparts are looked for: beyond them time would grow squared.
const REACH: usize = 60;

/// Pairs of paragraphs in the order of both sequences, by the least cost.
fn paired(foreign: &[Paragraph], english: &[Paragraph]) -> Vec<(usize, usize)> {
    let (rows, columns) = (foreign.len(), english.len());
    let total = |all: &[Paragraph]| all.iter().map(|it| it.letters).sum::<usize>().max(1);
    let ratio = as_number(total(english)) / as_number(total(foreign));
    // Of each row only the columns near the diagonal are kept.
    let first = |row: usize| (row * columns / rows.max(1)).saturating_sub(REACH);
    let width = (2 * REACH + 2).min(columns + 1);
    let mut costs = vec![f32::INFINITY; (rows + 1) * width];
    let mut steps = vec![Step::English; (rows + 1) * width];
    let cell = |row: usize, column: usize| {
        let within = column.checked_sub(first(row)).filter(|it| *it < width)?;
        Some(row * width + within)
    };
    for row in 0..=rows {
        for column in first(row)..(first(row) + width).min(columns + 1) {
            let at = |row: Option<usize>, column: Option<usize>| {
                let cost = row.zip(column).and_then(|(row, column)| costs.get(cell(row, column)?));
                cost.copied().unwrap_or(f32::INFINITY)
            };
            let (above, before) = (row.checked_sub(1), column.checked_sub(1));
            let match_cost = above
                .zip(before)
                .and_then(|(above, before)| Some(cost(foreign.get(above)?, english.get(before)?, ratio)));
            let ways = [
                (match_cost.map_or(f32::INFINITY, |it| at(above, before) + it), Step::Both),
                (at(above, Some(column)) + ALONE, Step::Foreign),
                (at(Some(row), before) + ALONE, Step::English),
            ];
            let best = ways.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((0.0, Step::Both));
            let best = if row == 0 && column == 0 { (0.0, Step::Both) } else { best };
            if let Some(index) = cell(row, column)
                && let (Some(cost), Some(step)) = (costs.get_mut(index), steps.get_mut(index))
            {
                (*cost, *step) = best;
            }
        }
    }
    traced(rows, columns, |row, column| cell(row, column).and_then(|it| steps.get(it).copied()))
}

#[derive(Clone, Copy)]
enum Step {
    Both,
    Foreign,
    English,
}

fn traced(rows: usize, columns: usize, step: impl Fn(usize, usize) -> Option<Step>) -> Vec<(usize, usize)> {
    let (mut row, mut column) = (rows, columns);
    let mut pairs = Vec::new();
    while row > 0 || column > 0 {
        match step(row, column) {
            Some(Step::Both) if row > 0 && column > 0 => {
                (row, column) = (row - 1, column - 1);
                pairs.push((row, column));
            }
            Some(Step::Foreign) if row > 0 => row -= 1,
            _ if column > 0 => column -= 1,
            _ => row = row.saturating_sub(1),
        }
    }
    pairs.reverse();
    pairs
}

/// How unlike two paragraphs are: by how much they say, and by their numbers.
fn cost(foreign: &Paragraph, english: &Paragraph, ratio: f32) -> f32 {
    /// Of short ones the length says little.
    const SHORT: f32 = 12.0;
    let (here, there) = (as_number(foreign.letters) * ratio + SHORT, as_number(english.letters) + SHORT);
    let unlike = (here / there).ln().abs();
    let by_number = match (foreign.number.is_empty(), english.number.is_empty()) {
        (true, true) => 0.0,
        (false, false) if foreign.number == english.number => -SAME_NUMBER,
        (false, false) => OTHER_NUMBER,
        _ => ONE_NUMBER,
    };
    unlike + by_number
}

#[expect(clippy::cast_precision_loss, reason = "a text's letters are far fewer than an f32 counts exactly")]
fn as_number(letters: usize) -> f32 {
    letters as f32
}
