//! People and duty (人员与值班): certificates by post, posts that exclude each other, how many pupils a person may serve.

use super::{map, names};
use crate::policy::declare::policy_table;
use crate::policy::figures::{Group, Share};
use crate::policy::names::{Certificates, Known, Name};
use crate::policy::words::DayKind;
use crate::table::{List, Map};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

policy_table! {
    /// People (人员).
    pub struct People in "people", written PeopleLayer;

    certificates "岗位证照": Map<Name, List<Known<Certificates>>> = map([
        ("cook", names(&["health"])),
        ("food-safety-officer", names(&["food-safety"])),
        ("carer", names(&["health", "childcare"])),
        ("driver", names(&["driver"])),
        ("electrician", names(&["electrician"])),
    ]);
    means: "各岗位须持有的证照", "the certificates that the holder of a post needs";
    source: Confirmed, "健康证：食品安全法第四十五条、学前教育法第四十五条；其余为惯例", "health: Food Safety Law art. 45, Preschool Education Law art. 45; the others are custom";

    health_check_months "健康检查月数": u32 = 12;
    means: "健康检查至多隔几个月", "months between health checks";
    unit: "月", "months";
    source: Confirmed, "食品安全法第四十五条：每年健康检查", "Food Safety Law art. 45: every year";

    letters "责任书岗位": List<Name> = Vec::new();
    means: "每年须签责任书的岗位", "posts that sign a yearly responsibility letter";
    source: Custom, "本校规定", "the school's own rule";

    certificate_rate "持证率": Share = Decimal::ONE;
    means: "持证人数占须持证岗位人数的最低比例", "least share of holders among those whose post needs a certificate";
    unit: "人数的比例", "share of the people";
    source: Custom, "惯例：全员持证", "custom: everybody";

    incompatible "不相容岗位": List<Group> = vec![
        names(&["cashier", "accountant"]), names(&["cashier", "archivist"]),
        names(&["buyer", "storekeeper"]), names(&["requester", "approver"]),
    ];
    means: "一人不得兼任，也不得在同一单据上兼办的岗位，逐组列出", "posts one person may not hold, or act in for one document, at once";
    source: Confirmed, "会计法第二十五条、第三十五条", "Accounting Law art. 25 and 35";

    management_posts "管理岗位": List<Name> = Vec::new();
    means: "计入管理人员比例的岗位", "posts that count as management";
    source: Custom, "本校规定", "the school's own rule";

    management_share "管理人员比例": Share = Decimal::new(4, 2);
    means: "管理人员占全体人员的最高比例", "the largest share of management among all people";
    unit: "人数的比例", "share of the people";
    source: Custom, "惯例", "custom";

    ratios "师生配比": Map<Name, u32> = BTreeMap::new();
    means: "该岗位每人至多服务几名学生，如 cook = 100", "pupils for each holder of a post, at most, as cook = 100";
    unit: "名学生", "pupils";
    source: Secondary, "幼儿园炊事员 1:50 至 1:80、保健员 1:150；营养改善计划炊事员 1:100", "kindergarten cooks 50 to 80, health workers 150; nutrition plan cooks 100";
}

policy_table! {
    /// Duty (值班).
    pub struct Duty in "duty", written DutyLayer;

    shifts "班次": Map<DayKind, List<Name>> = BTreeMap::new();
    means: "各类日子须有人的班次，如 holiday = [\"day\", \"night\"]；寒暑假未列时同节假日", "shifts that must be filled by kind of day, as holiday = [\"day\", \"night\"]; vacations follow holidays unless listed";
    source: Custom, "本校值班制度", "the school's own rule";
}

impl Duty {
    /// The shifts that must be filled on a day of this kind.
    pub fn shifts_on(&self, kind: DayKind) -> &[String] {
        let listed = self.shifts.get(&kind);
        let shifts = if kind == DayKind::Vacation { listed.or_else(|| self.shifts.get(&DayKind::Holiday)) } else { listed };
        shifts.map_or(&[], Vec::as_slice)
    }
}
