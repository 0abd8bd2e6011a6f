//! What a room moves in an exercise: things, the places that they go to, and where the lesson puts them.

use super::file::Exercise;
use crate::artefact::all;
use crate::lens::Lenses;
use crate::openness::{Role, mappings};
use std::collections::BTreeMap;

/// Keys for places: one digit each.
const MOST_PLACES: usize = 10;

/// Things to be moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// The things, in an order that says nothing.
    pub things: Vec<Thing>,
    /// Where they can go.
    pub places: Vec<String>,
    /// Whether each place takes one thing alone.
    pub is_ranking: bool,
}

/// Something to be moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// What it says.
    pub words: String,
    /// The text it is from; empty where it is no quote.
    pub from: String,
    /// The places that the lesson gives it, the first one before others that are as right; none where it gives none.
    pub right: Vec<usize>,
}

/// Where a room put things: thing to place.
pub type Placed = BTreeMap<usize, usize>;

impl Task {
    /// The task of an exercise in which things are moved; `None` for the others.
    pub fn of(exercise: &Exercise) -> Option<Self> {
        match exercise {
            Exercise::Match { cards, .. } => {
                let mut places = criteria(
                    cards.iter().flat_map(|it| std::iter::once(&it.answer).chain(&it.also)).map(String::as_str),
                );
                // Where the key is the criterion's number the name need not say it again.
                for (key, (_, name)) in (1..).zip(&mut places) {
                    if let Some((_, title)) = name.split_once(&format!(" {key}: ")) {
                        *name = title.to_owned();
                    }
                }
                let things = cards.iter().map(|it| Thing {
                    words: it.quote.clone(),
                    from: it.text.clone(),
                    right: std::iter::once(&it.answer)
                        .chain(&it.also)
                        .filter_map(|answer| places.iter().position(|(id, _)| id == answer))
                        .collect(),
                });
                let things = things.collect();
                Some(Self { things, places: places.into_iter().map(|it| it.1).collect(), is_ranking: false })
            }
            Exercise::Order { texts, .. } => {
                let id = |it: &str| it.rsplit_once(':').map_or(it, |it| it.1).to_owned();
                let thing = |(at, it): (usize, &String)| Thing { words: id(it), from: String::new(), right: vec![at] };
                let mut things: Vec<Thing> = texts.iter().enumerate().map(thing).collect();
                things.sort_by(|a, b| a.words.cmp(&b.words));
                let places = (1..=texts.len().min(MOST_PLACES)).map(|it| it.to_string()).collect();
                Some(Self { things, places, is_ranking: true })
            }
            Exercise::Mapping { mapping, parts, .. } => {
                let mapping = mappings().iter().find(|it| it.id == *mapping);
                let role = |id: &str| {
                    let of = Role::ALL
                        .iter()
                        .position(|role| mapping.is_some_and(|it| it.of(*role).iter().any(|it| it == id)));
                    of.into_iter().collect()
                };
                let is_moved = |id: &str, required: bool| {
                    if parts.is_empty() { required } else { parts.iter().any(|it| it == id) }
                };
                let parts = all().filter(|it| is_moved(it.id, it.is_required));
                let things = parts
                    .map(|it| Thing { words: it.name.to_owned(), from: String::new(), right: role(it.id) })
                    .collect();
                Some(Self {
                    things,
                    places: Role::ALL.iter().map(|it| it.name().to_owned()).collect(),
                    is_ranking: false,
                })
            }
            Exercise::Mark { .. } | Exercise::Difference { .. } => None,
        }
    }

    /// Puts a thing somewhere, or, where it is there already, takes it away. In a ranking what stood there takes the
    /// place that the thing had.
    pub fn put(&self, placed: &mut Placed, thing: usize, place: usize) {
        if thing >= self.things.len() || place >= self.places.len() {
            return;
        }
        let before = placed.get(&thing).copied();
        if before == Some(place) {
            placed.remove(&thing);
            return;
        }
        let other = placed.iter().find(|it| *it.1 == place).map(|it| *it.0);
        if let Some(other) = other.filter(|_| self.is_ranking) {
            match before {
                Some(before) => placed.insert(other, before),
                None => placed.remove(&other),
            };
        }
        placed.insert(thing, place);
    }

