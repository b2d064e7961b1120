//! 重点工作 and 按月安排: the tasks as tables, with owner, day, evidence, and money beside the budget line that pays.

use super::merged::Tasks;
use super::planning::Planning;
use super::task::{Focus, Task};
use crate::reports::lines::named;
use crate::say;
use crate::sheet::{Kind, Line, Part, Table, Value};

/// The main tasks, kind by kind.
const KINDS: [(Focus, (&str, &str)); 8] = [
    (Focus::Carried, ("上学期未完任务", "left by last term")),
    (Focus::Hazards, ("隐患整改", "hazards")),
    (Focus::Repairs, ("维修", "repairs")),
    (Focus::Projects, ("项目", "projects")),
    (Focus::RunningOut, ("证照、检验、合同到期", "what runs out")),
    (Focus::Goods, ("资产与库存", "assets and stock")),
    (Focus::Settling, ("结算、盘点、公示", "settling, counting, publishing")),
    (Focus::Duty, ("节假日值守", "duty on holidays")),
];

/// The main tasks; a sentence where there is none.
pub fn focus(planning: &Planning<'_, '_>, tasks: &[Task]) -> Vec<Part> {
    let desk = planning.desk;
    let has_money = tasks.iter().any(|task| task.focus.is_some() && (task.money.is_some() || task.budget.is_some()));
    let mut columns = vec![
        desk.column("due", "期限", "due", Kind::Date),
        desk.column("task", "工作", "task", Kind::Text),
        desk.column("owner", "责任人", "owner", Kind::Text),
        desk.column("evidence", "完成依据", "evidence", Kind::Text),
    ];
    if has_money {
        columns.push(desk.column("money", "需要经费", "money", Kind::Money));
        columns.push(desk.column("budget", "预算项目与余额", "budget line, what is left", Kind::Text));
    }
    columns.push(desk.column("done", "完成", "done", Kind::Date));
    let empty = desk.word(
        "账簿里没有查出未了的事，本学期也没有到期的事。",
        "The ledger shows nothing left open and nothing that runs out in the term.",
    );
    let mut table = Table::new("focus", String::new(), columns, empty.to_owned());
    for (kind, (zh, en)) in KINDS {
        let of_kind: Vec<&Task> = tasks.iter().filter(|task| task.focus == Some(kind)).collect();
        if !of_kind.is_empty() {
            let name = say!(desk.lang, "{}（{}）", "{} ({})", desk.word(zh, en), of_kind.len());
            table.push(named(table.columns.len(), name).group());
        }
        for task in of_kind {
            let mut cells = vec![task.due.into(), (&*task.text).into(), owner(planning, task), (&*task.proof).into()];
            if has_money {
                cells.push(task.money.into());
                cells.push(budget(planning, task));
            }
            cells.push(task.done.into());
            table.push(Line::new(cells).of(task.rows.iter().cloned()));
        }
    }
    vec![Part::Table(table)]
}

/// Who does it: the person, else the post that nobody holds.
fn owner(planning: &Planning<'_, '_>, task: &Task) -> Value {
    let desk = planning.desk;
    let post = task.post.as_deref().map(|post| {
        let post = crate::books::known_posts::shown(post, desk.lang);
        say!(desk.lang, "{post}（无人任职）", "{post} (nobody holds it)")
    });
    task.owner.map(|person| desk.person(person).to_owned()).or(post).into()
}

/// The budget line that pays, and what is left of it when the plan is made.
fn budget(planning: &Planning<'_, '_>, task: &Task) -> Value {
    let desk = planning.desk;
    let Some(line) = task.budget else { return Value::Empty };
    let account = desk.books.budget.get(task.due.year(), line).or_else(|| desk.books.budget.get(planning.made.year(), line));
    let Some(account) = account else { return desk.budget(line).into() };
    let (name, year) = (&*account.row.name, account.row.year);
    let left = account.on(planning.made).left();
    let is_short = task.money.is_some_and(|money| money > left);
    let left = Value::from(left).shown(Kind::Money);
    let text = say!(desk.lang, "{year} 年{name}，余 {left}", "{name} of {year}, {left} left");
    if is_short { (text + desk.word("，不足", ": too little")).into() } else { text.into() }
}

/// Every task by its month, under how many of them are done.
pub fn months(planning: &Planning<'_, '_>, tasks: &Tasks) -> Vec<Part> {
    let desk = planning.desk;
    let all = &tasks.all;
    let columns = vec![
        desk.column("month", "月份", "month", Kind::Date),
        desk.column("due", "期限", "due", Kind::Date),
        desk.column("area", "工作", "field", Kind::Text),
        desk.column("task", "任务", "task", Kind::Text),
        desk.column("owner", "责任人", "owner", Kind::Text),
        desk.column("evidence", "完成依据", "evidence", Kind::Text),
        desk.column("done", "完成", "done", Kind::Date),
    ];
    let empty = desk.word("没有任务。", "There are no tasks.").to_owned();
    let mut table = Table::new("months", String::new(), columns, empty);
    let mut month = None;
    for task in all {
        let is_new = month.replace(task.due.month()) != Some(task.due.month());
        let cells = vec![
            is_new.then(|| task.due.month()).into(),
            task.due.into(),
            (&*task.area).into(),
            (&*task.text).into(),
            owner(planning, task),
            (&*task.proof).into(),
            task.done.into(),
        ];
        table.push(Line::new(cells).of(task.rows.iter().cloned()));
    }
    let (count, own, done) = (all.len(), tasks.own, all.iter().filter(|task| task.done.is_some()).count());
    let made = planning.made;
    let mut parts = Vec::new();
    if count > 0 {
        let due = all.iter().filter(|task| task.due < desk.today).count();
        let left = all.iter().filter(|task| task.due < desk.today && task.done.is_none()).count();
        let generated = count - own;
        let mut text = say!(
            desk.lang,
            "共 {count} 项：计划写明 {own} 项，由账簿和模板生成 {generated} 项（以 {made} 为准）。",
            "{count} tasks: {own} stand in the plan, {generated} come from the ledger and the templates (as of {made})."
        );
        if due > 0 {
            text += &say!(
                desk.lang,
                "到 {} 已到期 {due} 项，已完成 {done} 项，到期而账簿里没有完成依据的 {left} 项。",
                " By {} {due} are past their day; {done} are done; {left} are past their day without proof in the ledger.",
                desk.today
            );
        }
        parts.push(Part::Paragraph(text));
    }
    parts.push(Part::Table(table));
    parts
}
