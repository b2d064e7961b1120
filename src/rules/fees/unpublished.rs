//! A fee was filed and published before the school collected it (先备案、公示，后收费).

use crate::books::fees::FeeLine;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::FeeItem;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::At;
use std::collections::BTreeMap;

/// `fees/unpublished`.
pub static RULE: Rule = Rule {
    id: "fees/unpublished",
    level: Level::Error,
    fixable: false,
    title: Wording::new("未备案公示而收费", "a fee collected before it was filed and published"),
    why: Wording::new(
        "没有公示的收费，家长有权拒缴，检查时按乱收费处理。",
        "parents may refuse a fee that was not published, and an inspection treats it as unlawful.",
    ),
    source: Wording::new(
        "教育收费公示制度；各省中小学服务性收费和代收费管理办法（先公示后收费）",
        "publication of school fees; provincial measures (published before collected)",
    ),
    reads: &["fees", "fee-items", "journal"],
    whole: &["fee-items", "journal"],
    policy: &[],
    guide: include_str!("unpublished.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    // By price row, or by fee where no price was in force: the earliest collection that it cannot carry.
    let mut unlisted: BTreeMap<Id, (&FeeLine<'_>, usize)> = BTreeMap::new();
    let mut faults: BTreeMap<At, (&FeeItem, &FeeLine<'_>, Fault)> = BTreeMap::new();
    for line in context.books.fees.lines() {
        report.checked(1);
        let Some(item) = line.item else {
            // A fee that stands nowhere is found as a reference.
            if context.rows().fee_items.get(line.row.fee).is_some() {
                unlisted.entry(line.row.fee).or_insert((line, 0)).1 += 1;
            }
            continue;
        };
        if let Some(fault) = Fault::of(item, line.collected) {
            let first = faults.entry(item.at).or_insert((item, line, fault));
            if line.collected.is_some_and(|day| first.1.collected.is_none_or(|earlier| day < earlier)) {
                *first = (item, line, fault);
            }
        }
    }
    for (line, rows) in unlisted.into_values() {
        report.add(not_in_force(context, line, rows));
    }
    for (item, line, fault) in faults.into_values() {
        report.add(fault.tell(context, item, line));
    }
}

/// What a fee lacked when it was collected.
#[derive(Debug, Clone, Copy)]
enum Fault {
    /// A day that is not given: the column.
    Never(&'static str),
    /// A day after the collection: the column and the day.
    Later(&'static str, Day),
}

impl Fault {
    fn of(item: &FeeItem, collected: Option<Day>) -> Option<Self> {
        [("published", item.published), ("filed", item.filed)].into_iter().find_map(|(column, day)| match (day, collected) {
            (None, _) => Some(Self::Never(column)),
            (Some(day), Some(collected)) if day > collected => Some(Self::Later(column, day)),
            _ => None,
        })
    }

    fn tell(self, context: &Context<'_>, item: &FeeItem, line: &FeeLine<'_>) -> Draft {
        let lang = context.lang;
        let (name, class) = (&*item.name, context.text(line.row.class));
        let (Self::Never(column) | Self::Later(column, _)) = self;
        let (zh, en) = if column == "published" { ("公示", "published") } else { ("备案", "filed") };
        let collected = match line.collected {
            Some(day) => day.to_string(),
            None => line.row.term.to_string(),
        };
        let message = match self {
            Self::Never(_) => say!(lang, "{name} {collected} 已收取，没有{zh}日期", "{name}: collected in {collected}, never {en}"),
            Self::Later(_, day) => {
                say!(lang, "{name} {collected} 收取，{day} 才{zh}", "{name}: collected on {collected}, {en} on {day}")
            }
        };
        let next = match self {
            Self::Never(_) => say!(
                lang,
                "已{zh}的补填 {column}（{zh}）日期；确未{zh}的，停止收取并退还",
                "write the day in `{column}`; if it never was, stop collecting it and pay it back"
            ),
            Self::Later(..) => say!(
                lang,
                "日期写错的更正；确是先收后{zh}的，报主管部门处理，写豁免说明",
                "mend the day if it is wrong; if it really came later, report it and write a waiver that says what was decided"
            ),
        };
        let day = line.collected.unwrap_or(context.today);
        let words = say!(lang, "{class}的收取", "collected from {class}");
        context.finding(item, column).day(day).message(message).next(next).beside(cell(line.row, "charged"), words)
    }
}

fn not_in_force(context: &Context<'_>, line: &FeeLine<'_>, rows: usize) -> Draft {
    let lang = context.lang;
    let fee = context.text(line.row.fee);
    let when = line.collected.map_or_else(|| line.row.term.to_string(), |day| day.to_string());
    let others = match rows - 1 {
        0 => String::new(),
        1 => say!(lang, "，另有 1 行也是", "; 1 more row is so"),
        others => say!(lang, "，另有 {others} 行也是", "; {others} more rows are so"),
    };
    let draft = context
        .finding(line.row, "fee")
        .message(say!(
            lang,
            "{when} 收取 {fee}，当时没有执行中的标准{others}",
            "{fee} collected in {when}, when no price was in force{others}"
        ))
        .next(say!(
            lang,
            "在收费项目里登记当时执行的标准及其备案、公示日期，或更正起止日期",
            "enter the price of that time in fee-items, with the days it was filed and published, or mend `from` and `to`"
        ));
    match context.rows().fee_items.get(line.row.fee) {
        Some(item) => draft.beside(cell(item, "fee"), say!(lang, "已登记的标准", "the price that is entered")),
        None => draft,
    }
}
