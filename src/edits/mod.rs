//! The user's corrections and remarks: an input of a comparison, never a mutation of its result.

mod known;
mod mark;
mod pin;
mod place;
mod vote;

pub use known::Known;
pub use mark::{Found, Mark, Marked, Override, Verdict};
pub use pin::Pin;
pub use place::Place;
pub use vote::{Choice, Vote};

use serde::{Deserialize, Serialize};

/// Everything that the user corrected or noted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Edits {
    /// Clauses aligned by hand; the last word on two clauses counts.
    pub pins: Vec<Pin>,
    /// What reviewers say of findings and clauses; one mark a reviewer and subject.
    pub marks: Vec<Mark>,
    /// How a room voted on clauses; one vote a clause.
    pub votes: Vec<Vote>,
    /// What reviewers know of artefacts; one entry a component of a release.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub known: Vec<Known>,
}

impl Edits {
    /// Whether there is nothing to lose.
    pub fn is_empty(&self) -> bool {
        self.pins.is_empty() && self.marks.is_empty() && self.votes.is_empty() && self.known.is_empty()
    }

    /// Adds a pin; what was said before of the same two clauses no longer holds.
    pub fn pin(&mut self, pin: Pin) {
        self.pins.retain(|it| !it.is_about(&pin));
        self.pins.push(pin);
    }

    /// Adds a reviewer's mark in the place of the same reviewer's mark on the same subject; one that says nothing
    /// takes it away.
    pub fn mark(&mut self, mark: Mark) {
        let at = self.marks.iter().position(|it| it.is_of_same(&mark));
        match (at, mark.is_empty()) {
            (Some(at), true) => drop(self.marks.remove(at)),
            (Some(at), false) => {
                if let Some(old) = self.marks.get_mut(at) {
                    *old = mark;
                }
            }
            (None, true) => {}
            (None, false) => self.marks.push(mark),
        }
    }

    /// Keeps a vote in the place of the one on the same clause; one without voices takes it away.
    pub fn vote(&mut self, vote: Vote) {
        self.votes.retain(|it| !it.place.is_same(&vote.place));
        if vote.voices() > 0 {
            self.votes.push(vote);
        }
    }

    /// Takes in what is known of a component, in the place of what was known before.
    pub fn know(&mut self, known: Known) {
        self.known.retain(|it| !it.is_about_same(&known));
        self.known.push(known);
    }

    /// Forgets what was entered of a component of a release.
    pub fn unknow(&mut self, sha256: &str, component: &str) {
        self.known.retain(|it| it.sha256 != sha256 || it.component != component);
    }

    /// What was said of documents' clauses is said of the documents as they are now: for each, the SHA-256 that it had,
    /// the one that it has, and its name.
    pub fn move_to(&mut self, moves: &[(String, String, String)]) {
        let pinned = self.pins.iter_mut().flat_map(|it| [&mut it.one, &mut it.other]);
        let marked = self.marks.iter_mut().map(|it| &mut it.place);
        let voted = self.votes.iter_mut().map(|it| &mut it.place);
        for place in pinned.chain(marked).chain(voted) {
            // Of files that changed places each mark goes with its own text once, not on with the next.
            if let Some((_, now, name)) = moves.iter().find(|(was, ..)| *was == place.sha256) {
                now.clone_into(&mut place.sha256);
                name.clone_into(&mut place.name);
            }
        }
        for known in &mut self.known {
            if let Some((_, now, name)) = moves.iter().find(|(was, ..)| *was == known.sha256) {
                now.clone_into(&mut known.sha256);
                name.clone_into(&mut known.name);
            }
        }
    }

