//! One purchase in several parts (化整为零), each small enough for a lower step or no tender.

use crate::books::purchases::Shared;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;

/// `approval/purchase-split`.
pub static RULE: Rule = Rule {
    id: "approval/purchase-split",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("疑似化整为零", "perhaps one purchase in parts"),
    why: Wording::new(
        "短期内同一经费、同一供应商或品类的几笔采购，合起来要更高的审批或招标，分开就都绕过了。",
        "several purchases of one kind in few days would together need a higher step or a tender; apart they avoid it.",
    ),
    source: Wording::new(
        "政府采购法第二十八条；政府采购法实施条例第二十八条",
        "Government Procurement Law art. 28; its Implementing Regulation art. 28",
    ),
    reads: &["purchases", "items", "contracts"],
    whole: &["purchases", "contracts"],
    policy: &["purchase.split_days", "approval.bands", "purchase.quotes"],
    guide: include_str!("purchase_split.md"),
    check: Check::Ledger(check),
};

/// How many of the other purchases are shown, the last ones.
const MOST_SHOWN: usize = 20;

fn check(context: &Context<'_>, report: &mut Report) {
    let book = &context.books.purchases;
    report.checked(book.chains().iter().filter(|chain| chain.band.is_some()).count());
    for split in book.splits(context.ledger, context.settings, &context.books.contracts) {
        let Some(((last, _), others)) = split.members.split_last() else { continue };
        let (count, sum) = (split.members.len(), split.sum);
        let line = match split.line {
            Some(line) => say!(context.lang, "经费 {}", "{}", context.text(line)),
            None => say!(context.lang, "没有列经费", "no budget line"),
        };
        let shared = match split.shared {
            Shared::Supplier(_, supplier) => context.supplier(supplier),
            Shared::Category(category) => say!(context.lang, "品类 {category}", "category {category}"),
        };
        let comma = say!(context.lang, "、", ", ");
        let mut lacking: Vec<&str> = split.steps.clone();
        lacking.extend(split.method.map(|method| method.shown(context.lang)));
        let lacking = lacking.join(&comma);
        let (from, to) = (others.first().map_or(last.row.date, |(first, _)| first.row.date), last.row.date);
        let mut draft = context
            .finding(last.row, "date")
            .message(say!(
                context.lang,
                "{count} 笔采购（{from} 至 {to}，{line}，{shared}）合计 {sum} 元，应有 {lacking}，各笔都没有",
                "{count} purchases from {from} to {to} ({line}, {shared}) come to {sum} yuan and need {lacking}, which none has"
            ))
            .next(say!(
                context.lang,
                "合并为一单按合计金额报批；确属不同需要的，登记豁免并写明理由",
                "make them one request and have it approved by its sum; if they are different needs, enter a waiver with the reason"
            ));
        for (other, amount) in others.iter().rev().take(MOST_SHOWN).rev() {
            let day = other.row.date;
            draft = draft.beside(cell(other.row, "date"), say!(context.lang, "{day}，{amount} 元", "{amount} yuan on {day}"));
        }
        report.add(draft);
    }
}
