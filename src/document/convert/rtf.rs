//! RTF: words between commands; the numbers of lists are printed in the file.

use super::paper::{Paper, Paragraph};
use super::{Format, Refusal, Revision};
use crate::diagnostic::Code;
use crate::document::{MediaType, PartRead, Source};
use encoding_rs::{Encoding, WINDOWS_1252};

/// The format's entry.
pub(super) const FORMAT: Format = Format { name: "RTF", media_type: MediaType::Rtf, endings: &["rtf"], is_it, read };

fn is_it(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\\rtf")
}

/// Groups within each other: programs write some ten.
const DEEPEST: usize = 512;

/// What holds until a group ends.
#[derive(Clone, Copy, Debug)]
struct Group {
    is_skipped: bool,
    is_hidden: bool,
    is_deleted: bool,
    /// How many signs stand for a Unicode letter where a reader does not know it.
    signs: usize,
}

fn read(source: &Source, revision: Revision) -> Result<PartRead, Refusal> {
    let mut text = Rtf::new(&source.bytes, revision);
    text.run()?;
    text.end_paragraph();
    let mut paper = Paper { paragraphs: text.paragraphs, ..Paper::default() };
    paper.dropped.extend(text.heads.then(|| "headers and footers".to_owned()));
    paper.dropped.extend((text.pictures > 0).then(|| format!("{} pictures or objects", text.pictures)));
    if text.changes > 0 {
        let state = if revision == Revision::Revised { "if all were accepted" } else { "it was before them" };
        let note = format!("the file has {} tracked changes; the text is as {state}", text.changes);
        paper.notes.push((Code::TrackedChanges, note));
    }
    let hidden: Vec<&str> = text.hidden.split_whitespace().take(12).collect();
    if !hidden.is_empty() {
        let note = format!("text that the file hides was left out: “{} …”", hidden.join(" "));
        paper.notes.push((Code::HiddenText, note));
    }
    Ok(paper.print(&FORMAT))
}

struct Rtf<'a> {
    bytes: &'a [u8],
    at: usize,
    revision: Revision,
    encoding: &'static Encoding,
    groups: Vec<Group>,
    group: Group,
    /// Signs that stand for a letter that was read already.
    spare: usize,
    /// Bytes that are letters together.
    raw: Vec<u8>,
    line: String,
    paragraphs: Vec<Paragraph>,
    heads: bool,
    pictures: usize,
    changes: usize,
    hidden: String,
}

impl<'a> Rtf<'a> {
    fn new(bytes: &'a [u8], revision: Revision) -> Self {
        Self {
            bytes,
            at: 0,
            revision,
            encoding: WINDOWS_1252,
            groups: Vec::new(),
            group: Group { is_skipped: false, is_hidden: false, is_deleted: false, signs: 1 },
            spare: 0,
            raw: Vec::new(),
            line: String::new(),
            paragraphs: Vec::new(),
            heads: false,
            pictures: 0,
            changes: 0,
            hidden: String::new(),
        }
    }

    fn run(&mut self) -> Result<(), Refusal> {
        while let Some(byte) = self.next() {
            match byte {
                b'{' => {
                    self.flush();
                    if self.groups.len() >= DEEPEST {
                        return Err(Refusal::limit(format!("it nests more than {DEEPEST} groups")));
                    }
                    self.groups.push(self.group);
                }
                b'}' => {
                    self.flush();
                    let Some(group) = self.groups.pop() else { break };
                    self.group = group;
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                b'\\' => self.command(),
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
        }
        Err(Refusal::damaged("it breaks off".to_owned()))
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(b' ')
    }

    fn command(&mut self) {
        let Some(first) = self.next() else { return };
        match first {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|it| std::str::from_utf8(it).ok());
                let byte = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
                self.at += 2;
                self.byte(byte.unwrap_or(b'?'));
            }
            b'\\' | b'{' | b'}' => self.byte(first),
            b'~' => self.say(' '),
            b'_' => self.say('\u{2011}'),
            b'\r' | b'\n' => self.end_paragraph(),
            // What follows is for programs that know it.
            b'*' => self.group.is_skipped = true,
            letter if letter.is_ascii_alphabetic() => self.word(),
            _ => {}
        }
    }

