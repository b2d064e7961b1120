//! The kindergarten: its people, rooms and furniture, what it buys, and the breakfasts and snacks of its week.

use crate::furnishings::{Furnishing, thing};
use crate::goods::Good;
use crate::menu::Dish;
use crate::people::staff;
use crate::plans::{Equipment, Fate, Plan, Want, Way, plan};
use crate::small_expenses::{SmallExpense, expense};
use crate::voices::{Complaint, Survey};

/// Yuan of a child's breakfast, lunch and snack; the staff pay for their lunch what a child pays.
pub const BREAKFAST_PRICE: &str = "2.50";
pub const LUNCH_PRICE: &str = "2.80";
pub const SNACK_PRICE: &str = "2.70";

/// A head's gas; cooks are paid by the authority, and detergents by the school.
pub const FUEL_A_HEAD: &str = "0.35";

/// Yuan a month of care and education; the oldest classes are free of it.
pub const TUITION: &str = "300.00";

/// Whose part each plays: the id in the plays of a primary school, the own id, name, department and post.
#[rustfmt::skip]
pub const STAFF: &[(&str, &str, &str, &str, &str)] = &[
    (staff::PRINCIPAL, "shen-meihua", "沈美华", "园长室", "principal"),
    (staff::VICE_PRINCIPAL, "qiu-yun", "邱云", "园长室", "vice-principal"),
    (staff::SECRETARY, "tan-xiaolan", "谭晓岚", "园长室", "secretary"),
    (staff::LOGISTICS_DIRECTOR, "guo-jianming", "郭建明", "后勤部", "logistics-director"),
    (staff::LOGISTICS_DEPUTY, "xia-lei", "夏磊", "后勤部", "logistics-deputy"),
    (staff::ACCOUNTANT, "bai-lixia", "白丽霞", "后勤部", "accountant"),
    (staff::CANTEEN_ACCOUNTANT, "ren-jing", "任静", "后勤部", "canteen-accountant"),
    (staff::CASHIER, "ding-na", "丁娜", "后勤部", "cashier"),
    (staff::STOREKEEPER, "lu-aizhen", "陆爱珍", "后勤部", "storekeeper"),
    (staff::CANTEEN_STOREKEEPER, "xu-genfa", "徐根发", "厨房", "canteen-storekeeper"),
    (staff::BUYER, "yan-bin", "严斌", "后勤部", "buyer"),
    (staff::CANTEEN_BUYER, "ni-weidong", "倪卫东", "厨房", "canteen-buyer"),
    (staff::ASSET_KEEPER, "fu-ling", "傅玲", "后勤部", "asset-keeper"),
    (staff::ELECTRICIAN, "gu-haiming", "顾海明", "后勤部", "electrician"),
    (staff::ARCHIVIST, "wei-qin", "韦琴", "办公室", "archivist"),
    (staff::OFFICE_DIRECTOR, "cui-yan", "崔艳", "办公室", "office-director"),
    (staff::CLERK, "miao-xin", "苗欣", "办公室", "clerk"),
    (staff::TEACHING_DIRECTOR, "hou-min", "侯敏", "保教处", "teaching-director"),
    (staff::LIBRARIAN, "shi-ping", "施萍", "保育组", "childcare-worker"),
    (staff::IT_TEACHER, "zou-lili", "邹莉莉", "保育组", "childcare-worker"),
    (staff::SPORTS_TEACHER, "pei-juan", "裴娟", "保育组", "childcare-worker"),
    (staff::SCIENCE_TEACHER, "ji-hongmei", "季红梅", "保育组", "childcare-worker"),
    (staff::MUSIC_TEACHER, "xu-qiaoyun", "许巧云", "保育组", "childcare-worker"),
    (staff::ART_TEACHER, "mao-xiaofang", "毛晓芳", "保育组", "childcare-worker"),
    (staff::NURSE, "he-suqin", "何素琴", "保健室", "nurse"),
    (staff::HEAD_COOK, "jin-baogen", "金保根", "厨房", "head-cook"),
    ("ding-yumei", "qu-xiuzhen", "瞿秀珍", "厨房", "cook"),
    (staff::FOOD_SAFETY_OFFICER, "wan-guilan", "万桂兰", "厨房", "food-safety-officer"),
    (staff::CLEANER, "zhuang-fengying", "庄凤英", "后勤部", "cleaner"),
    (staff::GUARD, "lei-zhengang", "雷振刚", "后勤部", "guard"),
    ("li-na", "an-qi", "安琪", "小班组", "grade-leader"),
    ("wang-fang", "kong-yue", "孔悦", "小班组", "teacher"),
    ("zhang-min", "hao-ying", "郝莹", "中班组", "grade-leader"),
    ("xu-jing", "zhan-lu", "詹璐", "中班组", "teacher"),
    ("chen-jie", "meng-fei", "孟菲", "大班组", "grade-leader"),
    ("huang-lei", "tong-jia", "童佳", "大班组", "teacher"),
    ("shen-yan", "yue-lan", "岳岚", "小班组", "teacher"),
    ("lin-hao", "ge-min", "葛敏", "小班组", "teacher"),
    ("fan-ying", "bao-yi", "鲍艺", "中班组", "teacher"),
    ("yu-peng", "mei-lin", "梅琳", "中班组", "teacher"),
    ("jin-wei", "tu-shan", "屠珊", "大班组", "teacher"),
    ("tao-yong", "chai-jing", "柴婧", "大班组", "teacher"),
    ("bao-guiying", "mo-fenglan", "莫凤兰", "厨房", "cook"),
    ("zhong-xiulan", "ju-caixia", "居彩霞", "厨房", "cook"),
];

