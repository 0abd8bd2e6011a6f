//! Which language a stretch of text is in.

use whatlang::{Lang, Script};

/// The language as ISO 639-1, or `None` when the text is too short or too mixed to tell.
pub fn language_of(text: &str) -> Option<&'static str> {
    let sample = sample(text);
    let is_short = sample.split_whitespace().take(8).count() < 8;
    if is_short && sample.is_ascii() {
        return None;
    }
    // Capitals and names fool trigram statistics; the commonest English words do not lie.
    let english = looks_english(&sample);
    if english && is_nearly_ascii(&sample) {
        return Some("en");
    }
    let found = whatlang::detect(&sample)?;
    if matches!(found.script(), Script::Mandarin) {
        return Some("zh");
    }
    if is_short && found.script() == Script::Latin {
        return None;
    }
    if english {
        return Some("en");
    }
    if !found.is_reliable() {
        return None;
    }
    Some(code(found.lang()))
}

/// Whether the commonest English words stand in it as often as in English.
pub fn is_english(text: &str) -> bool {
    looks_english(&sample(text))
}

/// The English name of a language, for people; the code itself where it is a rare one.
pub fn language_name(code: &str) -> &str {
    match code {
        "en" => "English",
        "zh" => "Chinese",
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "it" => "Italian",
        "pt" => "Portuguese",
        "nl" => "Dutch",
        "ja" => "Japanese",
        "ko" => "Korean",
        "ru" => "Russian",
        "pl" => "Polish",
        "cs" => "Czech",
        "da" => "Danish",
        "sv" => "Swedish",
        "fi" => "Finnish",
        other => other,
    }
}

fn sample(text: &str) -> String {
    text.chars().filter(|it| !it.is_ascii_punctuation()).take(4000).collect()
}

/// Whether no more than one character in thirty is of another alphabet: a dash, a paragraph sign, a name.
fn is_nearly_ascii(text: &str) -> bool {
    let foreign = text.chars().filter(|it| !it.is_ascii()).count();
    foreign * 30 <= text.len()
}

fn looks_english(text: &str) -> bool {
    const COMMON: &[&str] =
        &["the", "of", "and", "or", "to", "any", "this", "you", "in", "is", "for", "not", "that", "with", "by"];
    let (mut common, mut words) = (0_usize, 0_usize);
    for word in text.split_whitespace() {
        words += 1;
        common += usize::from(COMMON.iter().any(|it| it.eq_ignore_ascii_case(word)));
    }
    common * 6 >= words
}

fn code(language: Lang) -> &'static str {
    match language {
        Lang::Eng => "en",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Rus => "ru",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        other => other.code(),
    }
}
