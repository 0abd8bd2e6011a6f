//! Card, licence files and folder → the grid: which components are there, under which terms, and what shows it.

use super::basis::{self, Basis};
use super::unread::Unread;
use crate::artefact::{
    Card, Cell, Component, Content, LicenseFrom, Openness, Scope, State, Terms, Told, all, is_card, is_model_file,
    scope_of, shown_by, told_by,
};
use crate::clause::Clauses;
use crate::compare::{Analysed, Identified, Original, ReadIn, is_beside, record_named};
use crate::document::{Document, Part, Source, Span, last_component};
use crate::lens::{self, Lenses, Outcome};
use crate::never::slice;

/// How many files that show one component are named.
pub(super) const MOST_FILES: usize = 8;
/// How much of a licence's beginning stands for it.
const HEAD: usize = 80;

/// A licence file of a release.
#[derive(Clone, Debug)]
pub(super) struct Licence {
    /// What it is, told by its words; else the name that the card gives it, else the file's.
    pub terms: Terms,
    /// What it is for, told by its name.
    pub scope: Scope,
    /// What it calls itself.
    pub title: Option<String>,
    /// What the Open Source Definition makes of it and of what stands beside it, without the release's other licences.
    pub reading: Option<Outcome>,
    /// Its file.
    pub file: String,
    /// Its beginning, in the release's document.
    pub head: Span,
    /// The whole of it there.
    pub part: Span,
    /// The standard text that it is, word for word.
    pub known: Option<Identified>,
    /// The standard text that it is or was made from, with what was changed.
    pub found: Option<Identified>,
    /// The standard text that it was made from, and other ids of that.
    pub near: Vec<&'static str>,
}

impl Licence {
    /// How much it is known to allow: a licence that conflicts with openness comes first, one that is open last.
    fn generosity(&self, component: &Component) -> u8 {
        match (self.terms.openness(component.content), self.reading) {
            (Openness::Open | Openness::WrongType, _) | (_, Some(Outcome::Meets)) => 2,
            (_, Some(Outcome::Conflicts)) => 0,
            _ => 1,
        }
    }

    /// Whether it is, or may be, the licence of the weights.
    pub(super) fn is_for_weights(&self) -> bool {
        matches!(self.scope, Scope::Whole | Scope::Weights)
    }
}

/// How much of each part's name is the release's folder: the one below which all parts are among its files; without
/// files, the one that the parts share.
pub(super) fn folder_len(document: &Document, files: &[String]) -> usize {
    let folder = |it: &Part| it.name.rsplit_once('/').map_or(0, |(folder, _)| folder.len() + 1);
    let Some(first) = document.parts.iter().min_by_key(|it| folder(it)) else { return 0 };
    let holds_all = |len: &usize| {
        let below = |it: &Part| it.name.get(*len..).is_some_and(|path| files.iter().any(|file| file == path));
        document.parts.iter().all(below)
    };
    let shared = slice(&first.name, 0..folder(first));
    let above = shared.match_indices('/').map(|it| it.0 + 1).rev();
    above.chain([0]).find(holds_all).unwrap_or(shared.len())
}

/// The definition that cells are read by, whether it was chosen or not.
fn osd() -> Option<&'static lens::Lens> {
    Lenses::built_in().get("osd")
}

/// What of a release a licence for something covers, and as what it stands there.
pub(super) fn covers(scope: Scope, component: &Component) -> Option<LicenseFrom> {
    let is = |kind: Content| component.content.first() == Some(&kind);
    match scope {
        Scope::Whole => Some(LicenseFrom::Distribution),
        Scope::Code => is(Content::Code).then_some(LicenseFrom::Code),
        // Weights are data of a kind, and no licence of data sets is meant for them.
        Scope::Data => matches!(component.id, "training-data" | "evaluation-data").then_some(LicenseFrom::Data),
        Scope::Document => is(Content::Document).then_some(LicenseFrom::Document),
        Scope::Weights => matches!(component.id, "weights" | "checkpoints").then_some(LicenseFrom::Component),
    }
}

