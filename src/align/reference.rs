//! Cross-references: whether they still point to the same clause.
//!
//! "Section 4" that became "Section 5" because everything moved by one says nothing new; "Section 4" that now names
//! another clause does, whether its own words changed or not.

use super::class::EditClass;
use super::edit::Edit;
use super::row::Row;
use super::text::{Text, spans};
use crate::document::{Document, Span, Token, TokenKind};
use crate::never::part_of;
use std::collections::HashMap;

/// Words that a number behind them names a clause by.
const NAMES: [&str; 16] = [
    "section",
    "sections",
    "clause",
    "clauses",
    "paragraph",
    "paragraphs",
    "article",
    "articles",
    "subsection",
    "subsections",
    "part",
    "parts",
    "exhibit",
    "attachment",
    "appendix",
    "§",
];

/// Where clauses stand: the row of each, and the clause of each label that only one has.
pub(super) struct Places {
    rows: Vec<Vec<usize>>,
    /// The first clause of each document in each row.
    firsts: Vec<HashMap<usize, usize>>,
    labels: Vec<HashMap<String, Option<usize>>>,
    /// The same of what stands in an exhibit, without the exhibit's own letter: "3.1" of "A.3.1".
    inner: Vec<HashMap<String, Option<usize>>>,
}

impl Places {
    pub(super) fn of(texts: &[Text], rows: &[Row]) -> Self {
        let mut places = Self {
            rows: texts.iter().map(|it| vec![usize::MAX; it.1.list.len()]).collect(),
            firsts: texts.iter().map(|_| HashMap::new()).collect(),
            labels: texts.iter().map(|_| HashMap::new()).collect(),
            inner: texts.iter().map(|_| HashMap::new()).collect(),
        };
        for (index, row) in rows.iter().enumerate() {
            for ((slots, firsts), cell) in places.rows.iter_mut().zip(&mut places.firsts).zip(&row.cells) {
                firsts.extend(cell.clauses.iter().min().map(|it| (index, *it)));
                for clause in &cell.clauses {
                    if let Some(slot) = slots.get_mut(*clause) {
                        *slot = index;
                    }
                }
            }
        }
        for ((labels, inner), (_, clauses)) in places.labels.iter_mut().zip(&mut places.inner).zip(texts) {
            for clause in clauses.list.iter().filter(|it| it.number.is_some()) {
                if let Some((letter, own)) = clause.label.split_once('.')
                    && letter.len() == 1
                    && letter.bytes().all(|it| it.is_ascii_uppercase())
                {
                    inner.entry(own.to_lowercase()).and_modify(|it| *it = None).or_insert(Some(clause.id));
                }
                labels.entry(clause.label.to_lowercase()).and_modify(|it| *it = None).or_insert(Some(clause.id));
            }
        }
        places
    }

    /// Whether the rows of two targets show that clauses were renumbered: what the reference named has another number
    /// now, or what it names had another before.
    fn is_elsewhere(&self, sides: &Sides, was: usize, is: usize) -> bool {
        let numbers = |document: usize, row: usize| {
            let clause = self.firsts.get(document)?.get(&row).copied()?;
            sides.texts.get(document)?.1.list.get(clause)?.number
        };
        numbers(sides.here.0, was).is_some() || numbers(sides.there.0, is).is_some()
    }

    /// The row that a reference points to, made in a clause of this label: by its whole number, else by the clause that
    /// holds it; and whether it was the whole number.
    fn target(&self, document: usize, parts: &[String], from: &str) -> Option<(usize, bool)> {
        let (labels, inner) = (self.labels.get(document)?, self.inner.get(document)?);
        let is_absolute = parts.first()?.starts_with(|it: char| it.is_ascii_digit());
        let mut known = parts.len();
        while known > 0 {
            let own = parts.get(..known)?.join(".");
            let mut above = Some(from);
            // Where no clause outside an exhibit has the number, one in an exhibit is meant.
            let mut found = labels.get(&own).or_else(|| inner.get(&own).filter(|_| is_absolute)).copied().flatten();
            while let Some(path) = above.filter(|_| found.is_none() && !is_absolute) {
                found = labels.get(&format!("{path}.{own}")).copied().flatten();
                above = path.rsplit_once('.').map(|it| it.0);
            }
            if let Some(clause) = found {
                let row = self.rows.get(document)?.get(clause).copied()?;
                return Some((row, known == parts.len()));
            }
            known -= 1;
        }
        None
    }
}

