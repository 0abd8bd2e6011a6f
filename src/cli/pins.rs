//! A file of clauses that were aligned by hand.

use crate::compare::Analysed;
use crate::edits::{Edits, Pin, Place};
use crate::io;
use crate::library::nearest;
use anyhow::{Context as _, Result, anyhow, ensure};
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    pin: Vec<Typed>,
}

/// Two clauses by their labels.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    clauses: [String; 2],
    /// Their documents, counted from 1.
    #[serde(default = "first_two")]
    documents: [usize; 2],
    #[serde(default)]
    apart: bool,
}

fn first_two() -> [usize; 2] {
    [1, 2]
}

/// The pins of a file, for these documents in the order of the command line.
pub(super) fn read(path: &Path, documents: &[Arc<Analysed>]) -> Result<Edits> {
    // What went wrong in reading is one sentence already.
    let (_, text) = io::text_file(&io::name_of(path)).map_err(|error| anyhow!("{error}"))?;
    let file: File = toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |it| text.get(..it.start).unwrap_or("").matches('\n').count() + 1);
        anyhow!("{}:{line}: {}", path.display(), error.message())
    })?;
    let mut edits = Edits::default();
    for (typed, number) in file.pin.iter().zip(1..) {
        edits.pin(pin(typed, documents).with_context(|| format!("{}: pin {number}", path.display()))?);
    }
    Ok(edits)
}

fn pin(typed: &Typed, documents: &[Arc<Analysed>]) -> Result<Pin> {
    let [one, other] = typed.documents;
    ensure!(one != other, "both clauses are of document {one}; a pin joins clauses of two documents");
    let [first, second] = &typed.clauses;
    Ok(Pin { one: place(one, first, documents)?, other: place(other, second, documents)?, apart: typed.apart })
}

/// The clause of this label or anchor in the document of this number, counted from 1.
pub(super) fn place(number: usize, label: &str, documents: &[Arc<Analysed>]) -> Result<Place> {
    let count = documents.len();
    let analysed = number
        .checked_sub(1)
        .and_then(|it| documents.get(it))
        .with_context(|| format!("there is no document {number}; there are {count}, counted from 1"))?;
    let list = &analysed.clauses.list;
    let of_label = list.iter().find(|it| it.label == label || it.anchor == label).with_context(|| {
        let near = nearest(label, list.iter().map(|it| it.label.as_str()));
        let near = near.map_or(String::new(), |it| format!("; the nearest is {it}"));
        format!("{} has no clause {label}{near}", analysed.document.name)
    })?;
    Ok(Place::of(&analysed.document, &analysed.clauses, of_label.id))
}
