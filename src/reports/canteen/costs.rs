//! 食堂成本: what a meal costs, and a pupil, month by month and by category of food.

use crate::books::stock::{Movement, Written};
use crate::findings::RowName;
use crate::id::Label;
use crate::lang::Wording;
use crate::metrics::{Figure, Period, Unit};
use crate::money::Money;
use crate::reports::pieces::{each, metric, percent};
use crate::reports::{Body, Desk, Report, Span};
use crate::sheet::{Chart, ChartForm, Kind, Line, Part, Series, Table, Value};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// `canteen-costs`.
pub static REPORT: Report = Report {
    name: "canteen-costs",
    title: Wording::new("食堂成本分析表", "canteen: cost of a meal"),
    about: Wording::new(
        "每人次食材成本、生均食材成本，按月、按食材品类",
        "cost of food a meal and a pupil, by month and by category of food",
    ),
    figures: Wording::new(
        "食材成本为食堂出库的金额，按账上计价方法；人次为学生、教职工、来客之和。每人次成本 = 食材成本 ÷ 人次；生均 = 食材成本 ÷ 本学期在籍学生数；其他费用为 canteen-costs 全部，含补助列支的。占比 = 品类金额 ÷ 合计。与指标 canteen.food-cost、canteen.cost-per-meal 同源。",
        "Cost of food: what the canteen issued, at its value in the books; meals: of pupils, staff and guests. Cost a meal = cost of food ÷ meals; a pupil = cost of food ÷ pupils of the term; \
         other costs: all of canteen-costs, those that funds pay too. Share = category ÷ all. The same figures as the metrics canteen.food-cost and canteen.cost-per-meal.",
    ),
    span: Span::Term,
    takes: &[],
    subject: None,
    by: &[],
    reads: &["canteen-issues", "canteen-intake", "stock-moves", "meals", "canteen-costs", "items", "classes"],
    build,
};

/// The figures of some days.
struct Costs {
    heads: Option<Figure>,
    food: Option<Figure>,
    other: Option<Figure>,
    pupils: Option<u32>,
}

impl Costs {
    fn of(desk: &Desk<'_>) -> Self {
        let of = |name| metric(desk, name).map(|(figure, _)| figure);
        let pupils = desk.view().pupils();
        Self { heads: of("canteen.meals"), food: of("canteen.food-cost"), other: of("canteen.other-costs"), pupils }
    }

