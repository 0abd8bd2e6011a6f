//! SPDX 3.0.1 as JSON-LD, with the AI profile: each release an AI package, what is said of it relationships.
//!
//! The profile asks for a supplier, a time of release, a version and a place to download from. Where nothing tells, what
//! stands there says so, and the package's comment names it.

use super::facts::{BillFacts, LicenceFact, notes};
use super::{AID, time, uuid};
use crate::openness::Release;
use crate::report::Context;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Stands where a time is asked for and none is known; readers of bills know it as none.
const NO_TIME: &str = "1970-01-01T00:00:00Z";
/// Stands where words are asked for and none are known.
const NO_WORDS: &str = "NOASSERTION";
/// The licence that asserts nothing.
const NO_LICENCE: &str = "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoAssertionLicense";
/// What all elements share.
const CREATION: &str = "_:creationInfo";

/// Writes a bill of all releases.
pub(in crate::report) fn write(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let facts: Vec<Model> = releases.iter().map(|it| (BillFacts::of(releases, it), notes(it, context))).collect();
    // The ids are made of the content: what it is with short ids decides what the long ones are.
    let draft = Graph::of(&facts, context, "urn:");
    let id = uuid(Value::Array(draft.elements).to_string().as_bytes());
    let prefix = format!("urn:uuid:{id}#");
    let graph = Graph::of(&facts, context, &prefix);
    let bill = json!({
        "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
        "@graph": graph.elements,
    });
    serde_json::to_writer_pretty(&mut *out, &bill)?;
    out.write_all(b"\n")
}

