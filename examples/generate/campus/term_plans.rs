//! Each term's plan, the template that plans are made from, the projects, and what is said at the term's end.

use std::fmt::Write as _;

use anyhow::Result;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use crate::calendar::{Term, month_key};
use crate::campus::terms_work::{TermTask, When, tasks_of};
use crate::ledger::{Contract, Purchase};
use crate::money::amount_text;
use crate::office::Office;
use crate::people::staff;
use crate::writer::{Folder, quoted};

/// What every term aims at: text, metric, target.
const GOALS: [(&str, &str, &str); 6] = [
    ("报修在承诺时限内修复", "repairs.within-promise", "95"),
    ("报修单由报修人验收", "repairs.signed", "100"),
    ("资产清查覆盖全部在册资产", "assets.counted", "100"),
    ("库存盘点账实相符", "stock.agreeing", "99"),
    ("采购由申请到验收的平均天数", "purchases.days-to-acceptance", "12"),
    ("报销单由提交到付款的平均天数", "claims.days", "7"),
];

/// By which means, term by term the same.
const MEASURES: [&str; 5] = [
    "请购、审批、验收、付款各岗分开，单据当日入账",
    "食堂每日验收索证，月底与供应商对账，次月公示收支",
    "巡查发现的问题当日报修或登记隐患，整改后由另一人复查",
    "每月最后一个工作日盘点库房、核对银行、抄录水电气表",
    "校产调拨、外借、报废先批后动，期末逐室清查",
];

/// The work that comes round: text, area, post, terms, month, cycle.
const TEMPLATES: [(&str, &str, &str, &str, &str, &str); 16] = [
    ("食堂原料验收、索证", "食堂", "food-safety-officer", "", "", "daily"),
    ("校园重点部位巡查", "安全", "logistics-deputy", "", "", "daily"),
    ("本周食谱公示", "食堂", "food-safety-officer", "", "", "monday"),
    ("校园安全周检", "安全", "logistics-director", "", "", "friday"),
    ("提取备用金、核对库存现金", "财务", "cashier", "", "", "month-start"),
    ("库房盘点、银行对账", "库房", "storekeeper", "", "", "month-end"),
    ("抄录水电气表、核对账单", "能耗", "electrician", "", "", "month-end"),
    ("与核算中心、供应商对账", "财务", "accountant", "", "", "quarter-end"),
    ("开学物资采购、校舍检查", "采购", "buyer", "", "", "term-start"),
    ("签订年度责任书", "安全", "logistics-director", "autumn", "9", ""),
    ("消防演练、消防设施维保", "安全", "logistics-deputy", "autumn", "11", ""),
    ("入冬前供水管道防冻", "维修", "electrician", "autumn", "12", ""),
    ("防汛防雷检查", "安全", "logistics-deputy", "spring", "5", ""),
    ("空调清洗、纱窗更换", "维修", "electrician", "spring", "", "before-summer"),
    ("全校资产清查、供应商评价", "校产", "asset-keeper", "", "", "term-end"),
    ("放假前断水断电、值班安排", "安全", "logistics-deputy", "", "", "before-holiday"),
];

/// Writes plans, templates, projects and summaries.
pub fn write_plans(office: &Office, repairs: usize, folder: &mut Folder) -> Result<()> {
    for term in &office.calendar.terms {
        folder.write(&format!("plans/{}.toml", term.id), &plan_text(office, term))?;
        folder.write(&format!("summaries/{}.toml", term.id), &summary_text(office, term, repairs))?;
        folder.rows += 2;
    }
    folder.write("plan-templates.toml", &templates_text())?;
    folder.rows += TEMPLATES.len();
    let projects = projects_text(office);
    folder.rows += projects.matches("name = ").count();
    folder.write("projects.toml", &projects)
}

/// How people call a term.
fn term_name(term: &Term) -> String {
    let (year, half) = term.id.rsplit_once('-').expect("a term's id ends with its half");
    format!("{}学年第{}学期", year.replace('-', "—"), if half == "1" { "一" } else { "二" })
}

// Writing into a String never fails.
fn plan_text(office: &Office, term: &Term) -> String {
    let mut text = format!(
        "# 学期计划：任务写明什么时候、谁来做；做完写 done，依据写单据编号或“账册:键|键”。\n\
         title = \"{}后勤工作计划\"\n\
         guiding = \"服务教学、保障安全、厉行节约：账目日清月结，物资有据可查，师生的事当天有人应。\"\n",
        term_name(term)
    );
    for (number, (goal, metric, target)) in GOALS.iter().enumerate() {
        let _ = write!(text, "\n[[goal]]\nid = \"M{}\"\ntext = \"{goal}\"\nmetric = \"{metric}\"\ntarget = {target}\n", number + 1);
    }
    for (number, measure) in MEASURES.iter().enumerate() {
        let _ = write!(text, "\n[[measure]]\nid = \"C{}\"\ntext = \"{measure}\"\n", number + 1);
    }
    for (number, task) in tasks_of(office, term).iter().enumerate() {
        push_task(&mut text, number + 1, task);
    }
    text
}

fn push_task(text: &mut String, number: usize, task: &TermTask) {
    let when = match task.when {
        When::Month(day) => format!("month = \"{}\"", month_key(day)),
        When::Week(week) => format!("week = {week}"),
        When::Due(day) => format!("due = {day}"),
    };
    let (area, words) = (quoted(task.area), quoted(&task.text));
    let _ = write!(text, "\n[[task]]\nid = \"R{number:02}\"\n{when}\narea = {area}\ntext = {words}\nowner = \"{}\"\n", task.owner);
    if let Some(done) = task.done {
        let _ = writeln!(text, "done = {done}");
    }
    let evidence: Vec<String> = task.evidence.iter().map(|id| quoted(id)).collect();
    let _ = writeln!(text, "evidence = [{}]", evidence.join(", "));
}

