//! What a release is called: as its folder, its repository, its title, in that order; a title spells the same name best.

use crate::artefact::{Card, section, spelt};
use crate::clause::Clause;
use crate::compare::Analysed;
use crate::document::{Document, last_component};
use serde::Deserialize;
use std::sync::LazyLock;

/// `assets/openness/titles.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unnaming {
    folders: Vec<String>,
    words: Vec<String>,
    sentences: Vec<String>,
    leads: Vec<String>,
    ends: Vec<String>,
}

static UNNAMING: LazyLock<Unnaming> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/openness/titles.toml"))
        .expect("assets/openness/titles.toml is as it must be")
});

fn is_generic_folder(name: &str) -> bool {
    UNNAMING.folders.contains(&name.to_lowercase())
}

/// The name of a release that was opened as a folder, a model of a hub or a file.
pub(super) fn name(analysed: &Analysed, declared: &Card, is_folder: bool) -> String {
    let document = &analysed.document;
    let title = title(analysed);
    let place = place(document, is_folder);
    if let (None, Some((org, repository))) = (&place, repository_of_file(document)) {
        let is_same = |it: &String| [spelt(&repository), spelt(&format!("{org}{repository}"))].contains(&spelt(it));
        return title.filter(is_same).unwrap_or_else(|| format!("{org}/{repository}"));
    }
    match (place, title) {
        (Some(place), Some(title)) if spelt(&place) == spelt(&title) => title,
        (Some(place), _) => place,
        (None, title) => {
            let stem = stem(document);
            let title = title.filter(|it| stem.as_deref().is_none_or(|stem| shares_a_word(it, stem)));
            title.or_else(|| named_in_table(declared)).or(stem).unwrap_or_else(|| analysed.title())
        }
    }
}

/// Its folder, or its id on a hub.
fn place(document: &Document, is_folder: bool) -> Option<String> {
    let first = document.parts.first()?.name.as_str();
    for hub in ["hf:", "ollama:"] {
        if let Some(id) = first.strip_prefix(hub) {
            let id = id
                .rsplit_once('/')
                .filter(|_| {
                    document.parts.len() > 1
                        || last_component(id).rsplit_once('.').is_some_and(|it| it.1.eq_ignore_ascii_case("md"))
                })
                .map_or(id, |it| it.0);
            return Some(id.to_owned());
        }
    }
    // A cache names its folders after the repository.
    let of_cache = first.split('/').find_map(|it| it.strip_prefix("models--")).map(|it| it.replacen("--", "/", 1));
    if of_cache.is_some() || !is_folder {
        return of_cache;
    }
    let folder =
        document.parts.iter().map(|it| it.name.rsplit_once('/').map_or("", |it| it.0)).min_by_key(|it| it.len());
    // A folder without card and licence is read under its own name.
    let folder = if first.is_empty() || document.bytes > 0 { folder? } else { first.trim_end_matches('/') };
    let last = last_component(folder);
    let is_hash = last.len() >= 20 && last.chars().all(|it| it.is_ascii_hexdigit());
    let is_telling = !is_generic_folder(last) && !is_hash && last.len() > 1;
    is_telling.then(|| last.to_owned())
}

/// The repository that a card's file is named after, as people write one (`org_name.md`), where the card itself speaks of
/// it: an underscore alone may part any two words.
fn repository_of_file(document: &Document) -> Option<(String, String)> {
    let [part] = document.parts.as_slice() else { return None };
    let file = last_component(&part.name);
    let stem = file.rsplit_once('.').map_or(file, |it| it.0);
    let (org, repository) = stem.split_once("--").or_else(|| stem.split_once('_'))?;
    let text = document.text.to_lowercase();
    let (lower_org, lower_name) = (org.to_lowercase(), repository.to_lowercase());
    let is_telling = |it: &str| it.len() > 2 && !UNNAMING.words.iter().any(|word| word == it);
    if !is_telling(&lower_org) || !is_telling(&lower_name) {
        return None;
    }
    let speaks_of_org = [format!("{lower_org}/"), format!("/{lower_org}")].iter().any(|it| text.contains(it));
    let speaks_of_name = text.contains(&lower_name);
    let is_id = speaks_of_name && (text.contains(&lower_org) || has_number(repository)) || speaks_of_org;
    is_id.then(|| (org.to_owned(), repository.to_owned()))
}

/// Its card's first heading that names something.
fn title(analysed: &Analysed) -> Option<String> {
    let document = &analysed.document;
    let part = analysed.described.iter().position(|it| *it)?;
    let start = document.parts.get(part)?.front_matter.map_or(0, |it| it.end);
    let of_card = analysed.clauses.list.iter().filter(|it| it.part == part && it.span.start >= start);
    let headings: Vec<&Clause> = of_card.filter(|it| it.heading.is_some()).collect();
    // The first heading of the highest rank, else the first of all.
    let is_first_rank = |it: &&&Clause| {
        let raw = document.slice(it.span).trim_start();
        raw.starts_with("# ") || raw.to_lowercase().starts_with("<h1")
    };
    let clause = headings.iter().find(is_first_rank).or(headings.first())?;
    let heading = clause.heading?;
    let raw = document.slice(clause.span).trim_start().lines().next().unwrap_or("");
    let words = document.plain.slice(heading).trim();
    // A picture at the head is no name, and a section's heading is that of a section.
    let is_picture = raw.contains("![") || raw.to_lowercase().contains("<img");
    let is_section = section(document, &Clause { is_title: false, ..(*clause).clone() }).is_some();
    let name = without_lead(words);
    (!is_picture && is_name(words) && (!is_section || name != words || has_number(words))).then(|| name.to_owned())
}

