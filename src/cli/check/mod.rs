//! Documents and folders held against a policy.

mod args;
mod found;
mod policy;

pub use args::{CheckArgs, CheckFormatArg, PolicyArgs, PolicyCommand};
pub(super) use policy::policy;

use super::ask::width;
use super::console::{Console, Target};
use super::date;
use super::order::{Broke, in_order};
use super::plan::{self, Job};
use super::stream::{Answer, Streaming, analysed, answer_lines};
use crate::lens::Lenses;
use crate::policy::{Judged, Level, Policy, Use, judge};
use crate::report::{Baseline, CheckFormat, CheckReport, Checked, check_line, lean_check_line, write_check};
use anyhow::{Result, ensure};
use found::{Piece, pieces};
use std::path::PathBuf;

/// A check to carry out.
#[derive(Debug)]
pub struct CheckPlan {
    /// What it shares with other commands.
    pub job: Job,
    /// The policy's file and profile.
    pub policy: PolicyArgs,
    /// What it is written as.
    pub format: CheckFormat,
    /// What was found before.
    pub baseline: Option<PathBuf>,
    /// The day by which exceptions hold.
    pub day: String,
}

impl CheckPlan {
    /// The plan for these arguments.
    ///
    /// # Errors
    /// One sentence for the user on what does not fit together.
    pub(super) fn of(args: CheckArgs) -> Result<Self> {
        let CheckArgs { paths, stream, policy, format, baseline, output, date: asked, texts, color, quiet } = args;
        let target = output.as_deref().map_or(Target::Standard, plan::target);
        let by_name = output.as_deref().and_then(|it| it.extension()).and_then(|it| match it.to_str()? {
            "json" => Some(CheckFormatArg::Json),
            "sarif" => Some(CheckFormatArg::Sarif),
            "xml" => Some(CheckFormatArg::Junit),
            _ => None,
        });
        let stream = stream.chosen()?;
        if stream.is_some() {
            ensure!(
                target == Target::Standard,
                "-o: a stream goes to standard output as it comes; write `> FILE` instead"
            );
            ensure!(format.is_none(), "--format: a stream is answered line by line, in jsonl; leave --format out");
            ensure!(baseline.is_none(), "--baseline: a stream has none; compare its lines by their fingerprints");
        }
        let epoch = std::env::var("SOURCE_DATE_EPOCH").ok();
        let day = date::chosen(asked.as_deref().or(Some("today")), epoch.as_deref())?.unwrap_or_else(crate::io::today);
        let mut job = Job::of(paths);
        job.rules = super::rules::Loaded::of(policy.rules.as_deref());
        (job.color, job.quiet, job.without_texts, job.stream) =
            (plan::colored(color, &target), quiet, texts.is_some(), stream);
        job.target = target;
        let format = match format.or(by_name).unwrap_or(CheckFormatArg::Text) {
            CheckFormatArg::Text => CheckFormat::Text,
            CheckFormatArg::Json => CheckFormat::Json,
            CheckFormatArg::Sarif => CheckFormat::Sarif,
            CheckFormatArg::Github => CheckFormat::Github,
            CheckFormatArg::Gitlab => CheckFormat::Gitlab,
            CheckFormatArg::Junit => CheckFormat::Junit,
        };
        Ok(Self { job, policy, format, baseline, day })
    }
}

/// Holds everything against the policy and reports.
pub(super) fn check(plan: &CheckPlan, console: &Console) {
    let job = &plan.job;
    job.rules.errors.iter().for_each(|it| console.error(it));
    let Some(policy) = policy::read(&plan.policy, &job.rules.rules, console) else { return };
    if let Some(streaming) = job.stream {
        return stream(plan, &policy, streaming, console);
    }
    let Some(mut baseline) = known(plan, console) else { return };
    let (pieces, mut notes) = pieces(job, console);
    let work = |it: &Piece| it.checked(plan, &policy);
    let mut uses: Vec<Option<Use>> = vec![None; policy.exceptions.len()];
    let mut subjects: Vec<Checked> = in_order(&pieces, work, |results| {
        let mut all = Vec::new();
        for (result, piece) in results.zip(&pieces) {
            match result {
                Ok(Ok((checked, used))) => {
                    all.push(checked);
                    merge(&mut uses, &used);
                }
                Ok(Err(error)) => console.error(&error),
                Err(Broke) => {
                    console.error(&format!("{}: broke this program; please report it with the file", piece.name()));
                }
            }
        }
        all
    });
    for it in &mut subjects {
        let before = it.breaches.len();
        it.breaches.retain(|breach| !baseline.takes(breach));
        it.num_known = before - it.breaches.len();
    }
    notes.extend(of_exceptions(&policy, &uses));
    report(plan, &policy, &subjects, &notes, console);
}

