//! What a report says of one text.

/// What a report says of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    /// The document's name there.
    pub name: String,
    /// The hash of its bytes there.
    pub sha256: String,
    /// Words that the report quotes with their places.
    pub quotes: Vec<Claim>,
    /// Clauses with their places; pages name none.
    pub clauses: Vec<ClaimedClause>,
}

/// Words that a report quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The clause's label, where the report gives it.
    pub label: String,
    /// Where the words begin, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The words.
    pub quote: String,
    /// Whether white space in them is folded, as on pages.
    pub is_folded: bool,
}

/// A clause as a report has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimedClause {
    /// Its label.
    pub label: String,
    /// The hash of its label and words.
    pub anchor: String,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where its own text ends.
    pub end: usize,
}

impl Claimed {
    /// The document of these whose claims are about a text of this name and hash: the hash decides, then the name's last
    /// part. Those that are taken already do not count.
    pub fn of<'a>(all: &'a [Self], taken: &[usize], name: &str, sha256: &str) -> Option<(usize, &'a Self)> {
        let free = || all.iter().enumerate().filter(|(at, _)| !taken.contains(at));
        let short = crate::document::last_component(name);
        let is_named = |it: &Self| crate::document::last_component(&it.name) == short;
        free().find(|(_, it)| it.sha256 == sha256).or_else(|| free().find(|(_, it)| is_named(it)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_by_its_hash_and_then_by_its_name() {
        let one = |name: &str, sha256: &str| Claimed { name: name.into(), sha256: sha256.into(), ..Claimed::default() };
        let all = [one("a/LICENSE", "1"), one("b.txt", "2"), one("c/LICENSE", "3")];
        let found = |taken: &[usize], name: &str, sha256: &str| Claimed::of(&all, taken, name, sha256).map(|it| it.0);
        assert_eq!(found(&[], "renamed", "3"), Some(2));
        assert_eq!(found(&[], "x/b.txt", "9"), Some(1));
        assert_eq!(found(&[0], "LICENSE", "9"), Some(2), "each document is asked once");
        assert_eq!(found(&[], "other", "9"), None);
    }
}
