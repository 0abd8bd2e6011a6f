//! Lines → tree of clauses.
//!
//! A stack of open levels is kept while reading down the lines. A printed number is placed where it
//! continues a sequence, or opens a list, best: printed numbers restart, repeat and skip, so every
//! possible place is scored (`place.rs`) and nothing is taken for granted.

use super::finish::{finish, widths};
use super::heading::{is_headed, is_heading, is_heading_behind_number};
use super::headline::bare_heads;
use super::inline;
use super::line::{Line, lines};
use super::marker::{Class, Marker, Word, marker};
use super::node::{Level, Node, ends_list, leaves};
use super::placement::{Place, Running, Standing, place};
use crate::clause::Clause;
use crate::clause::language::statement::leads_in;
use crate::document::{Document, Span};
use crate::never::slice;
use std::collections::BTreeMap;

/// Lines longer than this do not wrap: each is a paragraph.
const LONG: usize = 130;
/// The rank of headings that plain text shows only by their looks.
pub(super) const PLAIN_RANK: u8 = 4;

/// Every clause of a document, in order, parents before children.
pub(in crate::clause) fn clauses(document: &Document) -> Vec<Clause> {
    let lines = lines(document);
    let mut builder = Builder {
        document,
        lines: &lines,
        width: widths(document, &lines),
        nodes: Vec::new(),
        stack: Vec::new(),
        running: Vec::new(),
        bare: bare_heads(document, &lines),
    };
    for index in 0..lines.len() {
        builder.line(index);
    }
    let mut nodes = inline::split(document, builder.nodes);
    keep_furniture(document, &mut nodes);
    finish(document, &nodes)
}

/// What stands on a page and in no text belongs to the clause before it, as far as it must belong to one.
fn keep_furniture(document: &Document, nodes: &mut [Node]) {
    for Span { start, end } in document.furniture.iter().map(|it| it.span) {
        let part = document.part_at(start);
        let behind = nodes.partition_point(|it| it.start <= start);
        let before = behind.checked_sub(1).and_then(|it| nodes.get_mut(it)).filter(|it| it.part == part);
        if let Some(node) = before {
            node.end = node.end.max(end);
        } else if let Some(node) = nodes.get_mut(behind) {
            node.start = node.start.min(start);
        }
    }
}

pub(super) struct Builder<'a> {
    pub document: &'a Document,
    pub lines: &'a [Line],
    /// How long lines run before they wrap, for each part.
    width: Vec<usize>,
    pub nodes: Vec<Node>,
    pub stack: Vec<Level>,
    /// Sequences of numbers that headings interrupt.
    running: Vec<Running>,
    /// Lines that are a number without a dot and a title.
    bare: BTreeMap<usize, Marker>,
}

