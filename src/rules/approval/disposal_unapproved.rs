//! What leaves the school's books without money coming in leaves it by somebody's decision (处置须经批准).

use crate::books::approvers::approvers;
use crate::books::assets::End;
use crate::books::stock::reversed_slip;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::registers::{MoveKind, StockMove};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// `approval/disposal-unapproved`.
pub static RULE: Rule = Rule {
    id: "approval/disposal-unapproved",
    level: Level::Error,
    fixable: false,
    title: Wording::new("处置无审批", "a disposal nobody approved"),
    why: Wording::new(
        "报废、调出、捐出、报损和赔偿不经批准，等于谁都可以把公家的东西处理掉。",
        "where scrapping, giving away, losses and damage need no decision, anybody can make public property vanish.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十三条、第三十九条；事业单位国有资产管理暂行办法（处置审批）",
        "State Assets Regulation art. 33, 39; Provisional Rules for State Assets of Public Institutions (approval of disposals)",
    ),
    reads: &["asset-events", "damages", "stock-moves", "stock-counts", "assets", "items", "posts", "people"],
    whole: &[],
    policy: &["stock.tolerance", "approval.bands", "steps.STEP"],
    guide: include_str!("disposal_unapproved.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    events(context, report);
    losses(context, report);
    for damage in context.rows().damages.iter().filter(|damage| damage.corrects.is_none()) {
        report.checked(1);
        let Some(nobody) = unapproved(context, damage.approved_by, damage.person, damage.date) else { continue };
        let what = damage.asset.map(|asset| context.asset(asset)).or_else(|| damage.item.map(|item| context.item(item)));
        let (what, decision) = (what.unwrap_or_default(), &*damage.decision);
        let message = say!(context.lang, "{what}损坏的处理“{decision}”{nobody}", "the decision on {what} {nobody}: {decision}");
        report.add(approve(context, context.finding(damage, "decision").message(message)));
    }
}

/// Why something counts as approved by nobody: no name, that of the person whom it concerns, or of somebody who decides nothing.
fn unapproved(context: &Context<'_>, approved_by: Option<Id>, concerns: Option<Id>, day: Day) -> Option<String> {
    match approved_by {
        None => Some(say!(context.lang, "没有批准人", "was approved by nobody")),
        Some(person) if Some(person) == concerns => {
            let person = context.person(person);
            Some(say!(context.lang, "由经手或责任人{person}自己批准", "was approved by {person} alone, whom it concerns"))
        }
        Some(person) => {
            // Somebody who stands nowhere among the people is found as that; without posts nobody knows who decides.
            let is_known = context.rows().people.get(person).is_some();
            let approvers = approvers(&context.books.posts, context.policy(day), day);
            let is_barred = is_known && !approvers.is_empty() && !approvers.contains(&person);
            let person = context.person(person);
            is_barred.then(|| {
                say!(
                    context.lang,
                    "由{person}批准，{day} 没有审批的岗位",
                    "was approved by {person}, who holds no post that approves on {day}"
                )
            })
        }
    }
}

/// One decision covers a slip, so a slip is one finding.
fn events(context: &Context<'_>, report: &mut Report) {
    let mut slips = BTreeMap::new();
    for life in context.books.assets.lives() {
        if let Some(End::Disposed(event)) = life.end {
            report.checked(1);
            if unapproved(context, event.approved_by, Some(event.by), event.date).is_some() {
                slips.entry(context.text(event.event)).or_insert_with(Vec::new).push(event);
            }
        }
    }
    for events in slips.values() {
        let Some(event) = events.iter().min_by_key(|event| event.at) else { continue };
        let (kind, asset) = (event.kind.shown(context.lang), context.asset(event.asset));
        let more = match events.len() {
            1 => String::new(),
            count => say!(context.lang, "等 {count} 件", " ({count} in all)"),
        };
        let Some(nobody) = unapproved(context, event.approved_by, Some(event.by), event.date) else { continue };
        let message = say!(context.lang, "{kind}{asset}{more}，{nobody}", "`{kind}` of {asset}{more} {nobody}");
        report.add(approve(context, context.finding(*event, "kind").message(message)));
    }
}

fn losses(context: &Context<'_>, report: &mut Report) {
    let unsettled = unsettled_counts(context);
    let slips = Slips::gather(context);
    let mut told = BTreeSet::new();
    for row in &context.rows().stock_moves {
        let is_loss = row.kind == MoveKind::Loss && row.corrects.is_none();
        if !is_loss && !slips.takes_out(row) {
            continue;
        }
        report.checked(1);
        let counts = unsettled.get(&(row.place, row.item)).and_then(|days| days.range(..=row.date).next_back());
        let Some(nobody) = unapproved(context, row.approved_by, Some(row.by), row.date) else { continue };
        let is_told = row.approved_by.is_none() && counts.is_some_and(|(_, is_unsettled)| *is_unsettled);
        if !is_told && told.insert(row.slip) {
            let (kind, item, quantity) = (row.kind.shown(context.lang), context.item(row.item), row.quantity);
            let message = say!(context.lang, "{item}{kind} {quantity}，{nobody}", "`{kind}` of {quantity} {item} {nobody}");
            let draft = context.finding(row, "kind").message(message);
            report.add(if is_loss { approve(context, draft) } else { explain(context, draft) });
        }
    }
}

/// Stock slips of which no purchase tells: what takes their goods out again needs a decision, as a loss does.
struct Slips<'c> {
    context: &'c Context<'c>,
    /// By slip: its first day, and whether it belongs to a purchase.
    first: HashMap<Id, (Day, bool), FixedState>,
    /// What came in on a day at a place: the item and the quantity.
    came: BTreeSet<(Day, Id, Id)>,
    quantities: BTreeSet<(Day, Id, Quantity)>,
}

