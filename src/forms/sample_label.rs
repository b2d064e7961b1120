//! 留样标签: what is in the box, from which meal, who put it there, when it may go.

use super::goods::words;
use super::{Form, Size};
use crate::day::Day;
use crate::lang::Wording;
use crate::registers::Sample;
use crate::reports::{Body, Desk};
use crate::sheet::{Fact, Kind, Part, Value};

/// `sample-label`.
pub static FORM: Form = Form {
    name: "sample-label",
    title: Wording::new("留样标签", "sample label"),
    about: Wording::new(
        "一天的留样标签：菜品、餐次、重量、留样人、保存时间",
        "the labels of a day's samples: dish, meal, grams, by whom, how long",
    ),
    size: Size::Label,
    registers: &["samples"],
    names: Wording::new("日期，如 2026-10-12", "a day, as 2026-10-12"),
    build,
};

/// A label of each sample of the day.
fn build(desk: &Desk<'_>, name: &str) -> Vec<Body> {
    let Some((day, _)) = Day::parse(name) else { return Vec::new() };
    desk.rows().samples.iter().filter(|sample| sample.date == day).map(|sample| label(desk, sample)).collect()
}

fn label(desk: &Desk<'_>, sample: &Sample) -> Body {
    let hours = desk.policy(sample.date).canteen.sample_hours;
    let facts = vec![
        words("dish", desk.word("菜品", "dish"), desk.dish(sample.dish)),
        words("meal", desk.word("餐次", "meal"), desk.fixed_word(sample, "meal")),
        Fact::new("date", desk.word("供餐日期", "day"), Kind::Date, sample.date),
        Fact::new("grams", desk.word("重量（克）", "grams"), Kind::Quantity, sample.grams),
        Fact::new("by", desk.word("留样人", "taken by"), Kind::Text, desk.person(sample.by)),
        Fact::new("hours", desk.word("保存（小时）", "keep for hours"), Kind::Quantity, Value::from(hours)),
    ];
    Body::new(vec![Part::Facts(facts)])
}
