//! Assets (资产): from which cost a durable thing is registered, and how often assets are counted.

use super::yuan;
use crate::money::Money;
use crate::policy::declare::policy_table;
use crate::policy::words::Every;

policy_table! {
    /// Assets (资产).
    pub struct Assets in "assets", written AssetsLayer;

    threshold "单价标准": Money = yuan(1000);
    means: "单位价值达到该数的耐用品登记为固定资产", "unit cost from which a durable thing is an asset";
    unit: "元", "yuan";
    source: Secondary, "中小学校财务制度、事业单位财务规则：使用一年以上、单位价值 1000 元以上", "school financial rules: used over a year, 1000 yuan or more each";

    bulk_quantity "批量数量": u32 = 100;
    means: "同类物品一批达到该数量，且单价达到批量单价，亦登记为固定资产", "how many like things bought at once are registered although each is below the threshold";
    unit: "件", "pieces";
    source: Secondary, "大批同类物资；各地规定不一（如 100 件且单价 500 元）", "large lots of like goods; local rules differ (100 pieces of 500 yuan is one)";

    bulk_threshold "批量单价": Money = yuan(500);
    means: "批量登记的最低单价", "the least unit cost of such a lot";
    unit: "元", "yuan";
    source: Secondary, "同上", "as above";

    count_every "盘点周期": Every = Every::Term;
    means: "固定资产多久盘点一次", "how often assets are counted";
    source: Custom, "定期清查：行政事业性国有资产管理条例第三十四条；周期为惯例", "regular counts: State Assets Regulation art. 34; how often is custom";
}
