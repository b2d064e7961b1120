//! `bursar check`: which rules, which month, at which level it fails, and what it says when all is well.

use super::run::{Place, Run, tool};
use bursar::render::text_width;

/// The rules of the findings of a run, as the machine form names them.
pub fn rules_of(run: &Run) -> Vec<String> {
    let document: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let findings = document["findings"].as_array().expect("findings");
    findings.iter().map(|finding| finding["rule"].as_str().expect("a rule").to_owned()).collect()
}

const ALONE: &str = "count/counter-alone";

#[test]
fn a_clean_ledger_ends_well_with_its_closing_table_and_nothing_else() {
    let place = Place::school();
    let run = place.run(&["check"]).ended(0);
    assert_eq!(run.err, "");
    assert!(run.out.contains("账实") && run.out.contains("错误 0，警告 0，提示 0"), "{}", run.out);
    assert!(!run.out.contains('#'), "{}", run.out);
    let english = place.run(&["check", "--lang", "en"]).ended(0).out;
    assert!(english.contains("book and count") && english.contains("0 errors, 0 warnings, 0 notes, 0 waived"), "{english}");
}

#[test]
fn coverage_names_what_was_not_looked_at() {
    let place = Place::school();
    let without = place.run(&["check"]).ended(0).out;
    let with = place.run(&["check", "--coverage"]).ended(0).out;
    assert!(with.starts_with(without.trim_end()), "{with}");
    assert!(!without.contains(ALONE) && with.contains(ALONE), "{with}");
    assert!(with.contains("没有内容的账册") && with.contains("库存盘点") && !with.contains("stock-counts"), "{with}");
    let english = place.run(&["check", "--coverage", "--lang", "en"]).ended(0).out;
    assert!(english.contains("stock-counts") && !english.contains("库存盘点"), "{english}");
}

#[test]
fn rules_are_named_whole_by_family_by_how_they_begin_or_by_their_fault() {
    let place = Place::school_with_a_finding();
    for name in [ALONE, "count/counter-a", "counter-alone", "counter-al"] {
        let run = place.run(&["check", name, "--format", "json"]).ended(1);
        assert_eq!(rules_of(&run), [ALONE], "{name}");
        assert!(run.out.contains("\"rules\": 1"), "{}", run.out);
    }
    for name in ["count", "count/", "cou", "账实"] {
        let run = place.run(&["check", name, "--format", "json"]).ended(1);
        assert!(rules_of(&run).contains(&ALONE.to_owned()), "{name}");
        assert!(rules_of(&run).iter().all(|rule| rule.starts_with("count/")), "{name}");
    }
    place.run(&["check", "format", "waiver"]).ended(0);
    let two = place.run(&["check", "format", "counter-alone", "--format", "json"]).ended(1);
    assert_eq!(rules_of(&two), [ALONE]);
}

#[test]
fn a_name_that_means_no_rule_or_several_is_refused() {
    let place = Place::school();
    for (name, said) in [
        ("count/counter-alon3", "did you mean count/counter-alone?"),
        ("counter-alonne", "did you mean count/counter-alone?"),
        ("c", "c is ambiguous: count, card"),
        ("count/asset", "is ambiguous: count/asset-"),
        ("zzz", "no rule or family is called zzz"),
        ("", "no rule or family is called"),
    ] {
        let run = place.run(&["check", name, "--lang", "en"]).ended(2);
        assert!(run.out.is_empty() && run.err.contains(said), "{name}: {}", run.err);
    }
}

#[test]
fn a_month_keeps_the_findings_of_its_rows() {
    let place = Place::school_with_a_finding();
    place.run(&["check", ALONE, "--month", "2026-09"]).ended(1);
    place.run(&["check", ALONE, "--month", "2026年9月"]).ended(1);
    place.run(&["check", ALONE, "--month", "2026-10"]).ended(0);
    let run = place.run(&["check", "--month", "09", "--lang", "en"]).ended(2);
    assert!(run.err.contains("--month is no month: 09"), "{}", run.err);
}