/// A model's facts and what was read of it.
type Model = (BillFacts, Vec<(&'static str, String)>);

/// The elements on their way into the bill.
struct Graph<'a> {
    /// What every id begins with.
    prefix: &'a str,
    elements: Vec<Value>,
    /// How many elements of each kind there are already.
    counts: std::collections::BTreeMap<&'static str, usize>,
}

impl<'a> Graph<'a> {
    fn of(facts: &[Model], context: &Context, prefix: &'a str) -> Self {
        let mut graph = Self { prefix, elements: Vec::new(), counts: std::collections::BTreeMap::new() };
        let date = context.date.as_deref().and_then(time);
        let mut creation = json!({
            "type": "CreationInfo", "@id": CREATION, "specVersion": "3.0.1",
            "created": date.as_deref().unwrap_or(NO_TIME), "createdBy": [format!("{prefix}agent-1")],
            "createdUsing": [format!("{prefix}tool-1")],
        });
        if date.is_none() {
            creation["comment"] = json!("No date was asked for: the time is none.");
        }
        graph.elements.push(creation);
        let version = env!("CARGO_PKG_VERSION");
        graph.add("agent", "SoftwareAgent", json!({ "name": format!("undiluted {version}"), "comment": AID }));
        let rules = format!("rules {}, definitions {}", context.rules.version, context.lenses.version);
        graph.add("tool", "Tool", json!({ "name": format!("undiluted {version}"), "comment": rules }));
        let models: Vec<String> = facts.iter().map(|it| graph.model(it)).collect();
        let profiles = json!(["core", "software", "ai", "simpleLicensing"]);
        let bom = graph.add(
            "sbom",
            "software_Sbom",
            json!({ "profileConformance": profiles, "rootElement": models, "software_sbomType": ["analyzed"] }),
        );
        let document = json!({ "name": "Bill of materials", "comment": AID, "profileConformance": profiles, "rootElement": [bom] });
        graph.add("document", "SpdxDocument", document);
        graph
    }

    /// Adds an element of a kind; its id.
    fn add(&mut self, kind: &'static str, class: &str, fields: Value) -> String {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        let id = format!("{}{kind}-{count}", self.prefix);
        let mut element = json!({ "type": class, "spdxId": id, "creationInfo": CREATION });
        if let (Some(element), Value::Object(fields)) = (element.as_object_mut(), fields) {
            element.extend(fields);
        }
        self.elements.push(element);
        id
    }

    fn relate(&mut self, from: &str, kind: &str, to: &[String], comment: Option<&str>) {
        let mut fields = json!({ "from": from, "relationshipType": kind, "to": to });
        if let Some(comment) = comment {
            fields["comment"] = json!(comment);
        }
        self.add("relationship", "Relationship", fields);
    }

    fn model(&mut self, (it, notes): &Model) -> String {
        let supplier = match &it.producer {
            Some(name) => self.add("supplier", "Organization", json!({ "name": name })),
            None => self.add("supplier", "Agent", json!({ "name": NO_WORDS, "comment": "Nothing tells who made it." })),
        };
        let released = it.released.as_deref().and_then(time);
        let place = it.purl.as_deref().and_then(|it| it.strip_prefix("pkg:huggingface/"));
        let place = place.map(|it| format!("https://huggingface.co/{it}"));
        let missing: Vec<&str> = [
            (it.producer.is_none(), "who made it"),
            (released.is_none(), "when it was released"),
            (it.version.is_none(), "its version"),
            (place.is_none(), "where it can be downloaded"),
        ]
        .into_iter()
        .filter_map(|(is_missing, what)| is_missing.then_some(what))
        .collect();
        let mut fields = json!({
            "name": it.name,
            "suppliedBy": supplier,
            "releaseTime": released.as_deref().unwrap_or(NO_TIME),
            "software_packageVersion": it.version.as_deref().unwrap_or(NO_WORDS),
            "software_downloadLocation": place.as_deref().unwrap_or("urn:undiluted:not-known"),
            "software_primaryPurpose": "model",
        });
        if !missing.is_empty() {
            fields["comment"] = json!(format!("Nothing tells, and placeholders stand for: {}.", missing.join(", ")));
        }
        if let Some(purl) = &it.purl {
            fields["software_packageUrl"] = json!(purl);
        }
        if let Some(task) = &it.task {
            fields["ai_domain"] = json!([task]);
        }
        if let Some(architecture) = &it.architecture {
            fields["ai_typeOfModel"] = json!([architecture]);
        }
        let model = self.add("model", "ai_AIPackage", fields);
        self.licences(&model, it);
        self.made_of(&model, it);
        for (name, value) in notes {
            let fields =
                json!({ "annotationType": "review", "subject": model, "statement": format!("{name}: {value}") });
            self.add("annotation", "Annotation", fields);
        }
        model
    }

    /// The one relationship to what is declared and the one to what is concluded that the profile asks for.
    fn licences(&mut self, model: &str, it: &BillFacts) {
        let declared: Vec<String> = it.declared.iter().map(|of| self.licence(of)).collect();
        let several = "Several are declared; whether all apply or any is not said.";
        let comment = (declared.len() > 1).then_some(several);
        self.relate(model, "hasDeclaredLicense", &or_none(declared), comment);
        let concluded = it.concluded.as_ref().map(|of| self.licence(of));
        let comment = match &it.concluded {
            Some(_) => Some("A reviewer entered it."),
            None => Some("The program concludes nothing: what it read stands in annotations."),
        };
        self.relate(model, "hasConcludedLicense", &or_none(concluded.into_iter().collect()), comment);
    }

    fn licence(&mut self, it: &LicenceFact) -> String {
        let expression = if it.is_listed { it.name.clone() } else { reference(&it.name) };
        let fields = json!({ "name": it.name, "simplelicensing_licenseExpression": expression });
        self.add("license", "simplelicensing_LicenseExpression", fields)
    }

    /// What it is built on, what it was trained on, and the files that were read.
    fn made_of(&mut self, model: &str, it: &BillFacts) {
        let bases: Vec<String> = it.bases.iter().map(|base| self.base(base)).collect();
        if !bases.is_empty() {
            self.relate(model, "descendantOf", &bases, None);
        }
        let data: Vec<String> = it
            .data
            .iter()
            .map(|name| {
                self.add("data", "software_Package", json!({ "name": name, "software_primaryPurpose": "data" }))
            })
            .collect();
        if !data.is_empty() {
            self.relate(model, "trainedOn", &data, Some("The card names it."));
        }
        let files: Vec<String> = it.files.iter().map(|file| self.file(file)).collect();
        if !files.is_empty() {
            self.relate(model, "hasDocumentation", &files, None);
        }
        if let Some((licence, file)) = &it.found {
            let words = format!("The words of {} stand in {file}.", licence.name);
            let fields = json!({ "annotationType": "review", "subject": model, "statement": words });
            self.add("annotation", "Annotation", fields);
        }
    }

    fn base(&mut self, (name, licences): &(String, Vec<LicenceFact>)) -> String {
        let said: Vec<&str> = licences.iter().map(|it| it.name.as_str()).collect();
        let said = if said.is_empty() { "nothing that is open here".to_owned() } else { said.join(", ") };
        let fields =
            json!({ "name": name, "software_primaryPurpose": "model", "comment": format!("It declares {said}.") });
        self.add("base", "software_Package", fields)
    }

    fn file(&mut self, it: &super::facts::FileFact) -> String {
        let hash = json!({ "type": "Hash", "algorithm": "sha256", "hashValue": it.sha256 });
        let fields = json!({ "name": it.name, "software_primaryPurpose": "documentation", "verifiedUsing": [hash] });
        self.add("file", "software_File", fields)
    }
}

fn or_none(licences: Vec<String>) -> Vec<String> {
    if licences.is_empty() { vec![NO_LICENCE.to_owned()] } else { licences }
}

/// A reference of one's own for a licence that no list has.
fn reference(name: &str) -> String {
    let kept: String =
        name.chars().map(|it| if it.is_ascii_alphanumeric() || matches!(it, '.' | '-') { it } else { '-' }).collect();
    let kept: String = kept.split('-').filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-");
    format!("LicenseRef-{}", if kept.is_empty() { "unnamed" } else { &kept })
}
