//! What a check looks at: documents as they are named, what is found in folders, and models that code brings in.

use super::CheckPlan;
use crate::cli::console::Console;
use crate::cli::input::{Input, Item};
use crate::cli::plan::Job;
use crate::compare::{Analysed, record_named};
use crate::document::{Source, Span};
use crate::io::{self, Argument, Declared, Found};
use crate::lens::Lenses;
use crate::policy::{Judged, Policy, Use, judge, judge_unknown};
use crate::report::{Checked, Site, counted};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One thing to hold against a policy.
#[derive(Debug)]
pub(super) enum Piece {
    /// A document as the command line names it, or a session's.
    Item(Item),
    /// Files that are one document.
    Files(Vec<String>),
    /// A model that code names, and where.
    Model(Declared, String),
}

/// What there is to look at, and what else is to be said.
pub(super) fn pieces(job: &Job, console: &Console) -> (Vec<Piece>, Vec<String>) {
    let (mut pieces, mut notes) = (Vec::new(), Vec::new());
    for item in Input::of(job, console).items {
        match &item {
            Item::Named(argument) if io::path_of(&argument.0).is_dir() => {
                let Found { documents, declared, passed_over } = io::walk(&argument.0);
                if documents.is_empty() && declared.is_empty() {
                    notes.push(format!(
                        "{}: holds no licence, no model card, no model and no code that names one",
                        argument.0
                    ));
                }
                pieces.extend(documents.into_iter().map(Piece::Files));
                notes.extend(passed_over);
                models(declared, &mut pieces, &mut notes);
            }
            _ => pieces.push(Piece::Item(item)),
        }
    }
    (pieces, notes)
}

/// Each model once, at the first place that names it; calls that do not say which are counted.
fn models(declared: Vec<Declared>, pieces: &mut Vec<Piece>, notes: &mut Vec<String>) {
    let mut first: BTreeMap<String, Declared> = BTreeMap::new();
    let mut unnamed: Vec<Declared> = Vec::new();
    for it in declared {
        match it.key.clone() {
            Some(key) => {
                first.entry(key).or_insert(it);
            }
            None => unnamed.push(it),
        }
    }
    if let Some(it) = unnamed.first() {
        let calls = counted(unnamed.len(), "call");
        let what = "with a model that the code does not name, this the first; look at them";
        notes.push(format!("{}:{}: {calls} {what}", it.file, it.line));
    }
    pieces.extend(first.into_iter().map(|(key, it)| Piece::Model(it, key)));
}

impl Piece {
    /// What to call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Item(item) => item.name().to_owned(),
            Self::Files(paths) => paths.join("+"),
            Self::Model(_, key) => key.clone(),
        }
    }

    /// Reads it and holds it against the policy; also of which use exceptions were.
    pub(super) fn checked(&self, plan: &CheckPlan, policy: &Policy) -> Result<(Checked, Vec<Option<Use>>), String> {
        let job = &plan.job;
        let site = match self {
            Self::Model(declared, _) => Some(site(declared)),
            Self::Item(_) | Self::Files(_) => None,
        };
        let analysed = match self {
            Self::Item(item) => Some(item.read(&job.rules.rules, job.known)?),
            Self::Files(paths) => Some(self.read(job, &files(paths)?)?),
            Self::Model(_, key) => match io::here(key).map_err(|it| it.to_string())? {
                Some(sources) => Some(self.read(job, &sources)?),
                None => None,
            },
        };
        let analysed = analysed.map(Arc::new);
        let judged = match &analysed {
            Some(it) => judge(policy, it, &job.rules.rules, Lenses::built_in(), &plan.day),
            None => judge_unknown(policy, &self.name(), &not_here(&self.name()), &plan.day),
        };
        let Judged { breaches, excepted, uses } = judged;
        Ok((Checked { name: self.name(), analysed, site, breaches, excepted, num_known: 0 }, uses))
    }

    fn read(&self, job: &Job, sources: &[Source]) -> Result<Analysed, String> {
        let analysed = Analysed::read_with(sources, &job.rules.rules, job.known);
        match analysed.document.unreadable() {
            Some(diagnostic) => Err(format!("{}: {}", self.name(), diagnostic.message)),
            None => Ok(analysed),
        }
    }
}

/// The files of a document; a folder stands for a release.
fn files(paths: &[String]) -> Result<Vec<Source>, String> {
    let load = |path: &String| io::load(&Argument(path.clone())).map_err(|it| it.to_string());
    Ok(paths.iter().map(load).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn site(declared: &Declared) -> Site {
    let Declared { file, line, column, words, span, .. } = declared;
    Site {
        file: file.clone(),
        line: *line,
        column: *column,
        words: words.clone(),
        span: Span::new(span.start, span.end),
    }
}

/// Why the terms of a model are not here, and what brings them.
fn not_here(key: &str) -> String {
    let name = key.split_once(':').map_or(key, |it| it.1);
    let last = name.rsplit('/').next().unwrap_or(name);
    let hint = record_named(last).map_or_else(String::new, |it| {
        format!(" A record of a licence of that name is here ({}), but a name is no licence.", it.id)
    });
    let how = if key.starts_with("hf:") {
        format!("`undiluted check {key}` fetches its card and licence")
    } else {
        format!("`ollama pull {name}` brings its licence")
    };
    format!("no cache on this machine has the model; {how}.{hint}")
}
