//! What breaks: equipment that is sent for repair, works that were bought, what classes broke, and the small things of every week.

use chrono::{Days, NaiveDate};

use crate::calendar::month_key;
use crate::campus::{school_days, workday_until};
use crate::goods::good;
use crate::ledger::{Purchase, What};
use crate::money::amount_text;
use crate::nursery;
use crate::office::Office;
use crate::people::staff;
use crate::university;
use crate::writer::Sheet;

/// A repair, from the call to the signature.
pub struct Repair {
    pub id: String,
    pub reported: NaiveDate,
    pub place: &'static str,
    asset: String,
    fault: String,
    urgency: &'static str,
    reporter: &'static str,
    assigned: &'static str,
    done: NaiveDate,
    cost: String,
    purchase: String,
    /// Seen on a patrol, which then names it.
    pub patrol: bool,
}

/// What breaks in rooms: fault, whether it is urgent, usual days. The electrician mends it with what the store has.
const IN_ROOMS: [(&str, bool, i64); 9] = [
    ("日光灯不亮", false, 2),
    ("门锁松动", false, 3),
    ("插座无电", true, 1),
    ("窗扇滑轮脱落", false, 4),
    ("课桌面开裂", false, 5),
    ("门合页变形", false, 3),
    ("窗帘轨道脱落", false, 3),
    ("开关面板破损", true, 1),
    ("黑板照明灯闪烁", false, 2),
];

/// What waits for a part.
const WAITING: &str = "借还机不识别图书";

/// What breaks elsewhere: place, fault, whether it is urgent, usual days, and the asset's class where it is one.
const ELSEWHERE: [(&str, &str, bool, i64, &str); 10] = [
    ("kitchen", "水龙头漏水", true, 0, ""),
    ("boiler-room", "水阀滴漏", true, 0, ""),
    ("computer-lab", "一台学生机不能启动", false, 3, "A02010105"),
    ("playground", "篮球架护套破损", false, 6, "A02460000"),
    ("meeting-room", "空调制冷效果差，清洗滤网", false, 4, "A02061804"),
    ("dining-hall", "餐桌固定螺栓松动", false, 2, "A05010203"),
    ("gate-house", "闸机反应迟钝", true, 1, "A02091107"),
    ("library", WAITING, false, 5, "A02100000"),
    ("pump-room", "压力表读数不稳", true, 1, "A02100000"),
    ("multi-hall", "座椅翻板卡住两处", false, 4, "A05010304"),
];

/// All repairs, numbered by the day on which they were reported.
pub fn repairs_of(office: &Office) -> Vec<Repair> {
    let mut repairs = sent_for_repair(office);
    repairs.extend(office.ledger.purchases.iter().filter_map(|purchase| works(office, purchase)));
    repairs.extend(broken_by_classes(office));
    repairs.extend(small_things(office));
    waits_for_part(office, &mut repairs);
    repairs.retain(|repair| repair.done <= office.calendar.last);
    repairs.sort_by(|one, other| (one.reported, one.place, &one.fault).cmp(&(other.reported, other.place, &other.fault)));
    let (mut month, mut serial) = (String::new(), 0);
    for repair in &mut repairs {
        if month != month_key(repair.reported) {
            (month, serial) = (month_key(repair.reported), 0);
        }
        serial += 1;
        repair.id = format!("WX-{}-{serial:03}", repair.reported.format("%Y%m"));
    }
    repairs
}

/// The first time that the library's machine fails it waits for a part from its maker: later than promised,
/// and let stand by who may.
fn waits_for_part(office: &Office, repairs: &mut [Repair]) {
    if let Some(repair) = repairs.iter_mut().find(|repair| repair.fault == WAITING) {
        repair.done = office.calendar.workday_from(repair.reported + Days::new(12));
    }
}

/// The waiver of the repair that waited.
pub fn waivers_text(repairs: &[Repair]) -> Option<String> {
    let waited = repairs.iter().find(|repair| repair.fault == WAITING && (repair.done - repair.reported).num_days() > 7)?;
    Some(format!(
        "# 豁免：经批准不按期处理的事，一事一条，写明理由、批准人和有效期；检查时照样计数。\n\n\
         [[waiver]]\n\
         rule = \"safety/repair-late\"\n\
         on = \"{}\"\n\
         reason = \"射频模块须由厂家供货，{}到货装好，等件期间改人工登记\"\n\
         approved_by = \"{}\"\n\
         until = 2027-08-31\n",
        waited.id,
        waited.done,
        staff::VICE_PRINCIPAL
    ))
}

/// A repair by the school's own people, without cost of its own.
fn own(place: &'static str, fault: String, reported: NaiveDate, done: NaiveDate, reporter: &'static str) -> Repair {
    let (asset, cost, purchase) = (String::new(), String::new(), String::new());
    let (id, urgency, assigned, patrol) = (String::new(), "normal", staff::ELECTRICIAN, false);
    Repair { id, reported, place, asset, fault, urgency, reporter, assigned, done, cost, purchase, patrol }
}

/// The events of assets say when something was sent away and came back; its maker's guarantee bore the cost.
fn sent_for_repair(office: &Office) -> Vec<Repair> {
    let events = &office.ledger.asset_events;
    let sent = events.iter().filter(|event| event.kind == "repair");
    sent.filter_map(|event| {
        let back = events.iter().find(|back| back.kind == "repaired" && back.asset == event.asset && back.date >= event.date)?;
        let keeper = office.place(event.place).keeper;
        let repair = own(event.place, event.note.to_owned(), event.date, back.date, keeper);
        Some(Repair { asset: event.asset.clone(), assigned: "lantian", ..repair })
    })
    .collect()
}

