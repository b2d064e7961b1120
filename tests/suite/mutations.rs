//! Disagreements put into whole schools, one at a time: each is found at its place, and nothing else is said.
//!
//! The lines of `tests/mutations/` are claims about the sample schools in `ledgers/`, which are clean: in rows of this
//! register that fit, changing this column brings this rule at this row, and no rule but those named beside it. Each claim
//! is tried on one row of one school that has rows that fit, the schools in turn, several claims at a time.
//! `BURSAR_MUTATIONS=1` tries it in each of these schools, a greater number on so many rows, `all` on every row, each change by
//! itself; a name only the claims about that register or rule, the name of a table (`money.csv`) only its lines. A value that is written out (`set zhu-min`) is tried where it stands for somebody.

mod change;
mod coverage;
mod csv_text;
mod explore;
mod fits;
mod mutation;
mod school;
mod table;
mod together;
mod toml_text;
mod verdict;

use bursar::source::LEDGER_FILE;
use change::change;
use mutation::Mutation;
use rayon::prelude::*;
use school::{Line, School};
use table::Claim;
use together::{Job, companies, try_all};

/// On how many rows of each school a claim is tried.
const ROWS: usize = 1;

/// What the person asked for in `BURSAR_MUTATIONS`.
struct Asked {
    rows: usize,
    /// In every school that has rows that fit; else in one of them, in turn.
    everywhere: bool,
    /// Each change by itself.
    alone: bool,
    name: Option<String>,
}

impl Asked {
    fn read() -> Self {
        let asked = std::env::var("BURSAR_MUTATIONS").unwrap_or_default();
        match asked.parse() {
            Ok(rows) => Self { rows, everywhere: true, alone: false, name: None },
            Err(_) if asked == "all" => Self { rows: usize::MAX, everywhere: true, alone: true, name: None },
            Err(_) => Self { rows: ROWS, everywhere: !asked.is_empty(), alone: false, name: (!asked.is_empty()).then_some(asked) },
        }
    }

    fn wants(&self, claim: &Claim) -> bool {
        self.name.as_ref().is_none_or(|name| {
            claim.register.starts_with(name) || claim.rule.rule.starts_with(name) || claim.stands.starts_with(name)
        })
    }
}

/// So many of the rows: the first, the last and those evenly between; one is the one in the middle.
fn sample<'r, 's>(rows: &'r [&'s Line], most: usize) -> Vec<&'r &'s Line> {
    positions(rows.len(), most).into_iter().map(|position| &rows[position]).collect()
}

fn positions(rows: usize, most: usize) -> Vec<usize> {
    let last = rows.saturating_sub(1);
    match most {
        _ if rows <= most => (0..rows).collect(),
        0 => Vec::new(),
        1 => vec![last / 2],
        most => (0..most).map(|number| number * last / (most - 1)).collect(),
    }
}

/// The rows of a school of which the claim speaks.
fn rows_of<'s>(school: &'s School, schools: &[School], claim: &Claim) -> Vec<&'s Line> {
    // A person or paper of another school is nobody here.
    if let Mutation::Set(text) = &claim.mutation
        && !school.is_name(text)
        && schools.iter().any(|other| other.is_name(text))
    {
        return Vec::new();
    }
    // A file more changes no row; the settings stand for the school.
    let adds_file = matches!(claim.mutation, Mutation::AddFile(..));
    let register = if adds_file { LEDGER_FILE } else { &claim.register };
    fits::fitting(school, register, &claim.fits).unwrap_or_else(|fault| panic!("{}: {fault}", claim.stands))
}

/// The changes that a claim makes of so many rows of a school: where it makes nothing of a row, the next rows are tried.
fn jobs_of<'c>(school: &'c School, schools: &[School], claim: &'c Claim, most: usize) -> Vec<Job<'c>> {
    /// How many rows are tried in the place of one.
    const TRIES: usize = 200;
    let rows = rows_of(school, schools, claim);
    let job = |line: &&'c Line| {
        let change = change(school, &claim.register, line, &claim.column, &claim.mutation)?;
        Some(Job { claim, line, change })
    };
    if most >= rows.len() {
        return rows.iter().filter_map(job).collect();
    }
    let near = |begin: usize| rows[begin..].iter().chain(&rows[..begin]).take(TRIES).find_map(job);
    positions(rows.len(), most).into_iter().filter_map(near).collect()
}

#[test]
fn every_disagreement_is_found_at_its_place() {
    let (schools, asked) = (School::all(), Asked::read());
    let claims = table::claims(&schools);
    let wanted: Vec<&Claim> = claims.iter().filter(|claim| asked.wants(claim)).collect();
    let (mut wrong, mut tried) = (Vec::new(), 0);
    let mut jobs: Vec<Vec<Job<'_>>> = schools.iter().map(|_| Vec::new()).collect();
    let found: Vec<Vec<(usize, Vec<Job<'_>>)>> = wanted
        .par_iter()
        .map(|claim| {
            let of_schools = schools.iter().enumerate();
            of_schools
                .map(|(place, school)| (place, jobs_of(school, &schools, claim, asked.rows)))
                .filter(|(_, jobs)| !jobs.is_empty())
                .collect()
        })
        .collect();
    for (turn, (claim, found)) in wanted.iter().zip(found).enumerate() {
        if found.is_empty() && !claim.general {
            wrong.push(format!("{} {} {}: no row fits\n", claim.stands, claim.register, claim.column));
        }
        let taken = turn % found.len().max(1);
        for (_, (school, of_claim)) in found.into_iter().enumerate().filter(|(place, _)| asked.everywhere || *place == taken) {
            jobs[school].extend(of_claim);
        }
    }
    for (school, jobs) in schools.iter().zip(jobs) {
        tried += jobs.len();
        let companies = if asked.alone { jobs.into_iter().map(|job| vec![job]).collect() } else { companies(jobs) };
        wrong.extend(companies.par_iter().flat_map_iter(|company| try_all(school, company)).collect::<Vec<String>>());
    }
    let count = wrong.len();
    assert!(wrong.is_empty(), "{}\n{count} of {tried} changes are not found as the table says", wrong.join("\n"));
}
