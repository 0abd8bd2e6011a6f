//! Everything that differs between the documents, as the window lists it.

use crate::assess::Rules;
use crate::compare::{Comparison, Difference, by_heft, slight_ones};
use crate::document::visible;
use crate::report::difference::{Stretch, Told, told};

/// One difference, put into words.
#[derive(Clone, Debug)]
pub struct ChangeEntry {
    /// Where it stands and how much of a matter it is.
    pub difference: Difference,
    /// In words.
    pub told: Told,
    /// The document that differs, where there are more than two.
    pub name: String,
}

/// The differences of a comparison.
#[derive(Clone, Debug, Default)]
pub struct ChangeSheet {
    /// All of them, by place.
    pub entries: Vec<ChangeEntry>,
    /// Those of substance by weight: places among the entries.
    by_weight: Vec<usize>,
    /// Those of substance by place.
    by_place: Vec<usize>,
    /// Those that only change names, dates, addresses, numbering or typography.
    pub slight: Vec<usize>,
    /// What those change: "names, dates".
    pub slight_words: String,
}

impl ChangeSheet {
    /// Puts what differs into words; weights are those of the lens of this index.
    pub fn of(comparison: &Comparison, rules: &Rules, lens: Option<usize>) -> Self {
        if comparison.documents.len() < 2 {
            return Self::default();
        }
        let several = comparison.documents.len() > 2;
        let differences = comparison.differences(lens);
        let (_, slight_words) = slight_ones(&differences);
        let mut order: Vec<Difference> = differences.clone();
        by_heft(&mut order);
        let of = |it: &Difference| differences.binary_search_by_key(&(it.row, it.document), |it| (it.row, it.document));
        let by_weight = order.iter().filter(|it| it.is_of_substance()).filter_map(|it| of(it).ok()).collect();
        let (by_place, slight): (Vec<usize>, Vec<usize>) =
            (0..differences.len()).partition(|it| differences.get(*it).is_some_and(Difference::is_of_substance));
        let name = |document: usize| {
            let name = comparison.documents.get(document).map(|it| visible(&it.document.short_name()));
            name.filter(|_| several).unwrap_or_default()
        };
        let entry = |it: Difference| ChangeEntry {
            told: told(comparison, rules, lens, &it),
            name: name(it.document),
            difference: it,
        };
        Self { entries: differences.into_iter().map(entry).collect(), by_weight, by_place, slight, slight_words }
    }

    /// Those of substance in this order, as places among the entries.
    pub fn listed(&self, order: Order) -> &[usize] {
        match order {
            Order::Weight => &self.by_weight,
            Order::Place => &self.by_place,
        }
    }

    /// The entry after or before that of this row and document, around the ends.
    pub fn step(&self, order: Order, from: (Option<usize>, Option<usize>), forward: bool) -> Option<&ChangeEntry> {
        let list = self.listed(order);
        let is_it = |it: &usize| {
            let found = self.entries.get(*it).map(|it| &it.difference);
            found.is_some_and(|it| Some(it.row) == from.0 && from.1.is_none_or(|document| document == it.document))
        };
        let last = list.len().checked_sub(1)?;
        let next = match (list.iter().position(is_it), forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(at), true) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
        };
        self.entries.get(*list.get(next)?)
    }
}

impl ChangeEntry {
    /// The entry as it is read out: where, what, and what was replaced by what.
    pub fn spoken(&self) -> String {
        let mut parts = vec![self.told.place.clone(), self.name.clone(), self.told.why.clone()];
        let mut stretches = self.told.words.iter().peekable();
        while let Some(it) = stretches.next() {
            match (it, stretches.peek()) {
                (Stretch::Removed(there), Some(Stretch::Added(here))) => {
                    parts.push(format!("“{}” replaced by “{}”", there.trim(), here.trim()));
                    stretches.next();
                }
                (Stretch::Removed(there), _) => parts.push(format!("“{}” is gone", there.trim())),
                (Stretch::Added(here), _) => parts.push(format!("“{}” is new", here.trim())),
                (Stretch::Same(_), _) => {}
            }
        }
        parts.retain(|it| !it.is_empty());
        parts.join("; ")
    }
}

/// How differences are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Order {
    /// What matters most first.
    #[default]
    Weight,
    /// As they stand in the text.
    Place,
}
