//! What is bought under a contract (合同) is bought while it is in force, from its supplier, up to its amount.

use crate::books::contracts::{is_cost, is_in_force};
use crate::books::purchases::{Chain, worth};
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{CanteenIntake, Contract, IntakeResult, Order};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap};

/// `approval/contract-expired`.
pub static RULE: Rule = Rule {
    id: "approval/contract-expired",
    level: Level::Error,
    fixable: false,
    title: Wording::new("合同到期、超额或不是这一家", "an order outside its contract"),
    why: Wording::new(
        "合同过期或用完，价格与责任就没有依据；借别家的合同采购，等于没有合同。",
        "a contract that has ended or is used up covers no further order, and another supplier's covers none at all.",
    ),
    source: Wording::new(
        "民法典合同编；政府采购法第四十六至四十九条；行政事业单位内部控制规范（财会〔2012〕21号）",
        "Civil Code, book of contracts; Government Procurement Law art. 46–49; Internal Control Norms for public institutions (Caikuai [2012] 21)",
    ),
    reads: &["purchases", "canteen-intake", "contracts"],
    whole: &["purchases", "canteen-intake", "contracts"],
    policy: &[],
    guide: include_str!("contract_expired.md"),
    check: Check::Ledger(check),
};

/// What is bought under a contract: an order that names it, or a delivery to the canteen of its supplier.
#[derive(Clone, Copy)]
enum Bought<'c> {
    Order(&'c Chain<'c>, &'c Order),
    Delivery(&'c CanteenIntake),
}

impl Bought<'_> {
    fn day(self) -> Day {
        match self {
            Self::Order(_, order) => order.date,
            Self::Delivery(row) => row.date,
        }
    }

    fn amount(self) -> Money {
        match self {
            Self::Order(_, order) => order.amount,
            Self::Delivery(row) => row.amount.unwrap_or_else(|| worth(row.price, row.quantity)),
        }
    }

    fn finding(self, context: &Context<'_>) -> Draft {
        match self {
            Self::Order(chain, order) => context.finding_inside(chain.row, order, "amount"),
            Self::Delivery(row) => context.finding(row, if row.amount.is_some() { "amount" } else { "quantity" }),
        }
    }
}

type Under<'c> = HashMap<Id, Vec<Bought<'c>>, FixedState>;

fn check(context: &Context<'_>, report: &mut Report) {
    let mut under = Under::default();
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        for order in chain.row.all_orders() {
            let Some(contract) = order.contract.and_then(|contract| context.books.contracts.get(contract)) else { continue };
            report.checked(1);
            if !is_cost(contract) {
                // One that sets prices for buying is wrong itself.
                if !context.books.contracts.sets_prices(contract) {
                    income(context, chain, order, contract, report);
                }
                continue;
            }
            // A slip in the id of either supplier is told itself.
            if !is_known(context, order.supplier) || !is_known(context, contract.supplier) {
                continue;
            }
            if order.supplier != contract.supplier {
                another_supplier(context, chain, order, contract, report);
                continue;
            }
            if !is_in_force(contract, order.date) {
                not_in_force(context, chain, order, contract, report);
            }
            under.entry(contract.contract).or_default().push(Bought::Order(chain, order));
        }
    }
    deliveries(context, &mut under, report);
    for contract in &context.rows().contracts {
        if let (Some(amount), Some(bought)) = (contract.amount, under.remove(&contract.contract)) {
            report.checked(1);
            used_up(context, contract, amount, bought, report);
        }
        if !is_cost(contract) && context.books.contracts.sets_prices(contract) {
            priced_income(context, contract, report);
        }
        if let Some(chain) = contract.purchase.and_then(|purchase| context.books.purchases.get(purchase)) {
            origin(context, contract, chain, report);
        }
    }
}

fn is_known(context: &Context<'_>, supplier: Id) -> bool {
    context.rows().suppliers.get(supplier).is_some()
}

