//! A check as the services that hold code show it beside the lines of a change.

use super::CheckReport;
use super::place::Places;
use super::sarif::message;
use crate::policy::Level;
use crate::report::one_line;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Commands of GitHub's workflows, one a line.
pub(super) fn github(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    for subject in report.subjects {
        let places = Places::of(subject, report.root);
        for breach in &subject.breaches {
            let it = places.locate(breach);
            let command = match breach.level {
                Level::Forbidden => "error",
                Level::Review => "notice",
            };
            let title = format!("{}: {}", breach.code, breach.level.words());
            writeln!(
                out,
                "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{}",
                property(&it.file),
                it.line,
                it.end_line,
                it.column,
                it.end_column,
                property(&one_line(&title, 200)),
                value(&message(breach, &it)),
            )?;
        }
    }
    for it in report.notes {
        writeln!(out, "::notice title=undiluted::{}", value(it))?;
    }
    Ok(())
}

/// A command's text: what would end it is written otherwise.
fn value(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A command's property, which a comma or a colon would end as well.
fn property(text: &str) -> String {
    value(text).replace(':', "%3A").replace(',', "%2C")
}

/// GitLab's report of code quality: a list of issues, whose fingerprints are all different.
pub(super) fn gitlab(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut issues: Vec<Value> = Vec::new();
    for subject in report.subjects {
        let places = Places::of(subject, report.root);
        for breach in &subject.breaches {
            let it = places.locate(breach);
            let nth = seen.entry(breach.fingerprint.clone()).or_default();
            *nth += 1;
            issues.push(json!({
                "description": message(breach, &it),
                "check_name": breach.code,
                "fingerprint": format!("{}{nth:04}", breach.fingerprint),
                "severity": match breach.level {
                    Level::Forbidden => "critical",
                    Level::Review => "info",
                },
                "location": { "path": it.file, "lines": { "begin": it.line, "end": it.end_line } },
            }));
        }
    }
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_text_end_no_command() {
        assert_eq!(value("a\n::error::b 5%"), "a%0A::error::b 5%25");
        assert_eq!(property("a,line=9::x"), "a%2Cline=9%3A%3Ax");
    }
}
