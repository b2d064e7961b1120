//! Repairs (报修): by which day each was promised, and whether it was mended by then.

use crate::day::Day;
use crate::policy::Settings;
use crate::registers::{Ledger, Repair, Urgency};

/// The last day of the promise: the day of the report and the days that the policy of that day gives its urgency.
///
/// An urgency that the policy gives no days is due on the day of the report.
pub fn promised(ledger: &Ledger, settings: &Settings, repair: &Repair) -> Day {
    let urgency = repair.urgency.unwrap_or(Urgency::Normal).name(&ledger.names);
    let days = settings.policy.on(repair.reported.day).repair.days.get(urgency).copied().unwrap_or_default();
    repair.reported.day.plus_days(days)
}

/// The day on which it was mended, where that was by a day.
pub fn mended(repair: &Repair, until: Day) -> Option<Day> {
    repair.done.map(|done| done.day).filter(|day| *day <= until)
}

/// Whether the promise was kept, as of a day; nothing while it may still be.
pub fn is_in_time(repair: &Repair, promised: Day, today: Day) -> Option<bool> {
    match mended(repair, today) {
        Some(done) => Some(done <= promised),
        None => (promised < today).then_some(false),
    }
}
