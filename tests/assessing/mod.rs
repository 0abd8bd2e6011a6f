//! What tests of rules share: rules and lenses read from `assets/` as they stand, without a new build.

use std::path::{Path, PathBuf};
use undiluted::assess::Rules;
use undiluted::assess::fragment::Fragments;
use undiluted::lens::{Lens, Lenses};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(root().join(folder)).unwrap().map(|it| it.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    paths
}

pub fn rules() -> Rules {
    let fragments: Fragments =
        toml::from_str(&std::fs::read_to_string(root().join("assets/fragments.toml")).unwrap()).unwrap();
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        Rules::parse(&text, &fragments).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    Rules::new(files("assets/rules").iter().map(read).collect(), "as it stands")
}

#[allow(dead_code, reason = "the tests of single rules need no lens")]
pub fn lenses() -> Lenses {
    let read = |path: &PathBuf| -> Lens {
        toml::from_str(&std::fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    Lenses { list: files("assets/lenses").iter().map(read).collect(), version: "as it stands".to_owned() }
}
