//! Patterns over bytes in small letters, compiled when they are first looked for and tried only where the words stand
//! that they need.

mod needs;
mod several;

pub use needs::{Needs, Told, Words};
pub use several::Patterns;

use regex_automata::meta::{Config, Regex};
use regex_automata::util::syntax;
use regex_syntax::hir::{Hir, HirKind, Repetition};
use std::sync::OnceLock;

/// A pattern that is compiled when it is first looked for.
///
/// Patterns bridge gaps of so many letters (`.{0,60}`), and each such gap makes many states. Most texts lack even the
/// words around the gaps, so a looser pattern, in which a gap may be of any length, is asked first: it has few states,
/// and what it does not find the pattern itself would not find.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    /// The words without which it cannot match.
    pub needs: Needs,
    /// Whether it is looked for in whole documents.
    is_far: bool,
    loose: OnceLock<Option<Regex>>,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern that is looked for where a trigger matched: what words it needs is not worth asking.
    pub fn new(source: &str) -> Self {
        let (source, needs) = (source.to_owned(), Needs::Nothing);
        Self { source, needs, is_far: false, loose: OnceLock::new(), regex: OnceLock::new() }
    }

    /// A pattern that is looked for in many places: in none that lacks what it needs.
    pub fn needing(source: &str, needs: Needs) -> Self {
        Self { needs, ..Self::new(source) }
    }

    /// One that is looked for in whole documents: there a table pays.
    pub fn far(source: &str, needs: Needs) -> Self {
        Self { is_far: true, ..Self::needing(source, needs) }
    }

    /// As it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The compiled pattern; rule files are checked when they are read, so that none is missing here.
    pub fn regex(&self) -> Option<&Regex> {
        // Behind a looser pattern it is searched rarely, and in short texts: walking its many states then costs less
        // than making a table of them.
        self.regex.get_or_init(|| compiled(&self.source, self.is_far || self.loose().is_none())).as_ref()
    }

    fn loose(&self) -> Option<&Regex> {
        let loose = || loosened(&self.source).filter(|_| !self.is_far);
        self.loose.get_or_init(|| loose().and_then(|it| compiled(&it, true))).as_ref()
    }

    /// False only where the pattern is not in this text (in lower case): the quick answer.
    pub fn may_be_in(&self, text: &[u8]) -> bool {
        self.loose().is_none_or(|it| it.is_match(text))
    }

    /// Whether it is found in this text (in lower case).
    pub fn is_in(&self, text: &[u8]) -> bool {
        self.may_be_in(text) && self.regex().is_some_and(|regex| regex.is_match(text))
    }
}

fn compiled(pattern: &str, with_table: bool) -> Option<Regex> {
    let config = Config::new().hybrid(with_table).utf8_empty(false);
    let bytes = syntax::Config::new().unicode(false).utf8(false);
    Regex::builder().configure(config).syntax(bytes).build(pattern).ok()
}

/// The pattern with every counted repetition made an unlimited one; `None` if it has none worth it.
fn loosened(pattern: &str) -> Option<String> {
    let hir = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern).ok()?;
    let mut changed = false;
    let hir = loose(&hir, &mut changed);
    changed.then(|| hir.to_string())
}

fn loose(hir: &Hir, changed: &mut bool) -> Hir {
    match hir.kind() {
        HirKind::Repetition(it) => {
            let counted = it.max.is_some_and(|max| max > 3);
            *changed |= counted;
            let (min, max) = if counted { (it.min.min(1), None) } else { (it.min, it.max) };
            Hir::repetition(Repetition { min, max, greedy: it.greedy, sub: Box::new(loose(&it.sub, changed)) })
        }
        HirKind::Capture(it) => loose(&it.sub, changed),
        HirKind::Concat(all) => Hir::concat(all.iter().map(|it| loose(it, changed)).collect()),
        HirKind::Alternation(all) => Hir::alternation(all.iter().map(|it| loose(it, changed)).collect()),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => hir.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loose_pattern_finds_whatever_the_pattern_finds() {
        for (pattern, text) in [
            (r"\b(?:only|solely)\b.{0,20}research", "only, as far as the law goes, for research"),
            (r"\b(?:only|solely)\b.{0,20}research", "only for research"),
            (r"(?P<n>[0-9]{1,9}) (?:big |old ){0,5}users", "700 big old users"),
            (r"^.{0,8}[^;]{2,40}$", "1. a short line"),
        ] {
            let pattern = Pattern::new(pattern);
            let exact = pattern.regex().is_some_and(|it| it.is_match(text.as_bytes()));
            assert!(
                pattern.loose().is_some() && (!exact || pattern.may_be_in(text.as_bytes())),
                "{}",
                pattern.source()
            );
        }
        let pattern = Pattern::new(r"[0-9]{1,9} (?:big |old ){0,5}users");
        assert!(!pattern.may_be_in(b"many users"));
        assert_eq!(loosened("a|bc?"), None);
    }
}
