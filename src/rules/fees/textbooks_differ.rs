//! Textbooks, exercise books and uniforms agree: ordered, received, issued, and the pupils of the class.

use crate::books::stock::Written;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::registers::{Class, ClassOrder, ItemKind, MoveKind};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::term::TermId;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// `fees/textbooks-differ`.
pub static RULE: Rule = Rule {
    id: "fees/textbooks-differ",
    level: Level::Error,
    fixable: false,
    title: Wording::new("征订、实领与人数不符", "ordered, received and pupils differ"),
    why: Wording::new(
        "教材按人头征订、领用；多订的钱谁出，少领的书谁没有，都要说得清。",
        "books are ordered and handed out by the head: of each too many somebody paid, of each too few a pupil has none.",
    ),
    source: Wording::new(
        "中小学教辅材料管理办法（一科一辅、自愿）；惯例：教材代收费按实结算",
        "Measures on teaching aids (one a subject, by choice); custom: textbooks settled at cost",
    ),
    reads: &["orders-by-class", "classes", "items", "stock-moves"],
    whole: &["classes", "items", "stock-moves"],
    policy: &[],
    guide: include_str!("textbooks_differ.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    if context.rows().orders_by_class.is_empty() {
        return;
    }
    let classes: BTreeMap<(TermId, Id), &Class> = context.rows().classes.iter().map(|row| ((row.term, row.class), row)).collect();
    let issued = issued(context);
    for order in context.rows().orders_by_class.iter().filter(|order| order.corrects.is_none()) {
        report.checked(1);
        let class = classes.get(&(order.term, order.class)).copied();
        let draft =
            by_pupils(context, order, class).or_else(|| by_receipt(context, order)).or_else(|| by_issues(context, order, &issued));
        if let Some(draft) = draft {
            report.add(draft);
        }
    }
}

/// What classes took out of the stores less what they brought back, by class and item, day by day.
fn issued(context: &Context<'_>) -> BTreeMap<(Id, Id), Vec<(Day, Quantity)>> {
    let mut found: BTreeMap<(Id, Id), Vec<(Day, Quantity)>> = BTreeMap::new();
    for movement in context.books.stock.movements() {
        if let Written::Move(row) = movement.written
            && let Some(class) = row.class
            && matches!(row.kind, MoveKind::Issue | MoveKind::Return)
        {
            found.entry((class, row.item)).or_default().push((movement.day, -movement.quantity));
        }
    }
    found
}

/// So many for each pupil, no more for one than for another; what goes back at the end may be any number.
fn by_pupils(context: &Context<'_>, order: &ClassOrder, class: Option<&Class>) -> Option<Draft> {
    let class = class.filter(|class| class.pupils > 0)?;
    let item = context.rows().items.get(order.item).filter(|item| item.kind == ItemKind::Textbook)?;
    let pupils = Decimal::from(class.pupils);
    let taken = order.received.unwrap_or(order.ordered);
    let kept = taken - order.returned.unwrap_or_default();
    if [taken, kept].iter().any(|quantity| (quantity.number() % pupils).is_zero()) {
        return None;
    }
    let lang = context.lang;
    let (unit, name, pupils) = (context.label(item.unit), context.item(order.item), class.pupils);
    let column = if order.received.is_some_and(|received| received != order.ordered) { "received" } else { "ordered" };
    let draft = context
        .finding(order, column)
        .message(say!(
            lang,
            "{name} {taken} {unit}，本班学生 {pupils} 人，不是每人同样多",
            "{name}: {taken} {unit} for {pupils} pupils, not as many for each"
        ))
        .next(say!(
            lang,
            "按学生数更正征订或实领数；多出的退回，填 returned（退回）",
            "mend the number by the pupils; give back what is too much and write it in `returned`"
        ))
        .beside(cell(class, "pupils"), say!(lang, "本班学生数", "the pupils of the class"));
    Some(draft)
}

/// What was ordered came, all of it, by the end of the term.
fn by_receipt(context: &Context<'_>, order: &ClassOrder) -> Option<Draft> {
    let lang = context.lang;
    let is_over = context.settings.calendar.term(order.term).is_some_and(|term| term.ends < context.today);
    let ordered = context.quantity(order.item, order.ordered);
    let name = context.item(order.item);
    let message = match order.received {
        Some(received) if received != order.ordered => {
            let received = context.quantity(order.item, received);
            say!(lang, "{name}征订 {ordered}，实领 {received}", "{name}: {ordered} ordered, {received} received")
        }
        None if is_over && !order.ordered.is_zero() => {
            say!(
                lang,
                "{name}征订 {ordered}，到学期结束没有领用记录",
                "{name}: {ordered} ordered, none received by the end of the term"
            )
        }
        _ => return None,
    };
    Some(context.finding(order, "received").message(message).next(say!(
        lang,
        "缺的补领，订错的更正征订数并与供货单位结算",
        "fetch what is missing, or mend the order and settle it with the supplier"
    )))
}

/// What the class received is what the stores issued to it, where the item goes through the stores.
fn by_issues(context: &Context<'_>, order: &ClassOrder, issued: &BTreeMap<(Id, Id), Vec<(Day, Quantity)>>) -> Option<Draft> {
    let received = order.received?;
    let term = context.settings.calendar.term(order.term)?;
    let moves = issued.get(&(order.class, order.item))?.iter().filter(|(day, _)| term.contains(*day));
    let (rows, issued) = moves.fold((0, Quantity::ZERO), |(rows, sum), (_, quantity)| (rows + 1, sum + *quantity));
    let kept = received - order.returned.unwrap_or_default();
    if rows == 0 || issued == received || issued == kept {
        return None;
    }
    let lang = context.lang;
    let (name, received, issued) =
        (context.item(order.item), context.quantity(order.item, received), context.quantity(order.item, issued));
    let draft = context
        .finding(order, "received")
        .message(say!(
            lang,
            "{name}实领 {received}，仓库发给本班 {issued}",
            "{name}: {received} received, {issued} issued to the class by the stores"
        ))
        .next(say!(
            lang,
            "核对领用单和班级签领表，更正写错的一边",
            "compare the slips and the class's list, and mend the side that is wrong"
        ));
    Some(draft)
}
