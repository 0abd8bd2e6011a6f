//! Which rules run: the built-in ones, and the user's own beside them.

use super::console::Console;
use crate::assess::{Rules, Sentence, sentences};
use crate::io;
use crate::report::counted;
use std::path::PathBuf;
use std::sync::Arc;

/// The rules of a run, and what was wrong with those that were left out.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The rules.
    pub rules: Arc<Rules>,
    /// Where the user's own were looked for.
    pub folder: Option<PathBuf>,
    /// One line for each file or folder that could not be read, or has a mistake.
    pub errors: Vec<String>,
}

impl Loaded {
    /// The built-in rules and those of a folder: `asked`, else the user's own if it is there; `none` means no folder.
    pub fn of(asked: Option<&str>) -> Self {
        let folder = match asked {
            Some("none") => None,
            Some(folder) => Some(PathBuf::from(folder)),
            None => io::rules_folder(),
        };
        let wanted = folder.as_ref().filter(|it| asked.is_some() || it.is_dir());
        let (files, mut errors) = match wanted.map(|it| io::rule_files(it)).transpose() {
            Ok(files) => (files.unwrap_or_default(), Vec::new()),
            Err(error) => (Vec::new(), vec![error.to_string()]),
        };
        if files.is_empty() {
            return Self { rules: Rules::shared(), folder, errors };
        }
        let (rules, mistakes) = Rules::built_in().with_user_files(&files);
        errors.extend(mistakes.iter().map(|it| format!("{it}; its rules were left out")));
        Self { rules: Arc::new(rules), folder, errors }
    }
}

/// Runs the sentences of rule files; what is not read as written makes the exit status 1.
pub(super) fn check(files: &[String], console: &Console) {
    for name in files {
        let text = match io::text_file(name) {
            Ok((_, text)) => text,
            Err(error) => {
                console.error(&error.to_string());
                continue;
            }
        };
        match Rules::built_in().parse(name, &text) {
            Ok(file) => {
                let all = sentences(&file);
                let wrong: Vec<&Sentence> = all.iter().filter(|it| !it.is_right()).collect();
                if !wrong.is_empty() {
                    console.report();
                }
                let bare = file.rules.iter().filter(|it| it.must_fire.is_empty()).map(|it| it.id.as_str());
                let lines = [summary(name, file.rules.len(), all.len(), wrong.len())]
                    .into_iter()
                    .chain(wrong.iter().map(|it| line(&file.kind.id, it)))
                    .chain(bare.map(|it| format!("  {}/{it} has no must_fire sentence", file.kind.id)));
                print(lines, console);
            }
            Err(error) => console.error(&error.to_string()),
        }
    }
}

fn summary(name: &str, rules: usize, sentences: usize, wrong: usize) -> String {
    let verdict = match wrong {
        0 => "all read as written".to_owned(),
        wrong => format!("{wrong} read otherwise"),
    };
    format!("{name}: {}, {}: {verdict}", counted(rules, "rule"), counted(sentences, "sentence"))
}

fn line(kind: &str, sentence: &Sentence) -> String {
    let Sentence { rule, text, fired, .. } = sentence;
    match fired.as_slice() {
        [] => format!("  {kind}/{rule} does not fire on: {text}"),
        fired => format!("  {} fires on, and must not: {text}", fired.join(", ")),
    }
}

/// Prints every kind with its rules, the user's files, and where they belong.
pub(super) fn list(loaded: &Loaded, console: &Console) {
    loaded.errors.iter().for_each(|it| console.error(it));
    let folder = loaded.folder.as_ref().map_or("none".to_owned(), |it| it.display().to_string());
    let user = loaded.rules.user_files.iter().map(|it| format!("{} ({})", it.name, it.sha256));
    let kinds = loaded.rules.files.iter().map(|file| {
        let rules = counted(file.rules.len(), "rule");
        format!("{:<42} {rules:<9} {}", file.kind.id, file.kind.title)
    });
    let lines = [format!("rules {}", loaded.rules.version), format!("your own rules belong in {folder}")];
    print(lines.into_iter().chain(user).chain(kinds), console);
}

fn print(lines: impl Iterator<Item = String>, console: &Console) {
    console.print(&lines.map(|it| it + "\n").collect::<String>());
}
