//! 值班表: who is on duty on each day of a month and shift, who leads, what was handed over, and what nobody fills.

use crate::books::duty::DutyBook;
use crate::day::Day;
use crate::findings::RowName;
use crate::id::Label;
use crate::lang::Wording;
use crate::policy::DayKind;
use crate::registers::Duty;
use crate::reports::pieces::{signatures, weekday};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use std::collections::{BTreeMap, BTreeSet};

/// `duty-roster`.
pub static REPORT: Report = Report {
    name: "duty-roster",
    title: Wording::new("值班表", "duty roster"),
    about: Wording::new(
        "一个月每天各班次的带班、值班人与交接；没有人的班次；各人班次数",
        "each day and shift of a month: who leads, who is on duty, what was handed over; empty shifts; shifts by person",
    ),
    figures: Wording::new(
        "逐行取自值班，含以后已排的班。日子的性质按校历；须有人的班次按 policy.duty.shifts，空班只算到今天，与规则 people/duty-gap 同源。",
        "From duty, days to come that are planned too. The kind of day is the calendar's; which shifts must be filled, policy.duty.shifts; empty ones up to today, as the rule people/duty-gap finds them.",
    ),
    span: Span::Month,
    takes: &[Choice::Person],
    subject: None,
    by: &[],
    reads: &["duty", "people"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let is_wanted = |row: &&Duty| {
        let person = desk.chosen(Choice::Person);
        desk.period.contains(row.date) && person.is_none_or(|person| row.person == person || row.lead == Some(person))
    };
    let standing = crate::books::meals::standing(&desk.rows().duty, |row| (row.date, row.shift, row.person));
    let rows: Vec<&Duty> = standing.filter(is_wanted).collect();
    let mut parts = vec![Part::Table(roster(desk, &rows))];
    if desk.chosen(Choice::Person).is_none() {
        let gaps = gaps(desk);
        if !gaps.lines.is_empty() {
            parts.push(Part::Table(gaps));
        }
    }
    if !rows.is_empty() {
        parts.push(Part::Table(people(desk, &rows)));
        parts.push(signatures(desk, &[("排班人", "drawn up by"), ("校长", "principal")]));
    }
    Body::new(parts)
}

/// A shift as people call it.
fn shift<'d>(desk: &Desk<'d>, label: Label) -> &'d str {
    match desk.label(label) {
        "day" => desk.word("白班", "day"),
        "night" => desk.word("夜班", "night"),
        other => other,
    }
}

/// The shifts in the order in which they stand in the policy and the rows: the day before the night.
fn shifts(desk: &Desk<'_>, rows: &[&Duty]) -> Vec<Label> {
    let mut all: Vec<Label> = rows.iter().map(|row| row.shift).collect::<BTreeSet<_>>().into_iter().collect();
    let rank = |label: &Label| match desk.label(*label) {
        "day" | "白班" | "日班" => 0,
        "night" | "夜班" | "晚班" => 2,
        _ => 1,
    };
    all.sort_by_key(|label| (rank(label), desk.label(*label)));
    all
}

fn kind_of_day(desk: &Desk<'_>, day: Day) -> Value {
    match desk.settings.calendar.kind_of(day) {
        DayKind::SchoolDay => Value::Word("school-day", desk.word("教学日", "school").to_owned()),
        DayKind::Weekend => Value::Word("weekend", desk.word("双休日", "weekend").to_owned()),
        DayKind::Holiday => Value::Word("holiday", desk.word("节假日", "holiday").to_owned()),
        DayKind::Vacation => Value::Word("vacation", desk.word("寒暑假", "vacation").to_owned()),
    }
}

