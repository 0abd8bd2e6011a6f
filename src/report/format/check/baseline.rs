//! What an earlier check found already: the JSON or the SARIF that it wrote.

use super::sarif::FINGERPRINT;
use crate::policy::{Breach, Level};
use serde_json::Value;
use std::collections::BTreeMap;

/// Breaches that are known, by their fingerprints: each as often as it was there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<String, Vec<Level>>,
}

/// Why a file is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It is no JSON.
    #[error("is no JSON: {0}; write it with `undiluted check … --format json` or sarif")]
    Json(serde_json::Error),
    /// It is JSON of another sort.
    #[error("is no check; write it with `undiluted check … --format json` or sarif")]
    Other,
}

impl Baseline {
    /// Reads what a check wrote.
    ///
    /// # Errors
    /// What it is instead.
    pub fn parse(bytes: &[u8]) -> Result<Self, BaselineError> {
        let value: Value = serde_json::from_slice(bytes).map_err(BaselineError::Json)?;
        let list = |of: &Value, name: &str| of.get(name).and_then(Value::as_array).cloned();
        let mut baseline = Self::default();
        if value.get("schema").and_then(Value::as_str) == Some(super::CHECK) {
            for breach in list(&value, "documents")
                .ok_or(BaselineError::Other)?
                .iter()
                .filter_map(|it| list(it, "breaches"))
                .flatten()
            {
                let found = text(&breach, "fingerprint").zip(text(&breach, "level"));
                let (fingerprint, level) = found.ok_or(BaselineError::Other)?;
                baseline.add(&fingerprint, level == Level::Forbidden.name());
            }
            return Ok(baseline);
        }
        for result in
            list(&value, "runs").ok_or(BaselineError::Other)?.iter().filter_map(|it| list(it, "results")).flatten()
        {
            let fingerprint = result.get("partialFingerprints").and_then(|it| text(it, FINGERPRINT));
            let fingerprint = fingerprint.ok_or(BaselineError::Other)?;
            let stem = fingerprint.split(':').next().unwrap_or_default();
            baseline.add(stem, text(&result, "level").as_deref() == Some("error"));
        }
        Ok(baseline)
    }

    fn add(&mut self, fingerprint: &str, is_forbidden: bool) {
        let level = if is_forbidden { Level::Forbidden } else { Level::Review };
        self.known.entry(fingerprint.to_owned()).or_default().push(level);
    }

    /// Whether a breach was there already, as heavy as it is now; each of the baseline's is known once.
    pub fn takes(&mut self, breach: &Breach) -> bool {
        let Some(known) = self.known.get_mut(&breach.fingerprint) else { return false };
        match known.iter().position(|it| *it >= breach.level) {
            Some(at) => {
                known.remove(at);
                true
            }
            None => false,
        }
    }
}

fn text(of: &Value, name: &str) -> Option<String> {
    of.get(name)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breach(level: Level) -> Breach {
        let empty = String::new;
        let fingerprint = "0011223344556677".to_owned();
        Breach {
            code: empty(),
            level,
            title: empty(),
            why: empty(),
            place: None,
            rule: empty(),
            note: empty(),
            fallback: empty(),
            fingerprint,
        }
    }

    #[test]
    fn each_is_known_once_and_one_that_grew_heavier_is_new() {
        let json = br#"{"schema":"undiluted/check/1","documents":[{"breaches":[{"fingerprint":"0011223344556677","level":"review"}]}]}"#;
        let sarif = br#"{"runs":[{"results":[{"level":"note","partialFingerprints":{"undilutedClause/v1":"0011223344556677:1"}}]}]}"#;
        for bytes in [json.as_slice(), sarif] {
            let mut baseline = Baseline::parse(bytes).unwrap();
            assert!(!baseline.takes(&breach(Level::Forbidden)));
            assert!(baseline.takes(&breach(Level::Review)));
            assert!(!baseline.takes(&breach(Level::Review)));
        }
        assert!(Baseline::parse(b"{}").is_err() && Baseline::parse(b"{").is_err());
    }
}
