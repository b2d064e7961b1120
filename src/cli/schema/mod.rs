//! `bursar schema`: JSON Schema of `bursar.toml` and of every register, so that an editor knows keys, kinds and meanings.

mod kinds;

use super::arguments::{self, option, output, positional, value};
use super::failure::shown;
use super::list::register_of;
use super::session::Session;
use super::{Entry, Status};
use crate::lang::{Lang, Wording};
use crate::registers::{self, Register};
use crate::say;
use crate::table::Shape;
use anyhow::Context as _;
use clap::{ArgMatches, Command, ValueHint};
use kinds::{row, table};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// `bursar schema`.
pub const ENTRY: Entry = Entry {
    name: "schema",
    about: Wording::new("生成编辑器用的 JSON Schema", "write JSON Schema for editors"),
    arguments: declare,
    run,
};

/// The dialect that the schemas are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

fn declare(command: Command, lang: Lang) -> Command {
    let what = Wording::new("账册名；不写即 bursar.toml", "a register; bursar.toml when none is named");
    let all = Wording::new("把全部 schema 写入此文件夹", "write every schema into this folder");
    command
        .arg(positional("register", value::REGISTER, what, lang))
        .arg(
            arguments::path(option("all", value::FOLDER, all, lang), ValueHint::DirPath).conflicts_with_all(["register", "output"]),
        )
        .arg(output(lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    if let Some(folder) = matches.get_one::<PathBuf>("all") {
        let made = shown(folder);
        fs::create_dir_all(folder).with_context(|| say!(lang, "建不了文件夹 {made}", "cannot make the folder {made}"))?;
        let all = registers::ALL.iter().map(|register| (register.name, of_register(register, lang)));
        for (name, schema) in all.chain([("bursar", of_settings(lang))]) {
            super::output::write(&written(&schema)?, Some(&folder.join(format!("{name}.schema.json"))), lang)?;
        }
        return Ok(Status::Clean);
    }
    let schema = match matches.get_one::<String>("register").map(String::as_str) {
        None | Some("bursar" | "bursar.toml") => of_settings(lang),
        Some(name) => of_register(register_of(name, lang)?, lang),
    };
    let file = matches.get_one::<PathBuf>("output").filter(|path| path.as_os_str() != "-");
    super::output::write(&written(&schema)?, file.map(PathBuf::as_path), lang)?;
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
    // The format is the one key without which a file is no ledger, though it is read apart from the others.
    schema["anyOf"] = json!([{ "required": ["format"] }, { "required": ["格式"] }]);
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
        Shape::Document => document(),
    };
    schema["$schema"] = json!(DIALECT);
    schema["title"] = json!(format!("{} {}", register.name, register.chinese));
    schema["description"] = json!(register.about.text(lang));
    schema
}
