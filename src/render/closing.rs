//! The end of the page: what was compared and what is broken, agreement by agreement, and how much was looked at.

use super::escape::visible;
use super::sheet::{CheckSheet, DaysLookedAt};
use super::text::Options;
use super::width::wrap;
use crate::lang::{Lang, Wording};
use anstyle::{AnsiColor, Style};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};
use std::io::{self, Write};

const HEADINGS: [Wording; 4] = [
    Wording::new("核对", "agreement"),
    Wording::new("类别", "family"),
    Wording::new("已核对", "checked"),
    Wording::new("不符", "broken"),
];

/// A line under the headings and nothing else: box drawing is twice as wide on some consoles.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('-').junction('-'));

/// Writes the closing table and the lines under it.
///
/// # Errors
/// When `out` does not take them.
pub(super) fn render(sheet: &CheckSheet<'_>, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let lang = sheet.lang;
    if !sheet.agreements.is_empty() {
        for line in table(sheet, options.columns()).lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    let (rows, files, rules, today) = (sheet.rows, sheet.files, sheet.rules_run, sheet.today);
    let read = match lang {
        Lang::Chinese => format!("{today}：{files} 个文件，{rows} 行，{rules} 条规则"),
        Lang::English => {
            format!("{today}: {}, {}, {}", counted(files, "file"), counted(rows, "row"), counted(rules, "rule"))
        }
    };
    writeln!(out, "{read}")?;
    if let Some(DaysLookedAt { first, last, rows }) = sheet.days {
        let said = match lang {
            Lang::Chinese => format!("只列 {first} 至 {last} 的问题，这些天有 {rows} 行；上表“已核对”是整本账簿的"),
            Lang::English => {
                let rows = counted(rows, "row");
                format!("only findings of {first} to {last}, days with {rows}; what is counted as checked is the whole ledger's")
            }
        };
        for line in wrap(&said, options.columns(), options.columns()) {
            writeln!(out, "{line}")?;
        }
    }
    let counts = sheet.counts;
    let (errors, warnings, notes, waived) = (counts.errors, counts.warnings, counts.notes, counts.waived);
    let found = match lang {
        Lang::Chinese => format!("错误 {errors}，警告 {warnings}，提示 {notes}，已豁免 {waived}"),
        Lang::English => {
            let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
            format!("{errors}, {warnings}, {}, {waived} waived", counted(notes, "note"))
        }
    };
    let color = match counts {
        counts if counts.errors > 0 => AnsiColor::BrightRed,
        counts if counts.warnings > 0 => AnsiColor::Yellow,
        _ => AnsiColor::Green,
    };
    writeln!(out, "{}", options.paint(Style::new().bold().fg_color(Some(color.into())), &found))?;
    let not_run: Vec<String> = sheet
        .rules_not_run()
        .map(|rule| match lang {
            Lang::Chinese => format!("{}（{}）", rule.id, rule.not_run_named.join("、")),
            Lang::English => format!("{} ({})", rule.id, rule.not_run_named.join(", ")),
        })
        .collect();
    let not_run_title = Wording::new("因有未能读取的行而没有运行的规则", "rules not run, because rows could not be read");
    list(not_run_title, &not_run, lang, options, out)?;
    let off: Vec<String> = sheet.off.iter().map(|name| (*name).to_owned()).collect();
    list(Wording::new("bursar.toml 里关掉的规则", "rules switched off in bursar.toml"), &off, lang, options, out)?;
    let left_out: Vec<String> = sheet.left_out.iter().map(|path| visible(path)).collect();
    list(Wording::new("bursar.toml 里写明不读的文件", "files left out by bursar.toml"), &left_out, lang, options, out)?;
    if options.coverage {
        let without: Vec<String> = sheet.rules_without_rows().map(|rule| rule.id.to_owned()).collect();
        list(Wording::new("没有可核对内容的规则", "rules that had nothing to look at"), &without, lang, options, out)?;
        let empty: Vec<String> = sheet.empty_registers.iter().map(|register| visible(register)).collect();
        list(Wording::new("没有内容的账册", "registers without rows"), &empty, lang, options, out)?;
    }
    Ok(())
}

fn table(sheet: &CheckSheet<'_>, width: usize) -> Table {
    let mut table = Table::new();
    table.load_style(STYLE).force_no_tty().set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX)).set_header(HEADINGS.map(|heading| heading.text(sheet.lang)));
    for agreement in &sheet.agreements {
        let (checked, broken) = (agreement.checked.to_string(), agreement.broken.to_string());
        table.add_row([agreement.title, agreement.family, &checked, &broken]);
    }
    for (position, column) in table.column_iter_mut().enumerate() {
        // Names wrap; ids and figures never do.
        if position == 0 {
            column.set_padding((0, 1));
        } else {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
        if position > 1 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// A list under its title; nothing where it is empty.
fn list(title: Wording, names: &[String], lang: Lang, options: Options, out: &mut dyn Write) -> io::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}:", title.text(lang))?;
    let room = options.columns() - 2;
    for line in wrap(&names.join(", "), room, room) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

/// `1 row`, `2 rows`.
fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
