//! Entries of a bibliography as cards have them (BibTeX): a release's own paper, told from those of others.
//!
//! How to cite a release begins with what is its own; an entry for a program or a data set is no paper.

use crate::document::Span;
use crate::never::slice;

/// No entry is longer, in bytes.
const LONGEST: usize = 2_000;

/// How much of an entry is quoted.
const QUOTED: usize = 80;

/// The first entry's beginning, where it is a paper, and where entries stand that are of others or no papers.
pub(super) fn cited_papers(text: &str) -> (Option<Span>, Vec<Span>) {
    let entries = entries(text);
    let first = entries.first().filter(|it| it.is_paper);
    let own = first.map(|it| {
        let end = text.floor_char_boundary(it.span.end.min(it.span.start + QUOTED));
        let words = slice(text, it.span.start..end);
        Span::new(it.span.start, it.span.start + words.lines().next().unwrap_or(words).len())
    });
    let others = entries.iter().skip(usize::from(first.is_some())).map(|it| it.span).collect();
    (own, others)
}

struct Entry {
    span: Span,
    is_paper: bool,
}

fn entries(text: &str) -> Vec<Entry> {
    let kind = |at: usize| {
        let rest = slice(text, at + 1..text.len());
        let kind = slice(rest, 0..rest.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(rest.len()));
        let is_entry = kind.len() > 2 && slice(rest, kind.len()..rest.len()).trim_start().starts_with('{');
        is_entry.then(|| kind.to_lowercase())
    };
    let starts: Vec<(usize, String)> = text.match_indices('@').filter_map(|(at, _)| Some((at, kind(at)?))).collect();
    let end = |index: usize, at: usize| {
        let next = starts.get(index + 1).map_or(text.len(), |it| it.0);
        next.min(text.floor_char_boundary(at + LONGEST))
    };
    let each = starts.iter().enumerate().map(|(index, (at, kind))| {
        let span = Span::new(*at, end(index, *at));
        let body = slice(text, span.range()).to_lowercase();
        let has = |any: &[&str]| any.iter().any(|it| body.contains(it));
        let is_paper = match kind.as_str() {
            "article" | "inproceedings" | "conference" | "techreport" | "phdthesis" => true,
            "misc" => has(&["eprint", "archiveprefix", "arxiv"]),
            _ => false,
        };
        Entry { span, is_paper }
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paper_is_its_own_and_programs_are_none() {
        let paper = "@article{heron,\n title={Heron}}\n";
        let program = "@software{heron,\n title={Heron}}\n";
        let of = |text: &str| {
            let (own, others) = cited_papers(text);
            (own.map(|it| slice(text, it.range()).to_owned()), others.len())
        };
        assert_eq!(of(&format!("{paper}{program}{paper}")), (Some("@article{heron,".to_owned()), 2));
        assert_eq!(of(&format!("{program}{paper}")), (None, 2));
        assert_eq!(of("@misc{x,\n url={https://x.example}}"), (None, 1));
        assert_eq!(of("write to ana@marsh.example or @ana { }"), (None, 1));
        assert_eq!(of("no entries here"), (None, 0));
    }
}
