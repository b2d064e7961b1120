//! Lives of assets as a keeper of the register would follow them on paper.

mod postings;

use super::*;
use crate::registers::AssetEventKind;
use crate::source::{Sources, decode};
use crate::table::ExtraWords;
use proptest::prelude::*;

const PLACES: &str = "place,kind,keeper\nroom-301,room,wang-fang\nroom-302,room,li-na\nstore-1,store,chen-jie\n";
const EVENTS: &str = "event,date,asset,kind,place,person,due,by\n";

fn ledger_of(assets: &str, events: &str) -> Ledger {
    let source = |path: &str, text: String| decode(path.to_owned(), text.into_bytes());
    let files = vec![
        source("assets.csv", assets.to_owned()),
        source("asset-events.csv", format!("{EVENTS}{events}")),
        source("places.csv", PLACES.to_owned()),
    ];
    let ledger = Ledger::read(Sources::new(source("bursar.toml", String::new()), files), &ExtraWords::new(), Vec::new());
    assert!(ledger.problems.is_empty(), "{:?}", ledger.problems);
    ledger
}

/// A laptop in the store on 1 September 2026, and what happened to it.
fn laptop(events: &str) -> Ledger {
    ledger_of("asset,name,class,cost,acquired,place,keeper\nZC-1,笔记本电脑,A02010108,4500,2026-09-01,store-1,chen-jie\n", events)
}

fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.school.starts = Day::from_ymd(2026, 9, 1);
    settings
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day").0
}

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month").0
}

/// State, place, user and keeper of the laptop at the end of a day.
fn stands(ledger: &Ledger, on: &str) -> String {
    let settings = settings();
    let book = AssetBook::build(ledger, &settings, day("2027-08-31"));
    let life = book.life(ledger.names.find("ZC-1").expect("it stands in the ledger")).expect("it is registered");
    let Some(standing) = life.on(day(on)) else { return "not yet".to_owned() };
    let user = standing.user.map_or("nobody", |user| ledger.text(user));
    format!("{} {} {user} {}", standing.state.wording().en, ledger.text(standing.place), ledger.text(standing.keeper))
}

/// The kinds of the events that the laptop's state forbade, and of those after its end.
fn faults(ledger: &Ledger) -> (Vec<AssetEventKind>, Vec<AssetEventKind>) {
    let settings = settings();
    let book = AssetBook::build(ledger, &settings, day("2027-08-31"));
    let life = &book.lives()[0];
    let illegal = life.illegal.iter().map(|illegal| illegal.event.kind).collect();
    (illegal, life.after_end.iter().map(|event| event.kind).collect())
}

#[test]
fn an_asset_is_followed_from_store_to_user_and_back() {
    let ledger = laptop(
        "BD-1,2026-09-03,ZC-1,assign,room-301,li-na,,chen-jie\n\
         BD-2,2026-10-08,ZC-1,lend,,zhao-gang,2026-10-12,li-na\n\
         BD-3,2026-10-12,ZC-1,return,,zhao-gang,,li-na\n\
         BD-4,2026-11-02,ZC-1,repair,,,,li-na\n\
         BD-5,2026-11-09,ZC-1,repaired,,,,li-na\n\
         BD-6,2026-12-01,ZC-1,return,store-1,,,li-na\n",
    );
    for (on, expected) in [
        ("2026-08-31", "not yet"),
        ("2026-09-01", "in store store-1 nobody chen-jie"),
        ("2026-09-03", "in use room-301 li-na wang-fang"),
        ("2026-10-11", "lent room-301 zhao-gang wang-fang"),
        ("2026-10-12", "in use room-301 li-na wang-fang"),
        ("2026-11-02", "in repair room-301 li-na wang-fang"),
        ("2026-11-09", "in use room-301 li-na wang-fang"),
        ("2026-12-01", "in store store-1 nobody chen-jie"),
    ] {
        assert_eq!(stands(&ledger, on), expected, "{on}");
    }
    assert_eq!(faults(&ledger), (vec![], vec![]));
}

