//! What a register says that something cost is what the paper it names comes to: the voucher, the purchase, the receipts.

use crate::books::accounts::amount_of;
use crate::books::purchases::Chain;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{CanteenCost, ItemKind, Project, Repair};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use std::collections::BTreeMap;

/// `voucher/figure-differs`.
pub static RULE: Rule = Rule {
    id: "voucher/figure-differs",
    level: Level::Error,
    fixable: false,
    title: Wording::new("登记的金额与所据单据不符", "a figure that its paper does not bear out"),
    why: Wording::new(
        "食堂费用、维修费、审定金额都来自凭证、采购和票据；两处不一样，报表和对账就有一处是错的。",
        "costs of the canteen, of repairs and of projects come from vouchers, orders and receipts; where they differ a statement is wrong.",
    ),
    source: Wording::new(
        "会计法第十七条（账实、账证相符）；基本建设财务规则（财政部令第81号，按审定金额结算）",
        "Accounting Law art. 17 (books agree with papers); Capital Construction Finance Rules (MOF Order 81: paid as audited)",
    ),
    reads: &["canteen-costs", "repairs", "projects", "journal", "purchases", "receipts", "contracts"],
    whole: &["canteen-costs", "repairs", "journal", "purchases", "receipts", "accounts"],
    policy: &[],
    guide: include_str!("figure_differs.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    canteen_costs(context, report);
    repairs(context, report);
    for project in context.rows().projects.iter().filter(|project| project.corrects.is_none()) {
        if let Some(draft) = audit(context, project) {
            report.add(draft);
        }
        report.checked(usize::from(project.audit.is_some()));
    }
}

/// Rows by what they name, in its order.
fn by_paper<'r, R>(rows: impl Iterator<Item = &'r R>, paper: impl Fn(&R) -> Option<Id>) -> BTreeMap<Id, Vec<&'r R>> {
    let mut papers: BTreeMap<Id, Vec<&R>> = BTreeMap::new();
    for row in rows {
        if let Some(paper) = paper(row) {
            papers.entry(paper).or_default().push(row);
        }
    }
    papers
}

fn canteen_costs(context: &Context<'_>, report: &mut Report) {
    let rows = context.rows().canteen_costs.iter().filter(|row| row.corrects.is_none());
    for (voucher, rows) in by_paper(rows, |row: &CanteenCost| row.voucher) {
        report.checked(rows.len());
        let Some(figures) = booked(context, voucher) else { continue };
        let sum: Money = rows.iter().map(|row| row.amount).sum();
        if figures.contains(&sum) {
            continue;
        }
        for row in rows.iter().filter(|row| !figures.contains(&row.amount)) {
            report.add(cost(context, row, voucher));
        }
    }
}

/// What a voucher debits: each entry, each account, all of it. `None` where the voucher is found as wrong in itself.
fn booked(context: &Context<'_>, voucher: Id) -> Option<Vec<Money>> {
    let accounts = &context.books.accounts;
    let voucher = accounts.voucher(voucher)?;
    let balance: Money = voucher.rows.iter().map(|row| amount_of(row)).sum();
    let is_placed = voucher.rows.iter().all(|row| accounts.is_placed(row.account));
    if !balance.is_zero() || !is_placed || accounts.is_misbooked(voucher.id) {
        return None;
    }
    let mut of_account: BTreeMap<Id, Money> = BTreeMap::new();
    let mut figures = Vec::new();
    for row in voucher.rows {
        if let Some(debit) = row.debit {
            *of_account.entry(row.account).or_default() += debit;
            figures.push(debit);
        }
    }
    figures.push(figures.iter().copied().sum());
    figures.extend(of_account.into_values());
    Some(figures)
}

fn cost(context: &Context<'_>, row: &CanteenCost, voucher: Id) -> Draft {
    let lang = context.lang;
    let (month, kind, amount, id) = (row.month, row.kind.shown(lang), row.amount, context.text(voucher));
    let voucher = context.books.accounts.voucher(voucher);
    let debit: Money = voucher.iter().flat_map(|voucher| voucher.rows).filter_map(|row| row.debit).sum();
    let draft = context
        .finding(row, "amount")
        .message(say!(
            lang,
            "{month} {kind} {amount}，凭证 {id} 没有这笔金额（借方合计 {debit}）",
            "{kind} of {month} is {amount}, which voucher {id} does not book (it debits {debit})"
        ))
        .next(say!(lang, "按凭证更正金额，或更正凭证号", "mend the amount by the voucher, or the voucher's number"));
    match voucher {
        Some(voucher) => draft.beside(cell(voucher.first(), "debit"), say!(lang, "该凭证", "the voucher")),
        None => draft,
    }
}

