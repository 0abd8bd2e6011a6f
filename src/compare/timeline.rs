//! When findings appeared and vanished along a row of documents: versions of one licence, one after the other.

use super::Analysed;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One kind of finding, followed through all documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The kind.
    pub kind: String,
    /// For each document, its findings of this kind, as indices.
    pub findings: Vec<Vec<usize>>,
}

impl Thread {
    /// Whether each document has it.
    pub fn present(&self) -> impl Iterator<Item = bool> {
        self.findings.iter().map(|it| !it.is_empty())
    }

    /// Whether some documents have it and others have not.
    pub fn changes(&self) -> bool {
        self.present().any(|it| it) && !self.present().all(|it| it)
    }
}

/// Every kind that some document has, by where it first stands.
pub(super) fn threads(documents: &[Arc<Analysed>]) -> Vec<Thread> {
    let mut threads: BTreeMap<&str, Thread> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        for (number, finding) in document.assessment.findings.iter().enumerate() {
            let thread = threads.entry(&finding.kind).or_insert_with(|| {
                order.push(&finding.kind);
                Thread { kind: finding.kind.clone(), findings: vec![Vec::new(); documents.len()] }
            });
            if let Some(findings) = thread.findings.get_mut(index) {
                findings.push(number);
            }
        }
    }
    order.into_iter().filter_map(|kind| threads.remove(kind)).collect()
}
