//! Filed reports made again: each is recomputed over its own days, as of its own day, and compared figure by figure.

use crate::books::Books;
use crate::id::Id;
use crate::lang::Lang;
use crate::metrics::Period;
use crate::policy::Settings;
use crate::registers::{Difference, FiledReport, FiledTable, Ledger, Unlike};
use crate::reports::{self, Body, Choice, Desk, Report, Selection};
use crate::sheet::{Part, Table};

/// Where the filed reports of a ledger differ from what its books say of the same days.
pub fn differences(ledger: &Ledger, settings: &Settings) -> Vec<Difference> {
    let mut differences = Vec::new();
    for filed in &ledger.filed {
        // What cannot be read is told by the rule itself.
        let Ok(report) = &filed.report else { continue };
        let found = unlike(ledger, settings, report);
        let named = |unlike| Difference { file: filed.file, report: report.name.clone(), unlike };
        differences.extend(found.into_iter().map(named));
    }
    differences.sort_by_key(|difference| difference.file);
    differences
}

fn unlike(ledger: &Ledger, settings: &Settings, filed: &FiledReport) -> Vec<Unlike> {
    let made = reports::find(&filed.name).and_then(|report| Some((report, selection(ledger, report, filed)?)));
    let Some((report, selection)) = made else { return vec![Unlike::NotMade] };
    let body = again(ledger, settings, filed, (report, selection));
    let tables = body.parts.iter().filter_map(|part| match part {
        Part::Table(table) => Some(table),
        _ => None,
    });
    let tables: Vec<&Table> = tables.collect();
    let mut unlike = Vec::new();
    for table in &filed.tables {
        match tables.iter().find(|now| now.name == table.name) {
            Some(now) => compare(table, now, &mut unlike),
            None => unlike.push(Unlike::Lines { table: table.name.clone(), filed: table.lines.len(), now: 0 }),
        }
    }
    unlike
}

/// The report over the same days, with what was known on the same day, narrowed to the same things, in the same language.
fn again(ledger: &Ledger, settings: &Settings, filed: &FiledReport, (report, selection): (&Report, Selection)) -> Body {
    let term = settings.calendar.terms().iter().find(|term| (term.starts, term.ends) == (filed.first, filed.last));
    let period = term.map_or_else(|| Period::new(filed.first, filed.last), Period::term);
    let books = Books::build(ledger, settings, filed.as_of);
    let lang = Lang::from_tag(&filed.language).unwrap_or_default();
    (report.build)(&Desk { ledger, books: &books, settings, period, today: filed.as_of, selection, lang })
}

/// What the report was narrowed to; nothing where the ledger does not know it, or the report does not take it.
fn selection(ledger: &Ledger, report: &Report, filed: &FiledReport) -> Option<Selection> {
    let mut selection = Selection::default();
    for (name, text) in &filed.selection {
        match (name.as_str(), Choice::ALL.into_iter().find(|choice| choice.name() == name)) {
            ("by", _) => selection.by = Some(report.by.iter().find(|(word, _)| word == text)?.0),
            (_, Some(Choice::Within)) => selection.within = Some(text.parse().ok()?),
            (_, Some(choice)) => {
                let id: Id = ledger.names.find(text)?;
                selection.ids.insert(choice, id);
            }
            (_, None) => return None,
        }
    }
    Some(selection)
}

/// The figures of a table, line by line; where there are other lines now, that is said once.
fn compare(filed: &FiledTable, now: &Table, unlike: &mut Vec<Unlike>) {
    if filed.lines.len() != now.lines.len() {
        unlike.push(Unlike::Lines { table: filed.name.clone(), filed: filed.lines.len(), now: now.lines.len() });
        return;
    }
    for (was, line) in filed.lines.iter().zip(&now.lines) {
        let first = line.cells.first().zip(now.columns.first()).map(|(value, column)| value.shown(column.kind)).unwrap_or_default();
        for (value, column) in line.cells.iter().zip(&now.columns).filter(|(_, column)| column.kind.is_figure()) {
            let Some(cell) = was.cells.get(&column.name) else { continue };
            let written = value.written(column.kind);
            if written != cell.text {
                unlike.push(Unlike::Figure {
                    span: cell.span,
                    line: first.clone(),
                    column: column.shown.clone(),
                    filed: cell.text.clone(),
                    now: written,
                });
            }
        }
    }
}
