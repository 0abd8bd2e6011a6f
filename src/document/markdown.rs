//! Markdown's structure by byte positions: headings, items, code, and which bytes are markup.
//!
//! The text itself stays as the file has it; markup is masked, so that words compare and rules read
//! what a reader of the rendered page sees.

use super::decoration::unboxed;
use super::{Mark, Span, html_block};
use crate::never::slice;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What Markdown says about a text.
pub(super) struct Structure {
    pub marks: Vec<Mark>,
    /// Markup that is not shown, in order, without overlaps.
    pub masked: Vec<Span>,
}

pub(super) fn structure(text: &str, front_matter: Option<Span>) -> Structure {
    let body = front_matter.map_or(0, |span| after_fence(text, span.end));
    let source = unboxed(slice(text, body..text.len()));
    let mut marks = Vec::new();
    let mut shown: Vec<Span> = front_matter.into_iter().collect();
    let mut depth = 0_u8;
    for (event, range) in Parser::new_ext(&source, Options::ENABLE_TABLES).into_offset_iter() {
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
            // A table reads as one; its rows are no clauses. What is only indented is prose in most licences.
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)) | Tag::Table(_)) => marks.push(Mark::Verbatim(span)),
            Event::Text(_) => shown.push(span),
            Event::Start(Tag::HtmlBlock) => {
                let block = html_block::read(text, span);
                shown.extend(block.shown);
                marks.extend(block.marks);
            }
            Event::InlineHtml(_) if is_placeholder(text, span) => shown.push(span),
            Event::Code(_) => shown.push(without_backticks(text, span)),
            _ => {}
        }
    }
    shown.sort_unstable();
    Structure { marks, masked: gaps(text, body, &shown) }
}

/// Whether a text without a telling name is Markdown: it has escaped numbers (`1\\.`), or at least two headings, lines
/// that begin with `#` and a blank, most of which stand alone, as those of a comment's gutter do not.
pub(super) fn is_likely(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let is_blank = |index: usize| lines.get(index).is_none_or(|it| it.trim().is_empty());
    let is_heading = |line: &str| {
        let bare = line.trim_start_matches('#');
        let level = line.len() - bare.len();
        (1..=6).contains(&level) && bare.starts_with(' ') && bare.len() < 90
    };
    let headings: Vec<usize> = (0..lines.len()).filter(|it| lines.get(*it).is_some_and(|it| is_heading(it))).collect();
    let alone = headings.iter().filter(|it| is_blank(it.wrapping_sub(1)) || is_blank(**it + 1)).count();
    headings.len() >= 2 && alone * 4 >= headings.len() * 3 || lines.iter().any(|it| has_escaped_number(it))
}

/// `1\. ` and `2\) `: a number that its writer kept from becoming a list.
fn has_escaped_number(line: &str) -> bool {
    let rest = line.trim_start().trim_start_matches(|it: char| it.is_ascii_digit());
    let digits = line.trim_start().len() - rest.len();
    (1..=2).contains(&digits) && (rest.starts_with("\\. ") || rest.starts_with("\\) "))
}

/// Whether what looks like a tag is none that pages have: `<year>` and `<name of author>` are to be filled in.
pub(super) fn is_placeholder(text: &str, span: Span) -> bool {
    // Elements whose names one may also fill in (address, title, time, data) are left out.
    const TAGS: &str = "a abbr acronym article aside audio b bdi bdo big blockquote body br button canvas caption center \
        cite code col colgroup dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer \
        form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd li link main mark \
        math menu meta nav nobr noscript ol optgroup p picture pre q rp rt ruby s samp script section select small source \
        span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead tr track tt u ul var \
        video wbr";
    let Some(inner) = text.get(span.range()).and_then(|it| it.trim().strip_prefix('<')) else { return false };
    let inner = inner.trim_start_matches('/');
    let name = inner.split(|it: char| !it.is_alphanumeric()).next().unwrap_or("").to_ascii_lowercase();
    !name.is_empty() && !TAGS.split_whitespace().any(|it| it == name)
}

/// Where the body begins: past the closing fence's line.
fn after_fence(text: &str, end: usize) -> usize {
    let rest = slice(text, end..text.len());
    let fence = rest.trim_start_matches(['\r', '\n']);
    let start = end + (rest.len() - fence.len());
    start + fence.find('\n').map_or(fence.len(), |at| at + 1)
}

fn marker_len(text: &str, item: Span) -> usize {
    let slice = slice(text, item.range());
    slice.find(|it: char| it.is_whitespace()).unwrap_or(slice.len()).min(12)
}

fn without_backticks(text: &str, span: Span) -> Span {
    let slice = slice(text, span.range());
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
