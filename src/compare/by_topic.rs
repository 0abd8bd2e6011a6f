//! The same clauses arranged by the questions that readers ask: one row a topic, a cell for each document.
//!
//! Unlike licences share few words, and still answer the same questions. Every clause stands in a row, in full or by its
//! label; what is missing is told apart: nothing said, a document not loaded, a sentence not understood.

use super::{Analysed, Comparison};
use crate::align::{Cell, Relation};
use crate::clause::{Modality, Role};
use crate::topic::{About, Topic, Topics};
use std::collections::{BTreeMap, BTreeSet};

/// A cell shows the clauses that say most on its topic; the further ones are named.
const DOZEN: usize = 12;
/// What it adds that a clause is mainly about the topic, and that it answers a clause of another document there.
const MAIN: u32 = 2;
const MATCHED: u32 = 1;

/// How a document stands to a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TopicState {
    /// Clauses of it answer.
    Answered,
    /// It says nothing on it.
    Silent,
    /// A document that it refers to, and that is not loaded, may answer.
    Unloaded,
    /// A sentence that was not understood may answer.
    Unread,
}

/// What one document says on a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicCell {
    /// Its clauses: those that answer a clause of another document first.
    pub clauses: Vec<usize>,
    /// Further clauses, where there are more than a dozen: those that say least on it.
    pub further: Vec<usize>,
    /// The one of its clauses that says most on it.
    pub chief: Option<usize>,
    /// What was found on it, in document order.
    pub findings: Vec<usize>,
    /// Sentences on it, or perhaps on it, that were not understood.
    pub unread: Vec<usize>,
    /// The import that may answer, where it is not loaded.
    pub import: Option<usize>,
    /// Whether it answers.
    pub state: TopicState,
}

/// A topic and what each document says on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRow {
    /// Its place in the list of topics.
    pub topic: usize,
    /// One cell for each document.
    pub cells: Vec<TopicCell>,
}

impl TopicRow {
    /// The topic itself.
    pub fn topic(&self) -> Option<&'static Topic> {
        Topics::built_in().list.get(self.topic)
    }

    /// Whether no document says anything on it, as far as all of them were read.
    pub fn is_silent(&self) -> bool {
        self.cells.iter().all(|it| it.state == TopicState::Silent)
    }
}

impl Comparison {
    /// Every topic in the order of reading, with what each document says on it.
    pub fn by_topic(&self) -> Vec<TopicRow> {
        let rows_of: Vec<BTreeMap<usize, usize>> = (0..self.documents.len()).map(|it| self.rows_of(it)).collect();
        Topics::built_in().reading_order().into_iter().map(|topic| self.topic_row(topic, &rows_of)).collect()
    }

    /// Whether the documents share so few words that their clauses are better read by topic: less than a third.
    pub fn shares_little(&self) -> bool {
        let others: Vec<usize> = (0..self.documents.len()).filter(|it| *it != self.baseline).collect();
        let shared: Vec<f32> = others.iter().map(|it| self.shared_by(*it)).collect();
        !shared.is_empty() && !self.rows.is_empty() && shared.iter().sum::<f32>() * 3.0 < many(shared.len())
    }

    /// Whether topics serve a reader better than rows of clauses, unless they choose: where documents share little, and
    /// nobody put clauses together by hand.
    pub fn reads_by_topic(&self) -> bool {
        self.shares_little() && !self.rows.iter().flat_map(|it| &it.cells).any(|it| it.pinned)
    }

    /// How much of a cell's words stand in the cell that it is measured against too: 0 none, 1 all.
    pub fn kept(&self, document: usize, cell: &Cell) -> f32 {
        let (all, kept) = self.words_of(document, cell);
        if all == 0 { 1.0 } else { many(kept) / many(all) }
    }

