//! A bill of water, power, gas or heat is what the mains counted, at the price of the meters (抄表与账单核对).

use crate::books::invoices::doubt;
use crate::books::meters::{Billed, MeterBook};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::{Receipt, UtilityBill};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::At;
use crate::table::Words;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// `count/bill-differs`.
pub static RULE: Rule = Rule {
    id: "count/bill-differs",
    level: Level::Error,
    fixable: false,
    title: Wording::new("抄表与账单不符", "a bill that the meters do not bear out"),
    why: Wording::new(
        "账单与总表对不上，不是抄错、漏抄，就是多付了钱；不对账，没有人会发现。",
        "where bill and meter differ somebody misread, or the school pays for what it did not use; only comparing them tells.",
    ),
    source: Wording::new(
        "公共机构节能条例第十四条；惯例：水电费按总表核对后支付",
        "Energy Saving by Public Institutions Regulation art. 14; custom: bills are paid after a look at the main meter",
    ),
    reads: &["utility-bills", "readings", "meters", "receipts"],
    whole: &["utility-bills", "readings", "meters"],
    policy: &[],
    guide: include_str!("bill_differs.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let starts = context.settings.school.starts;
    let mut told: BTreeSet<At> = BTreeSet::new();
    for billed in &MeterBook::build(context.ledger).billed {
        let Some(last) = billed.bills.last().filter(|row| starts.is_none_or(|starts| starts <= row.month.last_day())) else {
            continue;
        };
        report.checked(billed.bills.len());
        if let Some(draft) = finding(context, billed, last) {
            told.extend(billed.bills.iter().map(|row| row.at));
            report.add(draft);
        }
    }
    receipts(context, &told, report);
}

/// Bills beside the receipts that they name; one that its meters do not bear out is found as that.
fn receipts(context: &Context<'_>, told: &BTreeSet<At>, report: &mut Report) {
    let mut of_receipt: BTreeMap<Id, Vec<&UtilityBill>> = BTreeMap::new();
    for row in context.rows().utility_bills.iter().filter(|row| row.corrects.is_none()) {
        if let Some(receipt) = row.receipt {
            of_receipt.entry(receipt).or_default().push(row);
        }
    }
    for (receipt, bills) in of_receipt {
        // A receipt whose own figures do not add up is found as that.
        let Some(receipt) = context.rows().receipts.get(receipt).filter(|receipt| doubt(receipt).is_zero()) else { continue };
        report.checked(bills.len());
        let amount: Money = bills.iter().map(|row| row.amount).sum();
        if amount == receipt.total || bills.iter().any(|row| told.contains(&row.at)) {
            continue;
        }
        // Where the others alone are what the receipt is for, the one too much is wrong.
        let too_much = |row: &&&UtilityBill| amount - row.amount == receipt.total;
        if let Some(row) = bills.iter().find(too_much).or(bills.last()).copied() {
            report.add(other_receipt(context, row, &bills, receipt));
        }
    }
}

fn other_receipt(context: &Context<'_>, row: &UtilityBill, all: &[&UtilityBill], receipt: &Receipt) -> Draft {
    let lang = context.lang;
    let amount: Money = all.iter().map(|row| row.amount).sum();
    let (id, total, kind) = (context.text(receipt.receipt), receipt.total, row.kind.shown(lang));
    let draft = context
        .finding(row, "receipt")
        .message(say!(
            lang,
            "{kind}费账单 {amount}，票据 {id} 为 {total}",
            "{amount} of {kind} billed, receipt {id} is for {total}"
        ))
        .next(say!(
            lang,
            "更正票据号或账单金额；一张票据几份账单的，补登其余账单",
            "mend the receipt's number or the amount; where one receipt is for several bills, enter the others"
        ))
        .beside(cell(receipt, "total"), say!(lang, "该票据", "the receipt"));
    let others = all.iter().filter(|other| other.at != row.at);
    others.fold(draft, |draft, other| draft.beside(cell(*other, "amount"), say!(lang, "合计的账单", "added up with it")))
}

/// Whether a quantity that is billed is what was counted: a bill in whole units leaves what is over to the next.
fn agrees(billed: Quantity, counted: Quantity) -> bool {
    let off = (billed - counted).abs();
    off.is_zero() || (billed.number().is_integer() && off.number() < Decimal::ONE)
}

fn finding(context: &Context<'_>, billed: &Billed<'_>, last: &UtilityBill) -> Option<Draft> {
    let lang = context.lang;
    let quantity: Quantity = billed.bills.iter().map(|row| row.quantity).sum();
    let amount: Money = billed.bills.iter().map(|row| row.amount).sum();
    let counted = billed.counted;
    let kind = last.kind.shown(lang);
    let months = if billed.first < last.month {
        say!(lang, "{} 至 {}", "{} to {}", billed.first, last.month)
    } else {
        last.month.to_string()
    };
    let draft = if agrees(quantity, counted) {
        // What was charged is what the bill says was used, at the meters' price.
        let due = billed.price.map(|price| price.of(quantity)).or_else(|| billed.cost.filter(|_| quantity == counted))?;
        if due == amount {
            return None;
        }
        let at = billed.price.map_or_else(String::new, |price| say!(lang, "，单价 {price}", " at {price}"));
        context
            .finding(last, "amount")
            .message(say!(
                lang,
                "{months} {kind}：账单 {amount}，用量 {quantity}{at}，应为 {due}",
                "{kind} of {months}: {amount} billed, {due} due for {quantity}{at}"
            ))
            .next(say!(
                lang,
                "问清多收的是什么；单价变了的，更正“计量表”的 price（单价），阶梯价、附加费等算不清的不填",
                "ask what else is charged; correct `price` in `meters` if it changed, or leave it empty where one price does not say it"
            ))
    } else {
        context
            .finding(last, "quantity")
            .message(say!(
                lang,
                "{months} {kind}：账单用量 {quantity}，总表抄得 {counted}",
                "{kind} of {months}: {quantity} billed, the mains counted {counted}"
            ))
            .next(say!(
                lang,
                "复核抄表读数、倍率和账单；账单错的向供应单位更正，少登账单的补登",
                "check readings, factors and the bill; have the supplier correct it, or write the bill that is missing"
            ))
            .beside(cell(billed.closing, "reading"), say!(lang, "期末抄表", "the last reading"))
    };
    let others = billed.bills.iter().take(billed.bills.len() - 1);
    Some(others.fold(draft, |draft, row| draft.beside(cell(*row, "quantity"), say!(lang, "合计的账单", "added up with it"))))
}
