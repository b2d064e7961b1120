//! What a class paid for a fee is at most the filed price × units × payers.

use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `fees/above-price`.
pub static RULE: Rule = Rule {
    id: "fees/above-price",
    level: Level::Error,
    fixable: false,
    title: Wording::new("超标准收费", "more collected than the price allows"),
    why: Wording::new(
        "收取的钱超过备案标准 × 人数，多收的部分就是乱收费，要退还。",
        "what is collected beyond the filed price is an unlawful charge and goes back.",
    ),
    source: Wording::new(
        "价格法第十三条；各省中小学服务性收费和代收费管理办法（按备案标准收取）",
        "Pricing Law art. 13; provincial measures on school service fees (charged as filed)",
    ),
    reads: &["fees", "fee-items", "journal"],
    whole: &["fee-items", "journal"],
    policy: &[],
    guide: include_str!("above_price.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for line in context.books.fees.lines() {
        let Some((item, due)) = line.item.zip(line.due()) else { continue };
        report.checked(1);
        let (row, charged) = (line.row, line.row.charged);
        if charged <= due {
            continue;
        }
        let (price, payers, over) = (item.price, row.payers, charged - due);
        let units = row.units.filter(|_| item.per != crate::registers::FeePer::Term);
        let times = units.map_or_else(String::new, |units| format!(" × {units}"));
        report.add(
            context
                .finding(row, "charged")
                .message(say!(
                    lang,
                    "收取 {charged}，标准 {price}{times} × {payers} 人得 {due}，多收 {over}",
                    "{charged} collected, {price}{times} × {payers} payers is {due}: {over} too much"
                ))
                .next(say!(
                    lang,
                    "核对人数、次数与收取金额；确已多收的，退还 {over} 并登记退款",
                    "compare payers, units and amount; if it was collected, pay {over} back and enter the refund"
                ))
                .beside(cell(item, "price"), say!(lang, "备案标准", "the filed price")),
        );
    }
}
