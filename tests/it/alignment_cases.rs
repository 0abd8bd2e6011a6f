//! The smallest texts of each fault of alignment that was ever found (`../shared/gold/alignment-cases.json`): each is
//! right or wrong by itself, and all must be right.

use crate::scene::shared;
use serde_json::Value;
use undiluted::align::{self, EditClass, Relation, Row};
use undiluted::clause::Clauses;
use undiluted::document::{Document, Source};
use undiluted::edits::Edits;

type Read = (Document, Clauses);

fn read(name: &str, text: &str) -> Read {
    let document = Document::read(&[Source::new(name, text)]);
    let clauses = Clauses::of(&document);
    (document, clauses)
}

fn rows(left: &Read, right: &Read) -> Vec<Row> {
    align::rows(&[(&left.0, &left.1), (&right.0, &right.1)], 0, false, &Edits::default())
}

/// One case as it was read and aligned; where it has one text, beside itself.
struct Case {
    left: Read,
    right: Read,
    rows: Vec<Row>,
}

impl Case {
    fn of(case: &Value) -> Self {
        let ending = case["right_ending"].as_str().unwrap_or(".txt");
        let text = |field: &str| case[field].as_str();
        let left = read("left.txt", text("left").expect("a left text"));
        let right = read(&format!("right{ending}"), text("right_text").or(text("left")).expect("a text"));
        let rows = rows(&left, &right);
        Self { left, right, rows }
    }

    fn relations(&self) -> Vec<Relation> {
        self.rows.iter().filter_map(|it| it.cells[1].relation).collect()
    }

    fn count(&self, wanted: Relation) -> usize {
        self.relations().iter().filter(|it| **it == wanted).count()
    }

    fn changes(&self) -> usize {
        self.relations().iter().filter(|it| it.is_change()).count()
    }

    fn labels(&self, document: usize) -> Vec<&str> {
        let (_, clauses) = if document == 0 { &self.left } else { &self.right };
        clauses.list.iter().filter(|it| it.number.is_some()).map(|it| it.label.as_str()).collect()
    }

    /// The labels of the only row of this relation, left and right.
    fn only(&self, wanted: Relation) -> Option<(Vec<&str>, Vec<&str>)> {
        let mut of = self.rows.iter().filter(|it| it.cells[1].relation == Some(wanted));
        let (row, None) = (of.next()?, of.next()) else { return None };
        let side = |document: usize| {
            let read = if document == 0 { &self.left } else { &self.right };
            row.cells[document].clauses.iter().map(|it| read.1.list[*it].label.as_str()).collect()
        };
        Some((side(0), side(1)))
    }

    fn weighty(&self) -> Vec<EditClass> {
        let edits = self.rows.iter().flat_map(|it| &it.cells[1].edits);
        edits.map(|it| it.class).filter(|it| !it.is_light()).collect()
    }

    /// Whether the case is as its words say that it should be; nothing, where nobody taught this test those words.
    fn is(&self, right: &str) -> Option<bool> {
        Some(match right {
            "labels 4, 5, 6; three rows cosmetic" => {
                self.labels(1) == ["4", "5", "6"] && self.count(Relation::Cosmetic) == 3 && self.changes() == 0
            }
            "one clause 1 on both sides, all same" => {
                self.labels(0) == ["1", "2"] && self.labels(1) == ["1", "2"] && self.changes() == 0
            }
            "labels 1, 2, 2.a, 2.b, 3" => self.labels(0) == ["1", "2", "2.a", "2.b", "3"],
            ".txt against .md: no added row, no polarity edit" => {
                self.count(Relation::Added) == 0 && !self.weighty().contains(&EditClass::Polarity)
            }
            "page furniture changes nothing" | "a broken word is cosmetic" => {
                self.changes() == 0 && self.weighty().is_empty()
            }
            "one clause absent, nothing merged" => self.count(Relation::Absent) == 1 && self.changes() == 1,
            "1.2 absent and 1.2 added" => {
                let (gone, come) = (self.only(Relation::Absent), self.only(Relation::Added));
                gone.is_some_and(|it| it.0 == ["1.2"]) && come.is_some_and(|it| it.1 == ["1.2"]) && self.changes() == 2
            }
            "2 split into 2, 2.1, 2.2; no words differ" => {
                self.only(Relation::Split) == Some((vec!["2"], vec!["2", "2.1", "2.2"])) && self.weighty().is_empty()
            }
            _ => return None,
        })
    }

    fn told(&self) -> String {
        let labels = |read: &Read, clauses: &[usize]| {
            clauses.iter().map(|it| read.1.list[*it].label.as_str()).collect::<Vec<_>>().join("+")
        };
        let row = |row: &Row| {
            let relation = row.cells[1].relation.map_or("", Relation::name);
            let (left, right) = (&row.cells[0].clauses, &row.cells[1].clauses);
            format!("  {} {relation} {}", labels(&self.left, left), labels(&self.right, right))
        };
        self.rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn every_fault_that_was_found_stays_mended() {
    let Some(path) = shared("gold/alignment-cases.json") else { return };
    let gold = std::fs::read_to_string(path).expect("the gold can be read");
    let gold: Value = serde_json::from_str(&gold).expect("the gold is JSON");
    let cases = gold["cases"].as_array().expect("cases");
    let (mut right, mut wrong) = (0, Vec::new());
    for it in cases {
        let (id, said) = (it["id"].as_str().expect("an id"), it["right"].as_str().expect("what is right"));
        let case = Case::of(it);
        match case.is(said) {
            Some(true) => right += 1,
            Some(false) => wrong.push(format!("{id}: should be: {said}; is\n{}", case.told())),
            None => wrong.push(format!("{id}: nobody taught this test what “{said}” means: add it to `Case::is`")),
        }
    }
    println!("{right} of {} cases are right", cases.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_case_can_be_wrong_and_unknown_words_are_no_pass() {
    let case = Case::of(&serde_json::json!({ "left": "1. You may run it.", "right_text": "1. You may not run it." }));
    assert_eq!(case.is("page furniture changes nothing"), Some(false));
    assert_eq!(case.is("all is well"), None);
}