impl Builder<'_> {
    fn line(&mut self, index: usize) {
        let Some(line) = self.lines.get(index) else { return };
        let previous = index.checked_sub(1).and_then(|it| self.lines.get(it));
        let new_part = previous.is_none_or(|it| it.part != line.part);
        if new_part {
            self.stack.clear();
            self.running.clear();
        }
        if line.front_matter {
            return self.front_matter(line, previous.is_some_and(|it| it.front_matter) && !new_part);
        }
        if previous.is_some_and(|it| !new_part && self.begins_in_other_script(it, line)) {
            self.stack.clear();
            self.running.clear();
        }
        // Markup alone (a fence, a rule) belongs to what it frames.
        if line.content >= line.span.end && !self.nodes.is_empty() && !new_part {
            return self.extend(line);
        }
        let text = self.document.plain.slice(Span::new(line.content, line.span.end));
        let fresh = new_part
            || line.after_blank
            || previous.is_none_or(|it| it.front_matter || !self.continues(it, line, text));
        if line.verbatim {
            if fresh && !previous.is_some_and(|it| it.verbatim) {
                self.text(line, text);
            } else {
                self.extend(line);
            }
            return;
        }
        if new_part || self.nodes.iter().rev().take_while(|it| it.part == line.part).all(|it| it.is_front_matter) {
            return self.title(index, line, text);
        }
        let refers = |it: &Marker| !fresh && previous.is_some_and(|above| refers_on(self.plain(above), it));
        if let Some(marker) = marker(text).filter(|it| !refers(it)).or_else(|| self.bare.get(&index).cloned()) {
            let announced = |it: &Line| marker.bullet.is_some() && leads_in(self.plain(it));
            // A number that only the end of a full line brought to the next one's beginning begins nothing.
            let by_chance = |it: &Line| {
                let begins = self.nodes.last().is_some_and(|node| node.start >= it.span.start);
                let hangs = it.indent == line.indent || begins && line.indent > it.indent;
                hangs && self.ran_full(it, text) && !self.plain(it).ends_with(':')
            };
            let behind = |it: &Line| {
                self.ends_sentence(it) && !by_chance(it) || announced(it) || self.is_headed_by(it) || self.breaks(it)
            };
            let standing = match previous {
                _ if new_part || line.after_blank => Standing::Head,
                _ if fresh => Standing::Behind,
                Some(it) if behind(it) => Standing::Behind,
                Some(it) if self.plain(it).trim_end_matches([')', '"']).ends_with('.') => Standing::Full,
                _ => Standing::Inside,
            };
            let headed = is_headed(text, marker.len);
            if let Some(place) = place(&self.stack, &self.running, &marker, line, standing, headed) {
                return self.numbered(index, line, text, marker, &place);
            }
        }
        if line.heading.is_some() || fresh && self.is_plain_heading(index, line, text) {
            return self.heading(line);
        }
        if self.continues_title(line, previous) || !fresh {
            return self.extend(line);
        }
        self.text(line, text);
    }

    /// Front matter is a table: each of its keys is a clause that the key heads, under the fence.
    fn front_matter(&mut self, line: &Line, goes_on: bool) {
        let key = self.key(line);
        if goes_on && key.is_none() {
            return self.extend(line);
        }
        let fence = |it: &Node| it.is_front_matter && it.parent.is_none() && it.part == line.part;
        let parent = goes_on.then(|| self.nodes.iter().rposition(fence)).flatten();
        let node = self.push(line, parent);
        if let Some(node) = self.nodes.get_mut(node) {
            node.is_front_matter = true;
            node.has_body = true;
            node.heading = key;
        }
    }

    /// The key that a line of front matter begins with: at the margin, before a colon.
    fn key(&self, line: &Line) -> Option<Span> {
        let text = self.document.slice(line.span);
        let (key, rest) = text.split_once(':')?;
        let is_word = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-' | '.' | '"' | '\'');
        let is_key = line.indent == 0 && !key.starts_with('-') && !key.is_empty() && key.chars().all(is_word);
        let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
        (is_key && ends).then(|| Span::new(line.span.start, line.span.start + key.len()))
    }

    pub(super) fn numbered(&mut self, index: usize, line: &Line, text: &str, marker: Marker, place: &Place) {
        self.stack.truncate(place.depth);
        if self.stack.last().is_none_or(|it| it.rank.is_some()) {
            self.running.retain(|it| !(it.class == place.class && it.marker.same_style(&marker)));
            self.running.push(Running { marker: marker.clone(), class: place.class, value: place.value });
        }
        let parent = self.stack.last().map(|it| it.node);
        let rest = slice(text, marker.len..).trim();
        // "EXHIBIT A." is as bare as "EXHIBIT A".
        let rest = if rest.chars().any(char::is_alphanumeric) { rest } else { "" };
        // A short title that ends early, and a sentence below it: "3. Source Code / The Licensor may …".
        let width = self.width.get(line.part).copied().unwrap_or(80);
        let is_short = rest.chars().count() < 50 && line.indent + text.chars().count() < width * 3 / 5;
        let wraps = self.lines.get(index + 1).is_some_and(|next| {
            let words = self.plain(next);
            let begins = is_short && words.starts_with(char::is_uppercase) || begins_list(words, &marker);
            !next.after_blank && self.continues(line, next, words) && !begins
        });
        let wrapped = if wraps { self.wrapped_heading(index, rest) } else { None };
        let headed = line.heading.is_some() || wrapped.is_some() || !wraps && is_heading_behind_number(rest);
        let from_plain = self.document.plain.from_source(Span::new(line.content, line.content)).start;
        let lead = self.document.plain.text.get(from_plain..).map_or(0, |it| it.len() - it.trim_start().len());
        let number = self.document.plain.to_source(Span::new(from_plain + lead, from_plain + lead + marker.len));
        let node = self.push(line, parent);
        let heading = (headed && !rest.is_empty() && marker.bullet.is_none())
            .then(|| Span::new(number.end, wrapped.unwrap_or(line.span.end)).trimmed(&self.document.text));
        if let Some(node) = self.nodes.get_mut(node) {
            node.number = Some(number);
            node.marker = Some(marker.clone());
            node.class = Some(place.class);
            node.heading = heading;
            node.has_body = heading.is_none() && !rest.is_empty();
        }
        let rank = match (line.heading, marker.word) {
            (Some(level), _) => Some(level),
            (None, Some(Word::Attachment)) => Some(1),
            (None, Some(Word::Section)) => Some(PLAIN_RANK + 1),
            // A roman capital before a bare heading heads a chapter: "II. RIGHTS".
            (None, None) if place.class == Class::RomanUpper && headed => Some(PLAIN_RANK + 1),
            (None, None) => None,
        };
        self.stack.push(Level {
            node,
            class: place.class,
            value: place.value,
            indent: line.indent,
            item: line.item,
            rank,
            opens_list: rest.ends_with(':') || headed || rest.is_empty(),
            has_body: heading.is_none() && !rest.is_empty(),
            has_heading: is_headed(text, marker.len),
            marker: Some(marker),
            is_text: false,
            is_item: place.is_item,
        });
    }

    /// A paragraph without a number: the body of a bare heading, or a clause of its own.
    pub(super) fn text(&mut self, line: &Line, text: &str) {
        while self.stack.last().is_some_and(|level| leaves(level, line) || ends_list(level, line, text)) {
            self.stack.pop();
        }
        let top = self.stack.last().map(|level| (level.node, level.has_body || level.is_text));
        if let Some((node, false)) = top
            && self.nodes.len() == node + 1
            && self.nodes.get(node).is_some_and(|it| it.part == line.part)
            && !(is_definition_entry(text) && self.heads_definitions(node))
        {
            self.extend(line);
            if let Some(level) = self.stack.last_mut() {
                level.has_body = true;
            }
            return;
        }
        // What a paragraph announced with its colon stands here; numbers that follow begin something else.
        if let Some(level) = self.stack.last_mut().filter(|it| it.is_text) {
            level.opens_list = false;
        }
        let node = self.push(line, top.map(|it| it.0));
        if let Some(node) = self.nodes.get_mut(node) {
            node.has_body = true;
        }
        self.stack.push(Level {
            node,
            marker: None,
            class: Class::Bullet,
            value: 0,
            indent: line.indent,
            item: None,
            rank: None,
            opens_list: false,
            has_body: true,
            has_heading: false,
            is_text: true,
            is_item: false,
        });
    }

    /// Adds a line to the clause that is being read.
    fn extend(&mut self, line: &Line) {
        let plain = self.plain(line);
        let ends_open = plain.ends_with(':');
        let Some(node) = self.nodes.last_mut() else { return };
        node.end = line.span.end;
        let in_heading = node.heading.is_some_and(|it| it.end >= line.span.end);
        if line.content < line.span.end && !node.is_title && !in_heading {
            node.has_body = true;
            let id = self.nodes.len() - 1;
            if let Some(level) = self.stack.last_mut().filter(|it| it.node == id) {
                level.has_body = true;
                level.opens_list = ends_open;
            }
        }
    }

    pub(super) fn push(&mut self, line: &Line, parent: Option<usize>) -> usize {
        self.nodes.push(Node {
            parent,
            start: line.span.start,
            end: line.span.end,
            number: None,
            marker: None,
            class: None,
            heading: None,
            has_body: false,
            part: line.part,
            is_title: false,
            is_front_matter: false,
        });
        self.nodes.len() - 1
    }

    pub(super) fn plain(&self, line: &Line) -> &str {
        self.document.plain.slice(Span::new(line.content, line.span.end))
    }

    fn ends_sentence(&self, line: &Line) -> bool {
        let plain = self.plain(line);
        plain.ends_with(['.', ':', ';', '"', ')'])
            || plain.ends_with("and")
            || plain.ends_with("or")
            || plain.ends_with(',')
    }

    /// Whether the first word of `text` found no place on the line above it.
    fn ran_full(&self, above: &Line, text: &str) -> bool {
        let width = self.width.get(above.part).copied().unwrap_or(80);
        let width = if width > LONG { above.block } else { width };
        let first = text.split_whitespace().next().map_or(0, |it| it.chars().count());
        width <= LONG && above.indent + self.plain(above).chars().count() + 1 + first > width
    }

    /// Whether `line` goes on with the paragraph of the line right above it.
    pub(super) fn continues(&self, previous: &Line, line: &Line, text: &str) -> bool {
        if line.item.is_some()
            || line.heading.is_some()
            || previous.heading.is_some()
            || previous.verbatim != line.verbatim
        {
            return false;
        }
        let width = self.width.get(line.part).copied().unwrap_or(80);
        let above = self.plain(previous);
        let first_word = text.split_whitespace().next().map_or(0, str::len);
        let ran_full = previous.indent + above.chars().count() + 1 + first_word;
        let ended = above.ends_with(['.', ':', ';', '!', '?']) || above.ends_with(['。', '；']);
        if width <= LONG {
            // Hard-wrapped: a line ends early only where its paragraph does.
            let early = ran_full * 10 < width * 8;
            return !(early
                && (ended
                    || text.starts_with(char::is_uppercase)
                        && line.indent <= previous.indent
                        && above.len() < 40
                        && is_heading(above)));
        }
        let lower = text.starts_with(char::is_lowercase);
        if line.block <= LONG && !line.after_blank {
            // A paragraph that wraps among others that do not.
            let full = ran_full * 10 > line.block.max(45) * 9;
            return if ended { full && line.block > 45 } else { lower || full };
        }
        !ended && (lower || ran_full * 10 > width * 9)
    }
}

