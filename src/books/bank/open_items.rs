//! Open items (未达账项) at the end of a month, row by row: what stands on one side only by then.

use super::BankAccount;
use crate::day::{Day, Month};
use crate::registers::{BankEntry, JournalEntry};

/// What stands on one side only at the end of a month, by day.
#[derive(Debug, Clone, Default)]
pub struct OpenItems<'l> {
    /// Rows of the journal that the statement does not have yet.
    pub journal: Vec<&'l JournalEntry>,
    /// Rows of the statement that the journal does not have yet.
    pub statement: Vec<&'l BankEntry>,
}

impl<'l> BankAccount<'l> {
    /// The rows that make up the open items of the month's reconciliation.
    ///
    /// Rows that settle each other are open until the month in which the last of them is there.
    pub fn open_items(&self, month: Month) -> OpenItems<'l> {
        let by_then = |day: Day| day.month() <= month;
        let mut open = OpenItems {
            journal: self.only_journal.iter().copied().filter(|row| by_then(row.date)).collect(),
            statement: self.only_statement.iter().copied().filter(|row| by_then(row.date)).collect(),
        };
        for settled in self.settled.iter().filter(|settled| settled.day.month() > month) {
            open.journal.extend(settled.journal.iter().filter(|row| by_then(row.date)));
            open.statement.extend(settled.statement.iter().filter(|row| by_then(row.date)));
        }
        open.journal.sort_by_key(|row| (row.date, row.at));
        open.statement.sort_by_key(|row| (row.date, row.at));
        open
    }
}
