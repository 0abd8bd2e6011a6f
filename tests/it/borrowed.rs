//! Texts that have the name of a permissive licence and other terms: said first, in every format, and never of a text
//! whose name and terms go together.

use crate::scene::shared;
use std::sync::Arc;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, BorrowedName, compare};
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::library;
use undiluted::options::{Options, Show};
use undiluted::report::{self, Context, Format};

fn read(name: &str, text: &str) -> Analysed {
    Analysed::read(&[Source::new(name, text)], Rules::built_in())
}

fn borrowed(text: &str) -> Option<BorrowedName> {
    read("LICENSE", text).borrowed
}

/// The name, and the kinds of what was added; `?` stands for what no rule understood.
fn said(text: &str) -> String {
    let Some(it) = borrowed(text) else { return String::new() };
    let kinds: Vec<&str> = it.own.iter().map(|it| it.kind.as_deref().unwrap_or("?")).collect();
    format!("{}: {}", it.name, kinds.join(", "))
}

fn standard(id: &str) -> &'static str {
    library::entry(id).unwrap_or_else(|| panic!("{id} is in the library")).text()
}

/// Texts that were approved, with a year and a holder's name where they leave them open.
fn filled_in(text: &str) -> String {
    let years = ["<year>", "<YEAR>", "[year]", "[yyyy]", "YYYY"].iter();
    let named = years.fold(text.to_owned(), |text, it| text.replace(it, "2026"));
    let holders = ["<copyright holders>", "<copyright holder>", "<owner>", "<OWNER>", "[name of copyright owner]"];
    holders.iter().fold(named, |text, it| text.replace(it, "Heron Labs and contributors"))
}

#[test]
fn a_term_that_the_name_does_not_promise_is_told() {
    let cases = [
        ("MIT License", "MIT", "The software may not be used in weapons.", "MIT: field-of-endeavour-ban"),
        (
            "Modified MIT License",
            "MIT",
            "You may not use the software for commercial purposes.",
            "MIT: noncommercial-only",
        ),
        ("BSD License", "BSD-3-Clause", "The software may not be used for weapons.", "BSD: field-of-endeavour-ban"),
        ("ISC License", "ISC", "You may not use the software for commercial purposes.", "ISC: noncommercial-only"),
        ("MIT License", "MIT", "Nur für nichtkommerzielle Zwecke.", "MIT: ?"),
    ];
    for (title, id, added, expected) in cases {
        let text = format!("{title}\n\n{}\n\n{added}\n", standard(id).trim_end());
        assert!(said(&text).starts_with(expected), "{title} with {added}: {}", said(&text));
        let found = borrowed(&text).unwrap();
        let words: Vec<&str> = found.own.iter().map(|it| text.get(it.span.range()).unwrap()).collect();
        assert!(words.iter().all(|it| added.contains(it)), "{words:?}");
    }
}

#[test]
fn a_rider_above_the_terms_is_told() {
    let rider = "Without limiting other conditions in the License, the grant of rights under the License will not \
                 include, and the License does not grant to you, the right to Sell the Software.";
    let titled = format!("Apache License 2.0 with Commons Clause\n\n{rider}\n\n{}", standard("Apache-2.0"));
    assert!(said(&titled).starts_with("Apache: ") && said(&titled).contains("no-sale"), "{}", said(&titled));
    let named = format!("{rider}\n\nSoftware: Heron\n\nLicense: Apache 2.0\n\nLicensor: Heron Labs\n");
    assert!(said(&named).starts_with("Apache: ") && said(&named).contains("no-sale"), "{}", said(&named));
}

#[test]
fn rights_that_were_taken_out_are_told() {
    let mit = standard("MIT");
    for (from, to, taken) in [
        (", and/or sell", "", "and/or sell"),
        ("without restriction", "for research in universities", "without restriction"),
    ] {
        let text = mit.replacen(from, to, 1);
        assert_ne!(text, mit, "{from} is in the text");
        let found = borrowed(&format!("MIT License\n\n{text}")).unwrap_or_else(|| panic!("{from} was taken out"));
        assert!(!found.own.is_empty() || found.lacking == [taken], "{found:?}");
    }
}

#[test]
fn a_card_is_held_to_the_licence_that_it_names() {
    let card = |head: &str, words: &str| format!("---\n{head}\n---\n# Heron\n\n{words}\n");
    let only = "You may not use the model for commercial purposes.";
    for (head, name) in [
        ("license: mit", "MIT"),
        ("license: other\nlicense_name: modified-mit", "MIT"),
        ("license: apache-2.0", "Apache"),
    ] {
        let found = read("README.md", &card(head, only)).borrowed.unwrap_or_else(|| panic!("{head}"));
        assert_eq!(found.name, name);
    }
    let quiet = [
        ("license: llama3", only),
        ("license: mit", "The model should not be used for medical advice."),
        ("license:\n- mit\n- gpl-3.0", only),
        ("license: summit", only),
    ];
    for (head, words) in quiet {
        assert_eq!(read("README.md", &card(head, words)).borrowed, None, "{head}: {words}");
    }
}

