//! The façade that window, command line, reports and tests all call.

use crate::align::{self, Aligned, Parameter, Row};
use crate::diagnostic::{Code, Diagnostic};
use crate::edits::{Edits, Pin};
use crate::lens::{Lenses, Reading};
use crate::options::Options;
use std::sync::Arc;

mod analysed;
mod approval;
mod beyond;
mod borrowed;
mod by_topic;
mod change;
mod changed;
mod declared;
mod difference;
mod glance;
mod identified;
mod precedent;
mod reviewed;
mod substance;
mod timeline;
mod title;
mod touched;

pub use analysed::{Analysed, readings};
pub use beyond::Beyond;
pub use borrowed::{Added, BorrowedName};
pub use by_topic::{TopicCell, TopicRow, TopicState};
pub use change::Change;
pub use changed::{ChangedFinding, FindingChange};
pub use declared::{ReadIn, is_beside, record_named, terms_declared, terms_of_record};
pub use difference::{Difference, Heft, by_heft, slight_ones};
pub use glance::{Glance, Weighty};
pub use identified::{HeldText, Identified, Original};
pub use precedent::{ClausePrecedent, Share};
pub use reviewed::{Agreement, Remark, Reviewed};
pub use substance::Slight;
pub use timeline::Thread;
pub use touched::Touched;

/// Documents side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The documents, in the user's order.
    pub documents: Vec<Arc<Analysed>>,
    /// Index of the document that others are measured against.
    pub baseline: usize,
    /// Whether each document is measured against the one before it instead.
    pub is_chain: bool,
    /// The aligned rows, in reading order of the baseline.
    pub rows: Vec<Row>,
    /// For each document, its reading through each chosen lens.
    pub readings: Vec<Vec<Reading>>,
    /// Findings gained, lost and altered against the baseline.
    pub changed_findings: Vec<ChangedFinding>,
    /// Each kind of finding, followed through all documents in their order.
    pub timeline: Vec<Thread>,
    /// Names, versions and addresses that vary consistently.
    pub parameters: Vec<Parameter>,
    /// Clauses that use a term whose definition changed.
    pub touched: Vec<Touched>,
    /// For each document, what reviewers say of it.
    pub reviewed: Vec<Reviewed>,
    /// How far each two reviewers went the same way.
    pub agreements: Vec<Agreement>,
    /// What to know about the comparison as a whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compares documents that were already analysed.
pub fn compare(documents: &[Arc<Analysed>], edits: &Edits, options: &Options, lenses: &Lenses) -> Comparison {
    let baseline = options.baseline.min(documents.len().saturating_sub(1));
    let texts: Vec<_> = documents.iter().map(|it| (&it.document, &it.clauses)).collect();
    let subjects: Vec<_> = documents.iter().map(|it| it.subjects()).collect();
    let Aligned { rows, passed_over } = align::aligned(&texts, &subjects, baseline, options.chain, edits);
    let parameters = align::parameters(&texts, &rows);
    let touched = touched::touched(documents, &rows);
    let readings = documents.iter().map(|it| readings(&it.assessment, options, lenses)).collect();
    let changed_findings = changed::findings(documents, baseline, options.chain, &rows);
    let mut diagnostics = notes(documents, baseline, &rows);
    diagnostics.extend(align::coarse(&texts, &rows).into_iter().filter_map(|at| coarse(documents, at)));
    diagnostics.extend(hurried(documents, &passed_over));
    diagnostics.extend(align::lost_pins(&texts, edits).into_iter().map(lost));
    let (reviewed, lost_marks) = review(documents, edits, options, lenses);
    diagnostics.extend(lost_marks);
    diagnostics.extend(reviewed::elsewhere(documents, edits));
    Comparison {
        documents: documents.to_vec(),
        baseline,
        is_chain: options.chain,
        rows,
        readings,
        changed_findings,
        timeline: timeline::threads(documents),
        parameters,
        touched,
        agreements: reviewed::agreements(&reviewed),
        reviewed,
        diagnostics,
    }
}

