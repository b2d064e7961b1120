//! A tender (招标) runs long enough, has enough valid bids, and is awarded once it has closed, before anything is ordered.

use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{Purchase, Tender};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `approval/tender-short`.
pub static RULE: Rule = Rule {
    id: "approval/tender-short",
    level: Level::Error,
    fixable: false,
    title: Wording::new("招标程序不足", "a tender that was too short"),
    why: Wording::new(
        "公告期不足、有效投标不足三家应当废标；未截止先定标，结果已经内定。",
        "a notice too short or fewer than three valid bids void a tender; an award before the close was settled beforehand.",
    ),
    source: Wording::new(
        "政府采购法第三十五条（二十日）、第三十六条（三家）",
        "Government Procurement Law art. 35 (twenty days), 36 (three bidders)",
    ),
    reads: &["purchases"],
    whole: &[],
    policy: &["purchase.tender_notice_days", "purchase.tender_bidders"],
    guide: include_str!("tender_short.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.chains() {
        let Some(tender) = &chain.row.tender else { continue };
        // A tender that came to nothing, and of which nothing was bought, may have been short.
        if chain.row.cancelled.is_some() || chain.is_rejected() || !(chain.is_bought() || tender.award.is_some()) {
            continue;
        }
        notice(context, chain.row, tender, report);
        bidders(context, chain.row, tender, report);
        award(context, chain.row, tender, chain.is_bought(), report);
    }
}

fn notice(context: &Context<'_>, row: &Purchase, tender: &Tender, report: &mut Report) {
    report.checked(1);
    let needed = context.policy(tender.notice.unwrap_or(row.date)).purchase.tender_notice_days;
    let (Some(notice), Some(closes)) = (tender.notice, tender.closes) else {
        let (missing, word) = if tender.notice.is_none() { ("notice", "公告") } else { ("closes", "截止") };
        report.add(
            context
                .finding_inside(row, tender, missing)
                .message(say!(context.lang, "招标没有{word}日期", "the tender has no `{missing}`"))
                .next(say!(context.lang, "在 tender（招标）中填写{word}日期", "fill `{missing}` in `tender`")),
        );
        return;
    };
    let days = closes.days_since(notice);
    if days < i64::from(needed) {
        let earliest = notice.plus_days(needed);
        report.add(
            context
                .finding_inside(row, tender, "closes")
                .message(say!(context.lang, "公告 {days} 日，应有 {needed} 日", "open for {days} days, {needed} are needed"))
                .next(say!(
                    context.lang,
                    "截止日不早于 {earliest}；已经截止的，重新招标",
                    "close on {earliest} or later; if it has closed already, invite bids again"
                ))
                .beside(cell(tender, "notice"), say!(context.lang, "公告日 {notice}", "notice of {notice}")),
        );
    }
}

fn bidders(context: &Context<'_>, row: &Purchase, tender: &Tender, report: &mut Report) {
    report.checked(1);
    let needed = context.policy(tender.closes.unwrap_or(row.date)).purchase.tender_bidders;
    let (message, next) = match tender.bidders {
        None => (
            say!(context.lang, "招标没有有效投标家数", "the tender does not say how many bids were valid"),
            say!(context.lang, "在 tender（招标）中填写 bidders（投标家数）", "fill `bidders` in `tender`"),
        ),
        Some(bidders) if bidders < needed => (
            say!(context.lang, "有效投标 {bidders} 家，应有 {needed} 家", "{bidders} valid bids, {needed} are needed"),
            say!(context.lang, "废标，重新招标", "void the tender and invite bids again"),
        ),
        Some(_) => return,
    };
    report.add(context.finding_inside(row, tender, "bidders").message(message).next(next));
}

fn award(context: &Context<'_>, row: &Purchase, tender: &Tender, is_bought: bool, report: &mut Report) {
    let Some(award) = tender.award else {
        report.checked(usize::from(is_bought));
        if is_bought {
            report.add(
                context
                    .finding_inside(row, tender, "award")
                    .message(say!(context.lang, "已经采购，招标没有定标日期", "ordered, and the tender was never awarded"))
                    .next(say!(context.lang, "在 tender（招标）中填写 award（定标）日期", "fill `award` in `tender`")),
            );
        }
        return;
    };
    let Some(closes) = tender.closes else { return };
    report.checked(1);
    if award < closes {
        report.add(
            context
                .finding_inside(row, tender, "award")
                .message(say!(context.lang, "{award} 定标，{closes} 才截止", "awarded on {award}, closing on {closes}"))
                .next(say!(
                    context.lang,
                    "核对两个日期；截止以后开标、定标",
                    "mend the date that is wrong; bids are opened after the close"
                ))
                .beside(cell(tender, "closes"), say!(context.lang, "投标截止 {closes}", "bids close on {closes}")),
        );
    }
}
