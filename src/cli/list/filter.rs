//! One condition on the rows of a register: `--where COLUMN=VALUE`, or that they name something.

use super::names::{column_of, hint};
use crate::day::{Day, Moment, Month};
use crate::id::Names;
use crate::lang::Lang;
use crate::number;
use crate::registers::{Register, Row};
use crate::render::visible;
use crate::say;
use crate::table::{ExtraWords, Kind, Value, Word, nearest, simplify};
use crate::term::TermId;
use anyhow::{Context as _, bail};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use unicode_normalization::UnicodeNormalization;

/// One condition.
pub enum Filter {
    /// On a column.
    Column {
        /// The column.
        column: usize,
        /// How its value relates to the wanted one.
        relation: Relation,
        /// The wanted value.
        wanted: Wanted,
    },
    /// That a row names an id, in any column that refers to this register, or in this very column.
    Names {
        /// The column that is called like the option.
        column: Option<usize>,
        /// The register.
        target: &'static &'static str,
        /// The id.
        id: String,
    },
}

/// How two values relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    Equal,
    Unequal,
    AtLeast,
    AtMost,
    More,
    Less,
    Contains,
}

/// A value to compare with, read as the column's kind.
pub enum Wanted {
    Empty,
    Text(String),
    Figure(Decimal),
    Word(&'static Word),
    YesNo(bool),
    /// From the first day to the last that it means: a day, a month.
    Days(Day, Day),
    Moment(Moment),
    Term(TermId),
}

/// Longer signs first, so that `>=` is not read as `>`.
const RELATIONS: [(&str, Relation); 9] = [
    (">=", Relation::AtLeast),
    ("<=", Relation::AtMost),
    ("!=", Relation::Unequal),
    ("≥", Relation::AtLeast),
    ("≤", Relation::AtMost),
    ("=", Relation::Equal),
    (">", Relation::More),
    ("<", Relation::Less),
    ("~", Relation::Contains),
];

impl Filter {
    /// Reads `COLUMN=VALUE`, `COLUMN>=VALUE`, `COLUMN~TEXT`.
    ///
    /// # Errors
    /// When there is no such column, or the value is none of its kind.
    pub fn parse(register: &'static Register, text: &str, kinds: &ExtraWords, lang: Lang) -> anyhow::Result<Self> {
        let found = RELATIONS.iter().filter_map(|(sign, relation)| Some((text.find(sign)?, sign.len(), *relation)));
        let first = found.min_by_key(|(at, length, _)| (*at, std::cmp::Reverse(*length)));
        let Some((at, length, relation)) = first else {
            let text = visible(text);
            bail!(say!(
                lang,
                "筛选要写成 列=值，不能是 {text}\n也可以用 != >= <= > < 和 ~（包含）",
                "a filter is COLUMN=VALUE, not {text}\nthere are also != >= <= > < and ~ (contains)"
            ));
        };
        let column = column_of(register, text[..at].trim(), lang)?;
        let value = text[at + length..].trim();
        let kind = innermost(&register.columns[column].kind);
        let wanted = match relation {
            Relation::Contains => Wanted::Text(value.nfc().collect()),
            _ => wanted(kind, value, kinds).with_context(|| {
                let column = &register.columns[column];
                let (name, expected) =
                    (if lang == Lang::Chinese { column.chinese } else { column.name }, expected(kind, value, kinds, lang));
                let value = visible(value);
                say!(lang, "{name} 一列里不会有 {value}{expected}", "a cell of {name} cannot be {value}{expected}")
            })?,
        };
        Ok(Self::Column { column, relation, wanted })
    }

    /// That a row names an id of a register.
    ///
    /// # Errors
    /// When rows of this register never do.
    pub fn naming(
        register: &'static Register,
        option: &str,
        target: &'static &'static str,
        id: &str,
        lang: Lang,
    ) -> anyhow::Result<Self> {
        let column = register.columns.iter().position(|column| column.name == option);
        if column.is_none() && register.name != *target && !refers(register.columns, target) {
            let name = if lang == Lang::Chinese { register.chinese } else { register.name };
            bail!(say!(lang, "{name}没有可用 --{option} 筛选的列", "{name} has no column for --{option}"));
        }
        Ok(Self::Names { column, target, id: id.trim().nfc().collect() })
    }

