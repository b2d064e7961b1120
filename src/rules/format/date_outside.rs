//! A row dated before the ledger begins, after its last term and budget year, or after today; what ends before it begins.

use crate::day::{Day, Moment, Month};
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{Row, Table, Visitor};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::{FileId, Spot};
use crate::table::{Column, Kind, Value, column_index};
use crate::term::TermId;
use std::collections::BTreeMap;

/// `format/date-outside`.
pub static RULE: Rule = Rule {
    id: "format/date-outside",
    level: Level::Error,
    fixable: false,
    title: Wording::new("日期不在账期内，或起止颠倒", "a day outside the ledger, or an end before its beginning"),
    why: Wording::new(
        "年份打错的一行不会出现在任何月份的账里，没有人会看到它。",
        "a row with a slip in its year is in no month's books, where nobody will ever see it.",
    ),
    source: Wording::new("账本格式“日期”一节（docs/format.md）", "the ledger format, “dates” (docs/format.md)"),
    reads: &[],
    whole: &["budget"],
    policy: &[],
    guide: include_str!("date_outside.md"),
    check: Check::Ledger(check),
};

/// Registers of what is yet to come.
const AHEAD: [&str; 3] = ["menus", "duty", "plans"];

/// Registers of papers that may be older than the ledger: a receipt of August is claimed in September, a purchase is begun
/// before and ends after; a price, a card, a mark stays in force.
const EARLIER: [&str; 5] = ["purchases", "receipts", "market-prices", "room-cards", "supplier-reviews"];

fn check(context: &Context<'_>, report: &mut Report) {
    let last = last_day(context);
    context.rows().visit(&mut Dates { context, report, last });
}

/// The last day that the ledger provides for: the end of the school year of its last term, or of its last budget year.
fn last_day(context: &Context<'_>) -> Option<Day> {
    let term = context.settings.calendar.terms().last().and_then(|term| {
        let ends = term.ends;
        let year = if ends.month().number() < 9 { ends.year() } else { ends.year() + 1 };
        Day::from_ymd(year, 8, 31)
    });
    let budget = context.rows().budget.iter().filter_map(|line| Day::from_ymd(i32::try_from(line.year).ok()?, 12, 31)).max();
    term.max(budget)
}

struct Dates<'c, 'r> {
    context: &'c Context<'c>,
    report: &'r mut Report,
    last: Option<Day>,
}

/// Columns that hold the first and the last day of something, or what has to come before and after. Pairs that a rule of their
/// own tells (a sample destroyed before it was taken, a repair signed for before it was done) are none of them.
const STRETCHES: [(&str, &str); 9] = [
    ("from", "to"),
    ("pool_from", "pool_to"),
    ("reported", "done"),
    ("found", "fixed"),
    ("found", "due"),
    ("received", "answered"),
    ("taken", "returned"),
    ("date", "paid"),
    ("date", "due"),
];

/// Columns of what has happened, wherever they stand: none of it lies ahead.
const PAST: [&str; 16] = [
    "reported",
    "done",
    "accepted",
    "found",
    "fixed",
    "rechecked",
    "received",
    "answered",
    "taken",
    "returned",
    "signed",
    "paid",
    "settled",
    "destroyed",
    "made",
    "acquired",
];

/// The columns of a register's stretches of days.
fn stretches(columns: &'static [Column]) -> Vec<(usize, usize)> {
    let is_day = |column: &Column| matches!(column.kind, Kind::Day | Kind::Moment);
    let day = |name: &str| column_index(columns, name).filter(|column| is_day(&columns[*column]));
    STRETCHES.iter().filter_map(|(first, last)| Some((day(first)?, day(last)?))).collect()
}

/// The day, and the time where there is one, in a cell.
fn moment(value: &Value<'_>) -> Option<Moment> {
    match value {
        Value::Day(day) => Some(Moment { day: *day, time: None }),
        Value::Moment(moment) => Some(*moment),
        _ => None,
    }
}

/// Why a date lies outside.
#[derive(Clone, Copy)]
enum Outside {
    /// Before the ledger begins.
    Before(Day),
    /// After its last day.
    After(Day),
    /// After today.
    Ahead,
    /// No such term is in the calendar.
    Term,
    /// What it ends begins later, at this moment, which this column holds.
    Reversed(Moment, usize),
}

fn is_wanted(column: &Column) -> bool {
    matches!(column.kind, Kind::Term) || matches!(column.name, "date" | "month") || PAST.contains(&column.name)
}

