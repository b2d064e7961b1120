//! Work that comes round: from the school's own templates, else from what schools usually do in each month of a term.

use super::planning::{Planning, slug};
use super::task::{Focus, Task};
use crate::day::{Day, Month};
use crate::id::Id;
use crate::registers::{Cycle, PlanTemplate, TermKind};
use crate::say;
use crate::table::Words as _;

/// Work of a month that most schools have, where a school has no templates of its own.
struct Usual {
    kind: TermKind,
    month: u32,
    /// Its name in an id.
    name: &'static str,
    area: (&'static str, &'static str),
    text: (&'static str, &'static str),
    posts: &'static [&'static str],
}

const fn usual(
    kind: TermKind,
    month: u32,
    name: &'static str,
    area: (&'static str, &'static str),
    text: (&'static str, &'static str),
    posts: &'static [&'static str],
) -> Usual {
    Usual { kind, month, name, area, text, posts }
}

const SAFETY: (&str, &str) = ("安全", "safety");
const REPAIRS: (&str, &str) = ("维修", "repairs");
const MONEY: (&str, &str) = ("财务", "finance");
const PROPERTY: (&str, &str) = ("校产", "property");

/// What schools do when (`docs/readings.md`, plans).
static USUAL: [Usual; 18] = [
    usual(
        TermKind::Autumn,
        9,
        "opening",
        ("采购", "purchases"),
        ("开学物资采购、校舍设施检查", "Goods for the opening, a look at all buildings"),
        &["buyer"],
    ),
    usual(TermKind::Autumn, 9, "letters", SAFETY, ("签订年度责任书", "Sign the letters of responsibility"), &[]),
    usual(
        TermKind::Autumn,
        10,
        "heating",
        REPAIRS,
        ("供暖设备检修、试水", "Overhaul the heating and fill it on trial"),
        &["electrician"],
    ),
    usual(TermKind::Autumn, 10, "audit", MONEY, ("前三季度账目自查", "Go through the books of three quarters"), &["accountant"]),
    usual(
        TermKind::Autumn,
        11,
        "registers",
        PROPERTY,
        ("核对台账与分室卡", "Hold the registers against the room cards"),
        &["asset-keeper"],
    ),
    usual(TermKind::Autumn, 12, "fire", SAFETY, ("消防演练、消防设施检查", "A fire drill, a look at the fire equipment"), &[]),
    usual(TermKind::Autumn, 12, "cold", REPAIRS, ("供水管道防冻", "Guard the water pipes against frost"), &["electrician"]),
    usual(TermKind::Autumn, 1, "closing", MONEY, ("年终结账、决算", "Close the year's books"), &["accountant"]),
    usual(
        TermKind::Spring,
        2,
        "books-and-desks",
        ("教材", "textbooks"),
        ("教材发放、课桌椅调配", "Hand out textbooks, see to desks and chairs"),
        &["storekeeper"],
    ),
    usual(
        TermKind::Spring,
        3,
        "quarter",
        MONEY,
        ("一季度报表、对账", "The first quarter's statements and reconciliation"),
        &["accountant"],
    ),
    usual(
        TermKind::Spring,
        3,
        "boiler",
        REPAIRS,
        ("停暖后锅炉、管道保养", "Look after boiler and pipes when the heating stops"),
        &["electrician"],
    ),
    usual(
        TermKind::Spring,
        4,
        "rain",
        REPAIRS,
        ("屋面、排水防雨检修", "Make roofs and drains ready for the rain"),
        &["electrician"],
    ),
    usual(TermKind::Spring, 5, "wiring", SAFETY, ("电线线路、电风扇检修", "Overhaul the wiring and the fans"), &["electrician"]),
    usual(
        TermKind::Spring,
        6,
        "heat",
        SAFETY,
        ("防暑降温物资、饮水检查", "Goods against the heat, a look at the drinking water"),
        &[],
    ),
    usual(
        TermKind::Spring,
        6,
        "summer-list",
        REPAIRS,
        ("编制暑期维修清单与预算", "Draw up the list of summer repairs and its budget"),
        &[],
    ),
    usual(TermKind::Spring, 7, "acceptance", REPAIRS, ("暑期维修项目验收", "Accept the summer repairs"), &[]),
    usual(
        TermKind::Spring,
        7,
        "archive",
        ("档案", "archive"),
        ("学年资料归档", "Take the year's papers to the archive"),
        &["archivist"],
    ),
    usual(
        TermKind::Spring,
        7,
        "handover",
        PROPERTY,
        ("毕业年级公物移交", "Take back what the leaving classes used"),
        &["asset-keeper"],
    ),
];

