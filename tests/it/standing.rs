//! Whether a release can stand on what it is built on: terms that are dropped are told with the words on both sides, and
//! none is told where nothing is dropped. Parts with terms of their own are held against the whole.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::{Scene, standard};
use undiluted::assess::Rules;
use undiluted::document::Source;
use undiluted::lens::Lenses;
use undiluted::openness::{About, Release, Standing, link};
use undiluted::options::Options;

fn release(name: &str, files: &[(&str, &str)]) -> Release {
    let sources: Vec<Source> =
        files.iter().map(|(file, text)| Source::new(format!("reed/{name}/{file}"), *text)).collect();
    let paths: Vec<String> = files.iter().map(|it| it.0.to_owned()).collect();
    Release::read(&sources, &paths, Rules::built_in(), &Options::default(), Lenses::built_in())
}

/// A derivative and its base, linked.
fn pair(base: &str, own: &str, more: &str) -> Vec<Release> {
    let base = format!("---\n{base}\n---\n# Tern\n\nA model of birds.\n");
    // The name and the words that Llama's licences ask for are there: what is looked at are the terms.
    let own = format!(
        "---\n{own}\nbase_model: reed/tern\n{more}---\n# Llama 3 Heron\n\nBuilt with Llama. Built with Meta Llama 3. A model \
         of birds.\n"
    );
    let mut releases = vec![release("llama-3-heron", &[("README.md", &own)]), release("tern", &[("README.md", &base)])];
    link(&mut releases);
    releases
}

fn is_told(releases: &[Release]) -> bool {
    releases[0].contradictions.iter().any(|it| it.about == About::BaseModel)
}

fn standing(releases: &[Release]) -> Standing {
    releases[0].chain[0].verdict.as_ref().unwrap().standing
}

/// What the base declares, and what the derivative does.
const DROPPED: [(&str, &str); 15] = [
    ("license: cc-by-nc-4.0", "license: apache-2.0"),
    ("license: cc-by-nc-sa-4.0", "license: mit"),
    ("license: cc-by-nc-nd-4.0", "license: apache-2.0"),
    ("license: gpl-3.0", "license: apache-2.0"),
    ("license: agpl-3.0", "license: mit"),
    ("license: cc-by-sa-4.0", "license: mit"),
    ("license: other\nlicense_name: tongyi-qianwen-research", "license: mit"),
    ("license: llama2", "license: apache-2.0"),
    ("license: llama3", "license: mit"),
    ("license: llama3.1", "license: apache-2.0"),
    ("license: gemma", "license: apache-2.0"),
    ("license: creativeml-openrail-m", "license: mit"),
    ("license: bigscience-bloom-rail-1.0", "license: apache-2.0"),
    ("license: other\nlicense_name: deepseek", "license: mit"),
    ("license: other\nlicense_name: flux-1-dev-non-commercial-license", "license: apache-2.0"),
];

const KEPT: [(&str, &str); 14] = [
    ("license: cc-by-nc-4.0", "license: cc-by-nc-4.0"),
    ("license: gpl-3.0", "license: gpl-3.0"),
    ("license: llama3", "license: llama3"),
    ("license: creativeml-openrail-m", "license: creativeml-openrail-m"),
    ("license: mit", "license: apache-2.0"),
    ("license: apache-2.0", "license: mit"),
    ("license: mit", "license: cc-by-nc-4.0"),
    ("license: apache-2.0", "license: llama3"),
    ("license: apache-2.0", "license: gpl-3.0"),
    ("license: cc-by-4.0", "license: cc-by-nc-4.0"),
    ("license: bsd-3-clause", "license: apache-2.0"),
    ("license: mit", "license: other\nlicense_name: marsh-licence"),
    ("license: other\nlicense_name: deepseek", "license: other\nlicense_name: deepseek"),
    ("license: cc0-1.0", "license: mit"),
];

#[test]
fn terms_that_are_dropped_are_told_and_no_others() {
    let missed: Vec<_> = DROPPED.iter().filter(|it| !is_told(&pair(it.0, it.1, ""))).collect();
    println!("{} of {} dropped terms told", DROPPED.len() - missed.len(), DROPPED.len());
    assert!(missed.len() <= 2, "{missed:#?}");
    let wrong: Vec<_> = KEPT.iter().filter(|it| is_told(&pair(it.0, it.1, ""))).collect();
    assert!(wrong.is_empty(), "told falsely: {wrong:#?}");
}