fn roster(desk: &Desk<'_>, rows: &[&Duty]) -> Table {
    let shifts = shifts(desk, rows);
    let mut columns = vec![
        desk.column("date", "日期", "date", Kind::Date),
        desk.column("weekday", "星期", "weekday", Kind::Text),
        desk.column("kind", "性质", "kind", Kind::Text),
    ];
    for label in &shifts {
        let (name, shown) = (desk.label(*label), shift(desk, *label));
        columns.push(Column::new(format!("{name}_lead"), say!(desk.lang, "{shown}带班", "{shown}: lead"), Kind::Text));
        columns.push(Column::new(format!("{name}_people"), say!(desk.lang, "{shown}值班", "{shown}: on duty"), Kind::Text));
    }
    columns.push(desk.column("handover", "值班情况与交接", "handed over", Kind::Text));
    let empty = desk.word("本月没有排班。", "Nobody is on the roster of these days.").to_owned();
    let mut table = Table::new("roster", String::new(), columns, empty);
    let mut days: BTreeMap<Day, Vec<&Duty>> = BTreeMap::new();
    for row in rows {
        days.entry(row.date).or_default().push(row);
    }
    for (day, of_day) in days {
        let mut cells = vec![day.into(), weekday(desk, day).into(), kind_of_day(desk, day)];
        for label in &shifts {
            let here = || of_day.iter().filter(|row| row.shift == *label);
            let mut leads: Vec<&str> = here().filter_map(|row| row.lead).map(|lead| desk.person(lead)).collect();
            leads.dedup();
            cells.push(desk.list(leads).into());
            cells.push(desk.list(here().map(|row| desk.person(row.person))).into());
        }
        let said = of_day.iter().filter(|row| row.date <= desk.today).filter_map(|row| Some((row, row.handover.as_deref()?)));
        let said: Vec<String> =
            said.map(|(row, text)| say!(desk.lang, "{}：{text}", "{}: {text}", shift(desk, row.shift))).collect();
        cells.push(said.join(desk.word("；", "; ")).into());
        table.push(Line::new(cells).of(of_day.iter().map(|row| desk.row(*row)).collect::<Vec<_>>()));
    }
    table
}

/// Shifts of the period up to today that nobody fills or leads.
fn gaps(desk: &Desk<'_>) -> Table {
    let mut table = Table::new(
        "gaps",
        desk.word("空班", "shifts that nobody fills").to_owned(),
        vec![
            desk.column("shift", "班次", "shift", Kind::Text),
            desk.column("first", "起", "first day", Kind::Date),
            desk.column("last", "止", "last day", Kind::Date),
            desk.column("times", "天数", "days", Kind::Count),
        ],
        String::new(),
    );
    let book = DutyBook::build(desk.ledger, desk.settings, desk.today);
    for gap in &book.gaps {
        if gap.days.last >= desk.period.first && gap.days.first <= desk.period.last {
            let name = match gap.shift {
                "day" => desk.word("白班", "day"),
                "night" => desk.word("夜班", "night"),
                other => other,
            };
            let cells = vec![name.into(), gap.days.first.into(), gap.days.last.into(), gap.days.times.into()];
            table.push(Line::new(cells).of([desk.row(gap.beside)]));
        }
    }
    table
}

/// The shifts of a person: on duty, on days without school, led.
#[derive(Default)]
struct Burden {
    shifts: usize,
    rests: usize,
    leads: BTreeSet<(Day, Label)>,
    rows: Vec<RowName>,
}

/// How many shifts each person has, and leads.
fn people(desk: &Desk<'_>, rows: &[&Duty]) -> Table {
    let mut table = Table::new(
        "people",
        desk.word("各人班次", "shifts by person").to_owned(),
        vec![
            desk.column("person", "姓名", "name", Kind::Text),
            desk.column("shifts", "值班", "on duty", Kind::Count),
            desk.column("rest_days", "其中非教学日", "of those, no school", Kind::Count),
            desk.column("leads", "带班", "leads", Kind::Count),
        ],
        String::new(),
    );
    let mut counts: BTreeMap<&str, Burden> = BTreeMap::new();
    for row in rows {
        let rests = usize::from(!desk.settings.calendar.is_school_day(row.date));
        let of_person = counts.entry(desk.person(row.person)).or_default();
        of_person.shifts += 1;
        of_person.rests += rests;
        of_person.rows.push(desk.row(*row));
        if let Some(lead) = row.lead {
            let of_lead = counts.entry(desk.person(lead)).or_default();
            of_lead.leads.insert((row.date, row.shift));
            of_lead.rows.push(desk.row(*row));
        }
    }
    for (name, of) in counts {
        table.push(Line::new(vec![name.into(), of.shifts.into(), of.rests.into(), of.leads.len().into()]).of(of.rows));
    }
    table
}
