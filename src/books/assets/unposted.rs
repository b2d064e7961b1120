//! Acquisitions and disposals that the accounts lack in their month (资产增减与入账不同步).

use super::{AssetBook, End, Life};
use crate::books::AccountBook;
use crate::books::accounts::Voucher;
use crate::day::{Day, Month};
use crate::id::Id;
use crate::money::Money;
use crate::registers::{Asset, AssetEvent, Book, Control, JournalEntry, Ledger};
use std::collections::{BTreeMap, BTreeSet};

/// Why an asset is not in the accounts as it is in the register.
#[derive(Debug, Clone, Copy)]
pub enum Gap<'l> {
    /// Its row names no voucher.
    NoVoucher(&'l Asset),
    /// Its voucher stands in another month.
    OtherMonth(&'l Asset, &'l JournalEntry),
    /// Its voucher debits the accounts of assets with less than the assets that name it cost.
    Short(&'l Asset, &'l JournalEntry, Money, Money),
    /// No voucher of the month takes it out of the accounts of assets; one of another month may.
    NoRemoval(&'l Asset, &'l AssetEvent, Option<&'l JournalEntry>),
}

/// Something that the accounts lack in its month.
#[derive(Debug, Clone, Copy)]
pub struct Unposted<'l> {
    /// In whose books.
    pub book: Book,
    /// The month in which the register has it.
    pub month: Month,
    /// What is missing at most: cost.
    pub cost: Money,
    /// What is missing at most: depreciation.
    pub accumulated: Money,
    /// Why.
    pub gap: Gap<'l>,
}

impl Unposted<'_> {
    /// Whether it makes register and accounts differ in a month: its own, or that of a voucher in another.
    pub fn touches(&self, month: Month) -> bool {
        let of_voucher = match self.gap {
            Gap::OtherMonth(_, entry) | Gap::NoRemoval(_, _, Some(entry)) => Some(entry.date.month()),
            _ => None,
        };
        self.month == month || of_voucher == Some(month)
    }
}

/// Looks at every acquisition and disposal from the ledger's first day to the last month that is over.
pub(super) fn find<'l>(
    ledger: &'l Ledger,
    accounts: &AccountBook<'l>,
    assets: &AssetBook<'l>,
    (starts, last): (Day, Month),
    book_of: impl Fn(&Life<'l>) -> Option<Book>,
) -> (usize, Vec<Unposted<'l>>) {
    let within = |day: Day| starts <= day && day.month() <= last;
    let (mut looked_at, mut unposted) = (0, Vec::new());
    let mut named: BTreeMap<Id, Money> = BTreeMap::new();
    for asset in assets.lives().iter().map(|life| life.asset) {
        if let Some(voucher) = asset.voucher {
            *named.entry(voucher).or_default() += asset.cost;
        }
    }
    let mut short: BTreeSet<Id> = BTreeSet::new();
    let mut removals: BTreeMap<(Book, Month), Vec<(&Life<'l>, &'l AssetEvent)>> = BTreeMap::new();
    for life in assets.lives() {
        let Some(book) = book_of(life) else { continue };
        let asset = life.asset;
        let is_reversed = matches!(life.end, Some(End::Reversed(_)));
        if within(asset.acquired) && asset.corrects.is_none() && !is_reversed && !asset.cost.is_zero() {
            looked_at += 1;
            if let Some(gap) = acquisition(accounts, asset, &named).filter(|gap| is_first(*gap, &mut short)) {
                let cost = if let Gap::Short(_, _, debit, cost) = gap { cost - debit } else { asset.cost };
                unposted.push(Unposted { book, month: asset.acquired.month(), cost, accumulated: Money::ZERO, gap });
            }
        }
        if let Some(End::Disposed(event)) = life.end
            && within(event.date)
            && !asset.cost.is_zero()
        {
            looked_at += 1;
            removals.entry((book, event.date.month())).or_default().push((life, event));
        }
    }
    for ((book, month), removals) in removals {
        for (life, event, elsewhere) in without_entry(ledger, accounts, book, month, &removals) {
            let gap = Gap::NoRemoval(life.asset, event, elsewhere);
            unposted.push(Unposted { book, month, cost: life.asset.cost, accumulated: life.schedule.accumulated(month), gap });
        }
    }
    (looked_at, unposted)
}

