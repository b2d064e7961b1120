//! A sheet as a spreadsheet: a worksheet a table, numbers that are numbers and days that are days, headings that stay in sight.

use super::head;
use crate::render::{visible, visible_whole};
use crate::sheet::{Chart, Fact, Kind, LineKind, Part, Sheet, Signature, Table, Value};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::collections::BTreeSet;

/// The longest name of a worksheet.
const MAXIMUM_NAME: usize = 31;
/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (6, 60);
/// The longest text of a cell.
const MAXIMUM_TEXT: usize = 32_000;

/// The sheet as the bytes of an `.xlsx` file; the same sheet gives the same bytes.
///
/// # Errors
/// When a table has more lines than a spreadsheet can hold.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = sheet.origin.made;
    let (month, day) = made.month_and_day();
    let day = ExcelDateTime::from_ymd(u16::try_from(made.year()).unwrap_or(1900), small(month), small(day))?;
    let properties = DocProperties::new().set_title(visible(&sheet.title)).set_company(visible(&sheet.origin.school));
    workbook.set_properties(&properties.set_creation_datetime(&day));
    let mut names = BTreeSet::new();
    if sheet.parts.iter().any(|part| !matches!(part, Part::Table(_))) || sheet.tables().next().is_none() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name(&visible(&sheet.title), &mut names))?;
        front(worksheet, sheet)?;
    }
    for table in sheet.tables() {
        let worksheet = workbook.add_worksheet();
        let title = if table.title.is_empty() { table.name } else { &table.title };
        worksheet.set_name(name(&visible(title), &mut names))?;
        write_table(worksheet, table, sheet)?;
    }
    workbook.save_to_buffer()
}

fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(1)
}

/// A name that spreadsheet programs take and no other worksheet has.
fn name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let kept: String = wanted.chars().filter(|character| !"[]:*?/\\'".contains(*character)).take(MAXIMUM_NAME - 3).collect();
    let kept = if kept.is_empty() { "1".to_owned() } else { kept };
    let numbered = (2..).map(|number| format!("{kept} {number}"));
    let free = std::iter::once(kept.clone()).chain(numbered).find(|name| !taken.contains(&name.to_lowercase()));
    let free = free.unwrap_or(kept);
    taken.insert(free.to_lowercase());
    free
}

