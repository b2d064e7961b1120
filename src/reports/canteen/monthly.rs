//! 食堂收支公示表: who ate, what the canteen took, what it cost, what is left, and each rate with the base that it is of.

use crate::books::canteen::{self, CanteenMonth, CanteenResult, FoodLine, is_meal_income, payers, share};
use crate::books::stock::book_of_place;
use crate::day::{Day, Month};
use crate::findings::RowName;
use crate::id::Label;
use crate::lang::Wording;
use crate::metrics::Period;
use crate::money::{Money, UnitPrice};
use crate::registers::{Book, CanteenCostKind, Meal};
use crate::reports::pieces::{meal, named, signatures};
use crate::reports::{Body, Desk, Report, Span};
use crate::say;
use crate::sheet::{Kind, Line, Part, Table, Value};
use std::collections::{BTreeMap, BTreeSet};

/// `canteen-monthly`.
pub static REPORT: Report = Report {
    name: "canteen-monthly",
    title: Wording::new("食堂收支公示表", "canteen: statement of income and costs"),
    about: Wording::new(
        "就餐人次、收入、食材、费用、库存、结余与盈亏率：本期、本学期、累计，各有基数",
        "diners, income, food, costs, stock, surplus and rate of the period, the term and cumulative, each with its base",
    ),
    figures: Wording::new(
        "收入：就餐登记的实收，没有实收的为人数 × 餐价；没有就餐登记的月份取伙食费科目的贷方。食材实耗 = 期初 + 购入 − 期末，期末盘了的按实盘。费用只计伙食收入列支的。结余 = 收入 − 食材实耗 − 费用；盈亏率 = 结余 ÷ 收入，分母写在旁边。累计自账簿第一个月起。格式依食堂收支公示表（膳食经费管理指引，2024）。",
        "Income: what meals took, else heads × price; in months without meals the credits of the accounts of meals. Food used = opening + bought − closing, as counted where it was counted. \
         Costs: those that the meals' income pays. Surplus = income − food used − costs; rate = surplus ÷ income, the base beside it. Cumulative from the ledger's first month. \
         After the statement that canteens post (guide to meal funds, 2024).",
    ),
    span: Span::Month,
    takes: &[],
    subject: None,
    by: &[],
    reads: &["meals", "canteen-costs", "canteen-intake", "canteen-issues", "stock-moves", "stock-counts", "accounts", "journal"],
    build,
};

/// What the months of a column come to.
struct Sums<'d> {
    months: Vec<&'d CanteenMonth<'d>>,
    result: CanteenResult,
}

impl<'d> Sums<'d> {
    fn of(desk: &Desk<'d>, first: Month, last: Month) -> Self {
        let book = &desk.books.canteen;
        let months = book.months().iter().filter(|month| first <= month.month && month.month <= last).collect();
        Self { months, result: book.result(first, last) }
    }

    fn food(&self) -> FoodLine {
        FoodLine {
            opening: self.months.first().map(|month| month.food.total().opening).unwrap_or_default(),
            bought: self.result.bought,
            closing: self.months.last().map(|month| month.food.total().closing).unwrap_or_default(),
        }
    }

