//! Policies: what they can say, what their mistakes are told as, and that a stricter one clears nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::OnceLock;
use undiluted::assess::Rules;
use undiluted::compare::Analysed;
use undiluted::document::Source;
use undiluted::lens::Lenses;
use undiluted::policy::{Breach, Judged, Level, Policy, TEMPLATE, Use, judge};

const DAY: &str = "2026-11-30";

fn read(text: &str) -> Result<Policy, Vec<String>> {
    let read = Policy::parse("p.toml", text, None, Rules::built_in(), Lenses::built_in());
    read.map_err(|all| all.iter().map(ToString::to_string).collect())
}

fn judged(policy: &str, text: &str) -> Judged {
    let analysed = Analysed::read(&[Source::new("LICENSE", text)], Rules::built_in());
    let policy = read(policy).unwrap_or_else(|it| panic!("{it:?}"));
    judge(&policy, &analysed, Rules::built_in(), Lenses::built_in(), DAY)
}

fn codes(of: &Judged) -> Vec<(&str, Level)> {
    of.breaches.iter().map(|it| (it.code.as_str(), it.level)).collect()
}

const LIMIT: &str = "1. You may use, copy, modify and distribute the Model for any purpose.\n\n2. If a product that uses the Model has more than 50 million monthly active users, you must request a separate license.\n";

#[test]
fn the_template_works_and_says_something_of_each_profile() {
    for profile in ["ship", "internal", "teach"] {
        let read = Policy::parse("t", TEMPLATE, Some(profile), Rules::built_in(), Lenses::built_in());
        assert_eq!(read.unwrap().profile.as_deref(), Some(profile));
    }
    let text = "You may use the Model for non-commercial purposes only.";
    assert!(codes(&judged(TEMPLATE, text)).contains(&("noncommercial-only", Level::Forbidden)));
}

#[test]
fn a_mistake_names_line_and_column_and_what_is_meant() {
    for (text, words) in [
        ("[kinds]\nno-sail = \"review\"", "p.toml:2:1: there is no kind of finding `no-sail`; did you mean `no-sale`?"),
        ("[kinds]\nno-sale = \"forbiden\"", "p.toml:2:1: `forbiden` is not one of"),
        ("[kinds]\nno-sale = \"forbiden\"", "did you mean `forbidden`?"),
        ("[kinds]\nsell = \"review\"", "belongs under [questions]"),
        ("[kind]\nx = 1", "p.toml:1:2: unknown field `kind`"),
        ("[kind]\nx = 1", "did you mean `kinds`?"),
        (
            "[kinds]\nuser-threshold = { rule = \"accepted\", when = { user = \">= 5\" } }",
            "no parameter `user`; did you mean `users`?",
        ),
        ("[kinds]\nuser-threshold = { rule = \"accepted\", when = { users = \"some\" } }", "write a comparison"),
        ("[kinds]\nno-sale = { rule = \"forbidden\", when = { users = \"> 5\" } }", "belongs to an accepted kind"),
        ("[criteria]\nosd-6 = \"forbidden\"", "can be required"),
        ("[questions]\nsell = { rule = \"required\", answers = [\"no\"] }", "no answer that will do"),
        ("profile = \"x\"", "p.toml:1:11: there is no profile `x`"),
        ("reviews = \"pass\"", "neither `fail` nor `warn`"),
        ("[unread]\nsentences = \"accepted\"", "p.toml:2:13: `accepted` is neither"),
        ("[[exceptions]]\nfile = \"a\"\nreason = \"x\"", "an exception ends"),
        ("[[exceptions]]\nfile = \"a\"\nuntil = 2027-01-01", "has a `reason`"),
        ("[[exceptions]]\nreason = \"x\"\nuntil = 2027-01-01", "for what it is made"),
        (
            "[[exceptions]]\nfile = \"a\"\ncode = \"no-sail\"\nreason = \"x\"\nuntil = 2027-01-01",
            "nothing is called `no-sail`",
        ),
        ("[profiles.x]\nkinds.no-sail = \"review\"", "p.toml:2:7: there is no kind"),
        ("a = ", "p.toml:1:"),
    ] {
        let mistakes = read(text).unwrap_err();
        assert!(mistakes.iter().any(|it| it.contains(words)), "{text}: {mistakes:?}");
    }
}

#[test]
fn a_number_is_held_against_the_policy_and_what_is_not_said_is_reviewed() {
    let policy = |when: &str| {
        format!(
            "[default]\nrestriction = \"accepted\"\n[kinds]\nuser-threshold = {{ rule = \"accepted\", when = {{ {when} }} }}"
        )
    };
    assert_eq!(codes(&judged(&policy("users = \">= 10_000_000\""), LIMIT)), []);
    assert_eq!(codes(&judged(&policy("users = \">= 100_000_000\""), LIMIT)), [("user-threshold", Level::Forbidden)]);
    assert_eq!(codes(&judged(&policy("base = \"one of release\""), LIMIT)), [("user-threshold", Level::Review)]);
}

