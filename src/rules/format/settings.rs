//! Why a setting in `bursar.toml` makes no sense, and what to write instead, in words.

use crate::lang::Lang;
use crate::registers::ALL;
use crate::say;
use crate::table::{Kind, SettingsFault};
use std::collections::BTreeSet;

/// The lists of words that a school may extend under `[kinds]`.
pub fn extensible() -> BTreeSet<&'static str> {
    let mut lists = BTreeSet::new();
    for columns in ALL.iter().map(|register| register.columns).chain([crate::policy::COLUMNS]) {
        for column in columns {
            note_lists(&column.kind, &mut lists);
        }
    }
    lists
}

fn note_lists(kind: &'static Kind, lists: &mut BTreeSet<&'static str>) {
    match kind {
        Kind::OpenWords(list, _) => {
            lists.insert(list);
        }
        Kind::List(inner) | Kind::OneOrMore(inner) => note_lists(inner, lists),
        Kind::Map(names, values) => {
            note_lists(names, lists);
            note_lists(values, lists);
        }
        Kind::Record(columns) | Kind::Records(columns) => {
            for column in *columns {
                note_lists(&column.kind, lists);
            }
        }
        _ => {}
    }
}

/// What is wrong with a setting, and what to write next.
pub fn worded(lang: Lang, key: &str, why: &SettingsFault) -> (String, String) {
    let (wrong, next) = reason(lang, why);
    (say!(lang, "{key}：{wrong}", "`{key}`: {wrong}"), next)
}

fn reason(lang: Lang, why: &SettingsFault) -> (String, String) {
    match why {
        SettingsFault::NameBlank => (
            say!(lang, "校名空着", "the school has no name"),
            say!(lang, "填写学校全称，发票抬头按它核对", "write the school's full name; invoices are held against it"),
        ),
        SettingsFault::TermReversed => (
            say!(lang, "学期还没开始就结束了", "the term ends before it starts"),
            say!(lang, "改正 starts（起）或 ends（止）", "mend `starts` or `ends`"),
        ),
        SettingsFault::TermTooLong => (
            say!(lang, "一个学期长过一年", "a term longer than a year"),
            say!(lang, "改正 starts（起）或 ends（止）的年份", "mend the year of `starts` or `ends`"),
        ),
        SettingsFault::TermRepeated => (
            say!(lang, "这个学期写了两次", "the term stands twice"),
            say!(lang, "删去一个，或改正 id（学期）", "take one out, or mend its `id`"),
        ),
        SettingsFault::TermsOverlap { other } => (
            say!(lang, "与学期 {other} 的日子重叠", "it shares days with the term {other}"),
            say!(lang, "改正两个学期的起止", "mend the days of the two terms"),
        ),
        SettingsFault::DayOutsideTerm { day } => (
            say!(lang, "{day} 不在本学期内", "{day} lies outside the term"),
            say!(lang, "改正日期，或写到所属的学期", "mend the day, or write it under its own term"),
        ),
        SettingsFault::RangeReversed => (
            say!(lang, "起在止之后，或下限高于上限", "the first is after, or above, the second"),
            say!(lang, "把两个值对调", "swap the two"),
        ),
        SettingsFault::DayOfMonth => {
            (say!(lang, "一个月没有这一天", "no month has this day"), say!(lang, "写 1 到 31", "write 1 to 31"))
        }
        SettingsFault::GroupTooSmall => (
            say!(lang, "互不相容的岗位至少要两个", "posts exclude each other only if there are two"),
            say!(lang, "写成 [\"cashier\", \"accountant\"]", "write [\"cashier\", \"accountant\"]"),
        ),
        SettingsFault::BandsNotAscending { up_to } => (
            say!(lang, "限额 {up_to} 不高于前一档", "the limit {up_to} is not above the band before"),
            say!(lang, "各档由低到高写", "write the bands from low to high"),
        ),
        SettingsFault::BandAfterOpen => (
            say!(lang, "前一档没有上限，这一档永远用不到", "the band before has no limit, so this one is never reached"),
            say!(lang, "没有 up_to（上限）的一档写在最后", "the band without `up_to` comes last"),
        ),
        SettingsFault::BandsEnd { up_to } => (
            say!(
                lang,
                "最高一档限额 {up_to}，更高的金额没有档次",
                "the last band ends at {up_to}: no band covers what lies above it"
            ),
            say!(
                lang,
                "最高一档不写 up_to；在此之前，更高的金额按这一档检查",
                "write the last band without `up_to`; until then larger amounts are held to it"
            ),
        ),
        SettingsFault::BandWithoutSteps => (
            say!(lang, "有一档没有审批步骤，谁都不用签", "a band that nobody signs"),
            say!(lang, "在 steps 中写明由谁签批", "name in `steps` who signs"),
        ),
        SettingsFault::TableRepeated { from: Some(from) } => (
            say!(lang, "自 {from} 起的写了两次", "two of them begin on {from}"),
            say!(lang, "合成一张，或改正 from（起）", "make them one, or mend `from`"),
        ),
        SettingsFault::TableRepeated { from: None } => (
            say!(lang, "没有 from（起）的写了两次", "two of them have no `from`"),
            say!(lang, "合成一张，或写明 from（起）", "make them one, or say `from`"),
        ),
        SettingsFault::RuleUnknown { nearest } => (
            say!(lang, "没有这条规则，也没有这一族", "neither a rule nor a family"),
            meant(lang, nearest.as_deref(), "bursar explain"),
        ),
        SettingsFault::ListUnknown { nearest } => (
            say!(lang, "没有这个可以增补的名称表", "no list of words that can be extended"),
            match nearest {
                Some(_) => meant(lang, nearest.as_deref(), ""),
                None => {
                    let lists = extensible().into_iter().collect::<Vec<_>>().join(if lang == Lang::Chinese { "、" } else { ", " });
                    say!(lang, "可增补的有：{lists}", "one of: {lists}")
                }
            },
        ),
        SettingsFault::PathOutside => (
            say!(lang, "路径离开了账簿", "a path that leaves the ledger"),
            say!(lang, "从账簿的文件夹算起", "write it from the ledger's folder on"),
        ),
    }
}

fn meant(lang: Lang, nearest: Option<&str>, command: &str) -> String {
    match nearest {
        Some(nearest) => say!(lang, "是否为 {nearest}？", "did you mean `{nearest}`?"),
        None => say!(lang, "规则名见 {command}", "`{command}` lists the rules"),
    }
}
