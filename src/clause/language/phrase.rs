//! A stretch of a sentence → the acts that it names, their object, and the words that narrow them.

use super::patterns;
use super::vocabulary::{self, Act, Named, Object, WordForm};
use crate::never::{part_of, slice};
use crate::pattern::Constant;
use std::ops::Range;

/// One act with the words around it, in bytes of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) act: Option<Act>,
    pub(super) object: Range<usize>,
    pub(super) before: Range<usize>,
    pub(super) behind: Range<usize>,
}

/// What takes part of a predicate back.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hedge {
    /// Consent would.
    pub(super) is_consent: bool,
    /// Something else would.
    pub(super) is_hedged: bool,
}

/// Words that may stand before the act: they neither name it nor narrow it.
const SKIPPED: [&str; 70] = [
    "to",
    "be",
    "been",
    "you",
    "anyone",
    "others",
    "directly",
    "indirectly",
    "or",
    "and",
    "also",
    "either",
    "both",
    "further",
    "even",
    "ever",
    "attempt",
    "attempting",
    "try",
    "seek",
    "wish",
    "wishes",
    "want",
    "wants",
    "intend",
    "intends",
    "plan",
    "plans",
    "choose",
    "propose",
    "like",
    "would",
    "allow",
    "allowing",
    "permit",
    "permitting",
    "let",
    "letting",
    "cause",
    "enable",
    "help",
    "encourage",
    "any",
    "third",
    "party",
    "parties",
    "the",
    "right",
    "rights",
    "have",
    "a",
    "an",
    "all",
    "knowingly",
    "hereby",
    "licensee",
    "it",
    "they",
    "other",
    "such",
    "not",
    "otherwise",
    "person",
    "user",
    "then",
    "in",
    "related",
    "relating",
    "pertaining",
    "connected",
];
/// Words that end an object and begin what narrows the act.
const STOPS: [&str; 48] = [
    "for", "in", "on", "to", "with", "outside", "as", "by", "under", "unless", "without", "if", "that", "which", "who",
    "at", "within", "from", "against", "into", "through", "only", "when", "where", "while", "via", "using", "beyond",
    "inside", "except", "other", "because", "before", "after", "until", "so", "over", "during", "upon", "whether",
    "than", "is", "are", "may", "shall", "must", "solely", "but",
];
/// Words for a part or an instance of something: what they are of tells the class.
const PARTS: [&str; 22] = [
    "part",
    "parts",
    "portion",
    "portions",
    "any",
    "all",
    "whole",
    "copy",
    "copies",
    "document",
    "documents",
    "release",
    "object",
    "source",
    "licensed",
    "content",
    "contents",
    "image",
    "file",
    "files",
    "component",
    "components",
];
/// How many words may stand before a noun that names an act: "any commercial or military use".
const BEFORE: usize = 5;

static END: Constant = Constant::of(patterns::END);
static START: Constant = Constant::of(patterns::START);
static HEDGE: Constant = Constant::of(patterns::HEDGE);
static CONSENTED: Constant = Constant::of(patterns::CONSENTED);

/// Where a stretch that begins at `from` ends.
pub(super) fn end(lower: &str, from: usize) -> usize {
    let rest = slice(lower, from..);
    let end = END.find_iter(rest).find(|it| it.start() > 0).map_or(rest.len(), |it| it.start());
    from + end
}

/// Where the stretch that ends at `to` begins.
pub(super) fn start(lower: &str, to: usize) -> usize {
    START.find_iter(slice(lower, 0..to)).last().map_or(0, |it| it.end())
}

/// Whether words form a sentence with a verb of its own.
pub(super) fn has_verb(lower: &str) -> bool {
    const VERBS: [&str; 24] = [
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "may", "can", "shall", "must",
        "will", "should", "applies", "apply", "exists", "exist", "means", "stands", "gives",
    ];
    lower.split(|it: char| !it.is_alphanumeric()).any(|it| VERBS.contains(&it))
}

/// Whether a sentence begins with a condition in which something is not done: "if you cannot comply, you may not …".
pub(super) fn hangs_on_failure(lower: &str) -> bool {
    static FAILS: Constant = Constant::of(patterns::FAILS);
    static ROUTE: Constant = Constant::of(patterns::ROUTE);
    FAILS.is_match(lower) || ROUTE.is_match(lower)
}