impl Comparison {
    /// The document that another one is measured against.
    pub fn reference(&self, document: usize) -> usize {
        document.checked_sub(1).filter(|_| self.is_chain).unwrap_or(self.baseline)
    }

    /// Of two documents the one that changes are measured from, and the other one.
    pub fn pair(&self) -> Option<(usize, usize)> {
        (self.documents.len() == 2).then_some((self.baseline.min(1), 1 - self.baseline.min(1)))
    }

    /// The same comparison with what reviewers say now; what was aligned stays as it is.
    #[must_use]
    pub fn reviewed_again(&self, edits: &Edits, options: &Options, lenses: &Lenses) -> Self {
        let (reviewed, lost) = review(&self.documents, edits, options, lenses);
        let others = self.diagnostics.iter().filter(|it| it.code != Code::MarkLost).cloned();
        let diagnostics = others.chain(lost).chain(reviewed::elsewhere(&self.documents, edits)).collect();
        Self { agreements: reviewed::agreements(&reviewed), reviewed, diagnostics, ..self.clone() }
    }
}

/// What reviewers say of each document; and what of it is about clauses that are no longer there.
pub fn review(
    documents: &[Arc<Analysed>],
    edits: &Edits,
    options: &Options,
    lenses: &Lenses,
) -> (Vec<Reviewed>, Vec<Diagnostic>) {
    let each = (0..documents.len()).map(|index| reviewed::reviewed(documents, index, edits, options, lenses));
    let (reviewed, lost): (Vec<_>, Vec<_>) = each.unzip();
    (reviewed, lost.into_iter().flatten().collect())
}

fn coarse(documents: &[Arc<Analysed>], (document, clause): (usize, usize)) -> Option<Diagnostic> {
    let analysed = documents.get(document)?;
    let label = &analysed.clauses.list.get(clause)?.label;
    let name = analysed.document.short_name();
    let message = format!(
        "clause {label} of {name} is too long to be compared word by word: all of it is shown as changed, also what is \
         the same; read both sides"
    );
    Some(Diagnostic::new(Code::Coarse, message))
}

/// Says of each document which of its clauses were not held against everything that may answer them.
fn hurried(documents: &[Arc<Analysed>], passed_over: &[(usize, usize)]) -> Vec<Diagnostic> {
    let said = |of: &[(usize, usize)]| {
        let (document, clause) = *of.first()?;
        let analysed = documents.get(document)?;
        let label = &analysed.clauses.list.get(clause)?.label;
        let name = analysed.document.short_name();
        let message = format!(
            "{} of {name} share their words with so many others that not every pair was tried (the first is {label}): \
             where one stands beside the wrong clause, pin it to the right one, or read by topic",
            if of.len() == 1 { "1 clause".to_owned() } else { format!("{} clauses", of.len()) }
        );
        Some(Diagnostic::new(Code::Coarse, message))
    };
    passed_over.chunk_by(|a, b| a.0 == b.0).filter_map(said).collect()
}

fn lost(pin: &Pin) -> Diagnostic {
    let (one, other) = (&pin.one, &pin.other);
    let message = format!(
        "the pin of {} {} and {} {} was left out: a clause of it is no longer there",
        one.name, one.label, other.name, other.label
    );
    Diagnostic::new(Code::PinLost, message)
}

fn notes(documents: &[Arc<Analysed>], _baseline: usize, rows: &[Row]) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (index, one) in documents.iter().enumerate() {
        if let Some(first) = documents.iter().take(index).position(|it| it.document.sha256 == one.document.sha256) {
            notes.push(Diagnostic::new(
                Code::SameFile,
                format!("documents {} and {} have the same bytes", first + 1, index + 1),
            ));
        }
    }
    let shared = rows.iter().filter(|row| row.cells.iter().filter(|cell| !cell.clauses.is_empty()).count() > 1).count();
    if documents.len() > 1 && shared == 0 {
        notes.push(Diagnostic::new(
            Code::NothingInCommon,
            "the documents have no clause in common: each row shows one side only",
        ));
    }
    notes
}
