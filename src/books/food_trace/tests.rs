//! Traces that can be told by hand: from a delivery to the plates and back.

use super::{FoodTrace, dishes_with};
use crate::books::Books;
use crate::books::purchases::tests::{ledger, settings};
use crate::day::Day;
use rust_decimal::Decimal;

const ITEMS: (&str, &str) = ("items.csv", "item,name,unit,packs,kind,category\nrice,大米,千克,袋=25,food,grain\n");
const PLACES: (&str, &str) = ("places.csv", "place,name,kind\nhall,食堂,canteen\nstore,仓库,store\n");
const PEOPLE: (&str, &str) = ("people.toml", "[ma]\nname = \"马超\"\n[li]\nname = \"李娜\"\n");
const INTAKE: &str = "slip,date,place,supplier,item,lot,quantity,price,papers,by,witness\n";
const ISSUES: &str = "slip,date,place,item,lot,quantity,meal,by,to,unit,corrects\n";

/// Every use of every portion: the day of the meal, its issue, the slip it came from, how much, and whether it was left over.
fn told(files: &[(&str, &str)], extra: &str) -> Vec<String> {
    let files: Vec<(&str, &str)> = [ITEMS, PLACES, PEOPLE].into_iter().chain(files.iter().copied()).collect();
    let (ledger, settings) = (ledger(&files), settings(extra));
    let today = Day::parse("2026-09-30").expect("a day").0;
    let books = Books::build(&ledger, &settings, today);
    let trace = FoodTrace::build(&ledger, &books.stock, &books.meals, &books.recipes, |_| Decimal::new(1, 1));
    let tell = |eaten: super::Eaten<'_, '_>| {
        let from = eaten.portion.from.map_or("?", |from| ledger.text(from.slip()));
        let left = if eaten.is_left_over { " left over" } else { "" };
        format!("{} {} {from} {}{left}", eaten.day, ledger.text(eaten.portion.issue.slip), eaten.portion.quantity)
    };
    trace.eaten_of(|_| true).map(tell).collect()
}

#[test]
fn an_issue_without_lot_takes_the_oldest_delivery_first() {
    let intake =
        format!("{INTAKE}R1,2026-09-01,hall,s,rice,,10,5,delivery,ma,li\nR2,2026-09-02,hall,s,rice,,10,5,delivery,ma,li\n");
    let issues = format!("{ISSUES}C1,2026-09-02,hall,rice,,8,lunch,ma,ma,,\nC2,2026-09-03,hall,rice,,8,lunch,ma,ma,,\n");
    let told = told(&[("canteen-intake.csv", &intake), ("canteen-issues.csv", &issues)], "");
    assert_eq!(told, ["2026-09-02 C1 R1 8", "2026-09-03 C2 R1 2", "2026-09-03 C2 R2 6"]);
}

#[test]
fn a_lot_is_taken_from_its_own_delivery_and_back_to_it() {
    let intake =
        format!("{INTAKE}R1,2026-09-01,hall,s,rice,A,10,5,delivery,ma,li\nR2,2026-09-02,hall,s,rice,B,10,5,delivery,ma,li\n");
    let issues = format!(
        "{ISSUES}C1,2026-09-02,hall,rice,B,8,lunch,ma,ma,,\nC2,2026-09-03,hall,rice,,9,lunch,ma,ma,,\n\
         C3,2026-09-04,hall,rice,B,-8,lunch,ma,ma,,C1\nC4,2026-09-05,hall,rice,B,5,lunch,ma,ma,,\n"
    );
    let told = told(&[("canteen-intake.csv", &intake), ("canteen-issues.csv", &issues)], "");
    assert_eq!(told, ["2026-09-03 C2 R1 9", "2026-09-05 C4 R2 5"]);
}

