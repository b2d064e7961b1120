//! 供应商考核表: what each supplier billed and delivered, what was refused, how it was marked, and whether its licences last.

use crate::books::certificates::is_valid;
use crate::books::parties::Party;
use crate::books::purchases::Chain;
use crate::day::Day;
use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Certificate, CertificateKind, IntakeResult};
use crate::reports::lines::{mean, once, percent, with};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use crate::table::shown_name;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// `suppliers`.
pub static REPORT: Report = Report {
    name: "suppliers",
    title: Wording::new("供应商考核表", "suppliers"),
    about: Wording::new(
        "期内各供应商的开票金额、采购与到货、拒收比例、到货天数、考核得分，以及证照有效期",
        "each supplier: billed, orders and deliveries, share refused, days to delivery, score; and how long its licences last",
    ),
    figures: Wording::new(
        "开票金额：期内其票据的价税合计，红字冲减。到货行数：期内验收明细与食堂进货的行数（冲正的不计）；拒收行：其中有不合格、退货、销毁的；拒收比例 = 拒收行 ÷ 到货行数。到货天数：从采购到验收的平均天数（食堂逐日配送不计），验收单数在旁。得分：期内评价的平均分。证照取期末日的最新一张。采购单没有约定交货日，准时率无从计算，以到货天数代之。",
        "Billed: totals of its receipts of the days, red ones taken off. Lines delivered: lines of acceptances and of deliveries to the canteen (reversed ones left out); refused: those of them that were rejected, returned or destroyed. \
         Days to delivery: from order to acceptance on average, beside the number of acceptances. Score: mean of the reviews. Licences on the last day. Orders promise no day, so no share on time can be made.",
    ),
    span: Span::Term,
    takes: &[Choice::Supplier],
    subject: None,
    by: &[],
    reads: &["suppliers", "receipts", "purchases", "canteen-intake", "supplier-reviews", "certificates"],
    build,
};

/// What a supplier did.
#[derive(Default)]
struct Record {
    billed: Option<Money>,
    orders: usize,
    delivered: usize,
    refused: usize,
    acceptances: usize,
    days: i64,
    reviews: usize,
    score: Decimal,
    rows: Vec<RowName>,
}

fn build(desk: &Desk<'_>) -> Body {
    let mut records: BTreeMap<Id, Record> = BTreeMap::new();
    bills(desk, &mut records);
    orders(desk, &mut records);
    deliveries(desk, &mut records);
    for review in desk.rows().supplier_reviews.iter().filter(|review| desk.holds(review.date)) {
        let record = records.entry(review.supplier).or_default();
        record.reviews += 1;
        record.score = record.score.saturating_add(review.score);
        record.rows.push(desk.row(review));
    }
    let mut records: Vec<(Id, Record)> = records.into_iter().filter(|(id, _)| desk.wants(Choice::Supplier, *id)).collect();
    // The largest first; of equal amounts by id.
    records.sort_by_key(|(id, record)| (std::cmp::Reverse(record.billed.unwrap_or_default()), desk.text(*id)));
    let empty =
        desk.word("期内没有供应商开票、供货或被考核。", "No supplier billed, delivered or was reviewed in these days.").to_owned();
    let mut table = Table::new("suppliers", String::new(), columns(desk), empty);
    let all: Money = records.iter().filter_map(|(_, record)| record.billed).sum();
    let (mut orders, mut delivered, mut refused) = (0, 0, 0);
    for (id, record) in &records {
        orders += record.orders;
        delivered += record.delivered;
        refused += record.refused;
        table.push(line(desk, *id, record, all));
    }
    if !records.is_empty() {
        let figures =
            [(2, all.into()), (4, orders.into()), (5, delivered.into()), (6, refused.into()), (7, percent(refused, delivered))];
        let name = say!(desk.lang, "合计（{}）", "total ({})", records.len());
        table.push(with(table.columns.len(), name, figures).total());
    }
    let known: Vec<Id> = records.iter().map(|(id, _)| *id).collect();
    Body::new(vec![Part::Table(table), Part::Table(licences(desk, &known))])
}

fn bills(desk: &Desk<'_>, records: &mut BTreeMap<Id, Record>) {
    for receipt in desk.rows().receipts.iter().filter(|receipt| desk.holds(receipt.date)) {
        // An invoice that is entered twice is one.
        if desk.books.invoices.is_repeated(receipt) {
            continue;
        }
        let Some(Party::Supplier(supplier)) = receipt.seller.map(|seller| desk.books.parties.of(desk.ledger, seller)) else {
            continue;
        };
        let record = records.entry(supplier).or_default();
        *record.billed.get_or_insert(Money::ZERO) += receipt.total;
        record.rows.push(desk.row(receipt));
    }
}

fn orders(desk: &Desk<'_>, records: &mut BTreeMap<Id, Record>) {
    for chain in desk.books.purchases.chains().iter().filter(|chain| chain.row.cancelled.is_none()) {
        for order in chain.row.all_orders().filter(|order| desk.holds(order.date)) {
            let record = records.entry(order.supplier).or_default();
            record.orders += 1;
            record.rows.push(desk.row(chain.row));
        }
        accepted(desk, chain, records);
    }
}

