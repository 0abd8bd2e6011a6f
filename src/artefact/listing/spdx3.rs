//! SPDX 3 in JSON-LD: its AI packages, and packages whose purpose is a model; what relationships say of them.

use super::Listing;
use super::json::{Json, JsonValue};
use super::model::{ListedModel, Said, is_warning};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Span, last_component, visible};
use std::collections::{BTreeMap, BTreeSet};

/// A time that stands where the format asks for one and nobody gave any.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

/// More suppliers than this are not shown.
const MOST_SUPPLIERS: usize = 8;

/// Elements by their ids, and relationships by what they start from.
struct Graph<'a> {
    elements: BTreeMap<&'a str, &'a Json>,
    from: BTreeMap<&'a str, Vec<&'a Json>>,
    /// How many warnings of the bill's writer there are of an element.
    warnings: BTreeMap<&'a str, usize>,
}

/// Reads a bill; nothing where it is none.
pub(super) fn read(root: &Json) -> Option<Listing> {
    let all: &[Json] = match (root.get("@graph"), root.get("element")) {
        (Some(graph), _) => graph.each(),
        // A document that holds its elements.
        (None, Some(elements)) => elements.items(),
        (None, None) => root.each(),
    };
    if !matches!(root.value, JsonValue::Map(_)) {
        return None;
    }
    let mut graph = Graph { elements: BTreeMap::new(), from: BTreeMap::new(), warnings: BTreeMap::new() };
    for it in all {
        if let Some(id) = id_of(it) {
            graph.elements.entry(id).or_insert(it);
        }
        if let (Some(from), Some(_)) = (it.get("from").and_then(reference), it.get("relationshipType")) {
            graph.from.entry(from).or_default().push(it);
        }
        let is_warned = it.word("statement").and_then(|it| it.split_once(": ")).is_some_and(|it| is_warning(it.0));
        if let Some(of) = it.get("subject").and_then(reference).filter(|_| is_warned) {
            *graph.warnings.entry(of).or_default() += 1;
        }
    }
    let is_model = |it: &&Json| {
        let kind = it.word("type").or_else(|| it.word("@type")).unwrap_or("");
        let purpose = it.word("software_primaryPurpose").or_else(|| it.word("primaryPurpose"));
        kind.ends_with("AIPackage") || kind.ends_with("Package") && purpose == Some("model")
    };
    let models: Vec<&Json> = all.iter().filter(is_model).collect();
    let bases: BTreeSet<&str> =
        models.iter().flat_map(|it| graph.to(it, "descendantOf")).filter_map(|it| it.0).collect();
    let mut listing = Listing { format: "SPDX 3", ..Listing::default() };
    for it in models {
        // A base that is only named, with no word on its licence, is a link of the other and no release.
        let is_only_base = id_of(it).is_some_and(|id| bases.contains(&id))
            && graph.to(it, "hasDeclaredLicense").is_empty()
            && graph.to(it, "hasConcludedLicense").is_empty();
        if is_only_base {
            continue;
        }
        if let Some(name) = it.word("name") {
            listing.models.push(model(it, name, &graph));
        } else {
            let message = "a model without a name was left out";
            listing.diagnostics.push(Diagnostic::at(Code::FrontMatter, it.span, message));
        }
    }
    Some(listing)
}

fn id_of(it: &Json) -> Option<&str> {
    ["spdxId", "@id"].iter().find_map(|key| it.word(key))
}

/// What a value points to: an id, or that of the element that stands there itself.
fn reference(it: &Json) -> Option<&str> {
    it.text().or_else(|| id_of(it))
}

