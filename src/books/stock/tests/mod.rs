//! What the stock book says of small ledgers, and that it says the same as a plain re-sum of any ledger.

mod corrections;
mod counts;
mod hostile;
mod naive;
mod value;

use super::{Balance, StockBook};
use crate::day::Day;
use crate::id::{Id, Label};
use crate::policy::Settings;
use crate::registers::Ledger;
use crate::source::{Encoding, FileId, Source, Sources};

/// A ledger that a test writes.
struct Written {
    settings: Settings,
    ledger: Ledger,
}

fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned(), encoding: Encoding::Utf8, crlf: false, damaged: false, fault: None }
}

const ITEMS: &str = "item,name,unit,packs,kind\npaper,纸,包,箱=10,office\nrice,米,千克,袋=25,food\nink,墨,瓶,,office\n";

impl Written {
    /// A ledger from these files, from 2026-09-01 on, with three items.
    fn new(policy: &str, files: &[(&str, &str)]) -> Self {
        let text = format!("format = 1\n[school]\nname = \"x\"\nstarts = 2026-09-01\n[policy]\n{policy}");
        let settings = Settings::read(&source("bursar.toml", &text), FileId::SETTINGS).expect("settings").0;
        let mut others: Vec<Source> = files.iter().map(|(path, text)| source(path, text)).collect();
        others.push(source("items.csv", ITEMS));
        let ledger = Ledger::read(Sources::new(source("bursar.toml", &text), others), &settings.kinds, Vec::new());
        assert!(ledger.problems.is_empty(), "{:?}", ledger.problems);
        Self { settings, ledger }
    }

    /// A ledger with these rows of slips: slip, day of September, kind, place, item, quantity, and what else.
    fn slips(rows: &str) -> Self {
        Self::new("", &[("stock-moves.csv", &moves(rows))])
    }

    fn book(&self) -> StockBook<'_> {
        StockBook::build(&self.ledger, &self.settings, day(30))
    }

    fn id(&self, text: &str) -> Id {
        self.ledger.names.find(text).expect("it stands in the ledger")
    }

    /// How much of a lot lies there at the end of a day of September.
    fn of_lot(&self, book: &StockBook<'_>, (place, item, lot): (&str, &str, &str), number: u32) -> String {
        book.lot_quantity(self.id(place), self.id(item), Some(Label(self.id(lot))), day(number)).to_string()
    }

    /// What lies there at the end of a day of September, as `quantity / value`.
    fn at(&self, book: &StockBook<'_>, place: &str, item: &str, number: u32) -> String {
        let Balance { quantity, value } = book.balance(self.id(place), self.id(item), day(number));
        format!("{quantity} / {value}")
    }
}

const HEADER: &str = "slip,date,kind,place,item,quantity,price,to,lot,expires,unit,approved_by,corrects,by\n";

/// Rows of slips: the day of September in the second cell, and as many cells as it takes; `by` is always the same.
fn moves(rows: &str) -> String {
    let mut text = HEADER.to_owned();
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let mut cells: Vec<String> = row.split(',').map(|cell| cell.trim().to_owned()).collect();
        cells[1] = day(cells[1].parse().expect("a day of September")).to_string();
        cells.resize(13, String::new());
        text += &format!("{},keeper\n", cells.join(","));
    }
    text
}

fn day(number: u32) -> Day {
    Day::from_ymd(2026, 9, number).expect("a day of September")
}
