//! Transfers of one day and item: goods go on from a place only after they have come there, whatever the slips' numbers.

use crate::id::Id;
use foldhash::fast::FixedState;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// Who gives and who takes.
pub type Way = (Id, Id);

/// The order in which transfers are taken, as positions: those into a place before those out of it; where they go round
/// in a circle, and among equals, as they stand.
pub fn in_order(ways: &[Way]) -> Vec<usize> {
    let mut awaited: HashMap<Id, usize, FixedState> = HashMap::default();
    let mut leaving: HashMap<Id, Vec<usize>, FixedState> = HashMap::default();
    for (position, (giver, taker)) in ways.iter().enumerate() {
        *awaited.entry(*taker).or_default() += 1;
        leaving.entry(*giver).or_default().push(position);
    }
    let mut order = Vec::with_capacity(ways.len());
    let mut taken = vec![false; ways.len()];
    let is_ready = |(giver, _): &Way| awaited.get(giver).is_none_or(|count| *count == 0);
    let mut ready: BinaryHeap<Reverse<usize>> =
        ways.iter().enumerate().filter(|(_, way)| is_ready(way)).map(|(position, _)| Reverse(position)).collect();
    // Whatever is never ready lies in a circle, or behind one: it is taken as it stands.
    let mut as_they_stand = 0..ways.len();
    loop {
        let Some(next) = ready.pop().map(|Reverse(position)| position).or_else(|| as_they_stand.find(|position| !taken[*position]))
        else {
            return order;
        };
        if std::mem::replace(&mut taken[next], true) {
            continue;
        }
        order.push(next);
        let taker = ways[next].1;
        if let Some(count) = awaited.get_mut(&taker) {
            *count -= 1;
            if *count == 0 {
                ready.extend(leaving.remove(&taker).into_iter().flatten().map(Reverse));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Names;

    #[test]
    fn goods_go_on_only_after_they_have_come() {
        let mut names = Names::default();
        let [store, canteen, kitchen] = ["store", "canteen", "kitchen"].map(|name| names.intern(name));
        assert_eq!(in_order(&[(canteen, kitchen), (store, canteen)]), [1, 0]);
        assert_eq!(in_order(&[(store, canteen), (canteen, kitchen), (store, canteen)]), [0, 2, 1]);
        assert_eq!(in_order(&[]), [0; 0]);
    }

    #[test]
    fn goods_that_go_round_are_taken_as_they_stand() {
        let mut names = Names::default();
        let [store, canteen, kitchen] = ["store", "canteen", "kitchen"].map(|name| names.intern(name));
        assert_eq!(in_order(&[(canteen, store), (store, canteen)]), [0, 1]);
        assert_eq!(in_order(&[(store, store), (canteen, kitchen)]), [1, 0]);
    }
}
