//! What of a text the rules can read: they read English.
//!
//! What is in another language is neither judged nor passed over: it is unread, however short it is, unless an approved
//! text has it. Where a text says everything twice, each paragraph of the one language is paired with its counterpart
//! in the other, and what has none is said.

use super::text::Text;
use super::translation::{self, Paragraph, Translation};
use crate::assess::{Assessment, Unread};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{has_own_script, is_english, is_other_script, language_name, language_of, script_language};
use crate::never::part_of;
use std::collections::BTreeMap;

/// Letters of another alphabet than English's that make a word: a single one is a sign, such as "µ".
const FEWEST_LETTERS: usize = 2;

/// Of how many letters one of another alphabet makes a sentence foreign: a sentence that names a term twice is English.
const SHARE: usize = 4;

/// Words that limit in the languages which share English's letters, where they stand in a copyright line: the other
/// words of such a line are mostly names.
const LIMITING: [&str; 58] = [
    "nur",
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keinerlei",
    "ohne",
    "verboten",
    "untersagt",
    "ausschließlich",
    "ausschliesslich",
    "ausgenommen",
    "vorbehaltlich",
    "uniquement",
    "seulement",
    "exclusivement",
    "interdit",
    "interdite",
    "interdits",
    "sauf",
    "réservé",
    "réservée",
    "sans",
    "ne",
    "pas",
    "aucun",
    "aucune",
    "solo",
    "sólo",
    "solamente",
    "únicamente",
    "exclusivamente",
    "prohibido",
    "prohibida",
    "excepto",
    "salvo",
    "sin",
    "ningún",
    "no",
    "soltanto",
    "esclusivamente",
    "vietato",
    "vietata",
    "tranne",
    "senza",
    "apenas",
    "somente",
    "proibido",
    "proibida",
    "exceto",
    "sem",
    "não",
    "alleen",
    "uitsluitend",
    "niet",
    "geen",
    "zonder",
    "tylko",
];

/// The same where words are not set apart by spaces. A company's form ("有限公司") is taken out before.
const LIMITING_SIGNS: [&str; 16] =
    ["不", "仅", "僅", "禁", "勿", "只", "须", "須", "除", "非", "限", "のみ", "ない", "만 ", "금지", "불가"];

/// The language of words that the rules do not read; `None` where they can be read.
pub(super) fn foreign(text: &Text<'_>, clause: usize, words: &str) -> Option<&'static str> {
    let told = text.clauses.list.get(clause).and_then(|it| it.language).filter(|it| *it != "en");
    if words.is_ascii() && told.is_none() {
        return None;
    }
    let (mut letters, mut others) = (0_usize, 0_usize);
    for character in words.chars().filter(|it| it.is_alphabetic()) {
        letters += 1;
        others += usize::from(is_other_script(character));
    }
    if others >= FEWEST_LETTERS && others * SHARE > letters {
        return Some(told.or_else(|| language_of(words)).filter(|it| *it != "en").unwrap_or(script_language(words)));
    }
    // The sentences of a clause in two languages differ; what has English's letters alone may be its English half.
    told.filter(|it| !has_own_script(it) && !is_english(words) && letters >= FEWEST_LETTERS)
}

/// Why a sentence is beyond the rules by its language; `rest` are its words that no approved text has.
pub(super) fn barred<'a>(
    text: &Text<'_>,
    clause: usize,
    words: &str,
    rest: impl Fn() -> Vec<&'a str>,
) -> Option<String> {
    // A copyright line in any language is mostly names.
    if !is_copyright(words)
        && let Some(language) = foreign(text, clause, words)
    {
        return Some(format!("the rules read English, and this is in another language ({language})"));
    }
    may_limit(words, &rest).then(|| "words in another language stand in it, and the rules read English".to_owned())
}

/// Whether words that another language has, or letters that English lacks, may limit in a sentence that is otherwise
/// read.
fn may_limit<'a>(words: &str, rest: &impl Fn() -> Vec<&'a str>) -> bool {
    let has_letters = |it: &&str| it.chars().filter(|it| is_other_script(*it)).count() >= FEWEST_LETTERS;
    if !is_copyright(words) {
        return !words.is_ascii() && rest().iter().any(has_letters);
    }
    let lower = words.to_lowercase().replace("有限", "");
    let limits = lower.split(|it: char| !it.is_alphabetic()).any(|it| LIMITING.contains(&it));
    limits || LIMITING_SIGNS.iter().any(|it| lower.contains(it)) || rest().iter().any(|it| is_untold(it))
}

fn is_copyright(words: &str) -> bool {
    let bare = words.trim_start_matches(|it: char| !it.is_alphanumeric() && it != '©').to_lowercase();
    ["copyright", "copr", "(c)", "c) ", "©", "版权", "著作权"].iter().any(|it| bare.starts_with(it))
}

