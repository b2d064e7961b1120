//! 报销单: what for, which receipts, how much in figures and capitals, who has agreed, how it was paid.

use super::goods::{in_capitals, signed, steps, words};
use super::{Form, Size, of_document};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::PaymentMethod;
use crate::reports::{Body, Desk};
use crate::sheet::{Fact, Kind, Line, Part, Table, Value};

/// `claim`.
pub static FORM: Form = Form {
    name: "claim",
    title: Wording::new("费用报销单", "expense claim"),
    about: Wording::new(
        "一张报销单：票据清单、大小写金额、签字、付款",
        "a claim: its receipts, the amount in figures and capitals, signatures, payment",
    ),
    size: Size::Slip,
    registers: &["claims"],
    names: Wording::new("报销单号", "a claim"),
    build: |desk, name| of_document(desk, name, build),
};

/// The signatures of a claim (会计基础工作规范: 经办、证明或验收、审核、审批).
const STEPS: [(&str, &str, &str); 3] =
    [("witness", "证明人（验收人）", "witness"), ("review", "审核", "reviewed"), ("approval", "审批", "approved")];

fn build(desk: &Desk<'_>, id: Id) -> Option<Body> {
    let claim = desk.books.purchases.claim(id)?;
    let row = claim.row;
    let columns = vec![
        desk.column("number", "序", "no.", Kind::Count),
        desk.column("receipt", "票据号", "receipt", Kind::Code),
        desk.column("date", "开票日期", "date", Kind::Date),
        desk.column("seller", "开票单位", "seller", Kind::Text),
        desk.column("purchase", "请购单", "purchase", Kind::Code),
        desk.column("amount", "金额（元）", "yuan", Kind::Money),
    ];
    let mut table = Table::new("receipts", String::new(), columns, desk.word("没有附票据。", "No receipts.").to_owned());
    let mut total = Money::ZERO;
    for (number, receipt) in (1_usize..).zip(&claim.receipts) {
        total += receipt.total;
        let seller = receipt.seller.map(|seller| party(desk, seller.0)).unwrap_or_default();
        let purchase = receipt.purchase.map(|id| desk.text(id)).unwrap_or_default();
        let cells = vec![
            number.into(),
            desk.text(receipt.receipt).into(),
            receipt.date.into(),
            seller.into(),
            purchase.into(),
            receipt.total.into(),
        ];
        table.push(Line::new(cells).of([desk.row(*receipt)]));
    }
    let mut sum = |zh: &'static str, en: &'static str, amount: Money| {
        let mut cells = vec![Value::Empty; 6];
        cells[3] = desk.word(zh, en).into();
        cells[5] = amount.into();
        table.push(Line::new(cells).total());
    };
    if let Some(struck) = row.struck {
        sum("票据合计", "receipts", total);
        sum("核减", "struck off", struck);
    }
    sum("报销金额", "to be paid", row.amount);
    let payee = row.payee.map_or_else(|| desk.person(row.claimant), |payee| party(desk, payee.0));
    let mut facts = vec![
        Fact::new("id", desk.word("编号", "number"), Kind::Code, desk.text(id)),
        Fact::new("date", desk.word("报销日期", "date"), Kind::Date, row.date),
        words("purpose", desk.word("事由", "purpose"), &*row.purpose),
        Fact::new("sheets", desk.word("附件张数", "receipts attached"), Kind::Count, claim.receipts.len()),
        words("payee", desk.word("收款人", "payee"), payee),
        words("method", desk.word("支付方式", "paid by"), row.method.map(|method| method_text(desk, method)).unwrap_or_default()),
    ];
    facts.extend(in_capitals(desk, row.amount));
    let mut signatures = vec![signed(desk, desk.word("经办人", "claimant"), Some(row.claimant), Some(row.date))];
    signatures.extend(steps(desk, &row.approvals, &STEPS));
    let paid = row.paid.as_ref();
    signatures.push(signed(
        desk,
        desk.word("出纳付讫", "paid by the cashier"),
        paid.map(|paid| paid.by),
        paid.map(|paid| paid.date),
    ));
    Some(Body::new(vec![Part::Facts(facts), Part::Table(table), Part::Signatures(signatures)]))
}

/// A supplier's or person's name, else what the row says.
fn party<'d>(desk: &Desk<'d>, id: Id) -> &'d str {
    if desk.rows().suppliers.get(id).is_some() { desk.supplier(id) } else { desk.person(id) }
}

const fn method_text(desk: &Desk<'_>, method: PaymentMethod) -> &'static str {
    match method {
        PaymentMethod::Cash => desk.word("现金", "cash"),
        PaymentMethod::Transfer => desk.word("转账", "transfer"),
        PaymentMethod::OfficialCard => desk.word("公务卡", "official card"),
    }
}
