//! Disagreements put into a whole school, one at a time: each is found at its place, and nothing else is said.
//!
//! The lines of `tests/mutations.csv` are claims about the sample school `ledgers/qingshi-primary`, which is clean: in rows
//! of this register that fit, changing this column brings this rule at this row, and no rule but those named beside it.
//! Each claim is tried on the first, the middle and the last row that fit; `BURSAR_MUTATIONS=all` tries every row, a number
//! so many, a name only the claims about that register or rule.

mod change;
mod csv_text;
mod fits;
mod mutation;
mod school;
mod table;
mod toml_text;
mod verdict;

use change::change;
use rayon::prelude::*;
use school::{Line, School};
use table::Claim;

/// On how many rows a claim is tried.
const ROWS: usize = 3;

/// What the person asked for in `BURSAR_MUTATIONS`.
struct Asked {
    rows: usize,
    name: Option<String>,
}

impl Asked {
    fn read() -> Self {
        let asked = std::env::var("BURSAR_MUTATIONS").unwrap_or_default();
        match asked.parse() {
            Ok(rows) => Self { rows, name: None },
            Err(_) if asked == "all" => Self { rows: usize::MAX, name: None },
            Err(_) => Self { rows: ROWS, name: (!asked.is_empty()).then_some(asked) },
        }
    }

    fn wants(&self, claim: &Claim) -> bool {
        self.name.as_ref().is_none_or(|name| claim.register.starts_with(name) || claim.rule.rule.starts_with(name))
    }
}

/// So many of the rows: the first, the last and those evenly between.
fn sample<'r, 's>(rows: &'r [&'s Line], most: usize) -> Vec<&'r &'s Line> {
    let last = rows.len().saturating_sub(1);
    match most {
        _ if rows.len() <= most => rows.iter().collect(),
        0 => Vec::new(),
        1 => rows.first().into_iter().collect(),
        most => (0..most).map(|number| &rows[number * last / (most - 1)]).collect(),
    }
}

#[test]
fn every_disagreement_is_found_at_its_place() {
    let (school, asked, claims) = (School::read(), Asked::read(), table::claims());
    let mut jobs = Vec::new();
    let mut wrong = Vec::new();
    for claim in claims.iter().filter(|claim| asked.wants(claim)) {
        let rows = fits::fitting(&school, &claim.register, &claim.fits)
            .unwrap_or_else(|fault| panic!("mutations.csv:{}: {fault}", claim.number));
        let changes = |row: &&Line| change(&school, &claim.register, row, &claim.column, &claim.mutation).is_some();
        let rows: Vec<&Line> = rows.into_iter().filter(changes).collect();
        if rows.is_empty() {
            wrong.push(format!("mutations.csv:{} {} {}: no row fits\n", claim.number, claim.register, claim.column));
        }
        jobs.extend(sample(&rows, asked.rows).into_iter().map(|row| (claim, *row)));
    }
    let tried: Vec<String> = jobs.par_iter().filter_map(|(claim, row)| try_one(&school, claim, row)).collect();
    wrong.extend(tried);
    let count = wrong.len();
    assert!(wrong.is_empty(), "{}\n{count} of {} changes are not found as the table says", wrong.join("\n"), jobs.len());
}

fn try_one(school: &School, claim: &Claim, row: &Line) -> Option<String> {
    let change = change(school, &claim.register, row, &claim.column, &claim.mutation)?;
    match school.check(change.instead_of, change.source.clone()) {
        Err(failure) => Some(format!("mutations.csv:{}: the ledger does not open: {failure}\n", claim.number)),
        Ok(findings) => {
            let judged = verdict::judge(claim, row, &change, &findings);
            judged.err().map(|wrong| verdict::told(claim, row, &change, &wrong, &findings))
        }
    }
}
