//! What tests share: folders to work in, the real program, and texts that stand outside the project.

use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What a caller's surroundings could change in the program's answers.
const SURROUNDINGS: [&str; 7] = [
    "SOURCE_DATE_EPOCH",
    "HF_ENDPOINT",
    "HF_TOKEN",
    "HF_TOKEN_PATH",
    "HF_HUB_CACHE",
    "HF_HUB_OFFLINE",
    "OLLAMA_MODELS",
];

/// The crate's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Says that something is not tried here. It goes past what the test harness catches, so that a run that passes shows
/// it too, and `.ci/run` can count it.
pub fn skip(why: &str) {
    // Nobody to tell: then nothing is lost.
    writeln!(std::io::stderr(), "skipped: {why}").ok();
}

/// A file or folder beside the project that holds texts for trying. Without that part of the neighbour the test is
/// skipped, and says so; where the part is there, what a test asks of it must be there as well, or the test would pass by
/// trying nothing.
pub fn shared(path: &str) -> Option<PathBuf> {
    let shared = root().join("../shared");
    let part = path.split('/').next().unwrap_or(path);
    if !shared.join(part).is_dir() {
        skip(&format!("../shared/{path} is not here"));
        return None;
    }
    let path = shared.join(path);
    let is_there = if path.is_dir() {
        fs::read_dir(&path).is_ok_and(|mut it| it.next().is_some())
    } else {
        fs::metadata(&path).is_ok_and(|it| it.len() > 0)
    };
    assert!(is_there, "{} is missing or empty", path.display());
    Some(path)
}

/// The files of a shared folder whose names end so, by name; none where the folder is not here.
pub fn shared_files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let Some(folder) = shared(folder) else { return Vec::new() };
    let entries = fs::read_dir(&folder).expect("the folder can be read").map(|it| it.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.filter(|it| it.is_file() && it.to_string_lossy().ends_with(ending)).collect();
    assert!(!files.is_empty(), "{} has no *{ending}", folder.display());
    files.sort();
    files
}

/// The program, in a folder that is also the home of its data: whoever runs the tests may have rules and texts of their
/// own.
pub fn undiluted(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_undiluted"));
    for name in SURROUNDINGS {
        command.env_remove(name);
    }
    command.env("XDG_DATA_HOME", folder).env("HF_HOME", folder.join("hf")).env("HOME", folder);
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// A standard text.
pub fn standard(id: &str) -> &'static str {
    undiluted::library::entry(id).unwrap_or_else(|| panic!("{id} is in the library")).text()
}

/// A folder with files to work on.
pub struct Scene(TempDir);

impl Scene {
    /// A folder that holds these files; a name may have folders in it.
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let scene = Self(TempDir::new().expect("a folder"));
        for (name, bytes) in files {
            scene.write(name, bytes);
        }
        scene
    }

    /// The same of words.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self::new(&files.iter().map(|(name, words)| (*name, words.as_bytes())).collect::<Vec<_>>())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = undiluted(self.path());
        command.args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program runs")
    }

    /// Runs, checks the exit status, and gives both outputs.
    pub fn check(&self, arguments: &[&str], status: i32) -> (String, String) {
        let output = self.run(arguments);
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{out}\n{err}");
        (out, err)
    }

    pub fn json(&self, arguments: &[&str], status: i32) -> Value {
        let (out, err) = self.check(arguments, status);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{out}\n{err}"))
    }
}

/// What the program printed.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
