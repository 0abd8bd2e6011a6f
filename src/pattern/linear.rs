//! The `regex` crate's engine, compiled when it is first asked: for users' patterns, and where the machine gives up.

use super::machine::GroupSpans;
use regex_automata::Input;
use regex_automata::meta::{Config, Regex};
use regex_automata::util::syntax;
use regex_syntax::hir::{Hir, HirKind, Repetition};
use std::ops::Range;
use std::sync::OnceLock;

/// A pattern that takes time to make ready and linear time to look for.
///
/// Patterns bridge gaps of so many letters (`.{0,60}`), and each such gap makes many states. Most texts lack even the
/// words around the gaps, so a looser pattern, in which a gap may be of any length, is asked first: it has few states,
/// and what it does not find the pattern itself would not find.
#[derive(Clone, Debug, Default)]
pub(super) struct Linear {
    loose: OnceLock<Option<Regex>>,
    regex: OnceLock<Option<Regex>>,
}

impl Linear {
    /// The first match from a place on.
    pub(super) fn find(
        &self,
        source: &str,
        is_far: bool,
        text: &[u8],
        at: usize,
        groups: Option<&mut GroupSpans>,
    ) -> Option<Range<usize>> {
        if at == 0 && !self.may_be_in(source, is_far, text) {
            return None;
        }
        let (regex, input) = (self.regex(source, is_far)?, Input::new(text).range(at..));
        let Some(groups) = groups else { return regex.search(&input).map(|it| it.range()) };
        let mut captures = regex.create_captures();
        regex.search_captures(&input, &mut captures);
        *groups = captures.iter().map(|it| it.map(|it| it.range())).collect();
        captures.get_match().map(|it| it.range())
    }

    /// The compiled pattern; rule files are checked when they are read, so that none is missing here.
    fn regex(&self, source: &str, is_far: bool) -> Option<&Regex> {
        // Behind a looser pattern it is searched rarely, and in short texts: walking its many states then costs less
        // than making a table of them.
        let is_first = || is_far || self.loose(source, is_far).is_none();
        self.regex.get_or_init(|| compiled(source, is_first())).as_ref()
    }

    /// The compiled pattern, if it was looked for before.
    pub(super) fn regex_if_ready(&self) -> Option<&Regex> {
        self.regex.get()?.as_ref()
    }

    /// False only where the pattern is not in this text (in lower case): the quick answer.
    fn may_be_in(&self, source: &str, is_far: bool, text: &[u8]) -> bool {
        self.loose(source, is_far).is_none_or(|it| it.is_match(text))
    }

    fn loose(&self, source: &str, is_far: bool) -> Option<&Regex> {
        let loose = || loosened(source).filter(|_| !is_far);
        self.loose.get_or_init(|| loose().and_then(|it| compiled(&it, true))).as_ref()
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
            let linear = Linear::default();
            let exact = linear.regex(pattern, false).is_some_and(|it| it.is_match(text.as_bytes()));
            let may_be = linear.may_be_in(pattern, false, text.as_bytes());
            assert!(linear.loose(pattern, false).is_some() && (!exact || may_be), "{pattern}");
        }
        assert!(!Linear::default().may_be_in(r"[0-9]{1,9} (?:big |old ){0,5}users", false, b"many users"));
        assert_eq!(loosened("a|bc?"), None);
    }
}