#[test]
fn no_approved_text_is_told_for_its_name_its_title_or_its_holders_name() {
    let mut wrong = Vec::new();
    for entry in library::entries().iter().filter(|it| it.osi_approved) {
        let filled = filled_in(entry.text());
        let family = ["MIT", "Apache", "BSD", "ISC"].iter().find(|it| entry.id.starts_with(**it));
        let mut texts = vec![entry.text().to_owned(), filled.clone()];
        if let Some(name) = family {
            texts.push(format!("{name} License\n\n{filled}"));
            // Called modified, and nothing is but the name.
            texts.push(format!("Modified {name} License\n\nCopyright (c) 2026 Heron Labs\n\n{filled}"));
        }
        wrong.extend(texts.iter().filter_map(|it| Some((entry.id, borrowed(it)?))));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn who_names_a_licence_without_claiming_it_is_not_told() {
    let only = "You may use the software for research only.";
    for line in [
        "This is not the MIT License",
        "Copyright 2026 MIT",
        "Portions are under the MIT License",
        "Lizenz mit Auflagen",
        "The Massachusetts Institute of Technology",
        "Unlike the BSD License, these terms are short",
    ] {
        assert_eq!(said(&format!("{line}\n\n{only}\n")), "", "{line}");
    }
}

#[test]
fn hostile_bytes_are_told_without_harm() {
    let long = "MIT License\n".repeat(4_000);
    let texts = [
        "",
        "MIT License",
        "\u{feff}MIT License\u{202e}\n\nNo use.",
        "---\nlicense: [mit\n---\n",
        "MIT\u{0}License\n\n\u{fffd}",
        &long,
    ];
    for text in texts {
        let analysed = read("README.md", text);
        for it in analysed.borrowed.iter().flat_map(|it| &it.own) {
            assert!(analysed.document.text.get(it.span.range()).is_some(), "spans stand on letters");
        }
    }
}

#[test]
fn every_format_says_it_first_and_escapes_it() {
    let text = format!(
        "Modified MIT License <img src=x>\n\n{}\n\nThe software may not be used in weapons.\n",
        standard("MIT")
    );
    let analysed = Arc::new(read("LICENSE", &text));
    let comparison = compare(&[analysed], &Edits::default(), &Options::default(), Lenses::built_in());
    let options = Options::default();
    let context = Context {
        rules: Rules::built_in(),
        lenses: Lenses::built_in(),
        options: &options,
        show: Show::All,
        by: None,
        with_text: false,
        explain: false,
        date: None,
        color: false,
        fonts: Vec::new,
        paper: report::Paper::default(),
    };
    let written = |format| {
        let mut out = Vec::new();
        report::write(format, &comparison, &context, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let told = "permissive name, other terms";
    let first = written(Format::Text).lines().next().unwrap().to_owned();
    assert!(first.contains(told), "{first}");
    let markdown = written(Format::Markdown);
    let second = markdown.lines().filter(|it| !it.is_empty()).nth(1).unwrap();
    assert!(second.contains(told) && second.contains("weapons"), "{second}");
    let html = written(Format::Html);
    let (at, advice) = (html.find(told).unwrap(), html.find("not legal advice").unwrap());
    assert!(at < advice, "before anything else is said");
    for page in [&markdown, &html] {
        assert!(!page.contains("<img src=x>"), "another's words open no markup");
    }
    let json: serde_json::Value = serde_json::from_str(&written(Format::Json)).unwrap();
    let told = &json["documents"][0]["borrowed_name"];
    assert_eq!(told["name"], "MIT");
    let mut adds = told["adds"].as_array().unwrap().iter();
    assert!(adds.any(|it| it["kind"] == "field-of-endeavour-ban" && it["quote"].as_str().unwrap().contains("weapons")));
    let (start, end) = (told["said"]["start"].as_u64().unwrap(), told["said"]["end"].as_u64().unwrap());
    let range = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
    assert_eq!(text.get(range), told["said"]["quote"].as_str());
}

/// The licences of 2025 and 2026 that call themselves MIT, where they are here.
#[test]
fn modified_mit_licences_of_today_are_told() {
    let Some(corpus) = shared("corpus") else { return };
    let cases = [
        ("licences/kimi-k2-modified-mit.txt", "attribution-display"),
        ("licences-2026/minimax-m2.1.txt", "attribution-display"),
        ("licences-2026/minimax-m2.7-2026-04-15.txt", "attribution-display"),
        ("licences-2026/lerna-2018-08-28.txt", ""),
        ("licences-2026/heym.txt", "no-sale"),
        ("licences-2026/non-ai-licence.txt", "field-of-endeavour-ban"),
    ];
    for (file, kind) in cases {
        let text = std::fs::read_to_string(corpus.join(file)).unwrap();
        let found = borrowed(&text).unwrap_or_else(|| panic!("{file} is called MIT and is not"));
        assert_eq!(found.name, "MIT", "{file}");
        // Nothing: no rule understands what it adds, and that is told as well.
        let is_it = |it: &undiluted::compare::Added| kind.is_empty() || it.kind.as_deref() == Some(kind);
        assert!(found.own.iter().any(is_it), "{file}: {:?}", found.own);
    }
}
