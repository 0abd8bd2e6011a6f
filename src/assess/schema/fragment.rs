//! Fragments: named pieces of patterns (`{work}`, `{not}`) that rules share, in `assets/fragments.toml`.
//!
//! The build script reads this file too.

use std::collections::BTreeMap;

/// Names and their patterns; a fragment may use those that stand before it in the alphabet or in the file, not itself.
pub type Fragments = BTreeMap<String, String>;

/// Replaces each `{name}` by its fragment, in a group of its own. Repetitions such as `{0,40}` stay.
///
/// # Errors
/// The name that no fragment has, or that leads back to itself.
pub fn expand(pattern: &str, fragments: &Fragments) -> Result<String, String> {
    expand_to(pattern, fragments, 0)
}

fn expand_to(pattern: &str, fragments: &Fragments, depth: usize) -> Result<String, String> {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let name = from.get(1..).unwrap_or("").split('}').next().unwrap_or("");
        let is_name = name.starts_with(|it: char| it.is_ascii_lowercase())
            && from.get(name.len() + 1..).is_some_and(|it| it.starts_with('}'));
        if is_name {
            let fragment = fragments.get(name).ok_or_else(|| format!("no fragment is called {{{name}}}"))?;
            if depth > 8 {
                return Err(format!("the fragment {{{name}}} leads back to itself"));
            }
            out.push_str("(?:");
            out.push_str(&expand_to(fragment, fragments, depth + 1)?);
            out.push(')');
            rest = from.get(name.len() + 2..).unwrap_or("");
        } else {
            out.push('{');
            rest = from.get(1..).unwrap_or("");
        }
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_expand_and_repetitions_stay() {
        let fragments = Fragments::from([
            ("work".to_owned(), "model|software".to_owned()),
            ("use".to_owned(), "use the {work}".to_owned()),
            ("loop".to_owned(), "{loop}".to_owned()),
        ]);
        assert_eq!(expand("a {work}{0,3}", &fragments).unwrap(), "a (?:model|software){0,3}");
        assert_eq!(expand("{use}", &fragments).unwrap(), "(?:use the (?:model|software))");
        assert!(expand("{nothing}", &fragments).is_err());
        assert!(expand("{loop}", &fragments).is_err());
    }
}
