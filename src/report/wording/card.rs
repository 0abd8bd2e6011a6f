//! A document on a card that is read in half a minute: what one may do, on which conditions, what one may not do and when
//! it ends; at the foot what was not read and what is not loaded.

use super::amount::counted;
use super::answers::of_finding;
use super::asked::{centred, lacking, phrase};
use super::shown::one_line;
use crate::assess::Rules;
use crate::compare::{Analysed, ReadIn};
use crate::question::{Answer, Question, Questions, Verdict};

/// A document at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What one may do.
    pub may: Vec<CardLine>,
    /// What one may do as far as it was read: words that were not understood may say otherwise.
    pub as_read: Vec<&'static str>,
    /// The conditions.
    pub conditions: Vec<CardLine>,
    /// What one may not do, who is left out, and when it ends.
    pub denied: Vec<CardLine>,
    /// What the text does not give.
    pub unsaid: Vec<&'static str>,
    /// What was not read and what is not loaded.
    pub foot: Vec<String>,
}

/// A line of a card: the essence of a quote, with its clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// What it comes to.
    pub says: String,
    /// The clause's label.
    pub label: String,
    /// The words.
    pub quote: String,
    /// The finding that it rests on.
    pub finding: usize,
}

/// Puts what a document answers on a card.
pub fn card(rules: &Rules, analysed: &Analysed) -> Card {
    let mut card = Card { foot: foot(analysed), ..Card::default() };
    for (answer, question) in analysed.answers.iter().filter_map(|it| Some((it, it.asked()?))) {
        card.add(rules, analysed, question, answer);
    }
    let ends = Questions::built_in().ends.iter();
    for kind in ends {
        let of_kind = analysed.assessment.findings.iter().enumerate().filter(|it| it.1.kind == *kind);
        for (index, finding) in of_kind {
            push(&mut card.denied, analysed, of_finding(rules, finding), index);
        }
    }
    // What is forbidden outright is no condition besides.
    let Card { conditions, denied, .. } = &mut card;
    conditions.retain(|it| denied.iter().all(|no| no.finding != it.finding));
    card
}

impl Card {
    fn add(&mut self, rules: &Rules, analysed: &Analysed, question: &'static Question, answer: &Answer) {
        match (answer.verdict, answer.as_read) {
            (Verdict::Yes | Verdict::If, _) => match answer.grants.first() {
                Some(grant) => push(&mut self.may, analysed, question.may.clone(), *grant),
                None => self.as_read.push(&question.may),
            },
            (Verdict::Unread, Verdict::Yes | Verdict::If) => self.as_read.push(&question.may),
            (Verdict::Unsaid, _) if !question.needs.is_empty() => self.unsaid.push(&question.may),
            _ => {}
        }
        let (lines, is_condition) = match answer.as_read {
            Verdict::If => (&mut self.conditions, true),
            Verdict::No => (&mut self.denied, false),
            _ => return,
        };
        for index in &answer.findings {
            let Some(finding) = analysed.assessment.findings.get(*index) else { continue };
            push(lines, analysed, phrase(rules, question, finding, is_condition), *index);
        }
    }
}

/// Adds a line, each said once.
fn push(lines: &mut Vec<CardLine>, analysed: &Analysed, says: String, index: usize) {
    let Some(finding) = analysed.assessment.findings.get(index).filter(|_| lines.iter().all(|it| it.says != says))
    else {
        return;
    };
    let label = analysed.clauses.list.get(finding.clause).map_or("", |it| it.label.as_str());
    let quote = centred(analysed, finding);
    lines.push(CardLine { says, label: one_line(label, 24), quote, finding: index });
}

/// What was not read and what is not loaded, a line each.
fn foot(analysed: &Analysed) -> Vec<String> {
    let mut foot = Vec::new();
    let unread = &analysed.assessment.unread;
    if let Some(first) = unread.first() {
        let (count, were) = (counted(unread.len(), "sentence"), if unread.len() == 1 { "was" } else { "were" });
        let quote = one_line(analysed.document.slice(first.span), 90);
        foot.push(format!("{count} {were} not understood, the first: “{quote}”"));
    }
    let imports: Vec<usize> = (0..analysed.assessment.imports.len()).collect();
    let open = imports.into_iter().filter(|it| analysed.assessment.imports.get(*it).is_some_and(|it| !it.loaded));
    let lacking = lacking(analysed, open);
    if !lacking.is_empty() {
        foot.push(format!("not loaded: {}", lacking.join(", ")));
    }
    match &analysed.terms {
        ReadIn::Record(_) | ReadIn::Family(_) => foot.push("as recorded: the text is not loaded".to_owned()),
        ReadIn::Nothing => foot.push("no terms are here: what a card says of itself binds nobody".to_owned()),
        _ => {}
    }
    foot
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    fn card_of(text: &str) -> Card {
        card(Rules::built_in(), &Analysed::read(&[Source::new("a.txt", text)], Rules::built_in()))
    }

    const GRANT: &str = "1. Grant. You may use, copy, modify and distribute the Model for any purpose.\n\n";

    #[test]
    fn a_card_has_what_one_may_on_what_terms_and_what_not() {
        let text = format!(
            "{GRANT}2. Notices. You must retain all copyright notices in copies of the Model.\n\n3. You may not sell the \
             Model."
        );
        let card = card_of(&text);
        let says = |lines: &[CardLine]| lines.iter().map(|it| it.says.clone()).collect::<Vec<_>>();
        assert!(says(&card.may).contains(&"use it in your business".to_owned()), "{card:?}");
        assert!(says(&card.denied).contains(&"it may not be sold".to_owned()), "{card:?}");
        let notice = card.conditions.iter().find(|it| it.says.contains("notices")).expect("the condition");
        assert!(notice.label == "2" && notice.quote.contains("retain all copyright notices"), "{notice:?}");
        assert!(card.foot.is_empty() && card.as_read.is_empty(), "{card:?}");
    }

    #[test]
    fn what_was_not_understood_stands_at_the_foot_and_nothing_is_sure() {
        let card = card_of(&format!("{GRANT}2. You must grumble at the moon on every seventh day."));
        assert!(card.may.is_empty(), "{card:?}");
        assert!(card.as_read.contains(&"sell it"), "{card:?}");
        assert!(card.foot.iter().any(|it| it.contains("grumble at the moon")), "{card:?}");
    }

    #[test]
    fn a_text_without_terms_gives_nothing() {
        let card = card_of("");
        assert!(card.may.is_empty() && card.as_read.is_empty() && card.denied.is_empty(), "{card:?}");
        assert!(!card.unsaid.is_empty());
    }
}
