//! What differs between two documents, in words: where, what it comes to, and the words before and after.

use super::shown::{elided, flow, one_line};
use super::words::weight;
use super::{Piece, beside, redline};
use crate::align::{EditClass, Relation};
use crate::assess::Rules;
use crate::compare::{Analysed, Comparison, Difference, FindingChange, Heft};
use crate::document::visible;

/// How much of what did not change stands around a change, in letters.
const AROUND: usize = 60;
/// A change of more letters is cut.
const ALONE: usize = 400;
/// How many stretches of an entry are shown.
const STRETCHES: usize = 24;

/// A stretch of the words of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Words that stand on both sides.
    Same(String),
    /// Words that came.
    Added(String),
    /// Words that went.
    Removed(String),
}

/// A difference, put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Where it stands: `1.b.iv`, `¶4 “Documentation”`.
    pub place: String,
    /// What it comes to.
    pub why: String,
    /// The words, with what came and went in them.
    pub words: Vec<Stretch>,
}

/// Puts a difference into words; weights are those of the lens of this index.
pub fn told(comparison: &Comparison, rules: &Rules, lens: Option<usize>, it: &Difference) -> Told {
    Told { place: place(comparison, it), why: why(comparison, rules, lens, it), words: words(comparison, it) }
}

/// The clause as the document that differs has it, or as the other had it, and where it stands in a converted file.
fn place(comparison: &Comparison, it: &Difference) -> String {
    let first = |document: usize| {
        let clause = *comparison.rows.get(it.row)?.cells.get(document)?.clauses.first()?;
        let one = comparison.documents.get(document)?;
        Some(beside(&one.document, one.clauses.list.get(clause)?.span.start))
    };
    clause(comparison, it) + &first(it.document).or_else(|| first(it.against)).unwrap_or_default()
}

fn clause(comparison: &Comparison, it: &Difference) -> String {
    let here = names(comparison, it.row, it.document);
    let there = names(comparison, it.row, it.against);
    match (here.is_empty(), it.relation) {
        (true, _) => there,
        (false, Relation::Moved | Relation::MovedEdited) if !there.is_empty() && there != here => {
            format!("{here}, before {there}")
        }
        _ => here,
    }
}

fn names(comparison: &Comparison, row: usize, document: usize) -> String {
    let cell = comparison.rows.get(row).and_then(|it| it.cells.get(document));
    let Some((one, cell)) = comparison.documents.get(document).zip(cell) else { return String::new() };
    cell.clauses.iter().map(|clause| named(one, *clause)).collect::<Vec<_>>().join(", ")
}

/// A clause by its number, with its heading or the term that it defines: `2 Termination`, `¶4 “Documentation”`.
pub fn named(analysed: &Analysed, clause: usize) -> String {
    let Some(of) = analysed.clauses.list.get(clause) else { return String::new() };
    let label = one_line(&of.label, 40);
    let heading = of.heading.map(|it| one_line(analysed.document.plain.slice(it), 60)).filter(|it| !it.is_empty());
    match (analysed.term_of(clause), heading) {
        (Some(term), _) => format!("{label} “{}”", one_line(term, 60)),
        (None, Some(heading)) if heading != label => format!("{label} {heading}"),
        _ => label,
    }
}

fn why(comparison: &Comparison, rules: &Rules, lens: Option<usize>, it: &Difference) -> String {
    let mut said: Vec<String> = Vec::new();
    for at in &it.findings {
        let Some(changed) = comparison.changed_findings.get(*at) else { continue };
        let side = changed.finding.map(|finding| (changed.document, finding));
        let Some((of, finding)) = side.or_else(|| Some((changed.against, changed.was?))) else { continue };
        let finding = comparison.documents.get(of).and_then(|it| it.assessment.findings.get(finding));
        let Some(kind) = finding.map(|it| it.kind.as_str()) else { continue };
        let title = visible(rules.kind(kind).map_or(kind, |it| it.title.as_str()));
        let word = match changed.change {
            FindingChange::Gained => "new",
            FindingChange::Lost => "gone",
            FindingChange::Altered => "worded otherwise",
        };
        let heavy = comparison.weight_of_change(*at, lens).map_or(String::new(), |it| format!(", {}", weight(it)));
        let line = format!("{word}: {title}{heavy}");
        if !said.contains(&line) {
            said.push(line);
        }
    }
    match it.heft {
        Heft::Unread => said.insert(0, "not understood: read it yourself".to_owned()),
        Heft::Slight => {
            said.push(it.slight.iter().map(|it| it.plural()).collect::<Vec<_>>().join(", "));
        }
        Heft::Place => said.push("the same words in another place".to_owned()),
        Heft::Sense => said.extend(senses(comparison, it)),
        Heft::Words | Heft::Finding(_) => {}
    }
    if said.is_empty() {
        said.push(relation(it.relation).to_owned());
    }
    said.join("; ")
}

