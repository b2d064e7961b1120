//! For an item that is issued old for new, as many old ones come back as new ones go out (以旧换新).

use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::MoveKind;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `approval/old-not-returned`.
pub static RULE: Rule = Rule {
    id: "approval/old-not-returned",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("未以旧换新", "new ones issued, old ones not handed in"),
    why: Wording::new(
        "以旧换新的东西不收旧的就发新的，用多少就说不清了。",
        "where an old one buys a new one, issuing without it means nobody can say how many are in use.",
    ),
    source: Wording::new("学校惯例：低值耐用品以旧换新", "custom of schools: cheap durable things are issued old for new"),
    reads: &["items", "stock-moves"],
    whole: &["items"],
    policy: &[],
    guide: include_str!("old_not_returned.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for row in &context.rows().stock_moves {
        // A red-letter row repeats what it reverses.
        if row.kind != MoveKind::Issue || row.quantity.is_negative() {
            continue;
        }
        let Some(item) = context.rows().items.get(row.item).filter(|item| item.old_for_new == Some(true)) else { continue };
        report.checked(1);
        let returned = row.old_returned.unwrap_or_default();
        if returned >= row.quantity {
            continue;
        }
        let (issued, unit) = (row.quantity, context.label(row.unit.unwrap_or(item.unit)));
        report.add(
            context
                .finding(row, "old_returned")
                .message(say!(
                    context.lang,
                    "{}：领新 {issued} {unit}，交旧 {returned} {unit}",
                    "{issued} {unit} issued, {returned} {unit} handed in: {}",
                    context.item(row.item)
                ))
                .next(say!(
                    context.lang,
                    "收回旧物后在 old_returned（交旧数量）填 {issued}",
                    "take the old ones back and write {issued} into `old_returned`"
                ))
                .beside(cell(item, "old_for_new"), say!(context.lang, "该品目以旧换新", "the item is issued old for new")),
        );
    }
}
