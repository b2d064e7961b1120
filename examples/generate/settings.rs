//! `bursar.toml`: the school, its terms and its approval ladder.

use std::fmt::Write as _;

use crate::calendar::Term;
use crate::campus::grounds::daily_areas;
use crate::campus::staff_books::LETTERS;
use crate::codes::credit_code;
use crate::office::Office;
use crate::purchasing::{COMPARE_LIMIT, DIRECT_LIMIT};
use crate::school::plays_nursery;

/// The school's own code.
pub fn school_code() -> String {
    credit_code("12", "320582", if plays_nursery() { "MB1D8T4N" } else { "MB1F6K2Q" })
}

/// The text of `bursar.toml`.
pub fn settings_text(office: &Office) -> String {
    let mut text = format!(
        "# {name}的账本设置。金额门槛、审批级次是学校自己的规定，改了要写明从哪天起（from）。\n\
         format = 1\n\n\
         [school]\n\
         name = \"{name}\"\n\
         uscc = \"{code}\"\n\
         stage = \"{stage}\"\n\
         title = \"{name}\"\n\
         language = \"zh-CN\"\n\
         # 示例账本固定“今天”，检查结果才能重复；真账本留空。\n\
         today = \"{today}\"\n\
         starts = {starts}\n",
        name = office.school.name,
        code = school_code(),
        stage = if office.school.nursery { "kindergarten" } else { "primary" },
        today = office.calendar.last,
        starts = office.calendar.first,
    );
    for term in &office.calendar.terms {
        text.push_str(&term_text(term));
    }
    let (direct, compare) = (DIRECT_LIMIT * office.school.goods_times, COMPARE_LIMIT * office.school.goods_times);
    let _ = write!(
        text,
        "\n# 请购审批：{direct} 元以内直接采购，{compare} 元以内三家比价，以上公开招标并经校务会。\n\
         [[policy.approval]]\n\
         from = 2026-01-01\n\
         bands = [\n\
         \x20 {{ up_to = {direct}, steps = [\"department\", \"logistics\"], method = \"direct\" }},\n\
         \x20 {{ up_to = {compare}, steps = [\"department\", \"logistics\", \"principal\"], method = \"compare\", quotes = 3 }},\n\
         \x20 {{ steps = [\"department\", \"logistics\", \"principal\", \"committee\"], method = \"tender\", minutes = true }},\n\
         ]\n\n\
         # 每一级由哪些岗位签字；review 与 approval 是报销单的审核和审批。\n\
         [policy.steps]\n\
         department = [\"grade-leader\", \"office-director\", \"teaching-director\", \"logistics-deputy\"]\n\
         logistics = [\"logistics-director\"]\n\
         principal = [\"principal\", \"vice-principal\"]\n\
         committee = [\"secretary\"]\n\
         review = [\"accountant\", \"canteen-accountant\"]\n\
         approval = [\"principal\", \"vice-principal\"]\n"
    );
    if office.school.nursery {
        text.push_str(
            "\n# 幼儿伙食费只用于伙食，盈亏不超过百分之二；食堂每月，收费、资助每学期公示。\n\
             [policy.canteen]\n\
             surplus_band = [-0.02, 0.02]\n\n\
             # 每名保育员、厨师至多照看的幼儿数。\n\
             [policy.people]\n\
             ratios = { childcare-worker = 30, cook = 100 }\n\n\
             [policy.deadline]\n\
             disclose = [\"canteen\", \"fees\", \"aid\", \"budget\"]\n",
        );
        text.push_str(&safety_policy(office));
    }
    if office.school.whole {
        if office.school.teaches_pupils() {
            text.push_str(
                "\n# 除食堂每月公开外，收费、资助每学期，预决算每年公示。\n\
                 [policy.deadline]\n\
                 disclose = [\"canteen\", \"fees\", \"aid\", \"budget\"]\n",
            );
        }
        text.push_str(&campus_policy(office));
    }
    text
}

fn names(names: Vec<&str>) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

/// What is patrolled on every school day, and how often people leave the buildings for a drill.
fn safety_policy(office: &Office) -> String {
    let (every_day, house) = if office.school.nursery { ("在园日", "园舍") } else { ("上学日", "校舍") };
    format!(
        "\n# 每个{every_day}都要走到的区域；周检在周五，{house}每月一检；演练按次数要求。\n\
         [policy.safety]\n\
         daily_areas = [{}]\n\
         drills = {{ evacuation = \"month\", fire = \"term\", earthquake = \"term\" }}\n",
        names(daily_areas(office).iter().map(|area| area.0).collect()),
    )
}

/// What is patrolled, who signs letters, and which shifts are filled.
fn campus_policy(office: &Office) -> String {
    let cooks = if office.school.university { 600 } else { 150 };
    format!(
        "{}\n\
         # 每年签责任书的岗位。\n\
         [policy.people]\n\
         letters = [{}]\n\
         # 劳务外包的帮工不计；管理岗位占全体教职工的比例。\n\
         ratios = {{ cook = {cooks} }}\n\
         management_posts = [\"principal\", \"vice-principal\", \"secretary\"]\n\
         management_share = 0.08\n\n\
         # 夜间每日有人值班；不上学的日子另有白班。\n\
         [policy.duty]\n\
         shifts = {{ school-day = [\"night\"], weekend = [\"day\", \"night\"], holiday = [\"day\", \"night\"], vacation = [\"day\", \"night\"] }}\n",
        safety_policy(office),
        names(LETTERS.iter().map(|letter| letter.0).collect()),
    )
}

fn term_text(term: &Term) -> String {
    let holidays: Vec<String> = term.holidays.iter().map(|(first, last)| format!("\"{first}..{last}\"")).collect();
    let workdays: Vec<String> = term.workdays.iter().map(|day| format!("\"{day}\"")).collect();
    format!(
        "\n[[term]]\nid = \"{}\"\nstarts = {}\nends = {}\nholidays = [{}]\nworkdays = [{}]\n",
        term.id,
        term.starts,
        term.ends,
        holidays.join(", "),
        workdays.join(", ")
    )
}
