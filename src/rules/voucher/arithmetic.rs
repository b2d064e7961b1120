//! Quantity times price is the amount, and net plus tax the total, wherever all three are written (计算不符).

use crate::books::stock::{Overdrawn, Written, overdrawn};
use crate::findings::{Draft, Level};
use crate::invoice::QrCode;
use crate::lang::Wording;
use crate::money::{Money, UnitPrice};
use crate::number;
use crate::quantity::Quantity;
use crate::registers::{Order, Row};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use rust_decimal::Decimal;

/// `voucher/arithmetic`.
pub static RULE: Rule = Rule {
    id: "voucher/arithmetic",
    level: Level::Error,
    fixable: false,
    title: Wording::new("计算不符", "figures that do not multiply or add up"),
    why: Wording::new(
        "单据自己都算不平，就不能作为记账的依据。",
        "a paper whose own figures do not agree cannot stand behind an entry.",
    ),
    source: Wording::new(
        "会计法第十四条（原始凭证金额有错误的应当重开）",
        "Accounting Law art. 14 (an original voucher with a wrong amount is issued anew)",
    ),
    reads: &["stock-moves", "canteen-intake", "canteen-issues", "purchases", "receipts"],
    whole: &[],
    policy: &[],
    guide: include_str!("arithmetic.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let rows = context.rows();
    for row in &rows.stock_moves {
        product(context, report, row, row.quantity, row.price, row.amount);
    }
    for row in &rows.canteen_intake {
        product(context, report, row, row.quantity, Some(row.price), row.amount);
    }
    for overdrawn in overdrawn(context.ledger, &context.books.stock.units) {
        report.add(overdrawn_in_words(context, &overdrawn));
    }
    for purchase in &rows.purchases {
        for order in purchase.all_orders() {
            let Some((exact, by_lines)) = priced(order) else { continue };
            report.checked(1);
            let amount = order.amount;
            if amount == exact || amount == by_lines {
                continue;
            }
            report.add(
                context
                    .finding_inside(purchase, order, "amount")
                    .message(say!(
                        context.lang,
                        "采购金额 {amount}，明细合计 {exact}，差 {}",
                        "{amount} ordered, its lines come to {exact}: a difference of {}",
                        amount - exact
                    ))
                    .next(say!(
                        context.lang,
                        "更正采购金额，或更正明细的数量、单价",
                        "correct the order's amount, or the quantity or price of a line"
                    )),
            );
        }
    }
    for receipt in &rows.receipts {
        let (Some(net), Some(tax), total) = (receipt.net, receipt.tax, receipt.total) else { continue };
        report.checked(1);
        // What the invoice's own code has in all is `format/qr-mismatch`.
        let by_code = receipt.qr.as_deref().and_then(QrCode::read).filter(|code| matches!(code.kind, "31" | "32"));
        if net + tax != total && by_code.is_none_or(|code| code.amount != Some(net + tax)) {
            report.add(
                context
                    .finding(receipt, "total")
                    .message(say!(
                        context.lang,
                        "价税合计 {total}，不含税 {net} + 税额 {tax} = {}",
                        "{total} in all, but {net} + {tax} tax is {}",
                        net + tax
                    ))
                    .next(say!(
                        context.lang,
                        "照票面更正录错的一栏；票面本身不符的，退回重开",
                        "correct the cell that differs from the paper; a paper that is wrong itself is issued anew"
                    )),
            );
        }
    }
}

/// A red-letter slip that takes back what the slip that it names never moved.
fn overdrawn_in_words(context: &Context<'_>, overdrawn: &Overdrawn<'_>) -> Draft {
    let lang = context.lang;
    let (slip, item) = (context.text(overdrawn.slip), context.item(overdrawn.written.item()));
    let (moved, reversed) = (overdrawn.moved, overdrawn.reversed);
    let draft = match overdrawn.written {
        Written::Move(row) | Written::TransferIn(row) => context.finding(row, "quantity"),
        Written::Intake(row) => context.finding(row, "quantity"),
        Written::Issue(row) => context.finding(row, "quantity"),
    };
    let message = if moved.is_zero() {
        say!(
            lang,
            "冲销 {slip} 的{item} {reversed}，该单在此处没有这一项",
            "{reversed} {item} of {slip} are reversed, which moved none here"
        )
    } else {
        say!(lang, "{slip} 的{item} {moved}，累计冲销 {reversed}", "{slip} moved {moved} {item}, {reversed} are reversed")
    };
    draft
        .message(message)
        .next(say!(
            lang,
            "按原单的数量冲销；确实少了、坏了的，写报损（loss）并经批准",
            "reverse no more than the slip moved; what is gone or broken is a `loss` that somebody approves"
        ))
        .beside(overdrawn.original.cell("quantity"), say!(lang, "原单", "the slip that it reverses"))
}

/// Looks at quantity × price against the amount of one row.
fn product<R: Row>(
    context: &Context<'_>,
    report: &mut Report,
    row: &R,
    quantity: Quantity,
    price: Option<UnitPrice>,
    amount: Option<Money>,
) {
    let due = price.map(|price| price.of(quantity)).or_else(|| quantity.is_zero().then_some(Money::ZERO));
    let worth = amount.or(due).unwrap_or_default();
    if worth.abs().yuan() > Decimal::from(number::LARGEST) {
        report.checked(1);
        report.add(
            context
                .finding(row, "quantity")
                .message(say!(
                    context.lang,
                    "数量 × 单价 = {worth}，超出账簿所能记的数",
                    "{quantity} × the price is {worth}, more than books can hold"
                ))
                .next(say!(context.lang, "更正数量或单价", "correct the quantity or the price")),
        );
        return;
    }
    let (Some(due), Some(amount)) = (due, amount) else { return };
    report.checked(1);
    if amount == due {
        return;
    }
    let price = price.unwrap_or_default();
    report.add(
        context
            .finding(row, "amount")
            .message(say!(
                context.lang,
                "金额 {amount}，{quantity} × {price} = {due}，差 {}",
                "{amount} written, {quantity} × {price} is {due}: a difference of {}",
                amount - due
            ))
            .next(say!(
                context.lang,
                "更正金额，或更正数量、单价；单价按本行所填的单位",
                "correct the amount, or quantity or price; the price is per the unit of this row"
            )),
    );
}

/// What an order's lines come to, rounded once and rounded line by line; `None` unless every line has its price.
fn priced(order: &Order) -> Option<(Money, Money)> {
    let mut sum = Decimal::ZERO;
    let mut by_lines = Money::ZERO;
    for line in &order.lines {
        let price = line.price?;
        sum = sum.checked_add(price.yuan().checked_mul(line.quantity.number())?)?;
        by_lines += price.of(line.quantity);
    }
    (!order.lines.is_empty()).then_some((Money::from_yuan(sum), by_lines))
}