#[test]
fn a_month_says_how_many_rows_it_has_and_whether_the_ledger_reaches_so_far() {
    let place = Place::school_with_a_finding();
    let run = place.run(&["check", ALONE, "--month", "2026-09", "--lang", "en"]).ended(1);
    assert!(run.out.contains("only findings of 2026-09-01 to 2026-09-30, days with 2 rows; what is counted as checked is the"));
    assert_eq!(run.err, "");
    let run = place.run(&["check", ALONE, "--month", "2026-10"]).ended(0);
    assert!(run.out.contains("只列 2026-10-01 至 2026-10-31 的问题，这些天有 0 行；上表“已核对”是整本账簿的\n"), "{}", run.out);
    for (month, chinese, english) in [
        (
            "2099-01",
            "2099-01-01 至 2099-01-31 不在账簿的时间之内：账簿从 2026-09-01 到 2026-09-30",
            "2099-01-01 to 2099-01-31 lies outside",
        ),
        ("2025-09", "2025-09-01 至 2025-09-30 不在账簿的时间之内", "which runs from 2026-09-01 to 2026-09-30"),
    ] {
        assert!(place.run(&["check", ALONE, "--month", month]).ended(0).err.contains(chinese));
        let run = place.run(&["check", ALONE, "--month", month, "--lang", "en"]).ended(0);
        assert!(run.err.contains(english), "{}", run.err);
    }
    let run = place.run(&["check", ALONE, "--month", "2026-09", "--format", "json"]).ended(1);
    let document: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(document["summary"]["days"], serde_json::json!({ "first": "2026-09-01", "last": "2026-09-30", "rows": 2 }));
}

#[test]
fn lines_and_excerpts_fit_the_window_that_columns_says() {
    let place = Place::school_with_a_finding();
    for lang in ["zh", "en"] {
        for columns in [60, 80, 200] {
            let output = place.command().args(["check", ALONE, "--lang", lang]).env("COLUMNS", columns.to_string()).output();
            let run = Run::from(output.expect("it runs")).ended(1);
            let widest = run.out.lines().map(text_width).max().expect("a line");
            assert!(widest <= columns, "{widest} of {columns}:\n{}", run.out);
        }
    }
}

/// The same on a terminal that says its columns, and no lines.
#[cfg(target_os = "linux")]
#[test]
fn lines_and_excerpts_fit_the_terminal() {
    let place = Place::school_with_a_finding();
    let line = format!("stty cols 60 && {} check {ALONE} --lang en --color never", env!("CARGO_BIN_EXE_bursar"));
    let Some(run) = tool(&place, "script", &["-qec", &line, "/dev/null"]) else { return };
    assert!(run.out.contains(ALONE), "{}{}", run.out, run.err);
    assert!(run.out.lines().all(|line| text_width(line.trim_end()) <= 60), "{}", run.out);
}

#[test]
fn it_fails_from_the_level_on_that_is_asked_for() {
    for (level, fails) in [("error", [1, 1, 1]), ("warning", [0, 1, 1]), ("note", [0, 0, 1]), ("off", [0, 0, 0])] {
        let place = Place::school_with_a_finding();
        place.add("bursar.toml", &format!("\n[rules]\n\"{ALONE}\" = \"{level}\"\n"));
        for (limit, status) in ["error", "warning", "note"].into_iter().zip(fails) {
            place.run(&["check", ALONE, "--fail-on", limit]).ended(status);
        }
        place.run(&["check", ALONE]).ended(fails[0]);
    }
}

#[test]
fn display_never_changes_how_it_ends() {
    let (clean, faulty) = (Place::school(), Place::school_with_a_finding());
    for format in ["text", "json", "sarif", "github", "junit"] {
        for more in [&[][..], &["--coverage"], &["--show-waived"], &["--color=always"], &["--lang=en"]] {
            let arguments = |rest: &[&'static str]| [&["check", "--format", format], rest].concat();
            clean.run(&arguments(more)).ended(0);
            faulty.run(&arguments(more)).ended(1);
        }
    }
}

#[test]
fn the_day_of_the_run_can_be_named() {
    let place = Place::school();
    let document = |day: &str| place.run(&["check", "--format", "json", "--today", day]).ended(0).out;
    assert!(document("2026-10-08").contains("\"today\": \"2026-10-08\""));
    assert!(document("2026年10月8日").contains("\"today\": \"2026-10-08\""));
    assert!(place.run(&["check", "--format", "json"]).ended(0).out.contains("\"today\": \"2026-09-30\""));
}

#[test]
fn a_waived_finding_is_counted_and_shown_when_asked() {
    let place = Place::school_with_a_finding();
    place.write(
        "waivers.toml",
        format!(
            "[[waiver]]\nrule = \"{ALONE}\"\non = \"PD-202609-001\"\nreason = \"假期只有一人值班\"\napproved_by = \"zhao-gang\"\n"
        ),
    );
    let run = place.run(&["check", ALONE]).ended(0);
    assert!(!run.out.contains("PD-202609-001") && run.out.contains("已豁免 1"), "{}", run.out);
    let shown = place.run(&["check", ALONE, "--show-waived"]).ended(0).out;
    assert!(shown.contains("PD-202609-001") && shown.contains("waivers.toml"), "{shown}");
}
