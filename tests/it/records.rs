//! Records of licences against the assessor, where the text is here.
//!
//! The texts stand outside the repository (`../shared/corpus`, two folders); without them the test says so and passes.
//! Every difference is explained in `tests/data/record-differences.toml`, and every explanation there still holds.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

use crate::assessing;
use crate::scene::{root, shared, skip};

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use undiluted::assess::Rules;
use undiluted::compare::Analysed;
use undiluted::document::Source;
use undiluted::library::{self, Record};

/// One side that says what the other does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Difference {
    record: String,
    section: String,
    kind: String,
    assessor: Assessor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Assessor {
    /// It has a finding that the record has not.
    Finds,
    /// It lacks a finding that the record has.
    Misses,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Explanations {
    #[serde(default)]
    difference: Vec<Explained>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Explained {
    record: String,
    section: String,
    kind: String,
    assessor: Assessor,
    because: String,
}

fn explanations() -> BTreeMap<Difference, String> {
    let path = root().join("tests/data/record-differences.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let read: Explanations = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut all = BTreeMap::new();
    for Explained { record, section, kind, assessor, because } in read.difference {
        assert!(!because.trim().is_empty(), "{record} {section} {kind}: say why");
        let difference = Difference { record, section, kind, assessor };
        assert!(all.insert(difference.clone(), because).is_none(), "explained twice: {difference:?}");
    }
    all
}

/// The folders of texts, if they are here.
fn texts() -> Option<Vec<PathBuf>> {
    ["corpus/licences", "corpus/licences-2026"].into_iter().map(shared).collect()
}

/// The record's text, if all its files are here.
fn read(record: &Record, folders: &[PathBuf], rules: &Rules) -> Option<Analysed> {
    let bytes = |name: &String| folders.iter().find_map(|it| std::fs::read(it.join(name)).ok());
    let source = |name: &String| Some(Source::new(name.clone(), bytes(name)?));
    Some(Analysed::read(&record.files.iter().map(source).collect::<Option<Vec<_>>>()?, rules))
}

/// How a record and the assessor agree.
#[derive(Default)]
struct Agreement {
    same: usize,
    near: usize,
    differences: Vec<Difference>,
}

/// Pairs off what both say of the same clause, then what they say of neighbours; what is left over differs.
/// What is explained differs without looking at neighbours: somebody read that other words are meant.
fn compare(record: &Record, analysed: &Analysed, explained: &BTreeMap<Difference, String>) -> Agreement {
    let label = |clause: usize| analysed.clauses.list[clause].label.as_str();
    let mut recorded: Vec<(&str, &str)> =
        record.reading.iter().map(|it| (it.section.as_str(), it.kind.as_str())).collect();
    let findings = &analysed.assessment.findings;
    let mut found: BTreeSet<(usize, &str)> = findings.iter().map(|it| (it.clause, it.kind.as_str())).collect();
    let mut agreement = Agreement::default();
    recorded.retain(|(section, kind)| {
        let before = found.len();
        // Labels need not be unique: a policy in the same file counts from 1 again.
        found.retain(|(clause, other)| kind != other || label(*clause) != *section);
        agreement.same += usize::from(found.len() < before);
        found.len() == before
    });
    let difference = |section: &str, kind: &str, assessor| Difference {
        record: record.id.clone(),
        section: section.to_owned(),
        kind: kind.to_owned(),
        assessor,
    };
    let missed = |section: &str, kind: &str| difference(section, kind, Assessor::Misses);
    let only_found = |clause: usize, kind: &str| difference(label(clause), kind, Assessor::Finds);
    recorded.retain(|(section, kind)| {
        let near = found.iter().copied().find(|(clause, other)| {
            kind == other
                && is_near(section, *clause, analysed)
                && !explained.contains_key(&missed(section, kind))
                && !explained.contains_key(&only_found(*clause, kind))
        });
        agreement.near += usize::from(near.is_some());
        near.is_none_or(|it| !found.remove(&it))
    });
    let misses = recorded.iter().map(|(section, kind)| missed(section, kind));
    let finds = found.iter().map(|(clause, kind)| only_found(*clause, kind));
    agreement.differences = misses.chain(finds).collect::<BTreeSet<_>>().into_iter().collect();
    agreement
}

/// Whether a clause is the parent, a child or a sibling of the section under the same number.
fn is_near(section: &str, clause: usize, analysed: &Analysed) -> bool {
    let list = &analysed.clauses.list;
    let clause = &list[clause];
    list.iter().filter(|it| it.label == section).any(|it| {
        let parent = it.parent.filter(|parent| is_below(&it.label, &list[*parent].label));
        let other = clause.parent.filter(|parent| is_below(&clause.label, &list[*parent].label));
        parent == Some(clause.id) || other == Some(it.id) || (parent.is_some() && parent == other)
    })
}

/// Whether a label continues its parent's: `4` below the roman `III` does not.
fn is_below(label: &str, parent: &str) -> bool {
    label.strip_prefix(parent).is_some_and(|it| it.starts_with('.'))
}

#[test]
fn ids_are_unique_and_kinds_exist() {
    let rules = assessing::rules();
    let mut ids = BTreeSet::new();
    for record in library::records() {
        assert!(ids.insert(record.id.to_lowercase()), "{}: two records have this id", record.id);
        for it in &record.reading {
            assert!(rules.kind(&it.kind).is_some(), "{} {}: no such kind: {}", record.id, it.section, it.kind);
        }
    }
}

#[test]
fn sections_stand_in_the_text() {
    let Some(folders) = texts() else { return };
    let rules = assessing::rules();
    let mut wrong = Vec::new();
    for record in library::records() {
        let Some(analysed) = read(record, &folders, &rules) else { continue };
        let labels: BTreeSet<&str> = analysed.clauses.list.iter().map(|it| it.label.as_str()).collect();
        let unknown = record.reading.iter().filter(|it| !labels.contains(it.section.as_str()));
        wrong.extend(unknown.map(|it| format!("{}: section {} ({})", record.id, it.section, it.kind)));
    }
    assert!(wrong.is_empty(), "the text has no such clause:\n{}", wrong.join("\n"));
}

#[test]
fn every_difference_is_explained() {
    let Some(folders) = texts() else { return };
    let rules = assessing::rules();
    let mut explained = explanations();
    let (mut same, mut near, mut differ, mut news) = (0, 0, 0, Vec::new());
    println!("{:36} {:>5} {:>5} {:>5} {:>5}", "record", "same", "near", "finds", "misses");
    for record in library::records() {
        let Some(analysed) = read(record, &folders, &rules) else {
            skip(&format!("{}: its text is not here", record.id));
            explained.retain(|it, _| it.record != record.id);
            continue;
        };
        let agreement = compare(record, &analysed, &explained);
        let count = |assessor| agreement.differences.iter().filter(|it| it.assessor == assessor).count();
        let (finds, misses) = (count(Assessor::Finds), count(Assessor::Misses));
        println!("{:36} {:>5} {:>5} {finds:>5} {misses:>5}", record.id, agreement.same, agreement.near);
        (same, near, differ) = (same + agreement.same, near + agreement.near, differ + finds + misses);
        news.extend(agreement.differences.into_iter().filter(|it| explained.remove(it).is_none()).map(|it| {
            let words = words(&it, &analysed);
            (it, words)
        }));
    }
    println!("{same} readings in the same clause, {near} in a neighbour, {differ} differences");
    let news: Vec<String> = news.iter().map(|(it, words)| block(it, words)).collect();
    let old: Vec<String> = explained.keys().map(|it| format!("{it:?}")).collect();
    assert!(
        news.is_empty() && old.is_empty(),
        "\nRead these words again. If the record is wrong, mend licenses/records; if the assessor is, mend a rule, or say in\n\
         tests/data/record-differences.toml why it is wrong:\n\n{}\n\n\
         These are explained there and no longer so; take them out:\n\n{}\n",
        news.join("\n"),
        old.join("\n")
    );
}

/// The words that a finding quotes, or the beginning of the clause where there is no finding.
fn words(difference: &Difference, analysed: &Analysed) -> String {
    let label = |clause: usize| &analysed.clauses.list[clause].label;
    let mut findings = analysed.assessment.findings.iter();
    let finding = findings.find(|it| it.kind == difference.kind && *label(it.clause) == difference.section);
    let clause = analysed.clauses.list.iter().find(|it| it.label == difference.section);
    let (rule, span) = match (finding, clause) {
        (Some(finding), _) => (finding.rule.as_str(), finding.span),
        (None, Some(clause)) => ("no finding", clause.span),
        (None, None) => return "no such clause".to_owned(),
    };
    let text: String = analysed.document.plain.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{rule}: {}", text.chars().take(200).collect::<String>())
}

/// A difference as `record-differences.toml` wants it.
fn block(difference: &Difference, words: &str) -> String {
    let Difference { record, section, kind, assessor } = difference;
    let assessor = format!("{assessor:?}").to_lowercase();
    format!(
        "# {words}\n[[difference]]\nrecord = \"{record}\"\nsection = \"{section}\"\nkind = \"{kind}\"\n\
         assessor = \"{assessor}\"\nbecause = \"\"\n"
    )
}

#[test]
fn neighbours_share_a_number() {
    let text = "Section I: FIRST\n\n1. One:\n\na. The first item.\n\nb. The second item.\n\n2. Two is here.\n";
    let analysed = Analysed::read(&[Source::new("text.txt", text)], Rules::built_in());
    let id = |label: &str| analysed.clauses.list.iter().find(|it| it.label == label).unwrap().id;
    assert!(is_near("1.a", id("1.b"), &analysed) && is_near("1", id("1.a"), &analysed));
    assert!(is_near("1.a", id("1"), &analysed) && !is_near("1", id("2"), &analysed));
    assert!(!is_near("1.a", id("2"), &analysed));
}
