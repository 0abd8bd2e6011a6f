//! The real executable, in folders of its own: what it prints, where it writes, and its exit status.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::{Scene, text};
use serde_json::Value;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

const GRANT: &str = "Permission is granted to anyone to use, copy, modify and distribute the Model.\n";
const SHOUT: &str = "1. Rivers\n\nEvery boat leaves the harbour before noon.\n\n2. Lamps\n\nLamps burn until dawn.\n";

fn names(output: &Value) -> Vec<&str> {
    output["documents"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect()
}

#[track_caller]
fn validates(of: &str, output: &Value) {
    let schema: Value = serde_json::from_str(&Scene::new(&[]).check(&["schema", of], 0).0).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(output).map(|it| format!("{} at {}", it, it.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// Every clause of every document stands in exactly one row, and every span fits its quote.
#[track_caller]
fn holds_together(output: &Value) {
    for (index, document) in output["documents"].as_array().unwrap().iter().enumerate() {
        let text = document["text"].as_str().unwrap();
        for list in ["findings", "suppressed", "imports"] {
            for it in document[list].as_array().unwrap() {
                let (start, end) = (it["start"].as_u64().unwrap(), it["end"].as_u64().unwrap());
                let range = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
                assert_eq!(&text[range], it["quote"].as_str().unwrap());
            }
        }
        if let Some(rows) = output["rows"].as_array() {
            let cells = rows.iter().map(|row| &row["cells"][index]["clauses"]);
            let mut seen: Vec<u64> =
                cells.flat_map(|it| it.as_array().unwrap().iter().map(|it| it.as_u64().unwrap())).collect();
            seen.sort_unstable();
            let all = document["clauses"].as_array().unwrap().len() as u64;
            assert_eq!(seen, (0..all).collect::<Vec<_>>(), "document {index}");
        }
    }
}

#[test]
fn a_file_beside_itself_has_nothing_to_report() {
    let scene = Scene::new(&[("a.txt", GRANT.as_bytes())]);
    let (out, _) = scene.check(&["compare", "a.txt", "a.txt"], 0);
    assert!(out.contains("1 same") && out.contains("same bytes"), "{out}");
    let json = scene.json(&["compare", "a.txt", "a.txt", "--format", "json"], 0);
    assert_eq!(json["diagnostics"][0]["code"], "same-file");
}

#[test]
fn an_empty_file_is_read_and_said_to_be_empty_of_clauses() {
    let scene = Scene::new(&[("a.txt", GRANT.as_bytes()), ("empty.txt", b"")]);
    let (out, err) = scene.check(&["assess", "empty.txt"], 0);
    assert!(out.contains("nothing to read") && err.is_empty(), "{out}{err}");
    let json = scene.json(&["compare", "a.txt", "empty.txt", "--format", "json", "--with-text"], 1);
    assert_eq!(json["summary"][0]["absent"], 1);
    holds_together(&json);
}

#[test]
fn a_card_stands_beside_a_licence() {
    let scene = Scene::new(&[]);
    let arguments = ["compare", "own:heron-2.0", "own:heron-card.md", "spdx:MIT", "--format", "json", "--with-text"];
    let json = scene.json(&arguments, 1);
    validates("compare", &json);
    holds_together(&json);
}

#[test]
fn texts_with_nothing_in_common_say_so() {
    let scene = Scene::new(&[("a.txt", SHOUT.as_bytes())]);
    let json = scene.json(&["compare", "a.txt", "spdx:MIT", "--format", "json"], 1);
    assert_eq!(json["diagnostics"][0]["code"], "nothing-in-common");
    let (out, _) = scene.check(&["compare", "a.txt", "spdx:MIT"], 1);
    assert!(out.contains("nothing in common") || out.contains("no clause in common"), "{out}");
}

#[test]
fn a_bad_file_gets_one_line_and_stops_nobody() {
    let scene = Scene::new(&[("a.txt", GRANT.as_bytes()), ("b.txt", SHOUT.as_bytes()), ("c.pdf", b"%PDF-1.7 x")]);
    for format in ["json", "jsonl", "text", "html", "markdown"] {
        let (out, err) =
            scene.check(&["assess", "a.txt", "no.txt", "c.pdf", "spdx:MTI", "b.txt", "--format", format], 2);
        assert!(out.contains("a.txt") && out.contains("b.txt"), "{format}: {out}");
        let lines: Vec<&str> = err.lines().collect();
        assert_eq!(lines.len(), 3, "{err}");
        assert!(lines[0].starts_with("undiluted: no.txt: cannot be read"), "{err}");
        assert!(lines[1].starts_with("undiluted: c.pdf: PDF: the file is damaged; open it in a viewer"), "{err}");
        assert!(lines[2].contains("did you mean MIT?"), "{err}");
    }
    let json = scene.json(&["compare", "no.txt", "a.txt", "b.txt", "--baseline", "2", "--format", "json"], 2);
    assert_eq!((names(&json), &json["baseline"]), (vec!["a.txt", "b.txt"], &Value::from(0)));
    let (out, err) = scene.check(&["compare", "no.txt", "a.txt", "b.txt"], 2);
    assert!(out.is_empty() && err.contains("is the baseline"), "{out}{err}");
    let (out, err) = scene.check(&["compare", "a.txt", "no.txt"], 2);
    assert!(out.is_empty() && err.contains("needs two documents"), "{out}{err}");
}

#[test]
fn lines_keep_the_order_given_and_each_validates() {
    let ids: Vec<String> =
        undiluted::library::entries().iter().step_by(9).map(undiluted::library::Entry::key).collect();
    let scene = Scene::new(&[("list", format!("\r\n{}\r\n", ids.join("\r\n")).as_bytes())]);
    let (out, _) = scene.check(&["assess", "@list", "--format", "jsonl", "--with-text"], 0);
    let lines: Vec<Value> = out.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(lines.iter().flat_map(names).collect::<Vec<_>>(), ids);
    lines.iter().step_by(10).for_each(|line| validates("assess", line));
    lines.iter().for_each(holds_together);
}

#[test]
fn output_is_the_same_bytes_whatever_the_machine() {
    let scene = Scene::new(&[("a.txt", GRANT.as_bytes())]);
    for format in ["json", "html", "markdown", "text"] {
        let arguments = ["compare", "a.txt", "own:heron-1.0", "own:heron-2.0", "--format", format];
        let once = scene.command(&arguments).env("UNDILUTED_THREADS", "1").output().unwrap().stdout;
        let again = scene.command(&arguments).env("UNDILUTED_THREADS", "3").output().unwrap().stdout;
        assert!(!once.is_empty() && once == again, "{format}");
    }
}

#[test]
fn names_stand_in_full_in_json_and_without_folders_elsewhere() {
    let scene = Scene::new(&[("a.txt", GRANT.as_bytes())]);
    let path = scene.path().join("a.txt").to_string_lossy().into_owned();
    assert_eq!(names(&scene.json(&["assess", &path, "--format", "json"], 0)), [path.as_str()]);
    for format in ["html", "markdown"] {
        let (out, _) = scene.check(&["compare", &path, "spdx:MIT", "--format", format], 1);
        let folder = scene.path().file_name().unwrap().to_string_lossy().into_owned();
        assert!(out.contains("a.txt") && !out.contains(&folder), "{format}");
        assert!(!out.contains("Made on"), "{format} has a date that nobody asked for");
        let dated = scene.check(&["compare", &path, "spdx:MIT", "--format", format, "--date=2026-01-02"], 1).0;
        assert!(dated.contains("2026-01-02"), "{format}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let scene = Scene::new(&[]);
    let mut child = scene
        .command(&["library", "text", "GPL-3.0-only"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));

    let many: Vec<String> = undiluted::library::entries().iter().take(60).map(undiluted::library::Entry::key).collect();
    let arguments: Vec<&str> =
        ["assess", "--format", "jsonl"].into_iter().chain(many.iter().map(String::as_str)).collect();
    let mut child = scene.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(first.contains("undiluted/assess/1"));
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}

#[test]
fn standard_input_is_a_document_once() {
    let scene = Scene::new(&[]);
    let mut child = scene.command(&["assess", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(GRANT.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(text(&output.stdout).contains("1 clause"), "{}", text(&output.stdout));
    let (_, err) = scene.check(&["compare", "-", "-"], 2);
    assert!(err.contains("only once"), "{err}");
}

#[test]
fn several_texts_make_one_document() {
    let files: &[(&str, &[u8])] =
        &[("LICENSE", GRANT.as_bytes()), ("USE_POLICY.md", b"# Policy\n\nYou must not lie.\n"), ("c++.txt", b"plain")];
    let scene = Scene::new(files);
    let json = scene.json(&["assess", "LICENSE+USE_POLICY.md", ".", "c++.txt", "--format", "json"], 0);
    let parts = |index: usize| json["documents"][index]["parts"].as_array().unwrap().len();
    assert_eq!((parts(0), parts(1), parts(2)), (2, 2, 1));
}

#[test]
fn nothing_in_a_name_or_title_steers_the_terminal() {
    let scene = Scene::new(&[("a\u{1b}[2J.txt", "# T\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\n\nYou may.\n".as_bytes())]);
    for arguments in [["assess", "a\u{1b}[2J.txt"], ["assess", "no\u{1b}[2J\n.txt"]] {
        let output = scene.run(&arguments);
        let all = text(&output.stdout) + &text(&output.stderr);
        assert!(!all.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{all:?}");
        assert!(text(&output.stderr).lines().count() <= 1, "{all:?}");
    }
}

#[test]
fn deny_speaks_by_exit_status() {
    let scene = Scene::new(&[("a.txt", GRANT.as_bytes())]);
    scene.check(&["assess", "own:heron-2.0", "--deny", "user-threshold", "-q"], 1);
    scene.check(&["assess", "own:heron-2.0", "--deny", "osd-6", "-q"], 1);
    scene.check(&["assess", "a.txt", "--deny", "user-threshold", "--deny", "use", "--deny", "osd-6", "-q"], 0);
    // Of a catalogue's entry, the presence is denied.
    let (_, err) = scene.check(&["assess", "spdx:CC-BY-NC-4.0", "--deny", "joinup-cannot-commerce"], 1);
    assert!(err.contains("joinup-cannot-commerce noncommercial-only"), "{err}");
    scene.check(&["assess", "spdx:MIT", "--deny", "joinup-cannot-commerce", "-q"], 0);
    let (_, err) = scene.check(&["assess", "a.txt", "own:heron-2.0", "--deny", "user-threshold"], 1);
    assert!(err.starts_with("undiluted: own:heron-2.0: denied: user-threshold in "), "{err}");
    let (_, err) = scene.check(&["assess", "a.txt", "--deny", "user-treshold"], 2);
    assert!(err.contains("did you mean user-threshold?"), "{err}");
}

#[test]
fn mistakes_get_one_line_that_says_what_to_do() {
    let scene = Scene::new(&[("a.txt", GRANT.as_bytes())]);
    let tried: &[(&[&str], &str)] = &[
        (&["compare", "a.txt", "a.txt", "--baseline", "0"], "counts from 1"),
        (&["compare", "a.txt", "a.txt", "--baseline", "3"], "there are only 2 documents"),
        (&["compare", "a.txt", "a.txt", "--format", "jsonl"], "use --format json"),
        (&["assess", "a.txt", "--lens", "ods"], "there is no such lens; there are "),
        (&["assess", "@none"], "none: cannot be read"),
        (&["library", "import", "x"], "x: cannot be read"),
        (&["library", "show", "Apache2"], "did you mean Apache-2.0?"),
    ];
    for (arguments, expected) in tried {
        let (out, err) = scene.check(arguments, 2);
        assert!(err.contains(expected) && err.lines().count() == 1, "{arguments:?}: {err}");
        assert!(out.is_empty() || out.contains("\"documents\": []"), "{out}");
    }
}

#[test]
fn the_library_lists_shows_and_prints() {
    let scene = Scene::new(&[]);
    let (list, _) = scene.check(&["library", "list"], 0);
    assert!(list.contains("own:heron-1.0") && list.contains("spdx:Apache-2.0") && list.lines().count() > 700);
    let (show, _) = scene.check(&["library", "show", "mpl-2.0"], 0);
    assert!(show.contains("Mozilla Public License 2.0") && show.contains("undiluted spdx:MPL-2.0"), "{show}");
    let (text, _) = scene.check(&["library", "text", "MIT"], 0);
    assert_eq!(Some(text.as_str()), undiluted::library::entry("MIT").map(undiluted::library::Entry::text));
}

#[test]
fn a_record_is_shown_and_its_text_is_said_to_be_elsewhere() {
    let scene = Scene::new(&[]);
    let (list, _) = scene.check(&["library", "list"], 0);
    let line = list.lines().find(|it| it.starts_with("record:kimi-k2-modified-mit ")).unwrap();
    assert!(line.ends_with("Modified MIT License (Moonshot AI, Kimi K2; text not included)"), "{line}");
    for id in ["Kimi-K2-modified-MIT", "record:kimi-k2-modified-mit"] {
        let (show, _) = scene.check(&["library", "show", id], 0);
        assert!(show.contains("steward        Moonshot AI\n"), "{show}");
        assert!(show.contains("\nrecorded reading, from 20") && show.contains("is not part of this program"), "{show}");
        assert!(show.lines().any(|it| it.contains("  user-threshold ")), "{show}");
    }
    let elsewhere: &[&[&str]] = &[
        &["library", "text", "kimi-k2-modified-mit"],
        &["assess", "record:kimi-k2-modified-mit"],
        &["assess", "spdx:kimi-k2-modified-mit"],
    ];
    for arguments in elsewhere {
        let (_, err) = scene.check(arguments, 2);
        assert!(err.contains("kimi-k2-modified-mit: the text is not part of this program"), "{err}");
        assert!(err.contains("LICENSE") && err.lines().count() == 1, "{err}");
    }
    let (_, err) = scene.check(&["assess", "record:kimi-k2-modfied-mit"], 2);
    assert!(err.contains("did you mean kimi-k2-modified-mit?"), "{err}");
}

#[test]
fn reports_go_where_their_name_says() {
    let scene = Scene::new(&[("a.txt", GRANT.as_bytes())]);
    for (name, start) in
        [("r.html", "<!DOCTYPE html>"), ("r.md", "# a.txt"), ("r.json", "{\n"), ("r.txt", "* 1  a.txt")]
    {
        let (out, _) = scene.check(&["compare", "a.txt", "spdx:MIT", "-o", name], 1);
        assert!(out.is_empty());
        let report = fs::read_to_string(scene.path().join(name)).unwrap();
        assert!(report.starts_with(start), "{name}: {}", &report[..60]);
    }
    assert_eq!(fs::read_dir(scene.path()).unwrap().count(), 5, "something else was left behind");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn what_cannot_be_written_leaves_the_old_file_whole() {
        let scene = Scene::new(&[("a.txt", GRANT.as_bytes()), ("old.json", b"old")]);
        let old = scene.path().join("old.json");
        fs::set_permissions(&old, fs::Permissions::from_mode(0o444)).unwrap();
        fs::create_dir(scene.path().join("folder.json")).unwrap();
        for target in ["old.json", "folder.json", "none/r.json"] {
            let (_, err) = scene.check(&["assess", "a.txt", "-o", target], 2);
            assert!(err.starts_with(&format!("undiluted: {target}: cannot be written")), "{err}");
            assert_eq!(err.lines().count(), 1, "{err}");
        }
        assert_eq!(fs::read(&old).unwrap(), b"old");
        assert_eq!(fs::read_dir(scene.path()).unwrap().count(), 3);
    }

    #[test]
    fn links_stay_links_and_modes_stay() {
        let scene = Scene::new(&[("a.txt", GRANT.as_bytes()), ("real.json", b"old")]);
        fs::set_permissions(scene.path().join("real.json"), fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("real.json", scene.path().join("link.json")).unwrap();
        scene.check(&["assess", "a.txt", "-o", "link.json"], 0);
        assert!(fs::symlink_metadata(scene.path().join("link.json")).unwrap().is_symlink());
        let real = scene.path().join("real.json");
        assert!(fs::read_to_string(&real).unwrap().starts_with('{'));
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn standard_output_by_name_is_not_replaced() {
        let scene = Scene::new(&[("a.txt", GRANT.as_bytes()), ("log", b"before\n")]);
        let log = fs::OpenOptions::new().append(true).open(scene.path().join("log")).unwrap();
        let mut command = scene.command(&["assess", "a.txt", "-o", "/dev/stdout"]);
        assert!(command.stdout(log).status().unwrap().success());
        let all = fs::read_to_string(scene.path().join("log")).unwrap();
        assert!(all.starts_with("before\na.txt"), "{all}");
        scene.check(&["assess", "a.txt", "-o", "/dev/null"], 0);
        let (_, err) = scene.check(&["assess", "a.txt", "-o", "/dev/full"], 2);
        assert!(err.starts_with("undiluted: /dev/full: cannot be written"), "{err}");
    }

    #[test]
    fn devices_and_endless_files_are_refused_and_pipes_read() {
        let scene = Scene::new(&[("a.txt", GRANT.as_bytes())]);
        fs::File::create(scene.path().join("huge.txt")).unwrap().set_len(65 * 1024 * 1024).unwrap();
        fs::create_dir(scene.path().join("folder")).unwrap();
        for name in ["silent", "pipe"] {
            assert!(Command::new("mkfifo").arg(scene.path().join(name)).status().unwrap().success());
        }
        let pipe = scene.path().join("pipe");
        let writer = std::thread::spawn(move || fs::write(pipe, GRANT));
        let arguments =
            ["assess", "/dev/zero", "huge.txt", "folder", "a.txt+folder", "silent", "pipe", "--format", "json"];
        let output = scene.run(&arguments);
        writer.join().unwrap().unwrap();
        let err = text(&output.stderr);
        let expected = [
            "/dev/zero: is not a regular file",
            "huge.txt: is larger than 64 MiB",
            "folder: holds no LICENSE",
            "folder: is a folder",
            "silent: is a pipe that nobody writes to",
        ];
        assert_eq!(err.lines().count(), expected.len(), "{err}");
        for (line, expected) in err.lines().zip(expected) {
            assert!(line.starts_with(&format!("undiluted: {expected}")), "{line}");
        }
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(names(&serde_json::from_slice(&output.stdout).unwrap()), ["pipe"]);
    }
}

#[test]
fn clauses_are_aligned_by_hand_from_a_file() {
    let pins = b"[[pin]]\nclauses = [\"1\", \"2\"]\n";
    let wrong = b"[[pin]]\nclauses = [\"1\", \"9\"]\n";
    let garbled = b"[[pin]]\nclauses = 1\n";
    let scene = Scene::new(&[
        ("a.txt", SHOUT.as_bytes()),
        ("b.txt", SHOUT.replace("1. Rivers", "1. Hills").as_bytes()),
        ("pins.toml", pins),
        ("wrong.toml", wrong),
        ("garbled.toml", garbled),
    ]);
    let (out, _) = scene.check(&["compare", "a.txt", "b.txt", "--pins", "pins.toml"], 1);
    assert!(out.contains("1 \u{2192} 2  edited, pinned by hand"), "{out}");
    let (json, _) = scene.check(&["compare", "a.txt", "b.txt", "--pins", "pins.toml", "--format", "json"], 1);
    assert!(json.contains("\"pinned\": true"));
    let (_, error) = scene.check(&["compare", "a.txt", "b.txt", "--pins", "wrong.toml"], 2);
    assert!(error.contains("pin 1: b.txt has no clause 9"), "{error}");
    let (_, error) = scene.check(&["compare", "a.txt", "b.txt", "--pins", "garbled.toml"], 2);
    assert!(error.contains("garbled.toml:2:"), "{error}");
}

#[test]
fn a_line_of_json_is_one_line_to_every_reader() {
    let scene = Scene::new(&[("a.txt", "You may use\u{2028}the \u{85}Model\u{2029} freely.".as_bytes())]);
    let (out, _) = scene.check(&["assess", "a.txt", "--format", "jsonl", "--with-text"], 0);
    assert!(!out.trim_end().contains(['\n', '\u{85}', '\u{2028}', '\u{2029}']), "{out}");
    let line: Value = serde_json::from_str(&out).unwrap();
    assert!(line["documents"][0]["text"].as_str().unwrap().contains('\u{2028}'));
}

/// A session of two files in a folder of its own, with a mark on the first finding of the second.
fn reviewed(scene: &Scene, name: &str, reviewer: &str, verdict: &str, more: &Value) {
    scene.check(&["session", "save", "a.txt", "b.txt", "-o", name, "--replace", "--reviewer", reviewer], 0);
    let report = scene.json(&["assess", "b.txt", "--format", "json"], 0);
    let document = &report["documents"][0];
    let finding = &document["findings"][0];
    let clause = &document["clauses"][usize::try_from(finding["clause"].as_u64().unwrap()).unwrap()];
    let mut session: Value = serde_json::from_slice(&fs::read(scene.path().join(name)).unwrap()).unwrap();
    session.as_object_mut().unwrap().remove("sha256");
    let place = serde_json::json!({
        "sha256": document["sha256"], "name": "b.txt", "anchor": clause["anchor"], "label": clause["label"], "heading": ""
    });
    let mut mark = serde_json::json!({
        "reviewer": reviewer, "place": place, "verdict": verdict, "note": "look <b>again</b>",
        "finding": { "kind": finding["kind"], "anchor": finding["anchor"], "quote": finding["quote"] },
    });
    mark.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    session["session"]["edits"]["marks"] = serde_json::json!([mark]);
    session["session"]["edits"]["votes"] = serde_json::json!([{ "place": place, "counts": { "use": 12, "none": 3 } }]);
    fs::write(scene.path().join(name), session.to_string()).unwrap();
}

const LIMIT: &str =
    "1. You may use, copy, modify and distribute the Model.\n\n2. You may not use the Model for military purposes.\n";

fn review_scene() -> Scene {
    Scene::new(&[("a.txt", GRANT.as_bytes()), ("b.txt", LIMIT.as_bytes())])
}

#[test]
fn marks_stand_in_every_report_under_their_reviewers_name() {
    let scene = review_scene();
    reviewed(&scene, "ana.undiluted", "Ana <i>", "disagree", &serde_json::json!({}));
    let json = scene.json(&["compare", "ana.undiluted", "--format", "json"], 1);
    let remark = &json["documents"][1]["remarks"][0];
    assert_eq!((&remark["reviewer"], &remark["verdict"]), (&"Ana <i>".into(), &"disagree".into()));
    assert_eq!(remark["finding"], 0);
    assert_eq!(json["documents"][1]["votes"][0]["counts"], serde_json::json!({ "use": 12, "none": 3 }));
    assert!(json["documents"][0].get("remarks").is_none());
    for command in ["compare", "assess"] {
        for (format, words) in [
            ("text", "Ana <i> disagrees: “look <b>again</b>”"),
            ("html", "Ana &lt;i&gt; disagrees: “look &lt;b&gt;again"),
            ("markdown", "Ana &lt;i&gt; disagrees: “look &lt;b&gt;again"),
        ] {
            let output = scene.run(&[command, "ana.undiluted", "--format", format]);
            let out = text(&output.stdout);
            assert!(out.contains(words), "{command} {format}\n{out}");
            assert!(out.contains("use 12, none 3"), "{command} {format}\n{out}");
            assert!(format == "text" || !out.contains("<b>again"), "{command} {format}\n{out}");
        }
    }
    let shown = scene.check(&["session", "show", "ana.undiluted"], 0).0;
    assert!(shown.contains("Ana <i> disagrees") && shown.contains("as saved"), "{shown}");
}

#[test]
fn an_override_changes_the_reviewers_reading_and_not_the_programs() {
    let scene = review_scene();
    let report = scene.json(&["assess", "b.txt", "--format", "json"], 0);
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    let ban = findings.iter().position(|it| it["kind"] == "field-of-endeavour-ban").expect("the ban is found");
    reviewed(
        &scene,
        "ana.undiluted",
        "Ana",
        "disagree",
        &serde_json::json!({
            "override": "set-aside",
            "finding": { "kind": findings[ban]["kind"], "anchor": findings[ban]["anchor"], "quote": "" },
        }),
    );
    let json = scene.json(&["assess", "ana.undiluted", "--lens", "osd", "--format", "json"], 0);
    let document = &json["documents"][1];
    assert_eq!(document["readings"][0]["outcome"], "conflicts");
    assert_eq!(document["reviewed_readings"][0]["outcome"], "meets");
    assert_eq!(document["remarks"][0]["override"], "set-aside");
    let out = scene.check(&["assess", "ana.undiluted", "--lens", "osd"], 0).0;
    assert!(out.contains("OSD    conflicts: 6") && out.contains("meets") && out.contains("overrides of Ana"), "{out}");
}

#[test]
fn two_reviewers_are_laid_over_each_other_and_their_agreement_counted() {
    let scene = review_scene();
    reviewed(&scene, "ana.undiluted", "Ana", "agree", &serde_json::json!({}));
    reviewed(&scene, "ben.undiluted", "Ben", "disagree", &serde_json::json!({ "override": "set-aside" }));
    let json = scene.json(&["compare", "ana.undiluted", "ben.undiluted", "--format", "json"], 1);
    assert_eq!(names(&json).len(), 2, "each document stands there once");
    assert_eq!(json["documents"][1]["remarks"].as_array().unwrap().len(), 2);
    assert_eq!(json["agreements"][0]["reviewers"], serde_json::json!(["Ana", "Ben"]));
    assert_eq!((&json["agreements"][0]["both"], &json["agreements"][0]["same"]), (&1.into(), &0.into()));
    assert!(json["documents"][1].get("reviewed_readings").is_none(), "what Ana agrees to Ben alone does not set aside");
    let out = scene.check(&["compare", "ana.undiluted", "ben.undiluted"], 1).0;
    assert!(out.contains("Ana and Ben: the same verdict on 0 of 1"), "{out}");
    scene.check(&["session", "save", "ana.undiluted", "ben.undiluted", "-o", "both.undiluted"], 0);
    let shown = scene.check(&["session", "show", "both.undiluted"], 0).0;
    assert!(shown.contains("Ana agrees") && shown.contains("Ben disagrees"), "{shown}");
}

#[test]
fn a_changed_source_is_said_and_marks_are_found_again() {
    let scene = review_scene();
    reviewed(&scene, "ana.undiluted", "Ana", "agree", &serde_json::json!({}));
    let changed = LIMIT.replace("You may use", "Anyone may use");
    fs::write(scene.path().join("b.txt"), changed).unwrap();
    let (out, err) = scene.check(&["assess", "ana.undiluted", "--format", "json"], 0);
    assert!(err.contains("b.txt: the file changed since the session was saved"), "{err}");
    let json: Value = serde_json::from_str(&out).unwrap();
    let document = &json["documents"][1];
    assert_eq!(document["diagnostics"][0]["code"], "source-changed");
    assert_eq!(document["remarks"][0]["stale"], true);
    fs::remove_file(scene.path().join("b.txt")).unwrap();
    let (_, err) = scene.check(&["assess", "ana.undiluted"], 2);
    assert!(err.contains("b.txt"), "{err}");
}

#[test]
fn a_pack_travels_without_its_files() {
    let scene = review_scene();
    scene.check(&["session", "save", "a.txt", "b.txt", "-o", "pack.undiluted", "--with-text"], 0);
    let elsewhere = Scene::new(&[]);
    fs::copy(scene.path().join("pack.undiluted"), elsewhere.path().join("pack.undiluted")).unwrap();
    let json = elsewhere.json(&["compare", "pack.undiluted", "--format", "json", "--with-text"], 1);
    assert_eq!(json["documents"][1]["text"], LIMIT);
}

#[test]
fn a_session_from_elsewhere_reads_nothing_outside_its_folder_unasked() {
    let scene = Scene::new(&[("a.txt", GRANT.as_bytes()), ("secret.txt", b"1. The password is heron.\n")]);
    fs::create_dir(scene.path().join("inbox")).unwrap();
    for name in ["../secret.txt".to_owned(), scene.path().join("secret.txt").to_string_lossy().into_owned()] {
        let hash = "0".repeat(64);
        let session = serde_json::json!({ "schema": "undiluted/session/1", "session": {
            "documents": [{ "parts": [{ "name": name, "sha256": hash, "bytes": 1 }] }] } });
        let path = scene.path().join("inbox/a.undiluted");
        fs::write(&path, session.to_string()).unwrap();
        let before = fs::read(&path).unwrap();
        let (out, err) = scene.check(&["assess", "inbox/a.undiluted", "--with-text", "--format", "json"], 2);
        assert!(!out.contains("password") && err.contains("--outside"), "{out}\n{err}");
        let (out, _) = scene.check(&["assess", "inbox/a.undiluted", "--outside", "--with-text", "--format", "json"], 0);
        assert!(out.contains("password"), "{out}");
        assert_eq!(fs::read(&path).unwrap(), before);
    }
    // The same names in a session that this machine saved are the user's own choice.
    scene.check(&["session", "save", "a.txt", "secret.txt", "-o", "inbox/mine.undiluted"], 0);
    let (out, _) = scene.check(&["assess", "inbox/mine.undiluted", "--with-text", "--format", "json"], 0);
    assert!(out.contains("password"), "{out}");
}

#[test]
fn a_session_that_cannot_be_right_is_refused_and_left_alone() {
    let scene = review_scene();
    scene.check(&["session", "save", "a.txt", "b.txt", "-o", "good.undiluted", "--with-text"], 0);
    let good = fs::read(scene.path().join("good.undiluted")).unwrap();
    let flipped = text(&good).replacen("military", "civilian", 1).into_bytes();
    let future = text(&good).replacen("session/1", "session/7", 1).into_bytes();
    let cases: [(&[u8], &str); 5] = [
        (&good[..good.len() / 2], "damaged"),
        (&flipped, "its hash does not fit"),
        (&future, "later version (schema 7"),
        (b"MIT License", "is not a session"),
        (b"", "is not a session"),
    ];
    for (bytes, words) in cases {
        fs::write(scene.path().join("bad.undiluted"), bytes).unwrap();
        for arguments in [&["compare", "bad.undiluted"][..], &["session", "show", "bad.undiluted"]] {
            let (_, err) = scene.check(arguments, 2);
            assert!(err.contains(words) && err.contains("bad.undiluted"), "{words}: {err}");
        }
        assert_eq!(fs::read(scene.path().join("bad.undiluted")).unwrap(), bytes);
    }
    let (_, err) = scene.check(&["session", "save", "a.txt", "-o", "good.undiluted"], 2);
    assert!(err.contains("is there already") && err.contains("--replace"), "{err}");
    assert_eq!(fs::read(scene.path().join("good.undiluted")).unwrap(), good);
}

/// Kills the program at one moment after another; whatever moment it is, the file is one of the two, whole.
#[cfg(unix)]
fn kill_while_writing(scene: &Scene, name: &str, writers: [&[&str]; 2]) {
    let path = scene.path().join(name);
    let whole = writers.map(|it| {
        scene.run(it);
        fs::read(&path).unwrap()
    });
    assert_ne!(whole[0], whole[1], "the two must differ for the test to see anything");
    let started = std::time::Instant::now();
    scene.run(writers[0]);
    let usual = started.elapsed();
    let (mut killed, mut seen) = (0, [0, 0]);
    let rounds: u32 = 60;
    for round in 0..rounds {
        let writer = if round % 2 == 0 { writers[0] } else { writers[1] };
        let mut child = scene.command(writer).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // From the first moment to a little after the usual end, where the write is.
        std::thread::sleep(usual * round * 12 / (rounds * 10));
        child.kill().unwrap();
        killed += u32::from(child.wait().unwrap().code().is_none());
        let now = fs::read(&path).unwrap();
        let which = whole.iter().position(|it| *it == now);
        seen[which.unwrap_or_else(|| panic!("half a file after round {round}: {} bytes", now.len()))] += 1;
    }
    assert!(killed > rounds / 4, "only {killed} of {rounds} were killed in time");
}

#[cfg(unix)]
#[test]
fn a_kill_during_an_export_leaves_a_whole_file() {
    let scene = Scene::new(&[]);
    let writers: [&[&str]; 2] = [
        &["compare", "spdx:GPL-2.0-only", "spdx:GPL-3.0-only", "-o", "report.html"],
        &["compare", "spdx:MPL-1.1", "spdx:MPL-2.0", "-o", "report.html"],
    ];
    kill_while_writing(&scene, "report.html", writers);
}

#[cfg(unix)]
#[test]
fn a_kill_during_a_save_leaves_a_whole_session() {
    let scene = Scene::new(&[]);
    let writers: [&[&str]; 2] = [
        &["session", "save", "spdx:GPL-2.0-only", "spdx:GPL-3.0-only", "--with-text", "--replace", "-o", "a.undiluted"],
        &["session", "save", "spdx:MPL-1.1", "spdx:MPL-2.0", "--with-text", "--replace", "-o", "a.undiluted"],
    ];
    kill_while_writing(&scene, "a.undiluted", writers);
}

/// A limit on the size of files is a disk that is full: the write is cut short, the next one fails.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_file_and_no_litter() {
    let scene = Scene::new(&[("report.html", b"old"), ("a.undiluted", b"old")]);
    let exe = env!("CARGO_BIN_EXE_undiluted");
    let commands = [
        ("report.html", "compare spdx:GPL-2.0-only spdx:GPL-3.0-only -o report.html"),
        ("a.undiluted", "session save spdx:GPL-2.0-only spdx:GPL-3.0-only --with-text --replace -o a.undiluted"),
    ];
    for (name, arguments) in commands {
        let script = format!("trap '' XFSZ; ulimit -f 16; exec '{exe}' {arguments}");
        let output = Command::new("bash")
            .args(["-c", &script])
            .current_dir(scene.path())
            .env("XDG_DATA_HOME", scene.path().join("data"))
            .output()
            .unwrap();
        let err = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{err}");
        assert!(err.contains(name) && err.lines().count() == 1, "{err}");
        assert_eq!(fs::read(scene.path().join(name)).unwrap(), b"old");
    }
    let left: Vec<_> = fs::read_dir(scene.path()).unwrap().flatten().map(|it| it.file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn standard_input_travels_in_a_session() {
    let scene = review_scene();
    let mut child =
        scene.command(&["session", "save", "-", "b.txt", "-o", "a.undiluted"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(GRANT.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    let json = scene.json(&["compare", "a.undiluted", "--with-text", "--format", "json"], 1);
    assert_eq!(json["documents"][0]["text"], GRANT);
}

#[test]
fn names_in_a_session_hold_from_any_folder() {
    let scene = Scene::new(&[("a: b.txt", GRANT.as_bytes())]);
    for folder in ["docs", "work", "work/sub"] {
        fs::create_dir(scene.path().join(folder)).unwrap();
    }
    fs::write(scene.path().join("docs/b.txt"), LIMIT).unwrap();
    fs::write(scene.path().join("work/b.txt"), "something else").unwrap();
    let mut command = scene.command(&["session", "save", "../../docs/b.txt", "../../a: b.txt", "-o", "../s.undiluted"]);
    assert!(command.current_dir(scene.path().join("work/sub")).status().unwrap().success());
    let json = scene.json(&["compare", "work/s.undiluted", "--with-text", "--format", "json"], 1);
    assert_eq!(json["documents"][0]["text"], LIMIT);
    assert_eq!(json["documents"][1]["text"], GRANT);
}

#[test]
fn the_same_text_may_stand_in_a_session_twice_and_the_baseline_stays_its_own() {
    let scene = review_scene();
    fs::copy(scene.path().join("a.txt"), scene.path().join("copy.txt")).unwrap();
    let three = ["session", "save", "a.txt", "copy.txt", "b.txt", "--baseline", "3", "-o", "s.undiluted"];
    scene.check(&three, 0);
    let json = scene.json(&["compare", "s.undiluted", "--format", "json"], 1);
    assert_eq!((names(&json).len(), &json["baseline"]), (3, &2.into()));
    let json = scene.json(&["compare", "spdx:MIT", "s.undiluted", "--format", "json"], 1);
    assert_eq!((names(&json).len(), &json["baseline"]), (4, &3.into()), "documents before it do not shift it");
    let (_, err) = scene.check(&["compare", "s.undiluted", "-o", "s.undiluted", "--format", "html"], 2);
    assert!(err.contains("is a session's name"), "{err}");
}

/// A Python that stands in for the real one: `pip download` copies a wheel, `find_spec` finds a package.
#[cfg(unix)]
fn stand_in_python(scene: &Scene, script: &str) -> std::ffi::OsString {
    use std::os::unix::fs::PermissionsExt as _;
    let bin = scene.path().join("bin");
    fs::create_dir_all(&bin).unwrap();
    let python = bin.join("python3");
    fs::write(&python, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&python, fs::Permissions::from_mode(0o755)).unwrap();
    std::env::join_paths([bin, "/usr/bin".into(), "/bin".into()]).unwrap()
}

const EGRET: &str = "---\nkey: egret-1.0\nname: Egret Model License 1.0\nowner: Marshlight\ncategory: Proprietary Free\n\
                     spdx_license_key: LicenseRef-scancode-egret-1.0\n---\n\nEGRET LICENSE\n\nPermission is granted to \
                     anyone to use, copy, modify and distribute Egret for any purpose, provided that nobody who has \
                     more than seven million users does so without asking us first and in writing.\n";

#[cfg(unix)]
#[test]
fn imported_texts_open_are_recognised_and_named_in_reports() {
    let scene = Scene::new(&[]);
    fs::create_dir_all(scene.path().join("site/licensedcode/data/licenses")).unwrap();
    fs::write(scene.path().join("site/licensedcode/data/licenses/egret-1.0.LICENSE"), EGRET).unwrap();
    let (_, err) = scene.check(&["assess", "scancode:egret-1.0"], 2);
    assert!(err.contains("not in the library"), "{err}");
    let path = stand_in_python(&scene, &format!("echo {}/site/licensedcode", scene.path().display()));
    let output = scene.command(&["library", "import"]).env("PATH", &path).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(
        text(&output.stdout).contains("1 text of ScanCode LicenseDB") && text(&output.stdout).contains("CC-BY-4.0")
    );
    let listed = scene.check(&["library", "list", "egret", "marshlight"], 0).0;
    assert!(listed.starts_with("scancode:egret-1.0"), "{listed}");
    let shown = scene.check(&["library", "show", "scancode:egret-1.0"], 0).0;
    assert!(shown.contains("Marshlight") && shown.contains("imported 20"), "{shown}");
    let words = scene.check(&["library", "text", "scancode:egret-1.0"], 0).0;
    fs::write(scene.path().join("LICENSE"), words.replace("seven million", "nine million")).unwrap();
    let json = scene.json(&["assess", "LICENSE", "--format", "json"], 0);
    let identified = &json["documents"][0]["identified"];
    assert_eq!(
        (&identified["id"], &identified["relation"]),
        (&"LicenseRef-scancode-egret-1.0".into(), &"edited".into())
    );
    assert_eq!(identified["collection"], "ScanCode LicenseDB");
    let json = scene.json(&["assess", "LICENSE", "--format", "json", "--texts", "none"], 0);
    assert_eq!(json["documents"][0]["identified"], Value::Null);
}

#[cfg(unix)]
#[test]
fn a_download_with_another_hash_is_not_imported() {
    let scene = Scene::new(&[("fake.whl", b"not the wheel that was published")]);
    let wheel = scene.path().join("fake.whl");
    let script = format!("while [ \"$1\" != --dest ]; do shift; done\ncp {} \"$2/\"", wheel.display());
    let path = stand_in_python(&scene, &script);
    let output = scene.command(&["library", "get"]).env("PATH", &path).output().unwrap();
    let err = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("another SHA-256") && err.contains("nothing was imported"), "{err}");
    assert!(!scene.path().join("undiluted/library").exists());
    let failing = stand_in_python(&scene, "echo 'ERROR: no such network' >&2\nexit 1");
    let output = scene.command(&["library", "get"]).env("PATH", &failing).output().unwrap();
    assert!(text(&output.stderr).contains("no such network"), "{}", text(&output.stderr));
    let said = scene.check(&["library", "get", "--dry-run"], 0).1;
    assert!(said.contains("126 MB") && said.contains("SHA-256"), "{said}");
}

#[test]
fn a_session_is_marked_from_the_command_line() {
    let scene = review_scene();
    scene.check(&["session", "save", "a.txt", "b.txt", "-o", "s.undiluted", "--reviewer", "Ana"], 0);
    let mark = |more: &[&str], status| {
        let arguments = [&["session", "mark", "s.undiluted", "--document", "2", "--clause", "2"], more].concat();
        scene.check(&arguments, status).1
    };
    mark(&["--kind", "field-of-endeavour-ban", "--verdict", "disagree", "--note", "only the military"], 0);
    mark(&["--kind", "field-of-endeavour-ban", "--set-aside"], 0);
    mark(&["--kind", "field-of-endeavour-ban", "--verdict", "agree", "--reviewer", "Ben"], 0);
    mark(&["--missed", "user-threshold"], 0);
    let json = scene.json(&["compare", "s.undiluted", "--format", "json"], 1);
    let remarks = json["documents"][1]["remarks"].as_array().unwrap();
    let said: Vec<_> = remarks.iter().map(|it| (it["reviewer"].as_str().unwrap(), it["verdict"].as_str())).collect();
    assert_eq!(said, [("Ana", None), ("Ana", Some("disagree")), ("Ben", Some("agree"))]);
    assert_eq!(remarks[1]["override"], "set-aside");
    assert_eq!(remarks[0]["override"]["found"]["kind"], "user-threshold");
    mark(&["--kind", "field-of-endeavour-ban", "--remove", "--reviewer", "Ben"], 0);
    let shown = scene.check(&["session", "show", "s.undiluted"], 0).0;
    assert!(shown.contains("Ana disagrees, sets it aside") && !shown.contains("Ben"), "{shown}");
    assert!(mark(&["--kind", "user-threshold", "--verdict", "agree"], 2).contains("it has field-of-endeavour-ban"));
    assert!(mark(&["--missed", "user-treshold"], 2).contains("did you mean user-threshold?"));
    assert!(mark(&[], 2).contains("nothing to say"));
}

#[test]
fn the_real_database_is_imported_where_it_is_installed() {
    let scene = Scene::new(&[]);
    let output = scene.run(&["library", "import"]);
    if text(&output.stderr).contains("no Python package") {
        println!("not tried: ScanCode's package is not installed here");
        return;
    }
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let listed = scene.check(&["library", "list", "scancode:"], 0).0;
    assert!(listed.lines().count() > 1_000, "{}", listed.lines().count());
}

#[test]
fn a_chain_says_what_each_is_measured_against() {
    let scene = Scene::new(&[
        ("1.txt", b"1. Boats leave at noon.\n"),
        ("2.txt", b"1. Boats leave at noon.\n\n2. Lamps burn until dawn.\n"),
        ("3.txt", b"1. Boats leave at noon.\n\n2. Lamps burn until dawn.\n\n3. Bells ring twice.\n"),
    ]);
    let (out, _) = scene.check(&["compare", "--chain", "--by", "clause", "1.txt", "2.txt", "3.txt"], 1);
    assert!(out.contains("2 against 1: 1 same, 1 added") && out.contains("3 against 2: 2 same, 1 added"), "{out}");
    let (out, _) = scene.check(&["compare", "--by", "clause", "1.txt", "2.txt", "3.txt"], 1);
    assert!(out.contains("3 against 1: "), "{out}");
}
