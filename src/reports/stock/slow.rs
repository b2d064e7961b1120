//! 呆滞物资: what lies in the stores and has not moved for so many months.

use super::spec;
use crate::books::stock::{Movement, Written};
use crate::day::Day;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::MoveKind;
use crate::reports::lines::{add_groups, percent};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Fact, Kind, Line, Part, Table};

/// `stock-slow`.
pub static REPORT: Report = Report {
    name: "stock-slow",
    title: Wording::new("呆滞物资", "stock that does not move"),
    about: Wording::new(
        "超过规定月数没有收发的库存：数量、金额、最后入库与领用日期、已放天数",
        "stock without a movement for the months of the policy: quantity, amount, last in and out, how long it has lain",
    ),
    figures: Wording::new(
        "截至日前 policy.stock.slow_months 个月（整月）起没有收、发、调拨的库存，盘盈盘亏不算；与指标 stock.slow 同一口径。占比 = 呆滞金额 ÷ 库存金额，两数在上。已放天数自最后一次收发起。",
        "What has not been received, issued or moved since policy.stock.slow_months whole months before the day, adjustments apart; the figures of the metric stock.slow. \
         Share = amount that does not move ÷ amount in stock, both above. Days since the last movement.",
    ),
    span: Span::Day,
    takes: &[Choice::Place, Choice::Item],
    subject: None,
    by: &[],
    reads: &["stock-moves", "canteen-intake", "canteen-issues", "items", "places"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let (stock, day) = (&desk.books.stock, desk.until());
    let months = desk.policy(day).stock.slow_months;
    let since = (0..months).fold(day.month(), |month, _| month.previous()).last_day();
    let empty = say!(desk.lang, "没有超过 {months} 个月不动的库存。", "Nothing has lain for more than {months} months.");
    let mut table = Table::new("slow", String::new(), columns(desk), empty);
    let (mut whole, mut still) = (Money::ZERO, Money::ZERO);
    let mut groups = Vec::new();
    for place in stock.places().filter(|place| desk.wants_place(Some(*place))) {
        let mut lines = Vec::new();
        for item in stock.items_at(place).filter(|item| desk.wants(Choice::Item, *item)) {
            let balance = stock.balance(place, item, day);
            if balance.quantity.is_zero() {
                continue;
            }
            whole += balance.value;
            if stock.is_still(place, item, since, day) {
                still += balance.value;
                lines.push(line(desk, place, item));
            }
        }
        groups.push((desk.place(place).to_owned(), lines));
    }
    add_groups(desk, &mut table, groups, &[5]);
    if table.lines.is_empty() {
        return Body::new(vec![Part::Table(table)]);
    }
    let facts = vec![
        Fact::new("months", desk.word("呆滞月数", "months"), Kind::Count, months),
        Fact::new("still", desk.word("呆滞金额", "yuan that does not move"), Kind::Money, still),
        Fact::new("whole", desk.word("库存金额", "yuan in stock"), Kind::Money, whole),
        Fact::new("share", desk.word("占比", "share"), Kind::Percent, percent(still.yuan(), whole.yuan())),
    ];
    Body::new(vec![Part::Facts(facts), Part::Table(table)])
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("item", "品号", "item", Kind::Code),
        desk.column("name", "品名", "name", Kind::Text),
        desk.column("spec", "规格", "specification", Kind::Text),
        desk.column("unit", "单位", "unit", Kind::Text),
        desk.column("quantity", "数量", "quantity", Kind::Quantity),
        desk.column("value", "金额", "amount", Kind::Money),
        desk.column("last_in", "最后入库", "last in", Kind::Date),
        desk.column("last_out", "最后领用", "last out", Kind::Date),
        desk.column("days", "已放天数", "days", Kind::Count),
    ]
}

fn line(desk: &Desk<'_>, place: Id, item: Id) -> Line {
    let day = desk.until();
    let balance = desk.books.stock.balance(place, item, day);
    let moves = desk.books.stock.of(place, item);
    let known = moves.get(..moves.partition_point(|movement| movement.day <= day)).unwrap_or_default();
    let last = |is_it: fn(&Movement<'_>) -> bool| -> Option<Day> {
        known.iter().rev().find(|movement| is_it(movement)).map(|movement| movement.day)
    };
    let moved = last(|movement| !movement.written.is_adjustment());
    Line::new(vec![
        desk.text(item).into(),
        desk.item(item).into(),
        spec(desk, item),
        desk.unit(item).into(),
        balance.quantity.into(),
        balance.value.into(),
        last(|movement| !movement.written.is_adjustment() && !movement.written.is_of_out_side() && !is_return(movement.written))
            .into(),
        last(|movement| !movement.written.is_adjustment() && movement.written.is_of_out_side()).into(),
        moved.map(|moved| day.days_since(moved)).into(),
    ])
    .of(known.last().map(|last| desk.written(last.written)))
}

/// Whether it came back from those who had it.
const fn is_return(written: Written<'_>) -> bool {
    matches!(written, Written::Move(row) if matches!(row.kind, MoveKind::Return))
}
