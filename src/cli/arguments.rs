//! Arguments that several commands share, declared once with their help in both languages.

use crate::lang::{Lang, Wording};
use clap::{Arg, ArgAction, ValueHint, value_parser};
use std::path::PathBuf;

/// An option with a value.
pub fn option(name: &'static str, value: &'static str, help: Wording, lang: Lang) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help.text(lang))
}

/// An option that is there or not.
pub fn flag(name: &'static str, help: Wording, lang: Lang) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help.text(lang))
}

/// Arguments that every command takes, before or after the command's name.
pub fn everywhere(lang: Lang) -> impl Iterator<Item = Arg> {
    let heading = Wording::new("通用选项", "Options everywhere").text(lang);
    [
        Arg::new("directory")
            .short('C')
            .long("directory")
            .value_name("DIR")
            .value_hint(ValueHint::DirPath)
            .value_parser(value_parser!(PathBuf))
            .help(
                Wording::new("账簿所在文件夹（默认从当前文件夹往上找）", "the ledger's folder (default: from here upwards)")
                    .text(lang),
            )
            .help_heading(heading),
        option(
            "today",
            "DATE",
            Wording::new("按这一天检查（默认账簿所设，再次为今天）", "the day of the run (default: the ledger's, then today)"),
            lang,
        )
        .help_heading(heading),
        option("lang", "LANG", Wording::new("语言：zh 或 en", "language: zh or en"), lang).help_heading(heading),
        option("color", "WHEN", Wording::new("颜色：auto、always、never", "colour: auto, always, never"), lang)
            .value_parser(["auto", "always", "never"])
            .hide_possible_values(true)
            .help_heading(heading),
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(Wording::new("显示帮助", "show this help").text(lang))
            .help_heading(heading),
    ]
    .into_iter()
    .map(|argument| argument.global(true))
}

/// The file a result is written to.
pub fn output(lang: Lang) -> Arg {
    Arg::new("output")
        .short('o')
        .long("output")
        .value_name("FILE")
        .value_hint(ValueHint::FilePath)
        .value_parser(value_parser!(PathBuf))
        .help(Wording::new("写到文件；- 为标准输出", "write to a file; - is standard output").text(lang))
}
