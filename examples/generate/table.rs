//! At table: dishes and recipes, the week's menus, who ate, which samples were kept, who ate with the pupils.

use std::collections::BTreeSet;

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::kitchen::fortnight_day;
use crate::ledger::MealDay;
use crate::menu::{Dish, FORTNIGHT, FRUIT_GRAMS, FRUITS, MILK_GRAMS, RICE_GRAMS};
use crate::money::{amount_text, whole};
use crate::nursery::{self, BREAKFASTS, MORNING_MILK, SNACKS};
use crate::office::Office;
use crate::people::staff;
use crate::school::plays_nursery;
use crate::sittings::small;
use crate::writer::{Folder, MonthlySheets, Sheet};

/// Oil and salt in one helping of the dishes of a lunch, in their order, in tenths of a gram: ten grams and two in all.
const OIL: [u32; 5] = [30, 30, 20, 20, 0];
const SALT: [u32; 5] = [5, 5, 3, 3, 4];

/// What the younger and the older half of the pupils get of a recipe, in percent of its mean.
const SMALL_PERCENT: u32 = 92;
const LARGE_PERCENT: u32 = 107;

/// Dishes that stand beside those of the fortnight.
const RICE: (&str, &str, &str) = ("mifan", "米饭", "staple");
const MILK: (&str, &str, &str) = ("xuesheng-niunai", "学生奶", "dairy");

/// Who eats with the pupils, in turn.
const COMPANY: [&str; 5] =
    [staff::PRINCIPAL, staff::VICE_PRINCIPAL, staff::SECRETARY, staff::TEACHING_DIRECTOR, staff::LOGISTICS_DIRECTOR];

/// What company at table remarks, now and then.
const REMARKS: [&str; 4] = ["饭菜温热，口味适中", "荤菜分量足，学生基本吃完", "汤略咸，已告知厨房", "素菜剩余略多，建议切细"];

/// Writes the registers of the table.
pub fn write_table(office: &Office, folder: &mut Folder) -> Result<()> {
    folder.sheet("dishes.csv", &dishes())?;
    folder.sheet("recipes.csv", &if office.school.nursery { small_recipes() } else { recipes() })?;
    write_meals(office, folder)?;
    write_menus(office, folder)?;
    write_samples(office, folder)?;
    write_company(office, folder)
}

/// The fruit that a day's lunch ended with, as a dish: its id and its name.
fn fruit_dish(fruit: &str) -> (String, &'static str) {
    let name = match fruit {
        "pear" => "梨",
        "mandarin" => "橘子",
        "banana" => "香蕉",
        "apple" => "苹果",
        "orange" => "橙子",
        "grape" => "葡萄",
        "kiwi" => "猕猴桃",
        other => panic!("{other} is no fruit"),
    };
    (format!("shuiguo-{fruit}"), name)
}

/// The dishes of the fortnight and what stands beside them.
pub fn dishes() -> Sheet {
    let mut sheet = Sheet::new(&["两周一轮的菜品；大荤为 meat，小荤为 mixed"], &["dish", "name", "group"]);
    for dish in FORTNIGHT.iter().flatten() {
        sheet.row(&[dish.id, dish.name, dish.group]);
    }
    for dish in other_meals() {
        sheet.row(&[dish.id, dish.name, dish.group]);
    }
    sheet.row(&[RICE.0, RICE.1, RICE.2]);
    if !plays_nursery() {
        sheet.row(&[MILK.0, MILK.1, MILK.2]);
    }
    for fruit in FRUITS {
        let (id, name) = fruit_dish(fruit);
        sheet.row(&[&id, name, "fruit"]);
    }
    sheet
}

/// The dishes of breakfasts and snacks.
fn other_meals() -> impl Iterator<Item = &'static Dish> {
    let nursery = plays_nursery();
    BREAKFASTS.iter().flatten().chain(&SNACKS).chain([&MORNING_MILK]).filter(move |_| nursery)
}

