//! An invoice is made out to the school: its name and its unified social credit code.

use crate::books::parties::plain;
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{Receipt, ReceiptKind};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::HashSet;

/// `voucher/buyer-wrong`.
pub static RULE: Rule = Rule {
    id: "voucher/buyer-wrong",
    level: Level::Error,
    fixable: false,
    title: Wording::new("发票抬头或税号不符", "an invoice made out to somebody else"),
    why: Wording::new(
        "抬头或税号不是学校的发票，不能作为学校的支出凭据。",
        "an invoice made out to another buyer is no evidence of what the school spent.",
    ),
    source: Wording::new(
        "发票管理办法第二十一、二十二条；国家税务总局公告2017年第16号（购买方名称与税号）",
        "Invoice Rules art. 21–22; State Taxation Administration notice 2017 no. 16 (name and tax number of the buyer)",
    ),
    reads: &["receipts"],
    whole: &[],
    policy: &[],
    guide: include_str!("buyer_wrong.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    let school = &context.settings.school;
    let names = [&school.title, &school.name].map(|name| plain(name));
    let uscc = school.uscc.as_deref().map(plain);
    let people: HashSet<String> = context.rows().people.iter().map(|person| plain(&person.name)).collect();
    for receipt in context.rows().receipts.iter().filter(|receipt| receipt.corrects.is_none()) {
        let buyer = receipt.buyer.map(|buyer| context.label(buyer)).filter(|_| !names[0].is_empty());
        let number = receipt.buyer_uscc.map(|number| context.label(number)).filter(|_| uscc.is_some());
        report.checked(usize::from(buyer.is_some()) + usize::from(number.is_some()));
        let wrong_buyer = buyer.filter(|buyer| !names.contains(&plain(buyer)) && !is_ticket(receipt, &people, buyer));
        let wrong_number = number.filter(|number| Some(plain(number)) != uscc);
        let finding = match (wrong_buyer, wrong_number) {
            (Some(buyer), _) => {
                let title = &school.title;
                context.finding(receipt, "buyer").message(say!(
                    lang,
                    "抬头为 {buyer}，应为 {title}",
                    "made out to {buyer}, should be {title}"
                ))
            }
            (None, Some(number)) => {
                let uscc = school.uscc.as_deref().unwrap_or_default();
                context.finding(receipt, "buyer_uscc").message(say!(
                    lang,
                    "购买方税号为 {number}，应为 {uscc}",
                    "the buyer's code is {number}, should be {uscc}"
                ))
            }
            (None, None) => continue,
        };
        let next = say!(
            lang,
            "退回销售方重开；登记时抄错的，按票面更正",
            "have the seller issue it anew; if it was copied wrongly, write what the invoice says"
        );
        report.add(finding.next(next));
    }
}

/// A ticket (火车票、机票) bears the name of the person who travelled.
fn is_ticket(receipt: &Receipt, people: &HashSet<String>, buyer: &str) -> bool {
    receipt.kind == ReceiptKind::Other && people.contains(&plain(buyer))
}
