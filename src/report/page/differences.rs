//! What differs, what matters most first; what only changes names, dates and the like as one line.

use crate::compare::{Comparison, Difference, by_heft, slight_ones};
use crate::report::difference::{Stretch, Told, told};
use crate::report::{Context, counted};
use serde::Serialize;

/// One difference.
#[derive(Debug, Serialize)]
pub(in crate::report) struct DifferencePart {
    /// The document that differs, counting from 1, and the one it is measured against.
    pub document: usize,
    pub against: usize,
    pub place: String,
    pub why: String,
    pub words: Vec<WordsPart>,
}

/// A stretch of its words: `same`, `ins` or `del`.
#[derive(Debug, Serialize)]
pub(in crate::report) struct WordsPart {
    pub kind: &'static str,
    pub text: String,
}

/// What differs and how many only slightly: "9 changes of names, dates alone".
pub(super) fn parts(comparison: &Comparison, context: &Context) -> (Vec<DifferencePart>, String) {
    if comparison.documents.len() < 2 || comparison.rows.is_empty() {
        return (Vec::new(), String::new());
    }
    let lens = comparison.readings.first().filter(|it| !it.is_empty()).map(|_| 0);
    let mut all = comparison.differences(lens);
    all.retain(|it| context.paper.has_row(comparison, it.row));
    by_heft(&mut all);
    let (slight, what) = slight_ones(&all);
    let slight = if slight == 0 { String::new() } else { format!("{} of {what} alone", counted(slight, "change")) };
    let part = |it: &Difference| {
        let Told { place, why, words } = told(comparison, context.rules, lens, it);
        let words = words.into_iter().map(stretch).collect();
        DifferencePart { document: it.document + 1, against: it.against + 1, place, why, words }
    };
    (all.iter().filter(|it| it.is_of_substance()).map(part).collect(), slight)
}

fn stretch(stretch: Stretch) -> WordsPart {
    let (kind, text) = match stretch {
        Stretch::Same(text) => ("same", text),
        Stretch::Added(text) => ("ins", text),
        Stretch::Removed(text) => ("del", text),
    };
    WordsPart { kind, text }
}
