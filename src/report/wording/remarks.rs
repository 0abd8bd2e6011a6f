//! What reviewers and rooms say, in words; always under their name, so that nobody takes it for the program's.

use super::{one_line, words};
use crate::compare::{Agreement, Analysed, Remark, Reviewed};
use crate::edits::{Choice, Mark, Override, Verdict};
use crate::lens::Reading;
use crate::report::context::Context;
use std::collections::BTreeMap;

/// Who made a mark.
pub fn reviewer(mark: &Mark) -> &str {
    if mark.reviewer.is_empty() { "a reviewer" } else { &mark.reviewer }
}

/// What a mark says: "Ana disagrees, sets it aside: “only a threshold”".
pub fn said(mark: &Mark) -> String {
    let mut parts = Vec::new();
    match mark.verdict {
        Some(Verdict::Agree) => parts.push("agrees".to_owned()),
        Some(Verdict::Disagree) => parts.push("disagrees".to_owned()),
        Some(Verdict::Unsure) => parts.push("is unsure".to_owned()),
        None => {}
    }
    match &mark.overrides {
        Some(Override::SetAside) => parts.push("sets it aside".to_owned()),
        Some(Override::Found(found)) => {
            parts.push(format!("finds {} here ({})", found.kind, words::stance(found.stance)));
        }
        None => {}
    }
    let who = reviewer(mark);
    match (parts.is_empty(), mark.note.is_empty()) {
        (true, _) => format!("{who} notes: “{}”", mark.note),
        (false, true) => format!("{who} {}", parts.join(", ")),
        (false, false) => format!("{who} {}: “{}”", parts.join(", "), mark.note),
    }
}

/// What a remark is about: a kind of finding, or the clause.
pub fn subject(remark: &Remark) -> &str {
    remark.mark.finding.as_ref().map_or("the clause", |it| it.kind.as_str())
}

/// What to know of a remark that was found again in other words; empty where nothing changed.
pub fn stale(remark: &Remark) -> &'static str {
    match (remark.is_stale, &remark.mark.finding, remark.finding) {
        (false, ..) => "",
        (true, Some(_), None) => " (about a finding that is no longer made)",
        (true, ..) => " (said of other words; look again)",
    }
}

/// Voices of a room: "use 12, share 3".
pub fn voices(counts: &BTreeMap<Choice, u32>) -> String {
    counts.iter().map(|(choice, count)| format!("{} {count}", choice.name())).collect::<Vec<_>>().join(", ")
}

/// How far two reviewers went the same way, with how many subjects that rests on.
pub fn agreement(it: &Agreement) -> String {
    let name = |name: &str| if name.is_empty() { "a reviewer".to_owned() } else { name.to_owned() };
    let (one, other) = (name(&it.one), name(&it.other));
    if it.both == 0 {
        return format!("{one} and {other} judged nothing in common");
    }
    let kappa = it.kappa.map_or_else(|| "undefined (both gave one verdict only)".to_owned(), |it| format!("{it:.2}"));
    let percent = (it.same * 200 + it.both) / (it.both * 2);
    format!("{one} and {other}: the same verdict on {} of {} ({percent} %), Cohen's kappa {kappa}", it.same, it.both)
}

/// One line for each lens that reads otherwise once the overrides are in, and one on whose they are.
pub(in crate::report) fn reviewed_readings(reviewed: &Reviewed, context: &Context) -> Vec<String> {
    let mut names: Vec<&str> =
        reviewed.remarks.iter().filter(|it| it.mark.overrides.is_some()).map(|it| reviewer(&it.mark)).collect();
    names.sort_unstable();
    names.dedup();
    let line = |reading: &Reading| {
        let lens = words::lens_name(context.lenses, &reading.lens);
        let said = words::reading(context.lenses, reading);
        let said = if said.is_empty() { "nothing stands out".to_owned() } else { said };
        format!("{lens} {said} (with the overrides of {})", names.join(", "))
    };
    reviewed.readings.iter().map(line).collect()
}

/// Every remark and vote on a document: the clause's label, and what is said.
pub(in crate::report) fn lines(analysed: &Analysed, reviewed: &Reviewed) -> Vec<(String, String)> {
    let label = |clause: usize| analysed.clauses.list.get(clause).map_or("", |it| it.label.as_str()).to_owned();
    let remarks = reviewed.remarks.iter().map(|it| {
        let contested = it.mark.overrides == Some(Override::SetAside)
            && it.finding.is_some_and(|finding| !reviewed.set_aside.contains(&finding));
        let contested = if contested { " (not followed, for another reviewer agrees with the finding)" } else { "" };
        (label(it.clause), format!("{}: {}{}{contested}", subject(it), said(&it.mark), stale(it)))
    });
    let votes =
        reviewed.votes.iter().map(|(clause, counts)| (label(*clause), format!("the room voted: {}", voices(counts))));
    remarks.chain(votes).map(|(label, said)| (one_line(&label, 40), one_line(&said, 1_000))).collect()
}
