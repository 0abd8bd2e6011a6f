//! What bills of materials say of a release, whatever their format: plain facts with what does not show spelled out.

use crate::artefact::{State, Terms};
use crate::document::{last_component, visible};
use crate::openness::{Built, ReadIn, Release};
use crate::report::{Context, one_line, releases as say, shelf, words};
use std::collections::BTreeSet;

/// How much of a quote stands in a bill.
const QUOTE: usize = 300;
/// How much of a name.
const NAME: usize = 500;

/// A licence by its id of the SPDX list, or by the name that it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LicenceFact {
    /// Whether the name is an id of the list.
    pub is_listed: bool,
    pub name: String,
}

impl LicenceFact {
    fn of(name: &str) -> Self {
        match Terms::named(name) {
            Terms::Listed(id) => Self { is_listed: true, name: id.name.to_owned() },
            _ => Self { is_listed: false, name: shown(name) },
        }
    }
}

/// A file that was read, with its SHA-256.
pub(super) struct FileFact {
    pub name: String,
    pub sha256: String,
    pub is_card: bool,
}

/// What a bill says of a model.
pub(super) struct BillFacts {
    pub name: String,
    pub version: Option<String>,
    pub producer: Option<String>,
    /// Its address on a hub: `pkg:huggingface/org/name`.
    pub purl: Option<String>,
    pub task: Option<String>,
    pub architecture: Option<String>,
    pub released: Option<String>,
    /// Licences that it declares.
    pub declared: Vec<LicenceFact>,
    pub license_link: Option<String>,
    /// The licence that a reviewer entered for its weights.
    pub concluded: Option<LicenceFact>,
    /// The licence whose words stand in a file of it, and that file.
    pub found: Option<(LicenceFact, String)>,
    /// Models that it is built on, each with what it declares where it is open here.
    pub bases: Vec<(String, Vec<LicenceFact>)>,
    /// Data that it names.
    pub data: Vec<String>,
    pub files: Vec<FileFact>,
}

fn shown(words: &str) -> String {
    one_line(words, NAME)
}

impl BillFacts {
    /// The facts of one of the releases that are open together.
    pub(super) fn of(releases: &[Release], release: &Release) -> Self {
        let document = &release.analysed.document;
        let field = |keys: &[&str]| {
            let fields = &release.declared.fields;
            let of = keys.iter().find_map(|key| fields.iter().find(|it| it.key == *key && !it.value.is_empty()));
            of.map(|it| shown(&it.value))
        };
        let on_hub = document.name.strip_prefix("hf:").and_then(|it| it.split('+').next()).map(str::to_owned);
        let purl = field(&["purl", "packageUrl"]).filter(|it| it.starts_with("pkg:"));
        let organisation = || on_hub.as_deref().and_then(|it| it.split_once('/')).map(|it| shown(it.0));
        Self {
            name: shown(&release.name),
            version: field(&["version", "model_version"]),
            producer: field(&["publisher", "supplier", "manufacturer", "organization", "author"]).or_else(organisation),
            purl: purl.or_else(|| on_hub.as_deref().map(|it| format!("pkg:huggingface/{}", super::address(it)))),
            task: field(&["pipeline_tag", "task"]),
            architecture: field(&["architecture", "general.architecture"]),
            released: field(&["release_date", "released"]),
            declared: declared(release),
            license_link: release.declared.license_link.as_deref().map(shown),
            concluded: concluded(release),
            found: found(release),
            bases: bases(releases, release),
            data: release.declared.datasets.iter().map(|it| shown(it)).collect(),
            files: files(release),
        }
    }
}

fn declared(release: &Release) -> Vec<LicenceFact> {
    let card = &release.declared;
    let own = |it: &&String| !(it.eq_ignore_ascii_case("other") && card.license_name.is_some());
    let names = card.license.iter().filter(own).chain(&card.license_name);
    let mut seen = BTreeSet::new();
    names.map(|it| LicenceFact::of(it)).filter(|it| seen.insert(it.name.clone())).collect()
}

fn concluded(release: &Release) -> Option<LicenceFact> {
    let weights = release.cells.iter().find(|it| it.component.id == "weights")?;
    weights.entered.as_ref()?;
    weights.terms.as_ref().map(|it| LicenceFact::of(it.name()))
}

