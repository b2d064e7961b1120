//! `bursar init`: starts a ledger, with a commented `bursar.toml` and, on request, a file for every register.

mod settings;
mod template;

use super::arguments::{self, positional, value};
use super::failure::{self, shown};
use super::session::Session;
use super::{Entry, Status};
use crate::lang::{Lang, Wording};
use crate::registers::ALL;
use crate::render::visible;
use crate::say;
use crate::source::{LEDGER_FILE, find_ledger};
use anyhow::{Context as _, bail};
use clap::{ArgMatches, Command, ValueHint};
use std::fs;
use std::path::{Path, PathBuf};

pub use template::template;

/// `bursar init`.
pub const ENTRY: Entry =
    Entry { name: "init", about: Wording::new("新建一本账簿", "start a ledger"), arguments: declare, run };

fn declare(command: Command, lang: Lang) -> Command {
    let folder = Wording::new("账簿文件夹（默认当前文件夹）", "the ledger's folder (default: the current one)");
    let name = Wording::new("学校全称", "the school's full name");
    let headers = Wording::new(
        "为每本账册建一个文件：表头和一行注释掉的示例",
        "also make a file for every register: its header and an example row as a comment",
    );
    command
        .arg(arguments::path(positional("folder", value::FOLDER, folder, lang), ValueHint::DirPath))
        .arg(arguments::option("name", Wording::new("校名", "NAME"), name, lang))
        .arg(arguments::flag("headers", headers, lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let start = session.start()?;
    let folder = matches.get_one::<PathBuf>("folder").map_or_else(|| start.clone(), |folder| start.join(folder));
    let name = matches.get_one::<String>("name").map_or("", String::as_str);
    if matches.contains_id("name") && name.trim().is_empty() {
        bail!(say!(lang, "--name 要写学校全称", "--name needs the school's full name"));
    }
    if visible(name) != name {
        let name = visible(name);
        bail!(say!(lang, "校名里有看不见的字符：{name}", "the name has characters that nobody sees: {name}"));
    }
    refuse_where_one_lies(&folder, lang)?;
    let made = shown(&folder);
    fs::create_dir_all(&folder).with_context(|| say!(lang, "建不了文件夹 {made}", "cannot make the folder {made}"))?;
    let lang_of_ledger = of_ledger(name, session);
    let (mut written, mut left) = (Vec::new(), Vec::new());
    let mut write = |path: &str, text: &str| -> anyhow::Result<()> {
        let list = if write_new(&folder, path, text, lang)? { &mut written } else { &mut left };
        list.push(path.to_owned());
        Ok(())
    };
    if matches.get_flag("headers") {
        for register in ALL {
            write(&register.example_path(), &template(register, lang_of_ledger))?;
        }
    }
    write(ATTRIBUTES_FILE, ATTRIBUTES)?;
    // bursar.toml last: until it stands there, the folder is no ledger.
    write(LEDGER_FILE, &settings::text(name, lang_of_ledger))?;
    let text: String = written.iter().map(|path| format!("{path}\n")).collect();
    super::output::write(text.as_bytes(), None, lang)?;
    note_left(&folder, &left, lang);
    failure::note(
        Wording::new(
            "下一步：填写 bursar.toml 中的学校和学期，然后运行 bursar check",
            "next: fill in the school and the terms in bursar.toml, then run `bursar check`",
        )
        .text(lang),
    );
    Ok(Status::Clean)
}

/// A ledger is never written over, and none lies within another: its rows would be read as the other's.
fn refuse_where_one_lies(folder: &Path, lang: Lang) -> anyhow::Result<()> {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let Some(ledger) = find_ledger(&folder) else { return Ok(()) };
    let path = shown(&ledger.join(LEDGER_FILE));
    if ledger == folder {
        bail!(say!(lang, "{path} 已存在，不覆盖", "{path} exists and is left as it is"));
    }
    bail!(say!(lang, "已在一本账簿之内：{path}", "this lies within a ledger already: {path}"));
}

/// How git treats the files.
const ATTRIBUTES_FILE: &str = ".gitattributes";

/// Two branches that append to one register merge line by line.
const ATTRIBUTES: &str = "*.csv text eol=lf merge=union\n*.toml text eol=lf\n";

/// The language of the new ledger: what was asked for; else Chinese where the school's name is, whatever the machine speaks.
fn of_ledger(name: &str, session: &Session) -> Lang {
    let is_chinese = name.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character));
    if is_chinese && !session.asks_for_language() { Lang::Chinese } else { session.lang() }
}

/// Says what lay there already and was left as it is, and what its owner may want to add.
fn note_left(folder: &Path, left: &[String], lang: Lang) {
    if left.is_empty() {
        return;
    }
    let files = left.join(if lang == Lang::Chinese { "、" } else { ", " });
    failure::note(&say!(lang, "已有的文件不改动：{files}", "left as they are, because they are there: {files}"));
    let lacks = |line: &&str| {
        let attributes = fs::read_to_string(folder.join(ATTRIBUTES_FILE)).unwrap_or_default();
        !attributes.lines().any(|given| given.split_whitespace().eq(line.split_whitespace()))
    };
    if left.iter().any(|path| path == ATTRIBUTES_FILE) {
        for line in ATTRIBUTES.lines().filter(lacks) {
            failure::note(&say!(
                lang,
                "请在 {ATTRIBUTES_FILE} 加上这一行，git 才能逐行合并：{line}",
                "add this line to {ATTRIBUTES_FILE}, so that git merges line by line: {line}"
            ));
        }
    }
}

/// Writes a file that is not there yet; one that is there is left as it is. Whether it was written.
fn write_new(folder: &Path, name: &str, text: &str, lang: Lang) -> anyhow::Result<bool> {
    let path = folder.join(name);
    if path.exists() {
        return Ok(false);
    }
    super::output::write(text.as_bytes(), Some(&path), lang)?;
    Ok(true)
}
