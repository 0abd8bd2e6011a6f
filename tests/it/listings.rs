//! Lists that others wrote, read as releases: bills of materials, entries of the AI index, and hostile ones of each; and
//! the table that several releases begin with.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::undiluted;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    undiluted(folder).arg("openness").args(arguments).args(["--texts", "none"]).output().unwrap()
}

/// The releases of one file with these words.
fn read(words: &str) -> Vec<Value> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("list.txt"), words).unwrap();
    let done = run(folder.path(), &["list.txt", "--format", "json"]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    serde_json::from_slice::<Value>(&done.stdout).unwrap()["releases"].as_array().unwrap().clone()
}

fn component<'a>(release: &'a Value, id: &str) -> &'a Value {
    release["components"].as_array().unwrap().iter().find(|it| it["id"] == id).unwrap()
}

fn notes(release: &Value) -> String {
    let all = release["diagnostics"].as_array().unwrap().iter().map(|it| it["message"].as_str().unwrap());
    all.collect::<Vec<_>>().join("\n")
}

fn cyclonedx(components: &Value) -> String {
    json!({ "bomFormat": "CycloneDX", "specVersion": "1.5", "components": components }).to_string()
}

#[test]
fn models_of_cyclonedx_are_releases_and_other_components_are_none() {
    let all = read(&cyclonedx(&json!([
        { "type": "library", "name": "wings", "licenses": [{ "license": { "id": "MIT" } }] },
        { "type": "machine-learning-model", "bom-ref": "m", "group": "marsh", "name": "heron",
          "licenses": [{ "license": { "name": "Heron Licence" } }],
          "pedigree": { "ancestors": [{ "type": "machine-learning-model", "name": "marsh/egret",
                                        "licenses": [{ "license": { "id": "MIT" } }] }] },
          "modelCard": { "modelParameters": { "task": "speech", "datasets": [{ "ref": "d" }, { "ref": "gone" },
                                                                            { "type": "dataset", "name": "reeds" }] } },
          "components": [{ "type": "machine-learning-model", "name": "chick", "licenses": [{ "expression": "MIT OR 0BSD" }] }] },
        { "type": "data", "bom-ref": "d", "name": "pond" },
        { "type": "machine-learning-model", "bom-ref": "m", "name": "heron again" },
        { "type": "machine-learning-model" },
    ])));
    let names: Vec<&Value> = all.iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["marsh/heron", "chick"]);
    let declared = &all[0]["declared"];
    assert_eq!(declared["licenses"], json!(["Heron Licence"]), "the base's licence is not its own");
    assert_eq!((&declared["base_model"], &declared["datasets"]), (&json!(["marsh/egret"]), &json!(["pond", "reeds"])));
    assert!(notes(&all[0]).contains("data that the bill does not list: gone"), "{}", notes(&all[0]));
    assert!(notes(&all[0]).contains("a model without a name was left out"), "{}", notes(&all[0]));
    assert_eq!(component(&all[0], "weights")["state"], "unknown", "that it is there a list does not show");
    assert_eq!(all[1]["shelf"]["business"], "yes", "either of the two may be chosen, and both allow it");
}

#[test]
fn what_a_bill_only_concludes_is_said_and_what_it_contradicts_is_told() {
    let with = |licenses: &Value| {
        read(&cyclonedx(&json!([{ "type": "machine-learning-model", "name": "heron", "licenses": licenses }])))
            .remove(0)
    };
    let license = |id: &str, how: &str| json!({ "license": { "id": id, "acknowledgement": how } });
    let only = with(&json!([license("MIT", "concluded")]));
    assert!(only["declared"]["license"] == "MIT" && notes(&only).contains("concludes this licence"), "{only}");
    assert_ne!(only["shelf"]["business"], "yes");
    let both = with(&json!([license("MIT", "declared"), license("CC-BY-NC-4.0", "concluded")]));
    assert_eq!(both["contradictions"][0]["message"], "the list declares MIT, and concludes CC-BY-NC-4.0");
    assert_ne!(both["shelf"]["business"], "yes");
    let text = json!([{ "license": { "name": "Own", "text": { "content": "You may do anything." } } }]);
    assert!(notes(&with(&text)).contains("carries a licence's text, which is not read here"));
}

