//! No more ride in a vehicle than it may carry (超员).

use crate::books::meals::standing;
use crate::findings::Level;
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::registers::{Trip, Vehicle};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `safety/vehicle-overloaded`.
pub static RULE: Rule = Rule {
    id: "safety/vehicle-overloaded",
    level: Level::Error,
    fixable: false,
    title: Wording::new("乘车人数超过核定载客数", "more people in a vehicle than it may carry"),
    why: Wording::new(
        "校车不得以任何理由超员；出一次事，就是一车孩子。",
        "a school bus may not be overcrowded for any reason: one accident is a whole bus of children.",
    ),
    source: Wording::new(
        "校车安全管理条例第三十四条（不得以任何理由超员）；道路交通安全法第四十九条",
        "School Bus Regulation art. 34 (never overcrowded); Road Traffic Safety Law art. 49",
    ),
    reads: &["trips", "vehicles"],
    whole: &["vehicles"],
    policy: &[],
    guide: include_str!("vehicle_overloaded.md"),
    check: Check::Ledger(check),
};

/// The first overcrowded trip of a vehicle on a route, and how many there are.
struct Crowded<'c> {
    row: &'c Trip,
    vehicle: &'c Vehicle,
    people: u32,
    trips: usize,
}

fn check(context: &Context<'_>, report: &mut Report) {
    // A route that is overcrowded day after day is one fault, told at its first trip.
    let mut crowded: BTreeMap<(Id, Option<Label>), Crowded<'_>> = BTreeMap::new();
    for row in standing(&context.rows().trips, |row| (row.date, row.vehicle, row.route)) {
        let Some(vehicle) = context.rows().vehicles.get(row.vehicle) else { continue };
        let Some((people, seats)) = row.people.zip(vehicle.seats) else { continue };
        report.checked(1);
        if people > seats {
            crowded.entry((row.vehicle, row.route)).or_insert(Crowded { row, vehicle, people, trips: 0 }).trips += 1;
        }
    }
    let lang = context.lang;
    for Crowded { row, vehicle, people, trips } in crowded.into_values() {
        let (when, name, seats) = (row.date, context.text(vehicle.vehicle), vehicle.seats.unwrap_or(0));
        let others = match trips - 1 {
            0 => String::new(),
            1 => say!(lang, "；这条线路另有 1 趟也超员", "; one more trip on this route was overcrowded"),
            others => say!(lang, "；这条线路另有 {others} 趟也超员", "; {others} more trips on this route were overcrowded"),
        };
        report.add(
            context
                .finding(row, "people")
                .message(say!(
                    lang,
                    "{when} {name} 乘 {people} 人，核定载客 {seats} 人{others}",
                    "{people} rode in {name} on {when}, which may carry {seats}{others}"
                ))
                .next(say!(
                    lang,
                    "人数写错的更正；确实超员的，加开一趟或换大车，并报告",
                    "correct the number; if so many did ride, make two trips or take a larger vehicle, and report it"
                ))
                .beside(cell(vehicle, "seats"), say!(lang, "核定载客数", "how many it may carry")),
        );
    }
}
