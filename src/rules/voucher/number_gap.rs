//! Numbered papers are all there and each is there once: no number of a series is missing or stands twice (断号、重号).

use crate::books::accounts::amount_of;
use crate::books::numbers::{Gap, Paper, numbering};
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::money::Money;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;

/// `voucher/number-gap`.
pub static RULE: Rule = Rule {
    id: "voucher/number-gap",
    level: Level::Error,
    fixable: false,
    title: Wording::new("断号或重号", "a number missing or doubled"),
    why: Wording::new(
        "连号的单据少一张，就可能有一笔账没有记；一号两用，查账时就对不上单。",
        "where a numbered paper is missing, something may be in no book; a number used twice leads to the wrong paper.",
    ),
    source: Wording::new(
        "会计基础工作规范第五十一条（记账凭证连续编号）",
        "Basic Accounting Norms art. 51 (vouchers are numbered without gaps)",
    ),
    reads: &["journal", "stock-moves", "canteen-intake", "canteen-issues", "claims", "purchases", "stock-counts"],
    whole: &["journal", "stock-moves", "canteen-intake", "canteen-issues", "claims", "purchases", "stock-counts"],
    policy: &[],
    guide: include_str!("number_gap.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let numbering = numbering(context.ledger, context.settings.school.starts, context.today);
    report.checked(numbering.rows);
    for (paper, first) in numbering.doubled {
        if is_unbalanced(context, paper) {
            continue;
        }
        report.add(doubled(context, paper, first));
    }
    for gap in &numbering.gaps {
        report.add(missing(context, gap));
    }
}

/// Whether it is an entry that does not belong to its voucher, which is found as a voucher that does not balance.
fn is_unbalanced(context: &Context<'_>, paper: Paper<'_>) -> bool {
    let Paper::Voucher(row) = paper else { return false };
    let rows = context.books.accounts.voucher(row.voucher).map(|voucher| voucher.rows).unwrap_or_default();
    !rows.iter().map(|row| amount_of(row)).sum::<Money>().is_zero()
}

/// A finding at a paper's number.
fn finding(context: &Context<'_>, paper: Paper<'_>) -> Draft {
    match paper {
        Paper::Voucher(row) => context.finding(row, "voucher"),
        Paper::Slip(written) => context.finding_moved(written, "slip"),
        Paper::Claim(row) => context.finding(row, "id"),
        Paper::Purchase(row) => context.finding(row, "id"),
        Paper::Count(row) => context.finding(row, "count"),
    }
}

/// A finding at a paper's day.
fn at_day(context: &Context<'_>, paper: Paper<'_>) -> Draft {
    match paper {
        Paper::Voucher(row) => context.finding(row, "date"),
        Paper::Slip(written) => context.finding_moved(written, "date"),
        Paper::Claim(row) => context.finding(row, "date"),
        Paper::Purchase(row) => context.finding(row, "date"),
        Paper::Count(row) => context.finding(row, "date"),
    }
}

const fn spot(paper: Paper<'_>) -> Spot {
    match paper {
        Paper::Voucher(row) => Spot::Cell(row.at, "voucher"),
        Paper::Slip(written) => written.cell("slip"),
        Paper::Claim(row) => Spot::Cell(row.at, "id"),
        Paper::Purchase(row) => Spot::Cell(row.at, "id"),
        Paper::Count(row) => Spot::Cell(row.at, "count"),
    }
}

/// The rows of one number, or of two spellings of it, that cannot be one paper.
fn doubled(context: &Context<'_>, paper: Paper<'_>, first: Paper<'_>) -> Draft {
    let ((day, place), (first_day, first_place)) = (paper.day_and_place(), first.day_and_place());
    if paper.id() == first.id() && place == first_place {
        return two_days(context, paper, day, first, first_day);
    }
    let shown = |paper: Paper<'_>| {
        let id = context.text(paper.id());
        match paper.day_and_place() {
            (day, Some(place)) => say!(context.lang, "{id}（{day}，{}）", "{id} ({day}, {})", context.text(place)),
            (day, None) => say!(context.lang, "{id}（{day}）", "{id} ({day})"),
        }
    };
    let (here, there) = (shown(paper), shown(first));
    finding(context, paper)
        .message(say!(context.lang, "重号：{here} 与 {there}", "one number for two: {here} and {there}"))
        .next(say!(
            context.lang,
            "给其中一张编新号；同一张单据的各行，日期、地点要相同",
            "number one of the two anew; rows of one paper share date and place"
        ))
        .beside(spot(first), say!(context.lang, "先用此号", "where the number stands first"))
}

fn two_days(context: &Context<'_>, paper: Paper<'_>, day: Day, first: Paper<'_>, first_day: Day) -> Draft {
    let id = context.text(paper.id());
    at_day(context, paper)
        .message(say!(
            context.lang,
            "{id} 本行日期 {day}，另一行 {first_day}",
            "{id} is of {day} in this row and of {first_day} in another"
        ))
        .next(say!(
            context.lang,
            "改正日期：同一张单据各行日期相同；本是两张单据的，给其中一张编新号",
            "mend the date: all rows of one paper share it; if they are two papers, number one of them anew"
        ))
        .beside(spot(first), say!(context.lang, "同号的另一行", "the other row of this number"))
}

fn missing(context: &Context<'_>, gap: &Gap<'_>) -> Draft {
    let Gap { first, last, count, .. } = gap;
    let draft = finding(context, gap.after)
        .message(match count {
            1 => say!(context.lang, "缺 {first}", "{first} is missing"),
            _ => say!(context.lang, "缺 {count} 个号：{first} 至 {last}", "{count} numbers are missing: {first} to {last}"),
        })
        .next(say!(
            context.lang,
            "补录缺的单据；作废的号也登记一行，数字为 0，在 note（备注）注明作废",
            "enter the papers; a number that was voided gets a row of its own, with figures of 0 and the reason in `note`"
        ));
    match gap.before {
        Some(before) => draft.beside(spot(before), say!(context.lang, "前一号", "the number before")),
        None => draft,
    }
}
