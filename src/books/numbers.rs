//! Numbered papers (连号单据): the series of numbers of each register, which of them are missing and which stand twice.
//!
//! A series is the text of a number up to its last `-`. It belongs to its register; slips of store and canteen may share one.

use super::stock::Written;
use crate::day::{Day, Month};
use crate::id::Id;
use crate::registers::{Claim, JournalEntry, Ledger, Purchase, StockCount};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap};

/// The registers whose numbers form series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Voucher,
    Slip,
    Claim,
    Purchase,
    Count,
}

/// A row that bears a number.
#[derive(Debug, Clone, Copy)]
pub enum Paper<'l> {
    /// An entry of a voucher.
    Voucher(&'l JournalEntry),
    /// A row that moves stock.
    Slip(Written<'l>),
    /// A claim.
    Claim(&'l Claim),
    /// A purchase.
    Purchase(&'l Purchase),
    /// A line of a stock count.
    Count(&'l StockCount),
}

impl Paper<'_> {
    /// Its number.
    pub const fn id(self) -> Id {
        match self {
            Self::Voucher(row) => row.voucher,
            Self::Slip(written) => written.slip(),
            Self::Claim(row) => row.id,
            Self::Purchase(row) => row.id,
            Self::Count(row) => row.count,
        }
    }

    /// Its day, and its place where the rows of one paper share one.
    pub const fn day_and_place(self) -> (Day, Option<Id>) {
        match self {
            Self::Voucher(row) => (row.date, None),
            Self::Slip(Written::Move(row) | Written::TransferIn(row)) => (row.date, Some(row.place)),
            Self::Slip(Written::Intake(row)) => (row.date, Some(row.place)),
            Self::Slip(Written::Issue(row)) => (row.date, Some(row.place)),
            Self::Claim(row) => (row.date, None),
            Self::Purchase(row) => (row.date, None),
            Self::Count(row) => (row.date, Some(row.place)),
        }
    }

    const fn kind(self) -> Kind {
        match self {
            Self::Voucher(_) => Kind::Voucher,
            Self::Slip(_) => Kind::Slip,
            Self::Claim(_) => Kind::Claim,
            Self::Purchase(_) => Kind::Purchase,
            Self::Count(_) => Kind::Count,
        }
    }
}

/// Numbers that are missing between two papers of a series.
#[derive(Debug)]
pub struct Gap<'l> {
    /// The first missing number, in full.
    pub first: String,
    /// The last missing number, in full.
    pub last: String,
    /// How many are missing.
    pub count: u64,
    /// The paper after the gap.
    pub after: Paper<'l>,
    /// The paper before it, unless the series should have begun with it.
    pub before: Option<Paper<'l>>,
}

/// What is wrong with the numbers of a ledger.
#[derive(Debug, Default)]
pub struct Numbering<'l> {
    /// How many rows bear a number.
    pub rows: usize,
    /// Numbers that are missing.
    pub gaps: Vec<Gap<'l>>,
    /// A number that stands on another day, in another place or in another spelling, and the other row that has it.
    pub doubled: Vec<(Paper<'l>, Paper<'l>)>,
}

/// One paper of a series: its number, as it is spelled, and its first row.
type Numbered<'l> = (u64, &'l str, Paper<'l>);

/// Looks through every series from the ledger's first day to today.
///
/// A day outside, or a place that stands nowhere, is found as that and is no second paper.
pub fn numbering(ledger: &Ledger, starts: Option<Day>, today: Day) -> Numbering<'_> {
    let rows = &ledger.registers;
    let papers = (rows.journal.iter().map(Paper::Voucher))
        .chain(rows.stock_moves.iter().map(|row| Paper::Slip(Written::Move(row))))
        .chain(rows.canteen_intake.iter().map(|row| Paper::Slip(Written::Intake(row))))
        .chain(rows.canteen_issues.iter().map(|row| Paper::Slip(Written::Issue(row))))
        .chain(rows.claims.iter().map(Paper::Claim))
        .chain(rows.purchases.iter().map(Paper::Purchase))
        .chain(rows.stock_counts.iter().map(Paper::Count));
    let mut numbering = Numbering::default();
    // Every number once: where it stands first, and whether it was found doubled.
    let mut numbers: HashMap<(Kind, Id), usize, FixedState> = HashMap::default();
    let mut firsts: Vec<(Paper<'_>, bool)> = Vec::new();
    // Rows of one paper follow each other: a number is looked up once a paper, not once a row.
    let mut last: Option<((Kind, Id), usize)> = None;
    for paper in papers {
        numbering.rows += 1;
        let number = (paper.kind(), paper.id());
        let position = match last {
            Some((last, position)) if last == number => position,
            _ => *numbers.entry(number).or_insert(firsts.len()),
        };
        last = Some((number, position));
        match firsts.get_mut(position) {
            None => firsts.push((paper, false)),
            Some((first, is_doubled)) if !*is_doubled && is_another(ledger, paper, *first, (starts, today)) => {
                *is_doubled = true;
                numbering.doubled.push((paper, *first));
            }
            Some(_) => {}
        }
    }
    let firsts: Vec<Paper<'_>> = firsts.into_iter().map(|(paper, _)| paper).collect();
    numbering.turn_to_the_odd(&firsts);
    let mut series: BTreeMap<(Kind, &str), Vec<Numbered<'_>>> = BTreeMap::new();
    for paper in firsts {
        if let Some((prefix, digits, number)) = serial(ledger.text(paper.id())) {
            series.entry((paper.kind(), prefix)).or_default().push((number, digits, paper));
        }
    }
    for ((_, prefix), mut papers) in series {
        // Stable: of two spellings of one number the one that stands first comes first.
        papers.sort_by_key(|(number, ..)| *number);
        numbering.look_through(prefix, &papers, starts);
    }
    numbering
}

/// Whether two rows of one number are two papers: their days differ, or their places do.
fn is_another(ledger: &Ledger, paper: Paper<'_>, first: Paper<'_>, (starts, today): (Option<Day>, Day)) -> bool {
    let ((day, place), (first_day, first_place)) = (paper.day_and_place(), first.day_and_place());
    let is_inside = |day: Day| starts.is_none_or(|starts| starts <= day) && day <= today;
    let is_known = |place: Option<Id>| place.is_none_or(|place| ledger.registers.places.get(place).is_some());
    let other_day = day != first_day && is_inside(day) && is_inside(first_day);
    other_day || (place != first_place && is_known(place) && is_known(first_place))
}

/// Prefix, digits and number of an id that ends with `-` and digits; a day written as digits is no number of a series.
fn serial(id: &str) -> Option<(&str, &str, u64)> {
    const MOST_DIGITS: usize = 12;
    let (prefix, digits) = id.rsplit_once('-')?;
    let is_number = !digits.is_empty() && digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = digits.len() == 8 && digits.starts_with("20");
    if is_number && !is_day { Some((prefix, digits, digits.parse().ok()?)) } else { None }
}

impl<'l> Numbering<'l> {
    /// Puts of two rows with one number and two days the one first whose day is out of turn: numbers rise with the days.
    fn turn_to_the_odd(&mut self, firsts: &[Paper<'l>]) {
        if self.doubled.is_empty() {
            return;
        }
        let positions: HashMap<(Kind, Id), usize, FixedState> =
            firsts.iter().enumerate().map(|(position, paper)| ((paper.kind(), paper.id()), position)).collect();
        for (paper, first) in &mut self.doubled {
            let ((day, place), (first_day, first_place)) = (paper.day_and_place(), first.day_and_place());
            let Some(position) = positions.get(&(paper.kind(), paper.id())).filter(|_| place == first_place) else { continue };
            let of_kind = |other: &&Paper<'l>| other.kind() == paper.kind();
            let before = firsts[..*position].iter().rev().find(of_kind).map(|other| other.day_and_place().0);
            let after = firsts[position + 1..].iter().find(of_kind).map(|other| other.day_and_place().0);
            let is_in_turn = |day: Day| before.is_none_or(|before| before <= day) && after.is_none_or(|after| day <= after);
            if is_in_turn(day) && !is_in_turn(first_day) {
                std::mem::swap(paper, first);
            }
        }
    }

    /// Looks through one series, its papers in the order of their numbers.
    fn look_through(&mut self, prefix: &str, papers: &[Numbered<'l>], starts: Option<Day>) {
        let first_day = papers.iter().map(|(.., paper)| paper.day_and_place().0).min();
        // Papers from before the ledger's first day are not all in the ledger.
        let is_early = starts.zip(first_day).is_some_and(|(starts, first)| first < starts);
        let from_one = starts.zip(first_day).is_none_or(|(starts, first)| begins_in_ledger(prefix, first, starts));
        let mut before: Option<(u64, Paper<'l>)> = None;
        for &(number, digits, paper) in papers {
            let expected = match before {
                Some((before, _)) => before + 1,
                None if from_one => 1,
                None => number,
            };
            if let Some((_, first)) = before.filter(|(before, _)| *before == number) {
                self.doubled.push((paper, first));
            } else if number > expected && !is_early {
                let width = digits.len();
                let in_full = |number: u64| format!("{prefix}-{number:0width$}");
                let (first, last, count) = (in_full(expected), in_full(number - 1), number - expected);
                self.gaps.push(Gap { first, last, count, after: paper, before: before.map(|(_, paper)| paper) });
            }
            before = Some((number, paper));
        }
    }
}

/// Whether a series begins in the ledger, so that its first number is 1: by the year, month or day that its prefix names,
/// else when its first paper comes later than the ledger's first month.
fn begins_in_ledger(prefix: &str, first: Day, starts: Day) -> bool {
    let digits: String = prefix.chars().filter(char::is_ascii_digit).collect();
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok());
    let year = part(0..4).and_then(|year| i32::try_from(year).ok()).filter(|year| (2000..2100).contains(year));
    let period = match digits.len() {
        4 => year.and_then(|year| Month::new(year, 1)).map(Month::first_day),
        6 => year.zip(part(4..6)).and_then(|(year, month)| Month::new(year, month)).map(Month::first_day),
        8 => year.zip(part(4..6)).zip(part(6..8)).and_then(|((year, month), day)| Day::from_ymd(year, month, day)),
        _ => None,
    };
    period.map_or_else(|| first.month() > starts.month(), |period| period >= starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd(year, month, day).expect("a day")
    }

    #[test]
    fn a_number_is_what_stands_after_the_last_hyphen() {
        assert_eq!(serial("PZ-202609-001"), Some(("PZ-202609", "001", 1)));
        assert_eq!(serial("领用-2026-09-12"), Some(("领用-2026-09", "12", 12)));
        for id in ["PZ", "PZ-", "PZ-A1", "PZ-001-甲", "PZ-20260903", "PZ-1234567890123"] {
            assert_eq!(serial(id), None, "{id}");
        }
    }

    #[test]
    fn a_series_begins_with_one_where_its_period_lies_in_the_ledger() {
        let (starts, later) = (day(2026, 9, 1), day(2026, 11, 5));
        assert!(begins_in_ledger("PZ-202609", starts, starts));
        assert!(begins_in_ledger("PZ-2027", day(2027, 1, 4), starts));
        assert!(begins_in_ledger("RK", later, starts));
        // Numbered through the year, or through all years: the ledger begins in the middle of it.
        assert!(!begins_in_ledger("PZ-2026", starts, starts));
        assert!(!begins_in_ledger("RK", starts, starts));
        assert!(!begins_in_ledger("PZ-202609", day(2026, 9, 15), day(2026, 9, 15)));
    }
}
