//! The asset register: what was there, what is bought, and what each piece has lost in value.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::calendar::day;
use crate::campus::vehicles::BUS;
use crate::furnishings::{ADMIN_OFFICE, ADMIN_OFFICES, CLASSROOM, Furnishing, GRADE_OFFICE, OTHER_ROOMS, years_of};
use crate::ledger::{Asset, GoodsLine};
use crate::money::{fen, figure, whole};
use crate::numbering::DocumentNumber;
use crate::nursery;
use crate::office::Office;
use crate::plans::{Plan, Want};
use crate::university;

impl Asset {
    /// What the asset has lost by the end of the month of `date`.
    pub fn depreciation_until(&self, date: NaiveDate) -> Decimal {
        if self.years == 0 {
            return Decimal::ZERO;
        }
        let months = whole(self.years * 12);
        let begun = i64::from(self.acquired.year()) * 12 + i64::from(self.acquired.month0());
        let now = i64::from(date.year()) * 12 + i64::from(date.month0());
        let passed = whole((now - begun + 1).max(0)).min(months);
        fen(self.cost * passed / months)
    }

    /// True while the asset stands in the books at the end of the month of `date`.
    pub fn in_books(&self, date: NaiveDate) -> bool {
        self.disposed.is_none_or(|disposed| (disposed.year(), disposed.month()) > (date.year(), date.month()))
    }
}

impl Office {
    /// Everything that stood in the school on the evening before the ledger began.
    pub fn register_what_is_there(&mut self) {
        let mut rooms: Vec<(&'static str, &'static [Furnishing])> = Vec::new();
        for place in &self.places {
            if place.class.is_some() {
                let classroom: &'static [Furnishing] = if self.school.nursery {
                    nursery::CLASSROOM
                } else if self.school.university {
                    &university::HALL
                } else {
                    CLASSROOM
                };
                rooms.push((place.id, classroom));
            } else if place.id.starts_with("office-grade") {
                rooms.push((place.id, GRADE_OFFICE));
            } else if ADMIN_OFFICES.contains(&place.id) {
                rooms.push((place.id, ADMIN_OFFICE));
            }
        }
        rooms.extend(if self.school.nursery { nursery::ROOMS } else { OTHER_ROOMS }.iter().copied());
        if self.school.university {
            rooms.push(("bike-shed", &university::FLEET));
        } else if self.school.whole {
            rooms.push(("bike-shed", &BUS));
        }
        rooms.sort_by_key(|room| room.0);
        for (place, things) in rooms {
            for (index, thing) in things.iter().enumerate() {
                self.register_furnishing(place, index, thing);
            }
        }
    }

    fn register_furnishing(&mut self, place: &'static str, index: usize, thing: &Furnishing) {
        let mut chance = self.chance(&format!("furnishing {place} {index}"));
        let year = chance.between(i64::from(thing.years.0), i64::from(thing.years.1)) as i32;
        let month = *chance.pick(&[3, 5, 6, 8, 9, 10, 11, 12]);
        let acquired = day(year, month, chance.between(5, 26) as u32);
        let eve = day(2026, 8, 31);
        for _ in 0..thing.cards {
            let id = self.next_asset_id(thing.class, year);
            let keeper = self.place(place).keeper;
            // What waits in the warehouse has no user yet.
            let user = if place == "asset-warehouse" { "" } else { keeper };
            let serial = serial_number(thing.class, &id, &mut chance);
            let mut asset = Asset {
                id,
                name: thing.name,
                class: thing.class,
                model: thing.model,
                serial,
                quantity: thing.pieces,
                cost: fen(figure(thing.cost) * whole(thing.pieces)),
                fund: if year < 2020 { "教育专项经费" } else { "公用经费" },
                acquired,
                method: if thing.class == "A01010000" { "built" } else { "purchase" },
                purchase: None,
                receipt: None,
                voucher: None,
                place,
                user,
                keeper,
                years: years_of(thing.class),
                depreciated: None,
                stands: Some(place),
                carded: self.calendar.first,
                disposed: None,
            };
            asset.depreciated = Some(asset.depreciation_until(eve));
            self.ledger.assets.push(asset);
        }
    }

    /// The next number of a class and year.
    fn next_asset_id(&mut self, class: &'static str, year: i32) -> String {
        let serial = self.asset_serials.entry((class, year)).or_insert(0);
        *serial += 1;
        format!("{class}-{year}-{serial:04}")
    }

    /// Registers what a purchase brought, one card a piece.
    pub fn register_equipment(
        &mut self,
        plan: &'static Plan,
        lines: &[GoodsLine],
        accepted: NaiveDate,
        purchase: DocumentNumber,
        receipt: DocumentNumber,
        voucher: DocumentNumber,
    ) {
        for (want, line) in plan.wants.iter().zip(lines) {
            let Want::Asset(equipment) = want else { continue };
            let pieces = 0..self.school.goods_times;
            for place in equipment.places.iter().copied().flat_map(|place| pieces.clone().map(move |_| place)) {
                let id = self.next_asset_id(equipment.class, accepted.year());
                let keeper = self.place(place).keeper;
                let serial = serial_number(equipment.class, &id, &mut self.chance(&id));
                self.ledger.assets.push(Asset {
                    id,
                    name: equipment.name,
                    class: equipment.class,
                    model: equipment.model,
                    serial,
                    quantity: 1,
                    cost: line.price,
                    fund: "公用经费",
                    acquired: accepted,
                    method: "purchase",
                    purchase: Some(purchase),
                    receipt: Some(receipt),
                    voucher: Some(voucher),
                    place,
                    user: keeper,
                    keeper,
                    years: years_of(equipment.class),
                    depreciated: None,
                    stands: Some(place),
                    carded: self.today,
                    disposed: None,
                });
            }
        }
    }
}

/// A maker's number for machines; furniture and buildings have none.
fn serial_number(class: &str, id: &str, chance: &mut crate::chance::Chance) -> String {
    if !class.starts_with("A02") {
        return String::new();
    }
    let letters = ["CN", "JS", "SZ", "HF", "GD"];
    let tail = &id[id.len() - 4..];
    format!("{}{:05}X{tail}", chance.pick(&letters), chance.between(10_000, 99_999))
}
