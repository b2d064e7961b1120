//! `bursar report`: a report of the catalogue, for a person, a spreadsheet, a script or paper.

mod catalogue;
pub(super) mod origin;
pub(super) mod paper;
mod selection;

use super::arguments::{self, flag, option, output, positional, value};
use super::list::{day, hint_or};
use super::output::{Destination, Format};
use super::session::Session;
use super::{Entry, Opened, Status, failure, period};
use crate::day::Day;
use crate::lang::{Lang, Wording};
use crate::metrics::Period;
use crate::render::{report as render, visible};
use crate::reports::{self, Choice, Desk, REPORTS, Report, Selection, Span};
use crate::say;
use crate::sheet::{Sheet, Table};
use crate::table::nearest;
use anyhow::{Context as _, anyhow, bail};
use clap::{ArgMatches, Command};

/// `bursar report`.
pub const ENTRY: Entry = Entry {
    name: "report",
    about: Wording::new("报表；不写名称则列出全部报表", "a report; all of them are listed when none is named"),
    arguments,
    run,
};

/// The forms in which a sheet can be written.
pub(super) const FORMATS: &[Format] = &[
    Format { name: "text", aliases: &["table"], endings: &["txt"] },
    Format::new("csv", &["csv"]),
    Format::new("json", &["json"]),
    Format { name: "md", aliases: &["markdown"], endings: &["md"] },
    Format::new("html", &["html", "htm"]),
    Format::new("pdf", &["pdf"]),
    Format { name: "xlsx", aliases: &["excel"], endings: &["xlsx"] },
];

fn arguments(command: Command, lang: Lang) -> Command {
    let name = Wording::new("报表名称，如 stock-monthly 或 收发存月报", "the report, as stock-monthly");
    let subject = Wording::new(
        "有的报表要说明是哪一个：科目、物品、批次、请购单",
        "which one, where the report is about one: an account, an item, a lot, a purchase",
    );
    let as_of = Wording::new("以这一天为准，之后的行不看", "as of this day: later rows are not looked at");
    let by = Wording::new("按什么分组（见 bursar explain 报表名）", "grouped by this (see `bursar explain REPORT`)");
    let command = command.arg(positional("name", Wording::new("报表", "REPORT"), name, lang)).arg(positional(
        "subject",
        Wording::new("哪一个", "WHICH"),
        subject,
        lang,
    ));
    let command = period::arguments(command, lang).arg(option("as-of", value::DATE, as_of, lang));
    let command = Choice::ALL.iter().fold(command, |command, choice| {
        let help = selection::HELP.iter().find(|(of, _)| of == choice).map_or(choice.title(), |(_, help)| *help);
        command.arg(option(choice.name(), value::ID, help, lang))
    });
    output_arguments(command.arg(option("by", Wording::new("什么", "WHAT"), by, lang)), lang)
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let destination = Destination::of(matches, FORMATS, lang)?;
    let Some(name) = matches.get_one::<String>("name") else {
        let list = catalogue::grid(lang);
        let bytes = match destination.format {
            "csv" => list.csv()?,
            "json" => list.json()?,
            _ => list.table(destination.width(), lang).into_bytes(),
        };
        destination.write(&bytes, lang)?;
        return Ok(Status::Clean);
    };
    let report = find(name, lang)?;
    let opened = session.open()?;
    let today = session.today(&opened);
    failure::note_unread(&opened, None, lang);
    let asked = period::asked(&opened, matches, today, lang)?;
    let until = day("as-of", matches, lang)?.map_or(today, |day| day.min(today));
    let (period, known) = days(report, &opened, asked, until, lang)?;
    let selection = selection::of(report, &opened, matches, lang)?;
    let sheet = sheet(report, &opened, period, (known, today), selection, lang);
    write(&sheet, &destination, matches, lang)?;
    Ok(Status::Clean)
}

/// The options of how a sheet is written.
pub(super) fn output_arguments(command: Command, lang: Lang) -> Command {
    let fonts =
        Wording::new("PDF 只用程序自带的字体，各台机器结果相同", "PDF with the program's own font only: the same on every machine");
    let table = Wording::new("CSV 写哪一张表（默认第一张）", "which table CSV has (default: the first)");
    command
        .arg(option("table", Wording::new("表", "TABLE"), table, lang))
        .arg(flag("no-system-fonts", fonts, lang))
        .arg(arguments::format(FORMATS, lang))
        .arg(output(lang))
}

