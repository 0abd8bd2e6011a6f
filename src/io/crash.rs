//! What is written down when the program makes a mistake.

use super::save::write_atomic;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// How many reports are kept; the oldest go first.
const KEPT: usize = 20;

/// Writes a report into `crashes` below the data folder and says where; nothing where that cannot be done.
///
/// It holds what the program said of itself and no text of any document.
pub fn write_crash_report(data: &Path, message: &str) -> Option<PathBuf> {
    let folder = data.join("crashes");
    fs::create_dir_all(&folder).ok()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_millis());
    let path = folder.join(format!("crash-{now}.txt"));
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    let version = env!("CARGO_PKG_VERSION");
    let report = format!(
        "Undiluted {version} made a mistake.\n\nPlease report it with this text; it holds nothing of your documents but\n\
         what the message may quote.\n\nSeconds since 1970: {}\nSystem: {system}\n\n{message}\n",
        now / 1000
    );
    write_atomic(&path, report.as_bytes()).ok()?;
    let mut all: Vec<PathBuf> = fs::read_dir(&folder).ok()?.flatten().map(|it| it.path()).collect();
    all.sort();
    for old in all.iter().rev().skip(KEPT) {
        fs::remove_file(old).ok();
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_what_happened_and_old_ones_go() {
        let data = tempfile::tempdir().expect("a folder");
        let path = write_crash_report(data.path(), "index out of bounds\nin thread main").expect("writable");
        let report = fs::read_to_string(&path).expect("readable");
        assert!(report.contains("index out of bounds") && report.contains(env!("CARGO_PKG_VERSION")), "{report}");
        for number in 0..2 * KEPT {
            fs::write(path.with_file_name(format!("crash-{number:04}.txt")), "old").expect("writable");
        }
        let last = write_crash_report(data.path(), "again").expect("writable");
        let left: Vec<_> = fs::read_dir(data.path().join("crashes")).expect("a folder").flatten().collect();
        assert_eq!(left.len(), KEPT);
        assert!(last.exists(), "the newest is kept");
        fs::write(data.path().join("file"), "").expect("writable");
        assert_eq!(write_crash_report(&data.path().join("file"), "nowhere to write"), None);
    }
}
