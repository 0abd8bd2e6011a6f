//! Rule files that the user wrote, beside or instead of built-in rules.

use super::fragment::Fragments;
use super::kind::{ForBusiness, Freedom, Kind, Once, PassesOn, Stance};
use super::prepare::{self, SlotNames};
use super::rule::{Rule, RuleFile};
use crate::clause::{Act, Object};
use serde::{Deserialize, Serialize};

/// A user's rule file as it went into an assessment: exports name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct UserFile {
    /// The file's name.
    pub name: String,
    /// SHA-256 of its bytes, as `sha256:…`.
    pub sha256: String,
}

/// What is wrong with a rule file: which file, which line, why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct RuleError {
    /// The file's name as given.
    pub file: String,
    /// The line, counting from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

/// A rule file as a user writes it: of a kind that is built in, the id is enough.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: WrittenKind,
    #[serde(default, rename = "rule")]
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenKind {
    id: String,
    title: Option<String>,
    summary: Option<String>,
    stance: Option<Stance>,
    freedoms: Option<Vec<Freedom>>,
    authority: Option<String>,
    once: Option<Once>,
    #[serde(rename = "passes-on")]
    passes_on: Option<PassesOn>,
    business: Option<ForBusiness>,
    ordinary: Option<bool>,
}

/// Reads a rule file; `known` finds a kind that is there already.
///
/// # Errors
/// The first mistake, with its line.
pub fn parse<'k>(
    name: &str,
    toml: &str,
    fragments: &Fragments,
    known: impl Fn(&str) -> Option<&'k Kind>,
) -> Result<RuleFile, RuleError> {
    let error = |at: usize, reason: String| RuleError { file: name.to_owned(), line: line_of(toml, at), reason };
    let written: Written = toml::from_str(toml).map_err(|it| {
        let reason = it.message().lines().collect::<Vec<_>>().join(" ");
        error(it.span().map_or(0, |span| span.start), reason)
    })?;
    let kind = completed(written.kind, known).map_err(|reason| error(toml.find("[kind]").unwrap_or(0), reason))?;
    let mut file = RuleFile { kind, rules: written.rules };
    prepare::prepare(&mut file, fragments, &names()).map_err(|mistake| {
        let id = file.rules.get(mistake.rule).map_or("", |it| it.id.as_str());
        let reason = format!("rule {}/{id}: {}", file.kind.id, mistake.reason);
        error(place_of(toml, mistake.rule, &mistake.words), reason)
    })?;
    Ok(file)
}

fn names() -> SlotNames {
    let owned = |it: Vec<&str>| it.into_iter().map(str::to_owned).collect();
    SlotNames {
        acts: owned(Act::all().map(Act::id).collect()),
        objects: owned(Object::all().map(Object::id).collect()),
    }
}

/// A kind of the user's own says everything; of a known one, what is left out stays as it is.
fn completed<'k>(written: WrittenKind, known: impl Fn(&str) -> Option<&'k Kind>) -> Result<Kind, String> {
    let base = known(&written.id);
    let lacking = |field: &str| {
        let id = &written.id;
        format!("the kind {id} is not built in, so its `{field}` must be given")
    };
    Ok(Kind {
        title: written.title.or(base.map(|it| it.title.clone())).ok_or_else(|| lacking("title"))?,
        summary: written.summary.or(base.map(|it| it.summary.clone())).ok_or_else(|| lacking("summary"))?,
        stance: written.stance.or(base.map(|it| it.stance)).ok_or_else(|| lacking("stance"))?,
        freedoms: written.freedoms.or(base.map(|it| it.freedoms.clone())).ok_or_else(|| lacking("freedoms"))?,
        authority: written.authority.or(base.map(|it| it.authority.clone())).unwrap_or_default(),
        once: written.once.or(base.map(|it| it.once)).unwrap_or_default(),
        passes_on: written.passes_on.or(base.and_then(|it| it.passes_on.clone())),
        business: written.business.or(base.map(|it| it.business)).unwrap_or_default(),
        ordinary: written.ordinary.or(base.map(|it| it.ordinary)).unwrap_or_default(),
        id: written.id,
    })
}