    fn shared_by(&self, document: usize) -> f32 {
        let cells = self.rows.iter().filter_map(|it| it.cells.get(document));
        let (all, kept) =
            cells.map(|it| self.words_of(document, it)).fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        if all == 0 { 1.0 } else { many(kept) / many(all) }
    }

    /// How many words a cell has, and how many of them the other side has too.
    fn words_of(&self, document: usize, cell: &Cell) -> (usize, usize) {
        let Some(one) = self.documents.get(document) else { return (0, 0) };
        let clauses = cell.clauses.iter().filter_map(|it| one.clauses.list.get(*it));
        let all: usize = clauses.map(|it| one.document.tokens.within(it.span).len()).sum();
        let differ: usize = cell.edits.iter().map(|it| one.document.tokens.within(it.here).len()).sum();
        let is_alone = matches!(cell.relation, Some(Relation::Added | Relation::Absent));
        (all, if is_alone { 0 } else { all.saturating_sub(differ) })
    }

    /// For each clause of a document the row that it stands in.
    fn rows_of(&self, document: usize) -> BTreeMap<usize, usize> {
        let cells = self.rows.iter().enumerate().filter_map(|(row, it)| Some((row, it.cells.get(document)?)));
        cells.flat_map(|(row, cell)| cell.clauses.iter().map(move |it| (*it, row))).collect()
    }

    fn topic_row(&self, topic: usize, rows_of: &[BTreeMap<usize, usize>]) -> TopicRow {
        let on_it: Vec<Vec<usize>> = self.documents.iter().map(|it| clauses_on(it, topic)).collect();
        // In how many documents each row of the alignment is about this.
        let mut met: BTreeMap<usize, usize> = BTreeMap::new();
        for (clauses, rows) in on_it.iter().zip(rows_of) {
            let rows: BTreeSet<usize> = clauses.iter().filter_map(|it| rows.get(it).copied()).collect();
            for row in rows {
                *met.entry(row).or_default() += 1;
            }
        }
        let cell = |(document, clauses): (usize, &Vec<usize>)| {
            let row_of = |clause: &usize| rows_of.get(document).and_then(|it| it.get(clause)).copied();
            let matched = |clause: &usize| row_of(clause).filter(|it| met.get(it).is_some_and(|count| *count > 1));
            self.topic_cell(document, topic, clauses, matched)
        };
        TopicRow { topic, cells: on_it.iter().enumerate().map(cell).collect() }
    }

    fn topic_cell(
        &self,
        document: usize,
        topic: usize,
        on_it: &[usize],
        matched: impl Fn(&usize) -> Option<usize>,
    ) -> TopicCell {
        let Some(one) = self.documents.get(document) else {
            let (clauses, further, findings, unread) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            let (chief, import, state) = (None, None, TopicState::Silent);
            return TopicCell { clauses, further, chief, findings, unread, import, state };
        };
        let all: BTreeSet<usize> = on_it.iter().copied().collect();
        let of = Topics::built_in().list.get(topic);
        let findings: Vec<usize> = (0..one.assessment.findings.len())
            .filter(|it| !self.is_set_aside(document, *it))
            .filter(|it| {
                let finding = one.assessment.findings.get(*it);
                finding.is_some_and(|it| all.contains(&it.clause) && of.is_some_and(|of| of.kinds.contains(&it.kind)))
            })
            .collect();
        let about = |clause: usize| one.topics.get(clause).map_or(&[][..], Vec::as_slice);
        let is_main = |clause: usize| about(clause).first().is_none_or(|it| it.topic == topic);
        let weight = |clause: usize| {
            let strength = about(clause).iter().find(|it| it.topic == topic).map_or(0, |it| it.strength);
            let weight = strength
                + if is_main(clause) { MAIN } else { 0 }
                + if matched(&clause).is_some() { MATCHED } else { 0 };
            // A preamble tells what the clauses say.
            if one.clauses.list.get(clause).is_some_and(|it| it.role == Role::Preamble) { weight / 2 } else { weight }
        };
        let (mut clauses, further) = shortened(on_it, weight);
        let chief = clauses.iter().copied().max_by_key(|it| (weight(*it), std::cmp::Reverse(*it)));
        // What answers another document's clause stands first, and of that what is about nothing else.
        clauses.sort_by_key(|it| (matched(it).is_none(), !is_main(*it), matched(it), *it));
        let unread: Vec<usize> = (0..one.assessment.unread.len())
            .filter(|it| one.assessment.unread.get(*it).is_some_and(|it| may_answer(one, it.clause, &all)))
            .collect();
        let import = of.and_then(|of| missing(one, of));
        let state = state(one, &clauses, &findings, &unread, import, &all);
        TopicCell { clauses, further, chief, findings, unread, import, state }
    }
}