/// Whether a word is in letters of which it cannot be told whether they limit: neither European nor Chinese, Japanese
/// or Korean, or in small letters where names have capitals.
fn is_untold(word: &str) -> bool {
    let first = word.chars().find(|it| it.is_alphabetic());
    first.is_some_and(|it| {
        is_other_script(it) && !it.is_uppercase() && !matches!(it, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
    })
}

/// Whether words say something at all: a number or a rule line has no language.
pub(super) fn says_something(words: &str) -> bool {
    words.chars().filter(|it| it.is_alphabetic()).nth(FEWEST_LETTERS - 1).is_some()
}

/// Says what of the text is in another language than the rules read, and what of it has no counterpart in English.
/// A paragraph that stands in one language alone is unread, even where its words are known: the text that has them has
/// the other half too.
pub(super) fn note(text: &Text<'_>, assessment: &mut Assessment) {
    let mut foreign: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut english = 0;
    for clause in &text.clauses.list {
        let words = text.document.plain.slice(clause.span);
        match clause.language {
            Some("en") => english += 1,
            Some(language) if says_something(words) => {
                let (all, unread) = foreign.entry(language).or_default();
                *all += 1;
                *unread += usize::from(!assessment.read.get(clause.id).copied().unwrap_or(false));
            }
            _ => {}
        }
    }
    if foreign.is_empty() {
        return;
    }
    let message = told(&foreign, english);
    assessment.diagnostics.push(Diagnostic::new(Code::Language, message));
    for translation in translation::translations(text) {
        compare(text, &translation, assessment);
    }
}

fn told(foreign: &BTreeMap<&str, (usize, usize)>, english: usize) -> String {
    let names: Vec<String> = foreign.keys().map(|it| format!("{} ({it})", language_name(it))).collect();
    let names = names.join(", ");
    let (all, unread) = foreign.values().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    if english == 0 {
        let known = if unread == 0 { "; its sentences stand in an approved text" } else { "" };
        return format!("the text is in {names}: the rules read English, so nothing in it is judged{known}");
    }
    let are = if all == 1 { "clause is" } else { "clauses are" };
    let others = match all - unread {
        0 => "the others are unread".to_owned(),
        known if known == all => "the others stand in an approved text".to_owned(),
        known => format!("of the others {known} stand in an approved text and {unread} are unread"),
    };
    format!("{all} {are} in {names}: the rules read the {english} English ones, and {others}")
}

/// What one language says and the other does not.
fn compare(text: &Text<'_>, translation: &Translation, assessment: &mut Assessment) {
    let name = language_name(translation.language);
    let sides = [(name, "English", &translation.foreign_alone), ("English", name, &translation.english_alone)];
    for (here, there, alone) in sides {
        let Some(first) = alone.first() else { continue };
        let places: Vec<&str> = alone.iter().take(6).map(|it| label(text, it.clause)).collect();
        let more = if alone.len() > places.len() { ", …" } else { "" };
        let paragraphs = if alone.len() == 1 { "paragraph" } else { "paragraphs" };
        let message = format!(
            "the {here} part has {} {paragraphs} without a counterpart in the {there} part: {}{more}",
            alone.len(),
            places.join(", ")
        );
        assessment.diagnostics.push(Diagnostic::at(Code::Language, first.span, message));
        let because = format!("the {there} part has no counterpart of it: the text does not say the same twice");
        add_unread(assessment, alone, &because);
    }
    if translation.foreign_alone.is_empty() && translation.english_alone.is_empty() {
        let count = translation.pairs;
        let message = format!(
            "the {name} part has the same {count} paragraphs as the English one, by number and place; whether they say the same is not judged"
        );
        assessment.diagnostics.push(Diagnostic::new(Code::Language, message));
    }
}

fn label<'a>(text: &'a Text<'_>, clause: usize) -> &'a str {
    text.clauses.list.get(clause).map_or("", |it| it.label.as_str())
}

/// Notes paragraphs as unread, each in its place, unless words of it are so already.
fn add_unread(assessment: &mut Assessment, paragraphs: &[Paragraph], because: &str) {
    let known = assessment.unread.len();
    for it in paragraphs {
        let before = part_of(&assessment.unread, ..known).partition_point(|other| other.span.end <= it.span.start);
        let is_unread =
            assessment.unread.get(before).filter(|_| before < known).is_some_and(|other| other.span.overlaps(it.span));
        if is_unread {
            continue;
        }
        let because = because.to_owned();
        let unread = Unread { clause: it.clause, span: it.span, because, may_grant: false, words: None };
        assessment.unread.push(unread);
        if let Some(read) = assessment.read.get_mut(it.clause) {
            *read = false;
        }
    }
    assessment.unread.sort_by_key(|it| it.span.start);
}
