//! Markdown's structure by byte positions: headings, items, code, and which bytes are markup.
//!
//! The text itself stays as the file has it; markup is masked, so that words compare and rules read
//! what a reader of the rendered page sees.

use super::{Mark, Span};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What Markdown says about a text.
pub(super) struct Structure {
    pub marks: Vec<Mark>,
    /// Markup that is not shown, in order, without overlaps.
    pub masked: Vec<Span>,
}

pub(super) fn structure(text: &str, front_matter: Option<Span>) -> Structure {
    let body = front_matter.map_or(0, |span| after_fence(text, span.end));
    let source = text.get(body..).unwrap_or("");
    let mut marks = Vec::new();
    let mut shown: Vec<Span> = front_matter.into_iter().collect();
    let mut depth = 0_u8;
    for (event, range) in Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter() {
        let span = Span::new(body + range.start, body + range.end);
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                marks.push(Mark::Heading(level_number(level), span.trimmed(text)));
            }
            Event::Start(Tag::List(_)) => depth = depth.saturating_add(1),
            Event::End(TagEnd::List(_)) => depth = depth.saturating_sub(1),
            Event::Start(Tag::Item) => {
                let item = span.trimmed(text);
                marks.push(Mark::Item(depth.saturating_sub(1), item.start));
                shown.push(Span::new(item.start, item.start + marker_len(text, item)));
            }
            // A table reads as one; its rows are no clauses.
            Event::Start(Tag::CodeBlock(_) | Tag::Table(_)) => marks.push(Mark::Verbatim(span)),
            Event::Text(_) => shown.push(span),
            Event::Code(_) => shown.push(without_backticks(text, span)),
            _ => {}
        }
    }
    shown.sort_unstable();
    Structure { marks, masked: gaps(text, body, &shown) }
}

/// Whether a text without a telling name has Markdown's headings: at least two lines that begin with `#` and a
/// blank, but not so many that they are a comment's gutter.
pub(super) fn has_headings(text: &str) -> bool {
    let is_heading = |line: &&str| {
        let bare = line.trim_start_matches('#');
        let level = line.len() - bare.len();
        (1..=6).contains(&level) && bare.starts_with(' ') && bare.len() < 90
    };
    let lines = text.lines().filter(|it| !it.trim().is_empty());
    let (headings, all) =
        lines.fold((0, 0), |(headings, all), line| (headings + usize::from(is_heading(&line)), all + 1));
    headings >= 2 && headings * 3 < all
}

/// Where the body begins: past the closing fence's line.
fn after_fence(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or("");
    let fence = rest.trim_start_matches(['\r', '\n']);
    let start = end + (rest.len() - fence.len());
    start + fence.find('\n').map_or(fence.len(), |at| at + 1)
}

fn marker_len(text: &str, item: Span) -> usize {
    let slice = text.get(item.range()).unwrap_or("");
    slice.find(|it: char| it.is_whitespace()).unwrap_or(slice.len()).min(12)
}

fn without_backticks(text: &str, span: Span) -> Span {
    let slice = text.get(span.range()).unwrap_or("");
    let ticks = slice.len() - slice.trim_start_matches('`').len();
    if slice.len() > 2 * ticks { Span::new(span.start + ticks, span.end - ticks) } else { span }
}

/// The non-blank bytes between what is shown.
fn gaps(text: &str, from: usize, shown: &[Span]) -> Vec<Span> {
    let mut masked = Vec::new();
    let mut at = from;
    // The fences around front matter are markup too, so everything before it counts from zero.
    if let Some(first) = shown.first()
        && first.start < from
    {
        at = 0;
    }
    for span in shown.iter().copied().chain([Span::new(text.len(), text.len())]) {
        if span.start > at {
            mask_words(text, Span::new(at, span.start), &mut masked);
        }
        at = at.max(span.end);
    }
    masked
}

fn mask_words(text: &str, gap: Span, masked: &mut Vec<Span>) {
    let Some(slice) = text.get(gap.range()) else { return };
    let mut start = None;
    for (at, letter) in slice.char_indices() {
        match (letter.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                masked.push(Span::new(gap.start + from, gap.start + at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        masked.push(Span::new(gap.start + from, gap.end));
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
