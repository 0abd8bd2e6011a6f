//! How cards tell of a release's parts, from `assets/openness/artefacts.toml`: links, what a card holds itself, how
//! weights are fetched, and what a model is built on.

use super::component::{Component, named};
use crate::pattern::Constant;
use serde::Deserialize;
use std::sync::LazyLock;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TellingFile {
    link: Vec<LinkPattern>,
    held: Vec<HeldPattern>,
    offers: Sentences,
    bases: BasePatterns,
}

/// What a link to a component looks like.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct LinkPattern {
    component: String,
    address: String,
    #[serde(default)]
    no_address: Option<String>,
    words: String,
    #[serde(default)]
    no_words: Option<String>,
    #[serde(default)]
    lead: Option<String>,
    #[serde(default)]
    behind: Option<String>,
    #[serde(default)]
    under: Option<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must_not: Vec<String>,
}

/// What a card holds of a component, and how many signs of it must be found.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct HeldPattern {
    component: String,
    least: usize,
    patterns: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must_not: Vec<String>,
}

/// Patterns of one kind with the sentences that hold them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Sentences {
    patterns: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must_not: Vec<String>,
}

/// How a card names what it is built on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct BasePatterns {
    patterns: Vec<String>,
    linked: Vec<String>,
    lists: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold the pattern by it"))]
    must_not: Vec<String>,
}

/// A link that tells of a component, ready to be looked for.
pub(super) struct LinkTelling {
    pub component: &'static Component,
    pub address: Constant,
    pub no_address: Option<Constant>,
    pub words: Constant,
    pub no_words: Option<Constant>,
    /// Tried on what stands before the link.
    pub lead: Option<Constant>,
    /// Tried on what stands behind it.
    pub behind: Option<Constant>,
    /// Tried on the heading above.
    pub under: Option<Constant>,
}

/// What a card holds itself.
pub(super) struct HeldTelling {
    pub component: &'static Component,
    pub least: usize,
    pub signs: Vec<Constant>,
}

/// What a card is built on.
pub(super) struct BaseTelling {
    pub patterns: Vec<Constant>,
    /// What stands before a list of them.
    pub lists: Constant,
}

static FILE: LazyLock<TellingFile> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and tests read it")]
    toml::from_str(include_str!("../../assets/openness/artefacts.toml")).expect("the built-in tellings are read")
});

fn all(patterns: &[String]) -> Vec<Constant> {
    patterns.iter().cloned().map(Constant::read).collect()
}

static LINKS: LazyLock<Vec<LinkTelling>> = LazyLock::new(|| {
    let ready = |it: &LinkPattern| {
        let read = |it: &Option<String>| it.clone().map(Constant::read);
        Some(LinkTelling {
            component: named(&it.component)?,
            address: Constant::read(it.address.clone()),
            no_address: read(&it.no_address),
            words: Constant::read(it.words.clone()),
            no_words: read(&it.no_words),
            lead: read(&it.lead),
            behind: read(&it.behind),
            under: read(&it.under),
        })
    };
    FILE.link.iter().filter_map(ready).collect()
});

static HELD: LazyLock<Vec<HeldTelling>> = LazyLock::new(|| {
    let ready = |it: &HeldPattern| {
        Some(HeldTelling { component: named(&it.component)?, least: it.least, signs: all(&it.patterns) })
    };
    FILE.held.iter().filter_map(ready).collect()
});

static OFFERS: LazyLock<Vec<Constant>> = LazyLock::new(|| all(&FILE.offers.patterns));

static BASES: LazyLock<BaseTelling> = LazyLock::new(|| BaseTelling {
    patterns: all(&[&FILE.bases.patterns[..], &FILE.bases.linked[..]].concat()),
    lists: Constant::read(FILE.bases.lists.clone()),
});

/// Links that tell of components.
pub(super) fn links() -> &'static [LinkTelling] {
    &LINKS
}

/// What cards hold themselves.
pub(super) fn held() -> &'static [HeldTelling] {
    &HELD
}

/// How code and links name the weights that they fetch.
pub(super) fn offers() -> &'static [Constant] {
    &OFFERS
}

/// How a base is named.
pub(super) fn bases() -> &'static BaseTelling {
    &BASES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artefact::{Card, bases, told_by};
    use crate::clause::Clauses;
    use crate::document::{Document, Source};

    fn card(prose: &str) -> Document {
        let text = format!("---\nlicense: mit\n---\n# Heron\n\n{prose}\n");
        Document::read(&[Source::new("marsh/heron/README.md", text)])
    }

    fn tells(prose: &str, id: &str) -> bool {
        let document = card(prose);
        let card = Card::of(&document).unwrap_or_default();
        told_by(&document, &Clauses::of(&document), &card).iter().any(|it| it.0.id == id)
    }

    #[test]
    fn links_and_words_tell_what_the_file_says_and_nothing_else() {
        let links = FILE.link.iter().map(|it| (it.component.as_str(), &it.must, &it.must_not));
        let held = FILE.held.iter().map(|it| (it.component.as_str(), &it.must, &it.must_not));
        let offers = [("weights", &FILE.offers.must, &FILE.offers.must_not)];
        let mut wrong = Vec::new();
        for (id, must, must_not) in links.chain(held).chain(offers) {
            assert!(named(id).is_some(), "{id}");
            wrong.extend(must.iter().filter(|it| !tells(it, id)).map(|it| format!("{id} must: {it}")));
            wrong.extend(must_not.iter().filter(|it| tells(it, id)).map(|it| format!("{id} must not: {it}")));
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    #[test]
    fn bases_are_named_in_the_templates_lines() {
        let named = |it: &str| bases(&card(it)).into_iter().map(|it| it.0).collect::<Vec<_>>();
        let wrong = FILE.bases.must.iter().filter(|it| named(it) != ["reed/tern-7b"]);
        let wrong: Vec<_> = wrong.chain(FILE.bases.must_not.iter().filter(|it| !named(it).is_empty())).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