    /// The id that it asks for and the registers in which that id has to stand; `None` where it asks for none.
    pub fn asks_for(&self, register: &'static Register) -> Option<(&str, &'static [&'static str])> {
        match self {
            Self::Names { target, id, .. } => Some((id, std::slice::from_ref(target))),
            Self::Column { column, relation: Relation::Equal | Relation::Unequal, wanted: Wanted::Text(id) } => {
                let column = &register.columns[*column];
                let is_id = matches!(innermost(&column.kind), Kind::Id | Kind::Label) && !column.refers.is_empty();
                is_id.then_some((id.as_str(), column.refers))
            }
            Self::Column { .. } => None,
        }
    }

    /// Whether it asks that something is not so.
    pub const fn excludes(&self) -> bool {
        matches!(self, Self::Column { relation: Relation::Unequal, .. })
    }

    /// Whether a row fulfils it.
    pub fn holds<R: Row>(&self, row: &R, names: &Names) -> bool {
        match self {
            Self::Column { column, relation, wanted } => {
                let words: &[Word] = match innermost(&R::REGISTER.columns[*column].kind) {
                    Kind::OpenWords(_, words) => words,
                    _ => &[],
                };
                wanted.holds(&row.value(*column), *relation, words, names)
            }
            Self::Names { column, target, id } => {
                let Some(wanted) = names.find(id) else { return false };
                let mut found = R::REGISTER.name == **target && row.id() == Some(wanted);
                found |= column.is_some_and(|column| row.value(column).written(names) == *id);
                row.references(&mut |column, id, _| found |= id == wanted && column.refers.contains(target));
                found
            }
        }
    }
}

/// The kind of the values in a cell.
const fn innermost(kind: &Kind) -> &Kind {
    match kind {
        Kind::List(inner) => inner,
        kind => kind,
    }
}

/// Whether a column, or one of a record inside, refers to a register.
fn refers(columns: &[crate::table::Column], target: &str) -> bool {
    columns.iter().any(|column| {
        column.refers.contains(&target)
            || match column.kind {
                Kind::Record(inside) | Kind::Records(inside) => refers(inside, target),
                _ => false,
            }
    })
}

/// What the cells of a kind hold, with the word that is meant, on lines of their own.
fn expected(kind: &Kind, text: &str, kinds: &ExtraWords, lang: Lang) -> String {
    let (words, own): (&[Word], Vec<&str>) = match kind {
        Kind::Words(words) => (words, Vec::new()),
        Kind::OpenWords(list, words) => (words, kinds.get(*list).into_iter().flatten().map(String::as_str).collect()),
        Kind::Day | Kind::Month => {
            return say!(
                lang,
                "\n要写日期（2026-09-30）或月份（2026-09）",
                "\na day (2026-09-30) or a month (2026-09) is expected"
            );
        }
        Kind::Moment => {
            return say!(
                lang,
                "\n要写日期（2026-09-30，可带时间 2026-09-30 11:45）或月份（2026-09）",
                "\na day (2026-09-30, or 2026-09-30 11:45) or a month (2026-09) is expected"
            );
        }
        Kind::Term => return say!(lang, "\n要写学期，如 2026-2027-1", "\na term is expected, as 2026-2027-1"),
        Kind::YesNo => return say!(lang, "\n要写 是 或 否", "\nyes or no is expected"),
        _ => return say!(lang, "\n要写数字，如 12.5", "\na number is expected, as 12.5"),
    };
    let known = words.iter().flat_map(|word| std::iter::once(word.name).chain(word.chinese.iter().copied()));
    let meant = hint(nearest(text, known.chain(own.iter().copied())), lang);
    let all = words.iter().map(|word| match (lang, word.chinese.first()) {
        (Lang::Chinese, Some(chinese)) => format!("{chinese}（{}）", word.name),
        _ => word.name.to_owned(),
    });
    let all: Vec<String> = all.chain(own.iter().map(|own| visible(own))).collect();
    let all = all.join(if lang == Lang::Chinese { "、" } else { ", " });
    say!(lang, "{meant}\n可以是 {all}", "{meant}\nit may be {all}")
}

/// A text as a value of a kind; `None` when it is none.
fn wanted(kind: &Kind, text: &str, kinds: &ExtraWords) -> Option<Wanted> {
    if text.is_empty() {
        return Some(Wanted::Empty);
    }
    let day = |text: &str| Day::parse(text).map(|(day, _)| Wanted::Days(day, day));
    let month = |text: &str| Month::parse(text).map(|(month, _)| Wanted::Days(month.first_day(), month.last_day()));
    let of_words = |words: &'static [Word]| crate::table::position(words, &simplify(text)).map(|index| Wanted::Word(&words[index]));
    Some(match kind {
        Kind::Money | Kind::UnitPrice | Kind::Quantity | Kind::Number | Kind::Count | Kind::Record(_) | Kind::Records(_) => {
            Wanted::Figure(number::parse(text, 10).ok()?.value)
        }
        Kind::Day | Kind::Month => day(text).or_else(|| month(text))?,
        Kind::Moment => match Moment::parse(text) {
            Some((moment, _)) if moment.time.is_some() => Wanted::Moment(moment),
            _ => day(text).or_else(|| month(text))?,
        },
        Kind::Term => Wanted::Term(TermId::parse(text)?),
        Kind::YesNo => match simplify(text).as_str() {
            "yes" | "true" | "是" => Wanted::YesNo(true),
            "no" | "false" | "否" => Wanted::YesNo(false),
            _ => return None,
        },
        Kind::Words(words) => of_words(words)?,
        Kind::OpenWords(list, words) => match of_words(words) {
            Some(word) => word,
            None => Wanted::Text(kinds.get(*list)?.get(&text.nfc().collect::<String>())?.clone()),
        },
        _ => Wanted::Text(text.nfc().collect()),
    })
}

impl Wanted {
    fn holds(&self, value: &Value<'_>, relation: Relation, words: &[Word], names: &Names) -> bool {
        if let Value::List(values) = value {
            let mut each = values.iter().map(|value| self.holds(value, relation, words, names));
            return if relation == Relation::Unequal { each.all(|holds| holds) } else { each.any(|holds| holds) };
        }
        let ordering = self.order(value, names);
        match relation {
            Relation::Equal => ordering == Some(Ordering::Equal),
            Relation::Unequal => ordering != Some(Ordering::Equal),
            Relation::Contains => self.is_in(value, words, names),
            // An empty cell is neither more nor less than anything.
            Relation::AtLeast => ordering.is_some_and(Ordering::is_ge),
            Relation::AtMost => ordering.is_some_and(Ordering::is_le),
            Relation::More => ordering.is_some_and(Ordering::is_gt),
            Relation::Less => ordering.is_some_and(Ordering::is_lt),
        }
    }

