//! Whose words the terms of a document are read in: its own; where it only describes, those of the licences that it
//! declares.
//!
//! A card's words are statements and bind nobody. What its licence says is found in the library's text, or in the record
//! of those who read it, and stands on the words that declare it.

use super::Analysed;
use crate::artefact::{self, Card, Family, Scope, Statement, Terms};
use crate::assess::{Assessment, Certainty, Finding, Import, Rules, Unread};
use crate::clause::{Clauses, anchor};
use crate::document::{Document, Source, Span, last_component};
use crate::library::{self, Entry, Record, Recorded};
use crate::options::KnownTexts;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Where the terms of a document are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReadIn {
    /// In its own words.
    #[default]
    Texts,
    /// In these texts of the library, joined by "and": a card declares them, and has no text of them.
    Library(String),
    /// In the record of this id, as people read the licence that a card names.
    Record(&'static str),
    /// In what the licences of a family have in common, by this title: neither text nor record is known.
    Family(&'static str),
    /// Nowhere: no text of terms is here, and none is known by its name.
    Nothing,
}

/// The parameter of a finding that holds the licence's words, where a card only declares it.
const DECLARED: &str = "declared";
/// What stands for a licence that is declared and not known.
const UNKNOWN_LICENCE: &str = "licence";

/// What a document that only describes is under.
pub(super) struct Declared {
    pub read_in: ReadIn,
    pub assessment: Assessment,
}

/// A licence that a card names, and the words that do.
struct Named {
    /// Names of one and the same licence, the most exact one first.
    names: Vec<String>,
    at: Span,
}

/// Whether a file's name is that of a use policy or of notices: terms beside a licence, and no licence.
pub fn is_beside(name: &str) -> bool {
    let name = last_component(name).to_lowercase();
    ["policy", "acceptable", "notice"].iter().any(|it| name.contains(it)) && !name.contains("licen")
}

/// What stands in the place of a description's own words.
pub(super) fn declared(document: &Document, clauses: &Clauses, rules: &Rules, known: KnownTexts) -> Declared {
    let card = Card::of(document).unwrap_or_default();
    let assessment = Assessment { read: vec![true; clauses.list.len()], ..Assessment::default() };
    let mut named = in_table(&card);
    if named.is_empty() {
        named = in_prose(document);
    }
    under(&named, |at| Place::of(at, clauses), rules, known, assessment)
}

/// What the licences that a table declares say, where the table is no text of its own: an entry of a list.
pub fn terms_declared(card: &Card) -> (ReadIn, Assessment) {
    let nowhere = |at| Place { at, clause: 0 };
    let named = in_table(card);
    let read = under(&named, nowhere, Rules::built_in(), KnownTexts::Standard, Assessment::default());
    (read.read_in, read.assessment)
}

/// What licences say that are only named, each on the words that name it.
fn under(
    named: &[Named],
    place: impl Fn(Span) -> Place,
    rules: &Rules,
    known: KnownTexts,
    mut assessment: Assessment,
) -> Declared {
    let (mut keys, mut alone) = (Vec::new(), None);
    for licence in named {
        let place = place(licence.at);
        let found = licence.names.iter().find_map(|it| known_terms(it));
        match &found {
            Some(of) => {
                alone = match of {
                    KnownTerms::Recorded(it) => Some(ReadIn::Record(&it.id)),
                    KnownTerms::Family(it) => Some(ReadIn::Family(&it.title)),
                    KnownTerms::Texts(_) => None,
                };
                keys.extend(of.keys());
                place.add(of, rules, known, &mut assessment);
            }
            None => assessment.imports.push(place.unknown(licence)),
        }
    }
    keys.dedup();
    let read_in = match alone {
        _ if keys.is_empty() => ReadIn::Nothing,
        Some(one) if keys.len() == 1 => one,
        _ => ReadIn::Library(keys.join(" and ")),
    };
    Declared { read_in, assessment }
}

/// The licences that a card declares in its table.
fn in_table(card: &Card) -> Vec<Named> {
    let place = |key: &str| card.span_of(key);
    let own_name = card.license_name.clone();
    let of_table = |(at, it): (usize, &String)| {
        let is_other = matches!(Terms::named(it), Terms::Other(_) | Terms::Undisclosed);
        let names: Vec<String> = own_name.iter().filter(|_| is_other).cloned().chain([it.clone()]).collect();
        let key = if is_other && own_name.is_some() { "license_name" } else { "license" };
        let at = card.license_spans.get(at).copied();
        Named { names, at: place(key).filter(|_| key == "license_name").or(at).unwrap_or_default() }
    };
    let mut named: Vec<Named> = card.license.iter().enumerate().map(of_table).collect();
    named.dedup_by(|a, b| a.names == b.names);
    if named.is_empty() {
        named.extend(
            own_name.clone().map(|it| Named { names: vec![it], at: place("license_name").unwrap_or_default() }),
        );
    }
    named
}

/// The first licence that a card's prose names for the whole or the weights.
fn in_prose(document: &Document) -> Vec<Named> {
    let of_model =
        |it: &&Statement| it.licence.as_ref().is_some_and(|(scope, _)| matches!(scope, Scope::Whole | Scope::Weights));
    let stated = artefact::claims(document);
    let first = stated.iter().find(of_model);
    let named = first.and_then(|it| Some(Named { names: vec![it.licence.as_ref()?.1.clone()], at: it.span }));
    named.into_iter().collect()
}

/// What is known of a licence by its name.
enum KnownTerms {
    /// Texts of the library; of several all count.
    Texts(Vec<&'static Entry>),
    /// What people read in it.
    Recorded(&'static Record),
    /// What the licences of its family have in common.
    Family(&'static Family),
}

impl KnownTerms {
    fn keys(&self) -> Vec<String> {
        match self {
            Self::Texts(entries) => entries.iter().map(|it| it.key()).collect(),
            Self::Recorded(record) => vec![format!("record:{}", record.id)],
            Self::Family(family) => vec![family.title.clone()],
        }
    }
}

/// The standard texts that a name means, else the record of it, else an imported text.
fn known_terms(name: &str) -> Option<KnownTerms> {
    let text = |id: &str| library::entry_at("spdx", id);
    match Terms::named(name) {
        Terms::Listed(id) => Some(KnownTerms::Texts(vec![text(id.name)?])),
        Terms::Expression(expression) => {
            // Of what one may choose between the open ones count: nobody need take the others.
            let ids = Terms::Expression(expression).needed();
            Some(KnownTerms::Texts(ids.iter().map(|it| text(it.name)).collect::<Option<Vec<_>>>()?))
        }
        Terms::Other(name) => record_named(&name).map(KnownTerms::Recorded).or_else(|| {
            let wanted = artefact::spelt(&name);
            let is = |it: &&Entry| [it.id, it.known_as(), it.name].iter().any(|it| artefact::spelt(it) == wanted);
            let imported = library::imported().iter().find(is).filter(|_| wanted.len() > 2);
            let text = imported.map(|it| KnownTerms::Texts(vec![it]));
            text.or_else(|| artefact::family(&name).map(KnownTerms::Family))
        }),
        Terms::Unlicensed | Terms::Undisclosed | Terms::NotIncluded => None,
    }
}

/// The words that declare, and the clause that they stand in.
struct Place {
    at: Span,
    clause: usize,
}

impl Place {
    fn of(at: Span, clauses: &Clauses) -> Self {
        let clause = clauses.list.iter().rposition(|it| it.span.start <= at.start && at.start < it.span.end);
        Self { at, clause: clause.unwrap_or(0) }
    }

    fn add(&self, of: &KnownTerms, rules: &Rules, known: KnownTexts, to: &mut Assessment) {
        match of {
            KnownTerms::Recorded(record) => {
                let key = format!("record:{}", record.id);
                let stated = |(finding, it): (Finding, &Recorded)| self.stated(finding, &key, &it.section, &it.says);
                to.findings.extend(recorded(record).map(stated));
            }
            KnownTerms::Family(family) => {
                let of = family.kinds.iter().filter_map(|it| of_kind(it, &family.says, Certainty::Implied));
                to.findings.extend(of.map(|it| self.stated(it, &family.title, "", &family.says)));
                let what = UNKNOWN_LICENCE.to_owned();
                let target = Some(family.title.clone());
                to.imports.push(Import { what, clause: self.clause, span: self.at, target, loaded: false });
            }
            KnownTerms::Texts(entries) => entries.iter().for_each(|it| {
                let read = read(it, rules, known);
                self.add_text(&read, &it.key(), to);
            }),
        }
    }

    fn add_text(&self, read: &Analysed, key: &str, to: &mut Assessment) {
        let label = |clause: usize| read.clauses.list.get(clause).map_or("", |it| it.label.as_str());
        let words = |span: Span| read.document.plain.slice(span);
        let of = &read.assessment;
        let stated = |it: &Finding| self.stated(it.clone(), key, label(it.clause), words(it.span));
        to.findings.extend(of.findings.iter().map(stated));
        to.unread.extend(of.unread.iter().map(|it| Unread {
            clause: self.clause,
            span: self.at,
            because: format!("{key} {}, which is declared: “{}”: {}", label(it.clause), words(it.span), it.because),
            ..it.clone()
        }));
        to.imports.extend(of.imports.iter().map(|it| Import { clause: self.clause, span: self.at, ..it.clone() }));
        to.approvals.extend(of.approvals.iter().copied());
    }

    /// A finding in a declared licence, on the words that declare it.
    fn stated(&self, it: Finding, key: &str, label: &str, words: &str) -> Finding {
        let mut parameters = it.parameters.clone();
        parameters.insert(DECLARED.to_owned(), json!({ "text": key, "label": label, "words": words }));
        Finding {
            clause: self.clause,
            span: self.at,
            parameters,
            why: format!("{key}, which is declared, says so in {label}: {}", it.why),
            anchor: anchor(&[&it.kind, key, label, words]),
            ..it
        }
    }

    /// A licence that is declared and not known: nothing can be said of it, and nothing rests on the others alone.
    fn unknown(&self, licence: &Named) -> Import {
        let target = licence.names.first().cloned();
        Import { what: UNKNOWN_LICENCE.to_owned(), clause: self.clause, span: self.at, target, loaded: false }
    }
}

/// A library's text, read once for all that declare it.
fn read(entry: &'static Entry, rules: &Rules, known: KnownTexts) -> Arc<Analysed> {
    static READ: Mutex<BTreeMap<String, Arc<Analysed>>> = Mutex::new(BTreeMap::new());
    let read = || Arc::new(Analysed::read_with(&[Source::new(entry.key(), entry.text())], rules, known));
    if !rules.user_files.is_empty() || known != KnownTexts::Standard {
        return read();
    }
    let kept = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(it) = kept().get(&entry.key()) {
        return Arc::clone(it);
    }
    let it = read();
    kept().insert(entry.key(), Arc::clone(&it));
    it
}

/// What people found in a licence, as findings without a text.
fn recorded(record: &'static Record) -> impl Iterator<Item = (Finding, &'static Recorded)> {
    record.reading.iter().filter_map(|it| Some((of_kind(&it.kind, &it.says, Certainty::Stated)?, it)))
}

/// A finding of a kind, as somebody says it.
fn of_kind(kind: &str, says: &str, certainty: Certainty) -> Option<Finding> {
    let kind = Rules::built_in().kind(kind)?;
    Some(Finding {
        kind: kind.id.clone(),
        stance: kind.stance,
        certainty,
        freedoms: kind.freedoms.clone(),
        clause: 0,
        span: Span::new(0, 0),
        parameters: BTreeMap::new(),
        rule: String::new(),
        why: says.to_owned(),
        anchor: String::new(),
        known: false,
    })
}

/// The terms of a licence of which there is a record.
pub fn terms_of_record(record: &'static Record) -> Assessment {
    Assessment { findings: recorded(record).map(|it| it.0).collect(), ..Assessment::default() }
}

/// The record of the licence that cards name so.
pub fn record_named(name: &str) -> Option<&'static Record> {
    let name = artefact::name_of_tag(name).unwrap_or(name);
    let wanted = artefact::spelt(name);
    let bare = |it: &str| artefact::spelt(it).trim_end_matches("agreement").trim_end_matches("license").to_owned();
    let is = |record: &&Record| artefact::spelt(&record.id) == wanted || bare(&record.name) == bare(name);
    (!wanted.is_empty()).then(|| library::records().iter().find(is)).flatten()
}

impl Analysed {
    /// The words of a finding: the text's, or those of the licence that is only declared.
    pub fn words<'a>(&'a self, finding: &'a Finding) -> &'a str {
        let declared = finding.parameters.get(DECLARED).and_then(|it| it.get("words")).and_then(|it| it.as_str());
        declared.unwrap_or_else(|| self.document.plain.slice(finding.span))
    }
}
