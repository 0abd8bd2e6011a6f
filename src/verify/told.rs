//! What a JSON report says: of `assess`, `compare` or `ask`, one object or a line for each document.

use super::claim::{Claim, Claimed, ClaimedClause};
use serde_json::Value;

/// What the report says of each document.
pub(super) fn claims(report: &str) -> Result<Vec<Claimed>, String> {
    let objects: Vec<Value> = match serde_json::from_str(report) {
        Ok(one) => vec![one],
        // A line of JSON for each document.
        Err(whole) => report
            .lines()
            .filter(|it| !it.trim().is_empty())
            .map(serde_json::from_str)
            .collect::<Result<_, _>>()
            .map_err(|_| format!("is no JSON that can be read ({whole}); write the report again"))?,
    };
    let documents: Vec<&Value> = objects.iter().filter_map(|it| it.get("documents")?.as_array()).flatten().collect();
    if documents.is_empty() {
        return Err(
            "names no documents: it is not a report of `assess`, `compare` or `ask`, so nothing in it can be verified"
                .to_owned(),
        );
    }
    Ok(documents.into_iter().map(document).collect())
}

fn document(value: &Value) -> Claimed {
    let mut claimed = Claimed { name: word(value, "name"), sha256: word(value, "sha256"), ..Claimed::default() };
    for clause in value.get("clauses").and_then(Value::as_array).into_iter().flatten() {
        if let (Some(start), Some(end)) = (place(clause, "start"), place(clause, "end")) {
            let (label, anchor) = (word(clause, "label"), word(clause, "anchor"));
            claimed.clauses.push(ClaimedClause { label, anchor, start, end });
        }
    }
    // The whole text, where the report carries it, is a quote as well.
    if let Some(text) = value.get("text").and_then(Value::as_str) {
        let (label, quote) = ("the whole text".to_owned(), text.to_owned());
        claimed.quotes.push(Claim { label, start: 0, end: text.len(), quote, is_folded: false });
    }
    quotes(value, &mut claimed.quotes);
    claimed
}

/// Every object that has words and their place, wherever it stands. The reader of JSON limits how deep that can be.
fn quotes(value: &Value, into: &mut Vec<Claim>) {
    match value {
        Value::Array(list) => list.iter().for_each(|it| quotes(it, into)),
        Value::Object(fields) => {
            if let (Some(start), Some(end), Some(quote)) =
                (place(value, "start"), place(value, "end"), value.get("quote").and_then(Value::as_str))
            {
                let (label, quote) = (word(value, "label"), quote.to_owned());
                into.push(Claim { label, start, end, quote, is_folded: false });
            }
            fields.values().for_each(|it| quotes(it, into));
        }
        _ => {}
    }
}

fn word(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn place(value: &Value, key: &str) -> Option<usize> {
    usize::try_from(value.get(key)?.as_u64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_found_wherever_they_stand_and_other_files_are_told() {
        let report = r#"{"documents": [{"name": "a", "sha256": "1", "findings": [{"start": 2, "end": 4, "quote": "it", "label": "1"}],
            "clauses": [{"label": "1", "anchor": "x", "start": 0, "end": 9}], "unread": [{"start": 1}]}]}"#;
        let all = claims(report).unwrap();
        assert_eq!(all[0].quotes.len(), 1);
        assert_eq!(all[0].clauses.len(), 1);
        assert_eq!(claims("{\"documents\": [{}]}\n{\"documents\": [{}]}").unwrap().len(), 2, "a line each");
        assert!(claims("{\"releases\": []}").unwrap_err().contains("not a report of"));
        assert!(claims("{\"documents\":").unwrap_err().contains("no JSON"));
    }
}
