//! `bursar plan`: the term's plan, from what the plan says and what the ledger knows; `--write` puts the tasks into it.

mod append;
mod lock;

use super::arguments::flag;
use super::output::Destination;
use super::report::{self, FORMATS};
use super::session::Session;
use super::summary::{term_argument, term_of};
use super::{Entry, Opened, Status, failure};
use crate::day::Day;
use crate::lang::{Lang, Wording};
use crate::metrics::Period;
use crate::reports::{Desk, Selection, plan};
use crate::say;
use clap::{ArgMatches, Command};

/// `bursar plan`.
pub const ENTRY: Entry = Entry {
    name: "plan",
    about: Wording::new(
        "学期计划：由账簿和模板生成，可把任务写进 plans/",
        "the term's plan, from the ledger and the templates; may write its tasks into plans/",
    ),
    arguments,
    run,
};

fn arguments(command: Command, lang: Lang) -> Command {
    let write = Wording::new(
        "把计划里还没有、今天还没过期的任务补进 plans/学期.toml，已有的文字一个不动",
        "add the tasks that the plan lacks and that are not past their day to plans/TERM.toml; nothing that stands there changes",
    );
    report::output_arguments(command.arg(term_argument(lang)).arg(flag("write", write, lang)), lang)
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let destination = Destination::of(matches, FORMATS, lang)?;
    // What another writes meanwhile is read only once it is whole.
    let lock = matches.get_flag("write").then(|| lock::Lock::take(&session.root()?, lang)).transpose()?;
    let opened = session.open()?;
    let today = session.today(&opened);
    failure::note_unread(&opened, None, lang);
    let period = term_of(&opened, matches, today, lang)?;
    if lock.is_some() {
        write(&opened, period, today, lang)?;
    }
    drop(lock);
    let sheet = report::sheet(&plan::REPORT, &opened, period, (today, today), Selection::default(), lang);
    report::write(&sheet, &destination, matches, lang)?;
    Ok(Status::Clean)
}

/// Adds to the plan what it lacks, and says so beside the result.
fn write(opened: &Opened, period: Period, today: Day, lang: Lang) -> anyhow::Result<()> {
    let Some(term) = period.term else { return Ok(()) };
    let books = opened.books(today);
    let (ledger, settings) = (&opened.ledger, &opened.settings);
    let desk = Desk { ledger, books: &books, settings, period, today, selection: Selection::default(), lang };
    let (open, past): (Vec<plan::Task>, Vec<plan::Task>) =
        plan::missing(&desk).into_iter().filter(|task| task.done.is_none()).partition(|task| task.due >= today);
    let path = append::to_plan(opened, term, &open, lang)?;
    let (count, late) = (open.len(), past.len());
    failure::note(&match count {
        0 => say!(lang, "{path} 里任务齐全，没有改动", "{path} lacks no task and is as it was"),
        1 => say!(lang, "{path} 增加 1 项任务", "1 task added to {path}"),
        _ => say!(lang, "{path} 增加 {count} 项任务", "{count} tasks added to {path}"),
    });
    if late > 0 {
        failure::note(&say!(
            lang,
            "另有 {late} 项已过期限，没有写入；页面“按月安排”里列着",
            "left out as past their day: {late}; the page lists them month by month"
        ));
    }
    Ok(())
}