#[test]
fn what_was_not_understood_is_never_taken() {
    let odd = "1. You may use, copy, modify and distribute the Model.\n\n2. The flimmer must not be quorbled unless the Board nods.\n";
    let lenient = "[default]\nrestriction = \"accepted\"";
    assert!(codes(&judged(lenient, odd)).contains(&("unread", Level::Review)));
    let strict = "[unread]\nsentences = \"forbidden\"";
    assert!(codes(&judged(strict, odd)).contains(&("unread", Level::Forbidden)));
    let policy = "[unread]\nterms = \"forbidden\"";
    let refers = "You may use the Model. Your use must comply with the Acceptable Use Policy at https://x.example/aup.";
    assert!(codes(&judged(policy, refers)).contains(&("not-loaded", Level::Forbidden)));
}

#[test]
fn an_exception_takes_until_its_day_and_then_no_more() {
    let policy = |until: &str| {
        format!(
            "[kinds]\nuser-threshold = \"forbidden\"\n[[exceptions]]\nfile = \"LIC*\"\ncode = \"user-threshold\"\nreason = \"agreed\"\nuntil = {until}"
        )
    };
    let held = judged(&policy("2026-11-30"), LIMIT);
    assert!(held.uses == [Some(Use::Used)] && held.excepted.len() == 1, "{:?}", held.breaches);
    let over = judged(&policy("2026-11-29"), LIMIT);
    assert!(over.uses == [Some(Use::Expired)] && codes(&over).contains(&("user-threshold", Level::Forbidden)));
    let elsewhere = judged(&policy("2027-01-01").replace("LIC*", "vendor/*"), LIMIT);
    assert!(elsewhere.uses == [None] && elsewhere.excepted.is_empty());
}

#[test]
fn an_exception_for_a_licence_is_for_its_very_words() {
    let policy = "[kinds]\nwarranty-liability-disclaimer = \"forbidden\"\n[[exceptions]]\nlicence = \"MIT\"\nreason = \"known\"\nuntil = 2027-01-01";
    let mit = undiluted::library::entry("MIT").unwrap().text();
    assert_eq!(codes(&judged(policy, mit)), []);
    let changed = mit.replace("free of charge", "free of charge and not for war");
    assert!(codes(&judged(policy, &changed)).contains(&("warranty-liability-disclaimer", Level::Forbidden)));
}

/// A few texts that break policies in several ways.
fn texts() -> &'static [Analysed] {
    static TEXTS: OnceLock<Vec<Analysed>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let own =
            ["heron-1.0", "heron-2.0", "tern-1.0"].map(|it| undiluted::library::entry_at("own", it).unwrap().text());
        let all = own.into_iter().chain([LIMIT, undiluted::library::entry("MIT").unwrap().text()]);
        all.map(|it| Analysed::read(&[Source::new("LICENSE", it)], Rules::built_in())).collect()
    })
}

/// How strict a word is, from 0 to 2.
fn word(of: u8) -> &'static str {
    ["accepted", "review", "forbidden"][usize::from(of.min(2))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn tightening_never_clears_a_breach(
        kinds in prop::collection::btree_map(prop::sample::select(Rules::built_in().kinds().map(|it| it.id.clone()).collect::<Vec<_>>()), (0_u8..3, 0_u8..3), 0..20),
        (from, more) in (0_u64..1_000, 0_u64..1_000),
        (default, harder) in (0_u8..3, 0_u8..3),
        unread in any::<(bool, bool)>(),
    ) {
        let policy = |is_tight: bool| {
            let at = |it: u8, by: u8| word(it + if is_tight { by } else { 0 });
            let level = if unread.0 || is_tight && unread.1 { "forbidden" } else { "review" };
            let mut text = format!("[default]\nrestriction = \"{}\"\n[unread]\nsentences = \"{level}\"\nterms = \"{level}\"\n[kinds]\n", at(default, harder));
            for (id, (of, by)) in kinds.iter().filter(|it| *it.0 != "user-threshold") {
                writeln!(text, "{id} = \"{}\"", at(*of, *by)).unwrap();
            }
            let users = (from + if is_tight { more } else { 0 }) * 100_000;
            text + &format!("user-threshold = {{ rule = \"accepted\", when = {{ users = \">= {users}\" }} }}\n")
        };
        let (loose, tight) = (read(&policy(false)).unwrap(), read(&policy(true)).unwrap());
        for analysed in texts() {
            let found = |it: &Policy| judge(it, analysed, Rules::built_in(), Lenses::built_in(), DAY).breaches;
            let after = found(&tight);
            for before in found(&loose) {
                let stays = |it: &&Breach| it.code == before.code && it.place == before.place && it.level >= before.level;
                prop_assert!(after.iter().any(|it| stays(&it)), "{} was cleared", before.code);
            }
        }
    }

    #[test]
    fn any_words_are_a_policy_or_a_mistake_with_a_place(text in "[\\[\\]a-z=\"{}.\n ]{0,60}") {
        if let Err(mistakes) = Policy::parse("p", &text, None, Rules::built_in(), Lenses::built_in()) {
            prop_assert!(mistakes.iter().all(|it| it.place.line >= 1 && it.place.column >= 1));
        }
    }
}
