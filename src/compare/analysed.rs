//! A document read and assessed, and what lenses make of it, before anything is compared.

use super::identified::Identified;
use crate::assess::{self, Assessment, Rules};
use crate::clause::Clauses;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Source};
use crate::lens::{self, Lenses, Reading};
use crate::options::Options;

/// A document with its clauses and findings: computed once, shared by every comparison it is in.
#[derive(Clone, Debug)]
pub struct Analysed {
    /// The text and its provenance.
    pub document: Document,
    /// Its clauses, statements and defined terms.
    pub clauses: Clauses,
    /// What the rules found.
    pub assessment: Assessment,
    /// The known text that it is or was made from.
    pub identified: Option<Identified>,
}

impl Analysed {
    /// Reads and assesses one file, or several as one bundle.
    pub fn read(sources: &[Source], rules: &Rules) -> Self {
        let document = Document::read(sources);
        let clauses = Clauses::of(&document);
        let assessment = assess::assess(&document, &clauses, rules);
        let identified = Identified::of(&document, &clauses);
        Self { document, clauses, assessment, identified }
    }

    /// What was noticed in reading the text and in assessing it.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.document.diagnostics.iter().chain(&self.assessment.diagnostics)
    }

    /// The document's title: its first heading, or its name.
    pub fn title(&self) -> String {
        title_of(&self.document, &self.clauses).unwrap_or_else(|| self.document.short_name())
    }
}

/// What was found, read through each chosen lens, in the order chosen.
pub fn readings(assessment: &Assessment, options: &Options, lenses: &Lenses) -> Vec<Reading> {
    options.lenses.iter().filter_map(|id| lenses.get(id)).map(|lens| lens::read(lens, assessment)).collect()
}

fn title_of(document: &Document, clauses: &Clauses) -> Option<String> {
    let first = clauses.list.iter().find(|clause| {
        let fenced = document.parts.iter().any(|part| part.front_matter.is_some_and(|it| clause.span.overlaps(it)));
        !fenced && !document.plain.slice(clause.span).is_empty()
    })?;
    let text = document.plain.slice(first.heading.unwrap_or(first.span));
    let line: String = text.split('\n').next()?.chars().take(100).collect();
    (!line.trim().is_empty() && line.split_whitespace().count() <= 14).then(|| line.trim().to_owned())
}
