//! Food safety as a canteen really keeps it: honest weeks are quiet, and each fault is told once, at its row.
//!
//! Files lie over the small school of the guides; today is 2026-09-30 unless a test says otherwise.

use crate::small_school::{findings, opened, told};
use bursar::lang::Lang;
use bursar::rules::check;

/// What the rules of food safety find: `rule file:line: message`.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let plain = |text: &str| text.lines().map(|line| line.trim().to_owned() + "\n").collect::<String>();
    let files: Vec<(&str, String)> = files.iter().map(|(path, text)| (*path, plain(text))).collect();
    let selection = check::Selection { names: vec!["food".to_owned()], days: None };
    let found = findings(&opened(&files), Lang::English, &selection);
    found.iter().map(|finding| told(finding).trim_start_matches("food/").to_owned()).collect()
}

const NOTHING: [&str; 0] = [];

const DISHES: (&str, &str) = ("dishes.csv", "dish,name,group\nbun,馒头,staple\nporridge,米粥,staple\negg,煮鸡蛋,mixed\n");

const PLACES: (&str, &str) = (
    "places.csv",
    "place,name,kind,keeper\ncanteen-1,学生食堂,canteen,ma-chao\ncanteen-2,幼儿食堂,canteen,ma-chao\nstore-1,总务仓库,store,chen-jie\n",
);

/// A breakfast of each of these days, published in time.
fn menus(days: &[&str]) -> String {
    let rows = days.iter().flat_map(|day| ["bun", "egg"].map(|dish| format!("{day},breakfast,{dish},2026-08-20,,\n")));
    "date,meal,dish,published,served,change\n".to_owned() + &rows.collect::<String>()
}

#[test]
fn a_meal_that_nobody_ate_asks_for_nothing() {
    let menus = menus(&["2026-09-14", "2026-09-15", "2026-09-16"]);
    let told = found(&[
        DISHES,
        ("menus.csv", &menus),
        ("meals.csv", "date,meal,pupils\n2026-09-14,breakfast,300\n2026-09-16,breakfast,0\n"),
        (
            "samples.csv",
            "date,meal,dish,grams,at,by\n\
             2026-09-14,breakfast,bun,125,2026-09-14 07:00,ma-chao\n\
             2026-09-14,breakfast,egg,125,2026-09-14 07:00,ma-chao\n",
        ),
        ("accompaniments.csv", "date,meal,person\n2026-09-14,breakfast,zhao-gang\n"),
        ("kitchen-logs.csv", "date,kind,meal,by,result\n2026-09-14 08:30,disinfection,breakfast,ma-chao,ok\n"),
    ]);
    assert_eq!(told, NOTHING);
}

#[test]
fn a_register_is_asked_for_from_its_first_row_on() {
    let meals = "date,meal,pupils,staff\n2026-09-14,lunch,300,9\n2026-09-15,lunch,300,9\n2026-09-16,lunch,300,9\n2026-09-16,staff,0,9\n2026-09-30,lunch,300,9\n";
    // What belongs to today may still be written today.
    let told = found(&[
        ("meals.csv", meals),
        ("accompaniments.csv", "date,meal,person\n2026-09-15,lunch,zhao-gang\n"),
        ("kitchen-logs.csv", "date,kind,meal,by,result\n2026-09-15,disinfection,,ma-chao,ok\n"),
    ]);
    assert_eq!(
        told,
        [
            "accompany-missing meals.csv:4: nobody is recorded as eating with the pupils: lunch on 2026-09-16",
            "disinfection-missing meals.csv:4: no disinfection on record: lunch on 2026-09-16",
            "disinfection-missing meals.csv:5: no disinfection on record: staff on 2026-09-16",
        ]
    );
}

#[test]
fn each_of_two_canteens_keeps_its_own_samples() {
    let told = found(&[
        DISHES,
        PLACES,
        (
            "menus.csv",
            "date,meal,dish,published,place\n\
             2026-09-14,breakfast,bun,2026-08-20,canteen-1\n\
             2026-09-14,breakfast,porridge,2026-08-20,canteen-2\n",
        ),
        ("meals.csv", "date,meal,pupils,place\n2026-09-14,breakfast,300,canteen-1\n2026-09-14,breakfast,90,canteen-2\n"),
        ("samples.csv", "date,meal,dish,grams,at,by,place\n2026-09-14,breakfast,bun,125,2026-09-14 07:00,ma-chao,canteen-1\n"),
        ("accompaniments.csv", "date,meal,person\n2026-09-14,breakfast,zhao-gang\n"),
    ]);
    assert_eq!(told, ["sample-missing menus.csv:3: breakfast at 幼儿食堂 (canteen-2) on 2026-09-14: no sample of 米粥 (porridge)"]);
}

