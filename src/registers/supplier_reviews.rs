//! `supplier-reviews` (供应商评价): the marks that the school gives its suppliers, by which they stay in the pool or leave it.

use crate::day::Day;
use crate::id::Id;
use rust_decimal::Decimal;

crate::register! {
    /// One person's review of a supplier (评价).
    pub struct SupplierReview in "supplier-reviews" = "供应商评价";
    area: Basics;
    kept: Shape::Csv;
    about: "对供应商的考核评分，一人一次一行", "marks given to suppliers, a row each reviewer and day";
    key: "date", "supplier", "by";
    day: date;
    columns {
        date: Day = "日期": "评价日期", "the day";
        supplier: Id = "供应商" -> "suppliers": "被评价的供应商", "who is reviewed";
        score: Decimal = "评分": "评分，满分由学校定", "the mark, on the school's own scale";
        by: Id = "评价人" -> "people": "评价人", "who gives the mark";
    }
}
