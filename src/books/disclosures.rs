//! What there is to publish (公示事项): each matter with its period, the days that it is about, and the day by which it is due.

use crate::day::{Day, Month};
use crate::period::Period;
use crate::policy::{Deadline, Every, Settings};
use crate::registers::{Ledger, Row};
use crate::term::TermId;
use std::collections::BTreeSet;

/// Something that is to be published: a kind about a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matter<'s> {
    /// The kind of publication, by its English word or the school's own name.
    pub kind: &'s str,
    /// The period.
    pub period: Period,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// The day by which it is published: the policy's day of the month after its last.
    pub due: Day,
}

/// The day by which something about a period that ends on a day is published: the policy's day of the next month.
pub fn due(settings: &Settings, last: Day) -> Day {
    let next = last.month().next();
    let day = settings.policy.on(last).deadline.disclosure_day;
    Day::from_ymd(next.year(), next.number(), day).unwrap_or(next.last_day())
}

/// What the policy of a day obliges the school to publish, period by period, of everything that the ledger tells of by then.
///
/// Fees and aid are published by the term, the budget by the year, the rest by the month; a period without a row of its own
/// has nothing to publish.
pub fn matters<'s>(ledger: &Ledger, settings: &'s Settings, day: Day) -> Vec<Matter<'s>> {
    let starts = settings.school.starts;
    let mut found = Vec::new();
    for kind in &settings.policy.on(day).deadline.disclose {
        let kind = kind.as_str();
        for (period, first, last) in periods(ledger, settings, kind, day) {
            if starts.is_none_or(|starts| starts <= last) {
                found.push(Matter { kind, period, first, last, due: due(settings, last) });
            }
        }
    }
    found
}

fn periods(ledger: &Ledger, settings: &Settings, kind: &str, day: Day) -> Vec<(Period, Day, Day)> {
    let rows = &ledger.registers;
    match (Deadline::disclosed_every(kind), kind) {
        (Every::Term, "fees") => of_terms(settings, rows.fees.iter().map(|row| row.term)),
        (Every::Term, "aid") => of_terms(settings, rows.aid.iter().map(|row| row.term)),
        (Every::Year, _) => {
            let years: BTreeSet<u32> = rows.budget.iter().map(|row| row.year).collect();
            let days = |year: u32| {
                let number = i32::try_from(year).ok()?;
                Some((Period::Year(number), Day::from_ymd(number, 1, 1)?, Day::from_ymd(number, 12, 31)?))
            };
            years.into_iter().filter_map(days).collect()
        }
        (_, "canteen") => {
            let mut months = months(&rows.canteen_intake, day);
            months.extend(self::months(&rows.canteen_issues, day));
            months.extend(self::months(&rows.meals, day));
            of_months(months)
        }
        (_, "menu") => of_months(months(&rows.menus, day)),
        (_, "purchases") => of_months(months(&rows.purchases, day)),
        (_, "assets") => of_months(months(&rows.asset_events, day)),
        (_, "patrols") => of_months(months(&rows.patrols, day)),
        // Nothing in the ledger says in which months there is something of the school's own to publish.
        _ => Vec::new(),
    }
}

/// The months that have a row by a day.
fn months<R: Row>(rows: &[R], until: Day) -> BTreeSet<Month> {
    rows.iter().filter_map(Row::day).filter(|day| *day <= until).map(Day::month).collect()
}

fn of_months(months: BTreeSet<Month>) -> Vec<(Period, Day, Day)> {
    months.into_iter().map(|month| (Period::Month(month), month.first_day(), month.last_day())).collect()
}

fn of_terms(settings: &Settings, terms: impl Iterator<Item = TermId>) -> Vec<(Period, Day, Day)> {
    let terms: BTreeSet<TermId> = terms.collect();
    let days = |id| settings.calendar.term(id).map(|term| (Period::Term(id), term.starts, term.ends));
    terms.into_iter().filter_map(days).collect()
}
