//! A unified social credit code (统一社会信用代码) whose check digits do not fit: probably a slip of the finger.

use crate::findings::{Draft, Level};
use crate::id::Label;
use crate::lang::{Lang, Wording};
use crate::registers::Row;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::{LEDGER_FILE, Spot};
use crate::uscc::{self, Fault, LENGTH};

/// `format/uscc-invalid`.
pub static RULE: Rule = Rule {
    id: "format/uscc-invalid",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("统一社会信用代码校验不符", "a credit code that does not check"),
    why: Wording::new(
        "代码抄错，发票抬头就开错，供应商也查不到。个别已发的代码本身不合校验，核对执照后可以豁免。",
        "with a slip in it invoices bear the wrong code and a supplier is not found. A few issued codes fail; compare the licence.",
    ),
    source: Wording::new(
        "GB 32100-2015（统一社会信用代码编码规则）；GB 11714-1997（组织机构代码）",
        "GB 32100-2015 (unified social credit codes); GB 11714-1997 (organization codes)",
    ),
    reads: &["suppliers", "receipts"],
    whole: &[],
    policy: &[],
    guide: include_str!("uscc_invalid.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let school = &context.settings.school;
    if let (Some(uscc), Some(at)) = (&school.uscc, school.at) {
        tell(context, report, uscc, || Draft::new(Spot::Cell(at, "uscc"), format!("{LEDGER_FILE}#uscc")));
    }
    for supplier in &context.rows().suppliers {
        check_cell(context, report, supplier, "uscc", supplier.uscc);
    }
    for receipt in &context.rows().receipts {
        check_cell(context, report, receipt, "seller_uscc", receipt.seller_uscc);
        check_cell(context, report, receipt, "buyer_uscc", receipt.buyer_uscc);
    }
}

fn check_cell<R: Row>(context: &Context<'_>, report: &mut Report, row: &R, column: &'static str, uscc: Option<Label>) {
    if let Some(uscc) = uscc {
        tell(context, report, context.label(uscc), || context.finding(row, column));
    }
}

fn tell(context: &Context<'_>, report: &mut Report, code: &str, draft: impl FnOnce() -> Draft) {
    report.checked(1);
    if let Err(fault) = uscc::check(code) {
        let (message, next) = worded(context.lang, code, fault);
        report.add(draft().message(message).next(next));
    }
}

fn worded(lang: Lang, code: &str, fault: Fault) -> (String, String) {
    let compare = say!(lang, "对照营业执照或法人证书改正", "compare it with the licence");
    match fault {
        Fault::Length(length) => (
            say!(lang, "统一社会信用代码应为 {LENGTH} 位，这里 {length} 位", "{length} characters instead of {LENGTH}"),
            if length == 15 {
                say!(lang, "15 位是旧税号，改填执照上的 18 位代码", "15 is an old tax number; write the licence's 18 characters")
            } else {
                compare
            },
        ),
        Fault::Character(character) => (
            say!(lang, "{code} 里的“{character}”不会出现在代码里", "{code} has `{character}`, which codes do not have"),
            match character {
                'a'..='z' => say!(lang, "字母写大写", "write capital letters"),
                'I' => say!(lang, "是否把 1 写成了 I？", "was it a 1?"),
                'O' => say!(lang, "是否把 0 写成了 O？", "was it a 0?"),
                'S' => say!(lang, "是否把 5 写成了 S？", "was it a 5?"),
                'Z' => say!(lang, "是否把 2 写成了 Z？", "was it a 2?"),
                _ => compare,
            },
        ),
        Fault::Organisation { expected } => (
            say!(
                lang,
                "{code} 第 17 位应为 {expected}，9 至 17 位中有一位不对",
                "one of characters 9 to 17 of {code} is wrong; the 17th checks as {expected}"
            ),
            compare,
        ),
        Fault::Check { expected } => (
            say!(
                lang,
                "{code} 末位应为 {expected}，其中有一位不对",
                "one character of {code} is wrong; the last checks as {expected}"
            ),
            compare,
        ),
    }
}
