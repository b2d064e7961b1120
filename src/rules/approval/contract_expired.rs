//! What is ordered under a contract (合同) is ordered while it is in force, from its supplier, up to its amount.

use crate::books::contracts::is_in_force;
use crate::books::purchases::Chain;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Contract, Order};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::HashMap;

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
    source: Wording::new("民法典合同编；政府采购法第四十六至四十九条；行政事业单位内部控制规范（财会〔2012〕21号）", "Civil Code, book of contracts; Government Procurement Law art. 46–49; Internal Control Norms for public institutions (Caikuai [2012] 21)"),
    reads: &["purchases", "contracts"],
    whole: &["purchases"],
    policy: &[],
    guide: include_str!("contract_expired.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut under: HashMap<Id, Vec<(&Chain<'_>, &Order)>, FixedState> = HashMap::default();
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        for order in chain.row.all_orders() {
            let Some(contract) = order.contract.and_then(|contract| context.books.contracts.get(contract)) else { continue };
            report.checked(1);
            if order.supplier != contract.supplier {
                another_supplier(context, chain, order, contract, report);
                continue;
            }
            if !is_in_force(contract, order.date) {
                not_in_force(context, chain, order, contract, report);
            }
            under.entry(contract.contract).or_default().push((chain, order));
        }
    }
    for contract in &context.rows().contracts {
        if let (Some(amount), Some(orders)) = (contract.amount, under.remove(&contract.contract)) {
            report.checked(1);
            used_up(context, contract, amount, orders, report);
        }
    }
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
                "填写当日有效的合同；续签的，在 contracts（合同）中登记新合同",
                "name a contract that is in force that day; enter a renewed one in `contracts`"
            ))
            .beside(
                cell(contract, if day < from { "from" } else { "to" }),
                say!(context.lang, "合同的期限", "the contract's term"),
            ),
    );
}

/// The order that takes the sum of all orders under a contract above its amount.
fn used_up(context: &Context<'_>, contract: &Contract, amount: Money, mut orders: Vec<(&Chain<'_>, &Order)>, report: &mut Report) {
    orders.sort_by_key(|(chain, order)| (order.date, context.text(chain.row.id), order.at));
    let mut sum = Money::ZERO;
    let found = orders.into_iter().find(|(_, order)| {
        sum += order.amount;
        sum > amount
    });
    let Some((chain, order)) = found else { return };
    let number = context.text(contract.contract);
    report.add(
        context
            .finding_inside(chain.row, order, "amount")
            .message(say!(
                context.lang,
                "合同 {number} 累计采购 {sum} 元，合同金额 {amount} 元",
                "{sum} yuan ordered under {number}, which is for {amount}"
            ))
            .next(say!(
                context.lang,
                "另签合同；已签补充协议的，更新 contracts（合同）的 amount",
                "make a new contract; if it was extended, update `amount` in `contracts`"
            ))
            .beside(cell(contract, "amount"), say!(context.lang, "合同金额", "the contract's amount")),
    );
}
