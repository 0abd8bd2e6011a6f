//! Bills of materials: what is written, that it is as its format says, that it reads back as the same release, and that a
//! hostile one does no harm.
//!
//! The formats' own schemas are nobody's to copy: they are looked for in the folder `UNDILUTED_SCHEMAS`, else among the
//! Python packages `cyclonedx-python-lib` and `spdx-python-model`, and where they are not, that is said.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::{skip, undiluted};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    undiluted(folder).args(arguments).args(["--texts", "none"]).output().unwrap()
}

fn written(folder: &Path, inputs: &[&str], output: &str) -> Value {
    let done = run(folder, &[&["openness"][..], inputs, &["-o", output]].concat());
    assert!(done.status.success() && done.stdout.is_empty(), "{done:?}");
    serde_json::from_str(&fs::read_to_string(folder.join(output)).unwrap()).unwrap()
}

fn releases(folder: &Path, inputs: &[&str]) -> Vec<Value> {
    let done = run(folder, &[&["openness"][..], inputs, &["--format", "json"]].concat());
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let json: Value = serde_json::from_slice(&done.stdout).unwrap();
    let schema: Value = serde_json::from_str(include_str!("../snapshots/openness.schema.json")).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&json), "the output is as its schema says");
    json["releases"].as_array().unwrap().clone()
}

const HERON: &str = "---\nlicense: apache-2.0\nbase_model: marsh/egret\ndatasets:\n- marsh/pond\n- marsh/reeds\n\
                     pipeline_tag: text-generation\nversion: \"1.10\"\nauthor: Marsh Laboratory\n---\n\n# Heron 7B\n\nA model.\n";
const TERN: &str = "---\nlicense: other\nlicense_name: Tern \"Community\" Licence\nlicense_link: LICENCE NEW\n---\n\n\
                    # Tern \u{202e}<b>\n\nA model.\n";
const STORK: &str = "---\nlicense: mit\n---\n\n# Stork\n\nA model.\n";

/// A card with links, one with a licence that no list has, and a folder whose licence file is read.
fn scene() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("heron.md"), HERON).unwrap();
    fs::write(folder.path().join("tern.md"), TERN).unwrap();
    let stork = folder.path().join("stork");
    fs::create_dir(&stork).unwrap();
    fs::write(stork.join("README.md"), STORK).unwrap();
    fs::write(stork.join("LICENSE"), "You may use the Model for research only, and not for commercial purposes.\n")
        .unwrap();
    folder
}

const ALL: [&str; 3] = ["heron.md", "tern.md", "stork"];

/// The first folder that holds a schema whose file's name has these words.
pub fn schema(words: &str) -> Option<Value> {
    let named = std::env::var_os("UNDILUTED_SCHEMAS").map(PathBuf::from);
    let code = "import sysconfig; print(sysconfig.get_paths()['purelib'])";
    let python = || {
        let said = Command::new("python3").args(["-c", code]).output().ok()?;
        Some(PathBuf::from(String::from_utf8(said.stdout).ok()?.trim()))
    };
    let packages = || {
        let folder = python()?;
        Some(["cyclonedx", "spdx_python_model"].map(|it| folder.join(it)).to_vec())
    };
    let mut folders: Vec<PathBuf> = named.into_iter().chain(packages().into_iter().flatten()).collect();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()) {
            let is_it = path.file_name().is_some_and(|it| it.to_string_lossy().contains(words));
            if path.is_dir() {
                folders.push(path);
            } else if is_it && path.extension().is_some_and(|it| it == "json") {
                return serde_json::from_str(&fs::read_to_string(path).ok()?).ok();
            }
        }
    }
    None
}

/// Schemas that another one names, by words in their addresses.
struct Beside(Vec<String>);

impl jsonschema::Retrieve for Beside {
    fn retrieve(&self, uri: &jsonschema::Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let named = self.0.iter().find(|it| uri.as_str().contains(it.as_str()));
        // What is not here says nothing against a bill.
        Ok(named.and_then(|it| schema(it)).unwrap_or_else(|| json!({})))
    }
}

/// What a schema says against a bill; nothing where the schema is not here, which is said.
fn faults(bill: &Value, name: &str, beside: &[&str]) -> Vec<String> {
    let Some(of) = schema(name) else {
        skip(&format!("no schema {name} here; name its folder in UNDILUTED_SCHEMAS"));
        return Vec::new();
    };
    let options = jsonschema::options().with_retriever(Beside(beside.iter().map(|it| (*it).to_owned()).collect()));
    let validator = options.build(&of).unwrap();
    validator.iter_errors(bill).map(|it| format!("{}: {it}", it.instance_path())).collect()
}

