//! One model of a list, on its way to a release: names, terms and links, each with its words.

use super::json::Json;
use crate::artefact::card::{Card, Field};
use crate::artefact::component::{Component, all, named};
use crate::artefact::grid::{Cell, LicenseFrom, State};
use crate::artefact::terms::{Openness, Terms};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Span;

/// A model as a list has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListedModel {
    /// What the list calls it.
    pub name: String,
    /// What the list declares of it, as a card would.
    pub declared: Card,
    /// Every component.
    pub cells: Vec<Cell>,
    /// What the list concludes of its licence, where that is another one than it declares.
    pub concluded: Vec<(String, Span)>,
    /// How many links and licences were left out.
    left_out: usize,
}

/// More base models, data sets or licences than this are not read out of one model of a list.
pub(super) const MOST_LINKS: usize = 256;

/// A word of a list and where it stands.
pub(super) type Said = (String, Span);

impl ListedModel {
    /// A model of this name, of which nothing is known yet.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Takes a line into its table.
    pub(super) fn note(&mut self, key: &str, value: &str, span: Span) {
        self.declared.fields.push(Field { key: key.to_owned(), value: value.to_owned(), span });
    }

    /// Takes a string of the list into its table, under another name.
    pub(super) fn note_of(&mut self, key: &str, from: &Json, at: &str) {
        let value = from.word(at).filter(|it| *it != "NOASSERTION");
        if let (Some(value), Some(place)) = (value, from.get(at)) {
            self.note(key, value, place.span);
        }
    }

    /// Its licences: what is declared counts; what is only concluded counts where nothing is declared, and is said.
    pub(super) fn license(&mut self, mut declared: Vec<Said>, mut concluded: Vec<Said>) {
        for list in [&mut declared, &mut concluded] {
            self.left_out += list.len().saturating_sub(MOST_LINKS);
            list.truncate(MOST_LINKS);
        }
        let is_new = |it: &Said| !declared.iter().any(|of| Terms::named(&of.0) == Terms::named(&it.0));
        if declared.is_empty() {
            if let Some((_, span)) = concluded.first() {
                let message = "the list concludes this licence, and does not say that its maker declares it";
                self.declared.diagnostics.push(Diagnostic::at(Code::FrontMatter, *span, message));
            }
        } else {
            self.concluded = concluded.iter().filter(|it| is_new(it)).cloned().collect();
        }
        for (name, span) in if declared.is_empty() { concluded } else { declared } {
            if !self.declared.license.contains(&name) {
                self.note("license", &name, span);
                self.declared.license.push(name);
                self.declared.license_spans.push(span);
            }
        }
    }

    /// What the list's writer saw and a reader of the list cannot: it is no plain list then.
    pub(super) fn warned(&mut self, count: usize, span: Span) {
        let message = format!(
            "whoever wrote the list noted {count} contradictions, unread sentences or gaps of it; open the release itself"
        );
        self.declared.diagnostics.push(Diagnostic::at(Code::FrontMatter, span, message));
    }

    /// A model that it is built on.
    pub(super) fn base(&mut self, name: &str, span: Span) {
        if self.declared.base_model.len() >= MOST_LINKS {
            self.left_out += 1;
        } else if !self.declared.base_model.iter().any(|it| it == name) && name != self.name {
            self.note("base_model", name, span);
            self.declared.base_model.push(name.to_owned());
        }
    }

    /// Data that it was trained on.
    pub(super) fn data(&mut self, name: &str, span: Span) {
        if self.declared.datasets.len() >= MOST_LINKS {
            self.left_out += 1;
        } else if !self.declared.datasets.iter().any(|it| it == name) {
            self.note("datasets", name, span);
            self.declared.datasets.push(name.to_owned());
        }
    }

    /// The components that the list itself says something of, beside what the table tells.
    pub(super) fn with_cells(mut self, known: &[Cell]) -> Self {
        if self.left_out > 0 {
            let message = format!("{} more base models, data sets or licences of it were left out", self.left_out);
            self.declared.diagnostics.push(Diagnostic::new(Code::Limit, message));
        }
        let told = |component: &'static Component| match component.id {
            "weights" => self.weights(),
            "training-data" => {
                let of = self.declared.fields.iter().filter(|it| it.key == "datasets").map(|it| it.span);
                Cell { evidence: of.collect(), ..Cell::unknown(component) }
            }
            _ => Cell::unknown(component),
        };
        self.cells = all()
            .map(|it| known.iter().find(|cell| cell.component == it).cloned().unwrap_or_else(|| told(it)))
            .collect();
        self
    }

    /// A list states the terms of the weights. That they are there it does not show.
    fn weights(&self) -> Cell {
        let Some(component) = named("weights") else { return Cell::unknown(&crate::artefact::COMPONENTS[0]) };
        let Some(name) = self.declared.license.first() else { return Cell::unknown(component) };
        let evidence = self.declared.span_of("license").into_iter().collect();
        let there = Cell::there(component, Some(Terms::named(name)), LicenseFrom::Distribution, evidence);
        let open = if matches!(there.terms, Some(Terms::Listed(_))) { there.open } else { Openness::Unknown };
        Cell { state: State::Unknown, open, ..there }
    }
}

/// Whether a note, as this program's own bills have it, says what stands against a plain reading of the list.
pub(super) fn is_warning(note: &str) -> bool {
    ["contradiction", "unread", "note"].contains(&note)
}

/// A component that the list names: nothing shows that it is there.
pub(super) fn only_named(id: &str, span: Span) -> Option<Cell> {
    named(id).map(|it| Cell { evidence: vec![span], ..Cell::unknown(it) })
}
