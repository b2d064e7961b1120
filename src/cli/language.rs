//! Which language a run speaks: `--lang`, then `BURSAR_LANG`, then the ledger's own, then the system's.

use crate::lang::Lang;
use std::ffi::OsString;

/// The environment variable that names a language.
pub const VARIABLE: &str = "BURSAR_LANG";

/// The language of help and of failures, before any ledger is read.
///
/// Arguments are looked through by hand because the help itself must already be in the language that they ask for.
pub fn before_reading(arguments: &[OsString]) -> Lang {
    asked_for(arguments).or_else(from_environment).unwrap_or_else(of_system)
}

/// The language that the arguments ask for, which goes before the ledger's own.
pub fn asked_for(arguments: &[OsString]) -> Option<Lang> {
    value_of("--lang", arguments).and_then(Lang::from_tag)
}

/// The value of an option, looked for by hand.
pub fn value_of<'a>(option: &str, arguments: &'a [OsString]) -> Option<&'a str> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        match argument.split_once('=') {
            Some((name, value)) if name == option => return Some(value),
            _ if argument == option => return arguments.next(),
            _ if argument == "--" => return None,
            _ => {}
        }
    }
    None
}

/// The language that the environment asks for.
pub fn from_environment() -> Option<Lang> {
    std::env::var(VARIABLE).ok().and_then(|tag| Lang::from_tag(&tag))
}

/// The language of the system; English where it names none that bursar speaks.
pub fn of_system() -> Lang {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    let named = variables.filter(|value| !value.is_empty()).map(|value| Lang::from_tag(&value)).next();
    match named {
        Some(lang) => lang.unwrap_or(Lang::English),
        None => sys_locale::get_locale().and_then(|tag| Lang::from_tag(&tag)).unwrap_or(Lang::English),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are_read() {
        assert_eq!(asked_for(&arguments("bursar check --lang zh")), Some(Lang::Chinese));
        assert_eq!(asked_for(&arguments("bursar --lang=en check")), Some(Lang::English));
        assert_eq!(asked_for(&arguments("bursar check")), None);
        assert_eq!(asked_for(&arguments("bursar show -- --lang zh")), None);
        assert_eq!(asked_for(&arguments("bursar check --lang")), None);
    }
}
