//! The canteen (食堂): samples, menus, stores, deliveries and the surplus it may make.

use super::{map, names};
use crate::policy::declare::policy_table;
use crate::policy::figures::{Range, Share};
use crate::policy::names::{Certificates, DishGroups, FoodCategories, Known, Name, Papers};
use crate::table::{List, Map, Pair};
use rust_decimal::Decimal;

policy_table! {
    /// The canteen (食堂).
    pub struct Canteen in "canteen", written CanteenLayer;

    sample_grams "留样克数": u32 = 125;
    means: "每个品种留样不少于几克", "grams of each dish that are kept as a sample";
    unit: "克", "grams";
    source: Secondary, "GB 31654-2021（部分地方仍写 100 克）", "GB 31654-2021 (some local notices still say 100 g)";

    sample_hours "留样小时": u32 = 48;
    means: "留样不少于几小时", "hours for which samples are kept";
    unit: "小时", "hours";
    source: Secondary, "学校食品安全与营养健康管理规定（教育部令第 45 号）", "School Food Safety Provisions (Order 45 of 2019)";

    menu_lead_days "食谱提前天数": u32 = 7;
    means: "食谱至少提前几日公示", "days by which a menu is published before it is served";
    unit: "日", "days";
    source: Custom, "每周公示带量食谱的惯例", "custom of weekly menus";

    pattern "菜式": Map<Known<DishGroups>, u32> = map([("meat", 1), ("mixed", 1), ("vegetable", 2), ("soup", 1)]);
    means: "午餐、晚餐各类菜至少几道；大荤与小荤可以互抵", "dishes of each group in a lunch or dinner, at least; meat and mixed may stand for one another";
    unit: "道", "dishes";
    source: Custom, "学校常见菜式（一大荤、一小荤、两素、一汤）", "a usual pattern of schools";

    meat_share "肉量比例": Share = Decimal::new(5, 1);
    means: "荤菜中肉、禽、水产的克数占全部食材（不计油和调料）的最低比例", "least share of meat, poultry and fish in the grams of a meat dish, oil and condiments left out";
    unit: "克数的比例", "share of the grams";
    source: Custom, "学校供餐约定", "what schools agree with caterers";

    meat_groups "荤菜类别": List<Known<DishGroups>> = names(&["meat"]);
    means: "检查肉量比例的菜类", "the groups of dishes whose share of meat is checked";
    source: Custom, "惯例", "custom";

    surplus_band "盈亏幅度": Pair<Decimal> = Range { least: Decimal::from_parts(3, 0, 0, true, 2), most: Decimal::from_parts(3, 0, 0, false, 2) };
    means: "结余占收入的比例范围：按月、按学期、累计", "the range of surplus ÷ income: of a month, of a term, cumulative";
    unit: "收入的比例", "share of the income";
    source: Custom, "食堂非营利；幼儿园每学期盈亏不超过 2%（卫生部 2012），各地不一", "canteens make no profit; kindergartens 2 % a term (2012), local rules differ";

    remaining_life "剩余保质期": Share = Decimal::from_parts(33, 0, 0, false, 2);
    means: "入库时剩余保质期占保质期的最低比例；0 为不检查", "least share of the shelf life left at intake; 0 switches it off";
    unit: "保质期的比例", "share of the shelf life";
    source: Custom, "采购合同惯例", "custom of supply contracts";

    fridge "冷藏温度": Pair<Decimal> = Range { least: Decimal::ZERO, most: Decimal::from_parts(8, 0, 0, false, 0) };
    means: "冷藏温度范围；每日记录两次", "the range of fridge temperatures, logged twice a day";
    unit: "℃", "°C";
    source: Custom, "餐饮服务食品安全操作规范的冷藏温度", "catering practice";

    freezer "冷冻温度": Pair<Decimal> = Range { least: Decimal::from_parts(30, 0, 0, true, 0), most: Decimal::from_parts(12, 0, 0, true, 0) };
    means: "冷冻温度范围；每日记录两次", "the range of freezer temperatures, logged twice a day";
    unit: "℃", "°C";
    source: Custom, "餐饮服务食品安全操作规范的冷冻温度", "catering practice";

    barred "禁用食品": List<Name> = names(&[
        "四季豆", "鲜黄花菜", "野生菌", "野生蘑菇", "野蘑菇", "发芽土豆", "发芽马铃薯", "亚硝酸盐", "亚硝酸钠", "冷荤", "刺身", "生鱼片",
        "生食水产", "裱花",
    ]);
    means: "禁止采购、加工的品名或品名的一部分", "names, and parts of names, that may be neither bought nor cooked";
    source: Secondary, "学校食品安全与营养健康管理规定（教育部令第 45 号）：高风险食品、冷荤生食裱花", "School Food Safety Provisions (Order 45 of 2019): high-risk food, raw and decorated dishes";

    inspectors "验收人数": u32 = 2;
    means: "食材验收至少几人", "people who inspect a delivery";
    unit: "人", "people";
    source: Secondary, "大宗食材采购指引（2025）：双人或多人联检", "bulk food guide of 2025: two or more inspect together";

    papers "票证": Map<Known<FoodCategories>, List<Known<Papers>>> = map([
        ("meat", names(&["quarantine", "quality"])),
        ("poultry", names(&["quarantine", "quality"])),
    ]);
    means: "各品类入库须有的票证", "the papers that a delivery needs, by category of food";
    source: Custom, "进货查验：食品安全法第五十三条；畜禽肉须有检疫、检验证明", "intake inspection: Food Safety Law art. 53; meat comes with quarantine and inspection papers";

    licences "供货资质": List<Known<Certificates>> = names(&["business-licence", "food-licence"]);
    means: "食材供应商供货当日须有效的证照", "the licences that a supplier of food needs on the day";
    source: Custom, "进货查验供货者资质：食品安全法第五十三条", "suppliers' licences are inspected: Food Safety Law art. 53";

    cost_band "餐费偏差": Share = Decimal::new(15, 2);
    means: "每餐成本偏离餐价的允许比例", "share by which the cost of a meal may differ from its price";
    unit: "餐价的比例", "share of the price";
    source: Custom, "惯例", "custom";

    use_tolerance "用量允差": Share = Decimal::new(5, 2);
    means: "各菜用料（克数 × 人数）超过领料的允许比例", "share by which the dishes of a meal may need more than was issued";
    unit: "领料的比例", "share of what was issued";
    source: Custom, "惯例：就餐人数与每份用量总有出入", "custom: heads and helpings are never exact";
}
