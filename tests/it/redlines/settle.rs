//! What is left of a word processor's file when all changes are accepted, and when all are rejected: read from its XML by
//! the rules of the format, knowing nothing of the program that wrote it.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

/// What a file says.
#[derive(Debug, Default)]
pub struct Settled {
    /// Paragraphs when all is accepted.
    pub accepted: Vec<String>,
    /// Paragraphs when all is rejected.
    pub rejected: Vec<String>,
    /// Ranges of moves: "move1 from", "move1 to".
    pub moves: Vec<String>,
    /// The words that each comment covers, and what it says.
    pub comments: Vec<(String, String)>,
    /// Author and date of each change.
    pub stamps: BTreeSet<String>,
}

/// The text of one part of the file.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("UTF-8");
    text
}

/// A tag with its attributes, or text; entities are resolved.
#[derive(Clone, Debug)]
enum Node {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

/// Takes XML apart, and panics where it is not well formed.
fn nodes(xml: &str, what: &str) -> Vec<Node> {
    let mut out = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = xml.strip_prefix("<?xml").and_then(|it| it.split_once("?>")).expect("a declaration").1;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            assert!(rest.trim().is_empty(), "{what}: text behind the end");
            break;
        };
        if at > 0 {
            out.push(Node::Text(unescaped(&rest[..at], what)));
        }
        let end = rest[at..].find('>').expect("a tag ends") + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "{what}: tags nest");
            out.push(Node::Close(name.to_owned()));
            continue;
        }
        let is_empty = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let name = tag.split_whitespace().next().expect("a name").to_owned();
        out.push(Node::Open(name.clone(), attributes(&tag[name.len()..], what)));
        if is_empty {
            out.push(Node::Close(name));
        } else {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{what}: {open:?} stay open");
    out
}

fn attributes(mut rest: &str, what: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a value ends");
        assert!(!out.iter().any(|(it, _): &(String, String)| it == name.trim()), "{what}: {name} twice");
        out.push((name.trim().to_owned(), unescaped(value, what)));
        rest = after;
    }
    out
}

fn unescaped(text: &str, what: &str) -> String {
    let allowed =
        |it: char| matches!(it, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(allowed), "{what}: {text:?} has what XML forbids");
    assert!(!text.contains("]]>"), "{what}: an end of CDATA in text");
    for piece in text.split('&').skip(1) {
        assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|it| piece.starts_with(it)), "{what}: &{piece}");
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn attribute(list: &[(String, String)], name: &str) -> String {
    list.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// What a file says once its changes are settled, both ways.
pub fn settled(bytes: &[u8], what: &str) -> Settled {
    let mut settled = Settled::default();
    let mut body = Body::default();
    for node in nodes(&part(bytes, "word/document.xml"), what) {
        body.node(&node, &mut settled, what);
    }
    assert!(body.open_moves.is_empty(), "{what}: ranges of moves stay open");
    assert!(body.comments.iter().all(|it| it.is_done), "{what}: comments have no end");
    let said = said(&nodes(&part(bytes, "word/comments.xml"), what));
    assert_eq!(said.len(), body.comments.len(), "{what}: as many comments as places");
    settled.comments = body.comments.into_iter().map(|it| it.words).zip(said).collect();
    for name in ["[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/settings.xml", "word/footer1.xml"] {
        nodes(&part(bytes, name), what);
    }
    nodes(&part(bytes, "docProps/core.xml"), what);
    nodes(&part(bytes, "word/_rels/document.xml.rels"), what);
    settled
}

fn said(nodes: &[Node]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for node in nodes {
        match node {
            Node::Open(name, _) if name == "w:comment" => out.push(String::new()),
            Node::Text(text) => {
                if let Some(it) = out.last_mut() {
                    it.push_str(text);
                    it.push('\n');
                }
            }
            _ => {}
        }
    }
    out
}

struct Comment {
    id: String,
    words: String,
    is_done: bool,
}

/// Where the reader stands.
#[derive(Default)]
struct Body {
    path: Vec<String>,
    /// What the paragraph's own end becomes.
    mark: Option<String>,
    accepted: String,
    rejected: String,
    ids: BTreeSet<String>,
    open_moves: Vec<(String, String)>,
    comments: Vec<Comment>,
    has_text: bool,
}

impl Body {
    fn is_in(&self, names: &[&str]) -> bool {
        self.path.iter().any(|it| names.contains(&it.as_str()))
    }

    fn node(&mut self, node: &Node, settled: &mut Settled, what: &str) {
        match node {
            Node::Open(name, list) => {
                self.open(name, list, settled, what);
                self.path.push(name.clone());
            }
            Node::Close(name) => {
                self.path.pop();
                match name.as_str() {
                    "w:p" => self.end_paragraph(settled),
                    "w:body" => {
                        // A file whose last paragraph runs on has nothing to run on into.
                        assert!(self.accepted.is_empty() && self.rejected.is_empty(), "{what}: the last end goes");
                    }
                    _ => {}
                }
            }
            Node::Text(text) if self.is_in(&["w:t", "w:delText"]) => {
                let is_deleted = self.is_in(&["w:del"]);
                assert_eq!(is_deleted, self.is_in(&["w:delText"]), "{what}: deleted words are told as such");
                self.has_text = true;
                if !is_deleted && !self.is_in(&["w:moveFrom"]) {
                    self.accepted.push_str(text);
                }
                if !self.is_in(&["w:ins", "w:moveTo"]) {
                    self.rejected.push_str(text);
                }
                self.comments.iter_mut().filter(|it| !it.is_done).for_each(|it| it.words.push_str(text));
            }
            Node::Text(_) => {}
        }
    }

    fn open(&mut self, name: &str, list: &[(String, String)], settled: &mut Settled, what: &str) {
        let id = attribute(list, "w:id");
        match name {
            "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                assert!(self.ids.insert(id), "{what}: ids are given once");
                settled.stamps.insert(format!("{} {}", attribute(list, "w:author"), attribute(list, "w:date")));
                if self.is_in(&["w:pPr"]) {
                    self.mark = Some(name.to_owned());
                }
            }
            "w:moveFromRangeStart" | "w:moveToRangeStart" => {
                assert!(self.ids.insert(id.clone()), "{what}: ids are given once");
                assert!(self.open_moves.is_empty(), "{what}: moves do not nest");
                let side = if name.starts_with("w:moveFrom") { "from" } else { "to" };
                settled.moves.push(format!("{} {side}", attribute(list, "w:name")));
                self.open_moves.push((side.to_owned(), id));
            }
            "w:moveFromRangeEnd" | "w:moveToRangeEnd" => {
                let side = if name.starts_with("w:moveFrom") { "from" } else { "to" };
                assert_eq!(self.open_moves.pop(), Some((side.to_owned(), id)), "{what}: a range ends that began");
            }
            "w:commentRangeStart" => self.comments.push(Comment { id, words: String::new(), is_done: false }),
            "w:commentRangeEnd" => {
                let it = self.comments.iter_mut().find(|it| it.id == id).expect("a comment ends that began");
                assert!(!it.words.is_empty(), "{what}: a comment is about words");
                it.is_done = true;
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self, settled: &mut Settled) {
        let mark = self.mark.take();
        let has_text = std::mem::take(&mut self.has_text);
        if !has_text {
            return;
        }
        if !matches!(mark.as_deref(), Some("w:del" | "w:moveFrom")) {
            settled.accepted.push(std::mem::take(&mut self.accepted));
        }
        if !matches!(mark.as_deref(), Some("w:ins" | "w:moveTo")) {
            settled.rejected.push(std::mem::take(&mut self.rejected));
        }
    }
}
