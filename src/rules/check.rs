//! Runs rules over a ledger: all of them in parallel, then the waivers, then one sorted list without repetitions.

use super::covering::cover;
use super::{Check, Context, FAMILIES, Family, Report, Rule};
use crate::day::Day;
use crate::findings::{Draft, Finding, Level, Place, Related, Setting};
use crate::source::{FileId, LineColumn, Spot};
use crate::table::Locator;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Which rules run, and of which days findings are wanted.
#[derive(Debug, Default, Clone)]
pub struct Selection {
    /// Names of rules or families; all when empty.
    pub names: Vec<String>,
    /// First and last day of the rows that findings may stand at.
    pub days: Option<(Day, Day)>,
}

impl Selection {
    fn takes(&self, rule: &Rule) -> bool {
        self.names.is_empty() || self.names.iter().any(|name| name == rule.id || name == rule.family())
    }
}

/// What one rule did.
#[derive(Debug)]
pub struct RuleRun {
    /// The rule.
    pub rule: &'static Rule,
    /// How many facts it compared.
    pub checked: usize,
    /// How many findings it has, without the waived ones.
    pub broken: usize,
    /// The registers with unread rows for which it was not run.
    pub not_run_for: Vec<&'static str>,
}

/// What a run of `check` found.
#[derive(Debug)]
pub struct Checked {
    /// The findings, family by family, each family in the order of files and lines.
    pub findings: Vec<Finding>,
    /// What each rule did, in the order of the families.
    pub runs: Vec<RuleRun>,
    /// The selected rules that the ledger's own `[rules]` switch off; a family where all of its rules are off.
    pub off: Vec<&'static str>,
}

impl Checked {
    /// How many findings of a level are not waived.
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level && finding.waived.is_none()).count()
    }

    /// Counts anew how many findings each rule has, after some were taken out.
    pub fn recount(&mut self) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in self.findings.iter().filter(|finding| finding.waived.is_none()) {
            *counts.entry(finding.rule).or_default() += 1;
        }
        for run in &mut self.runs {
            run.broken = counts.get(run.rule.id).copied().unwrap_or(0);
        }
    }

    /// How many findings are waived.
    pub fn waived(&self) -> usize {
        self.findings.iter().filter(|finding| finding.waived.is_some()).count()
    }
}

/// The level of a rule in this ledger: its own, the family's or the rule's line in `[rules]`; `None` when it is off.
pub fn level_of(context: &Context<'_>, rule: &Rule) -> Option<Level> {
    match context.settings.rule_level(rule.id, rule.family()) {
        Some(Setting::Level(level)) => Some(level),
        Some(Setting::Off) => None,
        None => Some(rule.level),
    }
}

