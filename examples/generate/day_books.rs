//! The busy registers: stores, canteen, receipts, journal, bank, counts, assets.

use std::collections::BTreeMap;

use anyhow::Result;
use rust_decimal::Decimal;

use crate::attachments::keep_original;
use crate::ledger::{Ledger, StockMove};
use crate::master_data::date_text;
use crate::money::{amount_text, fen, quantity_text};
use crate::numbering::DocumentNumber;
use crate::school::School;
use crate::settings::school_code;
use crate::writer::{Folder, MonthlySheets, Sheet};

/// Writes everything that is written every day or month.
pub fn write_day_books(ledger: &Ledger, school: &School, folder: &mut Folder) -> Result<()> {
    write_moves(ledger, folder)?;
    write_stock_counts(ledger, folder)?;
    write_intake(ledger, folder)?;
    write_canteen_issues(ledger, folder)?;
    write_receipts(ledger, school, folder)?;
    write_journal(ledger, school, folder)?;
    write_bank(ledger, folder)?;
    folder.sheet("cash-counts.csv", &cash_counts(ledger))?;
    folder.sheet("confirmations.csv", &confirmations(ledger))?;
    folder.sheet("opening-balances.csv", &opening_balances(ledger))
}

fn some_number(number: Option<DocumentNumber>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn some_amount(amount: Option<Decimal>) -> String {
    amount.map(amount_text).unwrap_or_default()
}

/// An amount, or nothing where there is none.
fn side(amount: Decimal) -> String {
    if amount.is_zero() { String::new() } else { amount_text(amount) }
}

fn write_moves(ledger: &Ledger, folder: &mut Folder) -> Result<()> {
    let header = [
        "slip",
        "date",
        "kind",
        "place",
        "item",
        "quantity",
        "unit",
        "price",
        "amount",
        "lot",
        "expires",
        "to",
        "department",
        "person",
        "class",
        "by",
        "purchase",
        "acceptance",
        "old_returned",
        "approved_by",
        "note",
    ];
    let comments = [
        "库存流水：同一单号为一张单据，一行一种物品。领用按移动加权平均计价，不写单价。",
        "QC 期初 · RK 入库 · LY 领用 · TK 退库 · DB 调拨 · PK 盘亏 · PY 盘盈",
    ];
    let mut sheets = MonthlySheets::new(&comments, &header);
    let mut moves: Vec<&StockMove> = ledger.moves.iter().collect();
    moves.sort_by_key(|row| (row.date, row.slip, row.item));
    for row in moves {
        let date = row.date.to_string();
        sheets.row(
            &date,
            &[
                &row.slip.to_string(),
                &date,
                row.kind,
                row.place,
                row.item,
                &quantity_text(row.quantity),
                row.unit,
                &some_amount(row.price),
                &some_amount(row.amount),
                &row.lot,
                &date_text(row.expires),
                row.to,
                row.department,
                row.person,
                &row.class,
                row.by,
                &some_number(row.purchase),
                &some_number(row.acceptance),
                &row.old_returned.map(quantity_text).unwrap_or_default(),
                row.approved_by,
                row.note,
            ],
        );
    }
    sheets.write(folder, "stock/moves")
}

fn write_stock_counts(ledger: &Ledger, folder: &mut Folder) -> Result<()> {
    let header = ["count", "date", "place", "item", "lot", "counted", "by", "witness", "reason"];
    let comments = ["月末盘点：保管员点数，会计监盘；实盘与账面不符的写明原因，经批准后用 PK/PY 单调整。", "食堂库房按批号盘点。"];
    let mut sheets = MonthlySheets::new(&comments, &header);
    let mut counts: Vec<_> = ledger.stock_counts.iter().map(|row| (row.date, row.count, row.item, row.lot.as_str(), row)).collect();
    counts.sort_by(|one, other| (one.0, one.1, one.2, one.3).cmp(&(other.0, other.1, other.2, other.3)));
    for (_, _, _, _, row) in counts {
        let date = row.date.to_string();
        let (count, counted) = (row.count.to_string(), quantity_text(row.counted));
        sheets.row(&date, &[&count, &date, row.place, row.item, &row.lot, &counted, row.by, row.witness, row.reason]);
    }
    sheets.write(folder, "stock/counts")
}

fn write_intake(ledger: &Ledger, folder: &mut Folder) -> Result<()> {
    let header = [
        "slip", "date", "place", "supplier", "item", "lot", "produced", "expires", "quantity", "price", "amount", "papers", "by",
        "witness", "result", "receipt", "note",
    ];
    let comments = [
        "食堂进货查验：两人验收，肉禽附检疫证明；lot 是生产日期。",
        "每月末供应商按验收数开一张发票，receipt 写发票在 receipts 里的编号。",
    ];
    let mut sheets = MonthlySheets::new(&comments, &header);
    let mut rows: Vec<_> = ledger.intake.iter().collect();
    rows.sort_by_key(|row| (row.date, row.slip, row.item));
    for row in rows {
        let date = row.date.to_string();
        sheets.row(
            &date,
            &[
                &row.slip.to_string(),
                &date,
                row.place,
                row.supplier,
                row.item,
                &row.lot.number(),
                &row.lot.produced.to_string(),
                &row.lot.expires.to_string(),
                &quantity_text(row.quantity),
                &amount_text(row.price),
                &amount_text(row.amount),
                row.papers,
                row.by,
                row.witness,
                row.result,
                &some_number(row.receipt),
                row.note,
            ],
        );
    }
    sheets.write(folder, "canteen/intake")
}

fn write_canteen_issues(ledger: &Ledger, folder: &mut Folder) -> Result<()> {
    let header = ["slip", "date", "place", "item", "lot", "quantity", "meal", "by", "to"];
    let mut sheets = MonthlySheets::new(
        &["食堂领用：早批先出；一种食材跨两个批号时，第二批另开一张单。", "数量以品目表的单位（公斤）计。"],
        &header,
    );
    let mut rows: Vec<_> = ledger.canteen_issues.iter().collect();
    rows.sort_by_key(|row| (row.date, row.slip, row.item));
    for row in rows {
        let date = row.date.to_string();
        let (slip, lot, quantity) = (row.slip.to_string(), row.lot.number(), quantity_text(row.quantity));
        sheets.row(&date, &[&slip, &date, row.place, row.item, &lot, &quantity, row.meal, row.by, row.to]);
    }
    sheets.write(folder, "canteen/issues")
}

fn write_receipts(ledger: &Ledger, school: &School, folder: &mut Folder) -> Result<()> {
    let header = [
        "receipt",
        "date",
        "kind",
        "code",
        "number",
        "seller",
        "seller_uscc",
        "buyer",
        "buyer_uscc",
        "net",
        "tax",
        "total",
        "purchase",
        "budget",
        "claim",
        "qr",
        "verified",
        "file",
        "digest",
    ];
    let columns = if school.whole { header.len() } else { header.len() - 2 };
    let comments = ["票据登记：数电票号码二十位，前两位是开票年份；财政票据另有八位代码。", "qr 是发票左上角二维码扫出的原文。"];
    let mut sheets = MonthlySheets::new(&comments, &header[..columns]);
    let mut rows: Vec<_> = ledger.receipts.iter().collect();
    rows.sort_by_key(|row| (row.date, row.id));
    let buyer_code = school_code();
    for row in rows {
        let date = row.date.to_string();
        let (file, digest) = keep_original(ledger, row, school, folder)?;
        sheets.row(
            &date,
            &[
                &row.id.to_string(),
                &date,
                row.kind,
                &row.code,
                &row.number,
                &row.seller,
                &row.seller_code,
                school.name,
                &buyer_code,
                &amount_text(row.net),
                &amount_text(row.tax),
                &amount_text(row.total),
                &some_number(row.purchase),
                row.budget.unwrap_or(""),
                &some_number(row.claim),
                &row.qr,
                &date_text(row.verified),
                &file,
                &digest,
            ][..columns],
        );
    }
    sheets.write(folder, "receipts")
}

fn write_journal(ledger: &Ledger, school: &School, folder: &mut Folder) -> Result<()> {
    let mut header = vec!["voucher", "date", "account", "summary", "debit", "credit", "attachments", "source", "book"];
    if school.whole {
        header.push("department");
    }
    header.extend(["prepared_by", "reviewed_by"]);
    let comments = [
        "序时账：PZ 学校账、ST 食堂账、DG 代管账，凭证号按月连续；每一行写明来源单据。",
        "自制凭证（折旧、结转）的来源写 memo:，并有附件。",
    ];
    let mut sheets = MonthlySheets::new(&comments, &header);
    let mut vouchers: Vec<_> = ledger.vouchers.iter().collect();
    vouchers.sort_by_key(|voucher| (voucher.date, voucher.id));
    for voucher in vouchers {
        let date = voucher.date.to_string();
        let (id, attachments) = (voucher.id.to_string(), voucher.attachments.to_string());
        for entry in &voucher.entries {
            let (debit, credit) = (side(entry.debit), side(entry.credit));
            let mut cells =
                vec![&*id, &date, entry.account, &entry.summary, &debit, &credit, &attachments, &entry.source, voucher.book];
            if school.whole {
                cells.push(entry.department);
            }
            cells.extend([voucher.prepared_by, voucher.reviewed_by]);
            sheets.row(&date, &cells);
        }
    }
    sheets.write(folder, "journal")
}

/// The bank's statements, with the balance after each row.
fn write_bank(ledger: &Ledger, folder: &mut Folder) -> Result<()> {
    let header = ["account", "date", "reference", "summary", "in", "out", "balance"];
    let mut sheets = MonthlySheets::new(&["银行对账单，按银行导出的原样登记。", "三个账户：基本户、代管户、食堂户。"], &header);
    let mut balances: BTreeMap<&str, Decimal> =
        ledger.opening_balances.iter().map(|opening| (opening.account, opening.balance)).collect();
    let mut rows: Vec<_> = ledger.bank.iter().collect();
    rows.sort_by(|one, other| (one.date, one.account, &one.reference).cmp(&(other.date, other.account, &other.reference)));
    for row in rows {
        let balance = balances.get_mut(row.account).expect("a bank account has an opening balance");
        *balance = fen(*balance + row.incoming - row.outgoing);
        assert!(*balance >= Decimal::ZERO, "the bank's own balance of {} on {}", row.account, row.date);
        let date = row.date.to_string();
        let (incoming, outgoing, balance) = (side(row.incoming), side(row.outgoing), amount_text(*balance));
        sheets.row(&date, &[row.account, &date, &row.reference, &row.summary, &incoming, &outgoing, &balance]);
    }
    sheets.write(folder, "bank")
}

fn cash_counts(ledger: &Ledger) -> Sheet {
    let mut sheet = Sheet::new(&[], &["date", "account", "counted", "by", "witness"]);
    for row in &ledger.cash_counts {
        sheet.row(&[&row.date.to_string(), row.account, &amount_text(row.counted), row.by, row.witness]);
    }
    sheet
}

fn confirmations(ledger: &Ledger) -> Sheet {
    let mut sheet = Sheet::new(
        &["外部对账：核算中心确认的科目余额（借方为正），供应商确认的欠款。", "每月末收到回单后登记。"],
        &["month", "kind", "party", "account", "balance"],
    );
    let mut rows: Vec<_> = ledger.confirmations.iter().collect();
    rows.sort_by(|one, other| {
        (&one.month, one.kind, one.party, one.account).cmp(&(&other.month, other.kind, other.party, other.account))
    });
    for row in rows {
        sheet.row(&[&row.month, row.kind, row.party, row.account, &amount_text(row.balance)]);
    }
    sheet
}

fn opening_balances(ledger: &Ledger) -> Sheet {
    let mut sheet = Sheet::new(&["建账日各科目余额，三本账各自借贷相等。"], &["date", "account", "debit", "credit"]);
    for row in &ledger.opening_balances {
        let (debit, credit) = if row.balance >= Decimal::ZERO {
            (amount_text(row.balance), String::new())
        } else {
            (String::new(), amount_text(-row.balance))
        };
        sheet.row(&["2026-09-01", row.account, &debit, &credit]);
    }
    sheet
}
