//! What comes round: counts of stores, rooms and cash, the settlement of fees, what is to be published and reported.

use super::Agenda;
use crate::books::count_days::{entered_by, period_ending};
use crate::books::disclosures;
use crate::books::publications::covering;
use crate::day::{Day, Month};
use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::policy::Every;
use crate::registers::{Control, PublicationKind};
use crate::reports::pieces::open;
use crate::say;
use crate::sheet::Kind;
use std::collections::{BTreeMap, BTreeSet};

const STOCK: Wording = Wording::new("库存盘点", "count of stock");
const ASSETS: Wording = Wording::new("资产清查", "count of assets");
const CASH: Wording = Wording::new("现金盘点", "count of cash");
const FEES: Wording = Wording::new("收费结算", "settlement of fees");
const PUBLISH: Wording = Wording::new("公示", "publication");
const STATEMENT: Wording = Wording::new("报表报出", "statement");

pub(super) fn gather(agenda: &mut Agenda<'_, '_>) {
    stock(agenda);
    assets(agenda);
    cash(agenda);
    fees(agenda);
    publications(agenda);
    statements(agenda);
}

/// The months whose counts may be entered from the last statement day on to the last day looked at.
fn months(agenda: &Agenda<'_, '_>) -> Vec<Month> {
    let today = agenda.desk.today;
    today.month().previous().through(agenda.until.month()).filter(|month| month.last_day() <= agenda.until).collect()
}

/// The periods of counting that end in these months, with the day by which their counts are entered.
fn periods(agenda: &Agenda<'_, '_>, every: impl Fn(Day) -> Every) -> Vec<(Day, Day, Day)> {
    let settings = agenda.desk.settings;
    let starts = settings.school.starts;
    let period = |month: Month| period_ending(settings, month, every(month.last_day()));
    let found = months(agenda).into_iter().filter_map(period).filter(|(_, last)| starts.is_none_or(|starts| starts <= *last));
    found.map(|(first, last)| (first, last, entered_by(settings, last))).collect()
}

fn counted(rows: impl Iterator<Item = (Id, Day)>) -> BTreeMap<Id, Vec<Day>> {
    let mut counted: BTreeMap<Id, Vec<Day>> = BTreeMap::new();
    for (of, day) in rows {
        counted.entry(of).or_default().push(day);
    }
    counted
}

fn is_within(days: Option<&Vec<Day>>, first: Day, last: Day) -> bool {
    days.is_some_and(|days| days.iter().any(|day| first <= *day && *day <= last))
}

fn stock(agenda: &mut Agenda<'_, '_>) {
    let desk = agenda.desk;
    let known = desk.rows().stock_counts.iter().filter(|row| row.date <= desk.today);
    let counted = counted(known.map(|row| (row.place, row.date)));
    let stock = &desk.books.stock;
    for (first, last, due) in periods(agenda, |day| desk.policy(day).stock.count_every) {
        let in_term = desk.settings.calendar.school_days(first, last).next().is_some();
        for id in stock.places() {
            let Some(place) = desk.rows().places.get(id) else { continue };
            let moved = stock.closings(id).iter().any(|(month, _)| first <= month.last_day() && month.first_day() <= last);
            let lies = || stock.items_at(id).any(|item| !stock.balance(id, item, last.min(desk.today)).quantity.is_zero());
            if (moved || (in_term && lies())) && !is_within(counted.get(&id), first, last) {
                let name = desk.place(id);
                let what = say!(desk.lang, "{name}（{first} 至 {last}）", "{name} ({first} to {last})");
                let owner = place.keeper.map_or_else(|| agenda.logistics(), |keeper| agenda.person(keeper));
                agenda.add(due, STOCK, what, owner, vec![desk.row(place)]);
            }
        }
    }
}

