//! Which waiver covers which finding: one of its rule, about the document or row that it names, as long as it lasts.

use super::Context;
use super::check::RuleRun;
use crate::findings::{Draft, RowName};
use crate::registers::Waiver;
use std::collections::{BTreeMap, HashMap};
use unicode_normalization::UnicodeNormalization;

/// A waiver and what it covered.
#[derive(Debug)]
pub struct WaiverUse<'c> {
    /// The waiver.
    pub waiver: &'c Waiver,
    /// How many findings it names.
    pub named: usize,
    /// How many of them it covered.
    pub covered: usize,
    /// Whether the rule that it names was run.
    pub rule_ran: bool,
    /// Rows of different registers that have the id which it names; then it covers none of them.
    pub candidates: Vec<RowName>,
}

impl WaiverUse<'_> {
    /// Whether its last day has passed.
    pub fn has_ended(&self, context: &Context<'_>) -> bool {
        self.waiver.until.is_some_and(|until| until < context.today)
    }
}

/// For each rule's findings the waiver that covers each, and what became of every waiver.
pub(super) fn cover<'c>(context: &Context<'c>, drafted: &[(&RuleRun, &[Draft])]) -> (Vec<Vec<Option<usize>>>, Vec<WaiverUse<'c>>) {
    let waivers = &context.ledger.registers.waivers;
    let names: Vec<(String, String)> = waivers.iter().map(|waiver| (normal(&waiver.rule), normal(&waiver.on))).collect();
    let mut index: HashMap<(&str, &str), usize> = HashMap::new();
    for (position, (rule, on)) in names.iter().enumerate() {
        index.entry((rule, on)).or_insert(position);
    }
    let mut uses: Vec<WaiverUse<'c>> = waivers
        .iter()
        .map(|waiver| {
            let ran = |run: &RuleRun| run.rule.id == &*waiver.rule && run.not_run_for.is_empty();
            let rule_ran = drafted.iter().any(|(run, _)| ran(run));
            WaiverUse { waiver, named: 0, covered: 0, rule_ran, candidates: Vec::new() }
        })
        .collect();
    let waiver_of = |run: &RuleRun, draft: &Draft| {
        let row = draft.row.as_ref().and_then(|row| index.get(&(run.rule.id, row.0.as_str())));
        row.or_else(|| index.get(&(run.rule.id, draft.subject.as_str()))).copied()
    };
    for (position, candidates) in ambiguous(drafted, &waiver_of, &names) {
        uses[position].candidates = candidates;
    }
    let mut covered = Vec::with_capacity(drafted.len());
    for (run, drafts) in drafted {
        let by = drafts.iter().map(|draft| {
            let position = waiver_of(run, draft)?;
            let waiver = &mut uses[position];
            waiver.named += 1;
            let covers = waiver.candidates.is_empty() && !waiver.has_ended(context);
            waiver.covered += usize::from(covers);
            covers.then_some(position)
        });
        covered.push(by.collect());
    }
    (covered, uses)
}

fn normal(text: &str) -> String {
    text.nfc().collect()
}

/// The register in a row's full name.
fn register_of(row: &RowName) -> &str {
    row.0.split(':').next().unwrap_or_default()
}

/// Waivers whose id stands in findings about rows of several registers: which of them is meant nobody knows.
fn ambiguous(
    drafted: &[(&RuleRun, &[Draft])],
    waiver_of: &impl Fn(&RuleRun, &Draft) -> Option<usize>,
    names: &[(String, String)],
) -> BTreeMap<usize, Vec<RowName>> {
    let mut rows: BTreeMap<usize, BTreeMap<String, RowName>> = BTreeMap::new();
    for (run, drafts) in drafted {
        for draft in *drafts {
            let (Some(waiver), Some(row)) = (waiver_of(run, draft), &draft.row) else { continue };
            if row.0 != names[waiver].1 {
                rows.entry(waiver).or_default().entry(register_of(row).to_owned()).or_insert_with(|| row.clone());
            }
        }
    }
    rows.into_iter()
        .filter(|(_, registers)| registers.len() > 1)
        .map(|(waiver, registers)| (waiver, registers.into_values().collect()))
        .collect()
}
