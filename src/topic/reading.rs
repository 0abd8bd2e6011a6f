//! Which topics a clause has: its heading, what was found in it, its role and its words are weighed; a clause without
//! signs of its own takes its parent's.

use super::{Sign, Topics};
use crate::assess::Assessment;
use crate::clause::{Clause, Clauses, Role};
use crate::document::Document;

/// Of a sign that a heading is.
const HEADING: u32 = 4;
/// Of a finding's kind.
const FOUND: u32 = 3;
/// Of a phrase that is a sign by itself, and of one that is one beside another.
const CUE: u32 = 2;
const HINT: u32 = 1;
/// Of a heading above.
const ABOVE: u32 = 1;
/// What findings, and what phrases, can say together at most: a long clause names much that it is not about.
const MOST_FOUND: u32 = 6;
const MOST_WORDS: u32 = 6;
/// What a topic must have to be one.
const ENOUGH: u32 = 2;
/// How many topics a clause may have.
const MOST: usize = 4;

/// That a clause is about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// The topic's place in the list.
    pub topic: usize,
    /// How much speaks for it; nothing where the clause takes it from the one that it stands under.
    pub strength: u32,
}

/// What speaks for one topic.
#[derive(Clone, Copy, Debug, Default)]
struct Weighed {
    headed: bool,
    found: u32,
    words: u32,
    other: u32,
    /// What words say, of a definition too.
    named: u32,
}

impl Weighed {
    fn own(self) -> u32 {
        let heading = if self.headed { HEADING } else { 0 };
        heading + self.found.min(MOST_FOUND) + self.words.min(MOST_WORDS) + self.other
    }
}

/// For each clause its topics, the main one first; none for what answers no question.
pub fn topics(all: &Topics, document: &Document, clauses: &Clauses, assessment: &Assessment) -> Vec<Vec<About>> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); clauses.list.len()];
    for finding in &assessment.findings {
        let is_of = |id: &usize| all.list.get(*id).is_some_and(|it| it.kinds.contains(&finding.kind));
        if let Some(of) = found.get_mut(finding.clause) {
            of.extend((0..all.list.len()).filter(is_of));
        }
    }
    let mut topics: Vec<Vec<About>> = Vec::with_capacity(clauses.list.len());
    // What clauses say beside what they are about: clause, topic and how much speaks for it.
    let mut besides: Vec<(usize, usize, u32)> = Vec::new();
    // What each clause hands down to those under it that have no signs.
    let mut handed: Vec<Vec<usize>> = Vec::with_capacity(clauses.list.len());
    for (clause, found) in clauses.list.iter().zip(&found) {
        let from_above = clause.parent.and_then(|it| handed.get(it)).cloned().unwrap_or_default();
        let weighed = weigh(all, document, clauses, clause, found);
        let own = chosen(&weighed, &from_above);
        let named = weighed.iter().enumerate().filter(|(id, it)| it.named >= ENOUGH && !own.contains(id));
        besides.extend(named.map(|(id, it)| (clause.id, id, it.named)));
        let headed: Vec<usize> =
            own.iter().copied().filter(|it| weighed.get(*it).is_some_and(|it| it.headed)).collect();
        let own = if own.is_empty() { from_above.clone() } else { own };
        handed.push(match (clause.is_title, headed.is_empty()) {
            // What the whole text hangs under says nothing about what hangs there.
            (true, _) => Vec::new(),
            (false, false) => headed,
            (false, true) if clause.heading.is_none() && !from_above.is_empty() => from_above,
            (false, true) => own.first().copied().into_iter().collect(),
        });
        let about = |topic: usize| About { topic, strength: weighed.get(topic).map_or(0, |it| it.own()) };
        topics.push(own.into_iter().map(about).collect());
    }
    told_beside(all, &mut topics, &besides);
    topics
}

/// How many clauses answer a topic beside what they are about, where none is about it.
const BESIDE: usize = 3;

/// A text is silent on a topic only if no clause names it: where none is about it, those that name it beside their own
/// stand for it ("free of charge" in a grant is all that many a licence says on fees).
fn told_beside(all: &Topics, topics: &mut [Vec<About>], besides: &[(usize, usize, u32)]) {
    for topic in 0..all.list.len() {
        if topics.iter().flatten().any(|it| it.topic == topic) {
            continue;
        }
        let mut naming: Vec<_> = besides.iter().filter(|it| it.1 == topic).collect();
        naming.sort_by_key(|it| (std::cmp::Reverse(it.2), it.0));
        for (clause, _, strength) in naming.into_iter().take(BESIDE) {
            if let Some(of) = topics.get_mut(*clause) {
                of.push(About { topic, strength: *strength });
            }
        }
    }
}

