//! Answers against licences that a person read, and against every text that was approved as open source.
//!
//! `tests/data/answers.toml` holds the readings, made before the program was asked. The program may know less than the
//! reader: it then says "not read". It may never say another thing.

mod asking {
    use serde::Deserialize;
    use std::collections::BTreeMap;

    /// Readings of one licence.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Licence {
        pub file: String,
        pub why: String,
        /// For each question the answer; two with a bar between where either can be defended.
        pub answers: BTreeMap<String, String>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Readings {
        pub licence: Vec<Licence>,
    }
}

use crate::scene::{Scene, root, shared};
use asking::{Licence, Readings};
use serde_json::Value;
use std::fmt::Write as _;
use undiluted::assess::Rules;
use undiluted::compare::Analysed;
use undiluted::document::Source;
use undiluted::library;
use undiluted::question::{Answer, Questions, Verdict};
use undiluted::report::asked;

fn read(texts: &[(&str, &str)]) -> Analysed {
    let sources: Vec<Source> = texts.iter().map(|(name, text)| Source::new(*name, *text)).collect();
    Analysed::read(&sources, Rules::built_in())
}

fn answer<'a>(analysed: &'a Analysed, id: &str) -> &'a Answer {
    let place = Questions::built_in().place(id).unwrap_or_else(|| panic!("there is no question {id}"));
    analysed.answers.iter().find(|it| it.question == place).expect("every question has an answer")
}

fn short(analysed: &Analysed, id: &str) -> String {
    asked::short(Rules::built_in(), analysed, answer(analysed, id))
}

/// The text of a file of the readings; nothing where it stands outside the repository and is not at hand.
fn text_of(name: &str) -> Option<(String, String)> {
    if let Some(id) = name.strip_prefix("spdx:") {
        return Some((name.to_owned(), library::entry(id)?.text().to_owned()));
    }
    let path = match name.strip_prefix("shared:") {
        Some(name) => shared(&format!("corpus/licences/{name}"))?,
        None => root().join(name),
    };
    Some((name.to_owned(), std::fs::read_to_string(path).expect("it can be read")))
}

#[test]
fn no_answer_is_another_than_a_reader_gave() {
    let path = root().join("tests/data/answers.toml");
    let readings: Readings = toml::from_str(&std::fs::read_to_string(path).expect("the readings")).expect("TOML");
    let (mut wrong, mut asked_all, mut exact, mut texts) = (String::new(), 0, 0, 0);
    for Licence { file, why, answers } in &readings.licence {
        assert!(!why.trim().is_empty(), "{file}: say why it is read so");
        let Some(parts) = file.split('+').map(text_of).collect::<Option<Vec<_>>>() else {
            assert!(file.contains("shared:"), "{file}: is not there");
            continue;
        };
        texts += 1;
        let parts: Vec<(&str, &str)> = parts.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
        let analysed = read(&parts);
        for (id, wanted) in answers {
            let given = answer(&analysed, id).verdict;
            asked_all += 1;
            exact += usize::from(wanted.split('|').any(|it| it == given.name()));
            if given != Verdict::Unread && wanted.split('|').all(|it| it != given.name()) {
                writeln!(wrong, "{file}, {id}: a reader said {wanted}; {}", short(&analysed, id)).expect("a string");
            }
        }
    }
    assert_eq!(wrong, "", "\n{wrong}");
    assert!(texts >= 8, "{texts} texts");
    assert!(
        exact * 100 >= asked_all * 70,
        "{exact} of {asked_all} are answered as a reader does, the others not at all"
    );
}

#[test]
fn what_is_approved_as_open_source_lets_people_use_change_publish_and_sell() {
    let texts: Vec<_> = library::entries().iter().filter(|it| it.osi_approved).collect();
    assert!(texts.len() > 100, "{} texts", texts.len());
    let mut missed = [0; 4];
    for entry in &texts {
        let analysed = read(&[(entry.id, entry.text())]);
        for (id, missed) in ["business", "fine-tune", "publish", "sell"].iter().zip(&mut missed) {
            let given = answer(&analysed, id).verdict;
            assert_ne!(given, Verdict::No, "{}, {id}: {}", entry.id, short(&analysed, id));
            *missed += usize::from(!matches!(given, Verdict::Yes | Verdict::If));
        }
    }
    assert!(missed.iter().all(|it| it * 100 <= texts.len() * 3), "{missed:?} of {} are not answered", texts.len());
}

const GRANT: &str = "1. Grant. You may use, copy, modify, publish and distribute the Model for any purpose.\n\n";

