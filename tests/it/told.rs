//! Cards and folders told rightly, through the real executable: what is declared, what is there, what is said of it.
//!
//! The last test runs the cases of the shared folder where that is at hand, and says aloud where it is not.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::{Scene, shared, skip};
use serde_json::Value;
use std::process::{Command, Output};

/// A folder named `marsh` with these files.
struct Marsh(Scene);

impl Marsh {
    fn of(files: &[(&str, &str)]) -> Self {
        let scene = Scene::of(&[]);
        for (path, words) in files {
            scene.write(&format!("marsh/{path}"), words.as_bytes());
        }
        Self(scene)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.0.run(&[arguments, &["--texts", "none"]].concat())
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"))
    }

    fn release(&self) -> Value {
        self.json(&["openness", "marsh"])["releases"][0].clone()
    }
}

fn card(table: &str, prose: &str) -> String {
    format!("---\n{table}\n---\n# Egret\n\n{prose}\n")
}

/// A release that is one card with weights.
fn told(table: &str, prose: &str) -> Value {
    Marsh::of(&[("README.md", &card(table, prose)), ("model.safetensors", "x")]).release()
}

fn messages(release: &Value) -> Vec<String> {
    let found = release["contradictions"].as_array().unwrap().iter();
    found.map(|it| it["message"].as_str().unwrap().to_owned()).collect()
}

fn claims(release: &Value, kind: &str) -> usize {
    release["claims"].as_array().unwrap().iter().filter(|it| it["claim"] == kind).count()
}

fn cell<'a>(release: &'a Value, id: &str) -> &'a Value {
    release["components"].as_array().unwrap().iter().find(|it| it["id"] == id).unwrap()
}

fn osd(of: &Value) -> &str {
    of["readings"].as_array().unwrap().iter().find(|it| it["lens"] == "osd").unwrap()["outcome"].as_str().unwrap()
}

#[test]
fn a_card_is_judged_by_what_it_declares_and_by_nothing_else_in_it() {
    let prose = "You may use, copy, change and share it for any purpose. You must not use it for commercial purposes.";
    for (table, outcome, read_in) in [
        // The table allows business and the prose does not: for a reader.
        ("license: mit", "undetermined", "library"),
        ("license: cc-by-nc-4.0", "conflicts", "library"),
        ("license: gemma", "conflicts", "record"),
        ("license: marsh-own-1.0", "undetermined", "nothing"),
        ("tags: [birds]", "undetermined", "nothing"),
        ("license: MIT OR Apache-2.0", "undetermined", "library"),
        ("license: [mit, cc-by-nc-4.0]", "conflicts", "library"),
    ] {
        let scene = Marsh::of(&[("README.md", &card(table, prose))]);
        let document = &scene.json(&["assess", "marsh/README.md"])["documents"][0];
        assert_eq!((osd(document), document["terms_read_in"].as_str()), (outcome, Some(read_in)), "{table}");
        for finding in document["findings"].as_array().unwrap() {
            let quote = finding["quote"].as_str().unwrap();
            assert!(table.starts_with(quote) || quote.starts_with("license"), "{table}: {quote}");
            assert!(finding["parameters"]["declared"]["words"].is_string(), "{finding}");
        }
    }
    let scene = Marsh::of(&[("a.md", &card("license: mit", prose)), ("b.md", &card("license: gemma", prose))]);
    let compared = scene.json(&["compare", "marsh/a.md", "marsh/b.md"]);
    let outcomes: Vec<&str> = compared["documents"].as_array().unwrap().iter().map(osd).collect();
    assert_eq!(outcomes, ["undetermined", "conflicts"]);
    let quiet = Marsh::of(&[("README.md", &card("license: mit", "Birds are told by their songs."))]);
    assert_eq!(osd(&quiet.json(&["assess", "marsh/README.md"])["documents"][0]), "meets");
}

#[test]
fn a_limit_in_another_language_beside_a_free_licence_is_no_clean_bill() {
    for (prose, outcome) in [
        ("如果您计划将 Egret 用于商业目的，您需要提交申请材料。", "undetermined"),
        ("本模型仅供学术研究使用。", "undetermined"),
        ("このモデルの商用利用は禁止されています。", "undetermined"),
        ("Die gewerbliche Nutzung ist untersagt.", "undetermined"),
        ("L'usage commercial est interdit sans accord.", "undetermined"),
        ("本模型支持商业用途。", "meets"),
        ("Das Modell darf frei genutzt werden.", "meets"),
    ] {
        let scene = Marsh::of(&[("README.md", &card("license: apache-2.0", prose))]);
        let document = &scene.json(&["assess", "marsh/README.md"])["documents"][0];
        assert_eq!(osd(document), outcome, "{prose}");
        let unread = document["unread"].as_array().unwrap();
        assert_eq!(unread.is_empty(), outcome == "meets", "{prose}: {unread:?}");
    }
}