/// One number behind "Section": where it stands, and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reference {
    span: Span,
    parts: Vec<String>,
    /// Whether it is of another text: "Section 107 of the Copyright Act".
    is_foreign: bool,
    /// Where the list of references begins that it belongs to.
    list: usize,
}

/// The two sides of a cell whose references are followed.
pub(super) struct Sides<'a> {
    pub texts: &'a [Text<'a>],
    pub there: (usize, &'a [usize]),
    pub here: (usize, &'a [usize]),
}

/// Classes edits of references, and adds those that changed their meaning and not their words.
pub(super) fn followed(places: &Places, sides: &Sides, edits: &mut Vec<Edit>) {
    let (Some(old), Some(new)) = (side(sides.texts, sides.there), side(sides.texts, sides.here)) else { return };
    if old.list.len() != new.list.len() {
        return;
    }
    let pairs: Vec<(&Reference, &Reference)> = old.list.iter().zip(&new.list).collect();
    for list in pairs.chunk_by(|a, b| a.0.list == b.0.list && a.1.list == b.1.list) {
        let follow = |(was, is): &(&Reference, &Reference)| {
            let was = places.target(sides.there.0, &was.parts, &old.label)?;
            let is = places.target(sides.here.0, &is.parts, &new.label)?;
            Some(Followed { same: was.0 == is.0, is_sure: was.1 && is.1 && places.is_elsewhere(sides, was.0, is.0) })
        };
        let follows: Vec<Option<Followed>> = list.iter().map(follow).collect();
        if list.len() > 1 && follows.iter().all(|it| it.is_some_and(|it| it.same)) {
            renumber(list, sides, edits);
            continue;
        }
        for (pair, follows) in list.iter().zip(follows) {
            if let Some(follows) = follows {
                one(*pair, follows, sides.there.0, edits);
            }
        }
    }
    edits.sort_by_key(|it| (it.here.start, it.there.start));
}

/// "Sections 5, 6 and 7" that became "6, 7 and 8": one edit, whichever of the numbers stand on both sides.
fn renumber(list: &[(&Reference, &Reference)], sides: &Sides, edits: &mut Vec<Edit>) {
    let (Some(first), Some(last)) = (list.first(), list.last()) else { return };
    let there = Span::new(first.0.span.start, last.0.span.end);
    let here = Span::new(first.1.span.start, last.1.span.end);
    let against = sides.there.0;
    // Where nothing stands for a number, its place is told by the word that comes next.
    let is_behind = |document: usize, list: Span, place: Span| {
        let between = sides.texts.get(document).and_then(|it| it.0.text.get(list.end..place.start));
        place.is_empty() && between.is_some_and(|it| it.trim().is_empty())
    };
    let is_inside = |it: &Edit| {
        (within(there, it.there) || is_behind(against, there, it.there))
            && (within(here, it.here) || is_behind(sides.here.0, here, it.here))
    };
    if edits.iter().any(is_inside) {
        edits.retain(|it| !is_inside(it));
        edits.push(Edit { class: EditClass::Renumbered, against, there, here });
    }
}

/// Whether a span, which may be empty, lies in another or at its edge.
fn within(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Where a reference leads.
#[derive(Clone, Copy)]
struct Followed {
    /// Whether to the same row on both sides.
    same: bool,
    /// Whether nothing but a change of the numbers can have led it elsewhere.
    is_sure: bool,
}

fn one((was, is): (&Reference, &Reference), follows: Followed, against: usize, edits: &mut Vec<Edit>) {
    let edit = edits.iter_mut().find(|it| it.there.overlaps(was.span) || it.here.overlaps(is.span));
    match edit {
        Some(edit) if within(was.span, edit.there) && within(is.span, edit.here) && !edit.there.is_empty() => {
            edit.class = if follows.same { EditClass::Renumbered } else { EditClass::Reference };
        }
        None if !follows.same && follows.is_sure && was.parts == is.parts && !is.is_foreign => {
            edits.push(Edit { class: EditClass::Reference, against, there: was.span, here: is.span });
        }
        _ => {}
    }
}

/// The references of one side, and the label of the clause that makes them.
struct Side {
    list: Vec<Reference>,
    label: String,
}

fn side(texts: &[Text], (document, clauses): (usize, &[usize])) -> Option<Side> {
    let text = texts.get(document)?;
    let label = text.1.list.get(*clauses.first()?)?.label.to_lowercase();
    let list = spans(text, clauses).into_iter().flat_map(|it| references(text.0, it)).collect();
    Some(Side { list, label })
}

fn references(document: &Document, span: Span) -> Vec<Reference> {
    let tokens = document.tokens.within(span);
    let word = |token: &Token| document.plain.slice(token.span).to_lowercase();
    let mut found: Vec<Reference> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if token.kind == TokenKind::Number || token.kind == TokenKind::Address || !NAMES.contains(&word(token).as_str())
        {
            continue;
        }
        let from = found.len();
        while let Some((reference, next)) = reference(document, tokens, at) {
            found.push(reference);
            at = next;
            // "2, 3 and 4": what joins them is passed over.
            let joins = |it: &&Token| matches!(word(it).as_str(), "," | "and" | "or" | "to" | "through" | "&");
            let more = part_of(tokens, at..).iter().take(2).take_while(joins).count();
            if more == 0 {
                break;
            }
            at += more;
        }
        let is_of = tokens.get(at).is_some_and(|it| word(it) == "of");
        let own = tokens.get(at + 1).is_some_and(|it| matches!(word(it).as_str(), "this" | "these" | "section"));
        let list = found.get(from).map_or(0, |it| it.span.start);
        for reference in found.iter_mut().skip(from) {
            reference.list = list;
            reference.is_foreign = is_of && !own;
        }
    }
    found
}

/// A number with the letters in brackets that follow it, and where it ends.
fn reference(document: &Document, tokens: &[Token], at: usize) -> Option<(Reference, usize)> {
    let mut parts = Vec::new();
    let mut next = at;
    let mut span: Option<Span> = None;
    while let Some(token) = tokens.get(next) {
        let word = document.plain.slice(token.span);
        let is_glued = span.is_none_or(|it| it.end == token.span.start);
        if token.kind == TokenKind::Number && parts.is_empty() {
            parts.extend(word.split('.').map(str::to_owned));
            next += 1;
        } else if is_count(word) && parts.is_empty() && word.chars().all(char::is_uppercase) {
            parts.push(word.to_lowercase());
            next += 1;
        } else if word == "(" && (is_glued || parts.is_empty()) {
            let inner = tokens.get(next + 1).map(|it| document.plain.slice(it.span)).filter(|it| is_count(it))?;
            if tokens.get(next + 2).map(|it| document.plain.slice(it.span)) != Some(")") {
                break;
            }
            parts.push(inner.to_lowercase());
            next += 3;
        } else {
            break;
        }
        let last = tokens.get(next - 1)?;
        span = Some(Span::new(span.map_or(token.span.start, |it| it.start), last.span.end));
    }
    Some((Reference { span: span?, parts, is_foreign: false, list: 0 }, next))
}

/// A letter, a roman numeral or a number of at most three digits.
fn is_count(word: &str) -> bool {
    let letters = word.len() <= 4 && word.bytes().all(|it| matches!(it.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    !word.is_empty()
        && (letters
            || word.len() == 1 && word.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
            || word.len() <= 3 && word.bytes().all(|it| it.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    fn found(text: &str) -> Vec<String> {
        let document = Document::read(&[Source::new("a.txt", text)]);
        let all = references(&document, Span::new(0, text.len()));
        all.iter().map(|it| format!("{}{}", it.parts.join("."), if it.is_foreign { " abroad" } else { "" })).collect()
    }

    #[test]
    fn references_are_read_with_their_letters_and_lists() {
        assert_eq!(found("under Sections 2.1(b), 3 and 4(a)(ii) hereof"), ["2.1.b", "3", "4.a.ii"]);
        assert_eq!(found("in paragraph (c) of this Section 5 you"), ["c", "5"]);
        assert_eq!(found("under Section 107 of the Copyright Act"), ["107 abroad"]);
        assert_eq!(found("assigned in Part 5 of Exhibit A"), ["5 abroad", "a"]);
        assert_eq!(found("each section of it, and 5 more"), [""; 0]);
    }
}
