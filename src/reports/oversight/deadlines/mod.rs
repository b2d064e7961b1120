//! 到期事项: everything that is due within some days or overdue, of every kind, under the name of whoever has to see to it.

mod papers;
mod periodic;
mod work;

use crate::day::Day;
use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::reports::pieces::named;
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Fact, Kind, Line, Part, Table, Value};
use std::collections::BTreeMap;

/// `deadlines`.
pub static REPORT: Report = Report {
    name: "deadlines",
    title: Wording::new("到期事项一览表", "what is due"),
    about: Wording::new(
        "今后若干天到期和已逾期的计划任务、隐患、报修、证照、检验、合同、借用、收费、盘点、公示等，按责任人",
        "tasks, hazards, repairs, certificates, inspections, contracts, loans, fees, counts, publications due within so many days or overdue, by owner",
    ),
    figures: Wording::new(
        "--within 天（默认 30）内到期的，和已到期还没有办的。任务看计划的期限与依据，隐患看整改期限，报修看承诺期（policy.repair.days），证照、合同看没有续的，检验、体检看周期，收费看学期末，盘点看报表日（policy.deadline.statement_day），公示看公示日（disclosure_day）；逾期的盘点只列最近一期，更早的由 bursar check 报告。没有写责任人的归到管这件事的岗位。",
        "What is due within --within days (30), and what was due and is not done. Tasks by the plan and their evidence, hazards by their day, repairs by the promise (policy.repair.days), certificates and contracts that nothing renews, inspections and health checks by their months, \
         fees by the end of the term, counts by policy.deadline.statement_day, publications by disclosure_day. Of counts only the last period is listed; `bursar check` finds earlier ones. What names nobody belongs to the post that sees to such things.",
    ),
    span: Span::Day,
    takes: &[Choice::Person, Choice::Within],
    subject: None,
    by: &[("owner", Wording::new("责任人", "owner")), ("kind", Wording::new("事项", "kind"))],
    reads: &[
        "plans",
        "projects",
        "hazards",
        "repairs",
        "certificates",
        "contracts",
        "assets",
        "asset-events",
        "fees",
        "stock-counts",
        "asset-counts",
        "cash-counts",
        "publications",
        "archive",
        "waivers",
        "posts",
    ],
    build,
};

/// How many days ahead, where nobody says.
const USUAL: u32 = 30;

/// Something that is due.
struct Due {
    day: Day,
    kind: Wording,
    what: String,
    owner: Owner,
    rows: Vec<RowName>,
}

/// Who has to see to it.
#[derive(Clone)]
struct Owner {
    person: Option<Id>,
    shown: String,
}

/// What is due, as it is gathered.
struct Agenda<'a, 'd> {
    desk: &'a Desk<'d>,
    /// The last day that is looked at.
    until: Day,
    found: Vec<Due>,
}

impl Agenda<'_, '_> {
    /// Whether a day is at hand or gone.
    fn is_near(&self, day: Day) -> bool {
        day <= self.until
    }

    fn add(&mut self, day: Day, kind: Wording, what: String, owner: Owner, rows: Vec<RowName>) {
        if self.is_near(day) {
            self.found.push(Due { day, kind, what, owner, rows });
        }
    }

    /// A person.
    fn person(&self, person: Id) -> Owner {
        Owner { person: Some(person), shown: self.desk.person(person).to_owned() }
    }

    /// Whoever holds the first of these posts that anybody holds, else the office.
    fn post(&self, posts: &[&str], office: Wording) -> Owner {
        let holders = |post: &&str| self.desk.books.posts.holders(post, self.desk.today).first().copied();
        match posts.iter().find_map(holders) {
            Some(person) => self.person(person),
            None => Owner { person: None, shown: office.text(self.desk.lang).to_owned() },
        }
    }

    fn logistics(&self) -> Owner {
        self.post(&["logistics-director", "logistics", "总务主任"], Wording::new("总务处", "logistics office"))
    }

    fn accounts(&self) -> Owner {
        self.post(&["accountant"], Wording::new("财务室", "accounts office"))
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let within = desk.selection.within.unwrap_or(USUAL);
    let mut agenda = Agenda { desk, until: desk.today.plus_days(within), found: Vec::new() };
    work::gather(&mut agenda);
    papers::gather(&mut agenda);
    periodic::gather(&mut agenda);
    let mut found = agenda.found;
    found.retain(|due| desk.chosen(Choice::Person).is_none_or(|person| due.owner.person == Some(person)));
    let by_kind = desk.selection.by == Some("kind");
    let group = |due: &Due| if by_kind { due.kind.text(desk.lang).to_owned() } else { due.owner.shown.clone() };
    found.sort_by(|one, other| (one.day, one.kind.en, &one.what).cmp(&(other.day, other.kind.en, &other.what)));
    let late = found.iter().filter(|due| due.day < desk.today).count();
    let mut table = Table::new(
        "due",
        String::new(),
        vec![
            desk.column("due", "期限", "due", Kind::Date),
            desk.column("days", "剩余天数", "days left", Kind::Count),
            desk.column("kind", "事项", "kind", Kind::Text),
            desk.column("what", "内容", "what", Kind::Text),
            desk.column("owner", "责任人", "owner", Kind::Text),
        ],
        say!(
            desk.lang,
            "{within} 天内没有到期的事，也没有逾期的。",
            "Nothing is due within {within} days, and nothing is overdue."
        ),
    );
    let mut groups: BTreeMap<String, Vec<&Due>> = BTreeMap::new();
    for due in &found {
        groups.entry(group(due)).or_default().push(due);
    }
    for (name, of_group) in groups {
        table.push(named(&table, say!(desk.lang, "{name}：{} 项", "{name}: {}", of_group.len())).group());
        for due in of_group {
            let cells = vec![
                due.day.into(),
                due.day.days_since(desk.today).into(),
                due.kind.text(desk.lang).into(),
                Value::text(&*due.what),
                Value::text(&*due.owner.shown),
            ];
            table.push(Line::new(cells).of(due.rows.iter().cloned()));
        }
    }
    let mut parts = Vec::new();
    if !found.is_empty() {
        parts.push(Part::Facts(vec![
            Fact::new("within", desk.word("今后天数", "days ahead"), Kind::Count, within),
            Fact::new("due", desk.word("到期事项", "things due"), Kind::Count, found.len()),
            Fact::new("late", desk.word("其中已逾期", "of those, overdue"), Kind::Count, late),
        ]));
    }
    parts.push(Part::Table(table));
    Body::new(parts)
}
