//! Who works at the school, in which department, and which posts they hold.

use chrono::NaiveDate;

use crate::calendar::day;
use crate::nursery;
use crate::school::plays_nursery;

/// One person with the post that he or she holds.
pub struct Person {
    pub id: &'static str,
    pub name: &'static str,
    pub department: &'static str,
    pub post: &'static str,
    /// The day the person came, where that is known to matter.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// Short names for the people whose work the generator sends through the books.
pub mod staff {
    pub const PRINCIPAL: &str = "zhao-guoqiang";
    pub const VICE_PRINCIPAL: &str = "sun-lihua";
    pub const SECRETARY: &str = "zhou-jianping";
    pub const LOGISTICS_DIRECTOR: &str = "wu-zhiming";
    pub const LOGISTICS_DEPUTY: &str = "ma-xiaodong";
    pub const ACCOUNTANT: &str = "zheng-xiuying";
    pub const CANTEEN_ACCOUNTANT: &str = "he-yuqing";
    pub const CASHIER: &str = "feng-xiaoyan";
    pub const STOREKEEPER: &str = "chen-guifang";
    pub const CANTEEN_STOREKEEPER: &str = "shen-gensheng";
    pub const BUYER: &str = "han-wei";
    pub const CANTEEN_BUYER: &str = "xu-ming";
    pub const ASSET_KEEPER: &str = "zhu-min";
    pub const ELECTRICIAN: &str = "yang-jianguo";
    pub const ARCHIVIST: &str = "tang-fang";
    pub const OFFICE_DIRECTOR: &str = "gao-jie";
    pub const CLERK: &str = "liu-yang";
    pub const TEACHING_DIRECTOR: &str = "jiang-wenbin";
    pub const LIBRARIAN: &str = "qian-hui";
    pub const IT_TEACHER: &str = "lu-jia";
    pub const SPORTS_TEACHER: &str = "song-tao";
    pub const SCIENCE_TEACHER: &str = "luo-min";
    pub const MUSIC_TEACHER: &str = "xie-ting";
    pub const ART_TEACHER: &str = "dong-xue";
    pub const NURSE: &str = "xiao-hong";
    pub const HEAD_COOK: &str = "gu-fusheng";
    pub const FOOD_SAFETY_OFFICER: &str = "pan-yulan";
    pub const CLEANER: &str = "hu-meilan";
    pub const GUARD: &str = "cao-dali";
}

/// Id, name, department and post of everybody who is there from the first day on.
const STAFF: &[(&str, &str, &str, &str)] = &[
    (staff::PRINCIPAL, "赵国强", "校长室", "principal"),
    (staff::VICE_PRINCIPAL, "孙丽华", "校长室", "vice-principal"),
    (staff::SECRETARY, "周建平", "校长室", "secretary"),
    (staff::LOGISTICS_DIRECTOR, "吴志明", "总务处", "logistics-director"),
    (staff::LOGISTICS_DEPUTY, "马晓东", "总务处", "logistics-deputy"),
    (staff::ACCOUNTANT, "郑秀英", "总务处", "accountant"),
    (staff::CANTEEN_ACCOUNTANT, "何雨晴", "总务处", "canteen-accountant"),
    (staff::CASHIER, "冯晓燕", "总务处", "cashier"),
    (staff::STOREKEEPER, "陈桂芳", "总务处", "storekeeper"),
    (staff::CANTEEN_STOREKEEPER, "沈根生", "食堂", "canteen-storekeeper"),
    (staff::BUYER, "韩伟", "总务处", "buyer"),
    (staff::CANTEEN_BUYER, "许明", "食堂", "canteen-buyer"),
    (staff::ASSET_KEEPER, "朱敏", "总务处", "asset-keeper"),
    (staff::ELECTRICIAN, "杨建国", "总务处", "electrician"),
    (staff::ARCHIVIST, "唐芳", "办公室", "archivist"),
    (staff::OFFICE_DIRECTOR, "高洁", "办公室", "office-director"),
    (staff::CLERK, "刘洋", "办公室", "clerk"),
    (staff::TEACHING_DIRECTOR, "蒋文斌", "教导处", "teaching-director"),
    (staff::LIBRARIAN, "钱慧", "教导处", "librarian"),
    (staff::IT_TEACHER, "陆佳", "综合组", "it-teacher"),
    (staff::SPORTS_TEACHER, "宋涛", "综合组", "sports-teacher"),
    (staff::SCIENCE_TEACHER, "罗敏", "综合组", "science-teacher"),
    (staff::MUSIC_TEACHER, "谢婷", "综合组", "music-teacher"),
    (staff::ART_TEACHER, "董雪", "综合组", "art-teacher"),
    (staff::NURSE, "萧红", "医务室", "nurse"),
    (staff::HEAD_COOK, "顾福生", "食堂", "head-cook"),
    ("ding-yumei", "丁玉梅", "食堂", "cook"),
    (staff::FOOD_SAFETY_OFFICER, "潘玉兰", "食堂", "food-safety-officer"),
    (staff::CLEANER, "胡美兰", "总务处", "cleaner"),
    (staff::GUARD, "曹大力", "总务处", "guard"),
    ("li-na", "李娜", "一年级组", "grade-leader"),
    ("wang-fang", "王芳", "一年级组", "teacher"),
    ("zhang-min", "张敏", "二年级组", "grade-leader"),
    ("xu-jing", "徐静", "二年级组", "teacher"),
    ("chen-jie", "陈洁", "三年级组", "grade-leader"),
    ("huang-lei", "黄磊", "三年级组", "teacher"),
    ("shen-yan", "沈燕", "四年级组", "grade-leader"),
    ("lin-hao", "林浩", "四年级组", "teacher"),
    ("fan-ying", "范颖", "五年级组", "grade-leader"),
    ("yu-peng", "俞鹏", "五年级组", "teacher"),
    ("jin-wei", "金薇", "六年级组", "grade-leader"),
    ("tao-yong", "陶勇", "六年级组", "teacher"),
];

/// Teachers of a grade: its leader, who has class one, and the other class teacher.
const GRADES: &[(&str, &str, &str, &str)] = &[
    ("一", "一年级组", "li-na", "wang-fang"),
    ("二", "二年级组", "zhang-min", "xu-jing"),
    ("三", "三年级组", "chen-jie", "huang-lei"),
    ("四", "四年级组", "shen-yan", "lin-hao"),
    ("五", "五年级组", "fan-ying", "yu-peng"),
    ("六", "六年级组", "jin-wei", "tao-yong"),
];

/// The grades of the school that is played.
pub fn grades() -> &'static [(&'static str, &'static str, &'static str, &'static str)] {
    if plays_nursery() { nursery::GRADES } else { GRADES }
}

