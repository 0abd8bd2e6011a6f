//! The known text that a document is or was made from, with the honest difference.

use super::change::{Change, changes, class_of, weight};
use crate::clause::Clauses;
use crate::document::{Document, Source, Span};
use crate::library::{self, Form, Lacks, Likeness, Region};

/// How a document stands to the known text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Original {
    /// Word for word, with the same punctuation.
    Exact,
    /// Word for word; quotes, numbering, wrapping or case differ.
    Cosmetic,
    /// Words differ.
    Edited,
    /// It holds several texts, or one among at least as many other words.
    Contains,
    /// Word for word, but for the appendix that tells how to apply the licence: there is none, or another one.
    WithoutAppendix,
}

impl Original {
    /// Its name as in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Cosmetic => "cosmetic",
            Self::Edited => "edited",
            Self::Contains => "contains",
            Self::WithoutAppendix => "without-appendix",
        }
    }
}

/// The known text and what was changed in it. Names, years and organisations that a template leaves open are no changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identified {
    /// The text's id in the SPDX list, or one in its manner; of several texts the longest's.
    pub id: &'static str,
    /// What opens it: `spdx:MIT`.
    pub key: String,
    /// The collection that it was imported with; nothing for the SPDX list's.
    pub collection: Option<&'static str>,
    /// Other ids of the same words.
    pub also: Vec<&'static str>,
    /// How the document stands to it.
    pub relation: Original,
    /// What the document lacks at its end, which is published without it too.
    pub lacks: Option<Lacks>,
    /// What was changed, the change that matters first.
    pub changes: Vec<Change>,
    /// How many sentences were added, where nothing but clauses was.
    pub added: Option<usize>,
    /// The texts that stand in the document, in its order, where it is more than one of them.
    pub holds: Vec<HeldText>,
    /// How many words stand beside them.
    pub others: usize,
}

/// A known text that stands in a document among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldText {
    /// Where, with its title and its copyright lines.
    pub span: Span,
    /// Which text it is, and what was changed in it.
    pub text: Identified,
}

impl Identified {
    /// What the document is, or was made from; `None` where it is like no known text.
    pub fn of(document: &Document, clauses: &Clauses) -> Option<Self> {
        // As it stands, and without its markup: whichever is nearer to a known text.
        let as_it_stands = library::likeness(&document.text).filter(|it| !matches!(it, Likeness::Near(_)));
        match as_it_stands.or_else(|| Some(placed(library::likeness(&document.plain.text)?, document)))? {
            Likeness::Whole(form) => Some(Self::verbatim(document, &form)),
            Likeness::OtherAppendix(form) => Some(Self::unchanged(&form, Original::WithoutAppendix)),
            Likeness::OtherEnd(form, end) => Some(Self::with_other_end(document, clauses, form, end)),
            Likeness::Holds { regions, others } => Self::of_several(document, clauses, &regions, others),
            Likeness::Near(forms) => Self::nearest(document, clauses, &forms),
        }
    }

    fn unchanged(form: &Form, relation: Original) -> Self {
        let entry = form.entry;
        Self {
            id: entry.known_as(),
            key: entry.key(),
            collection: entry.imported.map(|(it, _)| it.name.as_str()),
            also: library::same_words(entry),
            relation,
            lacks: form.lacks,
            changes: Vec::new(),
            added: None,
            holds: Vec::new(),
            others: 0,
        }
    }

    /// The text of which the document has every word.
    fn verbatim(document: &Document, form: &Form) -> Self {
        let relation = match form.lacks {
            Some(Lacks::Appendix) => Original::WithoutAppendix,
            _ if is_verbatim(&document.text, form.text()) => Original::Exact,
            _ => Original::Cosmetic,
        };
        Self::unchanged(form, relation)
    }

    /// The one of these texts from which the document differs least.
    fn nearest(document: &Document, clauses: &Clauses, forms: &[Form]) -> Option<Self> {
        let differences = forms.iter().filter_map(|it| Some((it, changes(document, clauses, it)?)));
        let (form, changes) = differences.min_by_key(|(_, changes)| weight(document, changes))?;
        Some(match (changes.is_empty(), form.lacks) {
            (false, _) => Self::edited(form, changes, clauses),
            (true, Some(Lacks::Appendix)) => Self::unchanged(form, Original::WithoutAppendix),
            (true, _) => Self::unchanged(form, Original::Cosmetic),
        })
    }

