//! Papers that end: certificates and licences, inspections, health checks, contracts, boxes of the archive, waivers.

use super::{Agenda, Owner};
use crate::books::archive::kept_until;
use crate::books::assets::State;
use crate::books::inspections;
use crate::books::qualifications::health_checks;
use crate::day::Day;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Certificate, CertificateKind, Direction};
use crate::reports::pieces::open;
use crate::say;
use crate::sheet::Kind;
use std::collections::{BTreeMap, BTreeSet};

const CERTIFICATE: Wording = Wording::new("证照到期", "certificate ends");
const INSPECTION: Wording = Wording::new("设备检验", "inspection");
const HEALTH: Wording = Wording::new("健康检查", "health check");
const CONTRACT: Wording = Wording::new("合同到期", "contract ends");
const ARCHIVE: Wording = Wording::new("档案鉴定", "archive");
const WAIVER: Wording = Wording::new("豁免到期", "waiver ends");

pub(super) fn gather(agenda: &mut Agenda<'_, '_>) {
    let inspected = inspections(agenda);
    certificates(agenda, &inspected);
    contracts(agenda);
    let desk = agenda.desk;
    for check in health_checks(desk.ledger, desk.settings, &desk.books.certificates, desk.today) {
        let checked = check.checked;
        let what = say!(desk.lang, "上次体检 {checked}", "last examined on {checked}");
        agenda.add(check.due, HEALTH, what, agenda.person(check.post.person), vec![desk.row(check.row)]);
    }
    for row in desk.rows().archive.iter().filter(|row| row.corrects.is_none()) {
        if let Some(last) = kept_until(desk.settings, row) {
            let (id, years) = (desk.text(row.number), row.keep_years);
            let what = say!(desk.lang, "{id} 保管 {years} 年期满，组织鉴定", "{id}, kept for {years} years: have it appraised");
            let owner = agenda.post(&["archivist"], Wording::new("档案室", "archive"));
            agenda.add(last, ARCHIVE, what, owner, vec![desk.row(row)]);
        }
    }
    for row in &desk.rows().waivers {
        if let Some(until) = row.until {
            let owner = row.approved_by.map_or_else(|| agenda.logistics(), |person| agenda.person(person));
            agenda.add(until, WAIVER, format!("{} {}", &*row.rule, &*row.on), owner, vec![desk.row(row)]);
        }
    }
}

/// Equipment in use; gives the assets whose inspections are told here.
fn inspections(agenda: &mut Agenda<'_, '_>) -> BTreeSet<Id> {
    let desk = agenda.desk;
    let mut told = BTreeSet::new();
    for life in desk.books.assets.current() {
        let Some(standing) = life.on(desk.today) else { continue };
        if !matches!(standing.state, State::InUse | State::Lent) {
            continue;
        }
        let Some(due) = inspections::due(desk.ledger, &desk.books.certificates, life) else { continue };
        told.insert(life.asset.asset);
        let (id, name) = (desk.text(life.asset.asset), &*life.asset.name);
        let owner = agenda.person(standing.keeper);
        let rows = due.row.map_or_else(|| vec![desk.row(life.asset)], |row| vec![desk.row(row)]);
        agenda.add(due.day, INSPECTION, format!("{name} {id}"), owner, rows);
    }
    told
}

fn certificates(agenda: &mut Agenda<'_, '_>, inspected: &BTreeSet<Id>) {
    let desk = agenda.desk;
    let mut longest: BTreeMap<(Id, CertificateKind), Day> = BTreeMap::new();
    for row in &desk.rows().certificates {
        let to = longest.entry((row.owner, row.kind)).or_insert(row.to);
        *to = row.to.max(*to);
    }
    for row in desk.rows().certificates.iter().filter(|row| row.corrects.is_none()) {
        let is_renewed = longest.get(&(row.owner, row.kind)).is_some_and(|to| *to > row.to);
        // What is an inspection is told as one.
        let is_told = inspected.contains(&row.owner) && row.kind != CertificateKind::Insurance;
        if is_renewed || is_told {
            continue;
        }
        let Some((owner, of)) = owner(agenda, row) else { continue };
        let kind = open(desk, CertificateKind::WORDS, row.kind.name(&desk.ledger.names)).shown(Kind::Text);
        let what = say!(desk.lang, "{of}的{kind}", "{kind} of {of}");
        agenda.add(row.to, CERTIFICATE, what, owner, vec![desk.row(row)]);
    }
}

/// Who sees to a certificate and of whom or what it is; nothing where that is no longer here.
fn owner(agenda: &Agenda<'_, '_>, row: &Certificate) -> Option<(Owner, String)> {
    let (desk, registers) = (agenda.desk, agenda.desk.rows());
    if let Some(person) = registers.people.get(row.owner) {
        let is_here = person.to.is_none_or(|to| to > row.to && to >= desk.today);
        return is_here.then(|| (agenda.person(row.owner), person.name.to_string()));
    }
    if let Some(supplier) = registers.suppliers.get(row.owner) {
        let is_here = supplier.pool_to.is_none_or(|to| to > row.to && to >= desk.today);
        let owner = agenda.post(&["canteen-buyer", "buyer"], Wording::new("采购员", "buyer"));
        return is_here.then(|| (owner, supplier.name.to_string()));
    }
    let life = desk.books.assets.life(row.owner)?;
    let keeper = life.on(desk.today).map(|standing| standing.keeper);
    let owner = keeper.map_or_else(|| agenda.logistics(), |keeper| agenda.person(keeper));
    life.is_in_books(desk.today).then(|| (owner, format!("{} {}", &*life.asset.name, desk.text(row.owner))))
}

/// Contracts that end and have no successor; those that have ended are over.
fn contracts(agenda: &mut Agenda<'_, '_>) {
    let desk = agenda.desk;
    let is_income = |direction: Option<Direction>| direction == Some(Direction::Income);
    let mut longest: BTreeMap<(Id, bool), Day> = BTreeMap::new();
    for row in &desk.rows().contracts {
        let to = longest.entry((row.supplier, is_income(row.direction))).or_insert(row.to);
        *to = row.to.max(*to);
    }
    for row in desk.rows().contracts.iter().filter(|row| row.corrects.is_none() && row.to >= desk.today) {
        let is_renewed = longest.get(&(row.supplier, is_income(row.direction))).is_some_and(|to| *to > row.to);
        if !is_renewed {
            let (supplier, subject) = (desk.supplier(row.supplier), &*row.subject);
            let what = say!(desk.lang, "{supplier}：{subject}", "{supplier}: {subject}");
            agenda.add(row.to, CONTRACT, what, agenda.logistics(), vec![desk.row(row)]);
        }
    }
}
