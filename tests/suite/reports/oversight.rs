//! Certificates, fees, aid, what is due and what is to be posted, for a school that a reader has in mind at once.

use super::table;
use crate::commands::run::Place;

const SETTINGS: &str = "format = 1\n[school]\nname = \"青石小学\"\nlanguage = \"zh-CN\"\ntoday = \"2027-01-25\"\nstarts = 2026-09-01\n\
    [[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-22\n\
    [policy.deadline]\ndisclose = [\"fees\", \"aid\"]\n";

fn school(files: &[(&str, &str)]) -> Place {
    let place = Place::empty();
    place.write("bursar.toml", SETTINGS);
    place.write("classes.csv", "term,class,pupils\n2026-2027-1,一1班,20\n2026-2027-1,一2班,10\n");
    place.write("people.toml", "[li]\nname = \"李\"\n[wang]\nname = \"王\"\n[zhao]\nname = \"赵\"\n");
    place.write("posts.csv", "post,person,from\ncook,li,2020-09-01\ncook,wang,2020-09-01\naccountant,zhao,2020-09-01\n");
    for (path, text) in files {
        place.write(path, text);
    }
    place
}

const CERTIFICATES: &str = "owner,kind,number,from,to\nli,health,J1,2026-02-10,2027-02-09\nwang,health,J2,2025-06-01,2026-06-01\n";

#[test]
fn a_rate_has_both_its_numbers_and_names_who_lacks_what() {
    let place = school(&[("certificates.csv", CERTIFICATES)]);
    let rates = table(&place, &["certificates"], "rates");
    assert!(rates.ends_with("line,health,2,1,50.0\ntotal,合计（证照齐全的人）,2,1,50.0\n"), "{rates}");
    assert!(table(&place, &["certificates"], "missing").ends_with("王,cook,health,2026-06-01\n"));
    let all = table(&place, &["certificates"], "certificates");
    let groups: Vec<&str> = all.lines().filter(|line| line.starts_with("group")).collect();
    assert_eq!(groups, ["group,已过期 1,,,,,,", "group,30 天内到期 1,,,,,,"]);
    let near = table(&place, &["certificates", "--within", "10"], "certificates");
    assert!(near.contains("有效 1") && !near.contains("10 天内到期"), "{near}");
}

const FEES: &str = "term,fee,class,payers,units,charged,used,refunded,settled\n\
    2026-2027-1,after,一1班,20,4,3600.00,3500.00,100.00,2027-01-20\n2026-2027-1,after,一2班,10,4,1800.00,1750.00,40.00,2027-01-20\n\
    2026-2027-1,trip,一1班,20,1,1000.00,,,\n";
const PRICES: &str = "fee,name,kind,document,price,per,filed,published\nafter,课后服务费,service,发改价1号,45.00,month,2026-08-01,2026-08-02\n\
    trip,研学费,agency,教3号,50.00,piece,2026-08-01,2026-08-02\n";

#[test]
fn a_settlement_adds_up_and_leaves_empty_what_is_not_settled() {
    let place = school(&[("fees.csv", FEES), ("fee-items.csv", PRICES)]);
    let settlement = table(&place, &["fees-settlement"], "settlement");
    let lines: Vec<&str> = settlement.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "group,课后服务费,,,,,,,,,,",
            // 45 × 4 × 20 = 3600; 3600 − 3500 = 100 due back, all of it paid.
            "line,一1班,20,45.00,4,3600.00,3600.00,3500.00,100.00,100.00,0.00,2027-01-20",
            "line,一2班,10,45.00,4,1800.00,1800.00,1750.00,50.00,40.00,10.00,2027-01-20",
            "subtotal,小计,30,,,5400.00,5400.00,5250.00,150.00,140.00,10.00,",
            "group,研学费,,,,,,,,,,",
            "line,一1班,20,50.00,1,1000.00,1000.00,,,0.00,,",
            "subtotal,小计,20,,,1000.00,1000.00,,,0.00,,",
            "total,合计,50,,,6400.00,6400.00,,,140.00,,"
        ]
    );
    let one = table(&place, &["fees-settlement", "--class", "一1班"], "settlement");
    assert!(!one.contains("一2班"), "{one}");
}

