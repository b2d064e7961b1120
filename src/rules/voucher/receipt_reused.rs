//! One invoice is entered once and paid once, across all years, files and books.

use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `voucher/receipt-reused`.
pub static RULE: Rule = Rule {
    id: "voucher/receipt-reused",
    level: Level::Error,
    fixable: false,
    title: Wording::new("发票重复报销", "one invoice used twice"),
    why: Wording::new(
        "电子发票可以反复打印，同一张发票只能登记一次、支付一次，不论哪一年、哪个账套。",
        "an electronic invoice prints as often as one likes: it is entered once and paid once, whatever the year or the books.",
    ),
    source: Wording::new(
        "财会〔2020〕6号（防止电子会计凭证重复入账）；会计法第十四条",
        "Caikuai [2020] 6 (no electronic voucher is entered twice); Accounting Law art. 14",
    ),
    reads: &["receipts", "claims", "journal"],
    whole: &[],
    policy: &[],
    guide: include_str!("receipt_reused.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    report.checked(context.rows().receipts.len());
    for (first, receipt) in context.books.invoices.repeated() {
        let (id, number) = (context.text(first.receipt), &*receipt.number);
        report.add(
            context
                .finding(*receipt, "number")
                .message(say!(lang, "发票 {number} 已登记为 {id}", "invoice {number} is already entered as {id}"))
                .next(say!(
                    lang,
                    "删去本行，报销单与凭证改用 {id}；确为另一张发票的，更正号码",
                    "take this row out and name {id} in claim and voucher; if it is another invoice, mend its number"
                ))
                .beside(cell(*first, "number"), say!(lang, "首次登记", "entered first here")),
        );
    }
    for paid in context.books.payments.paid_again() {
        let (id, total) = (context.text(paid.receipt.receipt), paid.receipt.total);
        let first = context.text(paid.first.voucher);
        report.add(
            context
                .finding(paid.again, "source")
                .message(say!(
                    lang,
                    "票据 {id}（{total}）已由凭证 {first} 支付",
                    "receipt {id} ({total}) was already paid by voucher {first}"
                ))
                .next(say!(
                    lang,
                    "追回重复支付的款项，并冲销本凭证或更正 source（来源单据）",
                    "get the second payment back and reverse this voucher, or mend `source`"
                ))
                .beside(cell(paid.first, "voucher"), say!(lang, "首次支付", "paid first here")),
        );
    }
    report.checked(context.rows().claims.len());
}