#[test]
fn bills_are_as_their_schemas_say() {
    let folder = scene();
    let bill = written(folder.path(), &ALL, "x.cdx.json");
    assert_eq!(faults(&bill, "bom-1.7", &["spdx", "jsf-0.82", "cryptography-defs"]), Vec::<String>::new());
    written(folder.path(), &ALL, "x.spdx.json");
    assert_eq!(spdx_model(&folder.path().join("x.spdx.json")), None);
}

/// What the SPDX project's own model of version 3.0.1 says against a bill, as a Python package has it.
fn spdx_model(bill: &Path) -> Option<String> {
    const READ: &str = "import sys, spdx_python_model.bindings.v3_0_1.model as spdx\n\
        objects = spdx.SHACLObjectSet()\n\
        spdx.JSONLDDeserializer().read(open(sys.argv[1], 'rb'), objects)\n\
        sys.exit(f'refers to {objects.missing_ids}' if objects.missing_ids else 0)";
    let mut python = Command::new("python3");
    if let Some(folder) = std::env::var_os("UNDILUTED_SCHEMAS") {
        python.env("PYTHONPATH", folder);
    }
    let said = python.args(["-c", READ]).arg(bill).output().map(|it| String::from_utf8_lossy(&it.stderr).into_owned());
    match said {
        Ok(said) if said.is_empty() => None,
        Ok(said) if !said.contains("ModuleNotFoundError") => Some(said),
        _ => {
            skip("no package spdx-python-model here; name its folder in UNDILUTED_SCHEMAS");
            None
        }
    }
}

