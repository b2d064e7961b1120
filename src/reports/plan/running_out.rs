//! What runs out in the term: certificates of people, suppliers and equipment, inspections, contracts.
//!
//! What ends in the vacation after the term, or within the days of `deadline.expiring_days` after it, is applied for in the
//! term. What lasts longer than another of its kind renews it.

use super::planning::Planning;
use super::task::{Focus, Task};
use crate::books::assets::{Class, State};
use crate::day::Day;
use crate::id::Id;
use crate::registers::{Asset, Certificate, CertificateKind, Contract, Direction};
use crate::say;
use crate::table::shown_name;
use std::collections::BTreeMap;

/// A certificate, and since when it is renewed.
type Renewal<'d> = (&'d Certificate, Option<Day>);

/// An asset, the day by which it is inspected, and the day on which it was.
type Due<'d> = (&'d Asset, Day, Option<Day>);

/// Certificates that have to be renewed: those of people of one kind and day are one task.
pub fn certificates(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let mut of_owner: BTreeMap<(&str, CertificateKind), Vec<&Certificate>> = BTreeMap::new();
    for row in desk.rows().certificates.iter().filter(|row| row.corrects.is_none()) {
        of_owner.entry((desk.text(row.owner), row.kind)).or_default().push(row);
    }
    let mut of_people: BTreeMap<(Day, CertificateKind), Vec<Renewal<'_>>> = BTreeMap::new();
    let mut tasks = Vec::new();
    for rows in of_owner.values() {
        let known = rows.iter().filter(|row| row.from.is_none_or(|from| from <= planning.made));
        let Some(row) = known.max_by_key(|row| row.to).filter(|row| ends(planning, row.to) && is_here(planning, row)) else {
            continue;
        };
        let renewed = rows.iter().filter(|other| other.to > row.to).filter_map(|other| planning.known(other.from)).min();
        if desk.rows().people.get(row.owner).is_some() {
            of_people.entry((row.to, row.kind)).or_default().push((row, renewed));
        } else {
            tasks.push(of_thing(planning, row, renewed));
        }
    }
    tasks.extend(of_people.iter().map(|((to, kind), rows)| of_group(planning, *to, *kind, rows)));
    tasks
}

/// Whether something that ends on a day has to be seen to in the term.
fn ends(planning: &Planning<'_, '_>, to: Day) -> bool {
    let ahead = planning.desk.policy(planning.made).deadline.expiring_days;
    let lately = planning.made.minus_days(365);
    lately <= to && to <= planning.rests_until().max(planning.term.ends.plus_days(ahead))
}

/// The day by which it is applied for: the policy's days before it ends; at once where that has passed.
fn applied_for(planning: &Planning<'_, '_>, to: Day) -> Day {
    let ahead = planning.desk.policy(planning.made).deadline.expiring_days;
    let due = to.minus_days(ahead).min(planning.term.ends);
    if due >= planning.made { due } else { planning.no_earlier(planning.made.minus_days(1)).min(to).max(planning.made) }
}

/// Whether the person still works here, the supplier is still in the pool, the asset still in the books.
fn is_here(planning: &Planning<'_, '_>, row: &Certificate) -> bool {
    let desk = planning.desk;
    if desk.rows().people.get(row.owner).is_some() {
        return planning.here(row.owner).is_some();
    }
    if let Some(supplier) = desk.rows().suppliers.get(row.owner) {
        return supplier.pool_to.is_none_or(|to| to > planning.made);
    }
    desk.books.assets.life(row.owner).is_none_or(|life| life.is_in_books(planning.made))
}

fn kind_of(planning: &Planning<'_, '_>, kind: CertificateKind) -> String {
    let desk = planning.desk;
    let name = kind.name(&desk.ledger.names);
    shown_name(CertificateKind::WORDS, name, desk.lang).to_owned()
}

fn of_thing(planning: &Planning<'_, '_>, row: &Certificate, renewed: Option<Day>) -> Task {
    let desk = planning.desk;
    let (kind, to, id) = (kind_of(planning, row.kind), row.to, desk.text(row.owner));
    let asset = desk.rows().assets.get(row.owner);
    let keeper = || desk.books.assets.life(row.owner)?.on(planning.made).map(|standing| standing.keeper);
    let (name, area, owner) = match asset {
        Some(asset) => {
            let name = say!(desk.lang, "{}（{id}）", "{} ({id})", &*asset.name);
            (name, ("安全", "safety"), keeper().and_then(|keeper| planning.here(keeper)).or_else(|| planning.head()))
        }
        None => (desk.supplier(row.owner).to_owned(), ("采购", "purchases"), planning.holder(&["canteen-buyer", "buyer"])),
    };
    let text = say!(desk.lang, "{name}的{kind} {to} 到期，办理续期", "{name}: {kind} ends on {to}; have it renewed");
    planning
        .task(
            format!("certificate-{id}-{}-{to}", super::planning::slug(row.kind.name(&desk.ledger.names))),
            applied_for(planning, to),
            area,
            text,
        )
        .by(owner)
        .proved_by(desk.word("证照：新证一行", "certificates: a row of the new one"))
        .done_on(renewed)
        .among(Focus::RunningOut)
        .of([desk.row(row)])
}

