//! The shops and firms on the grounds: their contracts, their rent and what their meters count; and what each cost centre uses.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::accounts::{BANK, RENT, UTILITY_CANTEENS, UTILITY_GROUNDS, UTILITY_HALLS};
use crate::campus::energy::Tenant;
use crate::ledger::Entry;
use crate::money::{fen, whole};
use crate::office::{Office, debit};
use crate::supplier;
use crate::suppliers::Supplier;

const fn tenant(place: &'static str, name: &'static str, share: i64) -> Tenant {
    Tenant { place, name, share }
}

/// Who hangs behind which meter, and the thousandths of all power that he uses.
pub const TENANTS: [Tenant; 10] = [
    tenant("campus", "电信通信机房", 6),
    tenant("reception-room", "云海银行校园支行", 4),
    tenant("gate-house", "快递服务中心", 3),
    tenant("dining-hall", "教育超市（一店）", 8),
    tenant("staff-dining", "教育超市（二店）", 7),
    tenant("multi-hall", "大学生影院", 5),
    tenant("bike-shed", "充电桩运营公司", 12),
    tenant("library", "书吧咖啡", 3),
    tenant("broadcast-room", "图文快印店", 3),
    tenant("pioneer-room", "理发美容店", 2),
];

/// The firms behind them, but for the telephone company, which is a supplier too.
#[rustfmt::skip]
pub const TENANT_FIRMS: [Supplier; 8] = [
    supplier!("yunhai-bank", "云海银行股份有限公司大学城支行", "91", "MA2B7K41", Tenant, "租户", "云海市大学路1号", "0512-6531 2200"),
    supplier!("jisuda", "云海极速达快递服务有限公司", "91", "MA2C8M52", Tenant, "租户", "云海市大学路1号", "0512-6531 4471"),
    supplier!("jiaoyu-chaoshi", "云海高校教育超市管理有限公司", "91", "MA2D9N63", Tenant, "租户", "云海市大学路1号", "0512-6531 9028"),
    supplier!("guangying-yuan", "云海光影院线管理有限公司", "91", "MA2E1P74", Tenant, "租户", "云海市大学路1号", "0512-6531 7736"),
    supplier!("lvchong", "云海绿充新能源科技有限公司", "91", "MA2F2Q85", Tenant, "租户", "云海市大学路1号", "0512-6531 6612"),
    supplier!("shuba-kafei", "云海拾光书吧餐饮店", "92", "MA2G3R96", Tenant, "租户", "云海市大学路1号", "0512-6531 5508"),
    supplier!("kuaiyin", "云海墨池图文快印店", "92", "MA2H4T17", Tenant, "租户", "云海市大学路1号", "0512-6531 3390"),
    supplier!("lifa", "云海青丝理发店", "92", "MA2J5U28", Tenant, "租户", "云海市大学路1号", "0512-6531 1187"),
];

/// What is let to whom, and the rent of a quarter in yuan.
const LETTINGS: [(&str, &str, i64); 8] = [
    ("yunhai-bank", "银行网点场地租赁", 24_000),
    ("jisuda", "快递服务中心场地租赁", 15_000),
    ("jiaoyu-chaoshi", "教育超市（两店）场地租赁", 66_000),
    ("guangying-yuan", "大学生影院场地租赁", 18_000),
    ("lvchong", "充电桩场地租赁", 12_000),
    ("shuba-kafei", "书吧咖啡场地租赁", 9_000),
    ("kuaiyin", "图文快印店场地租赁", 7_500),
    ("lifa", "理发店场地租赁", 6_000),
];

/// The rent of a quarter that a firm pays, if it rents anything.
pub fn rent_of(firm: &str) -> Option<Decimal> {
    LETTINGS.iter().find(|letting| letting.0 == firm).map(|letting| whole(letting.2))
}

/// Thousandths of power and of water that canteens and halls use: six kitchens, thirty halls.
const CANTEENS: (i64, i64) = (110, 150);
const HALLS: (i64, i64) = (600, 690);

impl Office {
    /// Signs the year's contracts with the tenants.
    pub fn let_shops(&mut self, until: NaiveDate) {
        for (firm, subject, _) in LETTINGS {
            self.sign("income", firm, subject, until, "");
        }
    }

    /// Every tenant pays for the three months that have begun.
    pub fn collect_shop_rents(&mut self) {
        let first = self.today.month();
        let months = format!("{first}—{}月", (first + 1) % 12 + 1);
        for (_, subject, rent) in LETTINGS {
            let what = subject.trim_end_matches("场地租赁");
            self.money_in(BANK, RENT, &format!("{what}{months}租金"), whole(rent));
        }
    }
}

/// A bill of power or water as its cost centres bear it; what no centre's meters count is the grounds'.
pub fn by_centre(kind: &'static str, total: Decimal, summary: &str, source: &str) -> Vec<Entry> {
    let pick = |(power, water): (i64, i64)| if kind == "power" { power } else { water };
    let share = |thousandths: i64| fen(total * whole(thousandths) / whole(1000));
    let (canteens, halls) = (share(pick(CANTEENS)), share(pick(HALLS)));
    [
        (UTILITY_CANTEENS, "餐饮中心", canteens),
        (UTILITY_HALLS, "公寓服务中心", halls),
        (UTILITY_GROUNDS, "物业服务中心", total - canteens - halls),
    ]
    .into_iter()
    .map(|(account, centre, amount)| debit(account, summary, amount, source.to_owned()).of(centre))
    .collect()
}
