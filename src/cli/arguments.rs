//! Arguments that several commands share, declared once with their help in both languages.

use super::output::Format;
use crate::lang::{Lang, Wording};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ValueHint, value_parser};
use std::path::PathBuf;

/// What stands for a value in usage and help.
pub mod value {
    use crate::lang::Wording;

    /// A folder.
    pub const FOLDER: Wording = Wording::new("文件夹", "DIR");
    /// A file.
    pub const FILE: Wording = Wording::new("文件", "FILE");
    /// A day.
    pub const DATE: Wording = Wording::new("日期", "DATE");
    /// A month.
    pub const MONTH: Wording = Wording::new("月份", "MONTH");
    /// An id.
    pub const ID: Wording = Wording::new("编号", "ID");
    /// A register.
    pub const REGISTER: Wording = Wording::new("账册", "REGISTER");
    /// A format.
    pub const FORMAT: Wording = Wording::new("格式", "FORMAT");
    /// A language.
    pub const LANGUAGE: Wording = Wording::new("语言", "LANG");
    /// One of a few words.
    pub const WHEN: Wording = Wording::new("何时", "WHEN");
}

/// The heading of the arguments that every command takes.
const EVERYWHERE: Wording = Wording::new("通用选项", "Options everywhere");

/// An option with a value.
pub fn option(name: &'static str, value: Wording, help: Wording, lang: Lang) -> Arg {
    Arg::new(name).long(name).value_name(value.text(lang)).help(help.text(lang))
}

/// An option that is there or not.
pub fn flag(name: &'static str, help: Wording, lang: Lang) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help.text(lang))
}

/// An argument without a dash.
pub fn positional(name: &'static str, value: Wording, help: Wording, lang: Lang) -> Arg {
    Arg::new(name).value_name(value.text(lang)).help(help.text(lang))
}

/// An option that takes one of these words; the help names them itself.
pub fn choice(name: &'static str, value: Wording, words: &[&'static str], help: Wording, lang: Lang) -> Arg {
    option(name, value, help, lang).value_parser(PossibleValuesParser::new(words)).hide_possible_values(true)
}

/// The format of a result.
pub fn format(formats: &[Format], lang: Lang) -> Arg {
    let names: Vec<&str> = formats.iter().map(|format| format.name).collect();
    let help = match lang {
        Lang::Chinese => format!("输出格式：{}（默认按 -o 的扩展名，否则 {}）", names.join("、"), names[0]),
        Lang::English => format!("{} (default: by the ending of -o, else {})", names.join(", "), names[0]),
    };
    let values = formats.iter().map(|format| PossibleValue::new(format.name).aliases(format.aliases));
    let parser = PossibleValuesParser::new(values);
    Arg::new("format")
        .long("format")
        .value_name(value::FORMAT.text(lang))
        .value_parser(parser)
        .hide_possible_values(true)
        .help(help)
}

/// The file a result is written to.
pub fn output(lang: Lang) -> Arg {
    let help = Wording::new("写到文件；- 为标准输出", "write to a file; - is standard output");
    path(option("output", value::FILE, help, lang).short('o'), ValueHint::FilePath)
}

/// An argument that is a path.
pub fn path(argument: Arg, hint: ValueHint) -> Arg {
    argument.value_hint(hint).value_parser(value_parser!(PathBuf))
}

/// Arguments that every command takes, before or after the command's name.
pub fn everywhere(lang: Lang) -> impl Iterator<Item = Arg> {
    let folder = Wording::new("账簿所在文件夹（默认从当前文件夹往上找）", "the ledger's folder (default: from here upwards)");
    let today = Wording::new("按这一天运行（默认账簿所设，再次为今天）", "the day of the run (default: the ledger's, then today)");
    let language = Wording::new("语言：zh 或 en", "language: zh or en");
    let colour = Wording::new("颜色：auto、always、never", "colour: auto, always, never");
    [
        path(option("directory", value::FOLDER, folder, lang).short('C'), ValueHint::DirPath),
        option("today", value::DATE, today, lang),
        option("lang", value::LANGUAGE, language, lang),
        choice("color", value::WHEN, &["auto", "always", "never"], colour, lang),
        flag("help", Wording::new("显示帮助", "show this help"), lang).short('h').action(ArgAction::Help),
    ]
    .into_iter()
    .map(move |argument| argument.global(true).help_heading(EVERYWHERE.text(lang)))
}

/// The program's own version.
pub fn version(lang: Lang) -> Arg {
    let help = Wording::new("显示版本", "show the version");
    flag("version", help, lang).short('V').action(ArgAction::Version).help_heading(EVERYWHERE.text(lang))
}
