//! The report's own page → blocks: what is printed is what the HTML report says, so that neither can leave out what the
//! other has.
//!
//! The page is this program's own and well-formed; words of documents are escaped in it and cannot open an element.

use super::block::{Block, Cell, Change, Look, Row, Run, Shade, Table};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// The blocks of a page.
pub(super) fn blocks(page: &str) -> Vec<Block> {
    let mut emitter: DefaultEmitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader { frames: vec![Frame::of(Holds::Blocks)], ..Reader::default() };
    for Ok(token) in Tokenizer::new_with_emitter(page, emitter) {
        match token {
            Token::StartTag(tag) => reader.open(&tag),
            Token::EndTag(_) => reader.close(),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while !reader.elements.is_empty() {
        reader.close();
    }
    reader.flush();
    reader.frames.pop().map(|it| it.blocks).unwrap_or_default()
}

/// What is being filled.
#[derive(Clone, Debug, Default)]
enum Holds {
    #[default]
    Blocks,
    /// A list, and the number of its next point where points are counted.
    List(Option<usize>, Vec<(String, Vec<Block>)>),
    Table(Table),
    Row(Row),
    /// A cell, and whether it is a head.
    Cell(bool),
}

#[derive(Clone, Debug, Default)]
struct Frame {
    holds: Holds,
    blocks: Vec<Block>,
    runs: Vec<Run>,
}

impl Frame {
    fn of(holds: Holds) -> Self {
        Self { holds, ..Self::default() }
    }
}

/// What is done where an element ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Nothing,
    /// A paragraph.
    Block,
    Heading(u8),
    /// So many frames.
    Frames(usize),
    Quote,
    Head,
}

/// An element that is open.
struct Open {
    end: End,
    look: Look,
    strong: Shade,
}

#[derive(Default)]
struct Reader {
    frames: Vec<Frame>,
    elements: Vec<Open>,
    look: Look,
    /// The shade that strong words have here.
    strong: Shade,
    in_head: bool,
    /// How many elements are open within one that is not printed.
    skipped: usize,
}

impl Reader {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let class = attribute(tag, "class");
        if name == "br" && self.skipped == 0 {
            return self.push("\n");
        }
        if is_void(&name) || tag.self_closing {
            return;
        }
        if self.skipped > 0 || is_left_out(&name, &class) {
            self.skipped += 1;
            return;
        }
        let (look, strong) = (self.look, self.strong);
        let end = self.begin(&name, &class, tag);
        self.elements.push(Open { end, look, strong });
        self.restyle(&name, &class);
        if name == "small" && self.is_below_head() {
            self.push("\n");
        } else if name == "q" {
            self.push("“");
        } else if class == "why" {
            self.push("– ");
        }
    }

    fn close(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(open) = self.elements.pop() else { return };
        match open.end {
            End::Nothing => {}
            End::Quote => self.push("”"),
            End::Block => self.flush(),
            End::Head => self.in_head = false,
            End::Heading(level) => {
                let runs = self.frames.last_mut().map(|it| std::mem::take(&mut it.runs)).unwrap_or_default();
                self.add(Block::Heading(level, trimmed(runs)));
            }
            End::Frames(count) => (0..count).for_each(|_| self.end_frame()),
        }
        (self.look, self.strong) = (open.look, open.strong);
    }

    /// Begins what an element is, and says what is to be done where it ends.
    fn begin(&mut self, name: &str, class: &str, tag: &StartTag<()>) -> End {
        let in_columns = matches!(self.frames.last().map(|it| &it.holds), Some(Holds::Row(_)));
        let frame = match name {
            "q" => return End::Quote,
            "thead" => {
                self.in_head = true;
                return End::Head;
            }
            "h1" | "h2" | "h3" | "h4" => {
                self.flush();
                return End::Heading(name.as_bytes().get(1).map_or(1, |it| it - b'0'));
            }
            "ul" | "ol" => Holds::List((name == "ol").then_some(1), Vec::new()),
            "table" => Holds::Table(Table { rows: Vec::new(), is_ruled: true }),
            "tr" => Holds::Row(Row { is_head: self.in_head, cells: Vec::new() }),
            "td" | "th" => Holds::Cell(name == "th"),
            "div" if class == "columns" => {
                self.frame(Holds::Table(Table::default()));
                self.frame(Holds::Row(Row::default()));
                return End::Frames(2);
            }
            "div" if in_columns => Holds::Cell(false),
            "li" => Holds::Blocks,
            "dl" => Holds::Table(Table::default()),
            "dt" => {
                self.frame(Holds::Row(Row::default()));
                Holds::Cell(false)
            }
            "dd" => {
                self.frame(Holds::Cell(false));
                return End::Frames(2);
            }
            "p" | "div" | "section" | "article" | "header" | "main" | "footer" | "figure" | "figcaption"
            | "details" | "summary" | "tbody" => {
                self.flush();
                return End::Block;
            }
            _ => return End::Nothing,
        };
        debug_assert!(!tag.self_closing);
        self.frame(frame);
        End::Frames(1)
    }

    fn restyle(&mut self, name: &str, class: &str) {
        match name {
            "strong" | "b" | "th" | "figcaption" | "h1" | "h2" | "h3" | "h4" => self.look.is_bold = true,
            "small" | "code" => (self.look.is_small, self.look.is_bold) = (true, false),
            "ins" => self.look.change = Change::Came,
            "del" => self.look.change = Change::Went,
            _ => {}
        }
        if name == "small" || name == "dt" {
            self.look.shade = Shade::Quiet;
        }
        if name == "strong" && self.strong != Shade::Ink {
            self.look.shade = self.strong;
        }
        for word in class.split_whitespace() {
            match word {
                "tag" | "flag" => (self.look.is_tag, self.look.is_small) = (true, true),
                "quiet" | "why" | "made" | "q-unsaid" => self.look.shade = Shade::Quiet,
                "warn" | "q-unread" => self.look.shade = Shade::Odd,
                "q-yes" => self.look.shade = Shade::Good,
                "q-no" => self.look.shade = Shade::Bad,
                "s-conflicts" | "a-absent" => self.strong = Shade::Bad,
                "s-strains" | "s-disputed" | "a-restricted" | "a-unlicensed" => self.strong = Shade::Odd,
                "s-meets" | "s-satisfied" | "a-present" => self.strong = Shade::Good,
                "short" | "e-polarity" | "e-number" | "e-modality" => self.look.is_bold = true,
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped == 0 {
            let mut words = String::new();
            for letter in text.chars() {
                if !letter.is_ascii_whitespace() {
                    words.push(letter);
                } else if !words.ends_with(' ') {
                    words.push(' ');
                }
            }
            self.push(&words);
        }
    }

    /// Puts words into the paragraph that is open; blanks beside each other are one.
    fn push(&mut self, words: &str) {
        let look = self.look;
        let Some(frame) = self.frames.last_mut() else { return };
        let is_after_blank = frame.runs.last().is_none_or(|it| it.text.ends_with([' ', '\n']));
        let words = if is_after_blank { words.trim_start_matches(' ') } else { words };
        if words.is_empty() {
            return;
        }
        match frame.runs.last_mut().filter(|it| it.look == look) {
            Some(run) => run.text.push_str(words),
            None => frame.runs.push(Run { text: words.to_owned(), look }),
        }
    }

    fn frame(&mut self, holds: Holds) {
        self.flush();
        self.frames.push(Frame::of(holds));
    }

    /// Whether small words begin behind those of a row's head: they stand below.
    fn is_below_head(&self) -> bool {
        let Some(Frame { holds: Holds::Cell(true), runs, .. }) = self.frames.last() else { return false };
        runs.last().is_some_and(|it| !it.text.ends_with('\n'))
    }

    /// Ends the paragraph that is open.
    fn flush(&mut self) {
        let runs = self.frames.last_mut().map(|it| std::mem::take(&mut it.runs)).unwrap_or_default();
        let runs = trimmed(runs);
        if !runs.is_empty() {
            self.add(Block::Paragraph(runs));
        }
    }

    fn add(&mut self, block: Block) {
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.push(block);
        }
    }

    /// Ends what is being filled and puts it where it belongs.
    fn end_frame(&mut self) {
        self.flush();
        if self.frames.len() < 2 {
            return;
        }
        let Some(frame) = self.frames.pop() else { return };
        let Some(outer) = self.frames.last_mut() else { return };
        match (frame.holds, &mut outer.holds) {
            (Holds::Blocks, Holds::List(next, points)) => {
                let sign = next.map_or_else(|| "•".to_owned(), |it| format!("{it}."));
                *next = next.map(|it| it + 1);
                points.push((sign, frame.blocks));
            }
            (Holds::List(_, points), _) if points.is_empty() => {}
            (Holds::List(_, points), _) => outer.blocks.push(Block::List(points)),
            (Holds::Row(row), Holds::Table(table)) => table.rows.push(row),
            (Holds::Cell(is_head), Holds::Row(row)) => row.cells.push(Cell { is_head, blocks: frame.blocks }),
            (Holds::Table(table), _) if table.rows.is_empty() => {}
            (Holds::Table(table), _) => outer.blocks.push(Block::Table(table)),
            // What stands in no row or list of its own is not lost.
            _ => outer.blocks.extend(frame.blocks),
        }
    }
}

/// Words without blanks before and behind them.
fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
    runs
}