/// Runs the selected rules.
pub fn run(context: &Context<'_>, selection: &Selection) -> Checked {
    let wanted = || super::all().filter(|rule| selection.takes(rule));
    let selected: Vec<(&'static Rule, Level)> = wanted().filter_map(|rule| Some((rule, level_of(context, rule)?))).collect();
    // Rules differ a thousandfold in what they cost: each is handed out by itself.
    let mut drafted: Vec<(RuleRun, Level, Vec<Draft>)> =
        selected.par_iter().with_max_len(1).map(|(rule, level)| run_one(context, rule, *level)).collect();
    let by_rule: Vec<(&RuleRun, &[Draft])> = drafted.iter().map(|(run, _, drafts)| (run, drafts.as_slice())).collect();
    let (mut waived, uses) = cover(context, &by_rule);
    for (position, (run, _, drafts)) in drafted.iter_mut().enumerate() {
        if let Check::Waivers(check) = run.rule.check {
            let mut report = Report::default();
            check(context, &uses, &mut report);
            (run.checked, *drafts) = report.into_parts();
            waived[position] = vec![None; drafts.len()];
        }
    }
    let mut checked = collect(context, selection, drafted, &waived);
    checked.off = switched_off(&wanted().filter(|rule| level_of(context, rule).is_none()).collect::<Vec<_>>());
    checked
}

/// Rules by their names; a family by its own where all of its rules are off.
fn switched_off(rules: &[&'static Rule]) -> Vec<&'static str> {
    let of_family = |family: &Family| rules.iter().filter(|rule| rule.family() == family.name).count();
    let families = FAMILIES.iter().filter(|family| of_family(family) == family.rules.len()).map(|family| family.name);
    let mut names: Vec<&'static str> = families.collect();
    let alone: Vec<&'static str> = rules.iter().filter(|rule| !names.contains(&rule.family())).map(|rule| rule.id).collect();
    names.extend(alone);
    names
}

fn run_one(context: &Context<'_>, rule: &'static Rule, level: Level) -> (RuleRun, Level, Vec<Draft>) {
    let not_run_for: Vec<&'static str> = rule.whole.iter().copied().filter(|register| !context.ledger.is_whole(register)).collect();
    let mut report = Report::default();
    if let (Check::Ledger(check), true) = (rule.check, not_run_for.is_empty()) {
        check(context, &mut report);
    }
    let (checked, drafts) = report.into_parts();
    (RuleRun { rule, checked, broken: 0, not_run_for }, level, drafts)
}

fn collect(
    context: &Context<'_>,
    selection: &Selection,
    drafted: Vec<(RuleRun, Level, Vec<Draft>)>,
    waived: &[Vec<Option<usize>>],
) -> Checked {
    let mut spots = Spots::default();
    let mut kept = Vec::new();
    let mut runs = Vec::new();
    for ((run, level, drafts), waived) in drafted.into_iter().zip(waived) {
        for (draft, waiver) in drafts.into_iter().zip(waived) {
            if !is_wanted(context, selection, run.rule, &draft) {
                continue;
            }
            let waiver = waiver.map(|waiver| Spot::Row(context.ledger.registers.waivers[waiver].at));
            spots.add(draft.spot);
            for (spot, _) in &draft.related {
                spots.add(*spot);
            }
            if let Some(spot) = waiver {
                spots.add(spot);
            }
            kept.push((run.rule, level, draft, waiver));
        }
        runs.push(run);
    }
    let places = spots.locate(context);
    let mut findings: Vec<Finding> =
        kept.into_iter().map(|(rule, level, draft, waiver)| finish(context, &places, rule, level, draft, waiver)).collect();
    let family = |finding: &Finding| FAMILIES.iter().position(|family: &Family| finding.rule.starts_with(family.name));
    findings.sort_by(|one, other| family(one).cmp(&family(other)).then_with(|| one.order().cmp(&other.order())));
    findings.dedup();
    let mut checked = Checked { findings, runs, off: Vec::new() };
    checked.recount();
    checked
}

/// Findings at rows before the ledger's first day are not sought; `--month` wants those of its days only.
fn is_wanted(context: &Context<'_>, selection: &Selection, rule: &Rule, draft: &Draft) -> bool {
    let early = draft.day.zip(context.settings.school.starts).is_some_and(|(day, starts)| day < starts);
    let inside = selection.days.is_none_or(|(first, last)| draft.day.is_some_and(|day| first <= day && day <= last));
    inside && (!early || rule.family() == "format")
}

fn finish(
    context: &Context<'_>,
    places: &BTreeMap<Spot, Place>,
    rule: &'static Rule,
    level: Level,
    draft: Draft,
    waiver: Option<Spot>,
) -> Finding {
    let field = match draft.spot {
        Spot::Cell(_, column) => Some(column),
        _ => None,
    };
    let related = draft.related.into_iter().map(|(spot, message)| Related { place: places[&spot].clone(), message }).collect();
    Finding {
        rule: rule.id,
        level,
        place: places[&draft.spot].clone(),
        field,
        subject: draft.subject,
        row: draft.row,
        day: draft.day,
        message: draft.message,
        why: rule.why.text(context.lang),
        next: draft.next,
        related,
        waived: waiver.map(|spot| places[&spot].clone()),
        fixable: rule.fixable,
    }
}

/// All spots of a run, file by file, so that each file is looked through once.
#[derive(Default)]
struct Spots(BTreeMap<FileId, Vec<Spot>>);

impl Spots {
    fn add(&mut self, spot: Spot) {
        self.0.entry(spot.file()).or_default().push(spot);
    }

    fn locate(self, context: &Context<'_>) -> BTreeMap<Spot, Place> {
        let locator = Locator::new(&context.ledger.sources, &context.ledger.layouts);
        let mut places = BTreeMap::new();
        for (file, mut spots) in self.0 {
            spots.sort_unstable();
            spots.dedup();
            let spans = locator.locate(file, &spots);
            let source = context.ledger.sources.get(file);
            let lines = Lines::of(&source.text, spans.iter().flat_map(|span| [span.start, span.end]).collect());
            for (spot, span) in spots.into_iter().zip(spans) {
                let (start, end) = (lines.position(span.start), lines.position(span.end));
                places.insert(spot, Place { file: source.path.clone(), span, start, end });
            }
        }
        places
    }
}

/// Lines and columns of some bytes of a text, counted in one pass.
struct Lines(Vec<(u32, LineColumn)>);

impl Lines {
    fn of(text: &str, mut offsets: Vec<u32>) -> Self {
        offsets.sort_unstable();
        offsets.dedup();
        let mut counted = 0;
        let mut at = LineColumn { line: 1, column: 1 };
        let count = |offset: u32| {
            let end = text.floor_char_boundary(offset as usize);
            let mut rest = &text[counted..end];
            while let Some(newline) = rest.find('\n') {
                at = LineColumn { line: at.line + 1, column: 1 };
                rest = &rest[newline + 1..];
            }
            at.column += rest.chars().count() as u32;
            counted = end;
            (offset, at)
        };
        Self(offsets.into_iter().map(count).collect())
    }

    fn position(&self, offset: u32) -> LineColumn {
        // Every byte that is asked for was counted.
        let found = self.0.binary_search_by_key(&offset, |(counted, _)| *counted);
        found.map_or(LineColumn { line: 1, column: 1 }, |found| self.0[found].1)
    }
}
