//! The segmenter against trees that were read by hand (`tests/data/trees`).

use crate::scene::{root, shared};
use serde::Deserialize;
use std::fs;
use std::path::PathBuf;
use undiluted::clause::Clauses;
use undiluted::document::{Document, Source};
use undiluted::library;

/// Floors over all texts together, just under what was last seen.
const START_RECALL: f64 = 0.99;
const START_PRECISION: f64 = 0.97;
const LABEL_ACCURACY: f64 = 0.94;
/// What no single text may fall below, in clauses found at their place with their label.
// A list goes on behind a citation that stands in one of its items: that is not seen yet.
const WORST_TEXT: f64 = 0.89;

#[derive(Deserialize)]
struct Gold {
    source: String,
    sha256: String,
    clauses: Vec<(String, usize)>,
}

/// What comparing a document with its gold tree gave.
#[derive(Default)]
struct Score {
    gold: usize,
    seen: usize,
    starts: usize,
    labels: usize,
    misses: Vec<String>,
}

impl Score {
    fn start_recall(&self) -> f64 {
        share(self.starts, self.gold)
    }

    fn start_precision(&self) -> f64 {
        share(self.starts, self.seen)
    }

    fn label_accuracy(&self) -> f64 {
        share(self.labels, self.starts)
    }

    fn found(&self) -> f64 {
        share(self.labels, self.gold)
    }

    fn line(&self, name: &str) -> String {
        format!(
            "{name:30} {:3} gold {:3} seen   start recall {:.3}   start precision {:.3}   label accuracy {:.3}",
            self.gold,
            self.seen,
            self.start_recall(),
            self.start_precision(),
            self.label_accuracy()
        )
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of clauses are far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn trees() -> Vec<(String, Gold)> {
    let folder = root().join("tests/data/trees");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("tests/data/trees can be read")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("the tree can be read");
            let gold = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, gold)
        })
        .collect()
}

/// The document that a tree was made for; `None` where it is not at hand.
fn document_of(source: &str) -> Option<Document> {
    if let Some(id) = source.strip_prefix("spdx:") {
        let entry = library::entry(id).unwrap_or_else(|| panic!("{id} is in the library"));
        return Some(Document::read(&[Source::new(source, entry.text())]));
    }
    let path = source.strip_prefix("corpus:").expect("spdx: or corpus:");
    let bytes = fs::read(shared(&format!("corpus/{path}"))?).expect("it can be read");
    Some(Document::read(&[Source::new(source, bytes)]))
}

/// The first byte at or after `at` that is neither white space nor markup.
fn first_word(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    at + rest.find(|it: char| !it.is_whitespace() && !"*#-=_>|•".contains(it)).unwrap_or(rest.len())
}

fn compare(document: &Document, gold: &Gold) -> Score {
    let text = document.text.as_str();
    let clauses = Clauses::of(document);
    let seen: Vec<(&str, usize)> =
        clauses.list.iter().map(|it| (it.label.as_str(), first_word(text, it.span.start))).collect();
    let mut score = Score { gold: gold.clauses.len(), seen: seen.len(), ..Score::default() };
    for (label, start) in &gold.clauses {
        let there: Vec<&str> = seen.iter().filter(|(_, at)| at == start).map(|(label, _)| *label).collect();
        let line = document.line_of(*start);
        if there.is_empty() {
            score.misses.push(format!("line {line}: {label} at {start} begins no clause"));
            continue;
        }
        score.starts += 1;
        if there.contains(&label.as_str()) {
            score.labels += 1;
        } else {
            score.misses.push(format!("line {line}: {label} at {start} is called {}", there.join(", ")));
        }
    }
    for (label, start) in seen.iter().filter(|(_, at)| gold.clauses.iter().all(|(_, start)| start != at)) {
        score.misses.push(format!("line {}: {label} at {start} is no clause", document.line_of(*start)));
    }
    score
}

#[test]
fn gold_trees_are_sound() {
    let trees = trees();
    assert!(trees.len() >= 10, "at least ten trees");
    for (name, gold) in trees {
        assert!(gold.clauses.is_sorted_by(|a, b| a.1 < b.1), "{name}: starts rise");
        let Some(document) = document_of(&gold.source) else { continue };
        assert_eq!(document.sha256, gold.sha256, "{name}: the tree was made for another text");
        for (label, start) in &gold.clauses {
            assert!(document.text.is_char_boundary(*start), "{name}: {label} at {start}");
            assert_eq!(first_word(&document.text, *start), *start, "{name}: {label} begins with a word");
        }
    }
}

