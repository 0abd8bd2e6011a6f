//! `document.xml` and its like, element by element → paragraphs.

use super::draft::Draft;
use super::numbering::Counters;
use super::symbol::symbol;
use super::{Parts, Revision};
use crate::diagnostic::Code;
use crate::document::Span;
use crate::document::convert::paper::Paragraph;
use crate::document::convert::table::Table;
use crate::document::convert::tally::Tally;
use crate::document::convert::xml::{Reader, Tag};

/// Reads the text of a part.
pub(super) struct Body<'a> {
    parts: &'a Parts,
    revision: Revision,
    counters: Counters,
    /// What was read.
    pub paragraphs: Vec<Paragraph>,
    /// What was met and is not in the text.
    pub tally: Tally,
    /// Paragraphs that are open: those of text boxes stand within others.
    drafts: Vec<Draft>,
    tables: Vec<Table>,
    /// A paragraph whose end is no end.
    carried: Option<Draft>,
    /// How many elements are open within one that is left out.
    skipped: usize,
    run: Run,
    fields: Vec<Field>,
    /// For each open content control whether it is a table of contents.
    controls: Vec<bool>,
    /// What is open: properties of a paragraph or of a row, and words.
    in_paragraph_properties: bool,
    in_row_properties: bool,
    in_words: bool,
    footnotes: usize,
}

/// How the words of a run are set.
#[derive(Clone, Debug, Default)]
struct Run {
    is_hidden: bool,
    is_faint: bool,
}

/// A field: what computes it, and what it shows.
#[derive(Clone, Debug, Default)]
struct Field {
    instruction: String,
    shows: bool,
}

impl Field {
    fn is_contents(&self) -> bool {
        self.instruction.trim_start().starts_with("TOC")
    }
}

impl<'a> Body<'a> {
    /// A reader of a part of this file.
    pub fn new(parts: &'a Parts, revision: Revision) -> Self {
        Self {
            parts,
            revision,
            counters: Counters::default(),
            paragraphs: Vec::new(),
            tally: Tally::default(),
            drafts: Vec::new(),
            tables: Vec::new(),
            carried: None,
            skipped: 0,
            run: Run::default(),
            fields: Vec::new(),
            controls: Vec::new(),
            in_paragraph_properties: false,
            in_row_properties: false,
            in_words: false,
            footnotes: 0,
        }
    }

    fn skip(&mut self) {
        self.skipped = 1;
    }

    /// What a tracked change put in or took out.
    fn change(&mut self, tag: &Tag) {
        let is_inserted = matches!(tag.name, "w:ins" | "w:moveTo");
        self.tally.change(is_inserted, tag.attribute("author"));
        if self.in_row_properties {
            // A row's properties stand before its cells, which are left out with it.
            let is_left_out = is_inserted == (self.revision == Revision::Original);
            self.tally.leaves_row |= is_left_out;
        } else if self.in_paragraph_properties {
            if let Some(draft) = self.drafts.last_mut() {
                draft.end_inserted |= is_inserted;
                draft.end_deleted |= !is_inserted;
            }
        } else if is_inserted == (self.revision == Revision::Original) {
            self.skip();
        }
    }

    fn property(&mut self, tag: &Tag) {
        let Some(draft) = self.drafts.last_mut() else { return };
        match tag.name {
            "w:pStyle" => draft.style = tag.value(),
            "w:numId" => draft.list = tag.value(),
            "w:ilvl" => draft.level = tag.number("val"),
            "w:outlineLvl" => draft.outline = tag.number("val"),
            "w:specVanish" => draft.runs_in = tag.is_on(),
            _ => {}
        }
    }

    fn run_property(&mut self, tag: &Tag) {
        match tag.name {
            "w:vanish" => self.run.is_hidden = tag.is_on(),
            "w:rStyle" => self.run.is_hidden |= tag.value().is_some_and(|it| self.parts.styles.hides(&it)),
            // White, or two points high and less.
            "w:color" => self.run.is_faint |= tag.value().is_some_and(|it| it.eq_ignore_ascii_case("ffffff")),
            "w:sz" => self.run.is_faint |= tag.number::<u32>("val").is_some_and(|it| it <= 4),
            _ => {}
        }
    }

    /// Words and signs, where they are printed.
    fn print(&mut self, words: &str) {
        if self.fields.iter().any(|it| !it.shows || it.is_contents()) {
            self.tally.has_contents |= self.fields.iter().any(Field::is_contents);
            return;
        }
        let Some(draft) = self.drafts.last_mut() else { return };
        let style_hides = draft.style.as_deref().is_some_and(|it| self.parts.styles.hides(it));
        if self.run.is_hidden || style_hides {
            self.tally.hide(words);
            return;
        }
        let start = draft.text.len();
        draft.text.push_str(words);
        if self.run.is_faint && !words.trim().is_empty() {
            let note = format!("white or tiny text that readers hardly see was kept: “{}”", words.trim());
            draft.notes.push((Code::HiddenText, Span::new(start, draft.text.len()), note));
        }
    }

    fn sign(&mut self, tag: &Tag) {
        match tag.name {
            "w:tab" | "w:ptab" => self.print("\t"),
            "w:br" | "w:cr" => self.print("\n"),
            "w:noBreakHyphen" => self.print("\u{2011}"),
            "w:sym" => self.print(symbol(tag.attribute("font").as_deref(), tag.attribute("char").as_deref())),
            "w:footnoteReference" | "w:endnoteReference" => self.footnote(tag),
            "w:commentReference" => self.remark(tag),
            "w:altChunk" | "w:subDoc" => self.gap("a text of another file stands here and was not read"),
            "w:object" => self.gap("an embedded object stands here and was not read"),
            ":blip" | ":imagedata" => self.tally.pictures += 1,
            "w:fldChar" => self.field(tag.attribute("fldCharType").as_deref()),
            _ => {}
        }
    }

