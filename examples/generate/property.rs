//! Rooms and equipment through a term: custody letters, loans, repairs, moves, scrapping, the count, damages, keys.

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use crate::accounts::{ASSETS, BANK, DEPRECIATION, LOSS_COST, OTHER_INCOME};
use crate::calendar::{day, month_end};
use crate::food::FOOD_SUPPLIERS;
use crate::goods::good;
use crate::ledger::{AssetCount, AssetEvent, Custody, Damage, Key, SupplierReview};
use crate::money::figure;
use crate::numbering::DocumentNumber;
use crate::office::{Office, credit, debit};
use crate::people::staff;
use crate::places::{class_id, class_teacher};
use crate::tasks::Task;

/// Something about rooms and equipment that is due.
pub enum PropertyTask {
    Assign,
    Lend,
    /// Lent over the holidays that follow the last term, and still away when the ledger ends.
    LendOver,
    Return {
        asset: usize,
        person: &'static str,
    },
    Repair,
    Repaired {
        asset: usize,
    },
    Move,
    Scrap,
    /// Count every fifth room, beginning with this one.
    Count(usize),
    Damage {
        item: &'static str,
        grade: usize,
        amount: &'static str,
    },
    ReviewSuppliers,
}

impl Office {
    /// What belongs to every term.
    pub fn plan_property(&mut self, term: usize) {
        let id = self.calendar.terms[term].id.clone();
        let signed = self.calendar.workdays_after(self.calendar.terms[term].starts, 3);
        let keepers: Vec<(&'static str, &'static str)> = self.places.iter().map(|place| (place.id, place.keeper)).collect();
        self.ledger.custody.extend(keepers.into_iter().map(|(place, person)| Custody { term: id.clone(), place, person, signed }));
        self.property(term, 2, 2, PropertyTask::Assign);
        self.property(term, 7, 0, PropertyTask::Lend);
        self.property(term, 9, 1, PropertyTask::Repair);
        self.property(term, 11, 2, PropertyTask::Move);
        self.property(term, 12, 2, PropertyTask::Scrap);
        self.property(term, 19, 3, PropertyTask::ReviewSuppliers);
        self.plan_counts(term);
        if self.school.nursery {
            return;
        }
        // In the spring other classes are clumsy.
        let other = usize::from(!self.calendar.terms[term].autumn);
        self.property(term, 7, 3, PropertyTask::Damage { item: "window-handle", grade: 4 - other, amount: "14.00" });
        self.property(term, 10, 3, PropertyTask::Damage { item: "door-handle", grade: 5 - other, amount: "42.00" });
        self.property(term, 15, 3, PropertyTask::Damage { item: "ball-basket", grade: 3 + 2 * other, amount: "60.00" });
        if self.school.whole {
            self.property(term, 13, 1, PropertyTask::Damage { item: "", grade: 2 + 2 * other, amount: "85.00" });
        }
        if self.school.university {
            // Thirty halls break more than twelve classes.
            for week in (3..=18).filter(|week| ![7, 10, 15].contains(week)) {
                let (item, amount) =
                    [("window-handle", "14.00"), ("door-handle", "42.00"), ("socket-wall", "18.00")][week as usize % 3];
                self.property(term, week, 3, PropertyTask::Damage { item, grade: week as usize % 6, amount });
            }
        }
        if self.school.whole && term + 1 == self.calendar.terms.len() {
            let day = self.calendar.workdays_after(self.calendar.terms[term].ends, 1);
            self.schedule(day, Task::Property(PropertyTask::LendOver));
        }
    }

    /// A fifth of the rooms is counted on each of five days near the term's end.
    fn plan_counts(&mut self, term: usize) {
        let week = if self.calendar.terms[term].autumn { 20 } else { 19 };
        for part in 0..COUNT_DAYS {
            self.property(term, week, part as u64, PropertyTask::Count(part));
        }
    }

    fn property(&mut self, term: usize, week: u32, weekday: u64, task: PropertyTask) {
        let day = self.calendar.terms[term].monday(week) + Days::new(weekday);
        self.schedule(self.calendar.workday_from(day), Task::Property(task));
    }

    /// Does one of these tasks.
    pub fn look_after_property(&mut self, task: PropertyTask) {
        match task {
            PropertyTask::Assign => self.assign(),
            PropertyTask::Lend => self.lend(),
            PropertyTask::LendOver => self.lend_over(),
            PropertyTask::Return { asset, person } => {
                let place = self.ledger.assets[asset].place;
                self.event(asset, "return", place, person, "完好归还");
            }
            PropertyTask::Repair => self.repair(),
            PropertyTask::Repaired { asset } => {
                let place = self.ledger.assets[asset].place;
                self.event(asset, "repaired", place, "", "更换定影组件，试机正常");
            }
            PropertyTask::Move => self.move_television(),
            PropertyTask::Scrap => self.scrap(),
            PropertyTask::Count(part) => self.count_rooms(part),
            PropertyTask::Damage { item, grade, amount } => self.damage(item, grade, figure(amount)),
            PropertyTask::ReviewSuppliers => self.review_suppliers(),
        }
    }

