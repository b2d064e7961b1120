//! The findings and everything around them, put together for a renderer.

use super::super::Opened;
use crate::day::Day;
#[cfg(feature = "git")]
use crate::evidence::Repository;
use crate::findings::Level;
use crate::lang::Lang;
use crate::registers;
use crate::render::{Agreement, CheckSheet, Counts, RuleLine};
use crate::rules::check::Checked;
use crate::rules::{FAMILIES, Family};

/// Where the ledger lies in its repository, if it lies in one.
#[derive(Debug, Default)]
pub struct InRepository {
    commit: Option<String>,
    below: String,
}

#[cfg(feature = "git")]
pub fn place(opened: &Opened) -> InRepository {
    let repository = Repository::of(&opened.root).ok();
    repository
        .map_or_else(InRepository::default, |repository| InRepository { commit: repository.head(), below: repository.below() })
}

#[cfg(not(feature = "git"))]
pub fn place(_: &Opened) -> InRepository {
    InRepository::default()
}

/// The findings and everything around them, for a renderer.
pub fn sheet<'s>(opened: &'s Opened, checked: &'s Checked, place: &'s InRepository, today: Day, lang: Lang) -> CheckSheet<'s> {
    let rules = checked.runs.iter().map(|run| RuleLine {
        id: run.rule.id,
        level: run.rule.level,
        title: run.rule.title.text(lang),
        why: run.rule.why.text(lang),
        without_rows: run.checked == 0 && run.not_run_for.is_empty(),
        not_run_for: run.not_run_for.clone(),
        not_run_named: run.not_run_for.iter().map(|register| named(register, lang)).collect(),
    });
    let agreements = FAMILIES.iter().filter_map(|family: &Family| {
        let runs = || checked.runs.iter().filter(|run| run.rule.family() == family.name);
        runs().next()?;
        Some(Agreement {
            family: family.name,
            title: family.title.text(lang),
            checked: runs().map(|run| run.checked).sum(),
            broken: runs().map(|run| run.broken).sum(),
        })
    });
    let counts = opened.ledger.registers.counts();
    let empty = registers::ALL.iter().zip(counts).filter(|(_, rows)| *rows == 0).map(|(register, _)| named(register.name, lang));
    CheckSheet {
        school: &opened.settings.school.name,
        today,
        commit: place.commit.clone(),
        lang,
        below: &place.below,
        sources: &opened.ledger.sources,
        findings: &checked.findings,
        files: opened.ledger.sources.len(),
        rows: opened.ledger.rows,
        rules_run: checked.runs.iter().filter(|run| run.not_run_for.is_empty()).count(),
        rules: rules.collect(),
        agreements: agreements.collect(),
        days: None,
        counts: Counts {
            errors: checked.count(Level::Error),
            warnings: checked.count(Level::Warning),
            notes: checked.count(Level::Note),
            waived: checked.waived(),
        },
        empty_registers: empty.collect(),
        off: checked.off.clone(),
        left_out: opened.settings.ignored.iter().map(String::as_str).collect(),
    }
}

/// A register's name as people read it.
fn named(register: &'static str, lang: Lang) -> &'static str {
    let found = registers::ALL.iter().find(|known| known.name == register && lang == Lang::Chinese);
    found.map_or(register, |register| register.chinese)
}