    fn footnote(&mut self, tag: &Tag) {
        let notes = if tag.name == "w:endnoteReference" { &self.parts.endnotes } else { &self.parts.footnotes };
        let words = tag.attribute("id").and_then(|it| notes.get(&it));
        let (Some(words), Some(draft)) = (words, self.drafts.last_mut()) else { return };
        self.footnotes += 1;
        draft.refer(&format!("[{}]", self.footnotes), words);
    }

    fn remark(&mut self, tag: &Tag) {
        let comment = tag.attribute("id").and_then(|it| self.parts.comments.get(&it));
        let (Some(comment), Some(draft)) = (comment, self.drafts.last_mut()) else { return };
        let at = Span::new(draft.text.len(), draft.text.len());
        draft.notes.push((Code::Remark, at, format!("a comment that is no part of the text: {comment}")));
    }

    /// Says where something stands that could be terms.
    fn gap(&mut self, what: &str) {
        let text = format!("[{what}]");
        let note = (Code::PartUnread, Span::new(0, text.len()), what.to_owned());
        let paragraph = Paragraph { notes: vec![note], ..Paragraph::of(text) };
        match self.drafts.last_mut() {
            Some(draft) => draft.boxed.push(paragraph),
            None => self.place(vec![paragraph]),
        }
    }

    fn field(&mut self, step: Option<&str>) {
        match step {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(it) = self.fields.last_mut() {
                    it.shows = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Puts paragraphs where they belong: into a cell, or behind the others.
    fn place(&mut self, paragraphs: Vec<Paragraph>) {
        match self.tables.last_mut() {
            Some(table) => paragraphs.into_iter().for_each(|it| table.push(it)),
            None => self.paragraphs.extend(paragraphs),
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut draft) = self.drafts.pop() else { return };
        if let Some(host) = self.drafts.last_mut() {
            self.tally.boxed += 1;
            host.boxed.extend(draft.finished(self.parts, &mut self.counters));
            return;
        }
        if let Some(carried) = self.carried.take() {
            draft.continue_from(carried);
        }
        if draft.goes_on(self.revision) {
            self.carried = Some(draft);
            return;
        }
        let finished = draft.finished(self.parts, &mut self.counters);
        self.place(finished);
    }

    /// Nothing follows in this cell or text that a paragraph could go on in.
    fn end_flow(&mut self) {
        if let Some(carried) = self.carried.take().filter(|it| !it.text.trim().is_empty()) {
            let finished = carried.finished(self.parts, &mut self.counters);
            self.place(finished);
        }
    }

    fn end_row(&mut self) {
        let row = self.tables.last_mut().map(Table::end_row).unwrap_or_default();
        let is_left_out = std::mem::take(&mut self.tally.leaves_row);
        let table = self.tables.pop();
        if !is_left_out {
            self.place(row);
        }
        self.tables.extend(table);
    }
}

impl Reader for Body<'_> {
    fn open(&mut self, tag: &Tag) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        match tag.name {
            // The same once more for older programs, how things looked before, and what belongs to pages.
            "mc:Fallback" | "w:sectPr" => self.skip(),
            name if name.starts_with("w:") && name.ends_with("Change") => {
                self.tally.formatting += 1;
                self.skip();
            }
            "w:ins" | "w:moveTo" | "w:del" | "w:moveFrom" => self.change(tag),
            "w:p" => self.drafts.push(Draft::default()),
            "w:pPr" => self.in_paragraph_properties = true,
            "w:trPr" => self.in_row_properties = true,
            "w:r" => self.run = Run::default(),
            "w:t" | "m:t" | "w:delText" => self.in_words = true,
            "w:tbl" => self.tables.push(Table::default()),
            "w:tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells.push(Vec::new());
                }
            }
            "w:sdt" => self.controls.push(false),
            "w:docPartGallery" => {
                let is_contents = tag.value().is_some_and(|it| it.contains("Table of Contents"));
                if let Some(control) = self.controls.last_mut() {
                    *control |= is_contents;
                }
            }
            "w:sdtContent" if self.controls.last() == Some(&true) => {
                self.tally.has_contents = true;
                self.skip();
            }
            _ if self.in_paragraph_properties => self.property(tag),
            "w:vanish" | "w:rStyle" | "w:color" | "w:sz" => self.run_property(tag),
            _ => self.sign(tag),
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "w:p" => self.end_paragraph(),
            "w:pPr" => self.in_paragraph_properties = false,
            "w:trPr" => self.in_row_properties = false,
            "w:t" | "m:t" | "w:delText" => self.in_words = false,
            "w:tc" | "w:body" | "w:footnote" | "w:endnote" => self.end_flow(),
            "w:tr" => self.end_row(),
            "w:tbl" => drop(self.tables.pop()),
            "w:sdt" => drop(self.controls.pop()),
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.skipped > 0 {
            return;
        }
        if self.in_words {
            self.print(words);
        } else if let Some(field) = self.fields.last_mut().filter(|it| !it.shows && it.instruction.len() < 200) {
            field.instruction.push_str(words);
        }
    }
}
