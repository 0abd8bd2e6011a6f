//! Lessons through the real executable.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::undiluted;
use std::fs;
use std::path::Path;
use std::process::Output;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    undiluted(folder).arg("lesson").args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn lessons_are_listed_and_read_with_answers_and_what_the_program_reads() {
    let folder = tempfile::tempdir().unwrap();
    let list = said(&run(folder.path(), &["list"]));
    assert!(list.lines().count() >= 8 && list.contains("poison-clause"), "{list}");
    let script = said(&run(folder.path(), &["show", "source-available"]));
    for words in ["asks    Which freedom", "answer  use", "the program reads in clause", "Source: Redis"] {
        assert!(script.contains(words), "{words}: {script}");
    }
    let wrong = run(folder.path(), &["show", "poison"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("did you mean poison-clause?"), "{wrong:?}");
}

const OWN: &str = "id = \"own\"\ntitle = \"Mine <b>\"\nobjective = \"One knows.\"\ndebrief = [\"What?\"]\n\n\
    [[step]]\ntitle = \"One\"\nminutes = 10\nshow = \"Read.\"\n[step.exercise.mark]\ntext = \"spdx:MIT\"\n\
    quote = \"in the Software without restriction\"\nanswer = [\"none\"]\nbecause = \"Nothing is taken.\"\n";

#[test]
fn a_lesson_of_ones_own_is_checked_and_printed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    fs::write(&path, OWN).unwrap();
    let good = run(folder.path(), &["check", "own.toml"]);
    assert_eq!((good.status.code(), said(&good).contains("13 minutes, no mistakes")), (Some(0), true), "{good:?}");
    let page = said(&run(folder.path(), &["handout", "own.toml"]));
    assert!(page.contains("Mine &lt;b&gt;") && !page.contains("Mine <b>"), "what a file says is escaped");
    let (room, teacher) = page.split_once("Answers and notes, for the teacher").unwrap();
    assert!(
        !room.contains("Nothing is taken.") && teacher.contains("Nothing is taken."),
        "answers have pages of their own"
    );
    fs::write(&path, OWN.replace("in the Software without restriction", "without any limits").replace("= 10", "= 3"))
        .unwrap();
    let bad = run(folder.path(), &["check", "own.toml"]);
    let words = String::from_utf8_lossy(&bad.stderr).into_owned();
    assert_eq!(bad.status.code(), Some(1));
    assert!(
        words.contains("“without any limits” does not stand in spdx:MIT") && words.contains("take 6 minutes together"),
        "{words}"
    );
    fs::write(&path, "id = \"own\"\ntitel = 1\n").unwrap();
    let broken = run(folder.path(), &["check", "own.toml"]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&broken.stderr).contains("own.toml: line"), "{broken:?}");
}

#[test]
fn handouts_give_no_order_away_and_have_cards_for_what_is_moved() {
    let folder = tempfile::tempdir().unwrap();
    let page = |id: &str| {
        let page = said(&run(folder.path(), &["handout", id]));
        page.split_once("Answers and notes, for the teacher").unwrap().0.to_owned()
    };
    let promise = page("promise");
    let at = |id: &str| promise.find(&format!("<p class=\"box\">{id}</p>")).unwrap();
    assert!(
        at("Apache-2.0") < at("GPL-3.0-only") && at("GPL-3.0-only") < at("MIT"),
        "by their names, not by the answer"
    );
    let mapping = page("mapping");
    for card in ["Datasets", "Training code", "source", "compiler"] {
        assert!(mapping.contains(&format!("<div class=\"card\"><strong>{card}</strong></div>")), "{card}");
    }
    let pair = page("one-word");
    assert!(pair.find("You may state").unwrap() < pair.find("You must state").unwrap(), "before comes before after");
}

#[test]
fn ones_own_lessons_are_listed_and_found_by_their_id() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("undiluted").join("lessons");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("mine.toml"), OWN).unwrap();
    assert!(said(&run(folder.path(), &["list"])).contains("Mine <b>"));
    assert!(said(&run(folder.path(), &["show", "own"])).contains("Mine <b>"));
    let format = said(&run(folder.path(), &["format"]));
    let (_, example) = format.split_once("```toml\n").unwrap();
    fs::write(folder.path().join("a.toml"), example.split("```").next().unwrap()).unwrap();
    let checked = run(folder.path(), &["check", "a.toml"]);
    assert_eq!(checked.status.code(), Some(0), "the example has no mistakes: {checked:?}");
}

#[test]
fn every_built_in_lesson_has_a_handout() {
    let folder = tempfile::tempdir().unwrap();
    for line in said(&run(folder.path(), &["list"])).lines() {
        let id = line.split_whitespace().next().unwrap();
        let output = run(folder.path(), &["handout", id, "-o", "page.html"]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let page = fs::read_to_string(folder.path().join("page.html")).unwrap();
        assert!(page.contains("Facts and their sources") && page.contains("To talk about"), "{id}");
    }
}

/// A plan that does not add up would be found out in front of a room.
#[test]
fn plans_of_workshops_add_up_and_name_lessons_that_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let plans = said(&run(folder.path(), &["plans"]));
    let list = said(&run(folder.path(), &["list"]));
    for (plan, minutes) in plans.split("\n## ").skip(1).zip([60, 90]) {
        assert!(plan.starts_with(&minutes.to_string()), "{plan}");
        let mut now = 0;
        for row in plan.lines().filter(|it| it.starts_with("| ") && !it.contains("minute")) {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let (at, what, takes): (u32, &str, u32) = (cells[1].parse().unwrap(), cells[2], cells[3].parse().unwrap());
            assert_eq!(at, now, "{row}");
            now += takes;
            let Some(id) = what.strip_prefix('`').and_then(|it| it.split('`').next()) else { continue };
            let line = list.lines().find(|it| it.split_whitespace().next() == Some(id));
            let line = line.unwrap_or_else(|| panic!("{id} is no lesson"));
            let full: u32 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
            assert!(takes == full || what.contains("without"), "{row}: the lesson takes {full}");
        }
        assert_eq!(now, minutes, "{plan}");
    }
}
