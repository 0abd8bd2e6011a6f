//! What to do: arguments checked against each other and against what is built in, before anything is read.

use super::args::{
    AskArgs, AssessArgs, ColorArg, Command, Common, CompareArgs, KnowArgs, KnownArg, LessonCommand, LibraryCommand,
    MarkArgs, OpennessArgs, RulesCommand, SaveArgs, SchemaArg, SessionCommand, Typed,
};
use super::check::{CheckPlan, PolicyCommand};
use super::compared::ComparedArgs;
use super::console::Target;
use super::date;
use super::deny::Deny;
use super::rules::Loaded;
use super::stream::{StreamArgs, Streaming};
use super::verify::VerifyArgs;
use crate::assess::Rules;
use crate::io::{Argument, is_session, system_fonts};
use crate::lens::Lenses;
use crate::options::{Arrangement, KnownTexts, Options, Show};
use crate::question::Questions;
use crate::report::{Context, Format, Paper, json::SchemaOf};
use crate::session::Session;
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
    /// Ask documents these questions, by their places.
    Ask(Job, Vec<usize>),
    /// Hold a report against texts.
    Verify(VerifyArgs),
    /// Look at releases one by one.
    Openness(Job, Vec<Deny>),
    /// Hold documents and folders against a policy.
    Check(Box<CheckPlan>),
    /// Write, explain or describe policies.
    Policy(PolicyCommand),
    /// Print ids and names of texts with these words.
    LibraryList(Vec<String>),
    /// Take in texts from here, or from the installed package.
    LibraryImport(Option<PathBuf>),
    /// Bring the package and take in its texts, or only say so.
    LibraryGet(bool),
    /// Print what is known of a text.
    LibraryShow(String),
    /// Print a text.
    LibraryText(String),
    /// Run the sentences of rule files.
    RulesCheck(Vec<String>),
    /// Print every kind of finding.
    RulesList(Loaded),
    /// Put documents into a session file.
    SessionSave(Job, Save),
    /// Say something of a finding in a session.
    SessionMark(Job, MarkArgs),
    /// Say what is known of an artefact.
    SessionKnow(KnowArgs),
    /// Read, check or print a lesson.
    Lesson(LessonCommand),
    /// Print what is in sessions.
    SessionShow(Job),
    /// Take a PDF file apart for the process that asked.
    ReadPdf,
    /// Print a schema.
    Schema(SchemaOf),
}

