//! How many lines are read at once. Each line may become a clause, and a clause takes many times the memory of a short
//! line: a file of five megabytes of headings took more than a gigabyte.

use super::PartRead;
use crate::diagnostic::{Code, Diagnostic};

/// The most lines that are not blank. The longest collections of notices that are passed on with programs have about
/// 300,000; licences have some hundreds.
const MOST_LINES: usize = 500_000;

/// Whether a file has more lines than are read.
pub(super) fn are_too_many(read: &PartRead) -> bool {
    count(read) > MOST_LINES
}

/// Refuses files that have more lines than are read, together: nothing is read of any, and it is said why.
pub(super) fn refuse_many(reads: &mut [PartRead]) {
    if reads.iter().map(count).sum::<usize>() <= MOST_LINES {
        return;
    }
    for read in reads {
        let why = format!("has more than {MOST_LINES} lines and was not read; open the licence text by itself");
        read.text = String::new();
        read.front_matter = None;
        read.marks.clear();
        read.masked.clear();
        read.furniture.clear();
        read.places.clear();
        read.diagnostics = vec![Diagnostic::new(Code::TooLong, why)];
    }
}

/// Lines that are not blank, whichever way they end.
fn count(read: &PartRead) -> usize {
    read.text.split(['\n', '\r', '\u{2028}', '\u{2029}']).filter(|it| !it.trim().is_empty()).count()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::document::{Document, Source};

    #[test]
    fn a_file_of_nothing_but_lines_is_refused_and_says_so() {
        for (name, line) in [("h.md", "# H\n"), ("h.txt", "1. a\n"), ("h.html", "<p>a"), ("cr.txt", "a\r")] {
            let source = Source::new(name, line.repeat(super::MOST_LINES + 1));
            let document = Document::read(&[source]);
            let diagnostic = document.unreadable().expect("it is refused");
            assert!(diagnostic.code == Code::TooLong && diagnostic.message.contains("500000 lines"), "{diagnostic:?}");
            assert!(document.text.is_empty() && document.marks.is_empty(), "{name}: nothing was built");
        }
    }

    #[test]
    fn many_files_of_one_document_count_together_and_blank_lines_do_not() {
        let half = "a\n".repeat(super::MOST_LINES / 2 + 1);
        let one = Document::read(&[Source::new("a", half.clone())]);
        assert!(one.unreadable().is_none() && !one.text.is_empty());
        assert!(Document::read(&[Source::new("a", half.clone()), Source::new("b", half)]).unreadable().is_some());
        let blank = Document::read(&[Source::new("a", format!("a{}", "\n \n".repeat(super::MOST_LINES)))]);
        assert!(blank.unreadable().is_none());
    }
}
