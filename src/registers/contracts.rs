//! `contracts` (合同): what the school has agreed with whom, for how long, up to which amount and at which prices.

use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::number;
use crate::table::{Field, Input, Kind, Reader, Text, Unfit, Value};
use rust_decimal::Decimal;

crate::words! {
    /// Which way the money of a contract goes.
    pub enum Direction {
        Cost = "cost" | "支出",
        Income = "income" | "收入",
    }
}

/// How a contract sets its prices (定价).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRule {
    /// As it is written.
    pub written: Text,
    /// What it says.
    pub pricing: Pricing,
}

/// What a price rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pricing {
    /// By the contract's own list.
    List,
    /// The market price times this factor: `market-8%` is 0.92.
    Market(Decimal),
}

impl Pricing {
    /// Reads `list`, `market`, `market-8%` or `market+2%`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("list") {
            return Some(Self::List);
        }
        let change = text.strip_prefix("market")?.trim();
        if change.is_empty() {
            return Some(Self::Market(Decimal::ONE));
        }
        let percent = change.strip_suffix(['%', '％'])?.trim();
        let sign = percent.chars().next()?;
        let figure = number::parse(percent.get(sign.len_utf8()..)?.trim(), 4).ok()?.value;
        let share = figure / Decimal::ONE_HUNDRED;
        let factor = match sign {
            '-' | '−' | '－' => Decimal::ONE - share,
            '+' | '＋' => Decimal::ONE + share,
            _ => return None,
        };
        (factor > Decimal::ZERO).then_some(Self::Market(factor))
    }
}

impl Field for PriceRule {
    const KIND: Kind = Kind::Text;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let written = Text::read(input, reader)?;
        let pricing = Pricing::parse(&written).ok_or(Unfit::PriceRule)?;
        Ok(Self { written, pricing })
    }

    fn value(&self) -> Value<'_> {
        Value::Text(&self.written)
    }
}

crate::register! {
    /// A contract (合同).
    pub struct Contract in "contracts" = "合同";
    area: Basics;
    kept: Shape::Csv;
    about: "合同台账：对方、标的、金额、期限、定价办法", "contracts: with whom, on what, how much, how long, at which prices";
    id: contract;
    key: "contract";
    columns {
        contract: Id = "合同号": "合同编号", "the contract's number";
        direction: Option<Direction> = "方向": "支出或收入；不填即支出", "cost or income; empty for cost";
        supplier: Id = "供应商" -> "suppliers": "对方单位", "the other party";
        subject: Text = "标的": "标的", "what it is about";
        amount: Option<Money> = "金额": "合同金额或上限（元）", "yuan, the most that may be bought under it";
        from: Day = "起": "生效日期", "the first day";
        to: Day = "止": "终止日期（含当天）", "the last day, included";
        purchase: Option<Id> = "请购单" -> "purchases": "所据请购单", "the purchase it came from";
        price_rule: Option<PriceRule> = "定价": "定价办法：list 为合同价表，market-8% 为市场价下浮 8%", "`list` for its price list, `market-8%` for the market price less 8 %";
        published: Option<Day> = "公告": "合同公告日期", "the day it was published";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_rule_is_a_list_or_a_share_of_the_market() {
        assert_eq!(Pricing::parse("list"), Some(Pricing::List));
        assert_eq!(Pricing::parse("market-8%"), Some(Pricing::Market(Decimal::new(92, 2))));
        assert_eq!(Pricing::parse("market - 8.5％"), Some(Pricing::Market(Decimal::new(915, 3))));
        assert_eq!(Pricing::parse("market+2%"), Some(Pricing::Market(Decimal::new(102, 2))));
        for text in ["", "8%", "market-", "market-8", "market 8%", "market-100%", "market-%", "市场价下浮 8%"] {
            assert_eq!(Pricing::parse(text), None, "{text}");
        }
    }
}
