//! The storeroom (库存): how it is valued, how often and by whom it is counted, and how far a count may be off.

use crate::policy::declare::policy_table;
use crate::policy::figures::Share;
use crate::policy::words::{Every, Valuation};
use rust_decimal::Decimal;

policy_table! {
    /// The storeroom (库存).
    pub struct Stock in "stock", written StockLayer;

    valuation "计价方法": Valuation = Valuation::WeightedAverage;
    means: "发出存货的计价方法：加权平均或先进先出", "how outgoing stock is valued: weighted average or first in, first out";
    source: Custom, "由学校选定，年度内不变", "the school's choice, kept through the year";

    count_every "盘点周期": Every = Every::Month;
    means: "有库存的地点多久盘点一次", "how often each place with stock is counted";
    source: Custom, "定期盘点：行政事业性国有资产管理条例第三十四条；周期为惯例", "regular counts: State Assets Regulation art. 34; how often is custom";

    tolerance "允许误差": Share = Decimal::ZERO;
    means: "盘点与账面之差不超过账面数量的该比例时，无须调整", "share of the book quantity that a count may differ without an adjustment";
    unit: "账面数量的比例", "share of the book quantity";
    source: Custom, "账实相符：会计法第十七条", "books agree with things: Accounting Law art. 17";

    variance_warn "差异警告": Share = Decimal::new(2, 2);
    means: "盘点差异超过账面数量的该比例即警告", "share of the book quantity from which a difference warns";
    unit: "账面数量的比例", "share of the book quantity";
    source: Custom, "惯例", "custom";

    counters "盘点人数": u32 = 2;
    means: "盘点至少几人，其中有保管员以外的人", "people who count, one of them not the keeper";
    unit: "人", "people";
    source: Custom, "不相容岗位分离：会计法第二十五条；人数为惯例", "separation of duties: Accounting Law art. 25; the number is custom";

    slow_months "呆滞月数": u32 = 6;
    means: "几个月没有发出即列为呆滞", "months without an issue after which stock is called slow";
    unit: "月", "months";
    source: Custom, "惯例", "custom";
}