/// The recipes of a kindergarten: one helping for all, in tenths of a gram where a lunch is a share of a pupil's.
fn small_recipes() -> Sheet {
    let mut sheet = Sheet::new(&["每份用量（克，可食部），3-6 岁同量"], &["dish", "item", "grams"]);
    let mut line = |dish: &str, item: &str, tenths: u32| {
        sheet.row(&[dish, item, &(whole(i64::from(tenths)) / whole(10)).normalize().to_string()]);
    };
    for dish in other_meals() {
        for &(item, grams) in dish.grams {
            line(dish.id, item, grams * 10);
        }
    }
    for lunch in &FORTNIGHT {
        for (place, dish) in lunch.iter().enumerate() {
            for &(item, grams) in dish.grams {
                line(dish.id, item, small(grams * 10));
            }
            for (item, tenths) in [("oil-rapeseed", OIL[place]), ("salt", SALT[place])] {
                if tenths > 0 {
                    line(dish.id, item, tenths * 8 / 10);
                }
            }
        }
    }
    line(RICE.0, "rice", small(RICE_GRAMS * 10));
    for fruit in FRUITS {
        line(&fruit_dish(fruit).0, fruit, nursery::FRUIT_GRAMS * 10);
    }
    sheet
}

/// Grams of a line for the pupils of six to eight and of nine to eleven; one figure where both get the same: eggs by the
/// piece, milk by the carton, and what is only a pinch.
fn helpings(item: &str, grams: u32) -> Option<[String; 2]> {
    if grams < 10 || matches!(item, "egg" | "milk") {
        return None;
    }
    let round = |percent: u32| ((grams * percent + 50) / 100).to_string();
    Some([round(SMALL_PERCENT), round(LARGE_PERCENT)])
}

fn recipes() -> Sheet {
    let mut sheet = Sheet::new(
        &["每份用量（克，可食部）：低年级 6-8 岁、高年级 9-11 岁，按 WS/T 554 定；没有写年龄段的同量"],
        &["dish", "item", "grams", "age"],
    );
    let mut line = |dish: &str, item: &str, grams: u32| match helpings(item, grams) {
        Some([small, large]) => {
            sheet.row(&[dish, item, &small, "6-8"]);
            sheet.row(&[dish, item, &large, "9-11"]);
        }
        None => sheet.row(&[dish, item, &grams.to_string(), ""]),
    };
    for dish in FORTNIGHT.iter().flatten() {
        for &(item, grams) in dish.grams {
            line(dish.id, item, grams);
        }
    }
    line(RICE.0, "rice", RICE_GRAMS);
    line(MILK.0, "milk", MILK_GRAMS);
    for fruit in FRUITS {
        line(&fruit_dish(fruit).0, fruit, FRUIT_GRAMS);
    }
    for lunch in &FORTNIGHT {
        for (place, dish) in lunch.iter().enumerate() {
            for (item, tenths) in [("oil-rapeseed", OIL[place]), ("salt", SALT[place])] {
                if tenths > 0 {
                    sheet.row(&[dish.id, item, &(whole(i64::from(tenths)) / whole(10)).to_string(), ""]);
                }
            }
        }
    }
    sheet
}

fn write_meals(office: &Office, folder: &mut Folder) -> Result<()> {
    let header = ["date", "meal", "pupils", "staff", "price", "staff_price", "income"];
    let mut sheets = MonthlySheets::new(&["餐费按实际用餐人次收"], &header);
    for meal in &office.ledger.meals {
        let date = meal.date.to_string();
        let income = whole(meal.pupils) * meal.price + whole(meal.staff) * meal.staff_price;
        let (pupils, teachers) = (meal.pupils.to_string(), meal.staff.to_string());
        let (price, staff_price) = (amount_text(meal.price), amount_text(meal.staff_price));
        sheets.row(&date, &[&date, meal.meal, &pupils, &teachers, &price, &staff_price, &amount_text(income)]);
    }
    sheets.write(folder, "meals")
}

/// What stood on the table at a meal, dish by dish.
pub fn dishes_of(office: &Office, meal: &MealDay) -> Vec<String> {
    let weekday = fortnight_day(meal.date) % 5;
    let dishes: &[Dish] = match meal.meal {
        "breakfast" => &BREAKFASTS[weekday],
        "snack" => &SNACKS[weekday..=weekday],
        _ => &FORTNIGHT[fortnight_day(meal.date)],
    };
    let mut dishes: Vec<String> = dishes.iter().map(|dish| dish.id.to_owned()).collect();
    match meal.meal {
        "lunch" => dishes.push(RICE.0.to_owned()),
        "breakfast" => dishes.push(MORNING_MILK.id.to_owned()),
        _ => {}
    }
    let issued = office.ledger.canteen_issues.iter().filter(|issue| issue.date == meal.date && issue.place == meal.place);
    let items: BTreeSet<&str> = issued.filter(|issue| issue.meal == meal.meal).map(|issue| issue.item).collect();
    if !office.school.nursery && matches!(meal.date.weekday(), Weekday::Tue | Weekday::Thu) {
        dishes.push(MILK.0.to_owned());
    }
    dishes.extend(FRUITS.iter().filter(|fruit| items.contains(*fruit)).map(|fruit| fruit_dish(fruit).0));
    dishes
}