    /// How many things the room put where the lesson has them, and how many the lesson puts anywhere.
    pub fn right(&self, placed: &Placed) -> (usize, usize) {
        let right = |(at, it): (usize, &Thing)| placed.get(&at).is_some_and(|place| it.right.contains(place));
        let of = self.things.iter().filter(|it| !it.right.is_empty()).count();
        (self.things.iter().enumerate().filter(|it| right(*it)).count(), of)
    }
}

/// The criteria that cards may bear on: all of the definition that the answers are from, as far as there are keys for
/// them; what else is an answer takes the place of the last.
fn criteria<'a>(answers: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    let answers: Vec<&str> = answers.collect();
    let lenses = &Lenses::built_in().list;
    let mut found: Vec<(String, String)> = Vec::new();
    for lens in lenses.iter().filter(|lens| answers.iter().any(|it| lens.criterion(it).is_some())) {
        let name = |it: &crate::lens::Criterion| format!("{} {}: {}", lens.short, it.short, it.title);
        found.extend(lens.criteria.iter().map(|it| (it.id.clone(), name(it))));
    }
    while found.len() > MOST_PLACES {
        let Some(last) = found.iter().rposition(|it| !answers.contains(&it.0.as_str())) else { break };
        found.remove(last);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::file::Card;
    use super::*;

    fn order() -> Task {
        let texts = ["spdx:MIT", "spdx:GPL-3.0-only", "spdx:Apache-2.0"].map(str::to_owned).to_vec();
        Task::of(&Exercise::Order { texts, because: String::new() }).expect("a task")
    }

    #[test]
    fn texts_to_be_ordered_come_in_an_order_that_says_nothing() {
        let task = order();
        let words: Vec<&str> = task.things.iter().map(|it| it.words.as_str()).collect();
        assert_eq!(words, ["Apache-2.0", "GPL-3.0-only", "MIT"]);
        assert_eq!(task.things.iter().map(|it| it.right[0]).collect::<Vec<_>>(), [2, 1, 0]);
    }

    #[test]
    fn in_a_ranking_two_things_change_places() {
        let (task, mut placed) = (order(), Placed::new());
        task.put(&mut placed, 0, 0);
        task.put(&mut placed, 1, 1);
        task.put(&mut placed, 0, 1);
        assert_eq!(placed, Placed::from([(0, 1), (1, 0)]));
        task.put(&mut placed, 2, 1);
        assert_eq!(placed, Placed::from([(1, 0), (2, 1)]), "what stood there has no place now");
        task.put(&mut placed, 1, 0);
        assert_eq!(placed, Placed::from([(2, 1)]), "put there again it is taken away");
        task.put(&mut placed, 9, 0);
        task.put(&mut placed, 0, 9);
        assert_eq!(placed.len(), 1);
        task.put(&mut placed, 2, 0);
        assert_eq!(task.right(&placed), (1, 3));
    }

    #[test]
    fn cards_go_to_the_criteria_of_their_definition() {
        let card = |answer: &str| Card {
            text: "spdx:MIT".to_owned(),
            quote: "x".to_owned(),
            answer: answer.to_owned(),
            also: vec!["osd-9".to_owned()],
        };
        let cards = vec![card("osd-6"), card("osd-5")];
        let task = Task::of(&Exercise::Match { cards, because: String::new() }).expect("a task");
        assert_eq!((task.places.len(), &task.things[0].right, &task.things[1].right), (10, &vec![5, 8], &vec![4, 8]));
        assert_eq!(task.right(&Placed::from([(0, 8), (1, 3)])), (1, 2), "what is as right counts");
        assert!(task.places[5].starts_with("No discrimination"), "{:?}", task.places);
        let mapping = Task::of(&Exercise::Mapping {
            mapping: "essay".to_owned(),
            parts: vec!["weights".to_owned(), "training-data".to_owned()],
            because: String::new(),
        });
        let mapping = mapping.expect("a task");
        let weights = mapping.things.iter().find(|it| it.words.contains("(Final)")).expect("weights");
        assert_eq!((mapping.things.len(), mapping.places[weights.right[0]].as_str()), (2, "binary"));
    }
}
