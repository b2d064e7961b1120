//! 水电气能耗统计: what was used and paid month by month and for each pupil, beside last year, and what the meters showed.

use crate::books::meters::{MeterBook, MeterLine, Step};
use crate::day::Month;
use crate::lang::Wording;
use crate::money::Money;
use crate::number::round_half_up;
use crate::quantity::Quantity;
use crate::registers::{UtilityBill, UtilityKind};
use crate::reports::pieces::{each, fixed, mean, named, percent, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Chart, ChartForm, Kind, Line, Part, Series, Table, Value};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// `utilities`.
pub static REPORT: Report = Report {
    name: "utilities",
    title: Wording::new("水电气能耗统计表", "water and energy"),
    about: Wording::new(
        "各月用量、费用、生均，与去年同月相比；各表抄表读数",
        "use and cost by month and for each pupil, beside the same month of last year; what the meters showed",
    ),
    figures: Wording::new(
        "用量与费用取自账单。生均 = 用量（或费用）÷ 本学期在籍学生数，与指标 energy.water-per-head 等同源。增减% = （本年 − 去年同月）÷ 去年同月；小计只比两年都有账单的月份。抄表用量 = （止码 − 起码）× 倍率，换表的接续旧表止码。公共机构节能条例第十四条（能耗计量、统计）。",
        "Use and cost are those of the bills. A pupil's = use (or cost) ÷ pupils of the term, as the metrics energy.…-per-head. Change = (this year − the same month of last year) ÷ that month; subtotals compare only months that both years have. \
         A meter's use = (last − first reading) × factor, on from the old one where it was replaced. Public Institutions Energy Regulation art. 14.",
    ),
    span: Span::Term,
    takes: &[Choice::Place],
    subject: None,
    by: &[],
    reads: &["utility-bills", "meters", "readings", "classes"],
    build,
};

/// What the bills of one kind and month come to.
#[derive(Default, Clone)]
struct Billed<'d> {
    quantity: Quantity,
    amount: Money,
    rows: Vec<&'d UtilityBill>,
}

type Months<'d> = BTreeMap<(UtilityKind, Month), Billed<'d>>;

fn build(desk: &Desk<'_>) -> Body {
    let mut bills: Months<'_> = BTreeMap::new();
    for row in desk.rows().utility_bills.iter().filter(|row| row.month.first_day() <= desk.today) {
        let sum = bills.entry((row.kind, row.month)).or_default();
        sum.quantity += row.quantity;
        sum.amount += row.amount;
        sum.rows.push(row);
    }
    let mut parts = Vec::new();
    // Bills are of the whole school.
    if desk.chosen(Choice::Place).is_none() {
        let table = billed(desk, &bills);
        let has_lines = !table.lines.is_empty();
        parts.push(Part::Table(table));
        if has_lines {
            parts.extend(charts(desk, &bills));
        }
    }
    let readings = readings(desk);
    parts.push(Part::Table(readings));
    let is_empty = parts.iter().all(|part| matches!(part, Part::Table(table) if table.lines.is_empty()));
    if !is_empty {
        parts.push(signatures(desk, &[("抄表人", "read by"), ("制表人", "prepared by"), ("总务主任", "logistics director")]));
    }
    Body::new(parts)
}

