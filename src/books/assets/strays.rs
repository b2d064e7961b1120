//! Events whose asset stands in no register: each is told where it stands, and what it would explain is not told again.
//!
//! An asset that seems lent, in the wrong room or still in the books may only miss the event that was written under a wrong
//! number. Which asset was meant nobody knows, so that an event may explain any that it fits.

use super::state::is_disposal;
use crate::day::Day;
use crate::id::Id;
use crate::registers::{AssetEventKind as Kind, Ledger, Outcome, RegisterSet};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What events under wrong numbers say.
#[derive(Debug, Default)]
pub struct Strays {
    /// First and last day of each kind.
    kinds: BTreeMap<Kind, (Day, Day)>,
    /// From which day on something was brought to a place.
    places: HashMap<Id, Day, FixedState>,
    people: HashSet<Id, FixedState>,
}

impl Strays {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let assets = RegisterSet::of(&["assets"]);
        let mut strays = Self::default();
        let rows = ledger.registers.asset_events.iter().filter(|event| event.corrects.is_none());
        for event in rows.filter(|event| ledger.look_up_in(event.asset, assets) != Outcome::Known) {
            let (first, last) = strays.kinds.entry(event.kind).or_insert((event.date, event.date));
            (*first, *last) = (event.date.min(*first), event.date.max(*last));
            if let Some(place) = event.place {
                let since = strays.places.entry(place).or_insert(event.date);
                *since = event.date.min(*since);
            }
            strays.people.extend(event.person);
        }
        strays
    }

    /// Whether one of these things happened, as far as its day allows, in a stretch of days.
    pub fn have(&self, is_meant: impl Fn(Kind) -> bool, from: Day, until: Day) -> bool {
        self.kinds.iter().any(|(kind, (first, last))| is_meant(*kind) && *first <= until && *last >= from)
    }

    /// Whether something was brought to a place by a day.
    pub fn went_to(&self, place: Id, until: Day) -> bool {
        self.places.get(&place).is_some_and(|since| *since <= until)
    }

    /// Whether a person took something.
    pub fn name(&self, person: Id) -> bool {
        self.people.contains(&person)
    }

    /// The day from which on something may be out of the books that seems to stand in them.
    pub fn disposed_from(&self) -> Option<Day> {
        self.kinds.iter().filter(|(kind, _)| is_disposal(**kind)).map(|(_, (first, _))| *first).min()
    }
}
