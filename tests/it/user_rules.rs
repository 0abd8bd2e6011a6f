//! Rules of the user's own: picked up, named in exports, checked, and told with their mistakes.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::undiluted;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

const UTOPIA: &str = r#"
[kind]
id = "arbitration-in-utopia"
title = "Arbitration in Utopia"
summary = "Disputes go to a court that we will not appear before."
stance = "notice"
freedoms = []

[[rule]]
id = "seat"
words = ["arbitration"]
pattern = "arbitration.{0,60}utopia"
why = "Disputes are arbitrated in Utopia."
must_fire = ["Any dispute is settled by arbitration in Utopia."]
must_not_fire = ["Arbitration takes place where the user lives."]
"#;

const LICENCE: &str = "1. You may use, modify and distribute the Model.\n\n2. Disputes go to arbitration in Utopia.\n";

/// A folder with a licence and, below it, the user's data folder with one rule file.
fn scene(rules: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("undiluted/rules")).unwrap();
    fs::write(folder.path().join("undiluted/rules/utopia.toml"), rules).unwrap();
    fs::write(folder.path().join("licence.txt"), LICENCE).unwrap();
    folder
}

/// Runs in the scene: exit status, standard output, standard error.
fn run(scene: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = undiluted(scene.path()).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn assessed(scene: &TempDir, more: &[&str]) -> Value {
    let (status, out, err) = run(scene, &[&["assess", "licence.txt", "--format", "json"], more].concat());
    assert_eq!(status, Some(0), "{err}");
    serde_json::from_str(&out).unwrap()
}

fn kinds(output: &Value) -> Vec<&str> {
    let findings = output["documents"][0]["findings"].as_array().unwrap();
    findings.iter().map(|it| it["kind"].as_str().unwrap()).collect()
}

#[test]
#[cfg(unix)]
fn the_folder_is_picked_up_and_every_export_names_it() {
    let scene = scene(UTOPIA);
    let with = assessed(&scene, &[]);
    assert!(kinds(&with).contains(&"arbitration-in-utopia"), "{:?}", kinds(&with));
    assert!(with["tool"]["user_rules"][0]["name"].as_str().unwrap().ends_with("utopia.toml"));
    assert!(with["tool"]["user_rules"][0]["sha256"].as_str().unwrap().starts_with("sha256:"));
    for format in ["text", "html", "markdown"] {
        let (_, out, _) = run(&scene, &["assess", "licence.txt", "--format", format]);
        assert!(
            out.contains("utopia.toml") && out.contains("of the user's own") | out.contains("of your own"),
            "{format}"
        );
        assert!(!out.contains(&*scene.path().to_string_lossy()), "{format} names a folder");
    }
    let without = assessed(&scene, &["--rules", "none"]);
    assert!(!kinds(&without).contains(&"arbitration-in-utopia"));
    assert_ne!(with["tool"]["rules"], without["tool"]["rules"], "other rules have another version");
    let (status, _, err) = run(&scene, &["assess", "licence.txt", "--deny", "arbitration-in-utopia"]);
    assert_eq!(status, Some(1), "{err}");
}

#[test]
fn a_folder_named_on_the_command_line_is_taken_instead() {
    let scene = scene(UTOPIA);
    fs::create_dir(scene.path().join("house")).unwrap();
    fs::write(
        scene.path().join("house/mit.toml"),
        "[kind]\nid = \"governing-law-venue\"\n\n[[rule]]\nid = \"sea\"\n\
        words = [\"utopia\"]\npattern = \"in utopia\"\nwhy = \"It names Utopia.\"\n",
    )
    .unwrap();
    let output = assessed(&scene, &["--rules", "house"]);
    assert!(kinds(&output).contains(&"governing-law-venue") && !kinds(&output).contains(&"arbitration-in-utopia"));
    let (status, _, err) = run(&scene, &["assess", "licence.txt", "--rules", "no-such-folder"]);
    assert!(status == Some(2) && err.contains("no-such-folder"), "{err}");
}

#[test]
fn check_runs_the_sentences_of_a_file() {
    let scene = scene(UTOPIA);
    let file = "undiluted/rules/utopia.toml";
    let (status, out, err) = run(&scene, &["rules", "check", file]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(out.contains("1 rule, 2 sentences: all read as written"), "{out}");
    fs::write(
        scene.path().join(file),
        UTOPIA.replace("Arbitration takes place where the user lives", "A claim is settled by arbitration in Utopia"),
    )
    .unwrap();
    let (status, out, _) = run(&scene, &["rules", "check", file]);
    assert!(status == Some(1) && out.contains("arbitration-in-utopia/seat fires on, and must not"), "{out}");
}

#[test]
#[cfg(unix)]
fn a_mistake_is_told_with_its_line_and_the_rest_is_still_done() {
    let scene = scene(&UTOPIA.replace("{0,60}", "{0,60"));
    let (status, out, err) = run(&scene, &["assess", "licence.txt"]);
    assert_eq!(status, Some(2));
    assert!(err.contains("utopia.toml:12: rule arbitration-in-utopia/seat"), "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(out.contains("grant-use-modify-share"), "{out}");
}

#[test]
fn the_list_names_every_kind_and_where_rules_belong() {
    let scene = scene(UTOPIA);
    let (status, out, _) = run(&scene, &["rules", "list"]);
    assert_eq!(status, Some(0));
    for words in ["your own rules belong in", "user-threshold", "noncommercial-only"] {
        assert!(out.contains(words), "{words}");
    }
}
