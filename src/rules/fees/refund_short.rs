//! What is left of a settled fee went back to those who paid it, all of it (多退).

use crate::findings::Level;
use crate::lang::Wording;
use crate::policy::Refund;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `fees/refund-short`.
pub static RULE: Rule = Rule {
    id: "fees/refund-short",
    level: Level::Error,
    fixable: false,
    title: Wording::new("结余未退足", "less refunded than was left"),
    why: Wording::new(
        "代收费多退少不补（或多退少补）：结余不退足，就是截留家长的钱。",
        "what is left of a fee goes back whatever the rule on shortages is; keeping it is keeping the parents' money.",
    ),
    source: Wording::new(
        "各省中小学服务性收费和代收费管理办法（多退少不补，或多退少补）",
        "provincial measures on school service fees (what is left goes back; some also ask for what lacks)",
    ),
    reads: &["fees"],
    whole: &[],
    policy: &["fees.refund"],
    guide: include_str!("refund_short.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for line in context.books.fees.lines() {
        let Some((settled, left)) = line.row.settled.zip(line.left()) else { continue };
        report.checked(1);
        let (charged, used, refunded) = (line.row.charged, line.row.used.unwrap_or_default(), line.refunded());
        if refunded >= left || !left.yuan().is_sign_positive() {
            continue;
        }
        let lacking = left - refunded;
        let custom = match (context.policy(settled).fees.refund, lang) {
            (Refund::NoExtra, crate::lang::Lang::Chinese) => "多退少不补",
            (Refund::Both, crate::lang::Lang::Chinese) => "多退少补",
            (Refund::NoExtra, crate::lang::Lang::English) => "no-extra",
            (Refund::Both, crate::lang::Lang::English) => "both",
        };
        report.add(
            context
                .finding(line.row, "refunded")
                .message(say!(
                    lang,
                    "收取 {charged}，实支 {used}，应退 {left}，已退 {refunded}，少退 {lacking}（{custom}）",
                    "{charged} collected, {used} used: {left} to pay back, {refunded} paid, {lacking} short (fees.refund = {custom})"
                ))
                .next(say!(
                    lang,
                    "退还 {lacking}，更新 refunded（退还）和 refund_voucher（退款凭证）；实支写错的更正实支",
                    "pay {lacking} back and write it in `refunded` with its voucher; or mend `used` if that is wrong"
                ))
                .beside(cell(line.row, "used"), say!(lang, "实支", "what was used")),
        );
    }
}