/// Works that were bought: asked for when the request was written, done when they were accepted, at what was ordered.
fn works(office: &Office, purchase: &Purchase) -> Option<Repair> {
    let [line] = purchase.lines.as_slice() else { return None };
    let place = match line.what {
        What::Item("service-drain") => "campus",
        What::Item("service-repair-computer") => "computer-lab",
        What::Item("service-repair-door") => "library",
        _ => return None,
    };
    let (order, acceptance) = (purchase.orders.first()?, purchase.acceptances.last()?);
    let repair = own(place, purchase.purpose.clone(), purchase.date, acceptance.date, purchase.requester);
    let days = (repair.done - repair.reported).num_days();
    // What takes longer than a repair may is a project, not a repair.
    (days <= 7).then(|| Repair {
        reporter: if purchase.requester == staff::ELECTRICIAN { office.place(place).keeper } else { purchase.requester },
        assigned: order.supplier,
        cost: amount_text(order.amount),
        purchase: purchase.id.to_string(),
        ..repair
    })
}

/// What a class broke is put in order within two days.
fn broken_by_classes(office: &Office) -> Vec<Repair> {
    let damages =
        office.ledger.damages.iter().filter(|damage| damage.item.starts_with("window") || damage.item.starts_with("door"));
    damages
        .filter_map(|damage| {
            let place = office.places.iter().find(|place| place.class.as_deref() == Some(&damage.class))?;
            let fault = format!("{}损坏（赔偿单 {}）", good(damage.item).name, damage.id);
            let done = office.calendar.workdays_after(damage.date, 2);
            Some(own(place.id, fault, damage.date, done, damage.person))
        })
        .collect()
}

/// The small things of every week.
fn small_things(office: &Office) -> Vec<Repair> {
    let rooms: Vec<_> = office.places.iter().filter(|place| place.class.is_some()).collect();
    // Two calls in five days at a school of twelve classes, a dozen a day from thirty halls.
    // A kindergarten has fewer rooms, and the things of small children.
    let (calls, rate) = match (office.school.university, office.school.nursery) {
        (true, _) => (14, 85),
        (_, true) => (1, 22),
        _ => (1, 40),
    };
    let in_rooms: &[(&str, bool, i64)] = if office.school.nursery { nursery::IN_ROOMS } else { &IN_ROOMS };
    let elsewhere: &[(&str, &str, bool, i64, &str)] = if office.school.nursery { nursery::ELSEWHERE } else { &ELSEWHERE };
    let mut repairs = Vec::new();
    let days = school_days(office).flat_map(|day| (0..calls).map(move |call| (day, call)));
    for (number, (day, call)) in days.enumerate() {
        let mut chance = office.chance(&format!("repairs {day} {call}"));
        if !chance.happens(rate) {
            continue;
        }
        let (place, fault, urgent, usual, class) = if chance.happens(if calls > 1 { 94 } else { 65 }) {
            let (fault, urgent, usual) = *chance.pick(in_rooms);
            (chance.pick(&rooms).id, fault, urgent, usual, "")
        } else {
            elsewhere[number % elsewhere.len()]
        };
        let here = |asset: &&crate::ledger::Asset| asset.class == class && asset.place == place && asset.disposed.is_none();
        let asset = office.ledger.assets.iter().find(here).map(|asset| asset.id.clone()).unwrap_or_default();
        let days = if urgent { usual } else { usual + chance.between(-1, 1) };
        let keeper = office.place(place).keeper;
        let reporter = if keeper == staff::ELECTRICIAN { staff::CLEANER } else { keeper };
        let is_hall = office.place(place).kind == "dormitory";
        let room = format!("{}{:02}室", chance.between(1, 6), chance.between(1, 18));
        let fault = if is_hall { format!("{room}{fault}") } else { fault.to_owned() };
        let assigned = if is_hall { university::mender_of(office.place(place)) } else { staff::ELECTRICIAN };
        let repair = own(place, fault, day, workday_until(office, day + Days::new(days as u64)), reporter);
        let urgency = if urgent { "urgent" } else { "normal" };
        repairs.push(Repair { asset, urgency, assigned, patrol: chance.happens(40), ..repair });
    }
    repairs
}

/// The register of repairs.
pub fn repairs_sheet(office: &Office, repairs: &[Repair]) -> Sheet {
    let header = [
        "repair",
        "reported",
        "place",
        "asset",
        "fault",
        "urgency",
        "reporter",
        "assigned",
        "done",
        "cost",
        "purchase",
        "accepted_by",
        "accepted",
    ];
    let comments = [
        "紧急当日或次日、一般七日内修好，报修人验收签字；更久的大修列入采购与项目。",
        "自修只用库存材料，材料凭领用单出库；cost 只写外修费用，凭请购单对账。",
    ];
    let mut sheet = Sheet::new(&comments, &header);
    for repair in repairs {
        let mut chance = office.chance(&repair.id);
        let reported = format!("{} {:02}:{:02}", repair.reported, chance.between(8, 10), chance.between(0, 59));
        let done = format!("{} {:02}:{:02}", repair.done, chance.between(14, 15), chance.between(0, 59));
        let accepted = format!("{} 16:{:02}", repair.done, chance.between(0, 59));
        sheet.row(&[
            &repair.id,
            &reported,
            repair.place,
            &repair.asset,
            &repair.fault,
            repair.urgency,
            repair.reporter,
            repair.assigned,
            &done,
            &repair.cost,
            &repair.purchase,
            repair.reporter,
            &accepted,
        ]);
    }
    sheet
}
