//! Who has not come yet or has left signs nothing and handles nothing (到岗前、离岗后); goods are issued by who keeps the store.

use crate::books::known_posts::plain;
use crate::books::purchases::{Role, WITNESS};
use crate::day::Day;
use crate::findings::Draft;
use crate::id::Id;
use crate::registers::{Row, StockMove};
use crate::rules::context::cell;
use crate::rules::{Context, Report};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The post that may keep any store.
const STOREKEEPER: &str = "storekeeper";

/// What people did on days on which they were not at the school.
struct Absent<'c> {
    context: &'c Context<'c>,
    looked_at: usize,
    /// By person: the first such day with its finding, and how many others there are.
    found: BTreeMap<&'c str, (Day, Id, Draft, usize)>,
}

impl Absent<'_> {
    fn look<R: Row>(&mut self, row: &R, column: &'static str, person: Option<Id>, day: Day) {
        self.look_with(person, day, |context| context.finding(row, column));
    }

    fn look_with(&mut self, person: Option<Id>, day: Day, draft: impl Fn(&Context<'_>) -> Draft) {
        let Some(id) = person else { return };
        let Some(person) = self.context.rows().people.get(id) else { return };
        self.looked_at += 1;
        if person.is_here(day) {
            return;
        }
        let (context, name) = (self.context, self.context.text(id));
        match self.found.get_mut(name) {
            Some((first, _, earliest, others)) => {
                *others += 1;
                if day < *first {
                    (*first, *earliest) = (day, draft(context));
                }
            }
            None => {
                self.found.insert(name, (day, id, draft(context), 0));
            }
        }
    }
}

/// Looks at everybody who claims, witnesses, buys, accepts, counts, keeps, books or decides; who signs a step or pays is looked
/// at with the posts.
pub fn check(context: &Context<'_>, report: &mut Report) {
    let mut absent = Absent { context, looked_at: 0, found: BTreeMap::new() };
    documents(context, &mut absent);
    slips(context, &mut absent);
    report.checked(absent.looked_at);
    for (day, id, draft, others) in absent.found.into_values() {
        let Some(person) = context.rows().people.get(id) else { continue };
        let name = context.person(id);
        let more =
            if others == 0 { String::new() } else { say!(context.lang, "（另有 {others} 处）", " ({others} more times)") };
        let (message, column) = if person.from.is_some_and(|from| day < from) {
            (say!(context.lang, "{name}在 {day} 还没到岗{more}", "{name} was not at the school yet on {day}{more}"), "from")
        } else {
            (say!(context.lang, "{name}在 {day} 已经离岗{more}", "{name} had left the school by {day}{more}"), "to")
        };
        report.add(
            draft
                .message(message)
                .next(say!(
                    context.lang,
                    "写当天实际经手的人；日期写错的，改日期或改 people（人员）的到岗、离岗日期",
                    "name who really did it that day; if a day is wrong, mend it here or in `people`"
                ))
                .beside(cell(person, column), say!(context.lang, "人员册的日期", "the day in `people`")),
        );
    }
    keepers(context, report);
}

/// Purchases, claims, vouchers and decisions.
fn documents(context: &Context<'_>, absent: &mut Absent<'_>) {
    let rows = context.rows();
    for row in rows.purchases.iter().filter(|row| row.cancelled.is_none()) {
        absent.look(row, "requester", Some(row.requester), row.date);
        for order in row.all_orders() {
            for person in &*order.buyers {
                absent.look_with(Some(*person), order.date, |context| context.finding_inside(row, order, "buyers"));
            }
        }
        for acceptance in &row.acceptances {
            for person in &*acceptance.by {
                absent.look_with(Some(*person), acceptance.date, |context| context.finding_inside(row, acceptance, "by"));
            }
        }
    }
    for row in &rows.claims {
        absent.look(row, "claimant", Some(row.claimant), row.date);
        for signature in row.approvals.iter().filter(|signature| plain(context.text(signature.step)) == WITNESS) {
            absent.look_with(Some(signature.by), signature.date, |context| context.finding_inside(row, signature, "by"));
        }
    }
    let mut seen: HashSet<(Id, Id), FixedState> = HashSet::default();
    for row in &rows.journal {
        for (person, column) in [(row.prepared_by, "prepared_by"), (row.reviewed_by, "reviewed_by")] {
            // The rows of a voucher are one voucher.
            let person = person.filter(|person| seen.insert((row.voucher, *person)));
            absent.look(row, column, person, row.date);
        }
    }
    for row in &rows.damages {
        absent.look(row, "approved_by", row.approved_by, row.date);
    }
}

