//! The `bursar.toml` with which a ledger starts: what must be there, and what a school usually adds, as comments.

use super::template::quoted;
use crate::lang::Lang;
use crate::render::text_width;

/// The text of a new `bursar.toml`.
pub fn text(name: &str, lang: Lang) -> String {
    let name = quoted(name);
    let gap = " ".repeat(22_usize.saturating_sub(text_width(&name)).max(1));
    match lang {
        Lang::Chinese => format!(
            r#"# 学校后勤账簿。每个键的含义：bursar explain policy
format = 1

[school]
name = {name}{gap}# 学校全称，发票抬头默认与此相同
# uscc = ""                  # 统一社会信用代码
stage = "primary"            # kindergarten、primary、junior、senior、nine-year、university
language = "zh-CN"
# starts = 2026-09-01        # 建账日：期初余额记于该日

# [[term]]                   # 每学期一段
# id = "2026-2027-1"         # -1 秋季，-2 春季
# starts = 2026-09-01
# ends = 2027-01-22
# holidays = ["2026-10-01..2026-10-07"]
# workdays = ["2026-10-10"]  # 调休上课的周末

# [[policy.approval]]        # 审批权限：按本校制度填写；不写则不检查审批级次
# from = 2026-01-01
# bands = [
#   {{ up_to = 500, steps = ["department", "logistics"] }},
#   {{ up_to = 10000, steps = ["department", "logistics", "principal"], method = "compare", quotes = 3 }},
#   {{ steps = ["department", "logistics", "principal", "committee"], method = "tender", minutes = true }},
# ]

# [rules]                    # 规则或规则族的级别：error、warning、note、off
# "format/sort-order" = "off"
"#
        ),
        Lang::English => format!(
            r#"# A school's logistics ledger. What each key means: bursar explain policy
format = 1

[school]
name = {name}{gap}# the school's full name, which invoices must bear
# uscc = ""                  # the unified social credit code
stage = "primary"            # kindergarten, primary, junior, senior, nine-year, university
language = "en"
# starts = 2026-09-01        # the ledger's first day: what opens the books is dated then

# [[term]]                   # one for each term
# id = "2026-2027-1"         # -1 autumn, -2 spring
# starts = 2026-09-01
# ends = 2027-01-22
# holidays = ["2026-10-01..2026-10-07"]
# workdays = ["2026-10-10"]  # weekend days that are school days

# [[policy.approval]]        # the school's own approval ladder; without it no ladder is checked
# from = 2026-01-01
# bands = [
#   {{ up_to = 500, steps = ["department", "logistics"] }},
#   {{ up_to = 10000, steps = ["department", "logistics", "principal"], method = "compare", quotes = 3 }},
#   {{ steps = ["department", "logistics", "principal", "committee"], method = "tender", minutes = true }},
# ]

# [rules]                    # the level of a rule or a family: error, warning, note, off
# "format/sort-order" = "off"
"#
        ),
    }
}
