//! Smallest texts, each a way in which rows could say more, or less, than what changed.

use super::{compared, edits, labels, numbered, rows};
use undiluted::align::Relation;
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::{align, clause, document};

const HIVE: &str =
    "The keeper of the hives looks after every swarm in the valley, and reports each loss to the miller.";
const TOLL: &str = "Whoever crosses the bridge with a cart pays two coins, and one coin more for each ox before it.";
const BELL: &str = "The bell is rung at noon by whoever lives nearest, unless the river stands above the third step.";

#[test]
fn an_excerpt_keeps_the_numbers_that_it_has() {
    let whole = format!("Valley Terms\n\n{}", numbered(&[HIVE, TOLL, BELL]));
    let excerpt = whole.replace("1. ", "4. ").replace("2. ", "5. ").replace("3. ", "6. ");
    assert_eq!(rows(&whole, &excerpt), ["¶1 same ¶1", "1 cosmetic 4", "2 cosmetic 5", "3 cosmetic 6"]);
}

#[test]
fn a_reference_over_the_end_of_a_line_begins_no_clause() {
    let text = |wrapped: &str| {
        format!(
            "Terms\n\n1. Rights that a holder has under {wrapped} of these terms end when the river rises.\n\n2. {BELL}\n"
        )
    };
    let (one, other) = (text("Sections 3.1 and\n3.2"), text("Sections 3.1\nand 3.2"));
    assert_eq!(rows(&one, &other), ["¶1 same ¶1", "1 same 1", "2 same 2"]);
}

#[test]
fn what_a_page_repeats_and_a_line_breaks_is_no_change() {
    let plain = format!("Terms\n\n1. {HIVE}\n\n2. {TOLL}\n");
    let paged = plain.replace("every swarm in", "every\n\nPage 1 of 2\n\u{c}TERMS            Confidential\n\nswarm in");
    let paged = paged.replace("crosses", "cros-\nses");
    assert_eq!(rows(&plain, &paged), ["¶1 same ¶1", "1 same 1", "2 same 2"]);
    let read = document::Document::read(&[Source::new("a.txt", paged)]);
    assert!(read.diagnostics.iter().any(|it| it.message.contains("Page 1 of 2")), "{:?}", read.diagnostics);
}

#[test]
fn escaped_numbers_are_markdown() {
    let text =
        "TERMS\n\n1\\. **Use.** You may run it.\n\n2\\. **Copies.** You may hand it on.\n\na. Each copy names us.\n";
    let document = document::Document::read(&[Source::new("a.txt", text)]);
    let clauses = clause::Clauses::of(&document);
    let labels: Vec<&str> = clauses.list.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["¶1", "1", "2", "2.a"]);
}

#[test]
fn a_reference_that_is_followed_is_renumbered_and_one_that_is_not_is_heavy() {
    let end = |section: usize| {
        format!("What Section {section} says of the bridge holds in winter too, and in each month of a flood.")
    };
    let left = numbered(&[HIVE, TOLL, &end(2)]);
    let followed = numbered(&[BELL, HIVE, TOLL, &end(3)]);
    assert_eq!(rows(&left, &followed), ["added 1", "1 cosmetic 2", "2 cosmetic 3", "3 cosmetic 4"]);
    assert_eq!(edits(&left, &followed), ["renumbered: 2 → 3"]);
    let stale = numbered(&[BELL, HIVE, TOLL, &end(2)]);
    assert_eq!(edits(&left, &stale), ["reference: 2 → 2"]);
    assert_eq!(rows(&left, &stale)[3], "3 edited 4");
}

#[test]
fn one_of_several_equal_clauses_that_is_taken_out_is_absent() {
    let rows = rows(&numbered(&[TOLL, TOLL, TOLL, TOLL]), &numbered(&[TOLL, TOLL, TOLL]));
    assert_eq!(rows.iter().filter(|it| it.ends_with("absent")).count(), 1, "{rows:?}");
    assert!(!rows.iter().any(|it| it.contains("merged")), "{rows:?}");
}

#[test]
fn another_clause_in_the_same_place_is_absent_and_added() {
    let text = |inner: &str| format!("Terms\n\n1. Upkeep\n\n1.1 {HIVE}\n\n1.2 {inner}\n\n1.3 {BELL}\n");
    let right = text("Each guest brings firewood for one night and shows it when asked.");
    assert_eq!(
        rows(&text("The miller mends what the flood broke within ten days."), &right),
        ["¶1 same ¶1", "1 same 1", "1.1 same 1.1", "added 1.2", "1.2 absent", "1.3 same 1.3"]
    );
}

