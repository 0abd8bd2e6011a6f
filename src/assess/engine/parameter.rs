//! What words say in numbers and names.

use super::Hit;
use super::text::Text;
use crate::assess::index::Ready;
use crate::assess::schema::rule::Rule;
use crate::document::Span;
use crate::never::slice;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The parameters of a finding: what its rule always says, what its pattern captured, and what stands beside it in its
/// clause.
pub(super) fn of(text: &Text<'_>, ready: &Ready, source: &Rule, hit: &Hit) -> BTreeMap<String, Value> {
    let mut out = BTreeMap::new();
    for (name, kind) in &source.parameters {
        if let Some(value) = kind.strip_prefix('=') {
            out.insert(name.clone(), Value::from(value));
        }
    }
    let plain = |span: Span| slice(&text.document.plain.text, span.range());
    let typed = |name: &str, words: &str| read(source.parameters.get(name).map_or("text", String::as_str), words);
    for (name, span) in hit.named.iter().filter(|it| it.0 != "quote") {
        // `users_2` captures the same parameter in another place of the pattern.
        let name = name.trim_end_matches(|it: char| it.is_ascii_digit()).trim_end_matches('_').replace('_', "-");
        if let Some(value) = typed(&name, plain(*span)) {
            out.entry(name).or_insert(value);
        }
    }
    let own = text.own(hit.clause);
    for (name, pattern) in &ready.beside {
        let Some(found) = pattern.first_in(text.slice(own)) else { continue };
        let found = found.group("is").unwrap_or_else(|| found.range());
        if let Some(value) = typed(name, plain(Span::new(own.start + found.start, own.start + found.end))) {
            out.entry(name.clone()).or_insert(value);
        }
    }
    out
}

/// A captured text as a parameter of this type (`number`, `money`, `list`, `place`, `flag`, `text`);
/// `None` where it does not parse.
pub(super) fn read(kind: &str, words: &str) -> Option<Value> {
    let is_edge = |it: char| it.is_whitespace() || matches!(it, ',' | '.' | ';' | ':');
    let mut words = words.trim_matches(is_edge);
    // Where a list was cut: "military or".
    while let Some(rest) = [" or", " and"].iter().find_map(|it| words.strip_suffix(it)) {
        words = rest.trim_end_matches(is_edge);
    }
    match kind {
        "number" => number(words).map(Value::from),
        "money" => money(words),
        "list" => Some(json!(list(words))),
        "place" => place(words).map(Value::from),
        "flag" => Some(json!(true)),
        _ => (!words.is_empty()).then(|| json!(words.trim_matches(['"', '\'']))),
    }
}

/// `700 million`, `1,000,000`, `20M`, `ten`: a whole number.
fn number(words: &str) -> Option<u64> {
    let lower = words.to_lowercase();
    let digits: String = lower
        .chars()
        .skip_while(|it| !it.is_ascii_digit())
        .take_while(|it| it.is_ascii_digit() || matches!(it, ',' | '.' | ' '))
        .collect();
    let digits = digits.trim_end_matches([',', '.', ' ']);
    let plain = if digits.is_empty() { in_words(&lower)? } else { decimal(digits)? };
    let scaled = plain * scale(&lower);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be in range just here")]
    (scaled.is_finite() && (0.0..1e18).contains(&scaled)).then(|| scaled.round() as u64)
}

/// Commas and blanks part thousands; a point followed by anything but three digits is a decimal point.
fn decimal(digits: &str) -> Option<f64> {
    let joined: String = digits.chars().filter(|it| !matches!(it, ',' | ' ')).collect();
    let points = joined.matches('.').count();
    let is_decimal = points == 1 && joined.rsplit_once('.').is_some_and(|(_, after)| after.len() != 3);
    if is_decimal { joined.parse().ok() } else { joined.replace('.', "").parse().ok() }
}

fn scale(lower: &str) -> f64 {
    let after: String = lower.chars().skip_while(|it| !it.is_ascii_digit()).collect();
    let tail = after.trim_start_matches(|it: char| it.is_ascii_digit() || matches!(it, ',' | '.' | ' ' | '-'));
    let named = |names: &[&str]| names.iter().any(|it| lower.contains(it));
    if named(&["billion"]) || tail.starts_with("bn") {
        1e9
    } else if named(&["million"]) || tail == "m" || tail.starts_with("m ") {
        1e6
    } else if named(&["thousand"]) || tail == "k" {
        1e3
    } else {
        1.0
    }
}

