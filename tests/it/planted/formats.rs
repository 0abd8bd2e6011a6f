//! The same text as Markdown and as HTML, as converters write it.

use super::operations::heads;
use super::sections::{is_filled, joined, numbered, pieces, width};
use regex::Regex;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// A number that begins a piece.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^([0-9]{1,2})([.)]) (.*)$").expect("a pattern"));
static RUN_IN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^([A-Z][A-Za-z]+(?: [A-Za-z]+){0,4}\.) ([A-Z].*)$").expect("a pattern"));

/// Headings with `#`, run-in headings in bold, signs of markup escaped, paragraphs on one line.
pub fn markdown(text: &str, dice: usize) -> String {
    let mut out = String::new();
    for (index, piece) in pieces(text).into_iter().enumerate() {
        let piece = &text[piece];
        if !is_filled(piece, width(text)) {
            let lines: Vec<String> = piece.trim().lines().map(|it| escaped(&joined(it))).collect();
            writeln!(out, "{}\n", lines.join("  \n")).ok();
            continue;
        }
        let words = escaped(&joined(piece));
        if heads(index, piece) {
            writeln!(out, "{} {words}\n", if index == 0 { "#" } else { "##" }).ok();
            continue;
        }
        let bullet = words.strip_prefix("\\* ").or(words.strip_prefix("- ")).or(words.strip_prefix("• "));
        let line = match (bullet, NUMBER.captures(&words)) {
            (Some(rest), _) => format!("- {rest}"),
            (None, Some(found)) => {
                let rest = RUN_IN.replace(&found[3], "**$1** $2").into_owned();
                let close = if dice.is_multiple_of(2) { format!("\\{}", &found[2]) } else { found[2].to_owned() };
                format!("{}{close} {rest}", &found[1])
            }
            _ => words,
        };
        writeln!(out, "{line}\n").ok();
    }
    out
}

fn escaped(words: &str) -> String {
    let mut out = String::new();
    for (at, letter) in words.char_indices() {
        let is_sign = matches!(letter, '*' | '_' | '<' | '[' | '`' | '\\');
        if is_sign || at == 0 && matches!(letter, '#' | '+' | '>' | '=') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The words of a piece, its lines kept where they are more than one paragraph's.
fn lined(piece: &str, least: usize) -> String {
    let words = entities(piece.trim());
    if is_filled(piece, least) { words } else { words.replace('\n', "<br>\n") }
}

fn entities(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A paragraph for each, headings as headings.
pub fn html(text: &str) -> String {
    let mut out = "<!DOCTYPE html><html><body>\n".to_owned();
    for (index, piece) in pieces(text).into_iter().enumerate() {
        let piece = &text[piece];
        let tag = match (heads(index, piece), index) {
            (true, 0) => "h1",
            (true, _) => "h2",
            _ => "p",
        };
        writeln!(out, "<{tag}>{}</{tag}>", lined(piece, width(text))).ok();
    }
    out + "</body></html>\n"
}

/// Numbered sections as the items of one ordered list.
pub fn html_list(text: &str) -> Option<String> {
    let sections = numbered(text);
    let first = sections.first()?;
    let mut out = "<html><body>\n".to_owned();
    let mut in_list = false;
    for (index, piece) in pieces(text).into_iter().enumerate() {
        let words = &text[piece.clone()];
        if piece.start == first.range.start {
            out.push_str("<ol>\n");
            in_list = true;
        }
        if in_list && sections.iter().any(|it| it.range.start == piece.start) {
            let joined = joined(words);
            let rest = NUMBER.captures(&joined).map_or(joined.clone(), |it| it[3].to_owned());
            writeln!(out, "<li><p>{}</p>", entities(&rest)).ok();
        } else {
            let tag = if index == 0 && heads(0, words) { "h1" } else { "p" };
            writeln!(out, "<{tag}>{}</{tag}>", lined(words, width(text))).ok();
        }
    }
    Some(out + "</ol></body></html>\n")
}
