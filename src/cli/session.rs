//! Sessions on the command line: put together, and looked into.

use super::args::{KnowArgs, MarkArgs, StateArg};
use super::console::Console;
use super::documents;
use super::input::{Input, Item};
use super::pins;
use super::plan::{Job, Save};
use crate::artefact::{State, all, named};
use crate::assess::{Finding, Rules};
use crate::compare::{self, Analysed};
use crate::diagnostic::Code;
use crate::document::Document;
use crate::edits::{Found, Known, Mark, Override, Place};
use crate::io::{self, Expects, Outside};
use crate::lens::Lenses;
use crate::library::nearest;
use crate::options::KnownTexts;
use crate::report::{counted, one_line, remarks};
use crate::session::Session;
use anyhow::{Context as _, Result, anyhow, ensure};
use std::fmt::Write as _;
use std::sync::Arc;

/// Puts documents and sessions into a session file.
pub(super) fn save(job: &Job, save: &Save, console: &Console) {
    let Input { items, edits, session } = Input::of(job, console);
    let items: Vec<Item> = items.into_iter().map(Item::loaded).collect();
    let mut options = job.options(session.as_ref());
    let Some(documents) = documents::documents(job, &items, &mut options, console) else { return };
    if documents.len() < items.len() {
        return console.error(&format!("{}: was not written, for a document could not be read", save.path.display()));
    }
    let Some(edits) = documents::edits(job, &edits, &documents, console) else { return };
    let mut entries = Vec::new();
    for item in &items {
        match item.sources() {
            Ok(sources) => {
                entries.push(io::session_entry(item.start(), &sources, &item.files(), &save.path, save.with_text));
            }
            Err(error) => return console.error(&error),
        }
    }
    let mut session = Session { documents: entries, options, edits, ..session.unwrap_or_default() };
    if let Some(reviewer) = &save.reviewer {
        session.reviewer.clone_from(reviewer);
    }
    let expects = if save.replace { Expects::Anything } else { Expects::Nothing };
    if let Err(error) = io::save_session(&save.path, &session, &expects) {
        let hint = if matches!(error, io::SaveError::Exists { .. }) { "; --replace does" } else { "" };
        console.error(&format!("{error}{hint}"));
    }
}

/// Says something of a finding or a clause in a session.
pub(super) fn mark(job: &Job, args: &MarkArgs, console: &Console) {
    if let Err(error) = marked(job, args, console) {
        console.error(&format!("{error:#}"));
    }
}

fn marked(job: &Job, args: &MarkArgs, console: &Console) -> Result<()> {
    let path = &io::path_of(&args.file);
    let open = io::open_session(path, Outside::IfOwn).map_err(|error| anyhow!(error))?;
    let expects = Expects::Hash(open.sha256);
    let mut session = open.session;
    let carries = session.carries();
    let items: Vec<Item> = open.documents.into_iter().map(Item::Restored).collect();
    let mut options = job.options(Some(&session));
    options.baseline = 0;
    let Some(documents) = documents::documents(job, &items, &mut options, console) else { return Ok(()) };
    ensure!(documents.len() == items.len(), "{}: not marked, for a document of it cannot be read", args.file);
    let place = pins::place(args.document, &args.clause, &documents)?;
    let analysed = documents.get(args.document - 1).context("there is no such document")?;
    let reviewer = args.reviewer.clone().unwrap_or_else(|| session.reviewer.clone());
    let finding = args.kind.as_deref().map(|kind| finding(analysed, &place, kind)).transpose()?;
    let new = Mark::on(&reviewer, place, finding.map(|it| (it, analysed.document.slice(it.span))));
    let mut mark = session.edits.marks.iter().find(|it| it.is_of_same(&new)).cloned().unwrap_or(new);
    mark.verdict = args.verdict.map(Into::into).or(mark.verdict);
    if let Some(note) = &args.note {
        mark.note.clone_from(note);
    }
    if args.set_aside {
        mark.overrides = Some(Override::SetAside);
    }
    if let Some(missed) = &args.missed {
        let kinds = || Rules::built_in().kinds();
        let near = nearest(missed, kinds().map(|it| it.id.as_str()))
            .map_or(String::new(), |it| format!("; did you mean {it}?"));
        let kind = kinds().find(|it| it.id == *missed).with_context(|| format!("there is no kind {missed}{near}"))?;
        let (kind, stance, freedoms) = (kind.id.clone(), kind.stance, kind.freedoms.clone());
        mark.overrides = Some(Override::Found(Found { kind, stance, freedoms }));
    }
    if args.remove {
        mark = Mark { verdict: None, note: String::new(), overrides: None, ..mark };
    }
    session.edits.mark(mark);
    // What changed since is in the session as it is now: that is what the mark was made on.
    let entries = items.iter().map(|it| Ok(io::session_entry(it.start(), &it.sources()?, &it.files(), path, carries)));
    session.documents = entries.collect::<Result<_, String>>().map_err(|error| anyhow!(error))?;
    io::save_session(path, &session, &expects)?;
    Ok(())
}

/// Says what is known of an artefact.
pub(super) fn know(args: &KnowArgs, console: &Console) {
    if let Err(error) = known(args) {
        console.error(&format!("{error:#}"));
    }
}