fn report(plan: &CheckPlan, policy: &Policy, subjects: &[Checked], notes: &[String], console: &Console) {
    let job = &plan.job;
    if fails(policy, subjects) {
        console.report();
    }
    let root = crate::io::absolute(std::path::Path::new(".")).to_string_lossy().replace('\\', "/");
    let width = width(&job.target);
    let report = CheckReport { policy, subjects, notes, root: root.trim_end_matches("/."), day: &plan.day, width };
    let options = job.options(None);
    let context = job.context(&options, None);
    console.write(&job.target, job.quiet, |out| write_check(plan.format, &report, &context, out));
}

/// Whether something is forbidden, or is to be reviewed and the policy does not let that pass.
fn fails(policy: &Policy, subjects: &[Checked]) -> bool {
    let mut breaches = subjects.iter().flat_map(|it| &it.breaches);
    breaches.any(|it| policy.reviews_fail || it.level == Level::Forbidden)
}

/// What the baseline has; nothing where it cannot be read, which is said.
fn known(plan: &CheckPlan, console: &Console) -> Option<Baseline> {
    let Some(path) = &plan.baseline else { return Some(Baseline::default()) };
    let name = crate::io::name_of(path);
    match crate::io::text_file(&name) {
        Ok((_, text)) => match Baseline::parse(text.as_bytes()) {
            Ok(baseline) => return Some(baseline),
            Err(error) => console.error(&format!("{name}: {error}")),
        },
        Err(error) => console.error(&error.to_string()),
    }
    None
}

/// An exception that was of use once is; one that is over is told so if nothing else holds.
fn merge(uses: &mut [Option<Use>], of_one: &[Option<Use>]) {
    for (all, one) in uses.iter_mut().zip(of_one) {
        match (*all, *one) {
            (Some(Use::Expired), _) | (_, None) => {}
            (_, Some(it)) => *all = Some(it),
        }
    }
}

/// What to say of exceptions: that one is over, or takes nothing.
fn of_exceptions(policy: &Policy, uses: &[Option<Use>]) -> Vec<String> {
    let said = |(exception, used): (&crate::policy::Exception, &Option<Use>)| {
        let at = format!("{}:{}:{}", policy.name, exception.place.line, exception.place.column);
        match used {
            Some(Use::Expired) => Some(format!(
                "{at}: this exception ended on {} and no longer holds ({}); look at it again or take it out",
                exception.until, exception.reason
            )),
            None => Some(format!("{at}: this exception takes nothing ({}); take it out", exception.reason)),
            Some(Use::Used | Use::Unused) => None,
        }
    };
    policy.exceptions.iter().zip(uses).filter_map(said).collect()
}

/// Answers a stream line by line.
fn stream(plan: &CheckPlan, policy: &Policy, streaming: Streaming, console: &Console) {
    let job = &plan.job;
    let options = job.options(None);
    let context = job.context(&options, None);
    let work = |entry| {
        let analysed = analysed(job, &entry)?;
        let judged = judge(policy, &analysed, &job.rules.rules, Lenses::built_in(), &plan.day);
        let Judged { breaches, excepted, .. } = judged;
        let name = entry.name;
        let subjects = [Checked { name, analysed: Some(analysed), site: None, breaches, excepted, num_known: 0 }];
        let report = CheckReport { policy, subjects: &subjects, notes: &[], root: "", day: &plan.day, width: 0 };
        let bytes = if streaming.is_lean { lean_check_line(&report, &context) } else { check_line(&report, &context) };
        Ok(Answer { bytes, is_broken: false, is_reported: fails(policy, &subjects), said: Vec::new() })
    };
    answer_lines(false, job.quiet, work, console);
}
