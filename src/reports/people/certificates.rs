//! 持证上岗: which certificates, licences and inspections are valid, end soon or have ended, and who lacks one that the post needs.

use crate::books::qualifications::needing;
use crate::day::Day;
use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Certificate, CertificateKind};
use crate::reports::pieces::{named, open, percent, row_line, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Kind, Line, Part, Table, Value};
use std::collections::{BTreeMap, BTreeSet};

/// `certificates`.
pub static REPORT: Report = Report {
    name: "certificates",
    title: Wording::new("持证上岗与证照台账", "certificates and licences"),
    about: Wording::new(
        "各类证照应持、有效人数与持证率；有效、将到期、已过期、缺证",
        "by kind: people who need one, who have a valid one, the rate; valid, ending, expired, missing",
    ),
    figures: Wording::new(
        "当日在任、岗位须持证（policy.people.certificates）的人；持证率 = 当日证照有效的人 ÷ 须持证的人，合计一行要求各证齐全，与指标 staff.certified 同源。将到期：有效期止在 --within 天（默认 policy.deadline.expiring_days）以内；同一主体同类有更晚到期的视为已续，不列为到期或过期。",
        "People whose posts need a certificate on the day (policy.people.certificates); rate = people with a valid one ÷ people who need it; in the total every kind must be valid, as in the metric staff.certified. \
         Ending: the last day lies within --within days (else policy.deadline.expiring_days); what a later one of the same owner and kind renews is neither ending nor expired.",
    ),
    span: Span::Day,
    takes: &[Choice::Person, Choice::Supplier, Choice::Within],
    subject: None,
    by: &[],
    reads: &["certificates", "posts", "people", "suppliers", "assets"],
    build,
};

/// How a certificate stands on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Expired,
    Ending,
    Valid,
    ToCome,
}

fn build(desk: &Desk<'_>) -> Body {
    let mut parts = vec![Part::Table(rates(desk))];
    let missing = missing(desk);
    if !missing.lines.is_empty() {
        parts.push(Part::Table(missing));
    }
    let list = list(desk);
    if list.lines.is_empty() && parts.iter().all(|part| matches!(part, Part::Table(table) if table.lines.is_empty())) {
        return Body::nothing(
            desk.word("没有登记证照，也没有须持证的岗位。", "No certificate is entered and no post needs one.").to_owned(),
        );
    }
    parts.push(Part::Table(list));
    parts.push(signatures(desk, &[("填表人", "prepared by"), ("总务主任", "logistics director")]));
    Body::new(parts)
}

/// Who is meant: nobody else is asked for.
fn is_wanted(desk: &Desk<'_>, owner: Id) -> bool {
    match (desk.chosen(Choice::Person), desk.chosen(Choice::Supplier)) {
        (None, None) => true,
        (person, supplier) => person == Some(owner) || supplier == Some(owner),
    }
}

/// By kind: people who need it, who have it; of all: who have everything.
fn rates(desk: &Desk<'_>) -> Table {
    let mut table = Table::new(
        "rates",
        desk.word("岗位持证率", "posts that need a certificate").to_owned(),
        vec![
            desk.column("kind", "证照", "certificate", Kind::Text),
            desk.column("needed", "须持证人数", "need it", Kind::Count),
            desk.column("valid", "有效人数", "have it", Kind::Count),
            desk.column("rate", "持证率", "rate", Kind::Percent),
        ],
        desk.word("没有须持证的岗位在任。", "Nobody holds a post that needs a certificate.").to_owned(),
    );
    let (book, day) = (&desk.books.certificates, desk.today);
    let mut kinds: BTreeMap<&str, (usize, usize, Vec<RowName>)> = BTreeMap::new();
    let (mut people, mut complete) = (0_usize, 0_usize);
    for (post, needed) in needing(desk.ledger, desk.settings, day).into_iter().filter(|(post, _)| is_wanted(desk, post.person)) {
        people += 1;
        let mut is_complete = true;
        for kind in needed {
            let of_kind = kinds.entry(kind).or_default();
            let valid = book.valid(post.person, kind, day);
            of_kind.0 += 1;
            of_kind.1 += usize::from(valid.is_some());
            of_kind.2.push(desk.row(post));
            of_kind.2.extend(valid.map(|row| desk.row(row)));
            is_complete &= valid.is_some();
        }
        complete += usize::from(is_complete);
    }
    for (kind, (needed, valid, rows)) in kinds {
        let name = open(desk, CertificateKind::WORDS, kind);
        table.push(Line::new(vec![name, needed.into(), valid.into(), percent(valid, needed)]).of(rows));
    }
    if people > 0 {
        let name = Value::text(desk.word("合计（证照齐全的人）", "people with all of them"));
        table.push(Line::new(vec![name, people.into(), complete.into(), percent(complete, people)]).total());
    }
    table
}

