//! What a count leaves out: items and lots that the book has at the place on its day and that no line of it names.
//!
//! Counts of one place that end on one day are one count, whatever numbers their sheets bear.

use super::{LotKey, Shelved, StockBook, Written};
use crate::day::Day;
use crate::id::{Id, Label};
use crate::policy::Settings;
use crate::quantity::Quantity;
use crate::registers::{Ledger, Outcome, RegisterSet, StockCount};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// How many of the things left out are named.
const NAMED: usize = 3;

/// A count that leaves out what the book has.
#[derive(Debug, Clone)]
pub struct Missed<'l> {
    /// The first row of the count.
    pub row: &'l StockCount,
    /// How many items, or lots of items, it leaves out.
    pub number: usize,
    /// The first few of them, by the texts of their ids.
    pub first: Vec<MissedItem<'l>>,
}

/// An item that the book has on the day of a count and that the count does not name.
#[derive(Debug, Clone, Copy)]
pub struct MissedItem<'l> {
    /// The item.
    pub item: Id,
    /// The lot, where the item has lots.
    pub lot: Option<Label>,
    /// What the book says.
    pub quantity: Quantity,
    /// The last row that moved it.
    pub last: Option<Written<'l>>,
}

/// What the counts of one place and day name.
struct Sheet<'l> {
    row: &'l StockCount,
    /// The numbers of its papers.
    counts: BTreeSet<Id>,
    /// Items that are named without a lot: all their lots.
    items: HashSet<Id, FixedState>,
    /// Lots that are named, and whether anything of them was there.
    lots: HashMap<(Id, Label), bool, FixedState>,
    /// How many rows name an item that stands nowhere.
    strangers: usize,
}

/// Where the lines of a paper say that they were counted: the number, the item, the lot.
type Named = HashMap<(Id, Id, Option<Label>), Vec<Id>, FixedState>;

/// Finds what the counts from the ledger's first day on leave out.
pub(super) fn find<'l>(
    ledger: &'l Ledger,
    settings: &Settings,
    book: &StockBook<'l>,
) -> (Vec<Missed<'l>>, HashSet<LotKey, FixedState>) {
    let (sheets, named) = sheets(ledger, settings);
    let (mut missed, mut left_out) = (Vec::new(), HashSet::default());
    for keys in book.keys().chunk_by(|one, other| one.0 == other.0) {
        if let Some(sheets) = keys.first().and_then(|(place, _)| sheets.get(place)) {
            missed.extend(Shelves::of(ledger, book, keys).missed_by(book, sheets, &named, &mut left_out));
        }
    }
    (missed, left_out)
}

/// The counts of each place, by the day on which they end, and where the lines of each paper say that they were counted.
fn sheets<'l>(ledger: &'l Ledger, settings: &Settings) -> (HashMap<Id, BTreeMap<Day, Sheet<'l>>, FixedState>, Named) {
    let items = RegisterSet::of(&["items"]);
    let mut named: Named = HashMap::default();
    let starts = settings.school.starts;
    let rows = || ledger.registers.stock_counts.iter().filter(|row| starts.is_none_or(|starts| row.date >= starts));
    let mut ends: HashMap<(Id, Id), Day, FixedState> = HashMap::default();
    for row in rows() {
        let end = ends.entry((row.count, row.place)).or_insert(row.date);
        *end = row.date.max(*end);
    }
    let mut sheets: HashMap<Id, BTreeMap<Day, Sheet<'l>>, FixedState> = HashMap::default();
    for row in rows() {
        let end = ends.get(&(row.count, row.place)).copied().unwrap_or(row.date);
        let of_place = sheets.entry(row.place).or_default();
        let sheet = of_place.entry(end).or_insert_with(|| Sheet::new(row));
        sheet.counts.insert(row.count);
        sheet.strangers += usize::from(ledger.look_up_in(row.item, items) != Outcome::Known);
        match row.lot {
            None => _ = sheet.items.insert(row.item),
            Some(lot) => *sheet.lots.entry((row.item, lot)).or_default() |= row.counted > Quantity::ZERO,
        }
        let places = named.entry((row.count, row.item, row.lot)).or_default();
        if places.last() != Some(&row.place) {
            places.push(row.place);
        }
    }
    (sheets, named)
}

impl<'l> Sheet<'l> {
    fn new(row: &'l StockCount) -> Self {
        Self { row, counts: BTreeSet::new(), items: HashSet::default(), lots: HashMap::default(), strangers: 0 }
    }

    /// Whether one of its papers names this at another place: that the paper has two places is told as such.
    fn names_elsewhere(&self, named: &Named, item: Id, lot: Option<Label>) -> bool {
        let places = |count: &Id, lot| named.get(&(*count, item, lot)).map_or(&[][..], Vec::as_slice);
        let elsewhere = |count: &Id, lot| places(count, lot).iter().any(|place| *place != self.row.place);
        self.counts.iter().any(|count| elsewhere(count, lot) || elsewhere(count, None))
    }
}