/// A unit of each kind, as it is billed.
fn unit(desk: &Desk<'_>, kind: UtilityKind) -> &'static str {
    match kind {
        UtilityKind::Water | UtilityKind::Gas => desk.word("立方米", "m³"),
        UtilityKind::Power => desk.word("千瓦时", "kWh"),
        UtilityKind::Heat => desk.word("吉焦", "GJ"),
    }
}

fn year_before(month: Month) -> Option<Month> {
    Month::new(month.year() - 1, month.number())
}

fn billed(desk: &Desk<'_>, bills: &Months<'_>) -> Table {
    let mut table = Table::new(
        "bills",
        desk.word("账单用量与费用", "as billed").to_owned(),
        vec![
            desk.column("month", "月份", "month", Kind::Text),
            desk.column("quantity", "用量", "use", Kind::Quantity),
            desk.column("amount", "费用", "yuan", Kind::Money),
            desk.column("price", "均价", "yuan a unit", Kind::Measure),
            desk.column("pupils", "在籍学生", "pupils", Kind::Count),
            desk.column("a_pupil", "生均用量", "use a pupil", Kind::Measure),
            desk.column("yuan_a_pupil", "生均费用", "yuan a pupil", Kind::Measure),
            desk.column("last_year", "去年同月用量", "use last year", Kind::Quantity),
            desk.column("last_year_amount", "去年同月费用", "yuan last year", Kind::Money),
            desk.column("change", "用量增减", "change", Kind::Percent),
        ],
        desk.word("本期没有水电气账单。", "There are no bills of the period.").to_owned(),
    );
    let pupils = desk.view().pupils();
    let cells = |name: String, of: &Billed<'_>, before: Option<&Billed<'_>>, compared: Quantity| {
        let a_pupil = |sum: Decimal| pupils.map_or(Value::Empty, |pupils| mean(sum, pupils));
        let change =
            before.map_or(Value::Empty, |before| percent(compared.number() - before.quantity.number(), before.quantity.number()));
        vec![
            name.into(),
            of.quantity.into(),
            of.amount.into(),
            each(of.amount, of.quantity.number()),
            pupils.into(),
            a_pupil(of.quantity.number()),
            a_pupil(of.amount.yuan()),
            before.map(|before| before.quantity).into(),
            before.map(|before| before.amount).into(),
            change,
        ]
    };
    let kinds = [UtilityKind::Water, UtilityKind::Power, UtilityKind::Gas, UtilityKind::Heat];
    let mut all = Money::ZERO;
    for kind in kinds {
        let (mut sum, mut before_sum, mut compared) = (Billed::default(), Billed::default(), Quantity::ZERO);
        let mut lines = Vec::new();
        for month in desk.period.months() {
            let Some(of) = bills.get(&(kind, month)) else { continue };
            let before = year_before(month).and_then(|month| bills.get(&(kind, month)));
            sum.quantity += of.quantity;
            sum.amount += of.amount;
            if let Some(before) = before {
                before_sum.quantity += before.quantity;
                before_sum.amount += before.amount;
                before_sum.rows.extend(&before.rows);
                compared += of.quantity;
            }
            let rows = of.rows.iter().chain(before.into_iter().flat_map(|before| &before.rows)).map(|row| desk.row(*row));
            lines.push(Line::new(cells(month.to_string(), of, before, of.quantity)).of(rows.collect::<Vec<_>>()));
        }
        if lines.is_empty() {
            continue;
        }
        all += sum.amount;
        let (name, unit) = (fixed(desk, kind).shown(Kind::Text), unit(desk, kind));
        table.push(named(&table, say!(desk.lang, "{name}（{unit}）", "{name} ({unit})")).group());
        table.lines.extend(lines);
        let before = (!before_sum.rows.is_empty()).then_some(&before_sum);
        table.push(Line::new(cells(desk.word("小计", "subtotal").to_owned(), &sum, before, compared)).subtotal());
    }
    if !table.lines.is_empty() {
        let mut total = named(&table, desk.word("费用合计", "all")).total();
        total.cells[2] = all.into();
        total.cells[4] = pupils.into();
        total.cells[6] = pupils.map_or(Value::Empty, |pupils| each(all, pupils));
        table.push(total);
    }
    table
}

/// A chart a kind: use by month, and last year's beside it where it is known.
fn charts(desk: &Desk<'_>, bills: &Months<'_>) -> Vec<Part> {
    let kinds =
        [(UtilityKind::Water, "water"), (UtilityKind::Power, "power"), (UtilityKind::Gas, "gas"), (UtilityKind::Heat, "heat")];
    let mut parts = Vec::new();
    for (kind, name) in kinds {
        let months: Vec<Month> = desk.period.months().filter(|month| bills.contains_key(&(kind, *month))).collect();
        if months.is_empty() {
            continue;
        }
        let used = |month: Option<Month>| bills.get(&(kind, month?)).map(|of| of.quantity.number());
        let now: Vec<Option<Decimal>> = months.iter().map(|month| used(Some(*month))).collect();
        let before: Vec<Option<Decimal>> = months.iter().map(|month| used(year_before(*month))).collect();
        let mut series = vec![Series { name: desk.word("本年", "this year").to_owned(), values: now }];
        if before.iter().any(Option::is_some) {
            series.push(Series { name: desk.word("去年", "last year").to_owned(), values: before });
        }
        parts.push(Part::Chart(Chart {
            name,
            title: say!(desk.lang, "用量：{}", "use: {}", fixed(desk, kind).shown(Kind::Text)),
            unit: unit(desk, kind).to_owned(),
            form: ChartForm::Bars,
            labels: months.iter().map(Month::to_string).collect(),
            series,
        }));
    }
    parts
}

/// 水电抄表表: each meter from its last reading before the period to the last within it.
fn readings(desk: &Desk<'_>) -> Table {
    let mut table = Table::new(
        "readings",
        desk.word("抄表", "meters").to_owned(),
        vec![
            desk.column("meter", "表号", "meter", Kind::Code),
            desk.column("kind", "类别", "kind", Kind::Text),
            desk.column("place", "地点", "place", Kind::Text),
            desk.column("tenant", "用户", "tenant", Kind::Text),
            desk.column("first", "上期抄表", "read before", Kind::Date),
            desk.column("opening", "上期读数", "before", Kind::Quantity),
            desk.column("last", "本期抄表", "read", Kind::Date),
            desk.column("closing", "本期读数", "reading", Kind::Quantity),
            desk.column("replaced", "旧表止码", "old meter's end", Kind::Quantity),
            desk.column("factor", "倍率", "factor", Kind::Quantity),
            desk.column("used", "用量", "use", Kind::Quantity),
            desk.column("price", "单价", "price", Kind::Price),
            desk.column("amount", "金额", "yuan", Kind::Money),
            desk.column("by", "抄表人", "by", Kind::Text),
        ],
        desk.word("本期没有抄表。", "No meter was read in the period.").to_owned(),
    );
    let book = MeterBook::build(desk.ledger);
    let mut lines: Vec<&MeterLine<'_>> = book.lines.iter().collect();
    lines.sort_by_key(|line| (line.meter.kind, desk.text(line.meter.meter)));
    for line in lines.into_iter().filter(|line| desk.wants_place(Some(line.meter.place))) {
        let within: Vec<&Step<'_>> = line.steps.iter().filter(|step| desk.holds(step.reading.date)).collect();
        let Some(last) = within.last() else { continue };
        let before = line.steps.iter().rev().find(|step| step.reading.date < desk.period.first).or(within.first().copied());
        let Some(first) = before.filter(|first| first.reading.date < last.reading.date) else { continue };
        // A meter that ran backwards counted nobody knows what.
        let ran_back = within
            .iter()
            .any(|step| step.reading.date > first.reading.date && step.since.is_some_and(|since| since < Decimal::ZERO));
        let units = (last.total - first.total).checked_mul(line.factor()).filter(|_| !ran_back);
        let meter = line.meter;
        let replaced =
            within.iter().rev().filter(|step| step.reading.date > first.reading.date).find_map(|step| step.reading.replaced);
        let amount = units.zip(meter.price).and_then(|(units, price)| units.checked_mul(price.yuan()));
        let cells = vec![
            desk.text(meter.meter).into(),
            fixed(desk, meter.kind),
            desk.place(meter.place).into(),
            meter.tenant.map(|tenant| desk.label(tenant)).into(),
            first.reading.date.into(),
            first.reading.reading.into(),
            last.reading.date.into(),
            last.reading.reading.into(),
            replaced.into(),
            line.factor().into(),
            units.into(),
            meter.price.into(),
            amount.map(|amount| round_half_up(amount, 2)).into(),
            desk.person(last.reading.by).into(),
        ];
        let rows = [first].into_iter().chain(within.iter().copied()).map(|step| desk.row(step.reading));
        table.push(Line::new(cells).of([desk.row(meter)]).of(rows.collect::<Vec<_>>()));
    }
    table
}