/// Who holds a post without a certificate that it needs.
fn missing(desk: &Desk<'_>) -> Table {
    let mut table = Table::new(
        "missing",
        desk.word("缺证", "missing").to_owned(),
        vec![
            desk.column("person", "姓名", "name", Kind::Text),
            desk.column("post", "岗位", "post", Kind::Code),
            desk.column("kind", "所缺证照", "certificate", Kind::Text),
            desk.column("ended", "上一证到期", "the last one ended", Kind::Date),
        ],
        String::new(),
    );
    let book = &desk.books.certificates;
    let mut found = Vec::new();
    for (post, needed) in needing(desk.ledger, desk.settings, desk.today) {
        for kind in needed.into_iter().filter(|kind| book.valid(post.person, kind, desk.today).is_none()) {
            if is_wanted(desk, post.person) {
                found.push((desk.person(post.person), kind, post));
            }
        }
    }
    found.sort_by_key(|(name, kind, _)| (*name, *kind));
    for (name, kind, post) in found {
        let ended = book.of_kind(post.person, kind).map(|row| row.to).filter(|to| *to < desk.today).max();
        let cells = vec![name.into(), desk.text(post.post).into(), open(desk, CertificateKind::WORDS, kind), ended.into()];
        table.push(row_line(desk, post, cells));
    }
    table
}

/// Whether whoever or whatever owns it is still here; one that stands nowhere is.
fn is_owner_here(desk: &Desk<'_>, owner: Id) -> bool {
    if let Some(person) = desk.rows().people.get(owner) {
        return person.to.is_none_or(|to| to >= desk.today);
    }
    if let Some(supplier) = desk.rows().suppliers.get(owner) {
        return supplier.pool_to.is_none_or(|to| to >= desk.today);
    }
    desk.books.assets.life(owner).is_none_or(|life| life.is_in_books(desk.today))
}

/// Every certificate that nothing renews, the most pressing first.
fn list(desk: &Desk<'_>) -> Table {
    let mut table = Table::new(
        "certificates",
        desk.word("证照台账", "certificates").to_owned(),
        vec![
            desk.column("owner", "主体", "owner", Kind::Text),
            desk.column("of", "类别", "of", Kind::Text),
            desk.column("kind", "证照", "certificate", Kind::Text),
            desk.column("number", "证号", "number", Kind::Code),
            desk.column("from", "起", "from", Kind::Date),
            desk.column("to", "止", "to", Kind::Date),
            desk.column("days", "剩余天数", "days left", Kind::Count),
        ],
        desk.word("没有登记证照。", "No certificate is entered.").to_owned(),
    );
    let within = desk.selection.within.unwrap_or_else(|| desk.policy(desk.today).deadline.expiring_days);
    let soon = desk.today.plus_days(within);
    let mut longest: BTreeMap<(Id, CertificateKind), Day> = BTreeMap::new();
    let rows = || desk.rows().certificates.iter().filter(|row| row.corrects.is_none() && is_wanted(desk, row.owner));
    for row in rows() {
        let to = longest.entry((row.owner, row.kind)).or_insert(row.to);
        *to = row.to.max(*to);
    }
    let state = |row: &Certificate| match row.to {
        to if to < desk.today => State::Expired,
        _ if row.from.is_some_and(|from| from > desk.today) => State::ToCome,
        to if to <= soon => State::Ending,
        _ => State::Valid,
    };
    let is_shown = |row: &&Certificate| {
        let is_renewed = longest.get(&(row.owner, row.kind)).is_some_and(|to| *to > row.to);
        is_owner_here(desk, row.owner) && (!is_renewed || state(row) == State::Valid)
    };
    let mut found: Vec<&Certificate> = rows().filter(is_shown).collect();
    found.sort_by_key(|row| (state(row), row.to, desk.text(row.owner), row.at));
    let mut told = BTreeSet::new();
    for row in &found {
        let of = state(row);
        if told.insert(of) {
            let count = found.iter().filter(|row| state(row) == of).count();
            let name = match of {
                State::Expired => say!(desk.lang, "已过期 {count}", "expired: {count}"),
                State::Ending => say!(desk.lang, "{within} 天内到期 {count}", "ending within {within} days: {count}"),
                State::Valid => say!(desk.lang, "有效 {count}", "valid: {count}"),
                State::ToCome => say!(desk.lang, "尚未生效 {count}", "not yet in force: {count}"),
            };
            table.push(named(&table, name).group());
        }
        table.push(row_line(desk, *row, cells(desk, row)));
    }
    table
}

fn cells(desk: &Desk<'_>, row: &Certificate) -> Vec<Value> {
    let registers = desk.rows();
    let (owner, of) = if registers.people.get(row.owner).is_some() {
        (desk.person(row.owner), Value::Word("person", desk.word("人员", "person").to_owned()))
    } else if registers.suppliers.get(row.owner).is_some() {
        (desk.supplier(row.owner), Value::Word("supplier", desk.word("供应商", "supplier").to_owned()))
    } else {
        (desk.text(row.owner), Value::Word("asset", desk.word("资产", "asset").to_owned()))
    };
    let asset = registers.assets.get(row.owner).map(|asset| format!("{} {owner}", &*asset.name));
    vec![
        Value::text(asset.unwrap_or_else(|| owner.to_owned())),
        of,
        open(desk, CertificateKind::WORDS, row.kind.name(&desk.ledger.names)),
        row.number.as_deref().into(),
        row.from.into(),
        row.to.into(),
        row.to.days_since(desk.today).into(),
    ]
}
