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
    let mut judged = Judged { uses: vec![None; policy.exceptions.len()], ..Judged::default() };
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
        let fitting = policy.exceptions.iter().enumerate().filter(|(_, it)| it.fits(&facts));
        let (holding, over): (Vec<_>, Vec<_>) = fitting.partition(|(_, it)| it.holds_on(day));
        for (at, _) in over {
            if let Some(slot) = judged.uses.get_mut(at) {
                *slot = Some(Use::Expired);
            }
        }
        match holding.first() {
            Some((at, _)) => {
                if let Some(slot) = judged.uses.get_mut(*at) {
                    *slot = Some(Use::Used);
                }
                judged.excepted.push((breach, *at));
            }
            None => judged.breaches.push(breach),
        }
    }
    judged
}

/// A path with `/` between names and without `./` at its head.
fn relative(name: &str) -> String {
    let name = name.replace('\\', "/");
    name.strip_prefix("./").unwrap_or(&name).to_owned()
}
