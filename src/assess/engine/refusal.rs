//! Sentences that speak to those who do not accept the terms: "if you do not agree, you may not use it" takes nothing from
//! those who do.

use super::text::Text;
use crate::clause::Clauses;

/// How long a condition may be that stands in front of its sentence, in bytes.
const LONGEST: usize = 300;

/// Whether a statement holds only for those who refuse the terms, by its own condition or by one before it in the same
/// sentence.
pub(super) fn is_for_those_who_refuse(text: &Text<'_>, clauses: &Clauses, statement: usize) -> bool {
    let words = |it: usize| String::from_utf8_lossy(text.slice(text.statement(it))).to_ascii_lowercase();
    let own = words(statement);
    if own.split_once(',').is_some_and(|(condition, _)| refuses(condition)) {
        return true;
    }
    let Some(before) = statement.checked_sub(1) else { return false };
    let clause = |it: usize| clauses.statements.get(it).map(|it| it.clause);
    let condition = words(before);
    clause(before) == clause(statement)
        && condition.trim_end().ends_with(',')
        && refuses(condition.trim_end_matches(','))
}

/// Whether a condition is that the terms are not accepted, and nothing else.
fn refuses(condition: &str) -> bool {
    const OPENS: [&str; 3] = ["if ", "unless ", "should "];
    const REFUSES: [&str; 10] = [
        "not agree",
        "not accept",
        "n't agree",
        "n't accept",
        "disagree",
        "not wish to accept",
        "not want to accept",
        "not consent",
        "unwilling to accept",
        "not willing to accept",
    ];
    const TERMS: [&str; 9] =
        ["terms", "agreement", "license", "licence", "conditions", "contract", "eula", "notice", "stipulations"];
    const ALSO: [&str; 6] = [" and ", " or ", "pay", "fee", " to be ", ";"];
    if condition.len() > LONGEST {
        return false;
    }
    let bare = condition.trim_start_matches(|it: char| !it.is_alphanumeric());
    // "(b) if the licensee …", "2.1 if you …".
    let is_number =
        |it: &str| it.len() < 6 && it.ends_with([')', '.']) || it.starts_with(|it: char| it.is_ascii_digit());
    let bare = bare.split_once(' ').filter(|it| is_number(it.0)).map_or(bare, |it| it.1);
    let Some(rest) = OPENS.iter().find_map(|it| bare.strip_prefix(it)) else { return false };
    let Some((who, refused)) = REFUSES.iter().find_map(|it| rest.split_once(it)) else { return false };
    // "Terms and conditions" is one thing; "if you do not agree or sell it" is two.
    let refused = refused.replace("terms and conditions", "terms").replace("terms or conditions", "terms");
    let is_short = refused.split_whitespace().count() <= 14;
    is_short
        && !ALSO.iter().any(|it| who.contains(it) || refused.contains(it))
        && (refused.trim().is_empty() || TERMS.iter().any(|it| refused.contains(it)))
}

#[cfg(test)]
mod tests {
    use super::refuses;

    #[test]
    fn only_a_refusal_of_the_terms_is_one() {
        for it in [
            "If you do not agree to the terms of this agreement",
            "(b) if the licensee does not accept this license",
            "if you do not agree",
            "if you do not accept the terms and conditions of this licence",
        ] {
            assert!(refuses(&it.to_lowercase()), "{it}");
        }
        for it in [
            "if you do not agree to pay us",
            "if you are a company",
            "if you do not agree to the terms or are a company",
            "when you agree to the terms",
            "if you are a company or do not accept this license",
            "if you do not agree to be audited under these terms",
        ] {
            assert!(!refuses(&it.to_lowercase()), "{it}");
        }
    }
}
