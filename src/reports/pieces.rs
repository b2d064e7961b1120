//! What reports on daily work share: words for people, metrics as facts, days of the week, lines of one row.

pub(super) use super::lines::signatures;

use super::desk::Desk;
use crate::day::Day;
use crate::lang::Wording;
use crate::metrics::{Figure, Unit};
use crate::money::Money;
use crate::registers::{Meal, Row};
use crate::sheet::{Fact, Kind, Line, Table, Value};
use crate::table::{Word, Words, shown_name};
use rust_decimal::Decimal;

/// The days of a week, Monday first.
pub(super) const WEEKDAYS: [Wording; 7] = [
    Wording::new("周一", "Mon"),
    Wording::new("周二", "Tue"),
    Wording::new("周三", "Wed"),
    Wording::new("周四", "Thu"),
    Wording::new("周五", "Fri"),
    Wording::new("周六", "Sat"),
    Wording::new("周日", "Sun"),
];

/// The name of a day of the week.
pub(super) fn weekday(desk: &Desk<'_>, day: Day) -> &'static str {
    let position = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
    WEEKDAYS.get(position).map_or("", |name| name.text(desk.lang))
}

/// A fixed word.
pub fn fixed(desk: &Desk<'_>, word: impl Words) -> Value {
    Value::Word(word.word().name, word.shown(desk.lang).to_owned())
}

/// A word of a list that schools may extend.
pub(super) fn open(desk: &Desk<'_>, words: &'static [Word], name: &str) -> Value {
    match words.iter().find(|word| word.name == name) {
        Some(word) => Value::Word(word.name, shown_name(words, name, desk.lang).to_owned()),
        None => Value::text(name),
    }
}

/// A meal of the day.
pub(super) fn meal(desk: &Desk<'_>, meal: Meal) -> Value {
    open(desk, Meal::WORDS, meal.name(&desk.ledger.names))
}

/// Yes or no.
pub(super) fn yes(desk: &Desk<'_>, is_so: bool) -> Value {
    if is_so {
        Value::Word("yes", desk.word("是", "yes").to_owned())
    } else {
        Value::Word("no", desk.word("否", "no").to_owned())
    }
}

/// A share in per cent with one place, rounded half up once; nothing of nothing.
pub fn percent(part: impl Into<Decimal>, whole: impl Into<Decimal>) -> Value {
    Figure::ratio(part, whole, Vec::new()).map(|figure| figure.value(Unit::Percent)).into()
}

/// A mean with two places, rounded half up once; nothing where there is nothing to divide by.
pub fn mean(sum: impl Into<Decimal>, of: impl Into<Decimal>) -> Value {
    Figure::ratio(sum, of, Vec::new()).map(|figure| figure.value(Unit::Yuan)).into()
}

/// Yuan for each of so many, with two places.
pub(super) fn each(sum: Money, of: impl Into<Decimal>) -> Value {
    mean(sum.yuan(), of)
}

/// A metric of the desk's days, with the rows behind it.
pub(super) fn metric(desk: &Desk<'_>, name: &str) -> Option<(Figure, Unit)> {
    let metric = crate::metrics::find(name)?;
    Some(((metric.figure)(&desk.view())?, metric.unit))
}

/// A share out of the catalogue as three facts: what is above the line, below it, and the rate; none where there is no base.
pub(super) fn share_facts(desk: &Desk<'_>, name: &str, names: [(&'static str, Wording); 3]) -> Vec<Fact> {
    let Some((figure, unit)) = metric(desk, name) else { return Vec::new() };
    let value = figure.value(unit);
    let values = [(Kind::Count, figure.denominator.into()), (Kind::Count, figure.numerator.into()), (Kind::Percent, value.into())];
    let facts = names.into_iter().zip(values).map(|((name, shown), (kind, value))| {
        let value: Value = value;
        Fact::new(name, shown.text(desk.lang), kind, value)
    });
    let mut facts: Vec<Fact> = facts.collect();
    if let Some(last) = facts.last_mut() {
        last.rows.extend(figure.rows);
    }
    facts
}

/// A line with a name in its first column and nothing else.
pub(super) fn named(table: &Table, name: impl Into<String>) -> Line {
    super::lines::named(table.columns.len(), name)
}

/// A line that shows one row.
pub(super) fn row_line<R: Row>(desk: &Desk<'_>, row: &R, cells: Vec<Value>) -> Line {
    Line::new(cells).of([desk.row(row)])
}

/// The Mondays of the weeks that the period touches.
pub(super) fn mondays(desk: &Desk<'_>) -> impl Iterator<Item = Day> + use<> {
    let last = desk.period.last;
    std::iter::successors(Some(desk.period.first.monday()), |monday| Some(monday.plus_days(7))).take_while(move |day| *day <= last)
}
