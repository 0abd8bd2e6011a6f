//! How a sentence was read, in words: what is forbidden, confined, tied to consent or allowed.

use super::words;
use crate::clause::{Act, Object, Predicate};
use crate::document::Span;

/// One reading as one line: "forbidden: use, of the work, “for research”". `quoted` puts words of the text into a form
/// that may be shown.
pub fn predicate(it: &Predicate, quoted: impl Fn(Span) -> String) -> String {
    let mut said = format!("{}: {}", words::force(it.force), it.act.map_or("any act", Act::id));
    if it.object != Object::NONE {
        said.push_str(", of ");
        said.push_str(words::object(it.object));
    }
    for narrowing in [it.before, it.behind].map(&quoted).into_iter().filter(|it| !it.is_empty()) {
        said.extend([", “", narrowing.as_str(), "”"]);
    }
    if let Some(meaning) = it.meaning {
        said.extend([", where a term means “", quoted(meaning).as_str(), "”"]);
    }
    if it.is_hedged {
        said.push_str(", with an exception");
    }
    said
}
