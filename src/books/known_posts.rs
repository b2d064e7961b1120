//! Posts and steps that bursar itself speaks of, by their Chinese names: a school may write either.

use crate::lang::Lang;

/// Each name with its Chinese words, the usual one first.
const KNOWN: [(&str, &[&str]); 16] = [
    ("cashier", &["出纳", "出纳员"]),
    ("accountant", &["会计", "会计员"]),
    ("archivist", &["档案员", "档案管理员", "档案"]),
    ("buyer", &["采购员", "采购人", "采购"]),
    ("acceptor", &["验收员", "验收人", "验收"]),
    ("storekeeper", &["保管员", "仓库保管员", "库管员", "保管"]),
    ("requester", &["申请人"]),
    ("approver", &["审批人"]),
    ("witness", &["证明", "证明人"]),
    ("review", &["审核", "审核人"]),
    ("approval", &["审批"]),
    ("food-safety-officer", &["食品安全员", "食品安全管理员"]),
    ("cook", &["炊事员", "厨师"]),
    ("carer", &["保育员"]),
    ("driver", &["驾驶员", "司机"]),
    ("electrician", &["电工"]),
];

/// The name by which bursar knows a post or step; one that it does not speak of is as the school writes it.
pub fn plain(name: &str) -> &str {
    let known = KNOWN.iter().find(|(_, words)| words.contains(&name));
    known.map_or(name, |(known, _)| known)
}

/// A post or step that bursar speaks of by itself, in the language of the person who reads it.
pub fn shown(name: &str, lang: Lang) -> &str {
    let known = KNOWN.iter().find(|(known, _)| *known == name && lang == Lang::Chinese);
    known.and_then(|(_, words)| words.first()).map_or(name, |word| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn either_language_names_a_post() {
        assert_eq!(plain("出纳"), "cashier");
        assert_eq!(plain("cashier"), "cashier");
        assert_eq!(plain("年级组长"), "年级组长");
    }

    #[test]
    fn a_sentence_names_a_post_in_its_language() {
        assert_eq!((shown("witness", Lang::Chinese), shown("witness", Lang::English)), ("证明", "witness"));
        assert_eq!(shown("年级组长", Lang::Chinese), "年级组长");
    }

    #[test]
    fn no_word_names_two_posts() {
        let mut seen = BTreeSet::new();
        for (name, words) in KNOWN {
            for word in std::iter::once(&name).chain(words) {
                assert!(seen.insert(*word), "{word} stands twice");
            }
        }
    }
}
