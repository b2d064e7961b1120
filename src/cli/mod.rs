//! The command line: one file a command; arguments in, exit status out.
//!
//! Exit status: 0 clean, 1 findings of level error (or as `--fail-on` says), 2 it could not run. Results go to standard
//! output, everything else to standard error. To add a command, write its file and one line in the list below.

mod arguments;
mod cells;
mod check;
mod completions;
mod explain;
mod failure;
mod help;
mod init;
mod language;
mod list;
mod man;
mod metrics;
mod open;
mod output;
mod period;
mod places;
mod plan;
mod print;
pub mod reference;
mod refile;
mod report;
mod schema;
mod session;
mod show;
mod summary;
mod usage;
mod window;

pub use open::{OpenFailure, Opened};

use crate::lang::{Lang, Wording};
use clap::{ArgMatches, Command};
use session::{Colour, Session};
use std::ffi::OsString;
use std::process::ExitCode;

/// One command of `bursar`.
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// What it does, in a line.
    pub about: Wording,
    /// Its arguments, with help in a language.
    arguments: fn(Command, Lang) -> Command,
    /// What it does.
    run: fn(&Session, &ArgMatches) -> anyhow::Result<Status>,
}

/// Every command, in the order of the help.
pub static COMMANDS: &[Entry] = &[
    init::ENTRY,
    check::ENTRY,
    explain::ENTRY,
    show::ENTRY,
    list::ENTRY,
    metrics::ENTRY,
    report::ENTRY,
    plan::ENTRY,
    summary::ENTRY,
    print::ENTRY,
    schema::ENTRY,
    completions::ENTRY,
    man::ENTRY,
    help::ENTRY,
];

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It did what was asked, and nothing is wrong.
    Clean,
    /// It did what was asked, and there are findings.
    Findings,
}

/// The whole command tree, with help in a language.
pub fn command(lang: Lang) -> Command {
    let tree = COMMANDS.iter().fold(help::root(lang), |tree, entry| {
        let bare = Command::new(entry.name).about(entry.about.text(lang));
        let declared = help::localised((entry.arguments)(bare, lang), lang);
        tree.subcommand(help::with_usage(declared, lang))
    });
    tree.subcommand_required(true).arg_required_else_help(true)
}

/// Runs the program.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = language::before_reading(&arguments);
    let colour = Colour::of(language::value_of("--color", &arguments));
    let matches = match command(lang).color(colour.into()).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::explain(&error, &arguments, lang),
    };
    let session = match Session::new(&matches, lang) {
        Ok(session) => session,
        Err(error) => return failed(&error, lang),
    };
    let chosen = matches.subcommand().and_then(|(name, inner)| Some((COMMANDS.iter().find(|entry| entry.name == name)?, inner)));
    let outcome = chosen.map_or(Ok(Status::Clean), |(entry, inner)| (entry.run)(&session, inner));
    match outcome {
        Ok(Status::Clean) => ExitCode::SUCCESS,
        Ok(Status::Findings) => ExitCode::from(1),
        Err(error) => failed(&error, session.lang()),
    }
}

/// Says why it could not run; that nobody reads its output any more is no failure.
fn failed(error: &anyhow::Error, lang: Lang) -> ExitCode {
    if output::is_closed_pipe(error) {
        return ExitCode::SUCCESS;
    }
    failure::print(error, lang);
    ExitCode::from(2)
}
