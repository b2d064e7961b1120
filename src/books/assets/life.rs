//! The life of one asset: how it was registered, what happened to it in order of day, and where that leaves it.
//!
//! Events are taken by day, then slip, then row, disposals last; of one day's events the first that its state allows goes
//! first, so that the order of numbers on one day is no fault. An event that its state forbids is noted, and taken as if what
//! stood in its way (a loan, a repair, a loss) had been ended before it: one missing row brings one finding, not many.

use super::schedule::Schedule;
use super::state::{State, is_disposal};
use crate::day::{Day, Month};
use crate::id::{Id, Names};
use crate::money::Money;
use crate::registers::{Asset, AssetEvent, AssetEventKind as Kind, Place, PlaceKind, Table};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What an asset does, where it stands and who has it, from a day on.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'l> {
    /// The first day.
    pub since: Day,
    /// The event that brought it; `None` for the row of the register itself.
    pub event: Option<&'l AssetEvent>,
    /// The state.
    pub state: State,
    /// Where it stands.
    pub place: Id,
    /// Who uses or has borrowed it.
    pub user: Option<Id>,
    /// Who answers for it.
    pub keeper: Id,
    /// The loan that has not come back, also while it is in repair or missing.
    pub loan: Option<&'l AssetEvent>,
}

/// An event that the state of its asset forbids.
#[derive(Debug, Clone, Copy)]
pub struct IllegalEvent<'l> {
    /// The event.
    pub event: &'l AssetEvent,
    /// How things stood before it; `None` when the asset had not been acquired yet.
    pub before: Option<Standing<'l>>,
}

/// Why an asset left the books.
#[derive(Debug, Clone, Copy)]
pub enum End<'l> {
    /// It was scrapped, transferred or donated.
    Disposed(&'l AssetEvent),
    /// Its row was reversed in red (红字冲销).
    Reversed(&'l Asset),
}

impl End<'_> {
    /// The day.
    pub const fn day(self) -> Day {
        match self {
            Self::Disposed(event) => event.date,
            Self::Reversed(row) => row.acquired,
        }
    }
}

/// One asset from its registration on.
#[derive(Debug)]
pub struct Life<'l> {
    /// Its row.
    pub asset: &'l Asset,
    /// How it is written down, up to the month in which it leaves the books.
    pub schedule: Schedule,
    registered: Standing<'l>,
    /// What events made of it, in their turn.
    later: Vec<Standing<'l>>,
    /// Events that its state forbade.
    pub illegal: Vec<IllegalEvent<'l>>,
    /// When and why it left the books.
    pub end: Option<End<'l>>,
    /// Events after that; compensation may still come and is not among them.
    pub after_end: Vec<&'l AssetEvent>,
    /// Compensation that was paid for it or for its damage.
    pub compensated: Vec<&'l AssetEvent>,
}