/// What takes back part of what ends at `behind`: in its own words, or right after them.
pub(super) fn hedge(rest: &str, lower: &str, behind: &Range<usize>) -> Hedge {
    let own = lower.get(behind.clone()).unwrap_or("");
    let near = rest.get(..rest.char_indices().nth(own.len() + 24).map_or(rest.len(), |it| it.0)).unwrap_or(rest);
    let reach = near.find([';']).and_then(|at| near.get(..at)).unwrap_or(near);
    let is_consent = CONSENTED.is_match(rest);
    Hedge { is_consent, is_hedged: !is_consent && HEDGE.is_match(reach) }
}

/// Verbs, with their object behind them.
pub(super) fn verbs(lower: &str, range: Range<usize>) -> Vec<Phrase> {
    let words = words(lower, &range);
    let strings: Vec<&str> = words.iter().map(|it| it.0).collect();
    let first = strings.iter().position(|it| !SKIPPED.contains(it)).unwrap_or(strings.len());
    let found = |at: usize| acting(&strings, at).into_iter().find(|it| it.form != WordForm::Noun);
    let mut phrases = Vec::new();
    if acting(&strings, first).is_empty() {
        // "Sublet, sell or lease": the first verb has no name here, those beside it have.
        let between = |at: usize| {
            let from = words.get(at.wrapping_sub(1)).map_or(range.start, |it| it.1.end);
            slice(lower, from..words.get(at).map_or(from, |it| it.1.start))
        };
        let near = strings.iter().enumerate().skip(first + 1).take(8).take_while(|it| !STOPS.contains(it.1));
        let beside =
            near.filter(|(at, _)| between(*at).contains(',') || strings.get(at - 1).is_some_and(|it| is_link(it)));
        let beside = beside
            .map(|it| it.0)
            .find_map(|at| acting(&strings, at).into_iter().find(|it| it.form == WordForm::Verb).map(|it| (at, it)));
        if let Some((at, head)) = beside {
            follow(&words, &strings, at, head, &range, &mut phrases);
        }
        return phrases;
    }
    if let Some(head) = found(first) {
        follow(&words, &strings, first, head, &range, &mut phrases);
        // A verb that is a noun as well: "use" and "uses".
    } else if let Some(head) = acting(&strings, first).into_iter().next() {
        follow(&words, &strings, first, head, &range, &mut phrases);
    }
    phrases
}

/// Nouns or gerunds, or a purpose alone.
pub(super) fn nouns(lower: &str, range: Range<usize>) -> Vec<Phrase> {
    let words = words(lower, &range);
    let strings: Vec<&str> = words.iter().map(|it| it.0).collect();
    let mut phrases = Vec::new();
    let mut narrowing = 0;
    for at in 0..strings.len() {
        let Some(word) = strings.get(at) else { break };
        // "Use" at the end of "for military use" belongs to the purpose.
        let is_purpose = at > 0 && matches!(*word, "for" | "by" | "outside" | "within");
        if is_purpose
            || narrowing > BEFORE
            || matches!(*word, "if" | "where" | "when" | "unless" | "that" | "which" | "who")
        {
            break;
        }
        // "Every right to adapt it": verbs follow.
        let is_right = matches!(
            *word,
            "right"
                | "rights"
                | "permission"
                | "authorization"
                | "authorisation"
                | "license"
                | "licence"
                | "power"
                | "freedom"
                | "leave"
        );
        if is_right && strings.get(at + 1) == Some(&"to") {
            let from = words.get(at + 1).map_or(range.end, |it| it.1.end);
            return verbs(lower, from..range.end);
        }
        let names = |it: &Named| matches!(it.form, WordForm::Noun | WordForm::Gerund);
        if let Some(head) = acting(&strings, at).into_iter().find(names) {
            follow(&words, &strings, at, head, &range, &mut phrases);
            break;
        }
        // An act that has no name here: "from transacting business".
        if narrowing == 0 && word.ends_with("ing") && !SKIPPED.contains(word) {
            return phrases;
        }
        narrowing += usize::from(!SKIPPED.contains(word));
    }
    if phrases.is_empty() && !strings.is_empty() {
        let none = range.start..range.start;
        phrases.push(Phrase { act: None, object: none.clone(), before: none, behind: range });
    }
    phrases
}

