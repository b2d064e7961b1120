//! `market-prices` (市场价): what goods cost on the market on the day that somebody asked (询价).

use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::UnitPrice;

crate::register! {
    /// A market price (市场价).
    pub struct MarketPrice in "market-prices" = "市场价";
    area: Basics;
    kept: Shape::Csv;
    about: "市场询价记录，供下浮定价与比对用", "prices asked on the market, for contracts that follow them and for comparison";
    key: "date", "item", "source";
    day: date;
    columns {
        date: Day = "日期": "询价日期", "the day";
        item: Id = "品号" -> "items": "品目", "the item";
        price: UnitPrice = "市场价": "市场价（元），按品目单位", "yuan for one of the item's unit";
        source: Option<Label> = "来源": "价格来源，如 某农贸市场、发改委公布价", "where the price was found, such as a market or a published list";
    }
}
