//! Which rows a line of the table speaks of: simple conditions, all of which hold.
//!
//! `kind=issue|loss`, `kind!=in`, `amount>500`, `amount<500`, `summary~text`, `has:lot`, `no:lot`; of a document's records
//! `^method=cash` asks the document; `item@items.kind=durable` asks the row that a cell refers to. Among the rows with the
//! same cell: `only:voucher`, `many:voucher`, `first:voucher`, `last:voucher`. `in:receipts.claim` and `out:receipts.claim`
//! ask whether that column names the row. `school=qingshi-primary` names one of the schools.

use super::school::{Line, School};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of a register that fit, in file order.
pub fn fitting<'s>(school: &'s School, register: &str, fits: &str) -> Result<Vec<&'s Line>, String> {
    let mut rows: Vec<&Line> = school.rows(register).iter().collect();
    for condition in fits.split(';').map(str::trim).filter(|condition| !condition.is_empty()) {
        rows = keep(school, rows, condition)?;
    }
    Ok(rows)
}

fn keep<'s>(school: &School, rows: Vec<&'s Line>, condition: &str) -> Result<Vec<&'s Line>, String> {
    if let Some((word, column)) = condition.split_once(':').filter(|(word, _)| word.chars().all(char::is_alphabetic)) {
        return keep_by_word(school, rows, word, column);
    }
    if let Some(name) = condition.strip_prefix("school=") {
        return Ok(if school.name.ends_with(name) { rows } else { Vec::new() });
    }
    let at = condition.find(['=', '!', '<', '>', '~']).ok_or_else(|| format!("no condition `{condition}`"))?;
    let (column, rest) = condition.split_at(at);
    let (sign, value) = if let Some(value) = rest.strip_prefix("!=") { ("!=", value) } else { rest.split_at(1) };
    let holds = |row: &&Line| {
        let cell = cell(school, row, column).unwrap_or_default();
        match sign {
            "=" => value.split('|').any(|value| value == cell),
            "!=" => value.split('|').all(|value| value != cell),
            "~" => cell.contains(value),
            _ => {
                let figures = cell.parse::<Decimal>().ok().zip(value.parse::<Decimal>().ok());
                let order = figures.map_or_else(|| cell.as_str().cmp(value), |(one, other)| one.cmp(&other));
                !cell.is_empty() && (sign == ">" && order.is_gt() || sign == "<" && order.is_lt())
            }
        }
    };
    Ok(rows.into_iter().filter(holds).collect())
}

/// A cell of the row, or of the row that a cell of it names: `item@items.kind`.
fn cell(school: &School, row: &Line, column: &str) -> Option<String> {
    let Some((own, (register, there))) = column.split_once('@').and_then(|(own, rest)| Some((own, rest.split_once('.')?))) else {
        return row.cells.get(column).cloned();
    };
    let id = row.cells.get(own)?;
    school.rows(register).iter().find(|row| row.id == *id)?.cells.get(there).cloned()
}

fn keep_by_word<'s>(school: &School, rows: Vec<&'s Line>, word: &str, column: &str) -> Result<Vec<&'s Line>, String> {
    let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, row) in rows.iter().enumerate() {
        alike.entry(row.cells.get(column).map_or("", String::as_str)).or_default().push(position);
    }
    let kept: BTreeSet<usize> = match word {
        "only" => alike.values().filter(|rows| rows.len() == 1).flatten().copied().collect(),
        "many" => alike.values().filter(|rows| rows.len() > 1).flatten().copied().collect(),
        "first" => alike.values().filter_map(|rows| rows.first()).copied().collect(),
        "last" => alike.values().filter_map(|rows| rows.last()).copied().collect(),
        "has" | "no" => {
            let has = |row: &Line| cell(school, row, column).is_some();
            rows.iter().enumerate().filter(|(_, row)| has(row) == (word == "has")).map(|(position, _)| position).collect()
        }
        "in" | "out" => {
            let (register, column) = column.rsplit_once('.').ok_or_else(|| format!("no column `{column}`"))?;
            let cells = school.rows(register).iter().filter_map(|row| row.cells.get(column));
            let named: BTreeSet<&str> = cells.flat_map(|cell| cell.split(';')).collect();
            let is_named = |row: &Line| named.contains(row.id.as_str());
            rows.iter().enumerate().filter(|(_, row)| is_named(row) == (word == "in")).map(|(position, _)| position).collect()
        }
        _ => return Err(format!("no condition `{word}:`")),
    };
    Ok(rows.into_iter().enumerate().filter(|(position, _)| kept.contains(position)).map(|(_, row)| row).collect())
}
