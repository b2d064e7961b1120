//! Joins what was written of a meal in six registers by day, meal and canteen.

use super::{DayMeal, KeptSince, MealBook, Standing};
use crate::day::Day;
use crate::id::Id;
use crate::policy::Settings;
use crate::registers::{
    Accompaniment, KitchenLog, KitchenLogKind, Ledger, Meal, MealCount, MenuEntry, Registers, Row, Sample, Table,
};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

/// What was written of a meal, in whichever canteen.
#[derive(Debug, Default)]
struct Gathered<'l> {
    counts: Vec<&'l MealCount>,
    menu: Vec<&'l MenuEntry>,
    samples: Vec<&'l Sample>,
    accompaniments: Vec<&'l Accompaniment>,
    disinfections: Vec<&'l KitchenLog>,
}

/// The canteens of a school as its meals and menus name them; with fewer than two no row needs to say where.
struct Halls(BTreeSet<Id>);

impl Halls {
    fn of(registers: &Registers) -> Self {
        let counts = registers.meals.iter().filter_map(|row| row.place);
        let named = counts.chain(registers.menus.iter().filter_map(|row| row.place));
        // A place that stands nowhere is a slip, not another canteen.
        Self(named.filter(|place| registers.places.get(*place).is_some()).collect())
    }

    /// The canteen that a row belongs to; `None` where it belongs to all.
    fn hall(&self, place: Option<Id>) -> Option<Id> {
        place.filter(|place| self.0.len() > 1 && self.0.contains(place))
    }

    /// The rows that belong to a canteen.
    fn in_hall<'l, R>(&self, hall: Option<Id>, rows: &[&'l R], place: impl Fn(&R) -> Option<Id>) -> Vec<&'l R> {
        let belongs = |row: &&&'l R| hall.is_none() || self.hall(place(row)).is_none_or(|its| Some(its) == hall);
        rows.iter().filter(belongs).copied().collect()
    }
}

impl<'l> MealBook<'l> {
    /// Derives every meal from the rows, from the ledger's first day on; `today` is the day of the run.
    pub fn build(ledger: &'l Ledger, settings: &Settings, today: Day) -> Self {
        let registers = &ledger.registers;
        let starts = settings.school.starts;
        let mut gathered: BTreeMap<(Day, Meal), Gathered<'l>> = BTreeMap::new();
        for row in standing(&registers.meals, |row| (row.date, row.meal, row.age, row.fund, row.place)) {
            gathered.entry((row.date, row.meal)).or_default().counts.push(row);
        }
        let mut kept_since = KeptSince::default();
        for row in standing(&registers.menus, |row| (row.date, row.meal, row.dish, row.place)) {
            gathered.entry((row.date, row.meal)).or_default().menu.push(row);
            earliest(kept_since.menus.entry(row.meal).or_insert(row.date), row.date);
        }
        for row in standing(&registers.samples, |row| (row.date, row.meal, row.dish, row.place)) {
            earliest(kept_since.samples.get_or_insert(row.date), row.date);
            if let Some(meal) = gathered.get_mut(&(row.date, row.meal)) {
                meal.samples.push(row);
            }
        }
        for row in standing(&registers.accompaniments, |row| (row.date, row.meal, row.person, row.place)) {
            earliest(kept_since.accompaniments.get_or_insert(row.date), row.date);
            if let Some(meal) = gathered.get_mut(&(row.date, row.meal)) {
                meal.accompaniments.push(row);
            }
        }
        for row in standing(&registers.kitchen_logs, |row| (row.date, row.kind, row.meal, row.place, row.person)) {
            earliest(kept_since.logs.entry(row.kind).or_insert(row.date.day), row.date.day);
            if row.kind != KitchenLogKind::Disinfection {
                continue;
            }
            let first = row.meal.map_or((row.date.day, Meal::Breakfast), |meal| (row.date.day, meal));
            let of_day = gathered.range_mut(first..).take_while(|((day, _), _)| *day == row.date.day);
            for ((_, _), meal) in of_day.take_while(|((_, meal), _)| row.meal.is_none_or(|its| its == *meal)) {
                meal.disinfections.push(row);
            }
        }
        let first_counts = first_counts(registers);
        let halls = Halls::of(registers);
        let mut meals = Vec::new();
        for ((day, meal), gathered) in gathered {
            if starts.is_none_or(|starts| day >= starts) {
                split(&halls, (day, meal), &gathered, first_counts.get(&meal).copied(), today, &mut meals);
            }
        }
        Self { meals, kept_since }
    }
}

/// The meals of the canteens in which one was counted or planned.
fn split<'l>(
    halls: &Halls,
    (day, meal): (Day, Meal),
    gathered: &Gathered<'l>,
    counted_since: Option<Day>,
    today: Day,
    meals: &mut Vec<DayMeal<'l>>,
) {
    let counted: BTreeSet<Option<Id>> = gathered.counts.iter().map(|row| halls.hall(row.place)).collect();
    let planned = gathered.menu.iter().map(|row| halls.hall(row.place));
    // A menu without canteen is the menu of every canteen that counts its diners.
    let planned = planned.filter(|hall| !counted.contains(hall) && (hall.is_some() || counted.is_empty()));
    let mut places: BTreeSet<Option<Id>> = planned.collect();
    places.extend(&counted);
    if places.len() > 1 {
        // What is written without canteen beside rows with one holds for those.
        places.remove(&None);
    }
    for hall in places {
        let counts = halls.in_hall(hall, &gathered.counts, |row| row.place);
        let ate = counts.iter().any(|row| row.pupils > 0 || row.staff > Some(0) || row.guests > Some(0));
        let standing = if ate {
            Standing::Served
        } else if day >= today && counts.is_empty() {
            Standing::Planned
        } else if counts.is_empty() && counted_since.is_none_or(|since| day < since) {
            Standing::Served
        } else {
            Standing::NotHeld
        };
        meals.push(DayMeal {
            day,
            meal,
            hall,
            standing,
            menu: halls.in_hall(hall, &gathered.menu, |row| row.place),
            samples: halls.in_hall(hall, &gathered.samples, |row| row.place),
            accompaniments: halls.in_hall(hall, &gathered.accompaniments, |row| row.place),
            disinfections: halls.in_hall(hall, &gathered.disinfections, |row| row.place),
            counts,
        });
    }
}

/// Of each meal the day on which its diners were first counted.
fn first_counts(registers: &Registers) -> BTreeMap<Meal, Day> {
    let mut first: BTreeMap<Meal, Day> = BTreeMap::new();
    for row in &registers.meals {
        earliest(first.entry(row.meal).or_insert(row.date), row.date);
    }
    first
}

fn earliest(known: &mut Day, day: Day) {
    *known = day.min(*known);
}

/// The rows that stand: neither those that take another back nor the rows, of the same key, that they take back.
pub fn standing<R: Row, K: Hash + Eq>(rows: &Table<R>, key: impl Fn(&R) -> K) -> impl Iterator<Item = &R> {
    let mut taken_back: HashMap<K, usize, FixedState> = HashMap::default();
    for row in rows.iter().filter(|row| row.reverses()) {
        *taken_back.entry(key(row)).or_default() += 1;
    }
    rows.iter().filter(move |row| {
        if row.reverses() {
            return false;
        }
        match (!taken_back.is_empty()).then(|| taken_back.get_mut(&key(row))).flatten() {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        }
    })
}
