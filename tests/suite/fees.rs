//! Fees, aid, the canteen's result and deadlines, where a guide has no room for it.

use crate::commands::run::Place;
use serde_json::Value;

/// The fees of two classes at twenty yuan each.
const PRICE: &str =
    "fee,name,kind,document,price,per,filed,published\nworkbooks,作业本费,agency,12 号,20,term,2026-08-20,2026-08-25\n";

/// What the rules of a family find in the small school with these files, as `rule file:line column`.
fn found(families: &[&str], today: &str, files: &[(&str, &str)]) -> Vec<String> {
    let place = Place::school();
    for (path, text) in files {
        place.write(path, text);
    }
    let mut arguments = vec!["check"];
    arguments.extend(families);
    arguments.extend(["--today", today, "--format", "json", "--lang", "en"]);
    let document: Value = serde_json::from_str(&place.run(&arguments).out).expect("JSON");
    let told = document["findings"].as_array().expect("findings").iter().map(|finding| {
        let text = |key: &str| finding[key].as_str().unwrap_or_default();
        format!("{} {}:{} {}", text("rule"), text("file"), finding["line"], text("field"))
    });
    told.collect()
}

#[test]
fn what_is_short_is_borne_by_the_school_or_asked_for() {
    let fees = "term,fee,class,payers,charged,used,refunded,settled\n2026-2027-1,workbooks,三1班,42,840.00,900.00,,2026-09-28\n";
    let files = |policy: &'static str| [("fees.csv", fees), ("fee-items.csv", PRICE), ("bursar.toml", policy)];
    let no_extra = "format = 1\n[school]\nname = \"校\"\nstarts = 2026-09-01\n[[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-22\n";
    let both = "format = 1\n[school]\nname = \"校\"\nstarts = 2026-09-01\n[[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-22\n[policy.fees]\nrefund = \"both\"\n";
    assert_eq!(found(&["fees"], "2026-09-30", &files(no_extra)), Vec::<String>::new());
    assert_eq!(found(&["fees"], "2026-09-30", &files(both)), ["fees/unsettled fees.csv:2 used"]);
}

#[test]
fn a_refund_is_neither_short_nor_beyond_what_was_left() {
    let on = |refunded: &str| {
        let row = format!("2026-2027-1,workbooks,三1班,42,840.00,756.00,{refunded},2026-09-28\n");
        let fees = format!("term,fee,class,payers,charged,used,refunded,settled\n{row}");
        found(&["fees"], "2026-09-30", &[("fees.csv", &fees), ("fee-items.csv", PRICE)])
    };
    assert_eq!(on("84.00"), Vec::<String>::new());
    assert_eq!(on("80.00"), ["fees/refund-short fees.csv:2 refunded"]);
    assert_eq!(on(""), ["fees/refund-short fees.csv:2 refunded"]);
    assert_eq!(on("90.00"), ["fees/unsettled fees.csv:2 refunded"]);
}

#[test]
fn fewer_yuan_than_payers_owe_are_explained_in_the_note() {
    let on = |note: &str| {
        let fees = format!("term,fee,class,payers,charged,note\n2026-2027-1,workbooks,三1班,42,820.00,{note}\n");
        found(&["fees", "statement"], "2026-09-30", &[("fees.csv", &fees), ("fee-items.csv", PRICE)])
    };
    assert_eq!(on(""), ["statement/heads-differ fees.csv:2 charged"]);
    assert_eq!(on("低保免 1 人"), Vec::<String>::new());
}

const AID: &str = "term,programme,code,amount,paid,voucher,published\n\
    2026-2027-1,助学金,S-1,500.00,2026-09-21,PZ-202609-001,2026-09-18\n\
    2026-2027-1,助学金,S-2,500.00,2026-09-21,PZ-202609-001,2026-09-18\n";
const PAID: &str = "voucher,date,account,summary,debit,credit,attachments,source\n\
    PZ-202609-001,2026-09-21,5001,助学金,1000.00,,1,aid:2026-2027-1|助学金|S-1|2026-09-21\n\
    PZ-202609-001,2026-09-21,1002,助学金,,1000.00,,\n";

