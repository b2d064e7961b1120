//! What the term has to count, settle and publish: stock and assets, fees, what `policy.deadline` asks for.

use super::planning::Planning;
use super::task::{Focus, Task};
use crate::books::publications::covering;
use crate::day::{Day, Month};
use crate::period::Period;
use crate::policy::{Deadline, Every};
use crate::registers::{Fee, PublicationKind};
use crate::say;
use crate::table::shown_name;
use std::collections::BTreeMap;

/// Fees of terms before that nobody has settled, a task a term and fee; then those of this term.
pub fn fees(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let mut of_fee: BTreeMap<(crate::term::TermId, &str), Vec<&Fee>> = BTreeMap::new();
    for line in desk.books.fees.lines() {
        let row = line.row;
        let is_before = line.term_ends.is_some_and(|ends| ends < planning.term.starts);
        if is_before && row.settled.is_none_or(|settled| settled > planning.made) {
            of_fee.entry((row.term, desk.text(row.fee))).or_default().push(row);
        }
    }
    let due = planning.months().first().map_or(planning.term.starts, |month| planning.end_of(*month));
    let left = of_fee.into_iter().map(|((term, fee), rows)| {
        let classes = rows.len();
        let name = desk.rows().fee_items.iter().find(|item| desk.text(item.fee) == fee).map_or(fee, |item| &*item.name);
        let text = say!(
            desk.lang,
            "结清 {term} 学期{name}（{classes} 个班），据实退还并公布",
            "Settle {name} of {term} ({classes} classes), pay back what is left and publish it"
        );
        planning
            .task(format!("fees-{term}-{fee}"), planning.no_earlier(due), ("收费", "fees"), text)
            .by(planning.holder(&["accountant"]))
            .proved_by(desk.word("收费结算：实支、退还、结算日期", "fees: used, refunded, settled"))
            .done_on(settled(planning, &rows))
            .among(Focus::Settling)
            .of(rows.iter().map(|row| desk.row(*row)))
    });
    let mut tasks: Vec<Task> = left.collect();
    let of_term: Vec<&Fee> =
        desk.books.fees.lines().iter().map(|line| line.row).filter(|row| row.term == planning.term.id).collect();
    if !of_term.is_empty() || !desk.rows().fee_items.is_empty() {
        let text =
            desk.word("本学期各项收费结算，多退少补，公布清单", "Settle the fees of the term, pay back what is left, publish it");
        tasks.push(
            planning
                .task("fees-of-the-term".to_owned(), planning.term.ends, ("收费", "fees"), text.to_owned())
                .by(planning.holder(&["accountant"]))
                .proved_by(desk.word("收费结算：实支、退还、结算日期", "fees: used, refunded, settled"))
                .done_on(settled(planning, &of_term))
                .among(Focus::Settling),
        );
    }
    tasks
}

/// The day on which the last of some fees was settled; nothing while one is not.
fn settled(planning: &Planning<'_, '_>, rows: &[&Fee]) -> Option<Day> {
    let days: Option<Vec<Day>> = rows.iter().map(|row| planning.known(row.settled)).collect();
    days.and_then(|days| days.into_iter().max())
}

/// Counts of stock and assets, each when its period ends.
pub fn counts(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let policy = desk.policy(planning.made);
    let stock: Vec<Day> = desk.rows().stock_counts.iter().map(|row| row.date).collect();
    let assets: Vec<Day> = desk.rows().asset_counts.iter().map(|row| row.date).collect();
    let mut tasks = Vec::new();
    if desk.books.stock.places().next().is_some() {
        tasks.extend(ends_of(planning, policy.stock.count_every).into_iter().map(|(name, first, last)| {
            let text = desk.word("库房盘点", "Count the stores").to_owned();
            let task = planning.task(format!("count-stock-{name}"), last, ("库房", "stores"), text);
            let task = task.by(planning.holder(&["storekeeper"])).proved_by(desk.word("库存盘点", "stock counts"));
            task.done_on(counted(planning, &stock, first, last)).about(["库房盘点", "Count the stores"].map(str::to_owned))
        }));
    }
    if !desk.rows().assets.is_empty() {
        tasks.extend(ends_of(planning, policy.assets.count_every).into_iter().map(|(name, first, last)| {
            let text = desk.word("全校资产清查", "Count the assets, room by room").to_owned();
            let task = planning.task(format!("count-assets-{name}"), last, ("校产", "property"), text);
            let task = task.by(planning.holder(&["asset-keeper"])).proved_by(desk.word("资产盘点", "asset counts"));
            let task = task.done_on(counted(planning, &assets, first, last)).among(Focus::Settling);
            task.about(["全校资产清查", "Count the assets, room by room"].map(str::to_owned))
        }));
    }
    tasks
}

