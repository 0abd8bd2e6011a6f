//! Where a breach stands: file, line and column, counted from 1.

use super::Checked;
use crate::compare::Analysed;
use crate::document::Span;
use crate::policy::Breach;

/// A place in code that brings a document in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The file.
    pub file: String,
    /// The line, counting from 1.
    pub line: usize,
    /// The column of the first character, counting from 1.
    pub column: usize,
    /// The whole line.
    pub words: String,
    /// Which bytes of the line name the document.
    pub span: Span,
}

/// Where a breach stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The file, told from the root.
    pub file: String,
    /// The first line.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column behind the last character.
    pub end_column: usize,
    /// The clause's label; empty where it is about the whole.
    pub label: String,
    /// The words; empty where it is about the whole.
    pub quote: String,
    /// The lines that the words stand in, a few at most.
    pub lines: String,
    /// Which bytes of those lines are meant.
    pub marked: Span,
}

/// So many lines of a breach are shown.
const MOST_LINES: usize = 6;

/// Where the lines of each document begin, to look places up.
pub(super) struct Places<'a> {
    of: &'a Checked,
    root: &'a str,
    /// For each part where its lines begin.
    starts: Vec<Vec<usize>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(of: &'a Checked, root: &'a str) -> Self {
        let parts = of.analysed.as_ref().map_or_else(Vec::new, |it| {
            let text = |span: Span| (span.start, it.document.slice(span));
            it.document.parts.iter().map(|part| text(part.span)).collect()
        });
        let starts = |(at, text): (usize, &str)| {
            std::iter::once(at).chain(text.match_indices('\n').map(|(end, _)| at + end + 1)).collect()
        };
        Self { of, root, starts: parts.into_iter().map(starts).collect() }
    }

    /// Where a breach stands.
    pub(super) fn locate(&self, breach: &Breach) -> Located {
        let analysed = self.of.analysed.as_deref();
        let clause = analysed.zip(breach.place).and_then(|(it, (clause, _))| it.clauses.list.get(clause));
        let quote = analysed.zip(breach.place).map_or("", |(it, (_, span))| it.document.slice(span));
        let (label, quote) = (clause.map_or_else(String::new, |it| it.label.clone()), quote.to_owned());
        if let Some(site) = &self.of.site {
            let words = site.words.get(site.span.range()).unwrap_or_default();
            return Located {
                file: told_from(self.root, &site.file),
                line: site.line,
                column: site.column,
                end_line: site.line,
                end_column: site.column + words.chars().count(),
                label,
                quote,
                lines: site.words.clone(),
                marked: site.span,
            };
        }
        match (analysed, breach.place) {
            (Some(analysed), Some((_, span))) => self.in_text(analysed, span, label, quote),
            _ => self.whole(analysed),
        }
    }

    fn whole(&self, analysed: Option<&Analysed>) -> Located {
        let first = analysed.and_then(|it| it.document.parts.first());
        Located {
            file: told_from(self.root, first.map_or(&self.of.name, |it| &it.name)),
            line: 1,
            column: 1,
            end_line: 1,
            end_column: 1,
            label: String::new(),
            quote: String::new(),
            lines: String::new(),
            marked: Span::default(),
        }
    }

    fn in_text(&self, analysed: &Analysed, span: Span, label: String, quote: String) -> Located {
        let document = &analysed.document;
        let part = document.part_at(span.start);
        let starts = self.starts.get(part).map_or(&[][..], Vec::as_slice);
        let (first, last) = (line_at(starts, span.start), line_at(starts, span.end.max(span.start + 1) - 1));
        let from = |line: usize| starts.get(line).copied().unwrap_or(0);
        let column = |line: usize, at: usize| document.slice(Span::new(from(line), at)).chars().count() + 1;
        let shown = last.min(first + MOST_LINES - 1);
        let end = starts.get(shown + 1).copied().or_else(|| document.parts.get(part).map(|it| it.span.end));
        let lines = document.slice(Span::new(from(first), end.unwrap_or(span.end))).trim_end_matches(['\r', '\n']);
        let marked = Span::new(span.start - from(first), (span.end - from(first)).min(lines.len()));
        Located {
            file: told_from(self.root, document.parts.get(part).map_or(&self.of.name, |it| &it.name)),
            line: first + 1,
            column: column(first, span.start),
            end_line: last + 1,
            end_column: column(last, span.end),
            label,
            quote,
            lines: lines.to_owned(),
            marked,
        }
    }
}

/// Which line holds a byte, counting from 0.
fn line_at(starts: &[usize], at: usize) -> usize {
    starts.partition_point(|it| *it <= at).saturating_sub(1)
}

/// A path told from a folder that it is below, with `/` between names.
pub(super) fn told_from(root: &str, name: &str) -> String {
    let name = name.replace(std::path::MAIN_SEPARATOR, "/");
    let below = name.strip_prefix(root).and_then(|it| it.strip_prefix('/')).filter(|_| !root.is_empty());
    let name = below.unwrap_or(&name);
    name.strip_prefix("./").unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_the_folder_that_they_are_below() {
        for (name, told) in
            [("/a/b/LICENSE", "LICENSE"), ("./x", "x"), ("/a/bc/x", "/a/bc/x"), ("spdx:MIT", "spdx:MIT")]
        {
            assert_eq!(told_from("/a/b", name), told);
        }
        assert_eq!(told_from("", "/x"), "/x");
    }

    #[test]
    fn a_byte_belongs_to_the_line_that_began_last() {
        assert_eq!([0, 3, 4, 9].map(|at| line_at(&[0, 4, 8], at)), [0, 0, 1, 2]);
    }
}
