//! Counts of assets (资产盘点) beside the book: found, missing, elsewhere, unlisted, and whether that has been settled.

use super::{AssetBook, Standing, State};
use crate::day::Day;
use crate::id::Id;
use crate::registers::{AssetCount, AssetCountResult as Found, AssetEventKind, Ledger};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// What a counted line says beside the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountVerdict {
    /// Count and book agree, or the book explains the difference: it was lent, in repair, known to be missing.
    Agrees,
    /// It was not found where the book has it.
    Missing,
    /// It was found although the book has it missing.
    Reappeared,
    /// It was found in another place than the book has it.
    Elsewhere,
    /// It was found and stands in no register.
    Unlisted,
    /// It was found although it has left the books.
    AfterEnd,
}

/// One counted asset beside the book.
#[derive(Debug, Clone, Copy)]
pub struct CountedAsset<'l> {
    /// The row.
    pub row: &'l AssetCount,
    /// How the asset stood in the book at the end of the day, where it was registered by then.
    pub standing: Option<Standing<'l>>,
    /// What that comes to.
    pub verdict: CountVerdict,
    /// Whether a later event, decision or count has settled the difference.
    pub is_settled: bool,
}

/// Compares every count with the book.
pub(super) fn compare<'l>(ledger: &'l Ledger, book: &AssetBook<'l>) -> Vec<CountedAsset<'l>> {
    let mut rows: Vec<&AssetCount> = ledger.registers.asset_counts.iter().filter(|row| row.corrects.is_none()).collect();
    rows.sort_by_key(|row| (row.date, row.at));
    let mut counted: Vec<CountedAsset<'l>> = rows.into_iter().filter_map(|row| beside(ledger, book, row)).collect();
    let last = Last::build(ledger, book, &counted);
    for line in &mut counted {
        line.is_settled = last.settles(line);
    }
    counted
}

fn beside<'l>(ledger: &'l Ledger, book: &AssetBook<'l>, row: &'l AssetCount) -> Option<CountedAsset<'l>> {
    let line = |standing, verdict| Some(CountedAsset { row, standing, verdict, is_settled: false });
    let Some(life) = book.life(row.asset) else {
        // Any other row with an unknown number is a slip of the pen, which `format/reference-unknown` tells.
        let is_unlisted = row.result == Found::Unlisted && ledger.registers.assets.get(row.asset).is_none();
        return if is_unlisted { line(None, CountVerdict::Unlisted) } else { None };
    };
    let Some(standing) = life.on(row.date) else { return line(None, CountVerdict::Agrees) };
    let is_found = row.result != Found::Missing;
    // What leaves the books on the day of the count may have been there in the morning.
    let verdict = if life.end.is_some_and(|end| end.day() < row.date) && is_found {
        CountVerdict::AfterEnd
    } else {
        match standing.state {
            State::Missing if is_found => CountVerdict::Reappeared,
            State::InStore | State::InUse if row.result == Found::Missing && row.place == standing.place => CountVerdict::Missing,
            State::InStore | State::InUse if is_found && row.place != standing.place => CountVerdict::Elsewhere,
            _ => CountVerdict::Agrees,
        }
    };
    line(Some(*standing), verdict)
}

/// The last day on which something was done about an asset.
#[derive(Debug, Default, Clone, Copy)]
struct Done {
    /// Any event at all: it was seen again, moved or decided about.
    event: Option<Day>,
    /// An event that says where it stands.
    placed: Option<Day>,
    /// A missing one was found.
    recovered: Option<Day>,
    /// A count found it.
    counted: Option<Day>,
    /// A count found it where the book has it.
    in_place: Option<Day>,
}

/// What was last done about each asset.
struct Last(HashMap<Id, Done, FixedState>);

impl Last {
    fn build(ledger: &Ledger, book: &AssetBook<'_>, counted: &[CountedAsset<'_>]) -> Self {
        let mut last: HashMap<Id, Done, FixedState> = HashMap::default();
        let later = |known: &mut Option<Day>, day: Day| *known = (*known).max(Some(day));
        for line in counted {
            let done = last.entry(line.row.asset).or_default();
            if line.row.result != Found::Missing {
                later(&mut done.counted, line.row.date);
            }
            if line.row.result != Found::Missing && line.verdict == CountVerdict::Agrees {
                later(&mut done.in_place, line.row.date);
            }
        }
        for life in book.lives() {
            let Some(done) = last.get_mut(&life.asset.asset) else { continue };
            let changes = life.standings().filter_map(|standing| standing.event);
            for event in changes.chain(life.compensated.iter().copied()) {
                later(&mut done.event, event.date);
                if event.place.is_some() {
                    later(&mut done.placed, event.date);
                }
                if event.kind == AssetEventKind::Found {
                    later(&mut done.recovered, event.date);
                }
            }
            if let Some(end) = life.end {
                later(&mut done.event, end.day());
                later(&mut done.placed, end.day());
            }
        }
        for damage in &ledger.registers.damages {
            if let Some(done) = damage.asset.and_then(|asset| last.get_mut(&asset)) {
                later(&mut done.event, damage.date);
            }
        }
        Self(last)
    }

    /// Whether what was done since a count settles its difference. Another count of the same day may settle that an asset
    /// is not missing; that it stands in its place again takes a later one.
    fn settles(&self, line: &CountedAsset<'_>) -> bool {
        let day = line.row.date;
        let done = self.0.get(&line.row.asset).copied().unwrap_or_default();
        let since = |last: Option<Day>, from: Day| last.is_some_and(|last| last >= from);
        match line.verdict {
            CountVerdict::Agrees => true,
            CountVerdict::Missing => since(done.event, day) || since(done.counted, day),
            CountVerdict::Reappeared => since(done.recovered, day),
            CountVerdict::Elsewhere => since(done.placed, day) || since(done.in_place, day.plus_days(1)),
            CountVerdict::Unlisted | CountVerdict::AfterEnd => false,
        }
    }
}
