//! Changes texts of our own at random and hands them to everything that reads, in this process.
//!
//! `fuzz [--seconds N] [--seed N] [--crashes FOLDER] [TARGET…]`; without names all targets take turns. A panic or a broken
//! promise leaves the input in FOLDER (`crashes`), and the exit status is 1. `fuzz --try FILE TARGET` tries one input again.

mod change;
mod seeds;
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use targets::{TARGETS, Target};

/// The longest input, in bytes: long enough for a licence, short enough for thousands of runs.
const LONGEST: usize = 6_000;

/// What was asked for.
struct Asked {
    seconds: u64,
    seed: u64,
    crashes: PathBuf,
    again: Option<PathBuf>,
    targets: Vec<&'static Target>,
}

fn main() -> ExitCode {
    let asked = match asked() {
        Ok(asked) => asked,
        Err(error) => {
            eprintln!("fuzz: {error}");
            return ExitCode::from(2);
        }
    };
    std::panic::set_hook(Box::new(|_| {}));
    if let Some(path) = &asked.again {
        return again(path, &asked.targets);
    }
    let each = Duration::from_secs(asked.seconds) / u32::try_from(asked.targets.len()).unwrap_or(1);
    let mut finds = 0;
    for target in &asked.targets {
        finds += fuzz(target, each, &asked);
    }
    if finds == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn asked() -> Result<Asked, String> {
    let (seconds, seed, crashes) = (60, 1, PathBuf::from("crashes"));
    let mut asked = Asked { seconds, seed, crashes, again: None, targets: Vec::new() };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument}: what comes behind it is missing"));
        let number = |it: String| it.parse::<u64>().map_err(|_| format!("{it}: is no number"));
        match argument.as_str() {
            "--seconds" => asked.seconds = number(value()?)?,
            "--seed" => asked.seed = number(value()?)?,
            "--crashes" => asked.crashes = PathBuf::from(value()?),
            "--try" => asked.again = Some(PathBuf::from(value()?)),
            name => asked.targets.push(TARGETS.iter().find(|it| it.name == name).ok_or_else(|| {
                let names: Vec<&str> = TARGETS.iter().map(|it| it.name).collect();
                format!("{name}: there is no such target; there are {}", names.join(", "))
            })?),
        }
    }
    if asked.targets.is_empty() {
        asked.targets = TARGETS.iter().collect();
    }
    Ok(asked)
}

/// What is wrong with how a target took an input, if anything is.
fn wrong(target: &Target, bytes: &[u8]) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| (target.run)(bytes))) {
        Ok(broken) => broken.first().cloned(),
        Err(panic) => {
            let words = panic.downcast_ref::<String>().map(String::as_str);
            Some(format!("panic: {}", words.or(panic.downcast_ref::<&str>().copied()).unwrap_or("without words")))
        }
    }
}

/// Tries a target for some time; how many inputs it took badly.
fn fuzz(target: &Target, how_long: Duration, asked: &Asked) -> u32 {
    let seeds = seeds::of(target);
    let mut change = change::Change::new(asked.seed);
    let (begun, mut runs, mut finds) = (Instant::now(), 0_u64, 0_u32);
    let mut slowest = Duration::ZERO;
    while begun.elapsed() < how_long && finds < 20 {
        let bytes = change.next(&seeds, LONGEST);
        let started = Instant::now();
        let what = wrong(target, &bytes);
        slowest = slowest.max(started.elapsed());
        runs += 1;
        if let Some(what) = what {
            finds += 1;
            let path = asked.crashes.join(format!("{}-{}-{runs}", target.name, asked.seed));
            let kept = std::fs::create_dir_all(&asked.crashes).and_then(|()| std::fs::write(&path, &bytes));
            let place = kept.map_or_else(|error| format!("not kept: {error}"), |()| path.display().to_string());
            println!("{}: {what}\n  {place}", target.name);
        }
    }
    let (seconds, slowest) = (begun.elapsed().as_secs(), slowest.as_millis());
    println!("{:10} {runs:>8} runs in {seconds} s, {finds} finds, slowest {slowest} ms", target.name);
    finds
}

fn again(path: &PathBuf, targets: &[&Target]) -> ExitCode {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("fuzz: {}: {error}", path.display());
            return ExitCode::from(2);
        }
    };
    let found: Vec<String> =
        targets.iter().filter_map(|it| Some(format!("{}: {}", it.name, wrong(it, &bytes)?))).collect();
    found.iter().for_each(|it| println!("{it}"));
    if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
