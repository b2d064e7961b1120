//! Which rules and which days `bursar check` is asked for.

use super::super::list::{hint_or, month};
use crate::lang::Lang;
use crate::render::visible;
use crate::rules::check::Selection;
use crate::rules::{self, FAMILIES};
use crate::say;
use crate::table::nearest;
use anyhow::bail;
use clap::ArgMatches;

/// The rules that are named, and the month.
///
/// # Errors
/// When a name means no rule or family, or several; when the month is none.
pub fn selection(matches: &ArgMatches, lang: Lang) -> anyhow::Result<Selection> {
    let mut names = Vec::new();
    for name in matches.get_many::<String>("rules").into_iter().flatten() {
        names.push(meant(name, lang)?.to_owned());
    }
    let month = matches.get_one::<String>("month").map(|text| month(text, lang)).transpose()?;
    Ok(Selection { names, days: month.map(|month| (month.first_day(), month.last_day())) })
}

/// The rule or family that a name means: itself, a family or a rule that begins so, a fault without its family.
fn meant(name: &str, lang: Lang) -> anyhow::Result<&'static str> {
    let wanted = name.trim_end_matches('/');
    let families = || FAMILIES.iter().map(|family| family.name);
    let ids = || rules::all().map(|rule| rule.id);
    let fault = |id: &'static str| id.split_once('/').map_or(id, |(_, fault)| fault);
    let chinese = || FAMILIES.iter().filter(|family| family.title.zh == wanted).map(|family| family.name);
    let stages: [Vec<&'static str>; 5] = [
        families().chain(ids()).filter(|known| *known == wanted).chain(chinese()).collect(),
        families().filter(|family| family.starts_with(wanted)).collect(),
        ids().filter(|id| id.starts_with(wanted)).collect(),
        ids().filter(|id| fault(id) == wanted).collect(),
        ids().filter(|id| fault(id).starts_with(wanted)).collect(),
    ];
    let shown = visible(name);
    match stages.iter().find(|found| !found.is_empty() && !wanted.is_empty()).map(Vec::as_slice) {
        Some([one]) => Ok(one),
        Some(several) => {
            let several = several.join(match lang {
                Lang::Chinese => "、",
                Lang::English => ", ",
            });
            bail!(say!(lang, "{shown} 不止一个：{several}", "{shown} is ambiguous: {several}"))
        }
        None => {
            let hint = nearest(name, families().chain(ids())).or_else(|| nearest(name, ids().map(fault)));
            let hint = hint_or(hint, "bursar explain rules", lang);
            bail!(say!(lang, "没有名为 {shown} 的规则或规则族{hint}", "no rule or family is called {shown}{hint}"))
        }
    }
}
