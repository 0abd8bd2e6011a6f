//! Printed numbers: what begins a line and may begin a clause.

use super::patterns;
use crate::pattern::Constant;

/// How the parts of a printed number count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::clause) enum Class {
    Arabic,
    Lower,
    Upper,
    RomanLower,
    RomanUpper,
    Bullet,
}

/// A word before the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::clause) enum Word {
    /// Section, Article, Clause, Part, Chapter, §.
    Section,
    /// Attachment, Exhibit, Appendix, Annex, Schedule.
    Attachment,
}

/// A printed number at the beginning of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::clause) struct Marker {
    /// Bytes of the line that it takes, with brackets and dots.
    pub len: usize,
    /// The word before the number.
    pub word: Option<Word>,
    /// Whether a bracket opens it.
    pub open: bool,
    /// What closes it: a dot, a bracket, a colon, or a space for nothing.
    pub close: char,
    /// The numbers as printed: `["1", "b", "iv"]`; empty for a bullet or an attachment without one.
    pub parts: Vec<String>,
    /// The bullet, where it is one.
    pub bullet: Option<char>,
}

impl Marker {
    /// The ways to read the last part, likeliest first: `i` is a letter or a roman one.
    pub fn readings(&self) -> Vec<(Class, usize)> {
        let Some(last) = self.parts.last() else { return vec![(Class::Bullet, 0)] };
        if let Ok(number) = last.parse() {
            return vec![(Class::Arabic, number)];
        }
        let mut readings = Vec::new();
        let upper = last.starts_with(|it: char| it.is_ascii_uppercase());
        if let Some(letter) = single_letter(last) {
            readings.push((if upper { Class::Upper } else { Class::Lower }, letter));
        }
        if let Some(number) = roman(last) {
            let at = if self.word.is_some() { 0 } else { readings.len() };
            readings.insert(at, (if upper { Class::RomanUpper } else { Class::RomanLower }, number));
        }
        if self.word == Some(Word::Section) {
            // "Section I" counts in roman numerals; "Section C" cannot.
            readings.truncate(1);
        }
        readings
    }

    /// Whether two numbers belong to one sequence, given how each is read.
    pub fn same_style(&self, other: &Self) -> bool {
        self.word == other.word
            && self.open == other.open
            && self.close == other.close
            && self.bullet == other.bullet
            && self.parts.len() == other.parts.len()
    }
}

fn single_letter(part: &str) -> Option<usize> {
    match part.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(usize::from(letter.to_ascii_lowercase() - b'a') + 1),
        _ => None,
    }
}

/// The value of a roman numeral, upper or lower case, up to 89.
pub(in crate::clause) fn roman(numeral: &str) -> Option<usize> {
    static FORM: Constant = Constant::of(patterns::FORM);
    if numeral.is_empty() || !FORM.is_match(numeral) {
        return None;
    }
    let value = |letter: char| match letter.to_ascii_lowercase() {
        'l' => 50,
        'x' => 10,
        'v' => 5,
        _ => 1,
    };
    let mut total = 0;
    let mut letters = numeral.chars().map(value).peekable();
    while let Some(one) = letters.next() {
        match letters.peek() {
            Some(next) if *next > one => {
                total += next - one;
                letters.next();
            }
            _ => total += one,
        }
    }
    Some(total)
}

static SECTION: Constant = Constant::of(patterns::SECTION);
static ATTACHMENT: Constant = Constant::of(patterns::ATTACHMENT);
static NUMBER: Constant = Constant::of(patterns::NUMBER);
static MIXED: Constant = Constant::of(patterns::MIXED);
static LETTER: Constant = Constant::of(patterns::LETTER);
static BULLET: Constant = Constant::of(patterns::BULLET);

/// Reads the number that a line of plain text begins with.
pub(in crate::clause) fn marker(line: &str) -> Option<Marker> {
    if let Some(found) = bullet(line) {
        return Some(found);
    }
    section(line).or_else(|| attachment(line)).or_else(|| mixed(line)).or_else(|| number(line)).or_else(|| letter(line))
}

