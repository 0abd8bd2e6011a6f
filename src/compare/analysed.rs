//! A document read and assessed, and what lenses make of it, before anything is compared.

use super::approval::approvals;
use super::borrowed::{self, Added, BorrowedName};
use super::declared::{self, Declared, ReadIn};
use super::identified::Identified;
use crate::align::Subject;
use crate::artefact::{self, Claim, claims};
use crate::assess::{self, Assessment, KnownSentence, Rules, Stance, Unread};
use crate::clause::Clauses;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Source, Span};
use crate::lens::{self, Lenses, Reading};
use crate::library::{self, Kinship, Precedent};
use crate::options::{KnownTexts, Options};
use crate::question::{self, Answer, Asked, Questions};
use crate::topic::{self, About, Topic, Topics};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A document with its clauses and findings: computed once, shared by every comparison it is in.
#[derive(Clone, Debug)]
pub struct Analysed {
    /// The text and its provenance.
    pub document: Document,
    /// Its clauses, statements and defined terms.
    pub clauses: Clauses,
    /// What the rules found in its terms; what they find in a card's words is none.
    pub assessment: Assessment,
    /// Where its terms were read.
    pub terms: ReadIn,
    /// Whether each of its files describes, and binds nobody.
    pub described: Vec<bool>,
    /// Its sentences that standard texts have too.
    pub precedents: Vec<Precedent>,
    /// The known text that it is or was made from.
    pub identified: Option<Identified>,
    /// The permissive licence whose name it has without having its terms.
    pub borrowed: Option<BorrowedName>,
    /// For each clause the topics that it is about, the main one first.
    pub topics: Vec<Vec<About>>,
    /// What it answers to each question, in their order.
    pub answers: Vec<Answer>,
}

impl Analysed {
    /// Reads and assesses one file, or several as one bundle.
    pub fn read(sources: &[Source], rules: &Rules) -> Self {
        Self::read_with(sources, rules, KnownTexts::Standard)
    }

    /// The same, judged as if only so much were known.
    pub fn read_with(sources: &[Source], rules: &Rules, known: KnownTexts) -> Self {
        let document = Document::read(sources);
        let clauses = Clauses::of(&document);
        let described = artefact::described(&document, &clauses);
        // What only describes is no text of terms, and what it shares with one tells nothing.
        let has_terms = described.contains(&false);
        let identified = match known {
            KnownTexts::Standard if has_terms => Identified::of(&document, &clauses),
            _ => None,
        };
        let original = identified.as_ref().and_then(|it| library::entry(it.id));
        let precedents = match known {
            KnownTexts::Standard if has_terms => library::precedents(&document, original),
            _ => Vec::new(),
        };
        let mut assessment = Assessment { read: vec![true; clauses.list.len()], ..Assessment::default() };
        if has_terms {
            let sentences: Vec<KnownSentence> = precedents.iter().filter_map(known_sentence).collect();
            assessment = assess::assess(&document, &clauses, rules, &sentences);
            assessment.approvals = approvals(&document, &clauses, identified.as_ref());
        }
        let terms = terms(&document, &clauses, &described, &mut assessment, |document, clauses| {
            declared::declared(document, clauses, rules, known)
        });
        let (identified_as, by) = (identified.as_ref(), precedents.as_slice());
        let read = |assessment| borrowed::Read {
            document: &document,
            clauses: &clauses,
            assessment,
            precedents: by,
            identified: identified_as,
        };
        let borrowed = match terms {
            _ if has_terms => BorrowedName::of(&read(&assessment)),
            ReadIn::Nothing => None,
            _ => {
                let prose = assess::assess(&document, &clauses, rules, &[]);
                let said = read(&prose);
                doubt(&document, &clauses, &said.own(&[]), &mut assessment);
                BorrowedName::of(&said)
            }
        };
        let topics = topic::topics(Topics::built_in(), &document, &clauses, &assessment);
        let asked = Asked {
            document: &document,
            clauses: &clauses,
            assessment: &assessment,
            has_terms: !matches!(terms, ReadIn::Record(_) | ReadIn::Family(_)),
        };
        let answers = question::answers(Questions::built_in(), &asked);
        Self { document, clauses, assessment, terms, described, precedents, identified, borrowed, topics, answers }
    }

