//! A task of the plan is done by its day: somebody wrote so, or its evidence stands in the ledger.

use crate::books::plans::TaskProgress;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `deadline/task-late`.
pub static RULE: Rule = Rule {
    id: "deadline/task-late",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("计划任务逾期", "a task that is past its day"),
    why: Wording::new(
        "计划写了什么时候做，到期没有完成依据，总结时就说不清做没做。",
        "the plan says by when; without evidence nobody can say in the summary whether it was done.",
    ),
    source: Wording::new(
        "惯例：学期计划事事有人管、件件有记录",
        "custom: every task of the plan has somebody who does it and a record",
    ),
    reads: &["plans"],
    whole: &[],
    policy: &[],
    guide: include_str!("task_late.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for progress in context.books.plans.tasks() {
        report.checked(1);
        if let Some(draft) = fault(context, progress) {
            report.add(draft);
        }
    }
}

fn fault(context: &Context<'_>, progress: &TaskProgress<'_>) -> Option<Draft> {
    let lang = context.lang;
    let (plan, task) = (progress.plan, progress.task);
    let text = &*task.text;
    if let Some(unknown) = progress.unknown.first().filter(|_| every_id_is_read(context)) {
        let others = match progress.unknown.len() - 1 {
            0 => String::new(),
            1 => say!(lang, "，另有 1 项也是", "; so does 1 more"),
            others => say!(lang, "，另有 {others} 项也是", "; so do {others} more"),
        };
        let draft = context.finding_inside(plan, task, "evidence").message(say!(
            lang,
            "{text}：依据 {unknown} 在账簿中不存在{others}",
            "{text}: its evidence {unknown} stands nowhere in the ledger{others}"
        ));
        return Some(draft.day(progress.due.unwrap_or(context.today)).next(say!(
            lang,
            "更正 evidence（依据）里的编号，或登记该单据",
            "mend the id in `evidence`, or enter that document"
        )));
    }
    let due = progress.due?;
    if progress.done.is_some() || due >= context.today {
        return None;
    }
    let column = [("due", task.due.is_some()), ("week", task.week.is_some()), ("month", task.month.is_some())];
    let column = column.into_iter().find_map(|(column, given)| given.then_some(column)).unwrap_or("text");
    let late = context.today.days_since(due);
    let owner = task.owner.map_or_else(String::new, |owner| {
        let owner = context.person(owner);
        say!(lang, "，责任人{owner}", ", owner {owner}")
    });
    let draft = context.finding_inside(plan, task, column).day(due).message(say!(
        lang,
        "{text}应于 {due} 完成，已逾期 {late} 天{owner}",
        "{text}: due on {due}, {late} days late{owner}"
    ));
    Some(draft.next(say!(
        lang,
        "做完的填 done（完成）或在 evidence（依据）写单据编号；没做的改期并在备注说明",
        "if it is done write `done`, or name the papers in `evidence`; if not, write a new day and say why in `note`"
    )))
}

/// Whether every row that may be evidence could be read.
fn every_id_is_read(context: &Context<'_>) -> bool {
    context.ledger.unread.iter().all(|unread| *unread == 0)
}
