//! The door for other programs: three calls that stay as they are. What they give is documented in its own room.

use crate::assess::Rules;
use crate::compare::{self, Analysed, Comparison};
use crate::document::Source;
use crate::edits::Edits;
use crate::lens::{Lenses, Reading};
use crate::options::Options;
use crate::question::Verdict;
use std::sync::Arc;

/// Reads a licence or a model card by the built-in rules: clauses, findings, answers, and what was not understood.
///
/// Never fails: what goes wrong is among the [diagnostics](Analysed::diagnostics). The work grows linearly with the text.
///
/// ```
/// let read = undiluted::assess("1. You may use the Model for non-commercial purposes only.");
/// let finding = read.assessment.findings.iter().find(|it| it.kind == "noncommercial-only").expect("a finding");
/// assert_eq!(read.clauses.list[finding.clause].label, "1");
/// assert!(read.document.slice(finding.span).contains("non-commercial purposes only"));
/// ```
///
/// A sentence that nobody understood is quoted, and never passed over:
///
/// ```
/// let read = undiluted::assess("You may use the Model. The flimmer must not be quorbled unless the Board nods.");
/// assert!(!read.assessment.unread.is_empty());
/// ```
pub fn assess(text: &str) -> Analysed {
    Analysed::read(&[Source::new("text", text)], Rules::built_in())
}

/// What a definition of openness makes of a text: `osd`, `osaid`, `fsf` …; nothing where there is no such lens.
///
/// ```
/// use undiluted::lens::Outcome;
/// let read = undiluted::assess("You may use the Model for non-commercial purposes only.");
/// let reading = undiluted::reading(&read, "osd").expect("a lens");
/// assert_eq!(reading.outcome, Some(Outcome::Conflicts));
/// assert!(undiluted::reading(&read, "no-such-lens").is_none());
/// ```
pub fn reading(read: &Analysed, lens: &str) -> Option<Reading> {
    let lens = Lenses::built_in().get(lens)?;
    Some(crate::lens::read(lens, &read.assessment))
}

/// Reads texts and aligns them clause by clause; the first is the one that others are measured against.
///
/// ```
/// let sale = "1. You may use the Model.\n\n2. You may sell copies of the Model.";
/// let no_sale = "1. You may use the Model.\n\n2. You may not sell copies of the Model.";
/// let compared = undiluted::compare(&[sale, no_sale]);
/// assert_eq!(compared.rows.iter().filter(|row| row.is_change()).count(), 1);
/// ```
pub fn compare(texts: &[&str]) -> Comparison {
    let read = |(at, text): (usize, &&str)| {
        let source = Source::new(format!("text {}", at + 1), *text);
        Arc::new(Analysed::read(&[source], Rules::built_in()))
    };
    let documents: Vec<Arc<Analysed>> = texts.iter().enumerate().map(read).collect();
    compare::compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in())
}

/// What a text answers to a question that people ask of any licence: `sell`, `fine-tune`, `anywhere` …; nothing where
/// there is no such question. Never yes where a sentence that may answer was not understood.
///
/// ```
/// use undiluted::question::Verdict;
/// let read = undiluted::assess("You may use the Model for non-commercial purposes only.");
/// assert_eq!(undiluted::ask(&read, "sell"), Some(Verdict::No));
/// assert_eq!(undiluted::ask(&read, "no-such-question"), None);
/// ```
pub fn ask(read: &Analysed, question: &str) -> Option<Verdict> {
    read.answers.iter().find(|it| it.asked().is_some_and(|it| it.id == question)).map(|it| it.verdict)
}
