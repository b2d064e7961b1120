//! `posts` (岗位): who holds which post from which day; approvals and duties ask for posts, never for names.

use crate::day::Day;
use crate::id::Id;

crate::register! {
    /// A person's holding of a post (任职).
    pub struct Post in "posts" = "岗位";
    area: Basics;
    kept: Shape::Csv;
    about: "谁从哪天起担任什么岗位；审批与分工看岗位，不看人名", "who holds which post from which day; approvals ask for posts";
    key: "post", "person", "from";
    columns {
        post: Id = "岗位": "岗位，如 principal、logistics、cashier、storekeeper", "the post, such as principal, logistics, cashier, storekeeper";
        person: Id = "人员" -> "people": "任职人员", "who holds it";
        from: Day = "起": "任职起始日", "the first day";
        to: Option<Day> = "止": "任职终止日（含当天）；在任者不填", "the last day, included; empty while held";
    }
}