fn bullet(line: &str) -> Option<Marker> {
    let found = BULLET.captures(line)?;
    let sign = found.get(1)?.as_str().chars().next()?;
    let rest = line.get(1..)?;
    let blank = rest.len() - rest.trim_start().len();
    // "-Word" is a bullet only for a dash that prose would not begin with.
    if blank == 0 && !(sign == '-' && rest.starts_with('\'')) {
        return None;
    }
    let inner = section(rest.trim_start())
        .or_else(|| mixed(rest.trim_start()))
        .or_else(|| number(rest.trim_start()))
        .or_else(|| letter(rest.trim_start()));
    if let Some(inner) = inner {
        return Some(Marker { len: 1 + blank + inner.len, ..inner });
    }
    Some(Marker { len: 1, word: None, open: false, close: ' ', parts: Vec::new(), bullet: Some(sign) })
}

fn section(line: &str) -> Option<Marker> {
    let found = SECTION.captures(line)?;
    let number = found.get(1)?;
    let close = found.get(2)?.as_str();
    let rest = line.get(number.end()..)?.trim_start_matches([' ', '.', ':', ')', '-']);
    // "Section 4 of this License …" is prose.
    if close.trim().is_empty() && !rest.is_empty() && !rest.starts_with(|it: char| it.is_uppercase()) {
        return None;
    }
    let len = number.end() + usize::from(matches!(close, "." | ":" | ")"));
    let parts = number.as_str().split('.').map(str::to_owned).collect();
    Some(Marker { len, word: Some(Word::Section), open: false, close: ' ', parts, bullet: None })
}

fn attachment(line: &str) -> Option<Marker> {
    let found = ATTACHMENT.captures(line)?;
    let whole = found.get(0)?;
    let number = found.get(1);
    let end = number.map_or(whole.as_str().trim_end().len(), |it| it.end());
    let rest = line.get(end..)?.trim_start_matches(['"', ' ', '.', ':', '-', '(']);
    // "Attachment A are considered …" is prose; a heading is short and goes on in capitals, or not at all.
    let is_heading = rest.is_empty()
        || rest.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit())
            && rest.split_whitespace().count() <= 12;
    if !is_heading {
        return None;
    }
    let len = number.map_or_else(|| end.min(whole.end()), |it| it.end());
    Some(Marker {
        len,
        word: Some(Word::Attachment),
        open: false,
        close: ' ',
        parts: number.map(|it| it.as_str().to_owned()).into_iter().collect(),
        bullet: None,
    })
}

fn mixed(line: &str) -> Option<Marker> {
    let found = MIXED.captures(line)?;
    let number = found.get(1)?;
    let close = found.get(2).map_or("", |it| it.as_str());
    let parts = number.as_str().split('.').map(str::to_owned).collect();
    Some(Marker { len: number.end() + close.len(), word: None, open: false, close: ' ', parts, bullet: None })
}

fn number(line: &str) -> Option<Marker> {
    let found = NUMBER.captures(line)?;
    let open = found.get(1).is_some();
    let number = found.get(2)?;
    let close = found.get(3).map_or("", |it| it.as_str());
    let parts: Vec<String> = number.as_str().split('.').map(str::to_owned).collect();
    if open && close != ")" || close == "]" || close.is_empty() && parts.len() < 2 {
        return None;
    }
    let len = number.end() + close.len();
    if !separated(line.get(len..)?, close) {
        return None;
    }
    // A multi-level number is the same with and without its last dot.
    let close = if parts.len() > 1 { ' ' } else { close.chars().next().unwrap_or(' ') };
    Some(Marker { len, word: None, open, close, parts, bullet: None })
}

/// A number without a dot before a title: "2 Licence and restrictions". Whether it is one, its neighbours must tell.
pub(in crate::clause) fn bare(line: &str) -> Option<(Marker, usize)> {
    let len = line.len() - line.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let digits = line.get(..len).filter(|it| matches!(it.len(), 1 | 2) && !it.starts_with('0'))?;
    let title = line.get(len..)?.strip_prefix(' ')?.trim_start();
    let is_title = title.starts_with(|it: char| it.is_uppercase() || it.is_alphabetic() && !it.is_lowercase());
    if !is_title || title.ends_with(['.', ',', ';', ':', '。', '，', '；', '：']) || title.chars().count() > 60 {
        return None;
    }
    let parts = vec![digits.to_owned()];
    Some((Marker { len, word: None, open: false, close: ' ', parts, bullet: None }, digits.parse().ok()?))
}

