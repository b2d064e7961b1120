//! `readings` (抄表): what the meters showed, day by day as somebody read them.

use crate::day::Day;
use crate::id::Id;
use rust_decimal::Decimal;

crate::register! {
    /// A reading of a meter (抄表).
    pub struct Reading in "readings" = "抄表";
    area: Campus;
    kept: Shape::Csv;
    about: "抄表读数，一表一次一行", "what the meters showed, a row a meter and day";
    key: "meter", "date";
    day: date;
    columns {
        meter: Id = "表号" -> "meters": "表号", "the meter";
        date: Day = "日期": "抄表日期", "the day";
        reading: Decimal = "读数": "表上的读数，未乘倍率", "what it showed, not multiplied";
        by: Id = "抄表人" -> "people": "抄表人", "who read it";
        replaced: Option<Decimal> = "旧表止码": "换表时旧表的最后读数；本行读数为新表起码", "where the meter was replaced: the old one's last reading; the row's is then the new one's first";
    }
}
