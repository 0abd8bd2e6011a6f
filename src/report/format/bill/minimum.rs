//! The G7's minimum elements of an SBOM for AI (12 May 2026), and which of them a bill of a release fills.
//!
//! Seven clusters, as public summaries of the paper list them; the wording is this program's. The elements are no duty:
//! the paper itself says so. Filled: the bill carries it. Empty: it is known that there is none. Unknown: nothing tells.

use super::facts::BillFacts;
use crate::artefact::{Cell, Section, State, is_placeholder, section};
use crate::openness::Release;
use crate::report::{Context, counted, one_line};
use schemars::JsonSchema;
use serde::Serialize;
use std::io::{self, Write};

/// How much of a value is shown in a line.
const VALUE: usize = 48;

/// How far an element is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::report) enum ElementFilled {
    /// The bill carries it.
    Filled,
    /// There is none.
    Empty,
    /// Nothing tells.
    Unknown,
}

impl ElementFilled {
    fn name(self) -> &'static str {
        match self {
            Self::Filled => "filled",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
        }
    }
}

/// One of the G7's minimum elements, for one release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(in crate::report) struct MinimumView {
    /// `metadata`, `system`, `models`, `datasets`, `infrastructure`, `security` or `performance`.
    cluster: &'static str,
    /// What it is.
    element: &'static str,
    state: ElementFilled,
    /// What stands there; empty where nothing does.
    value: String,
}

/// What stands for an element: words, that there is none, or nothing.
enum Told {
    Words(String),
    None(&'static str),
    Nothing,
}

impl Told {
    fn maybe(words: Option<String>) -> Self {
        words.filter(|it| !it.is_empty()).map_or(Self::Nothing, Self::Words)
    }
}

/// All elements for one of the releases that are open together.
pub(in crate::report) fn elements(releases: &[Release], release: &Release, context: &Context) -> Vec<MinimumView> {
    let facts = BillFacts::of(releases, release);
    let of = |cluster: &'static str, list: Vec<(&'static str, Told)>| {
        list.into_iter().map(move |(element, told)| {
            let (state, value) = match told {
                Told::Words(words) => (ElementFilled::Filled, words),
                Told::None(why) => (ElementFilled::Empty, why.to_owned()),
                Told::Nothing => (ElementFilled::Unknown, String::new()),
            };
            MinimumView { cluster, element, state, value }
        })
    };
    let all = of("metadata", metadata(context, &facts))
        .chain(of("system", system(release, &facts)))
        .chain(of("models", models(release, &facts)))
        .chain(of("datasets", datasets(release, &facts)))
        .chain(of("infrastructure", infrastructure(release)))
        .chain(of("security", security()))
        .chain(of("performance", performance(release)));
    all.collect()
}

fn metadata(context: &Context, facts: &BillFacts) -> Vec<(&'static str, Told)> {
    let tool = || Told::Words("undiluted".to_owned());
    let date = context.date.clone().map_or(Told::None("no date was asked for (--date)"), Told::Words);
    let related = facts.bases.iter().map(|it| it.0.clone()).chain(facts.data.iter().cloned()).collect::<Vec<_>>();
    vec![
        ("author of the bill", tool()),
        ("version of the bill", Told::Words("1".to_owned())),
        ("format and its version", Told::Words("CycloneDX 1.7 or SPDX 3.0.1".to_owned())),
        ("signature", Told::None("this program signs nothing")),
        ("tool and its version", Told::Words(format!("undiluted {}", env!("CARGO_PKG_VERSION")))),
        ("how it came about", Told::Words("read from files of the release".to_owned())),
        ("time", date),
        ("dependencies", Told::maybe(Some(related.join(", ")))),
    ]
}

fn system(release: &Release, facts: &BillFacts) -> Vec<(&'static str, Told)> {
    vec![
        ("name", Told::Words(facts.name.clone())),
        ("producer", Told::maybe(facts.producer.clone())),
        ("version", Told::maybe(facts.version.clone())),
        ("components", Told::Words(format!("the model and {}", counted(facts.data.len(), "data set")))),
        ("time", Told::maybe(facts.released.clone())),
        ("data flow and use of data", Told::Nothing),
        ("what goes in and comes out", Told::maybe(facts.task.clone())),
        ("what it is meant for", in_section(release, &[Section::Uses])),
    ]
}

