//! An entry of the European Open Source AI Index, in both its forms: what its people found of a system, dimension by
//! dimension, of the model that people use and of the one that it was made from.
//!
//! An entry tells what a third party saw. That a dimension is open says that the thing can be had; under which licence it
//! does not say, but for the one named for the model. The licence that the index itself is under stands in comments or
//! beside the entry, and is nobody's weights'.

use super::Listing;
use super::model::ListedModel;
use crate::artefact::component::named;
use crate::artefact::grid::{Cell, LicenseFrom, State};
use crate::artefact::terms::{Openness, Terms};
use crate::artefact::yaml::{self, Entry, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Span, visible};

/// Dimensions of the model that people use, and the component that each is about.
const OF_END: &[(&str, &str)] = &[
    ("weights_endmodel", "weights"),
    ("rlweights", "weights"),
    ("datasources_endmodel", "training-data"),
    ("rldata", "training-data"),
    ("trainingcode", "training-code"),
    ("opencode", "training-code"),
    ("preprint", "technical-report"),
    ("paper", "research-paper"),
    ("modelcard", "model-card"),
    ("datasheet", "data-card"),
    ("package", "packaging"),
];
/// Dimensions of the model that it was made from.
const OF_BASE: &[(&str, &str)] = &[
    ("weights_basemodel", "weights"),
    ("llmweights", "weights"),
    ("datasources_basemodel", "training-data"),
    ("llmdata", "training-data"),
];
/// An entry has at least so many of them.
const FEWEST: usize = 3;
/// Words that stand where a licence is not known.
const NO_LICENCE: [&str; 6] = ["unclear", "unknown", "n/a", "na", "none found", "-"];

/// What the index says of a dimension.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rated {
    Open,
    Partial,
    Closed,
}

/// Reads an entry; nothing where it is none.
pub(super) fn read(text: &str) -> Option<Listing> {
    let is_like = ["weights_endmodel", "weights_basemodel", "llmweights"].iter().any(|it| text.contains(it));
    if !is_like || !(text.contains("system:") || text.contains("project:")) {
        return None;
    }
    let mut listing = Listing { format: "index", ..Listing::default() };
    let entries = match yaml::entries(text) {
        Ok(entries) => entries,
        Err(error) => {
            let message = format!("the entry of the AI index could not be read: {}", visible(&error));
            listing.diagnostics.push(Diagnostic::new(Code::FrontMatter, message));
            return Some(listing);
        }
    };
    let known = OF_END.iter().chain(OF_BASE).filter(|(key, _)| dimension(&entries, key).is_some()).count();
    let about = entries.iter().find(|it| matches!(it.key.value.as_str(), "system" | "project"))?;
    if known < FEWEST || !matches!(about.value.value, Value::Map(_)) {
        return None;
    }
    let (model, notes) = model(&entries, about, text);
    listing.models.push(model);
    listing.diagnostics = notes;
    Some(listing)
}

/// The rating of a dimension; nothing where there is no such one.
fn dimension<'a>(entries: &'a [Entry], key: &str) -> Option<(&'a Entry, Option<Rated>)> {
    let entry = entries.iter().find(|it| it.key.value == key)?;
    let class = value(&entry.value.value, "class")?;
    let rated = match class.words().first().map(|it| it.trim().to_lowercase()).as_deref() {
        Some("open" | "🟩" | "✔️" | "yes") => Some(Rated::Open),
        Some("partial" | "🟧" | "~") => Some(Rated::Partial),
        Some("closed" | "🟥" | "✘" | "no") => Some(Rated::Closed),
        _ => None,
    };
    Some((entry, rated))
}

fn value<'a>(of: &'a Value, key: &str) -> Option<&'a Value> {
    if let Value::Map(map) = of { map.iter().find(|it| it.0 == key).map(|it| &it.1) } else { None }
}

fn word(of: &Value, keys: &[&str]) -> Option<String> {
    let words = keys.iter().find_map(|key| value(of, key)?.words().into_iter().find(|it| !it.trim().is_empty()));
    words.map(|it| it.trim().to_owned())
}

