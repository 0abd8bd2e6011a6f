//! What one document comes to, in a few lines.

use super::closing;
use super::paint::Paint;
use crate::artefact::Card;
use crate::assess::Stance;
use crate::compare::{Analysed, Reviewed};
use crate::document::visible;
use crate::lens::{Outcome, Reading, Weight};
use crate::report::{Assessed, Context, beside, borrowed, counted, one_line, releases, remarks, size, words};
use std::io::{self, Write};

/// Room for the words of a finding.
const QUOTE: usize = 64;

pub(in crate::report) fn assessed(
    documents: &mut dyn Iterator<Item = Assessed>,
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut any = false;
    for one in documents {
        if any {
            writeln!(out)?;
        }
        any = true;
        document(&one, context, out)?;
    }
    if any { closing(context, out) } else { Ok(()) }
}

/// The heading, a line for each lens, the findings that weigh, and what was not understood.
fn document(one: &Assessed, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let Assessed { analysed, readings, reviewed } = one;
    let paint = Paint { on: context.color };
    writeln!(out, "{}", heading(analysed, paint))?;
    if let Some(said) = borrowed::other_terms(analysed) {
        writeln!(out, "  {}", paint.bold(&said))?;
    }
    identified(analysed, out)?;
    known(analysed, out)?;
    if let Some(read_in) = releases::read_in(&analysed.terms) {
        writeln!(out, "  terms      {}", one_line(&read_in, 300))?;
    }
    for (name, said) in lens_lines(readings, context) {
        writeln!(out, "  {name} {said}")?;
    }
    super::glance::write(analysed, context, out)?;
    not_understood(analysed, readings, out)?;
    findings(analysed, readings, paint, out)?;
    reviews(analysed, reviewed, context, out)?;
    let card = Card::of(&analysed.document).unwrap_or_default();
    let declared = [Some(card.license.join(", ")), card.license_name, card.license_link];
    let declared: Vec<String> = declared.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    if !declared.is_empty() {
        writeln!(out, "  declares   {}", one_line(&declared.join("; "), 200))?;
    }
    for diagnostic in card.diagnostics.iter().chain(analysed.diagnostics()) {
        writeln!(out, "  note       {}", one_line(&diagnostic.message, 200))?;
    }
    writeln!(out, "  {}", counts(analysed))?;
    if context.explain { super::explain::trail(analysed, readings, context, out) } else { Ok(()) }
}

/// What reviewers say, and what the reading comes to with their overrides.
pub(super) fn reviews(
    analysed: &Analysed,
    reviewed: &Reviewed,
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (label, said) in remarks::lines(analysed, reviewed) {
        writeln!(out, "  reviewed   {label:<6}  {said}")?;
    }
    for line in remarks::reviewed_readings(reviewed, context) {
        writeln!(out, "  reviewed   {}", one_line(&line, 1_000))?;
    }
    Ok(())
}

/// How many of the changes to a known text are shown.
const CHANGES_SHOWN: usize = 4;

/// The known text that the document is or was made from, and what was changed in it.
fn identified(analysed: &Analysed, out: &mut dyn Write) -> io::Result<()> {
    let Some(it) = &analysed.identified else { return Ok(()) };
    writeln!(out, "  text       {}", words::identified(it))?;
    for change in words::changes(it).take(CHANGES_SHOWN) {
        let (name, place, said) = words::change(analysed, change);
        writeln!(out, "  {name:<9}  {place:<6}  {}", one_line(&said, 120))?;
    }
    match words::changes(it).count().saturating_sub(CHANGES_SHOWN) {
        0 => Ok(()),
        more if it.holds.is_empty() => {
            let name = one_line(&analysed.document.name, 80);
            writeln!(out, "             and {more} more: undiluted compare {} {name}", it.key)
        }
        more => writeln!(out, "             and {more} more: --format json lists them all"),
    }
}

/// How many sentences stand in a standard text.
fn known(analysed: &Analysed, out: &mut dyn Write) -> io::Result<()> {
    /// A text that shares fewer of its sentences, of a hundred, is of its own making.
    const FEWEST: usize = 20;
    let Some(share) = analysed.share() else { return Ok(()) };
    if (share.there + share.elsewhere) * 100 < share.sentences * FEWEST {
        return Ok(());
    }
    let (all, there) = (counted(share.sentences, "sentence"), share.there);
    let others =
        if share.elsewhere > 0 { format!(", {} in other standard texts", share.elsewhere) } else { String::new() };
    let own = share.sentences.saturating_sub(there + share.elsewhere);
    let own = if own > 0 { format!("; {own} of its own") } else { String::new() };
    writeln!(out, "  known      {there} of {all} stand in {}{others}{own}", share.entry.id)
}

/// How many sentences are quoted that were not understood.
const UNREAD_SHOWN: usize = 6;
/// And where the outcome does not hang on them.
const UNREAD_SHOWN_BESIDE: usize = 3;

