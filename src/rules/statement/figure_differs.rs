//! A report that was handed in says what the books say (报表与账簿相符): each figure is made again and compared.

use crate::books::filed_sums::FiledSums;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::{Difference, Unlike};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;

/// `statement/figure-differs`.
pub static RULE: Rule = Rule {
    id: "statement/figure-differs",
    level: Level::Error,
    fixable: false,
    title: Wording::new("报表数与账不符", "a filed figure that the books do not give"),
    why: Wording::new(
        "报出去的数是学校说过的话；账后来改了或报表被改过，都要看得出来。",
        "a filed figure is what the school has said: a change of the books afterwards, or of the report, has to be seen.",
    ),
    source: Wording::new(
        "会计法第二十条、第二十一条：财务会计报告根据账簿编制，如实反映",
        "Accounting Law art. 20, 21: reports are made from the books and tell what they say",
    ),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("figure_differs.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for filed in &context.ledger.filed {
        let path = &context.ledger.sources.get(filed.file).path;
        match &filed.report {
            Ok(filed) => report.checked(filed.tables.iter().flat_map(|table| &table.lines).map(|line| line.cells.len()).sum()),
            Err(reason) => {
                report.checked(1);
                report.add(
                    Draft::new(Spot::File(filed.file), path)
                        .message(say!(context.lang, "读不出报表：{reason}", "no filed report can be read: {reason}"))
                        .next(say!(
                            context.lang,
                            "用 bursar report 名称 --format json -o 重新写出，或把别的文件移出 reports/",
                            "write it again with `bursar report NAME --format json -o`, or move other files out of reports/"
                        )),
                );
            }
        }
    }
    // Sums of filed months are another rule's.
    let sums = FiledSums::of(&context.ledger.filed);
    let is_told = |difference: &Difference| match &difference.unlike {
        Unlike::Figure { span, .. } => sums.wrong.iter().any(|wrong| wrong.cumulative.span == *span),
        _ => false,
    };
    for difference in context.refiled.iter().filter(|difference| !is_told(difference)) {
        report.add(draft(context, difference));
    }
}

fn draft(context: &Context<'_>, difference: &Difference) -> Draft {
    let lang = context.lang;
    let (path, name) = (&context.ledger.sources.get(difference.file).path, &difference.report);
    let again = say!(
        lang,
        "账簿错的更正账簿，并重新报送；报表被改过的，按原样恢复：bursar report {name}",
        "correct the books and file it anew, or restore what was filed: bursar report {name}"
    );
    match &difference.unlike {
        Unlike::NotMade => Draft::new(Spot::File(difference.file), path)
            .message(say!(
                lang,
                "没有报表 {name}，或它所选的对象不在账簿里，无法重算",
                "there is no report {name}, or what it was narrowed to is not in the ledger: it cannot be made again"
            ))
            .next(say!(lang, "bursar report 列出全部报表", "`bursar report` lists all reports")),
        Unlike::Lines { table, filed, now } => Draft::new(Spot::File(difference.file), path)
            .message(say!(
                lang,
                "{name} 的表 {table} 报出 {filed} 行，账簿现有 {now} 行",
                "table {table} of {name} was filed with {filed} lines, the books give {now}"
            ))
            .next(again),
        Unlike::Figure { span, line, column, filed, now } => {
            let now = if now.is_empty() { say!(lang, "没有数", "no figure") } else { now.clone() };
            Draft::new(Spot::Span(*span), path)
                .message(say!(
                    lang,
                    "“{line}”的{column}报出 {filed}，账簿算出 {now}",
                    "{column} of “{line}”: {filed} was filed, the books give {now}"
                ))
                .next(again)
        }
    }
}
