//! What a school may get wrong: each slip is told at its place, and everything else holds.

use super::{day, read, settings, wrong};
use crate::lang::Lang;
use crate::source::LineColumn;

#[test]
fn a_file_that_does_not_parse_cannot_be_used() {
    let failure = read("format = 1\n[school\nname = 1\n").expect_err("it does not parse");
    assert_eq!(failure.place.line, 2);
    assert!(failure.text(Lang::English).starts_with("bursar.toml:2:"), "{}", failure.text(Lang::English));
    let missing = read("[school]\n").expect_err("no format");
    assert!(missing.text(Lang::Chinese).contains("format = 1"));
    let unknown = read("\nformat = 2\n").expect_err("unknown");
    assert_eq!(unknown.place, LineColumn { line: 2, column: 10 });
    assert!(unknown.text(Lang::English).contains("unknown format 2"));
}

#[test]
fn an_unknown_key_is_told_with_the_nearest_and_read_as_it() {
    let (settings, wrong) = wrong("[policy.purchase]\nquots = 5\n[polici]\n[policy.canteen]\n\"顏色\" = 1\n");
    assert_eq!(settings.policy.on(day("2026-09-01")).purchase.quotes, 5);
    assert_eq!(wrong.len(), 3, "{wrong:#?}");
    assert!(wrong[0].starts_with("3 `quots`") && wrong[0].contains("quotes"), "{}", wrong[0]);
}

#[test]
fn a_bad_value_costs_only_itself() {
    let (settings, wrong) = wrong(
        r#"[school]
name = "青石小学"
stage = "primery"
today = "tomorrow"
[policy.purchase]
quotes = "three"
handlers = 4
[policy.stock]
tolerance = 2
variance_warn = -0.01
counters = 3
[policy.repair]
days = { normal = "soon", urgent = 2, "特急" = 0 }
[policy.canteen]
fridge = [8, 0]
freezer = -18
[policy.deadline]
statement_day = 32
[policy.people]
incompatible = [["cashier"]]
[rules]
food = "loud"
"#,
    );
    let policy = settings.policy.on(day("2026-09-01"));
    assert_eq!(settings.school.name, "青石小学");
    assert_eq!((policy.purchase.quotes, policy.purchase.handlers, policy.stock.counters), (3, 4, 3));
    assert_eq!((policy.repair.days["urgent"], policy.repair.days["normal"]), (2, 7));
    assert_eq!(policy.deadline.statement_day, 5);
    let places: Vec<&str> = wrong.iter().map(|wrong| wrong.split_inclusive('`').take(2).last().unwrap_or_default()).collect();
    assert_eq!(
        places,
        [
            "\"primery\"`",
            "\"tomorrow\"`",
            "\"three\"`",
            "2`",
            "-0.01`",
            "\"soon\"`",
            "\"特急\"`",
            "[8, 0]`",
            "-18`",
            "32`",
            "[[\"cashier\"]]`",
            "\"loud\"`"
        ],
        "{wrong:#?}"
    );
}

#[test]
fn a_slip_is_found_however_the_key_is_written() {
    for text in [
        "policy.purchase.quotes = \"three\"\n",
        "policy = { purchase = { quotes = \"three\" } }\n",
        "[policy]\npurchase.quotes = \"three\"\n",
        "[policy.purchase]\nquotes = \"three\"\n",
        "[policy]\n[[policy.purchase]]\nquotes = \"three\"\n",
        "[\"制度\".\"采购\"]\n\"比价家数\" = \"three\"\n",
    ] {
        let (_, wrong) = wrong(text);
        assert!(wrong.len() == 1 && wrong[0].contains(" `\"three\"` "), "{text}{wrong:#?}");
    }
}

