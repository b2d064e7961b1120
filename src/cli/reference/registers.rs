//! The page of the registers: what each holds, how it is kept, its columns and its keys.

use super::{cell, fact, kind_text};
use crate::lang::{Lang, Wording};
use crate::registers::{ALL, Register};
use crate::table::{Column, Kind, Shape};

/// Every register on one page.
pub fn page(lang: Lang) -> String {
    let mut page = String::from(match lang {
        Lang::Chinese => "# 账册\n\n本页由程序生成：`bursar explain 账册名` 显示同样的内容。\n",
        Lang::English => "# Registers\n\nMade from the code; `bursar explain REGISTER` shows the same.\n",
    });
    let mut area = None;
    for register in ALL {
        if area != Some(register.area) {
            area = Some(register.area);
            page += &format!("\n## {}\n", register.area.title().text(lang));
        }
        page += &format!("\n{}", register_page(register, lang));
    }
    page
}

/// One register.
pub fn register_page(register: &Register, lang: Lang) -> String {
    let mut page = format!("### `{}` {}\n\n{}\n\n", register.name, register.chinese, register.about.text(lang));
    page += &format!("- {}\n", kept(register, lang));
    if !register.key.is_empty() {
        let key = Wording::new("两行不得相同的列", "no two rows share").text(lang);
        let columns: Vec<String> = register.key.iter().map(|name| format!("`{name}`")).collect();
        page += &fact(key, &columns.join(", "), lang);
    }
    if !register.one_of.is_empty() {
        let wording = Wording::new("至少填一项的列", "every row fills one of").text(lang);
        let columns: Vec<String> = register.one_of.iter().map(|name| format!("`{name}`")).collect();
        page += &fact(wording, &columns.join(", "), lang);
    }
    if let Some(day) = register.day {
        let wording = Wording::new("归属期间的列", "its day is").text(lang);
        page += &fact(wording, &format!("`{day}`"), lang);
    }
    page += "\n";
    page += &columns(register.columns, "", lang);
    page
}

fn kept(register: &Register, lang: Lang) -> String {
    let name = register.name;
    match (register.shape, lang) {
        (Shape::Csv, Lang::Chinese) => format!("CSV，如 `{name}.csv`、`{name}/2026-09.csv`、`{}.csv`", register.chinese),
        (Shape::Csv, Lang::English) => format!("CSV, as `{name}.csv`, `{name}/2026-09.csv`, `{}.csv`", register.chinese),
        (Shape::Tables, Lang::Chinese) => format!("TOML，一单一表，表名即编号，如 `{name}/2026-09.toml`"),
        (Shape::Tables, Lang::English) => format!("TOML, a table a document, named by its id, as `{name}/2026-09.toml`"),
        (Shape::List(list), Lang::Chinese) => format!("TOML，每条一个 `[[{list}]]`，如 `{name}.toml`"),
        (Shape::List(list), Lang::English) => format!("TOML, a `[[{list}]]` each, as `{name}.toml`"),
        (Shape::Document, Lang::Chinese) => format!("TOML，一学期一个文件，文件名即学期，如 `{name}/2026-2027-1.toml`"),
        (Shape::Document, Lang::English) => format!("TOML, a file a term, named by it, as `{name}/2026-2027-1.toml`"),
    }
}

/// The table of columns, with the columns of records inside after it.
fn columns(columns: &'static [Column], inside: &str, lang: Lang) -> String {
    let heading = match lang {
        Lang::Chinese => "| 列 | 中文表头 | 必填 | 内容 | 说明 |\n|---|---|---|---|---|\n",
        Lang::English => "| column | Chinese header | needed | holds | meaning |\n|---|---|---|---|---|\n",
    };
    let mut table = String::from(heading);
    let mut inner = String::new();
    for column in columns {
        let needed = if column.required { "*" } else { "" };
        table += &format!(
            "| `{inside}{}` | {} | {needed} | {} | {} |\n",
            column.name,
            column.chinese,
            cell(&holds(column, lang)),
            cell(column.meaning.text(lang))
        );
        if let Kind::Record(records) | Kind::Records(records) = column.kind {
            inner += &format!("\n{}", self::columns(records, &format!("{inside}{}.", column.name), lang));
        }
    }
    table + &inner
}

/// What a column holds, and the registers that it refers to.
pub fn holds(column: &Column, lang: Lang) -> String {
    let kind = kind_text(&column.kind, lang);
    if column.refers.is_empty() {
        return kind;
    }
    let registers: Vec<String> = column.refers.iter().map(|register| format!("`{register}`")).collect();
    format!("{kind} → {}", registers.join(", "))
}

/// One column by its whole path, and the columns of records inside.
pub fn column_page(path: &str, column: &Column, lang: Lang) -> String {
    let mut text = column_text(path, column, lang);
    if let Some(records) = super::settings::inside(&column.kind) {
        text += &format!("\n{}", columns(records, &format!("{}.", column.name), lang));
    }
    text
}

/// One column, or one key of `bursar.toml`, in a few lines.
pub fn column_text(path: &str, column: &Column, lang: Lang) -> String {
    let needed = match (column.required, lang) {
        (true, Lang::Chinese) => "必填",
        (true, Lang::English) => "needed",
        (false, Lang::Chinese) => "选填",
        (false, Lang::English) => "optional",
    };
    let (chinese, meaning) = (column.chinese, column.meaning.text(lang));
    format!("`{path}` {chinese} ({needed})\n\n{meaning}\n\n{}\n", holds(column, lang))
}
