//! The thresholds in force on a day: the defaults, and on top of them what the school has written, table by table, by date.

use super::declare::{KeyReference, PolicyTable};
use super::tables::{
    Approval, Assets, Band, Bank, Canteen, Cash, Deadline, Duty, Fees, People, Proof, Purchase, Receipts, Repair, Safety, Steps,
    Stock,
};
use super::words::Method;
use crate::day::Day;
use crate::source::Spot;
use crate::table::{Problem, SettingsFault, Tables, What};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The list of tables, from which everything that goes through all of them is made.
macro_rules! tables {
    ($($field:ident: $table:ty = $chinese:literal: $zh:literal, $en:literal;)+) => {
        crate::record! {
            /// `[policy]` as it is written.
            pub struct PolicyLayer {
                $($field: Tables<<$table as PolicyTable>::Layer> = $chinese: $zh, $en;)+
            }
        }

        /// Every threshold as it is on a day. Periods share the tables in which they do not differ.
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct InForce {
            $(#[doc = concat!($chinese, ": ", $en)] pub $field: Arc<$table>,)+
        }

        impl InForce {
            /// The value of a key, `purchase.quotes` or `policy.purchase.quotes`, as TOML.
            pub fn written(&self, key: &str) -> Option<String> {
                let key = key.strip_prefix("policy.").unwrap_or(key);
                let (table, name) = key.split_once('.')?;
                $(if table == <$table>::NAME {
                    let position = <$table>::KEYS.iter().position(|about| about.name == name)?;
                    return self.$field.written().into_iter().nth(position);
                })+
                None
            }
        }

        /// Every key with its default and where that comes from, in the order of the reference page.
        pub fn reference() -> Vec<KeyReference> {
            let mut keys = Vec::new();
            $(for (about, default) in <$table>::KEYS.iter().zip(<$table>::default().written()) {
                keys.push(KeyReference { key: format!("policy.{}.{}", <$table>::NAME, about.name), default, about });
            })+
            keys
        }

        impl Policy {
            /// Works out the thresholds of every period between the days that the tables name.
            pub(super) fn of(written: &PolicyLayer, problems: &mut Vec<Problem>) -> Self {
                let mut days: BTreeSet<Day> = BTreeSet::new();
                $(
                    let mut $field: Vec<_> = written.$field.0.iter().collect();
                    $field.sort_by_key(|layer| <$table>::from_day(layer));
                    days.extend($field.iter().filter_map(|layer| <$table>::from_day(layer)));
                    check_table::<$table>(&$field, problems);
                    let mut $field = $field.into_iter().peekable();
                )+
                let mut now = InForce::default();
                let mut periods = Vec::new();
                for day in std::iter::once(None).chain(days.into_iter().map(Some)) {
                    $(while let Some(layer) = $field.next_if(|layer| <$table>::from_day(layer) <= day) {
                        Arc::make_mut(&mut now.$field).apply(layer);
                    })+
                    periods.push((day, now.clone()));
                }
                let first = periods.remove(0).1;
                Self { first, later: periods.into_iter().filter_map(|(day, in_force)| Some((day?, in_force))).collect() }
            }
        }
    };
}

tables! {
    approval: Approval = "审批": "审批权限", "the approval ladder";
    steps: Steps = "步骤": "审批步骤与岗位", "the posts that may sign a step";
    purchase: Purchase = "采购": "采购", "purchasing";
    stock: Stock = "库存": "库存与盘点", "the storeroom";
    assets: Assets = "资产": "资产", "assets";
    receipts: Receipts = "票据": "票据与报销", "receipts and claims";
    cash: Cash = "现金": "库存现金", "cash on hand";
    bank: Bank = "银行": "银行存款", "the bank";
    canteen: Canteen = "食堂": "食堂与食品安全", "the canteen";
    fees: Fees = "收费": "收费", "fees";
    repair: Repair = "报修": "报修", "repairs";
    safety: Safety = "安全": "巡查、检查、演练", "patrols, checks and drills";
    people: People = "人员": "人员", "people";
    duty: Duty = "值班": "值班", "duty";
    deadline: Deadline = "时限": "时限", "deadlines";
    evidence: Proof = "凭据": "审批凭据", "what proves an approval";
}

impl InForce {
    /// The quotes that a purchase of this band needs: the band's own number, else the usual one where it is compared.
    pub fn quotes_of(&self, band: &Band) -> u32 {
        let compared = band.method == Some(Method::Compare);
        band.quotes.unwrap_or(if compared { self.purchase.quotes } else { 0 })
    }
}

/// The thresholds of a ledger at all times (制度).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Policy {
    /// Before the first day that a table names.
    first: InForce,
    /// From each of these days on, in order.
    later: Vec<(Day, InForce)>,
}

impl Policy {
    /// The thresholds in force on a day.
    pub fn on(&self, day: Day) -> &InForce {
        match self.later.partition_point(|(from, _)| *from <= day) {
            0 => &self.first,
            after => &self.later[after - 1].1,
        }
    }

    /// The days from which anything changes, in order.
    pub fn changes(&self) -> impl Iterator<Item = Day> {
        self.later.iter().map(|(from, _)| *from)
    }
}

/// What makes no sense in a table's layers, which come in the order of their days.
fn check_table<T: PolicyTable>(layers: &[&T::Layer], problems: &mut Vec<Problem>) {
    let mut before = None;
    for layer in layers {
        T::faults(layer, problems);
        let from = T::from_day(layer);
        if before == Some(from) {
            let why = SettingsFault::TableRepeated { from: from.map(|day| day.to_string()) };
            let what = What::Settings { key: format!("policy.{}", T::NAME), why };
            problems.push(Problem::new(Spot::Row(T::place(layer)), what));
        }
        before = Some(from);
    }
}
