//! Holds the crate's shape: which room may know which, and what belongs to one room alone.

use crate::scene::root;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each room may use of the crate, beside itself, `diagnostic` and `never`. Each stands behind those that it may use, so
/// that there is no circle.
const ROOMS: &[(&str, &[&str])] = &[
    // What cannot be is said the same way everywhere.
    ("never", &[]),
    ("span", &[]),
    ("diagnostic", &["span"]),
    ("options", &[]),
    ("pattern", &[]),
    // Page numbers are patterns that are made into programs when the crate is built.
    ("document", &["span", "pattern"]),
    ("clause", &["document", "pattern"]),
    ("library", &["document", "clause"]),
    ("artefact", &["document", "clause", "pattern"]),
    ("assess", &["document", "clause", "pattern"]),
    ("lens", &["assess"]),
    // What a clause is about is told by its words and by what was found in it.
    ("topic", &["document", "clause", "assess", "pattern"]),
    // What a reader asks is answered by what was found, and by what was not understood.
    ("question", &["document", "clause", "assess"]),
    ("edits", &["document", "clause", "assess", "artefact"]),
    ("align", &["document", "clause", "artefact", "edits"]),
    // A card names a licence, and the name is held against the words.
    (
        "compare",
        &[
            "document", "clause", "artefact", "align", "assess", "lens", "topic", "question", "library", "edits",
            "options",
        ],
    ),
    // The door for other programs.
    ("api", &["document", "assess", "lens", "question", "edits", "options", "compare"]),
    // A house's rules are about what was found, what definitions make of it, what people ask and what clauses are about;
    // what is probably meant by a name is asked of the library.
    ("policy", &["document", "assess", "lens", "question", "topic", "library", "options", "compare"]),
    // Two documents as one text with changes tracked: what word processors and marked text are written from.
    ("tracked", &["document", "clause", "align", "compare"]),
    ("picture", &["document", "assess", "lens", "compare"]),
    ("openness", &["document", "clause", "artefact", "assess", "lens", "library", "compare", "options", "edits"]),
    (
        "lesson",
        &[
            // Documents that answer a question differently make a question for a room.
            "document", "clause", "align", "assess", "artefact", "lens", "question", "library", "edits", "options",
            "compare", "openness",
        ],
    ),
    (
        "report",
        &[
            "picture", "openness", "lesson", "document", "clause", "align", "assess", "artefact", "lens", "topic",
            "question", "library", "edits", "options", "compare", "policy", "tracked",
        ],
    ),
    // A report is read again, and held against texts in the words in which reports are written.
    ("verify", &["document", "clause", "report"]),
    // Phones are shown a lesson's question, and its answer in the words that handouts have for it.
    ("room", &["document", "edits", "lesson", "report"]),
    // A session keeps the room of a lesson, so that it can be taken up again.
    ("session", &["document", "edits", "options", "library", "room"]),
    // `spdx:MIT` is loaded like a file, so io asks the library. It serves what a room answers.
    // PDF reports ask for the system's fonts.
    ("io", &["document", "library", "session", "artefact", "room", "report"]),
    (
        "cli",
        &[
            // What is denied is looked for in the clauses of the terms that were read.
            // Questions are asked by their ids.
            "document", "clause", "align", "assess", "artefact", "lens", "question", "library", "edits", "options",
            "compare", "report", "verify", "io", "session", "openness", "lesson", "room", "policy",
        ],
    ),
    (
        "gui",
        &[
            "document", "clause", "align", "assess", "artefact", "lens", "question", "library", "edits", "options",
            "compare", "report", "io", "session", "picture", "openness", "lesson", "policy", "room",
        ],
    ),
    // Files that tie the rooms together.
    ("lib", &[]),
    ("main", &["cli", "gui", "io"]),
    ("build", &[]),
];

