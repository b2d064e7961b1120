//! The list that `bursar report` prints: a line a report.

use crate::lang::{Lang, Wording};
use crate::render::Cell;
use crate::render::grid::{Column, Grid};
use crate::reports::REPORTS;
use crate::say;

/// Every report: its name, its title, what it shows.
pub fn grid(lang: Lang) -> Grid {
    let column = |name: &str, shown: Wording| Column { name: name.to_owned(), shown: shown.text(lang).to_owned(), figure: false };
    let columns = vec![
        column("report", Wording::new("名称", "report")),
        column("title", Wording::new("报表", "title")),
        column("about", Wording::new("内容", "what it shows")),
    ];
    let row = |report: &&crate::reports::Report| {
        vec![Cell::text(report.name), Cell::text(report.title.text(lang)), Cell::text(report.about.text(lang))]
    };
    Grid { title: say!(lang, "报表", "reports"), columns, rows: REPORTS.iter().map(row).collect() }
}
