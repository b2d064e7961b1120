//! `orders-by-class` (分班征订): textbooks, exercise books and uniforms that each class ordered, received and gave back.

use crate::id::Id;
use crate::quantity::Quantity;
use crate::term::TermId;

crate::register! {
    /// What a class ordered of an item (分班征订).
    pub struct ClassOrder in "orders-by-class" = "分班征订";
    area: Fees;
    kept: Shape::Csv;
    about: "各班教材、簿册、校服的征订、实领、退回", "textbooks, exercise books and uniforms: what each class ordered, received and gave back";
    key: "term", "class", "item";
    columns {
        term: TermId = "学期": "学期，如 2026-2027-1", "the term, such as 2026-2027-1";
        class: Id = "班级": "班级", "the class";
        item: Id = "品号" -> "items": "教材、簿册或校服", "the textbook, exercise book or uniform";
        ordered: Quantity = "征订": "征订数量，按品目单位", "how many were ordered, in the item's unit";
        received: Option<Quantity> = "实领": "实领数量", "how many were received";
        returned: Option<Quantity> = "退回": "退回数量", "how many went back";
    }
}
