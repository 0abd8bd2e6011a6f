//! Documents line by line: one object in, one object out, in their order, while the input is still open.

use crate::scene::Scene;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

const NONCOMMERCIAL: &str = "You may use the Model for non-commercial purposes only.";

/// Runs the program over these lines; its lines, what it says, and its exit status.
fn answered(scene: &Scene, arguments: &[&str], input: &str) -> (Vec<Value>, String, i32) {
    let mut child = scene
        .command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).ok());
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the writer ends");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let lines = lines.lines().map(|it| serde_json::from_str(it).expect("each line is JSON")).collect();
    (lines, String::from_utf8_lossy(&output.stderr).into_owned(), output.status.code().expect("no signal"))
}

#[test]
fn a_broken_line_is_one_object_and_the_rest_is_answered_in_order() {
    let scene = Scene::of(&[("nc.txt", NONCOMMERCIAL)]);
    let mut input = String::new();
    for number in 0..300 {
        let line = match number % 3 {
            0 => json!({"name": format!("d{number}"), "text": format!("{number}. {NONCOMMERCIAL}")}).to_string(),
            1 => json!({"name": format!("d{number}"), "path": "nc.txt"}).to_string(),
            _ => "{broken\u{2028}".to_owned(),
        };
        input += &line;
        input.push('\n');
    }
    let (lines, said, status) = answered(&scene, &["assess", "--stdin", "jsonl", "--lean"], &input);
    assert_eq!((lines.len(), status), (300, 2), "{said}");
    assert!(said.contains("100 of 300 lines could not be read"), "{said}");
    for (number, line) in lines.iter().enumerate() {
        if number % 3 == 2 {
            assert_eq!((&line["line"], line["error"].is_string()), (&json!(number + 1), true));
        } else {
            assert_eq!(line["name"], format!("d{number}"));
            assert!(line["kinds"].as_array().unwrap().contains(&json!("noncommercial-only")));
            assert_eq!(line["answers"]["sell"], "no");
        }
    }
}

#[test]
fn the_first_answer_comes_while_the_input_is_still_open() {
    let scene = Scene::of(&[]);
    let mut child = scene
        .command(&["ask", "--stdin", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for name in ["one", "two"] {
        writeln!(stdin, "{}", json!({"name": name, "text": NONCOMMERCIAL})).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["documents"][0]["name"], name);
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn each_command_answers_a_line_as_it_answers_a_file() {
    let scene = Scene::of(&[("nc.txt", NONCOMMERCIAL), ("m/README.md", "---\nlicense: mit\n---\n# A model\n")]);
    for (command, file) in [("assess", "nc.txt"), ("ask", "nc.txt"), ("openness", "m"), ("openness", "m/README.md")] {
        let input = json!({"path": file}).to_string();
        let (lines, said, status) = answered(&scene, &[command, "--stdin", "jsonl"], &input);
        assert_eq!((lines.len(), status), (1, 0), "{command} {file}: {said}");
        let mut whole = scene.json(&[command, file, "--format", "json"], 0);
        if file == "m" {
            // A line's document is called as its line calls it; a folder's alone after its files.
            assert_eq!(lines[0]["releases"][0]["source"], "m");
            whole["releases"][0]["source"] = json!("m");
        }
        assert_eq!(lines[0], whole, "{command} {file}");
    }
}

#[test]
fn what_is_denied_ends_with_one_and_a_type_that_is_told_counts() {
    let scene = Scene::of(&[]);
    let input = json!({"name": "x", "text": NONCOMMERCIAL}).to_string();
    let (_, said, status) = answered(&scene, &["assess", "--stdin", "jsonl", "--deny", "noncommercial-only"], &input);
    assert!(status == 1 && said.contains("x: denied"), "{said}");
    let page = json!({"name": "x", "text": "<p>You may use it.</p>", "media_type": "text/html"}).to_string();
    let (lines, ..) = answered(&scene, &["assess", "--stdin", "jsonl", "--with-text"], &page);
    assert_eq!(lines[0]["documents"][0]["text"].as_str().map(str::trim), Some("You may use it."));
}

#[test]
fn what_a_stream_has_no_place_for_is_refused_before_it_is_read() {
    let scene = Scene::of(&[("a.txt", NONCOMMERCIAL)]);
    for (arguments, words) in [
        (["assess", "--stdin", "jsonl", "a.txt"], "cannot be used with"),
        (["assess", "--stdin", "jsonl", "--format=html"], "line by line"),
        (["assess", "--stdin", "jsonl", "-ox.jsonl"], "standard output"),
        (["assess", "--lean", "a.txt", "--quiet"], "add --stdin jsonl"),
    ] {
        let (_, said) = scene.check(&arguments, 2);
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
    let output = scene.command(&["assess", "a.txt"]).env("UNDILUTED_THREADS", "many").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("UNDILUTED_THREADS=many"), "{said}");
}
