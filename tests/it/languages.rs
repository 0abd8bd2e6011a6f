//! Texts in other languages than English, and in two at once: nothing in them is passed over, and no outcome rests on
//! half a text.

use undiluted::assess::Rules;

use undiluted::compare::{Analysed, readings};
use undiluted::document::Source;
use undiluted::lens::{Lenses, Outcome};
use undiluted::library;
use undiluted::options::Options;

fn read(text: &str) -> Analysed {
    Analysed::read(&[Source::new("text.txt", text)], Rules::built_in())
}

fn outcome(analysed: &Analysed) -> Outcome {
    let options = Options { lenses: vec!["osd".to_owned()], ..Options::default() };
    let all = readings(&analysed.assessment, &options, Lenses::built_in());
    all.first().and_then(|it| it.outcome).expect("the lens is a definition")
}

fn standard(id: &str) -> &'static str {
    library::entry(id).unwrap_or_else(|| panic!("{id} is in the library")).text()
}

/// What is said of the parts of a bilingual text.
fn said(analysed: &Analysed) -> Vec<&str> {
    let all = analysed.assessment.diagnostics.iter().map(|it| it.message.as_str());
    all.filter(|it| it.contains("counterpart") || it.contains("the same")).collect()
}

#[test]
fn a_few_words_of_any_language_keep_a_text_from_meeting() {
    let limits = [
        "不得用于商业用途。",
        "禁止军用",
        "商用利用を禁じます。",
        "상업적 이용 금지.",
        "Только для учёбы.",
        "للاستخدام غير التجاري فقط",
        "לא לשימוש מסחרי",
        "ห้ามใช้เพื่อการค้า",
        "केवल गैर-वाणिज्यिक",
        "Όχι για εμπορική χρήση.",
        "Nur für Forschung.",
        "NUR FÜR NICHTKOMMERZIELLE ZWECKE",
        "Usage commercial interdit.",
        "Pas d'usage militaire.",
        "Prohibido el uso comercial.",
        "Vietato uso commerciale",
        "Proibido uso comercial",
        "Niet voor commercieel gebruik",
        "Zakaz użytku komercyjnego",
        "Cấm sử dụng thương mại",
        "Ticari kullanım yasaktır",
        "Dilarang untuk penggunaan komersial",
        "Copyright 2024 张三 不得商用",
        "Copyright 2024 Muster GmbH, nur für private Zwecke",
    ];
    let mit = standard("MIT").trim_end();
    let mut wrong = Vec::new();
    for limit in limits {
        let places = [format!("{mit}\n\n{limit}\n"), format!("{limit}\n\n{mit}\n"), format!("{mit} {limit}\n")];
        for (place, text) in ["behind", "above", "inline"].iter().zip(&places) {
            let analysed = read(text);
            let words = analysed.document.plain.text.len();
            let is_said = analysed.assessment.unread.iter().any(|it| it.span.end <= words + 64);
            if outcome(&analysed) == Outcome::Meets || !is_said {
                wrong.push(format!("{limit} {place}"));
            }
        }
    }
    assert!(wrong.is_empty(), "passed over:\n{}", wrong.join("\n"));
}

#[test]
fn a_holder_with_a_name_of_another_language_limits_nobody() {
    let names = [
        "张三",
        "北京智谱华章科技有限公司",
        "株式会社ソニー",
        "김철수",
        "Иван Иванов",
        "Université de la Réunion",
        "Deutsches Zentrum für Luft- und Raumfahrt",
        "Łukasz Żółć",
        "Ministerio de la Presidencia",
    ];
    for name in names {
        let text = standard("MIT").replace("<year> <copyright holders>", &format!("2024 {name}"));
        assert!(text.contains(name), "the text has a line for the holder");
        let analysed = read(&text);
        assert_eq!(outcome(&analysed), Outcome::Meets, "{name}: {:?}", analysed.assessment.unread);
    }
}

#[test]
fn no_english_rule_fires_in_another_language() {
    let german = "Lizenz\n\nDie Nutzung der Software ist nur für non-commercial Zwecke und für research only gestattet, und \
                  die Weitergabe an Dritte ist ohne die Zustimmung des Urhebers nicht erlaubt.\n\nJede Verbreitung der \
                  Software muss diesen Hinweis enthalten, und der Urheber haftet nicht für Schäden.\n";
    let analysed = read(german);
    assert_eq!(analysed.document.language, Some("de"));
    assert!(analysed.assessment.findings.is_empty(), "{:?}", analysed.assessment.findings);
    assert!(!analysed.assessment.unread.is_empty());
    assert_eq!(outcome(&analysed), Outcome::Undetermined);
}