#[test]
fn a_sample_of_another_day_is_none_of_this_meal() {
    let menus = "date,meal,dish,published\n2026-09-14,breakfast,bun,2026-08-20\n";
    let told = found(&[
        DISHES,
        ("menus.csv", menus),
        ("samples.csv", "date,meal,dish,grams,at,by\n2026-09-14,breakfast,bun,125,2026-09-15 07:00,ma-chao\n"),
    ]);
    assert_eq!(told, ["sample-missing samples.csv:2: a sample of breakfast on 2026-09-14 that was taken on 2026-09-15"]);
}

#[test]
fn a_day_without_its_time_counts_as_long_as_it_may_have_been() {
    let samples = "date,meal,dish,grams,at,by,destroyed\n\
        2026-09-14,breakfast,bun,125,2026-09-14,ma-chao,2026-09-15\n\
        2026-09-14,breakfast,egg,125,2026-09-14,ma-chao,2026-09-14\n\
        2026-09-14,breakfast,porridge,125,2026-09-14 07:00,ma-chao,2026-09-16 06:59\n";
    let told = found(&[DISHES, ("samples.csv", samples)]);
    assert_eq!(
        told,
        [
            "sample-early samples.csv:3: the sample of 煮鸡蛋 (egg) was destroyed 2026-09-14, after 24 hours of 48",
            "sample-early samples.csv:4: the sample of 米粥 (porridge) was destroyed 2026-09-16 06:59, after 47 hours of 48",
        ]
    );
}

#[test]
fn a_meal_without_menu_is_told_and_a_late_sheet_once() {
    let menus = "date,meal,dish,published\n\
        2026-09-14,breakfast,bun,2026-09-07\n\
        2026-09-21,breakfast,bun,2026-09-15\n\
        2026-09-22,breakfast,bun,2026-09-15\n\
        2026-09-23,breakfast,bun,2026-09-15\n";
    let meals =
        "date,meal,pupils\n2026-09-14,breakfast,9\n2026-09-15,breakfast,9\n2026-09-21,breakfast,9\n2026-09-22,breakfast,9\n";
    assert_eq!(
        found(&[DISHES, ("menus.csv", menus), ("meals.csv", meals)]),
        [
            "menu-late meals.csv:3: no menu: breakfast on 2026-09-15",
            "menu-late menus.csv:3: the menu of 2026-09-21 was published on 2026-09-15; 7 days before are required",
        ]
    );
}

#[test]
fn meat_and_mixed_dishes_stand_for_one_another() {
    let dishes = "dish,name,group\na,回锅肉,meat\nb,红烧鱼,meat\nc,青菜,vegetable\nd,冬瓜,vegetable\ne,汤,soup\n";
    let menu = |dishes: &str| {
        let rows: String = dishes.chars().map(|dish| format!("2026-10-20,lunch,{dish},2026-09-30\n")).collect();
        "date,meal,dish,published\n".to_owned() + &rows
    };
    assert_eq!(found(&[("dishes.csv", dishes), ("menus.csv", &menu("abcde"))]), NOTHING);
    // A menu to come is looked at while it can still be mended.
    assert_eq!(
        found(&[("dishes.csv", dishes), ("menus.csv", &menu("acd"))]),
        ["pattern-unmet menus.csv:2: lunch on 2026-10-20 has too few dishes: 0 mixed of 1, 0 soup of 1"]
    );
}

const INTAKE: &str = "slip,date,place,supplier,item,lot,produced,expires,quantity,price,papers,by,witness,result,corrects\n";

fn intake(rows: &str) -> String {
    INTAKE.to_owned() + rows
}

#[test]
fn refused_and_reversed_deliveries_need_no_papers() {
    let rows = intake(
        "SC-1,2026-09-14,canteen-1,liangyou,pork,,,,20,26,delivery,ma-chao,wu-tao,returned,\n\
         SC-2,2026-09-14,canteen-1,liangyou,pork,,,,20,26,delivery,ma-chao,wu-tao,,\n\
         SC-3,2026-09-14,canteen-1,liangyou,pork,,,,-20,26,delivery,ma-chao,wu-tao,,SC-2\n\
         SC-4,2026-09-15,canteen-1,liangyou,pork,,,,20,26,quarantine;quality,ma-chao,wu-tao,,\n",
    );
    assert_eq!(found(&[("canteen/intake.csv", &rows)]), NOTHING);
}