#[test]
fn what_is_denied_is_looked_for_where_the_report_looks() {
    for (table, prose, deny, status) in [
        ("license: cc-by-nc-4.0", "Birds.", "osd-6", 1),
        ("license: cc-by-nc-4.0", "Birds.", "noncommercial-only", 1),
        ("license: llama3.2", "Birds.", "user-threshold", 1),
        ("license: mit", "You must not use it for commercial purposes.", "noncommercial-only", 0),
        ("license: mit", "Birds.", "unread", 0),
        ("license: marsh-own-1.0", "Birds.", "unread", 1),
        ("tags: [x]", "Birds.", "unread", 1),
    ] {
        let scene = Marsh::of(&[("README.md", &card(table, prose))]);
        for command in [["openness", "marsh"], ["assess", "marsh/README.md"]] {
            let output = scene.run(&[&command[..], &["--deny", deny]].concat());
            assert_eq!(output.status.code(), Some(status), "{table} {deny} {command:?} {output:?}");
        }
    }
}

#[test]
fn every_licence_file_counts_or_is_named() {
    let terms = "Egret Terms\n\nYou may use Egret. You must not use Egret for commercial purposes.\n";
    for name in [
        "LICENCE.weights",
        "COPYING-3",
        "TERMS.md",
        "LEGAL.rst",
        "egret-license.txt",
        "LICENSES/LicenseRef-Egret.txt",
        "legal/egret.md",
        "AGREEMENT",
    ] {
        let files = [("README.md", &*card("license: mit", "Birds.")), ("model.safetensors", "x"), (name, terms)];
        let release = Marsh::of(&files).release();
        assert_ne!(cell(&release, "weights")["open"], "open", "{name}");
        assert!(messages(&release).iter().any(|it| it.contains(name)), "{name}: {:?}", messages(&release));
    }
    for (name, bytes) in [("LICENSE.pdf", "%PDF-1.7 x"), ("TERMS.docx", "PK\u{3}\u{4}x"), ("LICENSE.weights", "a\0b")] {
        let files = [("README.md", &*card("license: mit", "Birds.")), ("model.safetensors", "x"), (name, bytes)];
        let scene = Marsh::of(&files);
        let release = scene.release();
        let notes = release["diagnostics"].as_array().unwrap();
        assert!(
            notes.iter().any(|it| it["code"] == "licence-unread" && it["message"].as_str().unwrap().contains(name))
        );
        assert_eq!(
            (osd(&release), cell(&release, "weights")["open"].as_str()),
            ("undetermined", Some("unknown")),
            "{name}"
        );
        assert_eq!(scene.run(&["openness", "marsh", "--deny", "unread"]).status.code(), Some(1), "{name}");
    }
    let deep = [("README.md", &*card("license: mit", "Birds.")), ("model.safetensors", "x"), ("a/b/c/LICENSE", terms)];
    let release = Marsh::of(&deep).release();
    assert_eq!(osd(&release), "meets", "what others made has its own terms");
    assert!(release["diagnostics"].to_string().contains("a/b/c/LICENSE"), "and is named all the same");
}

#[test]
fn a_licence_that_is_stated_in_any_form_is_not_none() {
    for prose in [
        "## License\n\nMIT",
        "## Lizenz\n\nSiehe unten.",
        "## 许可证\n\n本模型采用 Apache-2.0 许可证。",
        "<table><tr><td>License</td><td>MIT</td></tr></table>",
        "![l](https://img.shields.io/badge/license-MIT-green)",
        "Egret is MIT licensed.",
        "The terms of use stand [elsewhere](https://x.example).",
    ] {
        let release = told("tags: [x]", &format!("Egret is an open-source model.\n\n{prose}"));
        assert_ne!(cell(&release, "model-card")["state"], "unlicensed", "{prose}");
        assert_eq!(messages(&release), Vec::<String>::new(), "{prose}");
    }
    for blank in ["", "- **License:** [More Information Needed]", "License: <name of licence>", "## License\n\nTBD"] {
        let release = told("tags: [x]", &format!("Egret is an open-source model.\n\n{blank}"));
        assert_eq!(cell(&release, "model-card")["state"], "unlicensed", "{blank}");
        assert!(messages(&release).iter().any(|it| it.contains("states no licence")), "{blank}");
    }
}

#[test]
fn what_is_said_of_others_or_denied_is_no_claim() {
    for prose in [
        "Swan9 is not available for commercial use, and Egret is a bird.",
        "We are grateful to open-source projects.",
        "It was tested beside most open-source models.",
        "Swan9 is free for commercial use.",
        "- [Egret-Talk](https://x.example): it talks.\n  - License: CC-BY-NC-4.0",
        "- **Dataset:** BirdBank-2k",
        "## Acknowledgements\n\nSwan is released under the Apache-2.0 license.",
    ] {
        let release = told("license: mit", prose);
        let all: usize = ["open-source", "commercial", "licence"].iter().map(|it| claims(&release, it)).sum();
        assert_eq!((all, messages(&release)), (0, Vec::new()), "{prose}");
    }
}

