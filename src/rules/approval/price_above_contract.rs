//! Nobody pays more for one unit than the contract (合同) says, its price list or the market price less its discount, nor buys under it
//! what it does not price.

use crate::books::contracts::AgreedPrice;
use crate::books::purchases::{Chain, own_units};
use crate::books::stock::corrected_slip;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use crate::registers::{CanteenIntake, Contract, Order};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashSet};

/// `approval/price-above-contract`.
pub static RULE: Rule = Rule {
    id: "approval/price-above-contract",
    level: Level::Error,
    fixable: false,
    title: Wording::new("单价高于合同价，或合同没有这个价", "dearer than the contract, or not priced by it"),
    why: Wording::new(
        "中标价、下浮率写在合同里；结算按更高的价，或合同里没有的价，多付的钱就没有依据。",
        "the contract fixes the price or the discount; what is paid above it, or for goods that it does not price, has no ground.",
    ),
    source: Wording::new(
        "政府采购法第四十六条、第五十条；膳食经费管理指引（2024）",
        "Government Procurement Law art. 46, 50; guide to meal funds (2024)",
    ),
    reads: &["contracts", "contract-prices", "market-prices", "purchases", "stock-moves", "canteen-intake", "items"],
    whole: &["contracts", "contract-prices", "market-prices"],
    policy: &[],
    guide: include_str!("price_above_contract.md"),
    check: Check::Ledger(check),
};

/// What one row pays: the item, how much in which unit, and the price or the amount.
struct Paid {
    item: Id,
    unit: Option<Label>,
    quantity: Quantity,
    price: Option<UnitPrice>,
    amount: Option<Money>,
    /// The day whose price holds.
    day: Day,
}

/// What comes of comparing one row with the contracts under which it is paid.
enum Compared<'c> {
    /// No contract says anything, or the unit cannot be converted.
    Nothing,
    /// It is no dearer than agreed.
    Within,
    /// It is dearer: the contract, its price of the item's own unit, and how many of these the row's unit is.
    Above(&'c Contract, AgreedPrice, Decimal),
    /// The contract sets prices, and none for this item on this day.
    Unpriced(&'c Contract),
}

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        let mut told: HashSet<Id, FixedState> = HashSet::default();
        for order in chain.row.all_orders() {
            let Some(contract) = contract_of(context, order) else { continue };
            for line in &order.lines {
                let Some(item) = line.item else { continue };
                let paid =
                    Paid { item, unit: line.unit, quantity: line.quantity, price: line.price, amount: None, day: order.date };
                let draft = || context.finding_inside(chain.row, line, "price");
                if tell(context, &[contract], &paid, &draft, report) {
                    told.insert(item);
                }
            }
        }
        stocked(context, chain, &told, report);
    }
    canteen(context, report);
}

/// The contract of an order, where it is its supplier's; another's is found by `approval/contract-expired`.
fn contract_of<'c>(context: &Context<'c>, order: &Order) -> Option<&'c Contract> {
    let contract = order.contract.and_then(|contract| context.books.contracts.get(contract))?;
    (contract.supplier == order.supplier).then_some(contract)
}

/// Stock slips of a purchase, each item once found in its order left out.
fn stocked(context: &Context<'_>, chain: &Chain<'_>, told: &HashSet<Id, FixedState>, report: &mut Report) {
    let contracts: Vec<Option<&Contract>> = chain.row.all_orders().map(|order| contract_of(context, order)).collect();
    // Where one order of the purchase has no contract, nobody knows under which a delivery came.
    let Some(contracts) = contracts.into_iter().collect::<Option<Vec<&Contract>>>() else { return };
    let Some(day) = chain.first_order().map(|order| order.date) else { return };
    let reversed: HashSet<(&str, Id), FixedState> =
        chain.moves.iter().filter_map(|slip| Some((corrected_slip(slip.corrects.as_deref()?), slip.item))).collect();
    for slip in &chain.moves {
        let is_reversed = reversed.contains(&(context.text(slip.slip), slip.item));
        if slip.corrects.is_some() || is_reversed || told.contains(&slip.item) {
            continue;
        }
        let paid = Paid { item: slip.item, unit: slip.unit, quantity: slip.quantity, price: slip.price, amount: slip.amount, day };
        let column = if slip.price.is_some() { "price" } else { "amount" };
        tell(context, &contracts, &paid, &|| context.finding(*slip, column), report);
    }
}

/// Deliveries to the canteen, under whichever contract of their supplier is in force. What it does not price is found at the
/// first delivery of a supplier and an item, with the number of others.
fn canteen(context: &Context<'_>, report: &mut Report) {
    let mut missing: BTreeMap<(Id, Id), (&CanteenIntake, &Contract, usize)> = BTreeMap::new();
    for row in context.books.deliveries.accepted() {
        let contracts: Vec<&Contract> = context.books.contracts.in_force(row.supplier, row.date).collect();
        let paid =
            Paid { item: row.item, unit: row.unit, quantity: row.quantity, price: Some(row.price), amount: None, day: row.date };
        match compare(context, &contracts, &paid) {
            Compared::Nothing => {}
            Compared::Within => report.checked(1),
            Compared::Above(contract, agreed, factor) => {
                report.checked(1);
                report.add(above(context, contract, agreed, factor, &paid, context.finding(row, "price")));
            }
            Compared::Unpriced(contract) => {
                report.checked(1);
                let (first, _, count) = missing.entry((row.supplier, row.item)).or_insert((row, contract, 0));
                *count += 1;
                if (row.date, row.at) < (first.date, first.at) {
                    *first = row;
                }
            }
        }
    }
    for (row, contract, count) in missing.into_values() {
        report.add(unpriced(context, contract, (row.item, row.date), count - 1, context.finding(row, "price")));
    }
}

