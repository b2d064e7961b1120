//! `bursar completions`: what a shell needs to complete commands and options.

use super::arguments::positional;
use super::reference::PAGES;
use super::session::Session;
use super::{COMMANDS, Entry, Status};
use crate::lang::{Lang, Wording};
use crate::metrics::{self, AREAS};
use crate::policy;
use crate::registers::ALL;
use crate::rules::{self, FAMILIES};
use clap::builder::{PossibleValue, PossibleValuesParser};
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
        let mut tree = with_names(super::command(lang), lang);
        clap_complete::generate(*shell, &mut tree, "bursar", &mut script);
        if *shell == Shell::Fish {
            script.extend(fish_names(&tree).into_bytes());
        }
    }
    super::output::write(&script, None, lang)?;
    Ok(Status::Clean)
}

/// What fish offers for arguments without a dash, which the script for it leaves out.
fn fish_names(tree: &Command) -> String {
    let mut lines = String::new();
    for command in tree.get_subcommands() {
        for argument in command.get_positionals() {
            let values = argument.get_possible_values();
            let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
            if !names.is_empty() {
                let (command, names) = (command.get_name(), names.join(" "));
                lines += &format!("complete -c bursar -n \"__fish_bursar_using_subcommand {command}\" -f -a \"{names}\"\n");
            }
        }
    }
    lines
}

/// The command tree with every name that an argument may be, for a shell to offer. What is run takes more: beginnings, Chinese
/// names, names of files.
fn with_names(tree: Command, lang: Lang) -> Command {
    let owned = |names: &mut dyn Iterator<Item = &'static str>| names.map(str::to_owned).collect::<Vec<String>>();
    let rules = owned(&mut FAMILIES.iter().map(|family| family.name).chain(rules::all().map(|rule| rule.id)));
    let mut registers = owned(&mut ALL.iter().map(|register| register.name));
    if lang == Lang::Chinese {
        registers.extend(ALL.iter().map(|register| register.chinese.to_owned()));
    }
    let metrics = owned(&mut AREAS.iter().map(|area| area.name).chain(metrics::all().map(|metric| metric.name)));
    let mut columns = owned(&mut ALL.iter().flat_map(|register| register.columns).map(|column| column.name));
    let mut topics = owned(&mut PAGES.iter().map(|(name, _)| *name));
    topics.extend(rules.iter().chain(&registers).chain(&metrics).cloned());
    topics.extend(policy::reference().into_iter().map(|key| key.key));
    for names in [&mut columns, &mut topics] {
        names.sort_unstable();
        names.dedup();
    }
    let commands = owned(&mut COMMANDS.iter().map(|entry| entry.name));
    let arguments = [
        ("check", "rules", rules),
        ("explain", "what", topics),
        ("list", "register", registers.clone()),
        ("list", "columns", columns),
        ("metrics", "name", metrics),
        ("schema", "register", registers),
        ("help", "command", commands),
    ];
    arguments.into_iter().fold(tree, |tree, (command, argument, names)| {
        tree.mut_subcommand(command, |command| {
            command.mut_arg(argument, |argument| argument.value_parser(PossibleValuesParser::new(names)))
        })
    })
}
