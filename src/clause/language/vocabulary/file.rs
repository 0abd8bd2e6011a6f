//! `assets/language.toml` as it is written, and the forms of its words. The build script reads this file too.

use serde::{Deserialize, Serialize};

/// The words for acts and for what they are done to.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageFile {
    /// What people do with a work.
    #[serde(rename = "act")]
    pub acts: Vec<ActWords>,
    /// Classes of what it is done to, in the order in which they are asked.
    #[serde(rename = "object")]
    pub objects: Vec<ObjectWords>,
}

/// The words for one act.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActWords {
    /// The name that rules use.
    pub id: String,
    /// Base forms, blanks between them; irregular ones with past, participle and gerund in brackets.
    #[serde(default)]
    pub verbs: String,
    /// Nouns.
    #[serde(default)]
    pub nouns: String,
    /// Several words; "…" stands for the object between them.
    #[serde(default)]
    pub phrases: Vec<String>,
}

/// The words by which a class of objects is told.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectWords {
    /// The name that rules use.
    pub id: String,
    /// Words, blanks between them.
    pub words: String,
}

/// In which form an act is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WordForm {
    /// "sell", "sells".
    Verb,
    /// "sold".
    Participle,
    /// "selling".
    Gerund,
    /// "sale".
    Noun,
}

impl ActWords {
    /// Each single word that names the act, with its form.
    ///
    /// # Errors
    /// A verb whose brackets do not hold three forms.
    pub fn forms(&self) -> Result<Vec<(String, WordForm)>, String> {
        let mut forms: Vec<(String, WordForm)> =
            self.nouns.split_whitespace().map(|it| (it.to_owned(), WordForm::Noun)).collect();
        for verb in self.verbs.split_whitespace() {
            let (base, irregular) = match verb.split_once('(') {
                Some((base, rest)) => (base, Some(rest.trim_end_matches(')'))),
                None => (verb, None),
            };
            forms.push((base.to_owned(), WordForm::Verb));
            forms.push((third_person(base), WordForm::Verb));
            let (past, participle, gerund) = match irregular {
                Some(rest) => {
                    let mut given = rest.split(',').map(str::to_owned);
                    let mut next = || given.next().ok_or_else(|| format!("{verb} needs past, participle and gerund"));
                    (next()?, next()?, next()?)
                }
                None => (regular(base, "ed"), regular(base, "ed"), regular(base, "ing")),
            };
            forms.push((gerund, WordForm::Gerund));
            forms.push((participle, WordForm::Participle));
            if !forms.iter().any(|it| it.0 == past) {
                forms.push((past, WordForm::Participle));
            }
        }
        Ok(forms)
    }
}

fn third_person(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if base.ends_with(['s', 'x', 'z']) || base.ends_with("sh") || base.ends_with("ch") => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

fn regular(base: &str, ending: &str) -> String {
    format!("{}{ending}", base.strip_suffix('e').unwrap_or(base))
}
