//! Assets (资产): what there is and what it cost, what came and went, whether it was counted and who answers for it.

use super::{Area, Figure, Metric, Unit, View};
use crate::books::assets::{CountVerdict, Life};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::Asset;
use std::collections::BTreeSet;

const READS: &[&str] = &["assets", "asset-events"];
const THINGS: Unit = Unit::Count(Wording::new("件", "assets"));
const IN_BOOKS: Wording = Wording::new("期末在册的资产", "assets in the books at the end of the period");

/// Assets.
pub const AREA: Area = Area {
    name: "assets",
    title: Wording::new("资产", "assets"),
    metrics: &[
        Metric::new("assets.registered", Wording::new("在册资产", "assets in the books"), IN_BOOKS, THINGS, READS)
            .made(|view| view.count(in_books(view).map(|life| life.asset))),
        Metric::new(
            "assets.cost",
            Wording::new("资产原值", "cost of assets"),
            Wording::new("期末在册资产的原值之和", "cost of the assets in the books at the end of the period"),
            Unit::Yuan,
            READS,
        )
        .made(|view| view.sum(in_books(view).map(|life| life.asset), |asset| Some(asset.cost.yuan()))),
        Metric::new(
            "assets.net-value",
            Wording::new("资产净值", "net value of assets"),
            Wording::new(
                "期末在册资产的原值减累计折旧",
                "cost less depreciation of the assets in the books at the end of the period",
            ),
            Unit::Yuan,
            READS,
        )
        .made(net_value),
        Metric::new(
            "assets.added",
            Wording::new("新增资产", "assets added"),
            Wording::new("本期取得的资产原值之和", "cost of the assets acquired in the period"),
            Unit::Yuan,
            READS,
        )
        .made(|view| {
            view.sum(view.rows().assets.iter().filter(|asset| view.holds(asset.acquired)), |asset| Some(asset.cost.yuan()))
        }),
        Metric::new(
            "assets.removed",
            Wording::new("减少资产", "assets removed"),
            Wording::new("本期处置或红字冲销的资产原值之和", "cost of the assets disposed of or reversed in the period"),
            Unit::Yuan,
            READS,
        )
        .made(|view| view.sum(removed(view), |asset| Some(asset.cost.yuan()))),
        Metric::new(
            "assets.past-years",
            Wording::new("超年限资产占比", "assets past their years"),
            Wording::new("其中已提足折旧的", "of those, depreciated to the end"),
            Unit::Percent,
            READS,
        )
        .over(Wording::new("期末在册、须提折旧的资产", "assets in the books at the end of the period that are depreciated"))
        .made(past_years),
        Metric::new(
            "assets.lent",
            Wording::new("借出未还", "assets out on loan"),
            Wording::new("期末借出未还的资产", "assets out on loan at the end of the period"),
            THINGS,
            READS,
        )
        .less()
        .made(|view| view.count(on_loan(view))),
        Metric::new(
            "assets.counted",
            Wording::new("资产盘点率", "assets counted"),
            Wording::new("其中本期盘点到的", "of those, counted in the period"),
            Unit::Percent,
            &["assets", "asset-events", "asset-counts"],
        )
        .over(IN_BOOKS)
        .more()
        .made(counted),
        Metric::new(
            "assets.found",
            Wording::new("账实相符率", "assets found as booked"),
            Wording::new("其中与账相符的", "of those, as the book says"),
            Unit::Percent,
            &["assets", "asset-events", "asset-counts"],
        )
        .over(Wording::new("本期盘点的资产行", "lines of assets counted in the period"))
        .more()
        .made(found),
        Metric::new(
            "assets.custody-signed",
            Wording::new("保管责任书签订率", "custody signed"),
            Wording::new("其中本学期签了保管责任书的", "of those, with a letter of custody signed for the term"),
            Unit::Percent,
            &["assets", "asset-events", "custody"],
        )
        .over(Wording::new("期末存放资产的地点", "places where assets stand at the end of the period"))
        .more()
        .made(custody_signed),
        Metric::new(
            "assets.damage",
            Wording::new("赔偿金额", "compensation decided"),
            Wording::new("本期损坏、遗失应赔的金额", "yuan to be paid for damage and loss in the period"),
            Unit::Yuan,
            &["damages"],
        )
        .made(|view| view.sum(view.rows().damages.iter().filter(|row| view.holds(row.date)), |row| Some(row.amount?.yuan()))),
    ],
};

fn in_books<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Life<'v>> {
    let until = view.until();
    view.books.assets.lives().iter().filter(move |life| life.is_in_books(until))
}

fn removed<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Asset> {
    let view = *view;
    let gone = move |life: &&Life<'v>| life.end.is_some_and(|end| view.holds(end.day()));
    view.books.assets.lives().iter().filter(gone).map(|life| life.asset)
}

fn net_value(view: &View<'_>) -> Option<Figure> {
    let month = view.until().month();
    let net = |life: &Life<'_>| life.asset.cost - life.schedule.accumulated(month);
    let lives: Vec<_> = in_books(view).collect();
    let rows = view.names(lives.iter().map(|life| life.asset));
    Figure::sum(lives.iter().map(|life| net(life)).sum(), rows)
}

fn past_years(view: &View<'_>) -> Option<Figure> {
    let month = view.until().month();
    let lives: Vec<_> = in_books(view).filter(|life| life.schedule.is_depreciated()).collect();
    let past = lives.iter().filter(|life| life.schedule.accumulated(month) == life.asset.cost).count();
    Figure::ratio(past, lives.len(), view.names(lives.iter().map(|life| life.asset)))
}

fn on_loan<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Asset> {
    let until = view.until();
    in_books(view).filter(move |life| life.on(until).is_some_and(|standing| standing.loan.is_some())).map(|life| life.asset)
}

fn counted(view: &View<'_>) -> Option<Figure> {
    let counts = &view.rows().asset_counts;
    let counted: BTreeSet<Id> = counts.iter().filter(|row| view.holds(row.date)).map(|row| row.asset).collect();
    if counted.is_empty() {
        return None;
    }
    view.share(in_books(view).map(|life| life.asset), |asset| counted.contains(&asset.asset))
}

fn found(view: &View<'_>) -> Option<Figure> {
    let counted: Vec<_> = view.books.assets.counts().iter().filter(|counted| view.holds(counted.row.date)).collect();
    let agreeing = counted.iter().filter(|counted| matches!(counted.verdict, CountVerdict::Agrees)).count();
    Figure::ratio(agreeing, counted.len(), view.names(counted.iter().map(|counted| counted.row)))
}

fn custody_signed(view: &View<'_>) -> Option<Figure> {
    let (term, until) = (view.term()?, view.until());
    let signed: BTreeSet<Id> = view.rows().custody.iter().filter(|row| row.term == term).map(|row| row.place).collect();
    if signed.is_empty() {
        return None;
    }
    let places: BTreeSet<Id> = in_books(view).filter_map(|life| life.on(until)).map(|standing| standing.place).collect();
    view.share(view.rows().places.iter().filter(|place| places.contains(&place.place)), |place| signed.contains(&place.place))
}
