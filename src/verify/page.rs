//! What an HTML report says: its documents and its quotes carry hashes and places as attributes.

use super::claim::{Claim, Claimed};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// What the page says of each document.
pub(super) fn claims(page: &str) -> Result<Vec<Claimed>, String> {
    let mut documents: Vec<Claimed> = Vec::new();
    let mut quotes: Vec<(usize, Claim)> = Vec::new();
    let mut is_open = false;
    for token in Tokenizer::new_with_emitter(page, DefaultEmitter::<usize>::new_with_span()) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                if let Some(sha256) = attribute(&tag, "data-sha256") {
                    let name = attribute(&tag, "data-name").unwrap_or_default();
                    documents.push(Claimed { name, sha256, ..Claimed::default() });
                }
                if let Some((document, claim)) = begun(&tag) {
                    quotes.push((document, claim));
                    is_open = true;
                }
            }
            Token::EndTag(tag) if tag.name.as_slice() == b"q" => is_open = false,
            Token::String(words) if is_open => {
                if let Some((_, claim)) = quotes.last_mut() {
                    claim.quote.push_str(&String::from_utf8_lossy(words.value.as_slice()));
                }
            }
            _ => {}
        }
    }
    if documents.is_empty() {
        return Err("names no documents with their hashes: it is neither a JSON nor an HTML report of this program, or one of an \
                    older version; write the report again"
            .to_owned());
    }
    for (document, claim) in quotes {
        if let Some(of) = document.checked_sub(1).and_then(|it| documents.get_mut(it)) {
            of.quotes.push(claim);
        }
    }
    Ok(documents)
}

/// The place of a quote that begins here, and its document, counting from 1.
fn begun(tag: &StartTag<usize>) -> Option<(usize, Claim)> {
    let number = |name: &str| attribute(tag, name)?.parse::<usize>().ok();
    let (document, start, end) = (number("data-document")?, number("data-start")?, number("data-end")?);
    let label = attribute(tag, "data-label").unwrap_or_default();
    Some((document, Claim { label, start, end, quote: String::new(), is_folded: true }))
}

fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value.value.as_slice()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_words_are_read_from_a_page() {
        let page = "<article data-sha256=\"1\" data-name=\"a &amp; b\"></article>\
                    <q data-document=1 data-start=3 data-end=9 data-label=4.2>may &lt;not&gt;</q><q>other</q>\
                    <q data-document=7 data-start=3 data-end=9>of none</q>";
        let all = claims(page).unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].name, "a & b");
        let claim = Claim { label: "4.2".into(), start: 3, end: 9, quote: "may <not>".into(), is_folded: true };
        assert_eq!(all[0].quotes, [claim]);
        assert!(claims("hello").unwrap_err().contains("neither"));
    }
}