/// Writes a sheet in the form that is asked for.
pub(super) fn write(sheet: &Sheet, destination: &Destination<'_>, matches: &ArgMatches, lang: Lang) -> anyhow::Result<()> {
    let format = destination.format;
    if destination.is_terminal() && ["pdf", "xlsx"].contains(&format) {
        bail!(say!(
            lang,
            "{format} 不能显示在终端上\n用 -o 文件.{format} 写到文件",
            "a terminal cannot show {format}\nwrite it to a file with -o FILE.{format}"
        ));
    }
    let bytes = match format {
        "csv" => render::csv(chosen_table(sheet, matches.get_one::<String>("table"), lang)?)?,
        "json" => render::json(sheet)?,
        "md" => render::markdown(sheet).into_bytes(),
        "html" => render::html(sheet)?.into_bytes(),
        "pdf" => paper::pdf(sheet, !matches.get_flag("no-system-fonts"), lang)?,
        "xlsx" => paper::xlsx(sheet, lang)?,
        _ => render::text(sheet, destination.width()).into_bytes(),
    };
    destination.write(&bytes, lang)
}

/// The report of this name.
fn find(name: &str, lang: Lang) -> anyhow::Result<&'static Report> {
    reports::find(name).ok_or_else(|| {
        let known = REPORTS.iter().flat_map(|report| [report.name, report.title.zh]);
        let hint = hint_or(nearest(name, known), "bursar report", lang);
        let name = visible(name);
        anyhow!(say!(lang, "没有报表 {name}{hint}", "there is no report {name}{hint}"))
    })
}

/// Makes a report of the ledger: over these days, with what is known on a day, made today.
pub(super) fn sheet(
    report: &Report,
    opened: &Opened,
    period: Period,
    (known, today): (Day, Day),
    selection: Selection,
    lang: Lang,
) -> Sheet {
    let books = opened.books(known);
    let desk = Desk { ledger: &opened.ledger, books: &books, settings: &opened.settings, period, today: known, selection, lang };
    let body = (report.build)(&desk);
    Sheet {
        name: report.name.to_owned(),
        title: body.title.unwrap_or_else(|| report.title.text(lang).to_owned()),
        lang,
        origin: origin::of(opened, origin::stretch(report, period), known, today),
        selection: selection::facts(&desk),
        parts: body.parts,
    }
}

/// The days it is about, and the last day that it knows of.
fn days(report: &Report, opened: &Opened, asked: Option<Period>, until: Day, lang: Lang) -> anyhow::Result<(Period, Day)> {
    Ok(match (report.span, asked) {
        (Span::Day, asked) => {
            let day = asked.map_or(until, |period| period.last.min(until));
            (Period::new(day, day), day)
        }
        (_, Some(period)) => (period, until),
        (Span::Term, None) => (period::term_of(opened, until, lang)?, until),
        (Span::Month, None) => (Period::month(until.month()), until),
        (Span::Week, None) => (Period::new(until.monday(), until.monday().plus_days(6)), until),
        (Span::Quarter, None) => (quarter(until), until),
        (Span::Year, None) => (year(until), until),
    })
}

/// The quarter of a day.
fn quarter(day: Day) -> Period {
    let back = (day.month().number() - 1) % 3;
    let first = (0..back).fold(day.month(), |month, _| month.previous());
    Period::new(first.first_day(), first.next().next().last_day())
}

/// The calendar year of a day.
fn year(day: Day) -> Period {
    let (before, after) = (day.month().number() - 1, 12 - day.month().number());
    let first = (0..before).fold(day.month(), |month, _| month.previous());
    let last = (0..after).fold(day.month(), |month, _| month.next());
    Period::new(first.first_day(), last.last_day())
}

/// The table that CSV has: the one asked for, else the first.
fn chosen_table<'s>(sheet: &'s Sheet, asked: Option<&String>, lang: Lang) -> anyhow::Result<&'s Table> {
    let names: Vec<&str> = sheet.tables().map(|table| table.name).collect();
    let all = names.join(" ");
    if let Some(name) = asked {
        let found = sheet.tables().find(|table| table.name == name);
        let name = visible(name);
        return found.with_context(|| {
            say!(lang, "这张报表没有表 {name}\n它的表：{all}", "the report has no table {name}\nits tables: {all}")
        });
    }
    let Some(first) = sheet.tables().next() else {
        bail!(say!(
            lang,
            "这张报表没有内容，写不成 CSV\n用 --format text 看它说了什么",
            "the report has no table for CSV\nsee what it says with --format text"
        ));
    };
    if names.len() > 1 {
        let first = first.name;
        failure::note(&say!(
            lang,
            "CSV 只写表 {first}；用 --table 选择：{all}",
            "CSV has the table {first}; choose another with --table: {all}"
        ));
    }
    Ok(first)
}
