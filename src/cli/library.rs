//! The library on the command line: what there is, what is known of it, and its texts.

use super::console::{Console, Target};
use crate::io::{self, ImportError, Imported, no_text};
use crate::library::{self, Collection, Entry, ImportedText, PREFIXES, Record};
use crate::report::{counted, one_line};
use std::io::{IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// Prints keys and names, the texts first.
pub(super) fn list(words: &[String], console: &Console) {
    let words: Vec<String> = words.iter().map(|it| it.to_lowercase()).collect();
    let has = |line: &str| words.iter().all(|word| line.to_lowercase().contains(word));
    let texts = library::entries().iter().chain(library::imported()).map(|entry| {
        let steward = entry.imported.map(|(_, it)| it.steward.as_str()).filter(|it| !it.is_empty());
        let steward = steward.map_or(String::new(), |it| format!(" ({it})"));
        format!("{:<36}  {}", one_line(&entry.key(), 200), one_line(&format!("{}{steward}", entry.name), 200))
    });
    let records = library::records().iter().map(|record| {
        let text =
            library::text_of(record).map_or("text not included".to_owned(), |it| format!("text is {}", it.key()));
        let (name, steward, family) = (&record.name, &record.steward, &record.family);
        format!("{:<36}  {name} ({steward}, {family}; {text})", format!("record:{}", record.id))
    });
    let lines: Vec<String> = texts.chain(records).filter(|it| has(it)).collect();
    console.show(|out| lines.iter().try_for_each(|line| writeln!(out, "{line}")));
    if lines.is_empty() {
        console.error(&format!("nothing in the library has “{}” in its id, name or steward", words.join(" ")));
    }
}

/// Takes in texts.
pub(super) fn import(path: Option<&Path>, console: &Console) {
    let Some(path) = path.map(Path::to_path_buf).or_else(io::installed_package) else {
        return console.error(
            "no Python package with ScanCode's licences is installed here; name a wheel or a folder, or use \
             `undiluted library get`",
        );
    };
    if let Some(data) = data(console) {
        told(io::import(&path, &data), console);
    }
}

/// Brings the package and takes in its texts.
pub(super) fn get(dry_run: bool, console: &Console) {
    let package = io::Package::SCANCODE;
    Console::say(&package.plan());
    if dry_run {
        return;
    }
    if let Some(data) = data(console) {
        told(io::get_package(package, &data, &AtomicBool::new(false)), console);
    }
}

fn data(console: &Console) -> Option<PathBuf> {
    let data = io::data_folder();
    if data.is_none() {
        console.error("this system has no folder for a user's data; set HOME");
    }
    data
}

fn told(result: Result<Imported, ImportError>, console: &Console) {
    match result {
        Ok(Imported { collection: it, left_out, unread }) => {
            for line in &unread {
                console.error(&format!("{line}; it was left out, the others were taken in"));
            }
            if left_out > 0 {
                Console::say(&format!(
                    "{} left out: larger than 2 MiB, or more than 64 MiB in all",
                    counted(left_out, "text")
                ));
            }
            let count = counted(it.texts.len(), "text");
            let example = it.texts.first().map_or(String::new(), |text| format!("{}:{}", it.prefix, text.id));
            let line =
                format!("{count} of {} taken in; terms: {}; open one with `undiluted {example}`", it.name, it.terms);
            console.print(&(one_line(&line, 600) + "\n"));
        }
        Err(error) => console.error(&error.to_string()),
    }
}

/// Prints what is known of a text, or a record.
pub(super) fn show(typed: &str, console: &Console) {
    let (prefix, id) = split(typed);
    if let Some(entry) = entry(prefix, id) {
        return console.show(|out| show_entry(entry, out));
    }
    match library::record(id) {
        Some(record) => console.show(|out| show_record(record, out)),
        None => console.error(&no_text(typed, id).to_string()),
    }
}

/// Prints a text.
pub(super) fn text(typed: &str, console: &Console) {
    let (prefix, id) = split(typed);
    match entry(prefix, id) {
        // A terminal is shown what does not show; a file or a program gets the text byte for byte.
        Some(entry) if std::io::stdout().is_terminal() => console.print(entry.text()),
        Some(entry) => console.write(&Target::Standard, false, |out| out.write_all(entry.text().as_bytes())),
        None => console.error(&no_text(typed, id).to_string()),
    }
}

/// The prefix, `spdx` if none was typed, and the id.
fn split(typed: &str) -> (&str, &str) {
    typed.split_once(':').filter(|(prefix, _)| PREFIXES.contains(prefix)).unwrap_or(("spdx", typed))
}

fn entry(prefix: &str, id: &str) -> Option<&'static Entry> {
    library::entry_at(prefix, id)
        .filter(|_| prefix != "record")
        .or_else(|| library::entry(id).filter(|_| prefix == "spdx"))
}

