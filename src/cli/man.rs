//! `bursar man`: the manual pages, one for the program and one for each command.

use super::arguments::{self, positional, value};
use super::failure::shown;
use super::session::Session;
use super::{Entry, Status};
use crate::lang::{Lang, Wording};
use crate::say;
use anyhow::Context as _;
use clap::{ArgMatches, Command, ValueHint};
use std::fs;
use std::path::PathBuf;

/// `bursar man`.
pub const ENTRY: Entry =
    Entry { name: "man", about: Wording::new("生成手册页（man）", "write the manual pages"), arguments: declare, run };

fn declare(command: Command, lang: Lang) -> Command {
    let help = Wording::new(
        "写入此文件夹，每个命令一页；不写则把总页写到标准输出",
        "the folder for all pages; without it the program's page goes to standard output",
    );
    command.arg(arguments::path(positional("folder", value::FOLDER, help, lang), ValueHint::DirPath))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let program = super::command(lang);
    let Some(folder) = matches.get_one::<PathBuf>("folder") else {
        super::output::write(&page(program, lang)?, None, lang)?;
        return Ok(Status::Clean);
    };
    let made = shown(folder);
    fs::create_dir_all(folder).with_context(|| say!(lang, "建不了文件夹 {made}", "cannot make the folder {made}"))?;
    let pages = program.get_subcommands().map(|command| {
        let name = format!("bursar-{}", command.get_name());
        (name.clone(), command.clone().name(name))
    });
    let pages: Vec<(String, Command)> = pages.collect();
    for (name, command) in [("bursar".to_owned(), program)].into_iter().chain(pages) {
        let path = folder.join(format!("{name}.1"));
        super::output::write(&page(command, lang)?, Some(&path), lang)?;
    }
    Ok(Status::Clean)
}

/// The headings that the page maker writes, and what they are called on Chinese pages.
const HEADINGS: [(&str, &str); 7] = [
    (".SH NAME\n", ".SH 名称\n"),
    (".SH SYNOPSIS\n", ".SH 概要\n"),
    (".SH DESCRIPTION\n", ".SH 描述\n"),
    (".SH OPTIONS\n", ".SH 选项\n"),
    (".SH SUBCOMMANDS\n", ".SH 命令\n"),
    (".SH COMMANDS\n", ".SH 命令\n"),
    (".SH VERSION\n", ".SH 版本\n"),
];

fn page(command: Command, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    if lang == Lang::English {
        return Ok(page);
    }
    let page = String::from_utf8(page)?;
    Ok(HEADINGS.iter().fold(page, |page, (english, chinese)| page.replace(english, chinese)).into_bytes())
}