#[test]
fn the_shelf_life_of_the_item_stands_for_a_missing_last_day() {
    let rows = intake(
        "SC-1,2026-09-14,canteen-1,liangyou,rice,,2026-09-01,,20,5,quality,ma-chao,wu-tao,,\n\
         SC-2,2026-09-14,canteen-1,liangyou,rice,,2026-03-01,,20,5,quality,ma-chao,wu-tao,,\n\
         SC-3,2026-09-14,canteen-1,liangyou,rice,,2026-09-15,2027-02-01,20,5,quality,ma-chao,wu-tao,,\n\
         SC-4,2026-09-14,canteen-1,liangyou,rice,L4,,,20,5,quality,ma-chao,wu-tao,,\n",
    );
    assert_eq!(
        found(&[("canteen/intake.csv", &rows)]),
        [
            "intake-expired canteen/intake.csv:3: 大米 (rice) expired on 2026-08-28, taken in on 2026-09-14",
            "intake-expired canteen/intake.csv:4: 大米 (rice) produced on 2026-09-15, taken in on 2026-09-14",
            "intake-incomplete canteen/intake.csv:5: 大米 (rice) has no record of the shelf life",
        ]
    );
}

#[test]
fn a_licence_permits_what_it_names_in_either_language() {
    let rows = intake(
        "SC-1,2026-09-14,canteen-1,liangyou,rice,L1,,2027-02-01,20,5,quality,ma-chao,wu-tao,,\n\
         SC-2,2026-09-14,canteen-1,liangyou,pork,,,,20,26,quarantine;quality,ma-chao,wu-tao,,\n\
         SC-3,2026-09-15,canteen-1,liangyou,pork,,,,20,26,quarantine;quality,ma-chao,wu-tao,,\n",
    );
    let certificates = "owner,kind,categories,from,to\n\
        liangyou,营业执照,,,2030-01-01\n\
        liangyou,food-licence,粮食,2026-09-01,2030-01-01\n";
    assert_eq!(
        found(&[("canteen/intake.csv", &rows), ("certificates.csv", certificates)]),
        ["licence-invalid canteen/intake.csv:3: 粮油供应站 (liangyou) delivered 鲜猪肉 (pork), \
          which its `food-licence` does not permit; one more row like it"]
    );
    let none = "owner,kind,from,to\nxinhua,business-licence,,2030-01-01\n";
    let told = found(&[("canteen/intake.csv", &rows), ("certificates.csv", none)]);
    assert_eq!(told.len(), 2, "each licence that is missing is told once: {told:?}");
}

#[test]
fn what_expires_first_is_issued_first_though_it_came_later() {
    let rows = intake(
        "SC-1,2026-09-01,canteen-1,liangyou,rice,A,,2027-02-01,50,5,quality,ma-chao,wu-tao,,\n\
         SC-2,2026-09-08,canteen-1,liangyou,rice,B,,2027-01-01,50,5,quality,ma-chao,wu-tao,,\n",
    );
    let issues = |lots: [&str; 3]| {
        let days = ["2026-09-09", "2026-09-10", "2026-09-11"];
        let row = |(day, lot): (&str, &str)| format!("CK-{day},{day},canteen-1,rice,{lot},10,lunch,chen-jie,ma-chao\n");
        let rows: String = days.into_iter().zip(lots).map(row).collect();
        "slip,date,place,item,lot,quantity,meal,by,to\n".to_owned() + &rows
    };
    let (right, wrong, unnamed) = (issues(["B", "B", "B"]), issues(["B", "A", "A"]), issues(["", "", ""]));
    assert_eq!(found(&[("canteen/intake.csv", &rows), ("canteen/issues.csv", &right)]), NOTHING);
    assert_eq!(found(&[("canteen/intake.csv", &rows), ("canteen/issues.csv", &unnamed)]), NOTHING);
    assert_eq!(
        found(&[("canteen/intake.csv", &rows), ("canteen/issues.csv", &wrong)]),
        ["lot-order canteen/issues.csv:3: 大米 (rice): lot A (until 2027-02-01) was issued while \
          40 千克 of the older lot B (until 2027-01-01) were left; one more row like it"]
    );
}

const RECIPES: (&str, &str) = ("recipes.csv", "dish,item,grams,age\nbun,rice,50,6-8\nbun,rice,80,9-11\n");

