//! The sections of a model card, by their usual headings.
//!
//! Cards word the headings of the Hub's template in many ways ("Training data", "Data", "Training Details › Training
//! Data"); what is known here is what a section is about. Source: the Hub's annotated model card template.

use super::described::described;
use crate::clause::{Clause, Clauses};
use crate::document::{Document, Span};
use std::collections::BTreeSet;

/// What a section of a model card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// What the model is.
    Details,
    /// Where it lives: repository, paper, demo.
    Sources,
    /// What it is meant for.
    Uses,
    /// What it is not meant for.
    OutOfScope,
    /// Bias, risks and limits.
    Limitations,
    /// How one begins to use it.
    HowToStart,
    /// What it was trained on.
    TrainingData,
    /// How it was trained.
    Training,
    /// How data was prepared.
    Preprocessing,
    /// Arguments and settings of training.
    Hyperparameters,
    /// What it was measured with, and what came out.
    Evaluation,
    /// What data it was measured on.
    EvaluationData,
    /// What came out.
    Results,
    /// What it cost the environment.
    Environment,
    /// How it is built, and on which machines.
    Technical,
    /// Under which terms it is.
    License,
    /// How to cite it.
    Citation,
    /// Whom to ask.
    Contact,
}

/// Words that a heading must have, each set with what it means; the first that fits counts.
const HEADINGS: &[(&[&str], Section)] = &[
    (&["out", "scope"], Section::OutOfScope),
    (&["prohibited", "uses"], Section::OutOfScope),
    (&["training", "data"], Section::TrainingData),
    (&["training", "dataset"], Section::TrainingData),
    (&["training", "datasets"], Section::TrainingData),
    (&["pretraining", "data"], Section::TrainingData),
    (&["evaluation", "data"], Section::EvaluationData),
    (&["testing", "data"], Section::EvaluationData),
    (&["preprocessing"], Section::Preprocessing),
    (&["hyperparameters"], Section::Hyperparameters),
    (&["training", "results"], Section::Results),
    (&["training", "procedure"], Section::Training),
    (&["training", "details"], Section::Training),
    (&["training"], Section::Training),
    (&["environmental", "impact"], Section::Environment),
    (&["carbon"], Section::Environment),
    (&["technical", "specifications"], Section::Technical),
    (&["hardware"], Section::Technical),
    (&["architecture"], Section::Technical),
    (&["how", "use"], Section::HowToStart),
    (&["how", "start"], Section::HowToStart),
    (&["get", "started"], Section::HowToStart),
    (&["getting", "started"], Section::HowToStart),
    (&["usage"], Section::HowToStart),
    (&["quickstart"], Section::HowToStart),
    (&["limitations"], Section::Limitations),
    (&["limitation"], Section::Limitations),
    (&["bias"], Section::Limitations),
    (&["risks"], Section::Limitations),
    (&["intended", "use"], Section::Uses),
    (&["intended", "uses"], Section::Uses),
    (&["direct", "use"], Section::Uses),
    (&["uses"], Section::Uses),
    (&["benchmark"], Section::Results),
    (&["benchmarks"], Section::Results),
    (&["results"], Section::Results),
    (&["performance"], Section::Results),
    (&["evaluation"], Section::Evaluation),
    (&["metrics"], Section::Evaluation),
    (&["license"], Section::License),
    (&["licence"], Section::License),
    (&["licensing"], Section::License),
    (&["citation"], Section::Citation),
    (&["citing"], Section::Citation),
    (&["bibtex"], Section::Citation),
    (&["contact"], Section::Contact),
    (&["authors"], Section::Contact),
    (&["model", "sources"], Section::Sources),
    (&["model", "details"], Section::Details),
    (&["model", "description"], Section::Details),
    (&["model", "information"], Section::Details),
    (&["model", "summary"], Section::Details),
    (&["overview"], Section::Details),
    (&["description"], Section::Details),
];

/// A longer heading is about more than its words tell.
const LONGEST: usize = 8;

/// What the words of a heading say that a section is about.
fn named(heading: &str) -> Option<Section> {
    let folded = heading.to_lowercase();
    let words: Vec<&str> = folded.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    if words.len() > LONGEST {
        return None;
    }
    HEADINGS.iter().find(|(all, _)| all.iter().all(|it| words.contains(it))).map(|(_, section)| *section)
}

