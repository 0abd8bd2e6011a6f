//! What a document answers to a topic, in a few words: from findings and what they say in numbers and names.

use super::amount::counted;
use super::shown::one_line;
use super::words::value;
use crate::assess::{Finding, Freedom, Rules};
use crate::compare::{Analysed, TopicCell, TopicRow, TopicState};
use crate::topic::{ShortAnswer, Topic, Topics};

/// How many answers are told; the words tell the rest.
const ANSWERS: usize = 4;

/// The answer in a few words; empty where clauses answer and no rule found anything in them.
pub fn short(rules: &Rules, analysed: &Analysed, row: &TopicRow, cell: &TopicCell) -> String {
    let Some(topic) = row.topic() else { return String::new() };
    let mut said = found(rules, analysed, topic, cell);
    let more = said.len().saturating_sub(ANSWERS);
    said.truncate(ANSWERS);
    if more > 0 {
        said.push(format!("and {more} more"));
    }
    said.extend(missing(analysed, cell));
    match (cell.state, cell.unread.len()) {
        (TopicState::Silent, _) => said.push("says nothing on it".to_owned()),
        (TopicState::Unread, count) if cell.clauses.is_empty() => {
            said.push(format!("not read: {} not understood may answer", of_sentences(count)));
        }
        (_, 0) => {}
        (_, count) => said.push(format!("{} not understood", of_sentences(count))),
    }
    said.join("; ")
}

fn of_sentences(count: usize) -> String {
    counted(count, "sentence")
}

/// The document that is not loaded and may answer, with what to do.
fn missing(analysed: &Analysed, cell: &TopicCell) -> Option<String> {
    let import = analysed.assessment.imports.get(cell.import?)?;
    let at = import.target.as_deref().map_or(String::new(), |it| format!(", {}", one_line(it, 120)));
    let what = one_line(&import.what, 60);
    let answers = if cell.state == TopicState::Unloaded { "answers, and" } else { "may say more, and" };
    Some(format!("the {what} {answers} is not loaded{at}: open both together as LICENCE+POLICY"))
}

/// What findings answer, each said once, in the order in which it stands.
fn found(rules: &Rules, analysed: &Analysed, topic: &Topic, cell: &TopicCell) -> Vec<String> {
    let findings: Vec<&Finding> = cell.findings.iter().filter_map(|it| analysed.assessment.findings.get(*it)).collect();
    let mut said: Vec<String> = Vec::new();
    for finding in &findings {
        let alike = findings.iter().filter(|it| it.kind == finding.kind);
        let touched: Vec<Freedom> = alike.flat_map(|it| it.freedoms.iter().copied()).collect();
        let freedoms: Vec<&str> = Freedom::ALL.iter().filter(|it| touched.contains(it)).map(|it| it.name()).collect();
        let words = one_line(&answer(rules, Some(topic), finding, &freedoms.join(", ")), 120);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said
}

/// What one finding says in a few words, whatever was asked.
pub fn of_finding(rules: &Rules, finding: &Finding) -> String {
    one_line(&answer(rules, None, finding, ""), 120)
}

/// The first short answer whose slots the finding fills; else what its kind is called.
fn answer(rules: &Rules, topic: Option<&Topic>, finding: &Finding, freedoms: &str) -> String {
    let all = Topics::built_in();
    let holds = |it: &&ShortAnswer| {
        let meant = it.topic.as_ref().is_none_or(|it| topic.is_some_and(|topic| *it == topic.id));
        let has = |(name, value): (&String, &String)| {
            finding.parameters.get(name).and_then(|it| it.as_str()) == Some(value.as_str())
        };
        it.kind == finding.kind && meant && it.when.iter().all(has)
    };
    let filled = all.answers.iter().filter(holds).find_map(|it| fill(&it.says, finding, freedoms));
    filled.unwrap_or_else(|| small(rules.kind(&finding.kind).map_or(&finding.kind, |it| &it.title)))
}

/// A title inside a sentence.
pub(super) fn small(title: &str) -> String {
    let mut characters = title.chars();
    let first = characters.next().map(char::to_lowercase).into_iter().flatten();
    first.chain(characters).collect()
}

/// The words with their slots filled; nothing where the finding lacks one.
pub(super) fn fill(says: &str, finding: &Finding, freedoms: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = says;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}')?;
        let filled = match name {
            "freedoms" => freedoms.to_owned(),
            name => amount_or_name(finding.parameters.get(name)?),
        };
        if filled.trim().is_empty() {
            return None;
        }
        out.push_str(before);
        out.push_str(&filled);
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
}

/// A parameter in words; money is its amount and, where the text says it, its currency.
fn amount_or_name(parameter: &serde_json::Value) -> String {
    let Some(amount) = parameter.get("amount") else { return value(parameter) };
    let currency = parameter.get("currency").map(value).unwrap_or_default();
    format!("{} {currency}", value(amount)).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::document::Source;
    use crate::edits::Edits;
    use crate::lens::Lenses;
    use crate::options::Options;
    use std::sync::Arc;

    fn answers(text: &str, topic: &str) -> String {
        let read = |text: &str| Arc::new(Analysed::read(&[Source::new("a.txt", text)], Rules::built_in()));
        let documents = [read(text), read("Nothing stands here.")];
        let comparison = compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in());
        let rows = comparison.by_topic();
        let row = rows.iter().find(|it| it.topic().is_some_and(|it| it.id == topic)).expect("the topic");
        short(Rules::built_in(), &documents[0], row, &row.cells[0])
    }

    #[test]
    fn a_number_stands_in_the_answer() {
        let text = "1. Grant. You may use, copy, modify and share the Model.\n\n2. Users. If your services have more than \
            300 million monthly active users, you must request a license from us, which we may refuse.";
        assert!(
            answers(text, "who").starts_with("above 300,000,000 users: ask for another licence"),
            "{}",
            answers(text, "who")
        );
        assert!(answers(text, "grant").starts_with("granted: use"), "{}", answers(text, "grant"));
        assert_eq!(answers(text, "disputes"), "says nothing on it");
    }

    #[test]
    fn a_policy_that_is_not_there_is_named_with_what_to_do() {
        let text = "1. Use. You may use and share the Model.\n\n2. Policy. Your use of the Model must adhere to the \
            Acceptable Use Policy at https://example.org/policy.";
        let said = answers(text, "forbidden-uses");
        assert!(said.contains("is not loaded, https://example.org/policy"), "{said}");
        assert!(said.contains("LICENCE+POLICY"), "{said}");
    }
}
