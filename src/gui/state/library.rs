//! The list of texts that can be opened, and of records of those that cannot yet: what is in it, in which order, and what
//! of it a search finds.

use crate::library::{self, Entry, Record};

/// A row of the list.
#[derive(Clone, Copy, Debug)]
pub enum Item {
    /// A text, built in or imported.
    Text(&'static Entry),
    /// What is known of a licence whose text is not here.
    Record(&'static Record),
}

impl Item {
    fn all() -> impl Iterator<Item = Self> {
        let texts = library::entries().iter().chain(library::imported()).map(Self::Text);
        let records = library::records().iter().filter(|it| library::text_of(it).is_none()).map(Self::Record);
        records.chain(texts)
    }

    /// What is searched: ids, names, stewards, families.
    fn haystack(self) -> String {
        let words = match self {
            Self::Text(it) => {
                let steward = it.imported.map_or("", |(_, text)| text.steward.as_str());
                // What a record knows of it is found too: the steward's name of now, the family.
                let record = library::record_of(it).map(|it| format!("{} {} {}", it.id, it.steward, it.family));
                format!("{} {} {steward} {}", it.id, it.name, record.unwrap_or_default())
            }
            Self::Record(it) => format!("{} {} {} {}", it.id, it.name, it.steward, it.family),
        };
        words.to_lowercase()
    }

    /// Where it stands: the project's own, then records and imported texts, then the long standard list.
    fn rank(self) -> u8 {
        match self {
            Self::Text(it) if it.own => 0,
            Self::Record(_) => 1,
            Self::Text(it) if it.deprecated => 4,
            Self::Text(it) if it.imported.is_some() => 3,
            Self::Text(_) => 2,
        }
    }
}

/// The list with what was typed into its search field and what was ticked.
#[derive(Debug, Default)]
pub struct LibraryList {
    /// What is looked for.
    pub query: String,
    /// Keys of texts that are to be compared, in the order in which they were ticked.
    pub ticked: Vec<String>,
    /// Whether the search field is to have the cursor.
    pub wants_focus: bool,
    /// What matches, kept while the query and the library stay.
    pub found: Option<(usize, Vec<Item>)>,
}

/// What has every word of the query, in the order of the list.
pub fn search(query: &str) -> Vec<Item> {
    let words: Vec<_> = query.split_whitespace().map(str::to_lowercase).collect();
    let matches = |it: &Item| {
        let text = it.haystack();
        words.iter().all(|word| text.contains(word))
    };
    let mut found: Vec<_> = Item::all().filter(matches).collect();
    found.sort_by_key(|it| it.rank());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(query: &str) -> Vec<&'static str> {
        let id = |it: Item| match it {
            Item::Text(it) => it.id,
            Item::Record(it) => it.id.as_str(),
        };
        search(query).into_iter().map(id).collect()
    }

    #[test]
    fn search_takes_every_word_in_any_case() {
        assert!(ids("mozilla 2.0").contains(&"MPL-2.0"));
        assert!(!ids("mozilla 2.0").contains(&"MPL-1.1"));
        assert!(ids("no such licence at all").is_empty());
    }

    #[test]
    fn licences_whose_text_is_not_here_are_found_by_steward_and_family() {
        assert!(ids("meta llama").contains(&"llama-3.1"));
        assert!(ids("google").contains(&"gemma"));
    }
}
