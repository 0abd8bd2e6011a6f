//! `content.xml`, element by element → paragraphs.

use super::changes::Changes;
use super::draft::Draft;
use super::flow::{Flow, Lists, Use, is_shape};
use super::lists::{Counters, ListStyles, OUTLINE, Point};
use super::styles::{PARAGRAPH, Styles, WORDS};
use crate::diagnostic::Code;
use crate::document::Span;
use crate::document::convert::Revision;
use crate::document::convert::paper::{Paragraph, opening};
use crate::document::convert::table::Table;
use crate::document::convert::tally::Tally;
use crate::document::convert::xml::{Reader, Tag};

/// Reads the text of a file.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    list_styles: &'a ListStyles,
    counters: Counters,
    revision: Revision,
    tally: Tally,
    changes: Changes,
    /// The text, and within it what is open.
    flows: Vec<Flow>,
    lists: Lists,
    /// How many elements are open within one that is left out.
    skipped: usize,
    /// For each open element whether it hides its words, and whether they are hardly seen.
    spans: Vec<(bool, bool)>,
    /// Who wrote, while that is read.
    creator: Option<String>,
    footnotes: usize,
    outside: usize,
}

impl<'a> Body<'a> {
    /// A reader of a file with these styles.
    pub fn new(styles: &'a Styles, list_styles: &'a ListStyles, revision: Revision) -> Self {
        Self {
            styles,
            list_styles,
            counters: Counters::default(),
            revision,
            tally: Tally::default(),
            changes: Changes::default(),
            flows: vec![Flow::default()],
            lists: Lists::default(),
            skipped: 0,
            spans: Vec::new(),
            creator: None,
            footnotes: 0,
            outside: 0,
        }
    }

    /// The paragraphs, what was met and is not in them, and how many parts stand in other files.
    pub fn finish(mut self) -> (Vec<Paragraph>, Tally, usize) {
        self.end_flow();
        let text = self.flows.drain(..).next().unwrap_or_default();
        (text.paragraphs, self.tally, self.outside)
    }

    /// The innermost row of paragraphs; the text itself is always open.
    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    /// Whether what is read now was put in by a change that the text is read without.
    fn is_muted(&self) -> bool {
        self.revision == Revision::Original && self.changes.is_inserting()
    }

    fn begin_paragraph(&mut self, tag: &Tag) {
        // A shape that is not known holds words within a paragraph.
        if self.flow().draft.is_some() {
            self.flows.push(Flow::of(Use::Boxed(String::new())));
        }
        let style = tag.attribute("style-name").unwrap_or_default();
        let level = tag.number::<u8>("outline-level").unwrap_or(1).max(1);
        let mut draft = Draft {
            is_hidden: self.styles.hides(PARAGRAPH, &style),
            is_faint: self.styles.is_faint(PARAGRAPH, &style),
            point: self.flow().take_point(),
            ..Draft::default()
        };
        if tag.name == "text:h" {
            draft.heading = Some(level);
            let is_counted = tag.attribute("is-list-header").is_none_or(|it| it != "true");
            if self.flow().lists.is_empty() && is_counted {
                draft.point = self.heading_point(&style, usize::from(level), tag);
            }
        } else if self.styles.is_title(&style) {
            draft.heading = Some(1);
        }
        self.flow().draft = Some(draft);
    }

    /// The place of a heading that stands in no list: headings count among themselves.
    fn heading_point(&self, style: &str, level: usize, tag: &Tag) -> Option<Point> {
        let own = self.styles.list(style);
        let is_counted = match own {
            Some(name) => !name.is_empty(),
            None => self.list_styles.counts_headings(level),
        };
        let restarts = tag.attribute("restart-numbering").is_some_and(|it| it == "true");
        let style = own.unwrap_or(OUTLINE).to_owned();
        let start = tag.number("start-value").or(restarts.then_some(1));
        is_counted.then(|| Point { list: format!("headings {style}"), style, level: level - 1, start })
    }

    fn end_paragraph(&mut self) {
        let goes_on = self.is_muted();
        let flow = self.flow();
        let Some(draft) = flow.draft.take() else { return };
        let draft = match flow.carried.take() {
            Some(mut carried) => {
                carried.append(draft);
                carried
            }
            None => draft,
        };
        if goes_on {
            flow.carried = Some(draft);
        } else {
            self.keep(draft);
        }
        if matches!(&self.flow().kind, Use::Boxed(name) if name.is_empty()) {
            self.close_flow();
        }
    }