/// The licence files among the parts: no card, no policy, no notice. A text alone that is not called a licence is none.
pub(super) fn licences(
    sources: &[Source],
    files: &[String],
    of: &Analysed,
    declared: &Card,
    lenses: &Lenses,
) -> Vec<Licence> {
    let document = &of.document;
    let folder = folder_len(document, files);
    let linked = declared.license_link.as_deref().map(|it| it.trim_start_matches("./"));
    let is_licence = |part: &Part| {
        let name = last_component(&part.name).to_lowercase();
        let is_called =
            ["licen", "copying", "terms", "eula"].iter().any(|it| name.contains(it)) || part.name.contains(':');
        !is_beside(&part.name) && (is_called || sources.len() > 1)
    };
    let describes = |at: usize| of.described.get(at) == Some(&true);
    let parts = sources.iter().zip(&document.parts).enumerate();
    let parts = parts.filter(|(at, (_, part))| !describes(*at) && is_licence(part));
    let parts: Vec<_> = parts.collect();
    let all: Vec<usize> = parts.iter().map(|it| it.0).collect();
    let path = |part: &Part| part.name.get(folder..).unwrap_or(&part.name).to_owned();
    let is_of_models = |part: &Part| matches!(scope_of(&path(part)), Scope::Whole | Scope::Weights);
    let of_models = parts.iter().filter(|(_, (_, part))| is_of_models(part)).count();
    parts
        .into_iter()
        .map(|(at, (source, part))| {
            // A document of one part was read already.
            let read = (sources.len() > 1).then(|| {
                let alone = Document::read(std::slice::from_ref(source));
                let clauses = Clauses::of(&alone);
                (alone, clauses)
            });
            let (alone, clauses) = read.as_ref().map_or((document, &of.clauses), |(alone, clauses)| (alone, clauses));
            let found = if read.is_some() { Identified::of(alone, clauses) } else { of.identified.clone() };
            let near: Vec<&'static str> =
                found.iter().flat_map(|it| std::iter::once(it.id).chain(it.also.clone())).collect();
            let known = found
                .clone()
                .filter(|it| matches!(it.relation, Original::Exact | Original::Cosmetic | Original::WithoutAppendix));
            let path = part.name.get(folder..).unwrap_or(&part.name);
            let file = path.to_owned();
            // What the card calls its licence is that wherever it lies.
            let scope = if linked == Some(path) { Scope::Whole } else { scope_of(path) };
            let others: Vec<usize> = all.iter().copied().filter(|it| *it != at).collect();
            let title = clauses.list.iter().find(|it| it.is_title).and_then(|it| it.heading);
            let title = title.map(|it| alone.plain.slice(it).trim().to_owned());
            let title =
                title.filter(|it| (1..=HEAD).contains(&it.len()) && !it.to_lowercase().starts_with("copyright"));
            let changed = near.first().map(|it| format!("{it}, changed"));
            // A name of its own: what the list knows is told by the text.
            let own = declared.license.iter().find(|it| matches!(Terms::named(it), Terms::Other(_))).cloned();
            // The card names the model's licence, not that of its data or code.
            let of_card = || declared.license_name.clone().or(own);
            let is_the_models = matches!(scope, Scope::Whole | Scope::Weights);
            // Of several files the card's name is that of the one that it links to.
            let is_called = is_the_models && (of_models == 1 || linked == Some(path));
            let called = if is_called { of_card().or(title.clone()) } else { title.clone() };
            let name = || changed.or(called).unwrap_or_else(|| file.clone());
            let terms = known.as_ref().map_or_else(|| Terms::Other(name()), |it| Terms::named(it.id));
            Licence {
                terms,
                scope,
                title,
                reading: reading(of, &others, lenses),
                head: first_line(document, part),
                part: part.span,
                file,
                known,
                found,
                near,
            }
        })
        .collect()
}

/// What the Open Source Definition makes of a release's terms, some of its parts left out. Cells need this definition,
/// whether it was chosen or not.
fn reading(of: &Analysed, left_out: &[usize], lenses: &Lenses) -> Option<Outcome> {
    let lens = lenses.get("osd")?;
    if left_out.is_empty() {
        return lens::read(lens, &of.assessment).outcome;
    }
    let stays = |clause: usize| of.clauses.list.get(clause).is_some_and(|it| !left_out.contains(&it.part));
    lens::read(lens, &of.assessment.of_clauses(stays)).outcome
}

/// The first line of a part that says something, or its beginning where that is long.
fn first_line(document: &Document, part: &Part) -> Span {
    let text = document.slice(part.span);
    let start = part.span.start + text.len() - text.trim_start().len();
    let line = document.text.get(start..part.span.end).and_then(|it| it.lines().next()).unwrap_or("").trim_end();
    Span::new(start, document.text.floor_char_boundary(start + line.len().min(2 * HEAD)))
}

/// Whether a path is that of a licence file below the folder itself.
fn is_nested_licence(path: &str) -> bool {
    let name = last_component(path).to_lowercase();
    path.contains('/') && (name.starts_with("licen") || name.starts_with("copying"))
}