#[test]
fn a_link_gets_a_verdict_with_the_words_on_both_sides() {
    let wrong = |pairs: &[(&'static str, &'static str)], is_right: fn(Standing) -> bool| {
        let wrong = pairs.iter().filter(|it| !is_right(standing(&pair(it.0, it.1, ""))));
        wrong.copied().collect::<Vec<_>>()
    };
    let missed = wrong(&DROPPED, |it| it == Standing::CannotStand);
    assert!(missed.len() <= 2, "{missed:#?}");
    let told = wrong(&KEPT, |it| it != Standing::CannotStand);
    assert!(told.is_empty(), "{told:#?}");
    for (base, own) in [(KEPT[0].0, KEPT[0].1), (KEPT[4].0, KEPT[4].1), (KEPT[6].0, KEPT[6].1)] {
        assert_eq!(standing(&pair(base, own, "")), Standing::CanStand, "{base} under {own}");
    }
    let releases = pair(DROPPED[0].0, DROPPED[0].1, "");
    let verdict = releases[0].chain[0].verdict.as_ref().unwrap();
    let here = releases[0].analysed.document.slice(verdict.here[0]);
    assert_eq!(here, "license: apache-2.0");
    assert!(verdict.there.to_lowercase().contains("noncommercial"), "{verdict:?}");
    assert!(verdict.reason.contains("reed/tern") && verdict.reason.contains("Apache-2.0"), "{}", verdict.reason);
}

#[test]
fn what_is_disputed_is_left_to_a_reader() {
    // An adapter holds none of the base's weights; a model and its data are two works.
    assert_eq!(standing(&pair("license: gpl-3.0", "license: mit", "tags: [lora]\n")), Standing::ToLook);
    assert_eq!(standing(&pair("license: gpl-3.0", "license: mit", "quantized_by: ana\n")), Standing::CannotStand);
    let card = "---\nlicense: mit\ndatasets:\n- reed/tern\n---\n# Heron\n\nA model of birds.\n";
    let data = "---\nlicense: cc-by-nc-4.0\n---\n# Tern\n\nPictures of birds.\n";
    let mut releases = vec![release("heron", &[("README.md", card)]), release("tern", &[("README.md", data)])];
    link(&mut releases);
    let verdict = releases[0].chain[0].verdict.as_ref().unwrap();
    assert_eq!(verdict.standing, Standing::ToLook);
    assert!(verdict.reason.contains("disputed"), "{}", verdict.reason);
    // What is not open here is not known.
    let mut alone = vec![release("heron", &[("README.md", card)])];
    link(&mut alone);
    assert_eq!(alone[0].chain[0].verdict.as_ref().unwrap().standing, Standing::ToLook);
}

#[test]
fn nothing_stands_on_a_declaration_that_files_do_not_bear_out() {
    let card = |base: &str| format!("---\nlicense: mit\n{base}---\n# Bird\n\nA model of birds.\n");
    let own = "Tern Licence\n\nYou must hum to the model at dawn, and the moon decides on the rest of it.\n";
    let mut releases = vec![
        release("heron", &[("README.md", &card("base_model: reed/tern\n"))]),
        release("tern", &[("README.md", &card("")), ("LICENSE", own)]),
    ];
    link(&mut releases);
    let verdict = releases[0].chain[0].verdict.as_ref().unwrap();
    assert_eq!(verdict.standing, Standing::ToLook, "{verdict:?}");
}

#[test]
fn parts_are_held_against_the_whole() {
    let card = "---\nlicense: mit\n---\n# Heron\n\nA model of birds.\n";
    let own = release(
        "heron",
        &[
            ("README.md", card),
            ("LICENSE-CODE", standard("Apache-2.0")),
            ("data/LICENSE", standard("CC-BY-NC-4.0")),
            ("model.safetensors", "x"),
        ],
    );
    let of = |noun: &str| own.parts.iter().find(|it| it.noun == noun).map(|it| it.verdict.standing);
    assert_eq!(of("code"), Some(Standing::CanStand), "{:?}", own.parts);
    assert_eq!(of("data"), Some(Standing::CannotStand), "{:?}", own.parts);
}

#[test]
fn every_format_tells_the_verdict_and_what_must_be_passed_on() {
    let scene = Scene::of(&[
        ("heron/README.md", "---\nlicense: mit\nbase_model: reed/tern\n---\n# Heron\n\nA model of birds.\n"),
        ("heron/model.safetensors", "x"),
        ("tern/README.md", "---\nlicense: cc-by-nc-4.0\n---\n# Tern\n\nA model of birds.\n"),
    ]);
    let json = scene.json(&["openness", "heron", "tern", "--format", "json"], 0);
    let verdict = &json["releases"][0]["chain"][0]["verdict"];
    assert_eq!(verdict["standing"], "cannot-stand", "{verdict}");
    assert_eq!(verdict["here"][0]["quote"], "license: mit");
    for format in ["text", "markdown", "html"] {
        let mut arguments = vec!["openness", "heron", "tern", "--format", format];
        if format == "text" {
            arguments.push("--full");
        }
        let (out, _) = scene.check(&arguments, 0);
        for words in ["cannot stand as declared", "license: mit", "The licence", "to be added"] {
            assert!(out.contains(words), "{format}: {words}\n{out}");
        }
    }
}
