//! `bursar check`: reads everything, runs the rules, reports every finding.

use super::adoption::{self, Adopted};
use super::arguments::{flag, option, output};
use super::session::Session;
use super::{Entry, Opened, Status};
use crate::day::{Day, Month};
#[cfg(feature = "git")]
use crate::evidence::Repository;
use crate::findings::Level;
use crate::lang::{Lang, Wording};
use crate::registers;
use crate::render::{self, Agreement, CheckSheet, Counts, RuleLine};
use crate::rules::check::{Checked, Selection};
use crate::rules::{self, FAMILIES, Family};
use crate::say;
use crate::table::nearest;
use anyhow::bail;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use std::path::{Path, PathBuf};

/// `bursar check`.
pub const ENTRY: Entry = Entry {
    name: "check",
    about: Wording::new("检查账簿：读全部文件，列出全部问题", "check the ledger: read everything, report every finding"),
    arguments,
    run,
};

fn arguments(command: Command, lang: Lang) -> Command {
    command
        .arg(
            Arg::new("rules").value_name("RULE").action(ArgAction::Append).help(
                Wording::new("规则或规则族的名称；不写即全部", "names of rules or families; all when none is named").text(lang),
            ),
        )
        .arg(
            option(
                "format",
                "FORMAT",
                Wording::new("输出格式：text、json、sarif、github、junit", "text, json, sarif, github or junit"),
                lang,
            )
            .value_parser(["text", "json", "sarif", "github", "junit"])
            .hide_possible_values(true),
        )
        .arg(option("month", "MONTH", Wording::new("只看这个月的行，如 2026-09", "only rows of this month, like 2026-09"), lang))
        .arg(
            option(
                "fail-on",
                "LEVEL",
                Wording::new(
                    "达到这一级即以状态 1 退出：error（默认）、warning、note",
                    "exit with 1 at this level: error (default), warning, note",
                ),
                lang,
            )
            .value_parser(["error", "warning", "note"])
            .hide_possible_values(true),
        )
        .arg(option(
            "since",
            "REV",
            Wording::new("只列这个 git 版本之后新出现的问题", "only findings that were not there at this git revision"),
            lang,
        ))
        .arg(
            option(
                "baseline",
                "FILE",
                Wording::new(
                    "没有此文件就写下现有问题，有则不再列出其中的问题",
                    "write the findings that stand if there is no such file; else leave those out",
                ),
                lang,
            )
            .value_hint(ValueHint::FilePath)
            .value_parser(value_parser!(PathBuf)),
        )
        .arg(flag(
            "coverage",
            Wording::new("另列没有可看之物的规则和空的账册", "also name rules that had nothing to look at, and empty registers"),
            lang,
        ))
        .arg(flag("show-waived", Wording::new("也列出已豁免的问题", "list waived findings too"), lang))
        .arg(output(lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let opened = session.open()?;
    let lang = session.lang_for(&opened);
    let today = session.today(&opened);
    let selection = selection(matches, lang)?;
    let books = opened.books(today);
    let mut checked = rules::check::run(&opened.context(&books, today, lang), &selection);
    if let Some(revision) = matches.get_one::<String>("since") {
        leave_out_earlier(&opened, &mut checked, revision, today, lang, &selection)?;
    }
    if let Some(path) = matches.get_one::<PathBuf>("baseline") {
        leave_out_baseline(&mut checked, path, lang)?;
    }
    let place = place(&opened);
    let sheet = sheet(&opened, &checked, &place, today, lang);
    let mut text = Vec::new();
    match matches.get_one::<String>("format").map_or("text", String::as_str) {
        "json" => render::json::render(&sheet, &mut text)?,
        "sarif" => render::sarif::render(&sheet, &mut text)?,
        "github" => render::github::render(&sheet, &mut text)?,
        "junit" => render::junit::render(&sheet, &mut text)?,
        _ => {
            let options = render::text::Options {
                width: session.width(),
                color: session.coloured() && matches.get_one::<PathBuf>("output").is_none(),
                waived: matches.get_flag("show-waived"),
                coverage: matches.get_flag("coverage"),
            };
            render::text::render(&sheet, options, &mut text)?;
        }
    }
    super::output::write(&text, matches.get_one::<PathBuf>("output").map(PathBuf::as_path), lang)?;
    let limit = match matches.get_one::<String>("fail-on").map(String::as_str) {
        Some("warning") => Level::Warning,
        Some("note") => Level::Note,
        _ => Level::Error,
    };
    let fails = checked.findings.iter().any(|finding| finding.waived.is_none() && finding.level <= limit);
    Ok(if fails { Status::Findings } else { Status::Clean })
}

/// Which rules and which days were asked for.
fn selection(matches: &ArgMatches, lang: Lang) -> anyhow::Result<Selection> {
    let mut names = Vec::new();
    for name in matches.get_many::<String>("rules").into_iter().flatten() {
        let known = || FAMILIES.iter().map(|family| family.name).chain(rules::all().map(|rule| rule.id));
        let begins: Vec<&str> = known().filter(|known| known.starts_with(name.as_str())).collect();
        match begins.as_slice() {
            _ if known().any(|known| known == name) => names.push(name.clone()),
            [one] => names.push((*one).to_owned()),
            [] => {
                let hint = nearest(name, known()).map(|near| say!(lang, "；是否要写 {near}？", "; did you mean {near}?"));
                let hint = hint.unwrap_or_default();
                bail!(say!(lang, "没有名为 {name} 的规则或规则族{hint}", "no rule or family is called {name}{hint}"))
            }
            several => {
                let several = several.join(", ");
                bail!(say!(lang, "{name} 不止一个：{several}", "{name} is ambiguous: {several}"))
            }
        }
    }
    let days = match matches.get_one::<String>("month") {
        None => None,
        Some(text) => match Month::parse(text) {
            Some((month, _)) => Some((month.first_day(), month.last_day())),
            None => bail!(say!(lang, "--month 不是月份：{text}（如 2026-09）", "--month is no month: {text} (like 2026-09)")),
        },
    };
    Ok(Selection { names, days })
}

/// Leaves out what was wrong at an earlier revision already.
#[cfg(feature = "git")]
fn leave_out_earlier(
    opened: &Opened,
    checked: &mut Checked,
    revision: &str,
    today: Day,
    lang: Lang,
    selection: &Selection,
) -> anyhow::Result<()> {
    let earlier = Opened::read_at(&opened.root, revision)?;
    let books = earlier.books(today);
    let before = rules::check::run(&earlier.context(&books, today, lang), selection);
    let left_out = adoption::since(&mut checked.findings, &before.findings);
    checked.recount();
    let () = anstream::eprintln!(
        "{}",
        say!(
            lang,
            "{revision} 时已有的 {left_out} 条问题不再列出",
            "{left_out} findings stood at {revision} already and are left out"
        )
    );
    Ok(())
}

/// Without git in the program there is no earlier revision to read.
#[cfg(not(feature = "git"))]
fn leave_out_earlier(_: &Opened, _: &mut Checked, _: &str, _: Day, lang: Lang, _: &Selection) -> anyhow::Result<()> {
    bail!(say!(lang, "此程序编译时未带 git 功能，不能用 --since", "this build has no git in it: --since needs the feature `git`"))
}

/// Leaves out the findings that stood on the day the school began.
fn leave_out_baseline(checked: &mut Checked, path: &Path, lang: Lang) -> anyhow::Result<()> {
    let adopted = adoption::baseline(path, &mut checked.findings, lang)?;
    checked.recount();
    let path = render::visible(&path.display().to_string());
    let line = match adopted {
        Adopted::Written(count) => {
            say!(lang, "已将现有 {count} 条问题写入基线 {path}", "{count} findings that stand are written to the baseline {path}")
        }
        Adopted::LeftOut(count) => {
            say!(lang, "基线 {path} 中的 {count} 条问题不再列出", "{count} findings of the baseline {path} are left out")
        }
    };
    let () = anstream::eprintln!("{line}");
    Ok(())
}

/// Where the ledger lies in its repository, if it lies in one.
#[derive(Debug, Default)]
struct InRepository {
    commit: Option<String>,
    below: String,
}

#[cfg(feature = "git")]
fn place(opened: &Opened) -> InRepository {
    let repository = Repository::of(&opened.root).ok();
    repository
        .map_or_else(InRepository::default, |repository| InRepository { commit: repository.head(), below: repository.below() })
}

#[cfg(not(feature = "git"))]
fn place(_: &Opened) -> InRepository {
    InRepository::default()
}

/// The findings and everything around them, for a renderer.
fn sheet<'s>(opened: &'s Opened, checked: &'s Checked, place: &'s InRepository, today: Day, lang: Lang) -> CheckSheet<'s> {
    let rules = checked.runs.iter().map(|run| RuleLine {
        id: run.rule.id,
        level: run.rule.level,
        title: run.rule.title.text(lang),
        why: run.rule.why.text(lang),
        without_rows: run.checked == 0 && run.not_run_for.is_empty(),
        not_run_for: run.not_run_for.clone(),
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
    let empty = registers::ALL.iter().zip(counts).filter(|(_, rows)| *rows == 0).map(|(register, _)| register.name);
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
        counts: Counts {
            errors: checked.count(Level::Error),
            warnings: checked.count(Level::Warning),
            notes: checked.count(Level::Note),
            waived: checked.waived(),
        },
        empty_registers: empty.collect(),
    }
}