/// What a clause that heads a section of a card is about.
pub fn section(document: &Document, clause: &Clause) -> Option<Section> {
    let heading = clause.heading.filter(|_| !clause.is_title)?;
    named(document.plain.slice(heading))
}

/// Sections that licences have not.
const OF_CARDS_ALONE: [Section; 9] = [
    Section::TrainingData,
    Section::Training,
    Section::Evaluation,
    Section::EvaluationData,
    Section::Results,
    Section::Environment,
    Section::Hyperparameters,
    Section::Uses,
    Section::HowToStart,
];

/// Whether a text reads as a model card, or holds one: it has a card's table or name, or what licences have not.
pub fn is_card(document: &Document, clauses: &Clauses) -> bool {
    described(document, clauses).into_iter().any(|it| it)
}

/// How many of a part's sections are about things that licences do not speak of.
pub(super) fn sections_of_cards(document: &Document, clauses: &Clauses, part: usize) -> usize {
    let of_cards = |clause: &Clause| {
        let about = section(document, clause)?;
        let heading = document.plain.slice(clause.heading?).to_lowercase();
        let is_of_cards = match about {
            // Licences limit liability and prohibit uses; what they do not have is a scope that use can be out of.
            Section::Limitations => {
                !["liab", "warrant", "license", "licence", "on "].iter().any(|it| heading.contains(it))
            }
            Section::OutOfScope => heading.contains("scope"),
            about => OF_CARDS_ALONE.contains(&about),
        };
        is_of_cards.then_some(about)
    };
    clauses.list.iter().filter(|it| it.part == part).filter_map(of_cards).collect::<BTreeSet<Section>>().len()
}

/// What the Hub's template puts where nobody has written anything.
pub(super) const PLACEHOLDERS: [&str; 9] = [
    "more information needed",
    "needs more information",
    "tbd",
    "to be done",
    "to be added",
    "todo",
    "coming soon",
    "n/a",
    "work in progress",
];

/// Whether a clause says nothing but that somebody should fill it in; its name before a colon is left out.
pub fn is_placeholder(document: &Document, clause: &Clause) -> bool {
    let body = document.plain.slice(Span::new(clause.body().start, clause.span.end));
    let body = body.rsplit_once(':').map_or(body, |it| it.1);
    let words = body.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    PLACEHOLDERS.contains(&words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    #[test]
    fn headings_as_cards_word_them() {
        for (heading, section) in [
            ("Training Data", Some(Section::TrainingData)),
            ("Training data and procedure", Some(Section::TrainingData)),
            ("Training procedure", Some(Section::Training)),
            ("Out-of-Scope Use", Some(Section::OutOfScope)),
            ("Bias, Risks, and Limitations", Some(Section::Limitations)),
            ("How to Get Started with the Model", Some(Section::HowToStart)),
            ("Intended uses & limitations", Some(Section::Limitations)),
            ("Heron in the marsh", None),
            ("What we learned from the evaluation of many models over the years", None),
        ] {
            assert_eq!(named(heading), section, "{heading}");
        }
    }

    #[test]
    fn a_card_without_a_table_is_told_by_its_sections_and_a_licence_is_none() {
        let is = |text: &str| {
            let document = Document::read(&[Source::new("a.md", text)]);
            is_card(&document, &Clauses::of(&document))
        };
        assert!(is("# Heron\n\n## Usage\n\nRun it.\n\n## Limitations\n\nFew.\n\n## Out-of-Scope Use\n\nWar.\n"));
        assert!(!is(
            "# Heron Licence\n\n## Use\n\nYou may.\n\n## Limitation of liability\n\nNone.\n\n## Prohibited uses\n\nWar.\n"
        ));
    }

    #[test]
    fn the_templates_placeholder_says_nothing() {
        let text = "---\nlicense: mit\n---\n# Heron\n\n## Training Data\n\n[More Information Needed]\n\n## Uses\n\n\
                    - **Direct use:** [More Information Needed]\n- **Other:** as more information is needed, ask.\n";
        let document = Document::read(&[Source::new("card.md", text)]);
        let clauses = Clauses::of(&document);
        let empty: Vec<&str> = clauses
            .list
            .iter()
            .filter(|it| is_placeholder(&document, it))
            .map(|it| document.plain.slice(it.span).split('\n').next().unwrap_or_default())
            .collect();
        assert_eq!(empty, ["Training Data", "- Direct use: [More Information Needed]"]);
        assert!(is_card(&document, &clauses));
    }
}
