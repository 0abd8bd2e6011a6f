//! `check`: a policy, what breaks it, how that is told, and what folders of code bring in.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::bills::schema;
use crate::scene::{Scene, skip};
use serde_json::{Value, json};

const POLICY: &str = r#"[kinds]
noncommercial-only = { rule = "forbidden", note = "We sell it.", fallback = "You may use the Model for any purpose." }
user-threshold = { rule = "accepted", when = { users = ">= 100_000_000" } }
[questions]
sell = "required"
"#;

const TERMS: &str = "Heron Terms\n\n1. You may use, copy, modify and distribute the Model for non-commercial purposes\nonly.\n\n\
    2. If a product that uses the Model has more than 50 million monthly active users, you must request a separate license.\n\n\
    3. The flimmer must not be quorbled unless the Board nods.\n";

fn scene() -> Scene {
    Scene::of(&[("undiluted.toml", POLICY), ("LICENSE", TERMS), ("mit.txt", crate::scene::standard("MIT"))])
}

fn codes(json: &Value) -> Vec<(&str, &str)> {
    let breaches = json["documents"].as_array().unwrap().iter().flat_map(|it| it["breaches"].as_array().unwrap());
    breaches.map(|it| (it["code"].as_str().unwrap(), it["level"].as_str().unwrap())).collect()
}

#[test]
fn a_breach_stands_in_its_line_with_its_rule_and_what_to_ask_for() {
    let (out, said) = scene().check(&["check", "LICENSE", "--date", "2026-11-30"], 1);
    assert!(said.is_empty(), "{said}");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("check.txt", out);
    });
}

#[test]
fn what_breaks_nothing_ends_with_nothing_and_reviews_may_be_let_pass() {
    let scene = scene();
    let (out, _) = scene.check(&["check", "mit.txt"], 1);
    assert!(out.contains("May I sell it? yes, if"), "{out}");
    scene.write("undiluted.toml", b"[questions]\nsell = { rule = \"required\", answers = [\"yes\", \"if\"] }\n");
    let (out, _) = scene.check(&["check", "mit.txt"], 0);
    assert!(out.contains("0 forbidden, 0 to be reviewed"), "{out}");
    let odd = "You may use, copy, modify and distribute the Model.\n\nThe flimmer must not be quorbled unless the Board nods.\n";
    scene.write("odd.txt", odd.as_bytes());
    scene.write("warn.toml", b"reviews = \"warn\"\n");
    let (out, _) = scene.check(&["check", "odd.txt", "--policy", "warn.toml"], 0);
    assert!(out.contains("review[unread]") && out.contains("0 forbidden, 2 to be reviewed"), "{out}");
    scene.write("fail.toml", b"reviews = \"fail\"\n");
    scene.check(&["check", "odd.txt", "--policy", "fail.toml", "--quiet"], 1);
    scene.write("hard.toml", b"reviews = \"warn\"\n[unread]\nsentences = \"forbidden\"\n");
    scene.check(&["check", "odd.txt", "--policy", "hard.toml", "--quiet"], 1);
}

#[test]
fn a_policy_that_is_not_there_or_broken_is_no_pass() {
    let scene =
        Scene::of(&[("a.txt", TERMS), ("bad.toml", "[kinds]\nno-sail = \"forbidden\"\nno-sale = \"perhaps\"\n")]);
    let (_, said) = scene.check(&["check", "a.txt"], 2);
    assert!(said.contains("undiluted policy init"), "{said}");
    let (_, said) = scene.check(&["check", "a.txt", "--policy", "bad.toml"], 2);
    assert!(said.contains("bad.toml:2:1:") && said.contains("`no-sale`?") && said.contains("bad.toml:3:1:"), "{said}");
    let (_, said) = scene.check(&["policy", "init"], 0);
    assert!(said.contains("undiluted.toml is written"), "{said}");
    let (_, said) = scene.check(&["policy", "init"], 2);
    assert!(said.contains("stays as it is"), "{said}");
    scene.check(&["check", "a.txt", "no.txt"], 2);
    let (out, _) = scene.check(&["policy", "explain", "user-threshold"], 0);
    assert!(out.contains("when users >= 100_000_000") && out.contains("for `when`:") && out.contains("users"), "{out}");
    let (_, said) = scene.check(&["policy", "explain", "user-treshold"], 2);
    assert!(said.contains("did you mean user-threshold?"), "{said}");
    let (out, _) = scene.check(&["check", "a.txt", "--profile", "teach", "--format", "json"], 1);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert!(!codes(&json).iter().any(|it| it.0 == "noncommercial-only"), "{out}");
}

