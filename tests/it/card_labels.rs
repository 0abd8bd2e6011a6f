//! Real cards against what people read in them: names, claims, contradictions, artefacts, bases. The labels were written
//! before the program was run, a third of them is frozen, and the texts stand outside the project.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::{root, shared};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use undiluted::artefact::{Claim, Relation, State, spelt};
use undiluted::assess::Rules;
use undiluted::document::Source;
use undiluted::lens::Lenses;
use undiluted::openness::{About, Release};
use undiluted::options::Options;

#[derive(Deserialize)]
struct Labels {
    card: Vec<Label>,
}

/// What a reader found in a card.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
#[derive(Default)]
struct Label {
    path: String,
    of: String,
    frozen: bool,
    names: Vec<String>,
    licence: String,
    claims: Vec<String>,
    may_claim: Vec<String>,
    contradicts: Vec<String>,
    may_contradict: Vec<String>,
    there: Vec<String>,
    withheld: Vec<String>,
    doubtful: Vec<String>,
    bases: Vec<String>,
    may_bases: Vec<String>,
}

/// Artefacts as readers name them, each with the components that stand for it.
const ARTEFACTS: [(&str, &[&str]); 8] = [
    ("weights", &["weights"]),
    ("training-code", &["training-code"]),
    ("inference-code", &["inference-code"]),
    ("training-data", &["training-data"]),
    ("paper", &["research-paper", "technical-report"]),
    ("data-card", &["data-card"]),
    ("hyperparameters", &["hyperparameters"]),
    ("hardware", &["hardware"]),
];

/// Right, false, missed.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Score {
    fn add(&mut self, path: &str, found: &BTreeSet<String>, must: &[String], may: &[String]) {
        let lower = |it: &[String]| it.iter().map(|it| it.to_lowercase()).collect::<BTreeSet<_>>();
        let (must, may) = (lower(must), lower(may));
        self.right += found.intersection(&must).count();
        let others = found.iter().filter(|it| !must.contains(*it) && !may.contains(*it));
        self.wrong.extend(others.map(|it| format!("{path}: {it}")));
        self.missed.extend(must.difference(found).map(|it| format!("{path}: {it}")));
    }

    fn precision(&self) -> f64 {
        share(self.right, self.wrong.len())
    }

    fn recall(&self) -> f64 {
        share(self.right, self.missed.len())
    }
}

fn share(right: usize, others: usize) -> f64 {
    let number = |it: usize| f64::from(u32::try_from(it).unwrap());
    if right + others == 0 { 1.0 } else { number(right) / number(right + others) }
}

fn read(folder: &Path, path: &str) -> Release {
    let file = folder.join(path);
    let source = Source::new(file.to_string_lossy(), fs::read(&file).unwrap());
    Release::read(&[source], &[], Rules::built_in(), &Options::default(), Lenses::built_in())
}

fn is_called(release: &Release, names: &[String]) -> bool {
    let last = release.name.rsplit('/').next().unwrap();
    names.iter().any(|it| spelt(it) == spelt(&release.name) || spelt(it) == spelt(last))
}

fn claims(release: &Release) -> BTreeSet<String> {
    let names = release.claims.iter().filter(|it| it.0 != Claim::Licence);
    names.map(|it| serde_json::to_value(it.0).unwrap().as_str().unwrap().to_owned()).collect()
}

fn contradictions(release: &Release) -> BTreeSet<String> {
    let name = |it: About| serde_json::to_value(it).unwrap().as_str().unwrap().to_owned();
    release.contradictions.iter().map(|it| name(it.about)).collect()
}

/// The artefacts of which something is told: there or named, and withheld.
fn told(release: &Release, doubtful: &[String]) -> [BTreeSet<String>; 2] {
    let mut sets = [BTreeSet::new(), BTreeSet::new()];
    for (name, ids) in ARTEFACTS.iter().filter(|it| !doubtful.iter().any(|of| of == it.0)) {
        let cells: Vec<_> = release.cells.iter().filter(|it| ids.contains(&it.component.id)).collect();
        let licence = release.declared.license_spans.first();
        // That a card states the terms of weights does not show them.
        let shows = |it: &undiluted::artefact::Cell| {
            let own = it.evidence.iter().filter(|span| Some(*span) != licence);
            let named = own.filter(|span| !release.analysed.document.slice(**span).starts_with("license"));
            let is_of_claim = |span: &&undiluted::document::Span| release.claims.iter().any(|it| it.1 == **span);
            named.filter(|it| !is_of_claim(it)).count() > 0
        };
        let is_there = |it: &&&undiluted::artefact::Cell| !matches!(it.state, State::Absent) && shows(it);
        if cells.iter().any(|it| is_there(&it)) {
            sets[0].insert((*name).to_owned());
        } else if cells.iter().any(|it| it.state == State::Absent) {
            sets[1].insert((*name).to_owned());
        }
    }
    sets
}

