//! Boxes of the archive are kept as long as the law says, and looked through when their years are over.

use crate::books::archive::kept_until;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::ArchiveBox;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `deadline/retention-ended`.
pub static RULE: Rule = Rule {
    id: "deadline/retention-ended",
    level: Level::Note,
    fixable: false,
    title: Wording::new("档案保管期满", "an archive whose years are over, or too few"),
    why: Wording::new(
        "期满的档案要鉴定后销毁或续存；保管年限定短了，就会提前销毁。",
        "papers whose years are over are appraised, then destroyed or kept on; with too few years they would go too early.",
    ),
    source: Wording::new(
        "会计档案管理办法（财政部、国家档案局令第79号）第十四条至第十八条",
        "Accounting Archives Measures (Order 79) art. 14–18",
    ),
    reads: &["archive"],
    whole: &[],
    policy: &["deadline.archive_years"],
    guide: include_str!("retention_ended.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for row in context.rows().archive.iter().filter(|row| row.keep_years > 0 && row.corrects.is_none()) {
        report.checked(1);
        let kind = row.kind.name(&context.ledger.names);
        let least = context.policy(row.made).deadline.archive_years.get(kind).copied();
        if let Some(least) = least.filter(|least| row.keep_years < *least) {
            report.add(too_few(context, row, least));
        } else if let Some(last) = kept_until(context.settings, row)
            && last < context.today
        {
            report.add(ended(context, row, last));
        }
    }
}

fn too_few(context: &Context<'_>, row: &ArchiveBox, least: u32) -> Draft {
    let lang = context.lang;
    let years = row.keep_years;
    context
        .finding(row, "keep_years")
        .day(context.today)
        .message(say!(
            lang,
            "保管年限 {years} 年，这类档案至少 {least} 年",
            "kept for {years} years, this kind at least for {least}"
        ))
        .next(say!(lang, "改为 {least} 年以上；永久保管填 0", "write {least} or more; 0 for ever"))
}

fn ended(context: &Context<'_>, row: &ArchiveBox, last: Day) -> Draft {
    let lang = context.lang;
    let (id, years) = (context.text(row.number), row.keep_years);
    context
        .finding(row, "keep_years")
        .day(context.today)
        .message(say!(lang, "{id} 保管 {years} 年，{last} 期满", "{id}, kept for {years} years, was to be kept until {last}"))
        .next(say!(
            lang,
            "组织鉴定：销毁的编销毁清册，撤下本行并在“删行说明”登记；续存的改保管年限",
            "have it appraised: if it is destroyed, list it, take the row out and say so in removals; if it is kept, write the new years"
        ))
}
