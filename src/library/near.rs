//! The id that was probably meant.

/// The candidate most like a word, if one is like it: case and punctuation aside, a few letters off, or its beginning.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let asked = folded(word);
    if asked.is_empty() {
        return None;
    }
    let allowed = 1 + asked.len() / 4;
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let known = folded(candidate);
            let distance = strsim::osa_distance(&asked, &known);
            // "gpl3" means the shortest id that begins with it, before any that is merely a few letters off.
            let begins = known.starts_with(&asked) && asked.len() >= 3;
            let rank = if begins { known.len() - asked.len() } else { 1_000 * distance };
            (begins || distance <= allowed).then_some((rank, candidate))
        })
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, candidate)| candidate)
}

/// Letters and digits alone, lower case, without the zero that people leave out of versions; cut where no id reaches.
fn folded(word: &str) -> String {
    let word = word.get(..word.len().min(100)).unwrap_or_default().to_lowercase().replace(".0", "");
    word.chars().filter(|it| it.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_as_people_type_them() {
        let ids = ["Apache-1.1", "Apache-2.0", "GPL-2.0-only", "GPL-3.0-only", "GPL-3.0-or-later", "MIT", "MPL-2.0"];
        let near = |word| nearest(word, ids);
        assert_eq!(near("apache2"), Some("Apache-2.0"));
        assert_eq!(near("Apache 2.0"), Some("Apache-2.0"));
        assert_eq!(near("gpl3"), Some("GPL-3.0-only"));
        assert_eq!(near("MTI"), Some("MIT"));
        assert_eq!(near("llama-3.1"), None);
        assert_eq!(near("--"), None);
    }
}
