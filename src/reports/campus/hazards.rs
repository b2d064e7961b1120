//! 隐患排查治理台账: every hazard from the day it was found to the check that it is gone, those carried over too.

use crate::day::Day;
use crate::lang::Wording;
use crate::registers::Hazard;
use crate::reports::pieces::{fixed, named, row_line, share_facts, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Fact, Kind, Line, Part, Table, Value};

/// `hazards`.
pub static REPORT: Report = Report {
    name: "hazards",
    title: Wording::new("安全隐患排查整改台账", "hazards: record"),
    about: Wording::new(
        "隐患的发现、等级、措施、责任人、期限、整改、复查、销号；上期没有销号的结转",
        "hazards found, how grave, what is to be done by whom and when, put right, rechecked; those carried over",
    ),
    figures: Wording::new(
        "期内发现的，和期前发现、期初还没有复查的（结转）。复查了才销号；到期没有整改的写逾期天数，算到今天。整改率、按期整改率与指标 safety.hazards-fixed、safety.hazards-in-time 同源，只算期内发现或到期的。",
        "Those found in the period, and those found before and not rechecked when it began. A hazard is closed when it was rechecked; days late are counted to today while it is not put right. \
         The rates are the metrics safety.hazards-fixed and safety.hazards-in-time, of hazards found or due in the period.",
    ),
    span: Span::Term,
    takes: &[Choice::Place, Choice::Person],
    subject: None,
    by: &[],
    reads: &["hazards", "places", "people"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let is_wanted = |row: &&Hazard| desk.wants_place(Some(row.place)) && desk.wants(Choice::Person, row.owner);
    let is_open = |row: &Hazard| row.rechecked.is_none_or(|day| day >= desk.period.first);
    let known = |row: &&Hazard| desk.holds(row.found) || (row.found < desk.period.first && is_open(row));
    let mut rows: Vec<&Hazard> = desk.rows().hazards.iter().filter(is_wanted).filter(known).collect();
    rows.sort_by_key(|row| (row.found, desk.text(row.hazard)));
    let mut table = Table::new(
        "hazards",
        String::new(),
        vec![
            desk.column("hazard", "编号", "hazard", Kind::Code),
            desk.column("found", "发现", "found", Kind::Date),
            desk.column("place", "部位", "place", Kind::Text),
            desk.column("what", "隐患", "hazard", Kind::Text),
            desk.column("level", "等级", "level", Kind::Text),
            desk.column("measure", "整改措施", "what is done", Kind::Text),
            desk.column("owner", "责任人", "owner", Kind::Text),
            desk.column("due", "期限", "due", Kind::Date),
            desk.column("fixed", "整改日期", "put right", Kind::Date),
            desk.column("rechecked", "复查", "rechecked", Kind::Date),
            desk.column("rechecked_by", "复查人", "by", Kind::Text),
            desk.column("state", "状态", "state", Kind::Text),
            desk.column("late", "逾期天数", "days late", Kind::Count),
        ],
        desk.word("本期没有发现隐患，也没有结转。", "No hazard was found in the period or carried over.").to_owned(),
    );
    let (before, found): (Vec<&Hazard>, Vec<&Hazard>) = rows.iter().partition(|row| row.found < desk.period.first);
    if !before.is_empty() {
        table.push(named(&table, desk.word("期前结转", "carried over")).group());
        for row in before {
            table.push(line(desk, row));
        }
        table.push(named(&table, desk.word("本期发现", "found in the period")).group());
    }
    for row in found {
        table.push(line(desk, row));
    }
    let mut parts = Vec::new();
    if !rows.is_empty() {
        let closed = rows.iter().filter(|row| of_day(desk, row.rechecked).is_some()).count();
        let mut facts = vec![
            Fact::new("hazards", desk.word("台账隐患", "on this page"), Kind::Count, rows.len()),
            Fact::new("closed", desk.word("其中已销号", "of those, closed"), Kind::Count, closed),
        ];
        if desk.selection.ids.is_empty() {
            let names = [
                ("due", Wording::new("期内到期", "due in the period")),
                ("in_time", Wording::new("其中按期整改", "of those, put right in time")),
                ("in_time_rate", Wording::new("按期整改率", "share in time")),
            ];
            facts.extend(share_facts(desk, "safety.hazards-in-time", names));
        }
        parts.push(Part::Facts(facts));
    }
    parts.push(Part::Table(table));
    if !rows.is_empty() {
        parts.push(signatures(desk, &[("填表人", "prepared by"), ("安全负责人", "head of safety"), ("校长", "principal")]));
    }
    Body::new(parts)
}

fn of_day(desk: &Desk<'_>, day: Option<Day>) -> Option<Day> {
    day.filter(|day| *day <= desk.today)
}

fn line(desk: &Desk<'_>, row: &Hazard) -> Line {
    let (done, rechecked) = (of_day(desk, row.fixed), of_day(desk, row.rechecked));
    let state = match (done, rechecked) {
        (_, Some(_)) => Value::Word("closed", desk.word("已销号", "closed").to_owned()),
        (Some(_), None) => Value::Word("fixed", desk.word("待复查", "to be rechecked").to_owned()),
        (None, None) if row.due < desk.today => Value::Word("late", desk.word("逾期", "late").to_owned()),
        (None, None) => Value::Word("open", desk.word("整改中", "open").to_owned()),
    };
    let late = done.unwrap_or(desk.today).days_since(row.due);
    let cells = vec![
        desk.text(row.hazard).into(),
        row.found.into(),
        desk.place(row.place).into(),
        Value::text(&*row.what),
        fixed(desk, row.level),
        row.measure.as_deref().into(),
        desk.person(row.owner).into(),
        row.due.into(),
        done.into(),
        rechecked.into(),
        rechecked.and(row.rechecked_by).map(|person| desk.person(person)).into(),
        state,
        (late > 0).then_some(late).into(),
    ];
    row_line(desk, row, cells)
}
