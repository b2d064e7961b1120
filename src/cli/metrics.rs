//! `bursar metrics`: the catalogue's figures for a term, a month or a stretch of days.

use super::arguments::{self, flag, output, positional};
use super::list::hint_or;
use super::output::{Destination, Format};
use super::session::Session;
use super::{Entry, Status, failure, period};
use crate::lang::{Lang, Wording};
use crate::metrics::{self, AREAS, Figure, Metric, View};
use crate::render::Cell;
use crate::render::grid::{Column, Grid};
use crate::render::visible;
use crate::say;
use crate::table::nearest;
use anyhow::bail;
use clap::{ArgAction, ArgMatches, Command};

/// `bursar metrics`.
pub const ENTRY: Entry = Entry {
    name: "metrics",
    about: Wording::new("一个学期、月份或一段日子的指标", "the figures of a term, a month or a stretch of days"),
    arguments,
    run,
};

const FORMATS: &[Format] = &[
    Format { name: "text", aliases: &["table"], endings: &["txt"] },
    Format::new("csv", &["csv"]),
    Format::new("json", &["json"]),
];

fn arguments(command: Command, lang: Lang) -> Command {
    let names = Wording::new(
        "指标（repairs.days）或一类（repairs）；不写则列出所有算得出的",
        "a metric (repairs.days) or an area (repairs); every one that has a figure when nothing is named",
    );
    let rows = Wording::new("列出每个数由哪些行得来（JSON 总是列出）", "also the rows behind each figure (JSON always has them)");
    let command = command.arg(positional("name", Wording::new("指标", "NAME"), names, lang).action(ArgAction::Append));
    period::arguments(command, lang).arg(flag("rows", rows, lang)).arg(arguments::format(FORMATS, lang)).arg(output(lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let destination = Destination::of(matches, FORMATS, lang)?;
    let wanted = wanted(matches, lang)?;
    let opened = session.open()?;
    let today = session.today(&opened);
    let period = match period::asked(&opened, matches, today, lang)? {
        Some(period) => period,
        None => period::term_of(&opened, today, lang)?,
    };
    let books = opened.books(today);
    let view = View { ledger: &opened.ledger, books: &books, settings: &opened.settings, period, today };
    failure::note_unread(&opened, None, lang);
    note_outside(&view, lang);
    let figures: Vec<_> = wanted.iter().filter_map(|metric| Some((*metric, (metric.figure)(&view)?))).collect();
    let with_rows = matches.get_flag("rows");
    // People find the rows below the table, a line each.
    let beside = destination.format == "json" || (with_rows && destination.format == "csv");
    let grid = sheet(&figures, &view, beside, lang);
    let bytes = match destination.format {
        "csv" => grid.csv()?,
        "json" => grid.json()?,
        _ => {
            let table = grid.table(destination.width(), lang);
            if with_rows { table + &rows_below(&figures, lang) } else { table }.into_bytes()
        }
    };
    destination.write(&bytes, lang)?;
    Ok(Status::Clean)
}

/// Says so where a period has not begun, or was over before the ledger began: what is asked for cannot stand in it.
fn note_outside(view: &View<'_>, lang: Lang) {
    let (period, today) = (view.period, view.today);
    if period.first > today {
        failure::note(&say!(
            lang,
            "{period} 在运行之日 {today} 之后：时点数（库存、净值等）是 {today} 的",
            "{period} lies after {today}, the day of the run: what is of one day (stock, net value) is of {today}"
        ));
    }
    if let Some(starts) = view.settings.school.starts.filter(|starts| period.last < *starts) {
        failure::note(&say!(lang, "{period} 在账簿启用日 {starts} 之前", "{period} lies before {starts}, the ledger's first day"));
    }
}

/// The rows behind each figure, under its name.
fn rows_below(figures: &[(&Metric, Figure)], lang: Lang) -> String {
    let mut text = String::new();
    for (metric, figure) in figures.iter().filter(|(_, figure)| !figure.rows.is_empty()) {
        let (title, count) = (metric.title.text(lang), figure.rows.len());
        text += &match lang {
            Lang::Chinese => format!("\n## {} {title}（{count}）\n\n", metric.name),
            Lang::English => format!("\n## {} {title} ({count})\n\n", metric.name),
        };
        for row in &figure.rows {
            text += &format!("  {}\n", visible(&row.0));
        }
    }
    text
}

/// The metrics that are asked for: by name, by area, or all.
fn wanted(matches: &ArgMatches, lang: Lang) -> anyhow::Result<Vec<&'static Metric>> {
    let names: Vec<&String> = matches.get_many("name").map(Iterator::collect).unwrap_or_default();
    if names.is_empty() {
        return Ok(metrics::all().collect());
    }
    let mut wanted = Vec::new();
    for name in names {
        if let Some(metric) = metrics::find(name) {
            wanted.push(metric);
        } else if let Some(area) = AREAS.iter().find(|area| area.name == name || area.title.zh == name) {
            wanted.extend(area.metrics);
        } else {
            let known = metrics::all().map(|metric| metric.name).chain(AREAS.iter().map(|area| area.name));
            let hint = hint_or(nearest(name, known), "bursar explain metrics", lang);
            let name = visible(name);
            bail!(say!(lang, "没有指标 {name}{hint}", "there is no metric {name}{hint}"));
        }
    }
    Ok(wanted)
}

/// The figures as a grid, one a line; metrics that have none are left out.
fn sheet(figures: &[(&Metric, Figure)], view: &View<'_>, with_rows: bool, lang: Lang) -> Grid {
    let column = |name: &str, shown: Wording, figure| Column { name: name.to_owned(), shown: shown.text(lang).to_owned(), figure };
    let mut columns = vec![
        column("metric", Wording::new("指标", "metric"), false),
        column("title", Wording::new("名称", "name"), false),
        column("value", Wording::new("数值", "figure"), true),
        column("unit", Wording::new("单位", "unit"), false),
        column("numerator", Wording::new("分子", "above"), true),
        column("denominator", Wording::new("分母", "below"), true),
        column("period", Wording::new("期间", "period"), false),
    ];
    if with_rows {
        columns.push(column("rows", Wording::new("由来", "rows"), false));
    }
    let rows = figures.iter().map(|(metric, figure)| line(metric, figure, view, with_rows, lang)).collect();
    Grid { title: say!(lang, "{} 指标", "metrics of {}", view.period), columns, rows }
}

fn line(metric: &Metric, figure: &Figure, view: &View<'_>, with_rows: bool, lang: Lang) -> Vec<Cell> {
    let mut cells = vec![
        Cell::text(metric.name),
        Cell::text(metric.title.text(lang)),
        Cell::text(figure.value(metric.unit).to_string()),
        Cell::text(metric.unit.text(lang)),
        Cell::text(figure.numerator.normalize().to_string()),
        figure.denominator.map_or(Cell::Empty, |denominator| Cell::text(denominator.normalize().to_string())),
        Cell::text(view.period.to_string()),
    ];
    if with_rows {
        cells.push(Cell::list(figure.rows.iter().map(|row| Cell::text(row.0.clone())).collect()));
    }
    cells
}
