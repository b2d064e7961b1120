//! What a column's kind is called, for people.

use crate::lang::{Lang, Wording};
use crate::table::{Kind, Word};

/// A kind in words: `day`, `one of opening (期初), …`.
pub fn kind_text(kind: &Kind, lang: Lang) -> String {
    let plain = |zh, en| Wording::new(zh, en).text(lang).to_owned();
    match kind {
        Kind::Id => plain("编号", "id"),
        Kind::Label => plain("名称", "name"),
        Kind::Text => plain("文字", "text"),
        Kind::Day => plain("日期", "day"),
        Kind::Moment => plain("日期或日期时间", "day or day and time"),
        Kind::Month => plain("月份", "month"),
        Kind::Term => plain("学期", "term"),
        Kind::Period => plain(
            "期间：年度 2026、学年 2026-2027、学期 2026-2027-1、月份 2026-09，或日期 2026-09-07..2026-09-11",
            "period: a year 2026, a school year 2026-2027, a term 2026-2027-1, a month 2026-09, or days 2026-09-07..2026-09-11",
        ),
        Kind::Money => plain("元，至多两位小数", "yuan, at most two places"),
        Kind::UnitPrice => plain("元，至多四位小数", "yuan, at most four places"),
        Kind::Quantity => plain("数量", "quantity"),
        Kind::Number => plain("数", "number"),
        Kind::Count => plain("整数", "whole number"),
        Kind::YesNo => plain("是/否", "yes/no"),
        Kind::Words(words) => words_text(words, lang),
        Kind::OpenWords(list, words) => {
            let words = words_text(words, lang);
            let own = match lang {
                Lang::Chinese => format!("；可在 [kinds] 的 {list} 中增加"),
                Lang::English => format!("; more under `{list}` in `[kinds]`"),
            };
            words + &own
        }
        Kind::List(inner) => {
            let inner = kind_text(inner, lang);
            match lang {
                Lang::Chinese => format!("多个，用分号分开：{inner}"),
                Lang::English => format!("several, by `;`: {inner}"),
            }
        }
        Kind::Record(_) => plain("表", "table"),
        Kind::Records(_) => plain("多个表", "several tables"),
        Kind::OneOrMore(_) => plain("一个或多个表", "one table or several"),
        Kind::Map(_, inner) => {
            let inner = kind_text(inner, lang);
            match lang {
                Lang::Chinese => format!("名称 = {inner}"),
                Lang::English => format!("name = {inner}"),
            }
        }
    }
}

fn words_text(words: &[Word], lang: Lang) -> String {
    let all: Vec<String> = words
        .iter()
        .map(|word| match word.chinese.first() {
            Some(chinese) => format!("{}={chinese}", word.name),
            None => word.name.to_owned(),
        })
        .collect();
    match lang {
        Lang::Chinese => all.join("、"),
        Lang::English => all.join(", "),
    }
}