fn in_words(lower: &str) -> Option<f64> {
    const NAMES: &[(&str, f64)] = &[
        ("hundred", 100.0),
        ("ninety", 90.0),
        ("sixty", 60.0),
        ("forty-five", 45.0),
        ("thirty", 30.0),
        ("twenty", 20.0),
        ("fifteen", 15.0),
        ("fourteen", 14.0),
        ("twelve", 12.0),
        ("ten", 10.0),
        ("seven", 7.0),
        ("five", 5.0),
        ("four", 4.0),
        ("three", 3.0),
        ("two", 2.0),
        ("one", 1.0),
    ];
    NAMES
        .iter()
        .find(|(name, _)| lower.split(|it: char| !it.is_alphanumeric() && it != '-').any(|it| it == *name))
        .map(|it| it.1)
}

/// An amount and its currency: `US$ 1,000,000`, `20 million US dollars`.
fn money(words: &str) -> Option<Value> {
    const CURRENCIES: &[(&str, &[&str])] = &[
        ("EUR", &["eur", "euro", "€"]),
        ("GBP", &["gbp", "pound", "£"]),
        ("CNY", &["rmb", "cny", "yuan", "renminbi"]),
        ("KRW", &["krw", "won"]),
        ("USD", &["usd", "us$", "u.s. dollar", "dollar", "$"]),
    ];
    let lower = words.to_lowercase();
    let currency = CURRENCIES.iter().find(|(_, signs)| signs.iter().any(|it| lower.contains(it))).map(|it| it.0);
    let amount = number(words)?;
    Some(match currency {
        Some(currency) => json!({"amount": amount, "currency": currency}),
        None => json!({"amount": amount}),
    })
}

/// `A, B and C` → three names.
fn list(words: &str) -> Vec<String> {
    words
        .split([',', ';'])
        .flat_map(|it| it.split(" and "))
        .flat_map(|it| it.split(" or "))
        .map(|it| it.trim().trim_start_matches("and ").trim_start_matches("or ").trim_start_matches("the ").trim())
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The name of a place, without what a sentence goes on to say of it.
fn place(words: &str) -> Option<&str> {
    const GO_ON: [&str; 13] = [
        "without",
        "excluding",
        "shall",
        "will",
        "which",
        "where",
        "as",
        "applicable",
        "except",
        "regardless",
        "notwithstanding",
        "for",
        "have",
    ];
    let mut end = 0;
    for word in words.split_inclusive(' ') {
        if GO_ON.contains(&word.trim()) {
            break;
        }
        end += word.len();
    }
    let name = words.get(..end)?.trim().trim_end_matches(" and").trim();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (words, value) in [
            ("700 million", 700_000_000),
            ("1,000,000", 1_000_000),
            ("20M", 20_000_000),
            ("1.5 billion", 1_500_000_000),
            ("1.000.000", 1_000_000),
            ("thirty (30)", 30),
            ("ten", 10),
            ("100 million", 100_000_000),
        ] {
            assert_eq!(read("number", words), Some(json!(value)), "{words}");
        }
        assert_eq!(read("number", "many"), None);
    }

    #[test]
    fn a_place_ends_where_the_sentence_goes_on() {
        assert_eq!(
            read("place", "the State of California without regard to its choice of law"),
            Some(json!("the State of California"))
        );
        assert_eq!(read("place", "Denmark and"), Some(json!("Denmark")));
        assert_eq!(read("place", "without regard to conflicts"), None);
    }

    #[test]
    fn money_and_lists() {
        assert_eq!(read("money", "US$1,000,000"), Some(json!({"amount": 1_000_000, "currency": "USD"})));
        assert_eq!(read("money", "20 million euros"), Some(json!({"amount": 20_000_000, "currency": "EUR"})));
        assert_eq!(
            read("list", "the European Union, Switzerland and the UK"),
            Some(json!(["European Union", "Switzerland", "UK"]))
        );
    }
}
