//! A session's bytes: written, checked and read, older schemas brought up to date.

use super::Session;
use super::budget::is_too_much;
use crate::document::hex;
use crate::never::built_in;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use std::io;

/// What session files end in, without the dot.
pub const EXTENSION: &str = "undiluted";

/// The schema's name up to its number.
const SCHEMA: &str = "undiluted/session/";

/// The number of the schema that is written.
const VERSION: usize = MIGRATIONS.len() + 1;

/// What brings a session of schema n+1 to schema n+2, in order. The first schema is the only one so far.
const MIGRATIONS: [Migration; 0] = [];

type Migration = fn(Value) -> Value;

/// How many files of a folder a session may list.
const MOST_FILES: usize = 20_000;

/// How many documents a session may name, and files a document.
const MOST: usize = 64;

/// Why bytes are not a session that can be opened: what is wrong and what to do, without the file's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// Not JSON, or JSON of something else.
    #[error("is not a session of Undiluted{0}")]
    NotOne(String),
    /// Begun well and broken off or broken.
    #[error("is damaged: {0}; the file was left as it is, take an older copy")]
    Damaged(String),
    /// Written by a later version.
    #[error("was saved by a later version (schema {0}, this one knows {VERSION}); get the current version to open it")]
    Future(String),
    /// Well formed but for the hash.
    #[error(
        "was changed since it was saved: its hash does not fit; take an older copy, or leave out \"sha256\" if you edited it yourself"
    )]
    Hash,
    /// Made of more pieces than memory is set aside for.
    #[error("is made of more pieces than fit into memory and than any review has; it was not read, take an older copy")]
    TooMuch,
    /// Something in it makes no sense.
    #[error("cannot be used: {0}")]
    Invalid(String),
}

/// The outer object; the session in it is read once its schema is known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "schema was looked at before; made_by is for people who look into the file")]
struct Envelope {
    schema: String,
    #[serde(default)]
    made_by: String,
    #[serde(default)]
    sha256: Option<String>,
    session: Value,
}

impl Session {
    /// The session's bytes: the same session gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let session = built_in(serde_json::to_value(self));
        let made_by = format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        let sha256 = hash(&session);
        let file =
            json!({ "schema": format!("{SCHEMA}{VERSION}"), "made_by": made_by, "sha256": sha256, "session": session });
        let mut bytes = built_in(serde_json::to_vec_pretty(&file));
        bytes.push(b'\n');
        bytes
    }

    /// Reads a session's bytes.
    ///
    /// # Errors
    /// [`SessionError`] says what is wrong with them.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SessionError> {
        // A byte of a file made for that becomes a hundred in memory: it is counted before anything is built.
        if is_too_much(bytes) {
            return Err(SessionError::TooMuch);
        }
        let value: Map<String, Value> = serde_json::from_slice(bytes).map_err(|error| not_json(bytes, &error))?;
        let schema = value.get("schema").and_then(Value::as_str).unwrap_or_default();
        let Some(number) = schema.strip_prefix(SCHEMA) else {
            let what = if schema.is_empty() { String::new() } else { format!(" (its schema is “{schema}”)") };
            return Err(SessionError::NotOne(what));
        };
        let version = match number.parse::<usize>() {
            Ok(it) if (1..=VERSION).contains(&it) => it,
            Ok(0) | Err(_) => return Err(SessionError::NotOne(format!(" (its schema is “{schema}”)"))),
            Ok(_) => return Err(SessionError::Future(number.to_owned())),
        };
        let envelope: Envelope =
            serde_json::from_value(Value::Object(value)).map_err(|it| SessionError::Damaged(it.to_string()))?;
        if envelope.sha256.is_some_and(|it| it != hash(&envelope.session)) {
            return Err(SessionError::Hash);
        }
        // Its hash fits or it was written by hand: what cannot be read now was meant otherwise, not damaged.
        let current = migrated(envelope.session, version, &MIGRATIONS);
        let session: Self = serde_json::from_value(current).map_err(|it| SessionError::Invalid(it.to_string()))?;
        session.sensible()
    }

    /// Refuses what no session can mean.
    fn sensible(self) -> Result<Self, SessionError> {
        let invalid = |why: String| Err(SessionError::Invalid(why));
        if self.documents.len() > MOST {
            return invalid(format!("it names {} documents, more than {MOST}", self.documents.len()));
        }
        for (entry, number) in self.documents.iter().zip(1..) {
            if entry.parts.is_empty() || entry.parts.len() > MOST {
                return invalid(format!("document {number} has {} files; it needs 1 to {MOST}", entry.parts.len()));
            }
            if entry.files.len() > MOST_FILES {
                return invalid(format!("document {number} lists more than {MOST_FILES} files"));
            }
            for part in &entry.parts {
                let is_hash = part.sha256.len() == 64 && part.sha256.bytes().all(|it| it.is_ascii_hexdigit());
                if !is_hash {
                    return invalid(format!("document {number} has no SHA-256"));
                }
                if part.name.is_empty() || part.name.contains('\0') {
                    return invalid(format!("document {number} has no name that a file can have"));
                }
                if let Some(Err(why)) = part.carried() {
                    return invalid(format!("document {number}: {why}"));
                }
            }
        }
        Ok(self)
    }
}

