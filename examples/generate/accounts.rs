//! The chart of accounts of the three books and what stands on each account.

use std::collections::HashMap;

use rust_decimal::Decimal;

/// One account of the chart.
pub struct Account {
    pub id: &'static str,
    pub name: &'static str,
    pub book: &'static str,
    pub control: &'static str,
}

pub const CASH: &str = "1001";
pub const BANK: &str = "100201";
pub const STOCK: &str = "1302";
pub const ASSETS: &str = "1601";
pub const DEPRECIATION: &str = "1602";
pub const PAYABLES: &str = "2302";
pub const SURPLUS: &str = "3001";
pub const RESULT: &str = "3301";
pub const GRANTS: &str = "4001";
pub const TUITION_INCOME: &str = "4101";
pub const DONATIONS: &str = "4602";
pub const INTEREST: &str = "4603";
pub const RENT: &str = "4604";
pub const OTHER_INCOME: &str = "4609";
pub const OFFICE_COST: &str = "500101";
pub const UTILITY_COST: &str = "500102";
pub const UTILITY_CANTEENS: &str = "50010201";
pub const UTILITY_HALLS: &str = "50010202";
pub const UTILITY_GROUNDS: &str = "50010203";
pub const REPAIR_COST: &str = "500103";
pub const TRAINING_COST: &str = "500104";
pub const TEACHING_COST: &str = "500105";
pub const CLEANING_COST: &str = "500106";
pub const HEALTH_COST: &str = "500107";
pub const ACTIVITY_COST: &str = "500108";
pub const BANK_COST: &str = "500109";
pub const TRANSPORT_COST: &str = "500110";
pub const AID_COST: &str = "500111";
pub const DEPRECIATION_COST: &str = "500190";
pub const LOSS_COST: &str = "5301";

pub const CANTEEN_BANK: &str = "ST1002";
pub const CANTEEN_STOCK: &str = "ST1302";
pub const CANTEEN_PAYABLES: &str = "ST2302";
pub const CANTEEN_SURPLUS: &str = "ST3001";
pub const CANTEEN_RESULT: &str = "ST3301";
pub const MEAL_INCOME: &str = "ST4101";
pub const CANTEEN_INTEREST: &str = "ST4603";
pub const FOOD_COST: &str = "ST500101";
pub const LABOUR_COST: &str = "ST500102";
pub const FUEL_COST: &str = "ST500103";
pub const CANTEEN_OTHER_COST: &str = "ST500104";

pub const AGENCY_BANK: &str = "DG1002";
pub const AGENCY_STOCK: &str = "DG1891";
pub const AGENCY_PAYABLES: &str = "DG2302";
pub const AGENCY_OTHER: &str = "DG2307";
pub const AGENCY_FEES: &str = "DG2901";
pub const AFTER_SCHOOL_FEES: &str = "DG2902";

const fn account(id: &'static str, name: &'static str, book: &'static str, control: &'static str) -> Account {
    Account { id, name, book, control }
}

