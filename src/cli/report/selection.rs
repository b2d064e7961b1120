//! What a report is narrowed to: ids that stand in the ledger, and words that the report knows.

use crate::cli::Opened;
use crate::cli::list::hint_or;
use crate::day::Day;
use crate::id::Id;
use crate::lang::{Lang, Wording};
use crate::registers::{Meal, Outcome, Row, Table, Visitor};
use crate::render::visible;
use crate::reports::{Choice, Desk, Report, Selection};
use crate::say;
use crate::sheet::{Fact, Kind, Value};
use crate::table::{column_index, nearest, position};
use anyhow::{Context as _, anyhow, bail};
use clap::ArgMatches;

/// What the help says of each choice.
pub const HELP: [(Choice, Wording); 10] = [
    (Choice::Place, Wording::new("只看这个地点或这栋楼", "only this place or building")),
    (
        Choice::Class,
        Wording::new("只看这个班级，或以此开头的资产分类", "only this class of pupils, or asset classes that begin so"),
    ),
    (Choice::Item, Wording::new("只看这种物品", "only this item")),
    (Choice::Person, Wording::new("只看这个人", "only this person")),
    (Choice::Supplier, Wording::new("只看这家供应商", "only this supplier")),
    (Choice::Budget, Wording::new("只看这个预算项目", "only this budget line")),
    (Choice::Account, Wording::new("只看这个科目及其下级", "only this account and those below it")),
    (Choice::Lot, Wording::new("只看这个批次", "only this lot")),
    (Choice::Purchase, Wording::new("只看这张请购单", "only this purchase")),
    (Choice::Within, Wording::new("今后多少天", "so many days ahead")),
];

/// From the options of the command line; `WHICH` stands for the report's own subject.
///
/// # Errors
/// When the report does not take an option, or what is asked for stands nowhere.
pub fn of(report: &Report, opened: &Opened, matches: &ArgMatches, lang: Lang) -> anyhow::Result<Selection> {
    let mut selection = Selection::default();
    for choice in Choice::ALL {
        let Some(text) = matches.get_one::<String>(choice.name()) else { continue };
        if !report.takes.contains(&choice) && report.subject != Some(choice) {
            bail!(not_taken(report, choice.name(), lang));
        }
        add(&mut selection, (report, choice), text, opened, lang)?;
    }
    if let Some(text) = matches.get_one::<String>("subject") {
        let subject = report.subject.with_context(|| {
            let (name, text) = (report.name, visible(text));
            say!(lang, "报表 {name} 不需要 {text}", "the report {name} takes no {text}")
        })?;
        if selection.ids.contains_key(&subject) {
            let (name, title) = (subject.name(), subject.title().text(lang));
            bail!(say!(lang, "{title}写了两次：位置参数与 --{name}", "the {title} is given twice: by itself and as --{name}"));
        }
        add(&mut selection, (report, subject), text, opened, lang)?;
    }
    if let Some(word) = matches.get_one::<String>("by") {
        let words: Vec<&str> = report.by.iter().map(|(name, _)| *name).collect();
        let found = report.by.iter().find(|(name, title)| name == word || title.zh == word);
        let (name, all, word) = (report.name, words.join(" "), visible(word));
        selection.by = Some(found.map(|(name, _)| *name).ok_or_else(|| match report.by {
            [] => {
                anyhow!(say!(lang, "报表 {name} 只有一种分法，不用 --by", "the report {name} has one order only and takes no --by"))
            }
            _ => anyhow!(say!(
                lang,
                "报表 {name} 不能按 {word} 分\n可用：{all}",
                "the report {name} is not grouped by {word}\nit takes: {all}"
            )),
        })?);
    }
    Ok(selection)
}

fn add(
    selection: &mut Selection,
    (report, choice): (&Report, Choice),
    text: &str,
    opened: &Opened,
    lang: Lang,
) -> anyhow::Result<()> {
    if choice == Choice::Within {
        let days = text.parse().ok().filter(|days| *days <= 3660);
        let text = visible(text);
        selection.within =
            Some(days.with_context(|| {
                say!(lang, "--within 不是天数：{text}（如 30）", "--within is no number of days: {text} (as 30)")
            })?);
        return Ok(());
    }
    if choice == Choice::Lot
        && let Some(meal) = meal(text, opened)
    {
        selection.meal = Some(meal);
        return Ok(());
    }
    if choice == Choice::Class && report.reads.contains(&"assets") && begins_classes(text, opened) {
        selection.classes = Some(text.to_owned());
        return Ok(());
    }
    selection.ids.insert(choice, id(choice, text, opened, lang)?);
    Ok(())
}

