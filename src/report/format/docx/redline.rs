//! The body of a redline: paragraphs whose words and ends are kept, deleted, inserted or moved.

use super::comments::Comment;
use super::xml::escaped;
use crate::tracked::{Fate, Paragraph, Side, Stretch, Tracked};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Writes the body piece by piece.
pub(super) struct Body<'a> {
    out: String,
    /// Author and date, as attributes.
    stamp: &'a str,
    /// The next id of a change.
    id: usize,
    /// The move that is open, on its side, with the id of its range.
    open: Option<(bool, usize, usize)>,
    /// Comments that begin at a word of a side, and those that end behind one.
    begins: BTreeMap<(bool, usize), Vec<usize>>,
    ends: BTreeMap<(bool, usize), Vec<usize>>,
}

/// The body of a redline.
pub(super) fn body(tracked: &mut Tracked, comments: &[Comment], stamp: &str) -> String {
    let (mut begins, mut ends) = (BTreeMap::<_, Vec<usize>>::new(), BTreeMap::<_, Vec<usize>>::new());
    for (id, comment) in comments.iter().enumerate() {
        let side = comment.side == Side::Right;
        begins.entry((side, comment.words.start)).or_default().push(id);
        ends.entry((side, comment.words.end)).or_default().push(id);
    }
    for side in [Side::Left, Side::Right] {
        let of = begins.keys().chain(ends.keys()).filter(|it| it.0 == (side == Side::Right));
        let words: Vec<usize> = of.map(|it| it.1).collect();
        tracked.cut(side, &words);
    }
    let mut body = Body { out: String::new(), stamp, id: comments.len(), open: None, begins, ends };
    for paragraph in &tracked.paragraphs {
        body.paragraph(paragraph);
    }
    body.close();
    if tracked.paragraphs.is_empty() {
        body.out.push_str("<w:p/>");
    }
    body.out
}

impl Body<'_> {
    fn paragraph(&mut self, it: &Paragraph) {
        let is_heading = it.stretches.iter().all(|it| it.is_strong || it.words == 0);
        let style = match () {
            () if it.is_title => "Title",
            () if is_heading && it.depth == 0 => "Heading1",
            () if is_heading => "Heading2",
            () => "Normal",
        };
        let indent = if it.is_title { 0 } else { it.depth.min(6) * 360 };
        write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>").ok();
        if indent > 0 {
            write!(self.out, "<w:ind w:left=\"{indent}\"/>").ok();
        }
        if let Some(name) = element(it.end) {
            let attributes = self.change();
            write!(self.out, "<w:rPr><w:{name} {attributes}/></w:rPr>").ok();
        }
        self.out.push_str("</w:pPr>");
        for stretch in &it.stretches {
            self.stretch(stretch, style == "Normal");
        }
        if it.moved.is_none() {
            self.close();
        }
        self.out.push_str("</w:p>");
    }

    fn stretch(&mut self, it: &Stretch, is_prose: bool) {
        self.moves(it);
        let places = [(false, it.at.0), (true, it.at.1)];
        for (side, at) in places {
            for id in at.and_then(|at| self.begins.remove(&(side, at))).into_iter().flatten() {
                write!(self.out, "<w:commentRangeStart w:id=\"{id}\"/>").ok();
            }
        }
        let tag = if it.fate == Fate::Deleted { "delText" } else { "t" };
        let bold = if it.is_strong && is_prose { "<w:rPr><w:b/></w:rPr>" } else { "" };
        let run = format!("<w:r>{bold}<w:{tag} xml:space=\"preserve\">{}</w:{tag}></w:r>", escaped(&it.text));
        self.run(it.fate, &run);
        for (side, at) in places {
            let end = at.map(|at| (side, at + it.words));
            for id in end.and_then(|end| self.ends.remove(&end)).into_iter().flatten() {
                write!(self.out, "<w:commentRangeEnd w:id=\"{id}\"/>").ok();
                // The sign of a comment goes and stays with the words.
                let sign = "<w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>";
                self.run(it.fate, &format!("<w:r>{sign}<w:commentReference w:id=\"{id}\"/></w:r>"));
            }
        }
    }

    /// A run inside the element that says what becomes of it.
    fn run(&mut self, fate: Fate, run: &str) {
        match element(fate) {
            None => self.out.push_str(run),
            Some(name) => {
                let attributes = self.change();
                write!(self.out, "<w:{name} {attributes}>{run}</w:{name}>").ok();
            }
        }
    }

    /// The attributes of one change.
    fn change(&mut self) -> String {
        self.id += 1;
        format!("w:id=\"{}\" {}", self.id - 1, self.stamp)
    }

    /// Opens and closes the range of a moved clause where its words begin and end.
    fn moves(&mut self, it: &Stretch) {
        let side = it.fate.is_right();
        if it.moved == self.open.filter(|open| open.0 == side).map(|open| open.1)
            && (it.moved.is_some() || self.open.is_none())
        {
            return;
        }
        self.close();
        if let Some(number) = it.moved {
            let attributes = self.change();
            self.open = Some((side, number, self.id - 1));
            let name = if side { "moveTo" } else { "moveFrom" };
            write!(self.out, "<w:{name}RangeStart {attributes} w:name=\"move{}\"/>", number + 1).ok();
        }
    }

    fn close(&mut self) {
        if let Some((side, _, id)) = self.open.take() {
            write!(self.out, "<w:{}RangeEnd w:id=\"{id}\"/>", if side { "moveTo" } else { "moveFrom" }).ok();
        }
    }
}

/// The element of a change.
fn element(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Kept => None,
        Fate::Deleted => Some("del"),
        Fate::Inserted => Some("ins"),
        Fate::MovedAway => Some("moveFrom"),
        Fate::MovedHere => Some("moveTo"),
    }
}