/// The chart, in the order of the register.
pub const CHART: &[Account] = &[
    account(CASH, "库存现金", "school", "cash"),
    account(BANK, "银行存款—基本户", "school", "bank"),
    account(STOCK, "库存物品", "school", "stock"),
    account(ASSETS, "固定资产", "school", "assets"),
    account(DEPRECIATION, "固定资产累计折旧", "school", "depreciation"),
    account(PAYABLES, "应付账款", "school", "payables"),
    account(SURPLUS, "累计盈余", "school", ""),
    account(RESULT, "本期盈余", "school", ""),
    account(GRANTS, "财政拨款收入", "school", ""),
    account(TUITION_INCOME, "事业收入—保教费", "school", ""),
    account(DONATIONS, "捐赠收入", "school", ""),
    account(INTEREST, "利息收入", "school", ""),
    account(RENT, "租金收入", "school", ""),
    account(OTHER_INCOME, "其他收入", "school", ""),
    account(OFFICE_COST, "业务活动费用—办公费", "school", ""),
    account(UTILITY_COST, "业务活动费用—水电通讯费", "school", ""),
    account(UTILITY_CANTEENS, "水电费—餐饮中心", "school", ""),
    account(UTILITY_HALLS, "水电费—公寓中心", "school", ""),
    account(UTILITY_GROUNDS, "水电费—物业与公共区域", "school", ""),
    account(REPAIR_COST, "业务活动费用—维修费", "school", ""),
    account(TRAINING_COST, "业务活动费用—培训差旅费", "school", ""),
    account(TEACHING_COST, "业务活动费用—教学业务费", "school", ""),
    account(CLEANING_COST, "业务活动费用—保洁费", "school", ""),
    account(HEALTH_COST, "业务活动费用—卫生保健费", "school", ""),
    account(ACTIVITY_COST, "业务活动费用—学生活动费", "school", ""),
    account(BANK_COST, "业务活动费用—手续费", "school", ""),
    account(TRANSPORT_COST, "业务活动费用—校车运行费", "school", ""),
    account(AID_COST, "业务活动费用—学生资助", "school", ""),
    account(DEPRECIATION_COST, "业务活动费用—固定资产折旧", "school", ""),
    account(LOSS_COST, "资产处置费用", "school", ""),
    account(AGENCY_BANK, "代管银行存款", "agency", "bank"),
    account(AGENCY_STOCK, "受托代理资产—簿册", "agency", "stock"),
    account(AGENCY_PAYABLES, "应付簿册款", "agency", "payables"),
    account(AGENCY_OTHER, "其他应付款—往期结余", "agency", ""),
    account(AGENCY_FEES, "受托代理负债—作业本费", "agency", "fees"),
    account(AFTER_SCHOOL_FEES, "受托代理负债—课后服务费", "agency", "fees"),
    account(CANTEEN_BANK, "食堂银行存款", "canteen", "bank"),
    account(CANTEEN_STOCK, "食堂库存物品", "canteen", "stock"),
    account(CANTEEN_PAYABLES, "食堂应付账款", "canteen", "payables"),
    account(CANTEEN_SURPLUS, "食堂累计结余", "canteen", ""),
    account(CANTEEN_RESULT, "食堂本期结余", "canteen", ""),
    account(MEAL_INCOME, "伙食费收入", "canteen", "meals"),
    account(CANTEEN_INTEREST, "食堂利息收入", "canteen", ""),
    account(FOOD_COST, "食堂支出—食材成本", "canteen", ""),
    account(LABOUR_COST, "食堂支出—劳务费", "canteen", ""),
    account(FUEL_COST, "食堂支出—燃料费", "canteen", ""),
    account(CANTEEN_OTHER_COST, "食堂支出—其他", "canteen", ""),
];

/// The book to which an account belongs.
pub fn book_of(id: &str) -> &'static str {
    CHART.iter().find(|account| account.id == id).map_or_else(|| panic!("no account {id}"), |account| account.book)
}

/// The running balance of every account: debit if positive.
#[derive(Default)]
pub struct Balances {
    balances: HashMap<&'static str, Decimal>,
}

impl Balances {
    /// Adds a debit, or takes away a credit.
    pub fn add(&mut self, account: &'static str, amount: Decimal) {
        let balance = self.balances.entry(account).or_default();
        *balance += amount;
        let money = matches!(account, CASH | BANK | CANTEEN_BANK | AGENCY_BANK);
        assert!(!money || *balance >= Decimal::ZERO, "{account} is overdrawn: {balance}");
    }

    /// What stands on an account.
    pub fn of(&self, account: &str) -> Decimal {
        self.balances.get(account).copied().unwrap_or_default()
    }

    /// The accounts of a book whose ids begin so, with what stands on them, zero left out.
    pub fn open_accounts(&self, book: &str, prefixes: &[&str]) -> Vec<(&'static str, Decimal)> {
        CHART
            .iter()
            .filter(|account| account.book == book && prefixes.iter().any(|prefix| account.id.starts_with(prefix)))
            .map(|account| (account.id, self.of(account.id)))
            .filter(|(_, balance)| !balance.is_zero())
            .collect()
    }
}