#[test]
fn spdx_three_is_read_by_its_relationships() {
    let relation = |from: &str, kind: &str, to: Value| json!({ "type": "Relationship", "spdxId": format!("urn:{from}{kind}"), "from": from, "relationshipType": kind, "to": to });
    let bill = json!({ "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
        { "type": "ai_AIPackage", "spdxId": "urn:m", "name": "heron", "releaseTime": "1970-01-01T00:00:00Z",
          "software_packageVersion": "NOASSERTION" },
        { "type": "ai_AIPackage", "spdxId": "urn:b", "name": "egret" },
        { "type": "dataset_DatasetPackage", "spdxId": "urn:d", "name": "pond" },
        { "type": "simplelicensing_LicenseExpression", "spdxId": "urn:l", "simplelicensing_licenseExpression": "MIT" },
        relation("urn:m", "hasDeclaredLicense", json!(["urn:l"])),
        relation("urn:m", "hasConcludedLicense", json!(["https://spdx.org/licenses/Apache-2.0"])),
        relation("urn:m", "descendantOf", json!("urn:b")),
        relation("urn:m", "trainedOn", json!(["urn:d", "urn:e:reeds"])),
    ]});
    let all = read(&bill.to_string());
    assert_eq!(all.len(), 1, "a base without terms of its own is a link");
    let declared = &all[0]["declared"];
    assert_eq!((&declared["licenses"], &declared["base_model"]), (&json!(["MIT"]), &json!(["egret"])));
    assert_eq!(declared["datasets"][0], "pond");
    let keys: Vec<&Value> = declared["metadata"].as_array().unwrap().iter().map(|it| &it["key"]).collect();
    assert!(!keys.iter().any(|it| **it == "version" || **it == "release_date"), "placeholders are nothing: {keys:?}");
    assert_eq!(all[0]["contradictions"][0]["about"], "declared-licence");
}

#[test]
fn spdx_two_tells_models_by_their_hub_alone() {
    let bill = json!({ "spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "documentDescribes": ["SPDXRef-w", "SPDXRef-m"],
        "packages": [
            { "SPDXID": "SPDXRef-w", "name": "wings", "licenseDeclared": "MIT" },
            { "SPDXID": "SPDXRef-m", "name": "heron", "licenseDeclared": "LicenseRef-h", "licenseConcluded": "NOASSERTION",
              "externalRefs": [{ "referenceLocator": "pkg:huggingface/marsh/heron@1" }] },
            { "SPDXID": "SPDXRef-b", "name": "egret", "downloadLocation": "https://huggingface.co/marsh/egret" }],
        "hasExtractedLicensingInfos": [{ "licenseId": "LicenseRef-h", "name": "Heron Licence", "extractedText": "Do it." }],
        "relationships": [{ "spdxElementId": "SPDXRef-m", "relatedSpdxElement": "SPDXRef-b", "relationshipType": "DESCENDANT_OF" }] });
    let all = read(&bill.to_string());
    assert_eq!(all.len(), 1, "{all:?}");
    let declared = &all[0]["declared"];
    assert_eq!((&declared["licenses"], &declared["base_model"]), (&json!(["Heron Licence"]), &json!(["egret"])));
    let software = json!({ "spdxVersion": "SPDX-2.3", "documentDescribes": ["a"],
        "packages": [{ "SPDXID": "a", "name": "wings", "licenseDeclared": "MIT" }] });
    let none = read(&software.to_string()).remove(0);
    assert!(notes(&none).contains("lists no model") && none["shelf"]["business"] == "unsaid", "{none}");
}

const INDEX: &str = "---\n# Reuse of this file: CC-BY-4.0, with credit to the index\nsystem:\n    name: Heron\n    basemodelname: Egret-7B\n    \
    endmodelname: Heron-Chat\n    endmodellicense: Apache-2.0\norg:\n    name: Marsh Laboratory\nlicense: CC-BY-4.0\n\
    datasources_basemodel:\n    class: closed\n    notes: nothing told\ndatasources_endmodel:\n    class: partial\n    notes: a sample\n\
    weights_basemodel:\n    class: open\nweights_endmodel:\n    class: open\n    link: https://x.example\ntrainingcode:\n    class: closed\n\
    preprint:\n    class: open\n    link:\n        - https://x.example/1\n        - https://x.example/2\npaper:\n    class:\nlicenses:\n    class: open\n";