/// How a session is saved.
#[derive(Debug)]
pub struct Save {
    /// Where to.
    pub path: PathBuf,
    /// Whether it carries the texts.
    pub with_text: bool,
    /// Whether a file that is there may go.
    pub replace: bool,
    /// Who makes the marks.
    pub reviewer: Option<String>,
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
    /// Ids of lenses; empty for a session's or the usual ones.
    pub lenses: Vec<String>,
    /// Index of the baseline, if one was asked for.
    pub baseline: Option<usize>,
    /// Measure each document against the one before it.
    pub chain: bool,
    /// Whether files that a session names outside its folder are read.
    pub outside: bool,
    /// Whether texts that the user imported are left out.
    pub without_texts: bool,
    /// The report's format.
    pub format: Format,
    /// Where it goes.
    pub target: Target,
    /// Which rows it shows, if the user said so.
    pub show: Option<Show>,
    /// What `compare` writes and checks beyond that.
    pub compared: ComparedArgs,
    /// What rows stand for, if the user said so.
    pub by: Option<Arrangement>,
    /// Whether JSON carries texts.
    pub with_text: bool,
    /// Whether text says why each finding fired.
    pub explain: bool,
    /// Print which minimum elements of a bill of materials each release fills.
    pub minimum: bool,
    /// Which texts count as known.
    pub known: KnownTexts,
    /// How documents come and go as a stream, where they do.
    pub stream: Option<Streaming>,
    /// A date to print.
    pub date: Option<String>,
    /// How much is printed, and for whom.
    pub paper: Paper,
    /// Whether text is coloured.
    pub color: bool,
    /// Whether standard output stays empty.
    pub quiet: bool,
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
            Some(Command::Ask(args)) => ask(args)?,
            Some(Command::Verify(args)) => Self::Verify(args),
            Some(Command::Openness(args)) => openness(args)?,
            Some(Command::Check(args)) => Self::Check(Box::new(CheckPlan::of(args)?)),
            Some(Command::Policy(command)) => Self::Policy(command),
            Some(Command::Library(LibraryCommand::List { words })) => Self::LibraryList(words),
            Some(Command::Library(LibraryCommand::Show { id })) => Self::LibraryShow(id),
            Some(Command::Library(LibraryCommand::Text { id })) => Self::LibraryText(id),
            Some(Command::Library(LibraryCommand::Import { path })) => Self::LibraryImport(path),
            Some(Command::Library(LibraryCommand::Get { dry_run })) => Self::LibraryGet(dry_run),
            Some(Command::Rules(RulesCommand::Check { files })) => Self::RulesCheck(files),
            Some(Command::Rules(RulesCommand::List { rules })) => Self::RulesList(Loaded::of(rules.as_deref())),
            Some(Command::Session(SessionCommand::Save(args))) => save(args)?,
            Some(Command::Lesson(command)) => Self::Lesson(command),
            Some(Command::Session(SessionCommand::Know(args))) => Self::SessionKnow(args),
            Some(Command::Session(SessionCommand::Mark(args))) => {
                ensure!(
                    is_session(&Argument(args.file.clone())),
                    "{}: is no session; they end in .undiluted",
                    args.file
                );
                let says = args.verdict.is_some() || args.note.is_some() || args.set_aside || args.missed.is_some();
                ensure!(
                    says || args.remove,
                    "nothing to say: give --verdict, --note, --set-aside, --missed or --remove"
                );
                Self::SessionMark(Job::of(vec![args.file.clone()]), args)
            }
            Some(Command::Session(SessionCommand::Show { files, outside })) => {
                if let Some(other) = files.iter().find(|it| !is_session(&Argument((*it).clone()))) {
                    bail!("{other}: is no session; sessions end in .undiluted");
                }
                Self::SessionShow(Job { outside, ..Job::of(files) })
            }
            Some(Command::ReadPdf) => Self::ReadPdf,
            Some(Command::Schema { of: SchemaArg::Ask }) => Self::Schema(SchemaOf::Ask),
            Some(Command::Schema { of: SchemaArg::Assess }) => Self::Schema(SchemaOf::Assess),
            Some(Command::Schema { of: SchemaArg::Check }) => Self::Schema(SchemaOf::Check),
            Some(Command::Schema { of: SchemaArg::Policy }) => Self::Policy(PolicyCommand::Schema),
            Some(Command::Schema { of: SchemaArg::Compare }) => Self::Schema(SchemaOf::Compare),
            Some(Command::Schema { of: SchemaArg::Openness }) => Self::Schema(SchemaOf::Openness),
        })
    }
}

fn compare(args: CompareArgs) -> Result<Job> {
    let mut job = job(args.files, args.common)?;
    ensure!(job.format != Format::JsonLines, "a comparison is one object: use --format json, not jsonl");
    no_bill(&job)?;
    job.baseline = baseline(args.baseline)?;
    job.chain = args.chain;
    job.by = args.by.map(Into::into);
    job.pins = args.pins;
    let is_redline = job.format == Format::Docx;
    ensure!(is_redline || args.compared.author.is_none(), "--author is for tracked changes: write them with -o x.docx");
    job.compared = args.compared;
    Ok(job)
}

fn baseline(asked: Option<usize>) -> Result<Option<usize>> {
    ensure!(asked != Some(0), "--baseline counts from 1: 1 is the first document");
    Ok(asked.map(|it| it - 1))
}

