//! The arguments as typed. What they mean together is decided in the plan.

use super::check::{CheckArgs, PolicyCommand};
use super::compared::ComparedArgs;
use super::make_lesson::MakeArgs;
use super::named::named;
use super::paper::PaperArgs;
use super::serve_args::ServeArgs;
use super::stream::StreamArgs;
use super::verify::VerifyArgs;
use crate::edits::Verdict;
use crate::options::{Arrangement, Show};
use crate::question::Questions;
use crate::report::Format;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Compare AI model licences and model cards clause by clause, and see where they depart from open source freedoms.
#[derive(Debug, Parser)]
#[command(name = "undiluted", version, args_conflicts_with_subcommands = true, after_help = AFTER)]
pub struct Typed {
    /// What to run; without it the window opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Documents to open in the window.
    #[arg(value_name = "FILE", value_parser = named())]
    pub files: Vec<String>,
    /// Rule files of this folder beside the built-in rules; `none` for none of one's own.
    #[arg(long, value_name = "DIR")]
    pub rules: Option<String>,
}

const AFTER: &str = "\
FILE is a path, - (standard input) or spdx:ID (a text of the library, see `undiluted library list`; imported ones are
scancode:KEY). Word, ODT and PDF files are converted; original:FILE.docx is a file before its tracked changes. Models are hf:org/name (Hugging Face cache or Hub), ollama:name, a .gguf or .safetensors file.
A+B and a folder stand for one document made of several texts. A session (*.undiluted) stands for its documents and
brings its reviewer's marks; several are laid over each other.

Exit status: 0 nothing to report; 1 documents differ in more than cosmetics (compare), or what --deny forbids
was found (assess); 2 something could not be read or written, the rest was still done.

A reading aid, not legal advice.";

const CHECK_AFTER: &str = "\
Exit status: 0 nothing breaks the policy; 1 something is forbidden, or is to be reviewed and the policy does not let that
pass (`reviews = \"warn\"`); 2 something could not be read or written, or the policy has a mistake.

A reading aid, not legal advice.";

const VERIFY: &str = "\
Exit status: 0 everything holds; 1 a text changed, or a quote or clause moved or is gone; 2 a file could not be read, or
the report and the files do not name the same texts.

A reading aid, not legal advice.";

/// One of the commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Align documents clause by clause and show what differs.
    #[command(after_help = AFTER)]
    Compare(CompareArgs),
    /// Show the findings of each document and what the lenses make of them.
    #[command(after_help = AFTER)]
    Assess(AssessArgs),
    /// What people ask of any licence, and what each document answers: yes, yes if, no, not said, not read.
    #[command(after_help = AFTER)]
    Ask(AskArgs),
    /// Which artefacts a release has and under which terms: model cards, MOF files, folders, models by name.
    ///
    /// Classes of the Model Openness Framework are counted as its tool counts since 2025: sample outputs, supporting
    /// libraries and metadata are optional, so that class III asks for 6 components, II for 10, I for 14. Files made for
    /// its older count (6, 11, 15) come to other percentages.
    #[command(after_help = AFTER)]
    Openness(OpennessArgs),
    /// Hold licences, model cards and folders of code against a policy: what breaks it, where, by which rule.
    #[command(after_help = CHECK_AFTER)]
    Check(CheckArgs),
    /// Policies: write one to begin with, say what it makes of something, describe it to editors.
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// Say whether the hashes, quotes and positions of a JSON or HTML report still hold for these texts.
    #[command(after_help = VERIFY)]
    Verify(VerifyArgs),
    /// The built-in texts, and those that you imported.
    #[command(subcommand)]
    Library(LibraryCommand),
    /// The rules that find things, the user's own among them.
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Lessons for workshops: read, check, print.
    #[command(subcommand)]
    Lesson(LessonCommand),
    /// Sessions: the work on a comparison as one file.
    #[command(subcommand)]
    Session(SessionCommand),
    /// Take a PDF file on standard input apart: what the program starts for itself.
    #[command(name = crate::io::READ_PDF, hide = true)]
    ReadPdf,
    /// Print the JSON Schema of a command's output.
    Schema {
        /// The command.
        of: SchemaArg,
    },
}