/// What CycloneDX lets stand in the objects that are written here, and what it asks for: a check that needs no schema.
const CLOSED: &[(&str, &[&str], &[&str])] = &[
    (
        "",
        &["$schema", "bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "dependencies"],
        &["bomFormat", "specVersion"],
    ),
    ("metadata", &["timestamp", "lifecycles", "tools", "properties"], &[]),
    (
        "components",
        &[
            "type",
            "bom-ref",
            "supplier",
            "name",
            "version",
            "licenses",
            "purl",
            "pedigree",
            "externalReferences",
            "evidence",
            "modelCard",
            "properties",
            "data",
        ],
        &["type", "name"],
    ),
    ("ancestors", &["type", "name", "licenses"], &["type", "name"]),
    ("license", &["id", "name", "acknowledgement", "url"], &["acknowledgement"]),
    ("modelParameters", &["task", "architectureFamily", "datasets"], &[]),
    ("externalReferences", &["type", "url", "hashes"], &["type", "url"]),
    ("hashes", &["alg", "content"], &["alg", "content"]),
    ("properties", &["name", "value"], &["name"]),
    ("dependencies", &["ref", "dependsOn"], &["ref"]),
];

/// Holds every object of a bill against what may stand there.
fn hold(value: &Value, key: &str) {
    match value {
        Value::Object(map) => {
            if let Some((_, allowed, needed)) = CLOSED.iter().find(|it| it.0 == key) {
                map.keys().for_each(|it| assert!(allowed.contains(&it.as_str()), "{key}: {it}"));
                needed.iter().for_each(|it| assert!(map.contains_key(*it), "{key}: {it}"));
            }
            if key == "license" {
                assert!(map.contains_key("id") != map.contains_key("name"), "{map:?}");
            }
            map.iter().for_each(|(key, value)| hold(value, key));
        }
        Value::Array(list) => list.iter().for_each(|it| hold(it, key)),
        _ => {}
    }
}

#[test]
fn a_bill_of_cyclonedx_holds_what_may_stand_there_and_its_refs_lead_somewhere() {
    let folder = scene();
    let bill = written(folder.path(), &ALL, "x.cdx.json");
    hold(&bill, "");
    let components = bill["components"].as_array().unwrap();
    let ids: BTreeSet<&str> = components.iter().map(|it| it["bom-ref"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), components.len(), "each has its own");
    let on = bill["dependencies"].as_array().unwrap().iter().flat_map(|it| it["dependsOn"].as_array().unwrap());
    assert!(
        on.chain(bill["dependencies"].as_array().unwrap().iter().map(|it| &it["ref"]))
            .all(|it| ids.contains(it.as_str().unwrap()))
    );
    let heron = &components[0];
    assert_eq!(heron["licenses"], json!([{ "license": { "id": "Apache-2.0", "acknowledgement": "declared" } }]));
    assert_eq!(heron["pedigree"]["ancestors"][0]["name"], "marsh/egret");
    assert_eq!((&heron["version"], &heron["supplier"]["name"]), (&json!("1.10"), &json!("Marsh Laboratory")));
    let tern = &components[1]["licenses"][0]["license"];
    assert_eq!((&tern["name"], &tern["url"]), (&json!("Tern \"Community\" Licence"), &json!("LICENCE%20NEW")));
    let stork = &components[2];
    assert_eq!(stork["licenses"][0]["license"]["id"], "MIT", "declared as the card has it");
    assert_ne!(stork["evidence"]["licenses"][0]["license"]["id"], "MIT", "and what the file says is evidence: {stork}");
    let notes: Vec<&str> =
        stork["properties"].as_array().unwrap().iter().map(|it| it["value"].as_str().unwrap()).collect();
    assert!(
        notes.iter().any(|it| it.starts_with("noncommercial-only") || it.starts_with("research-only")),
        "{notes:?}"
    );
    assert_eq!(bill["metadata"]["properties"][0]["value"], "A reading aid, not legal advice.");
    assert!(bill["metadata"]["timestamp"].is_null(), "no date was asked for");
    let dated = run(folder.path(), &["openness", "heron.md", "--date=2026-11-30", "--format", "cyclonedx"]);
    assert!(String::from_utf8_lossy(&dated.stdout).contains("\"timestamp\": \"2026-11-30T00:00:00Z\""));
}

#[test]
fn a_bill_of_spdx_has_for_each_model_what_the_profile_asks_for() {
    let folder = scene();
    let bill = written(folder.path(), &ALL, "x.spdx.json");
    assert_eq!(bill["@context"], "https://spdx.org/rdf/3.0.1/spdx-context.jsonld");
    let graph = bill["@graph"].as_array().unwrap();
    let by_id: BTreeMap<&str, &Value> = graph.iter().filter_map(|it| Some((it["spdxId"].as_str()?, it))).collect();
    assert_eq!(by_id.len() + 1, graph.len(), "every element but the note on its making has an id of its own");
    let relations = |from: &Value, kind: &str| -> Vec<&Value> {
        let of = graph.iter().filter(|it| it["type"] == "Relationship" && it["from"] == *from);
        of.filter(|it| it["relationshipType"] == kind).collect()
    };
    let models: Vec<&Value> = graph.iter().filter(|it| it["type"] == "ai_AIPackage").collect();
    assert_eq!(models.len(), 3);
    for model in models {
        for key in ["suppliedBy", "releaseTime", "software_packageVersion", "software_downloadLocation"] {
            assert!(model[key].is_string(), "{key}");
        }
        for kind in ["hasDeclaredLicense", "hasConcludedLicense"] {
            assert_eq!(relations(&model["spdxId"], kind).len(), 1, "{kind}");
        }
    }
    let is_known = |it: &Value| {
        let id = it.as_str().unwrap();
        by_id.contains_key(id) || id.starts_with("https://spdx.org/rdf/3.0.1/terms/")
    };
    let ends = graph.iter().filter(|it| it["type"] == "Relationship").flat_map(|it| it["to"].as_array().unwrap());
    assert!(ends.into_iter().all(is_known));
    let comment = by_id.values().find(|it| it["name"] == "Stork").unwrap()["comment"].as_str().unwrap();
    assert!(comment.contains("placeholders stand for: who made it, when it was released"), "{comment}");
}

/// Name, licences, base models, data, and the terms of the weights.
fn told(release: &Value) -> [Value; 5] {
    let declared = &release["declared"];
    let weights = release["components"].as_array().unwrap().iter().find(|it| it["id"] == "weights").unwrap();
    [
        &release["name"],
        &release["shelf"]["license"],
        &declared["base_model"],
        &declared["datasets"],
        &weights["license"],
    ]
    .map(Clone::clone)
}

#[test]
fn a_bill_reads_back_as_the_same_releases() {
    let folder = scene();
    let before = releases(folder.path(), &["heron.md"]);
    for name in ["x.cdx.json", "x.spdx.json"] {
        written(folder.path(), &["heron.md"], name);
        // By what stands in it, whatever it is called.
        fs::rename(folder.path().join(name), folder.path().join("a.txt")).unwrap();
        let after = releases(folder.path(), &["a.txt"]);
        assert_eq!(after.len(), 1);
        let [name, _, base, data, weights] = told(&after[0]);
        let [name_before, _, base_before, data_before, weights_before] = told(&before[0]);
        assert_eq!((name, base, data, weights), (name_before, base_before, data_before, weights_before));
        assert_eq!(after[0]["declared"]["license"], "Apache-2.0");
        assert_eq!(after[0]["terms_text"], "spdx:Apache-2.0", "its terms are read where it declares them");
        let fields = after[0]["declared"]["metadata"].as_array().unwrap();
        assert!(fields.iter().any(|it| it["key"] == "version" && it["value"] == "1.10"), "{fields:?}");
        let quote = after[0]["components"].as_array().unwrap().iter().find(|it| it["id"] == "weights").unwrap();
        assert!(!quote["evidence"].as_array().unwrap().is_empty(), "with the words that say so");
    }
}

#[test]
fn several_models_in_a_bill_are_several_releases_and_doubts_travel_with_them() {
    let folder = scene();
    for name in ["x.cdx.json", "x.spdx.json"] {
        written(folder.path(), &ALL, name);
        let after = releases(folder.path(), &[name]);
        let names: Vec<&str> = after.iter().map(|it| it["name"].as_str().unwrap()).collect();
        assert_eq!((names[0], names[2], names.len()), ("Heron 7B", "Stork", 3), "{name}");
        assert!(names[1].starts_with("Tern") && !names[1].contains('\u{202e}'), "{}", names[1]);
        assert_eq!(after[1]["shelf"]["license"], "Tern \"Community\" Licence");
        // It declares MIT, and its file said otherwise: a bill must not wash that off.
        assert_ne!(after[2]["shelf"]["business"], "yes", "{name}: {}", after[2]["shelf"]);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_and_another_one_another_id() {
    let folder = scene();
    let id = |bill: &Value| bill["serialNumber"].as_str().or(bill["@graph"][1]["spdxId"].as_str()).unwrap().to_owned();
    for (one, two) in [("1.cdx.json", "2.cdx.json"), ("1.spdx.json", "2.spdx.json")] {
        let first = written(folder.path(), &["heron.md"], one);
        written(folder.path(), &["heron.md"], two);
        assert_eq!(fs::read(folder.path().join(one)).unwrap(), fs::read(folder.path().join(two)).unwrap());
        assert_ne!(id(&first), id(&written(folder.path(), &["tern.md"], two)));
    }
}

#[test]
fn bills_are_golden() {
    let folder = scene();
    let golden = |name: &str| {
        let bill = serde_json::to_string_pretty(&written(folder.path(), &["tern.md"], name)).unwrap();
        let rules = regex::Regex::new("sha256:[0-9a-f]{64}").unwrap();
        let ids = regex::Regex::new("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}").unwrap();
        let bill = ids.replace_all(&bill, "ID").replace(env!("CARGO_PKG_VERSION"), "VERSION");
        rules.replace_all(&bill, "sha256:version").into_owned()
    };
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("tern.cdx.json", golden("x.cdx.json"));
        insta::assert_snapshot!("tern.spdx.json", golden("x.spdx.json"));
    });
}

#[test]
fn commands_that_cannot_write_a_bill_say_which_one_can() {
    let folder = scene();
    for arguments in [
        &["compare", "heron.md", "tern.md", "-o", "x.cdx.json"][..],
        &["assess", "heron.md", "-o", "x.spdx.json"],
        &["assess", "heron.md", "--format", "cyclonedx"],
        &["compare", "heron.md", "tern.md", "--format", "spdx"],
        &["openness", "heron.md", "--minimum-elements", "--format", "json"],
    ] {
        let done = run(folder.path(), arguments);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("undiluted openness") || said.contains("`minimum_elements`"), "{said}");
        assert!(said.lines().count() == 1 && done.stdout.is_empty(), "{said}");
        assert!(!folder.path().join("x.cdx.json").exists() && !folder.path().join("x.spdx.json").exists());
    }
    let plain = run(folder.path(), &["openness", "heron.md", "-o", "x.json"]);
    assert!(plain.status.success());
    assert!(fs::read_to_string(folder.path().join("x.json")).unwrap().contains("undiluted/openness/1"));
}