/// A meal that the ledger tells of, written as `2026-10-12/lunch` in either language.
fn meal(text: &str, opened: &Opened) -> Option<(Day, Meal)> {
    let (day, meal) = text.split_once('/')?;
    let ((day, _), ledger) = (Day::parse(day)?, &opened.ledger);
    let meal = position(Meal::WORDS, meal).map_or(meal, |position| Meal::WORDS[position].name);
    let registers = &ledger.registers;
    let counts = registers.meals.iter().map(|row| (row.date, row.meal));
    let menus = registers.menus.iter().map(|row| (row.date, row.meal));
    let issues = registers.canteen_issues.iter().map(|row| (row.date, row.meal));
    let mut all = counts.chain(menus).chain(issues);
    all.find(|(date, one)| *date == day && one.name(&ledger.names) == meal)
}

/// The id that is asked for, which has to stand in the ledger; a name that only one thing has will do.
fn id(choice: Choice, text: &str, opened: &Opened, lang: Lang) -> anyhow::Result<Id> {
    let (ledger, registers) = (&opened.ledger, choice.registers());
    if let Some(id) = ledger.names.find(text) {
        let known = registers.is_empty() || ledger.look_up(id, registers) != Outcome::Unknown;
        if known || is_building(choice, id, opened) {
            return Ok(id);
        }
    }
    let mut called = Called { registers, text, ids: Vec::new() };
    ledger.registers.visit(&mut called);
    if let [id] = called.ids.as_slice() {
        return Ok(*id);
    }
    let known = registers.iter().flat_map(|register| ledger.ids(register));
    let command = format!("bursar list {}", registers.first().unwrap_or(&""));
    let hint = hint_or(nearest(text, known), &command, lang);
    let (title, text) = (choice.title().text(lang), visible(text));
    bail!(say!(lang, "账簿里没有{title} {text}{hint}", "the ledger has no {title} {text}{hint}"))
}

/// Whether a text begins the code of a class of assets, be it registered or only written at an asset: `A02` of `A02010105`.
fn begins_classes(text: &str, opened: &Opened) -> bool {
    let ledger = &opened.ledger;
    let mut of_assets = ledger.registers.assets.iter().map(|asset| ledger.names.text(asset.class));
    !text.is_empty()
        && (of_assets.any(|class| class.starts_with(text)) || ledger.ids("asset-classes").any(|class| class.starts_with(text)))
}

/// Whether some place stands in a building of this name.
fn is_building(choice: Choice, id: Id, opened: &Opened) -> bool {
    let mut places = opened.ledger.registers.places.iter();
    choice == Choice::Place && places.any(|place| place.building.is_some_and(|building| building.0 == id))
}

/// Looks for things that have the text as their name.
struct Called<'t> {
    registers: &'t [&'static str],
    text: &'t str,
    ids: Vec<Id>,
}

impl Visitor for Called<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        if !self.registers.contains(&R::REGISTER.name) {
            return;
        }
        let Some(name) = column_index(R::COLUMNS, "name") else { return };
        let called = rows.iter().filter(|row| matches!(row.value(name), crate::table::Value::Text(name) if name == self.text));
        self.ids.extend(called.filter_map(Row::id));
    }
}

/// That a report does not take an option, and which it takes.
fn not_taken(report: &Report, option: &str, lang: Lang) -> String {
    let name = report.name;
    let taken: Vec<String> = report.takes.iter().map(|choice| format!("--{}", choice.name())).collect();
    let taken = taken.join(" ");
    match report.takes {
        [] => say!(lang, "报表 {name} 不能用 --{option} 筛选", "the report {name} takes no --{option}"),
        _ => say!(
            lang,
            "报表 {name} 不能用 --{option} 筛选\n可用：{taken}",
            "the report {name} takes no --{option}\nit takes: {taken}"
        ),
    }
}

/// What was asked for, as the page states it: the name, with the id behind it where they differ.
pub fn facts(desk: &Desk<'_>) -> Vec<Fact> {
    let fact = |(choice, id): (&Choice, &Id)| {
        let (name, text) = (desk.named(*choice, *id), desk.text(*id));
        let shown = if name == text { text.to_owned() } else { say!(desk.lang, "{name}（{text}）", "{name} ({text})") };
        let value = Value::Named(text.to_owned(), shown);
        Fact::new(choice.name(), choice.title().text(desk.lang), Kind::Text, value)
    };
    let mut facts: Vec<Fact> = desk.selection.ids.iter().map(fact).collect();
    if let Some(classes) = &desk.selection.classes {
        let known = desk.rows().asset_classes.iter().find(|class| desk.text(class.class) == classes);
        let shown = match known {
            Some(class) => say!(desk.lang, "{}（{classes}）", "{} ({classes})", class.name),
            None => classes.clone(),
        };
        facts.push(Fact::new(Choice::Class.name(), desk.word("资产分类", "class of assets"), Kind::Text, shown));
    }
    if let Some(days) = desk.selection.within {
        facts.push(Fact::new(Choice::Within.name(), Choice::Within.title().text(desk.lang), Kind::Count, Value::from(days)));
    }
    if let Some(by) = desk.selection.by {
        facts.push(Fact::new("by", desk.word("分组", "grouped by"), Kind::Text, Value::Word(by, by.to_owned())));
    }
    facts
}
