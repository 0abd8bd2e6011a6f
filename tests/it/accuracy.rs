//! How often findings and readings are right, measured on licences that were read by hand.
//!
//! The texts and what is known of them stand outside the repository (`../shared`); without them the test says so
//! and passes. What it prints matters more than what it asserts: the floors only catch a fall.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]
#![expect(clippy::cast_precision_loss, reason = "counts are small")]

use crate::assessing;
use crate::scene::shared;
mod operative;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use undiluted::assess::Rules;
use undiluted::compare::Analysed;
use undiluted::document::Source;
use undiluted::lens::{self, Lens, Lenses, Outcome};
use undiluted::library;

/// The lenses as they stand.
fn lenses() -> Lenses {
    let read = |path: &PathBuf| -> Lens {
        toml::from_str(&std::fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    Lenses { list: assessing::files("assets/lenses").iter().map(read).collect(), version: "as it stands".to_owned() }
}

#[derive(serde::Deserialize)]
struct Gold {
    licences: BTreeMap<String, Licence>,
}

#[derive(serde::Deserialize)]
struct Licence {
    documents: Vec<String>,
    read: String,
    findings: Vec<Known>,
    #[serde(default)]
    must_not_fire: Vec<Known>,
}

#[derive(serde::Deserialize)]
struct Known {
    kind: String,
    #[serde(default)]
    cue: String,
}

fn read(licence: &Licence, licences: &Path, rules: &Rules) -> Analysed {
    let source = |name: &String| match name.strip_prefix("spdx:") {
        Some(id) => Source::new(name.clone(), library::entry(id).unwrap().text()),
        None => Source::new(name.clone(), std::fs::read(licences.join(name)).unwrap()),
    };
    Analysed::read(&licence.documents.iter().map(source).collect::<Vec<_>>(), rules)
}

/// Right, false and missed, for one kind.
#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    false_alarms: usize,
    missed: usize,
}

impl Score {
    fn precision(self) -> f64 {
        ratio(self.right, self.right + self.false_alarms)
    }

    fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.false_alarms + self.missed)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.false_alarms += other.false_alarms;
        self.missed += other.missed;
    }

    fn known(self) -> usize {
        self.right + self.missed
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Words only: what is left when typography, wrapping and markup are gone.
fn words(text: &str) -> Vec<(String, usize)> {
    let mut out: Vec<(String, usize)> = Vec::new();
    let mut word = String::new();
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        if character.is_alphanumeric() {
            word.extend(character.to_lowercase());
        } else if !word.is_empty() {
            let start = at - word.len().min(at);
            out.push((std::mem::take(&mut word), start));
        }
    }
    out
}

/// Every clause in which a cue's words stand.
fn clauses_of(cue: &str, analysed: &Analysed, haystack: &[(String, usize)]) -> BTreeSet<usize> {
    let needle: Vec<String> = words(cue).into_iter().map(|it| it.0).collect();
    let mut found = BTreeSet::new();
    if needle.is_empty() {
        return found;
    }
    for window in haystack.windows(needle.len()) {
        if window.iter().map(|it| &it.0).eq(needle.iter())
            && let Some(clause) = analysed.clauses.at(window[0].1)
        {
            found.insert(clause.id);
        }
    }
    found
}