/// The work of the term that comes round, by month; what is daily or weekly stands apart in [`always`].
pub fn tasks(planning: &Planning<'_, '_>) -> Vec<Task> {
    let templates = templates(planning);
    if planning.desk.rows().plan_templates.is_empty() {
        let usual = USUAL.iter().filter(|usual| is_of(planning, usual.kind));
        return usual.map(|usual| of_usual(planning, usual)).collect();
    }
    let mut tasks = Vec::new();
    for template in templates.iter().filter(|template| template.cycle != Some(Cycle::BeforeHoliday)) {
        for (name, due) in days(planning, template) {
            tasks.push(of_template(planning, template, &name, due));
        }
    }
    tasks
}

/// The work that only this kind of term has.
pub fn of_this_kind(planning: &Planning<'_, '_>) -> Vec<Task> {
    if planning.desk.rows().plan_templates.is_empty() {
        return tasks(planning);
    }
    let own = templates(planning).into_iter().filter(|template| !template.terms.is_empty());
    let mut works: Vec<Task> = own
        .flat_map(|template| days(planning, template).into_iter().map(move |(name, due)| (template, name, due)))
        .map(|(template, name, due)| of_template(planning, template, &name, due))
        .collect();
    works.sort_by_key(|task| task.due);
    works
}

fn is_of(planning: &Planning<'_, '_>, kind: TermKind) -> bool {
    planning.term.id.is_autumn() == (kind == TermKind::Autumn)
}

/// The templates of this kind of term.
fn templates<'d>(planning: &Planning<'_, 'd>) -> Vec<&'d PlanTemplate> {
    let all = planning.desk.rows().plan_templates.iter();
    all.filter(|row| row.terms.is_empty() || row.terms.iter().any(|kind| is_of(planning, *kind))).collect()
}

fn of_usual(planning: &Planning<'_, '_>, usual: &Usual) -> Task {
    let month = month_of(planning, usual.month);
    let text = planning.desk.word(usual.text.0, usual.text.1).to_owned();
    let task = planning.task(format!("{month}-{}", usual.name), planning.end_of(month), usual.area, text);
    let proof = proof_of(planning, usual.text.0);
    task.by(planning.holder(usual.posts)).proved_by(proof).about([usual.text.0, usual.text.1].map(str::to_owned))
}