/// What the kitchen lacks when this much rice is issued on two days for 100 pupils of each age and 10 of the staff.
fn kitchen(issues: &str) -> Vec<String> {
    let rows = intake("SC-1,2026-09-01,canteen-1,liangyou,rice,A,,2027-02-01,500,5,quality,ma-chao,wu-tao,,\n");
    let menus = "date,meal,dish,published\n2026-09-14,breakfast,bun,2026-08-20\n2026-09-15,breakfast,bun,2026-08-20\n";
    let meals = "date,meal,pupils,staff,age\n\
        2026-09-14,breakfast,100,10,6-8\n2026-09-14,breakfast,100,,9-11\n\
        2026-09-15,breakfast,100,10,6-8\n2026-09-15,breakfast,100,,9-11\n";
    let issues = "slip,date,place,item,quantity,unit,meal,by,to,corrects\n".to_owned() + issues;
    found(&[
        DISHES,
        RECIPES,
        ("canteen/intake.csv", &rows),
        ("menus.csv", menus),
        ("meals.csv", meals),
        ("canteen/issues.csv", &issues),
    ])
}

#[test]
fn what_was_left_in_the_kitchen_is_used_at_the_next_meal() {
    // Each breakfast needs 100 × 50 g + 100 × 80 g + 10 × 50 g = 13.5 kg.
    assert_eq!(kitchen("CK-1,2026-09-14,canteen-1,rice,27,,breakfast,chen-jie,ma-chao,\n"), NOTHING);
    assert_eq!(
        kitchen("CK-1,2026-09-14,canteen-1,rice,1,袋,breakfast,chen-jie,ma-chao,\n"),
        [
            "use-exceeds-issue menus.csv:3: breakfast on 2026-09-15: 13.5 千克 of 大米 (rice) by recipe and heads, 11.5 千克 had been issued"
        ]
    );
}

#[test]
fn what_went_back_to_the_store_was_not_used() {
    let issues = "CK-1,2026-09-14,canteen-1,rice,27,,breakfast,chen-jie,ma-chao,\n\
        CK-2,2026-09-14,canteen-1,rice,-10,,breakfast,chen-jie,ma-chao,CK-1\n";
    assert_eq!(
        kitchen(issues),
        [
            "use-exceeds-issue menus.csv:3: breakfast on 2026-09-15: 13.5 千克 of 大米 (rice) by recipe and heads, 3.5 千克 had been issued"
        ]
    );
}

#[test]
fn heads_that_are_a_little_off_are_no_fault() {
    assert_eq!(
        kitchen(
            "CK-1,2026-09-14,canteen-1,rice,13,,breakfast,chen-jie,ma-chao,\nCK-2,2026-09-15,canteen-1,rice,13,,breakfast,chen-jie,ma-chao,\n"
        ),
        NOTHING
    );
}

#[test]
fn somebody_who_failed_the_mornings_check_does_not_cook() {
    let certificates = "owner,kind,from,to\nma-chao,health,2026-08-20,2027-08-19\n";
    let rows = intake("SC-1,2026-09-01,canteen-1,liangyou,rice,A,,2027-02-01,500,5,quality,ma-chao,wu-tao,,\n");
    let issues = "slip,date,place,item,quantity,meal,by,to\n\
        CK-1,2026-09-11,canteen-1,rice,9,lunch,chen-jie,ma-chao\n\
        CK-2,2026-09-14,canteen-1,rice,9,lunch,chen-jie,ma-chao\n\
        CK-3,2026-09-15,canteen-1,rice,9,lunch,chen-jie,ma-chao\n\
        CK-4,2026-09-16,canteen-1,rice,9,lunch,chen-jie,ma-chao\n";
    let logs = "date,kind,person,by,result,follow_up\n\
        2026-09-14 06:30,staff-check,,chen-jie,ok,\n\
        2026-09-15 06:30,staff-check,ma-chao,chen-jie,problem,发热，回家\n";
    let told = found(&[
        ("certificates.csv", certificates),
        ("canteen/intake.csv", &rows),
        ("canteen/issues.csv", issues),
        ("kitchen-logs.csv", logs),
    ]);
    assert_eq!(
        told,
        [
            "cook-uncertified canteen/issues.csv:4: 马超 (ma-chao) did not pass the morning's check and took food for lunch on 2026-09-15",
            "cook-uncertified canteen/issues.csv:5: 马超 (ma-chao) took food for lunch on 2026-09-16, without a morning's check that day",
        ]
    );
}