fn known(args: &KnowArgs) -> Result<()> {
    let path = &io::path_of(&args.file);
    let open = io::open_session(path, Outside::IfOwn).map_err(|error| anyhow!(error))?;
    let expects = Expects::Hash(open.sha256);
    let mut session = open.session;
    let number = args.document;
    let restored = number.checked_sub(1).and_then(|it| open.documents.get(it));
    let restored = restored.with_context(|| format!("there is no document {number}"))?;
    let sources = restored.sources.as_ref().map_err(|error| anyhow!("{error}"))?;
    let document = Document::read(sources);
    let near = || {
        let near = nearest(&args.component, all().map(|it| it.id));
        near.map_or(String::new(), |it| format!("; did you mean {it}?"))
    };
    let component =
        named(&args.component).with_context(|| format!("there is no component {}{}", args.component, near()))?;
    match args.state {
        None => session.edits.unknow(&document.sha256, component.id),
        Some(state) => session.edits.know(Known {
            name: document.short_name(),
            sha256: document.sha256,
            component: component.id.to_owned(),
            state: state.into(),
            license: args.license.clone(),
            note: args.note.clone(),
            reviewer: args.reviewer.clone().unwrap_or_else(|| session.reviewer.clone()),
        }),
    }
    io::save_session(path, &session, &expects)?;
    Ok(())
}

impl From<StateArg> for State {
    fn from(it: StateArg) -> Self {
        match it {
            StateArg::Present => Self::Present,
            StateArg::Restricted => Self::Restricted,
            StateArg::Unlicensed => Self::Unlicensed,
            StateArg::Absent => Self::Absent,
            StateArg::Unknown => Self::Unknown,
        }
    }
}

/// The finding of a kind in a clause.
fn finding<'a>(analysed: &'a Analysed, place: &Place, kind: &str) -> Result<&'a Finding> {
    let clause = place.find(&analysed.document, &analysed.clauses);
    let here: Vec<&Finding> = analysed.assessment.findings.iter().filter(|it| Some(it.clause) == clause).collect();
    let kinds: Vec<&str> = here.iter().map(|it| it.kind.as_str()).collect();
    here.iter().find(|it| it.kind == kind).copied().with_context(|| match kinds.as_slice() {
        [] => format!("clause {} has no finding", place.label),
        kinds => format!("clause {} has no finding of kind {kind}; it has {}", place.label, kinds.join(", ")),
    })
}

/// Prints what is in sessions.
pub(super) fn show(job: &Job, console: &Console) {
    let input = Input::of(job, console);
    let options = job.options(input.session.as_ref());
    let mut out = String::new();
    let mut documents: Vec<Arc<Analysed>> = Vec::new();
    for (item, number) in input.items.iter().zip(1..) {
        match item.read(Rules::built_in(), KnownTexts::Standard) {
            Ok(analysed) => {
                writeln!(out, "{number}  {}", document(item, &analysed)).ok();
                documents.push(Arc::new(analysed));
            }
            Err(error) => {
                writeln!(out, "{number}  {}  cannot be read", one_line(item.name(), 200)).ok();
                console.error(&error);
            }
        }
    }
    let comparison = compare::compare(&documents, &input.edits, &options, Lenses::built_in());
    for ((reviewed, analysed), number) in comparison.reviewed.iter().zip(&documents).zip(1..) {
        for remark in &reviewed.remarks {
            let label = analysed.clauses.list.get(remark.clause).map_or("", |it| it.label.as_str());
            let said =
                format!("{}: {}{}", remarks::subject(remark), remarks::said(&remark.mark), remarks::stale(remark));
            writeln!(out, "{number}, {}  {}", one_line(label, 20), one_line(&said, 400)).ok();
        }
        for (clause, counts) in &reviewed.votes {
            let label = analysed.clauses.list.get(*clause).map_or("", |it| it.label.as_str());
            writeln!(out, "{number}, {}  room voted: {}", one_line(label, 20), remarks::voices(counts)).ok();
        }
    }
    for pin in &input.edits.pins {
        let word = if pin.apart { "kept apart" } else { "pinned" };
        let (one, other) = (one_line(&pin.one.label, 20), one_line(&pin.other.label, 20));
        writeln!(out, "{word}: {one} and {other}").ok();
    }
    for agreement in &comparison.agreements {
        writeln!(out, "{}", one_line(&remarks::agreement(agreement), 400)).ok();
    }
    for lost in comparison.diagnostics.iter().filter(|it| matches!(it.code, Code::MarkLost | Code::PinLost)) {
        writeln!(out, "note: {}", one_line(&lost.message, 400)).ok();
    }
    console.print(&out);
}

fn document(item: &Item, analysed: &Analysed) -> String {
    let changed = analysed.document.diagnostics.iter().any(|it| it.code == Code::SourceChanged);
    let state = if changed { "changed since" } else { "as saved" };
    let hash = analysed.document.sha256.get(..8).unwrap_or_default();
    let size = counted(analysed.document.bytes, "byte");
    format!("{}  ({size}, sha256 {hash}…)  {state}", one_line(item.name(), 200))
}
