//! What every page states of itself: the school, the days, the day it was made, the commit of the ledger.

use crate::lang::Lang;
use crate::say;
use crate::sheet::{Origin, Sheet, Stretch};

/// The days a sheet speaks of, term and fiscal year both: `2026-2027-1（2026-09-01 至 2027-01-31），财政年度 2026–2027`.
pub fn days(origin: &Origin, lang: Lang) -> String {
    let years = origin.stretch.fiscal_years();
    match origin.stretch {
        Stretch::Day(day) => say!(lang, "截至 {day}，财政年度 {years}", "as of {day}, fiscal year {years}"),
        Stretch::Days { first, last, term: Some(term) } => {
            say!(lang, "{term} 学期（{first} 至 {last}），财政年度 {years}", "term {term} ({first} to {last}), fiscal year {years}")
        }
        Stretch::Days { first, last, term: None } => {
            say!(lang, "{first} 至 {last}，财政年度 {years}", "{first} to {last}, fiscal year {years}")
        }
    }
}

/// When it was made, and from which commit: `2026-10-05 制表，账簿版本 3f2a91c04d1e（有未提交的改动）`.
pub fn made(origin: &Origin, lang: Lang) -> String {
    let day = origin.made;
    let made = say!(lang, "{day} 制表", "made {day}");
    let Some(commit) = &origin.commit else { return made };
    let id: String = commit.id.chars().take(12).collect();
    let changed =
        if commit.clean { String::new() } else { say!(lang, "（有未提交的改动）", " (with changes not committed)") };
    made + &say!(lang, "，账簿版本 {id}{changed}", ", ledger at {id}{changed}")
}

/// What it was narrowed to: `地点：食堂仓库`, one after another.
pub fn selection(sheet: &Sheet) -> Option<String> {
    let facts = sheet.selection.iter().map(|fact| {
        let (shown, value) = (&fact.shown, fact.value.shown(fact.kind));
        say!(sheet.lang, "{shown}：{value}", "{shown}: {value}")
    });
    let facts: Vec<String> = facts.collect();
    (!facts.is_empty()).then(|| {
        facts.join(match sheet.lang {
            Lang::Chinese => "；",
            Lang::English => "; ",
        })
    })
}
