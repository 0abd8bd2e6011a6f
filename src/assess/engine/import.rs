//! Other documents that a text makes part of itself, and whether they are here.

use super::text::Text;
use crate::assess::{Finding, Import};
use crate::document::Span;
use crate::never::slice;

/// The imports that findings tell of: those whose rule names what is imported in the parameter `imports`.
pub(super) fn imports(text: &Text<'_>, findings: &[Finding]) -> Vec<Import> {
    let mut out: Vec<Import> = Vec::new();
    for finding in findings {
        let Some(what) = finding.parameters.get("imports").and_then(|it| it.as_str()) else { continue };
        let target = target(text, finding);
        let loaded = is_loaded(text, finding, target.as_deref());
        // The same policy, named twice, is one import.
        let again = out
            .iter_mut()
            .find(|it| it.what == what && (it.target == target || target.is_none() || it.target.is_none()));
        match again {
            Some(first) => {
                first.target = first.target.take().or(target);
                first.loaded |= loaded;
            }
            None => {
                out.push(Import { what: what.to_owned(), clause: finding.clause, span: finding.span, target, loaded });
            }
        }
    }
    out
}

/// The address in the statement, else the one in the definition of the name that the rule captured, else that name.
fn target(text: &Text<'_>, finding: &Finding) -> Option<String> {
    let plain = &text.document.plain;
    let at = plain.from_source(finding.span);
    let around = text.statement_at(at.start).map_or(at, |it| text.statement(it));
    let words = slice(&plain.text, around.range());
    let name = finding.parameters.get("policy").and_then(|it| it.as_str()).map(str::to_owned);
    let defined = || address_of_term(text, name.as_deref()?);
    address(words).map(str::to_owned).or_else(defined).or(name)
}

/// The address that the definition of a term gives.
fn address_of_term(text: &Text<'_>, name: &str) -> Option<String> {
    let name = name.trim_start_matches("the ").to_lowercase();
    let plain = &text.document.plain;
    let of_name = text.clauses.definitions.iter().filter(|it| plain.slice(it.term).to_lowercase() == name);
    of_name.filter_map(|it| address(plain.slice(it.span))).map(str::to_owned).next()
}

fn address(words: &str) -> Option<&str> {
    let Some(start) = words.find("https://").or_else(|| words.find("http://")) else { return bare_address(words) };
    let rest = words.get(start..)?;
    let end = rest
        .find(|it: char| it.is_whitespace() || matches!(it, ')' | ']' | '>' | '"' | ',' | ';'))
        .unwrap_or(rest.len());
    Some(rest.get(..end)?.trim_end_matches(['.', ':']))
}

/// An address without its scheme: a host of several names, and a path.
fn bare_address(words: &str) -> Option<&str> {
    let bare = |word: &'_ str| -> bool {
        let Some((host, path)) = word.split_once('/') else { return false };
        let end = host.rsplit('.').next().unwrap_or("");
        let is_host =
            host.contains('.') && host.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '.' | '-'));
        is_host && !path.is_empty() && (2..=10).contains(&end.len()) && end.chars().all(|it| it.is_ascii_lowercase())
    };
    let trimmed = |word: &'_ str| word.trim_matches(['(', ')', '[', ']', '<', '>', '"', ',', ';', '.', ':']).len();
    words.split_whitespace().find_map(|word| {
        let start = word.find(|it: char| it.is_ascii_alphanumeric())?;
        let word = word.get(start..start + trimmed(word))?;
        bare(word).then_some(word)
    })
}

/// Whether another part of the bundle, or an attachment of the same file, looks like the policy.
fn is_loaded(text: &Text<'_>, finding: &Finding, target: Option<&str>) -> bool {
    let own_part = text.clauses.list.get(finding.clause).map_or(0, |it| it.part);
    let titles = |part: usize| {
        let span = text.document.parts.get(part).map_or(Span::new(0, 0), |it| it.span);
        let head = text.document.plain.from_source(span);
        String::from_utf8_lossy(text.slice(Span::new(head.start, head.end.min(head.start + 400)))).into_owned()
    };
    let others = (0..text.document.parts.len()).filter(|part| *part != own_part);
    let by_name = others.into_iter().any(|part| {
        let name = text.document.parts.get(part).map(|it| it.name.to_lowercase()).unwrap_or_default();
        let same = target.is_some_and(|it| !name.is_empty() && it.to_lowercase().ends_with(&name));
        same || is_policy_title(&name.replace(['_', '-'], " ")) || is_policy_title(&titles(part))
    });
    by_name || is_attached(text, finding)
}

fn is_policy_title(words: &str) -> bool {
    ["use policy", "usage policy", "prohibited use", "acceptable use", "use restrictions"]
        .iter()
        .any(|it| words.contains(it))
}

/// A heading, after the words that import it, that names a policy: it is printed in the same file.
fn is_attached(text: &Text<'_>, finding: &Finding) -> bool {
    let is_its_heading = |clause: &&crate::clause::Clause| {
        clause.span.start > finding.span.end
            && clause.heading.is_some_and(|heading| {
                let words = text.slice(text.document.plain.from_source(heading));
                is_policy_title(&String::from_utf8_lossy(words))
            })
    };
    text.clauses.list.iter().any(|it| is_its_heading(&it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_prose_goes_on() {
        assert_eq!(address("the policy (at https://a.example/p) is"), Some("https://a.example/p"));
        assert_eq!(address("see https://a.example/p."), Some("https://a.example/p"));
        assert_eq!(address("the policy at ai.example.dev/use/policy (the rules)"), Some("ai.example.dev/use/policy"));
        assert_eq!(address("(heron.example/policy),"), Some("heron.example/policy"));
        assert_eq!(address("no address, and/or his/her v1.2/3"), None);
    }
}
