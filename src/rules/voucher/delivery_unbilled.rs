//! What the canteen accepted from a supplier and what the supplier billed are the same (送货与票据相符).

use crate::books::invoices::{doubt, printed_total};
use crate::books::parties::Party;
use crate::books::purchases::worth;
use crate::day::{Day, Month};
use crate::findings::{Draft, Level};
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{CanteenIntake, IntakeResult, Receipt};
use crate::rules::context::{cell, row};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::At;
use crate::table::Words;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// `voucher/delivery-unbilled`.
pub static RULE: Rule = Rule {
    id: "voucher/delivery-unbilled",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("送货与票据不符", "deliveries and receipts differ"),
    why: Wording::new(
        "验收的货都要开票，开票的货都要验收过；差额不是欠票就是多开。",
        "what came is billed and what is billed came; a difference is a receipt that is owed, or one for too much.",
    ),
    source: Wording::new("会计法第十七条；膳食经费管理指引（2024）", "Accounting Law art. 17; guide to meal funds (2024)"),
    reads: &["canteen-intake", "receipts", "suppliers"],
    whole: &["canteen-intake"],
    policy: &["deadline.statement_day"],
    guide: include_str!("delivery_unbilled.md"),
    check: Check::Ledger(check),
};

/// Deliveries that belong together, and what they come to.
#[derive(Default)]
struct Deliveries<'c> {
    rows: Vec<&'c CanteenIntake>,
    amount: Money,
    /// By how much quantity × price differs from what the rows write, which `voucher/arithmetic` tells.
    doubtful: Money,
}

impl<'c> Deliveries<'c> {
    fn add(&mut self, row: &'c CanteenIntake) {
        self.rows.push(row);
        self.amount += amount(row);
        self.doubtful += worth(row.price, row.quantity) - amount(row);
    }

    /// Whether they come to this sum, as they are written or as they multiply.
    fn come_to(&self, total: Money) -> bool {
        self.amount == total || self.amount + self.doubtful == total
    }
}

/// A receipt and the deliveries that name it.
struct Billed<'c> {
    receipt: &'c Receipt,
    /// The supplier who sold it, where the register of suppliers has them.
    seller: Option<Id>,
    /// The deliveries of the seller.
    own: Deliveries<'c>,
    /// Those of another supplier.
    others: Vec<&'c CanteenIntake>,
    /// Those that were not accepted.
    refused: Vec<&'c CanteenIntake>,
}

impl Billed<'_> {
    /// What the receipt has beyond its deliveries; negative where they are worth more.
    fn short_by(&self) -> Money {
        let others: Money = self.others.iter().map(|row| amount(row)).sum();
        // A total that its own net amount and tax, or its QR code, contradict is found as that.
        let meant = [Some(self.receipt.total), Some(self.receipt.total + doubt(self.receipt)), printed_total(self.receipt)];
        let agrees = meant.into_iter().flatten().any(|total| self.own.come_to(total) || self.own.amount + others == total);
        if agrees { Money::ZERO } else { self.receipt.total - self.own.amount }
    }
}

/// Deliveries by supplier and amount, each looked for where a receipt lacks just that amount.
type ByAmount<'c> = HashMap<(Id, Money), &'c CanteenIntake, FixedState>;

fn amount(row: &CanteenIntake) -> Money {
    row.amount.unwrap_or_else(|| worth(row.price, row.quantity))
}