/// Whether what was not understood in a clause may be about a topic: the clause is among those on it, or where there are
/// none, it binds or gives and nobody can tell what it is about. A title and a date answer nothing.
fn may_answer(one: &Analysed, clause: usize, on_it: &BTreeSet<usize>) -> bool {
    let is_foreign = one.clauses.list.get(clause).and_then(|it| it.language).is_some_and(|it| it != "en");
    let binds = || one.clauses.statements_of(clause).iter().any(|it| it.modality != Modality::Plain);
    let is_unplaced = || one.topics.get(clause).is_none_or(Vec::is_empty);
    on_it.contains(&clause) || on_it.is_empty() && (is_foreign || is_unplaced() && binds())
}

/// The first document that is not loaded and may answer the topic.
fn missing(one: &Analysed, topic: &Topic) -> Option<usize> {
    let named = |what: &str| topic.imports.iter().any(|it| what.to_lowercase().contains(it.trim_end_matches('*')));
    one.assessment.imports.iter().position(|it| !it.loaded && named(&it.what))
}

fn state(
    one: &Analysed,
    clauses: &[usize],
    findings: &[usize],
    unread: &[usize],
    import: Option<usize>,
    on_it: &BTreeSet<usize>,
) -> TopicState {
    let import = import.and_then(|it| one.assessment.imports.get(it));
    // A clause that only points at a policy answers nothing by itself.
    let points = |it: &usize| {
        let finding = one.assessment.findings.get(*it);
        finding.is_some_and(|it| {
            one.assessment.imports.iter().any(|import| !import.loaded && import.span.overlaps(it.span))
        })
    };
    let only_points = import.is_some_and(|it| on_it.contains(&it.clause)) && findings.iter().all(points);
    match (clauses.is_empty(), import) {
        (true, Some(_)) => TopicState::Unloaded,
        (false, Some(_)) if only_points => TopicState::Unloaded,
        (_, _) if !unread.is_empty() && findings.is_empty() => TopicState::Unread,
        (true, None) => TopicState::Silent,
        (false, _) => TopicState::Answered,
    }
}

/// The clauses of a document on a topic, in document order; for the last topic those that are about nothing else.
fn clauses_on(one: &Analysed, topic: usize) -> Vec<usize> {
    let is_rest = topic == Topics::built_in().rest();
    let is_on = |about: &[About]| about.iter().any(|it| it.topic == topic) || is_rest && about.is_empty();
    let has_words = |clause: usize| {
        let span = one.clauses.list.get(clause).map(|it| it.span);
        span.is_some_and(|it| !one.document.plain.slice(it).trim().is_empty())
    };
    let all = one.topics.iter().enumerate().filter(|it| is_on(it.1)).map(|it| it.0);
    all.filter(|it| has_words(*it)).collect()
}

/// The dozen that say most on it, and the further ones, both in document order; of equal ones the first stay.
fn shortened(on_it: &[usize], weight: impl Fn(usize) -> u32) -> (Vec<usize>, Vec<usize>) {
    let mut order = on_it.to_vec();
    order.sort_by_key(|it| (std::cmp::Reverse(weight(*it)), *it));
    let mut further = order.split_off(order.len().min(DOZEN));
    order.sort_unstable();
    further.sort_unstable();
    (order, further)
}

