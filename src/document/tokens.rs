//! Words, numbers and punctuation of the plain text, each with two hashes to compare by.

use super::{Plain, Span, hidden::is_hidden};
use crate::never::slice;
use std::hash::{DefaultHasher, Hasher as _};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, a defined term, a name.
    Word,
    /// Digits, with their separators: `700`, `1,000,000`, `3.1`.
    Number,
    /// A web or mail address, whole.
    Address,
    /// One punctuation character.
    Punctuation,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Where it begins in the plain text.
    pub plain: usize,
    /// What it is.
    pub kind: TokenKind,
    /// Hash of its letters as they are.
    pub exact: u64,
    /// Hash of its lower case, spelling variants of `licence` made one.
    pub folded: u64,
}

/// All tokens of a document, in order.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
}

impl Tokens {
    pub(super) fn of(plain: &Plain, text: &str) -> Self {
        let source = plain.text.as_str();
        let mut list = Vec::with_capacity(source.len() / 5);
        let mut at = 0;
        while let Some(first) = source.get(at..).and_then(|rest| rest.chars().next()) {
            if first.is_whitespace() {
                at += first.len_utf8();
                continue;
            }
            let (len, kind) = token_at(slice(source, at..source.len()));
            let span = plain.to_source(Span::new(at, at + len));
            let word = slice(source, at..at + len);
            let source_word = slice(text, span.range());
            list.push(Token {
                span,
                plain: at,
                kind,
                exact: hash(word, source_word),
                folded: hash(&fold(word), source_word),
            });
            at += len;
        }
        Self { list }
    }

    /// Every token, in order.
    pub fn all(&self) -> &[Token] {
        &self.list
    }

    /// The tokens that begin inside a span of the document.
    pub fn within(&self, span: Span) -> &[Token] {
        let from = self.list.partition_point(|token| token.span.start < span.start);
        let to = self.list.partition_point(|token| token.span.start < span.end);
        self.list.get(from..to.max(from)).unwrap_or(&[])
    }
}

/// Length and kind of the token that `rest` begins with.
fn token_at(rest: &str) -> (usize, TokenKind) {
    if let Some(len) = address_len(rest) {
        return (len, TokenKind::Address);
    }
    let mut end = 0;
    let mut previous = ' ';
    let mut has_letter = false;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, character)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, it)| *it);
        let joins = match character {
            '\'' => previous.is_alphabetic() && next.is_alphabetic(),
            '.' | ',' => previous.is_ascii_digit() && next.is_ascii_digit(),
            '_' => true,
            other => other.is_alphanumeric(),
        };
        // Chinese and Japanese do not put spaces between words: each ideograph stands alone.
        if !joins || (at > 0 && (is_ideograph(character) || is_ideograph(previous))) {
            break;
        }
        has_letter |= character.is_alphabetic();
        end = at + character.len_utf8();
        previous = character;
    }
    match end {
        0 => (rest.chars().next().map_or(1, char::len_utf8), TokenKind::Punctuation),
        end if has_letter => (end, TokenKind::Word),
        end => (end, TokenKind::Number),
    }
}

fn address_len(rest: &str) -> Option<usize> {
    let is_web = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
    if !is_web {
        return None;
    }
    let end = rest
        .find(|it: char| it.is_whitespace() || matches!(it, '"' | '<' | '>' | ')' | ']' | '}' | '|'))
        .unwrap_or(rest.len());
    let trimmed = rest.get(..end)?.trim_end_matches(['.', ',', ';', ':', '\'', '*']);
    (trimmed.len() > 8).then_some(trimmed.len())
}

fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

/// Two words that differ only in characters that do not show are not the same word.
fn hash(word: &str, source: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(word.as_bytes());
    // Control characters are ASCII, and show as little as others.
    if !source.is_ascii() || source.bytes().any(|it| it.is_ascii_control()) {
        for character in source.chars().filter(|it| is_hidden(*it)) {
            hasher.write_u32(u32::from(character));
        }
    }
    hasher.finish()
}

/// Lower case, with British and American spelling of the words that licences use made one.
fn fold(word: &str) -> String {
    let lower = word.to_lowercase();
    match lower.as_str() {
        "licence" => "license".to_owned(),
        "licences" => "licenses".to_owned(),
        "licenced" => "licensed".to_owned(),
        "sublicence" => "sublicense".to_owned(),
        "sublicences" => "sublicenses".to_owned(),
        _ => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let plain = Plain::of(text, &[], &[]);
        Tokens::of(&plain, text).all().iter().map(|token| text[token.span.range()].to_owned()).collect()
    }

    #[test]
    fn numbers_addresses_and_ideographs_are_whole() {
        assert_eq!(
            words("non-exclusive, 1,000,000 users (v1.1.1)."),
            ["non", "-", "exclusive", ",", "1,000,000", "users", "(", "v1.1.1", ")", "."]
        );
        assert_eq!(words("see https://x.org/a.b, licensor’s"), ["see", "https://x.org/a.b", ",", "licensor’s"]);
        assert_eq!(words("软件 a"), ["软", "件", "a"]);
    }

    #[test]
    fn a_word_that_differs_invisibly_differs() {
        let hash = |text: &str| Tokens::of(&Plain::of(text, &[], &[]), text).all()[0];
        assert_ne!(hash("may").exact, hash("m\u{200b}ay").exact);
        assert_ne!(hash("may").exact, hash("May").exact);
        assert_eq!(hash("Licence").folded, hash("license").folded);
    }
}
