//! Why a cell does not fit its column, and what to write instead, in words.

use super::wording;
use crate::day::Day;
use crate::lang::Lang;
use crate::number::NotANumber;
use crate::rules::Context;
use crate::say;
use crate::source::FileId;
use crate::table::{Kind, Unfit};

/// What is wrong with the text of a cell, and what to write next.
pub fn worded(context: &Context<'_>, file: FileId, column: &'static str, text: &str, why: &Unfit) -> (String, String) {
    let lang = context.lang;
    let named = if wording::is_file_name(context, file, column) {
        say!(lang, "文件名", "the file's name")
    } else {
        wording::named(context, file, column)
    };
    let is_list = wording::declared(context, file, column).is_some_and(|column| matches!(column.kind, Kind::List(_)));
    let (wrong, next) = reason(lang, text, why, is_list);
    (say!(lang, "{named}：{wrong}", "{named}: {wrong}"), next)
}

fn reason(lang: Lang, text: &str, why: &Unfit, is_list: bool) -> (String, String) {
    match why {
        Unfit::Element { text, why } => reason(lang, text, why, true),
        Unfit::Number(why) => number(lang, text, *why),
        Unfit::Negative => (
            say!(lang, "{text} 是负数，而本行没有冲销哪一行", "{text} is negative in a row that reverses nothing"),
            say!(
                lang,
                "填正数，收发由类型决定；红字冲销就在 corrects（冲销）填所冲销的行",
                "write it positive, the kind says which way; a reversal names the row in `corrects`"
            ),
        ),
        Unfit::Share => (
            say!(lang, "{text} 比整体还大", "{text} is more than the whole"),
            say!(lang, "写 0 到 1 之间的小数：百分之二写成 0.02", "write a share from 0 to 1: two hundredths are 0.02"),
        ),
        Unfit::PriceRule => (
            say!(lang, "{text} 不是定价办法", "{text} says no price"),
            say!(
                lang,
                "按合同价表写 list，按市场价写 market，下浮百分之八写 market-8%",
                "write `list` for the contract's own prices, `market` for the market's, `market-8%` for eight percent below it"
            ),
        ),
        Unfit::Day => day(lang, text),
        Unfit::Moment => (
            not(lang, text, "日期和时间", "day with time"),
            say!(lang, "写法如 2026-09-03 11:45", "write day and time like 2026-09-03 11:45"),
        ),
        Unfit::Month => (not(lang, text, "月份", "month"), say!(lang, "写法如 2026-09", "write a month like 2026-09")),
        Unfit::Term => (
            not(lang, text, "学期", "term"),
            say!(lang, "秋季学期写成 2026-2027-1，春季写成 2026-2027-2", "write 2026-2027-1 for autumn, 2026-2027-2 for spring"),
        ),
        Unfit::Period => (
            not(lang, text, "期间", "period"),
            say!(
                lang,
                "写成年度 2026、学期 2026-2027-1、月份 2026-09，或日期 2026-09-07..2026-09-11",
                "write a year 2026, a term 2026-2027-1, a month 2026-09, or days 2026-09-07..2026-09-11"
            ),
        ),
        Unfit::Count => {
            (not(lang, text, "整数", "whole number"), say!(lang, "写成 3 这样的整数，不带单位", "write a number like 3"))
        }
        Unfit::YesNo => {
            (say!(lang, "{text} 不是“是”或“否”", "{text} is neither yes nor no"), say!(lang, "写是或否", "write yes or no"))
        }
        Unfit::Word { known, nearest } => word(lang, text, known, nearest.as_deref()),
        Unfit::Register { nearest } => (
            say!(lang, "没有名为 {text} 的账册", "no register is called {text}"),
            match nearest {
                Some(nearest) => say!(lang, "是否为 {nearest}？", "did you mean {nearest}?"),
                None => say!(lang, "bursar explain registers 列出全部账册", "`bursar explain registers` lists them"),
            },
        ),
        Unfit::IdCharacter(character) if is_list || !"，,、;； ".contains(*character) => (
            say!(lang, "{text} 里有“{character}”，编号不能用", "{text} has `{character}`, which ids cannot have"),
            if is_list && "，,、 ".contains(*character) {
                say!(lang, "几项之间用分号 ; 分开", "put `;` between several")
            } else {
                say!(lang, "编号只用字母（含汉字）、数字和 - _ . / #", "an id is letters, digits and - _ . / #")
            },
        ),
        Unfit::IdCharacter(character) => (
            say!(lang, "{text} 里有“{character}”，编号不能用", "{text} has `{character}`, which ids cannot have"),
            say!(lang, "只填一个编号；编号用字母（含汉字）、数字和 - _ . / #", "one id alone, of letters, digits and - _ . / #"),
        ),
        Unfit::TooLong { most } => (
            say!(lang, "超过 {most} 个字", "longer than {most} characters"),
            say!(lang, "缩短；细节写进 note（备注）", "make it short; the rest goes into `note`"),
        ),
        Unfit::Unseen(character) => (
            say!(lang, "有看不见的字符 U+{:04X}", "a character that nobody sees, U+{:04X}", u32::from(*character)),
            say!(lang, "删去这一格，重新输入", "empty the cell and type it anew"),
        ),
        Unfit::LineBreak => {
            (say!(lang, "格内有换行", "a line break in the cell"), say!(lang, "写在一行里", "write it in one line"))
        }
        Unfit::Shape { due } => shape(lang, text, due),
        Unfit::Inside => (say!(lang, "里面的一项不合要求", "something in it does not fit"), String::new()),
    }
}

