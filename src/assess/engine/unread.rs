//! Clauses that look operative and that no rule understood: what is not known is said.

use super::language;
use super::text::Text;
use crate::assess::{Assessment, Unread};
use crate::clause::{Actor, Clause, Modality, Role, Statement};
use std::collections::BTreeSet;

/// Marks each clause as read or unread, with the reason.
pub(super) fn mark(text: &Text<'_>, assessment: &mut Assessment) {
    let touched = touched(text, assessment);
    assessment.read = vec![true; text.clauses.list.len()];
    for clause in &text.clauses.list {
        if let Some(unread) = judge(text, clause, &touched) {
            assessment.unread.push(unread);
            if let Some(read) = assessment.read.get_mut(clause.id) {
                *read = false;
            }
        }
    }
}

/// The statements that a finding or a suppressed hit stands in.
fn touched(text: &Text<'_>, assessment: &Assessment) -> BTreeSet<usize> {
    let spans = assessment.findings.iter().map(|it| it.span).chain(assessment.suppressed.iter().map(|it| it.span));
    let mut touched = BTreeSet::new();
    for span in spans {
        let plain = text.document.plain.from_source(span);
        let mut at = plain.start;
        while let Some(statement) = text.statement_at(at).filter(|_| at < plain.end.max(plain.start + 1)) {
            // A lead-in whose items are understood is understood with them.
            touched.extend(text.lead_chain(statement));
            let next = text.statement(statement + 1);
            if next.start <= at {
                break;
            }
            at = next.start;
        }
    }
    touched
}

fn judge(text: &Text<'_>, clause: &Clause, touched: &BTreeSet<usize>) -> Option<Unread> {
    let first = text.clauses.statements.partition_point(|it| it.clause < clause.id);
    let statements = text.clauses.statements_of(clause.id);
    let is_read = |index: usize| text.lead_chain(first + index).any(|it| touched.contains(&it));
    if (0..statements.len()).any(is_read) {
        return None;
    }
    if let Some(language) = clause.language.filter(|it| *it != "en") {
        return language::says_something(text, clause.id).then(|| Unread {
            clause: clause.id,
            because: format!("the rules read English, and this clause is in another language ({language})"),
            may_grant: true,
            words: None,
        });
    }
    if matches!(clause.role, Role::Definition | Role::Disclaimer | Role::Preamble) {
        return None;
    }
    let defines = |index: usize| {
        let words = String::from_utf8_lossy(text.slice(text.statement(first + index))).into_owned();
        words.contains(" shall mean") || words.contains(" means ")
    };
    let is_operative = |index: &usize| statements.get(*index).is_some_and(|it| it.modality.is_operative());
    let is_about_terms = |index: usize| about_terms(text, first + index);
    let operative: Vec<usize> =
        (0..statements.len()).filter(|it| !defines(*it) && !is_about_terms(*it)).filter(is_operative).collect();
    if operative.is_empty() {
        return None;
    }
    let may_grant = operative.iter().filter_map(|it| statements.get(*it)).any(|it| may_grant(text, it));
    Some(Unread {
        clause: clause.id,
        because: "it grants, requires or forbids something, and no rule understood it".to_owned(),
        may_grant,
        words: Some(String::from_utf8_lossy(text.slice(text.own(clause.id))).into_owned()),
    })
}

/// Whether a statement is about the terms themselves, and frees or binds nobody in using the work: what becomes of
/// the rest if a provision is invalid, that nothing is waived by silence, that this is the whole agreement.
fn about_terms(text: &Text<'_>, statement: usize) -> bool {
    let words = String::from_utf8_lossy(text.slice(text.statement(statement))).into_owned();
    let has = |any: &[&str]| any.iter().any(|it| words.contains(it));
    let is_severability = has(&["invalid", "unenforceable"]) && has(&["remain", "sever", "reform", "provision"]);
    let is_waiver = has(&["waive"]) && has(&["failure", "delay", "deemed", "constitute"]);
    let is_whole = has(&["entire agreement", "entire understanding", "complete agreement"]);
    is_severability || is_waiver || is_whole
}

/// Whether a statement may give rights: it grants, or it lets someone other than the licensor do something.
/// "Standards may involve patents" allows nobody anything.
fn may_grant(text: &Text<'_>, statement: &Statement) -> bool {
    const MERELY_POSSIBLE: [&str; 18] = [
        "involve", "have", "contain", "result", "include", "become", "exist", "cause", "infringe", "vary", "require",
        "apply", "differ", "need", "occur", "arise", "depend", "affect",
    ];
    match statement.modality {
        Modality::Grant => true,
        Modality::Permission => {
            let action = statement.action.map(|it| text.document.plain.slice(it).to_lowercase()).unwrap_or_default();
            let verb = action.split_whitespace().next().unwrap_or_default();
            statement.actor != Actor::Licensor && !MERELY_POSSIBLE.contains(&verb)
        }
        _ => false,
    }
}
