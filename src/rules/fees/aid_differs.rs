//! Aid reaches those on the roll with the amounts of the roll, and its vouchers book what was paid (名单、发放、凭证相符).

use crate::books::aid::{AidCase, Programme};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{AidGrant, AidPayment, Control};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// `fees/aid-differs`.
pub static RULE: Rule = Rule {
    id: "fees/aid-differs",
    level: Level::Error,
    fixable: false,
    title: Wording::new("资助名单与发放不符", "roll, payments and vouchers of aid differ"),
    why: Wording::new(
        "名单、发放表、凭证三者一致，资助才到了该得的学生手里。",
        "only where roll, payments and vouchers agree did the aid reach the pupils that it was granted to.",
    ),
    source: Wording::new(
        "学生资助资金管理办法（财教〔2021〕310 号，专款专用、及时足额发放）；会计法第十七条",
        "Measures on student aid funds (2021, No. 310): earmarked, paid in full and in time; Accounting Law art. 17",
    ),
    reads: &["aid", "aid-roll", "journal", "accounts"],
    whole: &["aid", "aid-roll", "journal"],
    policy: &[],
    guide: include_str!("aid_differs.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    // A school that keeps only one of the two registers has nothing to compare.
    if context.rows().aid_roll.is_empty() || context.rows().aid.is_empty() {
        return;
    }
    let vouchers = Vouchers::gather(context);
    let mut without_roll: BTreeMap<Programme, (&AidPayment, usize)> = BTreeMap::new();
    // Vouchers of payments that are told already.
    let mut told: BTreeSet<Id> = BTreeSet::new();
    // A row of a term that the calendar does not have is found as that; it may be the one that another term lacks.
    let calendar = &context.settings.calendar;
    let is_known = |(term, _): Programme| calendar.terms().is_empty() || calendar.term(term).is_some();
    let pupil = |(_, programme): Programme, case: &AidCase<'_>| {
        let grant = case.grants.first().map(|grant| grant.code);
        (programme, grant.or_else(|| case.payments.first().map(|payment| payment.code)))
    };
    let elsewhere = context.books.aid.cases().filter(|(programme, _)| !is_known(*programme));
    let elsewhere: BTreeSet<_> = elsewhere.map(|(programme, case)| pupil(programme, case)).collect();
    for (programme, case) in context.books.aid.cases().filter(|(programme, case)| !elsewhere.contains(&pupil(*programme, case))) {
        report.checked(1);
        if !context.books.aid.has_roll(programme) {
            if let Some(first) = case.payments.first() {
                without_roll.entry(programme).or_insert((first, 0)).1 += 1;
            }
        } else if let Some(draft) = fault(context, &vouchers, case) {
            told.extend(case.payments.iter().filter_map(|payment| payment.voucher));
            report.add(draft);
        }
    }
    for (first, pupils) in without_roll.into_values() {
        report.add(no_roll(context, first, pupils));
    }
    // What is paid by a voucher that stands nowhere is found as a reference; what another voucher lacks may be this.
    let is_stray = |payment: &&AidPayment| payment.voucher.is_some_and(|id| context.books.accounts.voucher(id).is_none());
    let strays: Vec<Money> = context.rows().aid.iter().filter(is_stray).map(|payment| payment.amount).collect();
    let all: Money = strays.iter().copied().sum();
    for (id, booked) in vouchers.0.iter().filter(|(id, _)| !told.contains(id)) {
        report.checked(1);
        let lacking = booked.paid_out - booked.listed;
        let may_be_stray = !strays.is_empty() && (lacking == all || strays.contains(&lacking));
        if !booked.agrees() && !may_be_stray {
            report.add(misbooked(context, *id, booked));
        }
    }
}

/// What is wrong with one pupil's aid in a programme.
fn fault(context: &Context<'_>, vouchers: &Vouchers<'_>, case: &AidCase<'_>) -> Option<Draft> {
    let (granted, paid) = (case.granted(), case.paid());
    let first = case.payments.first();
    let Some(grant) = case.grants.first() else { return first.map(|payment| not_granted(context, payment)) };
    if paid == granted {
        return None;
    }
    if paid > granted {
        let mut sum = Money::ZERO;
        let payment = case.payments.iter().find(|payment| {
            sum += payment.amount;
            sum > granted
        })?;
        // Where the voucher books the payments as they are written, the roll is the odd one.
        let is_booked = payment.voucher.and_then(|id| vouchers.0.get(&id)).is_some_and(Booked::agrees);
        return Some(differing(context, grant, payment, granted, paid, is_booked));
    }
    let is_over = context.settings.calendar.term(grant.term).is_some_and(|term| term.ends < context.today);
    let is_booked = first.and_then(|payment| payment.voucher).and_then(|id| vouchers.0.get(&id)).map(Booked::agrees);
    match first {
        // A payment that its voucher books otherwise is wrong at once; else the rest may come until the term ends.
        Some(payment) if is_booked == Some(false) => Some(differing(context, grant, payment, granted, paid, false)),
        _ if is_over => Some(unpaid(context, grant, case.payments.last().copied(), granted, paid)),
        _ => None,
    }
}