fn check(context: &Context<'_>, report: &mut Report) {
    let mut billed: BTreeMap<Id, Billed<'_>> = BTreeMap::new();
    let mut unbilled: BTreeMap<(Id, Month), Deliveries<'_>> = BTreeMap::new();
    // Deliveries that another finding tells: their receipt stands nowhere, or is another supplier's.
    let mut told = ByAmount::default();
    for row in &context.rows().canteen_intake {
        let is_accepted = row.result.is_none_or(|result| result == IntakeResult::Accepted);
        let Some(number) = row.receipt else {
            if is_accepted {
                unbilled.entry((row.supplier, row.date.month())).or_default().add(row);
            }
            continue;
        };
        let Some(receipt) = context.rows().receipts.get(number) else {
            told.insert((row.supplier, amount(row)), row);
            continue;
        };
        let seller = || receipt.seller.and_then(|seller| supplier(context, seller));
        let of_receipt = billed.entry(number).or_insert_with(|| Billed {
            receipt,
            seller: seller(),
            own: Deliveries::default(),
            others: Vec::new(),
            refused: Vec::new(),
        });
        if !is_accepted {
            of_receipt.refused.push(row);
            continue;
        }
        let is_known = context.ledger.knows(row.supplier, "suppliers");
        if is_known && of_receipt.seller.is_some_and(|seller| seller != row.supplier) {
            told.insert((row.supplier, amount(row)), row);
            of_receipt.others.push(row);
        } else {
            of_receipt.own.add(row);
        }
    }
    let mut unbilled = Unbilled::of(unbilled);
    let mut settled = BTreeSet::new();
    for of_receipt in billed.values() {
        report.checked(1);
        if let [first, ..] = of_receipt.others[..] {
            report.add(of_another(context, of_receipt, first));
        }
    }
    misplaced(context, &billed, &mut settled, report);
    for (number, of_receipt) in &billed {
        let short_by = of_receipt.short_by();
        if short_by.is_zero() || settled.contains(number) {
            continue;
        }
        if let Some(row) = of_receipt.refused.iter().find(|row| amount(row) == short_by) {
            report.add(billed_all_the_same(context, of_receipt, row));
            continue;
        }
        if of_receipt.own.rows.is_empty() && of_receipt.others.is_empty() {
            continue;
        }
        let seller = of_receipt.seller.or_else(|| of_receipt.own.rows.first().map(|row| row.supplier));
        let is_told = seller.is_some_and(|seller| told.contains_key(&(seller, short_by)));
        if is_told {
            continue;
        }
        let draft = match seller.and_then(|seller| unbilled.take(seller, short_by)) {
            Some(rows) => left_out(context, of_receipt, &rows),
            None => differs(context, of_receipt),
        };
        if let Some(draft) = draft {
            report.add(draft);
        }
    }
    for ((supplier, month), mut deliveries) in unbilled.months {
        deliveries.rows.retain(|row| !unbilled.taken.contains(&row.at));
        open(context, supplier, month, &deliveries, report);
    }
}

/// The supplier whom a receipt names by id or by name.
fn supplier(context: &Context<'_>, seller: Label) -> Option<Id> {
    match context.books.parties.of(context.ledger, seller) {
        Party::Supplier(supplier) => Some(supplier),
        _ => None,
    }
}

/// Deliveries that name one receipt of their supplier and are missing from another.
fn misplaced(context: &Context<'_>, billed: &BTreeMap<Id, Billed<'_>>, settled: &mut BTreeSet<Id>, report: &mut Report) {
    let mut too_many: HashMap<(Id, Money), (Id, &CanteenIntake), FixedState> = HashMap::default();
    for (number, of_receipt) in billed {
        let beyond = -of_receipt.short_by();
        let row = of_receipt.own.rows.iter().rev().find(|row| amount(row) == beyond);
        if let (Some(seller), Some(row)) = (of_receipt.seller, row) {
            too_many.insert((seller, beyond), (*number, row));
        }
    }
    for (number, of_receipt) in billed {
        let found = of_receipt.seller.and_then(|seller| too_many.remove(&(seller, of_receipt.short_by())));
        let Some((other, row)) = found else { continue };
        settled.extend([*number, other]);
        let (amount, here, there) = (amount(row), context.text(*number), context.text(other));
        report.add(
            context
                .finding(row, "receipt")
                .message(say!(
                    context.lang,
                    "这笔 {amount} 元写的票据是 {there}，多出这一笔；{here} 正好少这一笔",
                    "this delivery of {amount} yuan is one too many for {there}, and {here} lacks just that"
                ))
                .next(say!(context.lang, "receipt（票据号）改为 {here}", "write {here} into `receipt`"))
                .beside(cell(of_receipt.receipt, "total"), say!(context.lang, "少这一笔的票据", "the receipt that lacks it")),
        );
    }
}

