//! A problem that a patrol found leads to a hazard or a repair, so that somebody sees to it (问题未闭环).

use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::CheckResult;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `safety/problem-open`.
pub static RULE: Rule = Rule {
    id: "safety/problem-open",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("巡查发现的问题没有下文", "a problem that nobody was told to solve"),
    why: Wording::new(
        "发现了问题却没有登记隐患、没有报修，比没有查更说不过去。",
        "a problem that was seen and handed to nobody is worse than one that nobody saw.",
    ),
    source: Wording::new(
        "安全生产法第四十一条（隐患排查治理）；惯例：巡查闭环",
        "Work Safety Law art. 41 (hazards are sought and removed); custom: what a patrol finds is followed to its end",
    ),
    reads: &["patrols"],
    whole: &[],
    policy: &[],
    guide: include_str!("problem_open.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for row in context.rows().patrols.iter().filter(|row| row.result == CheckResult::Problem) {
        report.checked(1);
        if row.hazard.is_none() && row.repair.is_none() {
            let area = context.label(row.area);
            report.add(
                context
                    .finding(row, "result")
                    .message(say!(
                        lang,
                        "{area} {} 巡查有问题，没有隐患也没有报修",
                        "a problem in {area} on {}, with neither a hazard nor a repair",
                        row.date
                    ))
                    .next(say!(
                        lang,
                        "登记“隐患”或“报修”，在本行填其编号",
                        "write it in `hazards` or `repairs`, and its number in this row"
                    )),
            );
        }
    }
}
