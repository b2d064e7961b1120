//! `bursar show`: one thing's whole life: its rows, what it refers to and what refers to it, and what the books make of it.

mod asset;
mod backward;
mod chain;
mod claim;
mod clerk;
mod find;
mod food;
mod item;
mod lot;
mod meal_id;
mod purchase;
mod rows;
mod served;

use super::arguments::{self, output, positional, value};
use super::output::{Destination, Format};
use super::session::Session;
use super::{Entry, Status, failure};
use crate::lang::{Lang, Wording};
use crate::render::page::{Page, Reader, Section};
use clap::{ArgMatches, Command};
use clerk::Clerk;
use find::{Subject, Wanted};

/// `bursar show`.
pub const ENTRY: Entry = Entry {
    name: "show",
    about: Wording::new(
        "查一张单据、一件资产、一种品目、一批食材、一餐饭菜或任何编号的来龙去脉",
        "the whole life of a document, an asset, an item, a lot of food, a meal, or any id",
    ),
    arguments: declare,
    run,
};

const FORMATS: &[Format] = &[Format::new("text", &["txt"]), Format::new("json", &["json"])];

fn declare(command: Command, lang: Lang) -> Command {
    let id = Wording::new(
        "编号，可只写开头；几本账册都有时写 账册:编号，没有编号的行写 账册:主键|主键；食材批次写批号或 批号:品号|批号；\
         一餐写 2026-10-12/午餐，其中一道菜写 2026-10-12/午餐/菜品",
        "an id, or how it begins; REGISTER:ID where several registers have it, REGISTER:KEY|KEY for rows without an id; \
         a lot of food by its number, or lot:ITEM|LOT; a meal as 2026-10-12/lunch, a dish of it as 2026-10-12/lunch/DISH",
    );
    command.arg(positional("id", value::ID, id, lang).required(true)).arg(arguments::format(FORMATS, lang)).arg(output(lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let destination = Destination::of(matches, FORMATS, lang)?;
    let opened = session.open()?;
    let name = matches.get_one::<String>("id").map_or("", String::as_str);
    let wanted = find::find(&opened.ledger, name, lang)?;
    let today = session.today(&opened);
    let books = opened.books(today);
    let context = opened.context(&books, today, lang);
    let clerk = Clerk::new(&context);
    let page = match wanted {
        Wanted::Thing(subject) => page(&subject, &clerk),
        Wanted::Lot(lot) => lot::page(lot, &clerk),
        Wanted::Meal(served) => served::page(served, &clerk),
    };
    failure::note_unread(&opened, None, lang);
    let bytes = match destination.format {
        "json" => page.json()?,
        _ => page.text(destination.width(), lang).into_bytes(),
    };
    destination.write(&bytes, lang)?;
    Ok(Status::Clean)
}

/// Everything that is known of a thing.
fn page(subject: &Subject, clerk: &Clerk<'_>) -> Page {
    let rows = rows::gather(subject, clerk);
    let derived = subject.id.map(|id| match subject.register.name {
        "purchases" => purchase::sections(id, clerk),
        "claims" => claim::sections(id, clerk),
        "assets" => asset::sections(id, clerk),
        "items" => item::sections(id, clerk),
        "canteen-intake" => food::delivery(id, clerk),
        "canteen-issues" => food::issue(id, clerk),
        _ => Vec::new(),
    });
    let derived = derived.unwrap_or_else(|| served::of_row(subject, clerk));
    // Where the books tell the life of a document, its rows and references would only repeat it.
    let told = matches!(subject.register.name, "purchases" | "claims") && !derived.is_empty();
    let references = backward::sections(subject, clerk).into_iter();
    let own = [rows.cards, rows.references].into_iter().chain(references);
    let own = own.map(|section| if told && section.reader == Reader::All { section.reader(Reader::Programs) } else { section });
    let own = own.filter(|section| !(told && section.reader == Reader::People));
    let mut sections: Vec<Section> = own.collect();
    let position = usize::from(!told).min(sections.len());
    sections.splice(position..position, derived);
    let register = if clerk.lang() == Lang::Chinese { subject.register.chinese } else { subject.register.name };
    let named = clerk.named_in(subject);
    Page { title: format!("{register} {named}"), register: subject.register.name.to_owned(), id: subject.text.clone(), sections }
}
