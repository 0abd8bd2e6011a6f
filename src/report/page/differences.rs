//! What differs, what matters most first; what only changes names, dates and the like as one line.

use crate::compare::{Comparison, Difference, by_heft, slight_ones};
use crate::report::context::is_by_topic;
use crate::report::difference::{Stretch, Told, told};
use crate::report::{Context, Extent, counted};
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

/// What differs, as a report lists it.
#[derive(Debug, Default, Serialize)]
pub(in crate::report) struct DifferencesPart {
    /// Those of substance, what matters most first.
    pub list: Vec<DifferencePart>,
    /// How many more there are than are listed.
    pub more: usize,
    /// How many only change names, dates and the like, in words; empty where none does.
    pub slight: String,
}

impl DifferencesPart {
    /// Whether there is nothing to say.
    pub(in crate::report) fn is_empty(&self) -> bool {
        self.list.is_empty() && self.slight.is_empty()
    }
}

/// How many are listed where not everything is printed: of texts that are compared by topic fewer, for nearly every
/// clause of theirs differs.
const LISTED: usize = 25;
const LISTED_BY_TOPIC: usize = 8;

/// What differs and how many only slightly: "9 changes of names, dates alone".
pub(super) fn parts(comparison: &Comparison, context: &Context) -> DifferencesPart {
    if comparison.documents.len() < 2 || comparison.rows.is_empty() {
        return DifferencesPart::default();
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
    all.retain(Difference::is_of_substance);
    let most = match context.paper.extent {
        Extent::Full => usize::MAX,
        _ if is_by_topic(comparison, context) => LISTED_BY_TOPIC,
        _ => LISTED,
    };
    DifferencesPart { list: all.iter().take(most).map(part).collect(), more: all.len().saturating_sub(most), slight }
}

fn stretch(stretch: Stretch) -> WordsPart {
    let (kind, text) = match stretch {
        Stretch::Same(text) => ("same", text),
        Stretch::Added(text) => ("ins", text),
        Stretch::Removed(text) => ("del", text),
    };
    WordsPart { kind, text }
}