fn show_entry(entry: &Entry, out: &mut dyn Write) -> std::io::Result<()> {
    let yes = |it: bool| if it { "yes" } else { "no" };
    if let Some((collection, text)) = entry.imported {
        return show_imported(entry, collection, text, out);
    }
    let list = if entry.own { "the project's own, fictional" } else { "SPDX licence list" };
    let lines = [
        ("id", entry.id.to_owned()),
        ("name", entry.name.to_owned()),
        ("from", list.to_owned()),
        ("OSI approved", yes(entry.osi_approved).to_owned()),
        ("FSF libre", yes(entry.fsf_libre).to_owned()),
        ("deprecated id", yes(entry.deprecated).to_owned()),
        ("bytes", entry.held.length().to_string()),
        ("open with", format!("undiluted {}", entry.key())),
    ];
    lines.iter().try_for_each(|(name, value)| writeln!(out, "{name:<14} {value}"))
}

fn show_imported(
    entry: &Entry,
    collection: &Collection,
    text: &ImportedText,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let bytes = entry.held.length().to_string();
    let from = format!("{}, {}, imported {}", collection.name, collection.source, collection.date);
    let open = format!("undiluted {}", entry.key());
    let lines = [
        ("id", &text.id),
        ("name", &text.name),
        ("SPDX id", &text.spdx),
        ("steward", &text.steward),
        ("sorted under", &text.category),
        ("link", &text.link),
        ("from", &from),
        ("terms", &collection.terms),
        ("sha256", &collection.sha256),
        ("bytes", &bytes),
        ("open with", &open),
    ];
    let known = lines.into_iter().filter(|(_, value)| !value.is_empty());
    known.into_iter().try_for_each(|(name, value)| writeln!(out, "{name:<14} {}", one_line(value, 400)))
}

fn show_record(record: &Record, out: &mut dyn Write) -> std::io::Result<()> {
    let lines = [
        ("id", Some(&record.id)),
        ("name", Some(&record.name)),
        ("steward", Some(&record.steward)),
        ("family", Some(&record.family)),
        ("version", record.version.as_ref()),
        ("date", record.date.as_ref()),
        ("get the text", Some(&record.get)),
        ("link", record.link.as_ref()),
        ("summary", Some(&record.summary)),
    ];
    for (name, value) in lines.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        writeln!(out, "{name:<14} {value}")?;
    }
    if let Some(text) = library::text_of(record) {
        writeln!(out, "{:<14} undiluted {}", "open with", text.key())?;
    }
    writeln!(out, "\nrecorded reading, from {}; the text itself is not part of this program\n", record.read)?;
    let longest = |of: fn(&library::Recorded) -> &str| record.reading.iter().map(|it| of(it).chars().count()).max();
    let (section, kind) = (longest(|it| &it.section).unwrap_or(0), longest(|it| &it.kind).unwrap_or(0));
    record.reading.iter().try_for_each(|it| writeln!(out, "{:<section$}  {:<kind$}  {}", it.section, it.kind, it.says))
}
