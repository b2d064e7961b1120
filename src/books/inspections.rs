//! Inspections of equipment (检验): the last day on which an asset may be used without the next one.

use super::assets::{Class, Life};
use super::certificates::CertificateBook;
use crate::day::Day;
use crate::registers::{Certificate, CertificateKind, Ledger};

/// The last day on which an asset may be used, and what says so.
#[derive(Debug, Clone, Copy)]
pub struct Inspection<'l> {
    /// The day.
    pub day: Day,
    /// The inspection that ends then; none where the asset was never inspected.
    pub row: Option<&'l Certificate>,
}

/// The inspections of an asset; an insurance is none.
fn inspections<'b, 'l>(book: &'b CertificateBook<'l>, life: &Life<'_>) -> impl Iterator<Item = &'l Certificate> + use<'b, 'l> {
    book.of(life.asset.asset).iter().copied().filter(|row| row.kind != CertificateKind::Insurance)
}

/// Until when an asset is inspected; nothing where neither its class asks for it nor anybody ever did.
///
/// Of each kind the newest inspection counts, until its last day or for the months of the class; the first to end is due. What
/// was never inspected is due so many months after it was acquired.
pub fn due<'l>(ledger: &Ledger, book: &CertificateBook<'l>, life: &Life<'_>) -> Option<Inspection<'l>> {
    let months = Class::of(ledger, life.asset).and_then(Class::inspected).map(|(months, _)| months);
    let mut newest: Vec<&'l Certificate> = Vec::new();
    for row in inspections(book, life) {
        match newest.iter_mut().find(|other| other.kind == row.kind) {
            Some(other) if row.to >= other.to => *other = row,
            Some(_) => {}
            None => newest.push(row),
        }
    }
    let ends = |row: &Certificate| {
        let checked = months.and_then(|months| row.from.map(|from| from.plus_months(months)));
        checked.map_or(row.to, |until| row.to.min(until))
    };
    let first = newest.into_iter().min_by_key(|row| ends(row));
    first
        .map(|row| Inspection { day: ends(row), row: Some(row) })
        .or_else(|| months.map(|months| Inspection { day: life.asset.acquired.plus_months(months), row: None }))
}
