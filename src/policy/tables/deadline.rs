//! Deadlines and evidence (时限与凭据): what is filed, published, kept until when, and how surely approvals are proved.

use super::{map, names};
use crate::policy::days::DayOfMonth;
use crate::policy::declare::policy_table;
use crate::policy::names::{Archives, Known, Name, Publications};
use crate::policy::words::{ApprovalEvidence, Every};
use crate::table::{List, Map};

policy_table! {
    /// Deadlines (时限).
    pub struct Deadline in "deadline", written DeadlineLayer;

    statement_day "报表日": DayOfMonth = 5;
    means: "月报于次月该日前报出", "the day of the next month by which reports are filed";
    unit: "日", "day of the month";
    source: Secondary, "多地食堂财务管理办法：次月 5 日前", "canteen finance rules of several districts: by the 5th";

    disclosure_day "公示日": DayOfMonth = 15;
    means: "按月公示的事项于次月该日前公示", "the day of the next month by which monthly matters are published";
    unit: "日", "day of the month";
    source: Secondary, "食堂收支公示表：次月 15 日前", "published canteen statements: by the 15th";

    statements "报表": List<Name> = Vec::new();
    means: "须按期报出的报表，如 canteen-monthly", "reports to file by that day, as canteen-monthly";
    source: Custom, "主管部门规定", "the authority's rule";

    disclose "公示事项": List<Known<Publications>> = names(&["canteen"]);
    means: "须公示的事项：收费、资助每学期，预决算每年，其余每月", "what is published: fees and aid each term, the budget each year, the rest each month";
    source: Secondary, "膳食经费管理指引（2024）", "meal funds guide of 2024";

    expiring_days "到期提醒天数": u32 = 30;
    means: "证照、合同、保险到期前几日提醒", "days before a certificate, contract or licence ends that it is brought up";
    unit: "日", "days";
    source: Confirmed, "特种设备安全法第四十条：届满前一个月申请检验", "Special Equipment Law art. 40: one month before";

    archive_years "保管年限": Map<Known<Archives>, u32> = map([("vouchers", 30), ("books", 30), ("statements", 10)]);
    means: "各类会计档案至少保管几年", "years for which each kind of archive is kept, at least";
    unit: "年", "years";
    source: Secondary, "会计档案管理办法（财政部、国家档案局令第 79 号）", "Accounting Archives Measures (Order 79)";
}

impl Deadline {
    /// How often a kind of publication is due.
    pub fn disclosed_every(publication: &str) -> Every {
        match publication {
            "fees" | "aid" => Every::Term,
            "budget" => Every::Year,
            _ => Every::Month,
        }
    }
}

policy_table! {
    /// What proves an approval (凭据), in a git repository.
    pub struct Proof in "evidence", written ProofLayer;

    approvals "审批凭据": ApprovalEvidence = ApprovalEvidence::None;
    means: "已登记邮箱或签名公钥的人员，其审批至少须达到的凭据：不要求、提交人、已签名、已验签", "the least proof of an approval by people who have emails or keys: none, author, signed, verified";
    source: Custom, "由学校选定", "the school's choice";

    seal "封账验证": bool = true;
    means: "是否验证已封账期间未被改动", "whether closed periods are verified";
    source: Custom, "由本程序选定", "this program's choice";
}
