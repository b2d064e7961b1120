//! Over a week a lunch or dinner has of each food group what the nutrition standard says for the age (带量食谱).

use super::schedule::monday_of;
use super::wording::{counted, joined, meal_name, shown};
use crate::books::meals::DayMeal;
use crate::books::recipes::{Band, FoodGroup, group_of};
use crate::day::Day;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::{Lang, Wording};
use crate::number::round_half_up;
use crate::registers::{Age, Meal};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// `food/grams-off`.
pub static RULE: Rule = Rule {
    id: "food/grams-off",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("带量偏离营养标准", "off the nutrition standard"),
    why: Wording::new(
        "带量食谱按年龄段配餐；长期偏离，学生营养不足或过剩。",
        "menus are made by age; where they stay off the standard, pupils get too little or too much.",
    ),
    source: Wording::new(
        "WS/T 554-2017 学生餐营养指南（午餐或晚餐，每人克数）",
        "WS/T 554-2017 Nutrition Guide for Student Meals (lunch or dinner, grams a pupil)",
    ),
    reads: &["menus", "recipes", "items", "meals", "classes"],
    whole: &["menus", "meals", "recipes", "items", "dishes"],
    policy: &[],
    guide: include_str!("grams_off.md"),
    check: Check::Ledger(check),
};

/// The lunches (or dinners) of one week in one canteen.
type Weeks<'b, 'l> = BTreeMap<(Day, Meal, Option<Id>), Vec<&'b DayMeal<'l>>>;

fn check(context: &Context<'_>, report: &mut Report) {
    // A term that is wrong in itself is found as that; which weeks are whole nobody knows.
    if context.rows().recipes.is_empty() || context.settings.calendar.is_doubtful() {
        return;
    }
    let mut weeks: Weeks<'_, '_> = BTreeMap::new();
    for meal in context.books.meals.served().filter(|meal| matches!(meal.meal, Meal::Lunch | Meal::Dinner)) {
        let monday = monday_of(meal.day);
        let is_judged =
            is_whole_week(context, monday) && !(meal.day.is_weekend() && context.settings.calendar.is_school_day(meal.day));
        if is_judged && monday.plus_days(7) <= context.today && meal.dishes().next().is_some() {
            weeks.entry((monday, meal.meal, meal.hall)).or_default().push(meal);
        }
    }
    for ((monday, meal, _), meals) in weeks {
        for age in ages(context, &meals) {
            week(context, (monday, meal), &meals, age, report);
        }
    }
}

/// Whether no holiday, and neither the first nor the last day of a term, takes a day from Monday to Friday: fewer days have no
/// mean of a week. Where no term is known every week counts.
fn is_whole_week(context: &Context<'_>, monday: Day) -> bool {
    let calendar = &context.settings.calendar;
    let mut days = (0..5).map(|days| monday.plus_days(days));
    days.clone().all(|day| calendar.term_of(day).is_none()) || days.all(|day| calendar.is_school_day(day))
}

/// The ages that ate, as their meals say; else those of the recipes; else those of the term's classes.
fn ages(context: &Context<'_>, meals: &[&DayMeal<'_>]) -> BTreeSet<Age> {
    let counted: BTreeSet<Age> = meals.iter().flat_map(|meal| &meal.counts).filter_map(|row| row.age).collect();
    if !counted.is_empty() {
        return counted;
    }
    let of_recipes = context.books.recipes.ages();
    if !of_recipes.is_empty() {
        return of_recipes.clone();
    }
    let term = meals.first().and_then(|meal| context.settings.calendar.term_of(meal.day));
    let classes = context.rows().classes.iter().filter(|class| term.is_some_and(|term| term.id == class.term));
    classes.filter_map(|class| class.age).collect()
}