/// What was not understood, in its own words: no outcome can rest on it.
fn not_understood(analysed: &Analysed, readings: &[Reading], out: &mut dyn Write) -> io::Result<()> {
    let unread = &analysed.assessment.unread;
    let is_open = readings.iter().any(|it| it.outcome == Some(Outcome::Undetermined));
    let shown = if is_open { UNREAD_SHOWN } else { UNREAD_SHOWN_BESIDE };
    for it in unread.iter().take(shown) {
        let quote = format!("“{}”", one_line(analysed.document.slice(it.span), QUOTE));
        let (place, why) = (beside(&analysed.document, it.span.start), one_line(&it.because, 80));
        writeln!(out, "  not read   {:<6}  {quote:<67}  {why}{place}", label(analysed, it.clause))?;
    }
    match unread.len().saturating_sub(shown) {
        0 => Ok(()),
        more => writeln!(out, "             and {more} more; --explain quotes them all"),
    }
}

/// For each lens its name, padded to a column, and what it makes of the document.
pub(super) fn lens_lines(readings: &[Reading], context: &Context) -> Vec<(String, String)> {
    let name = |reading: &Reading| one_line(words::lens_name(context.lenses, &reading.lens), 20);
    let width = readings.iter().map(|it| name(it).chars().count()).max().unwrap_or(0).max(6);
    let said = |reading: &Reading| visible(&words::reading(context.lenses, reading));
    readings.iter().map(|it| (format!("{:<width$}", name(it)), said(it))).collect()
}

/// Name, title, language, size and hash.
pub(super) fn heading(analysed: &Analysed, paint: Paint) -> String {
    heading_of(analysed, &analysed.title(), paint)
}

/// The same under another name than the text's first words.
///
/// It says at once where the name promises other terms than stand there.
pub(super) fn heading_of(analysed: &Analysed, title: &str, paint: Paint) -> String {
    let document = &analysed.document;
    let name = one_line(&document.name, 200);
    let title = one_line(title, 100);
    let title = if title == one_line(&document.short_name(), 100) { String::new() } else { format!("  {title}") };
    let hash = document.sha256.get(..8).unwrap_or_default();
    let language = document.language.unwrap_or("language unknown");
    let title = match analysed.borrowed {
        Some(_) => format!("{title}  [{}]", borrowed::OTHER_TERMS),
        None => title,
    };
    let facts = format!("({language}, {}, sha256 {hash}…)", size(document.bytes));
    format!("{}{title}  {}", paint.bold(&name), paint.faint(&facts))
}

fn findings(analysed: &Analysed, readings: &[Reading], paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let list = &analysed.assessment.findings;
    let width = list.iter().map(|it| label(analysed, it.clause).chars().count()).max().unwrap_or(0).clamp(6, 16);
    let mut quiet = Vec::new();
    for index in words::by_weight(analysed, readings) {
        let Some(finding) = list.get(index) else { continue };
        let weight = words::heaviest(readings, index);
        let label = label(analysed, finding.clause);
        if !matches!(weight, Some(Weight::Conflicts | Weight::Strains | Weight::Disputed)) {
            quiet.push((finding.stance, finding.kind.as_str(), label));
            continue;
        }
        let word = paint.weight(weight, &format!("{:<9}", weight.map_or("", words::weight)));
        let quote = format!("“{}”", one_line(analysed.words(finding), QUOTE));
        let details = match words::details(analysed, finding) {
            details if details.is_empty() => String::new(),
            details => format!(" ({})", one_line(&details, 80)),
        };
        let place = beside(&analysed.document, finding.span.start);
        writeln!(out, "  {word}  {label:<width$}  {quote:<67}  {}{details}{place}", finding.kind)?;
    }
    quiet_lines(&quiet, out)
}

/// Findings that weigh nothing, in one line for grants and one for the rest.
fn quiet_lines(quiet: &[(Stance, &str, &str)], out: &mut dyn Write) -> io::Result<()> {
    for (name, grants) in [("grants", true), ("also", false)] {
        let mut kinds: Vec<(&str, Vec<&str>)> = Vec::new();
        for (_, kind, label) in quiet.iter().filter(|(stance, ..)| (*stance == Stance::Grant) == grants) {
            match kinds.iter_mut().find(|(it, _)| it == kind) {
                Some((_, labels)) if labels.contains(label) => {}
                Some((_, labels)) => labels.push(label),
                None => kinds.push((kind, vec![label])),
            }
        }
        let said: Vec<String> = kinds.iter().map(|(kind, labels)| format!("{kind} {}", labels.join(", "))).collect();
        if !said.is_empty() {
            writeln!(out, "  {name:<9}  {}", one_line(&said.join("; "), 2000))?;
        }
    }
    Ok(())
}

/// How many clauses there are, and how many sentences were not understood.
fn counts(analysed: &Analysed) -> String {
    let clauses = counted(analysed.clauses.list.len(), "clause");
    // What a card says is not read as terms; there is nothing to have understood.
    if !analysed.described.contains(&false) {
        return format!("{clauses}, none of them terms: the words of a card are statements");
    }
    match analysed.assessment.unread.len() {
        0 if analysed.clauses.list.is_empty() => "nothing to read".to_owned(),
        0 => format!("{clauses}, every sentence read"),
        unread => format!("{clauses}, {} not understood", counted(unread, "sentence")),
    }
}

fn label(analysed: &Analysed, clause: usize) -> &str {
    analysed.clauses.list.get(clause).map_or("", |it| it.label.as_str())
}
