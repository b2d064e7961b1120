//! What can be read in `bursar.toml` and makes no sense: terms that overlap, rules that do not exist.

use super::layout::{FilesLayer, TermLayer};
use super::settings::RuleLevel;
use crate::source::{FileId, Span, Spot};
use crate::table::{Input, Problem, SettingsFault, What, in_order, nearest};
use toml::de::{DeTable, DeValue};

/// The longest that a term may be, in days.
const LONGEST_TERM: i64 = 366;

fn problem(spot: Spot, key: String, why: SettingsFault) -> Problem {
    Problem::new(spot, What::Settings { key, why })
}

/// A school's name that is given has to say something; an empty one counts as not given wherever it is asked for.
pub(super) fn name(root: &DeTable<'_>, file: FileId, problems: &mut Vec<Problem>) {
    let entries = in_order(root);
    let school = entries.iter().find(|(key, _)| matches!(&**key.get_ref(), "school" | "学校"));
    let Some(DeValue::Table(school)) = school.map(|(_, value)| value.get_ref()) else { return };
    let blank = in_order(school).into_iter().find(|(key, _)| matches!(&**key.get_ref(), "name" | "校名"));
    if let Some((_, value)) = blank.filter(|(_, value)| Input::Toml(value).is_empty()) {
        let range = value.span();
        let span = Span { file, start: range.start as u32, end: range.end as u32 };
        problems.push(problem(Spot::Span(span), "school.name".to_owned(), SettingsFault::NameBlank));
    }
}

/// The terms that make sense: none twice, none within another; of two the first in the file stays.
pub(super) fn terms<'t>(written: &'t [TermLayer], problems: &mut Vec<Problem>) -> Vec<&'t TermLayer> {
    let mut kept: Vec<&TermLayer> = Vec::new();
    for term in written {
        let meets = |other: &&&TermLayer| term.starts <= other.ends && other.starts <= term.ends;
        let mut tell = |column: &'static str, why| {
            problems.push(problem(Spot::Cell(term.at, column), format!("term.{}.{column}", term.id), why));
        };
        if term.ends < term.starts {
            tell("ends", SettingsFault::TermReversed);
        } else if term.ends.days_since(term.starts) > LONGEST_TERM {
            tell("ends", SettingsFault::TermTooLong);
        } else if kept.iter().any(|other| other.id == term.id) {
            tell("id", SettingsFault::TermRepeated);
        } else if let Some(other) = kept.iter().find(meets) {
            tell("starts", SettingsFault::TermsOverlap { other: other.id.to_string() });
        } else {
            check_days(term, &mut tell);
            kept.push(term);
        }
    }
    kept
}

fn check_days(term: &TermLayer, tell: &mut impl FnMut(&'static str, SettingsFault)) {
    for range in term.holidays.iter() {
        if range.last < range.first {
            tell("holidays", SettingsFault::RangeReversed);
        } else if range.last < term.starts || term.ends < range.first {
            tell("holidays", SettingsFault::DayOutsideTerm { day: range.first.to_string() });
        }
    }
    for day in term.workdays.iter() {
        if *day < term.starts || term.ends < *day {
            tell("workdays", SettingsFault::DayOutsideTerm { day: day.to_string() });
        }
    }
}

/// The paths to leave out, without those that lead out of the ledger.
pub(super) fn ignored(files: &FilesLayer, problems: &mut Vec<Problem>) -> Vec<String> {
    let mut kept = Vec::new();
    for path in files.ignore.0.iter().flat_map(|paths| paths.iter()) {
        let leaves = path.starts_with('/') || path.contains(['\\', ':']) || path.split('/').any(|part| part == "..");
        if leaves {
            problems.push(problem(Spot::Cell(files.at, "ignore"), "files.ignore".to_owned(), SettingsFault::PathOutside));
        } else {
            kept.push(path.strip_prefix("./").unwrap_or(path).to_owned());
        }
    }
    kept
}

/// Names in `[rules]` that nobody knows.
pub(super) fn rules(levels: &[RuleLevel], known: &[&str]) -> Vec<Problem> {
    unknown(levels.iter().map(|level| (&*level.name, level.span)), "rules", known, |nearest| SettingsFault::RuleUnknown { nearest })
}

/// Lists in `[kinds]` that nobody knows.
pub(super) fn kinds(lists: &[(String, Span)], known: &[&str]) -> Vec<Problem> {
    unknown(lists.iter().map(|(name, span)| (&**name, *span)), "kinds", known, |nearest| SettingsFault::ListUnknown { nearest })
}

fn unknown<'n>(
    names: impl Iterator<Item = (&'n str, Span)>,
    table: &str,
    known: &[&str],
    why: impl Fn(Option<String>) -> SettingsFault,
) -> Vec<Problem> {
    names
        .filter(|(name, _)| !known.contains(name))
        .map(|(name, span)| {
            let nearest = nearest(name, known.iter().copied()).map(str::to_owned);
            problem(Spot::Span(span), format!("{table}.{name}"), why(nearest))
        })
        .collect()
}
