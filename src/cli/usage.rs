//! Usage errors: what is wrong with the arguments, what was meant, and where to read more.

use super::{COMMANDS, failure};
use crate::lang::{Lang, Wording};
use crate::render::visible;
use crate::say;
use crate::table::nearest;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;
use std::process::ExitCode;

/// What stands for the options in a usage line.
pub const OPTIONS: Wording = Wording::new("[选项]", "[OPTIONS]");

/// Says what is wrong with the arguments; help and version, which clap counts as errors, go to standard output.
pub fn explain(error: &clap::Error, arguments: &[OsString], lang: Lang) -> ExitCode {
    // Nothing more can be done where the stream is closed, and a reader that has gone away is no error.
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            failure::note(super::command(lang).render_help().ansi().to_string().trim_end());
            return ExitCode::from(2);
        }
        _ => {}
    }
    let of = |kind| told(error, kind, lang);
    let mut lines = vec![fault(error, lang)];
    let meant = match error.kind() {
        ErrorKind::InvalidSubcommand => of(ContextKind::InvalidSubcommand)
            .and_then(|slip| nearest(&slip, COMMANDS.iter().map(|entry| entry.name)))
            .map(str::to_owned),
        _ => of(ContextKind::SuggestedArg).or_else(|| of(ContextKind::SuggestedValue)),
    };
    if let Some(meant) = meant {
        lines.push(say!(lang, "是否要写 {meant}？", "did you mean {meant}?"));
    }
    if let Some(words) = of(ContextKind::ValidValue) {
        lines.push(say!(lang, "可以是 {words}", "it may be {words}"));
    }
    let command = COMMANDS.iter().map(|entry| entry.name).find(|name| arguments.iter().skip(1).any(|given| given == name));
    let more = command.map_or_else(|| "bursar --help".to_owned(), |command| format!("bursar {command} --help"));
    lines.push(say!(lang, "{more} 有更多说明", "{more} says more"));
    failure::say_aside(&lines, lang);
    ExitCode::from(2)
}

/// One fact about the error, as text that is safe to show; `None` where there is none.
fn told(error: &clap::Error, kind: ContextKind, lang: Lang) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::Strings(several) => several.join(match lang {
            Lang::Chinese => "、",
            Lang::English => ", ",
        }),
        other => other.to_string(),
    };
    (!text.is_empty()).then(|| visible(&text))
}

fn fault(error: &clap::Error, lang: Lang) -> String {
    let of = |kind| told(error, kind, lang).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let given = of(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            say!(lang, "没有 {argument} 这个选项", "there is no option {argument}")
        }
        ErrorKind::UnknownArgument => say!(lang, "多出了 {argument}", "{argument} is one argument too many"),
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand);
            say!(lang, "没有 {command} 这个命令", "there is no command {command}")
        }
        ErrorKind::MissingRequiredArgument => say!(lang, "缺少 {argument}", "{argument} is missing"),
        ErrorKind::InvalidValue if given.is_empty() => say!(lang, "{argument} 后面要有值", "{argument} needs a value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say!(lang, "{argument} 不能是 {given}", "{argument} cannot be {given}")
        }
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => {
                say!(lang, "{argument} 只能写一次", "{argument} may be given once only")
            }
            prior => say!(lang, "{argument} 不能与 {prior} 同用", "{argument} cannot be used with {prior}"),
        },
        ErrorKind::TooManyValues => {
            say!(lang, "{argument} 不带值，多出了 {given}", "{argument} takes no value, and {given} is given")
        }
        ErrorKind::InvalidUtf8 => say!(lang, "有一个参数不是 UTF-8 文字", "an argument is no UTF-8 text"),
        _ => visible(error.to_string().trim()),
    }
}