#[test]
fn of_roll_payment_and_voucher_the_odd_one_is_shown() {
    let roll = "term,programme,code,amount\n2026-2027-1,助学金,S-1,500.00\n2026-2027-1,助学金,S-2,500.00\n";
    let on = |roll: &str, aid: &str, journal: &str| {
        found(&["fees"], "2026-09-30", &[("aid-roll.csv", roll), ("aid.csv", aid), ("journal.csv", journal)])
    };
    assert_eq!(on(roll, AID, PAID), Vec::<String>::new());
    let low = roll.replace("S-2,500.00", "S-2,50.00");
    assert_eq!(on(&low, AID, PAID), ["fees/aid-differs aid-roll.csv:3 amount"], "the payment is booked as it stands");
    let much = AID.replace("S-2,500.00", "S-2,5000.00");
    assert_eq!(on(roll, &much, PAID), ["fees/aid-differs aid.csv:3 amount"], "roll and voucher agree");
    let little = AID.replace("S-2,500.00", "S-2,50.00");
    assert_eq!(on(roll, &little, PAID), ["fees/aid-differs aid.csv:3 amount"], "the voucher has paid the whole");
    let booked = PAID.replace("1000.00", "1100.00");
    assert_eq!(on(roll, AID, &booked), ["fees/aid-differs aid.csv:2 voucher"], "roll and payments agree");
    let without = AID.lines().take(2).collect::<Vec<_>>().join("\n") + "\n";
    let half = PAID.replace("1000.00", "500.00");
    assert_eq!(on(roll, &without, &half), Vec::<String>::new(), "the rest may come until the term ends");
}

#[test]
fn meals_that_are_booked_a_month_late_are_told_at_the_month_that_lacks_them() {
    let meals = "date,meal,pupils,income\n2026-09-29,lunch,42,300.00\n2026-10-30,lunch,42,200.00\n";
    let journal = |first: &str, second: &str| {
        format!(
            "voucher,date,account,summary,debit,credit,attachments,source\n\
            ST-1,2026-09-30,ST1002,伙食费,{first},,1,B-1\nST-1,2026-09-30,ST4001,伙食费,,{first},,\n\
            ST-2,2026-10-31,ST1002,伙食费,{second},,1,B-2\nST-2,2026-10-31,ST4001,伙食费,,{second},,\n\
            ST-3,2026-10-31,ST4001,结转,500.00,,1,memo:结转\nST-3,2026-10-31,ST3001,结转,,500.00,,\n"
        )
    };
    let on = |first: &str, second: &str| {
        let journal = journal(first, second);
        found(&["books/meals-control"], "2026-11-20", &[("meals.csv", meals), ("journal.csv", &journal)])
    };
    assert_eq!(on("300.00", "200.00"), Vec::<String>::new(), "closing the account is no income");
    assert_eq!(on("250.00", "250.00"), ["books/meals-control journal.csv:3 credit"]);
    assert_eq!(on("300.00", "250.00"), ["books/meals-control journal.csv:5 credit"]);
}

#[test]
fn a_count_is_looked_for_once_it_should_be_entered() {
    let moves = "slip,date,kind,place,item,quantity,price,by\nQC-1,2026-09-01,opening,store-1,paper-a4,20,24.00,chen-jie\n";
    let on = |today: &str| found(&["deadline"], today, &[("stock-moves.csv", moves)]);
    assert_eq!(on("2026-10-05"), Vec::<String>::new());
    assert_eq!(on("2026-10-06"), ["deadline/count-missing places.csv:2 place"]);
    assert_eq!(on("2026-11-06").len(), 2, "one for each month");
    let counts = "count,date,place,item,counted,by,witness\nPD-1,2026-09-28,store-1,paper-a4,20,qian-bo,wu-tao\n";
    let counted = found(&["deadline"], "2026-10-06", &[("stock-moves.csv", moves), ("stock-counts.csv", counts)]);
    assert_eq!(counted, Vec::<String>::new());
}

#[test]
fn a_task_is_done_when_all_its_evidence_has_a_day() {
    let plan = |evidence: &str| format!("[[task]]\nid = \"T1\"\ndue = 2026-09-15\ntext = \"清点库房\"\nevidence = [{evidence}]\n");
    let moves = "slip,date,kind,place,item,quantity,price,by\nQC-1,2026-09-01,opening,store-1,paper-a4,20,24.00,chen-jie\n";
    let classes = "term,class,pupils\n2026-2027-1,三1班,42\n";
    let on = |evidence: &str| {
        let plan = plan(evidence);
        let files = [("plans/2026-2027-1.toml", plan.as_str()), ("stock-moves.csv", moves), ("classes.csv", classes)];
        found(&["deadline"], "2026-09-30", &files)
    };
    let late = "deadline/task-late plans/2026-2027-1.toml:3 due";
    assert_eq!(on(""), [late]);
    assert_eq!(on("\"PD-1\""), ["deadline/task-late plans/2026-2027-1.toml:5 evidence"], "it stands nowhere");
    assert_eq!(on("\"三1班\""), [late], "a class has no day");
}