#[test]
fn rows_written_late_fall_where_they_belong() {
    let ledger = laptop("BD-2,2026-09-20,ZC-1,return,,,,chen-jie\nBD-1,2026-09-03,ZC-1,assign,,li-na,,chen-jie\n");
    assert_eq!(stands(&ledger, "2026-09-10"), "in use store-1 li-na chen-jie");
    assert_eq!(faults(&ledger), (vec![], vec![]));
}

#[test]
fn on_one_day_what_its_state_allows_goes_first() {
    let ledger = laptop(
        "BD-1,2026-09-03,ZC-1,lend,,li-na,,chen-jie\n\
         BD-2,2026-09-09,ZC-1,scrap,,,,chen-jie\n\
         BD-3,2026-09-09,ZC-1,assign,,wang-fang,,chen-jie\n\
         BD-4,2026-09-09,ZC-1,return,,,,chen-jie\n",
    );
    assert_eq!(stands(&ledger, "2026-09-09"), "disposed of store-1 wang-fang chen-jie");
    assert_eq!(faults(&ledger), (vec![], vec![]));
}

#[test]
fn one_missing_row_brings_one_fault_and_not_many() {
    // Nobody wrote that the loan came back.
    let ledger = laptop(
        "BD-1,2026-09-03,ZC-1,lend,,li-na,,chen-jie\n\
         BD-2,2026-09-09,ZC-1,assign,,wang-fang,,chen-jie\n\
         BD-3,2026-09-10,ZC-1,return,,,,chen-jie\n",
    );
    assert_eq!(faults(&ledger), (vec![AssetEventKind::Assign], vec![]));
    // What comes back or is found without having been away changes nothing.
    let ledger = laptop("BD-1,2026-09-03,ZC-1,repaired,,,,chen-jie\nBD-2,2026-09-04,ZC-1,assign,,li-na,,chen-jie\n");
    assert_eq!(faults(&ledger), (vec![AssetEventKind::Repaired], vec![]));
    assert_eq!(stands(&ledger, "2026-09-04"), "in use store-1 li-na chen-jie");
}

#[test]
fn a_keeper_of_its_own_goes_with_the_asset_and_a_move_may_hand_it_over() {
    let keeper_of_its_own =
        "asset,name,class,cost,acquired,place,user,keeper\nZC-1,投影仪,A02020200,3000,2026-09-01,room-301,li-na,wu-tao\n";
    let ledger =
        ledger_of(keeper_of_its_own, "BD-1,2026-09-10,ZC-1,move,room-302,,,wu-tao\nBD-2,2026-09-20,ZC-1,move,,li-na,,wu-tao\n");
    assert_eq!(stands(&ledger, "2026-09-10"), "in use room-302 li-na wu-tao");
    assert_eq!(stands(&ledger, "2026-09-20"), "in use room-302 li-na li-na");
}

#[test]
fn after_its_end_only_compensation_may_come() {
    let ledger = laptop(
        "BD-1,2026-10-10,ZC-1,missing,,,,chen-jie\n\
         BD-2,2026-11-10,ZC-1,scrap,,,,chen-jie\n\
         BD-3,2026-12-10,ZC-1,compensate,,li-na,,chen-jie\n\
         BD-4,2026-12-11,ZC-1,assign,,li-na,,chen-jie\n",
    );
    assert_eq!(faults(&ledger), (vec![], vec![AssetEventKind::Assign]));
    let settings = settings();
    let book = AssetBook::build(&ledger, &settings, day("2027-08-31"));
    assert!(book.lives()[0].is_in_books(day("2026-11-09")));
    assert!(!book.lives()[0].is_in_books(day("2026-11-10")));
    assert_eq!(book.current().count(), 0);
    // September and October are charged: 62.50 each.
    assert_eq!(book.totals(month("2026-10")).accumulated.to_string(), "125.00");
    assert_eq!(book.totals(month("2026-11")), AssetTotals::default());
}