fn letter(line: &str) -> Option<Marker> {
    let found = LETTER.captures(line)?;
    let open = found.get(1).is_some();
    let letter = found.get(2)?;
    let close = found.get(3)?.as_str();
    if open && close != ")" || close == ":" {
        return None;
    }
    let len = letter.end() + close.len();
    let rest = line.get(len..)?;
    // "(c) 2024 …" is a copyright sign.
    let is_copyright = open
        && letter.as_str().eq_ignore_ascii_case("c")
        && rest.trim_start().starts_with(|it: char| it.is_ascii_digit() || it == '<' || it == '[');
    if !separated(rest, close) || is_copyright || letter.as_str().len() > 1 && roman(letter.as_str()).is_none() {
        return None;
    }
    Some(Marker {
        len,
        word: None,
        open,
        close: close.chars().next()?,
        parts: vec![letter.as_str().to_owned()],
        bullet: None,
    })
}

/// White space, or something that no word begins with, stands between the number and the text.
fn separated(rest: &str, close: &str) -> bool {
    match rest.chars().next() {
        None => true,
        Some(next) if next.is_whitespace() => true,
        Some(next) if close == ")" => next.is_alphabetic() || next == '"',
        Some(next) => {
            !next.is_ascii_alphanumeric() && (next.is_alphabetic() || matches!(next, '"' | '(' | '\'' | '['))
                || close == "."
                    && next.is_ascii_uppercase()
                    && rest.len() > 3
                    && rest.get(1..2).is_none_or(|it| it != ".")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(&str, &str)>) {
        let found = marker(line);
        let got = found.as_ref().map(|it| (it.parts.join("."), &line[..it.len]));
        assert_eq!(got.as_ref().map(|(parts, text)| (parts.as_str(), *text)), expected, "{line}");
    }

    #[test]
    fn numbers_as_licences_print_them() {
        check("1. Definitions", Some(("1", "1.")));
        check("1.1 Scope", Some(("1.1", "1.1")));
        check("1.1. \"Contributor\"", Some(("1.1", "1.1.")));
        check("1.b.iv Redistribution", Some(("1.b.iv", "1.b.iv")));
        check("(a) You must", Some(("a", "(a)")));
        check("2) the second", Some(("2", "2)")));
        check("iv. You must", Some(("iv", "iv.")));
        check("Section 2: ELIGIBILITY", Some(("2", "Section 2:")));
        check("Section II: RIGHTS", Some(("II", "Section II:")));
        check("Article III", Some(("III", "Article III")));
        check("Section 1 - Definitions.", Some(("1", "Section 1")));
        check("Attachment A", Some(("A", "Attachment A")));
        check("EXHIBIT B - Notice", Some(("B", "EXHIBIT B")));
        check("APPENDIX: How to apply", Some(("", "APPENDIX:")));
        check("- a. \"Derivative\" means", Some(("a", "- a.")));
        check("- item", Some(("", "-")));
        check("3.限制", Some(("3", "3.")));
        check("1.Definitions", Some(("1", "1.")));
    }

    #[test]
    fn prose_that_begins_alike() {
        for line in [
            "2004 by the authors",
            "(c) 2004 Somebody",
            "e.g. a clause",
            "i.e. this",
            "Section 4 of this License applies",
            "Attachment A are considered restrictions",
            "U.S. Government rights",
            "1000 users",
            "A clause",
            "3.1415",
        ] {
            let found = marker(line);
            assert!(found.is_none() || line == "3.1415", "{line}: {found:?}");
        }
    }

    #[test]
    fn roman_numerals() {
        assert_eq!(
            ["i", "iv", "ix", "xiv", "XL", "VIII"].map(roman),
            [Some(1), Some(4), Some(9), Some(14), Some(40), Some(8)]
        );
        assert_eq!(["", "iiii", "vx", "mild"].map(roman), [None; 4]);
    }
}