/// Everything that can lie at one place, in the order of texts, and when it does.
struct Shelves {
    /// Items, or lots of items that have lots.
    things: Vec<LotKey>,
    items: HashMap<Id, Things, FixedState>,
    lots: HashMap<(Id, Option<Label>), usize, FixedState>,
    /// From the end of which day a thing lies there, or no longer.
    changes: Vec<(Day, usize, bool)>,
}

/// The things that are one item.
struct Things {
    positions: Range<usize>,
    has_lots: bool,
}

/// What lies at a place while its counts are gone through.
#[derive(Default)]
struct State {
    /// What a count has to name.
    due: BTreeSet<usize>,
    /// How many of these are of an item.
    of_item: HashMap<Id, usize, FixedState>,
    /// What an earlier count left out: it is told once, until some count names it.
    told: BTreeSet<usize>,
    told_of: HashMap<Id, Vec<usize>, FixedState>,
}

impl State {
    fn change(&mut self, thing: usize, item: Id, lies_there: bool) {
        if lies_there {
            self.make_due(thing, item);
        } else if !self.told.remove(&thing) && self.due.remove(&thing) {
            *self.of_item.entry(item).or_default() -= 1;
        }
    }

    fn make_due(&mut self, thing: usize, item: Id) {
        if self.due.insert(thing) {
            *self.of_item.entry(item).or_default() += 1;
        }
    }

    /// A count names what earlier ones left out.
    fn count(&mut self, items: &HashSet<Id, FixedState>, lots: &BTreeMap<usize, Id>) {
        for item in items {
            for thing in self.told_of.remove(item).unwrap_or_default() {
                if self.told.remove(&thing) {
                    self.make_due(thing, *item);
                }
            }
        }
        for (thing, item) in lots {
            if self.told.remove(thing) {
                self.make_due(*thing, *item);
            }
        }
    }

    fn tell(&mut self, thing: usize, item: Id) {
        if self.due.remove(&thing) {
            *self.of_item.entry(item).or_default() -= 1;
            self.told.insert(thing);
            self.told_of.entry(item).or_default().push(thing);
        }
    }
}

impl Shelves {
    fn of(ledger: &Ledger, book: &StockBook<'_>, keys: &[Shelved]) -> Self {
        let mut shelves = Self { things: Vec::new(), items: HashMap::default(), lots: HashMap::default(), changes: Vec::new() };
        for &(place, item) in keys.iter().filter(|(place, item)| book.is_checkable(ledger, *place, *item)) {
            let first = shelves.things.len();
            let mut lots: Vec<LotKey> = book.lots_of(place, item).collect();
            lots.sort_unstable_by_key(|(.., lot)| lot.map(|lot| ledger.names.label(lot)));
            for lot in &lots {
                shelves.lots.insert((item, lot.2), shelves.things.len());
                shelves.add(*lot, book.lot_changes(*lot).iter().map(|change| (change.day, change.quantity_after)));
            }
            if lots.is_empty() {
                let states = book.of(place, item).iter().map(|movement| (movement.day, movement.quantity_after));
                shelves.add((place, item, None), states);
            }
            let positions = first..shelves.things.len();
            shelves.items.insert(item, Things { positions, has_lots: !lots.is_empty() });
        }
        shelves.changes.sort_unstable();
        shelves
    }

    fn add(&mut self, thing: LotKey, states: impl Iterator<Item = (Day, Quantity)>) {
        let mut lies_there = false;
        let mut states = states.peekable();
        while let Some((day, quantity)) = states.next() {
            let is_last_of_day = states.peek().is_none_or(|(next, _)| *next != day);
            if is_last_of_day && (quantity > Quantity::ZERO) != lies_there {
                lies_there = !lies_there;
                self.changes.push((day, self.things.len(), lies_there));
            }
        }
        self.things.push(thing);
    }

