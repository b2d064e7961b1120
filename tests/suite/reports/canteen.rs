//! The canteen's pages, beside statements that schools posted and a month that a bookkeeper can make again.

use super::table;
use crate::commands::run::{Place, program, repository};

/// A table of a report on a ledger that lies in this repository, as CSV.
fn published(ledger: &str, month: &str, table: &str) -> String {
    let folder = repository("tests/fixtures/published").join(ledger);
    let arguments = ["report", "canteen-monthly", "--month", month, "--format", "csv", "--table", table, "--lang", "zh"];
    let output = program(&folder).args(arguments).output().expect("it runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[track_caller]
fn has(text: &str, line: &str) {
    assert!(text.lines().any(|other| other == line), "no line {line} in:\n{text}");
}

#[test]
fn the_kindergarten_of_2017_is_posted_to_the_cent() {
    let result = published("kindergarten-2017-10", "2017-10", "result");
    // 6528 child-days at 7 yuan.
    has(&result, "subtotal,income,45696.00,45696.00,45696.00");
    has(&result, "line,bought,45629.60,45629.60,45629.60");
    has(&result, "subtotal,food-used,45749.84,45749.84,45749.84");
    has(&result, "total,surplus,-53.84,-53.84,-53.84");
    let rates = published("kindergarten-2017-10", "2017-10", "rates");
    has(&rates, "本期结余 ÷ 本期收入,-53.84,45696.00,-0.12");
    // What the form prints is income less purchases, cut off to 0.14 %.
    has(&rates, "（收入 − 购入 − 费用）÷ 本期收入,66.40,45696.00,0.15");
    // Grain: 38.40 + 2448.00 − 7.20 = 2479.20.
    has(&published("kindergarten-2017-10", "2017-10", "food"), "line,grain,38.40,2448.00,7.20,2479.20");
}

#[test]
fn the_kindergarten_of_2024_is_posted_with_pupils_and_staff_apart() {
    let result = published("kindergarten-2024-10", "2024-10", "result");
    // 161 × 19 = 3059 pupils at 10.50, 2 × 19 = 38 of the staff at 3.40; September's 131.89 is not divided.
    has(&result, "line,pupils,32119.50,32251.39,32251.39");
    has(&result, "line,staff,129.20,129.20,129.20");
    has(&result, "subtotal,income,32248.70,32380.59,32380.59");
    has(&result, "subtotal,spent,31494.50,31494.50,31494.50");
    has(&result, "total,surplus,754.20,886.09,886.09");
    let rates = published("kindergarten-2024-10", "2024-10", "rates");
    has(&rates, "本期结余 ÷ 本期收入,754.20,32248.70,2.34");
    has(&rates, "累计结余 ÷ 累计收入,886.09,32380.59,2.74");
    has(&rates, "累计结余 ÷ 本期收入,886.09,32248.70,2.75");
}

#[test]
fn the_kindergarten_of_2022_prints_the_cumulative_rate_for_a_month_of_loss() {
    let rates = published("kindergarten-2022-03", "2022-03", "rates");
    has(&rates, "本期结余 ÷ 本期收入,-210.70,44049.60,-0.48");
    has(&rates, "累计结余 ÷ 本期收入,115.70,44049.60,0.26");
}

#[test]
fn the_school_of_2025_divides_the_years_loss_by_the_years_income() {
    let rates = published("school-2025-year", "2025-11", "rates");
    has(&rates, "本期结余 ÷ 本期收入,-7062.30,218259.58,-3.24");
    has(&rates, "累计结余 ÷ 累计收入,-7455.39,703259.58,-1.06");
}

/// Two days of a canteen: 100 pupils at 8 yuan and 10 of the staff at 10, of whose meal 850 came in; then 50 pupils.
fn canteen() -> Place {
    let place = Place::empty();
    for (path, text) in [
        (
            "bursar.toml",
            "format = 1\n[school]\nname = \"青石小学\"\nlanguage = \"zh-CN\"\ntoday = \"2026-10-31\"\nstarts = 2026-09-01\n\
             [[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-22\n",
        ),
        ("people.toml", "[li]\nname = \"李\"\n[wang]\nname = \"王\"\n"),
        ("places.csv", "place,name,kind\nhall,食堂,canteen\n"),
        ("suppliers.csv", "supplier,name,address,phone\nmarket,市场,老街1号,0512-1\n"),
        ("items.csv", "item,name,unit,kind,category\nrice,大米,千克,food,grain\npork,猪肉,千克,food,meat\n"),
        ("classes.csv", "term,class,pupils\n2026-2027-1,一1班,60\n2026-2027-1,一2班,40\n"),
        ("dishes.csv", "dish,name,group\nmeat,红烧肉,meat\nrice-bowl,米饭,staple\n"),
        ("recipes.csv", "dish,item,grams\nmeat,pork,60\nrice-bowl,rice,100\n"),
        (
            "menus.csv",
            "date,meal,dish,published\n2026-10-12,lunch,meat,2026-09-30\n2026-10-12,lunch,rice-bowl,2026-09-30\n\
             2026-10-13,lunch,rice-bowl,2026-09-30\n",
        ),
        (
            "meals.csv",
            "date,meal,pupils,staff,price,staff_price,income\n2026-10-12,lunch,100,10,8,10,850\n2026-10-13,lunch,50,,8,,\n",
        ),
        (
            "canteen-intake.csv",
            "slip,date,place,supplier,item,lot,quantity,price,by,witness\nCR-1,2026-10-12,hall,market,rice,L1,20,5,li,wang\n\
             CR-2,2026-10-12,hall,market,pork,P1,7,30,li,wang\n",
        ),
        (
            "canteen-issues.csv",
            "slip,date,place,item,lot,quantity,meal,by,to\nCK-1,2026-10-12,hall,rice,L1,11,lunch,li,wang\n\
             CK-1,2026-10-12,hall,pork,P1,7,lunch,li,wang\nCK-2,2026-10-13,hall,rice,L1,5,lunch,li,wang\n",
        ),
        ("samples.csv", "date,meal,dish,grams,at,by\n2026-10-12,lunch,meat,130,2026-10-12 11:00,li\n"),
    ] {
        place.write(path, text);
    }
    place
}

const OCTOBER: [&str; 2] = ["--month", "2026-10"];

#[test]
fn what_pupils_staff_and_others_paid_comes_to_the_income() {
    let result = table(&canteen(), &[&["canteen-monthly"], &OCTOBER[..]].concat(), "result");
    // 100 × 8 + 50 × 8 = 1200 of pupils, 10 × 10 = 100 of the staff; 850 came in where 900 were due: 50 less.
    has(&result, "line,pupils,1200.00,1200.00,1200.00");
    has(&result, "line,staff,100.00,100.00,100.00");
    has(&result, "line,other-income,-50.00,-50.00,-50.00");
    has(&result, "subtotal,income,1250.00,1250.00,1250.00");
    // 20 × 5 + 7 × 30 = 310 bought, (20 − 16) × 5 = 20 left: 290 used.
    has(&result, "subtotal,food-used,290.00,290.00,290.00");
    has(&result, "total,surplus,960.00,960.00,960.00");
}

#[test]
fn a_meals_cost_is_what_was_issued_over_those_who_ate() {
    let place = canteen();
    // 16 × 5 + 7 × 30 = 290 over 100 + 10 + 50 = 160 meals; 100 pupils are on the roll.
    let months = table(&place, &[&["canteen-costs"], &OCTOBER[..]].concat(), "months");
    has(&months, "line,2026-10,160,290.00,1.81,100,2.90,");
    let categories = table(&place, &[&["canteen-costs"], &OCTOBER[..]].concat(), "categories");
    has(&categories, "line,grain,80.00,290.00,27.6,0.50");
    has(&categories, "line,meat,210.00,290.00,72.4,1.31");
    has(&categories, "total,合计,290.00,290.00,100.0,1.81");
}

#[test]
fn a_lot_is_traced_to_its_meals_and_a_meal_to_its_lots() {
    let place = canteen();
    let meals = table(&place, &["food-trace", "L1"], "meals");
    has(&meals, "2026-10-12,lunch,,大米,11,issued,CK-1,米饭,yes,100,10");
    has(&meals, "2026-10-13,lunch,,大米,5,issued,CK-2,米饭,yes,50,0");
    // 20 came, 16 went.
    assert!(table(&place, &["food-trace", "L1"], "deliveries").contains(",accepted,4\n"));
    let food = table(&place, &["food-trace", "2026-10-12/午餐"], "food");
    has(&food, "猪肉,红烧肉,yes,7,千克,issued,CK-1,P1,CR-2,2026-10-12,,市场");
    assert!(!food.contains("CK-2"));
    // The next day's meal is not known on the day before.
    let early = table(&place, &["food-trace", "L1", "--as-of", "2026-10-12"], "meals");
    assert!(early.contains("CK-1") && !early.contains("CK-2"), "{early}");
}

#[test]
fn a_dish_without_a_sample_is_named() {
    let missing = table(&canteen(), &[&["sample-log"], &OCTOBER[..]].concat(), "missing");
    assert_eq!(missing, "date,place,meal,dishes\n2026-10-12,,lunch,米饭\n2026-10-13,,lunch,米饭\n");
}

#[test]
fn a_menu_shows_only_what_is_published_and_says_what_was_not_served() {
    let place = canteen();
    place.write(
        "menus.csv",
        "date,meal,dish,published,served,change\n2026-11-02,lunch,meat,2026-10-20,,\n2026-11-02,lunch,rice-bowl,2026-11-01,,\n\
         2026-10-30,lunch,rice-bowl,2026-10-20,no,停水\n",
    );
    let to_come = table(&place, &["menu-week", "--from", "2026-11-02", "--to", "2026-11-08"], "week");
    assert!(to_come.contains("红烧肉") && !to_come.contains("米饭"), "{to_come}");
    let gone = table(&place, &["menu-week", "--from", "2026-10-26", "--to", "2026-11-01"], "changes");
    has(&gone, "2026-10-30,lunch,米饭（未供）,停水");
}
