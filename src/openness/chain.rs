//! What a model is built on, link by link: base models and data, what the terms of each pass on, where the facts end.
//!
//! A link is known where its release is open too. A name alone tells nothing of terms: then the facts end there.

use super::against::is_same_family;
use super::basis::Basis;
use super::contradictions::{QUOTE, one_line};
use super::standing::{Verdict, standing};
use super::{About, Contradiction, Release};
use crate::artefact::{Content, Openness, Relation};
use crate::assess::{Finding, PassesOn, Rules, Shown, Stance};
use crate::compare::ReadIn;
use crate::document::{Span, last_component};
use crate::lens::Outcome;
use serde::Serialize;
use std::collections::HashMap;

/// What is built on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Built {
    /// On another model.
    OnModel,
    /// On data.
    OnData,
}

/// A link of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What the card calls it.
    pub name: String,
    /// How the model above is built on it.
    pub built: Built,
    /// How the model above was made from it, where that is told.
    pub how: Option<Relation>,
    /// The link that it was found in, where the release does not name it itself.
    pub through: String,
    /// How far down it stands: 1 for what the release names itself.
    pub depth: usize,
    /// Its place among the releases that are open, if it is there.
    pub release: Option<usize>,
    /// Whether the chain comes back here to where it was: it is not followed again.
    pub is_back: bool,
    /// What its terms ask of what is built on it.
    pub duties: Vec<Duty>,
    /// Whether the release at the end can stand on it as it declares its terms; nothing where the chain comes back.
    pub verdict: Option<Verdict>,
}

/// What a link's terms ask of what is built on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The kind of finding that says so.
    pub kind: String,
    /// What must be done, in words.
    pub what: &'static str,
    /// What shows whether it is done.
    pub shown: Option<Shown>,
    /// The words.
    pub words: String,
    /// Where they stand in the link's document; nothing where the link declares a standard licence and has no text of it.
    pub span: Option<Span>,
    /// The library's text that they stand in, where it is that.
    pub text: Option<String>,
    /// Whether the release at the end of the chain does it, where that can be seen.
    pub is_met: Option<bool>,
}

/// A chain ends here: nothing in practice is longer.
const DEEPEST: usize = 8;

/// The chain of a release, through those that are open; what stands nearer comes first.
pub(super) fn chain(releases: &[Release], index: &NameIndex, of: usize) -> Vec<Link> {
    let mut links = Vec::new();
    let mut seen = vec![of];
    let mut level = vec![of];
    for depth in 1..=DEEPEST {
        let mut next = Vec::new();
        for at in level {
            let Some(release) = releases.get(at) else { continue };
            let models = release.declared.base_model.iter().map(|it| (it, Built::OnModel));
            let data = release.declared.datasets.iter().map(|it| (it, Built::OnData));
            for (name, built) in models.chain(data) {
                let known = index.find(name);
                let is_back = known.is_some_and(|it| seen.contains(&it));
                let known_anew = known.filter(|_| !is_back);
                seen.extend(known_anew);
                next.extend(known_anew);
                let duties = known_anew.and_then(|it| releases.get(it)).map_or_else(Vec::new, duties);
                let through = if depth == 1 { String::new() } else { release.name.clone() };
                let how = release.made_by.filter(|_| built == Built::OnModel);
                let (name, release, verdict) = (name.clone(), known, None);
                let mut link = Link { name, built, how, through, depth, release, is_back, duties, verdict };
                if let (Some(end), Some(base)) = (releases.get(of), known.and_then(|it| releases.get(it))) {
                    link.duties.iter_mut().for_each(|it| it.is_met = is_met(end, base, it));
                }
                let base = known.and_then(|it| releases.get(it));
                link.verdict = releases.get(of).and_then(|end| standing(end, base, &link));
                links.push(link);
            }
        }
        if next.is_empty() {
            break;
        }
        level = next;
    }
    links
}

/// Releases by the names that they go by on a hub: their folders, files, arguments and their own names. Made once, so that
/// many releases are not each held against all others.
pub(super) struct NameIndex {
    places: HashMap<String, usize>,
    names: HashMap<String, usize>,
}

fn folded(name: &str) -> String {
    name.to_lowercase().replace(['/', '_', ' '], "-").replace("--", "-")
}

impl NameIndex {
    pub(super) fn of(releases: &[Release]) -> Self {
        let (mut places, mut names) = (HashMap::new(), HashMap::new());
        for (at, release) in releases.iter().enumerate() {
            for place in release.analysed.document.name.split('+').flat_map(places_of).filter(|it| !it.is_empty()) {
                places.entry(place).or_insert(at);
            }
            names.entry(folded(&release.name)).or_insert(at);
        }
        Self { places, names }
    }

    /// The first release that is the one of this name.
    fn find(&self, name: &str) -> Option<usize> {
        let model = folded(last_component(name));
        let found = [self.places.get(&folded(name)), self.places.get(&model), self.names.get(&model)];
        found.into_iter().flatten().min().copied()
    }
}

