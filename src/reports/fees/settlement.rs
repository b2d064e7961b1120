//! 收费结算清单: what each class paid for each fee of a term, what was used, what goes back, and on which document it rests.

use crate::books::fees::FeeLine;
use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::FeeItem;
use crate::reports::pieces::{fixed, named, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Kind, Line, Part, Table, Value};
use std::collections::BTreeMap;

/// `fees-settlement`.
pub static REPORT: Report = Report {
    name: "fees-settlement",
    title: Wording::new("收费结算清单", "settlement of fees"),
    about: Wording::new(
        "各项收费各班的人数、标准、预收、实支、应退、已退、结余，及收费依据",
        "each fee and class: payers, price, collected, used, due back, paid back, left; and the document it rests on",
    ),
    figures: Wording::new(
        "本学期的收费，被红字冲销的不列。标准取收款那天执行的；应收 = 每人标准 × 次数（四舍五入到分）× 人数。应退 = 预收 − 实支（不足的为零）；结余 = 预收 − 实支 − 已退。没有结算的实支空着，不作零。依各省中小学服务性收费和代收费管理办法（按学期据实结算、及时公布）。",
        "Fees of the term, those taken back by red rows left out. The price in force on the day of the collection; due = price × units, rounded half up to the fen for each payer, × payers. \
         Due back = collected − used, not below nought; left = collected − used − paid back. What is not settled is empty, not nought. After the provincial measures on school fees (settled at cost each term, and published).",
    ),
    span: Span::Term,
    takes: &[Choice::Class],
    subject: None,
    by: &[],
    reads: &["fees", "fee-items", "classes", "journal"],
    build,
};

/// What several classes come to; the right-hand figures only where all are known.
#[derive(Default)]
struct Sum {
    payers: u64,
    due: Option<Money>,
    charged: Money,
    used: Option<Money>,
    back: Option<Money>,
    refunded: Money,
    left: Option<Money>,
}

impl Sum {
    fn new() -> Self {
        let none = Some(Money::ZERO);
        Self { due: none, used: none, back: none, left: none, ..Self::default() }
    }

    fn add(&mut self, other: &Self) {
        let both = |one: Option<Money>, other: Option<Money>| one.zip(other).map(|(one, other)| one + other);
        self.payers += other.payers;
        self.due = both(self.due, other.due);
        self.charged += other.charged;
        self.used = both(self.used, other.used);
        self.back = both(self.back, other.back);
        self.refunded += other.refunded;
        self.left = both(self.left, other.left);
    }

    fn of(desk: &Desk<'_>, line: &FeeLine<'_>) -> Self {
        let is_settled = line.row.settled.is_some_and(|day| day <= desk.today);
        let used = line.row.used.filter(|_| is_settled);
        let left = used.map(|used| line.row.charged - used);
        let refunded = if is_settled { line.refunded() } else { Money::ZERO };
        Self {
            payers: line.row.payers.into(),
            due: line.due(),
            charged: line.row.charged,
            used,
            back: left.map(|left| left.max(Money::ZERO)),
            refunded,
            left: left.map(|left| left - refunded),
        }
    }

