//! 食品留样记录: the sample of every dish, who took it when, how long it was kept, and the dishes that have none.

use crate::books::meals::{DayMeal, standing};
use crate::day::Moment;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{MenuEntry, Sample};
use crate::reports::pieces::{meal, row_line, share_facts, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Kind, Line, Part, Table, Value};
use std::collections::BTreeSet;

/// `sample-log`.
pub static REPORT: Report = Report {
    name: "sample-log",
    title: Wording::new("食品留样记录", "food samples: record"),
    about: Wording::new(
        "每餐每个品种的留样克数、时间、留样人、销毁时间与销毁人；没有留样的菜",
        "each sample: grams, when and by whom it was taken and destroyed; dishes without one",
    ),
    figures: Wording::new(
        "逐行取自留样；保存小时 = 销毁时间 − 留样时间，满一小时才计。应留的菜为已供餐次食谱上供应了的菜，今天的不算。留样率与指标 canteen.sampled 同源。栏目依学校食品安全与营养健康管理规定（教育部令第45号）第四十条。",
        "Line by line from samples; hours = destroyed − taken, full hours only. Dishes that need one: those of the menus of meals that were served before today. The rate is the metric canteen.sampled. Columns after School Food Safety Provisions (Order 45) art. 40.",
    ),
    span: Span::Month,
    takes: &[Choice::Place],
    subject: None,
    by: &[],
    reads: &["samples", "menus", "meals", "dishes", "people"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let place = |place: Option<Id>| place.is_none_or(|place| desk.wants_place(Some(place)));
    let rows = standing(&desk.rows().samples, |row| (row.date, row.meal, row.dish, row.place));
    let mut samples: Vec<&Sample> = rows.into_iter().filter(|row| desk.holds(row.date) && place(row.place)).collect();
    samples.sort_by_key(|row| (row.date, row.place.map(|place| desk.text(place)), row.meal, row.taken_at, row.at));
    let mut table = Table::new(
        "samples",
        String::new(),
        vec![
            desk.column("date", "供餐日期", "date", Kind::Date),
            desk.column("place", "食堂", "canteen", Kind::Text),
            desk.column("meal", "餐次", "meal", Kind::Text),
            desk.column("dish", "品名", "dish", Kind::Text),
            desk.column("grams", "克数", "grams", Kind::Quantity),
            desk.column("taken", "留样时间", "taken", Kind::Date),
            desk.column("by", "留样人", "taken by", Kind::Text),
            desk.column("destroyed", "销毁时间", "destroyed", Kind::Date),
            desk.column("destroyed_by", "销毁人", "destroyed by", Kind::Text),
            desk.column("hours", "保存小时", "hours kept", Kind::Count),
        ],
        desk.word("本期没有留样记录。", "No samples are recorded in the period.").to_owned(),
    );
    for row in &samples {
        let destroyed = row.destroyed.filter(|moment| moment.day <= desk.today);
        let cells = vec![
            row.date.into(),
            row.place.map(|place| desk.place(place)).into(),
            meal(desk, row.meal),
            desk.dish(row.dish).into(),
            row.grams.into(),
            row.taken_at.into(),
            desk.person(row.by).into(),
            destroyed.into(),
            destroyed.and(row.destroyed_by).map(|person| desk.person(person)).into(),
            destroyed.and_then(|destroyed| hours(row.taken_at, destroyed)).into(),
        ];
        table.push(row_line(desk, *row, cells));
    }
    let mut parts = Vec::new();
    if desk.chosen(Choice::Place).is_none() {
        let names = [
            ("served", Wording::new("供应的品种", "dishes served")),
            ("sampled", Wording::new("其中留样", "of those, sampled")),
            ("rate", Wording::new("留样率", "rate")),
        ];
        let facts = share_facts(desk, "canteen.sampled", names);
        if !facts.is_empty() {
            parts.push(Part::Facts(facts));
        }
    }
    parts.push(Part::Table(table));
    let policy = &desk.policy(desk.until()).canteen;
    let (grams, hours) = (policy.sample_grams, policy.sample_hours);
    if !samples.is_empty() {
        parts.push(Part::Note(say!(
            desk.lang,
            "每个品种不少于 {grams} 克，冷藏保存不少于 {hours} 小时（policy.canteen.sample_grams、sample_hours）。",
            "At least {grams} g of each dish, kept cold for at least {hours} hours (policy.canteen.sample_grams, sample_hours)."
        )));
    }
    let missing = missing(desk, place);
    if !missing.lines.is_empty() {
        parts.push(Part::Table(missing));
    }
    if !samples.is_empty() {
        parts.push(signatures(desk, &[("食品安全员", "food safety officer"), ("食堂负责人", "head of the canteen")]));
    }
    Body::new(parts)
}

/// Full hours from one moment to another; nothing where either has no time.
fn hours(from: Moment, to: Moment) -> Option<i64> {
    let (from, to) = (from.day.date().and_time(from.time?), to.day.date().and_time(to.time?));
    Some(to.signed_duration_since(from).num_hours())
}

/// Dishes that were served before today and have no sample.
fn missing(desk: &Desk<'_>, place: impl Fn(Option<Id>) -> bool) -> Table {
    let mut table = Table::new(
        "missing",
        desk.word("没有留样的菜", "dishes without a sample").to_owned(),
        vec![
            desk.column("date", "供餐日期", "date", Kind::Date),
            desk.column("place", "食堂", "canteen", Kind::Text),
            desk.column("meal", "餐次", "meal", Kind::Text),
            desk.column("dishes", "品名", "dishes", Kind::Text),
        ],
        String::new(),
    );
    let Some(since) = desk.books.meals.kept_since.samples else { return table };
    let is_asked = |meal: &&DayMeal<'_>| desk.period.contains(meal.day) && place(meal.hall);
    for one in desk.books.meals.served_since(since, desk.today).filter(is_asked) {
        let sampled: BTreeSet<Id> = one.samples.iter().map(|sample| sample.dish).collect();
        let without: Vec<&MenuEntry> = one.dishes().filter(|row| !sampled.contains(&row.dish)).collect();
        if !without.is_empty() {
            let dishes = desk.list(without.iter().map(|row| desk.dish(row.dish)));
            let hall = one.hall.map(|hall| desk.place(hall));
            let cells = vec![one.day.into(), hall.into(), meal(desk, one.meal), Value::text(dishes)];
            table.push(Line::new(cells).of(without.iter().map(|row| desk.row(*row)).collect::<Vec<_>>()));
        }
    }
    table
}
