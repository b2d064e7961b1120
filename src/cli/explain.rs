//! `bursar explain`: the page of a rule, a family, a register, a column, a metric, a policy key.

use super::arguments::positional;
use super::list::hint_or;
use super::reference::{
    PAGES, column_page, level_text, metric_page, paths, policy_key, register_page, report_page, rule_page, settings_page, walk,
};
use super::session::Session;
use super::{Entry, Status};
use crate::lang::{Lang, Wording};
use crate::metrics;
use crate::policy;
use crate::registers;
use crate::render::visible;
use crate::reports::{self, REPORTS};
use crate::rules::{self, FAMILIES, Family};
use crate::say;
use crate::table::nearest;
use anyhow::bail;
use clap::{ArgMatches, Command};

/// `bursar explain`.
pub const ENTRY: Entry = Entry {
    name: "explain",
    about: Wording::new(
        "说明一条规则、一本账册、一列、一个指标、一张报表或一个制度参数",
        "the page of a rule, a register, a column, a metric, a report or a policy key",
    ),
    arguments,
    run,
};

fn arguments(command: Command, lang: Lang) -> Command {
    let help = Wording::new(
        "规则（count/counter-alone）、规则族（count）、账册（stock-moves 或 出入库）、列（stock-moves.quantity）、指标（repairs.days）、\
         报表（canteen-monthly）、bursar.toml 的键（policy.purchase.quotes、school.uscc），或 registers、rules、metrics、reports、policy、commands 之一；不写则列出全部",
        "a rule (count/counter-alone), a family (count), a register (stock-moves), a column (stock-moves.quantity), a metric \
         (repairs.days), a report (canteen-monthly), a key of bursar.toml (policy.purchase.quotes, school.uscc), or one of registers, rules, metrics, reports, policy, commands; every topic when nothing is named",
    );
    command.arg(positional("what", Wording::new("名称", "WHAT"), help, lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let text = match matches.get_one::<String>("what") {
        Some(what) => page_of(what, lang)?,
        None => topics(lang),
    };
    super::output::write(text.as_bytes(), None, lang)?;
    Ok(Status::Clean)
}

/// The page of one topic.
fn page_of(what: &str, lang: Lang) -> anyhow::Result<String> {
    if let Some(rule) = rules::find(what) {
        return Ok(rule_page(rule, lang));
    }
    let register = registers::find(registers::ALL, what).map(|position| &registers::ALL[position]);
    // A register's Chinese name goes before a family's: the families have their ids.
    let is_family = |family: &&Family| family.name == what || (register.is_none() && family.title.zh == what);
    let family = FAMILIES.iter().find(is_family);
    if let Some(register) = register {
        // A family of the register's name (fees) stands below it.
        let family = family.or_else(|| FAMILIES.iter().find(|family| family.name == register.name));
        let rules = family.map_or_else(String::new, |family| format!("\n{}", family_page(family, lang)));
        // So does a report.
        let report = reports::find(what).or_else(|| reports::find(register.name));
        let report = report.map_or_else(String::new, |report| format!("\n{}", report_page(report, lang)));
        return Ok(register_page(register, lang) + &rules + &report);
    }
    if let Some(family) = family {
        return Ok(family_page(family, lang));
    }
    if let Some(report) = reports::find(what) {
        return Ok(report_page(report, lang));
    }
    if let Some((_, make)) = PAGES.iter().find(|(name, _)| *name == what || (what == "metric" && *name == "metrics")) {
        return Ok(make(lang));
    }
    if let Some(key) = policy::reference().into_iter().find(|key| key.key == what || key.key.strip_prefix("policy.") == Some(what))
    {
        return Ok(policy_key(&key, lang));
    }
    if let Some(metric) = metrics::find(what) {
        return Ok(metric_page(metric, lang));
    }
    if let Some((register, column)) = what.split_once('.')
        && let Some(position) = registers::find(registers::ALL, register)
        && let Some((path, column)) = walk(registers::ALL[position].columns, column)
    {
        return Ok(column_page(&format!("{}.{path}", registers::ALL[position].name), column, lang));
    }
    if let Some(page) = settings_page(what, lang).or_else(|| settings_page(&format!("policy.{what}"), lang)) {
        return Ok(page);
    }
    let known: Vec<String> = known();
    let begins: Vec<&str> = known.iter().map(String::as_str).filter(|known| known.ends_with(&format!("/{what}"))).collect();
    if let [one] = begins.as_slice() {
        return page_of(one, lang);
    }
    let hint = hint_or(nearest(what, known.iter().map(String::as_str)), "bursar explain", lang);
    let what = visible(what);
    bail!(say!(lang, "没有关于 {what} 的说明{hint}", "there is no page about {what}{hint}"))
}

/// The rules of a family, a line each.
fn family_page(family: &Family, lang: Lang) -> String {
    let line = |rule: &&rules::Rule| format!("{:<10} {}  {}\n", level_text(rule.level, lang), rule.id, rule.title.text(lang));
    family.rules.iter().map(line).collect()
}

/// Every name that has a page.
fn known() -> Vec<String> {
    let rules = rules::all().map(|rule| rule.id.to_owned());
    let families = FAMILIES.iter().map(|family| family.name.to_owned());
    let registers = registers::ALL.iter().flat_map(|register| {
        let columns = paths(register.columns, &format!("{}.", register.name));
        [register.name.to_owned(), register.chinese.to_owned()].into_iter().chain(columns)
    });
    let keys = paths(policy::COLUMNS, "");
    let metrics = metrics::all().map(|metric| metric.name.to_owned());
    let reports = REPORTS.iter().map(|report| report.name.to_owned());
    rules.chain(families).chain(registers).chain(metrics).chain(reports).chain(keys).collect()
}

fn topics(lang: Lang) -> String {
    let mut text = Wording::new("规则（按规则族）\n", "Rules, by family\n").text(lang).to_owned();
    for family in FAMILIES.iter().filter(|family| !family.rules.is_empty()) {
        text += &format!("\n  {}  {}\n", family.name, family.title.text(lang));
        for rule in family.rules {
            text += &format!("    {}  {}\n", rule.id, rule.title.text(lang));
        }
    }
    text += Wording::new("\n账册\n\n", "\nRegisters\n\n").text(lang);
    for register in registers::ALL {
        text += &format!("    {} {}  {}\n", register.name, register.chinese, register.about.text(lang));
    }
    text += Wording::new("\n指标\n\n", "\nMetrics\n\n").text(lang);
    for metric in metrics::all() {
        text += &format!("    {}  {}\n", metric.name, metric.title.text(lang));
    }
    text += Wording::new("\n报表\n\n", "\nReports\n\n").text(lang);
    for report in REPORTS {
        text += &format!("    {}  {}\n", report.name, report.title.text(lang));
    }
    text += Wording::new("\n制度参数\n\n", "\nPolicy keys\n\n").text(lang);
    for key in policy::reference() {
        text += &format!("    {}  {}\n", key.key, key.about.meaning.text(lang));
    }
    text
}