fn how(relation: Option<Relation>) -> &'static str {
    match relation {
        Some(Relation::FineTune) => "fine-tune",
        Some(Relation::Adapter) => "adapter",
        Some(Relation::Quantised) => "quantised",
        Some(Relation::Merge) => "merge",
        None => "",
    }
}

/// What a part of the sample came to.
#[derive(Default)]
struct Measured {
    count: usize,
    names: Score,
    claims: Score,
    contradictions: Score,
    artefacts: Score,
    bases: Score,
    how: Score,
}

impl Measured {
    fn add(&mut self, folder: &Path, label: &Label) {
        let release = read(folder, &label.path);
        let path = label.path.as_str();
        self.count += 1;
        let called = if is_called(&release, &label.names) { label.names[0].clone() } else { release.name.clone() };
        self.names.add(path, &BTreeSet::from([called.to_lowercase()]), &label.names[..1], &[]);
        self.claims.add(path, &claims(&release), &label.claims, &label.may_claim);
        self.contradictions.add(path, &contradictions(&release), &label.contradicts, &label.may_contradict);
        let [there, withheld] = told(&release, &label.doubtful);
        self.artefacts.add(path, &there, &label.there, &[]);
        self.artefacts.add(path, &withheld, &label.withheld, &[]);
        let parted: Vec<(&str, &str)> = label.bases.iter().filter_map(|it| it.split_once(' ')).collect();
        let names: Vec<String> = parted.iter().map(|it| it.0.to_owned()).collect();
        let found = release.declared.base_model.iter().map(|it| it.to_lowercase()).collect();
        self.bases.add(path, &found, &names, &label.may_bases);
        if let Some((_, made)) = parted.first() {
            let found = Some(how(release.made_by).to_owned()).filter(|it| !it.is_empty());
            self.how.add(path, &found.into_iter().collect(), &[(*made).to_owned()], &[]);
        }
    }

    /// Figures with n, and what is wrong, for whoever runs the test with `--nocapture`.
    fn tell(&self, part: &str) {
        println!("{part}: {} cards", self.count);
        for (name, it) in [
            ("names", &self.names),
            ("claims", &self.claims),
            ("contradictions", &self.contradictions),
            ("artefacts", &self.artefacts),
            ("bases", &self.bases),
            ("how", &self.how),
        ] {
            let (wrong, missed) = (it.wrong.len(), it.missed.len());
            println!(
                "  {name}: precision {:.2} of {}, recall {:.2} of {}",
                it.precision(),
                it.right + wrong,
                it.recall(),
                it.right + missed
            );
            if part != "frozen" {
                it.wrong.iter().for_each(|it| println!("    false {name} {it}"));
                it.missed.iter().for_each(|it| println!("    missed {name} {it}"));
            }
        }
    }
}

#[test]
fn cards_are_read_as_people_read_them() {
    let Some(folder) = shared("corpus/model-cards") else { return };
    let labels: Labels =
        toml::from_str(&fs::read_to_string(root().join("tests/data/cards-labels.toml")).unwrap()).unwrap();
    assert!(labels.card.len() >= 60 && labels.card.iter().all(|it| !it.names.is_empty() && !it.of.is_empty()));
    let (frozen, open): (Vec<&Label>, Vec<&Label>) = labels.card.iter().partition(|it| it.frozen);
    let measure = |labels: &[&Label]| {
        let mut measured = Measured::default();
        for it in labels {
            measured.add(&folder, it);
        }
        measured
    };
    let (open, frozen) = std::thread::scope(|scope| {
        let other = scope.spawn(|| measure(&frozen));
        (measure(&open), other.join().unwrap())
    });
    open.tell("open");
    frozen.tell("frozen");
    for (part, it) in [("open", &open), ("frozen", &frozen)] {
        assert!(it.contradictions.precision() >= 0.9, "{part}: {:?}", it.contradictions.wrong);
        assert!(it.names.recall() >= 0.95, "{part}: {:?}", it.names.wrong);
        assert!(it.artefacts.recall() >= 0.75, "{part}: {:.2}", it.artefacts.recall());
        assert!(it.artefacts.precision() >= 0.9, "{part}: {:.2}", it.artefacts.precision());
        assert!(it.claims.precision() >= 0.9, "{part}: {:?}", it.claims.wrong);
        assert!(it.bases.precision() >= 0.9, "{part}: {:?}", it.bases.wrong);
    }
}
