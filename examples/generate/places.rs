//! The rooms, stores and grounds of the school, and who answers for each.

use crate::nursery;
use crate::people::{grades, staff};
use crate::school::plays_nursery;

/// A place with its keeper.
#[derive(Clone)]
pub struct Place {
    pub id: &'static str,
    pub name: String,
    pub building: &'static str,
    pub book: &'static str,
    pub kind: &'static str,
    pub keeper: &'static str,
    pub class: Option<String>,
}

pub const MAIN_STORE: &str = "store-main";
pub const CLEANING_STORE: &str = "store-cleaning";
pub const CLINIC_STORE: &str = "store-clinic";
pub const BOOK_STORE: &str = "store-books";

const TEACHING: &str = "教学楼";
const SPECIAL: &str = "综合楼";
const OFFICE: &str = "行政楼";
const CANTEEN: &str = "食堂楼";

/// Id, name, building, kind and keeper of every place that is neither classroom nor canteen store.
const FIXED: &[(&str, &str, &str, &str, &str)] = &[
    ("archive-room", "档案室", OFFICE, "room", staff::ARCHIVIST),
    ("art-room", "美术室", SPECIAL, "room", staff::ART_TEACHER),
    ("asset-warehouse", "校产周转库", OFFICE, "room", staff::ASSET_KEEPER),
    ("bike-shed", "自行车棚", "校园", "outdoor", staff::GUARD),
    ("boiler-room", "开水间", CANTEEN, "room", staff::ELECTRICIAN),
    ("broadcast-room", "广播室", OFFICE, "room", staff::IT_TEACHER),
    ("calligraphy-room", "书法教室", SPECIAL, "room", staff::ART_TEACHER),
    ("campus", "校园（房屋与构筑物）", "校园", "outdoor", staff::ASSET_KEEPER),
    ("computer-lab", "计算机教室", SPECIAL, "room", staff::IT_TEACHER),
    ("counselling-room", "心理辅导室", SPECIAL, "room", staff::NURSE),
    ("dance-room", "舞蹈教室", SPECIAL, "room", staff::MUSIC_TEACHER),
    ("dining-hall", "学生餐厅", CANTEEN, "room", staff::FOOD_SAFETY_OFFICER),
    ("finance-office", "财务室", OFFICE, "room", staff::ACCOUNTANT),
    ("garden", "校园绿地", "校园", "outdoor", staff::CLEANER),
    ("gate-house", "门卫室", "校园", "room", staff::GUARD),
    ("general-office", "校办公室", OFFICE, "room", staff::OFFICE_DIRECTOR),
    ("kitchen", "食堂操作间", CANTEEN, "kitchen", staff::HEAD_COOK),
    ("library", "图书馆", SPECIAL, "room", staff::LIBRARIAN),
    ("logistics-office", "总务处办公室", OFFICE, "room", staff::LOGISTICS_DEPUTY),
    ("meeting-room", "会议室", OFFICE, "room", staff::OFFICE_DIRECTOR),
    ("multi-hall", "多功能厅", SPECIAL, "room", staff::CLERK),
    ("music-room", "音乐室", SPECIAL, "room", staff::MUSIC_TEACHER),
    ("nurse-room", "医务室", OFFICE, "room", staff::NURSE),
    ("party-room", "党员活动室", OFFICE, "room", staff::SECRETARY),
    ("pioneer-room", "少先队队部", SPECIAL, "room", "wang-fang"),
    ("playground", "运动场", "校园", "outdoor", staff::SPORTS_TEACHER),
    ("power-room", "配电间", OFFICE, "room", staff::ELECTRICIAN),
    ("principal-office", "校长室", OFFICE, "room", staff::PRINCIPAL),
    ("pump-room", "水泵房", "校园", "room", staff::ELECTRICIAN),
    ("reading-room", "阅览室", SPECIAL, "room", staff::LIBRARIAN),
    ("reception-room", "接待室", OFFICE, "room", staff::OFFICE_DIRECTOR),
    ("science-lab", "科学实验室", SPECIAL, "room", staff::SCIENCE_TEACHER),
    ("science-store", "科学仪器室", SPECIAL, "room", staff::SCIENCE_TEACHER),
    ("secretary-office", "书记室", OFFICE, "room", staff::SECRETARY),
    ("server-room", "网络机房", SPECIAL, "room", staff::IT_TEACHER),
    ("sports-room", "体育器材室", SPECIAL, "room", staff::SPORTS_TEACHER),
    ("staff-dining", "教工餐厅", CANTEEN, "room", staff::FOOD_SAFETY_OFFICER),
    (CLEANING_STORE, "保洁用品间", TEACHING, "store", staff::STOREKEEPER),
    (CLINIC_STORE, "医务室药品柜", OFFICE, "store", staff::NURSE),
    (MAIN_STORE, "总务仓库", OFFICE, "store", staff::STOREKEEPER),
    ("subject-office", "综合组办公室", SPECIAL, "room", staff::SCIENCE_TEACHER),
    ("teaching-office", "教导处办公室", OFFICE, "room", staff::TEACHING_DIRECTOR),
    ("vice-principal-office", "副校长室", OFFICE, "room", staff::VICE_PRINCIPAL),
];