fn attribute(tag: &StartTag<()>, name: &str) -> String {
    let found = tag.attributes.get(name.as_bytes());
    found.map(|it| String::from_utf8_lossy(it).into_owned()).unwrap_or_default()
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "meta" | "hr" | "img" | "link" | "input" | "wbr")
}

/// What a screen needs and paper does not; pictures are followed by their words.
fn is_left_out(name: &str, class: &str) -> bool {
    matches!(name, "head" | "nav" | "svg" | "style" | "script") || class == "skip"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_looks_and_rows_their_cells() {
        let page = "<html><head><title>x</title></head><body><h2>At a &lt;glance&gt;</h2>\n<p>You  may <del class=\"e-wording\">not</del>\
                    <br>use it.</p><table><thead><tr><th>A</th></tr></thead><tbody><tr><td><q>b</q></td></tr></tbody></table>\
                    <ol><li>one</li></ol></body></html>";
        let blocks = blocks(page);
        assert!(matches!(&blocks[0], Block::Heading(2, runs) if runs[0].text == "At a <glance>"), "{blocks:?}");
        let Block::Paragraph(runs) = &blocks[1] else { panic!("{blocks:?}") };
        assert_eq!(runs.iter().map(|it| it.text.as_str()).collect::<String>(), "You may not\nuse it.");
        assert_eq!(runs[1].look.change, Change::Went);
        let Block::Table(table) = &blocks[2] else { panic!("{blocks:?}") };
        assert_eq!((table.rows[0].is_head, table.rows[1].cells[0].words().as_str()), (true, "“b” "));
        assert!(matches!(&blocks[3], Block::List(points) if points[0].0 == "1."), "{blocks:?}");
    }

    #[test]
    fn what_is_not_closed_is_not_lost() {
        assert_eq!(blocks("<p>one<td>two<li>three").len(), 3);
        assert!(blocks("</p></table></td>").is_empty());
    }
}
