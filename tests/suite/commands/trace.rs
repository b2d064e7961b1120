//! Food both ways: from a lot to the plates, from a plate to the suppliers, in either language and for scripts.

use super::json::Node;
use super::run::{Place, has_chinese};

/// The small school with two lunches: one of rice and pork, one of rice and a soup that has no recipe.
fn kitchen() -> Place {
    let place = Place::school();
    place.write("dishes.csv", "dish,name,group\nbowl,米饭,staple\nbraised,红烧肉,meat\nsoup,紫菜汤,soup\n");
    place.write("recipes.csv", "dish,item,grams\nbowl,rice,100\nbraised,pork,80\n");
    place.write(
        "menus.csv",
        "date,meal,dish,published\n2026-09-08,lunch,bowl,2026-09-04\n2026-09-08,lunch,braised,2026-09-04\n\
         2026-09-09,lunch,bowl,2026-09-04\n2026-09-09,lunch,soup,2026-09-04\n",
    );
    place.write("meals.csv", "date,meal,pupils,staff\n2026-09-08,lunch,290,10\n2026-09-09,lunch,290,10\n");
    place.write(
        "canteen/intake/2026-09.csv",
        "slip,date,place,supplier,item,lot,produced,expires,quantity,price,papers,by,witness\n\
         CR-1,2026-09-02,canteen-1,liangyou,rice,A7,2026-08-20,2027-02-16,40,5.26,delivery,ma-chao,li-na\n\
         CR-2,2026-09-07,canteen-1,liangyou,rice,B1,2026-09-01,2027-02-28,50,5.26,delivery,ma-chao,li-na\n\
         CR-3,2026-09-08,canteen-1,xinhua,pork,,2026-09-08,2026-09-10,24,26.80,quarantine;delivery,ma-chao,li-na\n",
    );
    place.write(
        "canteen/issues/2026-09.csv",
        "slip,date,place,item,lot,quantity,meal,by,to\n\
         CK-1,2026-09-08,canteen-1,rice,,30,lunch,ma-chao,ma-chao\n\
         CK-1,2026-09-08,canteen-1,pork,,24,lunch,ma-chao,ma-chao\n\
         CK-2,2026-09-09,canteen-1,rice,,30,lunch,ma-chao,ma-chao\n",
    );
    place.write(
        "samples.csv",
        "date,meal,dish,grams,at,by,destroyed,destroyed_by\n\
         2026-09-08,lunch,bowl,130,2026-09-08 11:40,ma-chao,2026-09-10 12:00,ma-chao\n\
         2026-09-08,lunch,braised,128,2026-09-08 11:40,ma-chao,,\n\
         2026-09-09,lunch,bowl,130,2026-09-09 11:42,ma-chao,,\n",
    );
    place
}

fn json(place: &Place, id: &str) -> Node {
    Node::read(&place.run(&["show", id, "--format", "json"]).ended(0).out)
}

/// One column of a list, each value with what stands beside it in another.
fn pairs(list: &Node, one: &str, other: &str) -> Vec<String> {
    let text = |element: &Node, key: &str| match element.get(key) {
        Node::Text(text) => text.clone(),
        _ => "-".to_owned(),
    };
    list.elements().iter().map(|element| format!("{} {}", text(element, one), text(element, other))).collect()
}

#[test]
fn a_lot_leads_to_who_brought_it_and_to_the_plates() {
    let place = kitchen();
    let lot = json(&place, "A7");
    assert_eq!((lot.get("register").text(), lot.get("id").text()), ("lot", "rice|A7"));
    assert_eq!(lot.get("lot").get("missing"), &Node::Null);
    assert_eq!(lot.get("lot").get("received").text(), "2026-09-02");
    assert_eq!(pairs(lot.get("received"), "slip", "supplier"), ["CR-1 liangyou"]);
    assert_eq!(pairs(lot.get("moves"), "slip", "quantity_after"), ["CR-1 40", "CK-1 10", "CK-2 0"]);
    // The first lunch took 30 of its 40 kg, the second the last 10.
    assert_eq!(pairs(lot.get("meals"), "date", "quantity"), ["2026-09-08 30", "2026-09-09 10"]);
    assert_eq!(lot.get("meals").elements()[0].get("dishes"), &Node::List(vec![Node::Text("bowl".to_owned())]));
    assert_eq!(pairs(lot.get("samples"), "date", "dish"), ["2026-09-08 bowl", "2026-09-09 bowl"]);
    for id in ["lot:A7", "批号:rice|A7", "lot:rice|A"] {
        let run = place.run(&["show", id, "--lang", "en"]).ended(0);
        assert!(run.out.starts_with("# lot A7 of 大米 (rice)\n"), "{id}: {}", run.out);
    }
}

#[test]
fn a_delivery_without_lot_is_traced_by_its_slip() {
    let place = kitchen();
    let delivery = json(&place, "CR-3");
    assert_eq!(pairs(delivery.get("meals"), "date", "issue"), ["2026-09-08 CK-1"]);
    assert_eq!(pairs(delivery.get("samples"), "dish", "taken"), ["braised 2026-09-08 11:40"]);
    let issue = json(&place, "CK-2");
    assert_eq!(pairs(issue.get("food"), "delivery", "quantity"), ["CR-1 10", "CR-2 20"]);
    assert_eq!(pairs(issue.get("meals"), "date", "lot"), ["2026-09-09 A7", "2026-09-09 B1"]);
}