/// Everybody, in the order of the register. One cook leaves in the first term and another comes.
pub fn everybody() -> Vec<Person> {
    let mut people: Vec<Person> =
        STAFF.iter().map(|&(id, name, department, post)| Person { id, name, department, post, from: None, to: None }).collect();
    people.push(Person {
        id: "bao-guiying",
        name: "鲍桂英",
        department: "食堂",
        post: "cook",
        from: None,
        to: Some(day(2026, 11, 30)),
    });
    people.push(Person {
        id: "zhong-xiulan",
        name: "钟秀兰",
        department: "食堂",
        post: "cook",
        from: Some(day(2026, 12, 1)),
        to: None,
    });
    if plays_nursery() {
        for person in &mut people {
            let part = nursery::STAFF.iter().find(|part| part.0 == person.id).expect("everybody has a part");
            (person.name, person.department, person.post) = (part.2, part.3, part.4);
        }
    }
    people.sort_by_key(|person| person.id);
    people
}

/// The department in which a person works.
pub fn department_of(id: &str) -> &'static str {
    if plays_nursery() {
        let part = nursery::STAFF.iter().find(|part| part.0 == id);
        return part.map_or_else(|| panic!("nobody is called {id}"), |part| part.3);
    }
    STAFF.iter().find(|person| person.0 == id).map_or_else(|| panic!("nobody is called {id}"), |person| person.2)
}

/// Who signs the step "department" for a requester.
pub fn department_head(requester: &str) -> &'static str {
    let department = department_of(requester);
    if let Some(grade) = grades().iter().find(|grade| grade.1 == department) {
        return grade.2;
    }
    match department {
        "办公室" => staff::OFFICE_DIRECTOR,
        "教导处" | "综合组" | "保教处" | "保育组" => staff::TEACHING_DIRECTOR,
        _ => staff::LOGISTICS_DEPUTY,
    }
}
