//! A check as SARIF 2.1.0 has it, which code review reads.
//!
//! What is forbidden is an error and what is to be reviewed a note. Fingerprints are those of clause and code, so that a
//! clause that moved stays the same alert.

use super::place::Places;
use super::{CheckReport, Located};
use crate::policy::{Breach, Level};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The name of the fingerprints that this program makes.
pub(super) const FINGERPRINT: &str = "undilutedClause/v1";

/// Writes a check.
pub(super) fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let mut rules: BTreeMap<&str, &Breach> = BTreeMap::new();
    for breach in report.subjects.iter().flat_map(|it| &it.breaches) {
        rules.entry(&breach.code).or_insert(breach);
    }
    let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(at, code)| (*code, at)).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut results = Vec::new();
    for subject in report.subjects {
        let places = Places::of(subject, report.root);
        for breach in &subject.breaches {
            let nth = seen.entry(breach.fingerprint.clone()).or_default();
            *nth += 1;
            let located = places.locate(breach);
            results.push(result(breach, &located, index.get(breach.code.as_str()).copied(), *nth));
        }
    }
    let notes: Vec<Value> =
        report.notes.iter().map(|it| json!({ "level": "note", "message": { "text": said(it) } })).collect();
    let category = report.policy.profile.as_deref().unwrap_or("policy");
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "undiluted",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.values().map(|it| rule(it)).collect::<Vec<_>>(),
            } },
            "automationDetails": { "id": format!("undiluted/{category}/") },
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notes }],
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn rule(breach: &Breach) -> Value {
    json!({
        "id": breach.code,
        "shortDescription": { "text": said(&breach.title) },
        "fullDescription": { "text": said(&breach.why) },
        "help": { "text": format!("undiluted policy explain {}", breach.code) },
        "defaultConfiguration": { "level": level(breach.level) },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Forbidden => "error",
        Level::Review => "note",
    }
}

fn result(breach: &Breach, located: &Located, rule: Option<usize>, nth: usize) -> Value {
    // Words of one line end behind their beginning; what is about the whole has neither.
    let is_one_line = located.line == located.end_line;
    let end_column = if is_one_line { located.end_column.max(located.column) } else { located.end_column };
    let region = json!({
        "startLine": located.line,
        "startColumn": located.column,
        "endLine": located.end_line,
        "endColumn": end_column,
    });
    json!({
        "ruleId": breach.code,
        "ruleIndex": rule,
        "level": level(breach.level),
        "message": { "text": message(breach, located) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&located.file) },
            "region": region,
        } }],
        "partialFingerprints": { FINGERPRINT: format!("{}:{nth}", breach.fingerprint) },
    })
}

/// What is wrong, with the words, why, and what to ask for, in lines.
pub(super) fn message(breach: &Breach, located: &Located) -> String {
    let words = crate::report::one_line(&located.quote, 300);
    let quoted = if words.is_empty() { String::new() } else { format!(" “{words}”") };
    let label = if located.label.is_empty() { String::new() } else { format!(" in clause {}", located.label) };
    let mut lines = vec![
        format!("{}: {}{label}.{quoted}", breach.title, breach.level.words()),
        breach.why.clone(),
        breach.rule.clone(),
        breach.note.clone(),
    ];
    if !breach.fallback.is_empty() {
        lines.push(format!("Ask for: {}", breach.fallback));
    }
    lines.retain(|it| !it.is_empty());
    lines.join("\n")
}

/// Words that are not nothing: readers refuse an empty text.
fn said(words: &str) -> &str {
    if words.is_empty() { "-" } else { words }
}

/// A path as a relative address.
fn uri(path: &str) -> String {
    use std::fmt::Write as _;
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/+@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").ok();
        }
    }
    uri
}