/// What a kindergarten calls otherwise than a school does.
pub const WORDS: &[(&str, &str)] = &[
    ("校门口", "园门口"),
    ("校务会", "园务会"),
    ("校领导", "园领导"),
    ("全校", "全园"),
    ("本校", "本园"),
    ("校内", "园内"),
    ("校舍", "园舍"),
    ("学校", "幼儿园"),
    ("学生", "幼儿"),
    ("教室", "活动室"),
];

/// What parents were asked in the year.
pub const SURVEYS: &[Survey] = &[
    (2026, 10, 30, "canteen", 180, 89),
    (2026, 12, 25, "care", 180, 92),
    (2027, 4, 23, "canteen", 180, 90),
    (2027, 6, 25, "care", 180, 93),
];

/// What they complained of or proposed.
pub const COMPLAINTS: &[Complaint] = &[
    (2026, 9, 22, 2, "午睡室光线偏亮", staff::LOGISTICS_DEPUTY, "两个小班加装遮光帘"),
    (2026, 11, 12, 2, "午点水果偏凉", staff::FOOD_SAFETY_OFFICER, "天冷改为温水泡过再发"),
    (2027, 3, 17, 3, "接园时段门口停车乱", staff::VICE_PRINCIPAL, "分年龄班错峰接园"),
    (2027, 5, 20, 2, "建议少吃油炸食品", staff::NURSE, "食谱不再安排油炸菜，答复家委会"),
];

/// The years of age with their class teachers.
pub const GRADES: &[(&str, &str, &str, &str)] =
    &[("小", "小班组", "li-na", "wang-fang"), ("中", "中班组", "zhang-min", "xu-jing"), ("大", "大班组", "chen-jie", "huang-lei")];

const CLASSES: &str = "活动楼";
const SERVICE: &str = "综合楼";