#[test]
fn an_entry_of_the_index_tells_base_and_end_apart() {
    let it = read(INDEX).remove(0);
    assert_eq!((&it["name"], &it["declared"]["base_model"]), (&json!("Heron-Chat"), &json!(["Egret-7B"])));
    assert_eq!(it["declared"]["licenses"], json!(["Apache-2.0"]), "the index's own licence is nobody's");
    assert_eq!(component(&it, "weights")["license"], "Apache-2.0");
    let states = ["weights", "training-data", "training-code", "technical-report", "research-paper"];
    let states: Vec<&Value> = states.iter().map(|id| &component(&it, id)["state"]).collect();
    assert_eq!(states, ["present", "unknown", "absent", "present", "unknown"]);
    let quote = component(&it, "training-data")["evidence"][0]["quote"].as_str().unwrap();
    assert!(quote.starts_with("datasources_endmodel:") && quote.ends_with("a sample"), "{quote}");
    assert!(
        notes(&it).contains("rates the base model Egret-7B by itself (weights open, training-data closed)"),
        "{}",
        notes(&it)
    );
    assert!(notes(&it).contains("the index's own, and not taken for the model's"), "{}", notes(&it));
    assert_ne!(it["shelf"]["business"], "yes", "a third party's word is no licence");
    let unclear = read(&INDEX.replace("Apache-2.0", "Unclear")).remove(0);
    assert_eq!(component(&unclear, "weights")["license"], Value::Null);
    let alone = read(&INDEX.replace("basemodelname: Egret-7B", "basemodelname: Heron-Chat")).remove(0);
    assert_eq!(alone["declared"]["base_model"], json!([]), "a model is not built on itself");
}

#[test]
fn the_older_form_of_an_entry_is_read_too() {
    let it = read(
        "project:\n    name: Tern Chat\n    llmbase: Tern\n    rlbase: shells\n    license: Tern Licence\nllmdata:\n    class: closed\n\
        llmweights:\n    class: open\nrldata:\n    class: open\nrlweights:\n    class: partial\nlicense:\n    class: closed\nopencode:\n    class: open\n",
    );
    let it = &it[0];
    assert_eq!((&it["name"], &it["declared"]["base_model"]), (&json!("Tern Chat"), &json!(["Tern"])));
    assert_eq!(it["declared"]["licenses"], json!(["Tern Licence"]));
    assert_eq!(
        (&component(it, "weights")["state"], &component(it, "training-data")["state"]),
        (&json!("unknown"), &json!("present"))
    );
    assert_eq!(component(it, "training-code")["open"], "unknown", "its licence is not told");
}