/// The acceptances of a purchase, each for the supplier that it names or the only one there is.
fn accepted(desk: &Desk<'_>, chain: &Chain<'_>, records: &mut BTreeMap<Id, Record>) {
    for acceptance in chain.row.acceptances.iter().filter(|acceptance| desk.holds(acceptance.date)) {
        let mut orders = chain.row.all_orders();
        let (first, second) = (orders.next(), orders.next());
        let order = match acceptance.supplier {
            Some(supplier) => chain.row.all_orders().find(|order| order.supplier == supplier),
            None => first.filter(|_| second.is_none()),
        };
        let Some(supplier) = acceptance.supplier.or_else(|| order.map(|order| order.supplier)) else { continue };
        let record = records.entry(supplier).or_default();
        record.delivered += acceptance.lines.len().max(1);
        record.refused += acceptance.lines.iter().filter(|line| line.rejected.is_some_and(|much| !much.is_zero())).count();
        if let Some(order) = order {
            record.acceptances += 1;
            record.days += acceptance.date.days_since(order.date);
        }
        record.rows.push(desk.row(chain.row));
    }
}

fn deliveries(desk: &Desk<'_>, records: &mut BTreeMap<Id, Record>) {
    for row in desk.books.deliveries.all().filter(|row| desk.holds(row.date)) {
        let record = records.entry(row.supplier).or_default();
        record.delivered += 1;
        record.refused += usize::from(row.result.is_some_and(|result| result != IntakeResult::Accepted));
        record.rows.push(desk.row(row));
    }
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("supplier", "编号", "supplier", Kind::Code),
        desk.column("name", "名称", "name", Kind::Text),
        desk.column("billed", "开票金额", "billed", Kind::Money),
        desk.column("share", "占比", "share", Kind::Percent),
        desk.column("orders", "采购单", "orders", Kind::Count),
        desk.column("delivered", "到货行数", "lines delivered", Kind::Count),
        desk.column("refused", "拒收行", "refused", Kind::Count),
        desk.column("refused_rate", "拒收比例", "refused %", Kind::Percent),
        desk.column("acceptances", "验收单数", "acceptances", Kind::Count),
        desk.column("days", "平均到货天数", "days to delivery", Kind::Measure),
        desk.column("reviews", "评价次数", "reviews", Kind::Count),
        desk.column("score", "平均得分", "score", Kind::Measure),
        desk.column("in_pool", "在供应商库", "in the pool", Kind::Text),
    ]
}

fn line(desk: &Desk<'_>, id: Id, record: &Record, all: Money) -> Line {
    let share = record.billed.map_or(Value::Empty, |billed| percent(billed.yuan(), all.yuan()));
    Line::new(vec![
        desk.text(id).into(),
        desk.supplier(id).into(),
        record.billed.into(),
        share,
        record.orders.into(),
        record.delivered.into(),
        record.refused.into(),
        percent(record.refused, record.delivered),
        record.acceptances.into(),
        mean(record.days, record.acceptances),
        record.reviews.into(),
        mean(record.score, record.reviews),
        in_pool(desk, id, desk.until()),
    ])
    .of(once(record.rows.iter().cloned()))
}

/// Whether the supplier is in the school's pool on a day; nothing where the register does not say.
fn in_pool(desk: &Desk<'_>, id: Id, day: Day) -> Value {
    let Some(row) = desk.rows().suppliers.get(id).filter(|row| row.pool_from.is_some() || row.pool_to.is_some()) else {
        return Value::Empty;
    };
    if row.pool_from.is_none_or(|from| from <= day) && row.pool_to.is_none_or(|to| day <= to) {
        Value::Word("yes", desk.word("在库", "yes").to_owned())
    } else {
        Value::Word("no", desk.word("不在库", "no").to_owned())
    }
}

/// The newest licence of each kind of these suppliers, and how long it lasts.
fn licences(desk: &Desk<'_>, suppliers: &[Id]) -> Table {
    let columns = vec![
        desk.column("supplier", "编号", "supplier", Kind::Code),
        desk.column("name", "名称", "name", Kind::Text),
        desk.column("licence", "证照", "licence", Kind::Text),
        desk.column("number", "证号", "number", Kind::Code),
        desk.column("until", "有效期止", "until", Kind::Date),
        desk.column("days", "剩余天数", "days left", Kind::Count),
        desk.column("state", "状态", "state", Kind::Text),
    ];
    let title = desk.word("证照", "licences").to_owned();
    let empty = desk.word("没有登记供应商的证照。", "No licence of these suppliers is registered.").to_owned();
    let mut table = Table::new("licences", title, columns, empty);
    let day = desk.until();
    let mut sorted = suppliers.to_vec();
    sorted.sort_by_key(|id| desk.text(*id));
    for id in sorted {
        let mut newest: BTreeMap<&str, &Certificate> = BTreeMap::new();
        // In the order of their last days: the last of a kind lasts longest.
        for row in desk.books.certificates.of(id).iter().filter(|row| row.from.is_none_or(|from| from <= day)) {
            newest.insert(row.kind.name(&desk.ledger.names), row);
        }
        for (kind, row) in newest {
            let left = row.to.days_since(day);
            let state = if is_valid(row, day) {
                Value::Word("valid", desk.word("有效", "valid").to_owned())
            } else {
                Value::Word("expired", desk.word("已过期", "expired").to_owned())
            };
            let kind = shown_name(CertificateKind::WORDS, kind, desk.lang);
            let cells = vec![
                desk.text(id).into(),
                desk.supplier(id).into(),
                kind.into(),
                row.number.as_ref().map(ToString::to_string).into(),
                row.to.into(),
                left.into(),
                state,
            ];
            table.push(Line::new(cells).of([desk.row(row)]));
        }
    }
    table
}