/// The object before "may not be", the acts behind it.
pub(super) fn passive(lower: &str, object: Range<usize>, range: Range<usize>) -> Vec<Phrase> {
    let words = words(lower, &range);
    let strings: Vec<&str> = words.iter().map(|it| it.0).collect();
    let first = strings.iter().position(|it| !SKIPPED.contains(it)).unwrap_or(strings.len());
    let Some(head) = acting(&strings, first).into_iter().find(|it| it.form == WordForm::Participle) else {
        return Vec::new();
    };
    let mut phrases = Vec::new();
    follow(&words, &strings, first, head, &range, &mut phrases);
    for it in &mut phrases {
        // What stands right behind the participle narrows it: "sold commercially".
        it.behind = it.object.start.min(it.behind.start)..it.behind.end;
        it.object = object.clone();
    }
    phrases
}

fn words<'a>(lower: &'a str, range: &Range<usize>) -> Vec<(&'a str, Range<usize>)> {
    let text = slice(lower, range.clone());
    let moved = |it: Range<usize>| it.start + range.start..it.end + range.start;
    vocabulary::words(text).into_iter().map(|(word, at)| (word, moved(at))).collect()
}

fn acting(strings: &[&str], at: usize) -> Vec<Named> {
    strings.get(at..).map(vocabulary::named).unwrap_or_default()
}

/// Reads on from the first act: the acts beside it, their object, and what narrows them.
fn follow(
    words: &[(&str, Range<usize>)],
    strings: &[&str],
    first: usize,
    head: Named,
    range: &Range<usize>,
    phrases: &mut Vec<Phrase>,
) {
    let mut acts = vec![head.act];
    let mut at = first + head.length;
    let is_noun = matches!(head.form, WordForm::Noun);
    // "use, copy or sell the work": all of them have the same object.
    loop {
        let next = at + part_of(strings, at..).iter().take_while(|it| is_link(it)).count();
        let beside = acting(strings, next).into_iter().find(|it| alike(it.form, head.form));
        // "Modify the license": what an article announces is an object, and no second verb.
        let is_thing = head.form == WordForm::Verb
            && next > at
            && strings.get(next - 1).is_some_and(|it| matches!(*it, "the" | "a" | "an" | "this" | "any" | "your"));
        let beside = beside.filter(|_| !is_thing && (next > at || strings.get(next) != Some(&"use")));
        let Some(beside) = beside else { break };
        acts.push(beside.act);
        at = next + beside.length;
    }
    at += aside(part_of(strings, at..));
    let skips_of = is_noun || strings.get(at) == Some(&"of");
    let from = at + usize::from(skips_of && strings.get(at) == Some(&"of"));
    let mut until = from;
    let mut another = None;
    while let Some(word) = strings.get(until) {
        if STOPS.contains(word) || until > from + 14 {
            break;
        }
        let next = until + 1;
        if is_link(word) && until > from {
            let after = next + part_of(strings, next..).iter().take_while(|it| is_link(it)).count();
            another =
                acting(strings, after).into_iter().find(|it| it.form == head.form && !is_noun).map(|it| (after, it));
            if another.is_some() {
                break;
            }
        }
        until = next;
    }
    let place = |at: usize| words.get(at).map_or(range.end, |it| it.1.start);
    let end_of = |at: usize| at.checked_sub(1).and_then(|it| words.get(it)).map_or(range.start, |it| it.1.end);
    let object = if until > from { place(from)..end_of(until) } else { place(from)..place(from) };
    let before = range.start..words.get(first).map_or(range.end, |it| it.1.start);
    let behind = match another {
        Some(_) => end_of(until)..end_of(until),
        None => end_of(until).max(range.start).min(range.end)..range.end,
    };
    acts.dedup();
    phrases.extend(acts.into_iter().map(|act| Phrase {
        act: Some(act),
        object: object.clone(),
        before: before.clone(),
        behind: behind.clone(),
    }));
    if let Some((after, it)) = another {
        follow(words, strings, after, it, range, phrases);
    }
}

/// How many words only say "in any manner" between a verb and its object.
fn aside(strings: &[&str]) -> usize {
    let is_kind = |it: &str| matches!(it, "manner" | "way" | "form" | "part" | "means" | "time" | "whole" | "medium");
    let opens = strings.first().is_some_and(|it| matches!(*it, "in" | "by" | "at"));
    let until = strings.iter().take(5).rposition(|it| is_kind(it)).filter(|_| opens);
    // "in any form" at the end narrows nothing that follows.
    until
        .filter(|at| strings.len() > at + 1 && !STOPS.contains(strings.get(at + 1).unwrap_or(&"")))
        .map_or(0, |at| at + 1)
}