    /// Puts a whole paragraph where it belongs.
    fn keep(&mut self, draft: Draft) {
        if matches!(self.flow().kind, Use::TakenOut(_)) {
            self.flow().kept.push(draft);
            return;
        }
        let finished = draft.finished(self.list_styles, &mut self.counters);
        self.flow().place(finished);
    }

    /// Nothing follows in this cell or text that a paragraph could go on in.
    fn end_flow(&mut self) {
        let flow = self.flow();
        let left = flow.carried.take().into_iter().chain(flow.draft.take()).filter(|it| !it.text.trim().is_empty());
        for draft in left.collect::<Vec<_>>() {
            self.keep(draft);
        }
    }

    /// A row of paragraphs within the text ends: it goes to what it hangs on.
    fn close_flow(&mut self) {
        self.end_flow();
        if self.flows.len() < 2 {
            return;
        }
        let Some(inner) = self.flows.pop() else { return };
        let is_muted = self.is_muted();
        let words = inner.words();
        match inner.kind {
            Use::TakenOut(id) => self.changes.keep(id, inner.kept),
            _ if is_muted => {}
            Use::Text => self.flow().place(inner.paragraphs),
            Use::Boxed(_) => {
                self.tally.boxed += inner.paragraphs.iter().filter(|it| !it.is_blank()).count();
                match &mut self.flow().draft {
                    Some(draft) => draft.boxed.extend(inner.paragraphs),
                    None => self.flow().place(inner.paragraphs),
                }
            }
            Use::Note => {
                self.footnotes += 1;
                let mark = format!("[{}]", self.footnotes);
                match &mut self.flow().draft {
                    Some(draft) => draft.refer(&mark, &words),
                    None => self.flow().place(vec![Paragraph::of(format!("{mark} {words}"))]),
                }
            }
            Use::Remark(author) => {
                let by = if author.is_empty() { String::new() } else { format!("{author}: ") };
                let note = format!("a comment that is no part of the text: {by}“{}”", opening(&words));
                if let Some(draft) = &mut self.flow().draft {
                    let at = draft.text.len();
                    draft.notes.push((Code::Remark, Span::new(at, at), note));
                }
            }
        }
    }

    /// Where a change took something out: the text before it has that still.
    fn put_back(&mut self, id: &str) {
        if self.revision == Revision::Revised || self.is_muted() {
            return;
        }
        let mut kept = self.changes.take(id).into_iter();
        let Some(first) = kept.next() else { return };
        match &mut self.flow().draft {
            Some(draft) => draft.append(first),
            None => self.keep(first),
        }
        for next in kept {
            if let Some(ended) = self.flow().draft.replace(next) {
                self.keep(ended);
            }
        }
    }

    /// Words and signs, where they are printed.
    fn print(&mut self, put: impl FnOnce(&mut Draft) -> Span, words: &str) {
        if self.is_muted() {
            return;
        }
        let (hides, is_faint) = self.spans.iter().fold((false, false), |all, it| (all.0 || it.0, all.1 || it.1));
        let Some(draft) = &mut self.flow().draft else { return };
        if hides || draft.is_hidden {
            self.tally.hide(words);
            return;
        }
        let is_faint = is_faint || draft.is_faint;
        let span = put(draft);
        if is_faint && !words.trim().is_empty() {
            let note = format!("white or tiny text that readers hardly see was kept: “{}”", words.trim());
            draft.notes.push((Code::HiddenText, span, note));
        }
    }

    fn sign(&mut self, sign: char, times: usize) {
        let put = |draft: &mut Draft| {
            (0..times).for_each(|_| draft.sign(sign));
            Span::new(draft.text.len(), draft.text.len())
        };
        self.print(put, " ");
    }

    /// Says where something stands that could be terms.
    fn gap(&mut self, what: &str) {
        if self.is_muted() {
            return;
        }
        let text = format!("[{what}]");
        let note = (Code::PartUnread, Span::new(0, text.len()), what.to_owned());
        let paragraph = Paragraph { notes: vec![note], ..Paragraph::of(text) };
        match &mut self.flow().draft {
            Some(draft) => draft.boxed.push(paragraph),
            None => self.flow().place(vec![paragraph]),
        }
    }