/// Grade offices on the floors of the teaching building.
const GRADE_OFFICES: [&str; 6] =
    ["office-grade-1", "office-grade-2", "office-grade-3", "office-grade-4", "office-grade-5", "office-grade-6"];

/// Keeps a made-up id for the rest of the run: a generator runs once and then ends.
fn for_good(id: String) -> &'static str {
    Box::leak(id.into_boxed_str())
}

/// All places of a school with so many classes a grade and so many canteens.
pub fn all_places(classes_a_grade: usize, canteens: usize) -> Vec<Place> {
    let fixed = if plays_nursery() { nursery::PLACES } else { FIXED };
    let mut places: Vec<Place> = fixed
        .iter()
        .map(|&(id, name, building, kind, keeper)| Place {
            id,
            name: name.to_owned(),
            building,
            book: "school",
            kind,
            keeper,
            class: None,
        })
        .collect();
    if !plays_nursery() {
        places.push(Place {
            id: BOOK_STORE,
            name: "簿册发放室".to_owned(),
            building: TEACHING,
            book: "agency",
            kind: "store",
            keeper: staff::LIBRARIAN,
            class: None,
        });
    }
    for (index, canteen) in canteen_ids(canteens).into_iter().enumerate() {
        let name = if index == 0 { "食堂库房".to_owned() } else { format!("第{}食堂库房", index + 1) };
        places.push(Place {
            id: canteen,
            name,
            building: if plays_nursery() { "综合楼" } else { CANTEEN },
            book: "canteen",
            kind: "canteen",
            keeper: staff::CANTEEN_STOREKEEPER,
            class: None,
        });
    }
    for (grade, &(number, department, leader, _)) in grades().iter().enumerate() {
        places.push(room(GRADE_OFFICES[grade], format!("{department}办公室"), leader, None));
        for class in 1..=classes_a_grade {
            let id = for_good(format!("room-{}{class:02}", grade + 1));
            let name = format!("{number}（{class}）班{}", if plays_nursery() { "活动室" } else { "教室" });
            places.push(room(id, name, class_teacher(grade, class), Some(class_id(grade, class))));
        }
    }
    places.sort_by_key(|place| place.id);
    places
}

fn room(id: &'static str, name: String, keeper: &'static str, class: Option<String>) -> Place {
    let building = if plays_nursery() { "活动楼" } else { TEACHING };
    Place { id, name, building, book: "school", kind: "room", keeper, class }
}

/// The stores of the canteens; the first needs no number.
pub fn canteen_ids(canteens: usize) -> Vec<&'static str> {
    (1..=canteens)
        .map(|number| if number == 1 { "canteen-store" } else { for_good(format!("canteen-store-{number:02}")) })
        .collect()
}

/// A class such as `三2班`.
pub fn class_id(grade: usize, class: usize) -> String {
    format!("{}{class}班", grades()[grade].0)
}

/// The teacher of a class: odd classes go to the grade's leader, even ones to the other teacher.
pub fn class_teacher(grade: usize, class: usize) -> &'static str {
    if class % 2 == 1 { grades()[grade].2 } else { grades()[grade].3 }
}