#[test]
fn a_ladder_goes_up_and_ends_with_its_open_band() {
    let ladder = |bands: &str| wrong(&format!("[policy.approval]\nbands = [{bands}]\n"));
    let (settings, wrong) = ladder("{ up_to = 500, steps = [\"a\"] }, { up_to = 500, steps = [\"b\"] }");
    assert!(wrong[0].contains("BandsNotAscending { up_to: \"500.00\" }"), "{wrong:#?}");
    assert!(settings.policy.on(day("2026-09-01")).approval.bands.is_empty(), "a ladder that makes no sense is none");
    let (_, wrong) = ladder("{ steps = [\"a\"] }, { up_to = 500, steps = [\"b\"] }");
    assert!(wrong[0].contains("BandAfterOpen"), "{wrong:#?}");
    let (settings, wrong) = ladder("{ up_to = 500, steps = [\"a\"] }, { up_to = 900, steps = [\"b\"] }");
    assert!(wrong[0].contains("BandsEnd { up_to: \"900.00\" }"), "{wrong:#?}");
    assert_eq!(settings.policy.on(day("2026-09-01")).approval.bands.len(), 2, "what it says is in force");
    let (_, wrong) = ladder("{ up_to = 500, steps = [] }, { steps = [\"b\"] }");
    assert!(wrong[0].contains("BandWithoutSteps"), "{wrong:#?}");
    let (_, wrong) = ladder("{ up_to = 500, steps = [\"a\"], quotes = \"many\" }, { steps = [\"b\"] }");
    assert!(wrong[0].starts_with("3 `\"many\"`"), "{wrong:#?}");
}

#[test]
fn a_table_without_a_readable_day_is_left_out() {
    let (settings, wrong) =
        wrong("[[policy.purchase]]\nfrom = \"spring\"\nquotes = 9\n[[policy.steps]]\nfrom = \"spring\"\nprincipal = [\"x\"]\n");
    let policy = settings.policy.on(day("2030-01-01"));
    assert_eq!(policy.purchase.quotes, 3);
    assert!(!policy.steps.may_sign("principal", "x"));
    assert_eq!(wrong.len(), 2, "{wrong:#?}");
    assert!(wrong[0].starts_with("3 `\"spring\"`") && wrong[1].starts_with("6 `\"spring\"`"), "{wrong:#?}");
}

#[test]
fn the_same_table_twice_for_one_day_is_told() {
    let (_, wrong) = wrong("[[policy.cash]]\nlimit = 1000\n[[policy.cash]]\nlimit = 2000\n");
    assert_eq!(wrong.len(), 1);
    assert!(wrong[0].starts_with("4 ") && wrong[0].contains("TableRepeated { from: None }"), "{wrong:#?}");
}

#[test]
fn terms_that_make_no_sense_are_told_and_left_out() {
    let term = |id: &str, starts: &str, ends: &str| format!("[[term]]\nid = \"{id}\"\nstarts = {starts}\nends = {ends}\n");
    let text = [
        term("2026-2027-1", "2026-09-01", "2027-01-22"),
        term("2026-2027-2", "2027-01-22", "2027-06-30"),
        term("2027-2028-1", "2027-09-01", "2027-01-22"),
        term("2028-2029-1", "2028-09-01", "2092-01-22"),
        term("2026-2027-1", "2025-09-01", "2026-01-22"),
        "[[term]]\nid = \"2030-2031-1\"\nstarts = 2030-09-01\n".to_owned(),
        term("2031-2032-1", "2031-09-01", "2032-01-20") + "holidays = [\"2031-12-01..2031-11-01\"]\nworkdays = [2032-03-01]\n",
    ];
    let (settings, wrong) = wrong(&text.concat());
    let kept: Vec<String> = settings.calendar.terms().iter().map(|term| term.id.to_string()).collect();
    assert_eq!(kept, ["2026-2027-1", "2031-2032-1"]);
    let all = wrong.join("\n");
    for fault in ["TermRepeated", "TermsOverlap", "TermReversed", "TermTooLong", "ValueMissing", "RangeReversed", "DayOutsideTerm"]
    {
        assert!(all.contains(fault), "{fault} in {all}");
    }
}

#[test]
fn rules_and_lists_that_nobody_knows_are_told_by_those_who_know() {
    let settings = settings("[rules]\n\"count/counter-alon\" = \"off\"\ncount = \"note\"\n[kinds]\ndril = [\"x\"]\n");
    let rules = settings.check_rules(["count", "count/counter-alone"]);
    assert_eq!(rules.len(), 1);
    assert!(format!("{rules:?}").contains("count/counter-alone"), "{rules:?}");
    assert!(format!("{:?}", settings.check_kinds(["drills"])).contains("drills"));
}

#[test]
fn paths_stay_within_the_ledger() {
    let (settings, wrong) = wrong("[files]\nignore = [\"old/\", \"../else/\", \"/etc\", \"./notes.csv\"]\n");
    assert_eq!(settings.ignored, ["old/", "notes.csv"]);
    assert_eq!(wrong.len(), 2);
}