    fn cells(&self, class: Value, price: Value, units: Value, settled: Value) -> Vec<Value> {
        vec![
            class,
            Value::Number(self.payers.into()),
            price,
            units,
            self.due.into(),
            self.charged.into(),
            self.used.into(),
            self.back.into(),
            self.refunded.into(),
            self.left.into(),
            settled,
        ]
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let (items, settlement) = tables(desk);
    if settlement.lines.is_empty() {
        return Body::nothing(desk.word("本学期没有登记收费。", "No fee of the term is entered.").to_owned());
    }
    let signatures = signatures(
        desk,
        &[("制表", "prepared by"), ("会计", "accountant"), ("总务主任", "logistics director"), ("校长", "principal")],
    );
    Body::new(vec![Part::Table(settlement), Part::Table(items), signatures])
}

/// The fees with their documents, and their settlement class by class.
pub(in crate::reports) fn tables(desk: &Desk<'_>) -> (Table, Table) {
    let term = desk.view().term();
    let is_wanted = |line: &&FeeLine<'_>| {
        Some(line.row.term) == term
            && desk.wants(Choice::Class, line.row.class)
            && line.collected.is_none_or(|collected| collected <= desk.today)
    };
    // Classes stand as the school lists them: the first grade before the second, which no order of characters gives.
    let classes: BTreeMap<Id, usize> = desk.view().classes().enumerate().map(|(at, class)| (class.class, at)).collect();
    let mut fees: BTreeMap<(&str, Id), Vec<&FeeLine<'_>>> = BTreeMap::new();
    for line in desk.books.fees.lines().iter().filter(is_wanted) {
        fees.entry((desk.text(line.row.fee), line.row.fee)).or_default().push(line);
    }
    let mut settlement = Table::new(
        "settlement",
        String::new(),
        vec![
            desk.column("class", "班级", "class", Kind::Text),
            desk.column("payers", "缴费人数", "payers", Kind::Count),
            desk.column("price", "标准", "price", Kind::Price),
            desk.column("units", "次数/月数", "units", Kind::Quantity),
            desk.column("due", "应收", "due", Kind::Money),
            desk.column("charged", "预收", "collected", Kind::Money),
            desk.column("used", "实支", "used", Kind::Money),
            desk.column("back", "应退", "due back", Kind::Money),
            desk.column("refunded", "已退", "paid back", Kind::Money),
            desk.column("left", "结余", "left", Kind::Money),
            desk.column("settled", "结算日期", "settled", Kind::Date),
        ],
        desk.word("没有登记收费。", "No fee is entered.").to_owned(),
    );
    let mut prices: BTreeMap<(&str, u64), (&FeeItem, Vec<RowName>)> = BTreeMap::new();
    let mut total = Sum::new();
    for ((_, fee), mut lines) in fees {
        let name = desk.rows().fee_items.get(fee).map_or_else(|| desk.text(fee), |item| &item.name);
        settlement.push(named(&settlement, name).group());
        lines.sort_by(|one, other| {
            let order = |line: &FeeLine<'_>| classes.get(&line.row.class).copied().unwrap_or(usize::MAX);
            let by_text = || crate::id::natural_order(desk.text(one.row.class), desk.text(other.row.class));
            order(one).cmp(&order(other)).then_with(by_text)
        });
        let mut sum = Sum::new();
        for line in lines {
            let of_class = Sum::of(desk, line);
            sum.add(&of_class);
            let price = line.item.map(|item| item.price);
            let settled = line.row.settled.filter(|day| *day <= desk.today);
            let class = Value::text(desk.text(line.row.class));
            let cells = of_class.cells(class, price.into(), line.row.units.into(), settled.into());
            settlement.push(Line::new(cells).of([desk.row(line.row)]).of(line.item.map(|item| desk.row(item))));
            if let Some((at, item)) = line.item.and_then(|item| Some((position(desk, item)?, item))) {
                prices.entry((desk.text(fee), at)).or_insert_with(|| (item, vec![desk.row(item)]));
            }
        }
        let empty = || Value::Empty;
        settlement.push(Line::new(sum.cells(desk.word("小计", "subtotal").into(), empty(), empty(), empty())).subtotal());
        total.add(&sum);
    }
    if !settlement.lines.is_empty() {
        let cells = total.cells(desk.word("合计", "total").into(), Value::Empty, Value::Empty, Value::Empty);
        settlement.push(Line::new(cells).total());
    }
    (items(desk, prices.into_values().collect()), settlement)
}

/// Where a price stands among the prices of all fees.
fn position(desk: &Desk<'_>, item: &FeeItem) -> Option<u64> {
    let position = desk.rows().fee_items.iter().position(|other| other.at == item.at)?;
    u64::try_from(position).ok()
}

/// What may be collected, on which document, and since when that is published.
fn items(desk: &Desk<'_>, prices: Vec<(&FeeItem, Vec<RowName>)>) -> Table {
    let mut table = Table::new(
        "items",
        desk.word("收费项目与依据", "fees and the documents they rest on").to_owned(),
        vec![
            desk.column("fee", "项目", "fee", Kind::Text),
            desk.column("kind", "性质", "kind", Kind::Text),
            desk.column("document", "依据", "document", Kind::Text),
            desk.column("price", "标准", "price", Kind::Price),
            desk.column("per", "计费单位", "per", Kind::Text),
            desk.column("filed", "备案", "filed", Kind::Date),
            desk.column("published", "公示", "published", Kind::Date),
        ],
        desk.word("没有查到执行中的标准。", "No price in force is entered.").to_owned(),
    );
    for (item, rows) in prices {
        let cells = vec![
            Value::text(&*item.name),
            fixed(desk, item.kind),
            Value::text(&*item.document),
            item.price.into(),
            fixed(desk, item.per),
            item.filed.into(),
            item.published.into(),
        ];
        table.push(Line::new(cells).of(rows));
    }
    table
}