    fn missed_by<'l>(
        &self,
        book: &StockBook<'l>,
        sheets: &BTreeMap<Day, Sheet<'l>>,
        named: &Named,
        all_left_out: &mut HashSet<LotKey, FixedState>,
    ) -> Vec<Missed<'l>> {
        let mut state = State::default();
        let mut changes = self.changes.iter().peekable();
        let mut missed = Vec::new();
        for (day, sheet) in sheets {
            while let Some((_, thing, lies_there)) = changes.next_if(|(when, ..)| when <= day) {
                state.change(*thing, self.things[*thing].1, *lies_there);
            }
            let (items, lots) = self.named_by(sheet);
            state.count(&items, &lots);
            let by_item: usize = items.iter().filter_map(|item| state.of_item.get(item)).sum();
            let number = state.due.len() - by_item - lots.keys().filter(|thing| state.due.contains(thing)).count();
            if number == 0 {
                continue;
            }
            let things = self.not_named(&state.due, &items, &lots);
            let left_out = self.not_told_elsewhere(book, sheet, *day, named, &things);
            // Each row with an item that stands nowhere may name one of them.
            if left_out.len() > sheet.strangers {
                let first = left_out.iter().take(NAMED).copied().collect();
                missed.push(Missed { row: sheet.row, number: left_out.len(), first });
            }
            for thing in things {
                state.tell(thing, self.things[thing].1);
            }
        }
        // What no later count names is not known to lie there.
        all_left_out.extend(state.told.iter().map(|thing| self.things[*thing]));
        missed
    }

    /// The items that a sheet names as a whole, and the lots of others.
    fn named_by(&self, sheet: &Sheet<'_>) -> (HashSet<Id, FixedState>, BTreeMap<usize, Id>) {
        let mut items = sheet.items.clone();
        // An item that has no lots in the book is named as a whole, whatever lot the sheet writes beside it.
        let has_lots = |item: &Id| self.items.get(item).is_some_and(|things| things.has_lots);
        items.extend(sheet.lots.keys().map(|(item, _)| *item).filter(|item| !has_lots(item)));
        let lots = sheet.lots.keys().filter(|(item, _)| !items.contains(item));
        let lots = lots.filter_map(|(item, lot)| Some((*self.lots.get(&(*item, Some(*lot)))?, *item))).collect();
        (items, lots)
    }

    /// Of what a sheet leaves out, what no other rule tells: a lot written wrong in the count (`count/stock-differs`) or in a
    /// slip (`count/stock-negative`), a row that is wrong by itself, a paper with two places.
    fn not_told_elsewhere<'l>(
        &self,
        book: &StockBook<'l>,
        sheet: &Sheet<'_>,
        day: Day,
        named: &Named,
        things: &[usize],
    ) -> Vec<MissedItem<'l>> {
        let mut strange: HashMap<Id, usize, FixedState> = HashMap::default();
        let is_there = |item: Id, lot: Label| !book.lot_quantity(sheet.row.place, item, Some(lot), day).is_zero();
        for ((item, _), _) in sheet.lots.iter().filter(|((item, lot), found)| **found && !is_there(*item, *lot)) {
            *strange.entry(*item).or_default() += 1;
        }
        let mut owed: HashMap<Id, Quantity, FixedState> = HashMap::default();
        let mut left_out = Vec::new();
        for thing in things {
            let missed = self.missed_item(book, *thing, day);
            let (place, item, lot) = self.things[*thing];
            let is_wrong_lot = strange.get_mut(&item).is_some_and(|left| left.checked_sub(1).map(|rest| *left = rest).is_some());
            let owed = owed.entry(item).or_insert_with(|| owed_on(book, place, item, day));
            let is_owed = lot.is_some() && *owed >= missed.quantity;
            let is_explained = book.doubts.explain(place, item, -missed.quantity);
            if !is_wrong_lot && !is_owed && !is_explained && !sheet.names_elsewhere(named, item, lot) {
                left_out.push(missed);
            }
        }
        left_out
    }

    fn not_named(&self, due: &BTreeSet<usize>, items: &HashSet<Id, FixedState>, lots: &BTreeMap<usize, Id>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(thing) = due.range(from..).next() {
            from = thing + 1;
            let item = self.things[*thing].1;
            if items.contains(&item) {
                from = self.items.get(&item).map_or(from, |things| things.positions.end);
            } else if !lots.contains_key(thing) {
                found.push(*thing);
            }
        }
        found
    }

    fn missed_item<'l>(&self, book: &StockBook<'l>, thing: usize, day: Day) -> MissedItem<'l> {
        let (place, item, lot) = self.things[thing];
        let has_lots = self.items.get(&item).is_some_and(|things| things.has_lots);
        let (quantity, last) = if has_lots {
            let changes = book.lot_changes((place, item, lot));
            let last = changes[..changes.partition_point(|change| change.day <= day)].last();
            (book.lot_quantity(place, item, lot, day), last.map(|change| change.written))
        } else {
            let movements = book.of(place, item);
            let last = movements[..movements.partition_point(|movement| movement.day <= day)].last();
            (book.balance(place, item, day).quantity, last.map(|movement| movement.written))
        };
        MissedItem { item, lot, quantity, last }
    }
}

/// How much of an item's lots at a place is below zero on a day.
fn owed_on(book: &StockBook<'_>, place: Id, item: Id, day: Day) -> Quantity {
    let lots = book.lots_of(place, item).map(|(.., lot)| book.lot_quantity(place, item, lot, day));
    lots.filter(|quantity| quantity.is_negative()).map(Quantity::abs).sum()
}
