//! Which sentences of a document stand in a standard text, word for word or nearly so.
//!
//! What is asked is words, not names: a sentence that stands in a text that was approved as open source is known to be
//! acceptable there, under the same lead-in. A standard text's own blanks (a year, the name of the holder) may be filled
//! in; any other number, name or word makes another sentence, and is shown as this text's own.

mod index;
mod names;
mod piece;

use self::index::PieceIndex;
pub use self::names::is_holder;
use self::piece::{FEWEST_WORDS, Paragraphs, Piece, anchors, key, pieces};
use super::{Entry, entries};
use crate::clause::Clauses;
use crate::document::{Document, Source, Span};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How a sentence stands to the standard text's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kinship {
    /// The same words.
    Exact,
    /// The same words, but for what the standard text leaves open.
    Cosmetic,
    /// Words differ.
    Edited,
}

/// A sentence, or a part of one, that a standard text has too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Precedent {
    /// Where it stands in the document.
    pub span: Span,
    /// The standard text that has it.
    pub entry: &'static Entry,
    /// Where it stands there.
    pub there: Span,
    /// How alike they are.
    pub kinship: Kinship,
    /// Words of the document that the standard text does not have.
    pub own: Vec<Span>,
    /// Words of the standard text that the document does not have.
    pub lacking: Vec<String>,
    /// Whether it hangs on a lead-in: "…: (a) …".
    pub is_item: bool,
}

/// How many standard sentences that share an anchor are looked at closely.
const MOST_COMPARED: usize = 10;
/// Longer sentences are not compared word by word.
const MOST_WORDS: usize = 400;

fn built_in() -> PieceIndex<'static> {
    static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pieces.bin"));
    #[expect(clippy::expect_used, reason = "the build script made the index")]
    PieceIndex::of(BYTES).expect("the index of pieces is whole")
}

/// The standard texts in the order in which the build script read them.
fn standard() -> &'static [&'static Entry] {
    static STANDARD: OnceLock<Vec<&'static Entry>> = OnceLock::new();
    STANDARD.get_or_init(|| entries().iter().filter(|it| !it.own).collect())
}

/// The label of a standard text's clause that stands there.
pub fn label_at(entry: &Entry, at: usize) -> String {
    /// Where each clause of a text begins, with its label.
    type Labels = OnceLock<Vec<(usize, String)>>;
    static LABELS: OnceLock<Vec<Labels>> = OnceLock::new();
    let all = LABELS.get_or_init(|| standard().iter().map(|_| OnceLock::new()).collect());
    let Some(slot) = standard().iter().position(|it| it.id == entry.id).and_then(|it| all.get(it)) else {
        return String::new();
    };
    let labels = slot.get_or_init(|| {
        let document = Document::read(&[Source::new(entry.id, entry.text())]);
        let clauses = Clauses::outline(&document);
        clauses.into_iter().map(|it| (it.span.start, it.label)).collect()
    });
    let before = labels.partition_point(|it| it.0 <= at);
    before.checked_sub(1).and_then(|it| labels.get(it)).map_or(String::new(), |it| it.1.clone())
}

/// Every sentence of a document that a standard text has, in the order of the document.
///
/// Of several texts that have a sentence, `original` (what the document was made from) is named where it may be.
pub fn precedents(document: &Document, original: Option<&'static Entry>) -> Vec<Precedent> {
    let all = pieces(&document.plain.text, Paragraphs::Lines);
    let original = original.map(Original::of);
    let found: Vec<Option<Precedent>> = all.iter().map(|it| precedent(document, &all, it, original.as_ref())).collect();
    found.into_iter().flatten().collect()
}

/// The text that a document was made from, with its pieces by their keys.
struct Original {
    entry: &'static Entry,
    pieces: BTreeMap<u64, Span>,
}

impl Original {
    fn of(entry: &'static Entry) -> Self {
        let all = pieces(entry.text(), Paragraphs::BlankLines);
        let place = |it: &Piece| (key(&all, it), Span::new(it.range.start, it.range.end));
        Self { entry, pieces: all.iter().map(place).collect() }
    }
}

/// How many sentences a document has, counted as [`precedents`] cuts it.
pub fn sentences(document: &Document) -> usize {
    pieces(&document.plain.text, Paragraphs::Lines).iter().filter(|it| it.words.len() >= FEWEST_WORDS).count()
}

fn precedent(document: &Document, all: &[Piece], piece: &Piece, original: Option<&Original>) -> Option<Precedent> {
    if piece.words.len() < FEWEST_WORDS {
        return None;
    }
    let span = document.plain.to_source(Span::new(piece.range.start, piece.range.end));
    let key = key(all, piece);
    let in_original = original.and_then(|it| Some((it.entry, *it.pieces.get(&key)?)));
    let in_index = built_in().by_key(key).and_then(kept);
    let first = in_original.filter(|(it, _)| it.osi_approved || in_index.is_none_or(|(other, _)| !other.osi_approved));
    if let Some((entry, there)) = first.or(in_index) {
        let (own, lacking, is_item) = (Vec::new(), Vec::new(), piece.lead.is_some());
        return Some(Precedent { span, entry, there, kinship: Kinship::Exact, own, lacking, is_item });
    }
    near(document, piece, span)
}

fn kept(number: u32) -> Option<(&'static Entry, Span)> {
    let piece = built_in().piece(number)?;
    Some((*standard().get(piece.text)?, Span::new(piece.start, piece.end)))
}

/// The standard sentence that differs by the fewest words.
fn near(document: &Document, piece: &Piece, span: Span) -> Option<Precedent> {
    if piece.words.len() > MOST_WORDS {
        return None;
    }
    let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
    for anchor in anchors(&piece.words) {
        built_in().by_anchor(anchor).for_each(|it| *shared.entry(it).or_default() += 1);
    }
    let mut candidates: Vec<(usize, u32)> = shared.into_iter().map(|(number, count)| (count, number)).collect();
    candidates.sort_by_key(|it| (std::cmp::Reverse(it.0), it.1));
    let compared = candidates.into_iter().take(MOST_COMPARED).filter_map(|(_, number)| {
        let (entry, there) = kept(number)?;
        let standard = entry.text().get(there.range())?;
        let words = pieces(standard, Paragraphs::BlankLines).into_iter().flat_map(|it| it.words).collect::<Vec<_>>();
        let difference = names::difference((standard, &words), (&document.plain.text, &piece.words))?;
        Some((difference, entry, there))
    });
    let best = compared
        .min_by_key(|(it, entry, there)| (it.is_edited, it.own_words, !entry.osi_approved, entry.id, there.start))?;
    let (difference, entry, there) = best;
    let own = difference.own.iter().map(|it| document.plain.to_source(Span::new(it.start, it.end))).collect();
    let kinship = if difference.is_edited { Kinship::Edited } else { Kinship::Cosmetic };
    // What an item allows or forbids hangs on its lead-in: without the same one it is another sentence.
    let kinship = if piece.lead.is_some() { Kinship::Edited } else { kinship };
    Some(Precedent { span, entry, there, kinship, own, lacking: difference.lacking, is_item: piece.lead.is_some() })
}

#[cfg(test)]
mod encode;
