//! Which files a model of the Hub has, as the Hub listed them when it was asked: kept beside what was fetched, so that
//! weights and code count without being fetched.

use super::save::write_atomic;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// No more files than these are kept of one model.
const MOST: usize = 20_000;
/// A longer path is none that people give.
const LONGEST: usize = 1_000;

fn place_of(model: &Path, commit: &str) -> PathBuf {
    model.join("listings").join(commit)
}

/// Keeps the paths of a commit, one a line.
pub(super) fn keep(model: &Path, commit: &str, paths: &[String]) -> io::Result<()> {
    let place = place_of(model, commit);
    fs::create_dir_all(place.parent().unwrap_or(model))?;
    let lines: Vec<&str> = paths.iter().map(String::as_str).filter(|it| is_path(it)).take(MOST).collect();
    write_atomic(&place, lines.join("\n").as_bytes())
}

/// The paths that were kept of a commit, in order; none where nothing was kept.
pub(super) fn kept(model: &Path, commit: &str) -> Vec<String> {
    let text = fs::read_to_string(place_of(model, commit)).unwrap_or_default();
    let mut paths: Vec<String> = text.lines().filter(|it| is_path(it)).take(MOST).map(str::to_owned).collect();
    paths.sort();
    paths
}

/// Whether a name from the Hub is a path below the model's folder, and no file that begins with a dot.
fn is_path(name: &str) -> bool {
    let is_part = |it: &str| !it.is_empty() && !it.starts_with('.');
    name.len() <= LONGEST && !name.contains(|it: char| it.is_control() || it == '\\') && name.split('/').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_given_back_and_leads_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["b/model.bin", "a.txt", "../up", ".git", "/etc/x", "a\nb", "a//b"].map(str::to_owned);
        keep(folder.path(), "c0ffee", &paths).unwrap();
        assert_eq!(kept(folder.path(), "c0ffee"), ["a.txt", "b/model.bin"]);
        assert_eq!(kept(folder.path(), "none"), Vec::<String>::new());
    }
}
