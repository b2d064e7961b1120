//! Disagreements put into whole schools, one at a time: each is found at its place, and nothing else is said.
//!
//! The lines of `tests/mutations/` are claims about the sample schools in `ledgers/`, which are clean: in rows of this
//! register that fit, changing this column brings this rule at this row, and no rule but those named beside it. Each claim
//! is tried in every school that has rows that fit, on the first and the last of them (a line that speaks of
//! all columns of a sort on one). `BURSAR_MUTATIONS=all` tries every row, a number so many, a name only the claims about
//! that register or rule, the name of a table (`money.csv`) only its lines.

mod change;
mod coverage;
mod csv_text;
mod explore;
mod fits;
mod mutation;
mod school;
mod table;
mod toml_text;
mod verdict;

use bursar::source::LEDGER_FILE;
use change::change;
use mutation::Mutation;
use rayon::prelude::*;
use school::{Line, School};
use table::Claim;

/// On how many rows a claim is tried.
const ROWS: usize = 2;

/// What the person asked for in `BURSAR_MUTATIONS`.
struct Asked {
    rows: Option<usize>,
    name: Option<String>,
}

impl Asked {
    fn read() -> Self {
        let asked = std::env::var("BURSAR_MUTATIONS").unwrap_or_default();
        match asked.parse() {
            Ok(rows) => Self { rows: Some(rows), name: None },
            Err(_) if asked == "all" => Self { rows: Some(usize::MAX), name: None },
            Err(_) => Self { rows: None, name: (!asked.is_empty()).then_some(asked) },
        }
    }

    fn wants(&self, claim: &Claim) -> bool {
        self.name.as_ref().is_none_or(|name| {
            claim.register.starts_with(name) || claim.rule.rule.starts_with(name) || claim.stands.starts_with(name)
        })
    }

    fn rows(&self, claim: &Claim) -> usize {
        self.rows.unwrap_or(if claim.general { 1 } else { ROWS })
    }
}

/// So many of the rows: the first, the last and those evenly between; one is the one in the middle.
fn sample<'r, 's>(rows: &'r [&'s Line], most: usize) -> Vec<&'r &'s Line> {
    let last = rows.len().saturating_sub(1);
    match most {
        _ if rows.len() <= most => rows.iter().collect(),
        0 => Vec::new(),
        1 => rows.get(last / 2).into_iter().collect(),
        most => (0..most).map(|number| &rows[number * last / (most - 1)]).collect(),
    }
}

/// The rows of a school in which the claim changes something.
fn rows_of<'s>(school: &'s School, claim: &Claim) -> Vec<&'s Line> {
    // A file more changes no row; the settings stand for the school.
    if matches!(claim.mutation, Mutation::AddFile(..)) {
        return school.rows(LEDGER_FILE).iter().collect();
    }
    let rows = fits::fitting(school, &claim.register, &claim.fits).unwrap_or_else(|fault| panic!("{}: {fault}", claim.stands));
    let changes = |row: &&Line| change(school, &claim.register, row, &claim.column, &claim.mutation).is_some();
    rows.into_iter().filter(changes).collect()
}

#[test]
fn every_disagreement_is_found_at_its_place() {
    let (schools, asked) = (School::all(), Asked::read());
    let claims = table::claims(&schools);
    let mut jobs = Vec::new();
    let mut wrong = Vec::new();
    for claim in claims.iter().filter(|claim| asked.wants(claim)) {
        let before = jobs.len();
        for school in &schools {
            let rows = rows_of(school, claim);
            jobs.extend(sample(&rows, asked.rows(claim)).into_iter().map(|row| (school, claim, *row)));
        }
        if jobs.len() == before && !claim.general {
            wrong.push(format!("{} {} {}: no row fits\n", claim.stands, claim.register, claim.column));
        }
    }
    let tried: Vec<String> = jobs.par_iter().filter_map(|(school, claim, row)| try_one(school, claim, row)).collect();
    wrong.extend(tried);
    let count = wrong.len();
    assert!(wrong.is_empty(), "{}\n{count} of {} changes are not found as the table says", wrong.join("\n"), jobs.len());
}

fn try_one(school: &School, claim: &Claim, row: &Line) -> Option<String> {
    let change = change(school, &claim.register, row, &claim.column, &claim.mutation)?;
    match school.check(change.instead_of, change.source.clone()) {
        Err(failure) => Some(format!("{}: the ledger does not open: {failure}\n", claim.stands)),
        Ok(findings) => {
            let judged = verdict::judge(claim, row, &change, &findings);
            judged.err().map(|wrong| verdict::told(claim, school, row, &change, &wrong, &findings))
        }
    }
}