/// Id, name, building, kind and keeper of every place that is neither a class's room nor the canteen's store.
pub const PLACES: &[(&str, &str, &str, &str, &str)] = &[
    ("art-room", "美工坊", SERVICE, "room", staff::ART_TEACHER),
    ("asset-warehouse", "周转库", SERVICE, "room", staff::ASSET_KEEPER),
    ("boiler-room", "开水间", SERVICE, "room", staff::ELECTRICIAN),
    ("campus", "园舍（房屋与构筑物）", "园区", "outdoor", staff::ASSET_KEEPER),
    ("dance-room", "律动室", SERVICE, "room", staff::MUSIC_TEACHER),
    ("finance-office", "财务室", SERVICE, "room", staff::ACCOUNTANT),
    ("garden", "种植园地", "园区", "outdoor", staff::CLEANER),
    ("gate-house", "门卫室", "园区", "room", staff::GUARD),
    ("general-office", "园办公室", SERVICE, "room", staff::OFFICE_DIRECTOR),
    ("kitchen", "厨房操作间", SERVICE, "kitchen", staff::HEAD_COOK),
    ("logistics-office", "后勤办公室", SERVICE, "room", staff::LOGISTICS_DEPUTY),
    ("meeting-room", "会议室", SERVICE, "room", staff::OFFICE_DIRECTOR),
    ("multi-hall", "多功能活动厅", SERVICE, "room", staff::CLERK),
    ("nurse-room", "保健室", CLASSES, "room", staff::NURSE),
    ("picture-books", "绘本馆", SERVICE, "room", staff::LIBRARIAN),
    ("playground", "户外活动场", "园区", "outdoor", staff::SPORTS_TEACHER),
    ("power-room", "配电间", SERVICE, "room", staff::ELECTRICIAN),
    ("principal-office", "园长室", SERVICE, "room", staff::PRINCIPAL),
    ("staff-dining", "教工餐厅", SERVICE, "room", staff::FOOD_SAFETY_OFFICER),
    ("store-cleaning", "保洁用品间", CLASSES, "store", staff::STOREKEEPER),
    ("store-clinic", "保健室药品柜", CLASSES, "store", staff::NURSE),
    ("store-main", "后勤仓库", SERVICE, "store", staff::STOREKEEPER),
    ("teaching-office", "教研室", CLASSES, "room", staff::TEACHING_DIRECTOR),
    ("vice-principal-office", "副园长室", SERVICE, "room", staff::VICE_PRINCIPAL),
];

/// The buildings and grounds that somebody walks through on every school day, and who does.
pub const DAILY_AREAS: &[(&str, &str)] = &[(CLASSES, staff::NURSE), (SERVICE, staff::ELECTRICIAN), ("园区", staff::GUARD)];

/// Hazards that patrols find: place, what, level, measure, days until due.
pub const HAZARDS: &[(&str, &str, &str, &str, u64)] = &[
    ("playground", "组合滑梯连接螺栓松动", "serious", "停用并围挡，紧固后试用", 2),
    ("room-201", "推拉床边角护条脱落", "minor", "补贴护条，逐床检查", 5),
    ("kitchen", "燃气报警器探头积油", "serious", "清洗并请供气单位校验", 3),
    ("room-102", "毛巾架挂钩外露", "minor", "更换为圆头挂钩", 4),
    ("picture-books", "绘本架未固定上墙", "serious", "加装防倾倒固定件", 5),
    ("garden", "种植园地砖块松动", "minor", "重新铺平", 7),
    ("power-room", "配电间门未随手上锁", "serious", "加装闭门器，张贴警示", 2),
];

/// What breaks in the rooms of classes: fault, whether it is urgent, usual days.
pub const IN_ROOMS: &[(&str, bool, i64)] = &[
    ("盥洗室水龙头滴水", true, 1),
    ("日光灯不亮", false, 2),
    ("幼儿椅腿松动三把", false, 3),
    ("玩具柜门合页脱落", false, 3),
    ("冲水阀不回弹", true, 1),
    ("推拉床滑轮卡住", false, 4),
    ("门防夹手条脱落", true, 0),
];

/// What breaks elsewhere: place, fault, whether it is urgent, usual days, and the asset's class where it is one.
pub const ELSEWHERE: &[(&str, &str, bool, i64, &str)] = &[
    ("kitchen", "大锅灶点火不灵", true, 1, "A02300000"),
    ("playground", "组合滑梯扶手螺帽缺两个", true, 0, "A02460000"),
    ("boiler-room", "开水器水阀滴漏", true, 0, "A02061899"),
    ("gate-house", "闸机反应迟钝", true, 1, "A02091107"),
    ("dance-room", "音响一路无声", false, 3, "A02091001"),
    ("multi-hall", "空调滤网堵塞，清洗", false, 4, "A02061804"),
];

