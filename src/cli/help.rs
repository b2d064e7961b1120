//! The help in the language of the person who asks, and `bursar help`.

use super::session::Session;
use super::{Entry, Status, arguments, usage};
use crate::lang::{Lang, Wording};
use crate::say;
use crate::table::nearest;
use anyhow::bail;
use clap::{Arg, ArgMatches, Command};

/// `bursar help`.
pub const ENTRY: Entry =
    Entry { name: "help", about: Wording::new("显示命令的帮助", "show the help of a command"), arguments: declare, run };

/// What stands for a command.
const COMMAND: Wording = Wording::new("命令", "COMMAND");

fn declare(command: Command, lang: Lang) -> Command {
    let help = Wording::new("命令；不写则为总的帮助", "a command; the program's own help when none is named");
    command.arg(arguments::positional("command", COMMAND, help, lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let name = matches.get_one::<String>("command");
    if let Some(name) = name.filter(|name| !super::COMMANDS.iter().any(|entry| entry.name == **name)) {
        let hint = nearest(name, super::COMMANDS.iter().map(|entry| entry.name));
        let hint = hint.map(|near| say!(lang, "\n是否要写 {near}？", "\ndid you mean {near}?")).unwrap_or_default();
        bail!(say!(lang, "没有 {name} 这个命令{hint}", "there is no command {name}{hint}"));
    }
    let arguments = std::iter::once("bursar").chain(name.map(String::as_str)).chain(["--help"]);
    if let Err(help) = super::command(lang).color(session.colour().into()).try_get_matches_from(arguments) {
        // A reader that has gone away is no error.
        let _ = help.print();
    }
    Ok(Status::Clean)
}

/// The program itself.
pub fn root(lang: Lang) -> Command {
    let about = Wording::new(
        "学校后勤账簿：账证、账账、账实、账卡、账表相符，审批链条完整",
        "a school's logistics ledger: books, vouchers, shelves, cards and bank agree, and the approvals are whole",
    );
    let command = Command::new("bursar")
        .about(about.text(lang))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(Wording::new("命令", "Commands").text(lang))
        .subcommand_value_name(COMMAND.text(lang))
        .override_usage(format!("bursar {} <{}>", usage::OPTIONS.text(lang), COMMAND.text(lang)))
        .arg(arguments::version(lang));
    localised(command.args(arguments::everywhere(lang)), lang)
}

/// A command's usage, in the language: `bursar check [选项] [规则]...`.
pub fn with_usage(command: Command, lang: Lang) -> Command {
    let mut usage = format!("bursar {} {}", command.get_name(), usage::OPTIONS.text(lang));
    for argument in command.get_positionals() {
        usage += &format!(" {}", placeholder(argument));
    }
    command.override_usage(usage)
}

fn placeholder(argument: &Arg) -> String {
    let name = argument.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
    let several =
        if argument.get_action().takes_values() && matches!(argument.get_action(), clap::ArgAction::Append) { "..." } else { "" };
    if argument.is_required_set() { format!("<{name}>{several}") } else { format!("[{name}]{several}") }
}

/// A command with headings and the order of its help in the language.
pub fn localised(command: Command, lang: Lang) -> Command {
    let template = match lang {
        Lang::Chinese => "{about}\n\n用法：{usage}\n\n{all-args}{after-help}",
        Lang::English => "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}",
    };
    let options = Wording::new("选项", "Options").text(lang);
    let positionals = Wording::new("参数", "Arguments").text(lang);
    command
        .mut_args(move |argument| match argument.get_help_heading() {
            Some(_) => argument,
            None if argument.is_positional() => argument.help_heading(positionals),
            None => argument.help_heading(options),
        })
        .disable_help_flag(true)
        .help_template(template)
}