/// What is known of a release, to look each component up in.
pub(super) struct Facts<'a> {
    pub document: &'a Document,
    pub declared: &'a Card,
    pub licences: &'a [Licence],
    /// What the card's prose tells, the strongest word first.
    pub told: Vec<(&'static Component, Told, Span)>,
    /// Paths below the release's folder, where it is one, with the components that each shows.
    shown: Vec<(&'a str, Vec<&'static Component>)>,
    /// Licence files among them that lie in folders of their own.
    nested: Vec<&'a str>,
    /// The licences that the card's prose names, with what each is for and the words.
    pub in_prose: Vec<(Scope, String, Span)>,
    /// Whether a card is there, with a table or without.
    has_card: bool,
    /// What the Open Source Definition makes of what the card declares, where no licence is here.
    declared_reading: Option<Outcome>,
    /// Files of terms that were not read.
    unread: &'a Unread,
    /// Whether a licence is spoken of, or the table that may name one could not be read.
    is_spoken_of: bool,
}

impl<'a> Facts<'a> {
    /// What the texts and the folder show; what the prose says of licences is the caller's to add.
    pub(super) fn of(
        analysed: &'a Analysed,
        declared: &'a Card,
        licences: &'a [Licence],
        files: &'a [String],
        unread: &'a Unread,
        terms: &Basis,
    ) -> Self {
        let (document, clauses) = (&analysed.document, &analysed.clauses);
        let is_declared = terms.read_in != ReadIn::Texts;
        let declared_reading = osd().filter(|_| is_declared).and_then(|it| lens::read(it, &terms.assessment).outcome);
        let has_card = document.parts.iter().any(|it| it.front_matter.is_some()) || is_card(document, clauses);
        let told = if has_card { told_by(document, clauses, declared) } else { Vec::new() };
        let shown = files.iter().map(|it| (it.as_str(), shown_by(it))).collect();
        let nested = files.iter().map(String::as_str).filter(|it| is_nested_licence(it)).collect();
        Self {
            document,
            declared,
            licences,
            told,
            shown,
            nested,
            in_prose: Vec::new(),
            has_card,
            declared_reading,
            unread,
            is_spoken_of: false,
        }
    }

    /// The same with the licences that the prose names, and whether a licence is spoken of at all.
    #[must_use]
    pub(super) fn with_prose(self, in_prose: Vec<(Scope, String, Span)>, is_spoken_of: bool) -> Self {
        Self { in_prose, is_spoken_of, ..self }
    }

    /// Every component, the framework's first.
    pub(super) fn cells(&self) -> Vec<Cell> {
        all().map(|it| self.cell(it)).collect()
    }

    /// What is known of a component; what was not read may be about it, and then nothing is open.
    fn cell(&self, component: &'static Component) -> Cell {
        let cell = self.found(component);
        let is_open = matches!(cell.open, Openness::Open | Openness::WrongType);
        if is_open && self.unread.may_cover(component) { Cell { open: Openness::Unknown, ..cell } } else { cell }
    }

    fn found(&self, component: &'static Component) -> Cell {
        let (terms, from, source) = self.terms(component);
        let shown = self.shown.iter().filter(|it| it.1.contains(&component)).map(|it| it.0.to_owned());
        let files: Vec<String> = shown.take(MOST_FILES).collect();
        let told = |how: Told| self.told.iter().filter(move |it| it.0 == component && it.1 == how).map(|it| it.2);
        let evidence: Vec<Span> = told(Told::Holds).chain(told(Told::Named)).collect();
        let is_there = !files.is_empty() || told(Told::Holds).next().is_some() || self.is_itself(component);
        if is_there {
            let evidence = evidence.into_iter().chain(source).collect();
            return self.read(Cell { files, ..Cell::there(component, terms, from, evidence) });
        }
        let unknown = Cell::unknown(component);
        let is_licensed = component.id == "weights" && terms.is_some();
        if !evidence.is_empty() && !is_licensed {
            return Cell { evidence, ..unknown };
        }
        let absent: Vec<Span> = told(Told::Absent).collect();
        if !absent.is_empty() && evidence.is_empty() {
            return Cell { state: State::Absent, evidence: absent, ..unknown };
        }
        // A card states the terms of the weights, and where to get them. That they are there it does not show.
        if is_licensed {
            let there = Cell::there(component, terms, from, evidence.into_iter().chain(source).collect());
            return Cell { state: State::Unknown, ..there };
        }
        unknown
    }