/// Puts a user's file beside the others: a rule with the id of one that is there takes its place, others are added.
pub(in crate::assess) fn laid_over(files: &mut Vec<RuleFile>, user: RuleFile) {
    let Some(file) = files.iter_mut().find(|it| it.kind.id == user.kind.id) else {
        files.push(user);
        return;
    };
    file.kind = user.kind;
    for rule in user.rules {
        match file.rules.iter_mut().find(|it| it.id == rule.id) {
            Some(old) => *old = rule,
            None => file.rules.push(rule),
        }
    }
}

/// Where words of a rule stand in its file: behind the header of that rule, else at the header itself.
fn place_of(toml: &str, rule: usize, words: &str) -> usize {
    let header = toml.match_indices("[[rule]]").nth(rule).map_or(0, |(at, _)| at);
    let found = toml.get(header..).and_then(|rest| rest.find(words)).filter(|_| !words.is_empty());
    found.map_or(header, |at| header + at)
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|it| *it == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUSE: &str = "[kind]\nid = \"house-rule\"\ntitle = \"House rule\"\nsummary = \"Ours.\"\nstance = \"notice\"\n\
                         freedoms = [\"use\"]\n\n[[rule]]\nid = \"arbitration\"\nwords = [\"arbitration\"]\n\
                         pattern = '''arbitration in [a-z]+'''\nwhy = \"We do not go there.\"\n";

    fn parsed(toml: &str) -> Result<RuleFile, RuleError> {
        parse("house.toml", toml, &Fragments::new(), |_| None)
    }

    #[test]
    fn a_mistake_has_its_file_line_and_reason() {
        assert!(parsed(HOUSE).is_ok());
        let said = |toml: &str| parsed(toml).unwrap_err().to_string();
        let unclosed = said(&HOUSE.replace("[a-z]+", "[a-z+"));
        assert!(
            unclosed.starts_with("house.toml:11: rule house-rule/arbitration: the pattern does not compile"),
            "{unclosed}"
        );
        let role = said(&HOUSE.replace("why =", "roles = [\"grunt\"]\nwhy ="));
        assert!(role.starts_with("house.toml:12: ") && role.contains("“grunt” is none of grant"), "{role}");
        let toml = said(&HOUSE.replace("stance = \"notice\"", "stance = notice"));
        assert!(toml.starts_with("house.toml:5: "), "{toml}");
        let field = said(&HOUSE.replace("title = \"House rule\"\n", ""));
        assert!(field.starts_with("house.toml:1: ") && field.contains("`title`"), "{field}");
        let fragment = said(&HOUSE.replace("[a-z]+", "{town}"));
        assert!(fragment.starts_with("house.toml:11: ") && fragment.contains("{town}"), "{fragment}");
        let twice =
            said(&format!("{HOUSE}\n[[rule]]\nid = \"arbitration\"\nwords = [\"a\"]\npattern = \"a\"\nwhy = \"b\"\n"));
        assert!(twice.starts_with("house.toml:15: "), "{twice}");
    }

    #[test]
    fn a_rule_of_the_same_id_takes_the_place_of_the_old_one() {
        let mut files = vec![parsed(HOUSE).unwrap()];
        let mut user = parsed(&HOUSE.replace("[a-z]+", "texas")).unwrap();
        let mut other = user.rules[0].clone();
        other.id = "other".to_owned();
        user.rules.push(other);
        laid_over(&mut files, user);
        let patterns: Vec<&str> = files[0].rules.iter().map(|it| it.pattern.as_str()).collect();
        assert_eq!(patterns, ["arbitration in texas"; 2]);
    }
}
