//! `receipts` (票据): every invoice and fiscal receipt that the school was given, each entered once and once only.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::Money;
use crate::table::Text;

crate::words! {
    /// What kind of paper a receipt is.
    pub enum ReceiptKind {
        ESpecial = "e-special" | "数电专票" | "电子发票(增值税专用发票)",
        EGeneral = "e-general" | "数电普票" | "电子发票(普通发票)",
        Special = "special" | "专票" | "增值税专用发票",
        General = "general" | "普票" | "增值税普通发票",
        ELegacy = "e-legacy" | "电子普票" | "增值税电子普通发票",
        Fiscal = "fiscal" | "财政票据" | "财政电子票据",
        Other = "other" | "其他",
    }
}

crate::register! {
    /// A receipt (票据).
    pub struct Receipt in "receipts" = "票据";
    area: Books;
    kept: Shape::Csv;
    about: "收到的发票与财政票据，一票一行", "every invoice and fiscal receipt that was received, a row each";
    id: receipt;
    key: "receipt";
    day: date;
    columns {
        receipt: Id = "票据号": "学校自编的票据号，如 FP-202609-001", "the school's own number for it";
        date: Day = "开票日期": "开票日期", "the day it was issued";
        kind: ReceiptKind = "票种": "票种", "what kind of paper it is";
        code: Option<Text> = "发票代码": "发票代码，10 或 12 位，财政票据 8 位；数电票没有", "the invoice code; fully digital invoices have none";
        number: Text = "发票号码": "票面号码；数电票 20 位，其余 8 位，财政票据 10 位", "the number printed on it";
        seller: Option<Label> = "销售方": "供应商编号，或票面上的销售方名称", "a supplier's id, or the seller's name as printed";
        seller_uscc: Option<Label> = "销售方税号": "销售方统一社会信用代码", "the seller's unified social credit code";
        buyer: Option<Label> = "购买方": "票面上的购买方名称，须为学校抬头", "the buyer's name as printed";
        buyer_uscc: Option<Label> = "购买方税号": "购买方统一社会信用代码", "the buyer's unified social credit code";
        net: Option<Money> = "不含税": "不含税金额（元）", "yuan before tax";
        tax: Option<Money> = "税额": "税额（元）", "the tax in yuan";
        total: Money = "价税合计": "价税合计（元）", "yuan in all, tax included";
        purchase: Option<Id> = "请购单" -> "purchases": "所属请购单", "the purchase it belongs to";
        budget: Option<Id> = "经费项目" -> "budget": "列支的经费项目", "the budget line it is spent from";
        claim: Option<Id> = "报销单" -> "claims": "报销它的报销单", "the claim that it is paid by";
        qr: Option<Text> = "二维码": "发票二维码的全文", "the whole text of its QR code";
        verified: Option<Day> = "查验日期": "在税务或财政平台查验的日期", "the day it was verified with the tax or fiscal platform";
        file: Option<Text> = "附件": "电子票据文件的路径，从账簿根目录算起", "its file, by the path below the ledger";
        digest: Option<Text> = "附件摘要": "电子票据文件的 SHA-256", "the file's SHA-256";
    }
}
