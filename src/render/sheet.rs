//! All that a run of `check` has to say, with every figure worked out: what each format is written from.

use crate::day::Day;
use crate::findings::{Finding, Level};
use crate::lang::Lang;
use crate::source::Sources;

/// A run of `check`, ready to be written.
#[derive(Debug)]
pub struct CheckSheet<'s> {
    /// The school's name.
    pub school: &'s str,
    /// The day of the run.
    pub today: Day,
    /// The commit of the ledger, where it lies in a repository.
    pub commit: Option<String>,
    /// The language of what people read.
    pub lang: Lang,
    /// The ledger's folder below the root of its repository, with `/`; empty where it is the root. CI finds files by it.
    pub below: &'s str,
    /// The files of the ledger, for excerpts and columns.
    pub sources: &'s Sources,
    /// The findings, family by family, waived ones included.
    pub findings: &'s [Finding],
    /// How many files were read.
    pub files: usize,
    /// How many rows were read.
    pub rows: usize,
    /// The days whose findings alone were wanted, and how many rows are of them.
    pub days: Option<DaysLookedAt>,
    /// How many rules were run.
    pub rules_run: usize,
    /// Every selected rule, run or not, family by family.
    pub rules: Vec<RuleLine>,
    /// The families in their order.
    pub agreements: Vec<Agreement>,
    /// How many findings there are of each level.
    pub counts: Counts,
    /// The registers without a row, by their names in the chosen language.
    pub empty_registers: Vec<&'s str>,
    /// Rules and families that the ledger's own settings switch off.
    pub off: Vec<&'s str>,
    /// Files and folders that the ledger's own settings leave out.
    pub left_out: Vec<&'s str>,
}

/// The days whose findings alone were wanted: those of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaysLookedAt {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// How many rows belong to one of these days.
    pub rows: usize,
}

/// A rule of the run.
#[derive(Debug, Clone)]
pub struct RuleLine {
    /// `family/fault`.
    pub id: &'static str,
    /// How grave its findings are where the ledger does not say otherwise.
    pub level: Level,
    /// What is wrong, as a short phrase in the chosen language.
    pub title: &'static str,
    /// Why it matters, in the chosen language.
    pub why: &'static str,
    /// Whether it was run and had nothing to look at.
    pub without_rows: bool,
    /// The registers for which it was not run, because some of their rows could not be read; empty when it was run.
    pub not_run_for: Vec<&'static str>,
    /// The names of these registers in the chosen language.
    pub not_run_named: Vec<&'static str>,
}

/// What one family of rules proved.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// Its name in rule ids.
    pub family: &'static str,
    /// Its name for people, in the chosen language.
    pub title: &'static str,
    /// How many facts were compared.
    pub checked: usize,
    /// How many of them do not agree.
    pub broken: usize,
}

/// Findings by level, and those that are waived.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of level error, not waived.
    pub errors: usize,
    /// Of level warning, not waived.
    pub warnings: usize,
    /// Of level note, not waived.
    pub notes: usize,
    /// Of any level, waived.
    pub waived: usize,
}

impl RuleLine {
    /// The family: the part before the `/`.
    pub fn family(&self) -> &'static str {
        family(self.id)
    }
}

impl CheckSheet<'_> {
    /// Rules that were run and had nothing to look at.
    pub fn rules_without_rows(&self) -> impl Iterator<Item = &RuleLine> {
        self.rules.iter().filter(|rule| rule.without_rows)
    }

    /// Rules that were not run because rows could not be read.
    pub fn rules_not_run(&self) -> impl Iterator<Item = &RuleLine> {
        self.rules.iter().filter(|rule| !rule.not_run_for.is_empty())
    }

    /// The path of a file of the ledger below the root of its repository.
    pub(super) fn path_in_repository(&self, file: &str) -> String {
        match self.below.trim_matches('/') {
            "" => file.to_owned(),
            below => format!("{below}/{file}"),
        }
    }
}

/// The family of a rule: the part before the `/`.
pub(super) fn family(rule: &'static str) -> &'static str {
    rule.split_once('/').map_or(rule, |(family, _)| family)
}
