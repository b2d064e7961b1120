//! A key is with one person at a time: it comes back before the next one takes it (钥匙重复领用).

use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::Key;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `card/key-held-twice`.
pub static RULE: Rule = Rule {
    id: "card/key-held-twice",
    level: Level::Error,
    fixable: false,
    title: Wording::new("一把钥匙两人持有", "a key with two people at once"),
    why: Wording::new(
        "一把钥匙只能在一个人手里；登记了两个人，丢了东西就不知道问谁。",
        "a key is in one hand; where two are written down nobody knows whom to ask when something is gone.",
    ),
    source: Wording::new("学校惯例（钥匙领用登记）", "custom (keys are signed out)"),
    reads: &["keys"],
    whole: &["keys"],
    policy: &[],
    guide: include_str!("key_held_twice.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut holdings: BTreeMap<&str, Vec<&Key>> = BTreeMap::new();
    for row in context.rows().keys.iter().filter(|row| row.corrects.is_none()) {
        holdings.entry(context.text(row.key)).or_default().push(row);
    }
    for rows in holdings.values_mut() {
        rows.sort_by_key(|row| (row.taken, row.returned.is_none(), row.returned, row.at));
        let mut last: Option<&Key> = None;
        for row in rows.iter().copied() {
            report.checked(1);
            if let Some(before) = last.filter(|before| overlaps(before, row)) {
                report.add(held_twice(context, before, row));
            }
            // Whoever keeps it longest still has it when the next one takes it.
            last = Some(last.filter(|before| lasts_longer(before, row)).unwrap_or(row));
        }
    }
}

/// Whether the key was taken again before it came back; on the day of its return the next one may take it.
fn overlaps(before: &Key, row: &Key) -> bool {
    before.returned.is_none_or(|returned| row.taken < returned)
}

fn lasts_longer(before: &Key, row: &Key) -> bool {
    match (before.returned, row.returned) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(before), Some(row)) => before > row,
    }
}

fn held_twice(context: &Context<'_>, before: &Key, row: &Key) -> crate::findings::Draft {
    let person = |id: Id| context.person(id);
    let (key, taken, holder, other) = (context.text(row.key), row.taken, person(row.holder), person(before.holder));
    let until = match before.returned {
        Some(returned) => say!(context.lang, "{returned} 才归还", "gave it back on {returned}"),
        None => say!(context.lang, "还没有归还", "still has it"),
    };
    // Both may lie before the ledger's first day: that two have it belongs to the day on which they still do.
    let day = if before.returned.is_none() && row.returned.is_none() { context.today } else { row.taken };
    context
        .finding(row, "taken")
        .day(day)
        .message(say!(
            context.lang,
            "{key} 于 {taken} 由{holder}领取，{other}{until}",
            "{key} was taken by {holder} on {taken}; {other} {until}"
        ))
        .next(say!(
            context.lang,
            "交回了的，在前一行填 returned（归还）；是另一把的，另编钥匙号",
            "fill in `returned` of the row before if it came back; a second key has a number of its own"
        ))
        .beside(
            cell(before, if before.returned.is_some() { "returned" } else { "taken" }),
            say!(context.lang, "前一次领用", "the holding before"),
        )
}
