//! A cell as it is read out to those who do not see it: what its marks say, then its words.

use super::cell::{Text, is_read};
use super::laid::Laid;
use crate::align::{Cell, EditClass, Relation};
use crate::document::{Span, visible};
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::{pages as say, policy as policy_say};
use crate::gui::widgets::relation_word;
use crate::gui::widgets::words::{clause_name, short, weighed};

/// So many changes of words are read out; the rest is counted.
const CHANGES: usize = 4;
/// How much of changed words is read out, in characters.
const WORDS: usize = 60;

/// Which clause, how it relates, what changed, how it weighs, whose it is, and the words:
/// "clause 4.2, words differ, “July 23” replaced by “September 25”, conflicts with use, heron-2.0: You may not …".
pub fn name(laid: &Laid, row: usize, document: usize, text: &Text) -> String {
    let sheet = &laid.sheet;
    let (Some(analysed), Some(cell)) = (sheet.document(document), sheet.row(row).and_then(|it| it.cells.get(document)))
    else {
        return String::new();
    };
    let clauses = cell.clauses.iter().filter_map(|it| analysed.clauses.list.get(*it)).map(clause_name);
    let relation = sheet.relation(row, document);
    // What is only here is all new, and its words follow.
    let has_edits = relation.is_some_and(|it| it.is_change() && !matches!(it, Relation::Added | Relation::Absent));
    let changed = if has_edits { changed(sheet, document, cell) } else { Vec::new() };
    let weighs = cell.clauses.iter().filter_map(|it| weighed(sheet.freedoms_of(document, *it)));
    let found = cell.clauses.iter().map(|it| sheet.findings_of(document, *it).len()).sum::<usize>();
    let unread = cell.clauses.iter().any(|it| !is_read(laid, document, *it));
    let level = cell.clauses.iter().filter_map(|it| laid.level_of(document, *it)).max();
    let place: Vec<_> = clauses
        .chain(relation.map(|it| relation_word(it).to_owned()))
        .chain(changed)
        .chain(cell.pinned.then(|| say::PINNED.to_owned()))
        .chain(weighs)
        .chain((found > 0).then(|| say::findings(found)))
        .chain(unread.then(|| say::UNREAD.to_owned()))
        .chain(level.map(|it| policy_say::by_policy(it.name())))
        .chain([analysed.document.short_name()])
        .collect();
    let words: Vec<_> = text.clauses.iter().map(|it| it.job.text.as_str()).collect();
    format!("{}: {}", place.join(", "), words.join(" "))
}

/// What became of which words, in the order of the text.
fn changed(sheet: &Sheet, document: usize, cell: &Cell) -> Vec<String> {
    let words = |document: usize, span: Span| {
        let text = sheet.document(document).map_or("", |it| it.document.plain.slice(span));
        short(&visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")), WORDS)
    };
    let edits = || cell.edits.iter().filter(|it| it.class != EditClass::Cosmetic);
    let told = edits().take(CHANGES).map(|it| match (it.there.is_empty(), it.here.is_empty()) {
        (false, false) => say::replaced_by(words(it.against, it.there), words(document, it.here)),
        (false, true) => say::is_gone(words(it.against, it.there)),
        _ => say::is_new(words(document, it.here)),
    });
    let more = edits().count().checked_sub(CHANGES).filter(|it| *it > 0);
    told.chain(more.map(say::more_changes)).collect()
}
