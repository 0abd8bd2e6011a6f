//! What was opened lately, one list for all windows: what one of them opens the others keep.

use super::own::{Turn, read_own};
use super::save::write_atomic;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many are remembered.
pub const MOST_RECENT: usize = 12;

/// What was opened lately, the latest first; nothing where no list was written yet.
pub fn recent(data: &Path) -> Option<Vec<String>> {
    let list: Vec<String> = serde_json::from_slice(&read_own(&file(data)).ok()?).ok()?;
    Some(list.into_iter().take(MOST_RECENT).collect())
}

/// Takes into the list what a window changed in its own since it knew `before`, and gives the list as it is then.
/// What other windows opened meanwhile stays.
///
/// # Errors
/// What the system says; the list is then as it was.
pub fn merge_recent(data: &Path, before: &[String], now: &[String]) -> io::Result<Vec<String>> {
    if before == now {
        return Ok(recent(data).unwrap_or_else(|| now.to_vec()));
    }
    fs::create_dir_all(data)?;
    let _turn = Turn::to_write(&data.join("recent.lock"))?;
    let list = merged(recent(data).unwrap_or_else(|| before.to_vec()), before, now);
    write_atomic(&file(data), &serde_json::to_vec_pretty(&list)?)?;
    Ok(list)
}

fn merged(there: Vec<String>, before: &[String], now: &[String]) -> Vec<String> {
    let opened_again = |it: &String| now.first() == Some(it) && before.first() != Some(it);
    let put: Vec<String> = now.iter().filter(|it| !before.contains(it) || opened_again(it)).cloned().collect();
    let is_forgotten = |it: &String| before.contains(it) && !now.contains(it);
    let rest: Vec<String> = there.into_iter().filter(|it| !put.contains(it) && !is_forgotten(it)).collect();
    put.into_iter().chain(rest).take(MOST_RECENT).collect()
}

fn file(data: &Path) -> PathBuf {
    data.join("recent.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_two_windows_open_and_forget_comes_together() {
        let data = tempfile::tempdir().expect("a folder");
        let data = data.path().join("undiluted");
        assert_eq!(recent(&data), None);
        let first = merge_recent(&data, &[], &list("a")).expect("writable");
        assert_eq!(first, list("a"));
        // Both windows know `a`; one opens `b`, the other `c`, then the first forgets `a`.
        assert_eq!(merge_recent(&data, &first, &list("b a")).expect("writable"), list("b a"));
        assert_eq!(merge_recent(&data, &first, &list("c a")).expect("writable"), list("c b a"));
        assert_eq!(merge_recent(&data, &list("b a"), &list("b")).expect("writable"), list("c b"));
        assert_eq!(merge_recent(&data, &list("c b"), &list("b c")).expect("writable"), list("b c"));
        assert_eq!(merge_recent(&data, &list("x"), &list("x")).expect("readable"), list("b c"), "nothing to tell");
    }

    #[test]
    fn windows_at_once_lose_nothing() {
        let data = tempfile::tempdir().expect("a folder");
        std::thread::scope(|scope| {
            for number in 0..8 {
                let data = data.path();
                scope.spawn(move || merge_recent(data, &[], &[number.to_string()]).expect("writable"));
            }
        });
        let mut all = recent(data.path()).expect("a list");
        all.sort();
        assert_eq!(all, list("0 1 2 3 4 5 6 7"));
    }

    #[test]
    fn a_list_that_is_damaged_is_begun_anew() {
        let data = tempfile::tempdir().expect("a folder");
        fs::write(file(data.path()), "{").expect("writable");
        assert_eq!(recent(data.path()), None);
        assert_eq!(merge_recent(data.path(), &list("a"), &list("b a")).expect("writable"), list("b a"));
    }
}