/// A voucher that is too small is told once.
fn is_first(gap: Gap<'_>, short: &mut BTreeSet<Id>) -> bool {
    match gap {
        Gap::Short(_, entry, ..) => short.insert(entry.voucher),
        _ => true,
    }
}

fn acquisition<'l>(accounts: &AccountBook<'l>, asset: &'l Asset, named: &BTreeMap<Id, Money>) -> Option<Gap<'l>> {
    let Some(number) = asset.voucher else {
        // The voucher may name the asset instead.
        let month = asset.acquired.month();
        let mut vouchers = accounts.vouchers_of("assets", asset.asset);
        let is_posted = vouchers.any(|voucher| voucher.day().month() == month && !debited(accounts, voucher).is_zero());
        return (!is_posted).then_some(Gap::NoVoucher(asset));
    };
    // A voucher that stands nowhere is a reference that leads nowhere, and told as that.
    let voucher = accounts.voucher(number)?;
    if voucher.day().month() != asset.acquired.month() {
        return Some(Gap::OtherMonth(asset, voucher.first()));
    }
    let (debit, cost) = (debited(accounts, voucher), named.get(&number).copied().unwrap_or_default());
    (debit < cost).then(|| Gap::Short(asset, voucher.first(), debit, cost))
}

/// What a voucher debits to accounts of assets.
fn debited(accounts: &AccountBook<'_>, voucher: Voucher<'_, '_>) -> Money {
    let rows = voucher.rows.iter().filter(|row| accounts.control_of(row.account) == Some(Control::Assets));
    rows.filter_map(|row| row.debit).sum()
}

/// What a voucher credits to the accounts of assets of a book.
fn credited(accounts: &AccountBook<'_>, voucher: Voucher<'_, '_>, book: Book) -> Money {
    let rows = voucher.rows.iter().filter(|row| accounts.control_of(row.account) == Some(Control::Assets));
    rows.filter(|row| accounts.book_of(row.account) == book).filter_map(|row| row.credit).sum()
}

/// The disposals of a month that no voucher of the month takes out.
///
/// A voucher takes a disposal out when it names the slip or the asset. Credits that name none may stand for the rest, when
/// they are as large.
fn without_entry<'b, 'l>(
    ledger: &Ledger,
    accounts: &AccountBook<'l>,
    book: Book,
    month: Month,
    removals: &[(&'b Life<'l>, &'l AssetEvent)],
) -> Vec<(&'b Life<'l>, &'l AssetEvent, Option<&'l JournalEntry>)> {
    let mut named: BTreeMap<Id, Money> = BTreeMap::new();
    let mut rest = Vec::new();
    for (life, event) in removals {
        let row = format!("asset-events:{}|{}", ledger.text(event.event), ledger.text(event.asset));
        let by_slip = accounts.vouchers_of("asset-events", event.event).chain(accounts.vouchers_of_row(&row));
        let vouchers = by_slip.chain(accounts.vouchers_of("assets", event.asset));
        let mut elsewhere = None;
        let mut is_posted = false;
        for voucher in vouchers {
            let credit = credited(accounts, voucher, book);
            if voucher.day().month() != month {
                elsewhere = elsewhere.or((!credit.is_zero()).then(|| voucher.first()));
            } else if !credit.is_zero() {
                named.insert(voucher.id, credit);
                is_posted = true;
            }
        }
        if !is_posted {
            rest.push((*life, *event, elsewhere));
        }
    }
    let all = accounts.with_control(Control::Assets).filter(|account| accounts.book_of(account.account) == book);
    let all: Money = all.map(|account| accounts.turnover(account.account, month).credit).sum();
    let unnamed = all - named.into_values().sum();
    let wanted: Money = rest.iter().map(|(life, ..)| life.asset.cost).sum();
    if unnamed >= wanted { Vec::new() } else { rest }
}