/// `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Two or more documents; @LIST reads names from a file, one a line.
    #[arg(required = true, value_name = "FILE", value_parser = named())]
    pub files: Vec<String>,
    /// The document that others are measured against, counting from 1 [default: a session's, else 1].
    #[arg(long, value_name = "N")]
    pub baseline: Option<usize>,
    /// Measure each document against the one before it.
    #[arg(long)]
    pub chain: bool,
    /// Arrange what is compared by clause, or by topic: one row for each question that readers ask of any licence
    /// [default: by topic where documents share less than a third of their words, else by clause].
    #[arg(long, value_enum, value_name = "clause|topic")]
    pub by: Option<ByArg>,
    /// Clauses that belong together, or do not, whatever their words say: a TOML file of [[pin]] tables, each with
    /// `clauses = ["4.2", "5.1"]`, and where they are not of the first two documents `documents = [1, 3]`; with
    /// `apart = true` they never share a row.
    #[arg(long, value_name = "FILE")]
    pub pins: Option<PathBuf>,
    /// What is written and checked beyond that.
    #[command(flatten)]
    pub compared: ComparedArgs,
    /// What is the same in every command.
    #[command(flatten)]
    pub common: Common,
}

/// `assess`.
#[derive(Debug, Args)]
pub struct AssessArgs {
    /// Documents; @LIST reads names from a file, one a line.
    #[arg(required_unless_present = "stdin", conflicts_with = "stdin", value_name = "FILE", value_parser = named())]
    pub files: Vec<String>,
    /// Lines in the place of files.
    #[command(flatten)]
    pub stream: StreamArgs,
    /// Exit with 1 if a document has a finding of this kind (user-threshold), a restriction of this freedom
    /// (use, study, modify, share), a conflict with this criterion (osd-6) or a sentence that was not understood
    /// (unread); repeatable.
    #[arg(long, value_name = "KIND|FREEDOM|CRITERION|unread")]
    pub deny: Vec<String>,
    /// Show why each finding fired, and each hit that an exception took back.
    #[arg(long)]
    pub explain: bool,
    /// Judge every sentence by its own words, as if no standard text were known.
    #[arg(long, value_enum, default_value_t, value_name = "standard|none")]
    pub known: KnownArg,
    /// What is the same in every command.
    #[command(flatten)]
    pub common: Common,
}

/// `ask`.
#[derive(Debug, Args)]
pub struct AskArgs {
    /// Documents; @LIST reads names from a file, one a line.
    #[arg(required_unless_present = "stdin", conflicts_with = "stdin", value_name = "FILE", value_parser = named())]
    pub files: Vec<String>,
    /// Lines in the place of files.
    #[command(flatten)]
    pub stream: StreamArgs,
    /// Ask this question alone, and quote the words that answer it: sell, fine-tune, anywhere …; repeatable.
    #[arg(long, value_name = "ID", value_parser = question_ids())]
    pub question: Vec<String>,
    /// What is the same in every command.
    #[command(flatten)]
    pub common: Common,
}

fn question_ids() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(Questions::built_in().list.iter().map(|it| it.id.as_str()))
}

/// `--known`.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum KnownArg {
    /// The texts of the SPDX list.
    #[default]
    Standard,
    /// No text.
    None,
}

