//! Help and usage errors in the language of the person who asks.

use super::arguments;
use crate::lang::{Lang, Wording};
use crate::say;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};
use std::process::ExitCode;

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
        .subcommand_value_name(Wording::new("命令", "COMMAND").text(lang))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(Wording::new("显示版本", "show the version").text(lang))
                .help_heading(Wording::new("通用选项", "Options everywhere").text(lang)),
        );
    localised(command.args(arguments::everywhere(lang)), lang)
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

/// Says what is wrong with the arguments and what was meant; help and version go to standard output.
pub fn explain_usage(error: &clap::Error, lang: Lang) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            return ExitCode::from(2);
        }
        _ => {}
    }
    if lang == Lang::English {
        let _ = error.print();
    } else {
        let () = anstream::eprintln!("{}", in_chinese(error));
    }
    ExitCode::from(2)
}

fn in_chinese(error: &clap::Error) -> String {
    let value = |kind: ContextKind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(several) => several.join("、"),
            other => other.to_string(),
        })
    };
    let argument = value(ContextKind::InvalidArg).unwrap_or_default();
    let given = value(ContextKind::InvalidValue).unwrap_or_default();
    let mut text = match error.kind() {
        ErrorKind::UnknownArgument => format!("错误：没有 {argument} 这个选项"),
        ErrorKind::InvalidSubcommand => {
            format!("错误：没有 {} 这个命令", value(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => format!("错误：缺少 {argument}"),
        ErrorKind::MissingSubcommand => "错误：缺少命令".to_owned(),
        ErrorKind::InvalidValue if given.is_empty() => format!("错误：{argument} 后面要有值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("错误：{argument} 不能是 {given}"),
        ErrorKind::ArgumentConflict => {
            format!("错误：{argument} 不能与 {} 同用", value(ContextKind::PriorArg).unwrap_or_default())
        }
        ErrorKind::TooManyValues => format!("错误：{argument} 多出了值 {given}"),
        _ => error.to_string().trim_end().to_owned(),
    };
    for (kind, words) in [
        (ContextKind::ValidValue, "可以是"),
        (ContextKind::SuggestedArg, "是否要写"),
        (ContextKind::SuggestedSubcommand, "是否要写"),
        (ContextKind::SuggestedValue, "是否要写"),
    ] {
        if let Some(value) = value(kind).filter(|value| !value.is_empty()) {
            text += &format!("\n提示：{words} {value}");
        }
    }
    text + &say!(Lang::Chinese, "\n更多说明：bursar --help", "")
}
