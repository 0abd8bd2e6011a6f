//! Words looked for in every document.
//!
//! The plain text is searched, so that a line break, a curly quote or an emphasis mark hides nothing.

use crate::compare::Analysed;
use crate::document::Span;
use crate::gui::state::sheet::Sheet;
use regex::{Regex, RegexBuilder};
use std::sync::Arc;

/// No more places are kept: who finds more looks for something else.
const MOST: usize = 5_000;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words, or a pattern.
    pub words: String,
    /// Whether capitals matter.
    pub case: bool,
    /// Whether only whole words count.
    pub whole: bool,
    /// Whether `words` is a regular expression.
    pub pattern: bool,
}

/// A place where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the document.
    pub document: usize,
    /// Where, in bytes of the document.
    pub span: Span,
}

/// A search and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// What is looked for.
    pub query: Query,
    /// Where it stands, by document, then in order.
    pub hits: Arc<Vec<Hit>>,
    /// The place that one is at.
    pub current: Option<usize>,
    /// How many places one has read up to there, row by row.
    pub place: usize,
    /// Why the pattern is none.
    pub trouble: Option<String>,
}

impl Query {
    fn regex(&self) -> Result<Regex, String> {
        let words = if self.pattern {
            self.words.clone()
        } else {
            // Words found across a line break are the same words.
            self.words.split_whitespace().map(regex::escape).collect::<Vec<_>>().join(r"\s+")
        };
        let words = if self.whole { format!(r"\b(?:{words})\b") } else { words };
        RegexBuilder::new(&words)
            .case_insensitive(!self.case)
            .size_limit(1 << 20)
            .build()
            .map_err(|error| error.to_string().lines().last().unwrap_or_default().trim().to_owned())
    }
}

/// Where the words stand.
///
/// # Errors
/// Why the pattern is none.
pub fn find(documents: &[Arc<Analysed>], query: &Query) -> Result<Vec<Hit>, String> {
    if query.words.trim().is_empty() {
        return Ok(Vec::new());
    }
    let regex = query.regex()?;
    let all = documents.iter().enumerate().flat_map(|(document, analysed)| {
        let plain = &analysed.document.plain;
        regex
            .find_iter(&plain.text)
            .filter(|it| !it.is_empty())
            .map(move |it| Hit { document, span: plain.to_source(Span::new(it.start(), it.end())) })
    });
    Ok(all.take(MOST).collect())
}

/// The row in which something that was found stands.
pub fn row_of(sheet: &Sheet, hit: Hit) -> Option<usize> {
    let clause = sheet.document(hit.document)?.clauses.at(hit.span.start)?.id;
    sheet.row_of(hit.document, clause)
}

impl Find {
    /// How many places each of so many documents has.
    pub fn counts(&self, documents: usize) -> Vec<usize> {
        let mut counts = vec![0; documents];
        for hit in self.hits.iter() {
            if let Some(count) = counts.get_mut(hit.document) {
                *count += 1;
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Rules;
    use crate::document::Source;

    fn texts() -> Vec<Arc<Analysed>> {
        let rules = Rules::default();
        ["You may use the “Work” for any\npurpose. The workshop is closed.", "Use the **Work**."]
            .iter()
            .map(|text| Arc::new(Analysed::read(&[Source::new("a.md", *text)], &rules)))
            .collect()
    }

    fn found(words: &str, change: impl Fn(&mut Query)) -> Vec<(usize, String)> {
        let texts = texts();
        let mut query = Query { words: words.to_owned(), ..Query::default() };
        change(&mut query);
        let hits = find(&texts, &query).unwrap_or_default();
        hits.iter().map(|it| (it.document, texts[it.document].document.slice(it.span).to_owned())).collect()
    }

    #[test]
    fn words_are_found_whatever_breaks_or_dresses_them() {
        assert_eq!(found("any  PURPOSE", |_| ()), [(0, "any\npurpose".to_owned())]);
        assert_eq!(found("work", |_| ()).len(), 3);
        assert_eq!(found("\"work\"", |_| ()), [(0, "“Work”".to_owned())], "curly quotes are quotes");
        assert_eq!(found("use the work", |_| ()).len(), 1, "emphasis marks are not part of the words");
    }

    #[test]
    fn the_search_can_be_narrowed() {
        assert_eq!(found("work", |it| it.whole = true).len(), 2);
        assert_eq!(found("Work", |it| it.case = true).len(), 2);
        assert_eq!(found("w.rk", |it| it.pattern = true).len(), 3);
        assert!(found("w.rk", |_| ()).is_empty(), "a dot is a dot");
        let bad = Query { words: "(".to_owned(), pattern: true, ..Query::default() };
        assert!(find(&texts(), &bad).is_err_and(|it| !it.is_empty()));
    }
}