/// "Copying, alteration and sale": gerunds and nouns stand beside each other.
fn alike(a: WordForm, b: WordForm) -> bool {
    let names = |it| matches!(it, WordForm::Noun | WordForm::Gerund);
    a == b || names(a) && names(b)
}

fn is_link(word: &str) -> bool {
    matches!(word, "and" | "or" | "nor" | "and/or" | "to" | "otherwise" | "then" | "also" | "any" | "the" | "not")
        || word.ends_with("ly") && word != "only"
}

/// The class of an object: by its words, by what "it" stands for, else by the capitals of a name that the text gave the
/// work.
pub(super) fn object(lower: &str, written: &str, range: &Range<usize>) -> Object {
    let words = slice(lower, range.clone());
    let is_part = |it: &&str| PARTS.contains(it);
    let known = Object::of(vocabulary::words(words).into_iter().map(|it| it.0).filter(|it| !is_part(it)));
    if known != Object::NONE {
        return known;
    }
    // "The licence, which you may not change".
    let near = vocabulary::words(slice(lower, 0..range.start));
    let is_relative = words.trim().is_empty() && near.iter().rev().skip(1).take(5).any(|it| it.0 == "which");
    // "Those" stands for something where no noun follows: "this file" does not.
    let stands_for = |at: usize, word: &str, last: usize| match word {
        "this" | "these" | "those" => at == last,
        _ => matches!(word, "it" | "them" | "they" | "thereof"),
    };
    let all = vocabulary::words(words);
    if is_relative || all.iter().enumerate().any(|(at, it)| stands_for(at, it.0, all.len() - 1)) {
        // The nearest thing named before; "copies of this licence document" are of the licence.
        let before = near.into_iter().rev().filter(|it| !is_relative || vocabulary::named(&[it.0]).is_empty());
        let named = before.map(|it| it.0).filter(|it| !is_part(it)).map(|it| Object::of([it].into_iter()));
        let work = || Object::named("work").unwrap_or(Object::NONE);
        return named.take(40).find(|it| *it != Object::NONE).unwrap_or_else(work);
    }
    let is_named = written.get(range.clone()).is_some_and(|it| !capitalised(it).is_empty());
    let points = |it: &str| matches!(it, "this" | "these" | "those" | "itself" | "themselves");
    let own = vocabulary::words(words).into_iter().map(|it| it.0);
    let mut own = own.filter(|it| !SKIPPED.contains(it) && !points(it)).peekable();
    let says_nothing = own.peek().is_none();
    let is_part = own.all(|it| PARTS.contains(&it) || it == "of");
    let class = if is_named || is_part { "work" } else { "other" };
    if says_nothing { Object::NONE } else { Object::named(class).unwrap_or(Object::NONE) }
}

/// The capitalised words of a text: where they begin and end.
pub(super) fn capitalised(text: &str) -> Vec<(usize, usize)> {
    let words = vocabulary::words(text).into_iter();
    words
        .filter(|(word, _)| word.starts_with(char::is_uppercase) && word.len() > 1)
        .map(|(_, at)| (at.start, at.end))
        .collect()
}

/// How long the printed number at an item's head is.
pub(super) fn number(item: &str) -> usize {
    static NUMBER: Constant = Constant::of(patterns::ITEM_NUMBER);
    NUMBER.find(item).map_or(0, |it| it.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ban_may_hang_on_a_failure_or_on_one_route() {
        assert!(hangs_on_failure("6. if you cannot satisfy both duties at once, you "));
        assert!(hangs_on_failure("if you distribute copies under this section, you "));
        assert!(!hangs_on_failure("if you are a bank, you "));
        assert!(!hangs_on_failure("you "));
    }

    #[test]
    fn what_it_is_done_to_is_told_by_the_nearest_name() {
        let class = |text: &str, thing: &str| {
            let at = text.rfind(thing).unwrap();
            object(&text.to_lowercase(), text, &(at..at + thing.len())).id()
        };
        assert_eq!(class("You may copy this licence document, but changing it", "it"), "licence");
        assert_eq!(class("You may copy the Software, but may not sell it", "it"), "work");
        assert_eq!(class("You may not sell the Wren", "the Wren"), "work");
        assert_eq!(class("You may not sell kittens", "kittens"), "other");
        assert_eq!(class("You may not change any part", "any part"), "work");
    }
}