/// Certificates of people that end on one day.
fn of_group(planning: &Planning<'_, '_>, to: Day, kind: CertificateKind, rows: &[Renewal<'_>]) -> Task {
    let desk = planning.desk;
    let (word, count) = (kind_of(planning, kind), rows.len());
    let people = desk.list(rows.iter().map(|(row, _)| desk.person(row.owner)));
    let text = match rows {
        [_] => {
            say!(desk.lang, "{people}的{word} {to} 到期，办理续期", "{people}: {word} certificate ends on {to}; have it renewed")
        }
        _ => say!(
            desk.lang,
            "{count} 人的{word} {to} 到期，办理续期：{people}",
            "{count} {word} certificates end on {to}; have them renewed: {people}"
        ),
    };
    let owner = match (rows, kind) {
        ([(row, _)], _) => Some(row.owner),
        (_, CertificateKind::Health | CertificateKind::FoodSafety) => planning.holder(&["food-safety-officer"]),
        _ => planning.head(),
    };
    let days: Option<Vec<Day>> = rows.iter().map(|(_, renewed)| *renewed).collect();
    planning
        .task(
            format!("certificate-{}-{to}", super::planning::slug(kind.name(&desk.ledger.names))),
            applied_for(planning, to),
            ("队伍", "staff"),
            text,
        )
        .by(owner)
        .proved_by(desk.word("证照：每人新证一行", "certificates: a row of each new one"))
        .done_on(days.and_then(|days| days.into_iter().max()))
        .among(Focus::RunningOut)
        .of(rows.iter().map(|(row, _)| desk.row(*row)))
}

/// Equipment of an inspected class that was never inspected, a task a class.
pub fn inspections(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let mut of_class: BTreeMap<(&str, &str), Vec<Due<'_>>> = BTreeMap::new();
    for life in desk.books.assets.lives() {
        let standing = life.on(planning.made).filter(|_| life.is_in_books(planning.made));
        let is_used = standing.is_some_and(|standing| matches!(standing.state, State::InUse | State::Lent));
        let class = Class::of(desk.ledger, life.asset).filter(|_| is_used);
        let Some((class, (months, _))) = class.and_then(|class| Some((class, class.inspected()?))) else { continue };
        let all = desk.books.certificates.of(life.asset.asset).iter().filter(|row| row.kind != CertificateKind::Insurance);
        let (before, after): (Vec<&Certificate>, Vec<&Certificate>) =
            all.copied().partition(|row| row.from.is_none_or(|from| from <= planning.made));
        let due = life.asset.acquired.plus_months(months);
        if before.is_empty() && ends(planning, due.max(planning.made)) {
            let done = after.iter().filter_map(|row| planning.known(row.from)).min();
            of_class.entry((desk.text(life.asset.class), class.name())).or_default().push((life.asset, due, done));
        }
    }
    let tasks = of_class.into_iter().filter_map(|((code, name), assets)| {
        let due = assets.iter().map(|(_, due, _)| *due).min()?;
        let count = assets.len();
        let days: Option<Vec<Day>> = assets.iter().map(|(.., done)| *done).collect();
        let text = say!(
            desk.lang,
            "{name} {count} 件没有检验记录，申请检验",
            "{name}: {count} without an inspection; have them inspected"
        );
        let task = planning
            .task(format!("inspection-{}", super::planning::slug(code)), applied_for(planning, due), ("安全", "safety"), text)
            .by(planning.holder(&["asset-keeper"]))
            .proved_by(desk.word("证照：每件一行", "certificates: a row of each"))
            .done_on(days.and_then(|days| days.into_iter().max()))
            .among(Focus::RunningOut)
            .of(assets.iter().map(|(asset, ..)| desk.row(*asset)));
        Some(task)
    });
    tasks.collect()
}

/// Contracts that end and have no successor yet.
pub fn contracts(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let mut of_party: BTreeMap<(&str, bool), Vec<&Contract>> = BTreeMap::new();
    for row in desk.rows().contracts.iter().filter(|row| row.corrects.is_none()) {
        of_party.entry((desk.text(row.supplier), row.direction == Some(Direction::Income))).or_default().push(row);
    }
    let mut tasks = Vec::new();
    for rows in of_party.values() {
        let known = rows.iter().filter(|row| row.from <= planning.made);
        let Some(row) = known.max_by_key(|row| row.to).filter(|row| row.to >= planning.made && ends(planning, row.to)) else {
            continue;
        };
        let successor = rows.iter().filter(|other| other.to > row.to).filter_map(|other| planning.known(Some(other.from))).min();
        tasks.push(of_contract(planning, row, successor));
    }
    tasks
}

fn of_contract(planning: &Planning<'_, '_>, row: &Contract, successor: Option<Day>) -> Task {
    let desk = planning.desk;
    let (id, supplier, subject, to) = (desk.text(row.contract), desk.supplier(row.supplier), &*row.subject, row.to);
    let budget: Option<Id> =
        row.purchase.and_then(|purchase| desk.rows().purchases.get(purchase)).and_then(|purchase| purchase.budget);
    let is_income = row.direction == Some(Direction::Income);
    let text = if is_income {
        say!(
            desk.lang,
            "{supplier}合同（{subject}）{to} 到期，收清并续签或终止",
            "{subject}, {supplier}: ends on {to}; collect what is due, renew or end it"
        )
    } else {
        say!(
            desk.lang,
            "{supplier}合同（{subject}）{to} 到期，考评后续签或重新采购",
            "{subject}, {supplier}: ends on {to}; review, then renew or buy anew"
        )
    };
    planning
        .task(format!("contract-{id}"), applied_for(planning, to), ("采购", "purchases"), text)
        .by(planning.holder(&["buyer"]))
        .proved_by(desk.word("合同：新合同一行", "contracts: a row of the new one"))
        .done_on(successor)
        .among(Focus::RunningOut)
        .costing(row.amount.filter(|_| !is_income), budget)
        .about([id.to_owned()])
        .of([desk.row(row)])
}