#[test]
fn goods_that_came_by_way_of_a_store_are_followed_to_who_brought_them() {
    let moves = "slip,date,kind,place,item,quantity,price,lot,to,by\n\
        M1,2026-09-01,in,store,rice,10,5,A,,ma\nM2,2026-09-02,in,store,rice,10,5,A,,ma\n\
        M3,2026-09-03,transfer,store,rice,15,,A,hall,ma\n";
    let issues = format!("{ISSUES}C1,2026-09-03,hall,rice,A,12,lunch,ma,ma,,\n");
    let told = told(&[("stock-moves.csv", moves), ("canteen-issues.csv", &issues)], "");
    assert_eq!(told, ["2026-09-03 C1 M1 10", "2026-09-03 C1 M2 2"]);
}

#[test]
fn what_a_meal_needs_beyond_its_issue_was_left_over_from_before() {
    let intake = format!("{INTAKE}R1,2026-09-01,hall,s,rice,,100,5,delivery,ma,li\n");
    // 100 helpings of 100 g: ten kilograms a meal.
    let issues = format!("{ISSUES}C1,2026-09-02,hall,rice,,18,lunch,ma,ma,,\nC2,2026-09-03,hall,rice,,9.5,lunch,ma,ma,,\n");
    let meals = "date,meal,pupils\n2026-09-02,lunch,100\n2026-09-03,lunch,100\n2026-09-04,lunch,100\n2026-09-07,lunch,100\n";
    let menus = "date,meal,dish,published\n2026-09-02,lunch,bowl,2026-08-28\n2026-09-03,lunch,bowl,2026-08-28\n\
        2026-09-04,lunch,bowl,2026-08-28\n2026-09-07,lunch,bowl,2026-08-28\n";
    let told = told(
        &[
            ("canteen-intake.csv", &intake),
            ("canteen-issues.csv", &issues),
            ("meals.csv", meals),
            ("menus.csv", menus),
            ("dishes.csv", "dish,name,group\nbowl,米饭,staple\n"),
            ("recipes.csv", "dish,item,grams\nbowl,rice,100\n"),
        ],
        "",
    );
    // Half a kilogram too little is within the tolerance; on the fourth day nothing is left for the next.
    assert_eq!(told, ["2026-09-02 C1 R1 18", "2026-09-03 C2 R1 9.5", "2026-09-04 C1 R1 18 left over"]);
}

#[test]
fn a_figure_that_cannot_be_converted_still_leads_to_the_plate() {
    let intake = format!("{INTAKE}R1,2026-09-01,hall,s,rice,A,10,5,delivery,ma,li\n");
    let issues = format!("{ISSUES}C1,2026-09-02,hall,rice,A,1,lunch,ma,ma,桶,\nC2,2026-09-02,hall,rice,A,0,lunch,ma,ma,,\n");
    let told = told(&[("canteen-intake.csv", &intake), ("canteen-issues.csv", &issues)], "");
    assert_eq!(told, ["2026-09-02 C1 R1 0"]);
}

#[test]
fn every_dish_may_have_what_no_recipe_names() {
    let ledger = ledger(&[
        ITEMS,
        ("dishes.csv", "dish,name,group\nbowl,米饭,staple\nsoup,紫菜汤,soup\n"),
        ("recipes.csv", "dish,item,grams\nbowl,rice,100\n"),
        ("menus.csv", "date,meal,dish,published\n2026-09-02,lunch,bowl,2026-08-28\n2026-09-02,lunch,soup,2026-08-28\n"),
        ("canteen-issues.csv", &format!("{ISSUES}C1,2026-09-02,hall,salt,,1,lunch,ma,ma,,\n")),
    ]);
    let (settings, today) = (settings(""), Day::parse("2026-09-30").expect("a day").0);
    let books = Books::build(&ledger, &settings, today);
    let meal = &books.meals.meals()[0];
    let dishes = |item: &str| {
        let (dishes, is_sure) = dishes_with(meal, &books.recipes, ledger.names.find(item).expect("it stands there"));
        (dishes.iter().map(|row| ledger.text(row.dish)).collect::<Vec<_>>(), is_sure)
    };
    assert_eq!(dishes("rice"), (vec!["bowl"], true));
    assert_eq!(dishes("salt"), (vec!["bowl", "soup"], false));
}
