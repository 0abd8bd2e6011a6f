//! CycloneDX in JSON: its components of the type `machine-learning-model`.

use super::Listing;
use super::json::Json;
use super::model::{ListedModel, Said, is_warning, only_named};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::visible;
use std::collections::{BTreeMap, BTreeSet};

/// The type of components that are models.
const MODEL: &str = "machine-learning-model";

/// Reads a bill; nothing where it is none.
pub(super) fn read(root: &Json) -> Option<Listing> {
    if root.word("bomFormat") != Some("CycloneDX") {
        return None;
    }
    let mut components = Vec::new();
    if let Some(main) = root.at(&["metadata", "component"]) {
        collect(main, &mut components);
    }
    root.get("components").into_iter().flat_map(Json::items).for_each(|it| collect(it, &mut components));
    let by_ref: BTreeMap<&str, &Json> = components.iter().filter_map(|it| Some((it.word("bom-ref")?, *it))).collect();
    let mut listing = Listing { format: "CycloneDX", ..Listing::default() };
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for it in components.iter().filter(|it| it.word("type") == Some(MODEL)) {
        // What the bill is about may stand among its components once more.
        if it.word("bom-ref").is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        if let Some(model) = model(it, &by_ref) {
            listing.models.push(model);
        } else {
            let message = "a model without a name was left out";
            listing.diagnostics.push(Diagnostic::at(Code::FrontMatter, it.span, message));
        }
    }
    Some(listing)
}

/// A component and those inside it, in order.
fn collect<'a>(it: &'a Json, into: &mut Vec<&'a Json>) {
    into.push(it);
    it.get("components").into_iter().flat_map(Json::items).for_each(|it| collect(it, into));
}

/// Group and name as a hub writes them.
fn called(it: &Json) -> Option<String> {
    let name = it.word("name")?;
    Some(it.word("group").map_or_else(|| name.to_owned(), |group| format!("{group}/{name}")))
}

fn model(it: &Json, by_ref: &BTreeMap<&str, &Json>) -> Option<ListedModel> {
    let mut model = ListedModel::named(&called(it)?);
    for (key, at) in [("version", "version"), ("publisher", "publisher"), ("purl", "purl")] {
        model.note_of(key, it, at);
    }
    for who in ["supplier", "manufacturer"] {
        if let Some(of) = it.get(who) {
            model.note_of(who, of, "name");
        }
    }
    if let Some(of) = it.at(&["modelCard", "modelParameters"]) {
        model.note_of("pipeline_tag", of, "task");
        model.note_of("architecture", of, "architectureFamily");
    }
    let (declared, mut concluded) = licences(it.get("licenses"), &mut model);
    // What was found in its files stands against what it declares, where that is another licence.
    let (found, also) = licences(it.at(&["evidence", "licenses"]), &mut model);
    if !declared.is_empty() {
        concluded.extend(found.into_iter().chain(also));
    }
    model.license(declared, concluded);
    let names = it.get("properties").into_iter().flat_map(Json::items).filter_map(|it| it.word("name"));
    let warnings = names.filter_map(|it| it.strip_prefix("undiluted:")).filter(|it| is_warning(it)).count();
    if warnings > 0 {
        model.warned(warnings, it.get("name").map_or(it.span, |it| it.span));
    }
    for base in it.at(&["pedigree", "ancestors"]).into_iter().flat_map(Json::items) {
        if let Some(name) = called(base) {
            model.base(&name, base.get("name").map_or(base.span, |it| it.span));
        }
    }
    for data in it.at(&["modelCard", "modelParameters", "datasets"]).into_iter().flat_map(Json::items) {
        let of = data.word("ref").and_then(|it| by_ref.get(it).copied());
        if let Some(name) = of.or(Some(data)).and_then(called) {
            model.data(&name, data.span);
        } else {
            let id = visible(data.word("ref").unwrap_or(""));
            let message = format!("it names data that the bill does not list: {id}");
            model.declared.diagnostics.push(Diagnostic::at(Code::FrontMatter, data.span, message));
        }
    }
    let mut known = Vec::new();
    for reference in it.get("externalReferences").into_iter().flat_map(Json::items) {
        match reference.word("type") {
            Some("model-card") => known.extend(only_named("model-card", reference.span)),
            Some("license") if model.declared.license_link.is_none() => {
                model.declared.license_link = reference.word("url").map(str::to_owned);
            }
            _ => {}
        }
    }
    Some(model.with_cells(&known))
}

/// What is declared and what is concluded; a licence without a word on that counts as declared.
fn licences(of: Option<&Json>, model: &mut ListedModel) -> (Vec<Said>, Vec<Said>) {
    let (mut declared, mut concluded) = (Vec::new(), Vec::new());
    for choice in of.into_iter().flat_map(Json::items) {
        let of = choice.get("license").unwrap_or(choice);
        let Some((key, name)) = ["id", "name", "expression"]
            .iter()
            .find_map(|key| Some((*key, of.word(key).or_else(|| choice.word(key))?)))
        else {
            continue;
        };
        if of.get("text").is_some() {
            let message = "the bill carries a licence's text, which is not read here; open that text by itself";
            model.declared.diagnostics.push(Diagnostic::at(Code::FrontMatter, of.span, message));
        }
        if model.declared.license_link.is_none() {
            model.declared.license_link = of.word("url").map(str::to_owned);
        }
        let place = of.get(key).or_else(|| choice.get(key)).map_or(of.span, |it| it.span);
        let is_concluded = of.word("acknowledgement").or_else(|| choice.word("acknowledgement")) == Some("concluded");
        let said = (name.to_owned(), place);
        if is_concluded { concluded.push(said) } else { declared.push(said) }
    }
    (declared, concluded)
}
