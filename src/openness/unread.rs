//! Files of terms that were not read: named one by one, and a cap on what the rest may come to.
//!
//! A licence that nobody could read may say anything. Until it is read nothing of the release is called open.

use super::cells::{MOST_FILES, covers, folder_len};
use crate::artefact::{Component, Scope, is_in_folder_of_terms, is_of_unread_format, legal, scope_of};
use crate::assess::Import;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Span, is_converted, visible};

/// The files that hold terms by their names and were not read: those that may be the release's own, and those that lie
/// with other things.
#[derive(Clone, Debug, Default)]
pub(super) struct Unread {
    /// In the release's own folder, one of terms, or one of its parts.
    pub own: Vec<String>,
    /// Deeper, with what others made perhaps.
    pub others: Vec<String>,
}

/// Finds them among the paths below a release's folder.
pub(super) fn unread(document: &Document, files: &[String]) -> Unread {
    let folder = folder_len(document, files);
    let is_read = |path: &str| document.parts.iter().any(|it| it.name.get(folder..) == Some(path));
    let unread = files.iter().filter(|it| legal(it).is_some() && !is_read(it));
    let is_own = |path: &&String| {
        let depth = path.matches('/').count();
        depth == 0 || depth == 1 && (is_in_folder_of_terms(path) || scope_of(path) != Scope::Whole)
    };
    let (own, others): (Vec<&String>, Vec<&String>) = unread.partition(is_own);
    Unread { own: own.into_iter().cloned().collect(), others: others.into_iter().cloned().collect() }
}

impl Unread {
    /// What a reader is told of them.
    pub(super) fn notes(&self) -> Vec<Diagnostic> {
        let own = self.own.iter().take(MOST_FILES).map(|it| {
            let why = if is_of_unread_format(it) {
                "its format is not read here"
            } else if is_converted(it) {
                "it could not be converted (opened by itself it says why)"
            } else {
                "it is no text"
            };
            format!(
                "{} is a file of terms by its name and was not read: {why}. Open its text too; until then nothing here is called open",
                visible(it)
            )
        });
        let more = self.own.len().saturating_sub(MOST_FILES);
        let more = (more > 0).then(|| format!("{more} more files of terms were not read"));
        let others: Vec<String> = self.others.iter().take(MOST_FILES).map(|it| visible(it)).collect();
        let rest = self.others.len().saturating_sub(MOST_FILES);
        let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        let deeper = (!others.is_empty()).then(|| {
            format!(
                "files of terms in folders below were not read, for they may be of others' works: {}{rest}",
                others.join(", ")
            )
        });
        own.chain(more).chain(deeper).map(|it| Diagnostic::new(Code::LicenceUnread, it)).collect()
    }

    /// The same as terms that are missing: nothing rests on what was read alone.
    pub(super) fn imports(&self) -> impl Iterator<Item = Import> + '_ {
        self.own.iter().map(|it| Import {
            what: "file of terms".to_owned(),
            clause: 0,
            span: Span::new(0, 0),
            target: Some(it.clone()),
            loaded: false,
        })
    }

    /// Whether one of them may be about a component.
    pub(super) fn may_cover(&self, component: &Component) -> bool {
        self.own.iter().any(|it| covers(scope_of(it), component).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    #[test]
    fn what_was_not_read_is_told_by_where_it_lies() {
        let document = Document::read(&[Source::new("m/README.md", "# Heron\n"), Source::new("m/LICENSE", "x")]);
        let files = ["LICENSE", "LICENSE.pdf", "README.md", "a/b/LICENSE", "legal/TERMS.docx"].map(str::to_owned);
        let unread = unread(&document, &files);
        assert_eq!(
            (unread.own.as_slice(), unread.others.as_slice()),
            (&["LICENSE.pdf".to_owned(), "legal/TERMS.docx".to_owned()][..], &["a/b/LICENSE".to_owned()][..])
        );
        assert_eq!((unread.notes().len(), unread.imports().count()), (3, 2));
    }
}
