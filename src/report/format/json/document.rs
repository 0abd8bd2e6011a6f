//! One document as JSON shows it.

use super::ask::AnswerView;
use super::borrowed::BorrowedView;
use super::identified::IdentifiedView;
use super::reading::{BearingView, ReadingView};
use super::remark::{RemarkView, VoteView};
use super::unread::{PrecedentView, UnreadView};
use crate::artefact::{Card, Field};
use crate::assess::{Certainty, Finding, Freedom, Import, Rules, Stance, Suppressed};
use crate::clause::{Clause, Role};
use crate::compare::{Analysed, ReadIn, Reviewed};
use crate::diagnostic::Diagnostic;
use crate::document::{MediaType, Part, Place};
use crate::lens::Reading;
use crate::report::context::{Assessed, encoding_of};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

impl Assessed {
    /// The document as JSON shows it.
    pub fn view(&self, rules: &Rules, with_text: bool) -> DocumentView<'_> {
        DocumentView::of(&self.analysed, &self.readings, &self.reviewed, rules, with_text)
    }
}

/// A document, its clauses, its findings and what lenses make of them.
///
/// `start` and `end` are byte offsets into `text`, which is UTF-8.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentView<'a> {
    /// The argument as given.
    name: &'a str,
    /// The permissive licence whose name it has with other terms; left out where name and terms go together.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    borrowed_name: Option<BorrowedView<'a>>,
    /// SHA-256 of the bytes; of a bundle, that of its parts' hashes one after the other.
    sha256: &'a str,
    /// How many bytes were read.
    bytes: usize,
    /// What the first part is made of.
    media_type: MediaType,
    /// The encoding it was decoded from, in lower case; several are joined by `+`.
    encoding: String,
    /// ISO 639-1, or null where the text is too short or too mixed to tell.
    language: Option<&'a str>,
    /// The first heading, or the name.
    title: String,
    /// The whole text, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// The files it is made of.
    parts: Vec<PartView<'a>>,
    /// The known text that it is or was made from; null where that is not known.
    identified: Option<IdentifiedView<'a>>,
    /// The clauses in document order; parents stand before their children.
    clauses: Vec<ClauseView<'a>>,
    /// The findings in document order.
    findings: Vec<FindingView<'a>>,
    /// Hits that an exception took back.
    suppressed: Vec<SuppressedView<'a>>,
    /// Sentences that could bind and that were not understood, or not all of them, in document order.
    unread: Vec<UnreadView<'a>>,
    /// Other documents that the text makes part of itself.
    imports: Vec<ImportView<'a>>,
    /// What it answers to the questions that people ask of any licence, in their order.
    answers: Vec<AnswerView>,
    /// Where its terms were read: `texts` (its own), `library` (the standard licences that a card declares), `record` (as
    /// people read the licence that it names), `family` (as licences of its family have it), `nothing`. The words of a card are no terms: findings of a licence that is
    /// only declared stand on the words that declare it, and quote the licence under `parameters.declared`.
    terms_read_in: &'static str,
    /// The library's texts or the record, where its terms were read there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    terms_text: Option<String>,
    /// What each lens makes of the findings.
    readings: Vec<ReadingView<'a>>,
    /// What reviewers say of it, in document order; left out where nobody said anything.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    remarks: Vec<RemarkView<'a>>,
    /// What each lens makes of the findings with the reviewers' overrides: those set aside left out, and their own,
    /// which are numbered on from the last finding, put in. Left out where nothing is overridden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    reviewed_readings: Vec<ReadingView<'a>>,
    /// How a room voted on clauses; left out where it did not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    votes: Vec<VoteView<'a>>,
    /// What a model card's front matter says; null where there is none.
    card: Option<CardView>,
    /// What was dropped, replaced, guessed or hidden.
    diagnostics: Vec<Diagnostic>,
}