impl<'l> Life<'l> {
    /// How things stand at the end of a day; `None` before it was acquired.
    pub fn on(&self, day: Day) -> Option<&Standing<'l>> {
        if day < self.asset.acquired {
            return None;
        }
        let until = self.later.partition_point(|standing| standing.since <= day);
        Some(until.checked_sub(1).map_or(&self.registered, |last| &self.later[last]))
    }

    /// How it was registered and what events made of it, in their turn.
    pub fn standings(&self) -> impl Iterator<Item = &Standing<'l>> {
        std::iter::once(&self.registered).chain(&self.later)
    }

    /// From which day on it has stood like that without a break, as of a day: at a place, with a keeper.
    pub fn since(&self, day: Day, is_so: impl Fn(&Standing<'l>) -> bool) -> Option<Day> {
        let until = self.later.partition_point(|standing| standing.since <= day);
        let backwards = self.later[..until].iter().rev().chain([&self.registered]);
        backwards.take_while(|standing| is_so(standing)).last().map(|standing| standing.since)
    }

    /// What events made of it on a day or after.
    pub fn from(&self, day: Day) -> &[Standing<'l>] {
        &self.later[self.later.partition_point(|standing| standing.since < day)..]
    }

    /// What it cost, while it is in the books; else nothing.
    pub fn cost_on(&self, day: Day) -> Money {
        if self.is_in_books(day) { self.asset.cost } else { Money::ZERO }
    }

    /// The depreciation charged by the end of a month, while it is in the books; else nothing.
    pub fn accumulated_at(&self, month: Month) -> Money {
        if self.is_in_books(month.last_day()) { self.schedule.accumulated(month) } else { Money::ZERO }
    }

    /// Whether it is in the books at the end of a day.
    pub fn is_in_books(&self, day: Day) -> bool {
        self.asset.acquired <= day && self.end.is_none_or(|end| day < end.day())
    }

    /// The month in which it left the books.
    pub fn end_month(&self) -> Option<Month> {
        self.end.map(|end| end.day().month())
    }

    /// Follows an asset through its events; `reversed` is the red-letter row that takes it out of the books again.
    pub(super) fn follow(
        asset: &'l Asset,
        schedule: Schedule,
        events: Vec<&'l AssetEvent>,
        reversed: Option<&'l Asset>,
        places: &'l Table<Place>,
        names: &Names,
    ) -> Self {
        let state = at_home(places, asset.place, asset.user);
        let registered = Standing {
            since: asset.acquired,
            event: None,
            state,
            place: asset.place,
            user: asset.user,
            keeper: asset.keeper,
            loan: None,
        };
        let mut life = Self {
            asset,
            schedule,
            registered,
            later: Vec::new(),
            illegal: Vec::new(),
            end: reversed.map(End::Reversed),
            after_end: Vec::new(),
            compensated: Vec::new(),
        };
        let mut events: Vec<&'l AssetEvent> = without_reversed(events, names);
        events.sort_by_key(|event| (event.date, names.text(event.event), event.at));
        let mut now = Now { standing: registered, interrupted: Vec::new() };
        for day in events.chunk_by(|one, other| one.date == other.date) {
            let mut waiting: BTreeMap<Kind, VecDeque<usize>> = BTreeMap::new();
            for (position, event) in day.iter().enumerate() {
                waiting.entry(event.kind).or_default().push_back(position);
            }
            while let Some((position, kind)) = next_of(&waiting, now.standing.state) {
                waiting.entry(kind).or_default().pop_front();
                life.take(&mut now, day[position], places);
            }
        }
        if let Some(end) = life.end_month() {
            life.schedule = schedule.until(end);
        }
        life
    }

    fn take(&mut self, now: &mut Now<'l>, event: &'l AssetEvent, places: &Table<Place>) {
        if event.kind == Kind::Compensate {
            self.compensated.push(event);
            return;
        }
        if self.end.is_some_and(|end| end.day() < event.date || matches!(end, End::Disposed(_))) {
            self.after_end.push(event);
            return;
        }
        if event.date < self.asset.acquired {
            self.illegal.push(IllegalEvent { event, before: None });
        } else if !now.standing.state.allows(event.kind) {
            self.illegal.push(IllegalEvent { event, before: Some(now.standing) });
        }
        if now.apply(event, places) {
            now.standing.since = event.date.max(self.asset.acquired);
            now.standing.event = Some(event);
            self.later.push(now.standing);
        }
        if now.standing.state == State::Disposed {
            self.end = Some(End::Disposed(event));
        }
    }
}

/// Which of a day's events goes next: the first that is allowed, else the first, disposals last.
fn next_of(waiting: &BTreeMap<Kind, VecDeque<usize>>, state: State) -> Option<(usize, Kind)> {
    let first = |fits: &dyn Fn(Kind) -> bool| {
        let fitting = waiting.iter().filter(|(kind, _)| fits(**kind));
        fitting.filter_map(|(kind, positions)| Some((*positions.front()?, *kind))).min()
    };
    first(&|kind| !is_disposal(kind) && state.allows(kind))
        .or_else(|| first(&|kind| !is_disposal(kind)))
        .or_else(|| first(&|_| true))
}

