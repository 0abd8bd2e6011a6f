//! Which standard text a document is or was made from, and what was changed in it.

use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Identified, Original};
use undiluted::document::Source;
use undiluted::library;

fn identified(text: &str) -> Option<Identified> {
    Analysed::read(&[Source::new("LICENSE", text)], Rules::built_in()).identified
}

fn standard(id: &str) -> &'static str {
    library::entry(id).expect("in the list").text
}

/// Id and relation, then each change as `here | there`.
fn said(text: &str) -> Vec<String> {
    let document = Analysed::read(&[Source::new("LICENSE", text)], Rules::built_in());
    let Some(found) = &document.identified else { return Vec::new() };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let here = |span| words(document.document.slice(span));
    let changes =
        found.changes.iter().map(|it| format!("{} | {}", it.here.map_or(String::new(), here), words(&it.there)));
    std::iter::once(format!("{} {}", found.id, found.relation.name())).chain(changes).collect()
}

#[test]
fn a_copy_is_told_from_an_edited_one() {
    let mit = standard("MIT");
    assert_eq!(said(mit), ["MIT exact"]);
    assert_eq!(said(&mit.replace("<year> <copyright holders>", "2031 Heron Labs")), ["MIT exact"]);
    assert_eq!(said(&mit.replace('"', "'").replace('\n', "\r\n")), ["MIT cosmetic"]);
    assert_eq!(said(&mit.replace("without restriction", "with restriction")), ["MIT edited", "with | without"]);
    assert_eq!(said(&mit.replace("to any person", "to any natural person")), ["MIT edited", "natural | "]);
}

#[test]
fn an_added_clause_is_shown_first() {
    let clause = "If the Software serves more than 100 users, you shall show our name on its first screen.";
    let text = format!("Modified MIT License\n\n{}\n\n{clause}\n", standard("MIT").replace("MIT License", ""));
    let found = identified(&text).expect("made from MIT");
    assert_eq!((found.id, found.relation), ("MIT", Original::Edited));
    assert!(found.changes[0].is_clause, "{:?}", found.changes);
    assert_eq!(said(&text), ["MIT edited".to_owned(), format!("{clause} | ")]);
}

#[test]
fn a_term_on_top_is_a_change_and_a_name_is_none() {
    let mit = standard("MIT");
    let limited = said(&format!("For noncommercial use only\n\n{mit}"));
    assert!(limited[0] == "MIT edited" && limited[1].contains("noncommercial"), "{limited:?}");
    let bsd = standard("BSD-3-Clause");
    let named = bsd
        .replace("the copyright holder nor", "Heron Labs nor")
        .replace("THE COPYRIGHT HOLDERS AND", "HERON LABS AND");
    assert_eq!(said(&named), ["BSD-3-Clause cosmetic"]);
}

#[test]
fn parts_and_wholes() {
    let apache = standard("Apache-2.0");
    let head = apache.split("END OF TERMS").next().expect("it has an end");
    assert_eq!(said(head), ["Apache-2.0 without-appendix"]);
    let readme =
        "# Heron\n\nA program that counts birds in pictures of marshes and lakes, by night and by day.\n\n".repeat(12);
    assert_eq!(said(&format!("{readme}\n\n{}", standard("ISC"))), ["ISC contains"]);
    assert_eq!(said(&readme), Vec::<String>::new());
    assert_eq!(said(""), Vec::<String>::new());
    assert_eq!(said("MIT"), Vec::<String>::new());
}

#[test]
fn other_ids_of_the_same_words_are_named() {
    let gpl = identified(standard("GPL-3.0-only")).expect("in the list");
    assert_eq!((gpl.id, gpl.also), ("GPL-3.0-only", vec!["GPL-3.0-or-later"]));
}

/// A word that turns a text around never leaves it "word for word".
#[test]
fn no_standard_text_with_a_changed_word_passes_for_the_text() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for entry in library::entries().iter().filter(|it| !it.own && it.text.len() < 12_000).step_by(9) {
        for (from, to) in
            [(" may ", " may not "), (" not ", " "), (" any ", " "), (" must ", " may "), (" shall ", " may ")]
        {
            let Some(at) = entry.text.match_indices(from).last().map(|(at, _)| at) else { continue };
            let mut text = entry.text.to_owned();
            text.replace_range(at..at + from.len(), to);
            tried += 1;
            let passes = identified(&text).is_some_and(|it| {
                matches!(it.relation, Original::Exact | Original::Cosmetic | Original::WithoutAppendix)
            });
            if passes {
                wrong.push(format!("{} {from:?}", entry.id));
            }
        }
    }
    assert!(tried > 150, "{tried}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
