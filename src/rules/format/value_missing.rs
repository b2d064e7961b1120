//! An empty cell that every row has to fill.

use super::wording;
use crate::findings::Level;
use crate::lang::{Lang, Wording};
use crate::registers::{Purchase, Row, Table, Visitor};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;
use crate::table::{Record, Value, What, column_index};

/// `format/value-missing`.
pub static RULE: Rule = Rule {
    id: "format/value-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("必填项没有填", "a required cell is empty"),
    why: Wording::new(
        "缺了这一项，这一行不成一笔账，别处也不会把它算进去。",
        "without it the row is no entry, and no sum takes it in.",
    ),
    source: Wording::new(
        "各列是否必填见 docs/reference/registers.zh.md",
        "which columns are required: docs/reference/registers.en.md",
    ),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("value_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.rows);
    for problem in &context.ledger.problems {
        let What::ValueMissing { column, chinese } = problem.what else { continue };
        let file = problem.spot.file();
        if wording::is_file_name(context, file, column) {
            let draft = wording::draft(context, problem, column);
            report.add(draft.message(say!(context.lang, "文件名里没有学期", "the file's name says no term")).next(say!(
                context.lang,
                "文件以学期命名，如 plans/2026-2027-1.toml",
                "name the file by its term, as plans/2026-2027-1.toml"
            )));
            continue;
        }
        let means = wording::declared(context, file, column).map_or("", |it| it.meaning.text(context.lang));
        let message = match problem.spot {
            // In a document there is no cell to stand empty: the key is not there.
            Spot::Row(_) if wording::is_toml(context, file) => {
                say!(context.lang, "没有 {column}（{chinese}）", "there is no `{column}`")
            }
            _ => say!(context.lang, "{column}（{chinese}）没有填", "`{column}` is empty"),
        };
        report.add(wording::draft(context, problem, column).message(message).next(say!(
            context.lang,
            "填写 {column}（{chinese}）：{means}",
            "fill in `{column}`: {means}"
        )));
    }
    context.rows().visit(&mut OneOf { context, report });
    for purchase in &context.rows().purchases {
        let asked = purchase.lines.iter().chain(purchase.all_orders().flat_map(|order| &order.lines));
        asked.filter(|line| line.item.is_none() && line.name.is_none()).for_each(|line| unnamed(context, purchase, line, report));
        let accepted = purchase.acceptances.iter().flat_map(|acceptance| &acceptance.lines);
        accepted
            .filter(|line| line.item.is_none() && line.name.is_none())
            .for_each(|line| unnamed(context, purchase, line, report));
    }
}

/// A line of a purchase that says how much, and not of what.
fn unnamed<L: Record>(context: &Context<'_>, purchase: &Purchase, line: &L, report: &mut Report) {
    let draft = context.finding_at(purchase, Spot::Row(line.at()));
    report.add(
        draft
            .message(say!(context.lang, "明细没有 item（品号），也没有 name（品名）", "a line with neither `item` nor `name`"))
            .next(say!(
                context.lang,
                "填写品号；没有品号的填品名、类别、单位",
                "fill in `item`; where there is none, `name`, `kind` and `unit`"
            )),
    );
}

/// Rows that fill none of the columns of which they need one.
struct OneOf<'c, 'r> {
    context: &'c Context<'c>,
    report: &'r mut Report,
}

impl Visitor for OneOf<'_, '_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let one_of: Vec<usize> = R::REGISTER.one_of.iter().filter_map(|name| column_index(R::COLUMNS, name)).collect();
        if one_of.is_empty() {
            return;
        }
        let lang = self.context.lang;
        let named = |column: &usize| match lang {
            Lang::Chinese => format!("{}（{}）", R::COLUMNS[*column].name, R::COLUMNS[*column].chinese),
            Lang::English => format!("`{}`", R::COLUMNS[*column].name),
        };
        let columns = one_of.iter().map(named).collect::<Vec<_>>().join(if lang == Lang::Chinese { "、" } else { ", " });
        for row in rows.iter().filter(|row| one_of.iter().all(|column| row.value(*column) == Value::Absent)) {
            self.report.add(
                self.context
                    .finding_row(row)
                    .message(say!(lang, "{columns} 都没有填", "none of {columns} is filled in"))
                    .next(say!(lang, "填写其中一项", "fill in one of them")),
            );
        }
    }
}
