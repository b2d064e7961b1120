//! A row's unit is the item's own, one of its packs, or another unit of the same weight or volume (计量单位).

use crate::books::stock::{factor, unreadable_packs};
use crate::findings::{Draft, Level};
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::registers::Row;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Record;
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// `format/unit-mismatch`.
pub static RULE: Rule = Rule {
    id: "format/unit-mismatch",
    level: Level::Error,
    fixable: false,
    title: Wording::new("计量单位无法换算", "a unit that cannot be converted"),
    why: Wording::new(
        "换算不了的数量不能入账，这个品目的库存就算不出来。",
        "a quantity that cannot be converted is in no book, and the item's stock cannot be worked out.",
    ),
    source: Wording::new(
        "账本格式“数量与单位”一节（docs/format.md）",
        "the ledger format, “quantities and units” (docs/format.md)",
    ),
    reads: &["items", "stock-moves", "canteen-intake", "canteen-issues", "purchases"],
    whole: &["items"],
    policy: &[],
    guide: include_str!("unit_mismatch.md"),
    check: Check::Ledger(check),
};

/// Units that do not fit, by register, item and unit: at which finding, and how many more rows.
struct Mismatches<'r, 'c> {
    context: &'r Context<'c>,
    factors: HashMap<(Id, Label), Option<Decimal>, FixedState>,
    seen: HashMap<(&'static str, Id, Label), usize, FixedState>,
    found: Vec<(Draft, Id, Label, usize)>,
    checked: usize,
}

fn check(context: &Context<'_>, report: &mut Report) {
    let rows = context.rows();
    for item in &rows.items {
        report.checked(1);
        for pack in unreadable_packs(item) {
            report.add(
                context
                    .finding(item, "packs")
                    .message(say!(context.lang, "包装“{pack}”读不出", "the pack `{pack}` cannot be read"))
                    .next(say!(
                        context.lang,
                        "写成 包装=数量，如 箱=10；多个用分号分开",
                        "write pack=quantity, as in `箱=10`, several by `;`"
                    )),
            );
        }
    }
    let mut mismatches =
        Mismatches { context, factors: HashMap::default(), seen: HashMap::default(), found: Vec::new(), checked: 0 };
    for row in &rows.stock_moves {
        mismatches.look(row, row, row.item, row.unit, row.quantity);
    }
    for row in &rows.canteen_intake {
        mismatches.look(row, row, row.item, row.unit, row.quantity);
    }
    for row in &rows.canteen_issues {
        mismatches.look(row, row, row.item, row.unit, row.quantity);
    }
    for purchase in &rows.purchases {
        let ordered = purchase.all_orders().flat_map(|order| &order.lines);
        for line in purchase.lines.iter().chain(ordered) {
            line.item.into_iter().for_each(|item| mismatches.look(purchase, line, item, line.unit, line.quantity));
        }
        for line in purchase.acceptances.iter().flat_map(|acceptance| &acceptance.lines) {
            line.item.into_iter().for_each(|item| mismatches.look(purchase, line, item, line.unit, line.quantity));
        }
    }
    report.checked(mismatches.checked);
    for (draft, item, unit, more) in mismatches.found {
        report.add(worded(context, draft, item, unit, more));
    }
}

impl Mismatches<'_, '_> {
    /// Looks at one row or line; `document` is the row itself, or what the line stands in.
    fn look<R: Row, L: Record>(&mut self, document: &R, line: &L, item: Id, unit: Option<Label>, quantity: Quantity) {
        let context = self.context;
        let (Some(unit), Some(declared)) = (unit, context.rows().items.get(item)) else { return };
        self.checked += 1;
        let names = &context.ledger.names;
        let factor = *self.factors.entry((item, unit)).or_insert_with(|| factor(declared, names.label(unit), names));
        let most = Decimal::from(crate::number::LARGEST);
        if factor.and_then(|factor| factor.checked_mul(quantity.number())).is_some_and(|number| number.abs() <= most) {
            return;
        }
        let next = self.found.len();
        let position = *self.seen.entry((R::REGISTER.name, item, unit)).or_insert(next);
        match self.found.get_mut(position) {
            Some((.., more)) => *more += 1,
            None => self.found.push((context.finding_inside(document, line, "unit"), item, unit, 0)),
        }
    }
}

fn worded(context: &Context<'_>, draft: Draft, item: Id, unit: Label, more: usize) -> Draft {
    let (name, unit) = (context.item(item), context.label(unit));
    let Some(declared) = context.rows().items.get(item) else { return draft };
    let own = context.label(declared.unit);
    let more = match more {
        0 => String::new(),
        more => say!(context.lang, "（另有 {more} 行相同）", " ({more} more like it)"),
    };
    draft
        .message(say!(
            context.lang,
            "{name}：单位 {unit} 不能换算成 {own}{more}",
            "`{unit}` cannot be converted to {own}, the unit of {name}{more}"
        ))
        .next(say!(
            context.lang,
            "改用 {own}，或在品目的 packs（包装）写明 {unit}=多少{own}",
            "write the quantity in {own}, or say in `packs` of the item how many {own} one {unit} is"
        ))
        .beside(cell(declared, "unit"), say!(context.lang, "品目的单位", "the item's unit"))
}