impl Visitor for Dates<'_, '_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let mut checked = 0;
        let mut found = Vec::new();
        let stretches = stretches(R::COLUMNS);
        for row in rows {
            for (first, last) in &stretches {
                let Some((from, to)) = moment(&row.value(*first)).zip(moment(&row.value(*last))) else { continue };
                checked += 1;
                // What has happened on a day to come is found as that; and where it lies before two others, one day is wrong.
                let is_told = PAST.contains(&R::COLUMNS[*first].name) && from.day > self.context.today;
                if to.is_before(from) && !is_told {
                    let spot = Spot::Cell(row.at(), R::COLUMNS[*last].name);
                    found.push((row, spot, to.to_string(), Outside::Reversed(from, *first)));
                    break;
                }
            }
            row.cells(is_wanted, &mut |column, at, value| {
                let is_own = at == row.at();
                let is_past = PAST.contains(&column.name);
                let why = match value {
                    Value::Day(day) if is_past => self.past(day),
                    Value::Moment(moment) if is_past => self.past(moment.day),
                    Value::Day(day) => self.day::<R>(day, is_own),
                    Value::Moment(moment) => self.day::<R>(moment.day, is_own),
                    Value::Month(month) => self.month::<R>(month, is_own),
                    Value::Term(term) => self.term(term),
                    _ => return,
                };
                checked += 1;
                if let Some(why) = why {
                    found.push((row, Spot::Cell(at, column.name), value.written(&self.context.ledger.names), why));
                }
            });
        }
        self.report.checked(checked);
        // A whole file before the ledger's first day, of days to come, or of a term that is not there is one slip: told at its
        // first row.
        let slip = |spot: &Spot, written: &str, why: &Outside| match why {
            Outside::Before(_) => Some((spot.file(), "before".to_owned())),
            Outside::After(_) => Some((spot.file(), "after".to_owned())),
            Outside::Ahead => Some((spot.file(), "ahead".to_owned())),
            Outside::Term => Some((spot.file(), written.to_owned())),
            Outside::Reversed(..) => None,
        };
        let mut counts: BTreeMap<(FileId, String), usize> = BTreeMap::new();
        for (_, spot, written, why) in &found {
            if let Some(slip) = slip(spot, written, why) {
                *counts.entry(slip).or_default() += 1;
            }
        }
        for (row, spot, written, why) in found {
            let others = match slip(&spot, &written, &why) {
                None => 0,
                Some(slip) => match counts.remove(&slip) {
                    None => continue,
                    Some(count) => count - 1,
                },
            };
            self.tell(row, spot, &written, why, others);
        }
    }
}

impl Dates<'_, '_> {
    fn day<R: Row>(&self, day: Day, is_own: bool) -> Option<Outside> {
        let starts = self.context.settings.school.starts.filter(|_| is_own && !EARLIER.contains(&R::REGISTER.name));
        let may_be_ahead = AHEAD.contains(&R::REGISTER.name);
        match (starts, self.last) {
            (Some(starts), _) if day < starts => Some(Outside::Before(starts)),
            _ if day > self.context.today && !may_be_ahead => Some(Outside::Ahead),
            (_, Some(last)) if day > last => Some(Outside::After(last)),
            _ => None,
        }
    }

    /// What has happened lies no later than today; it may be older than the ledger.
    fn past(&self, day: Day) -> Option<Outside> {
        (day > self.context.today).then_some(Outside::Ahead)
    }

    fn month<R: Row>(&self, month: Month, is_own: bool) -> Option<Outside> {
        // The month of the ledger's first day belongs to it, and the month of today has begun.
        let day = if self.context.settings.school.starts.is_some_and(|starts| starts.month() == month) {
            self.context.settings.school.starts?
        } else {
            month.first_day()
        };
        self.day::<R>(day, is_own)
    }

    fn term(&self, term: TermId) -> Option<Outside> {
        let calendar = &self.context.settings.calendar;
        (!calendar.terms().is_empty() && calendar.term(term).is_none()).then_some(Outside::Term)
    }

    fn tell<R: Row>(&mut self, row: &R, spot: Spot, written: &str, why: Outside, others: usize) {
        let lang = self.context.lang;
        let today = self.context.today;
        let (message, next) = match why {
            Outside::Before(starts) if R::REGISTER.name == "opening-balances" => (
                say!(lang, "{written} 早于启用日 {starts}", "{written} is before the ledger's first day, {starts}"),
                say!(lang, "期初余额记在 {starts}", "what opens the books is dated {starts}"),
            ),
            Outside::Before(starts) => (
                say!(lang, "{written} 早于启用日 {starts}", "{written} is before the ledger's first day, {starts}"),
                say!(lang, "改正日期；以前的事只记期初", "mend the day; what was before is in the opening rows"),
            ),
            Outside::After(last) => (
                say!(
                    lang,
                    "{written} 晚于最后一个学期和预算年度（{last}）",
                    "{written} is after the last term and budget year ({last})"
                ),
                say!(lang, "改正日期，或在 bursar.toml 里加上新学期", "mend the day, or add the new term to bursar.toml"),
            ),
            Outside::Ahead => (
                say!(lang, "{written} 晚于今天 {today}", "{written} is after today, {today}"),
                say!(lang, "改正日期；还没发生的事不入账", "mend the day; what has not happened yet is no entry"),
            ),
            Outside::Reversed(from, first) if matches!(R::COLUMNS[first].name, "from" | "pool_from") => (
                say!(lang, "到 {written} 为止，{from} 才开始", "it ends on {written} and begins on {from}"),
                say!(lang, "改正起或止的日期", "mend the first or the last day"),
            ),
            Outside::Reversed(from, first) => {
                let column = |name: &'static str| self.context.column::<R>(name);
                let last = if let Spot::Cell(_, last) = spot { column(last) } else { String::new() };
                let first = column(R::COLUMNS[first].name);
                (
                    say!(lang, "{last}是 {written}，早于 {first}的 {from}", "{last} is {written}, before {first}, {from}"),
                    say!(lang, "核对后改正其中写错的一个", "find out which of the two is wrong, and mend it"),
                )
            }
            Outside::Term => (
                say!(lang, "校历里没有学期 {written}", "the calendar has no term {written}"),
                say!(lang, "改正学期，或在 bursar.toml 加一个 [[term]]", "mend the term, or add a [[term]] to bursar.toml"),
            ),
        };
        let others = match others {
            0 => String::new(),
            others => say!(lang, "，本文件另有 {others} 行也是", "; {others} more rows of this file do not fit"),
        };
        let draft = self.context.finding_at(row, spot).message(message + &others).next(next);
        self.report.add(match why {
            Outside::Reversed(_, first) if !R::COLUMNS[first].name.ends_with("from") => {
                let name = R::COLUMNS[first].name;
                draft.beside(cell(row, name), say!(lang, "在它之前的", "what comes before it"))
            }
            _ => draft,
        });
    }
}
