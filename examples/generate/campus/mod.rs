//! The grounds and the office beside the books: repairs, safety, energy, people's duties, vehicles, archive, plans.

mod archive;
pub mod energy;
pub mod grounds;
mod repairs;
pub mod staff_books;
mod term_plans;
mod terms_work;
pub mod vehicles;
mod watch;

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::month_end;
use crate::office::Office;
use crate::writer::Folder;

/// Writes the registers of the grounds, of people's duties, of vehicles, of the archive and of plans.
pub fn write_campus(office: &Office, folder: &mut Folder) -> Result<()> {
    let repairs = repairs::repairs_of(office);
    let hazards = grounds::hazards_of(office);
    if let Some(waivers) = repairs::waivers_text(&repairs) {
        folder.write("waivers.toml", &waivers)?;
        folder.rows += 1;
    }
    folder.sheet("repairs.csv", &repairs::repairs_sheet(office, &repairs))?;
    folder.sheet("hazards.csv", &grounds::hazards_sheet(office, &hazards))?;
    grounds::write_patrols(office, &repairs, &hazards, folder)?;
    watch::write_watch(office, folder)?;
    energy::write_energy(office, folder)?;
    staff_books::write_staff_books(office, folder)?;
    vehicles::write_vehicles(office, folder)?;
    archive::write_archive(office, folder)?;
    term_plans::write_plans(office, repairs.len(), folder)
}

/// Writes the registers of a small house: what breaks, what is found on patrols, drills, visitors.
pub fn write_house(office: &Office, folder: &mut Folder) -> Result<()> {
    let repairs = repairs::repairs_of(office);
    let hazards = grounds::hazards_of(office);
    folder.sheet("repairs.csv", &repairs::repairs_sheet(office, &repairs))?;
    folder.sheet("hazards.csv", &grounds::hazards_sheet(office, &hazards))?;
    grounds::write_patrols(office, &repairs, &hazards, folder)?;
    watch::write_drills(office, folder)
}

/// The days on which pupils are at school.
pub fn school_days(office: &Office) -> impl Iterator<Item = NaiveDate> {
    office.calendar.days().filter(|day| office.calendar.is_school_day(*day))
}

/// The first day of every month of the ledger.
pub fn months(office: &Office) -> impl Iterator<Item = NaiveDate> {
    office.calendar.days().filter(|day| day.day() == 1)
}

/// The last working day until this one: nobody mends or checks anything on a Sunday.
fn workday_until(office: &Office, day: NaiveDate) -> NaiveDate {
    let mut day = day;
    while !office.calendar.is_workday(day) {
        day = day - Days::new(1);
    }
    day
}

/// School days after this one, within a month's length.
fn following(office: &Office, day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (1..=31).map(move |ahead| day + Days::new(ahead)).filter(|next| office.calendar.is_school_day(*next))
}

/// Friday, or the last school day before it where Friday has no school.
pub fn is_weekly_day(office: &Office, day: NaiveDate) -> bool {
    let friday = day + Days::new(4) - Days::new(u64::from(day.weekday().num_days_from_monday()));
    day <= friday && !following(office, day).any(|next| next <= friday)
}

/// The last school day of its month.
pub fn is_monthly_day(office: &Office, day: NaiveDate) -> bool {
    !following(office, day).any(|next| next <= month_end(day))
}