    /// Writes an event of an asset; the answer is its row.
    fn event(&mut self, asset: usize, kind: &'static str, place: &'static str, person: &'static str, note: &'static str) -> usize {
        let id = self.numbers.next("ZC", self.today);
        self.ledger.asset_events.push(AssetEvent {
            id,
            date: self.today,
            asset: self.ledger.assets[asset].id.clone(),
            kind,
            place,
            person,
            due: None,
            amount: None,
            approved_by: "",
            document: String::new(),
            by: staff::ASSET_KEEPER,
            note,
        });
        self.ledger.asset_events.len() - 1
    }

    /// The first asset still in the books for which this holds.
    fn find_asset(&self, holds: impl Fn(&crate::ledger::Asset) -> bool) -> Option<usize> {
        self.ledger.assets.iter().position(|asset| asset.disposed.is_none() && holds(asset))
    }

    /// A computer from the warehouse goes into use there.
    fn assign(&mut self) {
        let waiting = self.ledger.assets.iter().enumerate().rev().find(|(index, asset)| {
            asset.user.is_empty() && asset.class == "A02010105" && asset.disposed.is_none() && !self.assigned.contains(index)
        });
        let Some((asset, _)) = waiting else { return };
        let place = self.ledger.assets[asset].place;
        self.event(asset, "assign", place, staff::ASSET_KEEPER, "校产管理登记用机");
        // The register keeps how it was registered; the event says who has it now.
        self.assigned.push(asset);
    }

    /// The meeting room's computer is lent for open lessons and comes back in time.
    fn lend(&mut self) {
        let found = self.find_asset(|asset| asset.class == "A02010108" && asset.place == "meeting-room");
        let Some(asset) = found else { return };
        let person = staff::TEACHING_DIRECTOR;
        let event = self.event(asset, "lend", "", person, "公开课展示");
        self.ledger.asset_events[event].due = Some(self.today + Days::new(21));
        let back = self.calendar.workdays_after(self.today, 11);
        self.schedule(back, Task::Property(PropertyTask::Return { asset, person }));
    }

    /// A notebook of the subject office goes with a teacher to a course in the holidays.
    fn lend_over(&mut self) {
        let found = self.find_asset(|asset| asset.class == "A02010108" && asset.place == "subject-office");
        let Some(asset) = found else { return };
        let event = self.event(asset, "lend", "", staff::SCIENCE_TEACHER, "假期培训使用");
        self.ledger.asset_events[event].due = Some(month_end(self.today) + Days::new(25));
    }

    /// A printer breaks and is mended within the week.
    fn repair(&mut self) {
        let grade = self.chance("repair").between(1, 6);
        let office = format!("office-grade-{grade}");
        let found = self.find_asset(|asset| asset.class == "A02021000" && asset.place == office);
        let Some(asset) = found else { return };
        let place = self.ledger.assets[asset].place;
        self.event(asset, "repair", place, "", "卡纸，定影组件故障");
        let back = self.calendar.workdays_after(self.today, 4);
        self.schedule(back, Task::Property(PropertyTask::Repaired { asset }));
    }

    /// The television goes from the reception room to the meeting room, and back the term after.
    fn move_television(&mut self) {
        let found = self.find_asset(|asset| asset.name == "液晶电视机" && asset.place == "reception-room");
        let Some(asset) = found else { return };
        let there = self.ledger.assets[asset].stands == Some("reception-room");
        let target = if there { "meeting-room" } else { "reception-room" };
        let note = if there { "会议室轮播校务公开" } else { "接待室恢复使用" };
        self.event(asset, "move", target, "", note);
        self.ledger.assets[asset].stands = Some(target);
        self.ledger.assets[asset].carded = self.today;
    }

    /// An old computer, long written off, is scrapped with the authority's approval.
    fn scrap(&mut self) {
        let today = self.today;
        let worn_out = self.ledger.assets.iter().enumerate().find(|(index, asset)| {
            asset.disposed.is_none()
                && asset.class == "A02010105"
                && asset.acquired + Days::new(8 * 365) < today
                && !self.assigned.contains(index)
        });
        let Some((asset, _)) = worn_out else { return };
        let event = self.event(asset, "scrap", "", "", "主板损坏，超过使用年限，无维修价值");
        let id = self.ledger.asset_events[event].id;
        self.ledger.asset_events[event].approved_by = staff::PRINCIPAL;
        self.ledger.asset_events[event].document = format!("临教资〔{}〕{}号", today.year(), 20 + today.month());
        let last_month = day(today.year(), today.month(), 1) - Days::new(1);
        let lost = self.ledger.assets[asset].depreciation_until(last_month);
        let cost = self.ledger.assets[asset].cost;
        self.ledger.assets[asset].disposed = Some(today);
        self.ledger.assets[asset].stands = None;
        self.book_disposal(id, cost, lost);
    }

