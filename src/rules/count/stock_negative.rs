//! No more can leave a shelf than lies on it: on no day's end is any place, item or lot below zero (库存为负).

use crate::books::stock::{LotChange, Movement, Written};
use crate::day::Day;
use crate::findings::Level;
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

/// `count/stock-negative`.
pub static RULE: Rule = Rule {
    id: "count/stock-negative",
    level: Level::Error,
    fixable: false,
    title: Wording::new("库存为负", "stock below zero"),
    why: Wording::new(
        "架上没有的东西发不出去：不是入库单没录、日期写错，就是数量写错。",
        "what is not there cannot go out: an intake is missing or dated too late, or a quantity is wrong.",
    ),
    source: Wording::new(
        "会计法第十七条（账实相符）；会计基础工作规范（财产物资明细账）",
        "Accounting Law art. 17 (books agree with things); Basic Accounting Norms (detailed books of goods)",
    ),
    reads: &["stock-moves", "canteen-intake", "canteen-issues"],
    whole: &["items", "stock-moves", "canteen-intake", "canteen-issues"],
    policy: &[],
    guide: include_str!("stock_negative.md"),
    check: Check::Ledger(check),
};

/// One row's day and what lies there after it.
struct State<'l> {
    written: Written<'l>,
    day: Day,
    after: Quantity,
}

impl<'l> From<&Movement<'l>> for State<'l> {
    fn from(movement: &Movement<'l>) -> Self {
        Self { written: movement.written, day: movement.day, after: movement.quantity_after }
    }
}

impl<'l> From<&LotChange<'l>> for State<'l> {
    fn from(change: &LotChange<'l>) -> Self {
        Self { written: change.written, day: change.day, after: change.quantity_after }
    }
}

/// A stretch of days below zero.
struct Stretch<'l> {
    /// The row that brought it below.
    row: Written<'l>,
    day: Day,
    /// What the book says at the end of the stretch's first day.
    after: Quantity,
    before: Option<State<'l>>,
    /// The row that brought it back.
    back: Option<State<'l>>,
}

fn check(context: &Context<'_>, report: &mut Report) {
    let stock = &context.books.stock;
    let mut told: BTreeSet<_> = BTreeSet::new();
    // What is dated after the day of the run is `format/date-outside`.
    let has_come = |stretch: &Stretch<'_>| stretch.day <= context.today;
    let is_checkable = |place, item| stock.is_checkable(context.ledger, place, item);
    for (place, item) in stock.keys().iter().filter(|(place, item)| is_checkable(*place, *item)) {
        let movements = stock.of(*place, *item);
        report.checked(movements.len());
        let stretches: Vec<_> = stretches(movements.iter().map(State::from)).into_iter().filter(has_come).collect();
        told.extend(stretches.iter().map(|stretch| (*place, *item, stretch.row.at())));
        tell(context, report, (*place, *item, None), &stretches);
    }
    for ((place, item, lot), changes) in stock.lots().filter(|((place, item, _), _)| is_checkable(*place, *item)) {
        report.checked(changes.len());
        // An empty lot is below zero only where the item is.
        let is_new = |stretch: &Stretch<'_>| has_come(stretch) && !told.contains(&(place, item, stretch.row.at()));
        let stretches = stretches(changes.iter().map(State::from)).into_iter().filter(|stretch| lot.is_some() && is_new(stretch));
        tell(context, report, (place, item, lot), &stretches.collect::<Vec<_>>());
    }
}

/// The stretches below zero at days' ends, of rows in their turn.
fn stretches<'l>(states: impl Iterator<Item = State<'l>>) -> Vec<Stretch<'l>> {
    let mut stretches: Vec<Stretch<'l>> = Vec::new();
    let (mut is_below, mut before): (bool, Option<State<'l>>) = (false, None);
    // The row of the day that went from zero or above to below, and the one that came back.
    let (mut down, mut up): (Option<Stretch<'l>>, Option<State<'l>>) = (None, None);
    let mut states = states.peekable();
    while let Some(state) = states.next() {
        let was_below = before.as_ref().is_some_and(|before| before.after.is_negative());
        let (written, day, after) = (state.written, state.day, state.after);
        if after.is_negative() && !was_below {
            down = Some(Stretch { row: written, day, after, before, back: None });
        } else if !after.is_negative() && was_below {
            up = Some(State { written, day, after });
        }
        before = Some(state);
        if states.peek().is_some_and(|next| next.day == day) {
            continue;
        }
        match (is_below, after.is_negative()) {
            (false, true) => stretches.extend(down.take().map(|stretch| Stretch { after, ..stretch })),
            (true, false) => {
                if let Some(stretch) = stretches.last_mut() {
                    stretch.back = up.take();
                }
            }
            _ => {}
        }
        is_below = after.is_negative();
        (down, up) = (None, None);
    }
    stretches
}

/// The first stretch speaks for the later ones: what lacks once lacks on every day that the shelf runs low.
fn tell(context: &Context<'_>, report: &mut Report, (place, item, lot): (Id, Id, Option<Label>), stretches: &[Stretch<'_>]) {
    let [stretch, later @ ..] = stretches else { return };
    // What did not come in because its row is wrong is told at that row.
    if context.books.stock.doubts.would_cover(place, item, -stretch.after) {
        return;
    }
    let quantity = |quantity| context.quantity(item, quantity);
    let (after, name, at) = (quantity(stretch.after), context.item(item), context.place(place));
    let lot = lot.map_or_else(String::new, |lot| say!(context.lang, "，批号 {}", ", lot {}", context.label(lot)));
    let more = match later.len() {
        0 => String::new(),
        count => say!(context.lang, "（以后还有 {count} 次）", " ({count} more times later)"),
    };
    let mut draft = context.finding_moved(stretch.row, "quantity").message(say!(
        context.lang,
        "{name}{lot}：{} 日终在{at}结存 {after}{more}",
        "{after} of {name}{lot} at {at} at the end of {}{more}",
        stretch.day
    ));
    draft = match &stretch.back {
        Some(back) => draft.next(say!(
            context.lang,
            "核对 {} 的日期（{}）是否晚于到货，或更正本行数量",
            "see whether {} of {} came earlier than it says, or correct the quantity here",
            context.text(back.written.slip()),
            back.day
        )),
        None => draft.next(say!(
            context.lang,
            "补录缺的入库或调拨，或更正本行的数量、批号",
            "enter the intake or transfer that is missing, or correct the quantity or lot here"
        )),
    };
    if let Some(before) = &stretch.before {
        let left = quantity(before.after);
        draft = draft.beside(before.written.cell("quantity"), say!(context.lang, "此前结存 {left}", "{left} were left before"));
    }
    if let Some(back) = &stretch.back {
        let left = quantity(back.after);
        draft = draft.beside(back.written.cell("quantity"), say!(context.lang, "此后结存 {left}", "{left} after this"));
    }
    report.add(draft);
}
