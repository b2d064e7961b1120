//! Receipts, cash, bank and fees (票据、现金、银行、收费): how old, how much, how long open, and what is paid back.

use super::{names, yuan};
use crate::money::Money;
use crate::policy::days::MonthDay;
use crate::policy::declare::policy_table;
use crate::policy::names::Name;
use crate::policy::words::Refund;
use crate::table::List;

policy_table! {
    /// Receipts and claims (票据与报销).
    pub struct Receipts in "receipts", written ReceiptsLayer;

    max_age_days "有效天数": u32 = 365;
    means: "自开票至报销至多几日", "days from the issue of a receipt to its claim";
    unit: "日", "days";
    source: Secondary, "各单位报销规定：开票之日起一年内", "claim rules of institutions: within a year of issue";

    grace "跨年期限": MonthDay = MonthDay::MARCH_31;
    means: "上年票据至迟于本年该日报销，与有效天数同时适用；12-31 即不另设限", "the day until which last year's receipts may be claimed; both limits hold; 12-31 sets none";
    unit: "月-日", "month-day";
    source: Secondary, "各单位报销规定：次年三月底前", "claim rules of institutions: until the end of March";

    cash_limit "现金起点": Money = yuan(1000);
    means: "一笔报销以现金支付的上限", "the most that is paid in cash for one claim";
    unit: "元", "yuan";
    source: Confirmed, "现金管理暂行条例（结算起点 1000 元）", "Interim Regulations on Cash (settlement threshold of 1000 yuan)";
}

policy_table! {
    /// Cash on hand (库存现金).
    pub struct Cash in "cash", written CashLayer;

    limit "库存限额": Money = yuan(5000);
    means: "库存现金限额", "the most cash on hand at the end of a day";
    unit: "元", "yuan";
    source: Custom, "现金管理暂行条例：三至五天日常零星开支，由开户银行核定", "Interim Regulations on Cash: three to five days of petty spending, set by the bank";
}

policy_table! {
    /// The bank (银行存款).
    pub struct Bank in "bank", written BankLayer;

    open_days "未达天数": u32 = 60;
    means: "未达账项超过几日即警告", "days after which an unmatched row of bank or journal is a warning";
    unit: "日", "days";
    source: Custom, "惯例：按月对账，跨两月仍未达须查明", "custom: accounts are reconciled each month, what is open for two is looked into";

    sheets "发放表": List<Name> = names(&["发放表", "工资表", "工资单", "退费表", "签收表", "payroll"]);
    means: "经银行付给多人、以自制表册为据的付款：memo 说明中的字词", "payments through the bank to many people on a sheet of the school's own: words in the memo that names it";
    source: Custom, "惯例：工资、劳务费、退费凭经审批并签收的发放表支付", "custom: wages, labour and refunds are paid on a sheet that is approved and signed for";

    charge_limit "扣费上限": Money = yuan(200);
    means: "仅凭银行回单入账的付款（手续费、账户服务费等）的上限；更大的付款须有报销单或票据", "the most that the bank's own slip alone supports (its charges); larger payments need a claim or a receipt";
    unit: "元", "yuan";
    source: Custom, "惯例：账户服务费、工本费、汇划费每笔几元至百余元", "custom: the bank's charges are a few yuan to some hundred each";
}

policy_table! {
    /// Fees (收费).
    pub struct Fees in "fees", written FeesLayer;

    refund "退费办法": Refund = Refund::NoExtra;
    means: "结余退还、不足不再收取（多退少不补），或不足补收（多退少补）", "what is left is refunded and nothing more asked, or what is short is asked for too";
    source: Secondary, "各省代收费规定：有的多退少不补，有的多退少补", "provincial rules on agency fees differ";
}
