//! The list of what the program is made of, which the window shows, against what is really built in.
//!
//! `UPDATE_DEPENDENCIES=1 cargo test --test dependencies` writes it anew, for every system.

use crate::scene::{root, skip};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

/// Name, version and licence of every crate that is built into the program, without what only tests need.
fn built_in(for_this_system: bool) -> Option<BTreeSet<(String, String, String)>> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--format-version", "1", "--locked"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    if for_this_system {
        command.args(["--offline", "--filter-platform", &host()?]);
    }
    let output = command.output().ok().filter(|it| it.status.success())?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
    let nodes = metadata["resolve"]["nodes"].as_array()?;
    let mut reached = BTreeSet::new();
    let mut next = vec![metadata["resolve"]["root"].as_str()?.to_owned()];
    while let Some(id) = next.pop() {
        let Some(node) = nodes.iter().find(|it| it["id"] == id.as_str()).filter(|_| reached.insert(id.clone())) else {
            continue;
        };
        let is_normal = |it: &&serde_json::Value| {
            it["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
        };
        let of = node["deps"].as_array()?.iter().filter(is_normal);
        next.extend(of.filter_map(|it| Some(it["pkg"].as_str()?.to_owned())));
    }
    let own = metadata["resolve"]["root"].as_str()?;
    let of = |it: &serde_json::Value, key: &str| it[key].as_str().unwrap_or("unknown").to_owned();
    let packages = metadata["packages"].as_array()?.iter();
    let packages = packages.filter(|it| it["id"] != own && it["id"].as_str().is_some_and(|id| reached.contains(id)));
    Some(packages.map(|it| (of(it, "name"), of(it, "version"), of(it, "license"))).collect())
}

fn host() -> Option<String> {
    let output = Command::new("rustc").arg("-vV").output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    said.lines().find_map(|it| it.strip_prefix("host: ")).map(str::to_owned)
}

fn path() -> PathBuf {
    root().join("assets/dependencies.tsv")
}

#[test]
fn the_window_names_everything_that_is_built_in() {
    if std::env::var_os("UPDATE_DEPENDENCIES").is_some() {
        let all = built_in(false).expect("cargo tells what there is");
        let lines = all.iter().map(|(name, version, licence)| format!("{name}\t{version}\t{licence}\n"));
        std::fs::write(path(), lines.collect::<Vec<_>>().concat()).expect("the list can be written");
    }
    let Some(built_in) = built_in(true) else {
        skip("cargo metadata does not work here");
        return;
    };
    let list = std::fs::read_to_string(path()).expect("the list is there");
    let listed: BTreeSet<_> = list
        .lines()
        .map(|it| it.split('\t').map(str::to_owned).collect::<Vec<_>>())
        .map(|it| (it[0].clone(), it[1].clone(), it[2].clone()))
        .collect();
    let missing: Vec<_> = built_in.difference(&listed).collect();
    assert!(missing.is_empty(), "not in assets/dependencies.tsv: {missing:?}; UPDATE_DEPENDENCIES=1 writes it anew");
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("it is there");
    for (name, version, _) in listed {
        let locked = format!("name = \"{name}\"\nversion = \"{version}\"");
        assert!(lock.contains(&locked), "{name} {version} is listed and not built any more");
    }
}
