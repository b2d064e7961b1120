//! Meals as a canteen manager would tell them from the registers.

use super::{MealBook, Standing};
use crate::books::purchases::tests::{day, ledger, settings};

const DISHES: &str = "dish,name,group\npork,红烧肉,meat\nrice,米饭,staple\n";

/// Each meal of these files as `day meal: standing, dishes, samples`.
fn told(files: &[(&str, &str)], today: &str) -> Vec<String> {
    let mut all = vec![("dishes.csv", DISHES), ("places.csv", "place,kind\nnorth,canteen\nsouth,canteen\n")];
    all.extend(files);
    let (ledger, settings) = (ledger(&all), settings("[school]\nname = \"青石\"\nstarts = 2026-09-01\n"));
    let book = MealBook::build(&ledger, &settings, day(today));
    let tell = |meal: &super::DayMeal<'_>| {
        let hall = meal.hall.map_or(String::new(), |hall| format!(" {}", ledger.text(hall)));
        let (day, dishes, samples) = (meal.day, meal.dishes().count(), meal.samples.len());
        format!("{day}{hall} {:?} {dishes}/{samples}", meal.standing)
    };
    book.meals().iter().map(tell).collect()
}

const MENU: &str = "date,meal,dish,published,served\n\
    2026-08-31,lunch,rice,2026-08-20,\n\
    2026-09-02,lunch,rice,2026-08-20,\n\
    2026-09-03,lunch,pork,2026-08-20,no\n\
    2026-09-03,lunch,rice,2026-08-20,\n\
    2026-09-04,lunch,rice,2026-08-20,\n";

#[test]
fn a_menu_alone_was_served_once_its_day_is_over() {
    let told = told(&[("menus.csv", MENU)], "2026-09-03");
    assert_eq!(told, ["2026-09-02 Served 1/0", "2026-09-03 Planned 1/0", "2026-09-04 Planned 1/0"]);
}

#[test]
fn where_diners_are_counted_only_meals_with_diners_were_served() {
    let counts = "date,meal,pupils,staff\n2026-09-02,lunch,0,0\n2026-09-04,lunch,0,3\n";
    let told = told(&[("menus.csv", MENU), ("meals.csv", counts)], "2026-09-30");
    assert_eq!(told, ["2026-09-02 NotHeld 1/0", "2026-09-03 NotHeld 1/0", "2026-09-04 Served 1/0"]);
}

#[test]
fn days_before_the_first_count_are_taken_by_the_menu() {
    let told = told(&[("menus.csv", MENU), ("meals.csv", "date,meal,pupils\n2026-09-04,lunch,90\n")], "2026-09-30");
    assert_eq!(told, ["2026-09-02 Served 1/0", "2026-09-03 Served 1/0", "2026-09-04 Served 1/0"]);
}

#[test]
fn a_row_without_canteen_belongs_to_every_canteen() {
    let counts = "date,meal,pupils,place\n2026-09-02,lunch,80,north\n2026-09-02,lunch,70,south\n";
    let samples = "date,meal,dish,grams,at,by,place\n\
        2026-09-02,lunch,rice,125,2026-09-02 11:30,ma-chao,north\n\
        2026-09-02,lunch,pork,125,2026-09-02 11:30,ma-chao,\n";
    let people = ("people.toml", "[ma-chao]\nname = \"马超\"\n");
    let told = told(&[("menus.csv", MENU), ("meals.csv", counts), ("samples.csv", samples), people], "2026-09-02");
    assert_eq!(told[..2], ["2026-09-02 north Served 1/2", "2026-09-02 south Served 1/1"]);
}

#[test]
fn a_row_that_is_taken_back_counts_no_more() {
    let samples = "date,meal,dish,grams,at,by,corrects\n\
        2026-09-02,lunch,rice,12,2026-09-02 11:30,ma-chao,\n\
        2026-09-02,lunch,rice,-12,2026-09-02 11:30,ma-chao,samples:2026-09-02|lunch|rice|\n\
        2026-09-02,lunch,rice,125,2026-09-02 11:30,ma-chao,\n";
    let people = ("people.toml", "[ma-chao]\nname = \"马超\"\n");
    let files = [("dishes.csv", DISHES), ("menus.csv", MENU), ("samples.csv", samples), people];
    let (ledger, settings) = (ledger(&files), settings(""));
    let book = MealBook::build(&ledger, &settings, day("2026-09-30"));
    let meal = book.served().find(|meal| meal.day == day("2026-09-02")).expect("the lunch");
    let grams: Vec<String> = meal.samples.iter().map(|row| row.grams.to_string()).collect();
    assert_eq!((meal.standing, grams), (Standing::Served, vec!["125".to_owned()]));
}