impl<'a> DocumentView<'a> {
    /// The view of one document.
    pub fn of(
        analysed: &'a Analysed,
        readings: &'a [Reading],
        reviewed: &'a Reviewed,
        rules: &Rules,
        with_text: bool,
    ) -> Self {
        let document = &analysed.document;
        let found = &analysed.assessment;
        let quote = |span| document.slice(span);
        let card = Card::of(document);
        let noticed = card.iter().flat_map(|it| &it.diagnostics).chain(analysed.diagnostics()).cloned().collect();
        Self {
            name: &document.name,
            borrowed_name: analysed.borrowed.as_ref().map(|it| BorrowedView::of(it, analysed)),
            sha256: &document.sha256,
            bytes: document.bytes,
            media_type: document.parts.first().map_or(MediaType::Plain, |part| part.media_type),
            encoding: encoding_of(document),
            language: document.language,
            title: analysed.title(),
            text: with_text.then_some(document.text.as_str()),
            parts: document.parts.iter().map(PartView::of).collect(),
            identified: analysed.identified.as_ref().map(|it| IdentifiedView::of(it, analysed)),
            clauses: analysed.clauses.list.iter().map(|clause| ClauseView::of(clause, analysed)).collect(),
            findings: found
                .findings
                .iter()
                .enumerate()
                .map(|(index, it)| FindingView::of(index, it, analysed, readings))
                .collect(),
            suppressed: found.suppressed.iter().map(|it| SuppressedView::of(it, quote(it.span))).collect(),
            unread: found.unread.iter().map(|it| UnreadView::of(it, quote(it.span))).collect(),
            imports: found.imports.iter().map(|it| ImportView::of(it, quote(it.span))).collect(),
            answers: AnswerView::all(analysed, rules),
            terms_read_in: read_in(&analysed.terms),
            terms_text: terms_text(&analysed.terms),
            readings: readings.iter().map(ReadingView::of).collect(),
            remarks: reviewed.remarks.iter().map(RemarkView::of).collect(),
            reviewed_readings: reviewed.readings.iter().map(ReadingView::of).collect(),
            votes: reviewed.votes.iter().map(VoteView::of).collect(),
            card: card.map(CardView::of),
            diagnostics: noticed,
        }
    }
}

/// Where terms were read, in a word.
pub(super) fn read_in(terms: &ReadIn) -> &'static str {
    match terms {
        ReadIn::Texts => "texts",
        ReadIn::Library(_) => "library",
        ReadIn::Record(_) => "record",
        ReadIn::Family(_) => "family",
        ReadIn::Nothing => "nothing",
    }
}

/// The library's texts or the record that terms were read in.
pub(super) fn terms_text(terms: &ReadIn) -> Option<String> {
    match terms {
        ReadIn::Library(key) => Some(key.clone()),
        ReadIn::Record(id) => Some(format!("record:{id}")),
        ReadIn::Family(title) => Some((*title).to_owned()),
        ReadIn::Texts | ReadIn::Nothing => None,
    }
}

/// One file's share of a bundle.
#[derive(Debug, Serialize, JsonSchema)]
struct PartView<'a> {
    /// The file's name as given.
    name: &'a str,
    /// SHA-256 of its bytes.
    sha256: &'a str,
    /// What it is made of.
    media_type: MediaType,
    /// The encoding it was decoded from.
    encoding: &'a str,
    start: usize,
    end: usize,
}

impl<'a> PartView<'a> {
    fn of(part: &'a Part) -> Self {
        Self {
            name: &part.name,
            sha256: &part.sha256,
            media_type: part.media_type,
            encoding: &part.encoding,
            start: part.span.start,
            end: part.span.end,
        }
    }
}

/// What a model card declares.
#[derive(Debug, Serialize, JsonSchema)]
struct CardView {
    /// `license`, as written.
    license: Vec<String>,
    /// `license_name`.
    license_name: Option<String>,
    /// `license_link`.
    license_link: Option<String>,
    /// `base_model`.
    base_model: Vec<String>,
    /// `datasets`.
    datasets: Vec<String>,
    /// Every key with its value, repeated keys too.
    fields: Vec<FieldView>,
}

impl CardView {
    fn of(card: Card) -> Self {
        Self {
            license: card.license,
            license_name: card.license_name,
            license_link: card.license_link,
            base_model: card.base_model,
            datasets: card.datasets,
            fields: card.fields.into_iter().map(FieldView::of).collect(),
        }
    }
}

/// One line of a card's front matter.
#[derive(Debug, Serialize, JsonSchema)]
struct FieldView {
    key: String,
    /// The value on one line.
    value: String,
    start: usize,
    end: usize,
}

impl FieldView {
    fn of(field: Field) -> Self {
        Self { key: field.key, value: field.value, start: field.span.start, end: field.span.end }
    }
}

/// A numbered item, a headed section or a paragraph. Own texts tile the document.
#[derive(Debug, Serialize, JsonSchema)]
struct ClauseView<'a> {
    /// Its index in this list.
    id: usize,
    /// A short hash of label, heading and words.
    anchor: &'a str,
    /// The clause it stands under.
    parent: Option<usize>,
    /// The numbers as printed (`1.b.iv`), or `¶n`; for people, not unique.
    label: &'a str,
    /// The heading, without its number.
    heading: Option<&'a str>,
    /// What it is for.
    role: Role,
    /// Where its own text starts.
    start: usize,
    /// Where its own text ends.
    end: usize,
    /// Where its last descendant ends.
    extent_end: usize,
    /// The page or paragraph of a converted file that it begins on; left out for other files.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    place: Option<Place>,
    /// Whether all its sentences are accounted for; those that are not are in `unread`.
    read: bool,
    /// The topics that it is about, the main one first; none where it answers no question that a topic asks.
    topics: Vec<&'a str>,
    /// The standard text that has most of its words; null where none has any sentence of it.
    precedent: Option<PrecedentView<'a>>,
}