#[test]
fn clauses_stand_where_a_reader_finds_them() {
    let mut all = Score::default();
    let mut worst = (String::new(), 1.0);
    for (name, gold) in trees() {
        let Some(document) = document_of(&gold.source) else { continue };
        let score = compare(&document, &gold);
        println!("{}", score.line(&name));
        for miss in &score.misses {
            println!("    {miss}");
        }
        all.gold += score.gold;
        all.seen += score.seen;
        all.starts += score.starts;
        all.labels += score.labels;
        if score.found() < worst.1 {
            worst = (name, score.found());
        }
    }
    println!("{}", all.line("all"));
    assert!(all.start_recall() >= START_RECALL, "start recall {:.3}", all.start_recall());
    assert!(all.start_precision() >= START_PRECISION, "start precision {:.3}", all.start_precision());
    assert!(all.label_accuracy() >= LABEL_ACCURACY, "label accuracy {:.3}", all.label_accuracy());
    assert!(worst.1 >= WORST_TEXT, "{}: only {:.3} of its clauses found", worst.0, worst.1);
}

/// Labels of a text's clauses, each with its heading if it has one.
fn printed(text: &str) -> Vec<String> {
    let document = Document::read(&[Source::new("text", text)]);
    let clauses = Clauses::of(&document);
    let heading =
        |it: &undiluted::clause::Clause| it.heading.map_or(String::new(), |it| format!(" {}", document.slice(it)));
    clauses.list.iter().map(|it| format!("{}{}", it.label, heading(it))).collect()
}

#[test]
fn headings_and_lists_as_people_print_them() {
    let long =
        "Everybody may use the boat as long as the lamp burns, and nobody asks for the oil that it took to burn.";
    // A list right below its heading.
    let list =
        format!("1. Definitions\n   a. The boat is what floats.\n   b. The lamp is what burns.\n\n2. Rights\n{long}\n");
    assert_eq!(printed(&list), ["1 Definitions", "1.a", "1.b", "2 Rights"]);
    // A heading with a full stop.
    let stopped = format!("1. First\n\n{long}\n\nGrant of Lamp Licence.\n\n{long}\n");
    assert!(printed(&stopped).iter().any(|it| it.ends_with("Grant of Lamp Licence.")), "{:?}", printed(&stopped));
    // A reference over the end of a line is no item.
    let wrapped = "2. Use\n\n   a. Lamps may be lit wherever the harbour master has allowed it under this Section 2(a)\n      (4) never being a reason to forbid it to others.\n";
    assert!(!printed(wrapped).iter().any(|it| it.contains(".4")), "{:?}", printed(wrapped));
    // The disclaimer stands below the list, not below its last item.
    let shout = "THE LAMP IS LENT AS IT IS AND NOBODY ANSWERS FOR WHAT BURNS DOWN WHILE IT IS LIT BY ANYBODY AT ALL.";
    let below = format!(
        "You may copy the lamp if you meet these conditions:\n\n1. Keep its name on it at all times.\n\n2. Tell where you have it from.\n\n{shout}\n"
    );
    assert!(printed(&below).last().is_some_and(|it| it.starts_with('¶')), "{:?}", printed(&below));
}

#[test]
fn a_number_in_an_exhibit_does_not_repeat_what_stands_above_it() {
    let text = "1. Use\n\nEverybody may light the lamp.\n\nEXHIBIT A\n\n3. Oil\n\n3.1. Oil is brought by \
                whoever lights the lamp.\n\n3.1.1. Nobody pays for the oil \
                that somebody else has brought, whatever the harbour master says.\n";
    assert_eq!(printed(text), ["1 Use", "A", "A.3 Oil", "A.3.1", "A.3.1.1"]);
}

#[test]
fn the_next_number_begins_a_clause_although_the_line_above_is_full() {
    let text = "5. Lamps\n5.1 You may light the lamp or have it lit by anybody who comes to it,\nprovided that \
                each lamp keeps the names of those who built it, and of those\n(including, but not limited to, the \
                harbour master) who trimmed it.\n5.2 You may lend lamps that you have lit, provided that whoever \
                has\none from you has the whole of it, and that the oil is not Section\n5.3 oil.\n";
    assert_eq!(printed(text), ["5 Lamps", "5.1", "5.2"]);
}
