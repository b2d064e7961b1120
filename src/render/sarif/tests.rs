//! What SARIF 2.1.0 demands of a log, and how columns and paths are written in it.

use super::super::example::{COUNTS, finding, place, sheet, small_findings, small_sources, sources, written};
use super::{encoded, render};
use crate::findings::Finding;
use crate::source::Sources;
use serde_json::{Value, json};

fn log(sources: &Sources, findings: &[Finding]) -> Value {
    serde_json::from_str(&written(|out| render(&sheet(sources, findings), out))).expect("JSON")
}

/// A location of the standard: a relative URI and a region whose figures begin at 1 and do not run backwards.
fn assert_location(location: &Value) {
    let physical = &location["physicalLocation"];
    let uri = physical["artifactLocation"]["uri"].as_str().expect("a URI");
    assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)), "{uri}");
    let figure = |name: &str| physical["region"][name].as_u64().unwrap_or_else(|| panic!("{name}"));
    let (start, end) = ((figure("startLine"), figure("startColumn")), (figure("endLine"), figure("endColumn")));
    assert!(start.0 >= 1 && start.1 >= 1 && start <= end);
}

#[test]
fn every_field_that_the_standard_demands_is_there() {
    let sources = small_sources();
    let log = log(&sources, &small_findings(&sources));
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|schema| schema.contains("sarif-2.1.0")));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "bursar");
    let rules = driver["rules"].as_array().expect("rules");
    for rule in rules {
        assert!(
            rule["id"].is_string() && rule["shortDescription"]["text"].is_string() && rule["fullDescription"]["text"].is_string()
        );
        assert!(["error", "warning", "note"].contains(&rule["defaultConfiguration"]["level"].as_str().expect("a level")));
    }
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("the rule's place") as usize;
        assert_eq!(result["ruleId"], rules[index]["id"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")));
        assert!(result["message"]["text"].is_string());
        assert_eq!(result["locations"].as_array().map(Vec::len), Some(1));
        assert_location(&result["locations"][0]);
        for other in result["relatedLocations"].as_array().into_iter().flatten() {
            assert!(other["id"].is_u64() && other["message"]["text"].is_string());
            assert_location(other);
        }
        assert_eq!(result["partialFingerprints"]["bursar/v1"].as_str().map(str::len), Some(64));
        assert!(result["suppressions"].is_array(), "all results or none have them");
    }
    assert_eq!(results[1]["suppressions"][0]["kind"], "external");
    assert_location(&results[1]["suppressions"][0]["location"]);
}

#[test]
fn columns_count_utf16_units() {
    let sources = small_sources();
    let both = ["7", "面粉", "字面粉,7,\n"]
        .map(|meant| finding("count/stock-differs", place(&sources, "stock/counts.csv", meant), "", ""));
    let log = log(&sources, &both);
    let region = |index: usize| log["runs"][0]["results"][index]["locations"][0]["physicalLocation"]["region"].clone();
    assert_eq!(COUNTS.lines().nth(2).map(|line| line.chars().position(|character| character == '7')), Some(Some(21)));
    assert_eq!(region(0), json!({ "startLine": 3, "startColumn": 23, "endLine": 3, "endColumn": 24 }));
    assert_eq!(region(1), json!({ "startLine": 3, "startColumn": 20, "endLine": 3, "endColumn": 22 }));
    assert_eq!(region(2), json!({ "startLine": 3, "startColumn": 19, "endLine": 4, "endColumn": 1 }));
}

#[test]
fn a_fingerprint_stays_when_lines_move() {
    let fingerprint = |text: &str, message: &str| {
        let sources = sources(&[("bursar.toml", ""), ("a.csv", text)]);
        let log = log(&sources, &[finding("count/stock-differs", place(&sources, "a.csv", "x"), "PD-1", message)]);
        log["runs"][0]["results"][0]["partialFingerprints"]["bursar/v1"].clone()
    };
    assert_eq!(fingerprint("x\n", "差 1"), fingerprint("\n\n一,x\n", "差 1"));
    assert_ne!(fingerprint("x\n", "差 1"), fingerprint("x\n", "差 2"));
}

#[test]
fn paths_are_uris_and_messages_hold_no_links() {
    assert_eq!(encoded("库房/2026 a%b:c?.csv"), "%E5%BA%93%E6%88%BF/2026%20a%25b%3Ac%3F.csv");
    let sources = small_sources();
    let log = log(
        &sources,
        &[finding("count/stock-differs", place(&sources, "stock/counts.csv", "19"), "", "[账单](http://example.com)")],
    );
    assert_eq!(log["runs"][0]["results"][0]["message"]["text"], "[账单] (http://example.com)");
}