/// What the room of every class has.
pub const CLASSROOM: &[Furnishing] = &[
    thing("A02020700", "交互式一体机", "65英寸", 1, "9600.00", 1, (2021, 2023)),
    thing("A02061804", "壁挂式空调机", "2匹", 1, "4280.00", 2, (2020, 2024)),
    thing("A02061899", "幼儿温热饮水机", "童锁", 1, "1650.00", 1, (2022, 2025)),
    thing("A02300000", "毛巾水杯消毒柜", "80格", 1, "2380.00", 1, (2021, 2024)),
    thing("A02450000", "电钢琴", "88键", 1, "3980.00", 1, (2019, 2023)),
    thing("A05010203", "幼儿六人桌", "橡木", 5, "420.00", 1, (2018, 2024)),
    thing("A05010304", "幼儿椅", "橡木", 32, "85.00", 1, (2018, 2024)),
    thing("A05010304", "幼儿三层推拉床", "松木", 10, "780.00", 1, (2018, 2023)),
    thing("A05010502", "玩具柜", "五组", 1, "2600.00", 1, (2018, 2024)),
];

/// What stands in the other rooms and on the grounds.
#[rustfmt::skip]
pub const ROOMS: &[(&str, &[Furnishing])] = &[
    ("art-room", &[thing("A05010203", "美工桌", "六人", 5, "680.00", 1, (2020, 2020)), thing("A05010502", "作品陈列柜", "玻璃门", 1, "1860.00", 2, (2020, 2020))]),
    ("asset-warehouse", &[thing("A05010502", "重型货架", "三层", 1, "1180.00", 2, (2018, 2018))]),
    ("boiler-room", &[thing("A02061899", "开水器", "9kW", 1, "3260.00", 1, (2020, 2020))]),
    ("campus", &[
        thing("A01010000", "活动楼", "框架三层 2180㎡", 1, "4578000.00", 1, (2017, 2017)),
        thing("A01010000", "综合楼", "框架二层 960㎡", 1, "1824000.00", 1, (2017, 2017)),
        thing("A01020000", "围墙", "铁艺 320米", 1, "166400.00", 1, (2017, 2017)),
        thing("A02091107", "园区视频监控系统", "48路", 1, "23800.00", 1, (2022, 2022)),
    ]),
    ("dance-room", &[thing("A02091001", "律动室音响", "套装", 1, "4260.00", 1, (2020, 2020)), thing("A02450000", "立式钢琴", "118cm", 1, "15800.00", 1, (2018, 2018))]),
    ("gate-house", &[thing("A02091107", "人行通道闸机", "翼闸", 1, "12600.00", 1, (2022, 2022)), thing("A02091107", "访客管理一体机", "双屏", 1, "8600.00", 1, (2023, 2023))]),
    ("kitchen", &[
        thing("A02300000", "双眼大锅灶", "燃气", 1, "8600.00", 1, (2018, 2018)),
        thing("A02300000", "蒸饭柜", "12盘燃气", 1, "4800.00", 1, (2019, 2019)),
        thing("A02300000", "四门冰柜", "冷藏冷冻", 1, "6280.00", 2, (2018, 2022)),
        thing("A02300000", "留样冰箱", "带锁", 1, "2680.00", 1, (2020, 2020)),
        thing("A02300000", "和面机", "15kg", 1, "3600.00", 1, (2019, 2019)),
        thing("A02300000", "热风消毒柜", "双门", 1, "3860.00", 2, (2018, 2021)),
        thing("A02300000", "不锈钢工作台", "1800双层", 1, "1160.00", 4, (2018, 2020)),
    ]),
    ("meeting-room", &[
        thing("A05010203", "会议桌", "16人位", 1, "5200.00", 1, (2018, 2018)),
        thing("A02010108", "笔记本计算机", "14英寸", 1, "4860.00", 1, (2022, 2022)),
    ]),
    ("multi-hall", &[thing("A02020200", "投影仪", "4200流明", 1, "6800.00", 1, (2021, 2021)), thing("A02061804", "柜式空调机", "5匹", 1, "8600.00", 2, (2019, 2019))]),
    ("nurse-room", &[
        thing("A02320000", "身高体重测量仪", "超声", 1, "3200.00", 1, (2020, 2020)),
        thing("A02320000", "儿童视力筛查仪", "手持", 1, "9800.00", 1, (2023, 2023)),
        thing("A02320000", "紫外线消毒车", "双管", 1, "1360.00", 3, (2020, 2022)),
        thing("A02320000", "诊察床", "皮面", 1, "1180.00", 1, (2018, 2018)),
    ]),
    ("picture-books", &[thing("A04010101", "绘本", "3200册", 3200, "18.00", 1, (2021, 2021)), thing("A05010501", "绘本架", "松木", 1, "1020.00", 8, (2019, 2021))]),
    ("playground", &[
        thing("A01020000", "软质活动场地", "1260㎡", 1, "315000.00", 1, (2018, 2018)),
        thing("A02460000", "大型组合滑梯", "工程塑料", 1, "36800.00", 1, (2020, 2020)),
        thing("A02460000", "攀爬架", "木质", 1, "9600.00", 2, (2020, 2021)),
        thing("A02460000", "平衡车玩具车组", "12辆", 1, "4680.00", 1, (2022, 2022)),
    ]),
    ("power-room", &[thing("A02100000", "低压配电柜", "GGD", 1, "18600.00", 1, (2017, 2017))]),
    ("staff-dining", &[thing("A05010203", "餐桌椅", "六人位", 4, "1060.00", 1, (2019, 2019))]),
    ("store-main", &[thing("A05010502", "中型货架", "四层", 1, "1060.00", 3, (2018, 2018))]),
];

