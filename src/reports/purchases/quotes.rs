//! 比价表: the offers for a purchase beside each other, the lowest and the chosen one, and why.

use super::steps::step;
use crate::books::purchases::Chain;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Order, PurchaseLine, Quote};
use crate::reports::lines::{named, percent, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Fact, Kind, Line, Part, Signature, Table, Value};

/// `quotes`.
pub static REPORT: Report = Report {
    name: "quotes",
    title: Wording::new("比价表", "quotes"),
    about: Wording::new(
        "一张请购单的各家报价、最低价、中选与理由；不写请购单则列出期内全部比价",
        "the quotes of a purchase, the lowest, the chosen one and the reason; without one all compared purchases of the days",
    ),
    figures: Wording::new(
        "报价按总额从低到高；高于最低 = 报价 − 最低报价，百分比以最低报价为基数。中选是实际采购的供应商，采购金额为采购单金额。格式依学校比价表（三家单价、金额、中选、理由、询价人两名），单张比价表的签字栏写账簿里已有的询价人、审批人与日期。",
        "Quotes by their whole amount, the lowest first; above the lowest = quote − lowest, in per cent of the lowest. Chosen is whom the order went to, with the order's amount. \
         Laid out as schools' comparison sheets are (three offers, the choice, the reason, two who asked); that of one purchase bears the names and days that the ledger has.",
    ),
    span: Span::Term,
    takes: &[Choice::Supplier, Choice::Budget],
    subject: Some(Choice::Purchase),
    by: &[],
    reads: &["purchases", "suppliers"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let chosen = desk.chosen(Choice::Purchase);
    let is_asked = |chain: &&Chain<'_>| match chosen {
        Some(purchase) => chain.row.id == purchase,
        None => !chain.row.quotes.is_empty() && desk.holds(chain.row.date) && is_wanted(desk, chain),
    };
    let mut chains: Vec<&Chain<'_>> = desk.books.purchases.chains().iter().filter(is_asked).collect();
    chains.sort_by_key(|chain| (chain.row.date, desk.text(chain.row.id)));
    let empty = if chosen.is_some() {
        desk.word("这张请购单没有报价。", "This purchase has no quotes.")
    } else {
        desk.word("期内没有比价的请购单。", "No purchase of these days was compared.")
    };
    let mut table = Table::new("quotes", String::new(), columns(desk), empty.to_owned());
    let mut parts = Vec::new();
    for chain in &chains {
        if chosen.is_some() {
            parts.push(Part::Facts(facts(desk, chain)));
            parts.push(Part::Table(goods(desk, chain)));
        } else {
            table.push(named(table.columns.len(), heading(desk, chain)).group());
        }
        quotes(desk, &mut table, chain);
    }
    parts.push(Part::Table(table));
    parts.push(match chains.first().filter(|_| chosen.is_some()) {
        Some(chain) => Part::Signatures(signed(desk, chain)),
        None => {
            let signs = [("询价人", "asked by"), ("询价人", "asked by"), ("总务主任", "logistics director"), ("校长", "principal")];
            signatures(desk, &signs)
        }
    });
    let title = chosen.map(|purchase| say!(desk.lang, "{} 比价表", "quotes of {}", desk.text(purchase)));
    Body { parts, title }
}

fn is_wanted(desk: &Desk<'_>, chain: &Chain<'_>) -> bool {
    let is_offered = |wanted| chain.row.quotes.iter().any(|quote| quote.supplier == wanted);
    desk.chosen(Choice::Supplier).is_none_or(is_offered)
        && desk.chosen(Choice::Budget).is_none_or(|wanted| chain.row.budget == Some(wanted))
}

fn heading(desk: &Desk<'_>, chain: &Chain<'_>) -> String {
    let (id, day, estimate) = (desk.text(chain.row.id), chain.row.date, chain.estimate);
    let purpose = chain.row.purpose.as_ref().map(ToString::to_string).unwrap_or_default();
    say!(desk.lang, "{id}，{day}，{purpose}，估价 {estimate}", "{id}, {day}, {purpose}, estimate {estimate}")
}

fn facts(desk: &Desk<'_>, chain: &Chain<'_>) -> Vec<Fact> {
    let row = chain.row;
    let purpose = row.purpose.as_ref().map(ToString::to_string);
    vec![
        Fact::new("date", desk.word("请购日期", "requested on"), Kind::Date, row.date).of([desk.row(row)]),
        Fact::new("requester", desk.word("申请人", "requester"), Kind::Text, desk.person(row.requester)),
        Fact::new("purpose", desk.word("用途", "purpose"), Kind::Text, purpose),
        Fact::new("budget", desk.word("经费项目", "budget line"), Kind::Text, row.budget.map(|line| desk.budget(line))),
        Fact::new("estimate", desk.word("估价", "estimate"), Kind::Money, chain.estimate),
    ]
}