    /// Lays another session's corrections over these. Marks keep their reviewer; those of nobody get `name`, and so
    /// do those of a reviewer who says something else here under the same name. Pins and votes that are here stay.
    /// How many of the other's pins and votes were left out, for they contradict what is here.
    pub fn lay_over(&mut self, other: &Self, name: &str) -> usize {
        let clashes = |it: &Mark| self.marks.iter().any(|here| here.is_of_same(it) && here != it);
        let renamed: Vec<&str> = other.marks.iter().filter(|it| clashes(it)).map(|it| it.reviewer.as_str()).collect();
        let renamed: Vec<String> = renamed.into_iter().map(str::to_owned).collect();
        for mark in &other.marks {
            let keeps = !mark.reviewer.is_empty() && !renamed.contains(&mark.reviewer);
            let reviewer = if keeps {
                mark.reviewer.clone()
            } else if mark.reviewer.is_empty() || mark.reviewer == name {
                name.to_owned()
            } else {
                format!("{} ({name})", mark.reviewer)
            };
            self.mark(Mark { reviewer, ..mark.clone() });
        }
        let mut left_out = 0;
        for pin in &other.pins {
            match self.pins.iter().find(|it| it.is_about(pin)) {
                None => self.pins.push(pin.clone()),
                Some(here) => left_out += usize::from(here.apart != pin.apart),
            }
        }
        for vote in &other.votes {
            match self.votes.iter().find(|it| it.place.is_same(&vote.place)) {
                None => self.votes.push(vote.clone()),
                Some(here) => left_out += usize::from(here.counts != vote.counts),
            }
        }
        for known in &other.known {
            match self.known.iter().find(|it| it.is_about_same(known)) {
                None => self.known.push(known.clone()),
                Some(here) => left_out += usize::from((here.state, &here.license) != (known.state, &known.license)),
            }
        }
        left_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(reviewer: &str, label: &str, verdict: Option<Verdict>) -> Mark {
        let place =
            Place { sha256: "1".to_owned(), label: label.to_owned(), anchor: label.to_owned(), ..Place::default() };
        Mark { reviewer: reviewer.to_owned(), place, verdict, ..Mark::default() }
    }

    #[test]
    fn a_reviewer_has_one_word_on_each_subject() {
        let mut edits = Edits::default();
        edits.mark(mark("ana", "1", Some(Verdict::Agree)));
        edits.mark(mark("ben", "1", Some(Verdict::Disagree)));
        edits.mark(mark("ana", "1", Some(Verdict::Unsure)));
        assert_eq!(edits.marks, [mark("ana", "1", Some(Verdict::Unsure)), mark("ben", "1", Some(Verdict::Disagree))]);
        edits.mark(mark("ana", "1", None));
        assert_eq!(edits.marks, [mark("ben", "1", Some(Verdict::Disagree))]);
    }

    #[test]
    fn marks_go_with_their_documents_even_where_these_change_places() {
        let mut edits = Edits::default();
        for sha256 in ["a", "b"] {
            let place = Place { sha256: sha256.to_owned(), anchor: sha256.to_owned(), ..Place::default() };
            edits.mark(Mark { note: sha256.to_owned(), ..Mark::on("ana", place, None) });
        }
        let go = |was: &str, now: &str| (was.to_owned(), now.to_owned(), String::new());
        edits.move_to(&[go("a", "b"), go("b", "a")]);
        assert_eq!(edits.marks.iter().map(|it| it.place.sha256.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    }

    #[test]
    fn laying_over_mixes_no_two_reviewers() {
        let mut edits = Edits::default();
        edits.mark(mark("ana", "1", Some(Verdict::Agree)));
        let mut other = Edits::default();
        other.mark(mark("ana", "1", Some(Verdict::Disagree)));
        other.mark(mark("ana", "2", Some(Verdict::Agree)));
        other.mark(mark("", "3", Some(Verdict::Agree)));
        edits.lay_over(&other, "b");
        let names: Vec<_> = edits.marks.iter().map(|it| it.reviewer.as_str()).collect();
        assert_eq!(names, ["ana", "ana (b)", "ana (b)", "b"]);
        let before = edits.clone();
        assert_eq!(edits.clone().lay_over(&before, "c"), 0);
        edits.lay_over(&before, "c");
        assert_eq!(edits, before, "the same said again changes nothing");
    }
}