#[test]
fn a_plain_grant_answers_yes_and_a_ban_answers_no() {
    let free = read(&[("a.txt", GRANT)]);
    for id in ["business", "service", "fine-tune", "publish", "sell", "anywhere", "any-field"] {
        assert_eq!(short(&free, id), "yes", "{id}");
    }
    assert_eq!(answer(&free, "sue").verdict, Verdict::Unsaid);
    assert_eq!(answer(&free, "keep").verdict, Verdict::Unsaid, "{}", short(&free, "keep"));
    let bound = read(&[("a.txt", &format!("{GRANT}2. You may use the Model for non-commercial purposes only."))]);
    for id in ["business", "sell", "any-field"] {
        assert_eq!(short(&bound, id), "no: for non-commercial purposes only", "{id}");
    }
    assert_eq!(short(&bound, "fine-tune"), "yes, if your purpose is not commercial");
}

#[test]
fn conditions_have_their_numbers_and_names() {
    let text = format!(
        "{GRANT}2. Users. If your services have more than 300 million monthly active users, you must request a license \
         from us, which we may refuse.\n\n3. Notices. You must retain all copyright notices in copies of the Model."
    );
    let bound = read(&[("a.txt", &text)]);
    let said = short(&bound, "business");
    assert!(said.contains("yes, if you have at most 300,000,000 monthly users, or get another licence"), "{said}");
    let said = short(&bound, "pass-on");
    assert!(said.contains("you keep the notices"), "{said}");
    let of = answer(&bound, "business");
    let quotes = asked::grounds(Rules::built_in(), &bound, of);
    let first = quotes.first().expect("what it rests on");
    assert!(first.label == "2" && first.quote.contains("300 million"), "{first:?}");
}

#[test]
fn a_sentence_that_nobody_understood_keeps_yes_away() {
    let strange = read(&[("a.txt", &format!("{GRANT}2. You must grumble at the moon on every seventh day."))]);
    for question in &Questions::built_in().list {
        assert_ne!(answer(&strange, &question.id).verdict, Verdict::Yes, "{}", question.id);
    }
    assert!(short(&strange, "business").contains("grumble at the moon"), "{}", short(&strange, "business"));
    // One that speaks of the question keeps "yes, if" away too.
    let text = format!(
        "{GRANT}2. You must retain all copyright notices in copies of the Model.\n\n3. Selling must be blessed by the moon."
    );
    let strange = read(&[("a.txt", &text)]);
    let (sell, name) = (answer(&strange, "sell"), answer(&strange, "publish"));
    assert_eq!(sell.verdict, Verdict::Unread, "{}", short(&strange, "sell"));
    assert_eq!(name.verdict, Verdict::If, "{}", short(&strange, "publish"));
    assert!(short(&strange, "publish").contains("1 sentence that may bear on it was not understood"));
}

#[test]
fn another_language_is_not_read_and_nothing_is_not_said() {
    let german = "1. Nutzung. Sie dürfen das Modell nicht für gewerbliche Zwecke verwenden, und jede Weitergabe an \
        Dritte ist ohne unsere vorherige schriftliche Zustimmung verboten.";
    let read_german = read(&[("a.txt", german)]);
    assert!(read_german.answers.iter().all(|it| it.verdict == Verdict::Unread), "{:?}", read_german.answers);
    let empty = read(&[("a.txt", "")]);
    assert!(empty.answers.iter().all(|it| it.verdict == Verdict::Unsaid), "{:?}", empty.answers);
    assert!(short(&empty, "sell").contains("no terms are here"), "{}", short(&empty, "sell"));
}

#[test]
fn a_policy_that_is_not_loaded_is_a_condition() {
    let text = format!("{GRANT}2. You must adhere to the Acceptable Use Policy at https://example.org/p.");
    let bound = read(&[("LICENSE", &text)]);
    let said = short(&bound, "business");
    assert!(said.starts_with("yes, if the acceptable-use policy, which is not loaded, allows it"), "{said}");
    assert!(bound.answers.iter().all(|it| it.verdict != Verdict::Yes));
}

#[test]
fn a_cards_own_words_are_no_terms() {
    let card = "---\npipeline_tag: text-generation\n---\n# Wren\n\nYou may use, modify, share and sell Wren for any \
        purpose. Wren is a language model with 7 billion parameters.\n";
    let described = read(&[("README.md", card)]);
    assert!(described.answers.iter().all(|it| it.verdict == Verdict::Unsaid), "{:?}", described.answers);
    let declared = read(&[("README.md", &card.replace("---\npipeline", "---\nlicense: mit\npipeline"))]);
    assert_eq!(answer(&declared, "business").verdict, Verdict::Yes, "{}", short(&declared, "business"));
    let unknown = read(&[("README.md", &card.replace("---\npipeline", "---\nlicense: heron-9\npipeline"))]);
    assert!(unknown.answers.iter().all(|it| it.verdict == Verdict::Unread), "{:?}", unknown.answers);
    // People read this one: what they noted is said to be noted, and earns no plain yes.
    let noted = read(&[("README.md", &card.replace("---\npipeline", "---\nlicense: llama3.1\npipeline"))]);
    assert!(noted.answers.iter().all(|it| it.verdict != Verdict::Yes), "{:?}", noted.answers);
    assert!(short(&noted, "business").contains("as recorded"), "{}", short(&noted, "business"));
}

