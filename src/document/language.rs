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
        return Some(script_language(&sample));
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

/// The commonest words of languages that English's letters are shared with, but for those that English has as well: "as
/// soon as a newer version" is no Portuguese.
const COMMON_ELSEWHERE: [(&str, &[&str]); 6] = [
    (
        "de",
        &[
            "der", "die", "das", "und", "nicht", "mit", "für", "ist", "des", "dem", "den", "von", "zu", "eine", "oder",
            "nur", "auf", "werden", "wird", "im", "zur", "zum", "keine",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "de", "des", "du", "et", "est", "une", "un", "pour", "dans", "ou", "que", "qui", "ne",
            "pas", "sur", "par", "au", "aux", "à", "sont",
        ],
    ),
    (
        "es",
        &[
            "el", "la", "los", "las", "de", "del", "y", "que", "en", "un", "una", "para", "por", "con", "se", "es",
            "o", "su", "al", "este", "esta",
        ],
    ),
    (
        "it",
        &[
            "il", "la", "di", "e", "che", "un", "una", "con", "non", "del", "della", "dei", "delle", "è", "o", "sono",
            "al", "alla", "questo",
        ],
    ),
    (
        "pt",
        &[
            "o", "os", "de", "da", "dos", "das", "e", "que", "em", "um", "uma", "para", "por", "com", "não", "é", "ou",
            "ao",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "en", "van", "niet", "voor", "op", "te", "met", "dat", "die", "aan", "worden", "deze",
            "geen", "door",
        ],
    ),
];

/// Which language a few words are in that have English's letters and are not English; `None` where they are too few to
/// tell, or names.
pub fn other_latin(text: &str) -> Option<&'static str> {
    const FEWEST_WORDS: usize = 6;
    if looks_english(text) {
        return None;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty()).take(400).collect();
    if words.len() < FEWEST_WORDS {
        return None;
    }
    let count = |list: &[&str]| words.iter().filter(|it| list.contains(it)).count();
    let counts = COMMON_ELSEWHERE.iter().map(|(language, list)| (count(list), *language));
    // The first of several that are as likely: the order of the table is fixed.
    let (count, language) = counts.rev().max_by_key(|it| it.0)?;
    (count >= 2 && count * 5 >= words.len()).then_some(language)
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

/// Whether a letter is of another alphabet than English's: neither Latin nor a sign that stands for a number or a mark.
pub fn is_other_script(letter: char) -> bool {
    letter.is_alphabetic()
        && !matches!(letter, '\0'..='\u{2af}' | '\u{1d00}'..='\u{1eff}' | '\u{2071}'..='\u{209c}')
        && !matches!(letter, '\u{2100}'..='\u{24ff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}')
        && !matches!(letter, '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7ff}')
}

/// Whether a language has an alphabet of its own, so that letters alone tell it from English.
pub fn has_own_script(language: &str) -> bool {
    !LATIN.contains(&language)
}

/// Languages that are written with English's letters, give or take an accent.
const LATIN: [&str; 24] = [
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "da", "sv", "fi", "cat", "nob", "tur", "vie", "hun", "ron",
    "hrv", "slk", "slv", "est", "lav", "lit",
];

/// The language that an alphabet is most written for: for words that are too few to tell more.
pub fn script_language(text: &str) -> &'static str {
    let has = |is: fn(char) -> bool| text.chars().any(is);
    if has(|it| matches!(it, '\u{3040}'..='\u{30ff}')) {
        return "ja";
    }
    if has(|it| matches!(it, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}')) {
        return "ko";
    }
    if has(|it| matches!(it, '\u{2e80}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')) {
        return "zh";
    }
    whatlang::detect(text).map_or("und", |it| code(it.lang()))
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
