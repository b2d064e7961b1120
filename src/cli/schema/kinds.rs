//! What an editor may accept for a column: the same as the reader, as far as a schema can say it.

use crate::lang::Lang;
use crate::table::{Column, Kind, Word};
use serde_json::{Map, Value, json};

/// Ids as the reader takes them, with room around them.
const ID: &str = r"^\s*[\p{L}\p{M}\p{N}\-_./#]+\s*$";

/// A table of TOML; keys may be written in either language, and `x_…` is the school's own.
pub fn table(columns: &'static [Column], lang: Lang) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for column in columns {
        let mut schema = value(&column.kind, lang);
        if column.required {
            required.push(json!({ "anyOf": [{ "required": [column.name] }, { "required": [column.chinese] }] }));
        } else {
            schema = or_empty(schema);
        }
        describe(&mut schema, column, lang);
        properties.insert(column.name.to_owned(), schema.clone());
        properties.insert(column.chinese.to_owned(), schema);
    }
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "patternProperties": { "^x_": {} },
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["allOf"] = json!(required);
    }
    schema
}

/// A row of CSV: every cell is a text.
pub fn row(columns: &'static [Column], lang: Lang) -> Value {
    let mut schema = table(columns, lang);
    for column in columns {
        let mut cell = json!({ "type": "string" });
        if column.required {
            cell["minLength"] = json!(1);
        }
        describe(&mut cell, column, lang);
        schema["properties"][column.name] = cell.clone();
        schema["properties"][column.chinese] = cell;
    }
    schema
}

fn describe(schema: &mut Value, column: &Column, lang: Lang) {
    schema["title"] = json!(column.chinese);
    let mut description = column.meaning.text(lang).to_owned();
    if !column.refers.is_empty() {
        description += &format!(" → {}", column.refers.join(", "));
    }
    schema["description"] = json!(description);
}

/// An optional key may be written and left empty.
fn or_empty(mut schema: Value) -> Value {
    let takes_text = match schema.get("type") {
        Some(Value::Array(types)) => types.contains(&json!("string")),
        kind => kind == Some(&json!("string")),
    };
    if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        words.push(json!(""));
        schema
    } else if takes_text && schema.get("minLength").is_none() && schema.get("pattern").is_none() {
        schema
    } else {
        json!({ "anyOf": [schema, { "const": "" }] })
    }
}

/// The values of a kind as TOML gives them.
fn value(kind: &Kind, lang: Lang) -> Value {
    let words = |words: &[Word]| -> Vec<&'static str> {
        words.iter().flat_map(|word| std::iter::once(word.name).chain(word.chinese.iter().copied())).collect()
    };
    match kind {
        Kind::Id => json!({ "type": ["string", "integer"], "pattern": ID }),
        Kind::Label | Kind::Text => json!({ "type": ["string", "integer", "number", "boolean"], "minLength": 1 }),
        Kind::Day | Kind::Moment | Kind::Month | Kind::Term => json!({ "type": "string", "pattern": "[0-9０-９]" }),
        Kind::Period => json!({ "type": ["string", "integer"], "pattern": "[0-9０-９]" }),
        Kind::Money | Kind::UnitPrice | Kind::Quantity | Kind::Number => {
            json!({ "type": ["number", "string"], "pattern": "[0-9０-９]" })
        }
        Kind::Count => json!({ "type": ["integer", "string"], "pattern": "[0-9０-９]", "minimum": 0 }),
        Kind::YesNo => json!({ "enum": [true, false, "yes", "no", "true", "false", "是", "否"] }),
        Kind::Words(known) => json!({ "enum": words(known) }),
        // The school may add words of its own; the known ones are offered.
        Kind::OpenWords(_, known) => json!({ "type": "string", "minLength": 1, "examples": words(known) }),
        Kind::List(inner) => {
            json!({ "anyOf": [{ "type": "array", "items": or_empty(value(inner, lang)) }, { "type": ["string", "integer", "number"] }] })
        }
        Kind::Record(columns) => table(columns, lang),
        Kind::Records(columns) => json!({ "type": "array", "items": table(columns, lang) }),
        Kind::OneOrMore(inner) => {
            let one = value(inner, lang);
            json!({ "anyOf": [one, { "type": "array", "items": one }] })
        }
        Kind::Map(_, inner) => json!({ "type": "object", "additionalProperties": or_empty(value(inner, lang)) }),
    }
}
