//! A report that was handed in and the books afterwards: nothing may change behind it unseen.

use crate::commands::run::Place;

const MOVES: &str = "slip,date,kind,place,item,quantity,price,by\n\
    QC-202609-001,2026-09-01,opening,store-1,paper-a4,20,24.00,chen-jie\n";

/// What a run printed, without the breaks of its lines.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A school that has filed its stores' September.
fn filed() -> Place {
    let place = Place::school();
    place.write("stock/moves/2026-09.csv", MOVES);
    std::fs::create_dir_all(place.path("reports")).expect("a folder");
    let report = ["report", "stock-monthly", "--month", "2026-09", "--place", "store-1", "--format", "json", "--lang", "zh"];
    place.run(&[&report[..], &["-o", "reports/2026-09.json"]].concat()).ended(0);
    place
}

#[test]
fn what_was_filed_and_not_touched_agrees() {
    let run = filed().run(&["check", "statement", "--lang", "en"]).ended(0);
    assert!(run.out.contains("0 errors, 0 warnings"), "{}", run.out);
}

#[test]
fn a_row_written_into_a_filed_month_afterwards_is_seen() {
    let place = filed();
    place.add("stock/moves/2026-09.csv", "LY-202609-001,2026-09-20,issue,store-1,paper-a4,5,,chen-jie\n");
    let run = place.run(&["check", "statement/figure-differs", "--lang", "en"]).ended(1);
    let out = words(&run.out);
    assert!(out.contains("`closing` of “paper-a4” was filed as 20, the books give 15"), "{out}");
    assert!(out.contains("`closing_amount` of “合计” was filed as 480.00, the books give 360.00"), "{out}");
}

#[test]
fn a_figure_changed_in_the_filed_report_is_seen_at_its_place() {
    let place = filed();
    let text = place.read("reports/2026-09.json");
    let at = text.lines().position(|line| line.contains("\"closing\": \"20\"")).expect("the figure") + 1;
    place.write("reports/2026-09.json", text.replace("\"closing\": \"20\"", "\"closing\": \"26\""));
    let run = place.run(&["check", "statement/figure-differs", "--lang", "en"]).ended(1);
    assert!(run.out.contains(&format!("reports/2026-09.json:{at}:")) && words(&run.out).contains("filed as 26"), "{}", run.out);
    assert!(run.out.contains("1 error"), "one figure, one finding: {}", run.out);
}

#[test]
fn a_file_that_is_no_report_is_named_and_nothing_breaks() {
    let place = filed();
    place.write("reports/deep.json", "[".repeat(100_000));
    place.write(
        "reports/other.json",
        "{\"report\":\"no-such\",\"period\":{\"from\":\"2026-09-01\",\"to\":\"2026-09-30\"},\"made\":\"2026-09-30\",\"parts\":[]}",
    );
    place.write("reports/note.txt", "not read");
    let run = place.run(&["check", "statement", "--lang", "en"]).ended(1);
    assert!(run.out.contains("reports/deep.json") && words(&run.out).contains("there is no report no-such"), "{}", run.out);
    assert!(!run.out.contains("note.txt"), "{}", run.out);
}