#[test]
fn hostile_lists_are_bounded_and_said_to_be() {
    let deep = format!("{{\"bomFormat\":\"CycloneDX\",\"components\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let cut = "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"type\":\"machine-learning-mo".to_owned();
    let other = "{\"bomFormat\": 7, \"spdxVersion\": [], \"@graph\": {}}".to_owned();
    for (words, said) in [(&deep, "more than 64 deep"), (&cut, "ends inside a string")] {
        let it = read(words).remove(0);
        assert!(notes(&it).contains(said) && it["shelf"]["business"] == "unsaid", "{}", notes(&it));
    }
    assert_eq!(read(&other).len(), 1, "what is no bill is read as any other text");
    let model = |at: usize| json!({ "type": "machine-learning-model", "name": format!("\u{1b}[2J{at}"), "licenses": [{ "license": { "id": "MIT" } }] });
    let many = read(&cyclonedx(&(0..300).map(model).collect()));
    assert!(many.len() == 256 && notes(&many[0]).contains("44 more models than the 256"), "{}", notes(&many[0]));
    let bases: Value =
        (0..5_000).map(|it| json!({ "type": "machine-learning-model", "name": format!("b{it}") })).collect();
    let one = json!([{ "type": "machine-learning-model", "name": "heron", "pedigree": { "ancestors": bases } }]);
    let one = read(&cyclonedx(&one)).remove(0);
    assert_eq!(one["declared"]["base_model"].as_array().unwrap().len(), 256);
    assert!(notes(&one).contains("4744 more base models"), "{}", notes(&one));
}

fn shelf(folder: &Path, cards: &[(&str, &str)], more: &[&str]) -> String {
    for (name, words) in cards {
        fs::write(folder.join(name), words).unwrap();
    }
    let names: Vec<&str> = cards.iter().map(|it| it.0).collect();
    String::from_utf8(run(folder, &[&names[..], more].concat()).stdout).unwrap()
}

#[test]
fn several_releases_begin_with_a_table_and_one_is_told_as_before() {
    let folder = TempDir::new().unwrap();
    let long = format!("---\nlicense: \"m\u{202e}it\"\n---\n\n# Heron \u{1b}[2J {}\n\nA model.\n", "x".repeat(300));
    let cards = [
        ("a.md", "---\nlicense: apache-2.0\n---\n\n# Heron\n\nA model.\n"),
        ("b.md", "---\nlicense: cc-by-nc-4.0\n---\n\n# 水鸟\n\nA model.\n"),
        ("c.md", "---\nlicense: apache-2.0\nbase_model: marsh/egret\n---\n\n# Tern\n\nA model.\n"),
        ("d.md", "# Bare\n\n## Training data\n\nReeds.\n\n## Uses\n\nMany.\n\n## Evaluation\n\nGood.\n"),
        ("e.md", &long),
    ];
    let said = shelf(folder.path(), &cards, &[]);
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].contains("licence") && lines[0].ends_with("in business"), "{said}");
    let answer =
        |name: &str| lines.iter().find(|it| it.contains(name)).unwrap().rsplit("  ").next().unwrap().to_owned();
    assert_eq!(
        [answer("Heron "), answer("水鸟"), answer("Tern "), answer("Bare ")],
        ["yes", "no", "a reader must look", "not said"]
    );
    assert!(said.contains("built on marsh/egret, whose terms are not open here"), "{said}");
    assert!(
        said.contains("must do      ")
            && said.contains("to be open   ")
            && said.contains("Nothing tells, of any of them: "),
        "{said}"
    );
    assert!(
        !said.contains(['\u{1b}', '\u{202e}']) && said.contains("m[U+202E]it"),
        "nothing in a name steers the terminal"
    );
    assert!(said.lines().all(|it| it.chars().count() <= 100), "{said}");
    assert!(!said.contains("MOF    ") && said.contains("--full"), "the rest follows on request");
    assert!(said.ends_with("A reading aid, not legal advice.\n"));
    let full = shelf(folder.path(), &cards, &["--full"]);
    assert!(full.starts_with(lines[0]) && full.matches("  MOF    ").count() == 5, "{full}");
    assert_eq!(full.matches("A reading aid, not legal advice.").count(), 1);
    let one = shelf(folder.path(), &cards[..1], &[]);
    assert!(one.starts_with("a.md  Heron") && one.contains("  MOF    "), "{one}");
    for (format, start) in [("markdown", "## At a glance"), ("html", "<h2 id=\"shelf-h\">At a glance</h2>")] {
        let page = shelf(folder.path(), &cards, &["--format", format]);
        assert!(page.contains(start) && page.contains("a reader must look"), "{format}");
    }
}

#[test]
fn minimum_elements_are_filled_empty_or_unknown() {
    let folder = TempDir::new().unwrap();
    let card = "---\nlicense: mit\nversion: \"3\"\npipeline_tag: speech\n---\n\n# Heron\n\n## Limitations\n\nIt cannot swim.\n\n## Training data\n\n[More Information Needed]\n";
    let said = shelf(folder.path(), &[("a.md", card)], &["--minimum-elements"]);
    let state = |cluster: &str, element: &str| {
        let start = format!("  {cluster:<15}{element:<31}");
        let line = said.lines().find(|it| it.starts_with(&start)).unwrap_or_else(|| panic!("{start}: {said}"));
        line[start.len()..].split_whitespace().next().unwrap_or("").to_owned()
    };
    assert_eq!(
        [
            state("models", "licence"),
            state("models", "version"),
            state("models", "limits"),
            state("metadata", "signature")
        ],
        ["filled", "filled", "filled", "empty"]
    );
    assert_eq!([state("datasets", "where it comes from"), state("security", "controls")], ["unknown", "unknown"]);
    assert!(said.lines().all(|it| it.chars().count() <= 100 || !it.starts_with("  m")), "{said}");
    let json = run(folder.path(), &["a.md", "--format", "json"]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    let all = json["releases"][0]["minimum_elements"].as_array().unwrap();
    assert!(all.len() > 40 && all.iter().any(|it| it["element"] == "licence" && it["value"] == "MIT (declared)"));
}