/// `openness`.
#[derive(Debug, Args)]
pub struct OpennessArgs {
    /// Model cards, MOF files, folders, bills of materials (CycloneDX, SPDX), entries of the European AI index; @LIST
    /// reads names from a file, one a line.
    #[arg(required_unless_present = "stdin", conflicts_with = "stdin", value_name = "FILE", value_parser = named())]
    pub files: Vec<String>,
    /// Lines in the place of files.
    #[command(flatten)]
    pub stream: StreamArgs,
    /// Exit with 1 if the terms have this: a kind of finding, a freedom or a criterion; can be repeated.
    #[arg(long, value_name = "WHAT")]
    pub deny: Vec<String>,
    /// Of several releases, every line of each in text, and not the table alone.
    #[arg(long)]
    pub full: bool,
    /// Print which minimum elements of an SBOM for AI (G7, 2026) a bill of each release fills, which are empty, and of
    /// which nothing tells.
    #[arg(long)]
    pub minimum_elements: bool,
    /// What is the same in every command.
    #[command(flatten)]
    pub common: Common,
}

/// `library`.
#[derive(Debug, Subcommand)]
pub enum LibraryCommand {
    /// Ids and names of all texts, those that have these words in them if any are given.
    List {
        /// Words that the id, the name or the steward has, upper and lower case alike.
        #[arg(value_name = "WORD")]
        words: Vec<String>,
    },
    /// What is known of one text.
    Show {
        /// Its id, upper and lower case alike.
        id: String,
    },
    /// The text itself.
    Text {
        /// Its id, upper and lower case alike.
        id: String,
    },
    /// Take in licence texts: ScanCode's database (an installed Python package, its wheel or a folder), or any folder
    /// of licences. They then open as `scancode:KEY` or `import:FOLDER/FILE`, and documents are recognised by them.
    Import {
        /// Where they are; without it the installed Python package is looked for.
        path: Option<PathBuf>,
    },
    /// Download ScanCode's database with your own pip, check its SHA-256 and import it; says first what it does.
    Get {
        /// Only say what it would do.
        #[arg(long)]
        dry_run: bool,
    },
}

/// `lesson`.
#[derive(Debug, Subcommand)]
pub enum LessonCommand {
    /// Every built-in lesson with its length.
    List,
    /// What a teacher reads before a lesson: steps, notes, answers, and what the program reads.
    Show {
        /// Its id, or a file of your own (.toml).
        #[arg(value_name = "LESSON", value_parser = named())]
        id: String,
    },
    /// Two plans for a workshop, of 60 and of 90 minutes, made of lessons.
    Plans,
    /// Make a lesson file of documents: what divides them becomes its questions.
    Make(MakeArgs),
    /// Give a lesson to a room that answers with its phones.
    Serve(ServeArgs),
    /// How a lesson file of your own is written, with one to begin with.
    Format,
    /// Say what is wrong with lesson files: quotes that do not stand in their texts, times, criteria.
    #[command(after_help = "Exit status: 0 no mistakes; 1 some; 2 a file cannot be read.")]
    Check {
        /// Lesson files (TOML).
        #[arg(required = true, value_name = "FILE", value_parser = named())]
        files: Vec<String>,
    },
    /// A page to print: questions, cards to cut out, answers on pages of their own.
    Handout {
        /// Its id, or a file of your own (.toml).
        #[arg(value_name = "LESSON", value_parser = named())]
        id: String,
        /// Write to this file instead of standard output.
        #[arg(short, long, value_name = "PATH")]
        output: Option<PathBuf>,
    },
}

/// `rules`.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Run the sentences of rule files: each `must_fire` must be found, each `must_not_fire` left alone.
    #[command(after_help = "Exit status: 0 all sentences are read as written; 1 some are not; 2 a file has a mistake.")]
    Check {
        /// Rule files (TOML).
        #[arg(required = true, value_name = "FILE", value_parser = named())]
        files: Vec<String>,
    },
    /// Every kind of finding and how many rules look for it, and where the user's own rules belong.
    List {
        /// The folder of the user's rules, or `none` [default: the one that this command names].
        #[arg(long, value_name = "DIR")]
        rules: Option<String>,
    },
}