#[test]
fn findings_against_what_is_known() {
    let (Some(gold), Some(licences)) = (shared("gold/findings.json"), shared("corpus/licences")) else { return };
    let rules = assessing::rules();
    let gold: Gold = serde_json::from_slice(&std::fs::read(gold).unwrap()).unwrap();
    let verbose = std::env::var_os("ACCURACY_VERBOSE").is_some();
    let mut document: BTreeMap<String, Score> = BTreeMap::new();
    let mut section: BTreeMap<String, Score> = BTreeMap::new();
    let mut frequent: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut traps, mut sprung, mut unread, mut operative) = (0, 0, 0, 0);
    for (name, licence) in &gold.licences {
        let analysed = read(licence, &licences, &rules);
        let haystack = words(&analysed.document.text);
        let found: BTreeSet<&str> = analysed.assessment.findings.iter().map(|it| it.kind.as_str()).collect();
        let known: BTreeSet<&str> = licence.findings.iter().map(|it| it.kind.as_str()).collect();
        for kind in &known {
            *frequent.entry(kind).or_default() += 1;
            let score = document.entry((*kind).to_owned()).or_default();
            if found.contains(kind) {
                score.right += 1;
            } else {
                score.missed += 1;
                if verbose {
                    let cue = licence.findings.iter().find(|it| it.kind == *kind).map_or("", |it| it.cue.as_str());
                    println!("missed  {name}: {kind}: {cue}");
                }
            }
        }
        if licence.read == "full" {
            for kind in found.difference(&known) {
                document.entry((*kind).to_owned()).or_default().false_alarms += 1;
                if verbose {
                    for finding in analysed.assessment.findings.iter().filter(|it| it.kind == **kind) {
                        let quote: String = analysed.document.plain.slice(finding.span).chars().take(160).collect();
                        println!(
                            "false   {name}: {} ({}): {quote}",
                            finding.rule, analysed.clauses.list[finding.clause].label
                        );
                    }
                }
            }
        }
        for known in &licence.findings {
            let there = clauses_of(&known.cue, &analysed, &haystack);
            let near = |clause: usize| there.iter().any(|it| it.abs_diff(clause) <= 1);
            let score = section.entry(known.kind.clone()).or_default();
            if analysed.assessment.findings.iter().any(|it| it.kind == known.kind && near(it.clause)) {
                score.right += 1;
            } else {
                score.missed += 1;
                if verbose && found.contains(known.kind.as_str()) {
                    println!("place   {name}: {}: {} {there:?}", known.kind, known.cue);
                }
            }
        }
        for trap in &licence.must_not_fire {
            let there = clauses_of(&trap.cue, &analysed, &haystack);
            traps += 1;
            let hit = analysed.assessment.findings.iter().find(|it| it.kind == trap.kind && there.contains(&it.clause));
            if let Some(hit) = hit {
                sprung += 1;
                println!("false friend  {name}: {}: {}", hit.rule, analysed.document.plain.slice(hit.span));
            }
        }
        unread += analysed.assessment.read.iter().filter(|it| !**it).count();
        operative += analysed
            .clauses
            .list
            .iter()
            .filter(|clause| analysed.clauses.statements_of(clause.id).iter().any(|it| it.modality.is_operative()))
            .count();
    }
    let at_document = report("document level", &document);
    let at_section = report("section level (recall only)", &section);
    println!("false friends that fire: {sprung} of {traps}");
    println!("unread: {unread} clauses; {operative} are operative");
    // The baseline that knows nothing: it reports in every text the kinds that most texts have.
    let n = gold.licences.len();
    let mut naive: BTreeMap<String, Score> = BTreeMap::new();
    for (kind, count) in &frequent {
        let always = count * 2 > n;
        let score = Score {
            right: if always { *count } else { 0 },
            false_alarms: if always { n - count } else { 0 },
            missed: if always { 0 } else { *count },
        };
        naive.insert((*kind).to_owned(), score);
    }
    println!("baseline that reports what most texts have: macro-F1 {:.3}", macro_f1(&naive));
    assert!(at_document > 0.85, "macro-F1 at document level fell to {at_document:.3}");
    assert!(at_section > 0.85, "macro-F1 at section level fell to {at_section:.3}");
}

