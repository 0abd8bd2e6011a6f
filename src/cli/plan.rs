//! What to do: arguments checked against each other and against what is built in, before anything is read.

use super::args::{AssessArgs, ColorArg, Command, Common, CompareArgs, LibraryCommand, RulesCommand, SchemaArg, Typed};
use super::date;
use super::deny::Deny;
use super::rules::Loaded;
use crate::io::Argument;
use crate::lens::Lenses;
use crate::options::{Options, Show};
use crate::report::{Context, Format, json::SchemaOf};
use anyhow::{Result, bail, ensure};
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

/// What to do.
#[derive(Debug)]
pub enum Plan {
    /// Open the window with these documents, read by these rules.
    Window(Vec<Argument>, Loaded),
    /// Align documents.
    Compare(Job),
    /// Assess documents one by one.
    Assess(Job, Vec<Deny>),
    /// Print ids and names.
    LibraryList,
    /// Print what is known of a text.
    LibraryShow(String),
    /// Print a text.
    LibraryText(String),
    /// Run the sentences of rule files.
    RulesCheck(Vec<String>),
    /// Print every kind of finding.
    RulesList(Loaded),
    /// Print a schema.
    Schema(SchemaOf),
}

/// Documents in, one report out.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line, independent of the others")]
pub struct Job {
    /// The documents as typed; `@LIST` is not yet read.
    pub files: Vec<String>,
    /// The rules that look for findings.
    pub rules: Loaded,
    /// Clauses aligned by hand, in this file.
    pub pins: Option<PathBuf>,
    /// Lenses and baseline.
    pub options: Options,
    /// The report's format.
    pub format: Format,
    /// Where it goes.
    pub target: Target,
    /// Which rows it shows.
    pub show: Show,
    /// Whether JSON carries texts.
    pub with_text: bool,
    /// Whether text says why each finding fired.
    pub explain: bool,
    /// A date to print.
    pub date: Option<String>,
    /// Whether text is coloured.
    pub color: bool,
    /// Whether standard output stays empty.
    pub quiet: bool,
}

/// Where a report goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Standard output.
    Standard,
    /// A file, a device or a pipe.
    Path(PathBuf),
}

impl Plan {
    /// The plan for these arguments.
    ///
    /// # Errors
    /// One sentence for the user on what does not fit together.
    pub fn of(typed: Typed) -> Result<Self> {
        Ok(match typed.command {
            None => {
                let files = typed.files.into_iter().map(Argument).collect();
                Self::Window(files, Loaded::of(typed.rules.as_deref()))
            }
            Some(Command::Compare(args)) => Self::Compare(compare(args)?),
            Some(Command::Assess(args)) => assess(args)?,
            Some(Command::Openness(_)) => bail!("openness is not there yet; `undiluted assess` reads a card's text"),
            Some(Command::Library(LibraryCommand::List)) => Self::LibraryList,
            Some(Command::Library(LibraryCommand::Show { id })) => Self::LibraryShow(id),
            Some(Command::Library(LibraryCommand::Text { id })) => Self::LibraryText(id),
            Some(Command::Library(LibraryCommand::Import { .. })) => {
                bail!("library import is not there yet; name the text's file instead")
            }
            Some(Command::Rules(RulesCommand::Check { files })) => Self::RulesCheck(files),
            Some(Command::Rules(RulesCommand::List { rules })) => Self::RulesList(Loaded::of(rules.as_deref())),
            Some(Command::Schema { of: SchemaArg::Assess }) => Self::Schema(SchemaOf::Assess),
            Some(Command::Schema { of: SchemaArg::Compare }) => Self::Schema(SchemaOf::Compare),
            Some(Command::Schema { of: SchemaArg::Openness }) => {
                bail!("openness is not there yet, so it has no schema; there are assess and compare")
            }
        })
    }
}

fn compare(args: CompareArgs) -> Result<Job> {
    ensure!(args.baseline > 0, "--baseline counts from 1: 1 is the first document");
    let mut job = job(args.files, args.common)?;
    ensure!(job.format != Format::JsonLines, "a comparison is one object: use --format json, not jsonl");
    job.options.baseline = args.baseline - 1;
    job.options.chain = args.chain;
    job.pins = args.pins;
    Ok(job)
}

fn assess(args: AssessArgs) -> Result<Plan> {
    let mut job = job(args.files, args.common)?;
    let deny = args.deny.iter().map(|it| Deny::of(it, &job.rules.rules, Lenses::built_in())).collect::<Result<_>>()?;
    job.explain = args.explain;
    Ok(Plan::Assess(job, deny))
}

fn job(files: Vec<String>, common: Common) -> Result<Job> {
    let dashes = files.iter().filter(|it| matches!(it.as_str(), "-" | "@-")).count();
    ensure!(dashes < 2, "standard input (-) can be read only once");
    let target = common.output.as_deref().map_or(Target::Standard, target);
    let by_extension = match &target {
        Target::Path(path) => path.extension().and_then(|it| Format::of_extension(&it.to_string_lossy())),
        Target::Standard => None,
    };
    if let (Target::Path(path), None, None) = (&target, common.format, by_extension)
        && let Some(extension) = path.extension()
    {
        bail!("{}: no report is written as “.{}”; say which with --format", path.display(), extension.display());
    }
    let color = match common.color {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => target == Target::Standard && wants_color(),
    };
    Ok(Job {
        files,
        rules: Loaded::of(common.rules.as_deref()),
        pins: None,
        options: Options { lenses: lenses(common.lens)?, ..Options::default() },
        format: common.format.or(by_extension).unwrap_or(Format::Text),
        target,
        show: common.show.into(),
        with_text: common.with_text,
        explain: false,
        date: date::chosen(common.date.as_deref(), std::env::var("SOURCE_DATE_EPOCH").ok().as_deref())?,
        color,
        quiet: common.quiet,
    })
}

/// The lenses asked for, each once; the default ones if none was.
fn lenses(asked: Vec<String>) -> Result<Vec<String>> {
    let known = &Lenses::built_in().list;
    let mut chosen: Vec<String> = Vec::new();
    for id in asked {
        if !known.iter().any(|lens| lens.id == id) {
            let ids: Vec<&str> = known.iter().map(|lens| lens.id.as_str()).collect();
            bail!("--lens {id}: there is no such lens; there are {}", ids.join(", "));
        }
        if !chosen.contains(&id) {
            chosen.push(id);
        }
    }
    Ok(if chosen.is_empty() { Options::default().lenses } else { chosen })
}

/// Standard output by any of its names is standard output: replacing what it is redirected to would lose it.
fn target(path: &Path) -> Target {
    match path.to_str() {
        Some("-" | "/dev/stdout" | "/dev/fd/1" | "/proc/self/fd/1") => Target::Standard,
        _ => Target::Path(path.to_path_buf()),
    }
}

fn wants_color() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|it| !it.is_empty());
    std::io::stdout().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|it| it != "dumb")
}

impl Job {
    /// What the report is made with.
    pub fn context(&self) -> Context<'_> {
        Context {
            rules: &self.rules.rules,
            lenses: Lenses::built_in(),
            options: &self.options,
            show: self.show,
            with_text: self.with_text,
            explain: self.explain,
            date: self.date.clone(),
            color: self.color,
        }
    }
}
