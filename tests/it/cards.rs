//! Model cards: what their tables declare, and how they align with each other.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::shared_files;
use std::fs;
use std::sync::Arc;
use undiluted::align::{Relation, Row};
use undiluted::artefact::Card;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::{Document, Source};
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::options::Options;

/// Real cards, where they are at hand.
fn corpus() -> Vec<(String, String)> {
    let files = ["corpus/model-cards", "corpus/model-cards/hub"].into_iter().flat_map(|it| shared_files(it, ".md"));
    files.map(|it| (it.display().to_string(), String::from_utf8_lossy(&fs::read(&it).unwrap()).into_owned())).collect()
}

/// The lines of a table as a reader with a ruler sees them: from the first fence to the second.
fn table(text: &str) -> Option<Vec<&str>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim_end);
    if lines.next() != Some("---") {
        return None;
    }
    let table: Vec<&str> = lines.clone().take_while(|it| *it != "---").collect();
    lines.any(|it| it == "---").then_some(table)
}

/// Keys at the margin, with what stands on their own line and below it.
fn keys(table: &[&str]) -> Vec<(String, Vec<String>)> {
    let mut keys: Vec<(String, Vec<String>)> = Vec::new();
    for line in table.iter().filter(|it| !it.trim_start().starts_with('#')) {
        let begins = line.starts_with(|it: char| it.is_alphabetic() || it == '_' || it == '"');
        if let Some((key, value)) = line.split_once(':').filter(|_| begins) {
            let value = value.trim();
            let values = if value.is_empty() { Vec::new() } else { vec![value.to_owned()] };
            keys.push((key.trim_matches('"').to_owned(), values));
        } else {
            let item = line.trim().trim_start_matches("- ").to_owned();
            if let Some((_, values)) = keys.last_mut().filter(|_| !item.is_empty()) {
                values.push(item);
            }
        }
    }
    keys
}

fn card(text: &str) -> Option<Card> {
    Card::of(&Document::read(&[Source::new("README.md", text)]))
}

fn bare(value: &str) -> &str {
    value.trim_matches(['"', '\'', '[', ']', ' '])
}

#[test]
fn every_real_cards_table_is_read_or_said_to_be_unread() {
    let mut wrong = Vec::new();
    for (name, text) in corpus() {
        let Some(table) = table(&text) else { continue };
        let keys = keys(&table);
        let Some(card) = card(&text) else {
            wrong.push(format!("{name}: no table is seen"));
            continue;
        };
        if card.fields.is_empty() && !keys.is_empty() {
            if card.diagnostics.is_empty() {
                wrong.push(format!("{name}: lost in silence"));
            }
            continue;
        }
        let lost: Vec<_> =
            keys.iter().map(|it| &it.0).filter(|key| !card.fields.iter().any(|it| it.key == **key)).collect();
        if !lost.is_empty() {
            wrong.push(format!("{name}: lost {lost:?}"));
        }
        let declared: Vec<&str> =
            keys.iter().filter(|it| it.0 == "license").flat_map(|it| &it.1).map(|it| bare(it)).collect();
        if card.license != declared {
            wrong.push(format!("{name}: declares {declared:?}, read {:?}", card.license));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn line_ends_change_nothing_of_what_a_card_declares() {
    for (name, text) in corpus() {
        let facts = |text: &str| {
            card(text)
                .map(|it| (it.license, it.license_name, it.license_link, it.base_model, it.datasets, it.fields.len()))
        };
        let unix = text.replace("\r\n", "\n");
        assert_eq!(facts(&unix), facts(&unix.replace('\n', "\r\n")), "{name}");
    }
}

fn compared(cards: [&str; 2]) -> Comparison {
    let read = |(index, text): (usize, &str)| {
        Arc::new(Analysed::read(&[Source::new(format!("{index}.md"), text)], Rules::built_in()))
    };
    let documents: Vec<_> = cards.into_iter().enumerate().map(read).collect();
    compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in())
}

/// The rows as the clauses' first lines.
fn rows(it: &Comparison) -> Vec<(Option<Relation>, [String; 2])> {
    let first_line = |row: &Row, document: usize| {
        let clauses = row.cells[document].clauses.first();
        let of = &it.documents[document];
        let words = clauses.map(|it| of.document.plain.slice(of.clauses.list[*it].span));
        words.map_or(String::new(), |it| {
            it.lines().next().unwrap_or_default().trim_start_matches("- ").trim().to_owned()
        })
    };
    it.rows.iter().map(|row| (row.cells[1].relation, [first_line(row, 0), first_line(row, 1)])).collect()
}

const HERON: &str = "---\nlicense: apache-2.0\ndatasets:\n- marsh/reeds\ntags: [bird]\n---\n# Heron 1B\n\n## Model description\n\nA small bird.\n\n\
    - **Developed by:** Marshlight\n- **Language:** Danish\n\n## Training data\n\nReeds and rushes from the shore.\n\n\
    ## Uses\n\nWriting about birds.\n\n## Citation\n\nNone yet.\n";
const EGRET: &str = "---\ntags: [fish, water]\nbase_model: marsh/heron\nlicense: other\ndatasets:\n- sea/fish\n---\n# Model card for Egret\n\n\
    ## Model Details\n\nAnother thing altogether.\n\n- **Language:** English, Norwegian\n- **Developed by:** Sealight\n\n\
    ## Intended Use\n\nCounting fish at sea.\n\n## Training Details\n\nFor two days.\n\n### Training Data\n\n[More Information Needed]\n";

#[test]
fn cards_align_by_the_lines_of_their_tables_and_by_their_usual_sections() {
    let rows = rows(&compared([HERON, EGRET]));
    let beside = |left: &str| {
        let row = rows.iter().find(|(_, [it, _])| it.starts_with(left));
        row.map_or_else(|| panic!("{left} in {rows:#?}"), |(_, [_, right])| right.as_str())
    };
    for (left, right) in [
        ("license:", "license: other"),
        ("datasets:", "datasets: - sea/fish"),
        ("tags:", "tags: [fish, water]"),
        ("Heron 1B", "Model card for Egret"),
        ("Model description", "Model Details"),
        ("Developed by:", "Developed by: Sealight"),
        ("Language:", "Language: English, Norwegian"),
        ("Training data", "Training Data"),
        ("Uses", "Intended Use"),
        ("Citation", ""),
    ] {
        assert_eq!(beside(left), right, "{left}");
    }
    let moved = |it: &Option<Relation>| matches!(it, Some(Relation::Moved | Relation::MovedEdited));
    let of_table = rows.iter().filter(|(_, [left, _])| left.starts_with("tags") || left.starts_with("license"));
    assert!(of_table.clone().count() == 2 && !of_table.clone().any(|(it, _)| moved(it)), "a table has no order");
}

#[test]
fn nothing_in_a_card_is_a_grant_or_a_restriction() {
    let text = "# Heron\n\n## Training data\n\nReeds.\n\n## How to use\n\nYou can use this model directly with a pipeline \
                for text generation. You must not use it for war.\n\n## License\n\nYou may use, modify and share Heron.\n";
    let analysed = Analysed::read(&[Source::new("README.md", text)], Rules::built_in());
    assert_eq!((analysed.assessment.findings.len(), analysed.assessment.unread.len()), (0, 0));
    let licence = Analysed::read(&[Source::new("LICENSE.md", text)], Rules::built_in());
    assert!(!licence.assessment.findings.is_empty(), "the same words bind where they are terms");
}