fn repairs(context: &Context<'_>, report: &mut Report) {
    let rows = context.rows().repairs.iter().filter(|row| row.corrects.is_none() && row.cost.is_some());
    for (purchase, rows) in by_paper(rows, |row: &Repair| row.purchase) {
        report.checked(rows.len());
        let Some(chain) = context.books.purchases.get(purchase).filter(|chain| chain.is_bought()) else { continue };
        let (ordered, billed) = (chain.ordered, chain.billed());
        let cost: Money = rows.iter().filter_map(|row| row.cost).sum();
        // A purchase may buy material for more than one repair; one that buys nothing but services is the repair.
        let is_repair = !chain.items.is_empty() && chain.items.iter().all(|item| item.kind == Some(ItemKind::Service));
        let most = ordered.max(billed);
        if cost == ordered || cost == billed || (cost < most && !is_repair) {
            continue;
        }
        // Where the others alone are what was bought, the one too much is wrong.
        let too_much = |row: &&&Repair| row.cost.is_some_and(|own| cost - own == ordered || cost - own == billed);
        if let Some(row) = rows.iter().find(too_much).or(rows.last()).copied() {
            report.add(repair(context, chain, row, &rows, (cost, most)));
        }
    }
}

fn repair(context: &Context<'_>, chain: &Chain<'_>, row: &Repair, all: &[&Repair], (cost, most): (Money, Money)) -> Draft {
    let lang = context.lang;
    let id = context.text(chain.row.id);
    let draft = context
        .finding(row, "cost")
        .message(say!(
            lang,
            "维修费 {cost}，请购单 {id} 采购与票据为 {most}",
            "repair costs {cost}, purchase {id} comes to {most} by its order and receipts"
        ))
        .next(say!(lang, "按票据更正 cost（费用），或更正请购单号", "mend `cost` by the receipts, or the number of the purchase"));
    let draft = match (chain.receipts.last(), chain.first_order()) {
        (Some(receipt), _) => draft.beside(cell(*receipt, "total"), say!(lang, "票据", "the receipt")),
        (None, Some(order)) => draft.beside(cell(order, "amount"), say!(lang, "采购金额", "the order")),
        (None, None) => draft,
    };
    let others = all.iter().filter(|other| other.at != row.at);
    others.fold(draft, |draft, other| draft.beside(cell(*other, "cost"), say!(lang, "合计的维修费", "added up with it")))
}

/// A project that was billed beyond what its audit found, or whose audit found more than its contract allows. What is kept back
/// until the warranty ends is billed later, so that less is no fault.
fn audit(context: &Context<'_>, project: &Project) -> Option<Draft> {
    let lang = context.lang;
    let audit = project.audit.as_ref()?;
    let (found, contract) = (audit.amount?, project.contract?);
    let contract = context.rows().contracts.get(contract)?;
    let id = context.text(contract.contract);
    let draft = || context.finding_inside(project, audit, "amount");
    // A purchase that orders from several suppliers may be only partly under it.
    let is_its = |chain: &&Chain<'_>| {
        let mut orders = chain.row.all_orders();
        let order = orders.next();
        let under = order.and_then(|order| order.contract);
        let is_under = under.map_or(contract.purchase == Some(chain.row.id), |under| under == contract.contract);
        orders.next().is_none() && is_under
    };
    let chains: Vec<&Chain<'_>> = context.books.purchases.bought().filter(is_its).collect();
    let billed: Money = chains.iter().map(|chain| chain.billed()).sum();
    if billed > found {
        let over = billed - found;
        let draft = draft()
            .message(say!(
                lang,
                "审定 {found}，合同 {id} 的票据合计 {billed}，多 {over}",
                "the audit found {found}, receipts under contract {id} come to {billed}: {over} more"
            ))
            .next(say!(
                lang,
                "按审定金额结算：多付的追回，审定金额写错的更正",
                "settle at what the audit found: claim back what was paid beyond it, or mend the amount"
            ));
        let last = chains.iter().flat_map(|chain| &chain.receipts).max_by_key(|receipt| (receipt.date, receipt.at));
        return Some(match last {
            Some(receipt) => draft.beside(cell(*receipt, "total"), say!(lang, "最后一张票据", "the last receipt")),
            None => draft,
        });
    }
    // Orders beyond the contract are found as that.
    let ordered: Money = chains.iter().map(|chain| chain.ordered).sum();
    let most = contract.amount.filter(|most| found > *most && ordered <= *most)?;
    let draft = draft()
        .message(say!(lang, "审定 {found}，超过合同 {id} 的 {most}", "the audit found {found}, contract {id} allows {most}"))
        .next(say!(
            lang,
            "变更有批准的，登记补充合同的金额；没有的，按合同结算",
            "if more was approved enter the supplement's amount in `contracts`; else settle at the contract's"
        ));
    Some(draft.beside(cell(contract, "amount"), say!(lang, "合同金额", "the contract")))
}
