//! The forms in which a known text is passed on: whole, without its appendix, or without another text behind it.

use super::imported::indexes;
use super::index::{Index, Known};
use super::{Entry, standard};
use crate::never::packed;
use std::sync::OnceLock;

/// What a form of a text lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// The appendix that tells how to apply the licence.
    Appendix,
    /// Another standard text that is published behind it.
    Attached(&'static Entry),
}

/// A known text, up to where it may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The text.
    pub entry: &'static Entry,
    /// How many bytes of it.
    pub end: usize,
    /// What stands behind them; nothing for the whole text.
    pub lacks: Option<Lacks>,
}

impl Form {
    /// The whole text.
    pub fn whole(entry: &'static Entry) -> Self {
        Self { entry, end: entry.held.length(), lacks: None }
    }

    /// Its words.
    pub fn text(&self) -> &'static str {
        self.entry.text().get(..self.end).unwrap_or(self.entry.text())
    }
}

pub(super) fn index() -> Index<'static> {
    Index::of(include_bytes!(concat!(env!("OUT_DIR"), "/texts.bin")))
}

fn shorter_index() -> Index<'static> {
    Index::of(include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin")))
}

/// The shorter forms of the standard texts, in the order of their index.
fn shorter() -> &'static [Form] {
    static SHORTER: OnceLock<Vec<Form>> = OnceLock::new();
    SHORTER.get_or_init(|| {
        type Row = (usize, usize, Option<usize>);
        let rows: Vec<Row> = packed(include_bytes!(concat!(env!("OUT_DIR"), "/forms.pack")));
        let all: Vec<&'static Entry> = standard().collect();
        let form = |(text, end, attached): Row| {
            let behind = attached.and_then(|it| all.get(it)).map(|it| Lacks::Attached(it));
            Some(Form { entry: all.get(text)?, end, lacks: Some(behind.unwrap_or(Lacks::Appendix)) })
        };
        rows.into_iter().filter_map(form).collect()
    })
}

/// Every form that is known: the standard texts, their shorter forms, then the texts that were imported.
pub(super) fn known() -> impl Iterator<Item = (Known, Form)> {
    let standard = index().texts().zip(standard().map(Form::whole));
    let shorter = shorter_index().texts().zip(shorter().iter().copied());
    let imported = indexes().flat_map(|(index, entries)| index.texts().zip(entries.iter().map(Form::whole)));
    standard.chain(shorter).chain(imported)
}

/// For each known form which of its kept runs stand where, in the order of [`known`].
pub(super) fn hits(asked: &[(u32, u32)]) -> Vec<Vec<(u32, u32)>> {
    let all = [index(), shorter_index()].into_iter().chain(indexes().map(|(index, _)| index));
    all.flat_map(|it| it.hits(asked)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_published_without_what_stands_behind_them_have_such_a_form() {
        let lacks = |id: &str| shorter().iter().filter(|it| it.entry.id == id).map(|it| it.lacks).collect::<Vec<_>>();
        assert_eq!(lacks("Apache-2.0"), [Some(Lacks::Appendix)]);
        assert_eq!(lacks("MIT"), []);
        let lesser = lacks("LGPL-3.0-only");
        let names_it = |it: &Option<Lacks>| matches!(it, Some(Lacks::Attached(it)) if it.id == "GPL-3.0-only");
        assert!(lesser.iter().any(names_it), "{lesser:?}");
        for form in shorter() {
            assert!(form.text().len() < form.entry.held.length() && !form.text().is_empty(), "{}", form.entry.id);
        }
    }
}
