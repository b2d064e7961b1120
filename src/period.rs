//! Periods (期间) that a paper speaks of: a fiscal year, a school year, a term, a month, or any stretch of days.
//!
//! Written: `2026`, `2026-2027`, `2026-2027-1`, `2026-09`, `2026-09-07..2026-09-11` (one day alone: `2026-09-07`).

use crate::day::{Day, Month};
use crate::term::TermId;
use std::fmt;

/// What a publication or a box of the archive is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A fiscal year, which is the calendar year (会计法 art. 11).
    Year(i32),
    /// A school year, from September to August, by its first year.
    SchoolYear(i32),
    /// A term.
    Term(TermId),
    /// A month.
    Month(Month),
    /// A stretch of days, both ends included.
    Days(Day, Day),
}

impl Period {
    /// Reads a period; the flag says whether it was written the plain way.
    pub fn parse(text: &str) -> Option<(Self, bool)> {
        let text = text.trim();
        let period = Self::find(text)?;
        Some((period, period.to_string() == text))
    }

    fn find(text: &str) -> Option<Self> {
        if let Some((first, last)) = text.split_once("..").or_else(|| text.split_once(['~', '～', '至'])) {
            let (first, last) = (Day::parse(first.trim())?.0, Day::parse(last.trim())?.0);
            return (first <= last).then_some(Self::Days(first, last));
        }
        if let Some(term) = TermId::parse(text) {
            return Some(Self::Term(term));
        }
        if let Some((month, _)) = Month::parse(text) {
            return Some(Self::Month(month));
        }
        if let Some((day, _)) = Day::parse(text) {
            return Some(Self::Days(day, day));
        }
        match text.split_once('-') {
            Some((first, second)) => {
                let first = year(first.trim_end_matches('年'))?;
                (year(second.trim_end_matches("学年"))? == first + 1).then_some(Self::SchoolYear(first))
            }
            None => year(text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(text)).map(Self::Year),
        }
    }

    /// Its first and its last day; `None` for a term, whose days the school's calendar says.
    pub fn days(self) -> Option<(Day, Day)> {
        match self {
            Self::Year(year) => Some((Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?)),
            Self::SchoolYear(year) => Some((Day::from_ymd(year, 9, 1)?, Day::from_ymd(year + 1, 8, 31)?)),
            Self::Term(_) => None,
            Self::Month(month) => Some((month.first_day(), month.last_day())),
            Self::Days(first, last) => Some((first, last)),
        }
    }
}

fn year(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text.parse().ok().filter(|_| is_year)?;
    (1900..2999).contains(&year).then_some(year)
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => formatter.pad(&year.to_string()),
            Self::SchoolYear(year) => formatter.pad(&format!("{year}-{}", year + 1)),
            Self::Term(term) => term.fmt(formatter),
            Self::Month(month) => month.fmt(formatter),
            Self::Days(first, last) if first == last => first.fmt(formatter),
            Self::Days(first, last) => formatter.pad(&format!("{first}..{last}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_period_is_read_as_schools_write_it() {
        for (text, first, last) in [
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026年度", "2026-01-01", "2026-12-31"),
            ("2026-2027", "2026-09-01", "2027-08-31"),
            ("2026-02", "2026-02-01", "2026-02-28"),
            ("2026年2月", "2026-02-01", "2026-02-28"),
            ("2026-09-07..2026-09-11", "2026-09-07", "2026-09-11"),
            ("2026/9/7 至 2026/9/11", "2026-09-07", "2026-09-11"),
            ("2026-09-07", "2026-09-07", "2026-09-07"),
        ] {
            let (period, plain) = Period::parse(text).expect(text);
            let days = period.days().map(|(first, last)| (first.to_string(), last.to_string()));
            assert_eq!(days, Some((first.to_owned(), last.to_owned())), "{text}");
            assert_eq!(plain, text == period.to_string(), "{text}");
        }
        let (term, plain) = Period::parse("2026-2027-1").expect("a term");
        assert_eq!((term.days(), term.to_string().as_str(), plain), (None, "2026-2027-1", true));
    }

    #[test]
    fn what_is_no_period_is_none() {
        for text in
            ["", "九月", "2026-2028", "2026-13", "26", "20266", "2026-09-11..2026-09-07", "2026-2027-3", "..", "-", "本学期"]
        {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(text in "[0-9]{4}(-[0-9]{2,4})?(-[0-9]{1,2})?|.{0,30}") {
            if let Some((period, _)) = Period::parse(&text) {
                prop_assert_eq!(Period::parse(&period.to_string()), Some((period, true)));
            }
        }
    }
}
