//! When counts are due (盘点期限): which months end a period of counting, and by which day its count is entered.

use crate::day::{Day, Month};
use crate::policy::{Every, Settings};

/// The day by which a count of a period that ends on a day is entered: the statement day of the next month.
pub fn entered_by(settings: &Settings, last: Day) -> Day {
    let next = last.month().next();
    Day::from_ymd(next.year(), next.number(), settings.policy.on(last).deadline.statement_day).unwrap_or(next.last_day())
}

/// The first and last day of the period of counting that ends in a month; nothing where none does.
pub fn period_ending(settings: &Settings, month: Month, every: Every) -> Option<(Day, Day)> {
    let last = month.last_day();
    let back = |months: u32| (0..months).fold(month, |month, _| month.previous()).first_day();
    match every {
        Every::Month => Some((month.first_day(), last)),
        Every::Quarter => month.number().is_multiple_of(3).then(|| (back(2), last)),
        Every::Year => (month.number() == 12).then(|| (back(11), last)),
        Every::Term => {
            let term = settings.calendar.terms().iter().find(|term| term.ends.month() == month)?;
            Some((term.starts, term.ends))
        }
        Every::Never => None,
    }
}