    /// A licence that no list knows is judged by its words where they were read, and not at all where it is only named.
    fn read(&self, cell: Cell) -> Cell {
        match cell.terms {
            Some(Terms::Other(_)) => {}
            // A list is not the last word: what its words grant they grant.
            Some(Terms::Listed(_)) if cell.open == Openness::NotOpen => {}
            // "other": something is there, under terms that nobody names.
            Some(Terms::Undisclosed) => return Cell { state: State::Present, ..cell },
            _ => return cell,
        }
        let of = self.licences.iter().find(|it| Some(&it.terms) == cell.terms.as_ref());
        // A licence that is only named may be known by its record.
        let recorded = || basis::outcome_of_record(record_named(cell.terms.as_ref()?.name())?, osd()?);
        let of_card = || self.declared_reading.filter(|_| cell.terms == self.declared.terms());
        match of.map_or_else(|| of_card().or_else(recorded), |it| it.reading) {
            Some(Outcome::Conflicts) => cell,
            Some(Outcome::Meets) => Cell { state: State::Present, open: Openness::Open, ..cell },
            _ if matches!(cell.terms, Some(Terms::Listed(_))) => cell,
            _ => Cell { state: State::Present, open: Openness::Unknown, ..cell },
        }
    }

    /// A licence file that lies with such things deep below the folder, and was not read.
    fn nested(&self, component: &Component) -> Option<Terms> {
        let is_read = |path: &str| self.licences.iter().any(|it| it.file == path);
        let covers = |path: &str| scope_of(path) != Scope::Whole && covers(scope_of(path), component).is_some();
        let file = self.nested.iter().find(|path| covers(path) && !is_read(path));
        file.map(|it| Terms::Other(format!("{it}, not read")))
    }

    /// Whether what was opened is the component.
    fn is_itself(&self, component: &Component) -> bool {
        match component.id {
            "weights" => self.document.parts.iter().any(is_model_file),
            // A model file's header reads like a card and is none.
            "model-card" => self.has_card && self.document.parts.iter().any(|it| !is_model_file(it)),
            _ => false,
        }
    }

    /// A component's terms: of a licence file for it or its kind, else as the card's prose says of these, else of a
    /// licence for the whole, else as the card says of that.
    fn terms(&self, component: &Component) -> (Option<Terms>, LicenseFrom, Option<Span>) {
        let file_for = |is_whole: bool| {
            let of_this = self.licences.iter().filter(|it| (it.scope == Scope::Whole) == is_whole);
            let licence = of_this.filter_map(|it| Some((it, covers(it.scope, component)?)));
            // Of several that are equally near the one counts that allows least: each may be meant.
            let licence = licence.min_by_key(|it| (rank(it.1), it.0.generosity(component)));
            licence.map(|(it, from)| (Some(it.terms.clone()), from, Some(it.head)))
        };
        let prose_for = |is_whole: bool| {
            let of_this = self.in_prose.iter().filter(|it| (it.0 == Scope::Whole) == is_whole);
            let named = of_this.filter_map(|it| Some((it, covers(it.0, component)?))).min_by_key(|it| rank(it.1));
            named.map(|((_, name, words), from)| (Some(Terms::named(name)), from, Some(*words)))
        };
        if let Some(own) = file_for(false) {
            return own;
        }
        if let Some(terms) = self.nested(component) {
            return (Some(terms), LicenseFrom::Component, None);
        }
        let declared = || {
            let terms = self.declared.terms()?;
            let at = self.declared.span_of("license").or(self.declared.span_of("license_name"));
            Some((Some(terms), LicenseFrom::Distribution, at))
        };
        // A licence is spoken of, and which it is cannot be told: that is not none.
        let unread = || {
            let spoken_of = self.is_spoken_of || self.declared.license_link.is_some();
            spoken_of.then_some((Some(Terms::Undisclosed), LicenseFrom::Distribution, None))
        };
        let whole = || file_for(true).or_else(declared).or_else(|| prose_for(true));
        // A worse word for what the table says exactly is no news; code and data have terms of their own.
        let is_exact = self.declared.listed().is_some();
        let of_kind = prose_for(false).filter(|it| {
            !is_exact || matches!(it.0, Some(Terms::Listed(_))) || !matches!(component.id, "weights" | "checkpoints")
        });
        of_kind.or_else(whole).or_else(unread).unwrap_or((None, LicenseFrom::None, None))
    }
}

/// The nearest terms count.
fn rank(from: LicenseFrom) -> u8 {
    match from {
        LicenseFrom::Component => 0,
        LicenseFrom::Code | LicenseFrom::Data | LicenseFrom::Document => 1,
        LicenseFrom::Distribution => 2,
        LicenseFrom::None => 3,
    }
}
