//! 包干区评比: the marks of classes and areas week by week or month by month, their mean and rank.

use crate::day::Day;
use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::number::round_half_up;
use crate::registers::AreaScore;
use crate::reports::pieces::{mean, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// `area-scores`.
pub static REPORT: Report = Report {
    name: "area-scores",
    title: Wording::new("包干区卫生评比表", "marks for the areas that classes keep"),
    about: Wording::new(
        "各班、各包干区每周或每月的平均分、总平均与名次",
        "mean mark of each class and area by week or month, the mean of all, and the rank",
    ),
    figures: Wording::new(
        "每周（或每月）平均分 = 该周各次评分之和 ÷ 次数；总平均 = 期内各次评分之和 ÷ 次数，按总平均排名，同分同名次。",
        "The mean of a week (or month) = its marks added up ÷ their number; the mean = all marks of the period ÷ their number; ranked by the mean, equal means share a rank.",
    ),
    span: Span::Month,
    takes: &[Choice::Class, Choice::Place],
    subject: None,
    by: &[("week", Wording::new("周", "week")), ("month", Wording::new("月", "month"))],
    reads: &["area-scores", "places"],
    build,
};

/// The marks of a class or a place.
#[derive(Default)]
struct Marks {
    by_time: BTreeMap<Day, (Decimal, usize)>,
    sum: Decimal,
    times: usize,
    rows: Vec<RowName>,
}

fn build(desk: &Desk<'_>) -> Body {
    let by_month = desk.selection.by == Some("month");
    let time = |day: Day| if by_month { day.month().first_day() } else { day.monday() };
    let is_wanted = |row: &&AreaScore| {
        let class = desk.chosen(Choice::Class).is_none_or(|class| row.class == Some(class));
        let place = desk.chosen(Choice::Place).is_none() || (row.place.is_some() && desk.wants_place(row.place));
        desk.holds(row.date) && class && place
    };
    let standing = crate::books::meals::standing(&desk.rows().area_scores, |row| (row.date, row.class, row.place, row.by));
    let mut classes: BTreeMap<Id, Marks> = BTreeMap::new();
    let mut places: BTreeMap<Id, Marks> = BTreeMap::new();
    let mut times: BTreeSet<Day> = BTreeSet::new();
    for row in standing.filter(is_wanted) {
        // A row that names both is the class's mark for that area.
        let marks = match (row.class, row.place) {
            (Some(class), _) => classes.entry(class).or_default(),
            (None, Some(place)) => places.entry(place).or_default(),
            (None, None) => continue,
        };
        let at = marks.by_time.entry(time(row.date)).or_default();
        at.0 += row.score.0;
        at.1 += 1;
        marks.sum += row.score.0;
        marks.times += 1;
        marks.rows.push(desk.row(row));
        times.insert(time(row.date));
    }
    if times.is_empty() {
        return Body::nothing(desk.word("本期没有包干区评分。", "No marks were given in the period.").to_owned());
    }
    let mut parts = Vec::new();
    let marks =
        [("classes", Wording::new("班级", "class"), classes, false), ("places", Wording::new("包干区", "area"), places, true)];
    for (name, heading, marks, is_place) in marks {
        if !marks.is_empty() {
            let named = |id: Id| if is_place { desk.place(id) } else { desk.text(id) };
            let lines = marks.into_iter().map(|(id, marks)| (named(id), marks)).collect();
            parts.push(Part::Table(table(desk, name, heading, &times, lines, by_month)));
        }
    }
    parts
        .push(signatures(desk, &[("制表人", "prepared by"), ("总务处", "logistics office"), ("德育处", "moral education office")]));
    Body::new(parts)
}

fn table(
    desk: &Desk<'_>,
    name: &'static str,
    heading: Wording,
    times: &BTreeSet<Day>,
    mut marks: Vec<(&str, Marks)>,
    by_month: bool,
) -> Table {
    let mut columns = vec![desk.column("rank", "名次", "rank", Kind::Count)];
    columns.push(Column::new(name, heading.text(desk.lang), Kind::Text));
    for time in times {
        let (month, of_month) = time.month_and_day();
        let shown = if by_month { time.month().to_string() } else { format!("{month}-{of_month}") };
        let (before, after) = if by_month { ("", "") } else { (desk.word("", "week of "), desk.word("周", "")) };
        let column = if by_month { time.month().to_string() } else { time.to_string() };
        columns.push(Column::new(column, format!("{before}{shown}{after}"), Kind::Measure));
    }
    columns.push(desk.column("times", "评分次数", "times", Kind::Count));
    columns.push(desk.column("mean", "平均分", "mean", Kind::Measure));
    let mut table = Table::new(name, heading.text(desk.lang).to_owned(), columns, String::new());
    let exact = |marks: &Marks| marks.sum.checked_div(Decimal::from(marks.times)).unwrap_or_default();
    marks.sort_by(|one, other| exact(&other.1).cmp(&exact(&one.1)).then_with(|| one.0.cmp(other.0)));
    let mut before: Option<(usize, Decimal)> = None;
    for (position, (shown, marks)) in marks.into_iter().enumerate() {
        let value = round_half_up(exact(&marks), 2);
        let rank = before.filter(|(_, mean)| *mean == value).map_or(position + 1, |(rank, _)| rank);
        before = Some((rank, value));
        let mut cells = vec![rank.into(), Value::text(shown)];
        cells.extend(times.iter().map(|time| marks.by_time.get(time).map_or(Value::Empty, |(sum, times)| mean(*sum, *times))));
        cells.extend([marks.times.into(), value.into()]);
        table.push(Line::new(cells).of(marks.rows));
    }
    table
}