/// Those who asked for the quotes, two at least, and those who approved the purchase, as the ledger has them.
fn signed(desk: &Desk<'_>, chain: &Chain<'_>) -> Vec<Signature> {
    let asked_by = || desk.word("询价人", "asked by").to_owned();
    let mut lines: Vec<Signature> = Vec::new();
    for quote in chain.row.quotes.iter().filter(|quote| quote.date <= desk.today) {
        let Some(name) = quote.by.map(|person| desk.person(person).to_owned()) else { continue };
        if !lines.iter().any(|line| line.name.as_ref() == Some(&name)) {
            lines.push(Signature { role: asked_by(), name: Some(name), day: Some(quote.date) });
        }
    }
    while lines.len() < 2 {
        lines.push(Signature::blank(asked_by()));
    }
    for signature in chain.signatures.approved().filter(|signature| signature.date <= desk.today) {
        let (role, name) = (step(desk, desk.text(signature.step)).to_owned(), desk.person(signature.by).to_owned());
        lines.push(Signature { role, name: Some(name), day: Some(signature.date) });
    }
    lines
}

/// What is asked for.
fn goods(desk: &Desk<'_>, chain: &Chain<'_>) -> Table {
    let columns = vec![
        desk.column("item", "品名", "item", Kind::Text),
        desk.column("spec", "规格", "specification", Kind::Text),
        desk.column("unit", "单位", "unit", Kind::Text),
        desk.column("quantity", "数量", "quantity", Kind::Quantity),
        desk.column("price", "估价", "estimated price", Kind::Price),
    ];
    let empty = desk.word("请购单没有明细。", "The request has no lines.").to_owned();
    let mut table = Table::new("goods", desk.word("请购明细", "what is asked for").to_owned(), columns, empty);
    for line in &chain.row.lines {
        let spec = line.item.and_then(|item| desk.rows().items.get(item)).and_then(|item| item.spec.as_ref());
        let unit = line.unit.map(|unit| desk.label(unit)).or_else(|| line.item.map(|item| desk.unit(item)));
        let cells = vec![
            Value::text(called(desk, line)),
            spec.map(ToString::to_string).into(),
            unit.into(),
            line.quantity.into(),
            line.price.into(),
        ];
        table.push(Line::new(cells).of([desk.row(chain.row)]));
    }
    table
}

/// The name of what a line asks for.
fn called(desk: &Desk<'_>, line: &PurchaseLine) -> String {
    let free = line.name.as_ref().map(ToString::to_string).unwrap_or_default();
    line.item.map_or(free, |item| desk.item(item).to_owned())
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("supplier", "供应商", "supplier", Kind::Text),
        desk.column("date", "报价日期", "day", Kind::Date),
        desk.column("amount", "报价", "quote", Kind::Money),
        desk.column("above", "高于最低", "above the lowest", Kind::Money),
        desk.column("above_rate", "高出", "above %", Kind::Percent),
        desk.column("asked_by", "询价人", "asked by", Kind::Text),
        desk.column("chosen", "中选", "chosen", Kind::Text),
        desk.column("ordered", "采购金额", "ordered", Kind::Money),
        desk.column("reason", "理由", "reason", Kind::Text),
    ]
}

/// The offers, the lowest first; an order that went to somebody who made none stands last.
fn quotes(desk: &Desk<'_>, table: &mut Table, chain: &Chain<'_>) {
    let mut quotes: Vec<&Quote> = chain.row.quotes.iter().filter(|quote| quote.date <= desk.today).collect();
    quotes.sort_by_key(|quote| (quote.amount, desk.text(quote.supplier)));
    let Some(lowest) = quotes.first().map(|quote| quote.amount) else { return };
    let orders: Vec<&Order> = chain.row.all_orders().filter(|order| order.date <= desk.today).collect();
    let yes = || Value::Word("yes", desk.word("中选", "chosen").to_owned());
    for quote in &quotes {
        let order = orders.iter().find(|order| order.supplier == quote.supplier);
        let above = quote.amount - lowest;
        let cells = vec![
            desk.supplier(quote.supplier).into(),
            quote.date.into(),
            quote.amount.into(),
            above.into(),
            percent(above.yuan(), lowest.yuan()),
            quote.by.map(|person| desk.person(person)).into(),
            if order.is_some() { yes() } else { Value::Empty },
            order.map(|order| order.amount).into(),
            order.and_then(|order| order.reason.as_ref()).map(ToString::to_string).into(),
        ];
        table.push(Line::new(cells).of([desk.row(chain.row)]));
    }
    for order in orders.iter().filter(|order| !quotes.iter().any(|quote| quote.supplier == order.supplier)) {
        let amount: Money = order.amount;
        let mut cells = vec![Value::from(desk.supplier(order.supplier)), order.date.into()];
        cells.extend([Value::Empty, Value::Empty, Value::Empty, Value::Empty]);
        cells.extend([yes(), amount.into(), order.reason.as_ref().map(ToString::to_string).into()]);
        table.push(Line::new(cells).of([desk.row(chain.row)]));
    }
}
