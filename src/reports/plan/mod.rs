//! The term's plan (学期计划): what it aims at, by which means, its main tasks and its months, from what the plan says and what
//! the ledger knows.
//!
//! A plan is made in the first two weeks of its term: what is open then goes into it. What became of each task is as of today.

mod goals;
mod goods;
mod merged;
mod open;
mod planning;
mod recurring;
mod running_out;
mod settling;
mod tables;
mod task;
mod words;

pub use task::Task;

use super::summary::{heading, name_of};
use super::{Body, Desk, Report, Span, lines};
use crate::lang::Wording;
use crate::registers::Plan;
use crate::say;
use crate::sheet::Part;
use planning::Planning;

/// `plan`.
pub static REPORT: Report = Report {
    name: "plan",
    title: Wording::new("后勤工作计划", "plan of the term"),
    about: Wording::new(
        "学期计划：指导思想、工作目标、工作措施、重点工作、按月安排",
        "the term's plan: its ideas, goals and measures, its main tasks, month by month",
    ),
    figures: Wording::new(
        "以开学第二周末为准（尚未到的，以今天为准）：当时未完的任务、未销号的隐患、未修复的报修、未到的项目节点、本学期、其后假期及 deadline.expiring_days 天内到期的证照与合同、超年限资产、低于下限的库存、未结清的收费都列为任务，完成与否看今天。\
         上期取上一学年同一学期，没有的取上一学期。补库金额 =（上限或下限 − 结存）× 最近一次入库单价；续签金额取原合同金额；预算余额 = 批复 − 已订 − 已用。本人写在 plans/学期.toml 里的文字原样采用。",
        "As of the end of the second week, or of today where that has not come: tasks not done, hazards not checked again, repairs not done, milestones not reached, certificates and contracts that end in the term, in the vacation after it or \
         within deadline.expiring_days of its end, assets past their years, stock below its least and fees not settled are tasks; whether they are done is as of today. The figures before are those of the same term of the year before, \
         else of the term before. Money for stock = (most, else least − balance) × the last price it came in at; for a contract the amount of the old one; a budget line's rest = granted − ordered − used. \
         What a person wrote in plans/TERM.toml stands as it was written.",
    ),
    span: Span::Term,
    takes: &[],
    subject: None,
    by: &[],
    reads: &[
        "plans",
        "plan-templates",
        "posts",
        "hazards",
        "repairs",
        "projects",
        "certificates",
        "contracts",
        "assets",
        "items",
        "fees",
        "duty",
        "budget",
    ],
    build,
};

/// The tasks that the ledger knows of and the term's plan does not have yet, by the days on which they are due.
pub fn missing(desk: &Desk<'_>) -> Vec<Task> {
    Planning::of(desk).map(|planning| merged::tasks(&planning).missing).unwrap_or_default()
}

fn build(desk: &Desk<'_>) -> Body {
    let Some(planning) = Planning::of(desk) else {
        return Body::nothing(
            desk.word("计划按学期编制：用 --term 写明学期。", "A plan is of a term: name one with --term.").to_owned(),
        );
    };
    let tasks = merged::tasks(&planning);
    let plans: Vec<&Plan> = desk.rows().plans.iter().filter(|plan| plan.term == planning.term.id).collect();
    let own_ideas: Vec<&str> = plans.iter().filter_map(|plan| plan.guiding.as_deref()).collect();
    let mut number = 0;
    let mut head = |zh, en| heading(desk, &mut number, desk.word(zh, en));
    let mut parts = vec![head("指导思想", "Ideas")];
    if own_ideas.is_empty() {
        parts.push(Part::Paragraph(words::guiding(&planning, &tasks.all)));
    }
    parts.extend(own_ideas.into_iter().map(|text| Part::Paragraph(text.to_owned())));
    parts.push(head("工作目标", "Goals"));
    parts.extend(goals::parts(&planning));
    parts.push(head("工作措施", "Measures"));
    let own: Vec<String> = plans.iter().flat_map(|plan| &plan.measure).map(|measure| measure.text.to_string()).collect();
    let measures = if own.is_empty() { words::measures(&planning, &tasks.all) } else { own };
    parts.extend(measures.iter().zip(1..).map(|(text, number)| {
        let stop = match text.chars().last() {
            Some('。' | '.' | '；' | ';' | '！') => "",
            Some(last) if last.is_ascii() => ".",
            _ => "。",
        };
        Part::Paragraph(say!(desk.lang, "{number}．{text}{stop}", "{number}. {text}{stop}"))
    }));
    parts.push(head("重点工作", "Main tasks"));
    parts.extend(tables::focus(&planning, &tasks.all));
    parts.push(head("按月安排", "Month by month"));
    parts.extend(recurring::always(&planning).into_iter().map(Part::Paragraph));
    parts.extend(tables::months(&planning, &tasks));
    parts.push(lines::signatures(desk, &[("总务处", "logistics office"), ("分管校长", "vice-principal"), ("校长", "principal")]));
    let own_title = plans.iter().find_map(|plan| plan.title.as_deref());
    let term = name_of(desk);
    let title = own_title.map_or_else(|| say!(desk.lang, "{term}后勤工作计划", "Logistics: plan of {term}"), str::to_owned);
    Body::new(parts).titled(title)
}
