//! What a list of categories covers: a supplier's goods, a budget line's purposes. Kinds and categories may both stand in it.

use crate::id::{Label, Names};
use crate::policy::Vocabulary;
use crate::policy::vocabularies::FoodCategories;
use crate::registers::{Item, ItemKind};
use crate::table::Words;

/// Whether a list names the kind of an item or its category, in either language.
pub fn covers(list: &[Label], item: &Item, names: &Names) -> bool {
    covers_kind(list, item.kind, names) || item.category.is_some_and(|category| covers_category(list, category, names))
}

/// Whether a list names a kind of item, by any of its words.
pub fn covers_kind(list: &[Label], kind: ItemKind, names: &Names) -> bool {
    let word = kind.word();
    list.iter().map(|label| names.label(*label)).any(|name| name == word.name || word.chinese.contains(&name))
}

/// Whether a list names a category: as it is written, or by another word of the same food category.
pub fn covers_category(list: &[Label], category: Label, names: &Names) -> bool {
    list.iter().any(|label| *label == category || plain(names.label(*label)) == plain(names.label(category)))
}

/// The usual word of a category: the English one for food, else as it is written.
pub fn plain(category: &str) -> &str {
    let known = FoodCategories::WORDS.iter().find(|word| word.name == category || word.chinese.contains(&category));
    known.map_or(category, |word| word.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::purchases::tests::ledger;

    #[test]
    fn a_list_covers_kinds_and_categories_in_either_language() {
        let ledger = ledger(&[
            ("items.csv", "item,name,unit,kind,category\npork,猪肉,千克,food,meat\npaper-a4,A4 纸,包,office,纸张\n"),
            ("suppliers.csv", "supplier,name,categories\na,甲,肉\nb,乙,办公用品\nc,丙,纸张;food\n"),
        ]);
        let covered = |supplier: &str, item: &str| {
            let id = |text: &str| ledger.names.find(text).expect("it stands there");
            let list = &ledger.registers.suppliers.get(id(supplier)).expect("a supplier").categories;
            covers(list, ledger.registers.items.get(id(item)).expect("an item"), &ledger.names)
        };
        assert!(covered("a", "pork") && !covered("a", "paper-a4"));
        assert!(covered("b", "paper-a4") && !covered("b", "pork"));
        assert!(covered("c", "paper-a4") && covered("c", "pork"));
    }
}
