//! The words that licences turn on: one list for reading statements and for classing edits.

/// What a modal verb does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modal {
    /// May, can: allows.
    Allows,
    /// Must, shall, will: demands.
    Demands,
    /// Should, encouraged: asks.
    Asks,
}

/// Words that turn a sentence around.
const NEGATORS: [&str; 28] = [
    "not",
    "no",
    "never",
    "nor",
    "neither",
    "none",
    "nothing",
    "without",
    "unless",
    "except",
    "excepting",
    "excluding",
    "exclude",
    "excludes",
    "excluded",
    "cannot",
    "can't",
    "don't",
    "doesn't",
    "won't",
    "shan't",
    "isn't",
    "aren't",
    "mustn't",
    "needn't",
    "nobody",
    "non",
    "un",
];

/// Words that say how far a sentence reaches.
const SCOPE: [&str; 18] = [
    "any",
    "all",
    "each",
    "every",
    "some",
    "solely",
    "only",
    "exclusively",
    "sole",
    "exclusive",
    "entire",
    "whole",
    "both",
    "either",
    "limited",
    "substantially",
    "expressly",
    "directly",
];

/// Number words; digits are told by their token.
const NUMBERS: [&str; 36] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "ninety", "hundred", "thousand", "million", "millions",
    "billion", "billions", "trillion", "percent", "half", "first", "second", "third", "fourth", "fifth", "once",
    "twice",
];

/// Those who give, take, pass on or are owed.
const PARTIES: [&str; 34] = [
    "you",
    "your",
    "yours",
    "we",
    "our",
    "us",
    "licensor",
    "licensors",
    "licensee",
    "licensees",
    "contributor",
    "contributors",
    "recipient",
    "recipients",
    "user",
    "users",
    "distributor",
    "distributors",
    "affiliate",
    "affiliates",
    "company",
    "customer",
    "customers",
    "party",
    "parties",
    "holder",
    "holders",
    "author",
    "authors",
    "owner",
    "owners",
    "steward",
    "entity",
    "entities",
];

/// Places and those who belong to them.
const TERRITORIES: [&str; 52] = [
    "worldwide",
    "global",
    "territory",
    "territories",
    "country",
    "countries",
    "state",
    "states",
    "jurisdiction",
    "european",
    "union",
    "europe",
    "eu",
    "eea",
    "uk",
    "kingdom",
    "britain",
    "england",
    "wales",
    "ireland",
    "switzerland",
    "germany",
    "france",
    "china",
    "prc",
    "kong",
    "taiwan",
    "macau",
    "korea",
    "japan",
    "india",
    "singapore",
    "israel",
    "russia",
    "iran",
    "cuba",
    "syria",
    "america",
    "usa",
    "u.s",
    "california",
    "delaware",
    "york",
    "washington",
    "canada",
    "australia",
    "brazil",
    "africa",
    "asia",
    "emirates",
    "arabia",
    "domiciled",
];

/// Whether a word, in lower case, negates or takes away.
pub fn is_negator(word: &str) -> bool {
    NEGATORS.contains(&word) || word.ends_with("n't")
}

/// What a modal verb, in lower case, does.
pub fn modal(word: &str) -> Option<Modal> {
    match word {
        "may" | "can" | "could" | "might" | "permitted" | "allowed" | "entitled" => Some(Modal::Allows),
        "must" | "shall" | "will" | "required" | "obliged" => Some(Modal::Demands),
        "should" | "encouraged" | "requested" => Some(Modal::Asks),
        _ => None,
    }
}

/// Whether a word, in lower case, says how far a sentence reaches.
pub fn is_scope(word: &str) -> bool {
    SCOPE.contains(&word)
}

/// Whether a word, in lower case, is a number.
pub fn is_number_word(word: &str) -> bool {
    NUMBERS.contains(&word)
}

/// Whether a word, in lower case, names a party.
pub fn is_party(word: &str) -> bool {
    PARTIES.contains(&word)
}

/// Whether a word, in lower case, names a place.
pub fn is_territory(word: &str) -> bool {
    TERRITORIES.contains(&word)
}

/// The words that a prefix turns around in this one, if it has one: `revocable` in `irrevocable`, in lower case.
pub fn turned_around(word: &str) -> impl Iterator<Item = &str> {
    ["non-", "non", "un", "in", "ir", "im", "dis", "il"].iter().filter_map(move |prefix| word.strip_prefix(prefix))
}
