//! Purchasing (采购): how many quotes, how long a tender runs, who may not be alone, and what counts as splitting.

use super::names;
use crate::policy::declare::policy_table;
use crate::policy::names::Name;
use crate::table::List;

policy_table! {
    /// Purchasing (采购).
    pub struct Purchase in "purchase", written PurchaseLayer;

    quotes "比价家数": u32 = 3;
    means: "比价采购至少取得几家报价；审批档次另有规定的从其规定", "quotes a compared purchase needs where its band gives no number";
    unit: "家", "quotes";
    source: Secondary, "参照政府采购法第三十八条（谈判不少于三家）；学校通行“三方询价”", "by analogy with Government Procurement Law art. 38 (three at least); schools ask three";

    tender_notice_days "招标公告天数": u32 = 20;
    means: "自招标文件发出至投标截止至少几日", "days from the notice to the close of a tender";
    unit: "日", "days";
    source: Confirmed, "政府采购法第三十五条", "Government Procurement Law art. 35";

    tender_bidders "有效投标家数": u32 = 3;
    means: "有效投标少于该数则废标", "valid bidders that a tender needs";
    unit: "家", "bidders";
    source: Confirmed, "政府采购法第三十六条", "Government Procurement Law art. 36";

    without "免请购": List<Name> = names(&[
        "水费", "电费", "水电", "燃气", "煤气", "暖气", "通讯", "电话", "邮政", "培训", "差旅", "学生活动", "石油", "加油", "工资", "utilities", "training", "travel", "wages",
    ]);
    means: "不须请购的支出：经费项目、销售方名称或其供货类别中的字词", "spending that no purchase precedes: words in the budget line, the seller's name or what it supplies";
    source: Custom, "惯例：水电通讯、差旅培训、工资按账单或标准支付，不经请购", "custom: utilities, travel, training and wages are paid by bill or by rate, without a request";

    split_days "拆分检查天数": u32 = 30;
    means: "该期限内同一经费项目、同一供应商或品类的采购合并计算，检查是否拆分规避审批", "window in which purchases of one budget line and one supplier or category are added up to find splitting";
    unit: "日", "days";
    source: Custom, "化整为零之禁：政府采购法第二十八条及其实施条例第二十八条；期限为惯例", "splitting: Government Procurement Law and Regulation art. 28; the window is custom";

    handlers "经办人数": u32 = 2;
    means: "采购须由几名不同岗位的人员办理；验收亦同", "different people, of different posts, who buy; and who accept";
    unit: "人", "people";
    source: Secondary, "学校采购内部控制：双人采购、双人验收", "internal control of school purchases: two buy, two accept";
}
