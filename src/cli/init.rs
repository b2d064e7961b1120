//! `bursar init`: starts a ledger, with a commented `bursar.toml` and, on request, one example row a register.

use super::session::Session;
use super::{Entry, Status};
use crate::lang::{Lang, Wording};
use crate::registers::{ALL, Register};
use crate::say;
use crate::source::LEDGER_FILE;
use crate::table::{Column, Kind, Shape};
use anyhow::{Context as _, bail};
use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use std::fs;
use std::path::{Path, PathBuf};

/// `bursar init`.
pub const ENTRY: Entry = Entry { name: "init", about: Wording::new("新建一本账簿", "start a ledger"), arguments, run };

fn arguments(command: Command, lang: Lang) -> Command {
    let folder = Wording::new("账簿文件夹（默认当前文件夹）", "the ledger's folder (default: the current one)");
    let name = Wording::new("学校全称", "the school's full name");
    let headers = Wording::new("为每本账册建一个只有表头的文件", "also make a file with its header for every register");
    command
        .arg(
            Arg::new("folder")
                .value_name("DIR")
                .value_hint(ValueHint::DirPath)
                .value_parser(value_parser!(PathBuf))
                .help(folder.text(lang)),
        )
        .arg(super::arguments::option("name", "NAME", name, lang))
        .arg(super::arguments::flag("headers", headers, lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let folder = match matches.get_one::<PathBuf>("folder") {
        Some(folder) => folder.clone(),
        None => session.start()?,
    };
    if folder.join(LEDGER_FILE).exists() {
        let path = folder.join(LEDGER_FILE);
        bail!(say!(lang, "{} 已存在，不覆盖", "{} exists and is left as it is", path.display()));
    }
    fs::create_dir_all(&folder).with_context(|| say!(lang, "建不了文件夹 {}", "cannot make the folder {}", folder.display()))?;
    let name = matches.get_one::<String>("name").map_or("", String::as_str);
    let mut made = Vec::new();
    // bursar.toml last: until it stands there, the folder is no ledger.
    if matches.get_flag("headers") {
        for register in ALL {
            let path = format!("{}.{}", register.name, register.shape.ending());
            made.extend(write_new(&folder, &path, &template(register, lang), lang)?);
        }
    }
    made.extend(write_new(&folder, ".gitattributes", ATTRIBUTES, lang)?);
    made.extend(write_new(&folder, LEDGER_FILE, &settings(name, lang), lang)?);
    let mut text = String::new();
    for path in &made {
        text += &format!("{path}\n");
    }
    super::output::write(text.as_bytes(), None, lang)?;
    let next = say!(
        lang,
        "下一步：填写 bursar.toml 中的学校和学期，然后运行 bursar check",
        "next: fill in the school and the terms in bursar.toml, then run `bursar check`"
    );
    let () = anstream::eprintln!("{next}");
    Ok(Status::Clean)
}

/// Two branches that append to one register merge line by line.
const ATTRIBUTES: &str = "*.csv text eol=lf merge=union\n*.toml text eol=lf\n";

/// Writes a file that is not there yet; one that is there is left as it is.
fn write_new(folder: &Path, name: &str, text: &str, lang: Lang) -> anyhow::Result<Option<String>> {
    let path = folder.join(name);
    if path.exists() {
        return Ok(None);
    }
    super::output::write(text.as_bytes(), Some(&path), lang)?;
    Ok(Some(name.to_owned()))
}

/// A quoted text of TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn settings(name: &str, lang: Lang) -> String {
    let name = quoted(name);
    match lang {
        Lang::Chinese => format!(
            r#"# 学校后勤账簿。每个键的含义：bursar explain policy
format = 1

[school]
name = {name}                # 学校全称，发票抬头默认与此相同
# uscc = ""                  # 统一社会信用代码
stage = "primary"            # kindergarten、primary、junior、senior、nine-year、university
language = "zh-CN"
# starts = 2026-09-01        # 建账日：期初余额记于该日

# [[term]]                   # 每学期一段
# id = "2026-2027-1"         # -1 秋季，-2 春季
# starts = 2026-09-01
# ends = 2027-01-22
# holidays = ["2026-10-01..2026-10-07"]
# workdays = ["2026-10-10"]  # 调休上课的周末

# [[policy.approval]]        # 审批权限：按本校制度填写；不写则不检查审批级次
# from = 2026-01-01
# bands = [
#   {{ up_to = 500, steps = ["department", "logistics"] }},
#   {{ up_to = 10000, steps = ["department", "logistics", "principal"], method = "compare", quotes = 3 }},
#   {{ steps = ["department", "logistics", "principal", "committee"], method = "tender", minutes = true }},
# ]

# [rules]                    # 规则或规则族的级别：error、warning、note、off
# "format/sort-order" = "off"
"#
        ),
        Lang::English => format!(
            r#"# A school's logistics ledger. What each key means: bursar explain policy
format = 1

[school]
name = {name}                # the school's full name, which invoices must bear
# uscc = ""                  # the unified social credit code
stage = "primary"            # kindergarten, primary, junior, senior, nine-year, university
language = "en"
# starts = 2026-09-01        # the ledger's first day: what opens the books is dated then

# [[term]]                   # one for each term
# id = "2026-2027-1"         # -1 autumn, -2 spring
# starts = 2026-09-01
# ends = 2027-01-22
# holidays = ["2026-10-01..2026-10-07"]
# workdays = ["2026-10-10"]  # weekend days that are school days

# [[policy.approval]]        # the school's own approval ladder; without it no ladder is checked
# from = 2026-01-01
# bands = [
#   {{ up_to = 500, steps = ["department", "logistics"] }},
#   {{ up_to = 10000, steps = ["department", "logistics", "principal"], method = "compare", quotes = 3 }},
#   {{ steps = ["department", "logistics", "principal", "committee"], method = "tender", minutes = true }},
# ]

# [rules]                    # the level of a rule or a family: error, warning, note, off
# "format/sort-order" = "off"
"#
        ),
    }
}

/// An empty file of a register: its header, or for documents a commented example.
fn template(register: &Register, lang: Lang) -> String {
    let about = format!("# {} {}\n", register.chinese, register.about.text(lang));
    match register.shape {
        Shape::Csv => {
            let header: Vec<&str> =
                register.columns.iter().map(|column| if lang == Lang::Chinese { column.chinese } else { column.name }).collect();
            format!("{about}{}\n", header.join(","))
        }
        Shape::Tables => format!("{about}# [{}]\n{}", quoted("…"), keys(&register.columns[1..], lang)),
        Shape::List(name) => format!("{about}# [[{name}]]\n{}", keys(register.columns, lang)),
        Shape::Document => format!("{about}{}", keys(register.columns, lang)),
    }
}

fn keys(columns: &'static [Column], lang: Lang) -> String {
    let key = |column: &Column| {
        let needed = if column.required { "*" } else { "" };
        let value = match column.kind {
            Kind::Record(_) => "{ … }",
            Kind::Records(_) | Kind::List(_) => "[ … ]",
            _ => "…",
        };
        format!("# {} = {value}  # {needed}{}\n", column.name, column.meaning.text(lang))
    };
    columns.iter().map(key).collect()
}