/// What only these rooms may touch: a pattern, its rooms, and why.
const OWNED: &[(&str, &[&str], &str)] = &[
    (r"\b(egui|eframe|rfd)::", &["gui"], "the core and the command line live without a window"),
    (r"\bclap::", &["cli"], "arguments are the command line's"),
    (r"\bterminal_size::", &["cli"], "the command line alone knows a terminal"),
    (r"\b(hayro_interpret|quick_xml)::", &["document"], "one room takes files apart"),
    (r"\brustix::", &["io"], "one room limits a process"),
    (r"\b(krilla|rustybuzz)::", &["report"], "one room writes reports"),
    (r"\bsimilar::", &["align"], "one room compares words"),
    (r"\bignore::", &["io"], "one room walks folders"),
    (r"\bannotate_snippets::", &["report"], "how words are shown in their line is a report's"),
    (r"\banyhow::", &["cli", "main", "gui"], "libraries have typed errors"),
    (r"\bminijinja::", &["report", "room"], "templates are reports, and the page of phones"),
    (r"\bhttparse::|\bif_addrs::|\bgetrandom::", &["io"], "one room touches the network and the system"),
    (r"\bqrcode::", &["room"], "one room draws addresses"),
    (r"\bstd::fs\b|\bFile::open\b|\btempfile::", &["io", "build"], "one room touches files"),
    (r"\bstd::net\b|\bureq::", &["io"], "one room touches the network"),
    (r"\bstd::env\b", &["cli", "gui", "io", "main", "build"], "the core reads no environment"),
    (r"\bstd::thread\b|\brayon::", &["cli", "gui", "io"], "the core starts no thread"),
    (r"\b(SystemTime|Instant)\b", &["cli", "gui", "io"], "the core reads no clock"),
    (r"\be?println!|\beprint!|\bprint!", &["build"], "the core prints nothing; the command line writes and checks"),
    (r"\bunsafe\b", &[], "nothing here needs it"),
];

/// A source file without its tests and comments.
struct Source {
    path: String,
    room: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = root().join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    paths.iter().map(|path| source(&root, path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|it| it == "rs") && path.file_name().is_some_and(|it| it != "tests.rs") {
            paths.push(path);
        }
    }
}

fn source(root: &Path, path: &Path) -> Source {
    let relative = path.strip_prefix(root).expect("below src").to_string_lossy().replace('\\', "/");
    let text = fs::read_to_string(path).expect("sources are UTF-8");
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let room = relative.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
    Source { path: relative, room, code: code.join("\n") }
}

/// The rooms that a file names by `crate::…`, alone or in braces.
fn named(code: &str) -> Vec<String> {
    let path = Regex::new(r"(?:\bcrate|\bundiluted)::(?:\{([^;]*?)\};|([a-z_]+))").expect("a pattern");
    let first = Regex::new(r"^\s*([a-z_]+)").expect("a pattern");
    let mut rooms = Vec::new();
    for found in path.captures_iter(code) {
        match (found.get(1), found.get(2)) {
            (Some(group), _) => {
                let items = group.as_str().split(',');
                rooms.extend(items.filter_map(|it| Some(first.captures(it)?[1].to_owned())));
            }
            (None, Some(room)) => rooms.push(room.as_str().to_owned()),
            (None, None) => {}
        }
    }
    rooms
}