fn save(args: SaveArgs) -> Result<Plan> {
    let named = Argument(args.output.to_string_lossy().into_owned());
    ensure!(is_session(&named), "{}: a session's name ends in .undiluted", named.0);
    let job = Job { pins: args.pins, baseline: baseline(args.baseline)?, outside: args.outside, ..Job::of(args.files) };
    let SaveArgs { output: path, with_text, replace, reviewer, .. } = args;
    Ok(Plan::SessionSave(job, Save { path, with_text, replace, reviewer }))
}

fn assess(args: AssessArgs) -> Result<Plan> {
    let mut job = streamed(job(args.files, args.common)?, &args.stream)?;
    no_bill(&job)?;
    no_comparison(&job)?;
    let deny = args.deny.iter().map(|it| Deny::of(it, &job.rules.rules, Lenses::built_in())).collect::<Result<_>>()?;
    job.explain = args.explain;
    job.known = match args.known {
        KnownArg::Standard => KnownTexts::Standard,
        KnownArg::None => KnownTexts::Nothing,
    };
    Ok(Plan::Assess(job, deny))
}

fn ask(args: AskArgs) -> Result<Plan> {
    let mut job = streamed(job(args.files, args.common)?, &args.stream)?;
    ensure!(
        job.stream.is_some() || matches!(job.format, Format::Text | Format::Json | Format::Markdown),
        "--format {}: answers are written as text, json or markdown; `undiluted assess -o report.html` has them beside the rest",
        job.format.name()
    );
    let all = Questions::built_in();
    // Who asks one question wants its words too.
    job.explain = !args.question.is_empty();
    let chosen: Vec<usize> = args.question.iter().filter_map(|it| all.place(it)).collect();
    Ok(Plan::Ask(job, if chosen.is_empty() { (0..all.list.len()).collect() } else { chosen }))
}

/// Only releases are listed in bills of materials.
fn no_bill(job: &Job) -> Result<()> {
    if !job.format.is_bill() {
        return Ok(());
    }
    let target = match &job.target {
        Target::Path(path) => path.display().to_string(),
        Target::Standard => format!("--format {}", job.format.name()),
    };
    bail!("{target}: is a bill of materials, which lists models: `undiluted openness FILE… -o …` writes one")
}

/// The same as a stream, where that was asked for: what a stream has no place for is refused.
pub(super) fn streamed(mut job: Job, asked: &StreamArgs) -> Result<Job> {
    job.stream = asked.chosen()?;
    if job.stream.is_none() {
        return Ok(job);
    }
    ensure!(
        matches!(job.format, Format::Text | Format::JsonLines),
        "--format {}: a stream is answered line by line, in jsonl; leave --format out",
        job.format.name()
    );
    let is_standard = job.target == Target::Standard;
    ensure!(is_standard, "-o: a stream goes to standard output as it comes; write `> FILE` instead");
    job.format = Format::JsonLines;
    Ok(job)
}

/// Only `compare` shows what differs.
fn no_comparison(job: &Job) -> Result<()> {
    let name = job.format.name();
    ensure!(
        !job.format.is_comparison(),
        "{name} shows what differs between documents: `undiluted compare A B` writes it"
    );
    Ok(())
}

fn openness(args: OpennessArgs) -> Result<Plan> {
    let mut job = streamed(job(args.files, args.common)?, &args.stream)?;
    let name = job.format.name();
    ensure!(!job.format.is_of_terms(), "{name} shows what terms say: `undiluted assess` or `compare` writes it");
    job.explain = args.full;
    job.minimum = args.minimum_elements;
    let is_text = job.format == Format::Text && job.stream.is_none();
    ensure!(is_text || !job.minimum, "--minimum-elements is for text; JSON has them under `minimum_elements`");
    let deny = args.deny.iter().map(|it| Deny::of(it, &job.rules.rules, Lenses::built_in())).collect::<Result<_>>()?;
    Ok(Plan::Openness(job, deny))
}