fn models(release: &Release, facts: &BillFacts) -> Vec<(&'static str, Told)> {
    let licence = match release.cells.iter().find(|it| it.component.id == "weights").map(|it| it.state) {
        _ if !facts.declared.is_empty() => {
            let names: Vec<&str> = facts.declared.iter().map(|it| it.name.as_str()).collect();
            Told::Words(format!("{} (declared)", names.join(", ")))
        }
        Some(State::Unlicensed) => Told::None("no licence for the weights is stated"),
        _ => Told::maybe(facts.found.as_ref().map(|it| format!("{} (found in {})", it.0.name, it.1))),
    };
    let files: Vec<String> = facts.files.iter().map(|it| it.name.clone()).collect();
    let bases: Vec<&str> = facts.bases.iter().map(|it| it.0.as_str()).collect();
    vec![
        ("name", Told::Words(facts.name.clone())),
        ("identifier", Told::maybe(facts.purl.clone())),
        ("version", Told::maybe(facts.version.clone())),
        ("producer", Told::maybe(facts.producer.clone())),
        ("description", in_section(release, &[Section::Details])),
        ("time", Told::maybe(facts.released.clone())),
        // The files that were read are hashed; the weights were not read.
        ("hash of the weights", Told::Nothing),
        ("algorithm of the hash", Told::Nothing),
        ("architecture", facts.architecture.clone().map_or_else(|| of_cell(release, "architecture"), Told::Words)),
        ("what it is built on", Told::maybe(Some(bases.join(", ")))),
        ("how it was trained", in_section(release, &[Section::Training, Section::Hyperparameters])),
        ("limits", in_section(release, &[Section::Limitations])),
        ("licence", licence),
        ("references", Told::maybe(Some(files.join(", ")))),
    ]
}

fn datasets(release: &Release, facts: &BillFacts) -> Vec<(&'static str, Told)> {
    let absent = release.cells.iter().any(|it| it.component.id == "training-data" && it.state == State::Absent);
    let none = "the release says that its data is not there";
    let name = match facts.data.as_slice() {
        [] if absent => Told::None(none),
        names => Told::maybe(Some(names.join(", "))),
    };
    let licence = match release.cells.iter().find(|it| it.component.id == "training-data") {
        Some(Cell { state: State::Unlicensed, .. }) => Told::None("no licence for the data is stated"),
        Some(cell) if cell.state != State::Absent => Told::maybe(cell.terms.as_ref().map(|it| it.name().to_owned())),
        _ if absent => Told::None(none),
        _ => Told::Nothing,
    };
    vec![
        ("name", name),
        ("identifier", Told::Nothing),
        ("where it comes from", in_section(release, &[Section::TrainingData])),
        ("what is in it", of_cell(release, "data-card")),
        ("statistics", Told::Nothing),
        ("how it was prepared", in_section(release, &[Section::Preprocessing])),
        ("sensitive data", Told::Nothing),
        ("licence", licence),
    ]
}

fn infrastructure(release: &Release) -> Vec<(&'static str, Told)> {
    let library = release.declared.fields.iter().find(|it| it.key == "library_name");
    vec![
        ("software", Told::maybe(library.map(|it| one_line(&it.value, 80)))),
        ("hardware", in_section(release, &[Section::Environment])),
    ]
}

fn security() -> Vec<(&'static str, Told)> {
    ["controls", "compliance", "policy", "references to vulnerabilities"].map(|it| (it, Told::Nothing)).into()
}

fn performance(release: &Release) -> Vec<(&'static str, Told)> {
    vec![
        ("security metrics", Told::Nothing),
        ("how well it works", in_section(release, &[Section::Results, Section::Evaluation])),
    ]
}

/// What a component of the release tells of an element.
fn of_cell(release: &Release, id: &str) -> Told {
    match release.cells.iter().find(|it| it.component.id == id) {
        Some(cell) if cell.state == State::Absent => Told::None("the release says that it is not there"),
        Some(cell) if matches!(cell.state, State::Present | State::Restricted | State::Unlicensed) => {
            let file = cell.files.first().map(|it| one_line(crate::document::last_component(it), 80));
            Told::Words(file.unwrap_or_else(|| "as the card tells".to_owned()))
        }
        _ => Told::Nothing,
    }
}

/// The heading of the first section of its card that is about one of these and has words.
fn in_section(release: &Release, wanted: &[Section]) -> Told {
    let (document, clauses) = (&release.analysed.document, &release.analysed.clauses);
    let is_card = |part: usize| document.parts.get(part).is_some_and(|it| it.front_matter.is_some());
    let of = clauses.list.iter().filter(|it| is_card(it.part)).find(|clause| {
        let words = document.plain.slice(clause.span);
        let heading = clause.heading.map_or(0, |it| document.plain.slice(it).len());
        words.len() > heading + 1
            && !is_placeholder(document, clause)
            && section(document, clause).is_some_and(|it| wanted.contains(&it))
    });
    let heading = of.and_then(|it| it.heading).map(|it| one_line(document.plain.slice(it), 80));
    Told::maybe(heading.map(|it| format!("the card's section “{it}”")))
}

/// Writes the table of each release.
///
/// # Errors
/// What the writer says.
pub fn write_minimum(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    for release in releases {
        let all = elements(releases, release, context);
        writeln!(out, "\nMinimum elements of an SBOM for AI (G7, 2026): {}", one_line(&release.name, 50))?;
        for it in &all {
            let value = one_line(&it.value, VALUE);
            let line = format!("  {:<15}{:<31}{:<9}{value}", it.cluster, it.element, it.state.name());
            writeln!(out, "{}", line.trim_end())?;
        }
        let count = |wanted: ElementFilled| all.iter().filter(|it| it.state == wanted).count();
        writeln!(
            out,
            "  {} in all: {} filled, {} empty, {} unknown",
            counted(all.len(), "element"),
            count(ElementFilled::Filled),
            count(ElementFilled::Empty),
            count(ElementFilled::Unknown)
        )?;
    }
    Ok(())
}
