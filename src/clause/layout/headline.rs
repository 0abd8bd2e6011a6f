//! What headings do in the tree: titles, headings of sections, and those that name an attachment.

use super::heading::{is_capitals, is_heading, is_heading_behind_number, is_stopped_heading};
use super::line::Line;
use super::marker::{Class, Marker, Word, bare, marker};
use super::node::Level;
use super::placement::Place;
use super::tree::{Builder, PLAIN_RANK};
use crate::clause::language::statement::has_cue;
use crate::document::{Document, MediaType, Span};
use crate::never::slice;
use std::collections::{BTreeMap, BTreeSet};

/// Lines between blank ones that are a bare number and a title, where another such line counts on from them or back:
/// "2 Licence", "3 Liability".
pub(super) fn bare_heads(document: &Document, lines: &[Line]) -> BTreeMap<usize, Marker> {
    let alone = lines.iter().enumerate().filter(|(_, it)| it.after_blank && it.before_blank && !it.verbatim);
    let words = |it: &Line| document.plain.slice(Span::new(it.content, it.span.end));
    let found: Vec<(usize, usize, Marker, usize)> = alone
        .filter_map(|(at, line)| bare(words(line)).map(|(marker, value)| (at, line.part, marker, value)))
        .collect();
    let counts: BTreeSet<(usize, usize)> = found.iter().map(|it| (it.1, it.3)).collect();
    let counts_on = |part, value: usize| counts.contains(&(part, value + 1)) || counts.contains(&(part, value - 1));
    found.into_iter().filter(|it| counts_on(it.1, it.3)).map(|it| (it.0, it.2)).collect()
}

