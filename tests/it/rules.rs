//! Every rule's own sentences, read as small documents through the whole pipeline.

use crate::assessing;

use undiluted::assess::{Rules, sentences};

#[test]
fn each_rule_finds_its_sentences_and_leaves_others_alone() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in &assessing::rules().files {
        for it in sentences(file) {
            count += 1;
            if !it.is_right() {
                let does = if it.must_fire { "does not fire" } else { "fires" };
                wrong.push(format!("{}/{} {does} on: {}\n    {:?}", file.kind.id, it.rule, it.text, it.fired));
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
    // Rules on slots have no words.
    for (kind, rule) in assessing::rules().rules().filter(|(_, rule)| rule.slots.is_none()) {
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
    assert_eq!(assessing::rules().files, Rules::built_in().files);
}
