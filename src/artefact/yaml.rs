//! YAML as cards have it: any shape, keys as often as they stand there, scalars as they are written.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, NonFiniteFloatPolicy, Options, Spanned};
use std::fmt;

/// A value of any shape.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    Null,
    /// A scalar whose words are its value.
    Text(String),
    /// A scalar that YAML reads as something else than text: it is shown as it is written.
    Plain(String),
    /// A list.
    List(Vec<Value>),
    /// A map; keys may repeat.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The words of a scalar, or of each scalar in a list; of a table those under its name.
    pub(super) fn words(&self) -> Vec<String> {
        match self {
            Self::Text(text) | Self::Plain(text) => vec![text.clone()],
            Self::List(list) => list.iter().flat_map(Self::words).collect(),
            // `- name: org/model`, as some tables have it.
            Self::Map(map) => {
                let named = |key: &str| ["name", "id", "model", "repo", "path"].contains(&key);
                let value = map.iter().find(|(key, _)| named(key)).map(|it| &it.1);
                value.filter(|it| !matches!(it, Self::Map(_))).map_or_else(Vec::new, Self::words)
            }
            Self::Null => Vec::new(),
        }
    }

    /// On one line: `a, b` for lists, `key: value` for maps.
    pub(super) fn shown(&self) -> String {
        let joined = |parts: Vec<String>| parts.join(", ");
        match self {
            Self::Null => String::new(),
            Self::Text(text) | Self::Plain(text) => text.clone(),
            Self::List(list) => joined(list.iter().map(Self::shown).collect()),
            Self::Map(map) => joined(map.iter().map(|(key, value)| format!("{key}: {}", value.shown())).collect()),
        }
    }
}

/// One entry of the outermost map.
pub(super) struct Entry {
    pub key: Spanned<String>,
    pub value: Spanned<Value>,
}

/// The entries of the outermost map, in order, those that repeat a key too.
///
/// # Errors
/// One sentence without the text around it.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, String> {
    let mut options = Options::default();
    options.duplicate_keys = DuplicateKeyPolicy::PassThrough;
    // `no` is Norwegian here, not false.
    options.strict_booleans = true;
    // A measure that came out as no number does not make the table unreadable.
    options.non_finite_float_policy = NonFiniteFloatPolicy::AsString;
    options.leading_zero_numbers_as_strings = true;
    options.underscored_numbers_as_strings = true;
    match serde_saphyr::from_str_with_options::<Option<Outermost>>(text, options) {
        Ok(map) => Ok(map.map_or_else(Vec::new, |it| it.0)),
        Err(error) => Err(error.without_snippet().to_string().lines().next().unwrap_or_default().to_owned()),
    }
}

struct Outermost(Vec<Entry>);

impl<'de> Deserialize<'de> for Outermost {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Outermost;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("keys with values")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Outermost, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = map.next_entry()? {
                    entries.push(Entry { key, value });
                }
                Ok(Outermost(entries))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Value;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("a value")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
                Ok(Value::Text(text.to_owned()))
            }

            fn visit_bool<E: Error>(self, it: bool) -> Result<Value, E> {
                Ok(Value::Plain(it.to_string()))
            }

            fn visit_i64<E: Error>(self, it: i64) -> Result<Value, E> {
                Ok(Value::Plain(it.to_string()))
            }

            fn visit_u64<E: Error>(self, it: u64) -> Result<Value, E> {
                Ok(Value::Plain(it.to_string()))
            }

            fn visit_i128<E: Error>(self, it: i128) -> Result<Value, E> {
                Ok(Value::Plain(it.to_string()))
            }

            fn visit_u128<E: Error>(self, it: u128) -> Result<Value, E> {
                Ok(Value::Plain(it.to_string()))
            }

            fn visit_f64<E: Error>(self, it: f64) -> Result<Value, E> {
                Ok(Value::Plain(it.to_string()))
            }

            fn visit_unit<E: Error>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_none<E: Error>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
                Value::deserialize(deserializer)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = list.next_element()? {
                    values.push(value);
                }
                Ok(Value::List(values))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Value::Map(entries))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}
