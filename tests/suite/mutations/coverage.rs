//! Every rule and every column stands in the tables of mutations, in `uncovered.csv` with the reason why nothing finds it, or in
//! the list `open.csv` of what nobody has looked at yet, which is kept exact.
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
    let own = claims.iter().filter(|claim| !claim.general && !claim.stands.starts_with("general.csv"));
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
    let open = |column: &&(String, String)| !claimed.contains(*column) && !excused.contains_key(*column);
    wrong.extend(kept_exact(&declared.iter().filter(open).cloned().collect(), |(register, _)| !register.is_empty()));
    let asked = std::env::var("BURSAR_MUTATIONS").unwrap_or_default();
    if !asked.is_empty() {
        let asked = declared.iter().filter(open).filter(|(register, _)| register.starts_with(&asked));
        wrong.extend(asked.take(MOST).map(|(register, column)| explore(&schools, register, column)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Holds part of the list of what nobody has looked at yet to what that is; `BURSAR_UPDATE=1` writes it.
fn kept_exact(open: &BTreeSet<(String, String)>, is_part: impl Fn(&(String, String)) -> bool) -> Vec<String> {
    let listed = table::open();
    let (part, rest): (BTreeSet<_>, BTreeSet<_>) = listed.into_iter().partition(is_part);
    if std::env::var_os("BURSAR_UPDATE").is_some() {
        table::write_open(&open.union(&rest).cloned().collect());
        return Vec::new();
    }
    let new = open.difference(&part).map(|(register, name)| format!("{register} {name}: no line of the tables speaks of it"));
    let done = part.difference(open).map(|(register, name)| format!("open.csv: {register} {name} is covered or gone"));
    new.chain(done).collect()
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
    let unclaimed = rules.iter().filter(|rule| !claimed.contains(*rule) && !excused.contains(*rule));
    let unclaimed = unclaimed.map(|rule| (String::new(), (*rule).to_owned())).collect();
    let wrong = kept_exact(&unclaimed, |(register, _)| register.is_empty());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
