//! The table of mutations is complete: every rule and every column stands in it, or in `tests/mutations/uncovered.csv` with the reason.
//!
//! A line that speaks of all columns of a sort (an empty cell, a slip in an id) covers none: a column is covered where a
//! change to another value that could stand there is found.

use super::explore::explore;
use super::school::{School, columns_of, records_in};
use super::table;
use bursar::registers::ALL;
use bursar::rules::FAMILIES;
use bursar::table::{Column, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// How many uncovered columns a failure tells what changes of them bring.
const MOST: usize = 12;

#[test]
fn every_column_is_in_the_table_or_excused() {
    let schools = School::all();
    let claims = table::claims(&schools);
    let own = claims.iter().filter(|claim| !claim.general);
    let claimed: BTreeSet<(String, String)> = own.map(|claim| (claim.register.clone(), claim.column.clone())).collect();
    let excuses = table::excuses();
    let excused: BTreeMap<_, _> = excuses
        .iter()
        .filter(|excuse| !excuse.register.is_empty())
        .map(|one| ((one.register.clone(), one.name.clone()), one))
        .collect();
    let declared: BTreeSet<_> = declared().into_iter().collect();
    let mut wrong: Vec<String> = Vec::new();
    for (column, excuse) in &excused {
        let told = format!("{} {} {}", excuse.stands, column.0, column.1);
        if !declared.contains(column) {
            wrong.push(format!("{told}: no such column"));
        } else if claimed.contains(column) {
            wrong.push(format!("{told}: another table has it"));
        } else if excuse.reason.is_empty() {
            wrong.push(format!("{told}: the reason is missing"));
        }
    }
    let asked = std::env::var("BURSAR_MUTATIONS").unwrap_or_default();
    let open = declared.iter().filter(|column| !claimed.contains(*column) && !excused.contains_key(*column));
    let open: Vec<_> = open.filter(|(register, _)| register.starts_with(&asked)).collect();
    wrong.extend(open.iter().take(MOST).map(|(register, column)| explore(&schools, register, column)));
    assert!(wrong.is_empty(), "{}\n{} columns in neither table", wrong.join("\n"), open.len());
}

#[test]
fn every_rule_is_in_the_table_or_excused() {
    let claims = table::claims(&School::all());
    let claimed: BTreeSet<&str> = claims.iter().map(|claim| claim.rule.rule.as_str()).collect();
    let rules: BTreeSet<&str> = FAMILIES.iter().flat_map(|family| family.rules).map(|rule| rule.id).collect();
    let excuses = table::excuses();
    let excused: BTreeSet<&str> = excuses
        .iter()
        .filter(|excuse| excuse.register.is_empty() && !excuse.reason.is_empty())
        .map(|one| one.name.as_str())
        .collect();
    let unclaimed: Vec<_> = rules.iter().filter(|rule| !claimed.contains(*rule) && !excused.contains(*rule)).collect();
    assert!(unclaimed.is_empty(), "in neither table: {unclaimed:?}");
    let stale: Vec<_> = excused.iter().filter(|rule| !rules.contains(*rule) || claimed.contains(*rule)).collect();
    assert!(stale.is_empty(), "excused in uncovered.csv, but claimed or no rule: {stale:?}");
    let named = claims.iter().flat_map(|claim| claim.beside.iter().chain([&claim.rule])).map(|expected| expected.rule.as_str());
    let unknown: BTreeSet<_> = named.filter(|rule| *rule != "-" && !rules.contains(rule)).collect();
    assert!(unknown.is_empty(), "the tables name rules that are not there: {unknown:?}");
}

/// Every column of every register, and of the records inside its documents.
fn declared() -> Vec<(String, String)> {
    let mut names = ALL.iter().map(|register| register.name.to_owned()).collect::<Vec<_>>();
    let mut columns = Vec::new();
    while let Some(register) = names.pop() {
        for column in columns_of(&register).into_iter().flatten() {
            if records_in(&column.kind).is_some() {
                names.push(format!("{register}.{}", column.name));
            } else if !is_remark(column) {
                columns.push((register.clone(), column.name.to_owned()));
            }
        }
    }
    columns
}

/// Remarks stand anywhere and say whatever a person likes.
fn is_remark(column: &Column) -> bool {
    column.name == "note" && matches!(column.kind, Kind::Text)
}