fn of_template(planning: &Planning<'_, '_>, template: &PlanTemplate, name: &str, due: Day) -> Task {
    let desk = planning.desk;
    let area = template.area.map_or("", |area| desk.label(area));
    let id = [name, &slug(area), &slug(&template.text)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let (owner, post) = who(planning, template.owner);
    let mut task = Task::new(id, due, area.to_owned(), template.text.to_string());
    task.post = post;
    task.by(owner).proved_by(proof_of(planning, &template.text)).of([desk.row(template)])
}

/// Who holds a post, else the post itself.
fn who(planning: &Planning<'_, '_>, post: Option<Id>) -> (Option<Id>, Option<String>) {
    let Some(post) = post.map(|post| planning.desk.text(post)) else { return (None, None) };
    match planning.desk.books.posts.holders(post, planning.made).first() {
        Some(person) => (Some(*person), None),
        None => (None, Some(post.to_owned())),
    }
}

/// The month of this number that lies nearest to the term: of an autumn term August lies before it and January in it.
fn month_of(planning: &Planning<'_, '_>, number: u32) -> Month {
    let (first, last) = (planning.term.starts.month(), planning.term.ends.month());
    let far = |month: &Month| if *month < first { first.months_since(*month) } else { month.months_since(last).max(0) };
    let years = first.year() - 1..=last.year() + 1;
    years.filter_map(|year| Month::new(year, number)).min_by_key(far).unwrap_or(first)
}

/// When a template is due in the term, each with the name of that time in ids.
fn days(planning: &Planning<'_, '_>, template: &PlanTemplate) -> Vec<(String, Day)> {
    if let Some(month) = template.month {
        let month = month_of(planning, month.number());
        return vec![(month.to_string(), planning.end_of(month))];
    }
    let months = planning.months();
    let school_days = planning.term.school_days();
    let last_of = |month: &Month| planning.school_days(*month).last().map(|day| (month.to_string(), *day));
    match template.cycle {
        Some(Cycle::MonthStart) => {
            months.iter().filter_map(|month| Some((month.to_string(), *planning.school_days(*month).first()?))).collect()
        }
        Some(Cycle::MonthEnd) => months.iter().filter_map(last_of).collect(),
        Some(Cycle::QuarterEnd) => months.iter().filter(|month| month.number() % 3 == 0).filter_map(last_of).collect(),
        Some(Cycle::TermStart) => {
            let first = school_days.first().copied().unwrap_or(planning.term.starts);
            let week = school_days.iter().copied().filter(|day| day.monday() == first.monday());
            vec![("term-start".to_owned(), week.max().unwrap_or(first))]
        }
        Some(Cycle::TermEnd) => vec![("term-end".to_owned(), school_days.last().copied().unwrap_or(planning.term.ends))],
        Some(Cycle::BeforeSummer) if !planning.term.id.is_autumn() => {
            let may = month_of(planning, 5);
            vec![("before-summer".to_owned(), planning.end_of(may))]
        }
        _ => Vec::new(),
    }
}

/// What is done every day or every week, each in a sentence: `每日：食堂原料验收、索证（潘玉兰）`.
pub fn always(planning: &Planning<'_, '_>) -> Vec<String> {
    let desk = planning.desk;
    let often = [Cycle::Daily, Cycle::Weekly, Cycle::Monday, Cycle::Tuesday, Cycle::Wednesday, Cycle::Thursday, Cycle::Friday];
    let templates = templates(planning);
    let said = often.iter().filter_map(|cycle| {
        let works = templates.iter().filter(|template| template.cycle == Some(*cycle)).map(|template| {
            let (owner, post) = who(planning, template.owner);
            match owner.map(|owner| desk.person(owner).to_owned()).or(post) {
                Some(by) => say!(desk.lang, "{}（{by}）", "{} ({by})", &*template.text),
                None => template.text.to_string(),
            }
        });
        let works: Vec<String> = works.collect();
        let when = match cycle {
            Cycle::Weekly => cycle.shown(desk.lang),
            Cycle::Daily => desk.word("每日", "Every day"),
            Cycle::Monday => desk.word("每周一", "Every Monday"),
            Cycle::Tuesday => desk.word("每周二", "Every Tuesday"),
            Cycle::Wednesday => desk.word("每周三", "Every Wednesday"),
            Cycle::Thursday => desk.word("每周四", "Every Thursday"),
            _ => desk.word("每周五", "Every Friday"),
        };
        let works = works.join(desk.word("；", "; "));
        (!works.is_empty()).then(|| say!(desk.lang, "{when}：{works}。", "{when}: {works}."))
    });
    said.collect()
}

/// Duty on each holiday of the term and in the vacation after it, with what the templates put before holidays.
pub fn holidays(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let templates = templates(planning);
    let before: Vec<&&PlanTemplate> = templates.iter().filter(|row| row.cycle == Some(Cycle::BeforeHoliday)).collect();
    let mut works: Vec<&str> = before.iter().map(|row| &*row.text).collect();
    let (mut owner, mut post) = before.first().map_or((None, None), |row| who(planning, row.owner));
    if !works.iter().any(|text| text.contains("值班") || text.to_lowercase().contains("duty")) {
        works.push(desk.word("排定值班", "a roster of duty"));
    }
    if owner.is_none() && post.is_none() {
        (owner, post) = (planning.head(), None);
    }
    let works = works.join(desk.word("；", "; "));
    let tasks = planning.holidays().into_iter().map(|(first, last)| {
        let name = name_of(planning, first, last);
        let text = say!(desk.lang, "{name}：{works}", "{name}: {works}");
        let mut task = planning.task(format!("holiday-{first}"), planning.before(first), SAFETY, text);
        task.post.clone_from(&post);
        task.by(owner)
            .proved_by(desk.word("值班：每天有人", "duty: somebody on every day"))
            .done_on(last.and_then(|last| filled(planning, first, last)))
            .among(Focus::Duty)
    });
    tasks.collect()
}

/// `国庆节（10月1日至7日）`; a holiday that falls on other days each year has no name of its own.
fn name_of(planning: &Planning<'_, '_>, first: Day, last: Option<Day>) -> String {
    type Named = ((u32, u32), (&'static str, &'static str));
    const FIXED: [Named; 5] = [
        ((10, 1), ("国庆节", "National Day")),
        ((1, 1), ("元旦", "New Year")),
        ((5, 1), ("劳动节", "Labour Day")),
        ((4, 4), ("清明节", "Qingming")),
        ((4, 5), ("清明节", "Qingming")),
    ];
    let desk = planning.desk;
    let is_in = |(month, day): (u32, u32)| {
        let years = [first.year(), last.unwrap_or(first).year()];
        years
            .iter()
            .filter_map(|year| Day::from_ymd(*year, month, day))
            .any(|day| first <= day && last.is_some_and(|last| day <= last))
    };
    let is_vacation = first > planning.term.ends;
    let (zh, en) = match FIXED.iter().find(|(day, _)| is_in(*day)) {
        _ if is_vacation && planning.term.id.is_autumn() => ("寒假", "winter vacation"),
        _ if is_vacation => ("暑假", "summer vacation"),
        Some((_, name)) => *name,
        None => ("放假", "holiday"),
    };
    let name = desk.word(zh, en);
    match last {
        Some(last) if last == first => say!(desk.lang, "{name}（{first}）", "{name} ({first})"),
        Some(last) => say!(desk.lang, "{name}（{first} 至 {last}）", "{name} ({first} to {last})"),
        None => say!(desk.lang, "{name}（{first} 起）", "{name} (from {first})"),
    }
}

/// Whether somebody is on duty on every one of these days: as of the first of them, or today where that lies ahead.
fn filled(planning: &Planning<'_, '_>, first: Day, last: Day) -> Option<Day> {
    let days: std::collections::BTreeSet<Day> =
        planning.desk.rows().duty.iter().map(|row| row.date).filter(|day| first <= *day && *day <= last).collect();
    let wanted = last.days_since(first) + 1;
    (i64::try_from(days.len()).ok()? == wanted).then(|| planning.before(first).min(planning.desk.today))
}

/// Which registers will prove some work, by what its words speak of.
pub fn proof_of(planning: &Planning<'_, '_>, text: &str) -> String {
    const SPOKEN: [(&[&str], (&str, &str)); 17] = [
        (&["演练", "drill"], ("演练", "drills")),
        (&["责任书", "letter"], ("责任书", "letters of responsibility")),
        (&["水电", "抄录", "meter"], ("抄表、水电账单", "readings, bills")),
        (&["库房盘点", "仓库盘点", "count the stores", "stock"], ("库存盘点", "stock counts")),
        (&["资产", "分室卡", "asset"], ("资产盘点", "asset counts")),
        (&["供应商评价", "供应商考评", "review"], ("供应商考评", "reviews of suppliers")),
        (&["现金", "cash"], ("现金盘点", "cash counts")),
        (&["银行", "bank"], ("银行对账", "bank reconciliation")),
        (&["核算中心", "供应商对账", "报表、对账", "reconcil"], ("对账回单", "confirmations")),
        (&["采购", "物资", "buy", "goods"], ("请购单、入库单", "purchases, what came into store")),
        (&["检查", "巡查", "check", "look"], ("巡查、隐患", "patrols, hazards")),
        (&["维修", "检修", "维保", "保养", "清洗", "更换", "防冻", "repair", "overhaul"], ("报修单", "repairs")),
        (&["公示", "publish"], ("公示", "publications")),
        (&["培训", "train"], ("培训", "trainings")),
        (&["归档", "档案", "archive"], ("档案", "archive")),
        (&["报表", "决算", "结账", "账目"], ("报出的报表", "statements as filed")),
        (&["值班", "duty"], ("值班", "duty")),
    ];
    let text = text.to_lowercase();
    let spoken = SPOKEN.iter().filter(|(words, _)| words.iter().any(|word| text.contains(word)));
    let named: Vec<&str> = spoken.take(2).map(|(_, (zh, en))| planning.desk.word(zh, en)).collect();
    planning.desk.list(named)
}
