//! What was typed of an invoice is not what its QR code says, or the QR code's own check fails.

use crate::findings::Level;
use crate::invoice::QrCode;
use crate::lang::{Lang, Wording};
use crate::money::Money;
use crate::registers::{Receipt, ReceiptKind};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;

/// `format/qr-mismatch`.
pub static RULE: Rule = Rule {
    id: "format/qr-mismatch",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("二维码与录入不一致", "typed otherwise than the QR code says"),
    why: Wording::new(
        "二维码是票面上机器写的一份；与录入不同，不是录错，就是票面被改过。",
        "the QR code is the machine's own writing on the paper: where it differs, a figure was mistyped or the paper altered.",
    ),
    source: Wording::new(
        "税务机关发票二维码的内容（据软件商公开资料）；CRC-16，多项式 0x8005",
        "the tax offices' QR codes, as software vendors report them; CRC-16 with polynomial 0x8005",
    ),
    reads: &["receipts"],
    whole: &[],
    policy: &[],
    guide: include_str!("qr_mismatch.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for receipt in &context.rows().receipts {
        // Codes of fiscal and other papers follow no rule that is known.
        let (Some(text), false) = (&receipt.qr, matches!(receipt.kind, ReceiptKind::Fiscal | ReceiptKind::Other)) else { continue };
        report.checked(1);
        let lang = context.lang;
        let next = say!(lang, "对照票面改正录入，或重新扫码", "compare the paper: mend what was typed, or scan anew");
        let Some(code) = QrCode::read(text) else {
            let message = say!(lang, "不是发票二维码的文字", "this is not the text of an invoice's QR code");
            report.add(context.finding(receipt, "qr").message(message).next(say!(
                lang,
                "重新扫码，或清空此格",
                "scan anew, or empty the cell"
            )));
            continue;
        };
        let differences = differences(lang, receipt, &code);
        if let Some((column, _)) = differences.first() {
            let told: Vec<&str> = differences.iter().map(|(_, told)| told.as_str()).collect();
            let told = told.join(if lang == Lang::Chinese { "；" } else { "; " });
            report.add(context.finding(receipt, column).message(told).next(next));
        } else if !code.is_sound {
            let message = say!(lang, "二维码的校验码不符", "the QR code's check does not fit");
            report.add(context.finding(receipt, "qr").message(message).next(next));
        }
    }
}

/// The kind of receipt that the tax office's number stands for.
fn kind_of(code: &QrCode<'_>) -> Option<ReceiptKind> {
    match code.kind {
        "01" => Some(ReceiptKind::Special),
        "04" => Some(ReceiptKind::General),
        "10" => Some(ReceiptKind::ELegacy),
        "31" => Some(ReceiptKind::ESpecial),
        "32" => Some(ReceiptKind::EGeneral),
        _ => None,
    }
}

/// What differs, with the column in which it was typed.
fn differences(lang: Lang, receipt: &Receipt, code: &QrCode<'_>) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let mut tell = |column: &'static str, chinese: &str, typed: &str, says: &str| {
        found
            .push((column, say!(lang, "{chinese}录为 {typed}，二维码为 {says}", "`{column}` is {typed}, the QR code says {says}")));
    };
    if let Some(kind) = kind_of(code).filter(|kind| *kind != receipt.kind) {
        tell("kind", "票种", receipt.kind.shown(lang), kind.shown(lang));
    }
    let typed = receipt.code.as_deref().unwrap_or_default();
    if typed != code.code {
        tell("code", "发票代码", or_none(lang, typed), or_none(lang, code.code));
    }
    if *receipt.number != *code.number {
        tell("number", "发票号码", &receipt.number, code.number);
    }
    if let Some(date) = code.date.filter(|date| *date != receipt.date) {
        tell("date", "开票日期", &receipt.date.to_string(), &date.to_string());
    }
    if let Some(amount) = code.amount {
        let (column, chinese, typed) = amount_typed(receipt, code, amount);
        if typed.is_some_and(|typed| typed != amount) {
            tell(column, chinese, &typed.unwrap_or(amount).to_string(), &amount.to_string());
        }
    }
    found
}

/// What was typed of the amount that the QR code holds: before tax for 01, in all for 31 and 32; of older ones vendors say
/// either, so that the one that fits is taken.
fn amount_typed(receipt: &Receipt, code: &QrCode<'_>, amount: Money) -> (&'static str, &'static str, Option<Money>) {
    let net = receipt.net.or_else(|| receipt.tax.map(|tax| receipt.total - tax));
    match code.kind {
        "01" => ("net", "不含税金额", net),
        "31" | "32" => ("total", "价税合计", Some(receipt.total)),
        _ if net == Some(amount) => ("net", "不含税金额", net),
        // Without the net amount nobody knows which of the two the code holds.
        _ if net.is_none() && receipt.total != amount => ("total", "价税合计", None),
        _ => ("total", "价税合计", Some(receipt.total)),
    }
}

fn or_none(lang: Lang, text: &str) -> &str {
    match (text, lang) {
        ("", Lang::Chinese) => "空",
        ("", Lang::English) => "empty",
        _ => text,
    }
}