/// The months, quarters, terms or years that end in the term: what each is called, its first and its last school day.
fn ends_of(planning: &Planning<'_, '_>, every: Every) -> Vec<(String, Day, Day)> {
    let periods = planning.desk.settings.calendar.periods(every).into_iter();
    let ending = periods.filter(|period| planning.term.contains(period.last));
    let named = ending.map(|period| (super::planning::slug(&period.period.to_string()), period.first, period.last));
    // A year or a quarter ends with this term only where the calendar has no later day of it.
    named
        .filter(|(_, _, last)| every != Every::Year || *last == planning.term.school_days().last().copied().unwrap_or(*last))
        .collect()
}

/// The last day in a period on which something was counted, as of today; of a month all of its days count.
fn counted(planning: &Planning<'_, '_>, days: &[Day], first: Day, last: Day) -> Option<Day> {
    let until = last.month().last_day();
    days.iter().copied().filter(|day| first <= *day && *day <= until).filter_map(|day| planning.known(Some(day))).max()
}

/// What is published and filed for each month, and for the term.
pub fn published(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let deadline = &desk.policy(planning.made).deadline;
    let mut tasks = Vec::new();
    for kind in &deadline.disclose {
        let word = shown_name(PublicationKind::WORDS, kind, desk.lang);
        let published = desk.books.publications.of(|row| row.kind.name(&desk.ledger.names) == kind.as_str());
        let published = |first, last| planning.known(covering(&published, first, last).map(|row| row.from));
        match Deadline::disclosed_every(kind) {
            Every::Term => {
                let (first, last) = (planning.term.starts, planning.term.ends);
                let text = say!(desk.lang, "本学期{word}公示", "Publish {word} of the term");
                let due = next_month(last.month(), deadline.disclosure_day);
                tasks.push(of_kind(planning, kind, "term", due, text).done_on(published(first, last)).among(Focus::Settling));
            }
            Every::Year => {
                for year in planning.term.starts.year() - 1..planning.term.ends.year() {
                    let Some((first, last)) = Period::Year(year).days() else { continue };
                    let due = next_month(last.month(), deadline.disclosure_day);
                    if planning.term.contains(due) {
                        let text = say!(desk.lang, "{year} 年{word}公示", "Publish {word} of {year}");
                        tasks.push(of_kind(planning, kind, &year.to_string(), due, text).done_on(published(first, last)));
                    }
                }
            }
            _ => tasks.extend(planning.months().into_iter().map(|month| {
                let text = say!(desk.lang, "{month} {word}公示", "Publish {word} of {month}");
                let due = next_month(month, deadline.disclosure_day);
                of_kind(planning, kind, &month.to_string(), due, text).done_on(published(month.first_day(), month.last_day()))
            })),
        }
    }
    for name in &deadline.statements {
        let title = crate::reports::find(name).map_or(name.as_str(), |report| report.title.text(desk.lang));
        tasks.extend(planning.months().into_iter().map(|month| {
            let text = say!(desk.lang, "报出 {month} {title}", "File {title} of {month}");
            let due = next_month(month, deadline.statement_day);
            let task = planning.task(format!("statement-{}-{month}", super::planning::slug(name)), due, ("财务", "finance"), text);
            task.by(planning.holder(&["accountant"])).proved_by(desk.word("报出的报表", "the statement as filed"))
        }));
    }
    tasks
}

fn of_kind(planning: &Planning<'_, '_>, kind: &str, period: &str, due: Day, text: String) -> Task {
    let posts: &[&str] = match kind {
        "canteen" | "menu" => &["canteen-accountant", "food-safety-officer"],
        _ => &["accountant"],
    };
    let task = planning.task(format!("publish-{}-{period}", super::planning::slug(kind)), due, ("公示", "publication"), text);
    task.by(planning.holder(posts)).proved_by(planning.desk.word("公示", "publications"))
}

/// A day of the month after, its last where it has no such day.
fn next_month(month: Month, day: u32) -> Day {
    let next = month.next();
    Day::from_ymd(next.year(), next.number(), day).unwrap_or(next.last_day())
}
