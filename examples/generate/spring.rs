//! What a spring term asks for: mostly what the autumn did, under its own names and for other rooms.

use crate::people::staff;
use crate::plans::{Equipment, PLANS, Plan, Want};

/// Equipment that is bought in the spring for other rooms than in the autumn.
macro_rules! instead {
    ($key:literal, $purpose:literal, $name:literal, $unit:literal, $price:literal, $class:literal, $model:literal, $places:expr) => {
        (
            $key,
            $purpose,
            &[Want::Asset(&Equipment { name: $name, unit: $unit, price: $price, class: $class, model: $model, places: &$places })],
        )
    };
}

type Instead = (&'static str, &'static str, &'static [Want]);

#[rustfmt::skip]
const INSTEAD: &[Instead] = &[
    instead!("panels", "中年级教室更换智能交互平板", "智能交互平板", "台", "13800.00", "A02020700", "86英寸 i5/8G", ["room-301", "room-302", "room-401"]),
    instead!("printers", "年级办公室打印机更新", "激光打印机", "台", "1680.00", "A02021000", "A4双面网络", ["office-grade-2", "office-grade-6"]),
    instead!("cabinets", "财务凭证存放", "双节文件柜", "组", "1180.00", "A05010502", "钢制1850×900", ["finance-office", "finance-office"]),
    instead!("laptops", "校办公室移动办公", "笔记本计算机", "台", "4900.00", "A02010108", "14英寸 i5/16G/512G", ["general-office"]),
    instead!("aircon", "专用教室空调更新", "壁挂式空调机", "台", "3900.00", "A02061804", "1.5匹一级能效", ["nurse-room", "party-room"]),
    instead!("desktops", "办公计算机更新", "台式计算机", "台", "4450.00", "A02010105", "i5/16G/512G 23.8英寸", ["office-grade-1", "office-grade-4"]),
    ("music", "四年级竖笛教学（8孔德式，四1、四2班）", &[Want::Item("recorder", 40)]),
    ("library-books", "图书馆学生课外读物（世界读书日）", &[Want::Free("teaching", "学生课外读物", "册", 240, "24.00")]),
];

/// Other names for what is bought again.
#[rustfmt::skip]
const RENAMED: &[(&str, &str)] = &[
    ("health-open", "春季卫生防疫用品"),
    ("banner-teachers-day", "学雷锋活动月横幅"),
    ("drain", "南侧厕所下水道疏通"),
    ("paper-september", "三月复印纸"),
    ("sports-day", "春季运动会展板横幅"),
    ("pest", "春季除四害"),
    ("disinfection", "夏季肠道传染病消毒用品"),
    ("paper-november", "五月复印纸"),
    ("banner-fire", "防灾减灾日、防溺水横幅"),
    ("sports-winter", "夏季大课间器材"),
    ("walls", "食堂楼楼道墙面粉刷"),
    ("new-year", "毕业典礼展板横幅"),
];

/// What a year needs once.
const ONCE: &[&str] =
    &["bouncy-castle", "running-track", "shredder", "thermometers", "sterilizer", "sound", "boiler", "bookshelves"];

/// The requests of a spring term at a living school. They are kept for the rest of the run.
pub fn spring_plans() -> &'static [Plan] {
    let plans = PLANS.iter().filter(|plan| !ONCE.contains(&plan.key)).map(|plan| {
        let mut plan = *plan;
        if let Some(&(_, purpose)) = RENAMED.iter().find(|(key, _)| *key == plan.key) {
            plan.purpose = purpose;
        }
        if let Some(&(_, purpose, wants)) = INSTEAD.iter().find(|(key, ..)| *key == plan.key) {
            (plan.purpose, plan.wants) = (purpose, wants);
        }
        if plan.key == "aircon" {
            plan.requester = staff::IT_TEACHER;
        }
        plan
    });
    Box::leak(plans.collect::<Vec<_>>().into_boxed_slice())
}
