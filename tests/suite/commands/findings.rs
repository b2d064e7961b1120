//! The machine forms of `check`: the JSON object name by name, and `SARIF`, `GitHub`'s and `JUnit`'s forms as far as CI reads them.

use super::json::Node;
use super::run::Place;

/// The documented object: names, types and their order. A name may be added at the end of its object, none may go.
const FORM: &str = "{version: number, school: text, today: text, commit: null, \
    findings: [{rule: text, level: text, file: text, line: number, column: number, end_column: number, field: text, subject: text, \
    message: text, why: text, next: text, related: [{file: text, line: number, column: number, message: text}], \
    waived: null, fixable: bool}], \
    summary: {errors: number, warnings: number, notes: number, waived: number, files: number, rows: number, rules: number, \
    rules_without_rows: [text], rules_not_run: [], rules_off: [], files_left_out: [], \
    agreements: [{family: text, checked: number, broken: number}], days: null}}";

/// A purchase whose requester signs it too: the finding names the other side.
fn self_approved() -> Place {
    let place = Place::school();
    place.write(
        "purchases/2026-09.toml",
        "[\"QG-202609-001\"]\ndate = 2026-09-03\nrequester = \"wang-fang\"\nbudget = \"office\"\n\
         lines = [{ item = \"paper-a4\", quantity = 20, price = 24.00 }]\napprovals = [\n\
         \x20 { step = \"department\", by = \"wang-fang\", date = 2026-09-04 },\n\
         \x20 { step = \"logistics\", by = \"qian-bo\", date = 2026-09-04 },\n]\n",
    );
    place
}

#[test]
fn the_json_form_is_the_documented_one_name_by_name() {
    let place = self_approved();
    let run = place.run(&["check", "approval/self-approved", "approval/tender-short", "--format", "json"]).ended(1);
    let document = Node::read(&run.out);
    assert_eq!(document.shape(), FORM);
    assert_eq!(document.get("version"), &Node::Number(1));
    assert_eq!(document.get("school").text(), "青石镇中心小学");
    let [finding] = document.get("findings").elements() else { panic!("one finding: {}", run.out) };
    for (key, value) in [
        ("rule", "approval/self-approved"),
        ("level", "error"),
        ("file", "purchases/2026-09.toml"),
        ("field", "by"),
        ("subject", "QG-202609-001"),
    ] {
        assert_eq!(finding.get(key).text(), value);
    }
    // `by` of the first signature, from the first to after the last character of the value.
    let line = place.read("purchases/2026-09.toml").lines().nth(6).expect("the line").to_owned();
    let column = line.find("\"wang-fang\"").expect("it stands there") as u64 + 1;
    assert_eq!(finding.get("line"), &Node::Number(7));
    assert_eq!(finding.get("column"), &Node::Number(column));
    assert_eq!(finding.get("end_column"), &Node::Number(column + "\"wang-fang\"".len() as u64));
    assert_eq!(finding.get("related").elements()[0].get("line"), &Node::Number(3));
    let agreements = document.get("summary").get("agreements").elements();
    assert_eq!(agreements[0].get("broken"), &Node::Number(1));
}

#[test]
fn a_waived_finding_stays_in_the_list_with_the_waivers_place() {
    let place = Place::school_with_a_finding();
    place.write(
        "waivers.toml",
        "[[waiver]]\nrule = \"count/counter-alone\"\non = \"PD-202609-001\"\nreason = \"一人值班\"\napproved_by = \"zhao-gang\"\n",
    );
    let run = place.run(&["check", "count/counter-alone", "--format", "json"]).ended(0);
    let document = Node::read(&run.out);
    let waived = document.get("findings").elements()[0].get("waived");
    assert_eq!(waived.shape(), "{file: text, line: number, column: number}");
    assert_eq!(waived.get("file").text(), "waivers.toml");
    assert_eq!(document.get("summary").get("waived"), &Node::Number(1));
    assert_eq!(document.get("summary").get("errors"), &Node::Number(0));
}

#[test]
fn rules_that_were_not_run_are_named_with_the_registers() {
    let place = Place::school_with_a_finding();
    place.add("people.toml", "\n[broken]\nname = [\n");
    let document = Node::read(&place.run(&["check", "--format", "json"]).ended(1).out);
    let not_run = document.get("summary").get("rules_not_run");
    assert!(not_run.shape().starts_with("[{rule: text, registers: [text]}"), "{}", not_run.shape());
}

#[test]
fn words_are_translated_and_names_are_not() {
    let place = self_approved();
    let read = |lang: &str| Node::read(&place.run(&["check", "self-approved", "--format", "json", "--lang", lang]).ended(1).out);
    let (chinese, english) = (read("zh"), read("en"));
    assert_eq!(chinese.shape(), english.shape());
    let finding = |document: &Node, key: &str| document.get("findings").elements()[0].get(key).clone();
    for key in ["message", "why", "next"] {
        assert_ne!(finding(&chinese, key), finding(&english, key), "{key}");
    }
    for key in ["rule", "level", "file", "line", "column", "field", "subject"] {
        assert_eq!(finding(&chinese, key), finding(&english, key), "{key}");
    }
}

#[test]
fn sarif_names_rules_places_and_levels() {
    let place = self_approved();
    let document: serde_json::Value =
        serde_json::from_str(&place.run(&["check", "self-approved", "--format", "sarif"]).ended(1).out).expect("JSON");
    assert_eq!(document["version"], "2.1.0");
    let run = &document["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "bursar");
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "approval/self-approved");
    assert_eq!(result["level"], "error");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "purchases/2026-09.toml");
    assert_eq!(place["region"]["startLine"], 7);
}

#[test]
fn githubs_form_is_a_line_a_finding_at_its_place() {
    let place = self_approved();
    let out = place.run(&["check", "self-approved", "--format", "github"]).ended(1).out;
    let line = out.lines().next().expect("a line");
    assert!(line.starts_with("::error file=purchases/2026-09.toml,line=7,"), "{out}");
    assert!(Place::school().run(&["check", "--format", "github"]).ended(0).out.lines().all(|line| !line.starts_with("::error")));
}

#[test]
fn junits_form_has_a_case_a_rule() {
    let place = self_approved();
    let out = place.run(&["check", "self-approved", "--format", "junit"]).ended(1).out;
    assert!(out.starts_with("<?xml version=\"1.0\""), "{out}");
    for part in ["<testsuites", "<testsuite ", "<testcase ", "<failure ", "approval/self-approved", "</testsuites>"] {
        assert!(out.contains(part), "{part} in {out}");
    }
    let clean = Place::school().run(&["check", "--format", "junit"]).ended(0).out;
    assert!(!clean.contains("<failure"), "{clean}");
}

#[test]
fn the_page_for_scripts_names_every_key() {
    let page = std::fs::read_to_string(super::run::repository("docs/json.md")).expect("the page");
    let keys = FORM.split(['{', '}', '[', ']', ',', ' ']).filter_map(|part| part.strip_suffix(':'));
    for key in keys {
        assert!(page.contains(&format!("\"{key}\":")) && page.contains(&format!("`{key}`")), "{key}");
    }
}
