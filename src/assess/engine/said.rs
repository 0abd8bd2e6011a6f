//! Rules on slots: what a sentence says of an act, held against what rules ask for.

use super::candidates::Unit;
use super::{Hit, Pass};
use crate::assess::Stop;
use crate::assess::index::ReadySlots;
use crate::clause::{Predicate, Role};
use crate::document::Span;
use crate::pattern::Pattern;
use std::ops::Range;

/// How many words a sentence of a preamble may have and still bind.
const TERSE: usize = 16;

/// The words that narrow an act, in one piece, and where they stand in the plain text.
struct Narrowing {
    words: Vec<u8>,
    /// Where each piece begins here and there.
    pieces: Vec<(usize, usize)>,
}

impl Pass<'_> {
    /// Tries every rule that asks for slots on a predicate.
    pub(super) fn hold(&mut self, predicate: &Predicate) {
        // Preambles tell stories in long sentences; what forbids there is short.
        let statement = self.text.clauses.statements.get(predicate.statement);
        let is_story = statement.is_some_and(|it| it.role == Role::Preamble)
            && String::from_utf8_lossy(self.text.slice(self.text.statement(predicate.statement)))
                .split_whitespace()
                .count()
                > TERSE;
        if is_story {
            return;
        }
        let index = self.rules.index();
        let mut narrowing = None;
        for rule in &index.slotted {
            let Some(ready) = index.rules.get(*rule) else { continue };
            let Some(slots) = ready.slots.as_ref().filter(|it| it.fit(predicate)) else { continue };
            let Some((kind, source)) = self.rules.at(ready.place) else { continue };
            let is_in = |pattern: &Option<Pattern>, span: Span| {
                let plain = self.text.document.plain.from_source(span);
                pattern.as_ref().is_none_or(|it| it.is_in(self.text.slice(plain)))
            };
            if !is_in(&slots.subject, predicate.subject) || !is_in(&slots.thing, predicate.thing) {
                continue;
            }
            let words = narrowing.get_or_insert_with(|| self.narrowing(predicate));
            let Some(named) = words.named(slots) else { continue };
            let unit = Unit::Statement(predicate.statement);
            let mut hit = self.said(predicate, named);
            let stop = match self.refused_at_once(ready, source, unit) {
                Some(stop) => Some(stop),
                None => self.taken_back(unit, kind, ready, source, &mut hit),
            };
            match &stop {
                None => {
                    let finding = self.finding(kind, ready, source, &hit);
                    self.assessment.findings.push(finding);
                }
                Some(Stop::Exception(because)) => {
                    let suppressed = self.suppressed(&kind.id, source, &hit, because);
                    self.assessment.suppressed.push(suppressed);
                }
                Some(_) => {}
            }
            self.note(hit.clause, format!("{}/{}", kind.id, source.id), stop.unwrap_or(Stop::Fired));
        }
    }

    fn said(&self, predicate: &Predicate, named: Vec<(String, Span)>) -> Hit {
        let quote = self.text.document.plain.from_source(predicate.span);
        let statement = self.text.clauses.statements.get(predicate.statement);
        Hit {
            quote: self.text.whole(quote),
            scope: self.text.statement(predicate.statement),
            statement: Some(predicate.statement),
            clause: statement.map_or(0, |it| it.clause),
            named,
            freedoms: None,
        }
    }

    fn narrowing(&self, predicate: &Predicate) -> Narrowing {
        let mut all = Narrowing { words: Vec::new(), pieces: Vec::new() };
        for span in [Some(predicate.before), Some(predicate.behind), predicate.meaning].into_iter().flatten() {
            let plain = self.text.document.plain.from_source(span);
            if !all.pieces.is_empty() {
                all.words.push(b'|');
            }
            all.pieces.push((all.words.len(), plain.start));
            all.words.extend_from_slice(self.text.slice(plain));
        }
        all
    }
}

impl Narrowing {
    /// The groups that a rule's limiter names, in the plain text; nothing where its limits are not met.
    fn named(&self, slots: &ReadySlots) -> Option<Vec<(String, Span)>> {
        if slots.not_limiter.as_ref().is_some_and(|it| it.is_in(&self.words)) {
            return None;
        }
        let Some(limiter) = &slots.limiter else { return Some(Vec::new()) };
        let found = limiter.first_in(&self.words)?;
        Some(found.named().map(|(name, at)| (name.to_owned(), self.place(&at))).collect())
    }

    fn place(&self, at: &Range<usize>) -> Span {
        let piece = self.pieces.iter().rev().find(|it| it.0 <= at.start);
        let (here, there) = piece.copied().unwrap_or_default();
        Span::new(at.start - here + there, at.end - here + there)
    }
}