#[test]
fn a_reversed_event_never_happened_and_a_reversed_row_leaves_the_books() {
    let mut ledger_text = String::from("asset,name,class,cost,acquired,place,keeper,corrects\n");
    ledger_text +=
        "ZC-1,投影仪,A02020200,3000,2026-09-01,room-301,wu-tao,\nZC-1-R,投影仪,A02020200,-3000,2026-10-05,room-301,wu-tao,ZC-1\n";
    let ledger = ledger_of(&ledger_text, "");
    let settings = settings();
    let book = AssetBook::build(&ledger, &settings, day("2027-08-31"));
    assert_eq!(book.lives().len(), 1);
    assert_eq!(book.totals(month("2026-09")).cost.to_string(), "3000.00");
    assert_eq!(book.totals(month("2026-10")), AssetTotals::default());
}

#[test]
fn years_are_the_rows_then_the_schools_then_the_standards() {
    let assets = "asset,name,class,edition,quantity,cost,acquired,place,keeper,years\n\
        ZC-1,电脑,A02010105,,,6000,2026-09-01,room-301,wu-tao,8\n\
        ZC-2,电脑,A02010105,,,6000,2026-09-01,room-301,wu-tao,\n\
        ZC-3,空调,A02061804,,,6000,2026-09-01,room-301,wu-tao,\n\
        ZC-4,图书,A04010101,,500,12000,2026-09-01,room-301,wu-tao,5\n\
        ZC-5,房屋,A01010000,,,900000,2026-09-01,room-301,wu-tao,50\n\
        ZC-6,电脑,A02010105,2010,,6000,2026-09-01,room-301,wu-tao,\n\
        ZC-7,石碑,A02010105,,,1,2026-09-01,room-301,wu-tao,\n";
    let source = |path: &str, text: &str| decode(path.to_owned(), text.as_bytes().to_vec());
    let classes = "class,edition,name,years\nA02061804,2022,空调机,10\n";
    let files = vec![source("asset-classes.csv", classes), source("assets.csv", assets)];
    let ledger = Ledger::read(Sources::new(source("bursar.toml", ""), files), &ExtraWords::new(), Vec::new());
    let years: Vec<Option<u32>> = ledger.registers.assets.iter().map(|asset| years_of(&ledger, asset)).collect();
    assert_eq!(years, [Some(8), Some(6), Some(10), None, Some(50), None, None]);
}

/// What may be written of the laptop: a kind, a day, perhaps a room and a person.
fn events() -> impl Strategy<Value = String> {
    use crate::table::Words;
    let kinds = AssetEventKind::WORDS.iter().map(|word| word.name).collect::<Vec<_>>();
    let rooms = prop_oneof![Just(""), Just("room-301"), Just("room-302"), Just("store-1")];
    let event = (proptest::sample::select(kinds), 1_u32..28, rooms, prop_oneof![Just(""), Just("li-na")]);
    proptest::collection::vec(event, 0..12).prop_map(|events| {
        let rows = events.iter().enumerate();
        rows.map(|(number, (kind, day, room, person))| {
            format!("BD-{number:02},2026-10-{day:02},ZC-1,{kind},{room},{person},,chen-jie\n")
        })
        .collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_lines_changes_nothing(events in events()) {
        let backwards: String = events.lines().rev().map(|line| format!("{line}\n")).collect();
        let (one, other) = (laptop(&events), laptop(&backwards));
        for number in 1..31 {
            let on = format!("2026-10-{number:02}");
            prop_assert_eq!(stands(&one, &on), stands(&other, &on));
        }
        prop_assert_eq!(faults(&one), faults(&other));
    }

    #[test]
    fn every_event_is_taken_forbidden_without_effect_or_after_the_end(events in events()) {
        let ledger = laptop(&events);
        let settings = settings();
        let book = AssetBook::build(&ledger, &settings, day("2027-08-31"));
        let life = &book.lives()[0];
        let taken = life.standings().filter(|standing| standing.event.is_some()).count();
        let rows = ledger.registers.asset_events.len();
        prop_assert!(taken + life.after_end.len() + life.compensated.len() <= rows);
        prop_assert!(taken + life.illegal.len() + life.after_end.len() + life.compensated.len() >= rows);
        prop_assert!(life.standings().zip(life.standings().skip(1)).all(|(one, other)| one.since <= other.since));
        prop_assert!(life.standings().all(|standing| standing.state != State::Disposed || life.end.is_some()));
    }
}
