//! 餐具消毒记录: when the tableware was disinfected, how, by whom and with what result, and the meals that have no record.

use crate::books::meals::{DayMeal, standing};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{CheckResult, KitchenLog, KitchenLogKind, Meal};
use crate::reports::pieces::{fixed, meal, row_line, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Fact, Kind, Line, Part, Table};

/// `disinfection-log`.
pub static REPORT: Report = Report {
    name: "disinfection-log",
    title: Wording::new("餐具消毒记录", "tableware disinfection: record"),
    about: Wording::new(
        "每次消毒的时间、餐次、温度或时长、操作人、结果；没有记录的餐次",
        "each disinfection: when, for which meal, its reading, by whom, the result; meals without a record",
    ),
    figures: Wording::new(
        "逐行取自厨房记录里类型为消毒的行。应消毒的餐次为今天以前已供的早、午、晚、教工餐，加餐不算。栏目依食品安全法实施条例第二十六条、第二十八条。",
        "Line by line from kitchen-logs of the kind disinfection. Meals that need one: those served before today, snacks left out. After Food Safety Law Regulation art. 26, 28.",
    ),
    span: Span::Month,
    takes: &[Choice::Place],
    subject: None,
    by: &[],
    reads: &["kitchen-logs", "meals", "menus", "people"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let place = |place: Option<Id>| place.is_none_or(|place| desk.wants_place(Some(place)));
    let all = standing(&desk.rows().kitchen_logs, |row| (row.date, row.kind, row.meal, row.place, row.person));
    let is_it = |row: &&KitchenLog| row.kind == KitchenLogKind::Disinfection && desk.holds(row.date.day) && place(row.place);
    let mut rows: Vec<&KitchenLog> = all.into_iter().filter(is_it).collect();
    rows.sort_by_key(|row| (row.date, row.meal, row.at));
    let mut table = Table::new(
        "disinfections",
        String::new(),
        vec![
            desk.column("date", "时间", "when", Kind::Date),
            desk.column("place", "地点", "place", Kind::Text),
            desk.column("meal", "餐次", "meal", Kind::Text),
            desk.column("value", "读数", "reading", Kind::Quantity),
            desk.column("unit", "单位", "unit", Kind::Text),
            desk.column("by", "操作人", "by", Kind::Text),
            desk.column("result", "结果", "result", Kind::Text),
            desk.column("follow_up", "处理", "what was done", Kind::Text),
        ],
        desk.word("本期没有消毒记录。", "No disinfection is recorded in the period.").to_owned(),
    );
    for row in &rows {
        let cells = vec![
            row.date.into(),
            row.place.map(|place| desk.place(place)).into(),
            row.meal.map(|of| meal(desk, of)).unwrap_or_default(),
            row.value.map(|value| value.0).into(),
            row.unit.map(|unit| desk.label(unit)).into(),
            desk.person(row.by).into(),
            fixed(desk, row.result),
            row.follow_up.as_deref().into(),
        ];
        table.push(row_line(desk, *row, cells));
    }
    let is_asked = |one: &&DayMeal<'_>| one.meal != Meal::Snack && desk.period.contains(one.day) && place(one.hall);
    let since = desk.books.meals.kept_since.logs.get(&KitchenLogKind::Disinfection).copied();
    let served = since.into_iter().flat_map(|since| desk.books.meals.served_since(since, desk.today));
    let served: Vec<&DayMeal<'_>> = served.filter(is_asked).collect();
    let mut parts = Vec::new();
    if !rows.is_empty() || !served.is_empty() {
        let done = served.iter().filter(|meal| !meal.disinfections.is_empty()).count();
        let problems = rows.iter().filter(|row| row.result == CheckResult::Problem).count();
        parts.push(Part::Facts(vec![
            Fact::new("meals", desk.word("应消毒的餐次", "meals served"), Kind::Count, served.len()),
            Fact::new("done", desk.word("其中有记录", "of those, recorded"), Kind::Count, done),
            Fact::new("problems", desk.word("有问题的记录", "records of a problem"), Kind::Count, problems),
        ]));
    }
    parts.push(Part::Table(table));
    let missing = missing(desk, &served);
    if !missing.lines.is_empty() {
        parts.push(Part::Table(missing));
    }
    if !rows.is_empty() {
        parts.push(signatures(desk, &[("食品安全员", "food safety officer"), ("食堂负责人", "head of the canteen")]));
    }
    Body::new(parts)
}

fn missing(desk: &Desk<'_>, served: &[&DayMeal<'_>]) -> Table {
    let mut table = Table::new(
        "missing",
        desk.word("没有消毒记录的餐次", "meals without a record").to_owned(),
        vec![
            desk.column("date", "日期", "date", Kind::Date),
            desk.column("place", "食堂", "canteen", Kind::Text),
            desk.column("meal", "餐次", "meal", Kind::Text),
        ],
        String::new(),
    );
    for one in served.iter().filter(|one| one.disinfections.is_empty()) {
        let rows = one.counts.iter().map(|row| desk.row(*row)).collect::<Vec<_>>();
        table.push(Line::new(vec![one.day.into(), one.hall.map(|hall| desk.place(hall)).into(), meal(desk, one.meal)]).of(rows));
    }
    table
}
