//! What a card holds or offers beyond its links: settings and machines of training in its words, and its weights where
//! code and links fetch them by the release's own name.

use super::card::Card;
use super::component::{Component, named};
use super::described::is_called_card;
use super::names::spelt;
use super::prose::prose;
use super::tellings::{held, offers};
use crate::document::{Document, Span, last_component};
use crate::pattern::Matched;

/// What cards hold themselves, with the first words that show it.
pub(super) fn held_by(document: &Document) -> Vec<(&'static Component, Span)> {
    let mut found = Vec::new();
    for (start, text) in prose(document) {
        for telling in held() {
            let signs: Vec<Matched<'_>> = telling.signs.iter().filter_map(|it| it.find(text)).collect();
            if signs.len() < telling.least {
                continue;
            }
            if let Some(first) = signs.iter().min_by_key(|it| it.start()) {
                let span = Span::new(start + first.start(), start + first.end());
                found.push((telling.component, document.plain.to_source(span)));
            }
        }
    }
    found
}

/// Where code or a link of the card fetches its own weights.
pub(super) fn offered(document: &Document, card: &Card) -> Option<(&'static Component, Span)> {
    let own = OwnNames::of(document, card);
    for part in document.parts.iter().filter(|it| it.front_matter.is_some() || is_called_card(&it.name)) {
        let start = part.front_matter.map_or(part.span.start, |it| it.end);
        let text = document.slice(Span::new(start, part.span.end));
        for pattern in offers() {
            for fetched in pattern.captures_iter(text) {
                let (Some(all), Some(name)) = (fetched.get(0), fetched.name("name")) else { continue };
                if own.has(name.as_str()) {
                    let span = Span::new(start + all.start(), start + all.end());
                    return named("weights").map(|it| (it, span));
                }
            }
        }
    }
    None
}

/// The names that a release goes by: its folder, its file, its title.
struct OwnNames {
    places: Vec<String>,
    bases: Vec<String>,
}

impl OwnNames {
    fn of(document: &Document, card: &Card) -> Self {
        let mut places: Vec<String> = Vec::new();
        for part in &document.parts {
            let file = last_component(&part.name);
            let above = part.name.rsplit_once('/').map_or("", |it| last_component(it.0));
            let stem = file.rsplit_once('.').map_or(file, |it| it.0);
            places.extend([spelt(if is_called_card(file) { above } else { stem })]);
        }
        for (_, text) in prose(document) {
            let title = text.lines().map(str::trim).find(|it| !it.is_empty());
            places.extend(title.filter(|it| it.len() < 100).map(spelt));
        }
        places.retain(|it| it.len() > 2);
        Self { places, bases: card.base_model.iter().map(|it| it.to_lowercase()).collect() }
    }

    /// Whether a repository's name is the release's own, and not that of what it is built on.
    fn has(&self, repository: &str) -> bool {
        let name = spelt(last_component(repository));
        let is_base = self.bases.iter().any(|it| *it == repository.to_lowercase());
        name.len() > 2 && !is_base && self.places.iter().any(|it| it.contains(&name) || name.contains(it.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    #[test]
    fn weights_are_offered_under_the_releases_own_name_alone() {
        let offers = |path: &str, prose: &str| {
            let text = format!("---\nbase_model: reed/tern\n---\n# Heron 7B\n\n{prose}\n");
            let document = Document::read(&[Source::new(path, text)]);
            let card = Card::of(&document).unwrap_or_default();
            offered(&document, &card).map(|it| document.slice(it.1).to_owned())
        };
        let code = "```\nx = from_pretrained('marsh/heron-7b')\n```";
        assert_eq!(offers("README.md", code).as_deref(), Some("from_pretrained('marsh/heron-7b'"));
        assert!(offers("marsh_heron-7b.md", code).is_some());
        assert_eq!(offers("README.md", "```\nx = from_pretrained('reed/tern')\n```"), None, "what it is built on");
        assert_eq!(offers("README.md", "```\nx = from_pretrained('reed/owl')\n```"), None, "another one");
    }
}