/// `session`.
#[derive(Debug, Subcommand)]
pub enum SessionCommand {
    /// Put documents into a session file; sessions among them are laid over each other.
    #[command(after_help = AFTER)]
    Save(SaveArgs),
    /// Say something of a finding or a clause: agree, disagree, a note, set aside.
    Mark(MarkArgs),
    /// Say what is known of an artefact of a release that its files do not show.
    Know(KnowArgs),
    /// What is in session files: documents and whether they changed, marks, pins, votes, agreement of reviewers.
    Show {
        /// Session files; several are laid over each other.
        #[arg(required = true, value_name = "SESSION", value_parser = named())]
        files: Vec<String>,
        /// Read files that a session names outside its own folder, though it was saved elsewhere.
        #[arg(long)]
        outside: bool,
    },
}

/// `session mark`.
#[derive(Debug, Args)]
pub struct MarkArgs {
    /// The session file.
    #[arg(value_name = "SESSION", value_parser = named())]
    pub file: String,
    /// The document, counting from 1.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub document: usize,
    /// The clause's label (4.2) or anchor.
    #[arg(long, value_name = "LABEL")]
    pub clause: String,
    /// The kind of finding there; without it the mark is about the clause itself.
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Whether the reviewer goes along.
    #[arg(long, value_enum)]
    pub verdict: Option<VerdictArg>,
    /// The reviewer's words; an empty note takes one away.
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// The finding does not count in the reviewer's reading.
    #[arg(long, requires = "kind", conflicts_with = "missed")]
    pub set_aside: bool,
    /// The program missed a finding of this kind in the clause.
    #[arg(long, value_name = "KIND", conflicts_with = "kind")]
    pub missed: Option<String>,
    /// Take the mark away.
    #[arg(long, conflicts_with_all = ["verdict", "note", "set_aside", "missed"])]
    pub remove: bool,
    /// Who says it [default: the session's reviewer].
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// `session know`.
#[derive(Debug, Args)]
pub struct KnowArgs {
    /// The session file.
    #[arg(value_name = "SESSION", value_parser = named())]
    pub file: String,
    /// The document, counting from 1.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub document: usize,
    /// The component, by its id or its name in the framework.
    #[arg(long, value_name = "ID")]
    pub component: String,
    /// What is known of it.
    #[arg(long, value_enum, required_unless_present = "remove")]
    pub state: Option<StateArg>,
    /// Its licence: an SPDX id, or a name.
    #[arg(long, value_name = "NAME", default_value = "")]
    pub license: String,
    /// Where the reviewer knows it from.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    /// Forget what was entered of it.
    #[arg(long, conflicts_with_all = ["state", "license", "note"])]
    pub remove: bool,
    /// Who says it [default: the session's reviewer].
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}

/// What is known of an artefact.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum StateArg {
    /// It is there; the licence tells whether it is open.
    Present,
    /// It is there under terms that are not open.
    Restricted,
    /// It is there and nobody gives a right to it.
    Unlicensed,
    /// It is not there.
    Absent,
    /// Nothing is known.
    Unknown,
}

/// Whether a reviewer goes along.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum VerdictArg {
    /// The words say so.
    Agree,
    /// They do not.
    Disagree,
    /// They can be read either way.
    Unsure,
}

impl From<VerdictArg> for Verdict {
    fn from(verdict: VerdictArg) -> Self {
        match verdict {
            VerdictArg::Agree => Self::Agree,
            VerdictArg::Disagree => Self::Disagree,
            VerdictArg::Unsure => Self::Unsure,
        }
    }
}

/// `session save`.
#[derive(Debug, Args)]
pub struct SaveArgs {
    /// Documents and sessions; @LIST reads names from a file, one a line.
    #[arg(required = true, value_name = "FILE", value_parser = named())]
    pub files: Vec<String>,
    /// The session file (*.undiluted).
    #[arg(short, long, value_name = "PATH")]
    pub output: PathBuf,
    /// Let the session carry the texts, so that it opens on any machine.
    #[arg(long)]
    pub with_text: bool,
    /// Replace a file that is there already.
    #[arg(long)]
    pub replace: bool,
    /// Who makes the marks.
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
    /// The document that others are measured against, counting from 1 [default: a session's, else 1].
    #[arg(long, value_name = "N")]
    pub baseline: Option<usize>,
    /// Clauses that belong together, or do not: a file as for `compare --pins`.
    #[arg(long, value_name = "FILE")]
    pub pins: Option<PathBuf>,
    /// Read files that a session names outside its own folder, though it was saved elsewhere.
    #[arg(long)]
    pub outside: bool,
}

