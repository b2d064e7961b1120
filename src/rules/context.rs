//! What a rule may look at: the ledger's rows, the books derived from them, the policy, the day of the run.

use crate::books::Books;
use crate::books::stock::Written;
use crate::day::Day;
use crate::findings::{Draft, RowName};
use crate::id::{Id, Label};
use crate::lang::Lang;
use crate::policy::{InForce, Settings};
use crate::quantity::Quantity;
use crate::registers::{Difference, Ledger, Registers, Row};
use crate::source::{Attachments, Spot};
use crate::table::{Record, column_index};

/// Everything a rule may ask. It holds no clock and no disk: the same context gives the same findings.
#[derive(Debug, Clone, Copy)]
pub struct Context<'c> {
    /// The rows, and the problems of reading them.
    pub ledger: &'c Ledger,
    /// What is derived from the rows.
    pub books: &'c Books<'c>,
    /// `bursar.toml`.
    pub settings: &'c Settings,
    /// The files that rows name.
    pub attachments: &'c Attachments,
    /// Where filed reports differ from what the books say today; whoever has the reports works it out.
    pub refiled: &'c [Difference],
    /// The day of the run.
    pub today: Day,
    /// The language of the findings.
    pub lang: Lang,
}

impl<'c> Context<'c> {
    /// The rows by register.
    pub const fn rows(&self) -> &'c Registers {
        &self.ledger.registers
    }

    /// The text of an id.
    pub fn text(&self, id: Id) -> &'c str {
        self.ledger.names.text(id)
    }

    /// The text of a label.
    pub fn label(&self, label: Label) -> &'c str {
        self.ledger.names.label(label)
    }

    /// A stretch of days, for a sentence; without a last day it lasts.
    pub fn days(&self, first: Day, last: Option<Day>) -> String {
        match (last, self.lang) {
            (Some(last), _) if last <= first => first.to_string(),
            (Some(last), Lang::Chinese) => format!("{first} 至 {last}"),
            (Some(last), Lang::English) => format!("{first} to {last}"),
            (None, Lang::Chinese) => format!("{first} 起"),
            (None, Lang::English) => format!("from {first} on"),
        }
    }

    /// The texts of several ids, for a sentence.
    pub fn texts<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        let separator = match self.lang {
            Lang::Chinese => "、",
            Lang::English => ", ",
        };
        ids.into_iter().map(|id| self.text(*id)).collect::<Vec<_>>().join(separator)
    }

    /// The thresholds in force on a day.
    pub fn policy(&self, day: Day) -> &'c InForce {
        self.settings.policy.on(day)
    }

    /// A person as findings name them: the name, with the id behind it.
    pub fn person(&self, id: Id) -> String {
        self.named(id, self.rows().people.get(id).map(|person| &*person.name))
    }

    /// An item as findings name it.
    pub fn item(&self, id: Id) -> String {
        self.named(id, self.rows().items.get(id).map(|item| &*item.name))
    }

    /// A dish as findings name it.
    pub fn dish(&self, id: Id) -> String {
        self.named(id, self.rows().dishes.get(id).map(|dish| &*dish.name))
    }

    /// A supplier as findings name it.
    pub fn supplier(&self, id: Id) -> String {
        self.named(id, self.rows().suppliers.get(id).map(|supplier| &*supplier.name))
    }

    /// A place as findings name it.
    pub fn place(&self, id: Id) -> String {
        self.named(id, self.rows().places.get(id).and_then(|place| place.name.as_deref()))
    }

    /// So much of an item, with its unit.
    pub fn quantity(&self, item: Id, quantity: Quantity) -> String {
        match self.rows().items.get(item) {
            Some(item) => format!("{quantity} {}", self.label(item.unit)),
            None => quantity.to_string(),
        }
    }

    /// An asset as findings name it.
    pub fn asset(&self, id: Id) -> String {
        self.named(id, self.rows().assets.get(id).map(|asset| &*asset.name))
    }

    /// An account as findings name it.
    pub fn account(&self, id: Id) -> String {
        self.named(id, self.rows().accounts.get(id).map(|account| &*account.name))
    }

    /// A buyer, seller or payee as findings name them: a supplier or person by name and id, else the name as written.
    pub fn party(&self, label: Label) -> String {
        let supplier = self.rows().suppliers.get(label.0).map(|supplier| &*supplier.name);
        self.named(label.0, supplier.or_else(|| self.rows().people.get(label.0).map(|person| &*person.name)))
    }

    fn named(&self, id: Id, name: Option<&str>) -> String {
        let id = self.text(id);
        match (name, self.lang) {
            (Some(name), _) if name == id => id.to_owned(),
            (Some(name), Lang::Chinese) => format!("{name}（{id}）"),
            (Some(name), Lang::English) => format!("{name} ({id})"),
            (None, _) => id.to_owned(),
        }
    }

    /// A column as sentences name it: `witness（监盘人）`.
    pub fn column<R: Record>(&self, name: &'static str) -> String {
        let chinese = column_index(R::COLUMNS, name).map(|position| R::COLUMNS[position].chinese);
        match (self.lang, chinese) {
            (Lang::Chinese, Some(chinese)) => format!("{name}（{chinese}）"),
            (Lang::Chinese, None) => name.to_owned(),
            (Lang::English, _) => format!("`{name}`"),
        }
    }

    /// The name of a row that never changes with its line: `register:key|key`.
    pub fn row_name<R: Row>(&self, row: &R) -> RowName {
        self.ledger.row_name(row)
    }

    /// A finding at one cell of a row, about the row's own document.
    pub fn finding<R: Row>(&self, row: &R, column: &'static str) -> Draft {
        debug_assert!(column_index(R::COLUMNS, column).is_some(), "{} has no column {column}", R::REGISTER.name);
        self.draft(row, Spot::Cell(row.at(), column))
    }

    /// A finding at one cell of a row that moved stock; `slip`, `date`, `item`, `quantity`, `lot` stand in every such row.
    pub fn finding_moved(&self, written: Written<'_>, column: &'static str) -> Draft {
        match written {
            Written::Move(row) | Written::TransferIn(row) => self.finding(row, column),
            Written::Intake(row) => self.finding(row, column),
            Written::Issue(row) => self.finding(row, column),
        }
    }

    /// A finding at a row as a whole.
    pub fn finding_row<R: Row>(&self, row: &R) -> Draft {
        self.draft(row, Spot::Row(row.at()))
    }

    /// A finding at one cell of a record inside a document.
    pub fn finding_inside<R: Row, I: Record>(&self, document: &R, inside: &I, column: &'static str) -> Draft {
        debug_assert!(column_index(I::COLUMNS, column).is_some(), "no column {column}");
        self.draft(document, Spot::Cell(inside.at(), column))
    }

    /// A finding about a row that is not there, by the day and the keys that it would have: at a cell of the row behind which it
    /// belongs. A waiver names the missing row, `duty:2026-10-04|day`, or the first and last of several.
    pub fn finding_missing<R: Row>(&self, beside: &R, column: &'static str, keys: &[&str], day: Day) -> Draft {
        let mut draft = self.finding(beside, column).subject(format!("{}:{}", R::REGISTER.name, keys.join("|"))).day(day);
        draft.row = None;
        draft
    }

    /// A finding at a place in a row, or in a record inside its document.
    pub fn finding_at<R: Row>(&self, row: &R, spot: Spot) -> Draft {
        self.draft(row, spot)
    }

    fn draft<R: Row>(&self, row: &R, spot: Spot) -> Draft {
        let name = self.row_name(row);
        let subject = row.id().map_or_else(|| name.0.clone(), |id| self.text(id).to_owned());
        let mut draft = Draft::new(spot, subject);
        draft.day = row.day();
        draft.row = Some(name);
        draft
    }
}

/// The place of one cell, for the other side of a disagreement.
pub fn cell<R: Record>(row: &R, column: &'static str) -> Spot {
    debug_assert!(column_index(R::COLUMNS, column).is_some(), "no column {column}");
    Spot::Cell(row.at(), column)
}

/// The place of a whole row, for the other side of a disagreement.
pub fn row<R: Record>(row: &R) -> Spot {
    Spot::Row(row.at())
}
