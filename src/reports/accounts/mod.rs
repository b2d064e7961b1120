//! Reports of the accounts (会计账表): balances, journal and ledgers, what agrees with what, the bank, the budget.

pub mod agreements;
pub mod balances;
pub mod bank;
pub mod budget;
pub mod handover;
pub mod journal;
pub mod ledger;
