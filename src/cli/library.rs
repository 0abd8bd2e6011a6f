//! The library on the command line: what there is, what is known of it, and its texts.

use super::console::Console;
use super::plan::Target;
use crate::io::no_text;
use crate::library::{self, Entry, PREFIXES, Record};
use std::io::{self, Write};

/// Prints keys and names, the texts first.
pub(super) fn list(console: &Console) {
    console.write(&Target::Standard, false, |out| {
        for entry in library::entries() {
            writeln!(out, "{:<36}  {}", entry.key(), entry.name)?;
        }
        library::records().iter().try_for_each(|record| {
            let key = format!("record:{}", record.id);
            writeln!(out, "{key:<36}  {} (text not included)", record.name)
        })
    });
}

/// Prints what is known of a text, or a record.
pub(super) fn show(typed: &str, console: &Console) {
    let (prefix, id) = split(typed);
    if let Some(entry) = entry(prefix, id) {
        return console.write(&Target::Standard, false, |out| show_entry(entry, out));
    }
    match library::record(id) {
        Some(record) => console.write(&Target::Standard, false, |out| show_record(record, out)),
        None => console.error(&no_text(typed, id).to_string()),
    }
}

/// Prints a text.
pub(super) fn text(typed: &str, console: &Console) {
    let (prefix, id) = split(typed);
    match entry(prefix, id) {
        Some(entry) => console.write(&Target::Standard, false, |out| out.write_all(entry.text.as_bytes())),
        None => console.error(&no_text(typed, id).to_string()),
    }
}

/// The prefix, `spdx` if none was typed, and the id.
fn split(typed: &str) -> (&str, &str) {
    typed.split_once(':').filter(|(prefix, _)| PREFIXES.contains(prefix)).unwrap_or(("spdx", typed))
}

fn entry(prefix: &str, id: &str) -> Option<&'static Entry> {
    library::entry(id).filter(|_| prefix != "record")
}

fn show_entry(entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    let yes = |it: bool| if it { "yes" } else { "no" };
    let list = if entry.own { "the project's own, fictional" } else { "SPDX licence list" };
    let lines = [
        ("id", entry.id.to_owned()),
        ("name", entry.name.to_owned()),
        ("from", list.to_owned()),
        ("OSI approved", yes(entry.osi_approved).to_owned()),
        ("FSF libre", yes(entry.fsf_libre).to_owned()),
        ("deprecated id", yes(entry.deprecated).to_owned()),
        ("bytes", entry.text.len().to_string()),
        ("open with", format!("undiluted {}", entry.key())),
    ];
    lines.iter().try_for_each(|(name, value)| writeln!(out, "{name:<14} {value}"))
}

fn show_record(record: &Record, out: &mut dyn Write) -> io::Result<()> {
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
    writeln!(out, "\nrecorded reading, from {}; the text itself is not part of this program\n", record.read)?;
    let longest = |of: fn(&library::Recorded) -> &str| record.reading.iter().map(|it| of(it).chars().count()).max();
    let (section, kind) = (longest(|it| &it.section).unwrap_or(0), longest(|it| &it.kind).unwrap_or(0));
    record.reading.iter().try_for_each(|it| writeln!(out, "{:<section$}  {:<kind$}  {}", it.section, it.kind, it.says))
}