/// Deliveries without a receipt, and where to look for those that a receipt lacks.
struct Unbilled<'c> {
    months: BTreeMap<(Id, Month), Deliveries<'c>>,
    by_amount: HashMap<(Id, Money), (Month, &'c CanteenIntake), FixedState>,
    by_total: HashMap<(Id, Money), Month, FixedState>,
    taken: BTreeSet<At>,
}

impl<'c> Unbilled<'c> {
    fn of(months: BTreeMap<(Id, Month), Deliveries<'c>>) -> Self {
        let rows = months.iter().flat_map(|((supplier, month), all)| all.rows.iter().map(move |row| (*supplier, *month, *row)));
        let by_amount = rows.map(|(supplier, month, row)| ((supplier, amount(row)), (month, row))).collect();
        let by_total = months.iter().map(|((supplier, month), all)| ((*supplier, all.amount), *month)).collect();
        Self { months, by_amount, by_total, taken: BTreeSet::new() }
    }

    /// What a receipt lacks: all deliveries of a month, or one of just that amount. They are open no longer.
    fn take(&mut self, seller: Id, lacking: Money) -> Option<Vec<&'c CanteenIntake>> {
        if let Some(month) = self.by_total.remove(&(seller, lacking)) {
            return self.months.remove(&(seller, month)).map(|all| all.rows);
        }
        let (month, row) = self.by_amount.remove(&(seller, lacking))?;
        self.months.get_mut(&(seller, month))?.amount -= lacking;
        self.taken.insert(row.at);
        Some(vec![row])
    }
}

/// A delivery that names the receipt of another supplier.
fn of_another(context: &Context<'_>, of_receipt: &Billed<'_>, row: &CanteenIntake) -> Draft {
    let (receipt, from) = (context.text(of_receipt.receipt.receipt), context.supplier(row.supplier));
    let seller = of_receipt.seller.map(|seller| context.supplier(seller)).unwrap_or_default();
    let more = match of_receipt.others.len() {
        1 => String::new(),
        count => say!(context.lang, "（另有 {} 笔）", " ({} more)", count - 1),
    };
    context
        .finding(row, "receipt")
        .message(say!(
            context.lang,
            "{from}的送货，票据 {receipt} 是{seller}开的{more}",
            "a delivery of {from}, but {receipt} was made out by {seller}{more}"
        ))
        .next(say!(
            context.lang,
            "supplier（供应商）或 receipt（票据号）写错的，照送货单、票据更正",
            "correct `supplier` or `receipt`, whichever differs from the delivery note or the receipt"
        ))
        .beside(cell(of_receipt.receipt, "seller"), say!(context.lang, "票据的销售方", "the receipt's seller"))
}

/// A delivery that was sent back or destroyed and stands on the receipt.
fn billed_all_the_same(context: &Context<'_>, of_receipt: &Billed<'_>, row: &CanteenIntake) -> Draft {
    let (amount, receipt) = (amount(row), context.text(of_receipt.receipt.receipt));
    let result = row.result.map(|result| result.shown(context.lang)).unwrap_or_default();
    context
        .finding(row, "result")
        .message(say!(
            context.lang,
            "这笔 {amount} 元的验收结果是{result}，票据 {receipt} 却包括它",
            "this delivery of {amount} yuan is `{result}`, yet {receipt} includes it"
        ))
        .next(say!(
            context.lang,
            "收下了的，result（结果）改为合格；退了的，请供应商重开票据",
            "if it was kept, write `accepted` into `result`; if not, have the receipt made out anew"
        ))
        .beside(cell(of_receipt.receipt, "total"), say!(context.lang, "包括这一笔的票据", "the receipt that includes it"))
}

