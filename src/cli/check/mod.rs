//! `bursar check`: reads everything, runs the rules, reports every finding.

mod adoption;
#[cfg_attr(not(feature = "git"), path = "without_git.rs")]
mod earlier;
mod month;
mod selection;
mod sheet;

use super::arguments::{self, choice, flag, option, output, path, positional, value};
use super::output::{Destination, Format};
use super::session::Session;
use super::{Entry, Status};
use crate::findings::Level;
use crate::lang::{Lang, Wording};
use crate::render;
use crate::rules;
use clap::{ArgAction, ArgMatches, Command, ValueHint};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

/// `bursar check`.
pub const ENTRY: Entry = Entry {
    name: "check",
    about: Wording::new("检查账簿：读全部文件，列出全部问题", "check the ledger: read everything, report every finding"),
    arguments,
    run,
};

const FORMATS: &[Format] = &[
    Format::new("text", &["txt", "log"]),
    Format::new("json", &["json"]),
    Format::new("sarif", &["sarif", "sarif.json"]),
    Format::new("github", &[]),
    Format::new("junit", &["xml"]),
];

fn arguments(command: Command, lang: Lang) -> Command {
    let rules = Wording::new(
        "规则或规则族的名称，可只写开头；不写即全部",
        "names of rules or families, or how they begin; all when none is named",
    );
    let fail_on = Wording::new(
        "达到这一级即以状态 1 退出：error（默认）、warning、note",
        "exit with 1 at this level: error (default), warning, note",
    );
    let since = Wording::new("只列这个 git 版本之后新出现的问题", "only findings that were not there at this git revision");
    let baseline = Wording::new(
        "没有此文件就写下现有问题，有则不再列出其中的问题",
        "write the findings that stand if there is no such file; else leave those out",
    );
    let coverage =
        Wording::new("另列没有可看之物的规则和空的账册", "also name rules that had nothing to look at, and empty registers");
    let month = Wording::new("只看这个月的行，如 2026-09", "only rows of this month, as 2026-09");
    command
        .arg(positional("rules", Wording::new("规则", "RULE"), rules, lang).action(ArgAction::Append))
        .arg(arguments::format(FORMATS, lang))
        .arg(option("month", value::MONTH, month, lang))
        .arg(choice("fail-on", Wording::new("级别", "LEVEL"), &["error", "warning", "note"], fail_on, lang))
        .arg(option("since", Wording::new("版本", "REV"), since, lang))
        .arg(path(option("baseline", value::FILE, baseline, lang), ValueHint::FilePath))
        .arg(flag("coverage", coverage, lang))
        .arg(flag("show-waived", Wording::new("也列出已豁免的问题", "list waived findings too"), lang))
        .arg(output(lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let destination = Destination::of(matches, FORMATS, lang)?;
    // Never dropped: the process ends after this, and to give back a million rows one by one takes longer than a rule.
    let opened = ManuallyDrop::new(session.open()?);
    let today = session.today(&opened);
    let selection = selection::selection(matches, lang)?;
    let books = ManuallyDrop::new(opened.books(today));
    let mut checked = rules::check::run(&opened.context(&books, today, lang), &selection);
    if let Some(revision) = matches.get_one::<String>("since") {
        earlier::leave_out_earlier(&opened, &mut checked, revision, today, lang, &selection)?;
    }
    if let Some(path) = matches.get_one::<PathBuf>("baseline") {
        adoption::leave_out_baseline(&mut checked, path, lang)?;
    }
    let place = sheet::place(&opened);
    let mut sheet = sheet::sheet(&opened, &checked, &place, today, lang);
    sheet.days = month::days(&opened, &selection, today, lang);
    let mut text = Vec::new();
    match destination.format {
        "json" => render::json::render(&sheet, &mut text)?,
        "sarif" => render::sarif::render(&sheet, &mut text)?,
        "github" => render::github::render(&sheet, &mut text)?,
        "junit" => render::junit::render(&sheet, &mut text)?,
        _ => {
            let options = render::text::Options {
                width: destination.width(),
                color: session.coloured() && destination.is_stdout(),
                waived: matches.get_flag("show-waived"),
                coverage: matches.get_flag("coverage"),
            };
            render::text::render(&sheet, options, &mut text)?;
        }
    }
    destination.write(&text, lang)?;
    let limit = match matches.get_one::<String>("fail-on").map(String::as_str) {
        Some("warning") => Level::Warning,
        Some("note") => Level::Note,
        _ => Level::Error,
    };
    let fails = checked.findings.iter().any(|finding| finding.waived.is_none() && finding.level <= limit);
    // What was not compared is not proved.
    let fails = fails || checked.runs.iter().any(|run| !run.not_run_for.is_empty());
    Ok(if fails { Status::Findings } else { Status::Clean })
}