    fn cost(&self, kind: CanteenCostKind) -> Money {
        self.months.iter().flat_map(|month| &month.costs).filter(|cost| cost.kind == kind).map(|cost| cost.amount).sum()
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let parts = statement(desk);
    if parts.is_empty() {
        return Body::nothing(
            desk.word("本期没有食堂收支。", "The canteen neither took nor spent anything in the period.").to_owned(),
        );
    }
    Body::new(parts)
}

/// The statement, ready to post; nothing where the canteen has no month in the period.
pub(in crate::reports) fn statement(desk: &Desk<'_>) -> Vec<Part> {
    let last = desk.until().month();
    let this = Sums::of(desk, desk.period.first.month(), last);
    if this.months.is_empty() {
        return Vec::new();
    }
    // A month in which a term ends belongs to that term.
    let mut terms = desk.settings.calendar.terms().iter().rev();
    let term = terms.find(|term| term.starts <= desk.until() && desk.period.first <= term.ends);
    let term = term.map(|term| Sums::of(desk, term.starts.month(), last.min(term.ends.month())));
    let first = desk.books.canteen.months().first().map_or(last, |month| month.month);
    let all = Sums::of(desk, first, last);
    let band = &desk.policy(desk.until()).canteen.surplus_band;
    let (least, most) = (canteen::percent(band.least).normalize(), canteen::percent(band.most).normalize());
    let mut parts = vec![Part::Table(diners(desk, &this))];
    parts.push(Part::Table(result(desk, &this, term.as_ref(), &all)));
    parts.push(Part::Table(rates(desk, &this, term.as_ref(), &all)));
    parts.push(Part::Note(say!(
        desk.lang,
        "盈亏率应在 {least}% 至 {most}% 之间（policy.canteen.surplus_band）；累计自 {first} 起。",
        "The rate is to lie between {least} % and {most} % (policy.canteen.surplus_band); cumulative from {first}."
    )));
    parts.push(Part::Table(food(desk, &this)));
    parts.push(signatures(
        desk,
        &[("制表", "prepared by"), ("总务", "logistics director"), ("膳委会", "meals committee"), ("校长", "principal")],
    ));
    parts
}

/// A meal of a fund at a price for pupils and one for staff.
type Price = (Meal, Option<Label>, Option<UnitPrice>, Option<UnitPrice>);

/// Who ate at which price, and what that brought.
fn diners(desk: &Desk<'_>, this: &Sums<'_>) -> Table {
    let mut table = Table::new(
        "diners",
        desk.word("就餐与餐费", "diners and what they paid").to_owned(),
        vec![
            desk.column("meal", "餐次", "meal", Kind::Text),
            desk.column("fund", "经费", "fund", Kind::Text),
            desk.column("days", "供餐天数", "days", Kind::Count),
            desk.column("pupils", "学生人次", "pupils", Kind::Count),
            desk.column("price", "学生餐价", "pupil's price", Kind::Price),
            desk.column("staff", "教职工人次", "staff", Kind::Count),
            desk.column("staff_price", "教职工餐价", "staff's price", Kind::Price),
            desk.column("guests", "来客人次", "guests", Kind::Count),
            desk.column("income", "收入", "income", Kind::Money),
        ],
        desk.word("没有就餐登记，收入取自账上。", "No meals are entered; the income is that of the accounts.").to_owned(),
    );
    let mut prices: BTreeMap<Price, Diners> = BTreeMap::new();
    let mut total = Diners::default();
    for row in this.months.iter().flat_map(|month| &month.income.meals).filter(|row| row.date <= desk.until()) {
        for sum in [prices.entry((row.meal, row.fund, row.price, row.staff_price)).or_default(), &mut total] {
            sum.days.insert(row.date);
            sum.pupils += u64::from(row.pupils);
            sum.staff += u64::from(row.staff.unwrap_or(0));
            sum.guests += u64::from(row.guests.unwrap_or(0));
            sum.income += canteen::taken(row);
            sum.rows.push(desk.row(*row));
        }
    }
    for ((of, fund, price, staff_price), sum) in prices {
        let fund = fund.map(|fund| desk.label(fund));
        table.push(sum.line(meal(desk, of), fund.into(), price.into(), staff_price.into()).of(sum.rows));
    }
    if table.lines.len() > 1 {
        let name = Value::text(desk.word("合计", "total"));
        table.push(total.line(name, Value::Empty, Value::Empty, Value::Empty).total());
    }
    table
}

#[derive(Default)]
struct Diners {
    days: BTreeSet<Day>,
    pupils: u64,
    staff: u64,
    guests: u64,
    income: Money,
    rows: Vec<RowName>,
}

impl Diners {
    fn line(&self, name: Value, fund: Value, price: Value, staff_price: Value) -> Line {
        let count = |number: u64| Value::Number(number.into());
        Line::new(vec![
            name,
            fund,
            self.days.len().into(),
            count(self.pupils),
            price,
            count(self.staff),
            staff_price,
            count(self.guests),
            self.income.into(),
        ])
    }
}

/// Income, food, costs and what is left, in three columns.
fn result(desk: &Desk<'_>, this: &Sums<'_>, term: Option<&Sums<'_>>, all: &Sums<'_>) -> Table {
    let month = Period::month(desk.period.first.month()) == desk.period;
    let (zh, en) = if month { ("本月", "month") } else { ("本期", "period") };
    let mut table = Table::new(
        "result",
        desk.word("收支结余（元）", "income, costs and surplus (yuan)").to_owned(),
        vec![
            desk.column("what", "项目", "what", Kind::Text),
            desk.column("period", zh, en, Kind::Money),
            desk.column("term", "本学期", "term", Kind::Money),
            desk.column("cumulative", "累计", "cumulative", Kind::Money),
        ],
        String::new(),
    );
    let columns = [Some(this), term, Some(all)];
    let line = |key: &'static str, zh: &'static str, en: &'static str, amount: &dyn Fn(&Sums<'_>) -> Money| {
        let mut cells = vec![Value::Word(key, desk.word(zh, en).to_owned())];
        cells.extend(columns.iter().map(|sums| Value::from(sums.map(amount))));
        Line::new(cells)
    };
    let paid = |sums: &Sums<'_>, part: &dyn Fn(canteen::Payers) -> Money| -> Money {
        let meals = sums.months.iter().flat_map(|month| &month.income.meals);
        meals.filter(|row| is_meal_income(desk.ledger, row.fund)).map(|row| part(payers(row))).sum()
    };
    let of_meals = |sums: &Sums<'_>| paid(sums, &|payers| payers.pupils + payers.staff + payers.other);
    let of_accounts = |sums: &Sums<'_>| sums.months.iter().map(|month| month.income.paid).sum::<Money>() - of_meals(sums);
    let rows = meal_rows(desk, this);
    table.push(named(&table, desk.word("一、收入", "income")).group());
    table.push(line("pupils", "学生餐费", "pupils", &|sums| paid(sums, &|payers| payers.pupils)).of(rows.clone()));
    table.push(line("staff", "教职工餐费", "staff", &|sums| paid(sums, &|payers| payers.staff)).of(rows.clone()));
    table.push(line("funds", "补助", "funds", &|sums| sums.months.iter().map(|month| month.income.funded).sum()).of(rows.clone()));
    let other = |sums: &Sums<'_>| paid(sums, &|payers| payers.other) + of_accounts(sums);
    table.push(line("other-income", "其他", "other", &other).of(rows));
    table.push(line("income", "收入合计", "income, all", &|sums| sums.result.income).subtotal());
    table.push(named(&table, desk.word("二、食材", "food")).group());
    let rows: Vec<RowName> = food_rows(desk, this).into_values().flatten().collect();
    table.push(line("opening-stock", "期初库存", "opening stock", &|sums| sums.food().opening).of(rows.clone()));
    table.push(line("bought", "本期购入", "bought", &|sums| sums.food().bought).of(rows.clone()));
    table.push(line("closing-stock", "期末库存", "closing stock", &|sums| sums.food().closing).of(rows));
    table.push(line("food-used", "食材实耗", "food used", &|sums| sums.result.consumption).subtotal());
    table.push(named(&table, desk.word("三、费用", "other costs")).group());
    for (kind, key, zh, en) in [
        (CanteenCostKind::Labour, "labour", "人工", "labour"),
        (CanteenCostKind::Fuel, "fuel", "燃料动力", "fuel"),
        (CanteenCostKind::Utilities, "utilities", "水电", "utilities"),
        (CanteenCostKind::Other, "other-costs", "其他", "other"),
    ] {
        let costs = this.months.iter().flat_map(|month| &month.costs).filter(|cost| cost.kind == kind);
        let rows: Vec<RowName> = costs.map(|cost| desk.row(*cost)).collect();
        table.push(line(key, zh, en, &|sums| sums.cost(kind)).of(rows));
    }
    table.push(line("costs", "费用合计", "other costs, all", &|sums| sums.result.costs).subtotal());
    table.push(
        line("spent", "支出合计（实耗 + 费用）", "spent: food used + other costs", &|sums| {
            sums.result.consumption + sums.result.costs
        })
        .subtotal(),
    );
    table.push(line("surplus", "结余（收入 − 支出）", "surplus: income − spent", &|sums| sums.result.surplus()).total());
    table
}