    /// How a value of a row stands to this one; `None` where they cannot be compared.
    fn order(&self, value: &Value<'_>, names: &Names) -> Option<Ordering> {
        let days = |first: Day, last: Day, low: Day, high: Day| {
            if last < low {
                Ordering::Less
            } else if first > high {
                Ordering::Greater
            } else {
                Ordering::Equal
            }
        };
        match (self, value) {
            (Self::Empty, Value::Absent) => Some(Ordering::Equal),
            (Self::Empty, _) | (_, Value::Absent) => None,
            (Self::Figure(wanted), value) => figure(value).map(|figure| figure.cmp(wanted)),
            (Self::Days(low, high), Value::Day(day)) => Some(days(*day, *day, *low, *high)),
            (Self::Days(low, high), Value::Moment(moment)) => Some(days(moment.day, moment.day, *low, *high)),
            (Self::Days(low, high), Value::Month(month)) => Some(days(month.first_day(), month.last_day(), *low, *high)),
            (Self::Moment(wanted), Value::Moment(moment)) => Some(moment.cmp(wanted)),
            (Self::Term(wanted), Value::Term(term)) => Some(term.cmp(wanted)),
            (Self::YesNo(wanted), Value::YesNo(yes)) => Some(yes.cmp(wanted)),
            (Self::Word(wanted), value) => Some(value.written(names).as_str().cmp(wanted.name)),
            (Self::Text(wanted), value) => Some(value.written(names).as_str().cmp(wanted)),
            _ => None,
        }
    }

    /// Whether the wanted text is part of a cell, in either language.
    fn is_in(&self, value: &Value<'_>, words: &[Word], names: &Names) -> bool {
        let Self::Text(wanted) = self else { return false };
        let chinese = |word: &Word| word.chinese.iter().any(|chinese| chinese.contains(wanted.as_str()));
        let word = match value {
            Value::Word(word) => chinese(word),
            Value::Text(text) => words.iter().any(|word| word.name == *text && chinese(word)),
            _ => false,
        };
        word || value.written(names).contains(wanted.as_str())
    }
}

fn figure(value: &Value<'_>) -> Option<Decimal> {
    match value {
        Value::Money(amount) => Some(amount.yuan()),
        Value::UnitPrice(price) => Some(price.yuan()),
        Value::Quantity(quantity) => Some(quantity.number()),
        Value::Number(number) => Some(*number),
        Value::Count(count) => Some(Decimal::from(*count)),
        Value::Records(count) => Some(Decimal::from(*count)),
        _ => None,
    }
}
