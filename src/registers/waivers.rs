//! `waivers` (豁免): findings that the school has looked at and lets stand, each with its reason and its end.

use crate::day::Day;
use crate::id::Id;
use crate::table::Text;

crate::register! {
    /// A finding that is let stand (豁免).
    pub struct Waiver in "waivers" = "豁免";
    area: Waivers;
    kept: Shape::List("waiver");
    about: "经批准暂不处理的问题；照样计数、列出，过期或用不上的会报告", "findings let stand with a reason; they are counted and listed, never hidden";
    key: "rule", "on";
    columns {
        rule: Text = "规则": "规则名，如 food/menu-late", "the rule, such as food/menu-late";
        on: Text = "对象": "所涉的行：编号，或 文件#行", "what it is about: an id, or file#row";
        reason: Text = "理由": "豁免理由", "why it may stand";
        approved_by: Option<Id> = "批准人" -> "people": "批准人", "who approved it";
        until: Option<Day> = "有效期至": "豁免的最后一天；不填即不限期", "its last day; empty for no end";
    }
}