/// Whether a line begins a list inside a clause of this number: with a first number of another style.
fn begins_list(text: &str, outer: &Marker) -> bool {
    let is_first = |it: &Marker| it.readings().iter().any(|(_, value)| *value == 1);
    let has_digit = |it: &Marker| it.parts.iter().any(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let differs = |it: &Marker| !it.same_style(outer) || has_digit(it) != has_digit(outer);
    marker(text).is_some_and(|it| it.word.is_none() && it.bullet.is_none() && differs(&it) && is_first(&it))
}

/// Whether a line breaks off in a reference that the number on the next line ends: "by this Section 2(a) / (4) never".
fn refers_on(above: &str, marker: &Marker) -> bool {
    const REFERENCES: [&str; 8] =
        ["section", "sections", "clause", "clauses", "paragraph", "paragraphs", "article", "subsection"];
    let mut words = above.split_whitespace().rev();
    let Some(last) = words.next().filter(|_| marker.bullet.is_none()) else { return false };
    let word = last.trim_start_matches(['(', '"']).to_lowercase();
    // "Sections 3.1 and / 3.2".
    if matches!(word.as_str(), "and" | "or" | "to" | "through") || last.ends_with(',') {
        let before: Vec<String> = words.take(2).map(|it| it.trim_matches(['(', '"', ',']).to_lowercase()).collect();
        let one = |it: &String| REFERENCES.contains(&it.as_str());
        let is_number = before.first().or(Some(&word)).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        return is_number && before.get(1).is_some_and(one);
    }
    if !marker.open {
        return REFERENCES.contains(&word.as_str());
    }
    let is_number = last.ends_with(')') && last.starts_with(|it: char| it.is_ascii_digit()) && last.contains('(');
    is_number || REFERENCES.contains(&word.as_str())
}

/// An entry of a list of definitions: a quoted term and what it means.
pub(in crate::clause) fn is_definition_entry(text: &str) -> bool {
    let Some(rest) = text.trim_start_matches(['*', '-', ' ']).strip_prefix('"') else { return false };
    let Some((term, after)) = rest.split_once('"') else { return false };
    let after: String = after.chars().take(80).collect::<String>().to_lowercase();
    term.split_whitespace().count() <= 8
        && [
            "mean",
            "shall mean",
            "refer",
            " is ",
            " are ",
            "has the meaning",
            "include",
            "(or",
            "or \"",
            "and \"",
            "form",
            ":",
        ]
        .iter()
        .any(|it| after.contains(it))
}
