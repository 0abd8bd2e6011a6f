//! A lesson as it went: what a room was asked, how it voted and moved things, what was revealed, where it disagreed, and
//! the clauses that all of it was about.

use super::apart::{apart, to_read};
use super::evidence::evidence;
use super::handout::{answer, reading};
use super::votes::write_csv;
use crate::assess::Rules;
use crate::lesson::{Class, Exercise, OWN, Told, Turned};
use crate::report::Visible;
use crate::report::format::html::render;
use crate::report::format::markdown::text;
use minijinja::context;
use serde::Serialize;
use std::io::{self, Write};

const TEMPLATE: &str = include_str!("../../../assets/report/debrief.html");

#[derive(Serialize)]
struct Page<'a> {
    /// Whose answers stand beside the room's.
    teacher: &'static str,
    title: &'a str,
    objective: &'a str,
    asked: Vec<AskedPart<'a>>,
    clauses: Vec<ClausePart<'a>>,
    debrief: &'a [String],
    /// What to read next.
    to_read: Vec<String>,
}

#[derive(Serialize)]
struct AskedPart<'a> {
    title: &'a str,
    question: &'static str,
    /// Quotes, with the number of the clause that each stands in.
    quotes: Vec<(&'a str, &'a str, Option<usize>)>,
    said: String,
    answer: String,
    because: &'a str,
    revealed: bool,
    told: Vec<String>,
    disagreement: &'a str,
    /// What phones' votes show of learning.
    evidence: Vec<String>,
    /// Where most of the room is of another mind, and which definition says what.
    apart: Vec<String>,
}

#[derive(Serialize)]
struct ClausePart<'a> {
    number: usize,
    /// The text's name as it is opened.
    text: &'a str,
    label: &'a str,
    words: &'a str,
}

/// The debrief as the ending of a file's name asks for it: `.md` Markdown, `.csv` the votes as a table, else one page.
///
/// # Errors
/// What the writer says.
pub fn write(class: &Class, rules: &Rules, ending: &str, out: &mut dyn Write) -> io::Result<()> {
    match ending.to_ascii_lowercase().as_str() {
        "md" => write_markdown(class, rules, out),
        "csv" => write_csv(class, out),
        _ => write_html(class, rules, out),
    }
}

/// The debrief as one page.
///
/// # Errors
/// What the writer says.
pub fn write_html(class: &Class, rules: &Rules, out: &mut dyn Write) -> io::Result<()> {
    let page = page(class);
    render(TEMPLATE, context! { title => page.title, page, rules => rules.version }, out)
}

/// The debrief as Markdown.
///
/// # Errors
/// What the writer says.
pub fn write_markdown(class: &Class, rules: &Rules, out: &mut dyn Write) -> io::Result<()> {
    let page = page(class);
    let out = &mut Visible::new(out, false);
    writeln!(out, "# {}\n\n{}\n", text(page.title), text(page.objective))?;
    writeln!(out, "**Reading aid, not legal advice.** Votes are the room's; nobody is named.\n")?;
    for it in &page.asked {
        writeln!(out, "## {}\n\n{}\n", text(it.title), it.question)?;
        for (quote, from, clause) in &it.quotes {
            let place = clause.map_or_else(|| text(from), |it| format!("[{}](#clause-{it})", text(from)));
            writeln!(out, "> “{}” ({place})\n", text(quote))?;
        }
        writeln!(out, "- The room: {}", text(&it.said))?;
        writeln!(out, "- {}: {}. {}", page.teacher, text(&it.answer), text(it.because))?;
        for line in &it.evidence {
            writeln!(out, "- {}", text(line))?;
        }
        for line in &it.apart {
            writeln!(out, "- **Apart:** {}", text(line))?;
        }
        for told in &it.told {
            writeln!(out, "- The program reads: {}", text(told))?;
        }
        if !it.revealed {
            writeln!(out, "- The answer was not shown.")?;
        }
        if !it.disagreement.is_empty() {
            writeln!(out, "- **The room disagrees:** {}", text(it.disagreement))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "## To talk about\n")?;
    for it in page.debrief {
        writeln!(out, "- {}", text(it))?;
    }
    writeln!(out, "\n## To read next\n")?;
    for it in &page.to_read {
        writeln!(out, "- {}", text(it))?;
    }
    writeln!(out, "\n## The clauses\n")?;
    for it in &page.clauses {
        writeln!(out, "### <a id=\"clause-{}\"></a>{}, {}\n", it.number, text(it.text), text(it.label))?;
        writeln!(out, "{}\n", text(it.words))?;
    }
    writeln!(out, "By undiluted {}, with rules `{}`.", env!("CARGO_PKG_VERSION"), rules.version)
}

fn page(class: &Class) -> Page<'_> {
    let mut clauses: Vec<ClausePart> = Vec::new();
    // A step that was passed over tells nothing, and its answer is not the room's yet.
    let taken = class.asked().filter(|it| it.2.is_taken());
    let asked = taken.map(|(step, exercise, turned)| {
        let at = class.lesson.steps.iter().position(|it| std::ptr::eq(it, step));
        let evidence = at.map_or_else(Vec::new, |it| evidence(class, it));
        let apart = at.map_or_else(Vec::new, |it| apart(class, it));
        AskedPart { evidence, apart, ..asked(&step.title, exercise, turned, &mut clauses) }
    });
    let asked = asked.collect();
    let lesson = &class.lesson;
    let teacher = if lesson.id == OWN { "The program" } else { "The lesson" };
    Page {
        teacher,
        title: &lesson.title,
        objective: &lesson.objective,
        asked,
        clauses,
        debrief: &lesson.debrief,
        to_read: to_read(class),
    }
}