fn has_number(words: &str) -> bool {
    words.contains(|it: char| it.is_ascii_digit())
}

fn is_name(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut each = lower.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let is_short = words.chars().count() <= 100 && words.split_whitespace().count() <= 14;
    // "1. Introduction of Heron": the first of its sections.
    let number = words.trim_start_matches(|it: char| it.is_ascii_digit());
    let is_numbered = number.len() < words.len() && number.starts_with(". ");
    let is_sentence = UNNAMING.sentences.iter().any(|it| lower.starts_with(it.as_str()));
    is_short
        && !is_numbered
        && !is_sentence
        && words.chars().any(char::is_alphanumeric)
        && !each.all(|it| UNNAMING.words.iter().any(|word| word == it))
}

/// Whether a title has a telling word of the name of its file. Where that is a model's id, as people write it for a file
/// (`org_name.md`), a title that says nothing of the name is the title of something else.
fn shares_a_word(title: &str, stem: &str) -> bool {
    if !stem.contains('_') && !stem.contains("--") {
        return true;
    }
    let stem = spelt(stem);
    let lower = title.to_lowercase();
    let mut words = lower.split(|it: char| !it.is_alphanumeric()).filter(|it| it.chars().count() > 2);
    words.any(|it| stem.contains(&spelt(it)) && !UNNAMING.words.iter().any(|word| word == it))
}

/// "Model Card for Heron 7B": Heron 7B.
fn without_lead(title: &str) -> &str {
    let led = UNNAMING.leads.iter().find_map(|it| title.strip_prefix(it.as_str()));
    led.or_else(|| UNNAMING.ends.iter().find_map(|it| title.strip_suffix(it.as_str()))).unwrap_or(title)
}

fn named_in_table(declared: &Card) -> Option<String> {
    let of = |key: &str| declared.fields.iter().find(|it| it.key == key).map(|it| it.value.clone());
    ["model_name", "model_id", "name", "title"].into_iter().find_map(of).filter(|it| !it.is_empty() && it.len() < 100)
}

/// The name of the file itself, or of the folder that it lies in.
fn stem(document: &Document) -> Option<String> {
    let name = document.parts.first()?.name.as_str();
    let file = last_component(name);
    let stem = file.rsplit_once('.').map_or(file, |it| it.0);
    let above = name.rsplit_once('/').map_or("", |it| last_component(it.0));
    let is_telling = |it: &str| it.len() > 1 && !is_generic_folder(it);
    let is_card = crate::artefact::is_called_card(file);
    if is_card { Some(above).filter(|it| is_telling(it)) } else { Some(stem).filter(|it| is_telling(it)) }
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Rules;
    use crate::document::Source;

    fn of(file: &str, text: &str, is_folder: bool) -> String {
        let analysed = Analysed::read(&[Source::new(file, text)], Rules::built_in());
        name(&analysed, &Card::of(&analysed.document).unwrap_or_default(), is_folder)
    }

    #[test]
    fn folder_repository_and_title_in_that_order() {
        let card = |heading: &str| format!("---\nlicense: mit\n---\n{heading}\n\nA model of reeds.\n");
        assert_eq!(of("marsh/heron-7b/README.md", &card("## Intro"), true), "heron-7b");
        assert_eq!(of("marsh/heron-7b/README.md", &card("# Heron 7B"), true), "Heron 7B");
        assert_eq!(of("model/README.md", &card("# Heron 7B"), true), "Heron 7B");
        assert_eq!(of("hf:marsh/heron/README.md", &card("# Card"), false), "marsh/heron");
        assert_eq!(of("c/models--marsh--heron/snapshots/0a/README.md", &card("# X"), true), "marsh/heron");
        assert_eq!(of("README.md", &card("# Model Card for Heron"), false), "Heron");
        assert_eq!(of("heron.md", &card("# ![logo](a.png)"), false), "heron", "a picture is no name");
        assert_eq!(of("marsh_heron.md", &card("## Introduction"), false), "marsh_heron");
    }

    #[test]
    fn a_file_named_after_a_repository_is_called_so_where_its_card_speaks_of_it() {
        let called = |file: &str, body: &str| of(file, &format!("---\nlicense: mit\n---\n{body}\n"), false);
        let code = "Load `marsh/heron-7b`.";
        assert_eq!(called("marsh_heron-7b.md", &format!("# Birds of the world\n\n{code}")), "marsh/heron-7b");
        assert_eq!(called("marsh_heron-7b.md", &format!("# Heron 7B\n\n{code}")), "Heron 7B");
        assert_eq!(called("marsh_heron-7b.md", "# Owl\n\nSee https://hub.example/marsh for more."), "marsh/heron-7b");
        assert_eq!(called("heron_card.md", "# Heron\n\nThe heron/egret card."), "Heron");
    }

    #[test]
    fn a_heading_that_is_no_title_names_nothing() {
        let called =
            |file: &str, heading: &str| of(file, &format!("---\nlicense: mit\n---\n{heading}\n\nBirds.\n"), false);
        for heading in ["# 1. Introduction of Heron", "# GGUF uploads", "# 目录"] {
            assert_eq!(called("marsh_heron-7b.md", heading), "marsh_heron-7b", "{heading}");
        }
        let speaks_of_it = called("marsh_heron-7b.md", "# This is a conversion of marsh/heron");
        assert_eq!(speaks_of_it, "marsh/heron-7b");
        assert_eq!(called("marsh_heron-7b.md", "# \u{1f426} Heron for all"), "\u{1f426} Heron for all");
        assert_eq!(called("notes.md", "# Wren"), "Wren", "a file's own name says nothing of a model");
    }
}
