//! What there is to publish: a kind, a period, and the row that shows that there was something in it.

use crate::day::{Day, Month};
use crate::findings::Draft;
use crate::policy::{Deadline, Every};
use crate::registers::Row;
use crate::rules::Context;
use crate::rules::context::row as row_of;
use crate::source::Spot;
use std::collections::BTreeMap;

/// Something that is to be published.
pub(super) struct Matter<'c> {
    /// The period as publications write it.
    pub name: String,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// A row of the register that it is about.
    pub row: Option<Spot>,
    /// A finding at that row.
    pub draft: Box<dyn Fn() -> Draft + 'c>,
}

/// What a kind of publication had to be about, period by period.
pub(super) fn matters<'c>(context: &'c Context<'c>, kind: &str) -> Vec<Matter<'c>> {
    let rows = context.rows();
    match (Deadline::disclosed_every(kind), kind) {
        (Every::Term, "fees") => of_terms(context, rows.fees.iter().map(|row| (row.term, row))),
        (Every::Term, "aid") => of_terms(context, rows.aid.iter().map(|row| (row.term, row))),
        (Every::Year, _) => of_years(context),
        (_, "canteen") => {
            let mut months = BTreeMap::new();
            last_of_months(context, &rows.canteen_intake, &mut months);
            last_of_months(context, &rows.canteen_issues, &mut months);
            last_of_months(context, &rows.meals, &mut months);
            of_months(months)
        }
        (_, "menu") => of_register(context, &rows.menus),
        (_, "purchases") => of_register(context, &rows.purchases),
        (_, "assets") => of_register(context, &rows.asset_events),
        (_, "patrols") => of_register(context, &rows.patrols),
        // Nothing in the ledger says in which months there is something of the school's own to publish.
        _ => Vec::new(),
    }
}

type Months<'c> = BTreeMap<Month, (Day, Spot, Box<dyn Fn() -> Draft + 'c>)>;

fn of_register<'c, R: Row>(context: &'c Context<'c>, rows: &'c [R]) -> Vec<Matter<'c>> {
    let mut months = BTreeMap::new();
    last_of_months(context, rows, &mut months);
    of_months(months)
}

/// The last row of each month.
fn last_of_months<'c, R: Row>(context: &'c Context<'c>, rows: &'c [R], months: &mut Months<'c>) {
    let mut last: BTreeMap<Month, (Day, &R)> = BTreeMap::new();
    for row in rows {
        if let Some(day) = row.day() {
            let latest = last.entry(day.month()).or_insert((day, row));
            if day >= latest.0 {
                *latest = (day, row);
            }
        }
    }
    for (month, (day, row)) in last {
        if months.get(&month).is_none_or(|(latest, ..)| *latest < day) {
            months.insert(month, (day, row_of(row), Box::new(move || context.finding_row(row))));
        }
    }
}

fn of_months(months: Months<'_>) -> Vec<Matter<'_>> {
    let matter = |(month, (_, row, draft)): (Month, _)| Matter {
        name: month.to_string(),
        first: month.first_day(),
        last: month.last_day(),
        row: Some(row),
        draft,
    };
    months.into_iter().map(matter).collect()
}

fn of_terms<'c, R: Row + 'c>(
    context: &'c Context<'c>,
    rows: impl Iterator<Item = (crate::term::TermId, &'c R)>,
) -> Vec<Matter<'c>> {
    let mut first = BTreeMap::new();
    for (term, row) in rows {
        first.entry(term).or_insert(row);
    }
    let matters = first.into_iter().filter_map(|(term, row)| {
        let days = context.settings.calendar.term(term)?;
        Some(Matter {
            name: term.to_string(),
            first: days.starts,
            last: days.ends,
            row: Some(row_of(row)),
            draft: Box::new(move || context.finding_row(row)),
        })
    });
    matters.collect()
}

fn of_years<'c>(context: &'c Context<'c>) -> Vec<Matter<'c>> {
    let mut first = BTreeMap::new();
    for row in &context.rows().budget {
        first.entry(row.year).or_insert(row);
    }
    let matters = first.into_iter().filter_map(|(year, row)| {
        let number = i32::try_from(year).ok()?;
        Some(Matter {
            name: year.to_string(),
            first: Day::from_ymd(number, 1, 1)?,
            last: Day::from_ymd(number, 12, 31)?,
            row: Some(row_of(row)),
            draft: Box::new(move || context.finding_row(row)),
        })
    });
    matters.collect()
}
