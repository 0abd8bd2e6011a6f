//! Every rule's own sentences, read as small documents through the whole pipeline.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

mod assessing;

use undiluted::assess::Rules;
use undiluted::compare::Analysed;
use undiluted::document::Source;

/// A sentence as a document: recitals would hide it, so it stands as a numbered clause.
fn findings(sentence: &str, rules: &Rules) -> Vec<String> {
    let text = if sentence.contains('\n') { sentence.to_owned() } else { format!("1. {sentence}\n") };
    let name = if text.trim_start().starts_with('#') { "sentence.md" } else { "sentence.txt" };
    let analysed = Analysed::read(&[Source::new(name, text)], rules);
    analysed.assessment.findings.iter().map(|it| it.rule.clone()).collect()
}

#[test]
fn each_rule_finds_its_sentences_and_leaves_others_alone() {
    let rules = assessing::rules();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (kind, rule) in rules.rules() {
        let id = format!("{}/{}", kind.id, rule.id);
        for sentence in &rule.must_fire {
            count += 1;
            let found = findings(sentence, &rules);
            // Another rule of the same kind may be quicker: what counts is the kind.
            if !found.iter().any(|it| it.split('/').next() == Some(&kind.id)) {
                wrong.push(format!("{id} does not fire on: {sentence}\n    found {found:?}"));
            }
        }
        for sentence in &rule.must_not_fire {
            count += 1;
            let found = findings(sentence, &rules);
            if found.iter().any(|it| it.split('/').next() == Some(&kind.id)) {
                wrong.push(format!("{id} fires on: {sentence}\n    found {found:?}"));
            }
        }
    }
    println!("{count} sentences");
    assert!(wrong.is_empty(), "{} of {count} sentences are read wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_rule_has_a_sentence_that_it_finds() {
    let rules = assessing::rules();
    let bare: Vec<_> = rules
        .rules()
        .filter(|(_, rule)| rule.must_fire.is_empty())
        .map(|(kind, rule)| format!("{}/{}", kind.id, rule.id))
        .collect();
    assert!(bare.is_empty(), "no sentence shows what these find: {bare:?}");
}

#[test]
fn the_words_of_a_rule_stand_in_its_sentences() {
    for (kind, rule) in assessing::rules().rules() {
        for sentence in &rule.must_fire {
            let lower = sentence.to_lowercase();
            assert!(
                rule.words.iter().any(|it| lower.contains(it.as_str())),
                "{}/{}: none of {:?} in {sentence}",
                kind.id,
                rule.id,
                rule.words
            );
        }
    }
}

#[test]
fn the_rules_that_are_built_in_are_those_in_assets() {
    let (here, built) = (assessing::rules(), Rules::built_in());
    assert_eq!(here.files, built.files);
}