/// From a dimension's key to where the next one begins.
fn span(entries: &[Entry], entry: &Entry, text: &str) -> Span {
    let at = |it: &Entry| it.key.referenced.span().byte_offset().and_then(|at| usize::try_from(at).ok());
    let start = at(entry).filter(|it| text.is_char_boundary(*it)).unwrap_or(0);
    let next = entries.iter().filter_map(at).filter(|it| *it > start && text.is_char_boundary(*it)).min();
    Span::new(start, next.unwrap_or(text.len())).trimmed(text)
}

fn model(entries: &[Entry], about: &Entry, text: &str) -> (ListedModel, Vec<Diagnostic>) {
    let system = &about.value.value;
    let place = span(entries, about, text);
    let end = word(system, &["endmodelname"]).or_else(|| word(system, &["name"])).unwrap_or_default();
    let base = word(system, &["basemodelname", "llmbase"]).filter(|it| !it.eq_ignore_ascii_case(&end));
    let mut model = ListedModel::named(&end);
    let notes_of = [("system", "name"), ("release_date", "releasedate"), ("pipeline_tag", "type")];
    for (key, at) in notes_of {
        if let Some(value) = word(system, &[at]) {
            model.note(key, &value, place);
        }
    }
    if let Some(of) = entries.iter().find(|it| it.key.value == "org")
        && let Some(name) = word(&of.value.value, &["name"])
    {
        model.note("publisher", &name, span(entries, of, text));
    }
    let licence = word(system, &["endmodellicense", "endmodellicence", "license"]);
    let licence = licence.filter(|it| !NO_LICENCE.contains(&it.to_lowercase().as_str()));
    model.license(licence.into_iter().map(|it| (it, place)).collect(), Vec::new());
    if let Some(base) = &base {
        model.base(base, place);
    }
    let mut known = Vec::new();
    let mut notes = Vec::new();
    let own = OF_END.iter().chain(if base.is_none() { OF_BASE } else { &[] });
    for (key, id) in own {
        let Some((entry, Some(rated))) = dimension(entries, key) else { continue };
        let is_told = known.iter().any(|it: &Cell| it.component.id == *id);
        if !is_told {
            known.extend(cell(id, rated, &model, span(entries, entry, text)));
        }
    }
    if let Some(base) = &base {
        notes.extend(of_base(entries, base, text));
    }
    if let Some(own) = entries.iter().find(|it| matches!(it.key.value.as_str(), "license" | "licence")) {
        // In the older form a dimension is called so: that is a rating.
        if value(&own.value.value, "class").is_none() {
            let message = "a licence stands beside the entry: it is the index's own, and not taken for the model's";
            notes.push(Diagnostic::at(Code::FrontMatter, span(entries, own, text), message));
        }
    }
    (model.with_cells(&known), notes)
}

/// What is told of the base model: of the other one nothing follows from it.
fn of_base(entries: &[Entry], base: &str, text: &str) -> Option<Diagnostic> {
    let rated = OF_BASE.iter().filter_map(|(key, id)| {
        let (entry, rated) = dimension(entries, key)?;
        let word = match rated? {
            Rated::Open => "open",
            Rated::Partial => "partly open",
            Rated::Closed => "closed",
        };
        Some((format!("{id} {word}"), span(entries, entry, text)))
    });
    let (words, places): (Vec<String>, Vec<Span>) = rated.unzip();
    let first = places.first()?;
    let message = format!(
        "the index rates the base model {} by itself ({}): that is not counted here",
        visible(base),
        words.join(", ")
    );
    Some(Diagnostic::at(Code::FrontMatter, *first, message))
}

/// A component as the index rates it.
fn cell(id: &str, rated: Rated, of: &ListedModel, place: Span) -> Option<Cell> {
    let component = named(id)?;
    let unknown = Cell { evidence: vec![place], ..Cell::unknown(component) };
    Some(match rated {
        Rated::Closed => Cell { state: State::Absent, ..unknown },
        Rated::Partial => unknown,
        // Its terms are named for the weights alone, and a licence that no list knows is not called closed by its name.
        Rated::Open => match of.declared.license.first().filter(|_| id == "weights").map(|it| Terms::named(it)) {
            Some(terms @ Terms::Listed(_)) => {
                Cell::there(component, Some(terms), LicenseFrom::Distribution, vec![place])
            }
            terms => {
                let from = if terms.is_some() { LicenseFrom::Distribution } else { LicenseFrom::None };
                Cell { state: State::Present, open: Openness::Unknown, terms, from, ..unknown }
            }
        },
    })
}
