//! What others decided of a text's very words, where no rule can read them.

use super::identified::{Identified, Original};
use crate::assess::{Approval, Approver};
use crate::clause::Clauses;
use crate::document::Document;
use crate::library::{self, Entry};

/// Who approved these words, in a language that the rules do not read.
///
/// Only word for word, and only where the rules read nothing: in an English text the words themselves must carry the
/// outcome. One changed word makes another text.
pub(super) fn approvals(document: &Document, clauses: &Clauses, identified: Option<&Identified>) -> Vec<Approval> {
    let is_read = |it: &str| it == "en";
    let reads_nothing = document.language.is_some_and(|it| !is_read(it))
        && !clauses.list.iter().filter_map(|it| it.language).any(is_read);
    let Some(it) = identified.filter(|it| reads_nothing && it.changes.is_empty()) else { return Vec::new() };
    if !matches!(it.relation, Original::Exact | Original::Cosmetic) {
        return Vec::new();
    }
    let entry = library::entry(it.id).filter(|it| it.imported.is_none());
    entry.map(by_whom).unwrap_or_default()
}

fn by_whom(entry: &'static Entry) -> Vec<Approval> {
    let by = [(entry.osi_approved, Approver::Osi), (entry.fsf_libre, Approver::Fsf)];
    by.into_iter().filter(|it| it.0).map(|it| Approval { by: it.1, of: entry.id }).collect()
}

#[cfg(test)]
mod tests {
    use crate::assess::{Approver, Rules};
    use crate::compare::Analysed;
    use crate::document::Source;
    use crate::library;
    use crate::options::KnownTexts;

    fn approvers(text: &str) -> Vec<Approver> {
        let analysed = Analysed::read(&[Source::new("text.txt", text)], Rules::built_in());
        analysed.assessment.approvals.iter().map(|it| it.by).collect()
    }

    #[test]
    fn only_the_very_words_that_were_approved_are_and_only_where_no_rule_reads_them() {
        let french = library::entry("LiLiQ-P-1.1").map_or("", |it| it.text());
        assert_eq!(approvers(french), [Approver::Osi]);
        assert_eq!(approvers(&french.replacen("distribuer", "conserver", 1)), []);
        assert_eq!(approvers(&format!("{french}\n\nUsage commercial interdit.\n")), []);
        assert_eq!(approvers(library::entry("MIT").map_or("", |it| it.text())), [], "its words carry it");
        assert_eq!(approvers(library::entry("D-FSL-1.0").map_or("", |it| it.text())), [], "nobody approved it");
    }

    #[test]
    fn who_knows_no_text_knows_no_approval() {
        let french = library::entry("LiLiQ-P-1.1").map_or("", |it| it.text());
        let sources = [Source::new("text.txt", french)];
        let analysed = Analysed::read_with(&sources, Rules::built_in(), KnownTexts::Nothing);
        assert_eq!(analysed.assessment.approvals, []);
        assert!(!analysed.assessment.unread.is_empty());
    }

    #[test]
    fn bytes_of_no_language_are_approved_by_nobody() {
        for text in ["", "\u{feff}", "licence licence licence", "\u{202e}ecnecil\u{0}"] {
            assert_eq!(approvers(text), [], "{text:?}");
        }
    }
}
