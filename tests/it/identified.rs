//! Which standard text a document is or was made from, and what was changed in it.

use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Identified, Original};
use undiluted::document::Source;
use undiluted::library::{self, Lacks};
use undiluted::report::words;

fn identified(text: &str) -> Option<Identified> {
    Analysed::read(&[Source::new("LICENSE", text)], Rules::built_in()).identified
}

fn standard(id: &str) -> &'static str {
    library::entry(id).expect("in the list").text()
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

/// What is said of a text.
fn told(text: &str) -> String {
    identified(text).map_or_else(|| "nothing".to_owned(), |it| words::identified(&it))
}

#[test]
fn a_changed_word_in_a_text_without_its_appendix_is_one_change_to_that_text() {
    let apache = standard("Apache-2.0");
    let head = apache.split("APPENDIX").next().expect("it has an appendix");
    assert_eq!(told(&head.replacen("perpetual, worldwide", "temporary, worldwide", 1)), {
        "Apache-2.0 without its appendix, with 1 change"
    });
    let gpl = standard("GPL-2.0-only").split("END OF TERMS").next().expect("it has an end");
    let changed = gpl.replacen("You may copy", "You may never copy", 1);
    assert_eq!(said(&changed), ["GPL-2.0-only edited", "never | "]);
    let found = identified(&changed).expect("made from the GPL");
    assert_eq!(found.lacks, Some(Lacks::Appendix));
}

#[test]
fn what_is_published_behind_a_text_may_be_missing() {
    let both = standard("LGPL-3.0-only");
    let alone = both.split("GNU GENERAL PUBLIC LICENSE\nVersion 3").next().expect("the lesser one comes first");
    assert!(alone.len() < both.len() / 3, "the other text is cut off");
    let name = "LGPL-3.0-only without the GPL-3.0-only behind it";
    assert!(told(alone).starts_with(&format!("{name}, word for word")), "{}", told(alone));
    let changed = alone.replacen("You may convey", "You may not convey", 1);
    assert!(told(&changed).starts_with(&format!("{name}, with 1 change")), "{}", told(&changed));
}

#[test]
fn words_behind_the_end_of_the_terms_are_told() {
    let ban = "You may not use this work in lighthouses without a written permit of the harbour.";
    for id in ["AGPL-3.0-only", "LGPL-2.0-only", "LGPLLR", "OLFL-1.3", "Apache-2.0", "MIT", "GFDL-1.3-only"] {
        let text = format!("{}\n\n{ban}\n", standard(id).trim_end());
        let found = identified(&text).expect("made from it");
        assert_eq!((found.relation, found.changes.len()), (Original::Edited, 1), "{id}: {:?}", found.changes);
        assert!(said(&text).contains(&format!("{ban} | ")), "{id}: {:?}", said(&text));
        // Where the text's last clause takes it in, it is words of that clause.
        let is_whole = found.changes[0].is_addition();
        let words = if is_whole { " plus 1 sentence" } else { ", with 1 change" };
        assert!(told(&text).contains(words) && (is_whole || id.contains("LL") || id.contains("OL")), "{}", told(&text));
        // Nor may it stand there instead of the appendix.
        let end = "END OF TERMS AND CONDITIONS";
        if let Some((head, _)) = standard(id).split_once(end) {
            let text = format!("{head}{end}\n\n{ban}\n");
            assert!(said(&text).contains(&format!("{ban} | ")), "{id}: {:?}", said(&text));
        }
    }
}

#[test]
fn a_file_of_several_texts_names_them_all() {
    let mit = standard("MIT").replace("<year> <copyright holders>", "2031 Heron Labs");
    let (bsd, apache) = (standard("BSD-3-Clause"), standard("Apache-2.0"));
    let file = |mit: &str, bsd: &str| {
        format!(
            "This product bundles these works.\n\n==\nheron\n==\n\n{mit}\n\n==\nwren\n==\n\n{bsd}\n\n==\ntern\n==\n\n{apache}"
        )
    };
    let text = file(&mit, bsd);
    let found = identified(&text).expect("it holds them");
    let ids: Vec<&str> = found.holds.iter().map(|it| it.text.id).collect();
    assert_eq!((found.relation, ids), (Original::Contains, vec!["MIT", "BSD-3-Clause", "Apache-2.0"]));
    for held in &found.holds {
        let words = &text[held.span.start..held.span.end];
        assert!(words.contains(if held.text.id == "MIT" { "free of charge" } else { "conditions" }), "{words}");
    }
    assert!(told(&text).starts_with("holds MIT, BSD-3-Clause and Apache-2.0, among "), "{}", told(&text));
    let changed = told(&file(&mit.replace("without restriction", "with restriction"), bsd));
    assert!(changed.starts_with("holds MIT with 1 change, BSD-3-Clause and Apache-2.0"), "{changed}");
    let twice = told(&format!("{mit}\n\n{apache}\n\n{mit}"));
    assert!(twice.starts_with("holds MIT (2 times) and Apache-2.0"), "{twice}");
}