    fn word(&mut self) {
        let start = self.at - 1;
        while self.peek().is_ascii_alphabetic() && self.at < self.bytes.len() {
            self.at += 1;
        }
        let name = self.bytes.get(start..self.at).unwrap_or_default();
        let number_start = self.at;
        if self.peek() == b'-' {
            self.at += 1;
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        let number = self.bytes.get(number_start..self.at).and_then(|it| std::str::from_utf8(it).ok());
        let number: Option<i64> = number.and_then(|it| it.parse().ok());
        if self.peek() == b' ' && self.at < self.bytes.len() {
            self.at += 1;
        }
        self.flush();
        let name = String::from_utf8_lossy(name).into_owned();
        self.follow(&name, number);
    }

    fn follow(&mut self, name: &str, number: Option<i64>) {
        let is_on = number != Some(0);
        match name {
            "par" | "sect" | "row" | "page" => self.end_paragraph(),
            "line" => self.say('\n'),
            "tab" | "cell" => self.say('\t'),
            "u" => {
                // Numbers over 32,767 are written as negative ones.
                let code = number.map(|it| if it < 0 { it + 0x1_0000 } else { it });
                let letter = code.and_then(|it| u32::try_from(it).ok()).and_then(char::from_u32);
                self.say(letter.unwrap_or('\u{fffd}'));
                self.spare = self.group.signs;
            }
            "uc" => self.group.signs = number.and_then(|it| usize::try_from(it).ok()).unwrap_or(1).min(8),
            "ansicpg" => {
                let label = match number.unwrap_or(1252) {
                    932 => "shift_jis".to_owned(),
                    936 => "gbk".to_owned(),
                    949 => "euc-kr".to_owned(),
                    950 => "big5".to_owned(),
                    65001 => "utf-8".to_owned(),
                    page => format!("windows-{page}"),
                };
                self.encoding = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
            }
            "bin" => self.at += number.and_then(|it| usize::try_from(it).ok()).unwrap_or(0).min(self.bytes.len()),
            "emdash" => self.say('—'),
            "endash" => self.say('–'),
            "lquote" => self.say('‘'),
            "rquote" => self.say('’'),
            "ldblquote" => self.say('“'),
            "rdblquote" => self.say('”'),
            "bullet" => self.say('•'),
            // A footnote stands where its mark does.
            "footnote" => self.say(' '),
            "v" => self.group.is_hidden = is_on,
            "deleted" => {
                self.changes += usize::from(is_on);
                self.group.is_deleted = is_on && self.revision == Revision::Revised;
            }
            "revised" => {
                self.changes += usize::from(is_on);
                self.group.is_deleted = is_on && self.revision == Revision::Original;
            }
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                self.heads = true;
                self.group.is_skipped = true;
            }
            "pict" | "object" => {
                self.pictures += 1;
                self.group.is_skipped = true;
            }
            "fonttbl" | "colortbl" | "stylesheet" | "info" | "fldinst" | "listtable" | "listoverridetable" | "xe"
            | "tc" => self.group.is_skipped = true,
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.spare > 0 {
            self.spare -= 1;
        } else {
            self.raw.push(byte);
        }
    }

    fn flush(&mut self) {
        if self.raw.is_empty() {
            return;
        }
        let raw = std::mem::take(&mut self.raw);
        let (words, _) = self.encoding.decode_without_bom_handling(&raw);
        words.chars().for_each(|it| self.put(it));
    }

    fn say(&mut self, letter: char) {
        self.flush();
        self.put(letter);
    }

    fn put(&mut self, letter: char) {
        if self.group.is_skipped || self.group.is_deleted {
            return;
        }
        if self.group.is_hidden {
            if self.hidden.len() < 4096 {
                self.hidden.push(letter);
            }
            return;
        }
        self.line.push(letter);
    }

    fn end_paragraph(&mut self) {
        self.flush();
        if self.group.is_skipped {
            return;
        }
        let line = std::mem::take(&mut self.line);
        // The number of a list and its clause stand a tab apart.
        let line = line.replacen('\t', " ", usize::from(line.find('\t').is_some_and(|it| it < 12)));
        self.paragraphs.push(Paragraph::of(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rtf: &str, text: &str) {
        let read = read(&Source::new("a.rtf", rtf.as_bytes()), Revision::Revised);
        assert_eq!(read.map(|it| it.text).map_err(|it| it.why).as_deref(), Ok(text));
    }

    #[test]
    fn words_letters_and_list_numbers_are_read() {
        check(
            "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator X;}\\pard {\\listtext 1.\\tab}You may \\'93use\\'94 \
             it\\par {\\listtext 2.\\tab}\\u21487?\\u-10179? no.\\par}",
            "1. You may “use” it\n\n2. 可\u{fffd} no.",
        );
    }

    #[test]
    fn hidden_and_deleted_words_are_left_out_and_depth_ends() {
        check("{\\rtf1 You may {\\v not }{\\deleted gladly }use it.\\par}", "You may use it.");
        let deep = read(&Source::new("a.rtf", format!("{{\\rtf1{}", "{".repeat(10_000))), Revision::Revised);
        assert!(deep.is_err_and(|it| it.why.contains("512")));
        assert!(read(&Source::new("a.rtf", "{\\rtf1 cut"), Revision::Revised).is_err());
    }
}
