//! 学生资助汇总: what each programme granted and paid in a term, pupil by pupil under the school's codes and never by name.

use crate::books::aid::AidCase;
use crate::day::Day;
use crate::findings::RowName;
use crate::id::Label;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::AidPayment;
use crate::reports::pieces::{named, percent, signatures};
use crate::reports::{Body, Desk, Report, Span};
use crate::sheet::{Kind, Line, Part, Table, Value};
use std::collections::BTreeMap;

/// `aid`.
pub static REPORT: Report = Report {
    name: "aid",
    title: Wording::new("学生资助汇总表", "aid to pupils"),
    about: Wording::new(
        "各资助项目的人次、名单金额、已发金额、发放率；按代码的明细，不写姓名",
        "each programme: grants, yuan granted, paid, the share; each code, never a name",
    ),
    figures: Wording::new(
        "本学期名单（受助名单）与到今天已发放的（资助发放）。发放率 = 已发 ÷ 名单，与指标 aid.paid 同源；未发 = 名单 − 已发。认定依据不上表。只写学校编的代码（个人信息保护法第六条）。",
        "The roll of the term beside what was paid by today. Share = paid ÷ granted, as the metric aid.paid; open = granted − paid. The ground of a grant is left out, and pupils stand under the school's codes only (Personal Information Protection Law art. 6).",
    ),
    span: Span::Term,
    takes: &[],
    subject: None,
    by: &[],
    reads: &["aid-roll", "aid"],
    build,
};

/// What pupils were granted and paid.
#[derive(Default)]
struct Sum {
    cases: usize,
    paid_cases: usize,
    granted: Money,
    paid: Money,
    rows: Vec<RowName>,
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.paid_cases += other.paid_cases;
        self.granted += other.granted;
        self.paid += other.paid;
        self.rows.extend(other.rows.iter().cloned());
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let (summary, list) = tables(desk);
    if summary.lines.is_empty() {
        return Body::nothing(desk.word("本学期没有资助。", "No aid was granted or paid in the term.").to_owned());
    }
    let signatures = signatures(desk, &[("制表", "prepared by"), ("资助专干", "aid officer"), ("校长", "principal")]);
    Body::new(vec![Part::Table(summary), Part::Table(list), signatures])
}

/// The programmes, and every code in them.
pub(in crate::reports) fn tables(desk: &Desk<'_>) -> (Table, Table) {
    let term = desk.view().term();
    let mut programmes: BTreeMap<(&str, Label), Vec<(&str, &AidCase<'_>)>> = BTreeMap::new();
    for ((_, programme), case) in desk.books.aid.cases().filter(|((of_term, _), _)| Some(*of_term) == term) {
        let code = case.grants.first().map(|row| row.code).or_else(|| case.payments.first().map(|row| row.code));
        let code = code.map_or("", |code| desk.text(code));
        programmes.entry((desk.label(programme), programme)).or_default().push((code, case));
    }
    let mut summary = Table::new(
        "programmes",
        desk.word("按项目", "by programme").to_owned(),
        vec![
            desk.column("programme", "资助项目", "programme", Kind::Text),
            desk.column("grants", "受助人次", "grants", Kind::Count),
            desk.column("granted", "名单金额", "granted", Kind::Money),
            desk.column("paid_grants", "已发人次", "paid", Kind::Count),
            desk.column("paid", "已发金额", "yuan paid", Kind::Money),
            desk.column("share", "发放率", "share paid", Kind::Percent),
            desk.column("open", "未发金额", "open", Kind::Money),
        ],
        desk.word("没有资助。", "There is no aid.").to_owned(),
    );
    let mut list = Table::new(
        "codes",
        desk.word("按代码", "by code").to_owned(),
        vec![
            desk.column("code", "代码", "code", Kind::Code),
            desk.column("granted", "名单金额", "granted", Kind::Money),
            desk.column("paid", "已发金额", "paid", Kind::Money),
            desk.column("open", "未发金额", "open", Kind::Money),
            desk.column("paid_on", "发放日期", "paid on", Kind::Text),
            desk.column("published", "公示", "published", Kind::Date),
        ],
        desk.word("没有受助代码。", "There are no codes.").to_owned(),
    );
    let mut total = Sum::default();
    for ((name, _), mut cases) in programmes {
        cases.sort_by(|one, other| crate::id::natural_order(one.0, other.0));
        list.push(named(&list, name).group());
        let mut sum = Sum::default();
        for (code, case) in cases {
            sum.add(&one(desk, &mut list, code, case));
        }
        let cells =
            vec![desk.word("小计", "subtotal").into(), sum.granted.into(), sum.paid.into(), (sum.granted - sum.paid).into()];
        list.push(Line::new([cells, vec![Value::Empty, Value::Empty]].concat()).subtotal());
        total.add(&sum);
        summary.push(line(name, &sum).of(sum.rows));
    }
    if !summary.lines.is_empty() {
        summary.push(line(desk.word("合计", "total"), &total).total());
    }
    (summary, list)
}

fn line(name: &str, sum: &Sum) -> Line {
    Line::new(vec![
        name.into(),
        sum.cases.into(),
        sum.granted.into(),
        sum.paid_cases.into(),
        sum.paid.into(),
        percent(sum.paid.yuan(), sum.granted.yuan()),
        (sum.granted - sum.paid).into(),
    ])
}

/// A code of a programme: its line, and what it adds.
fn one(desk: &Desk<'_>, list: &mut Table, code: &str, case: &AidCase<'_>) -> Sum {
    let is_paid = |row: &&&AidPayment| row.paid.is_some_and(|day| day <= desk.today);
    let payments: Vec<&AidPayment> = case.payments.iter().filter(is_paid).copied().collect();
    let (granted, paid) = (case.granted(), payments.iter().map(|row| row.amount).sum::<Money>());
    let mut days: Vec<Day> = payments.iter().filter_map(|row| row.paid).collect();
    days.sort_unstable();
    days.dedup();
    let days: Vec<String> = days.iter().map(Day::to_string).collect();
    let published = payments.iter().filter_map(|row| row.published).filter(|day| *day <= desk.today).min();
    let mut rows: Vec<RowName> = case.grants.iter().map(|row| desk.row(*row)).collect();
    rows.extend(payments.iter().map(|row| desk.row(*row)));
    let cells = vec![
        code.into(),
        granted.into(),
        paid.into(),
        (granted - paid).into(),
        desk.list(days.iter().map(String::as_str)).into(),
        published.into(),
    ];
    list.push(Line::new(cells).of(rows.clone()));
    Sum { cases: 1, paid_cases: usize::from(!payments.is_empty()), granted, paid, rows }
}
