//! An invoice number or code that does not have the shape of its kind, or the year of its issue.

use crate::findings::Level;
use crate::invoice::{self, Misnumbered, Numbering};
use crate::lang::{Lang, Wording};
use crate::registers::ReceiptKind;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `format/invoice-number-invalid`.
pub static RULE: Rule = Rule {
    id: "format/invoice-number-invalid",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("发票号码与票种不符", "an invoice number unlike its kind"),
    why: Wording::new(
        "号码抄错，查验不到，重复报销也查不出来。",
        "a number with a slip cannot be verified, and the same invoice claimed twice is not seen.",
    ),
    source: Wording::new(
        "税务、财政部门发票与财政票据的编号规则（据软件商公开资料）",
        "how tax and finance offices number invoices and fiscal receipts, as software vendors report it",
    ),
    reads: &["receipts"],
    whole: &[],
    policy: &[],
    guide: include_str!("invoice_number_invalid.md"),
    check: Check::Ledger(check),
};

/// How a kind of receipt is numbered; other papers follow no rule.
pub fn numbering(kind: ReceiptKind) -> Option<Numbering> {
    match kind {
        ReceiptKind::ESpecial | ReceiptKind::EGeneral => Some(Numbering::Digital),
        ReceiptKind::Special | ReceiptKind::General | ReceiptKind::ELegacy => Some(Numbering::Coded),
        ReceiptKind::Fiscal => Some(Numbering::Fiscal),
        ReceiptKind::Other => None,
    }
}

fn check(context: &Context<'_>, report: &mut Report) {
    for receipt in &context.rows().receipts {
        let Some(numbering) = numbering(receipt.kind) else { continue };
        report.checked(1);
        let (code, number) = (receipt.code.as_deref(), &*receipt.number);
        if let Err(why) = invoice::check(numbering, code, number, receipt.date) {
            let column = match why {
                Misnumbered::Number { .. } | Misnumbered::Year { .. } => "number",
                Misnumbered::Code { .. } if code.is_none() => "kind",
                Misnumbered::Code { .. } | Misnumbered::CodeGiven => "code",
            };
            let (message, next) = worded(context.lang, why, code, number);
            report.add(context.finding(receipt, column).message(message).next(next));
        }
    }
}

fn worded(lang: Lang, why: Misnumbered, code: Option<&str>, number: &str) -> (String, String) {
    let compare = say!(lang, "对照票面改正号码，或改正 kind（票种）", "compare the paper; mend the number or `kind`");
    match why {
        Misnumbered::Number { .. } if number.contains(['E', 'e', '.']) => (
            say!(lang, "{number} 是表格软件改写过的号码", "{number} is what a spreadsheet program made of the number"),
            say!(
                lang,
                "在表格软件里把此列设为“文本”，照票面重新录入",
                "make the column text in the program, and type the number anew"
            ),
        ),
        Misnumbered::Number { digits } if number.chars().count() == digits => (
            say!(lang, "号码里有数字以外的字", "the number holds something besides digits"),
            say!(lang, "只写半角数字，不留空格", "write plain digits without blanks"),
        ),
        Misnumbered::Number { digits } => (
            say!(
                lang,
                "此票种的号码为 {digits} 位数字，这里 {} 位",
                "{} characters; numbers of this kind have {digits} digits",
                number.chars().count()
            ),
            compare,
        ),
        Misnumbered::Code { digits } => {
            let digits: Vec<String> = digits.iter().map(ToString::to_string).collect();
            let digits = digits.join(if lang == Lang::Chinese { " 或 " } else { " or " });
            match code {
                None => (
                    say!(
                        lang,
                        "此票种另有 {digits} 位发票代码，没有填",
                        "this kind has a code of {digits} digits, which is not there"
                    ),
                    say!(lang, "在 code（发票代码）填票面左上的代码，或改正 kind（票种）", "fill in `code`, or mend `kind`"),
                ),
                Some(code) => (
                    say!(
                        lang,
                        "发票代码为 {digits} 位数字，这里 {} 位",
                        "{} characters; a code has {digits} digits",
                        code.chars().count()
                    ),
                    compare,
                ),
            }
        }
        Misnumbered::CodeGiven => (
            say!(lang, "数电票没有发票代码", "a fully digital invoice has no code"),
            say!(lang, "清空 code（发票代码），或改正 kind（票种）", "empty `code`, or mend `kind`"),
        ),
        Misnumbered::Year { expected } => (
            say!(
                lang,
                "号码以 {} 开头，开票年份应为 {expected:02}",
                "the number begins with {}, the year of issue is {expected:02}",
                &number.chars().take(2).collect::<String>()
            ),
            say!(lang, "对照票面改正号码或 date（开票日期）", "compare the paper; mend the number or `date`"),
        ),
    }
}