fn not(lang: Lang, text: &str, zh: &str, en: &str) -> String {
    say!(lang, "{text} 不是{zh}", "{text} is no {en}")
}

/// A day that is none: with the day that was meant, where that is certain enough to be named.
fn day(lang: Lang, text: &str) -> (String, String) {
    let wrong = not(lang, text, "日期", "day");
    match Guess::of(text) {
        Some(Guess::Day(day)) => (wrong, say!(lang, "若是 {day}，就这样写", "if {day} is meant, write it so")),
        Some(Guess::NoSuchDay { year, month }) => (
            say!(lang, "{text}：{year} 年 {month} 月没有这一天", "{text}: there is no such day in {year}-{month:02}"),
            say!(lang, "按单据改正日期", "mend the day from its paper"),
        ),
        Some(Guess::NoYear { month, day }) => (
            say!(lang, "{text} 没有写年份", "{text} has no year"),
            say!(lang, "写上年份，如 2026-{month:02}-{day:02}", "write the year too, as 2026-{month:02}-{day:02}"),
        ),
        None => (wrong, say!(lang, "写法如 2026-09-03", "write a day like 2026-09-03")),
    }
}

/// What a text that is no day may have been meant as.
enum Guess {
    /// This day.
    Day(Day),
    /// A day that its month does not have.
    NoSuchDay { year: u32, month: u32 },
    /// A month and a day.
    NoYear { month: u32, day: u32 },
}

impl Guess {
    fn of(text: &str) -> Option<Self> {
        /// The first day that the day numbers of spreadsheet programs count from.
        const EPOCH: (i32, u32, u32) = (1899, 12, 30);
        let numbers: Vec<u32> =
            text.split(|character: char| !character.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
        let day = |year: u32, month: u32, day: u32| Day::from_ymd(i32::try_from(year).ok()?, month, day);
        match numbers[..] {
            [written] if text.trim().len() == 8 => day(written / 10_000, written / 100 % 100, written % 100).map(Self::Day),
            // Day numbers of 2009 to 2036.
            [serial @ 40_000..50_000] if text.trim().len() == 5 => {
                let epoch = chrono::NaiveDate::from_ymd_opt(EPOCH.0, EPOCH.1, EPOCH.2)?;
                Some(Self::Day(Day::from_date(epoch + chrono::Days::new(u64::from(serial)))))
            }
            [year @ 1900..3000, month @ 1..=12, written] if day(year, month, written).is_none() => {
                Some(Self::NoSuchDay { year, month })
            }
            [month @ 1..=12, written @ 1..=31] => Some(Self::NoYear { month, day: written }),
            _ => None,
        }
    }
}

fn number(lang: Lang, text: &str, why: NotANumber) -> (String, String) {
    match why {
        NotANumber::Malformed => (
            not(lang, text, "数字", "number"),
            say!(lang, "只写数字和小数点，如 1234.50，不带单位", "write digits and a point, as 1234.50, without unit"),
        ),
        NotANumber::TooManyPlaces { allowed } => (
            say!(lang, "{text} 的小数超过 {allowed} 位", "{text} has more than {allowed} decimal places"),
            say!(lang, "四舍五入到 {allowed} 位小数", "round it to {allowed} places"),
        ),
        NotANumber::TooLarge => (
            say!(lang, "{text} 大得不合情理", "{text} is beyond any school"),
            say!(lang, "看看是否多打了数字，或与别的格连在了一起", "look for digits too many, or two cells run together"),
        ),
    }
}

fn word(lang: Lang, text: &str, known: &[String], nearest: Option<&str>) -> (String, String) {
    let wrong = say!(lang, "没有 {text} 这个选项", "{text} is none of its words");
    // The word and its translation, as they stand among the known ones: a Chinese sentence says both, 期初（opening）.
    let told = |known: &String| match (lang, known.split_once('=')) {
        (Lang::Chinese, Some((word, chinese))) => format!("{chinese}（{word}）"),
        (Lang::English, Some((word, _))) => word.to_owned(),
        (_, None) => known.clone(),
    };
    let whole = |nearest: &str| known.iter().find(|known| known.split('=').any(|part| part == nearest)).map(told);
    let next = match nearest {
        Some(nearest) => {
            let nearest = whole(nearest).unwrap_or_else(|| nearest.to_owned());
            say!(lang, "是否为 {nearest}？", "did you mean {nearest}?")
        }
        None => {
            let separator = if lang == Lang::Chinese { "、" } else { ", " };
            let known = known.iter().map(told).collect::<Vec<_>>().join(separator);
            say!(lang, "可填：{known}", "one of: {known}")
        }
    };
    (wrong, next)
}

/// What TOML should have there.
fn shape(lang: Lang, text: &str, due: &str) -> (String, String) {
    let (zh, en, example) = match due {
        "table" => ("一个表", "a table", "{ … }"),
        "table or array of tables" => ("一个或几个表", "one or several tables", "{ … }"),
        "array of tables" => ("几个表", "an array of tables", "[ { … }, { … } ]"),
        "array of two" => ("两个数", "two figures", "[0, 8]"),
        "array" => ("几个值", "an array", "[\"a\", \"b\"]"),
        "number" => ("一个数字", "a number", "1234.50"),
        "date" => ("一个日期", "a day", "2026-09-03"),
        "boolean" => ("是或否", "yes or no", "\"yes\""),
        _ => ("一段文字", "a text", "\"…\""),
    };
    let wrong = if text == "{…}" {
        say!(lang, "这里应是{zh}", "{en} is due here")
    } else {
        say!(lang, "这里应是{zh}，不是 {text}", "{en} is due here, not {text}")
    };
    (wrong, say!(lang, "写成 {example}", "write {example}"))
}
