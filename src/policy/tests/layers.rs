//! A school changes thresholds key by key, from a day on, in either language.

use super::{day, settings};
use crate::findings::{Level, Setting};
use crate::lang::Lang;
use crate::money::Money;
use crate::policy::vocabularies::FoodCategories;
use crate::policy::{DayKind, Every, Method, Stage, Vocabulary};

const LADDER: &str = r#"
[[policy.approval]]
from = 2026-01-01
bands = [
  { up_to = 500,   steps = ["department", "logistics"] },
  { up_to = 10000, steps = ["department", "logistics", "principal"], method = "compare", quotes = 3 },
  {                steps = ["department", "logistics", "principal", "committee"], method = "tender", minutes = true },
]
[[policy.approval]]
from = 2027-01-01
bands = [{ steps = ["logistics"] }]
"#;

#[test]
fn the_ladder_of_the_day_decides_who_signs() {
    let policy = settings(LADDER).policy;
    assert!(policy.on(day("2025-12-31")).approval.bands.is_empty(), "no ladder before the first");
    let ladder = &policy.on(day("2026-12-31")).approval;
    let steps = |fen| ladder.band_for(Money::from_fen(fen)).map(|band| band.steps.len());
    assert_eq!([steps(50_000), steps(50_001), steps(1_000_001)], [Some(2), Some(3), Some(4)], "limits are included");
    let last = ladder.bands.last().expect("a band");
    assert_eq!((last.up_to, last.method, last.minutes), (None, Some(Method::Tender), true));
    let later = &policy.on(day("2027-01-01")).approval;
    assert_eq!(later.bands.len(), 1, "a list replaces the one before");
    let beyond = later.band_for(Money::from_fen(30_001)).map(|band| band.steps.clone());
    assert_eq!(beyond, Some(vec!["logistics".to_owned()]), "its only band has no limit");
}

#[test]
fn tables_layer_by_date_and_key_by_key_whatever_their_order_in_the_file() {
    let settings = settings(
        "[[policy.purchase]]\nfrom = 2027-09-01\nquotes = 5\n[[policy.purchase]]\nhandlers = 3\n[[policy.purchase]]\nfrom = 2027-01-01\nquotes = 4\nhandlers = 2\n",
    );
    let on = |text| {
        let purchase = &settings.policy.on(day(text)).purchase;
        (purchase.quotes, purchase.handlers, purchase.tender_bidders)
    };
    assert_eq!(on("2026-12-31"), (3, 3, 3));
    assert_eq!(on("2027-01-01"), (4, 2, 3));
    assert_eq!(on("2027-09-01"), (5, 2, 3));
    assert_eq!(settings.policy.changes().collect::<Vec<_>>(), [day("2027-01-01"), day("2027-09-01")]);
}

#[test]
fn maps_merge_name_by_name_and_lists_replace() {
    let settings = settings(
        r#"
[policy]
repair.days = { normal = 14 }
safety.drills = { evacuation = "never", earthquake = "year" }
people.certificates = { cook = ["health", "food-safety"] }
canteen.licences = ["business-licence"]
[[policy.steps]]
principal = ["principal", "vice-principal"]
[[policy.steps]]
from = 2027-01-01
logistics = ["logistics", "deputy"]
"#,
    );
    let policy = settings.policy.on(day("2026-09-01"));
    assert_eq!((policy.repair.days["urgent"], policy.repair.days["normal"]), (1, 14));
    assert_eq!(policy.safety.drills["fire"], Every::Term);
    assert_eq!(policy.safety.drills["evacuation"], Every::Never);
    assert_eq!(policy.people.certificates["cook"], ["health", "food-safety"]);
    assert_eq!(policy.people.certificates["driver"], ["driver"]);
    assert_eq!(policy.canteen.licences, ["business-licence"]);
    assert!(policy.steps.may_sign("principal", "vice-principal") && !policy.steps.may_sign("logistics", "deputy"));
    let later = settings.policy.on(day("2027-01-01"));
    assert!(later.steps.may_sign("principal", "vice-principal") && later.steps.may_sign("logistics", "deputy"));
}

#[test]
fn everything_may_be_written_in_chinese() {
    let settings = settings(
        r#"
["学校"]
"校名" = "青石镇中心小学"
"学段" = "小学"
"语言" = "中文"
"启用日" = 2026-09-01
[["制度"."采购"]]
"起" = 2026-09-01
"比价家数" = 4
["制度"."庫存"]
"计价方法" = "先进先出"
["制度"."食堂"]
"票证" = { "肉" = ["检疫", "检验"], "水产" = ["检验"] }
["制度"."审批"]
"档次" = [{ "上限" = 500, "步骤" = ["总务"], "方式" = "比价", "会议纪要" = "是" }, { "步骤" = ["总务", "校长"] }]
["制度"."值班"]
"班次" = { "节假日" = ["白班", "夜班"] }
["规则"]
"food/menu-late" = "警告"
"#,
    );
    assert_eq!(settings.school.name, "青石镇中心小学");
    assert_eq!(settings.school.title, "青石镇中心小学", "invoices bear the school's name unless it says otherwise");
    assert_eq!((settings.school.stage, settings.school.language), (Some(Stage::Primary), Some(Lang::Chinese)));
    let policy = settings.policy.on(day("2026-09-01"));
    assert_eq!(policy.purchase.quotes, 4);
    assert_eq!(policy.stock.valuation, crate::policy::Valuation::Fifo);
    assert_eq!(policy.canteen.papers["meat"], ["quarantine", "quality"]);
    assert_eq!(policy.canteen.papers["fish"], ["quality"]);
    assert_eq!(policy.approval.bands[0].method, Some(Method::Compare));
    assert_eq!(policy.quotes_of(&policy.approval.bands[0]), 4, "a compared purchase needs the usual number");
    assert_eq!(policy.duty.shifts_on(DayKind::Vacation), ["白班", "夜班"], "vacations follow holidays");
    assert!(policy.duty.shifts_on(DayKind::Weekend).is_empty());
    assert_eq!(settings.rule_level("food/menu-late", "food"), Some(Setting::Level(Level::Warning)));
}

#[test]
fn a_rule_goes_before_its_family() {
    let settings = settings("[rules]\nfood = \"off\"\n\"food/menu-late\" = \"note\"\n");
    assert_eq!(settings.rule_level("food/menu-late", "food"), Some(Setting::Level(Level::Note)));
    assert_eq!(settings.rule_level("food/barred", "food"), Some(Setting::Off));
    assert_eq!(settings.rule_level("count/stock-differs", "count"), None);
}

#[test]
fn the_schools_own_names_may_be_used_where_lists_are_fixed() {
    let settings = settings("[policy]\nsafety.drills = { \"防踩踏\" = \"term\" }\n[kinds]\ndrills = [\"防踩踏\"]\n");
    assert_eq!(settings.policy.on(day("2026-09-01")).safety.drills["防踩踏"], Every::Term);
    assert!(settings.kinds["drills"].contains("防踩踏"));
    assert_eq!((FoodCategories::name_of("肉類"), FoodCategories::name_of("半成品")), (Some("meat"), None));
}