impl Builder<'_> {
    /// Whether the writer of Markdown broke the line here: two blanks end it.
    pub(super) fn breaks(&self, line: &Line) -> bool {
        let is_markdown = self.document.parts.get(line.part).is_some_and(|it| it.media_type == MediaType::Markdown);
        let after = slice(&self.document.text, line.span.end..);
        is_markdown && after.starts_with("  ") && after.trim_start_matches(' ').starts_with(['\n', '\r'])
    }

    /// Whether the same text begins once more in another script, behind some blank lines: no clause holds it.
    pub(super) fn begins_in_other_script(&self, previous: &Line, line: &Line) -> bool {
        let gap = slice(&self.document.text, previous.span.end..line.span.start);
        let has_ideographs = |it: &Line| self.plain(it).contains(|it: char| ('\u{3400}'..'\u{a000}').contains(&it));
        gap.matches('\n').count() > 2 && has_ideographs(previous) != has_ideographs(line)
    }

    /// The first line of a part: its title, unless it plainly begins with a clause.
    pub(super) fn title(&mut self, index: usize, line: &Line, text: &str) {
        // "You may use it." is all that some texts say; it is no title.
        let you = text.split_whitespace().any(|it| it.eq_ignore_ascii_case("you"));
        let speaks = has_cue(text) && (text.ends_with('.') || you);
        let is_long = text.split_whitespace().count() > 14 || text.ends_with('.') && text.len() > 70;
        let short = !is_long && !speaks && !text.ends_with([':', ';', ',']) && !self.is_sentence(index, line, text);
        if self.has_equal_heading(index, line) {
            return self.heading(line);
        }
        if line.heading.is_some() || (short && marker(text).is_none()) {
            let node = self.push(line, None);
            let heading = Span::new(line.content, line.span.end);
            if let Some(node) = self.nodes.get_mut(node) {
                node.is_title = true;
                node.heading = Some(heading);
            }
        } else if let Some(marker) = marker(text) {
            let place = Place {
                depth: 0,
                class: marker.readings().first().map_or(Class::Bullet, |it| it.0),
                value: marker.readings().first().map_or(0, |it| it.1),
                is_item: false,
            };
            self.numbered(index, line, text, marker, &place);
        } else {
            self.text(line, text);
        }
    }

    /// Whether a first line says something or goes on in the next one, where a title would stand alone.
    fn is_sentence(&self, index: usize, line: &Line, text: &str) -> bool {
        let wraps = self.lines.get(index + 1).is_some_and(|next| {
            next.part == line.part && !next.after_blank && self.plain(next).starts_with(char::is_lowercase)
        });
        (wraps || text.ends_with('.'))
            && text.split_whitespace().count() >= 6
            && !is_heading(text.trim_end_matches('.'))
            && !text.to_lowercase().starts_with("copyright")
    }

    /// A heading that others of its rank follow heads a section; the title stands above them all.
    fn has_equal_heading(&self, index: usize, line: &Line) -> bool {
        let Some(level) = line.heading else { return false };
        let later = self.lines.iter().skip(index + 1).take_while(|it| it.part == line.part);
        later.filter_map(|it| it.heading).any(|it| it <= level)
    }

    /// Short lines right below the title (version, date, address) are part of it.
    pub(super) fn continues_title(&self, line: &Line, previous: Option<&Line>) -> bool {
        !line.after_blank
            && previous.is_some_and(|it| it.span.len() <= 90)
            && line.span.len() <= 90
            && self.nodes.last().is_some_and(|it| it.is_title && it.part == line.part)
    }

    pub(super) fn heading(&mut self, line: &Line) {
        if self.names_attachment(line) {
            return;
        }
        let rank = line.heading.unwrap_or(PLAIN_RANK);
        while self.stack.last().is_some_and(|level| level.rank.is_none_or(|it| it >= rank)) {
            self.stack.pop();
        }
        let parent = self.stack.last().map(|it| it.node);
        let node = self.push(line, parent);
        if let Some(node) = self.nodes.get_mut(node) {
            node.heading = Some(Span::new(line.content, line.span.end));
        }
        self.stack.push(Level {
            node,
            marker: None,
            class: Class::Bullet,
            value: 0,
            indent: line.indent.min(8),
            item: None,
            rank: Some(rank),
            opens_list: true,
            has_body: false,
            has_heading: true,
            is_text: false,
            is_item: false,
        });
    }

    /// Under such a heading the first entry is a clause of its own, like the others.
    pub(super) fn heads_definitions(&self, node: usize) -> bool {
        let Some(heading) = self.nodes.get(node).and_then(|it| it.heading) else { return false };
        let words = self.document.plain.slice(heading).to_lowercase();
        ["defin", "interpret", "glossary", "定义"].iter().any(|it| words.contains(it))
    }

    /// "Attachment A" on a line of its own takes the heading right below it.
    fn names_attachment(&mut self, line: &Line) -> bool {
        let Some(level) = self.stack.last() else { return false };
        let is_bare = level.marker.as_ref().is_some_and(|it| it.word == Some(Word::Attachment)) && !level.has_body;
        let last = self.nodes.len() - 1;
        if !is_bare || level.node != last || self.nodes.get(last).is_none_or(|it| it.heading.is_some()) {
            return false;
        }
        if let Some(node) = self.nodes.get_mut(last) {
            node.heading = Some(Span::new(line.content, line.span.end));
            node.end = line.span.end;
        }
        true
    }

    /// Whether the clause that began last is headed by this line: its first item may follow at once.
    pub(super) fn is_headed_by(&self, line: &Line) -> bool {
        let heading = self.nodes.last().and_then(|it| it.number.and(it.heading));
        heading.is_some_and(|it| it.end >= line.span.start && it.end <= line.span.end && it.start >= line.span.start)
    }

    /// The heading behind a number that goes on in the next line: where it ends.
    pub(super) fn wrapped_heading(&self, index: usize, rest: &str) -> Option<usize> {
        let (line, next) = (self.lines.get(index)?, self.lines.get(index + 1)?);
        let words = self.plain(next);
        let goes_on =
            !next.after_blank && next.before_blank && self.continues(line, next, words) && marker(words).is_none();
        let joined = format!("{rest} {words}");
        let is_headed = goes_on && is_heading_behind_number(&joined);
        is_headed.then_some(next.span.end)
    }

    /// Whether a line of plain text (or a bold line of Markdown) heads what follows it.
    pub(super) fn is_plain_heading(&self, index: usize, line: &Line, text: &str) -> bool {
        let Some(part) = self.document.parts.get(line.part) else { return false };
        let next = self.lines.get(index + 1);
        let alone = line.before_blank || next.is_some_and(|next| !self.continues(line, next, self.plain(next)));
        let raw = self.document.slice(line.span);
        let is_bold = raw.starts_with("**") && raw.trim_end_matches(':').ends_with("**")
            || raw.starts_with("__") && raw.ends_with("__");
        let shape = match part.media_type {
            MediaType::Markdown if part.front_matter.is_some() || line.item.is_some() => {
                is_bold && text.split_whitespace().count() <= 12
            }
            MediaType::Markdown
            | MediaType::Plain
            | MediaType::Html
            | MediaType::Docx
            | MediaType::Odt
            | MediaType::Rtf
            | MediaType::Epub
            | MediaType::Pdf => {
                is_heading(text)
                    || line.after_blank && text.strip_suffix('.').is_some_and(is_stopped_heading)
                    || is_bold && text.split_whitespace().count() <= 12
            }
        };
        alone && shape && (next.is_some_and(|it| it.part == line.part) || is_capitals(text))
    }
}
