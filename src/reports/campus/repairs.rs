//! 报修维修统计: how soon things are mended, whether within the promise, at what cost, by place, building, urgency or mender.

use crate::books::repairs::{is_in_time, mended, promised};
use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Repair, Urgency};
use crate::reports::pieces::{mean, open, percent, row_line, signatures, yes};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Chart, ChartForm, Kind, Line, Part, Series, Table, Value};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// `repairs`.
pub static REPORT: Report = Report {
    name: "repairs",
    title: Wording::new("报修维修统计表", "repairs"),
    about: Wording::new(
        "报修、修复天数、验收天数、按承诺修复率、费用，按地点、楼栋、紧急程度或维修人；逐单明细",
        "days to mend and to sign for, share within the promise, cost, by place, building, urgency or mender; each repair",
    ),
    figures: Wording::new(
        "期内报修的单。修复天数 = 完工日 − 报修日，验收天数 = 验收日 − 完工日。承诺期按紧急程度（policy.repair.days）；按承诺修复率 = 按期修好 ÷（已修好 + 已过承诺期），未到期未修好的不计。与指标 repairs.within-promise、repairs.days 同源。派工没有日期，所以没有响应天数。",
        "Repairs reported in the period. Days to mend = done − reported, to sign = accepted − done. The promise goes by urgency (policy.repair.days); share = in time ÷ (mended + past the promise), those still in time left out. \
         The same as the metrics repairs.within-promise and repairs.days. Nothing says on which day somebody was sent, so there is no response time.",
    ),
    span: Span::Term,
    takes: &[Choice::Place, Choice::Person],
    subject: None,
    by: &[
        ("building", Wording::new("楼栋", "building")),
        ("place", Wording::new("地点", "place")),
        ("urgency", Wording::new("紧急程度", "urgency")),
        ("person", Wording::new("维修人", "mender")),
    ],
    reads: &["repairs", "places", "people", "suppliers"],
    build,
};

/// What several repairs come to.
#[derive(Default)]
struct Sum {
    reported: usize,
    mended: usize,
    days: i64,
    decided: usize,
    in_time: usize,
    signed: usize,
    sign_days: i64,
    cost: Money,
    rows: Vec<RowName>,
}

/// A repair with what became of it.
struct Case<'d> {
    row: &'d Repair,
    promised: crate::day::Day,
    days: Option<i64>,
    sign_days: Option<i64>,
    in_time: Option<bool>,
}

fn build(desk: &Desk<'_>) -> Body {
    let is_wanted = |row: &&Repair| {
        let person = desk.chosen(Choice::Person);
        desk.holds(row.reported.day)
            && desk.wants_place(Some(row.place))
            && person.is_none_or(|person| row.assigned == Some(person) || row.reporter == person)
    };
    let mut rows: Vec<&Repair> = desk.rows().repairs.iter().filter(is_wanted).collect();
    rows.sort_by_key(|row| (row.reported, desk.text(row.repair)));
    let cases: Vec<Case<'_>> = rows.into_iter().map(|row| case(desk, row)).collect();
    if cases.is_empty() {
        return Body::nothing(desk.word("本期没有报修。", "Nothing was reported in the period.").to_owned());
    }
    let (table, chart) = groups(desk, &cases);
    Body::new(vec![
        Part::Table(table),
        Part::Chart(chart),
        Part::Table(list(desk, &cases)),
        signatures(desk, &[("制表人", "prepared by"), ("总务主任", "logistics director")]),
    ])
}

fn case<'d>(desk: &Desk<'d>, row: &'d Repair) -> Case<'d> {
    let promised = promised(desk.ledger, desk.settings, row);
    let done = mended(row, desk.today);
    let accepted = row.accepted.map(|moment| moment.day).filter(|day| *day <= desk.today);
    Case {
        row,
        promised,
        days: done.map(|done| done.days_since(row.reported.day)),
        sign_days: done.zip(accepted).map(|(done, accepted)| accepted.days_since(done)),
        in_time: is_in_time(row, promised, desk.today),
    }
}

/// The group of a repair: its name, and by what groups are ordered.
fn group(desk: &Desk<'_>, by: &str, row: &Repair) -> String {
    let building = |place: Id| desk.rows().places.get(place).and_then(|place| place.building);
    match by {
        "place" => desk.place(row.place).to_owned(),
        "urgency" => urgency(desk, row).shown(Kind::Text),
        "person" => match row.assigned {
            Some(one) if desk.rows().suppliers.get(one).is_some() => desk.supplier(one).to_owned(),
            Some(one) => desk.person(one).to_owned(),
            None => desk.word("未派工", "nobody sent").to_owned(),
        },
        _ => building(row.place).map_or_else(|| desk.place(row.place).to_owned(), |building| desk.label(building).to_owned()),
    }
}

fn urgency(desk: &Desk<'_>, row: &Repair) -> Value {
    open(desk, Urgency::WORDS, row.urgency.unwrap_or(Urgency::Normal).name(&desk.ledger.names))
}

