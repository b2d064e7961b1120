//! Files saved in a careless way: one slip is one finding at its place, and everything else is read.

use crate::hostile::{MOVES, ROW, findings_in, found, found_in, on_disk};
use bursar::cli::Opened;
use bursar::lang::Lang;

#[test]
fn cells_separated_by_something_else_are_one_fault() {
    for separator in [";", "\t", "，"] {
        let text = [MOVES, ROW].concat().replace(',', separator);
        assert_eq!(found_in("stock/moves.csv", text), ["stock/moves.csv:1 syntax-invalid"], "{separator:?}");
    }
}

#[test]
fn a_title_above_the_header_is_told_and_the_rows_are_read() {
    for title in ["青石小学出入库登记,,,\n", "sep=,\n", "2026 年 9 月\n\n"] {
        let folder = on_disk(&[("stock/moves.csv", [title, MOVES, ROW].concat().as_bytes())]);
        assert_eq!(found(folder.path()), ["stock/moves.csv:1 syntax-invalid"], "{title:?}");
        assert_eq!(Opened::read(folder.path()).expect("a ledger").ledger.registers.stock_moves.len(), 1, "{title:?}");
    }
}

#[test]
fn cells_under_no_name_are_one_fault_of_the_header() {
    let header = MOVES.trim_end();
    let rows = format!("{0},某\n{1},某\n", ROW.trim_end(), ROW.trim_end().replace("001", "002"));
    for (header, place) in [(format!("{header},\n"), "1"), (format!("# 说明\n{header},,\n"), "2")] {
        let text = format!("{header}{rows}");
        let folder = on_disk(&[("stock/moves.csv", text.as_bytes())]);
        assert_eq!(found(folder.path()), [format!("stock/moves.csv:{place} syntax-invalid")]);
        assert_eq!(Opened::read(folder.path()).expect("a ledger").ledger.registers.stock_moves.len(), 2);
    }
    // Without the comma there is one cell too many, in every row.
    assert_eq!(found_in("stock/moves.csv", format!("{MOVES}{rows}")).len(), 2);
}

#[test]
fn a_row_pasted_in_another_encoding_costs_itself() {
    let mut bytes = ["# 青石小学的出入库登记\n", MOVES, ROW].concat().into_bytes();
    bytes.extend(b"QC-202609-002,2026-09-01,opening,store-1,paper-a4,20,24.00,\xb3\xc2\xbd\xdc\n");
    bytes.extend(ROW.replace("001", "003").bytes());
    let folder = on_disk(&[("stock/moves.csv", &bytes)]);
    assert_eq!(found(folder.path()), ["stock/moves.csv:4 syntax-invalid"]);
    assert_eq!(Opened::read(folder.path()).expect("a ledger").ledger.registers.stock_moves.len(), 2, "the others are read");
}

#[test]
fn the_same_slip_in_every_row_is_told_fifty_times_and_counted() {
    let rows: String =
        (0..20_000).map(|row| format!("QC-{row},2026-09-01,opening,store-1,paper-a4,many,24.00,chen-jie\n")).collect();
    let folder = on_disk(&[("stock/moves.csv", [MOVES, &rows].concat().as_bytes())]);
    let findings = findings_in(&Opened::read(folder.path()).expect("a ledger"), Lang::English);
    let told: Vec<_> = findings.iter().filter(|finding| finding.rule == "format/value-invalid").collect();
    assert_eq!(told.len(), 50);
    assert!(told.iter().any(|finding| finding.message.ends_with("; 19950 more of this kind in the file")));
}

#[test]
fn a_file_of_days_to_come_is_one_fault() {
    let rows: String = (1..=300).map(|row| format!("QC-{row:03},2029-09-01,opening,store-1,paper-a4,1,24.00,chen-jie\n")).collect();
    let folder = on_disk(&[("stock/moves.csv", [MOVES, &rows].concat().as_bytes())]);
    let findings = findings_in(&Opened::read(folder.path()).expect("a ledger"), Lang::English);
    let told: Vec<_> = findings.iter().filter(|finding| finding.rule == "format/date-outside").collect();
    assert!(matches!(told[..], [one] if one.message.contains("299 more rows")), "{told:?}");
}

#[test]
fn a_number_of_a_person_is_not_shown_whole_below_the_finding_either() {
    let folder = on_disk(&[("stock/moves.csv", format!("{MOVES}{ROW}# 11010519491231002X\n").as_bytes())]);
    let shown = std::process::Command::new(env!("CARGO_BIN_EXE_bursar"))
        .args(["-C", &folder.path().display().to_string(), "check", "--lang", "en"])
        .output()
        .expect("bursar runs");
    let shown = String::from_utf8(shown.stdout).expect("text");
    assert!(shown.contains("110*************2X") || shown.contains("110*************"), "{shown}");
    assert!(!shown.contains("11010519491231002X"), "{shown}");
}

#[test]
fn what_bursar_toml_switches_off_is_said() {
    let base = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guides/base/bursar.toml")).expect("settings");
    let settings = format!("{base}\n[rules]\ncount = \"off\"\n\"voucher/number-gap\" = \"off\"\n\n[files]\nignore = [\"old/\"]\n");
    let folder = on_disk(&[("bursar.toml", settings.as_bytes())]);
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_bursar"));
        command.args(["-C", &folder.path().display().to_string(), "check", "--lang", "en"]).args(arguments);
        String::from_utf8(command.output().expect("bursar runs").stdout).expect("text")
    };
    let shown = run(&[]);
    assert!(shown.contains("rules switched off in bursar.toml:\n  count, voucher/number-gap\n"), "{shown}");
    assert!(shown.contains("files left out by bursar.toml:\n  old/\n"), "{shown}");
    assert!(run(&["--format", "json"]).contains("\"rules_off\": [\n      \"count\",\n      \"voucher/number-gap\"\n    ]"));
    assert!(run(&["count/stock-differs"]).contains("rules switched off in bursar.toml:\n  count/stock-differs\n"));
}

#[test]
fn rules_that_could_not_run_prove_nothing() {
    let base = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guides/base/bursar.toml")).expect("settings");
    let settings = format!("{base}\n[rules]\n\"format/value-invalid\" = \"note\"\n");
    let row = ROW.replace(",20,", ",2O,");
    let folder = on_disk(&[("bursar.toml", settings.as_bytes()), ("stock/moves.csv", [MOVES, &row].concat().as_bytes())]);
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_bursar"))
        .args(["-C", &folder.path().display().to_string(), "check"])
        .output()
        .expect("bursar runs")
        .status;
    assert_eq!(status.code(), Some(1));
}
