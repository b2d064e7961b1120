//! Earmarked money (专款) buys only what it was given for.

use super::fund_posted;
use crate::books::categories::{covers, covers_kind};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{BudgetLine, ItemKind, Purchase};
use crate::rules::context::{cell, row};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::{Words, shown_name};

/// `approval/fund-misused`.
pub static RULE: Rule = Rule {
    id: "approval/fund-misused",
    level: Level::Error,
    fixable: false,
    title: Wording::new("挪用专款", "money spent on something it was not given for"),
    why: Wording::new(
        "专款专用：经费项目写明用途的，不得列支其他。",
        "earmarked money is spent on its purpose only; anything else is misuse, however useful.",
    ),
    source: Wording::new(
        "预算法第十三条；中小学校财务制度（财教〔2022〕159号）：专款专用",
        "Budget Law art. 13; Financial Rules of Primary and Secondary Schools (Caijiao [2022] 159): earmarked money keeps to its purpose",
    ),
    reads: &["budget", "purchases", "receipts", "items", "journal", "accounts"],
    whole: &["budget", "journal", "accounts"],
    policy: &[],
    guide: include_str!("fund_misused.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for line in context.rows().budget.iter().filter(|line| line.earmarked == Some(true) && line.categories.is_empty()) {
        let name = &line.name;
        let message = say!(context.lang, "{name}是专款，没有写用途", "{name} is earmarked and does not say for what");
        let next = say!(context.lang, "在 categories（用途类别）填批复的用途", "write in `categories` what it was granted for");
        report.add(context.finding(line, "categories").message(message).next(next));
    }
    fund_posted::check(context, report);
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        let year = chain.first_order().map_or(chain.row.date, |order| order.date).year();
        if let Some(line) = chain.row.budget.and_then(|line| limited(context, year, line)) {
            let draft = context.finding(chain.row, "budget");
            compare(context, chain.row, line, draft, report);
        }
        for receipt in &chain.receipts {
            // A receipt on the purchase's own line is told there.
            let own = receipt.budget.filter(|line| Some(*line) != chain.row.budget);
            if let Some(line) = own.and_then(|line| limited(context, receipt.date.year(), line)) {
                let draft = context.finding(*receipt, "budget");
                compare(context, chain.row, line, draft, report);
            }
        }
    }
}

/// The line in a year, where it says what it is for.
fn limited<'c>(context: &Context<'c>, year: i32, line: Id) -> Option<&'c BudgetLine> {
    context.books.budget.get(year, line).map(|line| line.row).filter(|line| !line.categories.is_empty())
}

fn compare(context: &Context<'_>, purchase: &Purchase, line: &BudgetLine, draft: Draft, report: &mut Report) {
    let names = &context.ledger.names;
    let (mut outside, mut draft) = (Vec::new(), draft);
    for bought in &purchase.lines {
        let item = bought.item.and_then(|item| context.rows().items.get(item));
        let is_inside = match (item, bought.kind) {
            (Some(item), _) => covers(&line.categories, item, names),
            (None, Some(kind)) => covers_kind(&line.categories, kind, names),
            (None, None) => continue,
        };
        report.checked(1);
        if is_inside {
            continue;
        }
        let kind = item.map(|item| item.kind).or(bought.kind).map(|kind| kind.shown(context.lang)).unwrap_or_default();
        let name = match bought.item {
            Some(item) => context.item(item),
            None => bought.name.as_deref().unwrap_or_default().to_owned(),
        };
        draft = draft.beside(row(bought), say!(context.lang, "{name}，类别 {kind}", "{name}, kind {kind}"));
        outside.push(name);
    }
    if outside.is_empty() {
        return;
    }
    let items = outside.join(say!(context.lang, "、", ", ").as_str());
    let shown = |category| shown_name(ItemKind::WORDS, context.label(category), context.lang);
    let purposes: Vec<&str> = line.categories.iter().map(|category| shown(*category)).collect();
    let (purposes, name) = (purposes.join(say!(context.lang, "、", ", ").as_str()), &line.name);
    report.add(
        draft
            .message(say!(context.lang, "{name}只用于{purposes}，列支了{items}", "{name} is for {purposes}, and pays for {items}"))
            .next(say!(context.lang, "改列其他经费项目", "name another line in `budget`"))
            .beside(cell(line, "categories"), say!(context.lang, "准许的用途", "what it may buy")),
    );
}