fn asked<'a>(
    title: &'a str,
    exercise: &'a Exercise,
    turned: &'a Turned,
    clauses: &mut Vec<ClausePart<'a>>,
) -> AskedPart<'a> {
    let quotes = exercise.quotes().into_iter().map(|(text, quote)| {
        let told = quote.and_then(|it| turned.told_in(it));
        let number = told.map(|told| numbered(text, told, clauses));
        (quote.unwrap_or(text), text, number)
    });
    let quotes = quotes.collect();
    let is_read = matches!(exercise, Exercise::Mark { .. } | Exercise::Difference { .. });
    let told = turned.told.iter().filter(|_| is_read).map(|it| reading(&it.freedoms, &it.findings)).collect();
    AskedPart {
        title,
        question: exercise.question(),
        quotes,
        said: turned.said().unwrap_or_else(|| "nothing that was counted".to_owned()),
        answer: answer(exercise),
        because: exercise.because(),
        revealed: turned.is_revealed,
        told,
        disagreement: &turned.disagreement,
        evidence: Vec::new(),
        apart: Vec::new(),
    }
}

/// The number of a clause among those that are printed at the end.
fn numbered<'a>(text: &'a str, told: &'a Told, clauses: &mut Vec<ClausePart<'a>>) -> usize {
    if let Some(it) = clauses.iter().find(|it| it.text == text && it.label == told.label && it.words == told.clause) {
        return it.number;
    }
    let number = clauses.len() + 1;
    clauses.push(ClausePart { number, text, label: &told.label, words: &told.clause });
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Choice;
    use crate::lesson::{lessons, told};

    fn class() -> Class {
        let lesson = lessons().iter().find(|it| it.id == "promise").expect("a lesson").clone();
        let mut class = Class::new(lesson.clone());
        for (turned, step) in class.steps.iter_mut().zip(class.lesson.steps.clone()) {
            let quotes =
                step.exercise.iter().flat_map(Exercise::quotes).filter_map(|(text, quote)| Some((text, quote?)));
            turned.told = quotes.filter_map(|(text, quote)| told(&lesson, text, quote, Rules::built_in())).collect();
        }
        class.steps[1].count(Choice::None, true);
        class.steps[1].is_revealed = true;
        class.steps[2].disagreement = "no".to_owned();
        class.steps[1].disagreement = "<b>Not</b> *without* restriction".to_owned();
        class
    }

    #[test]
    fn the_debrief_tells_votes_reveals_and_disagreements_and_links_to_clauses() {
        let mut bytes = Vec::new();
        write_html(&class(), Rules::built_in(), &mut bytes).expect("memory");
        let html = String::from_utf8(bytes).expect("UTF-8");
        for words in ["none 1 of 1", "href=\"#clause-1\"", "id=\"clause-1\"", "nothing that was counted"] {
            assert!(html.contains(words), "{words}");
        }
        assert!(html.contains("&lt;b&gt;Not&lt;") && !html.contains("<b>Not"), "what was typed is escaped");
        assert_eq!(html.matches("The answer was not shown").count(), 1, "of those that were taken");
        let mut bytes = Vec::new();
        write_markdown(&class(), Rules::built_in(), &mut bytes).expect("memory");
        let markdown = String::from_utf8(bytes).expect("UTF-8");
        assert!(markdown.contains("(#clause-1)") && markdown.contains("<a id=\"clause-1\"></a>"), "{markdown}");
        assert!(!markdown.contains("<b>Not") && !markdown.contains(" *without*"), "{markdown}");
    }
}