/// How things stand while events are taken, and what loans, repairs and losses have interrupted.
struct Now<'l> {
    standing: Standing<'l>,
    interrupted: Vec<Standing<'l>>,
}

impl<'l> Now<'l> {
    /// Takes one event; false when it changes nothing.
    fn apply(&mut self, event: &'l AssetEvent, places: &Table<Place>) -> bool {
        let (mut standing, mut depth) = (self.standing, self.interrupted.len());
        while !standing.state.allows(event.kind) && depth > 0 {
            depth -= 1;
            standing = self.interrupted[depth];
        }
        if !standing.state.allows(event.kind) {
            return false;
        }
        self.interrupted.truncate(depth);
        match event.kind {
            Kind::Compensate => return false,
            Kind::Assign => (standing.state, standing.user) = (State::InUse, event.person),
            Kind::Lend | Kind::Repair | Kind::Missing => {
                self.interrupted.push(standing);
                match event.kind {
                    Kind::Lend => (standing.state, standing.user, standing.loan) = (State::Lent, event.person, Some(event)),
                    Kind::Repair => standing.state = State::InRepair,
                    _ => standing.state = State::Missing,
                }
            }
            Kind::Return if standing.state == State::InUse => (standing.state, standing.user) = (State::InStore, None),
            Kind::Return | Kind::Repaired | Kind::Found => {
                standing = self.interrupted.pop().unwrap_or(Standing { state: State::InStore, ..standing });
            }
            Kind::Move => standing.state = at_home(places, event.place.unwrap_or(standing.place), standing.user),
            Kind::Scrap | Kind::Transfer | Kind::Donate => standing.state = State::Disposed,
        }
        if let Some(place) = event.place.filter(|_| standing.state != State::Missing) {
            let keeper_of = |place: Id| places.get(place).and_then(|place| place.keeper);
            let is_home = matches!(standing.state, State::InStore | State::InUse);
            // Whoever keeps the room keeps what comes into it, unless the asset has a keeper of its own.
            if is_home && place != standing.place && keeper_of(standing.place) == Some(standing.keeper) {
                standing.keeper = keeper_of(place).unwrap_or(standing.keeper);
            }
            standing.place = place;
        }
        if event.kind == Kind::Move {
            standing.keeper = event.person.unwrap_or(standing.keeper);
        }
        self.standing = standing;
        true
    }
}

/// An asset is in use when it has a user or stands elsewhere than in a store: desks in a classroom have no user.
fn at_home(places: &Table<Place>, place: Id, user: Option<Id>) -> State {
    let is_store = places.get(place).is_some_and(|place| place.kind == PlaceKind::Store);
    if user.is_none() && is_store { State::InStore } else { State::InUse }
}

/// Leaves out rows that reverse another and the rows that they reverse.
fn without_reversed<'l>(mut events: Vec<&'l AssetEvent>, names: &Names) -> Vec<&'l AssetEvent> {
    let corrected = events.iter().filter_map(|event| event.corrects.as_deref());
    let reversed: BTreeSet<Id> = corrected.filter_map(|text| names.find(first_key(text))).collect();
    if events.iter().any(|event| event.corrects.is_some()) {
        events.retain(|event| event.corrects.is_none() && !reversed.contains(&event.event));
    }
    events
}

/// The id in what a row says that it reverses: `BD-1`, `asset-events:BD-1`, `asset-events:BD-1|ZC-7`.
pub(super) fn first_key(corrects: &str) -> &str {
    let keys = corrects.split_once(':').map_or(corrects, |(_, keys)| keys);
    keys.split('|').next().unwrap_or(keys).trim()
}