/// Compares a week's mean with the standard of one age.
fn week(context: &Context<'_>, (monday, meal): (Day, Meal), meals: &[&DayMeal<'_>], age: Age, report: &mut Report) {
    let recipes = &context.books.recipes;
    let ate = |meal: &DayMeal<'_>| {
        let said = meal.counts.iter().any(|row| row.age.is_some());
        !said || meal.counts.iter().any(|row| row.age == Some(age) && row.pupils > 0)
    };
    let meals: Vec<&&DayMeal<'_>> = meals.iter().filter(|meal| ate(meal)).collect();
    let mut sums: BTreeMap<FoodGroup, Decimal> = BTreeMap::new();
    let mut is_whole = recipes.is_sound();
    for row in meals.iter().flat_map(|meal| meal.dishes()) {
        is_whole &= recipes.has(row.dish);
        for line in recipes.lines(row.dish, Some(age)) {
            if let Some(group) = group_of(context.rows(), &context.ledger.names, line.item) {
                *sums.entry(group).or_default() += line.grams;
            }
        }
    }
    let Some(first) = meals.first().and_then(|meal| meal.dishes().next()) else { return };
    let mut off = Vec::new();
    for group in FoodGroup::ALL {
        let sum = sums.get(&group).copied().unwrap_or_default();
        let Some(band) = group.band(age).filter(|_| recipes.weighs(group)) else { continue };
        if group.may_be_elsewhere() && sum.is_zero() {
            continue;
        }
        report.checked(1);
        let mean = round_half_up(sum / Decimal::from(meals.len()), 1);
        // A dish without recipe has grams that nobody knows: there may be more, never less.
        let is_low = is_whole && band.0.is_some_and(|least| mean < least);
        if is_low || band.1.is_some_and(|most| mean > most) {
            off.push(told(context.lang, group, mean, band));
        }
    }
    if off.is_empty() {
        return;
    }
    let (off, meal_name) = (joined(context.lang, &off), meal_name(context, meal));
    let count = counted(context.lang, meals.len(), "meal", "meals");
    let age = shown(context.lang, Age::WORDS, age.name(&context.ledger.names));
    report.add(
        context
            .finding(first, "dish")
            .message(say!(
                context.lang,
                "{monday} 这一周{meal_name}（{count} 餐），{age}平均每份：{off}",
                "{meal_name} of the week of {monday} ({count}), ages {age}, mean of a helping: {off}"
            ))
            .next(say!(
                context.lang,
                "调整以后的食谱；克数写错的，改“配料”",
                "mend the menus to come; or correct the grams in `recipes`"
            )),
    );
}

fn told(lang: Lang, group: FoodGroup, mean: Decimal, band: Band) -> String {
    let name = match group {
        FoodGroup::Grain => say!(lang, "谷薯", "grain"),
        FoodGroup::Vegetable => say!(lang, "蔬菜", "vegetables"),
        FoodGroup::Fruit => say!(lang, "水果", "fruit"),
        FoodGroup::Meat => say!(lang, "畜禽肉", "meat"),
        FoodGroup::Fish => say!(lang, "鱼虾", "fish"),
        FoodGroup::Egg => say!(lang, "蛋", "eggs"),
        FoodGroup::Dairy => say!(lang, "奶", "dairy"),
        FoodGroup::Soy => say!(lang, "大豆及坚果", "soy and nuts"),
        FoodGroup::Oil => say!(lang, "油", "oil"),
        FoodGroup::Salt => say!(lang, "盐", "salt"),
    };
    let mean = mean.normalize();
    match band {
        (Some(least), Some(most)) => {
            let (least, most) = (least.normalize(), most.normalize());
            say!(lang, "{name} {mean} 克（标准 {least}–{most}）", "{name} {mean} g ({least}–{most})")
        }
        (Some(least), None) => {
            let least = least.normalize();
            say!(lang, "{name} {mean} 克（标准不少于 {least}）", "{name} {mean} g (at least {least})")
        }
        (None, most) => {
            let most = most.unwrap_or_default().normalize();
            say!(lang, "{name} {mean} 克（标准不多于 {most}）", "{name} {mean} g (at most {most})")
        }
    }
}