    /// What was noticed in reading the text and in assessing it.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.document.diagnostics.iter().chain(&self.assessment.diagnostics)
    }

    /// The topics that a clause is about, the main one first.
    pub fn topics_of(&self, clause: usize) -> impl Iterator<Item = &'static Topic> {
        let all = &Topics::built_in().list;
        self.topics.get(clause).into_iter().flatten().filter_map(|it| all.get(it.topic))
    }

    /// What each clause is about, as far as it says so itself.
    pub(super) fn subjects(&self) -> Vec<Subject> {
        let subject = |about: &Vec<About>| {
            let own = about.iter().filter(|it| it.strength > 0);
            Subject { topics: own.map(|it| (it.topic, it.strength)).collect(), found: Vec::new() }
        };
        let mut subjects: Vec<Subject> = self.topics.iter().map(subject).collect();
        for finding in &self.assessment.findings {
            if let Some(subject) = subjects.get_mut(finding.clause) {
                let mut hasher = DefaultHasher::new();
                finding.kind.hash(&mut hasher);
                subject.found.push(hasher.finish());
            }
        }
        for subject in &mut subjects {
            subject.found.sort_unstable();
            subject.found.dedup();
        }
        subjects
    }

    /// The term that a clause defines, where it defines one and says little else before it.
    pub fn term_of(&self, clause: usize) -> Option<&str> {
        let of = self.clauses.list.get(clause)?;
        let all = &self.clauses.definitions;
        let from = all.partition_point(|it| it.clause < clause);
        let first = all.get(from).filter(|it| it.clause == clause)?;
        let before = self.document.tokens.within(Span::new(of.span.start, first.term.start));
        // A heading that holds the term is the definition itself, taken for a heading because it is short.
        let has_no_other_heading = of.heading.is_none_or(|it| it.overlaps(first.term));
        (has_no_other_heading && before.len() <= LEAD).then(|| self.document.slice(first.term))
    }

    /// The document's title with its version: the first line that can be one, or its name.
    pub fn title(&self) -> String {
        super::title::of(&self.document, &self.clauses).unwrap_or_else(|| self.document.short_name())
    }
}

/// How many words and signs stand before a defined term that its clause is called by: a number, a quotation mark.
const LEAD: usize = 5;

/// A card's words bind nobody. But who declares MIT and writes "not for commercial purposes" has said two things, and
/// nothing rests on one of them alone.
fn doubt(document: &Document, clauses: &Clauses, said: &[Added], assessment: &mut Assessment) {
    // Where the licence restricts by itself, nobody takes it for a free one.
    if assessment.findings.iter().any(|it| it.stance == Stance::Restriction && !borrowed::is_ordinary(&it.kind)) {
        return;
    }
    let found = said.iter().filter(|it| it.kind.is_some()).map(|it| (it.clause, it.span));
    let mut words: Vec<(usize, Span)> = found.collect();
    // Rules know English alone; claims know a few words of other languages as well.
    let claims = claims(document).into_iter().filter(|it| it.claim == Claim::ResearchOnly).map(|it| it.span);
    for span in claims {
        if !words.iter().any(|it| it.1.overlaps(span)) {
            words.extend(clauses.at(span.start).map(|it| (it.id, span)));
        }
    }
    for (clause, span) in words {
        assessment.unread.push(Unread {
            clause,
            span,
            because: "the card says so beside the licence that it declares, and which of the two holds it does not say"
                .to_owned(),
            may_grant: false,
            words: Some(document.slice(span).to_owned()),
        });
        if let Some(read) = assessment.read.get_mut(clause) {
            *read = false;
        }
    }
    assessment.unread.sort_by_key(|it| it.span.start);
}

/// Takes what a card's words seem to say out of what was found, and where no licence is here puts in what the declared
/// ones say. Tells where the terms are read.
fn terms(
    document: &Document,
    clauses: &Clauses,
    described: &[bool],
    assessment: &mut Assessment,
    declared: impl FnOnce(&Document, &Clauses) -> Declared,
) -> ReadIn {
    if !described.contains(&true) {
        return ReadIn::Texts;
    }
    let is_terms = |part: usize| described.get(part) == Some(&false);
    let is_licence = |part: usize| document.parts.get(part).is_some_and(|it| !declared::is_beside(&it.name));
    let approvals = std::mem::take(&mut assessment.approvals);
    *assessment = assessment.of_clauses(|it| clauses.list.get(it).is_some_and(|it| is_terms(it.part)));
    if (0..described.len()).any(|it| is_terms(it) && is_licence(it)) {
        return ReadIn::Texts;
    }
    let Declared { read_in, assessment: of } = declared(document, clauses);
    let has_own = described.contains(&false);
    assessment.findings.extend(of.findings);
    assessment.unread.extend(of.unread);
    assessment.imports.extend(of.imports);
    assessment.approvals = if has_own { approvals } else { of.approvals };
    if read_in == ReadIn::Nothing && has_own { ReadIn::Texts } else { read_in }
}

/// What a precedent says of a sentence; nothing, where the text that has it was never approved.
fn known_sentence(it: &Precedent) -> Option<KnownSentence> {
    let is_edited = it.kinship == Kinship::Edited;
    // What an item allows or forbids hangs on its lead-in: without the same one it is another sentence.
    (it.entry.osi_approved && !(is_edited && it.is_item)).then(|| KnownSentence {
        span: it.span,
        own: if is_edited { it.own.clone() } else { Vec::new() },
        lacking: if is_edited { it.lacking.clone() } else { Vec::new() },
    })
}

/// What was found, read through each chosen lens, in the order chosen.
pub fn readings(assessment: &Assessment, options: &Options, lenses: &Lenses) -> Vec<Reading> {
    options.lenses.iter().filter_map(|id| lenses.get(id)).map(|lens| lens::read(lens, assessment)).collect()
}
