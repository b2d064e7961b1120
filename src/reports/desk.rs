//! What a report may look at: rows and books of a ledger, the days it is about, what it is narrowed to, its language.

use super::report::Choice;
use crate::books::Books;
use crate::books::stock::Written;
use crate::day::Day;
use crate::findings::RowName;
use crate::id::{Id, Label};
use crate::lang::{Lang, Wording};
use crate::metrics::{Period, View};
use crate::policy::{InForce, Settings};
use crate::registers::{Ledger, Meal, Registers, Row};
use crate::sheet::{Column, Kind};
use crate::table::{self, Value as Cell, column_index};
use std::collections::BTreeMap;

/// Everything that a report may ask. It holds no clock and no disk: the same desk gives the same sheet.
#[derive(Debug)]
pub struct Desk<'d> {
    /// The rows.
    pub ledger: &'d Ledger,
    /// What is derived from them, as of `today`.
    pub books: &'d Books<'d>,
    /// `bursar.toml`.
    pub settings: &'d Settings,
    /// The days it is about; of a report as of a day, that day.
    pub period: Period,
    /// The day of the run, or the day asked for: nothing after it is known.
    pub today: Day,
    /// What it is narrowed to.
    pub selection: Selection,
    /// The language of its words.
    pub lang: Lang,
}

/// What a report is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// The ids, by what they are of.
    pub ids: BTreeMap<Choice, Id>,
    /// The beginning of the codes of asset classes.
    pub classes: Option<String>,
    /// The word of `--by`.
    pub by: Option<&'static str>,
    /// How many days ahead.
    pub within: Option<u32>,
    /// A meal of a day, where a meal may stand for the lot that is asked for.
    pub meal: Option<(Day, Meal)>,
}