/// Deliveries to the canteen name no contract: each lies under the one contract of its supplier that sets prices and is in
/// force that day; where the supplier has such contracts and none of them is, the first delivery is found.
fn deliveries<'c>(context: &Context<'c>, under: &mut Under<'c>, report: &mut Report) {
    let mut outside: BTreeMap<Id, (&CanteenIntake, usize)> = BTreeMap::new();
    let accepted = |row: &&CanteenIntake| row.result.is_none_or(|result| result == IntakeResult::Accepted);
    for row in context.rows().canteen_intake.iter().filter(accepted) {
        let contracts = &context.books.contracts;
        let mut of_supplier = contracts.supplying(row.supplier).peekable();
        if of_supplier.peek().is_none() || is_ordered(context, row) {
            continue;
        }
        report.checked(1);
        let mut in_force = of_supplier.filter(|contract| is_in_force(contract, row.date));
        match (in_force.next(), in_force.next()) {
            (Some(contract), None) => under.entry(contract.contract).or_default().push(Bought::Delivery(row)),
            (None, _) if row.corrects.is_none() => {
                let (first, count) = outside.entry(row.supplier).or_insert((row, 0));
                *count += 1;
                if (row.date, row.at) < (first.date, first.at) {
                    *first = row;
                }
            }
            _ => {}
        }
    }
    for (row, count) in outside.into_values() {
        // The contract that ended last before the delivery, else the first that begins after it.
        let ended = |contract: &&Contract| contract.to < row.date;
        let contracts = || context.books.contracts.supplying(row.supplier);
        let nearest = contracts().filter(ended).max_by_key(|contract| contract.to);
        let Some(nearest) = nearest.or_else(|| contracts().min_by_key(|contract| contract.from)) else { continue };
        let (name, day, number) = (context.supplier(row.supplier), row.date, context.text(nearest.contract));
        let (from, to) = (nearest.from, nearest.to);
        let others = match count {
            1 => String::new(),
            count => say!(context.lang, "（另有 {} 行）", " ({} more like it)", count - 1),
        };
        report.add(
            context
                .finding(row, "supplier")
                .message(say!(
                    context.lang,
                    "{name} {day} 送货，合同 {number} 有效期 {from} 至 {to}{others}",
                    "{name} delivered on {day}, its contract {number} is in force from {from} to {to}{others}"
                ))
                .next(say!(
                    context.lang,
                    "续签的，在“合同”登记新合同；没有合同的停止供货",
                    "enter a renewed contract in `contracts`; without one the deliveries stop"
                ))
                .beside(
                    cell(nearest, if day < from { "from" } else { "to" }),
                    say!(context.lang, "合同的期限", "the contract's term"),
                ),
        );
    }
}

/// Whether a delivery came by an order of a purchase, which is looked at itself.
fn is_ordered(context: &Context<'_>, row: &CanteenIntake) -> bool {
    let receipt = row.receipt.and_then(|receipt| context.rows().receipts.get(receipt));
    receipt.is_some_and(|receipt| receipt.purchase.is_some())
}

/// A contract that came of a purchase is with a supplier of its orders, and that order names it.
fn origin(context: &Context<'_>, contract: &Contract, chain: &Chain<'_>, report: &mut Report) {
    let is_silent = chain.is_rejected() || !is_cost(contract) || !is_known(context, contract.supplier);
    // An order that names it, and goes elsewhere, is found there.
    if is_silent || !chain.is_bought() || chain.row.all_orders().any(|order| order.contract == Some(contract.contract)) {
        return;
    }
    report.checked(1);
    let mut orders = chain.row.all_orders().filter(|order| order.supplier == contract.supplier).peekable();
    let (number, purchase, name) =
        (context.text(contract.contract), context.text(chain.row.id), context.supplier(contract.supplier));
    let Some(first) = orders.peek().copied() else {
        let message = say!(context.lang, "{purchase} 没有向{name}采购", "nothing of {purchase} was ordered from {name}");
        let mut draft = context.finding(contract, "purchase").message(message).next(say!(
            context.lang,
            "改正 purchase（请购单）或 supplier（供应商）",
            "mend `purchase` or `supplier` of the contract"
        ));
        if let Some(order) = chain.first_order() {
            draft = draft.beside(cell(order, "supplier"), say!(context.lang, "采购的供应商", "from whom it was ordered"));
        }
        report.add(draft);
        return;
    };
    // An order that names another contract stands under that one.
    if orders.all(|order| order.contract.is_none()) {
        report.add(
            context
                .finding_inside(chain.row, first, "contract")
                .message(say!(
                    context.lang,
                    "合同 {number} 由本单而来，采购没有写明",
                    "{number} came of this purchase, and the order does not name it"
                ))
                .next(say!(
                    context.lang,
                    "在 order（采购）中的 contract（合同号）填写 {number}",
                    "write `contract = \"{number}\"` in the order"
                ))
                .beside(cell(contract, "purchase"), say!(context.lang, "所据请购单", "the purchase it came from")),
        );
    }
}

