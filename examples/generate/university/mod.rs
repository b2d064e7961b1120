//! What a university's logistics group has that a school has not: halls of residence, tenants, a fleet, wardens at night.

mod cast;
mod table;
pub mod tenants;
mod things;
mod voices;
pub mod words;

use crate::campus::vehicles::{BUS_CLASS, Line};
use crate::furnishings::{Furnishing, thing};
use crate::people::{Person, grades};
use crate::places::Place;

pub use table::write_tables;
pub use tenants::{TENANTS, by_centre, rent_of};
pub use voices::write_voices;

use cast::{COOKS, DRIVERS, MENDERS, WARDENS};

/// The class of beds.
pub const BED_CLASS: &str = "A05010101";

/// What every hall of a hundred rooms has; like things stand on one card.
#[rustfmt::skip]
pub const HALL: [Furnishing; 14] = [
    thing(BED_CLASS, "组合床（上床下桌）", "四人间成套", 100, "2860.00", 1, (2016, 2022)),
    thing("A05010304", "学生椅", "钢木", 400, "86.00", 1, (2016, 2022)),
    thing("A05010502", "学生储物柜", "四门", 100, "680.00", 1, (2016, 2022)),
    thing("A02061804", "壁挂式空调机", "1.5匹", 100, "2180.00", 1, (2021, 2023)),
    thing("A02061899", "步进式开水器", "9kW 90L", 1, "4260.00", 6, (2019, 2024)),
    thing("A02061899", "投币洗衣机", "10公斤", 1, "2980.00", 8, (2020, 2024)),
    thing("A02061899", "吹风机组", "壁挂四位", 1, "1180.00", 6, (2021, 2024)),
    thing("A02091107", "人脸识别通道闸机", "双通道", 1, "18600.00", 1, (2022, 2023)),
    thing("A02091107", "楼道监控系统", "32路", 1, "21800.00", 1, (2020, 2022)),
    thing("A02100000", "智能电表集抄柜", "100户", 1, "16800.00", 1, (2019, 2021)),
    thing("A02010105", "值班台计算机", "i5/8G/256G", 1, "4380.00", 1, (2020, 2024)),
    thing("A05010203", "自习桌", "六人位", 1, "1360.00", 6, (2018, 2022)),
    thing("A05010501", "共享书架", "钢木", 1, "1080.00", 2, (2019, 2023)),
    thing("A02460000", "健身器材", "组合", 1, "3860.00", 2, (2019, 2022)),
];

/// The fleet.
#[rustfmt::skip]
pub const FLEET: [Furnishing; 3] = [
    thing(BUS_CLASS, "校区通勤客车", "49座", 1, "348000.00", 2, (2021, 2022)),
    thing(BUS_CLASS, "中型客车", "19座", 1, "218000.00", 1, (2020, 2020)),
    thing(BUS_CLASS, "冷藏配送车", "4.2米", 1, "186000.00", 1, (2022, 2022)),
];

/// What the fleet drives each day.
pub const LINES: [Line; 4] = [
    Line {
        vehicle: "yh-01",
        plate: "苏J·Y1801",
        seats: 49,
        route: "本部—滨湖校区",
        kilometres: 12,
        riders: (26, 48),
        times: &["07:10", "13:20", "17:30"],
        driver: "geng-haitao",
        attendant: "",
    },
    Line {
        vehicle: "yh-02",
        plate: "苏J·Y1802",
        seats: 49,
        route: "滨湖校区—本部",
        kilometres: 12,
        riders: (24, 47),
        times: &["07:15", "11:50", "17:20"],
        driver: "bian-zhigang",
        attendant: "",
    },
    Line {
        vehicle: "yh-03",
        plate: "苏J·Y1803",
        seats: 19,
        route: "本部—高铁站",
        kilometres: 18,
        riders: (6, 18),
        times: &["08:30", "16:00"],
        driver: "chu-weimin",
        attendant: "",
    },
    Line {
        vehicle: "yh-04",
        plate: "苏J·Y1804",
        seats: 3,
        route: "中心库—各食堂",
        kilometres: 9,
        riders: (2, 3),
        times: &["05:40"],
        driver: "dai-yongfu",
        attendant: "",
    },
];

/// Halls are dormitories, each in its garden.
pub fn make_halls(places: &mut [Place]) {
    for place in places {
        let Some(class) = &place.class else { continue };
        let garden = grades().iter().find(|grade| class.starts_with(grade.0)).expect("a hall lies in a garden");
        place.kind = "dormitory";
        place.building = garden.1;
    }
}

/// Who is in which garden on a night: two wardens a garden, by turns.
pub fn night_wardens(night: usize) -> impl Iterator<Item = (&'static str, &'static str)> {
    grades().iter().enumerate().map(move |(garden, grade)| (grade.1, WARDENS[garden * 2 + night % 2].0))
}

/// Who mends things in a hall: one for each garden.
pub fn mender_of(hall: &Place) -> &'static str {
    let garden = grades().iter().position(|grade| grade.1 == hall.building).expect("a hall lies in a garden");
    MENDERS[garden].0
}

/// The people of halls, workshop, kitchens and fleet.
pub fn more_people() -> Vec<Person> {
    let person = |id, name, department, post| Person { id, name, department, post, from: None, to: None };
    let wardens = WARDENS.iter().enumerate().map(|(index, &(id, name))| person(id, name, grades()[index / 2].1, "warden"));
    let of_post = |people: &'static [(&'static str, &'static str)], department, post| {
        people.iter().map(move |&(id, name)| Person { id, name, department, post, from: None, to: None })
    };
    let drivers = of_post(&DRIVERS, "总务处", "driver");
    let menders = of_post(&MENDERS, "综合组", "maintenance-worker");
    wardens.chain(drivers).chain(menders).chain(of_post(&COOKS, "食堂", "cook")).collect()
}