/// Teaching goods that small children use.
const PLAY: [&str; 10] = [
    "art-clay",
    "art-paper",
    "ball-basket",
    "ball-soft",
    "cone-marker",
    "crayon",
    "felt-paper",
    "hula-hoop",
    "watercolor",
    "rope-short",
];

/// Small repairs and tools that the house keeps.
const TOOLS: [&str; 8] = ["door-lock", "hinge", "hand-cart", "kettle", "ladder", "led-tube", "tap-basin", "tool-box"];

/// Whether a good is in the kindergarten's catalogue.
pub fn keeps(good: &Good) -> bool {
    match good.kind {
        "textbook" | "uniform" => false,
        "consumable" | "durable" => TOOLS.contains(&good.id),
        "teaching" => PLAY.contains(&good.id) || good.id.starts_with("chalk"),
        _ => true,
    }
}

use Want::{Free, Item};
use Way::{Compare, Direct, Framework};

/// The requests of a term, by week.
#[rustfmt::skip]
pub const PLANS: &[Plan] = &[
    plan("office-open", (1, 1), staff::CLERK, "office", (Compare, "wenhui"), "开园办公用品",
        &[Item("copy-paper-a4", 24), Item("pen-black", 48), Item("notebook-a5", 24), Item("file-folder", 30)]),
    plan("cleaning-open", (1, 1), staff::CLEANER, "cleaning", (Compare, "baijie"), "开园消毒保洁用品",
        &[Item("bleach", 80), Item("hand-soap", 48), Item("toilet-roll", 36), Item("tissue-box", 120), Item("dust-cloth", 60)]),
    plan("play-open", (1, 2), "wang-fang", "teaching", (Compare, "chenguang"), "区域游戏美工材料",
        &[Item("art-clay", 30), Item("crayon", 40), Item("art-paper", 30), Item("watercolor", 20)]),
    plan("health-open", (1, 2), staff::NURSE, "health", (Compare, "kangmin"), "晨检与传染病防控用品",
        &[Item("mask-child", 20), Item("vomit-bag", 24), Item("band-aid", 10), Item("alcohol", 12), Item("thermometer-gun", 2)]),
    plan("drain", (3, 2), staff::ELECTRICIAN, "repair", (Direct, "yongsheng"), "盥洗室下水道疏通",
        &[Item("service-drain", 1)]),
    plan("paper-monthly", (4, 2), staff::CLERK, "office", (Framework, "chenguang"), "观察记录用复印纸",
        &[Item("copy-paper-a4", 32)]),
    plan("aircon-clean", (4, 1), staff::ELECTRICIAN, "repair", (Compare, "anju-weixiu"), "班级空调清洗消毒",
        &[Item("service-aircon-clean", 14)]),
    Plan { fetched: true, ..plan("play-corner", (6, 2), "huang-lei", "teaching", (Direct, "qingshi-wenju"), "大班自然角布置",
        &[Item("tape-double", 20), Item("glue-stick", 40), Item("card-paper", 10)]) },
    plan("sterilizer", (7, 1), staff::NURSE, "equipment", (Compare, "quancheng"), "班级毛巾水杯消毒柜更新",
        &[Want::Asset(&Equipment { name: "毛巾水杯消毒柜", unit: "台", price: "2380.00", class: "A02300000", model: "80格", places: &["room-101", "room-201"] })]),
    Plan { fate: Fate::Returned("请写明适用年龄和安全认证"), ..plan("toys", (8, 1), "lin-hao", "teaching", (Compare, "zhiyuan"), "户外软式运动玩具（3–6岁，有3C认证）",
        &[Item("ball-soft", 20), Item("hula-hoop", 24), Item("cone-marker", 30)]) },
    Plan { fate: Fate::TwoDeliveries, ..plan("picture-books", (9, 1), staff::LIBRARIAN, "books", (Compare, "shuxiang"), "绘本馆新书",
        &[Free("teaching", "绘本", "册", 160, "24.00")]) },
    plan("cleaning-midterm", (9, 2), staff::CLEANER, "cleaning", (Compare, "meijia"), "期中消毒保洁用品",
        &[Item("disinfect-tablet", 30), Item("hand-towel", 40), Item("garbage-bag-s", 120), Item("bleach", 40)]),
    Plan { fate: Fate::Rejected("塑料小件有误吞风险，不同意"), ..plan("beads", (10, 2), "fan-ying", "teaching", (Direct, "qingshi-wenju"), "中班串珠",
        &[Free("teaching", "塑料串珠", "盒", 12, "28.00")]) },
    plan("pest", (10, 0), staff::CLEANER, "cleaning", (Direct, "anju-weixiu"), "病媒生物防制",
        &[Item("service-pest", 1)]),
    plan("disinfection", (12, 1), staff::CLEANER, "cleaning", (Compare, "jiemei"), "传染病高发季消毒用品",
        &[Item("bleach", 60), Item("hand-soap", 36), Item("toilet-roll", 36)]),
    plan("locks", (13, 1), staff::ELECTRICIAN, "repair", (Direct, "tongda-wujin"), "门锁、合页更换",
        &[Item("door-lock", 2), Item("hinge", 8)]),
    plan("fire-check", (14, 2), staff::GUARD, "repair", (Compare, "dingsheng"), "消防设施维保",
        &[Item("service-fire-check", 1)]),
    plan("show", (16, 2), "xu-jing", "activity", (Compare, "huaxing"), "期末汇演展板横幅",
        &[Item("service-panel", 8), Item("service-banner", 3)]),
    plan("paper-end", (17, 1), staff::CLERK, "office", (Framework, "chenguang"), "成长档案用纸",
        &[Item("copy-paper-a4", 32), Item("file-folder", 40)]),
];

