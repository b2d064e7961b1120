//! Fees and aid (收费资助): what was collected and went back, who is supported, textbooks.

use super::{Area, Figure, Metric, Unit, View};
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{AidGrant, AidPayment, ClassOrder, Fee};
use rust_decimal::Decimal;

const FEES: &[&str] = &["fees"];
const AID: &[&str] = &["aid-roll", "aid"];
const CHARGED: Wording = Wording::new("本学期预收的金额", "yuan collected for the term");

/// Fees and aid.
pub const AREA: Area = Area {
    name: "fees",
    title: Wording::new("收费与资助", "fees and aid"),
    metrics: &[
        Metric::new("fees.charged", Wording::new("预收费用", "fees collected"), CHARGED, Unit::Yuan, FEES)
            .made(|view| view.sum(fees(view), |fee| Some(fee.charged.yuan()))),
        Metric::new(
            "fees.refunded",
            Wording::new("退费率", "fees refunded"),
            Wording::new("其中退还的金额", "of those, yuan that went back"),
            Unit::Percent,
            FEES,
        )
        .over(CHARGED)
        .made(|view| {
            let refunded: Decimal = fees(view).filter_map(|fee| fee.refunded).map(Money::yuan).sum();
            let charged: Decimal = fees(view).map(|fee| fee.charged.yuan()).sum();
            Figure::ratio(refunded, charged, view.names(fees(view)))
        }),
        Metric::new(
            "fees.settled",
            Wording::new("收费结算率", "fees settled"),
            Wording::new("其中已结算的", "of those, settled"),
            Unit::Percent,
            FEES,
        )
        .over(Wording::new("本学期各班各项收费", "fees of the term, by fee and class"))
        .more()
        .made(|view| view.share(fees(view), |fee| fee.settled.is_some_and(|day| day <= view.today))),
        Metric::new(
            "aid.pupils",
            Wording::new("受助人次", "grants"),
            Wording::new("本学期受助名单上的人次", "grants on the roll of the term"),
            Unit::Count(Wording::new("人次", "grants")),
            AID,
        )
        .made(|view| view.count(roll(view))),
        Metric::new(
            "aid.granted",
            Wording::new("资助金额", "aid granted"),
            Wording::new("本学期受助名单的金额", "yuan on the roll of the term"),
            Unit::Yuan,
            AID,
        )
        .made(|view| view.sum(roll(view), |grant| Some(grant.amount.yuan()))),
        Metric::new(
            "aid.paid",
            Wording::new("资助发放率", "aid paid out"),
            Wording::new("其中已发放的金额", "of that, yuan paid"),
            Unit::Percent,
            AID,
        )
        .over(Wording::new("本学期受助名单的金额", "yuan on the roll of the term"))
        .more()
        .made(|view| {
            let paid = |payment: &&AidPayment| payment.paid.is_some_and(|day| day <= view.today);
            let paid: Decimal = payments(view).filter(paid).map(|payment| payment.amount.yuan()).sum();
            let granted: Decimal = roll(view).map(|grant| grant.amount.yuan()).sum();
            Figure::ratio(paid, granted, view.names(payments(view)))
        }),
        Metric::new(
            "textbooks.received",
            Wording::new("教材到书率", "textbooks received"),
            Wording::new("其中实领减退回的数量", "of those, received less returned"),
            Unit::Percent,
            &["orders-by-class"],
        )
        .over(Wording::new("本学期征订的数量", "textbooks, exercise books and uniforms ordered for the term"))
        .more()
        .made(received),
    ],
};

fn fees<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Fee> + use<'v> {
    let term = view.term();
    view.rows().fees.iter().filter(move |fee| Some(fee.term) == term)
}

fn roll<'v>(view: &View<'v>) -> impl Iterator<Item = &'v AidGrant> + use<'v> {
    let term = view.term();
    view.rows().aid_roll.iter().filter(move |grant| Some(grant.term) == term)
}

fn payments<'v>(view: &View<'v>) -> impl Iterator<Item = &'v AidPayment> + use<'v> {
    let term = view.term();
    view.rows().aid.iter().filter(move |payment| Some(payment.term) == term)
}

fn received(view: &View<'_>) -> Option<Figure> {
    let term = view.term();
    let orders: Vec<&ClassOrder> = view.rows().orders_by_class.iter().filter(|order| Some(order.term) == term).collect();
    if orders.iter().all(|order| order.received.is_none()) {
        return None;
    }
    let kept = |order: &&ClassOrder| order.received.unwrap_or_default().number() - order.returned.unwrap_or_default().number();
    let ordered: Decimal = orders.iter().map(|order| order.ordered.number()).sum();
    Figure::ratio(orders.iter().map(kept).sum::<Decimal>(), ordered, view.names(orders))
}