/// Compares one row with the dearest price that one of the contracts allows.
fn compare<'c>(context: &Context<'c>, contracts: &[&'c Contract], paid: &Paid) -> Compared<'c> {
    let book = &context.books.contracts;
    let prices = contracts.iter().filter_map(|contract| Some((*contract, book.price(contract, paid.item, paid.day)?)));
    let agreed: Option<(&Contract, AgreedPrice)> = prices.max_by_key(|(_, agreed)| agreed.price);
    let Some((contract, agreed)) = agreed else {
        // A slip in the id of an item is told itself, here and in the prices.
        let is_known = context.rows().items.get(paid.item).is_some();
        let silent = contracts.iter().find(|contract| is_known && book.should_price(contract));
        return silent.map_or(Compared::Nothing, |contract| Compared::Unpriced(contract));
    };
    let Some(factor) = own_units(paid.item, paid.unit, context.rows(), &context.ledger.names) else { return Compared::Nothing };
    let limit = agreed.price.yuan() * factor;
    let is_above = match (paid.price, paid.amount) {
        (Some(price), _) => price.yuan() > limit,
        (None, Some(amount)) => limit.checked_mul(paid.quantity.number()).is_some_and(|due| amount > Money::from_yuan(due)),
        (None, None) => return Compared::Nothing,
    };
    if is_above { Compared::Above(contract, agreed, factor) } else { Compared::Within }
}

/// Compares one row and tells what is wrong with it; says whether something is.
fn tell(context: &Context<'_>, contracts: &[&Contract], paid: &Paid, draft: &dyn Fn() -> Draft, report: &mut Report) -> bool {
    let compared = compare(context, contracts, paid);
    report.checked(usize::from(!matches!(compared, Compared::Nothing)));
    let found = match compared {
        Compared::Nothing | Compared::Within => return false,
        Compared::Above(contract, agreed, factor) => above(context, contract, agreed, factor, paid, draft()),
        Compared::Unpriced(contract) => unpriced(context, contract, (paid.item, paid.day), 0, draft()),
    };
    report.add(found);
    true
}

fn unpriced(context: &Context<'_>, contract: &Contract, (item, day): (Id, Day), others: usize, draft: Draft) -> Draft {
    let (number, item) = (context.text(contract.contract), context.item(item));
    let others = match others {
        0 => String::new(),
        others => say!(context.lang, "（另有 {others} 行）", " ({others} more like it)"),
    };
    draft
        .message(say!(
            context.lang,
            "合同 {number} 在 {day} 没有{item}的价格{others}",
            "{number} has no price for {item} on {day}{others}"
        ))
        .next(say!(
            context.lang,
            "合同约定了的，在“合同价”或“市场价”补登；没有约定的，不在合同内采购",
            "enter what was agreed in `contract-prices` or `market-prices`; what was not is not bought under the contract"
        ))
        .beside(cell(contract, "price_rule"), say!(context.lang, "定价办法", "how it sets prices"))
}

fn above(context: &Context<'_>, contract: &Contract, agreed: AgreedPrice, factor: Decimal, paid: &Paid, draft: Draft) -> Draft {
    let (number, item, day) = (context.text(contract.contract), context.item(paid.item), paid.day);
    let due = if factor == Decimal::ONE { agreed.price } else { UnitPrice::from_yuan(agreed.price.yuan() * factor) };
    let message = match (paid.price, paid.amount) {
        (None, Some(amount)) => {
            let quantity = paid.quantity;
            say!(
                context.lang,
                "{item}数量 {quantity} 共 {amount} 元，合同 {number} 单价 {due} 元",
                "{item}: {amount} yuan for {quantity}, the price under {number} is {due}"
            )
        }
        (price, _) => {
            let price = price.unwrap_or_default();
            say!(context.lang, "{item}单价 {price} 元，合同 {number} 为 {due} 元", "{item} at {price} yuan, {due} under {number}")
        }
    };
    let beside = match agreed.market {
        Some(market) => {
            let rule = contract.price_rule.as_ref().map_or("", |rule| &*rule.written);
            say!(
                context.lang,
                "{day} 最近的市场价 {market} 元，按 {rule}",
                "the newest market price on {day} is {market}, by `{rule}`"
            )
        }
        None => say!(context.lang, "{day} 的合同价", "the contract's price on {day}"),
    };
    draft
        .message(message)
        .next(say!(
            context.lang,
            "按 {due} 元结算；合同已调价的，在“合同价”或“市场价”登记",
            "settle at {due}; if the price was changed, enter it in `contract-prices` or `market-prices`"
        ))
        .beside(agreed.spot, beside)
}