#[test]
fn controls_are_asked_for_once_their_time_is_over() {
    // Today is Wednesday, 30 September: neither this week nor this month is over, and today may still be logged.
    let logs = "date,kind,by,result,follow_up\n\
        2026-09-10,weekly-check,ma-chao,problem,\n\
        2026-09-10,monthly-meeting,zhao-gang,ok,\n\
        2026-09-28,daily-control,ma-chao,ok,\n\
        2026-09-29,daily-control,ma-chao,ok,\n";
    assert_eq!(
        found(&[("kitchen-logs.csv", logs)]),
        [
            "control-missing kitchen-logs.csv:2: no weekly check: 2026-09-14 to 2026-09-27 (2 weeks)",
            "control-missing kitchen-logs.csv:2: weekly-check of 2026-09-10 found a problem, nothing says what was done",
        ]
    );
}

#[test]
fn a_week_is_held_against_the_standard_of_its_age() {
    let items = "item,name,unit,kind,category\nrice,大米,千克,food,grain\nsalt,食盐,千克,food,condiment\negg,鸡蛋,千克,food,egg\n";
    let dishes = "dish,name,group\na,饭,mixed\nb,饭,mixed\nc,饭,vegetable\nd,饭,vegetable\ne,汤,soup\n";
    let menu: String = ["14", "15"]
        .iter()
        .flat_map(|day| "abcde".chars().map(move |dish| format!("2026-09-{day},lunch,{dish},2026-08-20\n")))
        .collect();
    let menus = "date,meal,dish,published\n".to_owned() + &menu;
    let meals = "date,meal,pupils,age\n2026-09-14,lunch,90,6-8\n2026-09-15,lunch,90,6-8\n";
    let week = |recipes: &str| {
        let recipes = "dish,item,grams,age\n".to_owned() + recipes;
        found(&[
            ("items.csv", items),
            ("dishes.csv", dishes),
            ("menus.csv", &menus),
            ("meals.csv", meals),
            ("recipes.csv", &recipes),
        ])
    };
    let all = "b,rice,20,\nc,rice,20,\nd,rice,20,\ne,rice,20,\n";
    assert_eq!(week(&format!("a,rice,30,\n{all}")), NOTHING);
    // Another age has its own helping; salt is too much; eggs may be given at breakfast, but then as much as is due.
    assert_eq!(
        week(&format!("a,rice,30,\na,rice,60,9-11\na,salt,2.5,\na,egg,15,\n{all}")),
        ["grams-off menus.csv:2: lunch of the week of 2026-09-14 (2 meals), ages 6-8, mean of a helping: \
          eggs 15 g (at least 20), salt 2.5 g (at most 2)"]
    );
    // A dish without recipe may hold what is missing.
    assert_eq!(week("a,rice,30,\nb,rice,20,\n"), NOTHING);
}

#[test]
fn a_week_that_a_holiday_cuts_short_has_no_mean() {
    let settings =
        std::fs::read_to_string(crate::commands::run::repository("tests/guides/base/bursar.toml")).expect("its settings");
    let week = |settings: &str| {
        found(&[
            ("bursar.toml", settings),
            ("dishes.csv", "dish,name,group\na,饭,mixed\nb,饭,mixed\nc,饭,vegetable\nd,饭,vegetable\ne,汤,soup\n"),
            ("items.csv", "item,name,unit,kind,category\nrice,大米,千克,food,grain\n"),
            ("recipes.csv", "dish,item,grams\na,rice,30\nb,rice,20\nc,rice,20\nd,rice,20\ne,rice,5\n"),
            (
                "menus.csv",
                &("date,meal,dish,published\n".to_owned()
                    + &"abcde".chars().map(|dish| format!("2026-09-14,lunch,{dish},2026-08-20\n")).collect::<String>()),
            ),
            ("meals.csv", "date,meal,pupils,age\n2026-09-14,lunch,90,6-8\n"),
        ])
    };
    let low =
        ["grams-off menus.csv:2: lunch of the week of 2026-09-14 (1 meal), ages 6-8, mean of a helping: grain 95 g (100–120)"];
    assert_eq!(week(&settings), low);
    assert_eq!(week(&settings.replace("holidays = [", "holidays = [\"2026-09-17..2026-09-18\", ")), NOTHING);
}

