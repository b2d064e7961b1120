//! Calendar days (日期), times of day and months (月份) as a ledger writes them.
//!
//! Written: `2026-09-03`, `2026-09-03 11:45`, `2026-09`. Read too, and reported as notation: `2026/9/3`, `2026.9.3`,
//! `2026年9月3日`. Years from 1900 to 2999 are days of a school; anything else is a slip of the finger.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};
use std::fmt;

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The first and the last day that the calendar knows.
    pub const ALL: (Self, Self) = (Self(NaiveDate::MIN), Self(NaiveDate::MAX));

    /// A day from its year, month and day of month; `None` where the calendar has no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1900..3000).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads a day; the flag says whether it was written the plain way, `2026-09-03`.
    pub fn parse(text: &str) -> Option<(Self, bool)> {
        if let Some(day) = parse_plain(text.as_bytes()) {
            return Some((day, true));
        }
        let [year, month, day] = parts::<3>(text)?;
        Some((Self::from_ymd(i32::try_from(year).ok()?, month, day)?, false))
    }

    /// The day as the calendar library's type.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The day of a date of the calendar library.
    pub const fn from_date(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The month it lies in.
    pub fn month(self) -> Month {
        Month { year: self.0.year(), month: self.0.month() }
    }

    /// The calendar year, which is the fiscal year (会计法 art. 11).
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month and day of month, to compare with a day that recurs each year.
    pub fn month_and_day(self) -> (u32, u32) {
        (self.0.month(), self.0.day())
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// So many days later; the last day the calendar knows if there are too many.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX))
    }

    /// So many days earlier; the first day the calendar knows if there are too many.
    #[must_use]
    pub fn minus_days(self, days: u32) -> Self {
        Self(self.0.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN))
    }

    /// So many months later, on the same day of the month, or on the last where the month is shorter.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
    }

    /// The Monday of its week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.minus_days(self.weekday().num_days_from_monday())
    }

    /// Whole days from `earlier` to this one; negative when it lies before.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

/// The written form, four digits, two and two; ten times faster than the library's format strings.
fn parse_plain(bytes: &[u8]) -> Option<Day> {
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let digit = |at: usize| -> Option<u32> {
        let value = bytes[at].wrapping_sub(b'0');
        (value < 10).then_some(u32::from(value))
    };
    let year = digit(0)? * 1000 + digit(1)? * 100 + digit(2)? * 10 + digit(3)?;
    Day::from_ymd(i32::try_from(year).ok()?, digit(5)? * 10 + digit(6)?, digit(8)? * 10 + digit(9)?)
}

/// The numbers of a date in one of the notations that people and spreadsheets use, exactly `N` of them.
fn parts<const N: usize>(text: &str) -> Option<[u32; N]> {
    if text.len() > 40 {
        return None;
    }
    let mut found = [0; N];
    let mut count = 0;
    let mut rest = text.trim();
    // A spreadsheet may have added an empty time of day.
    for midnight in [" 00:00:00", " 0:00:00", " 00:00", " 0:00"] {
        rest = rest.strip_suffix(midnight).unwrap_or(rest);
    }
    let rest: String = rest
        .chars()
        .map(|character| match character {
            '０'..='９' => char::from(b'0' + (character as u32 - '０' as u32) as u8),
            '年' | '月' | '/' | '.' | '－' | '．' | '／' => '-',
            other => other,
        })
        .collect();
    let rest = rest.trim_end_matches(['日', '号', '-']);
    for part in rest.split('-') {
        if count == N || part.is_empty() || part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        found[count] = part.parse().ok()?;
        count += 1;
    }
    (count == N).then_some(found)
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0.format("%Y-%m-%d").to_string())
    }
}

/// A day, or a day with its time in hours and minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// The time of day, where it was written.
    pub time: Option<NaiveTime>,
}

impl Moment {
    /// Reads `2026-09-03 11:45` (seconds and `T` between are understood) or a day alone.
    pub fn parse(text: &str) -> Option<(Self, bool)> {
        if let Some((day, plain)) = Day::parse(text) {
            return Some((Self { day, time: None }, plain));
        }
        let (day, time) = text.trim().split_once([' ', 'T'])?;
        let (day, plain_day) = Day::parse(day)?;
        let plain_time = NaiveTime::parse_from_str(time, "%H:%M");
        let plain = plain_day && plain_time.is_ok() && time.len() == 5 && !text.contains('T');
        let time = plain_time.or_else(|_| NaiveTime::parse_from_str(time, "%H:%M:%S")).ok()?;
        Some((Self { day, time: Some(time) }, plain))
    }

