//! `bursar man`: the manual pages, one for the program and one for each command.

use super::session::Session;
use super::{Entry, Status};
use crate::lang::{Lang, Wording};
use crate::say;
use anyhow::Context as _;
use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use std::fs;
use std::path::PathBuf;

/// `bursar man`.
pub const ENTRY: Entry =
    Entry { name: "man", about: Wording::new("生成手册页（man）", "write the manual pages"), arguments, run };

fn arguments(command: Command, lang: Lang) -> Command {
    let help = Wording::new(
        "写入此文件夹，每个命令一页；不写则把总页写到标准输出",
        "the folder for all pages; without it the program's page goes to standard output",
    );
    command.arg(
        Arg::new("folder")
            .value_name("DIR")
            .value_hint(ValueHint::DirPath)
            .value_parser(value_parser!(PathBuf))
            .help(help.text(lang)),
    )
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let program = super::command(lang);
    let Some(folder) = matches.get_one::<PathBuf>("folder") else {
        super::output::write(&page(program)?, None, lang)?;
        return Ok(Status::Clean);
    };
    fs::create_dir_all(folder).with_context(|| say!(lang, "建不了文件夹 {}", "cannot make the folder {}", folder.display()))?;
    let pages = program.get_subcommands().map(|command| {
        let name = format!("bursar-{}", command.get_name());
        (name.clone(), command.clone().name(name))
    });
    let pages: Vec<(String, Command)> = pages.collect();
    for (name, command) in [("bursar".to_owned(), program)].into_iter().chain(pages) {
        let path = folder.join(format!("{name}.1"));
        super::output::write(&page(command)?, Some(&path), lang)?;
    }
    Ok(Status::Clean)
}

fn page(command: Command) -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(page)
}
