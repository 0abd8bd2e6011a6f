//! Names of licences as people write them: ids, full names, short ones, tags of hubs, SPDX expressions.
//!
//! Known names are data (`assets/openness/names.toml`, and the SPDX list itself). What is no known name is left as it is.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The file of names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    /// For ids of the SPDX list, other names.
    listed: BTreeMap<String, Vec<String>>,
    /// For tags of hubs, what they stand for.
    tags: BTreeMap<String, String>,
    /// Ids of the SPDX list that the framework's tool counts as open, made for models and all that belongs to them.
    open_by_framework: Vec<String>,
    /// Families of licences that are told by their names.
    family: Vec<Family>,
}

/// Licences whose names say what they have in common.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Family {
    /// What they are called.
    pub title: String,
    /// Words in their names; a single word must stand by itself or after "open".
    within: Vec<String>,
    /// The kinds of finding that they have in common.
    pub kinds: Vec<String>,
    /// The same in a sentence.
    pub says: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the names by it"))]
    must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the names by it"))]
    must_not: Vec<String>,
}

/// The family that a licence's name puts it in.
pub fn family(name: &str) -> Option<&'static Family> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|it: char| !it.is_alphanumeric()).collect();
    let is_in = |it: &String| {
        let is_word = it.chars().all(char::is_alphanumeric);
        if is_word {
            words.iter().any(|word| word.trim_start_matches("open") == it)
        } else {
            lower.contains(it.as_str())
        }
    };
    NAMES.family.iter().find(|of| of.within.iter().any(is_in))
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and tests read it")]
    toml::from_str(include_str!("../../assets/openness/names.toml")).expect("the built-in names are read")
});

/// Ids by all names that mean them, folded.
static IDS: LazyLock<BTreeMap<String, spdx::LicenseId>> = LazyLock::new(|| {
    let mut ids = BTreeMap::new();
    let list = || spdx::identifiers::LICENSES.iter().filter_map(|it| spdx::license_id(it.name));
    for (id, names) in &NAMES.listed {
        for name in names {
            ids.extend(spdx::license_id(id).map(|it| (folded(name), it)));
        }
    }
    // What is current stands before what is deprecated, and an id before a name.
    for is_deprecated in [false, true] {
        for id in list().filter(|it| it.is_deprecated() == is_deprecated) {
            ids.entry(folded(id.name)).or_insert(id);
        }
    }
    for id in list().filter(|it| !it.is_deprecated()) {
        let name = folded(id.full_name);
        let bare = name.trim_end_matches("only").to_owned();
        ids.entry(name).or_insert(id);
        ids.entry(bare).or_insert(id);
    }
    ids.remove("");
    ids
});

/// Words that say nothing of which licence it is.
const EMPTY: [&str; 10] =
    ["the", "license", "licence", "licenses", "licensed", "version", "v", "international", "unported", "universal"];

/// A name's letters and digits alone, in small letters: `llama3.1` and `Llama-3.1` are one.
pub fn spelt(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name without what people write in many ways: case, marks between words, empty words, the `v` of versions.
fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|it: char| !it.is_alphanumeric() && it != '.' && it != '+');
    let words = words.map(|it| it.trim_matches('.')).filter(|it| !it.is_empty() && !EMPTY.contains(it));
    let mut out = String::with_capacity(name.len());
    for word in words {
        match word.split_once('v') {
            // "GPLv3", "v2.0".
            Some((before, version)) if version.starts_with(|it: char| it.is_ascii_digit()) => {
                out.push_str(before);
                out.push_str(version);
            }
            _ => out.push_str(word),
        }
    }
    out
}

/// The id of the SPDX list that a name means.
pub(super) fn listed(name: &str) -> Option<spdx::LicenseId> {
    // What is long is a sentence.
    if name.len() > 120 {
        return None;
    }
    IDS.get(&folded(name)).copied()
}

/// An SPDX expression with its ids as the list has them; nothing where it has not two known licences, or is none.
pub(super) fn expression(name: &str) -> Option<String> {
    if name.len() > 400 || !name.contains([' ', '+', '/']) {
        return None;
    }
    let spaced = name.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let (mut out, mut operand, mut after_with) = (Vec::new(), Vec::new(), false);
    for word in spaced.split_whitespace().chain(["AND"]) {
        let operator = word.to_uppercase();
        let is_operator = matches!(operator.as_str(), "AND" | "OR" | "WITH");
        if !is_operator && word != "(" && word != ")" {
            operand.push(word);
            continue;
        }
        if !operand.is_empty() {
            out.push(id_of(&operand.join(" "), after_with)?);
            operand.clear();
        }
        after_with = operator == "WITH";
        out.push(operator);
    }
    out.pop();
    let written = out.join(" ").replace("( ", "(").replace(" )", ")");
    let ids = spdx::Expression::parse(&written).ok()?.requirements().count();
    (ids > 1 || written.contains([' ', '+'])).then_some(written)
}

fn id_of(operand: &str, is_exception: bool) -> Option<String> {
    if is_exception {
        let is = |it: &&spdx::Exception| it.name.eq_ignore_ascii_case(operand);
        return spdx::identifiers::EXCEPTIONS.iter().find(is).map(|it| it.name.to_owned());
    }
    let (bare, plus) = operand.strip_suffix('+').map_or((operand, ""), |it| (it, "+"));
    listed(bare).map(|it| format!("{}{plus}", it.name))
}

/// Whether the Model Openness Framework's tool counts a licence as open that no other list has.
pub(super) fn is_open_by_framework(id: &str) -> bool {
    NAMES.open_by_framework.iter().any(|it| it == id)
}

/// What a tag of a hub stands for.
pub fn name_of_tag(tag: &str) -> Option<&'static str> {
    NAMES.tags.get(tag.trim().to_lowercase().as_str()).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_means_one_licence_that_is_listed() {
        for (id, names) in &NAMES.listed {
            assert!(spdx::license_id(id).is_some(), "{id}");
            for name in names {
                assert_eq!(listed(name).map(|it| it.name), Some(id.as_str()), "{name}");
            }
        }
        for it in spdx::identifiers::LICENSES.iter().filter(|it| !it.name.ends_with('+')) {
            let found = listed(it.name).map(|it| it.name).unwrap_or_default();
            // What is deprecated may mean its successor.
            assert!(found.starts_with(it.name), "{}: {found}", it.name);
        }
    }

    #[test]
    fn families_are_told_by_their_names() {
        for of in &NAMES.family {
            assert!(of.must.iter().all(|it| family(it).is_some_and(|it| it.title == of.title)), "{}", of.title);
            assert!(of.must_not.iter().all(|it| family(it).is_none()), "{}", of.title);
        }
    }

    #[test]
    fn sentences_are_no_names() {
        for it in
            ["", "license", "the licence", "MIT with changes", "see the licence and the terms", "research or study"]
        {
            assert_eq!((listed(it), expression(it)), (None, None), "{it}");
        }
    }
}
