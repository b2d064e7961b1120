//! `bursar schema`: JSON Schema of `bursar.toml` and of every register, so that an editor knows keys, kinds and meanings.

use super::session::Session;
use super::{Entry, Status};
use crate::lang::{Lang, Wording};
use crate::registers::{self, Register};
use crate::say;
use crate::table::{Column, Kind, Shape, Word};
use anyhow::{Context as _, bail};
use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::PathBuf;

/// `bursar schema`.
pub const ENTRY: Entry =
    Entry {
        name: "schema", about: Wording::new("生成编辑器用的 JSON Schema", "write JSON Schema for editors"), arguments, run
    };

/// The dialect that the schemas are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

fn arguments(command: Command, lang: Lang) -> Command {
    let what = Wording::new("账册名，或 bursar 表示 bursar.toml", "a register, or `bursar` for bursar.toml");
    let folder = Wording::new("把全部 schema 写入此文件夹", "write every schema into this folder");
    command.arg(Arg::new("what").value_name("REGISTER").help(what.text(lang))).arg(
        Arg::new("folder")
            .short('o')
            .long("output")
            .value_name("DIR")
            .value_hint(ValueHint::DirPath)
            .value_parser(value_parser!(PathBuf))
            .help(folder.text(lang)),
    )
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    if let Some(folder) = matches.get_one::<PathBuf>("folder") {
        fs::create_dir_all(folder).with_context(|| say!(lang, "建不了文件夹 {}", "cannot make the folder {}", folder.display()))?;
        let all = registers::ALL.iter().map(|register| (register.name, of_register(register, lang)));
        for (name, schema) in all.chain([("bursar", of_settings(lang))]) {
            super::output::write(&written(&schema)?, Some(&folder.join(format!("{name}.schema.json"))), lang)?;
        }
        return Ok(Status::Clean);
    }
    let schema = match matches.get_one::<String>("what").map(String::as_str) {
        None | Some("bursar" | "bursar.toml") => of_settings(lang),
        Some(name) => match registers::find(registers::ALL, name) {
            Some(position) => of_register(&registers::ALL[position], lang),
            None => bail!(say!(lang, "没有名为 {name} 的账册", "no register is called {name}")),
        },
    };
    super::output::write(&written(&schema)?, None, lang)?;
    Ok(Status::Clean)
}

fn written(schema: &Value) -> anyhow::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(schema)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The schema of `bursar.toml`.
pub fn of_settings(lang: Lang) -> Value {
    let mut schema = table(crate::policy::COLUMNS, lang);
    schema["$schema"] = json!(DIALECT);
    schema["title"] = json!("bursar.toml");
    schema
}

/// The schema of a register: of a file for TOML, of one row (as an object of texts) for CSV.
pub fn of_register(register: &Register, lang: Lang) -> Value {
    let document = || table(&register.columns[1..], lang);
    let mut schema = match register.shape {
        Shape::Csv => row(register.columns, lang),
        Shape::Tables => json!({ "type": "object", "additionalProperties": document() }),
        Shape::List(name) => {
            let items = json!({ "type": "array", "items": table(register.columns, lang) });
            json!({ "type": "object", "properties": { name: items }, "additionalProperties": false })
        }
        Shape::Document => table(register.columns, lang),
    };
    schema["$schema"] = json!(DIALECT);
    schema["title"] = json!(format!("{} {}", register.name, register.chinese));
    schema["description"] = json!(register.about.text(lang));
    schema
}

/// A table of TOML; keys may be written in either language, and `x_…` is the school's own.
fn table(columns: &'static [Column], lang: Lang) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for column in columns {
        let mut value = value(&column.kind, lang);
        describe(&mut value, column, lang);
        if column.required {
            required.push(json!({ "anyOf": [{ "required": [column.name] }, { "required": [column.chinese] }] }));
        }
        properties.insert(column.name.to_owned(), value.clone());
        properties.insert(column.chinese.to_owned(), value);
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
fn row(columns: &'static [Column], lang: Lang) -> Value {
    let mut schema = table(columns, lang);
    if let Some(properties) = schema["properties"].as_object_mut() {
        for property in properties.values_mut() {
            let (title, description) = (property["title"].take(), property["description"].take());
            *property = json!({ "type": "string", "title": title, "description": description });
        }
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

/// The values of a kind as TOML gives them.
fn value(kind: &Kind, lang: Lang) -> Value {
    let figure = || json!({ "type": ["number", "string"] });
    let words = |words: &[Word]| -> Vec<&'static str> {
        words.iter().flat_map(|word| std::iter::once(word.name).chain(word.chinese.iter().copied())).collect()
    };
    match kind {
        Kind::Id | Kind::Label => json!({ "type": ["string", "integer"], "minLength": 1 }),
        Kind::Text | Kind::Day | Kind::Moment | Kind::Month | Kind::Term | Kind::OpenWords(..) => json!({ "type": "string" }),
        Kind::Money | Kind::UnitPrice | Kind::Quantity | Kind::Number => figure(),
        Kind::Count => json!({ "type": ["integer", "string"], "minimum": 0 }),
        Kind::YesNo => json!({ "enum": [true, false, "yes", "no", "是", "否"] }),
        Kind::Words(known) => json!({ "enum": words(known) }),
        Kind::List(inner) => json!({ "type": ["array", "string"], "items": value(inner, lang) }),
        Kind::Record(columns) => table(columns, lang),
        Kind::Records(columns) => json!({ "type": "array", "items": table(columns, lang) }),
        Kind::Map(inner) => json!({ "type": "object", "additionalProperties": value(inner, lang) }),
    }
}
