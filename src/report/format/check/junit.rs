//! A check as test results: one suite a document, one case a breach.

use super::CheckReport;
use super::place::{Places, told_from};
use super::sarif::message;
use crate::document::visible;
use crate::report::one_line;
use std::io::{self, Write};

/// Writes a check. What is to be reviewed fails as well, by its type; a document without breaches has one case that
/// passes.
pub(super) fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let count = |of: &[crate::policy::Breach]| of.len();
    let failures: usize = report.subjects.iter().map(|it| count(&it.breaches)).sum();
    let tests: usize = report.subjects.iter().map(|it| count(&it.breaches).max(1)).sum();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"undiluted\" tests=\"{tests}\" failures=\"{failures}\">")?;
    for subject in report.subjects {
        let places = Places::of(subject, report.root);
        let (name, all) = (escaped(&told_from(report.root, &subject.name)), count(&subject.breaches));
        writeln!(out, "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{all}\">", all.max(1))?;
        if subject.breaches.is_empty() {
            writeln!(out, "    <testcase classname=\"{name}\" name=\"policy\"/>")?;
        }
        for breach in &subject.breaches {
            let it = places.locate(breach);
            let case = format!("{} {}:{}:{}", breach.code, it.file, it.line, it.column);
            writeln!(
                out,
                "    <testcase classname=\"{name}\" name=\"{}\" file=\"{}\" line=\"{}\">",
                escaped(&case),
                escaped(&it.file),
                it.line
            )?;
            let (level, title) = (breach.level.name(), escaped(&one_line(&breach.title, 300)));
            writeln!(
                out,
                "      <failure type=\"{level}\" message=\"{title}\">{}</failure>",
                escaped(&message(breach, &it))
            )?;
            writeln!(out, "    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// Words as XML may have them.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for it in visible(text).chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no place for these, written however.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            it if it.is_control() && !matches!(it, '\n' | '\t') => out.push('\u{fffd}'),
            it => out.push(it),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_text_are_no_markup() {
        assert_eq!(escaped("<a b=\"c\">&"), "&lt;a b=&quot;c&quot;&gt;&amp;");
        assert!(!escaped("\u{0}\u{1b}\u{ffff}").contains(['\u{0}', '\u{1b}', '\u{ffff}']));
    }
}