/// Every rate with what it is a share of; statements print one of the first four, and some the last.
fn rates(desk: &Desk<'_>, this: &Sums<'_>, term: Option<&Sums<'_>>, all: &Sums<'_>) -> Table {
    let mut table = Table::new(
        "rates",
        desk.word("盈亏率及其基数", "rates, and what each is a share of").to_owned(),
        vec![
            desk.column("basis", "口径", "basis", Kind::Text),
            desk.column("surplus", "结余", "surplus", Kind::Money),
            desk.column("base", "基数（收入）", "base (income)", Kind::Money),
            desk.column("rate", "盈亏率（%）", "rate (%)", Kind::Measure),
        ],
        String::new(),
    );
    let mut push = |zh, en, surplus: Money, base: Money| {
        let rate = share(surplus, base).map(canteen::percent);
        table.push(Line::new(vec![Value::text(desk.word(zh, en)), surplus.into(), base.into(), rate.into()]));
    };
    let (now, ever) = (this.result, all.result);
    push("本期结余 ÷ 本期收入", "period ÷ income of the period", now.surplus(), now.income);
    if let Some(term) = term {
        push("本学期结余 ÷ 本学期收入", "term ÷ income of the term", term.result.surplus(), term.result.income);
    }
    push("累计结余 ÷ 累计收入", "cumulative ÷ cumulative income", ever.surplus(), ever.income);
    push("累计结余 ÷ 本期收入", "cumulative ÷ income of the period", ever.surplus(), now.income);
    let less_bought = now.income - now.bought - now.costs;
    push("（收入 − 购入 − 费用）÷ 本期收入", "income − bought − costs, ÷ income of the period", less_bought, now.income);
    table
}