/// The small expenses of a term.
#[rustfmt::skip]
pub const EXPENSES: &[SmallExpense] = &[
    expense((3, 2), staff::CLERK, "中国邮政集团有限公司临溪市分公司", "公文邮寄费", "office", "36.00"),
    SmallExpense { kind: "fiscal", ..expense((5, 3), staff::FOOD_SAFETY_OFFICER, "临溪市市场监督管理局培训中心", "食品安全员考核报名费", "training", "160.00") },
    SmallExpense { card: true, ..expense((8, 2), "chen-jie", "江苏学前教育培训中心", "幼小衔接专题培训费", "training", "680.00") },
    expense((11, 2), staff::NURSE, "临溪市公共交通集团有限公司", "妇幼保健培训交通费", "training", "38.00"),
    expense((15, 3), "fan-ying", "临溪市少年宫", "汇演服装租用", "activity", "420.00"),
];

/// The breakfasts of a week, in grams a child.
#[rustfmt::skip]
pub const BREAKFASTS: [[Dish; 3]; 5] = [
    [
        Dish { id: "xiaomi-zhou", name: "小米粥", group: "staple", grams: &[("millet", 20)] },
        Dish { id: "zhu-jidan", name: "煮鸡蛋", group: "mixed", grams: &[("egg", 50)] },
        Dish { id: "mantou", name: "奶香小馒头", group: "staple", grams: &[("flour", 30)] },
    ],
    [
        Dish { id: "bai-zhou", name: "白米粥", group: "staple", grams: &[("rice", 20)] },
        Dish { id: "rou-bao", name: "鲜肉包", group: "staple", grams: &[("flour", 30), ("pork-lean", 12)] },
        Dish { id: "zheng-nangua-zao", name: "蒸南瓜条", group: "vegetable", grams: &[("pumpkin", 25)] },
    ],
    [
        Dish { id: "qingcai-zhou", name: "青菜粥", group: "staple", grams: &[("rice", 20), ("bok-choy", 10)] },
        Dish { id: "chao-dan-zao", name: "炒鸡蛋", group: "mixed", grams: &[("egg", 50)] },
        Dish { id: "huajuan", name: "葱油花卷", group: "staple", grams: &[("flour", 30), ("scallion", 1)] },
    ],
    [
        Dish { id: "xiaomi-geng", name: "小米羹", group: "staple", grams: &[("millet", 15)] },
        Dish { id: "cai-bao", name: "青菜香菇包", group: "staple", grams: &[("flour", 30), ("bok-choy", 15), ("mushroom", 4)] },
        Dish { id: "yumi-li", name: "蒸玉米粒", group: "vegetable", grams: &[("corn-kernel", 20)] },
    ],
    [
        Dish { id: "nangua-zhou", name: "南瓜粥", group: "staple", grams: &[("rice", 18), ("pumpkin", 20)] },
        Dish { id: "danbing", name: "胡萝卜鸡蛋饼", group: "staple", grams: &[("flour", 25), ("egg", 40), ("carrot", 10)] },
        Dish { id: "doufu-gao", name: "蒸豆腐", group: "mixed", grams: &[("tofu", 25)] },
    ],
];

