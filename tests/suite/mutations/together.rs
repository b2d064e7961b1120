//! Several disagreements tried at once, each in a file of its own: a whole school is read for all of them together.
//!
//! Where the findings are not just what the claims promise, the company is parted in two, down to one alone: what is
//! reported is always what one change by itself brings.

use super::change::Change;
use super::school::{Line, School};
use super::table::{Claim, Expected};
use super::verdict;
use bursar::findings::Finding;
use bursar::source::LEDGER_FILE;
use std::collections::{BTreeMap, BTreeSet};

/// How many changes that rules of bookkeeping find are tried at once: more of them would touch each other's sums.
const MOST: usize = 8;

/// How many changes that cost their rows are tried at once.
const MOST_UNREAD: usize = 24;

/// A change to be tried.
pub struct Job<'c> {
    /// What is claimed.
    pub claim: &'c Claim,
    /// The row.
    pub line: &'c Line,
    /// What becomes of its file.
    pub change: Change,
}

impl Job<'_> {
    /// Whether it costs rows of its register: then rules that need them all are not run, and what others bring would not be found.
    fn costs_rows(&self) -> bool {
        self.claim.rule.rule.starts_with("format/") && self.claim.rule.rule != "format/reference-unknown"
    }

    /// What no two of a company share.
    fn own(&self) -> [String; 3] {
        let rule = if self.claim.general { String::new() } else { self.claim.rule.rule.clone() };
        let register = if self.claim.general { String::new() } else { self.claim.register.clone() };
        [format!("file {}", self.change.source.path), format!("rule {rule}"), format!("register {register}")]
    }

    /// Whether it changes what holds for the whole school.
    fn is_general_order(&self) -> bool {
        self.change.source.path == LEDGER_FILE
    }
}

/// A company under way.
#[derive(Default)]
struct Company<'c> {
    jobs: Vec<Job<'c>>,
    taken: BTreeSet<String>,
}

/// Puts changes of one school together that have nothing to do with each other.
pub fn companies(jobs: Vec<Job<'_>>) -> Vec<Vec<Job<'_>>> {
    let mut closed = Vec::new();
    let mut open: [Vec<Company<'_>>; 2] = [Vec::new(), Vec::new()];
    for job in jobs {
        if job.is_general_order() {
            closed.push(vec![job]);
            continue;
        }
        let (companies, most) = if job.costs_rows() { (&mut open[0], MOST_UNREAD) } else { (&mut open[1], MOST) };
        let own: Vec<String> = job.own().into_iter().filter(|own| !own.ends_with(' ')).collect();
        let fits = |company: &Company<'_>| company.jobs.len() < most && own.iter().all(|own| !company.taken.contains(own));
        let position = companies.iter().position(fits).unwrap_or_else(|| {
            companies.push(Company::default());
            companies.len() - 1
        });
        companies[position].taken.extend(own);
        companies[position].jobs.push(job);
    }
    closed.extend(open.into_iter().flatten().map(|company| company.jobs));
    closed
}

/// Tries a company; what is wrong with any of it.
pub fn try_all(school: &School, jobs: &[Job<'_>]) -> Vec<String> {
    let changes: Vec<_> = jobs.iter().map(|job| (job.change.instead_of, job.change.source.clone())).collect();
    match (school.check(&changes), jobs) {
        (Err(failure), [job]) => vec![format!("{}: the ledger does not open: {failure}\n", job.claim.stands)],
        (Ok(findings), [job]) => match verdict::judge(job.claim, job.line, &job.change, &findings) {
            Ok(()) => Vec::new(),
            Err(wrong) => vec![verdict::told(job.claim, school, job.line, &job.change, &wrong, &findings)],
        },
        (Ok(findings), jobs) if all_as_promised(jobs, &findings) => Vec::new(),
        (_, jobs) => {
            let (one, other) = jobs.split_at(jobs.len() / 2);
            [try_all(school, one), try_all(school, other)].concat()
        }
    }
}

/// Whether each change is found at its place, and nothing speaks that none of them promises.
fn all_as_promised(jobs: &[Job<'_>], findings: &[Finding]) -> bool {
    let is_found = |job: &Job<'_>| {
        let mut told = findings.iter().filter(|finding| finding.rule == job.claim.rule.rule);
        job.claim.rule.rule == "-" || told.any(|finding| verdict::stands(job.claim, job.line, &job.change, finding))
    };
    let mut promised: BTreeMap<&str, usize> = BTreeMap::new();
    let several = |expected: &Expected| if expected.several { usize::MAX } else { 1 };
    for expected in jobs.iter().flat_map(|job| job.claim.beside.iter().chain([&job.claim.rule])) {
        let most = promised.entry(&expected.rule).or_default();
        *most = most.saturating_add(several(expected));
    }
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        *told.entry(finding.rule).or_default() += 1;
    }
    jobs.iter().all(is_found) && told.iter().all(|(rule, times)| promised.get(rule).is_some_and(|most| times <= most))
}
