//! Colour that only repeats what words and marks already say.

use crate::lens::Weight;

/// Paints words, or leaves them alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    pub on: bool,
}

impl Paint {
    pub(super) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    pub(super) fn faint(self, text: &str) -> String {
        self.with("2", text)
    }

    pub(super) fn added(self, text: &str) -> String {
        self.with("32", &format!("{{+{text}+}}"))
    }

    pub(super) fn removed(self, text: &str) -> String {
        self.with("31", &format!("[-{text}-]"))
    }

    /// A word about this weight, padded to a column first so that colour does not shift it.
    pub(super) fn weight(self, weight: Option<Weight>, text: &str) -> String {
        match weight {
            Some(Weight::Conflicts) => self.with("1;31", text),
            Some(Weight::Strains | Weight::Disputed) => self.with("33", text),
            Some(Weight::Supports) => self.with("32", text),
            Some(Weight::Compatible | Weight::Present | Weight::Absent | Weight::Unread) | None => text.to_owned(),
        }
    }

    pub(super) fn good(self, text: &str) -> String {
        self.with("32", text)
    }

    pub(super) fn bad(self, text: &str) -> String {
        self.with("1;31", text)
    }

    pub(super) fn doubtful(self, text: &str) -> String {
        self.with("33", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.on { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