/// Rooms with assets, told together: a term has one count of all.
fn assets(agenda: &mut Agenda<'_, '_>) {
    let desk = agenda.desk;
    let known = desk.rows().asset_counts.iter().filter(|row| row.date <= desk.today);
    let counted = counted(known.map(|row| (row.place, row.date)));
    for (first, last, due) in periods(agenda, |day| desk.policy(day).assets.count_every) {
        let day = last.min(desk.today);
        let lives = desk.books.assets.lives().iter().filter(|life| life.is_in_books(day)).filter_map(|life| life.on(day));
        let places: BTreeSet<Id> = lives.map(|standing| standing.place).collect();
        let open: Vec<Id> = places.into_iter().filter(|place| !is_within(counted.get(place), first, last)).collect();
        if !open.is_empty() {
            let rooms = open.len();
            let what =
                say!(desk.lang, "{first} 至 {last} 还有 {rooms} 处未清查", "{first} to {last}: {rooms} places not counted yet");
            let rows: Vec<RowName> =
                open.iter().filter_map(|place| desk.rows().places.get(*place)).map(|place| desk.row(place)).collect();
            let owner = agenda.post(&["asset-keeper", "资产管理员"], Wording::new("资产管理员", "keeper of assets"));
            agenda.add(due, ASSETS, what, owner, rows);
        }
    }
}

fn cash(agenda: &mut Agenda<'_, '_>) {
    let desk = agenda.desk;
    let accounts = &desk.books.accounts;
    let counted: BTreeSet<(Id, Month)> =
        desk.rows().cash_counts.iter().filter(|row| row.date <= desk.today).map(|row| (row.account, row.date.month())).collect();
    for (first, last, due) in periods(agenda, |_| Every::Month) {
        for account in accounts.with_control(Control::Cash) {
            let entries = accounts.entries(account.account);
            if entries.first().is_none_or(|entry| entry.row.date > last) {
                continue;
            }
            let moved = entries.iter().any(|entry| first <= entry.row.date && entry.row.date <= last);
            let holds = !accounts.own_balance(account.account, last.min(desk.today)).is_zero();
            let mut boxes = accounts.with_below(account.account).chain(accounts.above(account.account)).chain([account.account]);
            if (moved || holds) && !boxes.any(|account| counted.contains(&(account, last.month()))) {
                let (name, month) = (desk.account(account.account), last.month());
                let owner = agenda.post(&["cashier"], Wording::new("出纳", "cashier"));
                agenda.add(due, CASH, format!("{name} {month}"), owner, vec![desk.row(account)]);
            }
        }
    }
}

/// Fees of a term that are not settled, told together for each fee.
fn fees(agenda: &mut Agenda<'_, '_>) {
    let desk = agenda.desk;
    let mut open: BTreeMap<(Day, &str, Id), Vec<RowName>> = BTreeMap::new();
    for line in desk.books.fees.lines() {
        let is_settled = line.row.settled.is_some_and(|day| day <= desk.today);
        if let Some(ends) = line.term_ends.filter(|_| !is_settled) {
            open.entry((ends, desk.text(line.row.fee), line.row.fee)).or_default().push(desk.row(line.row));
        }
    }
    for ((ends, _, fee), rows) in open {
        let name = desk.rows().fee_items.get(fee).map_or_else(|| desk.text(fee), |item| &item.name);
        let classes = rows.len();
        let what = say!(desk.lang, "{name}：{classes} 个班未结算", "{name}: {classes} classes not settled");
        agenda.add(ends, FEES, what, agenda.accounts(), rows);
    }
}

fn publications(agenda: &mut Agenda<'_, '_>) {
    let desk = agenda.desk;
    let names = &desk.ledger.names;
    for matter in disclosures::matters(desk.ledger, desk.settings, desk.today) {
        let of_kind = desk.books.publications.of(|row| row.kind.name(names) == matter.kind && row.from <= desk.today);
        if covering(&of_kind, matter.first, matter.last).is_none() {
            let kind = open(desk, PublicationKind::WORDS, matter.kind).shown(Kind::Text);
            let period = matter.period;
            agenda.add(matter.due, PUBLISH, format!("{kind} {period}"), agenda.logistics(), Vec::new());
        }
    }
}

/// Reports that the policy has the school file each month; whether they were the ledger does not say.
fn statements(agenda: &mut Agenda<'_, '_>) {
    let desk = agenda.desk;
    for name in &desk.policy(desk.today).deadline.statements {
        let shown = crate::reports::find(name).map_or(name.as_str(), |report| report.title.text(desk.lang));
        for month in months(agenda) {
            let due = entered_by(desk.settings, month.last_day());
            if due >= desk.today {
                agenda.add(due, STATEMENT, format!("{shown} {month}"), agenda.accounts(), Vec::new());
            }
        }
    }
}
