//! SPDX 2.2 and 2.3 in JSON. The format knows no models: those packages are read that have an address on a model hub.

use super::Listing;
use super::json::Json;
use super::model::{ListedModel, Said};
use crate::diagnostic::{Code, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};

/// How an address on a model hub begins, and what a place to download from there holds.
const ON_HUB: &str = "pkg:huggingface/";
const HUB: &str = "://huggingface.co/";

/// What the whole document says, looked up once.
struct Bill<'a> {
    packages: BTreeMap<&'a str, &'a Json>,
    /// Licences of the document's own, by their references.
    extracted: BTreeMap<&'a str, &'a Json>,
    /// What each package descends from.
    bases: BTreeMap<&'a str, Vec<&'a str>>,
}

/// Reads a bill; nothing where it is none.
pub(super) fn read(root: &Json) -> Option<Listing> {
    if !root.word("spdxVersion")?.starts_with("SPDX-2") {
        return None;
    }
    let packages: &[Json] = root.get("packages").map_or(&[], Json::items);
    let by = |of: &'static str, key: &'static str| -> BTreeMap<&str, &Json> {
        let all = root.get(of).into_iter().flat_map(Json::items);
        all.filter_map(|it| Some((it.word(key)?, it))).collect()
    };
    let mut bill = Bill {
        packages: by("packages", "SPDXID"),
        extracted: by("hasExtractedLicensingInfos", "licenseId"),
        bases: BTreeMap::new(),
    };
    let descents = relations(root, "DESCENDANT_OF");
    for (from, to) in &descents {
        bill.bases.entry(*from).or_default().push(*to);
    }
    let described = described(root);
    let bases: BTreeSet<&str> = descents.into_iter().map(|it| it.1).collect();
    let mut listing = Listing { format: "SPDX 2", ..Listing::default() };
    for it in packages.iter().filter(|it| is_on_hub(it)) {
        let is_only_base = it.word("SPDXID").is_some_and(|id| bases.contains(id) && !described.contains(id));
        match it.word("name") {
            _ if is_only_base => {}
            Some(name) => listing.models.push(model(it, name, &bill)),
            None => {
                let message = "a package without a name was left out";
                listing.diagnostics.push(Diagnostic::at(Code::FrontMatter, it.span, message));
            }
        }
    }
    Some(listing)
}

fn is_on_hub(it: &Json) -> bool {
    let references = it.get("externalRefs").into_iter().flat_map(Json::items);
    references.filter_map(|it| it.word("referenceLocator")).any(|it| it.starts_with(ON_HUB))
        || it.word("downloadLocation").is_some_and(|it| it.contains(HUB))
}

/// Ids of what the document says that it is about.
fn described(root: &Json) -> BTreeSet<&str> {
    let listed = root.get("documentDescribes").into_iter().flat_map(Json::items).filter_map(Json::text);
    listed.chain(relations(root, "DESCRIBES").into_iter().map(|it| it.1)).collect()
}

/// From where to where relationships of a kind lead.
fn relations<'a>(root: &'a Json, kind: &str) -> Vec<(&'a str, &'a str)> {
    let all = root.get("relationships").into_iter().flat_map(Json::items);
    let of_kind = all.filter(|it| it.word("relationshipType") == Some(kind));
    of_kind.filter_map(|it| Some((it.word("spdxElementId")?, it.word("relatedSpdxElement")?))).collect()
}

fn model(it: &Json, name: &str, bill: &Bill) -> ListedModel {
    let mut model = ListedModel::named(name);
    model.note_of("version", it, "versionInfo");
    model.note_of("supplier", it, "supplier");
    model.note_of("downloadLocation", it, "downloadLocation");
    let declared = licence(it, "licenseDeclared", bill, &mut model);
    let concluded = licence(it, "licenseConcluded", bill, &mut model);
    model.license(declared.into_iter().collect(), concluded.into_iter().collect());
    for base in it.word("SPDXID").and_then(|id| bill.bases.get(id)).into_iter().flatten() {
        let named = bill.packages.get(base).and_then(|it| Some((it.word("name")?, it.get("name")?.span)));
        let (name, span) = named.unwrap_or((base, it.span));
        model.base(name, span);
    }
    model.with_cells(&[])
}

/// A package's licence under a key; a reference of the document's own is called by its name.
fn licence(it: &Json, key: &str, bill: &Bill, model: &mut ListedModel) -> Option<Said> {
    let place = it.get(key)?.span;
    match it.word(key)? {
        "NOASSERTION" => None,
        "NONE" => Some(("none".to_owned(), place)),
        own if own.starts_with("LicenseRef-") => {
            let of = bill.extracted.get(own);
            if of.is_some_and(|it| it.word("extractedText").is_some()) {
                let message = "the bill carries a licence's text, which is not read here; open that text by itself";
                model.declared.diagnostics.push(Diagnostic::at(Code::FrontMatter, place, message));
            }
            let name = of.and_then(|it| it.word("name")).unwrap_or(own.trim_start_matches("LicenseRef-"));
            Some((name.to_owned(), place))
        }
        listed => Some((listed.to_owned(), place)),
    }
}