#[expect(clippy::cast_precision_loss, reason = "documents have far fewer than 2^24 words")]
fn many(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Rules;
    use crate::compare::compare;
    use crate::document::Source;
    use crate::edits::Edits;
    use crate::lens::Lenses;
    use crate::options::Options;
    use std::sync::Arc;

    const GRANT: &str = "1. Grant. You may use, copy, modify and share the Model for any purpose.\n\n";

    fn compared(texts: &[&str]) -> Comparison {
        let read = |it: &&str| Arc::new(Analysed::read(&[Source::new("a.txt", *it)], Rules::built_in()));
        let documents: Vec<_> = texts.iter().map(read).collect();
        compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in())
    }

    fn cell(comparison: &Comparison, topic: &str) -> TopicCell {
        let rows = comparison.by_topic();
        let row = rows.iter().find(|it| it.topic().is_some_and(|it| it.id == topic)).expect("the topic");
        row.cells[0].clone()
    }

    fn state(text: &str, topic: &str) -> TopicState {
        cell(&compared(&[text, GRANT]), topic).state
    }

    #[test]
    fn silence_a_missing_policy_and_what_was_not_understood_are_told_apart() {
        assert_eq!(state(GRANT, "forbidden-uses"), TopicState::Silent);
        let policy = format!("{GRANT}2. You must adhere to the Acceptable Use Policy at https://example.org/p.");
        assert_eq!(state(&policy, "forbidden-uses"), TopicState::Unloaded);
        let strange = format!("{GRANT}2. You must grumble at the moon on every seventh day.");
        assert_eq!(state(&strange, "disputes"), TopicState::Unread, "nobody can tell what it is about");
        let law = format!("{GRANT}2. This License is governed by the laws of the State of California.");
        assert_eq!(state(&law, "disputes"), TopicState::Answered);
    }

    #[test]
    fn another_language_is_never_silence() {
        let german = "1. Nutzung. Sie dürfen das Modell nicht für gewerbliche Zwecke verwenden, und jede Weitergabe \
            an Dritte ist ohne unsere vorherige schriftliche Zustimmung verboten.";
        let rows = compared(&[german, GRANT]).by_topic();
        assert!(rows.iter().all(|it| it.cells[0].state != TopicState::Silent || it.topic == Topics::built_in().rest()));
    }

    #[test]
    fn every_clause_stands_in_a_row_and_a_cell_shows_a_dozen() {
        use std::fmt::Write as _;
        let mut text = GRANT.to_owned() + "2. Prohibited Uses. You may not use the Model:\n\n";
        for item in b'a'..=b'z' {
            writeln!(text, "({}) to harm the sort of people number {item};\n", item as char).expect("a string");
        }
        let comparison = compared(&[&text, GRANT]);
        let rows = comparison.by_topic();
        let shown: BTreeSet<usize> =
            rows.iter().flat_map(|it| it.cells[0].clauses.iter().chain(&it.cells[0].further)).copied().collect();
        assert_eq!(shown.len(), comparison.documents[0].clauses.list.len());
        let banned = cell(&comparison, "forbidden-uses");
        assert_eq!(banned.clauses.len(), DOZEN);
        assert!(banned.further.len() > DOZEN, "{banned:?}");
    }

    #[test]
    fn unlike_texts_share_little_and_versions_do_not() {
        let other = "Terms of service. Whoever downloads the program pays a fee of ten euros every month to its maker.";
        assert!(compared(&[GRANT, other]).shares_little());
        let version = GRANT.replace("any purpose", "research");
        assert!(!compared(&[GRANT, &version]).shares_little());
        assert!(!compared(&[GRANT]).shares_little(), "one document is compared with none");
    }
}