#[test]
fn the_change_that_matters_comes_first() {
    let text = standard("MIT")
        .replace("obtaining a copy", "obtaining an example")
        .replace("furnished to do so", "furnished to do so within 9 days")
        .replace("MERCHANTABILITY", "SALEABILITY")
        .replace("notice shall be", "notice shall not be");
    let found = said(&text);
    assert_eq!(found[0], "MIT edited");
    assert_eq!(found[1], "not | ", "{found:?}");
    assert!(found[2].contains('9'), "{found:?}");
    assert_eq!(found.len(), 5, "{found:?}");
}

#[test]
fn a_title_more_or_less_or_another_is_no_change() {
    for id in ["MIT", "MIT-0", "CDDL-1.0", "ECL-2.0", "MPL-2.0", "EUPL-1.2", "Zlib", "Python-2.0", "AFL-3.0"] {
        let text = standard(id);
        let (_, rest) = text.trim_start().split_once('\n').expect("it has lines");
        for text in [rest.to_owned(), format!("Wren Terms 3\n\n{rest}")] {
            let found = identified(&text).expect("it is that text");
            assert_eq!((found.id, found.changes), (id, Vec::new()), "{id}");
        }
    }
    let added = identified(&format!("No AI\n\n{}", standard("MIT-0"))).expect("made from it");
    assert_eq!(added.changes.len(), 1, "a title that forbids is none: {:?}", added.changes);
}

#[test]
fn a_changed_word_is_one_change_to_the_text_that_it_stands_in() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for entry in library::entries().iter().filter(|it| !it.own && (1_000..9_000).contains(&it.text().len())).step_by(11)
    {
        let is_word = |it: &str| it.len() > 3 && it.bytes().all(|it| it.is_ascii_lowercase());
        let middle = entry.text().len() / 2;
        let places = entry.text().match_indices(' ').filter(|it| it.0 > middle);
        let word = places.filter_map(|it| Some((it.0 + 1, entry.text()[it.0 + 1..].split(' ').next()?)));
        let Some((at, word)) = word.filter(|it| is_word(it.1)).nth(3) else { continue };
        let text = format!("{}lighthouse{}", &entry.text()[..at], &entry.text()[at + word.len()..]);
        tried += 1;
        let found = identified(&text).map(|it| (it.id, it.changes.len(), it.also));
        let is_it = found.as_ref().is_some_and(|it| it.1 == 1 && (it.0 == entry.id || it.2.contains(&entry.id)));
        if !is_it && !entry.deprecated {
            wrong.push((entry.id, word, found));
        }
    }
    assert!(tried > 20, "{tried}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_clause_is_known_where_every_word_of_it_stands_in_an_approved_text() {
    let mit = standard("MIT");
    let read = |text: &str| Analysed::read(&[Source::new("LICENSE", text)], Rules::built_in());
    let own = |text: &str| {
        let it = read(text);
        let all = 0..it.clauses.list.len();
        all.filter(|clause| !it.is_known(*clause))
            .map(|at| it.document.slice(it.clauses.list[at].span).trim().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(own(mit), Vec::<String>::new());
    let ban = "You may not use it in lighthouses.";
    assert_eq!(own(&format!("{mit}\n\n{ban}\n")), [ban]);
    assert_eq!(own(&format!("No AI\n\n{mit}")), ["No AI"]);
    assert_eq!(own(&mit.replace("without restriction", "with restriction")).len(), 1);
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
    for entry in library::entries().iter().filter(|it| !it.own && it.text().len() < 12_000).step_by(9) {
        for (from, to) in
            [(" may ", " may not "), (" not ", " "), (" any ", " "), (" must ", " may "), (" shall ", " may ")]
        {
            let Some(at) = entry.text().match_indices(from).last().map(|(at, _)| at) else { continue };
            let mut text = entry.text().to_owned();
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
