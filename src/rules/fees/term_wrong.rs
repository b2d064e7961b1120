//! A fee is collected in the term it is for, from a class that there is in that term.

use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::Fee;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::term::TermId;
use std::collections::{BTreeMap, BTreeSet};

/// `fees/term-wrong`.
pub static RULE: Rule = Rule {
    id: "fees/term-wrong",
    level: Level::Error,
    fixable: false,
    title: Wording::new("收费学期或班级不符", "a fee of another term, or of a class that is not there"),
    why: Wording::new(
        "收费按学期，不得跨学期预收；学期或班级写错的一行，谁缴的、缴的什么都对不上。",
        "fees are taken by the term and not ahead of it; a row of another term or class says wrongly who paid for what.",
    ),
    source: Wording::new(
        "幼儿园收费管理暂行办法第十一条；教育部等五部门关于进一步加强和规范教育收费管理的意见（按学期或按月收取，不得跨学期预收）",
        "Interim Measures on Kindergarten Fees art. 11; opinions of five ministries on school fees (by term or month, not ahead of the term)",
    ),
    reads: &["fees", "classes", "journal"],
    whole: &["classes", "journal"],
    policy: &[],
    guide: include_str!("term_wrong.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let calendar = &context.settings.calendar;
    let classes: BTreeSet<(TermId, Id)> = context.rows().classes.iter().map(|row| (row.term, row.class)).collect();
    let terms: BTreeSet<TermId> = classes.iter().map(|(term, _)| *term).collect();
    // A class of a term that the calendar does not have is found as that; it may be the one that is sought.
    let strays: BTreeSet<Id> = classes.iter().filter(|(term, _)| calendar.term(*term).is_none()).map(|(_, class)| *class).collect();
    let mut unknown: BTreeMap<(TermId, Id), (&Fee, usize)> = BTreeMap::new();
    for line in context.books.fees.lines() {
        report.checked(1);
        let row = line.row;
        // A term that is not in the calendar is found as that.
        let Some(term) = calendar.term(row.term) else { continue };
        if terms.contains(&row.term) && !classes.contains(&(row.term, row.class)) && !strays.contains(&row.class) {
            unknown.entry((row.term, row.class)).or_insert((row, 0)).1 += 1;
            continue;
        }
        let Some(collected) = line.collected.filter(|_| row.note.is_none()) else { continue };
        let other = calendar.term_of(collected).filter(|other| other.id != term.id);
        if let Some(other) = other {
            report.add(other_term(context, row, collected, other.id));
        }
    }
    for ((term, _), (row, rows)) in unknown {
        report.add(no_class(context, row, term, rows - 1));
    }
}

fn other_term(context: &Context<'_>, row: &Fee, collected: Day, other: TermId) -> Draft {
    let lang = context.lang;
    let (class, fee, term) = (context.text(row.class), context.text(row.fee), row.term);
    let draft = context
        .finding(row, "term")
        .message(say!(
            lang,
            "{class} {fee} 是 {term} 的，收款凭证在 {collected}，属于 {other}",
            "{fee} of {class} is for {term}; its voucher of {collected} lies in {other}"
        ))
        .next(say!(
            lang,
            "学期或凭证号写错的更正；补收以前学期的，在 note（备注）写明",
            "mend the term or the voucher; if it was collected late, say so in `note`"
        ));
    let voucher = row.voucher.and_then(|voucher| context.books.accounts.voucher(voucher));
    match voucher {
        Some(voucher) => draft.beside(cell(voucher.first(), "date"), say!(lang, "收款凭证", "the voucher of the collection")),
        None => draft,
    }
}

fn no_class(context: &Context<'_>, row: &Fee, term: TermId, others: usize) -> Draft {
    let lang = context.lang;
    let class = context.text(row.class);
    let others = match others {
        0 => String::new(),
        1 => say!(lang, "；另有 1 行也是", "; one more row names it"),
        others => say!(lang, "；另有 {others} 行也是", "; {others} more rows name it"),
    };
    context
        .finding(row, "class")
        .message(say!(lang, "{term} 没有班级 {class}{others}", "{term} has no class {class}{others}"))
        .next(say!(
            lang,
            "更正班级或学期；确有这个班的，在“班级”登记本学期一行",
            "mend the class or the term; if there is such a class, enter it in `classes` for the term"
        ))
}