/// The Friday ten days before the week begins, or the last working day before it: a week and more ahead of every meal of it.
pub fn published(office: &Office, date: NaiveDate) -> NaiveDate {
    let monday = date - Days::new(u64::from(date.weekday().num_days_from_monday()));
    office.calendar.workday_until(monday - Days::new(10))
}

/// Why a dish is not served after all, now and then.
const CHANGES: [&str; 3] = ["当日到货不新鲜退回", "供应商缺货", "停水检修，改做少用水的菜"];

/// The vegetable dish that was on the published menu of a lunch and gave way to another, with the reason.
fn replaced(office: &Office, meal: &MealDay) -> Option<(&'static Dish, &'static str)> {
    let mut chance = office.chance(&format!("menu {} {}", meal.date, meal.place));
    let changed = meal.meal == "lunch" && chance.happens(3);
    changed.then(|| (&FORTNIGHT[(fortnight_day(meal.date) + 3) % 10][3], *chance.pick(&CHANGES)))
}

fn write_menus(office: &Office, folder: &mut Folder) -> Result<()> {
    let header = ["date", "meal", "dish", "published", "served", "change"];
    let mut sheets = MonthlySheets::new(&["每周食谱，提前一周公示；换菜的，原来那道 served 填 no，写明原因"], &header);
    for meal in &office.ledger.meals {
        let (date, published) = (meal.date.to_string(), published(office, meal.date).to_string());
        let replaced = replaced(office, meal);
        for (place, dish) in dishes_of(office, meal).iter().enumerate() {
            let change = match replaced {
                Some((before, reason)) if place == 3 => {
                    let instead = FORTNIGHT[fortnight_day(meal.date)][3].name;
                    let told = format!("{reason}，改为{instead}");
                    sheets.row(&date, &[&date, meal.meal, before.id, &published, "no", &told]);
                    format!("替换{}", before.name)
                }
                _ => String::new(),
            };
            sheets.row(&date, &[&date, meal.meal, dish, &published, "", &change]);
        }
    }
    sheets.write(folder, "menus")
}

fn write_samples(office: &Office, folder: &mut Folder) -> Result<()> {
    let header = ["date", "meal", "dish", "grams", "at", "by", "destroyed", "destroyed_by"];
    let mut sheets = MonthlySheets::new(&["每餐每样留样不少于 125 克，冷藏 48 小时以上"], &header);
    for meal in &office.ledger.meals {
        let (date, over) = (meal.date.to_string(), meal.date + Days::new(2));
        for (number, dish) in dishes_of(office, meal).iter().enumerate() {
            let mut chance = office.chance(&format!("sample {date} {dish}"));
            let grams = (130 + chance.between(0, 8) * 5).to_string();
            let hour = match meal.meal {
                "breakfast" => "07",
                "snack" => "14",
                _ => "11",
            };
            let taken = format!("{date} {hour}:{:02}", 5 + number);
            let gone = over <= office.calendar.last;
            let destroyed = if gone { format!("{over} {hour}:{:02}", 30 + number) } else { String::new() };
            let by = if gone { staff::FOOD_SAFETY_OFFICER } else { "" };
            sheets.row(&date, &[&date, meal.meal, dish, &grams, &taken, "ding-yumei", &destroyed, by]);
        }
    }
    sheets.write(folder, "samples")
}

fn write_company(office: &Office, folder: &mut Folder) -> Result<()> {
    let mut sheets = MonthlySheets::new(&["校领导陪餐，每餐有人"], &["date", "meal", "person", "remark"]);
    for (number, meal) in office.ledger.meals.iter().enumerate() {
        let date = meal.date.to_string();
        let mut chance = office.chance(&format!("company {date}{}", if meal.meal == "lunch" { "" } else { meal.meal }));
        let remark = if chance.happens(30) { REMARKS[chance.between(0, 3) as usize] } else { "" };
        sheets.row(&date, &[&date, meal.meal, COMPANY[number % COMPANY.len()], remark]);
    }
    sheets.write(folder, "accompaniments")
}