#[test]
fn the_template_is_as_the_schema_of_policies_says() {
    let scene = Scene::of(&[]);
    let schema: Value = serde_json::from_str(&scene.check(&["schema", "policy"], 0).0).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let template: toml::Table = toml::from_str(undiluted::policy::TEMPLATE).unwrap();
    assert!(validator.is_valid(&serde_json::to_value(template).unwrap()));
    assert!(!validator.is_valid(&json!({ "kinds": { "no-sail": "forbidden" } })));
}

#[test]
fn json_is_as_its_schema_says_and_a_stream_tells_the_same() {
    let scene = scene();
    let json = scene.json(&["check", "LICENSE", "--format", "json", "--date", "2026-11-30"], 1);
    let schema: Value = serde_json::from_str(&scene.check(&["schema", "check"], 0).0).unwrap();
    let errors: Vec<String> =
        jsonschema::validator_for(&schema).unwrap().iter_errors(&json).map(|it| it.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let found = codes(&json);
    for expected in [
        ("noncommercial-only", "forbidden"),
        ("user-threshold", "forbidden"),
        ("sell", "forbidden"),
        ("unread", "review"),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    let breach = &json["documents"][0]["breaches"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["code"] == "noncommercial-only")
        .unwrap()
        .clone();
    assert_eq!((&breach["file"], &breach["line"], &breach["label"]), (&json!("LICENSE"), &json!(3), &json!("1")));
    let line = json!({ "name": "LICENSE", "text": TERMS }).to_string();
    let file = scene.path().join("in.jsonl");
    std::fs::write(&file, line).unwrap();
    let output = scene
        .command(&["check", "--stdin", "jsonl", "--date", "2026-11-30"])
        .stdin(std::fs::File::open(&file).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap(), json);
}

#[test]
fn sarif_is_as_its_schema_says_and_paths_are_told_from_here() {
    let scene = scene();
    let here = scene.path().join("LICENSE").to_string_lossy().into_owned();
    let sarif = scene.json(&["check", &here, "mit.txt", "--format", "sarif", "--date", "2026-11-30"], 1);
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let uris: Vec<&Value> =
        results.iter().map(|it| &it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).collect();
    assert!(uris.contains(&&json!("LICENSE")) && uris.contains(&&json!("mit.txt")), "{uris:?}");
    let wrapped = results.iter().find(|it| it["ruleId"] == "noncommercial-only").unwrap();
    let region = json!({ "startLine": 3, "startColumn": 59, "endLine": 4, "endColumn": 5 });
    assert_eq!(wrapped["locations"][0]["physicalLocation"]["region"], region, "words that are wrapped");
    let mut prints: Vec<String> = results.iter().map(|it| it["partialFingerprints"].to_string()).collect();
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), results.len(), "each result is an alert of its own");
    let Some(mut of) = schema("sarif") else {
        return skip("no schema of SARIF here; name its folder in UNDILUTED_SCHEMAS");
    };
    // The schema's own pattern for languages is no pattern: a bracket has no beginning.
    for part in ["run", "toolComponent"] {
        of["definitions"][part]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    }
    let errors: Vec<String> = jsonschema::validator_for(&of)
        .unwrap()
        .iter_errors(&sarif)
        .map(|it| format!("{}: {it}", it.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn a_baseline_leaves_only_what_is_new_wherever_the_rest_moved() {
    let scene = scene();
    for (format, name) in [("json", "before.json"), ("sarif", "before.sarif")] {
        scene.write("LICENSE", TERMS.as_bytes());
        scene.check(&["check", "LICENSE", "--format", format, "-o", name], 1);
        let (out, _) = scene.check(&["check", "LICENSE", "--baseline", name], 0);
        assert!(out.contains("0 forbidden, 0 to be reviewed") && out.contains("known from the baseline"), "{out}");
        let more = format!("\n\n{TERMS}\n4. You may not sell the Model.\n");
        scene.write("LICENSE", more.as_bytes());
        let json = scene.json(&["check", "LICENSE", "--baseline", name, "--format", "json"], 1);
        assert!(codes(&json).iter().any(|it| it.0 == "no-sale"), "{json:#}");
        assert!(!codes(&json).iter().any(|it| it.0 == "noncommercial-only"), "{json:#}");
    }
    scene.write("before.json", b"{}");
    let (_, said) = scene.check(&["check", "LICENSE", "--baseline", "before.json"], 2);
    assert!(said.contains("before.json: is no check"), "{said}");
}

#[test]
fn annotations_and_test_results_hold_hostile_words() {
    let hostile =
        "1. You may use it for non-commercial purposes only %0A::error::x\u{1b}[2J <a href=\"x\">&amp;]]>\u{202e}.\n";
    let scene = Scene::of(&[("undiluted.toml", POLICY), ("a,b:c.txt", hostile)]);
    let (out, _) = scene.check(&["check", "a,b:c.txt", "--format", "github"], 1);
    assert!(out.lines().all(|it| it.starts_with("::")), "{out}");
    assert!(out.contains("file=a%2Cb%3Ac.txt") && out.contains("%250A::error") && !out.contains('\u{1b}'), "{out}");
    let gitlab = scene.json(&["check", "a,b:c.txt", "--format", "gitlab"], 1);
    assert!(gitlab.as_array().unwrap().iter().all(|it| it["location"]["path"] == "a,b:c.txt"));
    let (out, _) = scene.check(&["check", "a,b:c.txt", "--format", "junit"], 1);
    assert!(!out.contains("<a href") && !out.contains('\u{1b}') && out.contains("failures="), "{out}");
    let (out, _) = scene.check(&["check", "a,b:c.txt"], 1);
    assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'), "{out}");
}

#[test]
fn a_folder_of_code_brings_licences_cards_and_models_that_it_names() {
    let scene = Scene::of(&[
        ("undiluted.toml", "[kinds]\nnoncommercial-only = \"forbidden\"\n"),
        (".gitignore", "ignored/\n"),
        ("ignored/LICENSE", TERMS),
        ("vendor/heron/LICENSE", "You may use the Model for non-commercial purposes only. Follow the Use Policy.\n"),
        ("vendor/heron/USE_POLICY.md", "# Use Policy\n\nYou may not use it for war.\n"),
        ("card/README.md", "---\nlicense: mit\n---\n# A model\n"),
        ("app/main.py", "import x\nm = AutoModel.from_pretrained(\"acme/heron\")\nn = X.from_pretrained(name)\n"),
        ("app/Modelfile", "FROM nobody/such\n"),
        ("hf/hub/models--acme--heron/refs/main", "abc"),
        (
            "hf/hub/models--acme--heron/snapshots/abc/LICENSE",
            "You may use the Model for non-commercial purposes only.\n",
        ),
    ]);
    let json = scene.json(&["check", ".", "--format", "json"], 1);
    let documents = json["documents"].as_array().unwrap();
    let of =
        |name: &str| documents.iter().find(|it| it["name"] == name).unwrap_or_else(|| panic!("{name} in {json:#}"));
    assert!(!documents.iter().any(|it| it["name"].as_str().unwrap().contains("ignored")), "{json:#}");
    assert_eq!(of("./vendor/heron/LICENSE+./vendor/heron/USE_POLICY.md")["outcome"], "forbidden");
    assert!(of("./card")["breaches"].is_array());
    let model = of("hf:acme/heron");
    let breach = model["breaches"].as_array().unwrap().iter().find(|it| it["code"] == "noncommercial-only").unwrap();
    assert_eq!((&breach["file"], &breach["line"], &breach["column"]), (&json!("app/main.py"), &json!(2), &json!(32)));
    let unknown = of("ollama:nobody/such");
    assert_eq!((&unknown["breaches"][0]["code"], &unknown["sha256"]), (&json!("no-terms"), &Value::Null));
    assert!(
        json["notes"].as_array().unwrap().iter().any(|it| it.as_str().unwrap().contains("does not name")),
        "{json:#}"
    );
    let excepted = "[[exceptions]]\nfile = \"ollama:nobody/*\"\nreason = \"read by hand\"\nuntil = 2099-01-01\n";
    scene.write("excepted.toml", excepted.as_bytes());
    let json = scene.json(&["check", "app", "--policy", "excepted.toml", "--format", "json"], 1);
    assert_eq!(json["summary"]["excepted"], 1, "{json:#}");
    let (out, _) = scene.check(&["check", "app"], 1);
    assert!(out.contains("app/main.py:2:32") && out.contains("hf:acme/heron"), "{out}");
}
