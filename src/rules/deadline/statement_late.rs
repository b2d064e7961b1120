//! Each month's statements are filed by the statement day of the next month (报表按期报送).
//!
//! Asked of the reports that `deadline.statements` names, for every month of which a day lies in a term.

use crate::books::count_days::entered_by;
use crate::day::Month;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::FiledReport;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::{FileId, Spot};

/// `deadline/statement-late`.
pub static RULE: Rule = Rule {
    id: "deadline/statement-late",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("报表未按期报送", "a statement that was not filed in time"),
    why: Wording::new(
        "月报晚了，发现差错也晚了；没有报出的报表，日后无从核对当时说过什么。",
        "what is filed late is found wrong late, and what was never filed cannot be held against the books.",
    ),
    source: Wording::new("惯例：月报次月 5 日前", "custom: monthly statements by the 5th of the next month"),
    reads: &[],
    whole: &[],
    policy: &["deadline.statements", "deadline.statement_day"],
    guide: include_str!("statement_late.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let calendar = &context.settings.calendar;
    let terms = calendar.terms();
    let (Some(first), Some(last)) = (terms.iter().map(|term| term.starts).min(), terms.iter().map(|term| term.ends).max()) else {
        return;
    };
    let first = context.settings.school.starts.map_or(first, |starts| starts.max(first));
    for month in first.month().through(last.min(context.today).month()) {
        let in_term = terms.iter().any(|term| term.starts <= month.last_day() && month.first_day() <= term.ends);
        if !in_term || entered_by(context.settings, month.last_day()) >= context.today {
            continue;
        }
        for name in &context.policy(month.last_day()).deadline.statements {
            report.checked(1);
            look(context, report, name, month);
        }
    }
}

/// Looks for the report of a month, and whether it was filed by the day.
fn look(context: &Context<'_>, report: &mut Report, name: &str, month: Month) {
    let (lang, due) = (context.lang, entered_by(context.settings, month.last_day()));
    // A report of how things stand on a day is that of the month that the day ends.
    let of_month = |filed: &&FiledReport| {
        let days = (filed.first, filed.last);
        filed.name == name && (days == (month.first_day(), month.last_day()) || days == (month.last_day(), month.last_day()))
    };
    let filed = context.ledger.filed.iter().filter_map(|filed| Some((filed.file, filed.report.as_ref().ok()?)));
    // The first version counts: later ones correct it.
    let first = filed.filter(|(_, filed)| of_month(filed)).min_by_key(|(_, filed)| filed.made);
    match first {
        None => report.add(
            Draft::new(Spot::File(FileId::SETTINGS), format!("{name}:{month}"))
                .day(month.last_day())
                .message(say!(
                    lang,
                    "{month} 的 {name} 应在 {due} 前报送，reports/ 里没有",
                    "{name} of {month} was due by {due}, and reports/ has none"
                ))
                .next(say!(
                    lang,
                    "bursar report {name} --month {month} --format json -o reports/{month}-{name}.json",
                    "bursar report {name} --month {month} --format json -o reports/{month}-{name}.json"
                )),
        ),
        Some((file, filed)) if filed.made > due => {
            let (made, days) = (filed.made, filed.made.days_since(due));
            report.add(
                Draft::new(Spot::File(file), format!("{name}:{month}"))
                    .day(month.last_day())
                    .message(say!(
                        lang,
                        "{month} 的 {name} {made} 才报送，应在 {due} 前，晚 {days} 天",
                        "{name} of {month} was filed on {made}, due by {due}: {days} days late"
                    ))
                    .next(say!(lang, "写豁免说明原因，下次按期", "write a waiver that says why, and file the next one in time")),
            );
        }
        Some(_) => {}
    }
}
