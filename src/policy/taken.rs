//! What exceptions take of what breaks a policy, and of which use each was.

use super::Policy;
use super::exception::{Facts, Use};
use super::judge::{Breach, Judged};
use crate::compare::{Analysed, Original};
use std::collections::BTreeMap;

/// Takes out what exceptions take, and tells of which use each was.
pub(super) fn excepted(policy: &Policy, analysed: &Analysed, breaches: Vec<Breach>, day: &str) -> Judged {
    let whole = [Original::Exact, Original::Cosmetic, Original::WithoutAppendix];
    let identified = analysed.identified.as_ref().filter(|it| whole.contains(&it.relation));
    let licences: Vec<&str> =
        identified.map_or_else(Vec::new, |it| std::iter::once(it.id).chain(it.also.iter().copied()).collect());
    let mut judged = Judged::of(policy);
    let mut files: BTreeMap<usize, String> = BTreeMap::new();
    for breach in breaches {
        let clause = breach.place.and_then(|(clause, _)| analysed.clauses.list.get(clause));
        let part = clause.map_or(0, |it| it.part);
        let name = || analysed.document.parts.get(part).map_or_else(String::new, |it| relative(&it.name));
        let facts = Facts {
            licences: &licences,
            sha256: &analysed.document.sha256,
            file: files.entry(part).or_insert_with(name),
            label: clause.map_or("", |it| it.label.as_str()),
            anchor: clause.map_or("", |it| it.anchor.as_str()),
            code: &breach.code,
        };
        let fitting = fitting(policy, &facts);
        judged.sort_in(policy, breach, &fitting, day);
    }
    judged
}

/// The places of the exceptions that speak of something.
fn fitting(policy: &Policy, facts: &Facts<'_>) -> Vec<usize> {
    policy.exceptions.iter().enumerate().filter(|(_, it)| it.fits(facts)).map(|(at, _)| at).collect()
}

/// What a document of which nothing is here comes to: its terms are unknown, unless an exception takes that. Its name, such
/// as `hf:org/name`, stands for its file.
pub(super) fn unknown(policy: &Policy, breach: Breach, name: &str, day: &str) -> Judged {
    let mut judged = Judged::of(policy);
    let facts = Facts { licences: &[], sha256: "", file: name, label: "", anchor: "", code: &breach.code };
    let fitting = fitting(policy, &facts);
    judged.sort_in(policy, breach, &fitting, day);
    judged
}

impl Judged {
    /// Nothing yet.
    fn of(policy: &Policy) -> Self {
        Self { uses: vec![None; policy.exceptions.len()], ..Self::default() }
    }

    /// Puts a breach where it belongs, by the exceptions that speak of it.
    fn sort_in(&mut self, policy: &Policy, breach: Breach, fitting: &[usize], day: &str) {
        let mut holding = None;
        for at in fitting {
            let holds = policy.exceptions.get(*at).is_some_and(|it| it.holds_on(day));
            if holds && holding.is_some() {
                continue;
            }
            if let Some(slot) = self.uses.get_mut(*at) {
                *slot = Some(if holds { Use::Used } else { Use::Expired });
            }
            if holds {
                holding = Some(*at);
            }
        }
        match holding {
            Some(at) => self.excepted.push((breach, at)),
            None => self.breaches.push(breach),
        }
    }
}

/// A path with `/` between names and without `./` at its head.
fn relative(name: &str) -> String {
    let name = name.replace(std::path::MAIN_SEPARATOR, "/");
    name.strip_prefix("./").unwrap_or(&name).to_owned()
}
