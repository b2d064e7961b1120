//! Certificates (证照): which of a kind somebody or something has on a day, whoever owns it.

use crate::day::Day;
use crate::id::{Id, Names};
use crate::registers::{Certificate, Ledger};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// All certificates, by owner.
#[derive(Debug)]
pub struct CertificateBook<'l> {
    names: &'l Names,
    /// The rows of an owner, in the order of their last days.
    of_owner: HashMap<Id, Vec<&'l Certificate>, FixedState>,
    of_people: bool,
}

impl<'l> CertificateBook<'l> {
    /// Derives it from the rows.
    pub fn build(ledger: &'l Ledger) -> Self {
        let registers = &ledger.registers;
        let mut of_owner: HashMap<Id, Vec<&Certificate>, FixedState> = HashMap::default();
        for row in &registers.certificates {
            of_owner.entry(row.owner).or_default().push(row);
        }
        for rows in of_owner.values_mut() {
            rows.sort_by_key(|row| row.to);
        }
        let of_people = registers.certificates.iter().any(|row| registers.people.get(row.owner).is_some());
        Self { names: &ledger.names, of_owner, of_people }
    }

    /// Whether certificates of people are kept at all, and not only those of suppliers and equipment.
    pub const fn is_kept_for_people(&self) -> bool {
        self.of_people
    }

    /// The certificates of an owner, in the order of their last days.
    pub fn of(&self, owner: Id) -> &[&'l Certificate] {
        self.of_owner.get(&owner).map_or(&[], Vec::as_slice)
    }

    /// The certificates of an owner that are of one kind, by its English word or the school's own name for it.
    pub fn of_kind<'b>(&'b self, owner: Id, kind: &'b str) -> impl DoubleEndedIterator<Item = &'l Certificate> {
        self.of(owner).iter().copied().filter(move |row| row.kind.name(self.names) == kind)
    }

    /// The certificate of a kind that is valid on a day: the one that lasts longest.
    pub fn valid(&self, owner: Id, kind: &str, day: Day) -> Option<&'l Certificate> {
        self.of_kind(owner, kind).rev().find(|row| is_valid(row, day))
    }

    /// The stretches of days, from one to another, on which an owner has no valid certificate of a kind.
    pub fn without(&self, owner: Id, kind: &str, from: Day, to: Day) -> Vec<(Day, Day)> {
        let mut rows: Vec<&Certificate> = self.of_kind(owner, kind).collect();
        rows.sort_by_key(|row| row.from);
        let mut stretches = Vec::new();
        let mut next = from;
        for row in rows {
            let first = row.from.unwrap_or(from);
            if first > to || next > to {
                break;
            }
            if first > next && row.to >= first {
                stretches.push((next, first.minus_days(1)));
            }
            if row.to >= next && row.to >= first {
                next = row.to.plus_days(1);
            }
        }
        if next <= to {
            stretches.push((next, to));
        }
        stretches
    }
}

/// Whether a certificate is valid on a day; one without a first day always was, up to its last.
pub fn is_valid(row: &Certificate, day: Day) -> bool {
    row.from.is_none_or(|from| from <= day) && day <= row.to
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::books::purchases::tests::ledger;
    use proptest::prelude::*;

    fn day(number: u32) -> Day {
        Day::from_ymd(2026, 9, number).expect("a day")
    }

    proptest! {
        #[test]
        fn a_day_is_without_when_no_certificate_is_valid(
            rows in prop::collection::vec((prop::option::of(1_u32..30), 1_u32..30), 0..6),
            first in 1_u32..30,
            last in 1_u32..30,
        ) {
            let mut text = "owner,kind,number,from,to\nma-chao,driver,,,2026-09-30\n".to_owned();
            for (position, (from, to)) in rows.iter().enumerate() {
                let from = from.map(|from| format!("2026-09-{from:02}")).unwrap_or_default();
                text += &format!("ma-chao,健康证,{position},{from},2026-09-{to:02}\n");
            }
            let ledger = ledger(&[("certificates.csv", &text)]);
            let book = CertificateBook::build(&ledger);
            let owner = ledger.names.find("ma-chao").expect("it stands there");
            let without = book.without(owner, "health", day(first), day(last));
            for number in 1..=30 {
                let inside = without.iter().any(|(from, to)| (*from..=*to).contains(&day(number)));
                let due = first <= number && number <= last && book.valid(owner, "health", day(number)).is_none();
                prop_assert_eq!(inside, due, "{}", number);
            }
        }
    }
}