#[test]
fn pupils_and_staff_pay_their_own_prices() {
    let rows = intake("SC-1,2026-09-01,canteen-1,liangyou,rice,A,,2027-02-01,500,5,quality,ma-chao,wu-tao,,\n");
    let settings =
        std::fs::read_to_string(crate::commands::run::repository("tests/guides/base/bursar.toml")).expect("its settings");
    let settings = settings.replace("today = \"2026-09-30\"", "today = \"2026-10-03\"");
    let month = |meals: &str| {
        let meals = "date,meal,pupils,staff,guests,price,staff_price\n".to_owned() + meals;
        let issues = "slip,date,place,item,quantity,meal,by,to\nCK-1,2026-09-14,canteen-1,rice,60,lunch,chen-jie,ma-chao\n";
        found(&[("bursar.toml", &settings), ("canteen/intake.csv", &rows), ("canteen/issues.csv", issues), ("meals.csv", &meals)])
    };
    // 60 kg at 5 yuan: 300 yuan; 20 × 5 + 20 × 10.
    assert_eq!(month("2026-09-14,lunch,20,20,,5,10\n"), NOTHING);
    assert_eq!(month("2026-09-14,lunch,20,20,,5,\n"), NOTHING, "where a price is not known nothing is compared");
    assert_eq!(
        month("2026-09-14,lunch,20,5,,5,10\n"),
        ["meal-cost meals.csv:2: lunch of 2026-09, 25 heads: 12.00 yuan a head (food 300.00, other costs 0.00), \
          price 6.00, 100 % off, 15 % allowed"]
    );
}

#[test]
fn a_barred_word_is_no_part_of_an_honest_name() {
    let items = |name: &str| format!("item,name,unit,kind,category,shelf_days\nx,{name},千克,food,oil,180\n");
    let rows = intake("SC-1,2026-09-01,canteen-1,liangyou,x,A,,2027-02-01,5,5,quality,ma-chao,wu-tao,,\n");
    for name in ["花生食用油", "学生食品", "土豆", "黄花鱼"] {
        assert_eq!(found(&[("items.csv", &items(name)), ("canteen/intake.csv", &rows)]), NOTHING, "{name}");
    }
    for name in ["四季豆", "鲜黄花菜", "发芽土豆", "工业亚硝酸钠", "三文鱼刺身"] {
        assert_eq!(found(&[("items.csv", &items(name)), ("canteen/intake.csv", &rows)]).len(), 1, "{name}");
    }
}

/// A kindergarten of two classes, with the days on which each was checked in the morning.
fn morning_checks(stage: &str, policy: &str, checks: &[(&str, &str)]) -> Vec<String> {
    let settings = format!(
        "format = 1\n[school]\nname = \"青石幼儿园\"\nstage = \"{stage}\"\ntoday = \"2026-09-18\"\nstarts = 2026-09-01\n\
         [[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-22\n{policy}\n"
    );
    let checks: String = checks.iter().map(|(day, class)| format!("{day},{class},28\n")).collect();
    let checks = "date,class,present\n".to_owned() + &checks;
    let classes = "term,class,pupils\n2026-2027-1,小一班,30\n2026-2027-1,小二班,30\n";
    found(&[("bursar.toml", &settings), ("classes.csv", classes), ("pupil-checks.csv", &checks)])
}

#[test]
fn a_kindergarten_checks_every_class_every_morning() {
    let all = [
        ("2026-09-14", "小一班"),
        ("2026-09-14", "小二班"),
        ("2026-09-15 08:00", "小一班"),
        ("2026-09-17", "小一班"),
        ("2026-09-17", "小二班"),
    ];
    // On the 15th one class, on the 16th nobody; today may still come.
    let missing = [
        "control-missing pupil-checks.csv:4: no morning check of 小一班: 2026-09-16 (1 school day)",
        "control-missing pupil-checks.csv:3: no morning check of 小二班: 2026-09-15 to 2026-09-16 (2 school days)",
    ];
    let mut told = morning_checks("kindergarten", "", &all);
    told.sort();
    let mut expected = missing.to_vec();
    expected.sort_unstable();
    assert_eq!(told, expected);
    // Both on the same day are one fault; a primary school is asked only where it asks itself.
    let both = [all[0], all[1], all[3], all[4]];
    let together =
        ["control-missing pupil-checks.csv:3: no morning check of 小一班, 小二班: 2026-09-15 to 2026-09-16 (2 school days)"];
    assert_eq!(morning_checks("primary", "[policy.safety]\npupil_checks = true", &both), together);
    assert_eq!(morning_checks("primary", "", &both), NOTHING);
    assert_eq!(morning_checks("kindergarten", "", &[]), NOTHING);
}
