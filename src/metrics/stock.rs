//! Stock (库存): what lies in the stores, how counts agree with it, what is used and what is not.

use super::{Area, Figure, Metric, Unit, View};
use crate::books::stock::{Movement, Written};
use crate::findings::RowName;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{ItemKind, MoveKind, PlaceKind, StockMove};
use rust_decimal::Decimal;

const READS: &[&str] = &["stock-moves", "canteen-intake", "canteen-issues", "items", "places"];
const COUNTS: &[&str] = &["stock-counts", "stock-moves", "canteen-intake", "canteen-issues"];

/// Stock.
pub const AREA: Area = Area {
    name: "stock",
    title: Wording::new("库存", "stock"),
    metrics: &[
        Metric::new(
            "stock.value",
            Wording::new("库存金额", "value of stock"),
            Wording::new("期末各仓库、食堂的库存金额之和", "what lies in all stores and canteens at the end of the period"),
            Unit::Yuan,
            READS,
        )
        .made(value),
        Metric::new(
            "stock.slow",
            Wording::new("呆滞物资占比", "share of slow stock"),
            Wording::new(
                "其中超过 policy.stock.slow_months 个月没有领用的金额",
                "of those, yuan without an issue for policy.stock.slow_months",
            ),
            Unit::Percent,
            READS,
        )
        .over(Wording::new("期末库存金额", "value of stock at the end of the period"))
        .less()
        .made(slow),
        Metric::new(
            "stock.agreeing",
            Wording::new("盘点相符率", "counts that agree"),
            Wording::new("其中实盘与账面相等的", "of those, counted as booked"),
            Unit::Percent,
            COUNTS,
        )
        .over(Wording::new("本期盘点的行数", "lines counted in the period"))
        .more()
        .made(agreeing),
        Metric::new(
            "stock.issued",
            Wording::new("领用金额", "yuan issued"),
            Wording::new(
                "本期从仓库领用减退库的金额（食堂不计）",
                "yuan issued from stores less what came back in the period (canteens apart)",
            ),
            Unit::Yuan,
            READS,
        )
        .made(|view| {
            let (issued, rows) = issued(view, |_| true);
            Figure::sum(issued, rows)
        }),
        Metric::new(
            "stock.issued-per-pupil",
            Wording::new("生均领用", "yuan issued a pupil"),
            Wording::new(
                "本期从仓库领用减退库的金额（食堂不计）",
                "yuan issued from stores less what came back in the period (canteens apart)",
            ),
            Unit::YuanPer(Wording::new("元/人", "yuan a pupil")),
            &["stock-moves", "items", "places", "classes"],
        )
        .over(Wording::new("本学期学生数", "pupils of the term"))
        .less()
        .made(|view| {
            let (issued, rows) = issued(view, |_| true);
            if rows.is_empty() { None } else { Figure::ratio(issued.yuan(), view.pupils()?, rows) }
        }),
        Metric::new(
            "stock.office-per-pupil",
            Wording::new("生均办公用品", "office supplies a pupil"),
            Wording::new("本期领用的办公用品金额", "yuan of office supplies issued in the period"),
            Unit::YuanPer(Wording::new("元/人", "yuan a pupil")),
            &["stock-moves", "items", "places", "classes"],
        )
        .over(Wording::new("本学期学生数", "pupils of the term"))
        .less()
        .made(|view| {
            let (issued, rows) = issued(view, |kind| kind == ItemKind::Office);
            if rows.is_empty() { None } else { Figure::ratio(issued.yuan(), view.pupils()?, rows) }
        }),
        Metric::new(
            "stock.lost",
            Wording::new("报损金额", "yuan lost"),
            Wording::new("本期报损减盘盈的金额", "yuan of losses less surpluses in the period"),
            Unit::Yuan,
            &["stock-moves"],
        )
        .less()
        .made(lost),
    ],
};

fn value(view: &View<'_>) -> Option<Figure> {
    let until = view.until();
    let balances =
        || view.books.stock.keys().iter().map(|(place, item)| (*place, *item, view.books.stock.balance(*place, *item, until)));
    let rows: Vec<RowName> = balances()
        .filter(|(.., balance)| !balance.quantity.is_zero())
        .filter_map(|(_, item, _)| view.rows().items.get(item))
        .map(|item| view.name(item))
        .collect();
    Figure::sum(balances().map(|(.., balance)| balance.value).sum(), rows)
}

fn slow(view: &View<'_>) -> Option<Figure> {
    let until = view.until();
    let months = view.policy(until).stock.slow_months;
    let since = (0..months).fold(until.month(), |month, _| month.previous()).last_day();
    let (mut whole, mut still, mut rows) = (Money::ZERO, Money::ZERO, Vec::new());
    for (place, item) in view.books.stock.keys() {
        let balance = view.books.stock.balance(*place, *item, until);
        if balance.quantity.is_zero() {
            continue;
        }
        whole += balance.value;
        if view.books.stock.is_still(*place, *item, since, until) {
            still += balance.value;
            rows.extend(view.rows().items.get(*item).map(|item| view.name(item)));
        }
    }
    Figure::ratio(still.yuan(), whole.yuan(), rows)
}

fn agreeing(view: &View<'_>) -> Option<Figure> {
    let counted: Vec<_> = view.books.stock.counts().iter().filter(|line| view.holds(line.row.date)).collect();
    let agreeing = counted.iter().filter(|line| line.difference.is_zero()).count();
    Figure::ratio(agreeing, counted.len(), view.names(counted.iter().map(|line| line.row)))
}

/// What stores gave out and what came back to them in the period, with the row of each; canteens are left out.
pub fn issues<'v>(view: &View<'v>) -> impl Iterator<Item = (&'v Movement<'v>, &'v StockMove)> + use<'v> {
    let view = *view;
    let is_store =
        move |moved: &&Movement<'_>| view.rows().places.get(moved.place).is_none_or(|place| place.kind != PlaceKind::Canteen);
    let moves = view.books.stock.movements().filter(move |moved| view.holds(moved.day)).filter(is_store);
    moves.filter_map(|moved| match moved.written {
        Written::Move(row) if matches!(row.kind, MoveKind::Issue | MoveKind::Return) => Some((moved, row)),
        _ => None,
    })
}

/// What stores gave out, less what came back to them.
fn issued(view: &View<'_>, wanted: fn(ItemKind) -> bool) -> (Money, Vec<RowName>) {
    let (mut total, mut rows) = (Money::ZERO, Vec::new());
    for (moved, row) in issues(view) {
        if view.rows().items.get(moved.item).is_some_and(|item| wanted(item.kind)) {
            total += -moved.value;
            rows.push(view.name(row));
        }
    }
    (total, rows)
}

fn lost(view: &View<'_>) -> Option<Figure> {
    let (mut total, mut rows) = (Decimal::ZERO, Vec::new());
    for moved in view.books.stock.movements().filter(|moved| view.holds(moved.day)) {
        if let Written::Move(row) = moved.written
            && matches!(row.kind, MoveKind::Loss | MoveKind::Surplus)
        {
            total -= moved.value.yuan();
            rows.push(view.name(row));
        }
    }
    Figure::total(total, rows)
}
