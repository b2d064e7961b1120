//! From a certain amount on, a purchase is put to tender (招标).

use crate::findings::Level;
use crate::lang::Wording;
use crate::policy::Method;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `approval/tender-missing`.
pub static RULE: Rule = Rule {
    id: "approval/tender-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("应招标未招标", "bought without the tender that it needs"),
    why: Wording::new(
        "达到招标档次的采购直接定给一家，其他供应商没有机会，价格没有竞争。",
        "what is large enough for a tender and goes to one supplier without it has met no competition.",
    ),
    source: Wording::new(
        "政府采购法第二十六至二十八条；学校审批权限",
        "Government Procurement Law art. 26–28; the school's own ladder",
    ),
    reads: &["purchases", "contracts"],
    whole: &["contracts"],
    policy: &["approval.bands"],
    guide: include_str!("tender_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        let needed = chain.band.is_some_and(|band| band.method == Some(Method::Tender));
        if !needed || context.books.contracts.cover(chain.row) {
            continue;
        }
        report.checked(1);
        if chain.row.tender.is_some() {
            continue;
        }
        let amount = chain.amount();
        let ordered = chain.first_order().map(|order| (cell(order, "date"), say!(context.lang, "已采购", "already ordered")));
        let proved = || chain.proof().map(|proof| (proof.spot(), say!(context.lang, "已采购", "already bought")));
        let Some((spot, bought)) = ordered.or_else(proved) else { continue };
        report.add(
            context
                .finding_row(chain.row)
                .beside(spot, bought)
                .message(say!(context.lang, "金额 {amount} 元应招标，没有招标记录", "{amount} yuan need a tender, and there is none"))
                .next(say!(
                    context.lang,
                    "填写 tender（招标）的公告、截止、投标家数、定标；在已有合同内采购的，在 order（采购）中填写 contract（合同号），并在“合同”写明 purchase（请购单号，即招标的那张）或金额、公告日期",
                    "add `tender = {{ notice = …, closes = …, bidders = …, award = … }}`; under a standing contract, name it in the order's `contract`, and say in `contracts` which purchase it came of, or its `amount` or `published`"
                )),
        );
    }
}