/// The mean F1 over kinds, rare ones (three texts or fewer) counted as one kind.
fn macro_f1(scores: &BTreeMap<String, Score>) -> f64 {
    let mut rare = Score::default();
    let mut values = Vec::new();
    for score in scores.values().filter(|it| it.known() > 0) {
        if score.known() <= 3 { rare.add(*score) } else { values.push(score.f1()) }
    }
    if rare.known() > 0 {
        values.push(rare.f1());
    }
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

fn report(what: &str, scores: &BTreeMap<String, Score>) -> f64 {
    println!("\n{what}\n{:42} {:>4} {:>5} {:>5} {:>5}", "kind", "n", "P", "R", "F1");
    let mut all = Score::default();
    for (kind, score) in scores {
        all.add(*score);
        println!(
            "{kind:42} {:>4} {:>5.2} {:>5.2} {:>5.2}",
            score.known(),
            score.precision(),
            score.recall(),
            score.f1()
        );
    }
    let mean = macro_f1(scores);
    println!(
        "{:42} {:>4} {:>5.2} {:>5.2} {:>5.2}   macro-F1 {mean:.3} (rare kinds pooled)",
        "all",
        all.known(),
        all.precision(),
        all.recall(),
        all.f1()
    );
    mean
}

/// Texts of the SPDX list that restrict who may use the work, or for what, or forbid changes.
fn restricts(id: &str) -> bool {
    const IDS: &[&str] = &[
        "BUSL-1.1",
        "SSPL-1.0",
        "Elastic-2.0",
        "JSON",
        "Hippocratic-2.1",
        "Aladdin",
        "Parity-7.0.0-NC",
        "NPOSL-3.0-NC",
    ];
    const FAMILIES: &[&str] = &["CC-BY-NC", "CC-BY-ND", "PolyForm-"];
    IDS.contains(&id) || FAMILIES.iter().any(|it| id.starts_with(it))
}

#[test]
fn readings_of_the_spdx_list() {
    let (rules, lenses) = (assessing::rules(), lenses());
    let osd = lenses.get("osd").unwrap();
    let (mut approved, mut conflicts, mut meets) = (0, Vec::new(), 0);
    let (mut restricting, mut seen) = (0, 0);
    let verbose = std::env::var_os("ACCURACY_VERBOSE").is_some();
    for entry in library::entries().iter().filter(|it| !it.own) {
        // Texts in other languages are undetermined: the rules read English.
        let restricts = restricts(entry.id) && !entry.id.ends_with("-DE") && !entry.id.ends_with("-FR");
        if !entry.osi_approved && !restricts {
            continue;
        }
        let analysed = Analysed::read(&[Source::new(entry.id, entry.text())], &rules);
        let reading = lens::read(osd, &analysed.assessment);
        let blame = || {
            let heavy = reading.bears.iter().filter(|it| it.weight == lens::Weight::Conflicts);
            let quote = |it: &lens::Bears| {
                let finding = &analysed.assessment.findings[it.finding];
                let words: String = analysed.document.plain.slice(finding.span).chars().take(140).collect();
                format!("{} {}: {words}", it.criterion, finding.rule)
            };
            heavy.map(quote).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join("\n      ")
        };
        if entry.osi_approved {
            approved += 1;
            match reading.outcome {
                Some(Outcome::Conflicts) => conflicts.push(format!("{}\n      {}", entry.id, blame())),
                Some(Outcome::Meets) => meets += 1,
                Some(Outcome::Undetermined) if verbose => {
                    let grants: BTreeSet<_> = analysed
                        .assessment
                        .findings
                        .iter()
                        .filter(|it| it.kind == "grant-use-modify-share")
                        .flat_map(|it| &it.freedoms)
                        .map(|it| it.name())
                        .collect();
                    let imports: Vec<_> =
                        analysed.assessment.imports.iter().map(|it| analysed.document.plain.slice(it.span)).collect();
                    println!("undetermined  {}: grants {grants:?} imports {imports:?}", entry.id);
                }
                Some(Outcome::Undetermined) | None => {}
            }
        } else {
            restricting += 1;
            if reading.outcome == Some(Outcome::Conflicts) {
                seen += 1;
            } else {
                println!("not said to conflict  {}: {:?}", entry.id, reading.outcome);
            }
        }
    }
    println!(
        "\nOSI-approved: {approved}; said to meet {:.3}; said to conflict {:.3}",
        ratio(meets, approved),
        ratio(conflicts.len(), approved)
    );
    for one in &conflicts {
        println!("  conflicts  {one}");
    }
    println!("restricting: {restricting}; said to conflict {:.3}", ratio(seen, restricting));
    assert!(ratio(meets, approved) > 0.85, "too few approved texts are said to meet");
    assert!(ratio(conflicts.len(), approved) < 0.06, "too many approved texts are said to conflict");
    assert!(ratio(seen, restricting) > 0.9, "too few restricting texts are said to conflict");
}
