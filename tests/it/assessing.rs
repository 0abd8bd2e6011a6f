//! What tests of rules share: rules and lenses read from `assets/` as they stand, without a new build.

use crate::scene::root;
use std::path::PathBuf;
use undiluted::assess::Rules;

/// The TOML files of a folder, by name.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(root().join(folder)).expect("a folder").map(|it| it.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    paths
}

/// The rules as they stand.
pub fn rules() -> Rules {
    let known = Rules::default();
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("it can be read");
        known.parse(&path.display().to_string(), &text).unwrap_or_else(|error| panic!("{error}"))
    };
    Rules::new(files("assets/rules").iter().map(read).collect(), "as it stands")
}