/// A contract of income that says at which prices the school buys.
fn priced_income(context: &Context<'_>, contract: &Contract, report: &mut Report) {
    report.checked(1);
    report.add(
        context
            .finding(contract, "direction")
            .message(say!(context.lang, "收入合同写了采购的定价", "a contract of income that sets prices for buying"))
            .next(say!(
                context.lang,
                "支出合同的 direction（方向）填支出；收入合同不填 price_rule（定价）",
                "mend `direction`; a contract of income has no `price_rule`"
            )),
    );
}

fn income(context: &Context<'_>, chain: &Chain<'_>, order: &Order, contract: &Contract, report: &mut Report) {
    let number = context.text(contract.contract);
    report.add(
        context
            .finding_inside(chain.row, order, "contract")
            .message(say!(
                context.lang,
                "合同 {number} 是收入合同，不能据以采购",
                "{number} is a contract of income: nothing is bought under it"
            ))
            .next(say!(
                context.lang,
                "改正 contract（合同号），或合同的 direction（方向）",
                "mend `contract` of the order, or the contract's `direction`"
            ))
            .beside(cell(contract, "direction"), say!(context.lang, "合同的方向", "which way its money goes")),
    );
}

fn another_supplier(context: &Context<'_>, chain: &Chain<'_>, order: &Order, contract: &Contract, report: &mut Report) {
    let (number, owner, supplier) =
        (context.text(contract.contract), context.supplier(contract.supplier), context.supplier(order.supplier));
    report.add(
        context
            .finding_inside(chain.row, order, "contract")
            .message(say!(
                context.lang,
                "合同 {number} 的供应商是{owner}，采购向{supplier}",
                "{number} is a contract with {owner}, ordered from {supplier}"
            ))
            .next(say!(context.lang, "改正 contract（合同号）或 supplier（供应商）", "mend `contract` or `supplier` of the order"))
            .beside(cell(contract, "supplier"), say!(context.lang, "合同的供应商", "the contract's supplier")),
    );
}

fn not_in_force(context: &Context<'_>, chain: &Chain<'_>, order: &Order, contract: &Contract, report: &mut Report) {
    let (number, from, to, day) = (context.text(contract.contract), contract.from, contract.to, order.date);
    report.add(
        context
            .finding_inside(chain.row, order, "contract")
            .message(say!(
                context.lang,
                "合同 {number} 有效期 {from} 至 {to}，{day} 采购",
                "{number} is in force from {from} to {to}, ordered on {day}"
            ))
            .next(say!(
                context.lang,
                "填写当日有效的合同；续签的，在“合同”登记新合同",
                "name a contract that is in force that day; enter a renewed one in `contracts`"
            ))
            .beside(
                cell(contract, if day < from { "from" } else { "to" }),
                say!(context.lang, "合同的期限", "the contract's term"),
            ),
    );
}

/// What takes the sum of all that is bought under a contract above its amount.
fn used_up(context: &Context<'_>, contract: &Contract, amount: Money, mut bought: Vec<Bought<'_>>, report: &mut Report) {
    bought.sort_by_key(|bought| match bought {
        Bought::Order(chain, order) => (order.date, context.text(chain.row.id), order.at),
        Bought::Delivery(row) => (row.date, context.text(row.slip), row.at),
    });
    // What was given back later does not count against it.
    let total: Money = bought.iter().map(|bought| bought.amount()).sum();
    let mut sum = Money::ZERO;
    let found = bought.into_iter().filter(|_| total > amount).find(|bought| {
        sum += bought.amount();
        sum > amount
    });
    let Some(found) = found else { return };
    let (number, day) = (context.text(contract.contract), found.day());
    report.add(
        found
            .finding(context)
            .message(say!(
                context.lang,
                "合同 {number} 到 {day} 累计采购 {sum} 元，合同金额 {amount} 元",
                "{sum} yuan bought under {number} by {day}, which is for {amount}"
            ))
            .next(say!(
                context.lang,
                "另签合同；已签补充协议的，更新“合同”的 amount（金额）",
                "make a new contract; if it was extended, update `amount` in `contracts`"
            ))
            .beside(cell(contract, "amount"), say!(context.lang, "合同金额", "the contract's amount")),
    );
}
