//! 公示: what the policy obliges the school to publish for a period, whether it was, and the pages themselves, ready to post.

use crate::books::disclosures::{self, Matter};
use crate::books::publications::covering;
use crate::lang::Wording;
use crate::metrics::Period;
use crate::money::Money;
use crate::policy::Method;
use crate::registers::PublicationKind;
use crate::reports::accounts::budget;
use crate::reports::canteen::{menu_week, monthly};
use crate::reports::fees::{aid, settlement};
use crate::reports::pieces::{fixed, named, open};
use crate::reports::{Body, Desk, Report, Span};
use crate::say;
use crate::sheet::{Kind, Line, Part, Table, Value};

/// `disclosure`.
pub static REPORT: Report = Report {
    name: "disclosure",
    title: Wording::new("公示材料", "for the board"),
    about: Wording::new(
        "本期按制度应公示的事项、期限与公示记录，以及可直接张贴的内容",
        "what the policy has the school publish for the period, by when, whether it was, and the pages to post",
    ),
    figures: Wording::new(
        "应公示的事项按 policy.deadline.disclose：收费、资助每学期，预决算每年，其余每月；期限为次月 policy.deadline.disclosure_day 日，与规则 deadline/disclosure-late 同源。事项所属期间的最后一天落在本期内的列入。各页与同名报表的数字相同；资助只写代码合计，不写明细、不写姓名。",
        "What is published: policy.deadline.disclose (fees and aid by the term, the budget by the year, the rest by the month), by policy.deadline.disclosure_day of the next month, as the rule deadline/disclosure-late has it. \
         Matters whose period ends in the days of this page. The pages have the figures of the reports of the same name; of aid only sums, no codes and no names.",
    ),
    span: Span::Month,
    takes: &[],
    subject: None,
    by: &[],
    reads: &["publications", "meals", "canteen-costs", "canteen-intake", "fees", "aid", "aid-roll", "budget", "purchases", "menus"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let all = disclosures::matters(desk.ledger, desk.settings, desk.today);
    let matters: Vec<Matter<'_>> = all.into_iter().filter(|matter| desk.period.contains(matter.last)).collect();
    let mut table = Table::new(
        "matters",
        desk.word("应公示事项", "what is to be published").to_owned(),
        vec![
            desk.column("kind", "事项", "matter", Kind::Text),
            desk.column("period", "所属期间", "period", Kind::Code),
            desk.column("due", "公示期限", "by", Kind::Date),
            desk.column("publication", "公示编号", "publication", Kind::Code),
            desk.column("from", "公示起", "from", Kind::Date),
            desk.column("to", "公示止", "to", Kind::Date),
            desk.column("place", "公示地点", "where", Kind::Text),
            desk.column("state", "状态", "state", Kind::Text),
        ],
        desk.word("本期没有应公示的事项。", "Nothing of the period is to be published.").to_owned(),
    );
    for matter in &matters {
        table.push(line(desk, matter));
    }
    let mut parts = vec![Part::Table(table)];
    for matter in &matters {
        let page = page(desk, matter);
        if !page.is_empty() {
            let (kind, period) = (kind(desk, matter).shown(Kind::Text), matter.period);
            parts.push(Part::Heading(say!(desk.lang, "{kind}公示（{period}）", "{kind} ({period})")));
            parts.extend(page);
        }
    }
    if !matters.is_empty() {
        let note = "如对公示内容有疑问，请向学校总务处或主管部门反映。张贴后在 publications 登记公示编号、起止和地点。";
        let english = "Questions go to the school's logistics office or the education authority. Once posted, enter it in publications: its number, its days, the place.";
        parts.push(Part::Note(desk.word(note, english).to_owned()));
    }
    Body::new(parts)
}

fn kind(desk: &Desk<'_>, matter: &Matter<'_>) -> Value {
    open(desk, PublicationKind::WORDS, matter.kind)
}

fn line(desk: &Desk<'_>, matter: &Matter<'_>) -> Line {
    let names = &desk.ledger.names;
    let published = desk.books.publications.of(|row| row.kind.name(names) == matter.kind && row.from <= desk.today);
    let row = covering(&published, matter.first, matter.last);
    let state = match row {
        Some(row) if row.from <= matter.due => Value::Word("published", desk.word("已按期公示", "in time").to_owned()),
        Some(_) => Value::Word("late", desk.word("逾期公示", "published late").to_owned()),
        None if matter.due < desk.today => Value::Word("overdue", desk.word("逾期未公示", "overdue").to_owned()),
        None => Value::Word("open", desk.word("待公示", "to be published").to_owned()),
    };
    let cells = vec![
        kind(desk, matter),
        matter.period.to_string().into(),
        matter.due.into(),
        row.map(|row| desk.text(row.publication)).into(),
        row.map(|row| row.from).into(),
        row.and_then(|row| row.to).into(),
        row.map(|row| &*row.place).into(),
        state,
    ];
    Line::new(cells).of(row.map(|row| desk.row(row)))
}

/// What goes on the board about a matter; nothing where another report has it.
fn page(desk: &Desk<'_>, matter: &Matter<'_>) -> Vec<Part> {
    let term = match matter.period {
        crate::period::Period::Term(term) => Some(term),
        _ => None,
    };
    let desk = &desk.over(Period { first: matter.first, last: matter.last, term });
    match matter.kind {
        "canteen" => monthly::statement(desk),
        "menu" => (menu_week::REPORT.build)(desk).parts,
        "fees" => {
            let (items, settlement) = settlement::tables(desk);
            vec![Part::Table(items), Part::Table(settlement)]
        }
        "aid" => vec![Part::Table(aid::tables(desk).0)],
        "budget" => (budget::REPORT.build)(desk).parts,
        "purchases" => vec![Part::Table(purchases(desk))],
        _ => Vec::new(),
    }
}

/// What was ordered in the month above the band that is bought directly: by which way, from whom, for how much.
fn purchases(desk: &Desk<'_>) -> Table {
    let mut table = Table::new(
        "purchases",
        String::new(),
        vec![
            desk.column("date", "采购日期", "ordered", Kind::Date),
            desk.column("purchase", "请购单", "purchase", Kind::Code),
            desk.column("purpose", "用途", "what for", Kind::Text),
            desk.column("method", "采购方式", "how", Kind::Text),
            desk.column("supplier", "供应商", "supplier", Kind::Text),
            desk.column("amount", "金额", "amount", Kind::Money),
        ],
        desk.word("本月没有限额以上的采购。", "Nothing above the line was ordered in the month.").to_owned(),
    );
    let mut found = Vec::new();
    for chain in desk.books.purchases.bought() {
        let method = chain.band.and_then(|band| band.method);
        if method != Some(Method::Direct) {
            let orders = chain.row.all_orders().filter(|order| desk.holds(order.date));
            found.extend(orders.map(|order| (order.date, desk.text(chain.row.id), chain.row, method, order)));
        }
    }
    found.sort_by_key(|(day, id, ..)| (*day, *id));
    let total: Money = found.iter().map(|(.., order)| order.amount).sum();
    for (day, id, row, method, order) in found {
        let cells = vec![
            day.into(),
            id.into(),
            row.purpose.as_deref().into(),
            method.map(|method| fixed(desk, method)).unwrap_or_default(),
            desk.supplier(order.supplier).into(),
            order.amount.into(),
        ];
        table.push(Line::new(cells).of([desk.row(row)]));
    }
    if table.lines.len() > 1 {
        let mut line = named(&table, desk.word("合计", "total")).total();
        line.cells.pop();
        line.cells.push(total.into());
        table.push(line);
    }
    table
}
