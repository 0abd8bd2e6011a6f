//! What a finding's parameters must be so that a policy takes it: `users = ">= 100_000_000"`,
//! `consequence = "one of display"`.
//!
//! Numbers are compared; of words a policy lists those that it takes. What it does not take cannot be listed: a place or
//! a purpose has too many names for a list to be safe.

use serde_json::Value;
use std::cmp::Ordering;

/// What a parameter is held against.
#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    /// A number, compared; amounts of money have a currency.
    Number(Comparison, f64, Option<String>),
    /// One of these words, in lower case.
    OneOf(Vec<String>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Equal,
}

/// What one parameter must be.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The parameter: `users`.
    pub parameter: String,
    /// As the policy has it: `>= 100_000_000`.
    pub words: String,
    wanted: Wanted,
}

/// Whether a finding's parameter is as it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It is.
    Yes,
    /// It is otherwise.
    No,
    /// The words do not say it, or not so that it can be compared.
    Unknown,
}

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// What to write instead.
    pub fn parse(parameter: &str, words: &str) -> Result<Self, String> {
        let words = words.trim();
        let condition = |wanted| Self { parameter: parameter.to_owned(), words: words.to_owned(), wanted };
        if let Some(list) = words.strip_prefix("one of ") {
            let all: Vec<String> = list.split(',').map(folded).filter(|it| !it.is_empty()).collect();
            return if all.is_empty() { Err(HOW.to_owned()) } else { Ok(condition(Wanted::OneOf(all))) };
        }
        let (comparison, rest) = comparison(words).ok_or_else(|| HOW.to_owned())?;
        let (number, currency) = match rest.trim().split_once(' ') {
            Some((number, currency)) => (number, Some(currency.trim().to_uppercase())),
            None => (rest.trim(), None),
        };
        let is_written = number.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'_' | b'.'));
        let is_currency =
            currency.as_ref().is_none_or(|it| it.len() == 3 && it.bytes().all(|it| it.is_ascii_alphabetic()));
        let number = number.replace('_', "").parse().ok().filter(|_| is_written && is_currency);
        let number: f64 = number.ok_or_else(|| format!("“{}” is no number; {HOW}", rest.trim()))?;
        Ok(condition(Wanted::Number(comparison, number, currency)))
    }

    /// Whether a parameter is so.
    pub fn held(&self, value: Option<&Value>) -> Held {
        match (&self.wanted, value) {
            (_, None) => Held::Unknown,
            (Wanted::Number(comparison, wanted, currency), Some(value)) => {
                let (number, of_currency) = match value {
                    Value::Object(money) => (money.get("amount"), money.get("currency").and_then(Value::as_str)),
                    other => (Some(other), None),
                };
                // Amounts of which one has a currency and the other none, or another one, cannot be compared.
                match number.and_then(Value::as_f64).filter(|_| of_currency == currency.as_deref()) {
                    Some(number) => comparison.holds(number, *wanted),
                    None => Held::Unknown,
                }
            }
            (Wanted::OneOf(all), Some(value)) => {
                let is_taken = |it: &str| all.contains(&folded(it));
                match value {
                    Value::String(words) if is_taken(words) => Held::Yes,
                    Value::Array(list) if list.is_empty() => Held::Unknown,
                    Value::Array(list) if list.iter().all(|it| it.as_str().is_some_and(is_taken)) => Held::Yes,
                    Value::String(_) | Value::Array(_) => Held::No,
                    _ => Held::Unknown,
                }
            }
        }
    }
}

/// How a condition is written.
const HOW: &str = "write a comparison (\">= 100_000_000\", \"< 1_000_000 USD\") or the words that are taken (\"one of display, name\")";

fn comparison(words: &str) -> Option<(Comparison, &str)> {
    // The longer signs first.
    let signs = [
        (">=", Comparison::AtLeast),
        ("<=", Comparison::AtMost),
        (">", Comparison::MoreThan),
        ("<", Comparison::LessThan),
        ("=", Comparison::Equal),
    ];
    signs.into_iter().find_map(|(sign, comparison)| Some((comparison, words.strip_prefix(sign)?)))
}

impl Comparison {
    fn holds(self, number: f64, wanted: f64) -> Held {
        let Some(order) = number.partial_cmp(&wanted) else { return Held::Unknown };
        let holds = match self {
            Self::AtLeast => order != Ordering::Less,
            Self::MoreThan => order == Ordering::Greater,
            Self::AtMost => order != Ordering::Greater,
            Self::LessThan => order == Ordering::Less,
            Self::Equal => order == Ordering::Equal,
        };
        if holds { Held::Yes } else { Held::No }
    }
}

/// Words so that case and white space do not tell them apart.
fn folded(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words.strip_prefix("the ").unwrap_or(&words).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn held(words: &str, value: &Value) -> Held {
        Condition::parse("x", words).unwrap().held(Some(value))
    }

    #[test]
    fn numbers_are_compared_and_money_only_in_its_currency() {
        assert_eq!(held(">= 100_000_000", &json!(700_000_000)), Held::Yes);
        assert_eq!(held(">= 100_000_000", &json!(99_999_999)), Held::No);
        assert_eq!(held("< 5", &json!("many")), Held::Unknown);
        assert_eq!(held("<= 1_000_000 usd", &json!({"amount": 1_000_000, "currency": "USD"})), Held::Yes);
        assert_eq!(held("<= 1_000_000 usd", &json!({"amount": 1, "currency": "KRW"})), Held::Unknown);
        assert_eq!(held("<= 1_000_000", &json!({"amount": 1, "currency": "KRW"})), Held::Unknown);
        assert_eq!(Condition::parse("x", "= 3").unwrap().held(None), Held::Unknown);
    }

    #[test]
    fn of_words_every_one_must_be_listed() {
        assert_eq!(held("one of European Union, the EU", &json!(["EU", "the  european union"])), Held::Yes);
        assert_eq!(held("one of EU", &json!(["EU", "Norway"])), Held::No);
        assert_eq!(held("one of EU", &json!([])), Held::Unknown);
        assert_eq!(held("one of EU", &json!("EU and all others")), Held::No);
    }

    #[test]
    fn what_is_no_condition_is_told() {
        for words in ["", "many", ">= lots", ">=", "> 1 dollars", "one of ", "> -1", "> 1e9", "> inf"] {
            assert!(Condition::parse("x", words).is_err(), "{words}");
        }
    }
}
