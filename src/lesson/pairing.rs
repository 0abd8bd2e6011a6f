//! Who argues with whom, drawn at random: of phones those who answered otherwise, of a room without phones its numbers.

use super::ballot::{Ballot, Ballots};
use crate::edits::Choice;
use std::collections::{BTreeMap, BTreeSet};

/// People who argue with each other, by the number that each has: two, or three where one would be left over. Of phones
/// it is the phone's number and 1, in a room without phones what people count off.
pub type Group = Vec<u32>;

/// No room counts off further.
pub const LARGEST_ROOM: u32 = 1_000;

/// What somebody answered, as far as it can be argued about.
type Answer = (BTreeSet<Choice>, BTreeMap<usize, usize>);

/// Groups of the phones that answered, of different answers as far as there are such. The same seed draws the same.
pub fn by_votes(ballots: &Ballots, seed: u64) -> Vec<Group> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut by_answer: BTreeMap<Answer, Vec<u32>> = BTreeMap::new();
    for (phone, ballot) in ballots.iter().filter(|it| !it.1.is_empty()) {
        let Ballot { choices, placed, .. } = ballot;
        by_answer.entry((choices.clone(), placed.clone())).or_default().push(phone.saturating_add(1));
    }
    let mut camps: Vec<Vec<u32>> = by_answer.into_values().collect();
    for camp in &mut camps {
        random.shuffle(camp);
    }
    // The largest camp beside all others: who stands half the list away answered otherwise, unless one camp is more than
    // half the room.
    camps.sort_by_key(|it| std::cmp::Reverse(it.len()));
    let all: Vec<u32> = camps.into_iter().flatten().collect();
    let (one, other) = all.split_at(all.len() / 2);
    let mut groups: Vec<Group> = one.iter().zip(other).map(|it| vec![*it.0, *it.1]).collect();
    let left = other.get(one.len()).copied();
    random.shuffle(&mut groups);
    with_left_over(groups, left)
}

/// Groups of people who counted off from 1; none of a room of one. At most [`LARGEST_ROOM`] are drawn.
pub fn by_size(people: u32, seed: u64) -> Vec<Group> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut all: Vec<u32> = (1..=people.min(LARGEST_ROOM)).collect();
    random.shuffle(&mut all);
    let (pairs, left) = all.as_chunks::<2>();
    with_left_over(pairs.iter().map(|it| it.to_vec()).collect(), left.first().copied())
}

/// Who is left over joins a pair. Whoever is alone in the room is in no group.
fn with_left_over(mut groups: Vec<Group>, left: Option<u32>) -> Vec<Group> {
    if let (Some(group), Some(left)) = (groups.first_mut(), left) {
        group.push(left);
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// Groups in a line: `1 and 4, 2 and 3 and 5`.
pub fn grouped(groups: &[Group]) -> String {
    let group = |it: &Group| it.iter().map(u32::to_string).collect::<Vec<_>>().join(" and ");
    groups.iter().map(group).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ballots(answers: &[Choice]) -> Ballots {
        let ballot = |it: &Choice| Ballot { choices: [*it].into(), ..Ballot::default() };
        (0..).zip(answers.iter().map(ballot)).collect()
    }

    #[test]
    fn everybody_argues_and_with_somebody_who_answered_otherwise() {
        use Choice::{None, Share, Use};
        let answers = [Use, Use, Use, Share, Share, None, None, Use];
        for seed in 0..50 {
            let groups = by_votes(&ballots(&answers), seed);
            let everybody: BTreeSet<u32> = groups.iter().flatten().copied().collect();
            assert_eq!((everybody, groups.len()), ((1..=8).collect(), 4), "{groups:?}");
            for group in &groups {
                let said: BTreeSet<Choice> = group.iter().map(|it| answers[*it as usize - 1]).collect();
                assert_eq!(said.len(), 2, "{group:?} of {groups:?}");
            }
        }
        assert_ne!(by_votes(&ballots(&answers), 1), by_votes(&ballots(&answers), 2), "drawn, not listed");
    }

    #[test]
    fn nobody_is_left_over_and_who_did_not_answer_is_not_drawn() {
        let mut odd = ballots(&[Choice::Use, Choice::Share, Choice::Use]);
        odd.insert(7, Ballot::default());
        assert_eq!(by_votes(&odd, 3), [vec![1, 2, 3]]);
        assert_eq!(by_votes(&ballots(&[Choice::Use]), 3), Vec::<Group>::new());
        assert_eq!(by_votes(&Ballots::new(), 3), Vec::<Group>::new());
    }

    #[test]
    fn a_room_counts_off() {
        let groups = by_size(7, 5);
        assert_eq!((groups.len(), groups.iter().map(Vec::len).max()), (3, Some(3)), "{groups:?}");
        assert_eq!(groups.iter().flatten().copied().collect::<BTreeSet<_>>(), (1..=7).collect());
        assert_eq!(groups, by_size(7, 5), "the same seed draws the same");
        assert_eq!(by_size(1, 5), Vec::<Group>::new());
        assert_eq!(by_size(u32::MAX, 5).len(), 500, "no room is larger");
        assert_eq!(grouped(&[vec![1, 4], vec![2, 3, 5]]), "1 and 4, 2 and 3 and 5");
    }
}
