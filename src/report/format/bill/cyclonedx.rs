//! CycloneDX 1.7 as JSON: each release a component of the type `machine-learning-model`.

use super::facts::{BillFacts, LicenceFact, notes};
use super::{AID, address, time, uuid};
use crate::openness::Release;
use crate::report::Context;
use crate::report::context::user_rules;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// What this program's own properties begin with.
const OWN: &str = "undiluted";

/// Writes a bill of all releases.
pub(in crate::report) fn write(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let facts: Vec<BillFacts> = releases.iter().map(|it| BillFacts::of(releases, it)).collect();
    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    let data = DataNamed::of(&facts);
    for (index, (it, release)) in facts.iter().zip(releases).enumerate() {
        components.push(model(index, it, &data, &notes(release, context)));
        dependencies.push(json!({ "ref": model_ref(index), "dependsOn": data.refs(it) }));
    }
    components.extend(data.names.iter().enumerate().map(|(index, name)| {
        json!({ "type": "data", "bom-ref": format!("data-{}", index + 1), "name": name,
            "data": [{ "type": "dataset", "name": name }] })
    }));
    let mut bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.7.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.7",
        "serialNumber": "",
        "version": 1,
        "metadata": metadata(context),
        "components": components,
        "dependencies": dependencies,
    });
    let id = uuid(bill.to_string().as_bytes());
    bill["serialNumber"] = json!(format!("urn:uuid:{id}"));
    serde_json::to_writer_pretty(&mut *out, &bill)?;
    out.write_all(b"\n")
}

fn model_ref(index: usize) -> String {
    format!("model-{}", index + 1)
}

/// Data sets that the models name, each once, in order; and where each stands.
struct DataNamed<'a> {
    names: Vec<&'a str>,
    places: BTreeMap<&'a str, usize>,
}

impl<'a> DataNamed<'a> {
    fn of(facts: &'a [BillFacts]) -> Self {
        let (mut names, mut places) = (Vec::new(), BTreeMap::new());
        for name in facts.iter().flat_map(|it| &it.data) {
            places.entry(name.as_str()).or_insert_with(|| {
                names.push(name.as_str());
                names.len()
            });
        }
        Self { names, places }
    }

    /// The ids of those that a model names.
    fn refs(&self, of: &BillFacts) -> Vec<String> {
        let places: BTreeSet<usize> = of.data.iter().filter_map(|it| self.places.get(it.as_str()).copied()).collect();
        places.into_iter().map(|it| format!("data-{it}")).collect()
    }
}

fn property(name: &str, value: &str) -> Value {
    json!({ "name": format!("{OWN}:{name}"), "value": value })
}

fn metadata(context: &Context) -> Value {
    let mut properties = vec![
        property("reading-aid", AID),
        property("rules", &context.rules.version),
        property("definitions", &context.lenses.version),
    ];
    properties.extend(user_rules(context.rules).iter().map(|it| property("own-rules", it)));
    let mut metadata = Map::new();
    if let Some(time) = context.date.as_deref().and_then(time) {
        metadata.insert("timestamp".to_owned(), json!(time));
    }
    metadata.insert("lifecycles".to_owned(), json!([{ "phase": "discovery" }]));
    let tool = json!({ "type": "application", "name": "undiluted", "version": env!("CARGO_PKG_VERSION") });
    metadata.insert("tools".to_owned(), json!({ "components": [tool] }));
    metadata.insert("properties".to_owned(), json!(properties));
    Value::Object(metadata)
}

fn licence(it: &LicenceFact, acknowledgement: &str, link: Option<&str>) -> Value {
    let key = if it.is_listed { "id" } else { "name" };
    let mut licence = json!({ key: it.name, "acknowledgement": acknowledgement });
    if let Some(link) = link {
        licence["url"] = json!(link);
    }
    json!({ "license": licence })
}

/// A link of a card, where it is an address as it stands, else with what no address holds written in percent signs.
fn link(it: &str) -> String {
    let is_address = it.bytes().all(|it| it.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&it));
    if is_address { it.to_owned() } else { address(it) }
}

fn model(index: usize, it: &BillFacts, data: &DataNamed, notes: &[(&str, String)]) -> Value {
    let mut model = json!({ "type": "machine-learning-model", "bom-ref": model_ref(index) });
    if let Some(producer) = &it.producer {
        model["supplier"] = json!({ "name": producer });
    }
    model["name"] = json!(it.name);
    if let Some(version) = &it.version {
        model["version"] = json!(version);
    }
    let url = it.license_link.as_deref().map(link);
    let own_link = |of: &LicenceFact| url.as_deref().filter(|_| !of.is_listed);
    let mut licences: Vec<Value> = it.declared.iter().map(|of| licence(of, "declared", own_link(of))).collect();
    licences.extend(it.concluded.iter().map(|of| licence(of, "concluded", None)));
    if !licences.is_empty() {
        model["licenses"] = json!(licences);
    }
    if let Some(purl) = &it.purl {
        model["purl"] = json!(purl);
    }
    if !it.bases.is_empty() {
        model["pedigree"] = json!({ "ancestors": it.bases.iter().map(ancestor).collect::<Vec<_>>() });
    }
    let references: Vec<Value> = it.files.iter().map(reference).collect();
    model["externalReferences"] = json!(references);
    if let Some((found, file)) = &it.found {
        model["evidence"] = json!({ "licenses": [licence(found, "concluded", Some(&address(file)))] });
    }
    if let Some(card) = card(it, data) {
        model["modelCard"] = card;
    }
    model["properties"] = json!(notes.iter().map(|(name, value)| property(name, value)).collect::<Vec<_>>());
    model
}

fn ancestor((name, licences): &(String, Vec<LicenceFact>)) -> Value {
    let mut base = json!({ "type": "machine-learning-model", "name": name });
    if !licences.is_empty() {
        base["licenses"] = json!(licences.iter().map(|it| licence(it, "declared", None)).collect::<Vec<_>>());
    }
    base
}

/// A file that was read, with its hash.
fn reference(it: &super::facts::FileFact) -> Value {
    let kind = if it.is_card { "model-card" } else { "evidence" };
    json!({ "type": kind, "url": address(&it.name), "hashes": [{ "alg": "SHA-256", "content": it.sha256 }] })
}

/// The model card, as far as its table fills it; nothing where it fills nothing.
fn card(it: &BillFacts, data: &DataNamed) -> Option<Value> {
    let mut parameters = Map::new();
    if let Some(task) = &it.task {
        parameters.insert("task".to_owned(), json!(task));
    }
    if let Some(architecture) = &it.architecture {
        parameters.insert("architectureFamily".to_owned(), json!(architecture));
    }
    let refs: Vec<Value> = data.refs(it).into_iter().map(|it| json!({ "ref": it })).collect();
    if !refs.is_empty() {
        parameters.insert("datasets".to_owned(), json!(refs));
    }
    (!parameters.is_empty()).then(|| json!({ "modelParameters": parameters }))
}
