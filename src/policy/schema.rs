//! The JSON Schema of a policy, by which editors complete and check it.

use super::{Subject, rule::parameters_of};
use crate::assess::Rules;
use crate::lens::Lenses;
use crate::never::built_in;
use serde_json::{Map, Value, json};

/// The schema of a policy by these rules and lenses, indented, with a line end.
pub fn schema(rules: &Rules, lenses: &Lenses) -> String {
    let mut tables = Map::new();
    let level = json!({ "enum": ["review", "forbidden"] });
    let ruling = json!({ "enum": ["required", "accepted", "review", "forbidden"] });
    tables.insert("description".to_owned(), json!({ "type": "string" }));
    tables.insert(
        "reviews".to_owned(),
        json!({
            "enum": ["fail", "warn"],
            "description": "Whether what is to be reviewed makes a check fail."
        }),
    );
    tables.insert(
        "default".to_owned(),
        object(&json!({
            "restriction": { "$ref": "#/$defs/stance" }, "condition": { "$ref": "#/$defs/stance" },
            "grant": { "$ref": "#/$defs/stance" }, "notice": { "$ref": "#/$defs/stance" }
        })),
    );
    tables.insert("unread".to_owned(), object(&json!({ "sentences": level, "terms": level })));
    for subject in Subject::ALL {
        let mut ids = Map::new();
        for (id, title) in subject.ids(rules, lenses) {
            let mut entry = json!({ "$ref": "#/$defs/rule", "description": title });
            if subject == Subject::Kind
                && let Some(entry) = entry.as_object_mut()
            {
                let names: Vec<String> = parameters_of(rules, id).into_iter().collect();
                if !names.is_empty() {
                    entry
                        .insert("description".to_owned(), json!(format!("{title}. Parameters: {}.", names.join(", "))));
                }
            }
            ids.insert(id.to_owned(), entry);
        }
        tables.insert(subject.table().to_owned(), object(&Value::Object(ids)));
    }
    tables.insert("exceptions".to_owned(), json!({ "type": "array", "items": exception() }));
    let profile = object(&Value::Object(tables.clone()));
    tables.insert(
        "profile".to_owned(),
        json!({ "type": "string", "description": "The profile that counts without --profile." }),
    );
    tables.insert(
        "profiles".to_owned(),
        json!({ "type": "object", "additionalProperties": { "$ref": "#/$defs/profile" } }),
    );
    let mut schema = object(&Value::Object(tables));
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("title".to_owned(), json!("undiluted policy"));
        schema.insert(
            "$defs".to_owned(),
            json!({
                "profile": profile,
                "stance": { "enum": ["accepted", "review", "forbidden"] },
                "rule": { "anyOf": [ruling, rule(&ruling, &level)] }
            }),
        );
    }
    let mut text = built_in(serde_json::to_string_pretty(&schema));
    text.push('\n');
    text
}

fn object(properties: &Value) -> Value {
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn rule(ruling: &Value, level: &Value) -> Value {
    let mut table = object(&json!({
        "rule": ruling,
        "when": { "type": "object", "additionalProperties": { "type": "string" } },
        "otherwise": level,
        "answers": { "type": "array", "items": { "enum": ["yes", "if", "unsaid"] } },
        "note": { "type": "string" },
        "fallback": { "type": "string" }
    }));
    if let Some(table) = table.as_object_mut() {
        table.insert("required".to_owned(), json!(["rule"]));
    }
    table
}

fn exception() -> Value {
    let words = json!({ "type": "string" });
    let mut table = object(&json!({
        "licence": words, "sha256": words, "file": words, "clause": words, "code": words,
        "reason": { "type": "string", "minLength": 1 },
        "until": { "description": "The last day: 2027-06-30." }
    }));
    if let Some(table) = table.as_object_mut() {
        table.insert("required".to_owned(), json!(["reason", "until"]));
    }
    table
}