impl<'c> Slips<'c> {
    fn gather(context: &'c Context<'c>) -> Self {
        let rows = || context.rows().stock_moves.iter();
        let mut first = HashMap::default();
        for row in rows().filter(|row| row.corrects.is_none()) {
            first.entry(row.slip).or_insert((row.date, is_of_purchase(row)));
        }
        let came = || rows().filter(|row| row.kind == MoveKind::In && row.corrects.is_none());
        Self {
            context,
            first,
            came: came().map(|row| (row.date, row.place, row.item)).collect(),
            quantities: came().map(|row| (row.date, row.place, row.quantity)).collect(),
        }
    }

    /// Whether a row takes goods out that no purchase accounts for: a return to a supplier, or a stock-in that is reversed on a
    /// later day and not entered anew.
    fn takes_out(&self, row: &StockMove) -> bool {
        if is_of_purchase(row) {
            return false;
        }
        match (row.kind, row.corrects.as_deref()) {
            (MoveKind::SupplierReturn, None) => !row.quantity.is_zero(),
            (MoveKind::In, Some(corrects)) if row.quantity.is_negative() => {
                let slip = reversed_slip(&self.context.ledger.names, corrects);
                let Some((day, of_purchase)) = slip.and_then(|slip| self.first.get(&slip)) else { return false };
                let is_anew = self.came.contains(&(row.date, row.place, row.item))
                    || self.quantities.contains(&(row.date, row.place, Quantity::ZERO - row.quantity));
                !of_purchase && *day < row.date && !is_anew
            }
            _ => false,
        }
    }
}

fn is_of_purchase(row: &StockMove) -> bool {
    row.purchase.is_some() || row.acceptance.is_some()
}

fn explain(context: &Context<'_>, draft: Draft) -> Draft {
    draft.next(say!(
        context.lang,
        "写明所属的 purchase（请购单），并取得红字票据；没有请购单的，经批准后填 approved_by（批准人）",
        "name the `purchase` it belongs to and get the red invoice; without one, fill `approved_by` when it is approved"
    ))
}

/// Each place's and item's counts, and whether one lacks an approved adjustment: that is told there, not at the loss.
fn unsettled_counts(context: &Context<'_>) -> BTreeMap<(Id, Id), BTreeMap<Day, bool>> {
    let mut counts: BTreeMap<(Id, Id), BTreeMap<Day, bool>> = BTreeMap::new();
    for line in context.books.stock.counts() {
        let is_unsettled = line.is_open(context.policy(line.row.date).stock.tolerance);
        *counts.entry((line.row.place, line.row.item)).or_default().entry(line.row.date).or_default() |= is_unsettled;
    }
    counts
}

fn approve(context: &Context<'_>, draft: Draft) -> Draft {
    draft.next(say!(
        context.lang,
        "批准后在 approved_by（批准人）填写；没有批准的，冲销此行",
        "fill in `approved_by` when it is approved; if it is not, reverse this row"
    ))
}
