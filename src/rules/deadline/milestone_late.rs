//! A project reaches its milestones by their days (节点).

use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `deadline/milestone-late`.
pub static RULE: Rule = Rule {
    id: "deadline/milestone-late",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("项目节点逾期", "a milestone that was not reached"),
    why: Wording::new(
        "工程拖过节点，付款、验收、审计都跟着拖，合同里的违约责任也要追。",
        "a project that misses a milestone holds up payment, acceptance and audit, and the contract may owe a penalty.",
    ),
    source: Wording::new(
        "政府投资条例第二十四条（按期竣工）；惯例：项目台账写明节点、责任、审计",
        "Government Investment Regulation art. 24 (done in time); custom: projects have milestones, owners, an audit",
    ),
    reads: &["projects"],
    whole: &[],
    policy: &[],
    guide: include_str!("milestone_late.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for project in &context.rows().projects {
        for milestone in &project.milestone {
            report.checked(1);
            let late = context.today.days_since(milestone.due);
            if milestone.done.is_some() || late <= 0 {
                continue;
            }
            let (name, text, due) = (&*project.name, &*milestone.text, milestone.due);
            report.add(
                context
                    .finding_inside(project, milestone, "due")
                    .day(context.settings.school.starts.map_or(due, |starts| starts.max(due)))
                    .message(say!(lang, "{name}：{text}应于 {due} 完成，已逾期 {late} 天", "{name}: {text} due on {due}, {late} days late"))
                    .next(say!(
                        lang,
                        "已完成的填 done（完成）；未完成的催办，经批准延期的改 due（期限）并在备注说明",
                        "write the day in `done` if it is reached; else urge it, or write the new `due` that was approved and say so in `note`"
                    )),
            );
        }
    }
}