#[test]
fn a_dish_leads_to_its_lots_suppliers_deliveries_and_sample() {
    let place = kitchen();
    let dish = json(&place, "2026-09-08/lunch/braised");
    assert_eq!((dish.get("register").text(), dish.get("id").text()), ("menus", "2026-09-08|lunch|braised|"));
    assert_eq!(pairs(dish.get("food"), "item", "delivery"), ["pork CR-3"]);
    assert_eq!(pairs(dish.get("food"), "supplier", "delivered"), ["xinhua 2026-09-08"]);
    assert_eq!(pairs(dish.get("samples"), "dish", "grams"), ["braised 128"]);
    assert_eq!(dish.get("meal").get("missing"), &Node::Null);
    // The name serves as well, and so does the row of the menu or of the sample.
    for id in ["2026-09-08/午餐/红烧肉", "2026-09-08/午/红烧", "menus:2026-09-08|lunch|braised"] {
        assert_eq!(json(&place, id), dish, "{id}");
    }
    assert_eq!(json(&place, "samples:2026-09-08|lunch|braised").get("food"), dish.get("food"));
}

#[test]
fn a_meal_shows_every_lot_and_what_nobody_wrote_down() {
    let place = kitchen();
    let meal = json(&place, "2026-09-09/lunch");
    assert_eq!(pairs(meal.get("food"), "lot", "delivery"), ["A7 CR-1", "B1 CR-2"]);
    assert_eq!((meal.get("meal").get("pupils").text(), meal.get("meal").get("adults").text()), ("290", "10"));
    // Of the soup there is neither recipe nor sample.
    let missing = Node::List(["recipes", "samples"].map(|gap| Node::Text(gap.to_owned())).to_vec());
    assert_eq!(meal.get("meal").get("missing"), &missing);
    // The only meal of a day needs no name.
    assert_eq!(json(&place, "2026-09-09"), meal);
    place.write("samples.csv", "date,meal,dish,grams,at,by\n2026-09-10,dinner,soup,130,2026-09-10 17:40,ma-chao\n");
    let meal = json(&place, "2026-09-10/dinner");
    assert_eq!(pairs(meal.get("samples"), "dish", "grams"), ["soup 130"]);
    assert_eq!(meal.get("meal").get("missing"), &Node::List(["menu", "issues"].map(|gap| Node::Text(gap.to_owned())).to_vec()));
}

#[test]
fn what_no_recipe_names_may_be_in_any_dish() {
    let place = kitchen();
    place.add("items.csv", "salt,食盐,,千克,,food,condiment,,,,\n");
    place.add("canteen/issues/2026-09.csv", "CK-3,2026-09-09,canteen-1,salt,,1,lunch,ma-chao,ma-chao\n");
    let soup = json(&place, "2026-09-09/lunch/soup");
    assert_eq!(pairs(soup.get("food"), "item", "sure"), ["salt no"]);
    assert_eq!(pairs(soup.get("food"), "issue", "delivery"), ["CK-3 -"]);
    assert!(soup.get("meal").get("missing").elements().contains(&Node::Text("deliveries".to_owned())));
}

#[test]
fn a_meal_that_stands_nowhere_is_said_with_what_was_meant() {
    let place = kitchen();
    place.add("meals.csv", "2026-09-09,breakfast,90,\n");
    for (id, said) in [
        ("2026-09-20/lunch", "this ledger tells of no meal on 2026-09-20"),
        ("2026-09-09/supper", "there is no supper on 2026-09-09, only breakfast, lunch"),
        ("2026-09-09/lunch/suop", "did you mean soup?"),
        ("2026-09-09", "2026-09-09 is ambiguous; name one of these\n  2026-09-09/breakfast\n  2026-09-09/lunch\n"),
        ("lot:rice|A8", "lot:rice|A8 stands nowhere in this ledger\nhint: did you mean rice|A7?"),
        ("lot:rice", "lot:rice is ambiguous; name one of these\n  lot:rice|A7\n  lot:rice|B1\n"),
    ] {
        let run = place.run(&["show", id, "--lang", "en"]).ended(2);
        assert!(run.out.is_empty() && run.err.contains(said), "{id}: {}", run.err);
    }
    let run = place.run(&["show", "2026-09-20"]).ended(2);
    assert!(run.err.contains("没有 2026-09-20 的用餐"), "{}", run.err);
}

#[test]
fn pages_of_food_are_in_the_language_and_json_is_the_same_in_both() {
    let place = kitchen();
    for id in ["A7", "CR-3", "CK-1", "2026-09-08/lunch", "2026-09-08/lunch/braised"] {
        let json = |lang: &str| place.run(&["show", id, "--format", "json", "--lang", lang]).ended(0).out;
        assert_eq!(json("zh"), json("en"), "{id}");
        for (lang, chinese) in [("zh", true), ("en", false)] {
            let text = place.run(&["show", id, "--lang", lang]).ended(0).out;
            let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("## ")).collect();
            assert!(headings.len() > 1, "{text}");
            for heading in headings {
                assert_eq!(has_chinese(heading), chinese, "{heading}");
            }
        }
    }
    let text = place.run(&["show", "2026-09-08/lunch/braised", "--lang", "en"]).ended(0).out;
    assert!(text.contains("新华文具店 (xinhua)") && text.contains("canteen/intake/2026-09.csv:4"), "{text}");
}