/// Deliveries that lack just this receipt.
fn left_out(context: &Context<'_>, of_receipt: &Billed<'_>, rows: &[&CanteenIntake]) -> Option<Draft> {
    let row = rows.first()?;
    let amount: Money = rows.iter().map(|row| amount(row)).sum();
    let (count, receipt) = (rows.len(), context.text(of_receipt.receipt.receipt));
    let draft = context
        .finding(*row, "receipt")
        .message(say!(
            context.lang,
            "送货 {count} 笔 {amount} 元没有写票据号，票据 {receipt} 正好少 {amount} 元",
            "deliveries that name no receipt ({count}) come to {amount} yuan, and {receipt} lacks just that"
        ))
        .next(say!(context.lang, "receipt（票据号）填 {receipt}", "write {receipt} into `receipt`"))
        .beside(cell(of_receipt.receipt, "total"), say!(context.lang, "少这些送货的票据", "the receipt that lacks them"));
    Some(draft)
}

/// A receipt that differs from the deliveries that name it.
fn differs(context: &Context<'_>, of_receipt: &Billed<'_>) -> Option<Draft> {
    let (receipt, own) = (of_receipt.receipt, &of_receipt.own);
    let (delivered, total, count) = (own.amount, receipt.total, own.rows.len());
    let draft = context
        .finding(receipt, "total")
        .message(say!(
            context.lang,
            "票据 {total} 元，所列送货 {count} 笔合计 {delivered} 元",
            "billed {total} yuan, its deliveries ({count}) come to {delivered}"
        ))
        .next(say!(
            context.lang,
            "核对送货单：补填漏填的 receipt（票据号），或退票重开",
            "compare the delivery notes: fill `receipt` where it was left out, or have the receipt made out anew"
        ));
    // A delivery that is worth just what is too much is the likeliest.
    let likely = own.rows.iter().rev().find(|row| amount(row) == delivered - total).or(own.rows.last())?;
    let words = if amount(likely) == delivered - total {
        say!(context.lang, "多出的可能是这一笔", "this may be the one too many")
    } else {
        say!(context.lang, "其中最后一笔", "the last of them")
    };
    Some(draft.beside(row(*likely), words))
}

/// The deliveries of a month that is over for which there is no receipt.
fn open(context: &Context<'_>, supplier: Id, month: Month, deliveries: &Deliveries<'_>, report: &mut Report) {
    let due = statement_day(context, month);
    if context.today <= due {
        return;
    }
    report.checked(1);
    let (amount, count) = (deliveries.amount, deliveries.rows.len());
    // What was reversed in red leaves nothing to bill.
    let Some(first) = deliveries.rows.first().filter(|_| !amount.is_zero()) else { return };
    let supplier = context.supplier(supplier);
    report.add(
        context
            .finding(*first, "receipt")
            .message(say!(
                context.lang,
                "{supplier} {month} 送货 {count} 笔 {amount} 元没有票据，{due} 已过",
                "{supplier}: {count} deliveries of {month} over {amount} yuan have no receipt, {due} is past"
            ))
            .next(say!(
                context.lang,
                "向供应商要票，登记“票据”并在这些行填写 receipt（票据号）",
                "ask the supplier for it, enter it in `receipts` and fill `receipt` in these rows"
            ))
            .beside(cell(*first, "slip"), say!(context.lang, "其中第一笔", "the first of them")),
    );
}

/// The day of the next month by which a month's figures are closed.
fn statement_day(context: &Context<'_>, month: Month) -> Day {
    let next = month.next();
    let wanted = context.policy(next.first_day()).deadline.statement_day.max(1) - 1;
    next.first_day().plus_days(wanted).min(next.last_day())
}
