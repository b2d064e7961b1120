//! What a school asks for in a term: every kind of ladder, delivery and ending, week by week.

use crate::people::staff;

/// How a purchase is decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Small: two signatures and an order.
    Direct,
    /// Three quotes and the principal.
    Compare,
    /// A public tender, decided by the committee with minutes.
    Tender,
    /// Under the yearly contract for office goods, at its prices.
    Framework,
}

/// How it ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// One order, one delivery.
    Bought,
    /// One order, two deliveries.
    TwoDeliveries,
    /// Two orders: the first so many lines to the plan's supplier, the rest to another.
    Split(usize, &'static str),
    /// Sent back once for this reason, mended, then bought.
    Returned(&'static str),
    /// Turned down by logistics.
    Rejected(&'static str),
    /// Approved, then no longer wanted.
    Cancelled(&'static str),
}

/// One line that is wanted.
#[derive(Clone, Copy)]
pub enum Want {
    /// An item of the catalogue: goods go into store, services do not.
    Item(&'static str, i64),
    /// Free text that leaves nothing in store: kind, name, unit, quantity, estimated price.
    Free(&'static str, &'static str, &'static str, i64, &'static str),
    /// Equipment that becomes an asset.
    Asset(&'static Equipment),
}

/// Equipment to be bought: one piece a place.
pub struct Equipment {
    pub name: &'static str,
    pub unit: &'static str,
    pub price: &'static str,
    pub class: &'static str,
    pub model: &'static str,
    pub places: &'static [&'static str],
}

/// One request of the term.
#[derive(Clone, Copy)]
pub struct Plan {
    pub key: &'static str,
    pub week: u32,
    pub weekday: u64,
    pub requester: &'static str,
    pub purpose: &'static str,
    pub budget: Option<&'static str>,
    pub way: Way,
    pub supplier: &'static str,
    pub wants: &'static [Want],
    pub fate: Fate,
    /// Whether the requester fetches the goods when they are in.
    pub fetched: bool,
}

macro_rules! equipment {
    ($name:literal, $unit:literal, $price:literal, $class:literal, $model:literal, $places:expr) => {
        Want::Asset(&Equipment { name: $name, unit: $unit, price: $price, class: $class, model: $model, places: &$places })
    };
}

/// A plan that is simply bought; what differs is added below with struct update.
pub const fn plan(
    key: &'static str,
    (week, weekday): (u32, u64),
    requester: &'static str,
    budget: &'static str,
    (way, supplier): (Way, &'static str),
    purpose: &'static str,
    wants: &'static [Want],
) -> Plan {
    let fate = Fate::Bought;
    Plan { key, week, weekday, requester, purpose, budget: Some(budget), way, supplier, wants, fate, fetched: false }
}

use Fate::{Cancelled, Rejected, Returned, Split, TwoDeliveries};
use Want::{Free, Item};
use Way::{Compare, Direct, Framework, Tender};

/// The requests of a term, by week.
#[rustfmt::skip]
pub const PLANS: &[Plan] = &[
    plan("office-open", (1, 1), staff::CLERK, "office", (Compare, "wenhui"), "开学办公用品",
        &[Item("copy-paper-a4", 60), Item("pen-black", 240), Item("pen-red", 120), Item("notebook-a5", 60), Item("file-folder", 80), Item("box-file", 30)]),
    plan("teaching-open", (1, 1), "wang-fang", "teaching", (Compare, "chenguang"), "开学教学用品",
        &[Item("chalk-white", 150), Item("chalk-color", 60), Item("board-eraser", 20), Item("marker-board", 120), Item("art-clay", 30)]),
    plan("cleaning-open", (1, 1), staff::CLEANER, "cleaning", (Compare, "baijie"), "开学卫生保洁用品",
        &[Item("mop-cotton", 30), Item("broom", 40), Item("dustpan", 30), Item("bleach", 100), Item("hand-soap", 72), Item("toilet-roll", 72), Item("garbage-bag-s", 200)]),
    Plan { budget: None, ..plan("exercise-books", (1, 1), "xu-jing", "", (Compare, "xinhua"), "学生作业簿册（代收代管）",
        &[Item("book-chinese", 1520), Item("book-math", 1500), Item("book-copy", 1020), Item("book-pinyin", 500), Item("book-english", 1000), Item("book-composition", 1000)]) },
    plan("repair-open", (1, 2), staff::ELECTRICIAN, "repair", (Direct, "tongda-wujin"), "开学前灯管、水龙头更换",
        &[Item("led-tube", 20), Item("tap-basin", 4)]),
    plan("health-open", (1, 2), staff::NURSE, "health", (Compare, "kangmin"), "秋冬季卫生防疫用品",
        &[Item("mask-child", 40), Item("vomit-bag", 20), Item("band-aid", 15), Item("iodophor", 20), Item("alcohol", 15)]),
    plan("panels", (2, 0), staff::IT_TEACHER, "equipment", (Tender, "zhanwang"), "低年级教室更换智能交互平板",
        &[equipment!("智能交互平板", "台", "13800.00", "A02020700", "86英寸 i5/8G", ["room-101", "room-102", "room-201", "room-202"])]),
    plan("banner-teachers-day", (2, 0), "yu-peng", "activity", (Direct, "huaxing"), "教师节、推普周横幅",
        &[Item("service-banner", 4)]),
    plan("sports-open", (2, 1), staff::SPORTS_TEACHER, "sports", (Compare, "jianan-jixie"), "体育课器材补充",
        &[Item("ball-basket", 15), Item("ball-foot", 12), Item("rope-short", 80), Item("shuttlecock", 50)]),
    plan("drain", (2, 2), staff::ELECTRICIAN, "repair", (Direct, "yongsheng"), "北侧厕所下水道疏通",
        &[Item("service-drain", 1)]),
    plan("printers", (3, 0), staff::IT_TEACHER, "equipment", (Compare, "hongtu"), "年级办公室打印机更新",
        &[equipment!("激光打印机", "台", "1680.00", "A02021000", "A4双面网络", ["office-grade-3", "office-grade-5"])]),
    plan("science", (3, 1), staff::SCIENCE_TEACHER, "teaching", (Compare, "wenhui"), "科学分组实验材料",
        &[Item("beaker", 20), Item("test-tube", 60), Item("litmus-paper", 20), Item("lens-hand", 20), Item("wire-lab", 60), Item("bulb-small", 100), Item("thermometer-red", 20)]),
    plan("paper-september", (3, 2), staff::CLERK, "office", (Framework, "chenguang"), "九月复印纸",
        &[Item("copy-paper-a4", 80)]),
    Plan { fate: Rejected("非教学必需，且存在安全隐患，不同意"), ..plan("bouncy-castle", (3, 3), staff::SPORTS_TEACHER, "sports", (Compare, "zhiyuan"), "趣味运动会充气器材",
        &[Free("teaching", "充气障碍通道", "套", 1, "4800.00")]) },
    plan("drums", (4, 0), staff::CLERK, "office", (Direct, "lantian"), "文印室硒鼓",
        &[Item("drum-printer", 4)]),
    plan("aircon-clean", (4, 1), staff::ELECTRICIAN, "repair", (Compare, "anju-weixiu"), "教室空调清洗消毒",
        &[Item("service-aircon-clean", 24)]),
    plan("fire-check", (4, 2), staff::GUARD, "repair", (Compare, "dingsheng"), "消防设施季度维保",
        &[Item("service-fire-check", 1)]),
    plan("parents-letter", (4, 2), "huang-lei", "office", (Direct, "xinlei"), "致家长的一封信印刷",
        &[Item("service-print-sheet", 600)]),
    plan("cabinets", (5, 0), staff::CLERK, "equipment", (Compare, "boya-jiaju"), "教导处学籍档案存放",
        &[equipment!("双节文件柜", "组", "1180.00", "A05010502", "钢制1850×900", ["teaching-office", "teaching-office"])]),
    plan("cleaning-october", (6, 3), staff::CLEANER, "cleaning", (Direct, "jiemei"), "擦手纸、手套补充",
        &[Item("hand-towel", 40), Item("glove-rubber", 20)]),
    Plan { fetched: true, ..plan("grade-three", (6, 3), "huang-lei", "office", (Direct, "qingshi-wenju"), "三年级组主题墙布置",
        &[Item("note-sticky", 40), Item("tape-clear", 30), Item("glue-stick", 60)]) },
    plan("sports-day", (6, 4), staff::SPORTS_TEACHER, "activity", (Compare, "huaxing"), "秋季运动会展板横幅",
        &[Item("service-panel", 12), Item("service-banner", 6)]),
    Plan { fate: Returned("请补充竖笛规格和使用班级"), fetched: true, ..plan("music", (6, 4), staff::MUSIC_TEACHER, "teaching", (Compare, "wenhui"), "三年级竖笛教学（8孔德式，三1、三2班）",
        &[Item("recorder", 40), Item("triangle-bell", 10)]) },
    plan("running-track", (7, 0), staff::SPORTS_TEACHER, "repair", (Tender, "dingsheng"), "塑胶跑道局部修补",
        &[Free("service", "塑胶跑道修补（含基层处理）", "平方米", 140, "200.00")]),
    Plan { fate: TwoDeliveries, ..plan("library-books", (7, 1), "lin-hao", "books", (Compare, "shuxiang"), "图书馆学生课外读物",
        &[Free("teaching", "学生课外读物", "册", 260, "24.00")]) },
    plan("locks", (6, 4), staff::ELECTRICIAN, "repair", (Direct, "tongda-wujin"), "门锁、窗执手更换",
        &[Item("door-lock", 4), Item("hinge", 10), Item("window-handle", 8)]),
    Plan { fate: Cancelled("区教育局统一配发，不再购置"), ..plan("shredder", (7, 2), staff::CLERK, "equipment", (Compare, "wenhui"), "校办公室碎纸机",
        &[Free("durable", "碎纸机", "台", 1, "1450.00")]) },
    plan("laptops", (8, 0), staff::IT_TEACHER, "equipment", (Compare, "hongtu"), "教研组移动办公",
        &[equipment!("笔记本计算机", "台", "4900.00", "A02010108", "14英寸 i5/16G/512G", ["subject-office", "subject-office"])]),
    plan("thermometers", (8, 1), staff::NURSE, "health", (Direct, "kangmin"), "晨检额温枪",
        &[Item("thermometer-gun", 3)]),
    plan("paper-october", (8, 1), staff::CLERK, "office", (Framework, "chenguang"), "期中考试用纸、用笔",
        &[Item("copy-paper-a4", 64), Item("pen-black", 120)]),
    Plan { fate: Split(2, "meijia"), ..plan("cleaning-midterm", (8, 2), staff::CLEANER, "cleaning", (Compare, "baijie"), "期中保洁用品",
        &[Item("garbage-bag-l", 60), Item("dust-cloth", 100), Item("tissue-box", 200), Item("toilet-cleaner", 60)]) },
    Plan { fetched: true, ..plan("maths-models", (9, 0), "yu-peng", "teaching", (Compare, "mingde"), "数学教具补充",
        &[Item("geometry-set", 8), Item("abacus-rack", 12), Item("teaching-clock", 10), Item("map-wall", 2)]) },
    plan("sterilizer", (9, 1), staff::FOOD_SAFETY_OFFICER, "equipment", (Compare, "quancheng"), "食堂餐具消毒",
        &[equipment!("热风循环消毒柜", "台", "3680.00", "A02300000", "双门720L", ["kitchen"])]),
    plan("computer-repair", (9, 2), staff::IT_TEACHER, "repair", (Direct, "lantian"), "计算机教室主机维修",
        &[Item("service-repair-computer", 2)]),
    plan("pest", (10, 0), staff::CLEANER, "cleaning", (Direct, "anju-weixiu"), "秋季除四害",
        &[Item("service-pest", 1)]),
    plan("sports-november", (10, 1), staff::SPORTS_TEACHER, "sports", (Direct, "qihang-tiyu"), "乒乓球社团用品",
        &[Item("ball-table", 20), Item("cone-marker", 20)]),
    plan("hedges", (10, 2), staff::GUARD, "cleaning", (Compare, "dingsheng"), "校园绿篱修剪",
        &[Item("service-flower", 1)]),
    Plan { fetched: true, ..plan("grade-six", (11, 1), "tao-yong", "teaching", (Direct, "qingshi-wenju"), "六年级组资料装订",
        &[Item("label-sticker", 12), Item("laminating-film", 6)]) },
    plan("sound", (11, 0), staff::CLERK, "equipment", (Compare, "lantian"), "多功能厅扩声设备更新",
        &[equipment!("有源音箱调音台套装", "套", "6800.00", "A02091001", "12寸×2 8路", ["multi-hall"])]),
    plan("disinfection", (11, 1), staff::CLEANER, "cleaning", (Compare, "jiemei"), "冬季传染病消毒用品",
        &[Item("bleach", 80), Item("disinfect-tablet", 30), Item("hand-soap", 48), Item("toilet-roll", 60)]),
    plan("paper-november", (12, 0), staff::CLERK, "office", (Framework, "chenguang"), "十一月复印纸",
        &[Item("copy-paper-a4", 64), Item("copy-paper-a3", 10)]),
    plan("lamps", (12, 0), staff::ELECTRICIAN, "repair", (Direct, "shengda"), "走廊照明更换",
        &[Item("led-panel", 4), Item("switch-wall", 8)]),
    plan("boiler", (12, 1), staff::ELECTRICIAN, "equipment", (Compare, "quancheng"), "开水间开水器更新",
        &[equipment!("步进式电开水器", "台", "4260.00", "A02061899", "9kW 90L", ["boiler-room"])]),
    plan("banner-fire", (12, 2), staff::GUARD, "activity", (Direct, "lvyin"), "消防宣传月横幅",
        &[Item("service-banner", 5)]),
    plan("school-reader", (13, 0), "lin-hao", "teaching", (Compare, "xinlei"), "校本阅读资料印刷",
        &[Item("service-print-book", 120)]),
    plan("dressings", (13, 1), staff::NURSE, "health", (Direct, "puren"), "医务室敷料补充",
        &[Item("cotton-swab", 40), Item("gauze", 40), Item("ice-pack", 20)]),
    plan("bookshelves", (13, 1), staff::LIBRARIAN, "equipment", (Compare, "boya-jiaju"), "阅览室书架",
        &[equipment!("双面钢木书架", "组", "1260.00", "A05010501", "2000×1000×450", ["reading-room", "reading-room", "reading-room", "reading-room"])]),
    plan("calligraphy", (14, 0), staff::ART_TEACHER, "teaching", (Compare, "wenhui"), "书法社团用品",
        &[Item("xuan-paper", 10), Item("brush-calligraphy", 30), Item("ink-calligraphy", 12)]),
    plan("sports-winter", (14, 1), staff::SPORTS_TEACHER, "sports", (Compare, "zhiyuan"), "冬季大课间器材",
        &[Item("ball-soft", 12), Item("badminton-racket", 8), Item("hula-hoop", 20)]),
    plan("walls", (14, 1), staff::ELECTRICIAN, "repair", (Compare, "anju-weixiu"), "楼道墙面粉刷",
        &[Item("service-wall", 120)]),
    plan("cleaning-december", (15, 0), staff::CLEANER, "cleaning", (Direct, "baijie"), "香皂、清新剂补充",
        &[Item("air-freshener", 12), Item("soap-bar", 40), Item("spray-bottle", 12)]),
    plan("aircon", (15, 1), staff::SCIENCE_TEACHER, "equipment", (Compare, "shengda"), "办公室空调更新",
        &[equipment!("壁挂式空调机", "台", "3900.00", "A02061804", "1.5匹一级能效", ["subject-office", "counselling-room"])]),
    plan("batteries", (16, 0), "wang-fang", "office", (Direct, "wenhui"), "电池、U盘补充",
        &[Item("battery-aa", 80), Item("usb-drive", 4)]),
    plan("paper-december", (16, 1), staff::CLERK, "office", (Framework, "chenguang"), "期末复习用纸",
        &[Item("copy-paper-a4", 64), Item("file-folder", 60), Item("clip-binder", 10)]),
    plan("new-year", (16, 2), staff::MUSIC_TEACHER, "activity", (Compare, "huaxing"), "元旦文艺汇演展板横幅",
        &[Item("service-panel", 10), Item("service-banner", 4)]),
    plan("sockets", (17, 1), staff::ELECTRICIAN, "repair", (Direct, "tongda-wujin"), "线路插座整改",
        &[Item("socket-wall", 10), Item("wire-copper", 1), Item("breaker", 3)]),
    plan("desktops", (17, 0), staff::IT_TEACHER, "equipment", (Compare, "hongtu"), "办公计算机更新",
        &[equipment!("台式计算机", "台", "4450.00", "A02010105", "i5/16G/512G 23.8英寸", ["general-office", "library"])]),
    plan("cleaning-january", (18, 0), staff::CLEANER, "cleaning", (Compare, "meijia"), "期末大扫除用品",
        &[Item("garbage-bag-s", 150), Item("tissue-box", 150), Item("laundry-powder", 10), Item("detergent", 20)]),
    plan("meeting-books", (19, 0), "tao-yong", "teaching", (Direct, "qingshi-wenju"), "期末教研会议用品",
        &[Item("meeting-book", 20), Item("pen-refill", 100), Item("tape-double", 40)]),
    plan("alcohol", (19, 1), staff::NURSE, "health", (Direct, "deyuan"), "医务室消毒用品",
        &[Item("alcohol-swab", 20), Item("saline", 12), Item("medical-tape", 20)]),
];

/// The lines of the budget: id, name, account, whether earmarked, and for what.
pub const BUDGET_LINES: &[(&str, &str, &str, bool, &str)] = &[
    ("activity", "学生活动费", "500108", false, ""),
    ("aid", "学生资助专款", "500111", true, "学生资助"),
    ("books", "图书购置专款", "500105", true, "图书;teaching"),
    ("cleaning", "保洁绿化费", "500106", false, ""),
    ("equipment", "设备购置费", "1601", false, ""),
    ("health", "卫生保健费", "500107", false, ""),
    ("office", "办公费", "500101", false, ""),
    ("repair", "校舍维修费", "500103", false, ""),
    ("sports", "体育器材专款", "500105", true, "体育用品;teaching"),
    ("teaching", "教学业务费", "500105", false, ""),
    ("training", "培训差旅费", "500104", false, ""),
    ("transport", "校车运行费", "500110", false, ""),
    ("utilities", "水电通讯费", "500102", false, ""),
];

/// The items whose price the yearly contract for office goods fixes, and the price.
pub const FRAMEWORK_PRICES: &[(&str, &str)] = &[
    ("clip-binder", "6.20"),
    ("copy-paper-a3", "44.00"),
    ("copy-paper-a4", "20.60"),
    ("envelope", "0.28"),
    ("file-folder", "1.42"),
    ("glue-stick", "2.05"),
    ("pen-black", "1.40"),
    ("pen-red", "1.40"),
];