const ROLL: &str =
    "term,programme,code,reason,amount\n2026-2027-1,生活补助,Z-1,低保,300.00\n2026-2027-1,生活补助,Z-2,孤儿,500.00\n";
const AID: &str = "term,programme,code,amount,paid\n2026-2027-1,生活补助,Z-1,300.00,2026-12-01\n2026-2027-1,生活补助,Z-2,200.00,2026-12-01\n\
    2026-2027-1,生活补助,Z-2,300.00,2027-02-01\n";

#[test]
fn aid_stands_under_codes_and_only_what_is_paid_by_today_counts() {
    let place = school(&[("aid-roll.csv", ROLL), ("aid.csv", AID)]);
    let programmes = table(&place, &["aid"], "programmes");
    // 300 + 200 of 800 by 25 January.
    assert!(
        programmes.ends_with("line,生活补助,2,800.00,2,500.00,62.5,300.00\ntotal,合计,2,800.00,2,500.00,62.5,300.00\n"),
        "{programmes}"
    );
    let codes = table(&place, &["aid"], "codes");
    assert!(codes.contains("line,Z-2,500.00,200.00,300.00,2026-12-01,\n"), "{codes}");
    assert!(!codes.contains("孤儿"), "the ground of a grant is nobody's business");
}

#[test]
fn what_is_due_stands_under_its_owner_with_the_days_left() {
    let hazards = "hazard,found,place,what,level,owner,due,fixed\nYH-1,2027-01-01,yard,沙坑,minor,wang,2027-01-20,\nYH-2,2027-01-01,yard,井盖,minor,wang,2027-04-20,\n";
    let place = school(&[
        ("certificates.csv", CERTIFICATES),
        ("fees.csv", FEES),
        ("fee-items.csv", PRICES),
        ("aid-roll.csv", ROLL),
        ("aid.csv", AID),
        ("places.csv", "place,name,kind\nyard,操场,outdoor\n"),
        ("hazards.csv", hazards),
    ]);
    let due = table(&place, &["deadlines"], "due");
    for line in [
        "line,2027-01-20,-5,隐患整改,操场：沙坑,王",
        "line,2027-01-22,-3,收费结算,研学费：1 个班未结算,赵",
        "line,2027-02-09,15,证照到期,李的健康证,李",
        "line,2027-02-10,16,健康检查,上次体检 2026-02-10,李",
        "line,2027-02-15,21,公示,收费 2026-2027-1,总务处",
    ] {
        assert!(due.lines().any(|other| other == line), "no {line} in\n{due}");
    }
    assert!(!due.contains("井盖"), "April is far: {due}");
    let week = table(&place, &["deadlines", "--within", "7", "--person", "wang"], "due");
    assert!(week.contains("沙坑") && !week.contains("健康检查") && !week.contains("研学费"), "{week}");
}

#[test]
fn what_is_to_be_posted_comes_with_its_page_and_no_codes() {
    let place = school(&[("fees.csv", FEES), ("fee-items.csv", PRICES), ("aid-roll.csv", ROLL), ("aid.csv", AID)]);
    let published = "publication,kind,period,from,place\nG-1,fees,2026-2027-1,2027-01-23,校门口\n";
    place.write("publications.csv", published);
    let matters = table(&place, &["disclosure"], "matters");
    let lines: Vec<&str> = matters.lines().skip(1).collect();
    assert_eq!(lines, ["fees,2026-2027-1,2027-02-15,G-1,2027-01-23,,校门口,published", "aid,2026-2027-1,2027-02-15,,,,,open"]);
    let page = place.run(&["report", "disclosure", "--lang", "zh"]).ended(0).out;
    assert!(page.contains("研学费") && page.contains("生活补助"), "{page}");
    assert!(!page.contains("Z-1"), "codes are for the office: {page}");
}
