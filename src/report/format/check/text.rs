//! A check for a terminal: the words in their line with a mark under them, why, which rule, and what to ask for instead.

use super::place::Places;
use super::{CheckReport, CheckTally, Located};
use crate::policy::{Breach, Level as Weight};
use crate::report::wording::counted;
use crate::report::{Context, one_line};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Renderer, Snippet};
use std::io::{self, Write};

/// Writes a check.
pub(super) fn write(report: &CheckReport, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let base = if context.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = base.term_width(report.width).decor_style(DecorStyle::Unicode);
    for subject in report.subjects {
        let places = Places::of(subject, report.root);
        for breach in &subject.breaches {
            let located = places.locate(breach);
            let named = subject.site.as_ref().map(|_| subject.name.as_str());
            writeln!(out, "{}\n", shown(&renderer, breach, &located, named))?;
        }
    }
    for it in report.notes {
        writeln!(out, "note: {}", one_line(it, 2_000))?;
    }
    writeln!(out, "{}", summed(report))
}

/// One breach; `named` is the document, where it is not the file that is shown.
fn shown(renderer: &Renderer, breach: &Breach, located: &Located, named: Option<&str>) -> String {
    let level = match breach.level {
        Weight::Forbidden => Level::ERROR.with_name("forbidden"),
        Weight::Review => Level::WARNING.with_name("review"),
    };
    let title = named.map_or_else(|| breach.title.clone(), |it| format!("{it}: {}", breach.title));
    let mut elements: Vec<Element<'_>> = Vec::new();
    if located.lines.is_empty() {
        elements.push(annotate_snippets::Origin::path(located.file.as_str()).into());
    } else {
        let label = if located.label.is_empty() { String::new() } else { format!("clause {}", located.label) };
        let annotation = AnnotationKind::Primary.span(located.marked.range()).label(label);
        let snippet = Snippet::source(located.lines.as_str()).line_start(located.line).path(located.file.as_str());
        elements.push(snippet.fold(false).annotation(annotation).into());
    }
    let mut said = |name: &'static str, words: &str| {
        if !words.is_empty() {
            elements.push(Level::NOTE.with_name(name).message(one_line(words, 1_000)).into());
        }
    };
    if named.is_some() && !located.quote.is_empty() {
        said("words", &format!("clause {}: “{}”", located.label, one_line(&located.quote, 300)));
    }
    said("why", &breach.why);
    said("policy", &breach.rule);
    said("note", &breach.note);
    if !breach.fallback.is_empty() {
        said("help", &format!("ask for: {}", breach.fallback));
    }
    let group = level.primary_title(one_line(&title, 300)).id(breach.code.as_str()).elements(elements);
    renderer.render(&[group])
}

/// What all of it comes to, in a line.
fn summed(report: &CheckReport) -> String {
    let CheckTally { forbidden, review, excepted, known } = report.tally();
    let documents = counted(report.subjects.len(), "document");
    let profile = report.policy.profile.as_deref().map_or_else(String::new, |it| format!(", profile {it}"));
    let mut parts = vec![format!("{forbidden} forbidden"), format!("{review} to be reviewed")];
    if excepted > 0 {
        parts.push(format!("{excepted} taken by exceptions"));
    }
    if known > 0 {
        parts.push(format!("{known} known from the baseline"));
    }
    let name = one_line(&report.policy.name, 200);
    format!("{documents} held against {name}{profile}: {}. A reading aid, not legal advice.", parts.join(", "))
}
