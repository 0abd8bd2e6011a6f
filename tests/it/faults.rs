//! What surrounds the program is broken: names that are no text, pipes in the place of files, links to nowhere, files
//! made of structure alone, and two runs at once.

use crate::scene::{Scene, text};
use std::fs;
use std::process::Output;
use std::time::{Duration, Instant};

/// Waiting for ever is told from waiting by this. The program itself gives up after 5 or 30 seconds.
const FOR_EVER: Duration = Duration::from_mins(2);

/// Runs the program and ends it where it does not end by itself.
fn ended(mut command: std::process::Command) -> Output {
    use std::process::Stdio;
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let begun = Instant::now();
    while child.try_wait().expect("it can be asked").is_none() {
        if begun.elapsed() > FOR_EVER {
            child.kill().expect("it can be ended");
            panic!("{command:?} waits for ever");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().expect("its output")
}

#[test]
fn a_session_and_a_text_of_structure_alone_are_refused_in_one_line() {
    let marks = "{},".repeat(600_000);
    let session = format!(r#"{{"schema": "undiluted/session/1", "session": {{"edits": {{"marks": [{marks}"#);
    let scene = Scene::of(&[("a.undiluted", &session), ("h.md", &"# H\n".repeat(1_250_000))]);
    for (name, why) in
        [("a.undiluted", "is made of more pieces than fit into memory"), ("h.md", "has more than 500000 lines")]
    {
        let (out, err) = scene.check(&["assess", name, "--texts", "none"], 2);
        assert!(out.is_empty(), "{out}");
        assert_eq!(err.lines().count(), 1, "{err}");
        assert!(err.starts_with(&format!("undiluted: {name}: {why}")), "{err}");
    }
}

#[test]
fn many_runs_at_once_remember_all_their_sessions() {
    let scene = Scene::of(&[("LICENSE", "You may use it."), ("out/keep", "")]);
    // Each session names a file outside its own folder: only who wrote it reads that without being asked.
    let names: Vec<String> = (0..8).map(|it| format!("out/{it}.undiluted")).collect();
    std::thread::scope(|scope| {
        for (number, name) in names.iter().enumerate() {
            let (scene, reviewer) = (&scene, format!("reviewer {number}"));
            scope.spawn(move || scene.check(&["session", "save", "LICENSE", "-o", name, "--reviewer", &reviewer], 0));
        }
    });
    for name in &names {
        let (out, err) = scene.check(&["assess", name, "--texts", "none"], 0);
        assert!(out.contains("LICENSE") && err.is_empty(), "{name}: {err}");
    }
}

#[test]
fn texts_are_imported_and_read_by_many_runs_at_once() {
    let scene = Scene::of(&[
        ("texts/LICENSE", "HERON TERMS\n\nYou may use, copy, modify and share the heron for any purpose.\n"),
        ("undiluted/keep", ""),
    ]);
    scene.check(&["library", "import", "texts"], 0);
    std::thread::scope(|scope| {
        for number in 0..8 {
            let scene = &scene;
            scope.spawn(move || {
                if number % 2 == 0 {
                    scene.check(&["library", "import", "texts"], 0);
                } else {
                    let (out, err) = scene.check(&["library", "text", "import:texts/LICENSE"], 0);
                    assert!(out.contains("heron") && err.is_empty(), "{err}");
                }
            });
        }
    });
    let left = fs::read_dir(scene.path().join("undiluted/library")).expect("a folder");
    assert_eq!(left.count(), 1, "nothing half done stays behind");
}

/// Found by `.ci/fuzz`: the clauses were called the same.
#[test]
fn a_word_with_a_control_character_in_it_is_another_word() {
    let terms = "1. You may use the distillation of it.\n\n2. You must not sell it.\n";
    for hidden in ['\u{3}', '\u{7f}', '\u{1b}', '\u{9b}', '\u{200b}'] {
        let other = terms.replace("dist", &format!("di{hidden}st"));
        let scene = Scene::of(&[("a.txt", terms), ("b.txt", &other)]);
        let (out, _) = scene.check(&["compare", "a.txt", "b.txt", "--texts", "none"], 1);
        assert!(out.contains("1 same, 1 edited"), "{hidden:?}: {out}");
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    use std::path::{Path, PathBuf};
    use std::process::Command;

    fn odd(scene: &Scene, bytes: &[u8]) -> PathBuf {
        scene.path().join(OsStr::from_bytes(bytes))
    }

    fn pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo is there").success(), "{}", path.display());
    }

    const TERMS: &str = "HERON LICENSE\n\n1. You may use the work for research only.\n";

    #[test]
    fn files_are_opened_and_written_whatever_bytes_their_names_are_made_of() {
        let scene = Scene::of(&[("b.txt", TERMS)]);
        let name = OsStr::from_bytes(b"caf\xe9.txt");
        fs::write(scene.path().join(name), TERMS).expect("writable");
        let mut command = scene.command(&["assess", "--texts", "none"]);
        let output = ended({
            command.arg(name);
            command
        });
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success() && out.contains("caf\\xE9.txt") && out.contains("research"), "{out}{err}");
        let report = OsStr::from_bytes(b"r\xe9sum\xe9.html");
        let mut command = scene.command(&["compare", "--texts", "none", "b.txt"]);
        command.arg(name).arg("-o").arg(report);
        assert!(ended(command).status.success());
        assert!(scene.path().join(report).is_file(), "the report has the very name that was asked for");
        // A list, a folder and a session lead to it too.
        fs::write(scene.path().join("list"), b"caf\xe9.txt\nb.txt\n").expect("writable");
        let (out, _) = scene.check(&["compare", "--texts", "none", "@list"], 0);
        assert!(out.contains("caf\\xE9.txt"), "{out}");
        let mut command = scene.command(&["session", "save", "-o", "a.undiluted"]);
        command.arg(name);
        assert!(ended(command).status.success());
        let (out, err) = scene.check(&["assess", "a.undiluted", "--texts", "none"], 0);
        assert!(out.contains("research") && err.is_empty(), "{out}{err}");
    }

    #[test]
    fn a_folder_is_read_and_checked_with_the_odd_names_in_it() {
        let scene = Scene::of(&[("model/README.md", "---\nlicense: mit\n---\n# Heron\n")]);
        fs::write(odd(&scene, b"model/LICENSE-\xe9"), TERMS).expect("writable");
        let (out, err) = scene.check(&["assess", "model", "--texts", "none"], 0);
        assert!(out.contains("research") && err.is_empty(), "{out}{err}");
        fs::create_dir(odd(&scene, b"m\xf6del")).expect("writable");
        fs::write(odd(&scene, b"m\xf6del/LICENSE"), TERMS).expect("writable");
        scene.check(&["policy", "init"], 0);
        let output = scene.run(&["check", ".", "--texts", "none"]);
        let both = text(&output.stdout) + &text(&output.stderr);
        assert!(both.contains("m\\xF6del/LICENSE"), "{both}");
        assert!(!both.contains("no such file"), "{both}");
    }

    #[test]
    fn no_session_leads_out_of_its_folder_by_an_odd_name() {
        let scene = Scene::of(&[("OTHER", "You may study the secret."), ("in/LICENSE", TERMS)]);
        symlink(scene.path().join("OTHER"), odd(&scene, b"in/l\xe9ak")).expect("a link");
        scene.check(&["session", "save", "in/LICENSE", "-o", "in/a.undiluted"], 0);
        let path = scene.path().join("in/a.undiluted");
        let session = fs::read_to_string(&path).expect("readable");
        let hash = session.find("\"sha256\"").expect("a hash");
        let end = session[hash..].find('\n').expect("a line") + hash;
        let without = format!("{}{}", &session[..hash], &session[end..]);
        fs::write(&path, without.replace("\"LICENSE\"", r#""l\\xE9ak""#)).expect("writable");
        let output = scene.run(&["assess", "in/a.undiluted", "--texts", "none"]);
        let both = text(&output.stdout) + &text(&output.stderr);
        assert!(!both.contains("secret") && both.contains("was not read"), "{both}");
    }

    #[test]
    fn a_report_goes_where_a_link_leads_though_nothing_is_there_yet() {
        let scene = Scene::of(&[("a.txt", TERMS)]);
        fs::create_dir(scene.path().join("there")).expect("writable");
        symlink("there/report.html", scene.path().join("new.html")).expect("a link");
        symlink("nowhere/report.html", scene.path().join("lost.html")).expect("a link");
        scene.check(&["assess", "a.txt", "--texts", "none", "-o", "new.html"], 0);
        assert!(scene.path().join("new.html").is_symlink() && scene.path().join("there/report.html").is_file());
        let (_, err) = scene.check(&["assess", "a.txt", "--texts", "none", "-o", "lost.html"], 2);
        assert!(err.contains("lost.html") && err.lines().count() == 1, "{err}");
        assert!(scene.path().join("lost.html").is_symlink(), "the link stays");
    }

    #[test]
    fn pipes_in_the_place_of_the_programs_own_files_are_not_waited_for() {
        let scene = Scene::of(&[("a.txt", TERMS), ("undiluted/rules/keep", ""), ("undiluted/library/x/keep", "")]);
        let data = scene.path().join("undiluted");
        for name in ["own-sessions", "own-sessions.lock", "library.lock", "library/x/collection.json", "recent.json"] {
            pipe(&data.join(name));
        }
        for (arguments, status) in [
            (&["assess", "a.txt"][..], 0),
            (&["session", "save", "a.txt", "-o", "a.undiluted"], 0),
            (&["session", "show", "a.undiluted"], 0),
            (&["library", "list", "heron"], 0),
            (&["library", "import", "."], 2),
        ] {
            let output = ended(scene.command(arguments));
            assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", text(&output.stderr));
        }
    }

    #[test]
    fn pipes_in_the_place_of_others_files_are_not_waited_for() {
        let scene = Scene::of(&[
            ("a.txt", TERMS),
            ("model/README.md", "---\nlicense: mit\n---\n# Heron\n"),
            ("hub/models--a--b/refs/keep", ""),
            ("hub/models--a--b/snapshots/0123/README.md", "---\nlicense: mit\n---\n# Heron\n"),
        ]);
        for name in ["x.gguf", "pins.toml", "silent.undiluted", "model/LICENSE", "hub/models--a--b/refs/main"] {
            pipe(&scene.path().join(name));
        }
        for (arguments, says) in [
            (&["assess", "x.gguf"][..], "nobody writes"),
            (&["assess", "silent.undiluted"], "nobody writes"),
            (&["compare", "a.txt", "a.txt", "--pins", "pins.toml"], "nobody writes"),
            (&["assess", "model"], "nobody writes"),
            (&["assess", "hub/models--a--b"], "README.md"),
        ] {
            let output = ended(scene.command(arguments));
            let both = text(&output.stdout) + &text(&output.stderr);
            assert!(both.contains(says), "{arguments:?}: {both}");
        }
    }
}
