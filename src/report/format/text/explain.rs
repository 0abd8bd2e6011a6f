//! The trail: why each finding fired, how it bears, and which hits an exception took back.

use crate::assess::{self, Stop};
use crate::compare::Analysed;
use crate::document::Span;
use crate::lens::Reading;
use crate::report::reading::predicate;
use crate::report::{Context, one_line, words};
use std::io::{self, Write};

pub(super) fn trail(
    analysed: &Analysed,
    readings: &[Reading],
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    let label = |clause: usize| analysed.clauses.list.get(clause).map_or("", |it| it.label.as_str());
    for (index, it) in analysed.assessment.findings.iter().enumerate() {
        let (stance, certainty) = (words::stance(it.stance), words::certainty(it.certainty));
        writeln!(out, "  finding {} in {}: {stance}, {certainty}", it.kind, one_line(label(it.clause), 40))?;
        writeln!(out, "    words    “{}”", one_line(analysed.document.slice(it.span), 400))?;
        writeln!(out, "    rule     {}: {}", one_line(&it.rule, 80), one_line(&it.why, 400))?;
        for exception in exceptions(context, &it.rule) {
            writeln!(out, "    unless   {}: looked for, does not hold here", one_line(exception, 400))?;
        }
        for (name, value) in &it.parameters {
            writeln!(out, "    says     {} = {}", one_line(name, 40), one_line(&value.to_string(), 200))?;
        }
        for (reading, bears) in readings.iter().flat_map(|it| it.bears_of(index).iter().map(move |bears| (it, bears))) {
            let lens = context.lenses.get(&reading.lens);
            let name = words::lens_name(context.lenses, &reading.lens);
            let criterion = words::criterion_label(lens, &bears.criterion);
            let because = one_line(&words::because(bears), 600);
            writeln!(out, "    {:<8} {name} {criterion}: {because}", words::weight(bears.weight))?;
        }
    }
    for (reading, it) in readings.iter().flat_map(|it| it.criteria.iter().map(move |one| (it, one))) {
        if !it.because.is_empty() {
            let name = words::lens_name(context.lenses, &reading.lens);
            let criterion = words::criterion_label(context.lenses.get(&reading.lens), &it.id);
            writeln!(out, "  {} {name} {criterion}: {}", words::state(it.state), one_line(&it.because, 400))?;
        }
    }
    for it in &analysed.assessment.suppressed {
        writeln!(out, "  no finding {} in {}", it.kind, one_line(label(it.clause), 40))?;
        writeln!(out, "    words    “{}”", one_line(analysed.document.slice(it.span), 400))?;
        writeln!(out, "    because  {} ({})", one_line(&it.because, 400), one_line(&it.rule, 80))?;
    }
    read(analysed, out)?;
    unread(analysed, context, out)
}

/// How each sentence was read: what is forbidden, confined, tied to consent or allowed.
fn read(analysed: &Analysed, out: &mut dyn Write) -> io::Result<()> {
    let clauses = &analysed.clauses;
    let words = |span: Span| one_line(analysed.document.slice(span).trim_matches([' ', ',', '.', ';']), 160);
    for it in &clauses.predicates {
        let clause = clauses.statements.get(it.statement).and_then(|it| clauses.list.get(it.clause));
        let label = one_line(clause.map_or("", |it| it.label.as_str()), 40);
        writeln!(out, "  read as {label}, {}", predicate(it, words))?;
        writeln!(out, "    words    “{}”", words(it.span))?;
    }
    Ok(())
}

/// What would have taken a hit of this rule back: every exception was looked for, and none was found.
fn exceptions<'a>(context: &Context<'a>, rule: &str) -> Vec<&'a str> {
    let found = context.rules.rules().find(|(kind, it)| rule.split_once('/') == Some((&kind.id, &it.id)));
    let mut all: Vec<&str> = found.iter().flat_map(|(_, it)| &it.unless).map(|it| it.because.as_str()).collect();
    all.dedup();
    all
}

/// The sentences that were not understood, and which rules came near.
fn unread(analysed: &Analysed, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    if analysed.assessment.unread.is_empty() {
        return Ok(());
    }
    let trail = assess::explain(&analysed.document, &analysed.clauses, context.rules);
    for it in &analysed.assessment.unread {
        let Some(clause) = analysed.clauses.list.get(it.clause) else { continue };
        writeln!(out, "  unread {}", one_line(&clause.label, 40))?;
        writeln!(out, "    words    “{}”", one_line(analysed.document.slice(it.span), 400))?;
        writeln!(out, "    because  {}", one_line(&it.because, 400))?;
        for step in trail.iter().filter(|step| step.clause == it.clause) {
            if let Some(why) = came_near(&step.stop) {
                writeln!(out, "    not      {}: {why}", one_line(&step.rule, 80))?;
            }
        }
    }
    Ok(())
}

/// Why a rule whose trigger stands in a clause did not fire; nothing for rules that were never near.
fn came_near(stop: &Stop) -> Option<&'static str> {
    Some(match stop {
        Stop::All => "its trigger stands there, but not the other words that it needs",
        Stop::Verbs => "no verb that it knows is granted",
        Stop::Items => "the list is too short",
        Stop::Lead => "the lead-in of the list says something else",
        Stop::Document => "the text lacks what the rule presumes",
        Stop::Pattern | Stop::Role | Stop::Force | Stop::Actor | Stop::Heading | Stop::Exception(_) | Stop::Fired => {
            return None;
        }
    })
}