/// The licence of a file among those of the release: the weights' terms, where they were read in a file that is no card.
fn found(release: &Release) -> Option<(LicenceFact, String)> {
    let document = &release.analysed.document;
    let weights = release.cells.iter().find(|it| it.component.id == "weights" && it.entered.is_none())?;
    let Some(terms @ (Terms::Listed(_) | Terms::Other(_))) = &weights.terms else { return None };
    let is_licence = |part: &&crate::document::Part| {
        let name = last_component(&part.name).to_lowercase();
        part.front_matter.is_none() && !name.contains("readme") && !name.contains("card")
    };
    let within = |part: &&crate::document::Part| weights.evidence.iter().any(|it| part.span.covers(*it));
    let part = document.parts.iter().filter(is_licence).find(within)?;
    let is_list = document.parts.len() == 1;
    (!is_list).then(|| (LicenceFact::of(terms.name()), shown(last_component(&part.name))))
}

fn bases(releases: &[Release], release: &Release) -> Vec<(String, Vec<LicenceFact>)> {
    let link = |name: &String| {
        let of = release.chain.iter().find(|it| it.depth == 1 && it.built == Built::OnModel && it.name == *name);
        of.and_then(|it| it.release).and_then(|it| releases.get(it))
    };
    let base = |name: &String| (shown(name), link(name).map_or_else(Vec::new, declared));
    release.declared.base_model.iter().map(base).collect()
}

fn files(release: &Release) -> Vec<FileFact> {
    let parts = release.analysed.document.parts.iter();
    parts
        .map(|it| FileFact {
            name: shown(last_component(&it.name)),
            sha256: it.sha256.clone(),
            is_card: it.front_matter.is_some() || last_component(&it.name).to_lowercase().contains("readme"),
        })
        .collect()
}

/// What was read, as pairs of a name and a sentence: where the terms stand, what each definition makes of them, every
/// finding with its words.
pub(super) fn notes(release: &Release, context: &Context) -> Vec<(&'static str, String)> {
    let mut notes = vec![("terms-read-in", read_in(release))];
    let shelved = release.shelved(context.lenses);
    let because = [shelf::because(context.rules, release, &shelved), shelf::doubts(&shelved)];
    let because: Vec<String> = because.into_iter().filter(|it| !it.is_empty()).map(|it| format!(": {it}")).collect();
    notes.push(("business", format!("{}{}", shelved.business.name(), because.concat())));
    for reading in &release.readings {
        let outcome = if reading.outcome.is_some() { words::outcome(reading.outcome) } else { "is a catalogue" };
        let conflicts: Vec<&str> = reading.in_state(crate::lens::State::Conflicts).collect();
        let conflicts = if conflicts.is_empty() { String::new() } else { format!(": {}", conflicts.join(", ")) };
        notes.push(("reading", format!("{} {outcome}{conflicts}", reading.lens)));
    }
    for it in &release.terms.assessment.findings {
        let quote = match release.terms.read_in {
            ReadIn::Record(_) => it.why.as_str(),
            _ => release.analysed.words(it),
        };
        let (stance, certainty) = (words::stance(it.stance), words::certainty(it.certainty));
        notes.push(("finding", format!("{} ({stance}, {certainty}): “{}”", it.kind, one_line(quote, QUOTE))));
    }
    for it in &release.terms.assessment.unread {
        notes.push((
            "unread",
            format!("“{}”: {}", one_line(release.analysed.document.plain.slice(it.span), QUOTE), visible(&it.because)),
        ));
    }
    for cell in release.cells.iter().filter(|it| it.state != State::Unknown || !it.evidence.is_empty()) {
        let terms = say::terms(cell);
        let terms = if terms.is_empty() { String::new() } else { format!(", {terms}") };
        notes.push(("artefact", one_line(&format!("{}: {}{terms}", cell.component.id, say::state(cell)), QUOTE)));
    }
    notes.extend(release.contradictions.iter().map(|it| ("contradiction", one_line(&it.message, QUOTE))));
    notes.extend(release.diagnostics.iter().map(|it| ("note", one_line(&it.message, QUOTE))));
    notes
}

fn read_in(release: &Release) -> String {
    match &release.terms.read_in {
        ReadIn::Texts => "its own texts".to_owned(),
        ReadIn::Library(key) => format!("the standard text {key}, which it declares"),
        ReadIn::Record(id) => format!("record:{id}, as people read the licence that it names"),
        ReadIn::Family(title) => format!("what the licences called {title} have in common, for no text of it is known"),
        ReadIn::Nothing => "nothing: no text of its terms is here or known".to_owned(),
    }
}