    fn edited(form: &Form, changes: Vec<Change>, clauses: &Clauses) -> Self {
        let sentences = |it: &Change| clauses.statements_of(it.clause).len().max(1);
        let added = changes.iter().all(Change::is_addition).then(|| changes.iter().map(sentences).sum());
        Self { changes, added, ..Self::unchanged(form, Original::Edited) }
    }

    /// The terms of a text, and behind them what is not its appendix: told, unless no clause was added there and no
    /// other word that allows or forbids anything.
    fn with_other_end(document: &Document, clauses: &Clauses, form: Form, end: usize) -> Self {
        let changes = changes(document, clauses, &form).unwrap_or_else(|| behind(document, clauses, end));
        let matters =
            |it: &Change| it.is_addition() || it.here.is_some_and(|it| library::says_terms(document.slice(it)));
        if changes.iter().any(matters) {
            return Self::edited(&form, changes, clauses);
        }
        Self::unchanged(&form, Original::WithoutAppendix)
    }

    /// Every text that stands in the document.
    fn of_several(document: &Document, clauses: &Clauses, regions: &[Region], others: usize) -> Option<Self> {
        let holds: Vec<HeldText> = regions.iter().filter_map(|it| held(document, clauses, it)).collect();
        let longest = holds.iter().max_by_key(|it| it.span.len())?.text.clone();
        Some(Self {
            relation: Original::Contains,
            lacks: None,
            changes: Vec::new(),
            added: None,
            holds,
            others,
            ..longest
        })
    }
}

/// Places in the plain text as places in the document's.
fn placed(likeness: Likeness, document: &Document) -> Likeness {
    let to_source = |start, end| document.plain.to_source(Span::new(start, end));
    match likeness {
        Likeness::OtherEnd(form, end) => Likeness::OtherEnd(form, to_source(end, end).start),
        Likeness::Holds { mut regions, others } => {
            for it in &mut regions {
                it.span = to_source(it.span.start, it.span.end);
            }
            Likeness::Holds { regions, others }
        }
        it @ (Likeness::Whole(_) | Likeness::OtherAppendix(_) | Likeness::Near(_)) => it,
    }
}

/// What a region of a document is, read by itself.
fn held(document: &Document, clauses: &Clauses, region: &Region) -> Option<HeldText> {
    let words = document.slice(region.span);
    let name = document.parts.get(document.part_at(region.span.start)).map_or("", |it| it.name.as_str());
    let part = Document::read(&[Source::new(name, words)]);
    let all = library::words(words);
    let text = if let Some(form) = region.forms.iter().find(|it| library::words(it.text()) == all) {
        Identified::verbatim(&part, form)
    } else {
        let part_clauses = Clauses::of(&part);
        let mut found = Identified::nearest(&part, &part_clauses, &region.forms)?;
        for change in &mut found.changes {
            change.here = change.here.map(|it| it.shifted(region.span.start));
            let at =
                change.here.or_else(|| Some(part_clauses.list.get(change.clause)?.span.shifted(region.span.start)));
            let is_there = change.here.is_some() || !change.is_clause;
            let clause = at.filter(|_| is_there).and_then(|it| clauses.at(it.start));
            change.clause = clause.map_or(change.clause, |it| it.id);
        }
        found
    };
    Some(HeldText { span: region.span, text })
}

/// Every clause behind the end of the terms, where the text's own end is too unlike to say what was changed.
fn behind(document: &Document, clauses: &Clauses, end: usize) -> Vec<Change> {
    let all = clauses.list.iter().filter(|it| it.span.start >= end);
    all.map(|it| Change {
        clause: it.id,
        here: Some(it.span.trimmed(&document.text)),
        there: String::new(),
        is_clause: true,
        class: class_of(document.slice(it.span)),
    })
    .collect()
}

/// Whether two texts differ in nothing but white space, titles and copyright lines.
fn is_verbatim(document: &str, original: &str) -> bool {
    fn pieces(text: &str) -> impl Iterator<Item = &str> {
        library::terms(text).filter(|it| it.contains(char::is_alphanumeric)).flat_map(str::split_whitespace)
    }
    pieces(document).eq(pieces(original))
}
