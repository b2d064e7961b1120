//! Certificates, insurances and contracts that end soon and have no successor yet.

use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::{Id, Label};
use crate::lang::{Lang, Wording};
use crate::registers::{Certificate, CertificateKind, Contract, Direction};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `deadline/expiring`.
pub static RULE: Rule = Rule {
    id: "deadline/expiring",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("即将到期", "what ends soon"),
    why: Wording::new(
        "证照、保险、合同到期之后才办，中间这几天就是无证上岗、无合同采购。",
        "renewed only after its end, a certificate or contract leaves days without one.",
    ),
    source: Wording::new(
        "特种设备安全法第四十条（届满前一个月申请检验）；食品安全法第四十五条；惯例",
        "Special Equipment Safety Law art. 40 (applied for a month before); Food Safety Law art. 45; custom",
    ),
    reads: &["certificates", "contracts", "people", "suppliers", "assets", "asset-events"],
    whole: &["certificates", "contracts"],
    policy: &["deadline.expiring_days"],
    guide: include_str!("expiring.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let within = context.policy(context.today).deadline.expiring_days;
    let last = context.today.plus_days(within);
    let ends = |to: Day| context.today <= to && to <= last;
    // What lasts longer than another of its kind renews it.
    let mut longest: BTreeMap<(Id, CertificateKind), Day> = BTreeMap::new();
    for row in &context.rows().certificates {
        let to = longest.entry((row.owner, row.kind)).or_insert(row.to);
        *to = row.to.max(*to);
    }
    for row in &context.rows().certificates {
        report.checked(1);
        let is_renewed = longest.get(&(row.owner, row.kind)).is_some_and(|to| *to > row.to);
        if ends(row.to) && row.corrects.is_none() && !is_renewed && is_owner_here(context, row) {
            report.add(certificate(context, row));
        }
    }
    let direction = |row: &Contract| row.direction == Some(Direction::Income);
    let mut longest: BTreeMap<(Id, bool), Day> = BTreeMap::new();
    for row in &context.rows().contracts {
        let to = longest.entry((row.supplier, direction(row))).or_insert(row.to);
        *to = row.to.max(*to);
    }
    for row in &context.rows().contracts {
        report.checked(1);
        let is_renewed = longest.get(&(row.supplier, direction(row))).is_some_and(|to| *to > row.to);
        if ends(row.to) && row.corrects.is_none() && !is_renewed {
            report.add(contract(context, row));
        }
    }
}

/// Whether the person still works here, the supplier is still in the pool, the asset still in the books.
fn is_owner_here(context: &Context<'_>, row: &Certificate) -> bool {
    let today = context.today;
    if let Some(person) = context.rows().people.get(row.owner) {
        return person.to.is_none_or(|to| to > row.to);
    }
    if let Some(supplier) = context.rows().suppliers.get(row.owner) {
        return supplier.pool_to.is_none_or(|to| to > row.to);
    }
    context.books.assets.life(row.owner).is_none_or(|life| life.is_in_books(today))
}

fn days_left(context: &Context<'_>, to: Day) -> String {
    match (to.days_since(context.today), context.lang) {
        (0, Lang::Chinese) => "今天到期".to_owned(),
        (0, Lang::English) => "today".to_owned(),
        (days, Lang::Chinese) => format!("还有 {days} 天"),
        (1, Lang::English) => "in 1 day".to_owned(),
        (days, Lang::English) => format!("in {days} days"),
    }
}

fn certificate(context: &Context<'_>, row: &Certificate) -> Draft {
    let lang = context.lang;
    let owner =
        if context.rows().assets.get(row.owner).is_some() { context.asset(row.owner) } else { context.party(Label(row.owner)) };
    let name = row.kind.name(&context.ledger.names);
    let words = CertificateKind::WORDS.iter().find(|word| word.name == name).and_then(|word| word.chinese.first().copied());
    let kind = if lang == Lang::Chinese { words.unwrap_or(name) } else { name };
    let (to, left) = (row.to, days_left(context, row.to));
    context
        .finding(row, "to")
        .day(context.today)
        .message(say!(lang, "{owner}的{kind} {to} 到期，{left}", "{owner}: {kind} certificate ends on {to}, {left}"))
        .next(say!(lang, "办理续期，新证另登记一行", "have it renewed, and enter the new one as a row of its own"))
}

fn contract(context: &Context<'_>, row: &Contract) -> Draft {
    let lang = context.lang;
    let (supplier, subject) = (context.supplier(row.supplier), &*row.subject);
    let (to, left) = (row.to, days_left(context, row.to));
    context
        .finding(row, "to")
        .day(context.today)
        .message(say!(
            lang,
            "与{supplier}的合同（{subject}）{to} 到期，{left}",
            "the contract with {supplier} ({subject}) ends on {to}, {left}"
        ))
        .next(say!(
            lang,
            "续签、重新采购或办理终结；新合同另登记一行",
            "renew it, buy anew or wind it up; a new contract is a row of its own"
        ))
}