/// What sort of words changed, the weightiest first.
fn senses(comparison: &Comparison, it: &Difference) -> Vec<String> {
    let cell = comparison.rows.get(it.row).and_then(|row| row.cells.get(it.document));
    let mut classes: Vec<EditClass> = cell.into_iter().flat_map(|it| &it.edits).map(|it| it.class).collect();
    classes.sort_unstable();
    classes.dedup();
    let word = |class: EditClass| {
        Some(match class {
            EditClass::Polarity => "a not, unless or except came or went",
            EditClass::Modality => "may, shall or must changed",
            EditClass::Number => "a number or date changed",
            EditClass::Reference => "it refers to another clause",
            EditClass::Party => "who is meant changed",
            EditClass::Territory => "where it holds changed",
            EditClass::Scope => "how far it reaches changed",
            EditClass::Definition => "what a term means changed",
            _ => return None,
        })
    };
    classes.into_iter().filter_map(word).map(str::to_owned).collect()
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same | Relation::Cosmetic => "the same words",
        Relation::Edited => "other words",
        Relation::Moved => "the same words in another place",
        Relation::MovedEdited => "other words, in another place",
        Relation::Split => "one clause became several",
        Relation::Merged => "several clauses became one",
        Relation::Added => "a clause that was not there",
        Relation::Absent => "a clause that is gone",
    }
}

fn words(comparison: &Comparison, it: &Difference) -> Vec<Stretch> {
    let text = |document: usize| {
        let cell = comparison.rows.get(it.row).and_then(|row| row.cells.get(document));
        let Some((one, cell)) = comparison.documents.get(document).zip(cell) else { return String::new() };
        let clauses = cell.clauses.iter().filter_map(|clause| one.clauses.list.get(*clause));
        one_line(&clauses.map(|it| one.document.slice(it.span)).collect::<Vec<_>>().join(" ¶ "), ALONE)
    };
    match it.relation {
        Relation::Added => vec![Stretch::Added(text(it.document))],
        Relation::Absent => vec![Stretch::Removed(text(it.against))],
        Relation::Moved => vec![Stretch::Same(text(it.document))],
        _ => {
            let cell = comparison.rows.get(it.row).and_then(|row| row.cells.get(it.document));
            cell.map_or_else(Vec::new, |cell| stretches(&redline(comparison, it.document, cell)))
        }
    }
}

/// Changes with a little of what stands around them.
fn stretches(pieces: &[Piece]) -> Vec<Stretch> {
    let last = pieces.len().saturating_sub(1);
    let stretch = |(index, piece): (usize, &Piece)| match piece {
        Piece::Added(text, _) => Stretch::Added(cut(text)),
        Piece::Removed(text, _) => Stretch::Removed(cut(text)),
        Piece::Break => Stretch::Same(" ¶ ".to_owned()),
        Piece::Same(text) => Stretch::Same(elided(AROUND, &flow(text), index == 0, index == last)),
    };
    let mut all: Vec<Stretch> = pieces.iter().enumerate().map(stretch).collect();
    let more = all.iter().skip(STRETCHES).filter(|it| !matches!(it, Stretch::Same(_))).count();
    if more > 0 {
        all.truncate(STRETCHES);
        all.push(Stretch::Same(format!(" … and {more} more in this clause")));
    }
    all
}

/// As prose, with the blank at either end that it has in the text.
fn cut(text: &str) -> String {
    if text.chars().count() <= ALONE { flow(text) } else { one_line(text, ALONE) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;
    use crate::edits::Edits;
    use crate::lens::Lenses;
    use crate::options::Options;
    use std::sync::Arc;

    #[test]
    fn a_difference_says_where_what_and_with_which_words() {
        let read = |name: &str, text: &str| Arc::new(Analysed::read(&[Source::new(name, text)], Rules::built_in()));
        let there = "\"Work\" means the model.\n\n1. You may sell the Work to anybody.\n\n2. You may copy the Work.";
        let here =
            "\"Work\" means the weights.\n\n1. You may not sell the Work to anybody.\n\n2. You may copy the Work.";
        let documents = [read("a.txt", there), read("b.txt", here)];
        let comparison =
            crate::compare::compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in());
        let all: Vec<Told> = comparison
            .differences(Some(0))
            .iter()
            .map(|it| told(&comparison, Rules::built_in(), Some(0), it))
            .collect();
        assert!(all[0].place.ends_with("“Work”"), "a definition is called by its term: {}", all[0].place);
        assert_eq!(all[1].place, "1");
        assert!(
            all[1].words.contains(&Stretch::Added("not".to_owned()))
                || all[1].words.iter().any(|it| { matches!(it, Stretch::Added(words) if words.trim() == "not") }),
            "{:?}",
            all[1].words
        );
        assert!(!all[1].why.is_empty());
    }
}