#[test]
fn a_paragraph_of_another_language_in_an_english_text_is_told_by_its_language() {
    let cases = [
        ("fr", "L'utilisation du logiciel est interdite pour les fins commerciales sans accord de la société."),
        ("de", "Die Software darf nicht für die Zwecke der Rüstung oder des Militärs verwendet werden."),
        ("es", "El uso del programa para los fines de la guerra o de la policía no se permite en este país."),
    ];
    for (language, words) in cases {
        let analysed = read(&format!("{}\n\n{words}\n", standard("MIT").trim_end()));
        let clause = analysed.clauses.list.last().expect("a clause");
        assert_eq!(clause.language, Some(language), "{words}");
        let because: Vec<&str> = analysed.assessment.unread.iter().map(|it| it.because.as_str()).collect();
        assert!(because.iter().any(|it| it.contains(&format!("another language ({language})"))), "{because:?}");
    }
}

#[test]
fn a_bilingual_text_that_was_approved_meets_and_every_paragraph_has_its_counterpart() {
    let analysed = read(standard("MulanPSL-2.0"));
    assert_eq!(outcome(&analysed), Outcome::Meets, "{:?}", analysed.assessment.unread);
    let said = said(&analysed);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("the Chinese part has the same 28 paragraphs as the English one"), "{said:?}");
}

/// Whatever one half says and the other does not is said, and the text no longer meets.
#[test]
fn half_a_text_earns_nothing() {
    let text = standard("MulanPSL-2.0");
    let extra = "“软件”不得用于任何军事目的，也不得用于商业目的。";
    let without = |from: &str, to: &str| {
        let start = text.find(from).unwrap_or_else(|| panic!("{from} is in the text"));
        let end = start + text[start..].find(to).unwrap_or_else(|| panic!("{to} is in the text"));
        format!("{}{}", &text[..start], &text[end..])
    };
    let cases = [
        (text.replacen("条款结束", &format!("{extra}\n\n条款结束"), 1), "the Chinese part has 1 paragraph without"),
        (format!("{extra}\n\n{text}"), "the Chinese part has 1 paragraph without"),
        (format!("{text}\n\n不得商用。\n"), "the Chinese part has 1 paragraph without"),
        (without("3. No Trademark License", "4. Distribution"), "the Chinese part has 2 paragraphs without"),
        (without("3.   无商标许可", "4.   分发限制"), "the English part has 2 paragraphs without"),
    ];
    for (text, expected) in cases {
        let analysed = read(&text);
        let said = said(&analysed);
        assert!(said.iter().any(|it| it.starts_with(expected)), "{expected}: {said:?}");
        assert_ne!(outcome(&analysed), Outcome::Meets, "{expected}");
    }
}

#[test]
fn paragraphs_that_stand_in_turns_are_paired_too() {
    let turns = "License\n\n许可证\n\n1. You may use, copy, modify and distribute the work.\n\n1. 您可以使用、复制、修改和分发本作品。\n\n\
                 2. The work is provided as is, without warranty of any kind.\n\n2. 本作品按现状提供，不作任何形式的保证。\n";
    let both = read(turns);
    assert!(said(&both).iter().any(|it| it.contains("the same 3 paragraphs")), "{:?}", said(&both));
    assert_ne!(outcome(&both), Outcome::Meets, "no rule reads Chinese, and nobody approved it");
    let more = read(&format!("{turns}\n3. 本作品不得用于军事目的，亦不得用于任何商业目的。\n"));
    assert!(said(&more).iter().any(|it| it.contains("1 paragraph without a counterpart")), "{:?}", said(&more));
}

#[test]
fn an_approved_text_that_no_rule_reads_says_what_its_outcome_rests_on() {
    for id in ["LiLiQ-P-1.1", "LiLiQ-R-1.1", "LiLiQ-Rplus-1.1", "OSC-1.0"] {
        let analysed = read(standard(id));
        let options = Options { lenses: vec!["osd".to_owned(), "fsf".to_owned()], ..Options::default() };
        let all = readings(&analysed.assessment, &options, Lenses::built_in());
        assert_eq!(all[0].outcome, Some(Outcome::Meets), "{id}");
        assert!(all[0].rests_on.contains("approved these very words") && all[0].rests_on.contains(id), "{id}");
        assert_eq!(all[1].outcome, Some(Outcome::Undetermined), "{id}: others decide under another definition");
        let changed = read(&format!("{}\n\nInterdit à l'armée. Nicht für das Militär.\n", standard(id).trim_end()));
        assert_eq!(outcome(&changed), Outcome::Undetermined, "{id} with one line more");
    }
}

#[test]
fn bytes_that_are_no_language_are_read_without_a_word_too_many() {
    let long = "限 ".repeat(20_000) + &"Nur für. ".repeat(20_000);
    for text in ["", "。。。", "1. 2. 3.", "\u{202e}禁\u{0}", "一一一一\n\n一、\n\n第条", &long] {
        let analysed = read(text);
        assert_ne!(outcome(&analysed), Outcome::Meets);
        for it in &analysed.assessment.unread {
            assert!(analysed.document.text.get(it.span.range()).is_some(), "spans stand on letters");
        }
    }
}