/// What a part of an argument may be called: its last name, its path, its folder, for that is named for what lies in it.
fn places_of(part: &str) -> [String; 3] {
    let path = part.strip_prefix("hf:").unwrap_or(part).trim_end_matches('/');
    let stem = last_component(path);
    let stem = stem.strip_suffix(".md").or_else(|| stem.strip_suffix(".txt")).unwrap_or(stem);
    let stem = stem.strip_prefix("models--").unwrap_or(stem);
    let above = path.rsplit_once('/').map_or("", |(above, _)| last_component(above));
    [folded(stem), folded(path), folded(above.strip_prefix("models--").unwrap_or(above))]
}

/// What a finding asks of whoever builds on the work.
fn passed_on(finding: &Finding) -> Option<&'static PassesOn> {
    Rules::built_in().kind(&finding.kind)?.passes_on.as_ref()
}

/// What the terms of a link ask for: in its own words, else in those of the standard licence that it declares, else as
/// people read the licence that it names.
fn duties(of: &Release) -> Vec<Duty> {
    let terms = &of.terms;
    let text = match &terms.read_in {
        ReadIn::Texts | ReadIn::Nothing => None,
        ReadIn::Library(key) => Some(key.clone()),
        ReadIn::Record(id) => Some(format!("record:{id}")),
        ReadIn::Family(title) => Some((*title).to_owned()),
    };
    let findings = &terms.assessment.findings;
    let mut first: Vec<(&Finding, &'static PassesOn)> = Vec::new();
    for finding in findings {
        if !first.iter().any(|it| it.0.kind == finding.kind) {
            first.extend(passed_on(finding).map(|it| (finding, it)));
        }
    }
    // What is taken away first, then what must be done, each as the text has it.
    first.sort_by_key(|(it, _)| it.stance != Stance::Restriction);
    let found = first.into_iter().map(|(finding, passes_on)| Duty {
        kind: finding.kind.clone(),
        what: &passes_on.to,
        shown: passes_on.shown,
        words: Basis::words(&of.analysed, finding),
        span: text.is_none().then_some(finding.span),
        text: text.clone(),
        is_met: None,
    });
    found.collect()
}

/// Whether the end of the chain does what a duty asks, where its card can show it.
fn is_met(end: &Release, base: &Release, duty: &Duty) -> Option<bool> {
    let findings = &base.terms.assessment.findings;
    let finding = findings.iter().find(|it| it.kind == duty.kind && duty.span.is_none_or(|span| span == it.span));
    let word = |key: &str| finding.and_then(|it| it.parameters.get(key)).and_then(serde_json::Value::as_str);
    let bare = |it: &str| it.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    match duty.shown? {
        Shown::Name => {
            let prefix = bare(word("prefix")?);
            let names = [end.name.as_str(), last_component(&end.analysed.document.name)];
            Some(names.iter().any(|it| it.to_lowercase().starts_with(&prefix)))
        }
        Shown::Words => {
            let words = bare(word("text")?);
            // The licence says the words itself: what counts is that the card does.
            let document = &end.analysed.document;
            let mut cards = document.parts.iter().filter(|it| it.front_matter.is_some()).peekable();
            cards.peek()?;
            Some(cards.any(|it| document.plain.slice(it.span).to_lowercase().contains(&words)))
        }
        // Under the same licence, or plainly under another one.
        Shown::Family => Some(is_same_family(end.declared.listed()?.name, base.declared.listed()?.name)),
        // An open licence binds nobody to a list of uses.
        Shown::Uses => {
            let is_open = end.declared.listed()?.is_osi_approved();
            let lists = |it: &Finding| {
                it.stance == Stance::Restriction && passed_on(it).is_some_and(|it| it.shown == Some(Shown::Uses))
            };
            let has_list = end.terms.assessment.findings.iter().any(lists);
            (is_open && !has_list).then_some(false)
        }
        // What the base keeps for itself an open licence gives away.
        Shown::Limit => {
            let is_restriction = finding.is_some_and(|it| it.stance != Stance::Grant && it.stance != Stance::Notice);
            let keeps = end.terms.assessment.findings.iter().any(|it| it.kind == duty.kind);
            (is_restriction && !keeps && is_known_as_open(end)).then_some(false)
        }
        // The table of what must be passed on tells of it.
        Shown::Notices => None,
    }
}

/// Whether a release is plainly under an open licence: by the list, or by words that were all understood.
pub(super) fn is_known_as_open(release: &Release) -> bool {
    let declares = release
        .declared
        .terms()
        .is_some_and(|it| [Content::Code, Content::Data].iter().any(|kind| it.openness(&[*kind]) == Openness::Open));
    declares || release.readings.iter().any(|it| it.lens == "osd" && it.outcome == Some(Outcome::Meets))
}

/// What the licences of the chain ask for and the release at its end does not show.
pub(super) fn unmet(end: &Release, links: &[Link]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for link in links {
        for duty in link.duties.iter().filter(|it| it.is_met == Some(false)) {
            let quote = one_line(&duty.words, QUOTE);
            let through = if link.through.is_empty() { String::new() } else { format!(" through {}", link.through) };
            let message = format!(
                "it is built on {}{through}, whose licence asks to {} (“{quote}”); this is not seen here",
                link.name, duty.what
            );
            let named = end.declared.span_of("base_model");
            found.push(Contradiction { about: About::BaseModel, message, evidence: named.into_iter().collect() });
        }
    }
    found
}
