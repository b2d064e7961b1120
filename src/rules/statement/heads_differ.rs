//! Heads × what each pays or gets is the total, and no more heads eat, pay or are checked in the morning than are on the roll.

use crate::books::meals::standing;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::registers::{Class, Meal, MealCount, PupilCheck};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::term::TermId;
use std::collections::BTreeMap;

/// `statement/heads-differ`.
pub static RULE: Rule = Rule {
    id: "statement/heads-differ",
    level: Level::Error,
    fixable: false,
    title: Wording::new("人数与金额不符", "heads and amount differ"),
    why: Wording::new(
        "人数 × 标准 = 金额，人数不超过在籍学生；对不上，就是虚报人数或漏记收入。",
        "heads × price is the amount, and no more eat or pay than are on the roll; else heads are invented or money is missing.",
    ),
    source: Wording::new(
        "会计法第十四条、第十七条；营养改善计划实名制管理；惯例：就餐人数日清",
        "Accounting Law art. 14, 17; real-name rolls of the Nutrition Plan; custom: diners are settled daily",
    ),
    reads: &["meals", "fees", "fee-items", "classes", "pupil-checks"],
    whole: &["classes", "fee-items", "meals"],
    policy: &[],
    guide: include_str!("heads_differ.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    meals(context, report);
    fees(context, report);
    pupil_checks(context, report);
}

fn meals(context: &Context<'_>, report: &mut Report) {
    let mut roll: BTreeMap<TermId, u64> = BTreeMap::new();
    for class in &context.rows().classes {
        *roll.entry(class.term).or_default() += u64::from(class.pupils);
    }
    let mut served: BTreeMap<(Day, Meal, Option<Id>), (u64, &MealCount)> = BTreeMap::new();
    for meal in &context.rows().meals {
        report.checked(1);
        if let Some(draft) = income(context, meal) {
            report.add(draft);
        }
        let sum = served.entry((meal.date, meal.meal, meal.place)).or_insert((0, meal));
        sum.0 += u64::from(meal.pupils);
        if meal.pupils > sum.1.pupils {
            sum.1 = meal;
        }
    }
    let enrolled = |day: Day| context.settings.calendar.term_of(day).and_then(|term| roll.get(&term.id)).copied();
    let mut together: BTreeMap<(Day, Meal), Vec<(u64, &MealCount)>> = BTreeMap::new();
    for ((day, meal, _), one) in served {
        together.entry((day, meal)).or_default().push(one);
    }
    for ((day, _), canteens) in together {
        let Some(enrolled) = enrolled(day) else { continue };
        report.checked(canteens.len());
        let mut is_told = false;
        for (pupils, meal) in canteens.iter().filter(|(pupils, _)| *pupils > enrolled) {
            is_told = true;
            report.add(too_many(context, meal, *pupils, enrolled));
        }
        // Nobody eats in two canteens at once: all of them together have no more than the roll.
        let pupils: u64 = canteens.iter().map(|(pupils, _)| pupils).sum();
        let most = canteens.iter().max_by_key(|(pupils, meal)| (*pupils, std::cmp::Reverse(meal.at)));
        if let Some((_, meal)) = most.filter(|_| pupils > enrolled && !is_told) {
            report.add(too_many(context, meal, pupils, enrolled));
        }
    }
}

/// Income that is not heads × price. Guests have no price here: they may add to it.
fn income(context: &Context<'_>, meal: &MealCount) -> Option<Draft> {
    let (income, price) = meal.income.zip(meal.price).filter(|_| meal.corrects.is_none())?;
    let staff = meal.staff.unwrap_or(0);
    let staff_price = if staff == 0 { Some(price) } else { meal.staff_price };
    let staff_price = staff_price?;
    let expected = price.of(meal.pupils.into()) + staff_price.of(staff.into());
    let has_guests = meal.guests.unwrap_or(0) > 0;
    if income == expected || (has_guests && income > expected) {
        return None;
    }
    let lang = context.lang;
    let pupils = meal.pupils;
    let staff = if staff == 0 { String::new() } else { format!(" + {staff_price} × {staff}") };
    let off = (income - expected).abs();
    let draft = context
        .finding(meal, "income")
        .message(say!(
            lang,
            "收入 {income}，{price} × {pupils}{staff} 得 {expected}，相差 {off}",
            "income {income}, {price} × {pupils}{staff} is {expected}: {off} apart"
        ))
        .next(say!(
            lang,
            "核对就餐人数与当餐收入，更正写错的一项",
            "compare heads and takings of the meal, and mend the one that is wrong"
        ));
    Some(draft)
}

fn too_many(context: &Context<'_>, meal: &MealCount, pupils: u64, enrolled: u64) -> Draft {
    let lang = context.lang;
    let fund = |fund: Label| {
        let fund = context.label(fund);
        say!(lang, "（{fund}）", " ({fund})")
    };
    let fund = meal.fund.map_or_else(String::new, fund);
    context
        .finding(meal, "pupils")
        .message(say!(
            lang,
            "就餐学生 {pupils} 人{fund}，在籍 {enrolled} 人",
            "{pupils} pupils ate{fund}, {enrolled} are on the roll"
        ))
        .next(say!(
            lang,
            "按当日考勤更正就餐人数；在籍数有变的，更正班级的学生数",
            "mend the heads by the day's attendance; if the roll has changed, mend the classes"
        ))
}

fn fees(context: &Context<'_>, report: &mut Report) {
    let classes: BTreeMap<(TermId, Id), &Class> = context.rows().classes.iter().map(|row| ((row.term, row.class), row)).collect();
    let lang = context.lang;
    for line in context.books.fees.lines() {
        report.checked(1);
        let row = line.row;
        if let Some(class) = classes.get(&(row.term, row.class)).filter(|class| row.payers > class.pupils) {
            let (payers, pupils) = (row.payers, class.pupils);
            report.add(
                context
                    .finding(row, "payers")
                    .message(say!(lang, "缴费 {payers} 人，本班学生 {pupils} 人", "{payers} payers in a class of {pupils} pupils"))
                    .next(say!(
                        lang,
                        "按缴费名单更正人数；中途转入的，更正班级的学生数",
                        "mend the payers by the list; if pupils joined the class, mend its number"
                    ))
                    .beside(cell(*class, "pupils"), say!(lang, "本班学生数", "the pupils of the class")),
            );
        } else if let Some(due) = line.due().filter(|due| row.charged < *due && row.note.is_none()) {
            let (charged, payers, lacking) = (row.charged, row.payers, due - row.charged);
            report.add(
                context
                    .finding(row, "charged")
                    .message(say!(
                        lang,
                        "{payers} 人按标准应收 {due}，收取 {charged}，少 {lacking}",
                        "{due} due from {payers} payers, {charged} collected: {lacking} short"
                    ))
                    .next(say!(
                        lang,
                        "更正人数、次数或金额；减免的在 note（备注）写明减免几人、依据",
                        "mend payers, units or amount; if some were let off, say in `note` how many and why"
                    )),
            );
        }
    }
}

/// Morning checks: who is there and who is absent are no more than the class, and no more are ill than there are.
fn pupil_checks(context: &Context<'_>, report: &mut Report) {
    let classes: BTreeMap<(TermId, Id), &Class> = context.rows().classes.iter().map(|row| ((row.term, row.class), row)).collect();
    for row in standing(&context.rows().pupil_checks, |row| (row.date, row.class)) {
        report.checked(1);
        let term = context.settings.calendar.term_of(row.date.day);
        let class = term.and_then(|term| classes.get(&(term.id, row.class))).copied();
        if let Some(draft) = morning_check(context, row, class) {
            report.add(draft);
        }
    }
}

fn morning_check(context: &Context<'_>, row: &PupilCheck, class: Option<&Class>) -> Option<Draft> {
    let lang = context.lang;
    let (present, absent) = (row.present, row.absent.unwrap_or(0));
    let heads = u64::from(present) + u64::from(absent);
    if let Some(class) = class.filter(|class| heads > u64::from(class.pupils)) {
        let pupils = class.pupils;
        let draft = context
            .finding(row, "present")
            .message(say!(
                lang,
                "实到 {present} 人，缺勤 {absent} 人，本班学生 {pupils} 人",
                "{present} present and {absent} absent in a class of {pupils} pupils"
            ))
            .next(say!(
                lang,
                "按考勤更正人数；中途转入的，更正班级的学生数",
                "mend the counts by the roll call; if pupils joined the class, mend its number"
            ));
        return Some(draft.beside(cell(class, "pupils"), say!(lang, "本班学生数", "the pupils of the class")));
    }
    // Where the absent are not counted they are at most the rest of the class.
    let heads = if row.absent.is_some() { heads } else { class.map_or(heads, |class| heads.max(class.pupils.into())) };
    let is_too_many = |ill: Option<u32>| ill.is_some_and(|ill| u64::from(ill) > heads);
    let (column, ill) = if is_too_many(row.fever) {
        ("fever", row.fever)
    } else if is_too_many(row.other) {
        ("other", row.other)
    } else {
        return None;
    };
    let (name, ill) = (context.column::<PupilCheck>(column), ill.unwrap_or(0));
    let draft = context.finding(row, column).message(say!(
        lang,
        "{name} {ill} 人，本班检了 {heads} 人",
        "{name} is {ill}, of {heads} pupils of the class"
    ));
    Some(draft.next(say!(lang, "按晨检记录更正人数", "mend the counts by the sheet of the check")))
}