/// What is no table: sentences, figures that stand alone, the figures of charts, who signs.
fn front(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let mut row = heading(worksheet, sheet)?;
    let bold = Format::new().set_bold();
    worksheet.set_column_width(0, 28)?;
    for part in &sheet.parts {
        match part {
            Part::Heading(text) => row = line(worksheet, row + 1, text, Some(&bold))?,
            Part::Paragraph(text) | Part::Note(text) | Part::Code(text) => row = line(worksheet, row, text, None)?,
            Part::Facts(facts) => {
                for fact in facts {
                    row = write_fact(worksheet, row, fact)?;
                }
            }
            Part::Chart(chart) => row = write_chart(worksheet, row + 1, chart, &bold)?,
            Part::Signatures(lines) => row = line(worksheet, row + 1, &signatures(lines), None)?,
            Part::Table(_) => {}
        }
    }
    worksheet.set_portrait().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn line(worksheet: &mut Worksheet, row: u32, text: &str, format: Option<&Format>) -> Result<u32, XlsxError> {
    match format {
        Some(format) => worksheet.write_string_with_format(row, 0, cut(text), format)?,
        None => worksheet.write_string(row, 0, cut(text))?,
    };
    Ok(row + 1)
}

fn write_fact(worksheet: &mut Worksheet, row: u32, fact: &Fact) -> Result<u32, XlsxError> {
    worksheet.write_string(row, 0, cut(&fact.shown))?;
    write(worksheet, row, 1, &fact.value, fact.kind, &Format::new())?;
    Ok(row + 1)
}

/// The figures of a chart, labels down, series across.
fn write_chart(worksheet: &mut Worksheet, row: u32, chart: &Chart, bold: &Format) -> Result<u32, XlsxError> {
    worksheet.write_string_with_format(row, 0, cut(&format!("{}（{}）", chart.title, chart.unit)), bold)?;
    for (column, series) in (1..).zip(&chart.series) {
        worksheet.write_string_with_format(row, column, cut(&series.name), bold)?;
    }
    for (position, label) in chart.labels.iter().enumerate() {
        let row = row + 1 + u32::try_from(position).unwrap_or(0);
        worksheet.write_string(row, 0, cut(label))?;
        for (column, series) in (1..).zip(&chart.series) {
            let value = Value::from(series.values.get(position).copied().flatten());
            write(worksheet, row, column, &value, Kind::Quantity, &Format::new())?;
        }
    }
    Ok(row + 2 + u32::try_from(chart.labels.len()).unwrap_or(0))
}

fn signatures(lines: &[Signature]) -> String {
    let line = |signature: &Signature| {
        let name = signature.name.as_deref().unwrap_or("________");
        let day = signature.day.map(|day| format!(" {day}")).unwrap_or_default();
        format!("{}：{name}{day}", signature.role)
    };
    lines.iter().map(line).collect::<Vec<_>>().join("    ")
}

/// The title and what the page states of itself; the next free row.
fn heading(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<u32, XlsxError> {
    worksheet.write_string_with_format(0, 0, cut(&sheet.title), &Format::new().set_bold().set_font_size(14))?;
    let origin = &sheet.origin;
    let about = [origin.school.clone(), head::days(origin, sheet.lang), head::made(origin, sheet.lang)];
    let mut row = 1;
    for text in about.into_iter().chain(head::selection(sheet)).filter(|text| !text.is_empty()) {
        row = line(worksheet, row, &text, None)?;
    }
    Ok(row)
}

fn write_table(worksheet: &mut Worksheet, table: &Table, sheet: &Sheet) -> Result<(), XlsxError> {
    let first = heading(worksheet, sheet)?;
    if table.lines.is_empty() {
        line(worksheet, first, &table.empty, None)?;
        return Ok(());
    }
    let header = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_background_color(0x00EE_EEEE)
        .set_align(FormatAlign::Center)
        .set_text_wrap();
    for (column, named) in (0..).zip(&table.columns) {
        worksheet.write_string_with_format(first, column, cut(&named.shown), &header)?;
        worksheet.set_column_width(column, u32::try_from(width(table, usize::from(column))).unwrap_or(10))?;
    }
    for (row, line) in (first + 1..).zip(&table.lines) {
        let mut format = Format::new().set_border(FormatBorder::Thin);
        if line.kind != LineKind::Plain {
            format = format.set_bold();
        }
        for ((column, value), named) in (0..).zip(&line.cells).zip(&table.columns) {
            write(worksheet, row, column, value, named.kind, &format)?;
        }
    }
    worksheet.set_freeze_panes(first + 1, 0)?;
    worksheet.set_repeat_rows(first, first)?;
    worksheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    if table.columns.len() > 8 {
        worksheet.set_landscape();
    }
    Ok(())
}

/// How wide a column is for its widest cell.
fn width(table: &Table, position: usize) -> usize {
    let Some(column) = table.columns.get(position) else { return WIDTHS.0 };
    let cells = table.lines.iter().filter(|line| line.kind != LineKind::Group).filter_map(|line| line.cells.get(position));
    let widest = cells.map(|value| crate::render::text_width(&value.shown(column.kind))).max().unwrap_or(0);
    (widest.max(crate::render::text_width(&column.shown)) + 2).clamp(WIDTHS.0, WIDTHS.1)
}

/// A cell: a number where it is one, a day where it is one, else text, which no program runs as a formula.
fn write(worksheet: &mut Worksheet, row: u32, column: u16, value: &Value, kind: Kind, format: &Format) -> Result<(), XlsxError> {
    match value {
        Value::Empty => worksheet.write_blank(row, column, format)?,
        Value::Number(number) => {
            let (number, pattern) = number_of(*number, kind);
            worksheet.write_number_with_format(row, column, number, &format.clone().set_num_format(pattern))?
        }
        Value::Day(day) => {
            let (month, date) = day.month_and_day();
            let year = u16::try_from(day.year()).unwrap_or(1900);
            let pattern = format.clone().set_num_format("yyyy-mm-dd");
            match ExcelDateTime::from_ymd(year, small(month), small(date)) {
                Ok(day) => worksheet.write_datetime_with_format(row, column, &day, &pattern)?,
                // Spreadsheets know no day before 1900.
                Err(_) => worksheet.write_string_with_format(row, column, day.to_string(), format)?,
            }
        }
        other => worksheet.write_string_with_format(row, column, cut(&other.shown(kind)), format)?,
    };
    Ok(())
}

/// A number as a spreadsheet holds it, and how it is shown. Per cent are held as shares, as spreadsheets do.
fn number_of(number: Decimal, kind: Kind) -> (f64, &'static str) {
    let held = if kind == Kind::Percent { number.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default() } else { number };
    let pattern = match kind {
        Kind::Money => "#,##0.00",
        Kind::Price => "#,##0.00##",
        Kind::Count => "#,##0",
        Kind::Percent => "0.0%",
        Kind::Measure => "0.00",
        _ => "General",
    };
    (held.to_f64().unwrap_or(0.0), pattern)
}

/// As much of a text as a cell can hold.
fn cut(text: &str) -> String {
    visible_whole(text).chars().take(MAXIMUM_TEXT).collect()
}