    fn cells(&self, name: Value) -> Vec<Value> {
        let yuan = |figure: &Option<Figure>| figure.as_ref().map(|figure| figure.value(Unit::Yuan));
        let heads = self.heads.as_ref().map(|figure| figure.numerator);
        let food = self.food.as_ref().map(|figure| Money::from_yuan(figure.numerator));
        let per = |of: Option<Decimal>| food.zip(of).map_or(Value::Empty, |(food, of)| each(food, of));
        vec![
            name,
            heads.into(),
            yuan(&self.food).into(),
            per(heads),
            self.pupils.into(),
            per(self.pupils.map(Decimal::from)),
            yuan(&self.other).into(),
        ]
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let mut months = Table::new(
        "months",
        desk.word("按月", "by month").to_owned(),
        vec![
            desk.column("month", "月份", "month", Kind::Date),
            desk.column("meals", "用餐人次", "meals", Kind::Count),
            desk.column("food", "食材成本", "cost of food", Kind::Money),
            desk.column("a_meal", "每人次", "a meal", Kind::Money),
            desk.column("pupils", "在籍学生", "pupils", Kind::Count),
            desk.column("a_pupil", "生均", "a pupil", Kind::Money),
            desk.column("other", "其他费用", "other costs", Kind::Money),
        ],
        desk.word("本期没有用餐，也没有出库。", "Nobody ate and nothing was issued in the period.").to_owned(),
    );
    let (mut labels, mut values) = (Vec::new(), Vec::new());
    for month in desk.period.months() {
        let whole = Period::month(month);
        let within =
            Period { term: desk.period.term, ..Period::new(whole.first.max(desk.period.first), whole.last.min(desk.period.last)) };
        let desk = desk.over(within);
        let costs = Costs::of(&desk);
        if costs.heads.is_none() && costs.food.is_none() && costs.other.is_none() {
            continue;
        }
        let rows = [&costs.food, &costs.other].into_iter().flatten().flat_map(|figure| figure.rows.clone());
        let cells = costs.cells(month.into());
        labels.push(month.to_string());
        values.push(match cells.get(3) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        });
        months.push(Line::new(cells).of(rows.collect::<Vec<_>>()));
    }
    let all = Costs::of(desk);
    if months.lines.is_empty() {
        return Body::new(vec![Part::Table(months)]);
    }
    months.push(Line::new(all.cells(Value::text(desk.word("合计", "total")))).total());
    let heads = all.heads.as_ref().map_or(Decimal::ZERO, |figure| figure.numerator);
    let (categories, bars) = categories(desk, heads);
    let title = desk.word("每人次食材成本", "cost of food a meal").to_owned();
    let unit = desk.word("元/人次", "yuan a meal").to_owned();
    let series = Series { name: title.clone(), values };
    let lines =
        Chart { name: "by-month", title: title.clone(), unit: unit.clone(), form: ChartForm::Lines, labels, series: vec![series] };
    let name = desk.word("每人次食材成本，按品类", "cost of food a meal, by category").to_owned();
    let (labels, values) = bars.into_iter().unzip();
    let series = Series { name: title, values };
    let bars = Chart { name: "by-category", title: name, unit, form: ChartForm::Bars, labels, series: vec![series] };
    Body::new(vec![
        Part::Table(months),
        Part::Chart(lines),
        Part::Table(categories),
        Part::Chart(bars),
        Part::Note(
            desk.word(
                "食材成本是出库的金额，盘点差异不在其中；公示表里的食材实耗按期末实盘倒推，两者之差就是盘点差异。",
                "Cost of food is what was issued, without differences of counts; the statement's food used is reckoned back from the counted closing, and differs by these.",
            )
            .to_owned(),
        ),
    ])
}

/// What was issued, and by which rows.
type Issued = (Money, Vec<RowName>);

type Bars = Vec<(String, Option<Decimal>)>;

/// What was issued of each category, and what of it a meal costs.
fn categories(desk: &Desk<'_>, heads: Decimal) -> (Table, Bars) {
    let mut table = Table::new(
        "categories",
        desk.word("按食材品类", "by category of food").to_owned(),
        vec![
            desk.column("category", "品类", "category", Kind::Text),
            desk.column("food", "食材成本", "cost of food", Kind::Money),
            desk.column("all", "合计成本", "of all", Kind::Money),
            desk.column("share", "占比", "share", Kind::Percent),
            desk.column("a_meal", "每人次", "a meal", Kind::Money),
        ],
        desk.word("本期没有出库。", "Nothing was issued in the period.").to_owned(),
    );
    let mut sums: BTreeMap<Option<Label>, Issued> = BTreeMap::new();
    let is_known = |moved: &&Movement<'_>| desk.holds(moved.day);
    for moved in desk.books.stock.movements().filter(is_known) {
        if let Written::Issue(row) = moved.written {
            let category = desk.rows().items.get(row.item).and_then(|item| item.category);
            let sum = sums.entry(category).or_default();
            sum.0 += -moved.value;
            sum.1.push(desk.row(row));
        }
    }
    let total: Money = sums.values().map(|(sum, _)| *sum).sum();
    let mut sums: Vec<(Option<Label>, Issued)> = sums.into_iter().collect();
    sums.sort_by_key(|(category, _)| super::rank(desk, *category));
    let mut bars = Vec::new();
    for (category, (sum, rows)) in sums {
        let (name, a_meal) = (super::category(desk, category), each(sum, heads));
        bars.push((name.shown(Kind::Text), if let Value::Number(number) = a_meal { Some(number) } else { None }));
        let share = percent(sum.yuan(), total.yuan());
        table.push(Line::new(vec![name, sum.into(), total.into(), share, a_meal]).of(rows));
    }
    if !table.lines.is_empty() {
        let share = percent(total.yuan(), total.yuan());
        let name = Value::text(desk.word("合计", "total"));
        table.push(Line::new(vec![name, total.into(), total.into(), share, each(total, heads)]).total());
    }
    (table, bars)
}
