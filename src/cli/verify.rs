//! Whether a report still holds for texts.

use super::console::{Console, Target};
use super::input::Item;
use super::named::named;
use crate::clause::Clauses;
use crate::document::Document;
use crate::io::{self, Argument};
use crate::report::{counted, one_line};
use crate::verify::{Broken, Claimed, Difference, Verified, claims, verify as held};
use clap::Args;
use std::io::Write;

/// `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// A JSON or HTML report of assess or compare.
    #[arg(value_name = "REPORT", value_parser = named())]
    pub report: String,
    /// The texts that it is about, as they are now.
    #[arg(required = true, value_name = "FILE", value_parser = named())]
    pub files: Vec<String>,
    /// Print nothing; the exit status tells.
    #[arg(short, long)]
    pub quiet: bool,
}

/// How many lines are printed of what moved or is gone in one document.
const LINES: usize = 40;

/// Reads the report and the texts and says of each what holds, what moved and what is gone.
pub(super) fn verify(args: &VerifyArgs, console: &Console) {
    let report = match io::text_file(&args.report) {
        Ok((_, text)) => text,
        Err(error) => return console.error(&error.to_string()),
    };
    let all = match claims(&report) {
        Ok(all) => all,
        Err(error) => return console.error(&format!("{}: {error}", args.report)),
    };
    let mut taken: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    // Texts whose bytes are the report's find their place first, whatever they are called.
    let mut read: Vec<(usize, Document)> = Vec::new();
    for (at, file) in args.files.iter().enumerate() {
        match Item::Named(Argument(file.clone())).sources().map(|it| Document::read(&it)) {
            Ok(document) => match document.unreadable() {
                Some(it) => console.error(&format!("{file}: {}", it.message)),
                None => read.push((at, document)),
            },
            Err(error) => console.error(&error),
        }
    }
    read.sort_by_key(|(at, it)| (!all.iter().any(|claimed| claimed.sha256 == it.sha256), *at));
    for (_, document) in &read {
        let Some((at, claimed)) = Claimed::of(&all, &taken, &document.name, &document.sha256) else {
            console.error(&format!("{}: the report says nothing of a text of this name or these bytes", document.name));
            continue;
        };
        taken.push(at);
        let verified = held(claimed, document);
        if !verified.holds() {
            console.report();
        }
        lines(claimed, document, &verified, &mut out);
    }
    for (_, left) in all.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
        console.error(&format!("{}: is in the report, and no FILE is this text; name it as well", left.name));
    }
    console.write(&Target::Standard, args.quiet, |to| {
        crate::report::Visible::new(to, false).write_all(out.join("\n").as_bytes()).and_then(|()| to.write_all(b"\n"))
    });
}

/// What there is to say of one text.
fn lines(claimed: &Claimed, document: &Document, verified: &Verified, out: &mut Vec<String>) {
    let name = one_line(&document.name, 200);
    let verdict = if verified.holds() { "holds" } else { "does not hold" };
    out.push(format!("{name}: the report {verdict}"));
    out.push(if verified.is_same_file {
        format!("  the file is the same, SHA-256 {}", document.sha256)
    } else {
        format!("  the file is another: SHA-256 {}, in the report {}", document.sha256, one_line(&claimed.sha256, 70))
    });
    let mut held = vec![counted(verified.quotes, "quote")];
    held.extend((!claimed.clauses.is_empty()).then(|| counted(verified.clauses, "clause")));
    out.push(format!("  {} where the report says", held.join(" and ")));
    for it in verified.differences.iter().take(LINES) {
        out.push(format!("  {}", difference(it)));
    }
    let more = verified.differences.len().saturating_sub(LINES);
    out.extend((more > 0).then(|| format!("  and {more} more")));
    // Nothing but positions: a page quotes findings alone.
    if claimed.quotes.is_empty() && claimed.clauses.is_empty() {
        out.push(format!(
            "  the report quotes nothing of this text; {} are in it",
            counted(Clauses::of(document).list.len(), "clause")
        ));
    }
}

fn difference(it: &Difference) -> String {
    let label = if it.label.is_empty() { String::new() } else { format!("{}: ", one_line(&it.label, 40)) };
    match &it.broken {
        Broken::Moved { label: now, start } => format!("moved  {label}{}, now in {now} (byte {start})", it.what),
        Broken::Gone => format!("gone   {label}{}", it.what),
    }
}
