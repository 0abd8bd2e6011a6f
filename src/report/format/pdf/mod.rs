//! A PDF file of the report for printing and filing: what the HTML report says, on pages, with tags for those who listen
//! and bookmarks. It looks like the HTML report as a browser prints it.
//!
//! The page is made by the same template, so that nothing can stand in one and not in the other. Pictures are followed by
//! their words there; here only the words are.

mod block;
mod draw;
mod fonts;
mod layout;
mod line;
mod page;
mod strip;
mod table;
mod tags;

pub use fonts::FontFile;

use super::html;
use crate::compare::Comparison;
use crate::openness::Release;
use crate::report::Context;
use block::{Block, Look, Run, Shade};
use fonts::Fonts;
use std::collections::BTreeSet;
use std::io::{self, Write};

pub(super) fn write(comparison: &Comparison, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Vec::new();
    html::write(comparison, context, &mut page)?;
    out.write_all(&printed(&page, context)?)
}

/// Writes releases.
pub(super) fn write_openness(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Vec::new();
    html::write_openness(releases, context, &mut page)?;
    out.write_all(&printed(&page, context)?)
}

fn printed(page: &[u8], context: &Context) -> io::Result<Vec<u8>> {
    let mut blocks = page::blocks(&String::from_utf8_lossy(page));
    let no_font = || io::Error::other("the built-in font cannot be read");
    let words = words(&blocks);
    let missing = Fonts::open(&[]).map(|it| missing(it, &words)).ok_or_else(no_font)?;
    // The system's fonts are large: they are read where a letter asks for them.
    let others = if missing.is_empty() { Vec::new() } else { (context.fonts)() };
    let missing = Fonts::open(&others).map(|it| self::missing(it, &words)).ok_or_else(no_font)?;
    if !missing.is_empty() {
        let at = usize::from(matches!(blocks.first(), Some(Block::Heading(..))));
        blocks.insert(at, notice(&missing));
    }
    let mut fonts = Fonts::open(&others).ok_or_else(no_font)?;
    let title = blocks.iter().find_map(|it| if let Block::Heading(1, runs) = it { Some(runs) } else { None });
    let title: String = title.map_or_else(|| "Report".to_owned(), |it| it.iter().map(|it| it.text.as_str()).collect());
    let pages = layout::pages(&blocks, &mut fonts);
    draw::drawn(pages, &title, &mut fonts)
}

fn words(blocks: &[Block]) -> BTreeSet<char> {
    let mut words = String::new();
    for it in blocks {
        it.words(&mut words);
    }
    words.chars().filter(|it| !it.is_control()).collect()
}

/// Letters that these fonts have not.
fn missing(mut fonts: Fonts, letters: &BTreeSet<char>) -> BTreeSet<char> {
    for letter in letters {
        fonts.shape(letter.encode_utf8(&mut [0; 4]), false);
    }
    fonts.missing
}

/// Says that letters are drawn as boxes.
fn notice(missing: &BTreeSet<char>) -> Block {
    const TOLD: usize = 8;
    let some: Vec<String> = missing.iter().take(TOLD).map(|it| format!("U+{:04X}", u32::from(*it))).collect();
    let more = if missing.len() > TOLD { " and others" } else { "" };
    let text = format!(
        "{} letters are drawn as boxes, for no font of this machine has them: {}{more}. Words copied out of this file have \
         them all, and so has the HTML report; with a font for them installed (Noto Sans CJK for Chinese, Japanese and \
         Korean) they are drawn here too.",
        missing.len(),
        some.join(", ")
    );
    let look = Look { is_bold: true, shade: Shade::Odd, ..Look::default() };
    Block::Paragraph(vec![Run { text, look }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_without_a_font_are_told_by_their_numbers() {
        let letters: BTreeSet<char> = "a許".chars().collect();
        let missing = missing(Fonts::open(&[]).unwrap(), &letters);
        let mut words = String::new();
        notice(&missing).words(&mut words);
        assert!(words.starts_with("1 letters are drawn as boxes") && words.contains("U+8A31"), "{words}");
    }
}