#[test]
fn several_licences_each_count() {
    for table in
        ["license: [apache-2.0, cc-by-nc-4.0]", "license: mit\nlicense: cc-by-nc-4.0", "licenses:\n- mit\n- other"]
    {
        assert_ne!(cell(&told(table, "Birds."), "model-card")["open"], "open", "{table}");
    }
    let both = told("license: mit\nlicense: other", "Birds.");
    assert!(both["diagnostics"].to_string().contains("stands twice"));
    assert_eq!(cell(&told("license: MIT OR CC-BY-NC-4.0", "Birds."), "model-card")["open"], "open", "one may choose");
}

#[test]
fn declared_is_held_against_the_file() {
    let text = |id: &str| undiluted::library::entry(id).unwrap().text();
    let changed = format!("{}\n\nThe Software shall not be used for military purposes.\n", text("MIT"));
    for (table, licence, words) in [
        ("license: llama3.1", text("Apache-2.0"), "LICENSE is Apache-2.0"),
        ("license: gemma", text("MIT"), "LICENSE is MIT"),
        ("license: mit", &*changed, "LICENSE is MIT with 1 sentence more"),
        ("license: other\nlicense_name: egret-terms\nlicense_link: LICENSE", text("ISC"), "LICENSE is ISC"),
        ("tags: [x]", text("Apache-2.0"), "names MIT for the whole, and LICENSE is Apache-2.0"),
    ] {
        let prose = if table == "tags: [x]" { "The models are released under the MIT license." } else { "Birds." };
        let files = [("README.md", &*card(table, prose)), ("LICENSE", licence), ("model.safetensors", "x")];
        let found = messages(&Marsh::of(&files).release());
        assert!(found.iter().any(|it| it.contains(words)), "{table}: {found:?}");
    }
    for (table, licence) in [
        ("license: mit", text("MIT")),
        ("license: other\nlicense_name: mit-license", text("MIT")),
        ("license: [mit, apache-2.0]", text("Apache-2.0")),
        ("license: gpl-3.0", text("GPL-3.0-only")),
        ("license: other", text("MIT")),
    ] {
        let files = [("README.md", &*card(table, "Birds.")), ("LICENSE", licence), ("model.safetensors", "x")];
        assert_eq!(messages(&Marsh::of(&files).release()), Vec::<String>::new(), "{table}");
    }
}

#[test]
fn what_a_base_keeps_for_itself_is_not_dropped_in_silence() {
    for (base, own, is_told) in [
        ("cc-by-nc-4.0", "mit", true),
        ("tongyi-qianwen-research", "apache-2.0", true),
        ("llama3.1", "mit", true),
        ("mit", "apache-2.0", false),
        ("cc-by-nc-4.0", "cc-by-nc-4.0", false),
        ("apache-2.0", "mit", false),
    ] {
        let scene = Marsh::of(&[
            ("swan/README.md", &card(&format!("license: {base}"), "Birds.").replace("Egret", "Swan")),
            ("egret/README.md", &card(&format!("license: {own}\nbase_model: marsh/swan"), "Birds.")),
        ]);
        let all = scene.json(&["openness", "marsh/egret", "marsh/swan"]);
        let found = messages(&all["releases"][0]);
        assert_eq!(found.iter().any(|it| it.contains("marsh/swan")), is_told, "{base} {own}: {found:?}");
    }
}

/// Cases that hang on a sentence of a licence that the rules do not read to its end.
const NOT_YET: [&str; 1] = ["k18-card-in-cell"];

#[test]
fn the_shared_cases_are_told_rightly() {
    let Some(script) = shared("tools/card-cases") else { return };
    let output =
        Command::new("python3").arg(script).arg("all").env("UNDILUTED", env!("CARGO_BIN_EXE_undiluted")).output();
    let Ok(output) = output else {
        return skip("there is no python3 to run the shared cases with");
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let is_known = |line: &&str| !NOT_YET.iter().any(|it| line.contains(it));
    let wrong: Vec<&str> =
        said.lines().filter(|it| it.starts_with("FAIL") || it.starts_with("ERR")).filter(is_known).collect();
    let right = said.lines().filter(|it| it.starts_with("ok")).count();
    assert!(right > 0, "the cases ran: {said} {}", String::from_utf8_lossy(&output.stderr));
    assert!(wrong.is_empty(), "{right} right, and these are not:\n{}", wrong.join("\n"));
}