#[test]
fn rooms_know_only_whom_they_may() {
    let table: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(allowed) = table.get(source.room.as_str()) else {
            wrong.push(format!("{}: the room `{}` is not in the table", source.path, source.room));
            continue;
        };
        for room in named(&source.code).into_iter().filter(|it| table.contains_key(it.as_str())) {
            if room != source.room && !may_note(&source.room, &room) && !allowed.contains(&room.as_str()) {
                wrong.push(format!("{}: `{}` may not know `{room}`", source.path, source.room));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Whether a room uses `diagnostic` or `never` by the leave that all rooms behind them have.
fn may_note(room: &str, used: &str) -> bool {
    ["diagnostic", "never"].contains(&used) && place(room) > place(used)
}

/// Where a room stands in the table.
fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|(it, _)| *it == room)
}

#[test]
fn rooms_know_each_other_in_no_circle() {
    for (room, allowed) in ROOMS {
        for known in *allowed {
            let stands_before = place(known).is_some() && place(known) < place(room);
            assert!(stands_before, "`{room}` may know `{known}`, which does not stand before it");
        }
    }
}

#[test]
fn rooms_use_whom_they_may_know() {
    let used: BTreeSet<(String, String)> = sources()
        .into_iter()
        .flat_map(|source| named(&source.code).into_iter().map(move |it| (source.room.clone(), it)))
        .collect();
    let edges =
        ROOMS.iter().flat_map(|(room, allowed)| allowed.iter().map(|it| ((*room).to_owned(), (*it).to_owned())));
    let spare: Vec<String> =
        edges.filter(|it| !used.contains(it)).map(|(room, it)| format!("`{room}` uses nothing of `{it}`")).collect();
    assert!(spare.is_empty(), "\n{}", spare.join("\n"));
}

#[test]
fn what_belongs_to_one_room_stays_there() {
    let mut wrong = Vec::new();
    for (pattern, rooms, why) in OWNED {
        let pattern = Regex::new(pattern).expect("a pattern");
        for source in sources().iter().filter(|it| !rooms.contains(&it.room.as_str())) {
            for line in source.code.lines().filter(|it| pattern.is_match(it)) {
                wrong.push(format!("{}: `{}`: {why}", source.path, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn colours_are_named_in_the_theme_alone() {
    let literal = Regex::new(r"Color32::(from_|[A-Z])|hex_color!|Rgba::from_|ecolor::").expect("a pattern");
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|it| it.room == "gui" && !it.path.starts_with("gui/theme")) {
        for line in source.code.lines().filter(|it| literal.is_match(it)) {
            wrong.push(format!("{}: `{}`", source.path, line.trim()));
        }
    }
    assert!(wrong.is_empty(), "colour literals outside gui/theme:\n{}", wrong.join("\n"));
}

/// Words that a person reads: a literal that begins with a capital and goes on in small letters, or has a gap between
/// words of which one is not a name of an identifier.
#[test]
fn the_window_says_what_stands_in_its_table_of_strings() {
    let words = Regex::new(r#""[^"{}]*(?:[A-Z][a-z]+ [a-z]+|[a-z]+ (?:the|a|of|is|are|in|not|no|to|and) )[^"]*""#)
        .expect("a pattern");
    let wrong: Vec<_> = sources()
        .iter()
        .filter(|it| it.room == "gui" && !it.path.starts_with("gui/strings/"))
        .flat_map(|source| {
            let lines = source.code.lines().filter(|it| words.is_match(it) && !it.contains("reason = "));
            lines.map(|it| format!("{}: {}", source.path, it.trim())).collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "these belong in src/gui/strings:\n{}", wrong.join("\n"));
}

#[test]
fn widgets_and_panels_stay_small_minded() {
    let bans: &[(&str, &str)] = &[
        ("gui/widgets/", r"crate::io\b|gui::(app|command|crash|handlers|launch|runtime|worker)\b|&mut Model"),
        ("gui/panels/", r"crate::io\b|gui::(app|crash|handlers|launch|runtime|worker)\b|&mut Model"),
        ("gui/dialogs/", r"&mut Model"),
        ("gui/lesson_view/", r"crate::io\b|&mut Model"),
        // Data is not drawn where it is kept, nor where it is changed.
        ("gui/state/", r"\b(Ui|Context|Painter)\b"),
        ("gui/handlers/", r"\b(Ui|Painter)\b"),
    ];
    let mut wrong = Vec::new();
    for (folder, pattern) in bans {
        let pattern = Regex::new(pattern).expect("a pattern");
        for source in sources().iter().filter(|it| it.path.starts_with(folder)) {
            wrong.extend(
                source.code.lines().filter(|it| pattern.is_match(it)).map(|it| format!("{}: {it}", source.path)),
            );
        }
    }
    // Of the window's data a widget knows a comparison and how it weighs.
    let data = Regex::new(r"gui::state::([a-z_]+)").expect("a pattern");
    for source in sources().iter().filter(|it| it.path.starts_with("gui/widgets/")) {
        let known = data.captures_iter(&source.code).map(|it| it[1].to_owned());
        wrong.extend(known.filter(|it| it != "sheet").map(|it| format!("{}: state::{it}", source.path)));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The parts of the window, the lower first, and what each uses of those before it. Data comes first, then what a user
/// can do, what takes time, and who changes data; views read data and say what the user wants, and know nobody who
/// does it.
const WINDOW: &[(&str, &[&str])] = &[
    ("strings", &[]),
    ("theme", &[]),
    ("crash", &["strings"]),
    ("state", &["strings", "theme"]),
    ("command", &["strings", "state"]),
    ("worker", &["strings", "crash", "state"]),
    ("runtime", &["worker"]),
    ("handlers", &["strings", "theme", "state", "command", "worker", "runtime"]),
    ("widgets", &["strings", "theme", "state"]),
    ("layout", &["strings", "theme", "state"]),
    ("panels", &["strings", "theme", "state", "command", "widgets", "layout"]),
    // A dialog shows a panel's list.
    ("dialogs", &["strings", "theme", "state", "command", "widgets", "panels"]),
    ("lesson_view", &["strings", "theme", "state", "command"]),
    (
        "app",
        &["strings", "theme", "state", "command", "worker", "runtime", "handlers", "panels", "dialogs", "lesson_view"],
    ),
    ("launch", &["strings", "crash", "state", "app"]),
];

/// The parts of the window that a file of it names, by `crate::gui::…` or by `super::…` as far up as that; a group of
/// them at once is its own mistake, `{`.
fn parts(path: &str, code: &str) -> Vec<String> {
    let below = path.trim_start_matches("gui/").trim_end_matches(".rs").trim_end_matches("/mod");
    let depth = below.split('/').count();
    let name = Regex::new(r"\b(crate::(?:gui::)?|(?:super::)+)(\{[^;]*;|[a-z_]+)").expect("a pattern");
    let reaches_parts = |prefix: &str, named: &str| match prefix {
        "crate::gui::" => true,
        "crate::" => named.starts_with('{') && named.contains("gui::"),
        supers => supers.matches("super::").count() == depth,
    };
    let found = name.captures_iter(code).filter(|it| reaches_parts(&it[1], &it[2]));
    found.map(|it| if it[2].starts_with('{') { "{".to_owned() } else { it[2].to_owned() }).collect()
}

#[test]
fn parts_of_the_window_use_only_those_below_them() {
    let table: BTreeMap<&str, &[&str]> = WINDOW.iter().copied().collect();
    let (mut wrong, mut used) = (Vec::new(), Vec::new());
    // `gui/mod.rs` is the list of the parts.
    for source in sources().iter().filter(|it| it.room == "gui" && it.path != "gui/mod.rs") {
        let part = source.path.split('/').nth(1).unwrap_or_default().trim_end_matches(".rs");
        let Some(allowed) = table.get(part) else {
            wrong.push(format!("{}: the part `{part}` is not in the table", source.path));
            continue;
        };
        for other in parts(&source.path, &source.code).into_iter().filter(|it| it != part) {
            if !allowed.contains(&other.as_str()) {
                wrong.push(format!("{}: `{part}` may not know `{other}`", source.path));
            }
            used.push((part.to_owned(), other));
        }
    }
    for (place, (part, allowed)) in WINDOW.iter().enumerate() {
        for other in *allowed {
            if !WINDOW[..place].iter().any(|it| it.0 == *other) {
                wrong.push(format!("`{other}` does not stand before `{part}`"));
            }
            if !used.iter().any(|it| it.0 == *part && it.1 == *other) {
                wrong.push(format!("`{part}` no longer uses `{other}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_check_of_the_window_sees_every_way_to_name_a_part() {
    assert_eq!(parts("gui/app.rs", "use crate::gui::theme;\nlet x = super::panels::show(ui);"), ["theme", "panels"]);
    assert_eq!(parts("gui/panels/mod.rs", "use super::state::view::View;\nuse self::menu::menu_ui;"), ["state"]);
    assert_eq!(parts("gui/panels/sheet/mod.rs", "use super::pages::X;\nuse super::super::handlers;"), ["handlers"]);
    assert_eq!(parts("gui/panels/menu.rs", "use super::pages::X;\nuse crate::gui::{handlers, worker};"), ["{"]);
    assert_eq!(parts("gui/panels/menu.rs", "use crate::{align::Row, gui::worker::Job};"), ["{"]);
    assert_eq!(parts("gui/panels/menu.rs", "use crate::{align::Row, edits::Mark};"), [""; 0]);
}

#[test]
fn the_checks_see_what_they_look_for() {
    assert_eq!(named("use crate::align::Row;\nlet x = crate::io::load(a);"), ["align", "io"]);
    assert_eq!(named("use crate::{assess::{Finding, Rules}, lens};"), ["assess", "lens"]);
}