/// What speaks for each topic in a clause.
fn weigh(all: &Topics, document: &Document, clauses: &Clauses, clause: &Clause, found: &[usize]) -> Vec<Weighed> {
    let mut weighed = vec![Weighed::default(); all.list.len()];
    let mut add = |topic: usize, add: &dyn Fn(&mut Weighed)| weighed.get_mut(topic).into_iter().for_each(add);
    for topic in found {
        add(*topic, &|it| it.found += FOUND);
    }
    if document.in_front_matter(clause.span) {
        return weighed;
    }
    for (id, topic) in all.list.iter().enumerate() {
        if topic.roles.iter().any(|it| it == name(clause.role)) {
            add(id, &|it| it.other += HEADING);
        }
    }
    if let Some(heading) = clause.heading.filter(|_| !clause.is_title) {
        all.headings.naming(document.plain.slice(heading)).into_iter().for_each(|it| add(it, &|it| it.headed = true));
    }
    let words = all.words.within(document.plain.slice(clause.span));
    for (_, topic, sign) in words {
        let weight = if sign == Sign::Cue { CUE } else { HINT };
        if sign == Sign::Cue {
            add(topic, &|it| it.named += weight);
        }
        // What a definition is about is the term, not the words that explain it.
        if clause.role != Role::Definition {
            add(topic, &|it| it.words += weight);
        }
    }
    if clause.role == Role::Definition {
        let from = clauses.definitions.partition_point(|it| it.clause < clause.id);
        let own = clauses.definitions.iter().skip(from).take_while(|it| it.clause == clause.id);
        for term in own.flat_map(|it| all.terms.naming(document.plain.slice(it.term))) {
            add(term, &|it| it.other = FOUND);
        }
    }
    weighed
}

/// The topics that enough speaks for, the strongest first; beside it those that are half as strong or were found.
fn chosen(weighed: &[Weighed], from_above: &[usize]) -> Vec<usize> {
    let strength = |id: usize| {
        let own = weighed.get(id).map_or(0, |it| it.own());
        own + if own > 0 && from_above.contains(&id) { ABOVE } else { 0 }
    };
    let mut own: Vec<usize> = (0..weighed.len()).filter(|it| strength(*it) >= ENOUGH).collect();
    own.sort_by_key(|it| (std::cmp::Reverse(strength(*it)), *it));
    let best = own.first().map_or(0, |it| strength(*it));
    // What was found is told under its topic, however many there are.
    let is_found = |it: &usize| weighed.get(*it).is_some_and(|it| it.found > 0 || it.headed);
    own.retain(|it| strength(*it) * 2 >= best || is_found(it));
    let mut place = 0;
    own.retain(|it| {
        place += 1;
        place <= MOST || is_found(it)
    });
    own
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Grant => "grant",
        Role::Condition => "condition",
        Role::Restriction => "restriction",
        Role::Definition => "definition",
        Role::Termination => "termination",
        Role::Disclaimer => "disclaimer",
        Role::Attachment => "attachment",
        Role::Preamble => "preamble",
        Role::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{Rules, assess};
    use crate::document::Source;

    /// The topics of each clause that has words beside a heading, as one line.
    fn read(text: &str) -> Vec<String> {
        let document = Document::read(&[Source::new("a.txt", text)]);
        let clauses = Clauses::of(&document);
        let assessment = assess(&document, &clauses, Rules::built_in(), &[]);
        let all = Topics::built_in();
        let names = |of: &Vec<About>| {
            of.iter().filter_map(|it| all.list.get(it.topic)).map(|it| it.id.as_str()).collect::<Vec<_>>().join(" ")
        };
        topics(all, &document, &clauses, &assessment).iter().map(names).collect()
    }

    #[test]
    fn a_heading_tells_the_topic_and_items_without_signs_take_it() {
        let read =
            read("1. Acceptable Use\n\nYou may not:\n\n(a) go left;\n\n(b) go right.\n\n2. Severability\n\nAs usual.");
        assert!(read[0].starts_with("forbidden-uses"), "{read:?}");
        assert_eq!([&read[1], &read[2]], ["forbidden-uses", "forbidden-uses"], "{read:?}");
        assert!(read[3].starts_with("general"), "{read:?}");
    }

    #[test]
    fn a_switch_of_the_licensor_is_no_update_and_a_lawsuit_is_patents_and_ending() {
        let read = read(
            "1. Limits\n\nThe Licensor reserves the right to restrict (remotely or otherwise) usage of the Model.\n\n\
            2. Claims\n\nIf you institute litigation against anyone alleging that the Model infringes a patent, any \
            patent licenses granted to you under this License shall terminate.",
        );
        assert!(read[0].contains("change"), "{read:?}");
        assert!(read[1].contains("patents") && read[1].contains("ending"), "{read:?}");
    }

    #[test]
    fn what_is_named_beside_the_main_thing_answers_where_nothing_else_does() {
        let read = read("Permission is hereby granted, free of charge, to use, copy, modify and share the Software.");
        assert!(read[0].starts_with("grant") && read[0].contains("fees"), "{read:?}");
    }

    #[test]
    fn a_definition_is_about_its_term() {
        let read = read("1. Definitions\n\n1.1 \"Output\" means what the Model says about patents and trademarks.");
        assert!(read[1].contains("definitions") && read[1].contains("outputs"), "{read:?}");
    }

    #[test]
    fn words_that_answer_no_question_have_no_topic() {
        assert_eq!(read("Blue is a colour."), [""]);
    }
}
