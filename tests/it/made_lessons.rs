//! Lessons that the program makes of documents: what divides them is asked, what nobody understood is not.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::{standard, undiluted};
use std::fs;
use std::path::Path;
use std::process::Output;
use undiluted::assess::Rules;
use undiluted::edits::Choice;
use undiluted::lesson::{Exercise, Lesson, mistakes, told};

const FREE: &str = "1. You may use, copy, modify and distribute the Model for any purpose, and sell it.\n\n\
    2. You must keep all copyright notices that came with the Model in every copy of it.\n";
const BOUND: &str = "1. You may use, copy, modify and distribute the Model for non-commercial purposes only.\n\n\
    2. You may not use the Model for military purposes of any kind.\n\n\
    3. You may not distribute modified versions of the Model.\n\n\
    4. You must keep all copyright notices that came with the Model in every copy of it.\n";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    undiluted(folder).arg("lesson").args(arguments).output().unwrap()
}

fn made(texts: &[(&str, &str)]) -> (tempfile::TempDir, Output, Option<Lesson>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, words) in texts {
        fs::write(folder.path().join(name), words).unwrap();
    }
    let names = texts.iter().map(|it| it.0);
    let arguments: Vec<&str> = ["make"].into_iter().chain(names).chain(["-o", "lesson.toml"]).collect();
    let output = run(folder.path(), &arguments);
    let file = fs::read_to_string(folder.path().join("lesson.toml"));
    let lesson = file.ok().map(|it| Lesson::read(&it).unwrap());
    (folder, output, lesson)
}

#[test]
fn what_divides_two_texts_becomes_a_lesson_that_every_other_command_takes() {
    let (folder, output, lesson) = made(&[("free.txt", FREE), ("bound.txt", BOUND)]);
    let lesson = lesson.unwrap_or_else(|| panic!("{output:?}"));
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(mistakes(&lesson), Vec::<String>::new());
    let quotes: Vec<String> = lesson
        .steps
        .iter()
        .filter_map(|it| it.exercise.as_ref())
        .flat_map(|it| it.quotes().into_iter().filter_map(|it| it.1.map(str::to_owned)).collect::<Vec<_>>())
        .collect();
    assert!(quotes.iter().any(|it| it.contains("military")), "{quotes:?}");
    let checked = run(folder.path(), &["check", "lesson.toml"]);
    assert_eq!(checked.status.code(), Some(0), "{checked:?}");
    // The file alone is enough: the documents may be elsewhere by the time it is taught.
    fs::remove_file(folder.path().join("free.txt")).unwrap();
    fs::remove_file(folder.path().join("bound.txt")).unwrap();
    for command in ["show", "handout"] {
        let output = run(folder.path(), &[command, "lesson.toml"]);
        let words = String::from_utf8_lossy(&output.stdout);
        assert!(words.contains("military") && output.status.success(), "{command}: {output:?}");
    }
    let script = String::from_utf8(run(folder.path(), &["show", "lesson.toml"]).stdout).unwrap();
    assert!(script.contains("the program reads in clause 2: use"), "{script}");
}

/// The right answer is what the program reads again in the words that stand in the file, and no answer stands in what the
/// room reads before it votes.
#[test]
fn each_answer_is_what_the_program_reads_in_the_words_that_are_shown() {
    let (_folder, output, lesson) = made(&[("free.txt", standard("MIT")), ("bound.txt", BOUND)]);
    let lesson = lesson.unwrap_or_else(|| panic!("{output:?}"));
    let mut answers: Vec<Vec<Choice>> = Vec::new();
    for step in &lesson.steps {
        let Some(Exercise::Mark { text, quote, answer, .. } | Exercise::Difference { text, quote, answer, .. }) =
            &step.exercise
        else {
            continue;
        };
        let told = told(&lesson, text, quote, Rules::built_in()).expect("its words stand there");
        assert!(told.freedoms.iter().eq(answer), "{}: {answer:?}, read {:?}", step.title, told.freedoms);
        assert!(!step.show.contains("takes") && !step.title.contains("military"), "{}: {}", step.title, step.show);
        answers.push(answer.clone());
    }
    assert!(answers.iter().any(|it| *it != [Choice::None]), "{answers:?}");
    assert!(answers.contains(&vec![Choice::None]), "a room that knows that every clause is bad learns nothing");
    let sister = lesson.steps.iter().find(|it| it.sister_of.is_some()).expect("a sister question");
    assert!(sister.argue.is_empty(), "what is asked to see whether it stuck is asked alone");
}

/// A sentence that the program does not understand is no question, and is not passed over either.
#[test]
fn what_is_not_understood_is_named_and_not_asked() {
    let strange =
        format!("{BOUND}\n5. Whoever winnows the Model by moonlight shall be bound as the miller is bound.\n");
    let (_folder, output, lesson) = made(&[("free.txt", FREE), ("bound.txt", &strange)]);
    let lesson = lesson.unwrap_or_else(|| panic!("{output:?}"));
    for step in &lesson.steps {
        let quotes = step.exercise.as_ref().map(Exercise::quotes).unwrap_or_default();
        assert!(quotes.iter().all(|it| !it.1.unwrap_or_default().contains("moonlight")), "{}", step.title);
    }
    let named = lesson.debrief.iter().find(|it| it.contains("did not understand")).expect("it is named");
    assert!(named.contains("bound.txt") && named.contains("clause 5"), "{named}");
}

#[test]
fn where_there_is_nothing_to_ask_no_file_is_written() {
    let (folder, output, lesson) = made(&[("birds.txt", "Birds eat fish in the marsh, all through the winter.\n")]);
    assert_eq!((output.status.code(), lesson.is_none()), (Some(2), true), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("lesson format"), "{output:?}");
    assert!(!folder.path().join("lesson.toml").exists());
}

/// Names and words of files are hostile: in the file they are text, on a page they are escaped.
#[test]
fn hostile_texts_stay_text() {
    let words = BOUND.replace("military purposes", "military <script>alert('''x''')</script> \"\"\" \\u0000 purposes");
    let (folder, output, lesson) = made(&[("a\"b]\n[step.txt", &words), ("free.txt", FREE)]);
    let lesson = lesson.unwrap_or_else(|| panic!("{output:?}"));
    assert_eq!(mistakes(&lesson), Vec::<String>::new());
    let page = run(folder.path(), &["handout", "lesson.toml"]);
    assert!(!String::from_utf8_lossy(&page.stdout).contains("<script>alert"), "{page:?}");
}

/// Texts of the library are named, not copied; two files of one name are told apart.
#[test]
fn texts_are_brought_along_only_where_the_library_lacks_them() {
    let (_folder, output, lesson) = made(&[("bound.txt", BOUND)]);
    assert_eq!(lesson.unwrap_or_else(|| panic!("{output:?}")).texts.len(), 1);
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("one")).unwrap();
    fs::create_dir(folder.path().join("two")).unwrap();
    fs::write(folder.path().join("one/LICENSE"), FREE).unwrap();
    fs::write(folder.path().join("two/LICENSE"), BOUND).unwrap();
    let output = run(folder.path(), &["make", "one/LICENSE", "two/LICENSE", "spdx:MIT"]);
    let lesson = Lesson::read(&String::from_utf8(output.stdout.clone()).unwrap()).unwrap();
    assert_eq!(mistakes(&lesson), Vec::<String>::new(), "{output:?}");
    assert!(lesson.title.contains("LICENSE, LICENSE (2), spdx:MIT"), "{}", lesson.title);
    assert!(lesson.texts.iter().all(|it| it.name != "spdx:MIT"));
}