impl<'a> Graph<'a> {
    /// Where relationships of a kind lead from an element: the id if there is one, the element if it is here, the place.
    fn to(&self, of: &Json, kind: &str) -> Vec<(Option<&'a str>, Option<&'a Json>, Span)> {
        let relationships = id_of(of).and_then(|it| self.from.get(it)).into_iter().flatten();
        let of_kind = relationships.filter(|it| it.word("relationshipType") == Some(kind));
        let mut found = Vec::new();
        for target in of_kind.filter_map(|it| it.get("to")).flat_map(Json::each) {
            let id = reference(target);
            let element = id.and_then(|it| self.elements.get(it).copied());
            let inline = matches!(target.value, JsonValue::Map(_)).then_some(target);
            found.push((id, element.or(inline), target.span));
        }
        found
    }
}

fn model(it: &Json, name: &str, graph: &Graph) -> ListedModel {
    let mut model = ListedModel::named(name);
    for key in ["software_packageVersion", "packageVersion"] {
        model.note_of("version", it, key);
    }
    for key in ["software_packageUrl", "software_downloadLocation"] {
        model.note_of(key.trim_start_matches("software_"), it, key);
    }
    if it.word("releaseTime").is_some_and(|it| it != NO_TIME) {
        model.note_of("release_date", it, "releaseTime");
    }
    for by in it.get("suppliedBy").into_iter().flat_map(Json::each).take(MOST_SUPPLIERS) {
        if let Some(agent) = reference(by).and_then(|id| graph.elements.get(id)) {
            model.note_of("supplier", agent, "name");
        }
    }
    let licences = |kind: &str, model: &mut ListedModel| -> Vec<Said> {
        graph.to(it, kind).into_iter().filter_map(|to| licence(to, model)).collect()
    };
    let declared = licences("hasDeclaredLicense", &mut model);
    let concluded = licences("hasConcludedLicense", &mut model);
    model.license(declared, concluded);
    if let Some(count) = id_of(it).and_then(|id| graph.warnings.get(id)) {
        model.warned(*count, it.get("name").map_or(it.span, |it| it.span));
    }
    let name_of = |id: Option<&str>, element: Option<&Json>| {
        let named = element.and_then(|it| it.word("name")).map(str::to_owned);
        named.or_else(|| id.map(|it| last_component(it).to_owned()))
    };
    for kind in ["descendantOf", "finetunedOn", "pretrainedOn", "trainedOn"] {
        for (id, element, span) in graph.to(it, kind) {
            let Some(name) = name_of(id, element) else { continue };
            let is_model = element.and_then(|it| it.word("type")).is_some_and(|it| it.ends_with("AIPackage"));
            if kind == "descendantOf" || is_model { model.base(&name, span) } else { model.data(&name, span) }
        }
    }
    model.with_cells(&[])
}

/// The licence that a relationship leads to; nothing where it asserts none.
fn licence((id, element, span): (Option<&str>, Option<&Json>, Span), model: &mut ListedModel) -> Option<Said> {
    if let Some(element) = element {
        if element.get("simplelicensing_licenseText").is_some() || element.get("licenseText").is_some() {
            let message = "the bill carries a licence's text, which is not read here; open that text by itself";
            model.declared.diagnostics.push(Diagnostic::at(Code::FrontMatter, element.span, message));
        }
        let expression =
            ["simplelicensing_licenseExpression", "licenseExpression"].iter().find_map(|it| element.word(it));
        let name = element.word("name");
        // A reference of the bill's own says less than what the licence is called.
        let said = match expression {
            Some(it) if it.starts_with("LicenseRef-") => name.unwrap_or(it),
            Some(it) => it,
            None => name.or(id.map(last_component))?,
        };
        return (said != "NOASSERTION").then(|| (said.to_owned(), element.span));
    }
    match id?.rsplit(['/', '#']).next().unwrap_or("") {
        "NoAssertionLicense" | "NoAssertion" | "NOASSERTION" | "" => None,
        "NoneLicense" | "None" | "NONE" => Some(("none".to_owned(), span)),
        _ if !id?.contains("spdx.org/licenses/") => {
            let message = format!("it names a licence that the bill does not list: {}", visible(id?));
            model.declared.diagnostics.push(Diagnostic::at(Code::FrontMatter, span, message));
            None
        }
        listed => Some((listed.to_owned(), span)),
    }
}