fn not_granted(context: &Context<'_>, payment: &AidPayment) -> Draft {
    let lang = context.lang;
    let (code, programme, amount) = (context.text(payment.code), context.label(payment.programme), payment.amount);
    context
        .finding(payment, "code")
        .message(say!(
            lang,
            "发放 {amount}，{programme}名单里没有 {code}",
            "{amount} paid, {code} is not on the roll of {programme}"
        ))
        .next(say!(lang, "更正代码；确已认定的，先在受助名单登记", "mend the code; if it was granted, enter it on the roll first"))
}

fn differing(context: &Context<'_>, grant: &AidGrant, payment: &AidPayment, granted: Money, paid: Money, at_roll: bool) -> Draft {
    let lang = context.lang;
    let off = (paid - granted).abs();
    let message = say!(lang, "名单 {granted}，发放 {paid}，相差 {off}", "{granted} on the roll, {paid} paid: {off} apart");
    let next = say!(
        lang,
        "与认定材料、银行发放回单核对，更正写错的一边；多发的收回",
        "compare the decision and the bank's list, and mend the side that is wrong; ask back what was paid too much"
    );
    if at_roll {
        let words = say!(lang, "发放，凭证与之相符", "the payment, booked as it is written");
        context.finding(grant, "amount").message(message).next(next).beside(cell(payment, "amount"), words)
    } else {
        let words = say!(lang, "名单", "the roll");
        context.finding(payment, "amount").message(message).next(next).beside(cell(grant, "amount"), words)
    }
}

fn unpaid(context: &Context<'_>, grant: &AidGrant, last: Option<&AidPayment>, granted: Money, paid: Money) -> Draft {
    let lang = context.lang;
    let (term, lacking) = (grant.term, granted - paid);
    let draft = context
        .finding(grant, "amount")
        .message(say!(
            lang,
            "{term} 学期已结束，名单 {granted}，发放 {paid}，少 {lacking}",
            "{granted} on the roll, {paid} paid, {lacking} short though {term} is over"
        ))
        .next(say!(
            lang,
            "补发并在资助里登记；已取消资格的，从名单中撤下并在“删行说明”登记",
            "pay the rest and enter it in aid; if the grant was withdrawn, take it off the roll and say why in removals"
        ));
    match last {
        Some(last) => draft.beside(cell(last, "amount"), say!(lang, "最后一次发放", "the last payment")),
        None => draft,
    }
}

fn no_roll(context: &Context<'_>, first: &AidPayment, pupils: usize) -> Draft {
    let lang = context.lang;
    let (programme, term) = (context.label(first.programme), first.term);
    context
        .finding(first, "programme")
        .message(say!(
            lang,
            "{term} {programme}发放 {pupils} 人，没有受助名单",
            "{programme} of {term}: pupils paid {pupils}, and no roll"
        ))
        .next(say!(
            lang,
            "在“受助名单”登记认定结果，或更正资助项目名称",
            "enter who was granted it in aid-roll, or mend the programme's name"
        ))
}

/// What payments say of a voucher, beside what it books.
struct Booked<'c> {
    first: &'c AidPayment,
    rows: usize,
    listed: Money,
    /// Everything that the voucher may mean by the aid: its total, what it credits to cash and bank, each entry.
    candidates: BTreeSet<Money>,
    paid_out: Money,
}

impl Booked<'_> {
    fn agrees(&self) -> bool {
        self.candidates.contains(&self.listed)
    }
}

struct Vouchers<'c>(BTreeMap<Id, Booked<'c>>);

impl<'c> Vouchers<'c> {
    /// The vouchers that payments name and that stand in the journal.
    fn gather(context: &Context<'c>) -> Self {
        let mut found: BTreeMap<Id, Booked<'c>> = BTreeMap::new();
        let accounts = &context.books.accounts;
        for payment in &context.rows().aid {
            let Some(voucher) = payment.voucher.and_then(|id| accounts.voucher(id)) else { continue };
            let booked = found.entry(voucher.id).or_insert_with(|| {
                let is_money = |id| matches!(accounts.control_of(id), Some(Control::Cash | Control::Bank));
                let money = voucher.rows.iter().filter(|row| is_money(row.account));
                let paid_out: Money = money.filter_map(|row| row.credit).sum();
                let total: Money = voucher.rows.iter().filter_map(|row| row.debit).sum();
                let each = voucher.rows.iter().filter_map(|row| row.debit.or(row.credit));
                let paid_out = if paid_out.is_zero() { total } else { paid_out };
                let candidates = each.chain([total, paid_out]).collect();
                Booked { first: payment, rows: 0, listed: Money::ZERO, candidates, paid_out }
            });
            booked.rows += 1;
            booked.listed += payment.amount;
        }
        Self(found)
    }
}

fn misbooked(context: &Context<'_>, id: Id, booked: &Booked<'_>) -> Draft {
    let lang = context.lang;
    let (text, listed, paid, rows) = (context.text(id), booked.listed, booked.paid_out, booked.rows);
    let draft = context
        .finding(booked.first, "voucher")
        .message(say!(
            lang,
            "凭证 {text} 付 {paid}，发放表 {rows} 行合计 {listed}",
            "voucher {text} pays {paid}, its {rows} rows here come to {listed}"
        ))
        .next(say!(
            lang,
            "补齐或更正发放行、凭证号，或更正凭证金额",
            "complete or mend the rows and their voucher, or mend the voucher's amount"
        ));
    match context.books.accounts.voucher(id) {
        Some(voucher) => draft.beside(cell(voucher.first(), "voucher"), say!(lang, "该凭证", "the voucher")),
        None => draft,
    }
}
