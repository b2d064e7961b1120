//! The archive (档案): until when a box is kept.

use super::publications::days_of;
use crate::day::Day;
use crate::policy::Settings;
use crate::registers::ArchiveBox;

/// The last day on which a box is kept: the years are counted from the end of the year of its period (会计档案管理办法 art. 14).
/// Nothing for one that is kept for ever, or whose term is in no calendar.
pub fn kept_until(settings: &Settings, row: &ArchiveBox) -> Option<Day> {
    let (_, last) = days_of(settings, row.period)?;
    let years = i32::try_from(row.keep_years).ok().filter(|years| *years > 0)?;
    Day::from_ymd(last.year().checked_add(years)?, 12, 31)
}
