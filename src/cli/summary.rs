//! `bursar summary`: the term's summary, written from the ledger's facts and a person's own paragraphs.

use super::arguments::positional;
use super::output::Destination;
use super::report::{self, FORMATS};
use super::session::Session;
use super::{Entry, Opened, Status, failure, list::no_term, period};
use crate::day::Day;
use crate::lang::{Lang, Wording};
use crate::metrics::Period;
use crate::reports::{Selection, summary};
use crate::term::TermId;
use anyhow::Context as _;
use clap::{ArgMatches, Command};

/// `bursar summary`.
pub const ENTRY: Entry = Entry {
    name: "summary",
    about: Wording::new(
        "学期总结：由账簿的数字写成，并入人写的段落",
        "the term's summary, from the ledger's figures and a person's own paragraphs",
    ),
    arguments,
    run,
};

/// A term that is written behind a command's name.
const TERM: Wording = Wording::new("学期", "TERM");

fn arguments(command: Command, lang: Lang) -> Command {
    report::output_arguments(command.arg(term_argument(lang)), lang)
}

/// The term that a plan or a summary is of.
pub fn term_argument(lang: Lang) -> clap::Arg {
    let help = Wording::new("学期，如 2026-2027-1（默认今天所在的学期）", "the term, as 2026-2027-1 (default: the term of today)");
    positional("term", TERM, help, lang)
}

/// The term that is asked for, else that of today.
///
/// # Errors
/// When the calendar has no such term.
pub fn term_of(opened: &Opened, matches: &ArgMatches, today: Day, lang: Lang) -> anyhow::Result<Period> {
    let Some(text) = matches.get_one::<String>("term") else { return period::term_of(opened, today, lang) };
    let term = TermId::parse(text).and_then(|id| opened.settings.calendar.term(id));
    term.map(Period::term).with_context(|| no_term(opened, text, lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let destination = Destination::of(matches, FORMATS, lang)?;
    let opened = session.open()?;
    let today = session.today(&opened);
    failure::note_unread(&opened, None, lang);
    let period = term_of(&opened, matches, today, lang)?;
    let sheet = report::sheet(&summary::REPORT, &opened, period, (today, today), Selection::default(), lang);
    report::write(&sheet, &destination, matches, lang)?;
    Ok(Status::Clean)
}