fn templates_text() -> String {
    let mut text = String::from("# 每年都有的常规工作，每学期的计划从这里来。owner 写岗位，不写人名。\n");
    for (words, area, owner, terms, month, cycle) in TEMPLATES {
        let _ = write!(text, "\n[[task]]\ntext = \"{words}\"\narea = \"{area}\"\nowner = \"{owner}\"\n");
        if !terms.is_empty() {
            let _ = writeln!(text, "terms = [\"{terms}\"]");
        }
        if !month.is_empty() {
            let _ = writeln!(text, "month = {month}");
        }
        if !cycle.is_empty() {
            let _ = writeln!(text, "cycle = \"{cycle}\"");
        }
    }
    text
}

/// What was bought by tender is a project: its contract, the days that were set and kept, its audit.
fn projects_text(office: &Office) -> String {
    let mut text = String::from("# 招标的工程与设备：节点按合同，审定金额与结算票据一致。\n");
    for contract in &office.ledger.contracts {
        let purchase = contract.purchase.and_then(|id| office.ledger.purchases.iter().find(|purchase| purchase.id == id));
        if let Some(purchase) = purchase {
            push_project(&mut text, office, contract, purchase);
        }
    }
    text
}

fn push_project(text: &mut String, office: &Office, contract: &Contract, purchase: &Purchase) {
    let (Some(tender), Some(acceptance)) = (&purchase.tender, purchase.acceptances.last()) else { return };
    let Some(budget) = purchase.budget else { return };
    let asked = purchase.approvals.last().map_or(purchase.date, |approval| approval.date);
    let audited = office.calendar.workdays_after(acceptance.date, 12);
    let known = |day: NaiveDate| (day <= office.calendar.last).then_some(day);
    let _ = write!(
        text,
        "\n[{}]\nname = {}\nbudget = \"{budget}\"\ncontract = \"{}\"\n",
        contract.id.replace("HT-", "XM-"),
        quoted(&purchase.purpose),
        contract.id
    );
    let milestones = [
        ("校务会审批", asked, 3),
        ("招标公告", tender.notice, 3),
        ("定标、签订合同", tender.award, 5),
        ("完工验收", acceptance.date, 7),
        ("结算审计", audited, 10),
    ];
    for (words, reached, room) in milestones {
        let _ = write!(text, "\n[[{}.milestone]]\ntext = \"{words}\"\n", contract.id.replace("HT-", "XM-"));
        let _ = writeln!(text, "due = {}", reached + Days::new(room));
        if let Some(day) = known(reached) {
            let _ = writeln!(text, "done = {day}");
        }
    }
    let receipts = office.ledger.receipts.iter().filter(|receipt| receipt.purchase == Some(purchase.id));
    let billed: Decimal = receipts.map(|receipt| receipt.total).sum();
    if let Some(day) = known(audited) {
        assert_eq!(billed, contract.amount, "{}: what was billed is what was agreed", contract.id);
        let _ = write!(
            text,
            "\n[{}.audit]\ndone = {day}\namount = {}\nnote = \"审定与发票一致，无核减\"\n",
            contract.id.replace("HT-", "XM-"),
            amount_text(billed)
        );
    }
}

/// What the director himself says; the figures in it are counted from the ledger.
fn summary_text(office: &Office, term: &Term, repairs: usize) -> String {
    let within = |date: NaiveDate| (term.starts..=term.ends).contains(&date);
    let bought = office.ledger.purchases.iter().filter(|purchase| within(purchase.date) && !purchase.orders.is_empty()).count();
    let stopped = office.ledger.purchases.iter().filter(|purchase| within(purchase.date) && purchase.orders.is_empty()).count();
    let refused = office.ledger.intake.iter().filter(|row| within(row.date) && row.result == "returned").count();
    let broken = office.ledger.damages.iter().filter(|damage| within(damage.date)).count();
    let next = if term.autumn {
        "部分教室的窗扇、门锁反复损坏，寒假集中检修；总水表已换新，旧表止码留存"
    } else {
        "空调、热水器使用年限较长，暑假逐台检修；下学期起食堂分表按月通报用量"
    };
    let office_name =
        office.everybody().iter().find(|person| person.id == staff::LOGISTICS_DIRECTOR).map_or("", |person| person.name);
    let sections = [
        ("食堂", format!("本学期退回不合格原料 {refused} 批，均当场拒收、换货入库。月底与供应商逐家对账，收支按月公示。")),
        ("采购与库房", format!("请购成交 {bought} 单，未购 {stopped} 单（退回、撤销都写明了原因）。库房每月盘点，差异当月查清。")),
        ("校产", format!("逐室清查一遍，账实相符；学生损坏 {broken} 件，照价赔偿入账。")),
        (
            "维修",
            if repairs > 0 {
                "报修由电工当日接单，外修的走请购，报修人验收后才结算。".to_owned()
            } else {
                "本学期没有报修。".to_owned()
            },
        ),
        ("问题与下学期", format!("{next}。执笔：{office_name}。")),
    ];
    let mut text = String::from("# 总结里由人写的段落；其余数字见 bursar metrics --term。\n");
    for (name, words) in sections {
        let _ = write!(text, "\n[[section]]\nname = \"{name}\"\ntext = {}\n", quoted(&words));
    }
    text
}
