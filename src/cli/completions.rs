//! `bursar completions`: what a shell needs to complete commands and options.

use super::arguments::positional;
use super::session::Session;
use super::{Entry, Status};
use crate::lang::{Lang, Wording};
use clap::{ArgMatches, Command, value_parser};
use clap_complete::Shell;

/// `bursar completions`.
pub const ENTRY: Entry = Entry {
    name: "completions",
    about: Wording::new("生成命令行补全脚本", "write the completion script of a shell"),
    arguments,
    run,
};

fn arguments(command: Command, lang: Lang) -> Command {
    let help = Wording::new("bash、zsh、fish、powershell 或 elvish", "bash, zsh, fish, powershell or elvish");
    command.arg(
        positional("shell", Wording::new("命令行", "SHELL"), help, lang)
            .required(true)
            .value_parser(value_parser!(Shell))
            .hide_possible_values(true),
    )
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut super::command(lang), "bursar", &mut script);
    }
    super::output::write(&script, None, lang)?;
    Ok(Status::Clean)
}
