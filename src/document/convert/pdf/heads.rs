//! Running heads, footers and page numbers: lines at the edges of pages that pages share.

use super::pages::{Page, PageLine};
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many lines at each edge may be such.
const DEEPEST: usize = 3;
/// As far as this, in points, lines of several pages stand at the same height.
const LEVEL: f64 = 8.0;

/// A page number whatever stands around it on the page.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the pattern is a constant and a test compiles it")]
    Regex::new(r"(?i)^(?:[-–—|]?\s*(?:page\s+)?(\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?\s*[-–—|]?)$")
        .expect("a constant pattern compiles")
});

/// Marks them.
pub(super) fn mark(pages: &mut [Page]) {
    for from_top in [true, false] {
        let mut counts: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        for (at, page) in pages.iter().enumerate() {
            for line in edge(page, from_top) {
                counts.entry(form(&line.text)).or_default().push((at, line.y));
            }
        }
        let total = pages.iter().filter(|it| !it.lines.is_empty()).count();
        for (at, page) in pages.iter_mut().enumerate() {
            let lines = edge(page, from_top);
            // From the edge inwards: behind a line of the text there is no more of them.
            let of_page: Vec<bool> = lines.iter().map(|it| is_head(it, at, &counts, total)).collect();
            let count = of_page.iter().take_while(|it| **it).count();
            let all = page.lines.len();
            for index in 0..count.min(all) {
                if let Some(line) = page.lines.get_mut(if from_top { index } else { all - 1 - index }) {
                    line.is_head = true;
                }
            }
        }
    }
}

/// The lines at one edge of a page, the outermost first.
fn edge(page: &Page, from_top: bool) -> Vec<&PageLine> {
    // In columns the last line read need not be the lowest: those at the edges are told by where they stand.
    let lines = page.lines.iter();
    if from_top { lines.take(DEEPEST).collect() } else { lines.rev().take(DEEPEST).collect() }
}

/// A line whatever numbers stand in it.
fn form(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let digits = word.chars().any(|it| it.is_ascii_digit());
        if digits {
            word.chars().map(|it| if it.is_ascii_digit() { '#' } else { it }).collect()
        } else {
            word.to_owned()
        }
    });
    let mut out = words.collect::<Vec<String>>().join(" ");
    while out.contains("##") {
        out = out.replace("##", "#");
    }
    out
}

fn is_head(line: &PageLine, page: usize, counts: &HashMap<String, Vec<(usize, f64)>>, total: usize) -> bool {
    let text = line.text.trim();
    let same = counts.get(&form(text)).map_or(&[][..], Vec::as_slice);
    let others = same.iter().filter(|(at, y)| *at != page && (y - line.y).abs() < LEVEL).count();
    let is_number = NUMBER.is_match(text);
    // Odd and even pages have heads of their own.
    let is_shared = others >= 1 && (others + 1) * 3 >= total && text.chars().count() < 150;
    let is_counted = is_number && others >= 1;
    let is_said = is_number && text.to_lowercase().starts_with("page");
    let is_first = text.parse::<usize>().is_ok_and(|it| it == page + 1) && line.after_gap && total > 1;
    (is_shared && total > 1) || is_counted || is_said || is_first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[(&str, f64)]) -> Page {
        let line = |(text, y): &(&str, f64)| PageLine { text: (*text).to_owned(), y: *y, ..PageLine::default() };
        Page { lines: lines.iter().map(line).collect(), height: 800.0, ..Page::default() }
    }

    fn heads(mut pages: Vec<Page>) -> Vec<String> {
        mark(&mut pages);
        pages.iter().flat_map(|it| &it.lines).filter(|it| it.is_head).map(|it| it.text.clone()).collect()
    }

    #[test]
    fn what_pages_share_at_their_edges_is_no_text() {
        let pages = vec![
            page(&[("Heron Licence", 30.0), ("You may use it.", 100.0), ("1", 780.0)]),
            page(&[("Heron Licence", 30.0), ("You may share it.", 100.0), ("2", 780.0)]),
        ];
        assert_eq!(heads(pages), ["Heron Licence", "1", "Heron Licence", "2"]);
    }

    #[test]
    fn what_stands_on_one_page_or_at_another_height_is_text() {
        assert_eq!(heads(vec![page(&[("MIT License", 30.0), ("You may use it.", 100.0)])]), [""; 0]);
        let pages = vec![
            page(&[("You may use it.", 30.0), ("Section 1", 500.0)]),
            page(&[("Keep this notice.", 30.0), ("Section 2", 100.0)]),
        ];
        assert_eq!(heads(pages), [""; 0]);
        assert_eq!(heads(vec![page(&[("You may use it.", 30.0), ("Page 1 of 1", 700.0)])]), ["Page 1 of 1"]);
    }
}