/// Options that commands share.
#[derive(Debug, Args)]
pub struct Common {
    /// Read findings through this definition; repeatable [default: a session's, else osd and osaid].
    #[arg(long, value_name = "ID")]
    pub lens: Vec<String>,
    /// Rule files (*.toml) of this folder beside the built-in rules; a rule of the same id takes the built-in one's
    /// place. `none` leaves out the user's own too [default: the folder that `undiluted rules list` names].
    #[arg(long, value_name = "DIR")]
    pub rules: Option<String>,
    /// `none` leaves out texts that you imported: documents are recognised by the built-in ones alone.
    #[arg(long, value_name = "none", value_parser = ["none"])]
    pub texts: Option<String>,
    /// text, json, jsonl (assess and openness only), html, pdf, markdown, csv, xlsx and table-docx (the departures
    /// table), for compare docx (two documents as one with tracked changes) and marked (text with change marks), or for openness cyclonedx or spdx, a bill of materials
    /// [default: from the extension of -o (.cdx.json, .spdx.json), else text].
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    pub format: Option<Format>,
    /// Write to this file instead of standard output (-): whole or not at all.
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Let JSON carry each document's text.
    #[arg(long)]
    pub with_text: bool,
    /// Rows to show in text, HTML and Markdown [default: a session's, else all].
    #[arg(long, value_enum)]
    pub show: Option<ShowArg>,
    /// Read files that a session names outside its own folder, though it was saved elsewhere.
    #[arg(long)]
    pub outside: bool,
    /// Colour in text.
    #[arg(long, value_enum, default_value_t = ColorArg::Auto)]
    pub color: ColorArg,
    /// Print a date in HTML and Markdown, and give tracked changes one: today's (UTC), or this one. `SOURCE_DATE_EPOCH` does the same.
    #[arg(long, value_name = "DATE", num_args = 0..=1, require_equals = true, default_missing_value = "today")]
    pub date: Option<String>,
    /// How much is printed, and for whom.
    #[command(flatten)]
    pub paper: PaperArgs,
    /// Print nothing to standard output; the exit status tells.
    #[arg(short, long)]
    pub quiet: bool,
}

/// What a schema describes.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SchemaArg {
    /// `ask`.
    Ask,
    /// `assess` and each of its `jsonl` lines.
    Assess,
    /// `check` and each line of its stream.
    Check,
    /// `compare`.
    Compare,
    /// A policy file, for editors.
    Policy,
    /// `openness` and each of its `jsonl` lines.
    Openness,
}

/// Rows to show.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ShowArg {
    /// Every row.
    All,
    /// Rows that differ in more than cosmetics.
    Changes,
    /// Rows with a finding that conflicts with or strains the first lens.
    Deviations,
}

impl From<ShowArg> for Show {
    fn from(show: ShowArg) -> Self {
        match show {
            ShowArg::All => Self::All,
            ShowArg::Changes => Self::Changes,
            ShowArg::Deviations => Self::Deviations,
        }
    }
}

/// `--by`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ByArg {
    /// Clauses that answer each other by their words.
    Clause,
    /// The questions that readers ask of any licence.
    Topic,
}

impl From<ByArg> for Arrangement {
    fn from(by: ByArg) -> Self {
        match by {
            ByArg::Clause => Self::Clause,
            ByArg::Topic => Self::Topic,
        }
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

fn format(name: &str) -> Result<Format, String> {
    Format::named(name).ok_or_else(|| {
        let known: Vec<&str> = Format::ALL.iter().map(|(_, name, _)| *name).collect();
        format!("choose one of {}", known.join(", "))
    })
}