    /// Whether it surely lies before another: of one day only where both have their time.
    pub fn is_before(self, other: Self) -> bool {
        self.day < other.day || (self.day == other.day && self.time.zip(other.time).is_some_and(|(time, other)| time < other))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(time) => formatter.pad(&format!("{} {}", self.day, time.format("%H:%M"))),
            None => self.day.fmt(formatter),
        }
    }
}

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// A month from its year and number, 1 to 12.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        Day::from_ymd(year, month, 1).map(Day::month)
    }

    /// Reads `2026-09`; the flag says whether it was written so, or as `2026/9`, `2026年9月`.
    pub fn parse(text: &str) -> Option<(Self, bool)> {
        let [year, month] = parts::<2>(text)?;
        let month = Self::new(i32::try_from(year).ok()?, month)?;
        Some((month, text == month.to_string()))
    }

    /// The calendar year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The number of the month in its year, 1 to 12.
    pub const fn number(self) -> u32 {
        self.month
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        Day(NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or(NaiveDate::MIN))
    }

    /// Its last day.
    pub fn last_day(self) -> Day {
        self.next().first_day().minus_days(1)
    }

    /// The month after.
    #[must_use]
    pub const fn next(self) -> Self {
        match self.month {
            12 => Self { year: self.year + 1, month: 1 },
            month => Self { year: self.year, month: month + 1 },
        }
    }

    /// The month before.
    #[must_use]
    pub const fn previous(self) -> Self {
        match self.month {
            1 => Self { year: self.year - 1, month: 12 },
            month => Self { year: self.year, month: month - 1 },
        }
    }

    /// Whole months from `earlier` to this one; negative when it lies before.
    pub const fn months_since(self, earlier: Self) -> i64 {
        (self.year as i64 - earlier.year as i64) * 12 + self.month as i64 - earlier.month as i64
    }

    /// Every month from this one to `last`, both included.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |month| Some(month.next())).take_while(move |month| *month <= last)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&format!("{:04}-{:02}", self.year, self.month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_read_in_every_notation_of_the_format() {
        let plain = Day::parse("2026-09-03").expect("a day");
        assert!(plain.1);
        for text in ["2026/9/3", "2026.9.3", "2026年9月3日", "2026-9-3", "２０２６－０９－０３", "2026/9/3 0:00:00"] {
            assert_eq!(Day::parse(text), Some((plain.0, false)), "{text}");
        }
        for text in ["", "2026-02-30", "26-9-3", "2026-13-01", "0026-09-03", "9999-01-01", "2026-09", "3.9.2026", "today"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn times_of_day_are_optional() {
        let (moment, plain) = Moment::parse("2026-09-03 11:45").expect("a time");
        assert!(plain);
        assert_eq!(moment.to_string(), "2026-09-03 11:45");
        assert!(!Moment::parse("2026/9/3 11:45:00").expect("a time").1);
        assert_eq!(Moment::parse("2026-09-03").expect("a day").0.time, None);
        assert_eq!(Moment::parse("2026-09-03 25:00"), None);
    }

    #[test]
    fn of_one_day_only_times_tell_what_came_first() {
        let moment = |text: &str| Moment::parse(text).expect("a moment").0;
        assert!(moment("2026-09-03 08:00").is_before(moment("2026-09-03 08:01")));
        assert!(moment("2026-09-02 23:00").is_before(moment("2026-09-03")));
        for (one, other) in [("2026-09-03", "2026-09-03 08:00"), ("2026-09-03 08:00", "2026-09-03"), ("2026-09-03", "2026-09-03")] {
            assert!(!moment(one).is_before(moment(other)), "{one}, {other}");
        }
    }

    #[test]
    fn a_year_after_a_leap_day_is_the_last_of_february() {
        let leap = Day::parse("2028-02-29").expect("a day").0;
        assert_eq!(leap.plus_months(12).to_string(), "2029-02-28");
        assert_eq!(leap.plus_months(48).to_string(), "2032-02-29");
        assert_eq!(leap.monday().to_string(), "2028-02-28");
        assert_eq!(leap.monday().monday(), leap.monday());
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let (month, _) = Month::parse("2026-12").expect("a month");
        assert_eq!(month.next().to_string(), "2027-01");
        assert_eq!(month.last_day().to_string(), "2026-12-31");
        assert_eq!(month.next().months_since(month), 1);
        assert_eq!(month.through(Month::new(2027, 2).expect("a month")).count(), 3);
        assert_eq!(Month::parse("2026年9月"), Some((Month::new(2026, 9).expect("a month"), false)));
    }

    proptest! {
        #[test]
        fn the_fast_reader_agrees_with_the_library(number in 693_961_i32..1_095_000) {
            let date = NaiveDate::from_num_days_from_ce_opt(number).expect("in range");
            prop_assert_eq!(Day::parse(&date.to_string()), Some((Day(date), true)));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,40}") {
            let _ = (Day::parse(&text), Moment::parse(&text), Month::parse(&text));
        }
    }
}
