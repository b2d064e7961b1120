//! Terms, school days and working days.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A day that this program itself names, so it exists.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_else(|| panic!("{year}-{month}-{day} is no day"))
}

/// The first day of the month after `date`.
pub fn next_month(date: NaiveDate) -> NaiveDate {
    if date.month() == 12 { day(date.year() + 1, 1, 1) } else { day(date.year(), date.month() + 1, 1) }
}

/// The last day of the month of `date`.
pub fn month_end(date: NaiveDate) -> NaiveDate {
    next_month(date) - Days::new(1)
}

/// A month as a key, `2026-09`.
pub fn month_key(date: NaiveDate) -> String {
    date.format("%Y-%m").to_string()
}

/// One term with its holidays and the weekend days that make up for them.
pub struct Term {
    pub id: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub holidays: Vec<(NaiveDate, NaiveDate)>,
    pub workdays: Vec<NaiveDate>,
    pub autumn: bool,
}

impl Term {
    /// The autumn term that begins in `year`.
    fn autumn(year: i32) -> Self {
        let mut holidays = vec![(day(year, 10, 1), day(year, 10, 7)), (day(year + 1, 1, 1), day(year + 1, 1, 1))];
        let mut workdays = Vec::new();
        if year == 2026 {
            holidays.insert(0, (day(2026, 9, 25), day(2026, 9, 27)));
            holidays[2] = (day(2027, 1, 1), day(2027, 1, 3));
            workdays = vec![day(2026, 9, 20), day(2026, 10, 10)];
        }
        let id = format!("{year}-{}-1", year + 1);
        Self { id, starts: day(year, 9, 1), ends: day(year + 1, 1, 22), holidays, workdays, autumn: true }
    }

    /// The spring term of the school year that began in `year`. That of 2027 begins on the Monday after
    /// the Lantern Festival (20 February); its Qingming is 5 April, its Dragon Boat Festival 9 June.
    fn spring(year: i32) -> Self {
        let spring = year + 1;
        let mut holidays = vec![(day(spring, 4, 4), day(spring, 4, 6)), (day(spring, 5, 1), day(spring, 5, 5))];
        let mut workdays = Vec::new();
        let id = format!("{year}-{spring}-2");
        let (mut starts, mut ends) = (day(spring, 3, 1), day(spring, 7, 9));
        if spring == 2027 {
            holidays =
                vec![(day(2027, 4, 3), day(2027, 4, 5)), (day(2027, 5, 1), day(2027, 5, 5)), (day(2027, 6, 9), day(2027, 6, 9))];
            workdays = vec![day(2027, 5, 8)];
            (starts, ends) = (day(2027, 2, 22), day(2027, 7, 2));
        }
        Self { id, starts, ends, holidays, workdays, autumn: false }
    }

    fn is_holiday(&self, date: NaiveDate) -> bool {
        self.holidays.iter().any(|&(first, last)| first <= date && date <= last)
    }

    /// The Monday of the term's week `week`, counted from one.
    pub fn monday(&self, week: u32) -> NaiveDate {
        let into_week = u64::from(self.starts.weekday().num_days_from_monday());
        self.starts - Days::new(into_week) + Days::new(u64::from(week - 1) * 7)
    }
}

/// The week of the Spring Festival of 2027 (new year's day on 6 February), when no office works. It lies
/// between the terms, so that no term names it.
fn is_spring_festival(date: NaiveDate) -> bool {
    day(2027, 2, 5) <= date && date <= day(2027, 2, 12)
}

/// All terms of a ledger, from its first day to the day the books stand at.
pub struct Calendar {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub terms: Vec<Term>,
}

impl Calendar {
    /// So many terms, begun with the autumn of 2026.
    pub fn of_terms(count: usize) -> Self {
        assert!(count > 0, "a ledger has at least one term");
        let terms: Vec<Term> = (0..count)
            .map(|index| {
                let year = 2026 + (index / 2) as i32;
                if index % 2 == 0 { Term::autumn(year) } else { Term::spring(year) }
            })
            .collect();
        let last = month_end(terms[count - 1].ends);
        Self { first: terms[0].starts, last, terms }
    }

    /// The term in which `date` lies.
    pub fn term_of(&self, date: NaiveDate) -> Option<usize> {
        self.terms.iter().position(|term| term.starts <= date && date <= term.ends)
    }

    /// True when the offices work on `date`.
    pub fn is_workday(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        if self.terms.iter().any(|term| term.workdays.contains(&date)) {
            return true;
        }
        !weekend && !is_spring_festival(date) && !self.terms.iter().any(|term| term.is_holiday(date))
    }

    /// True when the pupils are at school on `date`.
    pub fn is_school_day(&self, date: NaiveDate) -> bool {
        self.term_of(date).is_some() && self.is_workday(date)
    }

    /// The first working day on or after `date`.
    pub fn workday_from(&self, date: NaiveDate) -> NaiveDate {
        let mut date = date;
        while !self.is_workday(date) {
            date = date + Days::new(1);
        }
        date
    }

    /// The last working day on or before `date`.
    pub fn workday_until(&self, date: NaiveDate) -> NaiveDate {
        let mut date = date;
        while !self.is_workday(date) {
            date = date - Days::new(1);
        }
        date
    }

    /// The working day that lies `count` working days after `date`.
    pub fn workdays_after(&self, date: NaiveDate, count: u32) -> NaiveDate {
        (0..count).fold(date, |date, _| self.workday_from(date + Days::new(1)))
    }

    /// The last working day of the month of `date`.
    pub fn last_workday(&self, date: NaiveDate) -> NaiveDate {
        self.workday_until(month_end(date))
    }

    /// The working day number `nth`, counted from one, of the month of `date`.
    pub fn nth_workday(&self, date: NaiveDate, nth: u32) -> NaiveDate {
        self.workdays_after(self.workday_from(day(date.year(), date.month(), 1)), nth - 1)
    }

    /// Every day of the ledger, in order.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let (first, last) = (self.first, self.last);
        first.iter_days().take_while(move |&date| date <= last)
    }
}