#[test]
fn a_short_clause_cut_in_two_is_split() {
    let left = format!("Terms\n\n1. {HIVE}\n\n2. Ending. Rights end on breach. They come back when all is mended.\n");
    let right = format!(
        "Terms\n\n1. {HIVE}\n\n2. Ending\n\n2.1 Rights end on breach.\n\n2.2 They come back when all is mended.\n"
    );
    assert_eq!(rows(&left, &right), ["¶1 same ¶1", "1 same 1", "2 split 2+2.1+2.2"]);
}

#[test]
fn what_the_baseline_never_had_is_missing_nowhere() {
    let comparison = compared(&[&numbered(&[HIVE]), &numbered(&[HIVE]), &numbered(&[HIVE, TOLL])]);
    let row = comparison.rows.iter().find(|it| labels(&comparison, 2, &it.cells[2].clauses) == "2");
    let cells = &row.expect("the new clause has a row").cells;
    assert_eq!((cells[1].relation, cells[2].relation), (None, Some(Relation::Added)));
}

#[test]
fn texts_that_share_few_words_are_two_blocks() {
    let left = "1. The keeper of the hives may sell honey to the miller on each market day of the year at noon.";
    let right = "1. The keeper of the hives must never lend a boat to strangers after dark or in any storm at all.";
    assert!(edits(left, right).len() <= 1, "{:?}", edits(left, right));
}

#[test]
fn versions_in_names_are_parameters_where_they_vary_alike() {
    let left = numbered(&[
        "The HERON-2 model is lent by us to whoever asks for it.",
        "Whoever hands on the HERON-2 model keeps this notice with it.",
        "It may be run on 20 machines of the valley at once.",
    ]);
    let right = left.replace("HERON-2", "HERON-3").replace("20 machines", "30 machines");
    let found = edits(&left, &right);
    assert_eq!(found.iter().filter(|it| it.starts_with("parameter")).count(), 2, "{found:?}");
    assert!(found.iter().any(|it| it == "number: 20 → 30"), "{found:?}");
}

#[test]
fn rows_keep_each_clause_once_whatever_is_compared() {
    let read = |text: &str| {
        let document = document::Document::read(&[Source::new("a.txt", text)]);
        let clauses = clause::Clauses::of(&document);
        (document, clauses)
    };
    let (one, other) = (read(&numbered(&[HIVE, TOLL])), read(&numbered(&[TOLL, TOLL, BELL])));
    let rows = align::rows(&[(&one.0, &one.1), (&other.0, &other.1)], 1, false, &Edits::default());
    let held: usize = rows.iter().map(|it| it.cells[0].clauses.len()).sum();
    assert_eq!(held, one.1.list.len());
}

#[test]
fn what_a_line_cuts_otherwise_says_the_same_together() {
    // The heading of the second clause ends the line of the first, and the bell's number stands in a paragraph.
    let one = format!("1. {HIVE}\n\nTolls\n\n2. {TOLL}\n\n3. {BELL}\n");
    let other = format!("1. {HIVE} Tolls\n\n2. {TOLL} 3. {BELL}\n");
    let told = rows(&one, &other);
    assert!(
        told.iter().all(|it| !it.contains("absent") && !it.contains("added") && !it.contains("edited")),
        "{told:?}"
    );
    assert!(edits(&one, &other).iter().all(|it| it.starts_with("renumbered")), "{:?}", edits(&one, &other));
}

#[test]
fn a_number_among_the_words_is_no_printed_number() {
    let one = format!("1. {HIVE}\n\n2. {TOLL}\n");
    let other = format!("1. {HIVE} {}\n", TOLL.replace("with a cart", "with a cart of 2 wheels"));
    let edits = edits(&one, &other);
    assert!(edits.iter().any(|it| it.starts_with("number") && it.contains('2')), "{edits:?}");
}

#[test]
fn along_a_chain_each_is_told_once_against_the_one_before() {
    let with = numbered(&[HIVE, TOLL]);
    let without = numbered(&[HIVE]);
    let texts =
        [&with, &without, &without, &with].map(|it| document::Document::read(&[Source::new("a.txt", it.as_str())]));
    let read: Vec<_> = texts.iter().map(|it| (it, clause::Clauses::of(it))).collect();
    let read: Vec<_> = read.iter().map(|(document, clauses)| (*document, clauses)).collect();
    let of = |cell: &align::Cell| (cell.relation.map_or("", Relation::name), cell.against);
    let told: Vec<Vec<_>> =
        align::rows(&read, 0, true, &Edits::default()).iter().map(|row| row.cells.iter().map(of).collect()).collect();
    let same = ("same", Some(0));
    let hive = [("", None), same, ("same", Some(1)), ("same", Some(2))];
    assert!(told.contains(&hive.to_vec()), "{told:?}");
    let gone = [("", None), ("absent", Some(0)), ("", None)];
    assert!(told.iter().any(|row| row.starts_with(&gone) && row.get(3) == Some(&("added", Some(2)))), "{told:?}");
}