#[test]
fn a_users_own_rule_is_never_passed_over() {
    let rule = "[kind]\nid = \"moon\"\ntitle = \"Moon duty\"\nsummary = \"x\"\nstance = \"restriction\"\nfreedoms = \
        [\"use\"]\n[[rule]]\nid = \"moon\"\nwords = [\"moon\"]\npattern = '''\\bmust grumble at the moon\\b'''\nwhy = \"x\"\n\
        must_fire = [\"You must grumble at the moon.\"]\nmust_not_fire = [\"The moon is far.\"]\n";
    let (rules, errors) = Rules::built_in().with_user_files(&[("moon.toml".to_owned(), rule.to_owned())]);
    assert!(errors.is_empty(), "{errors:?}");
    let text = format!("{GRANT}2. You must grumble at the moon.");
    let analysed = Analysed::read(&[Source::new("a.txt", text)], &rules);
    let sell = answer(&analysed, "sell");
    assert_ne!(sell.verdict, Verdict::Yes);
    assert!(asked::short(&rules, &analysed, sell).contains("moon duty"), "{}", asked::short(&rules, &analysed, sell));
}

fn undiluted(arguments: &[&str], columns: &str) -> std::process::Output {
    let scene = Scene::of(&[]);
    // Paths of the arguments are those from the crate's folder.
    scene.command(arguments).current_dir(root()).env("COLUMNS", columns).output().expect("the program runs")
}

fn told(arguments: &[&str], columns: &str) -> String {
    String::from_utf8(undiluted(arguments, columns).stdout).expect("UTF-8")
}

#[test]
fn documents_stand_as_columns_and_below_each_other_where_it_is_narrow() {
    let wide = told(&["ask", "spdx:MIT", "own:heron-2.0"], "120");
    assert!(wide.lines().next().is_some_and(|it| it.contains("spdx:MIT") && it.contains("heron-2.0")), "{wide}");
    assert!(wide.lines().all(|it| it.chars().count() <= 120), "{wide}");
    let narrow = told(&["ask", "spdx:MIT", "own:heron-2.0"], "50");
    assert!(narrow.lines().skip(2).all(|it| it.chars().count() <= 50), "{narrow}");
    assert!(narrow.contains("\nMay I sell it?\n  1 yes, if"), "{narrow}");
}

#[test]
fn one_question_is_answered_with_its_words() {
    let told = told(&["ask", "own:heron-2.0", "--question", "sue"], "100");
    assert!(told.contains("all rights end for whoever sues") && told.contains("7.b"), "{told}");
    assert!(told.contains("lawsuit that alleges"), "{told}");
    assert!(!told.contains("May I sell it?"), "{told}");
    let refused = undiluted(&["ask", "spdx:MIT", "--question", "sells"], "100");
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("sell"), "it names what there is");
    let refused = undiluted(&["ask", "spdx:MIT", "--format", "html"], "100");
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn json_and_markdown_have_every_answer() {
    let value: Value = serde_json::from_str(&told(&["ask", "spdx:MIT", "--format", "json"], "")).expect("JSON");
    assert_eq!(value["schema"], "undiluted/ask/1");
    let answers = value["documents"][0]["answers"].as_array().expect("answers");
    assert_eq!(answers.len(), Questions::built_in().list.len());
    assert!(
        answers.iter().any(|it| it["question"] == "sell" && it["answer"] == "if" && it["quotes"][0]["label"] != "")
    );
    let assessed: Value = serde_json::from_str(&told(&["assess", "spdx:MIT", "--format", "json"], "")).expect("JSON");
    assert_eq!(assessed["documents"][0]["answers"].as_array().map(Vec::len), Some(answers.len()));
    let markdown = told(&["ask", "spdx:MIT", "own:heron-2.0", "--format", "markdown"], "");
    assert!(markdown.starts_with("| Question | spdx:MIT | heron-2.0 |") || markdown.contains("| May I sell it? |"));
}

#[test]
fn nothing_in_an_answer_steers_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    let text = format!("{GRANT}2. You must grumble \u{1b}[2Jat the \u{202e}moon.");
    std::fs::write(&path, text).expect("a file");
    let name = path.to_str().expect("UTF-8");
    for columns in ["60", "160"] {
        let told = told(&["ask", name], columns);
        assert!(told.contains("grumble") && !told.contains(['\u{1b}', '\u{202e}']), "{told}");
    }
}