/// The hash over a session, whatever its layout.
fn hash(session: &Value) -> String {
    let mut digest = Sha256::new();
    // Neither a value of JSON nor a digest can refuse. Written into it, a large text is not there once more.
    built_in(serde_json::to_writer(Digested(&mut digest), session));
    hex(&digest.finalize())
}

/// Takes bytes into a digest.
struct Digested<'a>(&'a mut Sha256);

impl io::Write for Digested<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn not_json(bytes: &[u8], error: &serde_json::Error) -> SessionError {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    if String::from_utf8_lossy(head).contains(SCHEMA) {
        SessionError::Damaged(error.to_string())
    } else {
        SessionError::NotOne(String::new())
    }
}

/// Brings a session of this schema up to the latest.
fn migrated(session: Value, version: usize, migrations: &[Migration]) -> Value {
    migrations.iter().skip(version.saturating_sub(1)).fold(session, |it, migrate| migrate(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;
    use crate::edits::{Mark, Pin, Place, Verdict, Vote};
    use crate::session::{Entry, Part};
    use std::path::Path;

    fn session() -> Session {
        let part =
            Part::of(&Source::new("/w/LICENSE", "Do as you like – “really”\u{200b}.\r\n"), Path::new("/w"), true);
        let place = Place { sha256: part.sha256.clone(), label: "1".to_owned(), ..Place::default() };
        let mut session =
            Session { documents: vec![Entry { parts: vec![part], ..Entry::default() }], ..Session::default() };
        session.edits.pin(Pin { one: place.clone(), other: Place::default(), apart: true });
        session.edits.mark(Mark {
            note: "why?\u{0}\n".to_owned(),
            verdict: Some(Verdict::Unsure),
            ..Mark::on("ana", place.clone(), None)
        });
        session.by = Some(crate::options::Arrangement::Topic);
        session.edits.vote(Vote { place, counts: [(crate::edits::Choice::Use, 12)].into() });
        session
    }

    #[test]
    fn what_is_written_is_read() {
        let session = session();
        assert_eq!(Session::from_bytes(&session.to_bytes()), Ok(session.clone()));
        let value: Value = serde_json::from_slice(&session.to_bytes()).expect("JSON");
        let other_layout = serde_json::to_vec(&value).expect("JSON");
        assert_eq!(Session::from_bytes(&other_layout), Ok(session), "the layout is nobody's business");
    }

    #[test]
    fn every_truncation_is_refused() {
        let bytes = session().to_bytes();
        for end in 0..bytes.len() - 2 {
            assert!(Session::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn every_flipped_bit_is_refused_or_changes_nothing() {
        let session = session();
        let bytes = session.to_bytes();
        let mut refused = 0;
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut broken = bytes.clone();
                broken[at] ^= 1 << bit;
                match Session::from_bytes(&broken) {
                    Ok(read) => assert_eq!(read, session, "byte {at}, bit {bit}"),
                    Err(_) => refused += 1,
                }
            }
        }
        assert!(refused > bytes.len() * 6, "{refused}");
    }

    #[test]
    fn later_schemas_and_other_files_are_told_apart() {
        let text = String::from_utf8(session().to_bytes()).expect("UTF-8");
        let later = text.replacen("session/1", "session/2", 1);
        assert_eq!(Session::from_bytes(later.as_bytes()), Err(SessionError::Future("2".to_owned())));
        assert!(matches!(Session::from_bytes(b"MIT License"), Err(SessionError::NotOne(_))));
        assert!(matches!(Session::from_bytes(b"{\"schema\": \"undiluted/compare/1\"}"), Err(SessionError::NotOne(_))));
        assert!(matches!(Session::from_bytes("[".repeat(100_000).as_bytes()), Err(SessionError::NotOne(_))));
        let unknown = text.replacen("\"show\"", "\"shew\"", 1);
        assert_eq!(Session::from_bytes(unknown.as_bytes()), Err(SessionError::Hash));
    }

    #[test]
    fn older_schemas_are_brought_up_step_by_step() {
        let named: Migration = |mut it| {
            it["reviewer"] = it["who"].take();
            it.as_object_mut().map(|it| it.remove("who"));
            it
        };
        let shown: Migration = |mut it| {
            it["show"] = json!("changes");
            it
        };
        let old = json!({ "who": "ana" });
        let now = migrated(old, 1, &[named, shown]);
        assert_eq!(now, json!({ "reviewer": "ana", "show": "changes" }));
        assert_eq!(migrated(json!({}), 2, &[named, shown]), json!({ "show": "changes" }));
        assert_eq!(migrated(json!({}), 3, &[named, shown]), json!({}));
    }

    #[test]
    fn a_session_without_sense_is_refused() {
        let entry = |parts| Entry { parts, ..Entry::default() };
        let good = session().documents.remove(0).parts.remove(0);
        let cases = [
            entry(Vec::new()),
            entry(vec![Part { sha256: "12".to_owned(), ..good.clone() }]),
            entry(vec![Part { name: String::new(), ..good.clone() }]),
            entry(vec![Part { name: "a\0b".to_owned(), ..good.clone() }]),
            entry(vec![Part { text: Some("other words".to_owned()), ..good }]),
        ];
        for case in cases {
            let broken = Session { documents: vec![case], ..Session::default() };
            assert!(matches!(Session::from_bytes(&broken.to_bytes()), Err(SessionError::Invalid(_))), "{broken:?}");
        }
    }
}