/// The period's food by category.
fn food(desk: &Desk<'_>, this: &Sums<'_>) -> Table {
    let mut table = Table::new(
        "food",
        desk.word("食材收发存（元）", "food by category (yuan)").to_owned(),
        vec![
            desk.column("category", "品类", "category", Kind::Text),
            desk.column("opening", "期初", "opening", Kind::Money),
            desk.column("bought", "购入", "bought", Kind::Money),
            desk.column("closing", "期末", "closing", Kind::Money),
            desk.column("used", "实耗", "used", Kind::Money),
        ],
        desk.word("没有食材收发。", "No food moved.").to_owned(),
    );
    let mut categories: BTreeMap<Option<Label>, FoodLine> = BTreeMap::new();
    let (first, last) = (this.months.first().map(|month| month.month), this.months.last().map(|month| month.month));
    for month in &this.months {
        for (category, line) in &month.food.categories {
            let sum = categories.entry(*category).or_default();
            sum.bought += line.bought;
            if Some(month.month) == first {
                sum.opening = line.opening;
            }
            if Some(month.month) == last {
                sum.closing = line.closing;
            }
        }
    }
    let mut rows = food_rows(desk, this);
    let cells = |name: Value, line: FoodLine| {
        vec![name, line.opening.into(), line.bought.into(), line.closing.into(), line.consumption().into()]
    };
    let mut categories: Vec<(Option<Label>, FoodLine)> = categories.into_iter().collect();
    categories.sort_by_key(|(category, _)| super::rank(desk, *category));
    for (category, line) in categories {
        let name = super::category(desk, category);
        table.push(Line::new(cells(name, line)).of(rows.remove(&category).unwrap_or_default()));
    }
    if !table.lines.is_empty() {
        table.push(Line::new(cells(Value::text(desk.word("合计", "total")), this.food())).total());
    }
    table
}

fn meal_rows(desk: &Desk<'_>, this: &Sums<'_>) -> Vec<RowName> {
    this.months.iter().flat_map(|month| &month.income.meals).map(|row| desk.row(*row)).collect()
}

/// The rows that moved food of each category in the months.
fn food_rows(desk: &Desk<'_>, this: &Sums<'_>) -> BTreeMap<Option<Label>, Vec<RowName>> {
    let months: BTreeSet<Month> = this.months.iter().map(|month| month.month).collect();
    let mut rows: BTreeMap<Option<Label>, Vec<RowName>> = BTreeMap::new();
    let mut told = BTreeSet::new();
    let stock = &desk.books.stock;
    for (place, item) in stock.keys().iter().filter(|(place, _)| book_of_place(desk.ledger, *place) == Book::Canteen) {
        let category = desk.rows().items.get(*item).and_then(|item| item.category);
        for moved in stock.of(*place, *item).iter().filter(|moved| months.contains(&moved.day.month())) {
            if told.insert(moved.written.at()) {
                rows.entry(category).or_default().push(desk.written(moved.written));
            }
        }
    }
    rows
}