/// What stands beside every breakfast.
pub const MORNING_MILK: Dish = Dish { id: "zao-niunai", name: "热牛奶", group: "dairy", grams: &[("milk", 150)] };

/// The snacks of a week beside the fruit of the day, in grams a child.
#[rustfmt::skip]
pub const SNACKS: [Dish; 5] = [
    Dish { id: "dian-xiaobing", name: "牛奶配小饼", group: "dairy", grams: &[("milk", 125), ("flour", 10)] },
    Dish { id: "dian-migao", name: "牛奶配小米糕", group: "dairy", grams: &[("milk", 125), ("millet", 10), ("flour", 12), ("sugar", 2)] },
    Dish { id: "dian-dangao", name: "牛奶配蒸蛋糕", group: "dairy", grams: &[("milk", 125), ("flour", 12), ("egg", 10), ("sugar", 2)] },
    Dish { id: "dian-yumi", name: "牛奶配玉米", group: "dairy", grams: &[("milk", 125), ("corn-kernel", 35)] },
    Dish { id: "dian-nanguabing", name: "牛奶配南瓜饼", group: "dairy", grams: &[("milk", 125), ("pumpkin", 15), ("flour", 12)] },
];

/// Grams of fruit with each snack.
pub const FRUIT_GRAMS: u32 = 100;
