//! A rule's slots made ready to be held against predicates.

use crate::assess::schema::rule::Slots;
use crate::clause::{Act, Force, Object, Predicate};
use crate::pattern::Pattern;

/// What a rule asks of a predicate, in types.
#[derive(Clone, Debug)]
pub(in crate::assess) struct ReadySlots {
    forces: Vec<Force>,
    acts: Vec<Option<Act>>,
    objects: Vec<Object>,
    pub(in crate::assess) limiter: Option<Pattern>,
    pub(in crate::assess) not_limiter: Option<Pattern>,
    pub(in crate::assess) subject: Option<Pattern>,
    pub(in crate::assess) thing: Option<Pattern>,
    is_hedged: bool,
}

impl ReadySlots {
    /// The names were checked when the rule was read.
    pub(super) fn of(slots: &Slots) -> Self {
        Self {
            forces: slots.force.iter().filter_map(|it| Force::named(it)).collect(),
            acts: slots.act.iter().map(|it| Act::named(it)).collect(),
            objects: slots.object.iter().filter_map(|it| Object::named(it)).collect(),
            limiter: slots.limiter.as_deref().map(Pattern::new),
            not_limiter: slots.not_limiter.as_deref().map(Pattern::new),
            thing: slots.thing.as_deref().map(Pattern::new),
            subject: slots.subject.as_deref().map(Pattern::new),
            is_hedged: slots.hedged,
        }
    }

    /// Whether force, act and object are those it asks for.
    pub(in crate::assess) fn fit(&self, predicate: &Predicate) -> bool {
        self.forces.contains(&predicate.force)
            && (self.acts.is_empty() || self.acts.contains(&predicate.act))
            && self.objects.contains(&predicate.object)
            && (self.is_hedged || !predicate.is_hedged)
    }
}