/// Slips and counts, each person once a slip.
fn slips(context: &Context<'_>, absent: &mut Absent<'_>) {
    let rows = context.rows();
    let mut seen: HashSet<(Id, Id), FixedState> = HashSet::default();
    let mut once = |slip: Id, person: Option<Id>| person.filter(|person| seen.insert((slip, *person)));
    for row in &rows.stock_moves {
        for (person, column) in [(Some(row.by), "by"), (row.person, "person"), (row.approved_by, "approved_by")] {
            absent.look(row, column, once(row.slip, person), row.date);
        }
    }
    for row in &rows.canteen_issues {
        for (person, column) in [(Some(row.by), "by"), (Some(row.to), "to")] {
            absent.look(row, column, once(row.slip, person), row.date);
        }
    }
    for row in &rows.stock_counts {
        for (person, column) in [(Some(row.by), "by"), (row.witness, "witness")] {
            absent.look(row, column, once(row.count, person), row.date);
        }
    }
    for row in &rows.asset_counts {
        for (person, column) in [(Some(row.by), "by"), (row.witness, "witness")] {
            absent.look(row, column, once(row.count, person), row.date);
        }
    }
    for row in &rows.asset_events {
        for (person, column) in [(Some(row.by), "by"), (row.person, "person"), (row.approved_by, "approved_by")] {
            absent.look(row, column, once(row.event, person), row.date);
        }
    }
    for row in &rows.cash_counts {
        for (person, column) in [(Some(row.by), "by"), (row.witness, "witness")] {
            absent.look(row, column, person, row.date);
        }
    }
}

/// Goods move by the hand of who keeps the store: its keeper, a storekeeper, or somebody who signed for it.
fn keepers(context: &Context<'_>, report: &mut Report) {
    let posts = &context.books.posts;
    let signed: HashSet<(Id, Id), FixedState> = context.rows().custody.iter().map(|row| (row.place, row.person)).collect();
    let mut found: BTreeMap<(&str, &str), (&StockMove, Id)> = BTreeMap::new();
    let mut others: HashMap<(Id, Id), HashSet<Id, FixedState>, FixedState> = HashMap::default();
    for row in &context.rows().stock_moves {
        let Some(place) = context.rows().places.get(row.place) else { continue };
        let Some(keeper) = place.keeper.filter(|_| context.rows().people.get(row.by).is_some()) else { continue };
        report.checked(1);
        // Who bought or accepted what he takes in is told as that.
        let chain = row.purchase.and_then(|purchase| context.books.purchases.get(purchase));
        let is_told = chain.is_some_and(|chain| {
            chain
                .acting()
                .iter()
                .any(|act| act.person == row.by && matches!(act.role, Role::Buyer | Role::Acceptor | Role::Cashier))
        });
        let may =
            is_told || row.by == keeper || posts.holds(row.by, STOREKEEPER, row.date) || signed.contains(&(row.place, row.by));
        if !may {
            found.entry((context.text(row.by), context.text(row.place))).or_insert((row, keeper));
            others.entry((row.by, row.place)).or_default().insert(row.slip);
        }
    }
    for (row, keeper) in found.into_values() {
        let lang = context.lang;
        let (name, place, keeper) = (context.person(row.by), context.place(row.place), context.person(keeper));
        let more = match others.get(&(row.by, row.place)).map_or(1, HashSet::len) {
            1 => String::new(),
            count => say!(lang, "（共 {count} 单）", " ({count} slips in all)"),
        };
        report.add(
            context
                .finding(row, "by")
                .message(say!(
                    lang,
                    "{place}由{keeper}保管，{name}不是保管员，却经手出入库{more}",
                    "{place} is kept by {keeper}; {name}, who keeps no store, moves its goods{more}"
                ))
                .next(say!(
                    lang,
                    "写实际经手的保管员；代管的，在 posts（岗位）登记 storekeeper 或在 custody（保管责任）登记",
                    "name the storekeeper who did it; somebody who stands in is entered in `posts` as storekeeper or in `custody`"
                )),
        );
    }
}