    fn book_disposal(&mut self, event: DocumentNumber, cost: Decimal, lost: Decimal) {
        let mut entries = vec![debit(DEPRECIATION, "报废台式计算机转销折旧", lost, event.to_string())];
        if lost < cost {
            entries.push(debit(LOSS_COST, "报废台式计算机净值", cost - lost, event.to_string()));
        }
        entries.push(credit(ASSETS, "报废台式计算机", cost, event.to_string()));
        self.post("school", 2, entries);
    }

    /// Every asset of every fifth room is looked for and found.
    fn count_rooms(&mut self, part: usize) {
        let mut by_place: std::collections::BTreeMap<&'static str, Vec<usize>> = std::collections::BTreeMap::new();
        for (index, asset) in self.ledger.assets.iter().enumerate() {
            if let Some(place) = asset.stands {
                by_place.entry(place).or_default().push(index);
            }
        }
        for (number, (place, mut assets)) in by_place.into_iter().enumerate() {
            if number % COUNT_DAYS != part {
                continue;
            }
            let count = self.numbers.next("ZP", self.today);
            let keeper = self.place(place).keeper;
            let witness = if keeper == staff::ASSET_KEEPER { staff::ARCHIVIST } else { keeper };
            assets.sort_by(|one, other| self.ledger.assets[*one].id.cmp(&self.ledger.assets[*other].id));
            let date = self.today;
            self.ledger.asset_counts.extend(assets.into_iter().map(|asset| AssetCount { count, date, place, asset, witness }));
        }
    }

    /// A class broke something and pays for it through the bank.
    fn damage(&mut self, item: &'static str, grade: usize, amount: Decimal) {
        let id = self.numbers.next("PC", self.today);
        let class = class_id(grade, 2);
        let room = self.places.iter().find(|place| place.class.as_deref() == Some(&class)).map_or("", |place| place.id);
        // Without an item it is the room's water boiler.
        let asset = if item.is_empty() { self.find_asset(|one| one.class == "A02061899" && one.place == room) } else { None };
        let name = asset.map_or_else(|| good(item).name, |asset| self.ledger.assets[asset].name);
        let summary = format!("{class}损坏{name}赔偿");
        let reference = self.bank_row(BANK, self.today, &summary, amount);
        let voucher = self.post(
            "school",
            2,
            vec![
                debit(BANK, &summary, amount, format!("{id};{reference}")),
                credit(OTHER_INCOME, &summary, amount, id.to_string()),
            ],
        );
        self.ledger.damages.push(Damage {
            id,
            date: self.today,
            asset,
            item,
            class,
            person: class_teacher(grade, 2),
            amount,
            decision: "照价赔偿",
            approved_by: staff::VICE_PRINCIPAL,
            paid: self.today,
            voucher,
        });
        if let Some(asset) = asset {
            let event = self.event(asset, "compensate", "", class_teacher(grade, 2), "水嘴损坏，换件修复");
            self.ledger.asset_events[event].amount = Some(amount);
            self.ledger.asset_events[event].approved_by = staff::VICE_PRINCIPAL;
            self.ledger.asset_events[event].document = id.to_string();
        }
    }

    /// At the term's end the suppliers are marked.
    fn review_suppliers(&mut self) {
        let mut chance = self.chance("reviews");
        let others = ["baijie", "chenguang", "hongtu", "wenhui", "yangguang-canyin"];
        let nursery = self.school.nursery;
        let others = others.iter().filter(|other| !nursery || **other != "yangguang-canyin");
        for supplier in FOOD_SUPPLIERS.iter().chain(others) {
            let score = chance.between(84, 98);
            let by = staff::LOGISTICS_DIRECTOR;
            self.ledger.reviews.push(SupplierReview { date: self.today, supplier, score, by });
        }
    }

    /// Who holds which key from the first day on.
    pub fn hand_out_keys(&mut self) {
        let taken = self.calendar.first;
        for place in self.places.iter().filter(|place| place.kind != "outdoor") {
            let holders: &[(&'static str, Option<NaiveDate>)] = match place.id {
                "kitchen" => &[(place.keeper, None), ("bao-guiying", NaiveDate::from_ymd_opt(2026, 11, 30))],
                "computer-lab" | "library" | "multi-hall" | "science-lab" => &[(place.keeper, None), (staff::GUARD, None)],
                _ => &[(place.keeper, None)],
            };
            for (number, &(holder, returned)) in holders.iter().enumerate() {
                let id = format!("K-{}-{}", place.id, number + 1);
                self.ledger.keys.push(Key { id, place: place.id, holder, taken, returned });
            }
        }
    }
}

/// Days over which the rooms are counted.
const COUNT_DAYS: usize = 5;