fn groups(desk: &Desk<'_>, cases: &[Case<'_>]) -> (Table, Chart) {
    let by = desk.selection.by.unwrap_or("building");
    let shown = REPORT.by.iter().find(|(name, _)| *name == by).map_or("", |(_, title)| title.text(desk.lang));
    let mut table = Table::new(
        "groups",
        String::new(),
        vec![
            crate::sheet::Column::new("group", shown, Kind::Text),
            desk.column("reported", "报修", "reported", Kind::Count),
            desk.column("mended", "已修好", "mended", Kind::Count),
            desk.column("days", "平均修复天数", "mean days to mend", Kind::Measure),
            desk.column("decided", "应按期修复", "due by now", Kind::Count),
            desk.column("in_time", "按期修复", "in time", Kind::Count),
            desk.column("share", "按承诺修复率", "share in time", Kind::Percent),
            desk.column("signed", "已验收", "signed for", Kind::Count),
            desk.column("sign_days", "平均验收天数", "mean days to sign", Kind::Measure),
            desk.column("cost", "外修费用", "cost", Kind::Money),
        ],
        String::new(),
    );
    let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
    let mut total = Sum::default();
    for case in cases {
        sums.entry(group(desk, by, case.row)).or_default().add(desk, case);
        total.add(desk, case);
    }
    let mut series = [(desk.word("报修", "reported"), Vec::new()), (desk.word("按期修复", "in time"), Vec::new())];
    let labels: Vec<String> = sums.keys().cloned().collect();
    for (name, sum) in sums {
        series[0].1.push(Some(Decimal::from(sum.reported)));
        series[1].1.push(Some(Decimal::from(sum.in_time)));
        table.push(sum.line(name).of(sum.rows));
    }
    table.push(total.line(desk.word("合计", "total").to_owned()).total());
    let series = series.map(|(name, values)| Series { name: name.to_owned(), values }).to_vec();
    let (title, unit) = (desk.word("报修与按期修复", "reported, and mended in time"), desk.word("件", "repairs"));
    (table, Chart { name: "groups", title: title.to_owned(), unit: unit.to_owned(), form: ChartForm::Bars, labels, series })
}

impl Sum {
    fn add(&mut self, desk: &Desk<'_>, case: &Case<'_>) {
        self.reported += 1;
        self.mended += usize::from(case.days.is_some());
        self.days += case.days.unwrap_or(0);
        self.decided += usize::from(case.in_time.is_some());
        self.in_time += usize::from(case.in_time == Some(true));
        self.signed += usize::from(case.sign_days.is_some());
        self.sign_days += case.sign_days.unwrap_or(0);
        self.cost += case.row.cost.unwrap_or_default();
        self.rows.push(desk.row(case.row));
    }

    fn line(&self, name: String) -> Line {
        Line::new(vec![
            name.into(),
            self.reported.into(),
            self.mended.into(),
            mean(self.days, self.mended),
            self.decided.into(),
            self.in_time.into(),
            percent(self.in_time, self.decided),
            self.signed.into(),
            mean(self.sign_days, self.signed),
            self.cost.into(),
        ])
    }
}

fn list(desk: &Desk<'_>, cases: &[Case<'_>]) -> Table {
    let mut table = Table::new(
        "repairs",
        desk.word("逐单明细", "each repair").to_owned(),
        vec![
            desk.column("repair", "报修单", "repair", Kind::Code),
            desk.column("reported", "报修时间", "reported", Kind::Date),
            desk.column("place", "地点", "place", Kind::Text),
            desk.column("fault", "故障", "fault", Kind::Text),
            desk.column("urgency", "紧急程度", "urgency", Kind::Text),
            desk.column("reporter", "报修人", "reporter", Kind::Text),
            desk.column("assigned", "派工", "sent", Kind::Text),
            desk.column("promised", "承诺期限", "promised by", Kind::Date),
            desk.column("done", "完工", "done", Kind::Date),
            desk.column("days", "修复天数", "days", Kind::Count),
            desk.column("in_time", "按期", "in time", Kind::Text),
            desk.column("accepted", "验收", "accepted", Kind::Date),
            desk.column("accepted_by", "验收人", "by", Kind::Text),
            desk.column("cost", "外修费用", "cost", Kind::Money),
        ],
        String::new(),
    );
    for case in cases {
        let row = case.row;
        let sent = row.assigned.map(|one| match desk.rows().suppliers.get(one) {
            Some(_) => desk.supplier(one),
            None => desk.person(one),
        });
        let accepted = row.accepted.filter(|moment| moment.day <= desk.today);
        let cells = vec![
            desk.text(row.repair).into(),
            row.reported.into(),
            desk.place(row.place).into(),
            Value::text(&*row.fault),
            urgency(desk, row),
            desk.person(row.reporter).into(),
            sent.into(),
            case.promised.into(),
            row.done.filter(|done| done.day <= desk.today).into(),
            case.days.into(),
            case.in_time.map(|in_time| yes(desk, in_time)).unwrap_or_default(),
            accepted.into(),
            accepted.and(row.accepted_by).map(|person| desk.person(person)).into(),
            row.cost.into(),
        ];
        table.push(row_line(desk, row, cells));
    }
    table
}
