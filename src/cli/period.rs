//! The days that a figure or a report is asked for: a term, a month, or from one day to another.

use super::Opened;
use super::arguments::{option, value};
use super::list::{day, month, no_term};
use crate::day::Day;
use crate::lang::{Lang, Wording};
use crate::metrics::Period;
use crate::say;
use crate::term::TermId;
use anyhow::{Context as _, bail};
use clap::{ArgMatches, Command};

/// The options, of which one is given.
pub fn arguments(command: Command, lang: Lang) -> Command {
    let term =
        Wording::new("这个学期，如 2026-2027-1（默认今天所在的学期）", "this term, as 2026-2027-1 (default: the term of today)");
    command
        .arg(option("term", Wording::new("学期", "TERM"), term, lang))
        .arg(option("month", value::MONTH, Wording::new("这个月，如 2026-09", "this month, as 2026-09"), lang))
        .arg(option("from", value::DATE, Wording::new("从这一天起", "from this day on"), lang))
        .arg(option("to", value::DATE, Wording::new("到这一天止", "up to this day"), lang))
}

/// From `--term`, `--month` or `--from` and `--to`; nothing where none is given.
///
/// # Errors
/// When several are given, one cannot be read, or the calendar has no such term.
pub fn asked(opened: &Opened, matches: &ArgMatches, today: Day, lang: Lang) -> anyhow::Result<Option<Period>> {
    let given = ["term", "month", "from"].iter().filter(|name| matches.contains_id(name)).count();
    if given > 1 || (matches.contains_id("to") && !matches.contains_id("from")) {
        bail!(say!(lang, "--term、--month、--from 与 --to 只用一种", "give one of --term, --month, or --from with --to"));
    }
    if let Some(text) = matches.get_one::<String>("term") {
        let term = TermId::parse(text).and_then(|id| opened.settings.calendar.term(id));
        return term.map(|term| Some(Period::term(term))).with_context(|| no_term(opened, text, lang));
    }
    if let Some(text) = matches.get_one::<String>("month") {
        return month(text, lang).map(|month| Some(Period::month(month)));
    }
    match (day("from", matches, lang)?, day("to", matches, lang)?) {
        (Some(first), Some(last)) if last < first => {
            bail!(say!(lang, "--to {last} 早于 --from {first}", "--to {last} lies before --from {first}"))
        }
        (Some(first), last) => Ok(Some(Period::new(first, last.unwrap_or_else(|| today.max(first))))),
        (None, _) => Ok(None),
    }
}

/// The term of a day, else the last one before it, else the first.
///
/// # Errors
/// When the calendar has no term.
pub fn term_of(opened: &Opened, today: Day, lang: Lang) -> anyhow::Result<Period> {
    let calendar = &opened.settings.calendar;
    let begun = calendar.terms().iter().rev().find(|term| term.starts <= today).or(calendar.terms().first());
    begun.map(Period::term).with_context(|| {
        say!(
            lang,
            "bursar.toml 里没有学期：请用 --month，或 --from 与 --to",
            "bursar.toml has no term: give --month, or --from and --to"
        )
    })
}