    /// What an element within the text is, if it is no word.
    fn meet(&mut self, tag: &Tag) {
        /// A longer row of blanks sets nothing apart that a shorter one would not.
        const MOST_BLANKS: usize = 100;
        match tag.name {
            "text:p" | "text:h" => self.begin_paragraph(tag),
            "text:list" => {
                let outer = self.flow().lists.last().cloned();
                let list = self.lists.begin(tag, outer);
                self.flow().lists.push(list);
            }
            "text:list-item" => {
                self.flow().begin_item(true, tag.number("start-value"), tag.attribute("style-override"));
            }
            "text:list-header" => self.flow().begin_item(false, None, None),
            "text:s" => self.sign(' ', tag.number("c").unwrap_or(1).min(MOST_BLANKS)),
            "text:tab" => self.sign('\t', 1),
            "text:line-break" => self.sign('\n', 1),
            "text:note" => self.flows.push(Flow::of(Use::Note)),
            "office:annotation" => self.flows.push(Flow::of(Use::Remark(String::new()))),
            "table:table" => self.flow().tables.push(Table::default()),
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(table) = self.flow().tables.last_mut() {
                    table.cells.push(Vec::new());
                }
            }
            "text:change" => self.put_back(&tag.attribute("change-id").unwrap_or_default()),
            "text:change-start" => self.changes.start(&tag.attribute("change-id").unwrap_or_default()),
            "text:change-end" => self.changes.end(&tag.attribute("change-id").unwrap_or_default()),
            ":creator" => self.creator = Some(String::new()),
            "draw:object" | "draw:object-ole" | "draw:plugin" | "draw:applet" => {
                self.gap("an embedded object stands here and was not read");
                self.skipped = 1;
            }
            "draw:image" => {
                self.tally.pictures += 1;
                self.outside += usize::from(tag.attribute("href").is_some_and(|it| it.contains("://")));
                self.skipped = 1;
            }
            "text:section-source" => self.gap("a text of another file stands here, as it was when this one was saved"),
            name if is_shape(name) => self.flows.push(Flow::of(Use::Boxed(name.to_owned()))),
            name => self.changes.meet(name, tag, &mut self.tally),
        }
        if let Some(id) = self.changes.take_begun() {
            self.flows.push(Flow::of(Use::TakenOut(id)));
        }
    }
}

/// What is not printed where it stands, or is said in other words.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "text:table-of-content"
            | ":desc"
            | ":title"
            | "text:note-citation"
            | "text:ruby-text"
            | "text:script"
            | "office:forms"
            | "office:styles"
            | "office:automatic-styles"
            | "office:master-styles"
            | "office:meta"
            | "office:settings"
            | "office:scripts"
            | "office:font-face-decls"
            | "office:binary-data"
            | "office:event-listeners"
    )
}

impl Reader for Body<'_> {
    fn open(&mut self, tag: &Tag) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        self.tally.has_contents |= tag.name == "text:table-of-content";
        if is_left_out(tag.name) {
            self.skipped = 1;
            return;
        }
        let style = tag.attribute("style-name").filter(|_| matches!(tag.name, "text:span" | "text:a"));
        let of_style = style.map(|it| (self.styles.hides(WORDS, &it), self.styles.is_faint(WORDS, &it)));
        let (hides, is_faint) = of_style.unwrap_or_default();
        let is_off = tag.attribute("display").is_some_and(|it| it == "none");
        let is_off = is_off || tag.attribute("is-hidden").is_some_and(|it| it == "true");
        self.spans.push((hides || is_off, is_faint));
        self.meet(tag);
        // An element that is left out with all that it holds closes nothing.
        if self.skipped > 0 {
            self.spans.pop();
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "text:p" | "text:h" => self.end_paragraph(),
            "text:list" => drop(self.flow().lists.pop()),
            "text:note" | "office:annotation" | "text:deletion" => self.close_flow(),
            "table:table-cell" | "table:covered-table-cell" | "office:text" => self.end_flow(),
            "table:table-row" => {
                let mut table = self.flow().tables.pop().unwrap_or_default();
                let row = table.end_row();
                self.flow().place(row);
                self.flow().tables.push(table);
            }
            "table:table" => drop(self.flow().tables.pop()),
            ":creator" => {
                let creator = self.creator.take().unwrap_or_default();
                match &mut self.flow().kind {
                    Use::Remark(author) => *author = creator,
                    _ => self.tally.author(Some(creator)),
                }
            }
            name if is_shape(name) => self.close_flow(),
            _ => {}
        }
        self.spans.pop();
    }

    fn text(&mut self, words: &str) {
        if self.skipped > 0 {
            return;
        }
        match &mut self.creator {
            Some(creator) => creator.push_str(words),
            None => self.print(|draft| draft.say(words), words),
        }
    }
}
