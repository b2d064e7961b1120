//! Purchases (采购): how much was bought, by which method, how long it took, and what suppliers delivered.

use super::{Area, Figure, Metric, Unit, View};
use crate::books::purchases::{Chain, PurchaseState};
use crate::lang::Wording;
use crate::money::Money;
use crate::policy::Method;
use crate::registers::{IntakeResult, Purchase};
use rust_decimal::Decimal;

const READS: &[&str] = &["purchases"];
const BOUGHT: Wording = Wording::new("本期请购并已采购的金额", "yuan of the purchases requested in the period and ordered");

/// Purchases.
pub const AREA: Area = Area {
    name: "purchases",
    title: Wording::new("采购", "purchases"),
    metrics: &[
        Metric::new(
            "purchases.requested",
            Wording::new("请购单数", "purchases requested"),
            Wording::new("本期请购的单数", "purchases requested in the period"),
            Unit::Count(Wording::new("单", "requests")),
            READS,
        )
        .made(|view| view.count(requested(view).map(|chain| chain.row))),
        Metric::new("purchases.amount", Wording::new("采购金额", "yuan bought"), BOUGHT, Unit::Yuan, READS)
            .made(|view| Figure::sum(total(bought(view)), view.names(bought(view).map(|chain| chain.row)))),
        Metric::new(
            "purchases.tendered-share",
            Wording::new("招标采购占比", "share bought by tender"),
            Wording::new("其中招标采购的金额", "of those, yuan bought by tender"),
            Unit::Percent,
            READS,
        )
        .over(BOUGHT)
        .made(|view| by_amount(view, is_tendered)),
        Metric::new(
            "purchases.compared-share",
            Wording::new("比价采购占比", "share bought after comparing quotes"),
            Wording::new("其中有两家以上报价的金额", "of those, yuan bought with two quotes and more"),
            Unit::Percent,
            READS,
        )
        .over(BOUGHT)
        .made(|view| by_amount(view, |chain| chain.row.quotes.len() > 1)),
        Metric::new(
            "purchases.contract-share",
            Wording::new("合同采购占比", "share bought under contracts"),
            Wording::new("其中按合同采购的金额", "of those, yuan ordered under a contract"),
            Unit::Percent,
            READS,
        )
        .over(BOUGHT)
        .made(|view| by_amount(view, |chain| chain.row.all_orders().any(|order| order.contract.is_some()))),
        Metric::new(
            "purchases.saved",
            Wording::new("采购节约率", "saved against the estimate"),
            Wording::new("估价减采购金额", "estimate less what was ordered"),
            Unit::Percent,
            READS,
        )
        .over(Wording::new(
            "本期请购并已采购、各行都有估价的估价合计",
            "estimates of the purchases requested in the period and ordered, all of whose lines are priced",
        ))
        .more()
        .made(saved),
        Metric::new(
            "purchases.days-to-acceptance",
            Wording::new("请购到验收天数", "days from request to acceptance"),
            Wording::new("从请购到全部验收的天数之和", "days from the request to the acceptance of everything, added up"),
            Unit::Measure(Wording::new("天", "days")),
            READS,
        )
        .over(Wording::new("本期请购并已全部验收的单数", "purchases requested in the period and wholly accepted"))
        .less()
        .made(|view| by_days(view, PurchaseState::Accepted)),
        Metric::new(
            "purchases.days-to-approval",
            Wording::new("审批天数", "days to approval"),
            Wording::new("从请购到最后一个签字的天数之和", "days from the request to the last signature, added up"),
            Unit::Measure(Wording::new("天", "days")),
            READS,
        )
        .over(Wording::new("本期请购并已批准的单数", "purchases requested in the period and approved"))
        .less()
        .made(|view| by_days(view, PurchaseState::Approved)),
        Metric::new(
            "suppliers.rejected",
            Wording::new("食材退货率", "food deliveries sent back"),
            Wording::new("其中退货或销毁的", "of those, returned or destroyed"),
            Unit::Percent,
            &["canteen-intake"],
        )
        .over(Wording::new("本期食堂进货的行数", "lines delivered to the canteen in the period"))
        .less()
        .made(|view| {
            let delivered = view.rows().canteen_intake.iter().filter(|row| view.holds(row.date) && row.corrects.is_none());
            view.share(delivered, |row| row.result.is_some_and(|result| result != IntakeResult::Accepted))
        }),
        Metric::new(
            "suppliers.score",
            Wording::new("供应商平均得分", "mean score of suppliers"),
            Wording::new("本期评分之和", "scores given in the period, added up"),
            Unit::Measure(Wording::new("分", "points")),
            &["supplier-reviews"],
        )
        .over(Wording::new("评分次数", "reviews"))
        .more()
        .made(|view| view.mean(view.rows().supplier_reviews.iter().filter(|row| view.holds(row.date)), |row| Some(row.score))),
    ],
};

fn requested<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Chain<'v>> + use<'v> {
    let view = *view;
    view.books.purchases.chains().iter().filter(move |chain| view.holds(chain.row.date))
}

fn bought<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Chain<'v>> + use<'v> {
    let view = *view;
    let is_known = move |chain: &&Chain<'v>| chain.first_order().is_some_and(|order| order.date <= view.today);
    requested(&view).filter(|chain| chain.is_bought()).filter(is_known)
}

fn total<'v>(chains: impl Iterator<Item = &'v Chain<'v>>) -> Money {
    chains.map(|chain| chain.ordered).sum()
}

fn is_tendered(chain: &Chain<'_>) -> bool {
    chain.row.tender.is_some() || chain.band.is_some_and(|band| band.method == Some(Method::Tender))
}

fn by_amount(view: &View<'_>, holds: fn(&Chain<'_>) -> bool) -> Option<Figure> {
    let part = total(bought(view).filter(|chain| holds(chain)));
    Figure::ratio(part.yuan(), total(bought(view)).yuan(), view.names(bought(view).map(|chain| chain.row)))
}

fn saved(view: &View<'_>) -> Option<Figure> {
    let is_priced = |row: &Purchase| !row.lines.is_empty() && row.lines.iter().all(|line| line.price.is_some());
    let chains: Vec<_> = bought(view).filter(|chain| is_priced(chain.row)).collect();
    let estimate: Money = chains.iter().map(|chain| chain.estimate).sum();
    let ordered = total(chains.iter().copied());
    Figure::ratio((estimate - ordered).yuan(), estimate.yuan(), view.names(chains.iter().map(|chain| chain.row)))
}

fn by_days(view: &View<'_>, state: PurchaseState) -> Option<Figure> {
    let reached = |chain: &&Chain<'_>| chain.day_of(state).is_some_and(|day| day <= view.today);
    let chains: Vec<_> = requested(view).filter(reached).collect();
    let days = chains.iter().filter_map(|chain| Some(Decimal::from(chain.day_of(state)?.days_since(chain.row.date))));
    Figure::ratio(days.sum::<Decimal>(), chains.len(), view.names(chains.iter().map(|chain| chain.row)))
}
