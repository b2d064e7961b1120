//! 指导思想 and 工作措施 where the plan has none of its own: sentences that follow from what was found, not from a form.

use super::planning::Planning;
use super::recurring;
use super::task::{Focus, Task};
use crate::day::Day;
use crate::lang::Lang;
use crate::say;

/// How the term stands when its plan is made.
pub fn guiding(planning: &Planning<'_, '_>, tasks: &[Task]) -> String {
    let desk = planning.desk;
    let mut said = Vec::new();
    if let Some(last) = planning.last_term() {
        let of_last = desk.books.plans.tasks().iter().filter(|progress| progress.plan.term == last.id);
        let done = |day: Option<Day>| day.is_some_and(|day| day <= planning.made);
        let (all, done) = of_last.fold((0_usize, 0_usize), |(all, sum), one| (all + 1, sum + usize::from(done(one.done))));
        if all > 0 {
            said.push(say!(desk.lang, "上学期计划任务 {all} 项，完成 {done} 项。", "Of last term's {all} tasks {done} were done."));
        }
    }
    let open = counted(planning, tasks, &[Focus::Carried, Focus::Hazards, Focus::Repairs]);
    if !open.is_empty() {
        said.push(say!(desk.lang, "接转本学期的有{open}。", "Still open: {open}."));
    }
    let (days, weeks) = (planning.term.school_days().len(), weeks(planning));
    let (first, last) = (planning.term.starts, planning.term.ends);
    said.push(say!(
        desk.lang,
        "本学期 {first} 至 {last}，{weeks} 个教学周、{days} 个教学日。",
        "The term runs from {first} to {last}: {weeks} weeks, {days} school days."
    ));
    let coming = counted(planning, tasks, &[Focus::RunningOut, Focus::Projects, Focus::Goods]);
    if !coming.is_empty() {
        said.push(say!(desk.lang, "期内要办的有{coming}。", "To be seen to in it: {coming}."));
    }
    let works: Vec<String> = recurring::of_this_kind(planning)
        .iter()
        .map(|task| {
            let (month, text) = (task.due.month(), &*task.text);
            match desk.lang {
                Lang::Chinese => format!("{} 月{text}", month.number()),
                Lang::English => format!("{text} ({month})"),
            }
        })
        .collect();
    if !works.is_empty() {
        let works = works.join(desk.word("，", "; "));
        said.push(say!(desk.lang, "季节性工作：{works}。", "Work of the season: {works}."));
    }
    said.join(desk.word("", " "))
}

fn weeks(planning: &Planning<'_, '_>) -> usize {
    let mut mondays: Vec<Day> = planning.term.school_days().iter().map(|day| day.monday()).collect();
    mondays.dedup();
    mondays.len()
}

/// How many tasks of some kinds there are, in words; nothing where there is none.
fn counted(planning: &Planning<'_, '_>, tasks: &[Task], kinds: &[Focus]) -> String {
    let desk = planning.desk;
    let parts = kinds.iter().filter_map(|kind| {
        let count = tasks.iter().filter(|task| task.focus == Some(*kind)).count();
        let (zh, en) = match kind {
            Focus::Carried => ("未完任务", "tasks not done"),
            Focus::Hazards => ("未销号隐患", "hazards"),
            Focus::Repairs => ("未修复报修", "repairs"),
            Focus::Projects => ("在办项目", "projects under way"),
            Focus::RunningOut => ("到期证照、检验和合同", "certificates, inspections and contracts that end"),
            Focus::Goods => ("资产鉴定和补库", "old assets and short stock"),
            Focus::Settling | Focus::Duty => ("其他", "others"),
        };
        let name = desk.word(zh, en);
        (count > 0).then(|| say!(desk.lang, "{name} {count} 项", "{name} ({count})"))
    });
    let parts: Vec<String> = parts.collect();
    parts.join(desk.word("、", ", "))
}

/// By which means what was found is seen to.
pub fn measures(planning: &Planning<'_, '_>, tasks: &[Task]) -> Vec<String> {
    let desk = planning.desk;
    let ahead = desk.policy(planning.made).deadline.expiring_days;
    let found = |kind: Focus| tasks.iter().filter(|task| task.focus == Some(kind)).count();
    let mut measures = Vec::new();
    let mut say = |kind: Focus, text: &dyn Fn(usize) -> String| {
        let count = found(kind);
        if count > 0 {
            measures.push(text(count));
        }
    };
    say(Focus::Carried, &|count| {
        say!(
            desk.lang,
            "上学期未完的 {count} 项任务逐项定人定期，第一个月内办结或说明原因。",
            "What last term left ({count}) has its owner and its day; in the first month it is done, or the plan says why not."
        )
    });
    say(Focus::Hazards, &|count| {
        say!(
            desk.lang,
            "隐患 {count} 处按台账销号：写明责任人和期限，整改后由另一人复查。",
            "Hazards ({count}) go through the register: each with its owner and its day, checked again by somebody else."
        )
    });
    say(Focus::Repairs, &|count| {
        say!(
            desk.lang,
            "积压报修 {count} 件开学两周内修复，由报修人验收签字。",
            "Repairs left over ({count}) are mended in the first two weeks and signed for by who reported them."
        )
    });
    say(Focus::Projects, &|count| {
        say!(
            desk.lang,
            "项目 {count} 个按节点推进，付款、验收、审计按合同和台账核对。",
            "Projects ({count}) go on by their milestones; payment, acceptance and audit are held against contract and register."
        )
    });
    say(Focus::RunningOut, &|count| {
        say!(
            desk.lang,
            "到期的 {count} 项提前 {ahead} 天办理，新证、新合同另登记一行。",
            "What ends ({count}) is applied for {ahead} days ahead; each new certificate or contract is a row of its own."
        )
    });
    say(Focus::Goods, &|_| {
        desk.word(
            "物资按下限补库、先查库存再请购，到年限的资产先鉴定后处置。",
            "Stock is bought up from its least, after a look at what lies there; old assets are looked at before they go.",
        )
        .to_owned()
    });
    say(Focus::Settling, &|_| {
        desk.word(
            "收费、盘点、公示按时限办结，次月对照账簿检查。",
            "Fees, counts and publications keep their days and are held against the books the month after.",
        )
        .to_owned()
    });
    if measures.is_empty() {
        measures.push(
            desk.word(
                "账簿里没有查出未了的事，按制度和常规办理。",
                "The ledger shows nothing left open; the work goes on by its rules.",
            )
            .to_owned(),
        );
    }
    measures
}
