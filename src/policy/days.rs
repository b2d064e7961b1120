//! Days inside settings: a day that comes each month or each year, and stretches of holidays.

use super::value::PolicyValue;
use crate::day::Day;
use crate::table::{Field, Input, Kind, Reader, SettingsFault, Unfit, Value};
use std::fmt;

/// A day that comes each year: `03-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// The end of March.
    pub const MARCH_31: Self = Self { month: 3, day: 31 };

    /// The day of this month with this number, as a leap year has it.
    pub fn new(month: u32, day: u32) -> Option<Self> {
        Day::from_ymd(2000, month, day).map(|_| Self { month, day })
    }

    /// Reads `03-31`, `3-31` or `3月31日`.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.trim_end_matches(['日', '号']).split_once(['-', '月'])?;
        let number = |text: &str| if text.len() <= 2 { text.parse().ok() } else { None };
        Self::new(number(month)?, number(day)?)
    }

    /// The day in a year; 29 February is 28 February where there is none.
    pub fn in_year(self, year: i32) -> Option<Day> {
        Day::from_ymd(year, self.month, self.day).or_else(|| Day::from_ymd(year, self.month, self.day - 1))
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}-{:02}", self.month, self.day)
    }
}

impl Field for MonthDay {
    const KIND: Kind = Kind::Text;

    fn read(input: Input<'_>, _reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        Self::parse(&input.text("string")?).ok_or(Unfit::Day)
    }

    fn value(&self) -> Value<'_> {
        Value::Absent
    }
}

/// A day that comes each month, 1 to 31; a shorter month has it on its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayOfMonth(u32);

impl Field for DayOfMonth {
    const KIND: Kind = Kind::Count;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        u32::read(input, reader).map(Self)
    }

    fn value(&self) -> Value<'_> {
        Value::Count(self.0)
    }
}

impl PolicyValue for DayOfMonth {
    type Plain = u32;

    fn fault(&self) -> Option<SettingsFault> {
        (!(1..=31).contains(&self.0)).then_some(SettingsFault::DayOfMonth)
    }

    fn plain(&self) -> u32 {
        self.0
    }
}

/// A stretch of days, both ends included: `2026-10-01..2026-10-07` (`~` and `至` are read too), or one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRange {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

impl DayRange {
    /// Whether a day lies in it.
    pub fn contains(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

impl Field for DayRange {
    const KIND: Kind = Kind::Text;

    fn read(input: Input<'_>, _reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("string")?;
        let day = |text: &str| Day::parse(text.trim()).map(|(day, _)| day).ok_or(Unfit::Day);
        match text.split_once("..").or_else(|| text.split_once(['~', '～', '至'])) {
            Some((first, last)) => Ok(Self { first: day(first)?, last: day(last)? }),
            None => day(&text).map(|day| Self { first: day, last: day }),
        }
    }

    fn value(&self) -> Value<'_> {
        Value::Day(self.first)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_year_is_read_as_people_write_it() {
        for text in ["03-31", "3-31", "3月31日"] {
            assert_eq!(MonthDay::parse(text).map(|day| day.to_string()).as_deref(), Some("03-31"), "{text}");
        }
        for text in ["", "02-30", "13-01", "03", "2026-03-31", "三月"] {
            assert_eq!(MonthDay::parse(text), None, "{text}");
        }
        let leap = MonthDay::parse("02-29").expect("a day");
        assert_eq!(leap.in_year(2027).map(|day| day.to_string()).as_deref(), Some("2027-02-28"));
    }
}
