//! Which edits are of substance, and which only change names, dates, addresses, numbers of clauses or typography.
//!
//! When in doubt an edit is of substance: a date in a sentence that binds is a term of the licence and no stamp on it.

use super::{Analysed, Comparison};
use crate::align::{Edit, EditClass, Relation};
use crate::document::{Span, Token, TokenKind};
use std::collections::BTreeSet;

/// What an edit changes that says nothing new on what anybody may or must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slight {
    /// A name or version, the same way wherever it stands.
    Name,
    /// The date of the text itself.
    Date,
    /// A web or mail address.
    Address,
    /// A number that counts clauses.
    Numbering,
    /// Quotes, case, wrapping.
    Typography,
}

impl Slight {
    /// Several of its kind: "names", "dates".
    pub fn plural(self) -> &'static str {
        match self {
            Self::Name => "names",
            Self::Date => "dates",
            Self::Address => "addresses",
            Self::Numbering => "numbering",
            Self::Typography => "typography",
        }
    }
}

impl Comparison {
    /// What a document's cell changes slightly, if nothing in it is of substance; `None` where something is, and where
    /// nothing differs.
    pub fn slight(&self, row: usize, document: usize) -> Option<BTreeSet<Slight>> {
        let cell = self.rows.get(row)?.cells.get(document)?;
        if cell.relation != Some(Relation::Edited) || cell.edits.is_empty() {
            return None;
        }
        cell.edits.iter().map(|edit| self.slight_edit(document, edit)).collect()
    }

    /// Whether the row differs, and in nothing of substance in any of its cells.
    pub fn is_slight(&self, row: usize) -> bool {
        let Some(of_row) = self.rows.get(row) else { return false };
        let changes = |it: &usize| of_row.cells.get(*it).and_then(|it| it.relation).is_some_and(Relation::is_change);
        let mut changed = (0..of_row.cells.len()).filter(changes).peekable();
        changed.peek().is_some() && changed.all(|document| self.slight(row, document).is_some())
    }

    fn slight_edit(&self, document: usize, edit: &Edit) -> Option<Slight> {
        match edit.class {
            EditClass::Parameter => return Some(Slight::Name),
            EditClass::Renumbered => return Some(Slight::Numbering),
            EditClass::Cosmetic => return Some(Slight::Typography),
            EditClass::Polarity | EditClass::Reference | EditClass::Scope => return None,
            // A "may" is one unless it is the month, beside another date.
            _ => {}
        }
        let here = Words::of(self.documents.get(document)?, edit.here);
        let there = Words::of(self.documents.get(edit.against)?, edit.there);
        if here.is_address() && there.is_address() {
            return Some(Slight::Address);
        }
        let slight = if here.is_date() && there.is_date() {
            Slight::Date
        } else if here.is_version() && there.is_version() {
            Slight::Name
        } else {
            return None;
        };
        // Few edits come this far: what a clause binds to is looked up for them alone.
        (!here.binds() && !there.binds()).then_some(slight)
    }
}

/// The words of one side of an edit, in their clause.
struct Words<'a> {
    analysed: &'a Analysed,
    tokens: &'a [Token],
    /// The token before them, if there is one in their clause.
    before: Option<&'a Token>,
    /// The whole of their clause.
    clause: Span,
    /// Which clause that is.
    id: Option<usize>,
}

impl<'a> Words<'a> {
    fn of(analysed: &'a Analysed, span: Span) -> Self {
        let tokens = analysed.document.tokens.within(span);
        let clause = analysed.clauses.at(span.start);
        let id = clause.map(|it| it.id);
        let clause = clause.map_or(span, |it| it.span);
        let before = analysed.document.tokens.within(Span::new(clause.start, span.start.max(clause.start))).last();
        Self { analysed, tokens, before, clause, id }
    }

    /// Whether their clause says who may or must do what, or a rule found something in it.
    fn binds(&self) -> bool {
        self.id.is_none_or(|id| {
            self.analysed.clauses.statements_of(id).iter().any(|it| it.cue.is_some())
                || self.analysed.assessment.findings.iter().any(|it| it.clause == id)
        })
    }