fn job(files: Vec<String>, common: Common) -> Result<Job> {
    let dashes = files.iter().filter(|it| matches!(it.as_str(), "-" | "@-")).count();
    ensure!(dashes < 2, "standard input (-) can be read only once");
    let target = common.output.as_deref().map_or(Target::Standard, target);
    let by_extension = match &target {
        Target::Path(path) => path.file_name().and_then(|it| Format::of_name(&it.to_string_lossy())),
        Target::Standard => None,
    };
    if let Target::Path(path) = &target
        && is_session(&Argument(path.to_string_lossy().into_owned()))
    {
        bail!("{}: is a session's name; a report would overwrite it, choose another", path.display());
    }
    if let (Target::Path(path), None, None) = (&target, common.format, by_extension)
        && let Some(extension) = path.extension()
    {
        bail!("{}: no report is written as “.{}”; say which with --format", path.display(), extension.display());
    }
    let color = colored(common.color, &target);
    Ok(Job {
        rules: Loaded::of(common.rules.as_deref()),
        lenses: lenses(common.lens)?,
        outside: common.outside,
        without_texts: common.texts.is_some(),
        format: common.format.or(by_extension).unwrap_or(Format::Text),
        target,
        show: common.show.map(Into::into),
        paper: common.paper.paper(common.show.map(Into::into)),
        with_text: common.with_text,
        date: date::chosen(common.date.as_deref(), std::env::var("SOURCE_DATE_EPOCH").ok().as_deref())?,
        color,
        quiet: common.quiet,
        ..Job::of(files)
    })
}

/// The lenses asked for, each once.
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
    Ok(chosen)
}

/// Standard output by any of its names is standard output: replacing what it is redirected to would lose it.
pub(super) fn target(path: &Path) -> Target {
    match path.to_str() {
        Some("-" | "/dev/stdout" | "/dev/fd/1" | "/proc/self/fd/1") => Target::Standard,
        _ => Target::Path(path.to_path_buf()),
    }
}

/// Whether text is coloured.
pub(super) fn colored(asked: ColorArg, target: &Target) -> bool {
    match asked {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => *target == Target::Standard && wants_color(),
    }
}

fn wants_color() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|it| !it.is_empty());
    std::io::stdout().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|it| it != "dumb")
}

impl Job {
    /// Text to standard output, by the built-in rules.
    pub(super) fn of(files: Vec<String>) -> Self {
        Self {
            files,
            rules: Loaded { rules: Rules::shared(), folder: None, errors: Vec::new() },
            pins: None,
            lenses: Vec::new(),
            baseline: None,
            chain: false,
            outside: false,
            without_texts: false,
            format: Format::Text,
            target: Target::Standard,
            show: None,
            compared: ComparedArgs::default(),
            by: None,
            with_text: false,
            explain: false,
            minimum: false,
            known: KnownTexts::Standard,
            stream: None,
            date: None,
            paper: Paper::default(),
            color: false,
            quiet: false,
        }
    }

    /// What was asked for; what was left open is a session's, or as usual.
    pub fn options(&self, session: Option<&Session>) -> Options {
        let mut options = session.map_or_else(Options::default, |it| it.options.clone());
        options.lenses.retain(|id| Lenses::built_in().get(id).is_some());
        if !self.lenses.is_empty() {
            options.lenses.clone_from(&self.lenses);
        } else if options.lenses.is_empty() {
            options.lenses = Options::default().lenses;
        }
        options.baseline = self.baseline.unwrap_or(options.baseline);
        options.chain |= self.chain;
        options
    }

    /// What the report is made with.
    pub fn context<'a>(&'a self, options: &'a Options, session: Option<&Session>) -> Context<'a> {
        Context {
            rules: &self.rules.rules,
            lenses: Lenses::built_in(),
            options,
            show: self.show.or(session.map(|it| it.show)).unwrap_or_default(),
            by: self.by.or(session.and_then(|it| it.by)),
            with_text: self.with_text,
            explain: self.explain,
            date: self.date.clone(),
            paper: self.paper.clone(),
            color: self.color,
            fonts: system_fonts,
        }
    }
}