impl<'a> ClauseView<'a> {
    fn of(clause: &'a Clause, analysed: &'a Analysed) -> Self {
        Self {
            id: clause.id,
            anchor: &clause.anchor,
            parent: clause.parent,
            label: &clause.label,
            heading: clause.heading.map(|span| analysed.document.slice(span)),
            role: clause.role,
            start: clause.span.start,
            end: clause.span.end,
            extent_end: clause.extent_end,
            place: analysed.document.place_at(clause.span.start),
            read: analysed.assessment.read.get(clause.id).copied().unwrap_or(true),
            topics: analysed.topics_of(clause.id).map(|it| it.id.as_str()).collect(),
            precedent: analysed.precedent_of(clause.id).map(PrecedentView::of),
        }
    }
}

/// Something a clause does to a freedom, with the words that do it.
#[derive(Debug, Serialize, JsonSchema)]
struct FindingView<'a> {
    /// What kind: `user-threshold`.
    kind: &'a str,
    /// What it does.
    #[schemars(with = "String", extend("enum" = ["grant", "condition", "restriction", "notice"]))]
    stance: Stance,
    /// How sure the words are.
    certainty: Certainty,
    /// The freedoms it touches.
    #[schemars(with = "Vec<String>")]
    freedoms: &'a [Freedom],
    /// The clause it stands in.
    clause: usize,
    /// That clause's label.
    label: &'a str,
    start: usize,
    end: usize,
    /// The page or paragraph of a converted file that it begins on; left out for other files.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    place: Option<Place>,
    /// The exact words: the text from `start` to `end`.
    quote: &'a str,
    /// What the words say in numbers and names.
    parameters: &'a BTreeMap<String, serde_json::Value>,
    /// The rule that fired.
    rule: &'a str,
    /// Why it fired.
    why: &'a str,
    /// A short hash of kind, clause and words.
    anchor: &'a str,
    /// How it bears on the criteria of the chosen lenses.
    bearing: Vec<BearingView<'a>>,
}

impl<'a> FindingView<'a> {
    fn of(index: usize, finding: &'a Finding, analysed: &'a Analysed, readings: &'a [Reading]) -> Self {
        Self {
            kind: &finding.kind,
            stance: finding.stance,
            certainty: finding.certainty,
            freedoms: &finding.freedoms,
            clause: finding.clause,
            label: analysed.clauses.list.get(finding.clause).map_or("", |clause| clause.label.as_str()),
            start: finding.span.start,
            end: finding.span.end,
            place: analysed.document.place_at(finding.span.start),
            quote: analysed.document.slice(finding.span),
            parameters: &finding.parameters,
            rule: &finding.rule,
            why: &finding.why,
            anchor: &finding.anchor,
            bearing: readings.iter().flat_map(|reading| BearingView::all(reading, index)).collect(),
        }
    }
}

/// Words that looked like a finding and are none.
#[derive(Debug, Serialize, JsonSchema)]
struct SuppressedView<'a> {
    /// The kind it would have been.
    kind: &'a str,
    clause: usize,
    start: usize,
    end: usize,
    quote: &'a str,
    rule: &'a str,
    /// Why it is not a finding.
    because: &'a str,
}

impl<'a> SuppressedView<'a> {
    fn of(hit: &'a Suppressed, quote: &'a str) -> Self {
        Self {
            kind: &hit.kind,
            clause: hit.clause,
            start: hit.span.start,
            end: hit.span.end,
            quote,
            rule: &hit.rule,
            because: &hit.because,
        }
    }
}

/// Another document that the text makes part of itself.
#[derive(Debug, Serialize, JsonSchema)]
struct ImportView<'a> {
    /// What it is: "acceptable-use policy".
    what: &'a str,
    clause: usize,
    start: usize,
    end: usize,
    quote: &'a str,
    /// Its name or address, as far as the text says.
    target: Option<&'a str>,
    /// Whether it is among the parts that were opened.
    loaded: bool,
}

impl<'a> ImportView<'a> {
    fn of(import: &'a Import, quote: &'a str) -> Self {
        Self {
            what: &import.what,
            clause: import.clause,
            start: import.span.start,
            end: import.span.end,
            quote,
            target: import.target.as_deref(),
            loaded: import.loaded,
        }
    }
}
