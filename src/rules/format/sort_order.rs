//! Rows of a file that do not stand by date, then number: changes are then hard to read and to merge.

use crate::day::Day;
use crate::findings::Level;
use crate::id::natural_order;
use crate::lang::Wording;
use crate::registers::{Row, Table, Visitor};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::{FileId, Spot};

/// `format/sort-order`.
pub static RULE: Rule = Rule {
    id: "format/sort-order",
    level: Level::Note,
    fixable: true,
    title: Wording::new("没有按日期、编号排列", "not sorted by date and number"),
    why: Wording::new(
        "按日期、编号排好，漏记、重记一眼看得出，git 合并也少冲突。",
        "sorted rows show a gap or a repetition at a glance, and merge with fewer conflicts.",
    ),
    source: Wording::new("账本格式“文件夹”一节（docs/format.md）", "the ledger format, “the folder” (docs/format.md)"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("sort_order.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    context.rows().visit(&mut Order { context, report });
}

struct Order<'c, 'r> {
    context: &'c Context<'c>,
    report: &'r mut Report,
}

impl Visitor for Order<'_, '_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        if !R::REGISTER.is_daybook() {
            return;
        }
        self.report.checked(rows.len());
        let mut before: Option<&R> = None;
        let mut told: Option<FileId> = None;
        for row in rows {
            let file = row.at().file;
            let previous = before.replace(row).filter(|previous| previous.at().file == file && told != Some(file));
            if let Some(previous) = previous
                && is_after(self.context, previous, row)
            {
                told = Some(file);
                self.tell(row, previous);
            }
        }
    }
}

/// Whether one row belongs after another; rows without a day stand where they are.
fn is_after<R: Row>(context: &Context<'_>, one: &R, other: &R) -> bool {
    let days: (Option<Day>, Option<Day>) = (one.day(), other.day());
    let (Some(day), Some(day_other)) = days else { return false };
    if day != day_other {
        return day > day_other;
    }
    match (one.id(), other.id()) {
        (Some(id), Some(id_other)) => id != id_other && natural_order(context.text(id), context.text(id_other)).is_gt(),
        _ => false,
    }
}

impl Order<'_, '_> {
    fn tell<R: Row>(&mut self, row: &R, previous: &R) {
        let lang = self.context.lang;
        let path = &self.context.ledger.sources.get(row.at().file).path;
        let mut draft = self.context.finding_at(row, Spot::Row(row.at()));
        draft = draft.subject(path.as_str());
        self.report.add(
            draft
                .message(say!(lang, "此行应在前一行之前", "this row belongs before the one above"))
                .beside(Spot::Row(previous.at()), say!(lang, "前一行", "the row above"))
                .next(say!(lang, "按日期、编号排好此文件", "sort the file by date and number")),
        );
    }
}