impl<'d> Desk<'d> {
    /// The rows by register.
    pub const fn rows(&self) -> &'d Registers {
        &self.ledger.registers
    }

    /// The same days for a metric.
    pub const fn view(&self) -> View<'d> {
        View { ledger: self.ledger, books: self.books, settings: self.settings, period: self.period, today: self.today }
    }

    /// The same desk with other days on it.
    #[must_use]
    pub fn over(&self, period: Period) -> Self {
        Self { period, selection: self.selection.clone(), ..*self }
    }

    /// The thresholds in force on a day.
    pub fn policy(&self, day: Day) -> &'d InForce {
        self.settings.policy.on(day)
    }

    /// The last day of the period that is known.
    pub fn until(&self) -> Day {
        self.period.last.min(self.today)
    }

    /// Whether a day lies in the period and is not after the day of the run.
    pub fn holds(&self, day: Day) -> bool {
        self.period.contains(day) && day <= self.today
    }

    /// What it is narrowed to.
    pub fn chosen(&self, choice: Choice) -> Option<Id> {
        self.selection.ids.get(&choice).copied()
    }

    /// Whether an id is wanted: nothing is asked for, or this very one.
    pub fn wants(&self, choice: Choice, id: Id) -> bool {
        self.chosen(choice).is_none_or(|wanted| wanted == id)
    }

    /// Whether a place is wanted: nothing is asked for, or this place, or the building that it stands in.
    pub fn wants_place(&self, place: Option<Id>) -> bool {
        let Some(wanted) = self.chosen(Choice::Place) else { return true };
        let building = || place.and_then(|place| self.rows().places.get(place)).and_then(|place| place.building);
        place == Some(wanted) || building().is_some_and(|building| building.0 == wanted)
    }

    /// A fixed text.
    pub const fn word(&self, zh: &'static str, en: &'static str) -> &'static str {
        Wording::new(zh, en).text(self.lang)
    }

    /// A column by its name for scripts and its two names for people.
    pub fn column(&self, name: &'static str, zh: &'static str, en: &'static str, kind: Kind) -> Column {
        Column::new(name, self.word(zh, en), kind)
    }

    /// The name of a row that never changes with its line: `register:key|key`.
    pub fn row<R: Row>(&self, row: &R) -> RowName {
        self.view().name(row)
    }

    /// The text of an id.
    pub fn text(&self, id: Id) -> &'d str {
        self.ledger.names.text(id)
    }

    /// The text of a label.
    pub fn label(&self, label: Label) -> &'d str {
        self.ledger.names.label(label)
    }

    /// A person's name, else the id.
    pub fn person(&self, id: Id) -> &'d str {
        self.rows().people.get(id).map_or_else(|| self.text(id), |person| &person.name)
    }

    /// An item's name, else the id.
    pub fn item(&self, id: Id) -> &'d str {
        self.rows().items.get(id).map_or_else(|| self.text(id), |item| &item.name)
    }

    /// A dish's name, else the id.
    pub fn dish(&self, id: Id) -> &'d str {
        self.rows().dishes.get(id).map_or_else(|| self.text(id), |dish| &dish.name)
    }

    /// A supplier's name, else the id.
    pub fn supplier(&self, id: Id) -> &'d str {
        self.rows().suppliers.get(id).map_or_else(|| self.text(id), |supplier| &supplier.name)
    }

    /// A place's name, else the id.
    pub fn place(&self, id: Id) -> &'d str {
        self.rows().places.get(id).and_then(|place| place.name.as_deref()).unwrap_or_else(|| self.text(id))
    }

    /// An account's name, else the id.
    pub fn account(&self, id: Id) -> &'d str {
        self.rows().accounts.get(id).map_or_else(|| self.text(id), |account| &account.name)
    }

    /// A budget line's name, else the id.
    pub fn budget(&self, id: Id) -> &'d str {
        self.rows().budget.get(id).map_or_else(|| self.text(id), |line| &line.name)
    }

    /// The name of a class of pupils or of assets, else the id.
    pub fn class(&self, id: Id) -> &'d str {
        self.rows().asset_classes.iter().find(|class| class.class == id).map_or_else(|| self.text(id), |class| &class.name)
    }

    /// The name of something that a report is narrowed to, else the id.
    pub fn named(&self, choice: Choice, id: Id) -> &'d str {
        match choice {
            Choice::Place => self.place(id),
            Choice::Class => self.class(id),
            Choice::Item => self.item(id),
            Choice::Person => self.person(id),
            Choice::Supplier => self.supplier(id),
            Choice::Budget => self.budget(id),
            Choice::Account => self.account(id),
            Choice::Lot | Choice::Purchase | Choice::Within => self.text(id),
        }
    }

    /// A fixed word of a row as people read it; the text of any other cell.
    pub fn fixed_word<R: Row>(&self, row: &R, column: &str) -> String {
        let Some(position) = column_index(R::COLUMNS, column) else { return String::new() };
        let value = row.value(position);
        let word = match (&value, &R::COLUMNS[position].kind) {
            (Cell::Word(word), _) => Some(*word),
            (Cell::Text(text), table::Kind::OpenWords(_, words)) => words.iter().find(|word| word.name == *text),
            _ => None,
        };
        let chinese = word.and_then(|word| word.chinese.first()).filter(|_| self.lang == Lang::Chinese);
        chinese.map_or_else(|| value.written(&self.ledger.names), |chinese| (*chinese).to_owned())
    }

    /// The name of the row that a movement of stock was written in.
    pub fn written(&self, written: Written<'_>) -> RowName {
        match written {
            Written::Move(row) | Written::TransferIn(row) => self.row(row),
            Written::Intake(row) => self.row(row),
            Written::Issue(row) => self.row(row),
        }
    }

    /// The unit of an item, else nothing.
    pub fn unit(&self, item: Id) -> &'d str {
        self.rows().items.get(item).map_or("", |item| self.label(item.unit))
    }

    /// Several words as one: `甲、乙`.
    pub fn list<'t>(&self, words: impl IntoIterator<Item = &'t str>) -> String {
        words.into_iter().collect::<Vec<_>>().join(self.word("、", ", "))
    }
}
