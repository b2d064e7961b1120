//! Who is meant where a row may write an id or a name: a supplier, a person, or somebody in no register.

use crate::id::{Id, Label};
use crate::registers::{Ledger, Receipt};
use foldhash::fast::FixedState;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A buyer, seller or payee.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// A supplier of the register, by id or by name.
    Supplier(Id),
    /// A person of the register, by id.
    Person(Id),
    /// A name, in its plain form.
    Named(String),
}

/// Suppliers and people by what rows may call them.
#[derive(Debug, Default)]
pub struct Parties {
    suppliers: HashMap<String, Id, FixedState>,
    codes: HashMap<String, Id, FixedState>,
}

/// A printed text without what does not tell two of them apart: width of characters, spaces, case.
pub fn plain(text: &str) -> String {
    text.nfkc().filter(|character| !character.is_whitespace()).flat_map(char::to_uppercase).collect()
}

impl Parties {
    /// Notes the names and codes of all suppliers.
    pub fn build(ledger: &Ledger) -> Self {
        let mut parties = Self::default();
        for supplier in &ledger.registers.suppliers {
            parties.suppliers.entry(plain(&supplier.name)).or_insert(supplier.supplier);
            if let Some(code) = supplier.uscc {
                parties.codes.entry(plain(ledger.names.label(code))).or_insert(supplier.supplier);
            }
        }
        parties
    }

    /// Who is meant.
    pub fn of(&self, ledger: &Ledger, label: Label) -> Party {
        let registers = &ledger.registers;
        if registers.suppliers.get(label.0).is_some() {
            return Party::Supplier(label.0);
        }
        if registers.people.get(label.0).is_some() {
            return Party::Person(label.0);
        }
        let name = plain(ledger.names.label(label));
        self.suppliers.get(&name).map_or(Party::Named(name), |supplier| Party::Supplier(*supplier))
    }

    /// The supplier of a unified social credit code, whatever its width and case.
    pub fn of_code(&self, code: &str) -> Option<Id> {
        self.codes.get(&plain(code)).copied()
    }

    /// The seller of a receipt by name or id, and by code where the code is another supplier's than that.
    pub fn sellers(&self, ledger: &Ledger, receipt: &Receipt) -> Option<(Party, Option<Id>)> {
        let party = self.of(ledger, receipt.seller?);
        let by_code = receipt.seller_uscc.and_then(|code| self.of_code(ledger.names.label(code)));
        let other = by_code.filter(|supplier| party != Party::Supplier(*supplier));
        Some((party, other))
    }

    /// Whether a label means this person, by id or by name.
    pub fn is_person(&self, ledger: &Ledger, label: Label, person: Id) -> bool {
        let name = ledger.registers.people.get(person).map(|person| plain(&person.name));
        label.0 == person || name.is_some_and(|name| name == plain(ledger.names.label(label)))
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn width_spaces_and_case_do_not_tell_names_apart() {
        assert_eq!(plain("新华书店（青石） 分店"), plain("新华书店(青石)分店"));
        assert_eq!(plain("９１３４ａ"), "9134A");
        assert_ne!(plain("新华书店"), plain("新华文具店"));
    }
}