    fn text(&self, token: &Token) -> &'a str {
        self.analysed.document.slice(token.span)
    }

    fn is_address(&self) -> bool {
        !self.tokens.is_empty() && self.tokens.iter().all(|it| it.kind == TokenKind::Address)
    }

    /// Days, months and years alone, in a clause that names a month or is written as digits.
    fn is_date(&self) -> bool {
        let is_part = |(at, it): (usize, &Token)| match it.kind {
            TokenKind::Number => is_day_or_year(self.text(it)) || self.is_numbered_version(at),
            TokenKind::Word => is_month(self.text(it)) || STAMP.contains(&self.text(it).to_lowercase().as_str()),
            TokenKind::Punctuation => matches!(self.text(it), "," | "." | "-" | "/" | ":" | "(" | ")"),
            TokenKind::Address => false,
        };
        let of_clause = self.analysed.document.tokens.within(self.clause);
        let is_dated = || of_clause.iter().any(|it| is_month(self.text(it)) || is_digits_of_date(self.text(it)));
        !self.tokens.is_empty() && self.tokens.iter().enumerate().all(is_part) && is_dated()
    }

    /// A number behind the word "version", alone.
    fn is_version(&self) -> bool {
        matches!(self.tokens, [only] if only.kind == TokenKind::Number) && self.is_numbered_version(0)
    }

    /// Whether the token at this place stands behind the word "version".
    fn is_numbered_version(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(self.before, |it| self.tokens.get(it));
        before.is_some_and(|it| matches!(self.text(it).to_lowercase().as_str(), "version" | "v" | "release" | "ver"))
    }
}

/// Words of the line that says when a text was made: "Version 1.0, published 3 March 2025".
const STAMP: [&str; 14] = [
    "version",
    "v",
    "release",
    "released",
    "published",
    "date",
    "dated",
    "effective",
    "last",
    "updated",
    "modified",
    "revised",
    "on",
    "of",
];

/// Whether a word names a month. "may" in lower case names none.
fn is_month(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && MONTHS.contains(&word.to_lowercase().as_str())
}

/// Every way in which a month is written.
const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

fn is_day_or_year(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|it| (1..=31).contains(&it) || (1990..=2100).contains(&it)) || is_digits_of_date(word)
}

/// `2026-09-14`, `14.9.2026`.
fn is_digits_of_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '.', '/']).collect();
    parts.len() == 3 && parts.iter().all(|it| it.parse::<u32>().is_ok()) && parts.iter().any(|it| it.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Rules;
    use crate::compare::compare;
    use crate::document::Source;
    use crate::edits::Edits;
    use crate::lens::Lenses;
    use crate::options::Options;
    use std::sync::Arc;

    fn slight(there: &str, here: &str) -> Vec<Option<Vec<Slight>>> {
        let read = |name: &str, text: &str| Arc::new(Analysed::read(&[Source::new(name, text)], Rules::built_in()));
        let documents = [read("a.txt", there), read("b.txt", here)];
        let comparison = compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in());
        let changed = comparison.rows.iter().enumerate().filter(|(_, row)| row.is_change());
        changed.map(|(row, _)| comparison.slight(row, 1).map(|it| it.into_iter().collect())).collect()
    }

    #[test]
    fn a_stamp_is_slight_and_a_date_that_binds_is_not() {
        let stamp = |date: &str| format!("Example Model License\n\nRelease Date: {date}\n\nYou may use the Model.");
        assert_eq!(slight(&stamp("July 23, 2024"), &stamp("September 25, 2024")), [Some(vec![Slight::Date])]);
        let term = |date: &str| format!("You may use the Model until {date}.\n\nYou may copy the Model.");
        assert_eq!(slight(&term("July 23, 2024"), &term("September 25, 2024")), [None], "a term of the licence");
    }

    #[test]
    fn addresses_and_versions_are_slight_and_one_not_is_everything() {
        let at = |address: &str| format!("The Model is described at {address} in full.\n\nYou may use the Model.");
        let both = slight(&at("https://a.example/docs"), &at("https://www.b.example/docs"));
        assert_eq!(both, [Some(vec![Slight::Address])]);
        let line = |it: &str| format!("{it}\n\nYou may use the Model.");
        let both =
            slight(&line("Version 1.0, published 3 March 2025"), &line("Version 2.0, published 14 September 2026"));
        assert_eq!(both, [Some(vec![Slight::Date])], "the line that says when it was made");
        let both = slight(&line("Version 1.0 (May 2025)"), &line("Version 1.1 (January 2026)"));
        assert!(both.iter().all(Option::is_some), "a month is no modal: {both:?}");
        let version = |it: &str| format!("Version {it}\n\nYou may use the Model.");
        assert_eq!(slight(&version("1.0"), &version("2.0")), [Some(vec![Slight::Name])]);
        let force = |it: &str| format!("You {it} sell the Model to others.\n\nVersion 1.0");
        assert_eq!(slight(&force("may"), &force("may not")), [None]);
        let limit = |it: &str| format!("You may use the Model for {it} users.\n\nVersion 1.0");
        assert_eq!(slight(&limit("10"), &limit("12")), [None], "a number that binds");
    }
}
