//! The sentences of the summary, each around one metric: `{v}` is the figure, `{n}` what stands above the line, `{d}` what
//! stands below it.

use crate::lang::Wording;

/// A sentence without its change and target, which are put behind it.
pub struct Saying {
    /// The metric.
    pub metric: &'static str,
    /// The sentence.
    pub text: Wording,
    /// Whether it is only worth saying where there was any.
    pub only_if_any: bool,
}

const fn saying(metric: &'static str, zh: &'static str, en: &'static str) -> Saying {
    Saying { metric, text: Wording::new(zh, en), only_if_any: false }
}

const fn if_any(metric: &'static str, zh: &'static str, en: &'static str) -> Saying {
    Saying { only_if_any: true, ..saying(metric, zh, en) }
}

pub const STAFF: &[Saying] = &[
    saying("staff.count", "在岗人员 {v}", "{v} are in post"),
    saying(
        "staff.certified",
        "应持证 {d} 人，持有效证件 {n} 人，持证率 {v}",
        "of {d} who need a certificate {n} hold a valid one ({v})",
    ),
    saying(
        "staff.health-checked",
        "食堂从业人员 {d} 人，健康证有效 {n} 人，占 {v}",
        "of {d} who handle food {n} have a valid health certificate ({v})",
    ),
    saying("trainings.held", "组织培训 {v}", "{v} were held"),
    saying("trainings.attended", "参加培训 {v}", "{v} took part"),
    saying("trainings.hours", "人均 {v}（{n} 学时 ÷ {d} 人次）", "{v} ({n} hours for {d})"),
    saying("duty.shifts", "安排值班 {v}", "{v} of duty were kept"),
    saying("appraisals.score", "考核 {d} 人次，平均 {v}", "{d} appraisals came to {v} on average"),
    saying("surveys.satisfied", "满意度问卷 {d} 份，满意 {n} 份，满意率 {v}", "of {d} answers {n} are satisfied ({v})"),
    saying("complaints.received", "收到意见 {v}", "{v} came in"),
    saying("complaints.answered", "应答复 {d} 件，已答复 {n} 件，答复率 {v}", "of {d} complaints {n} were answered ({v})"),
    saying("publications.made", "公示 {v}", "{v} were made"),
];

pub const MONEY: &[Saying] = &[
    saying("budget.used", "预算 {d} 元，执行 {n} 元，执行率 {v}", "of a budget of {d} yuan {n} are used ({v})"),
    saying("budget.left", "预算结余 {v}", "{v} of the budget are left"),
    saying("receipts.total", "取得票据 {v}", "receipts came to {v}"),
    saying("receipts.verified", "票据 {d} 张，查验 {n} 张，查验率 {v}", "of {d} receipts {n} were verified ({v})"),
    saying("claims.paid", "支付报销 {v}", "claims of {v} were paid"),
    saying("claims.days", "报销单 {d} 张，由提交到付款平均 {v}", "{d} claims took {v} to be paid on average"),
    if_any("claims.struck", "审核核减 {n} 元，占申报 {d} 元的 {v}", "{n} yuan were struck off claims of {d} ({v})"),
    saying("claims.cash-share", "现金支付 {n} 元，占 {d} 元的 {v}", "{n} of {d} yuan were paid in cash ({v})"),
];

pub const PURCHASES: &[Saying] = &[
    saying("purchases.requested", "办理请购 {v}", "{v} were requested"),
    saying("purchases.amount", "采购金额 {v}", "{v} were ordered"),
    saying("purchases.tendered-share", "其中招标 {n} 元，占 {d} 元的 {v}", "{n} of {d} yuan were tendered ({v})"),
    saying("purchases.compared-share", "比价 {n} 元，占 {d} 元的 {v}", "{n} of {d} yuan were compared ({v})"),
    saying("purchases.contract-share", "按合同采购 {n} 元，占 {d} 元的 {v}", "{n} of {d} yuan came under contract ({v})"),
    saying("purchases.saved", "估价 {d} 元，节约 {n} 元，节约率 {v}", "{n} yuan were saved of an estimate of {d} ({v})"),
    saying(
        "purchases.days-to-acceptance",
        "{d} 单由请购到验收平均 {v}",
        "{d} purchases took {v} from request to acceptance on average",
    ),
    if_any("suppliers.rejected", "食材到货 {d} 批，退货 {n} 批，占 {v}", "of {d} deliveries of food {n} were refused ({v})"),
    saying("suppliers.score", "考评供应商 {d} 家，平均 {v}", "{d} suppliers were scored {v} on average"),
    saying("stock.value", "期末库存 {v}", "stock of {v} lies in the stores"),
    saying("stock.agreeing", "盘点 {d} 行，账实相符 {n} 行，相符率 {v}", "of {d} lines counted {n} agree with the book ({v})"),
    saying("stock.issued", "领用物资 {v}", "goods of {v} were issued"),
    saying("stock.issued-per-pupil", "学生 {d} 人，生均领用 {v}", "{v} for {d} pupils"),
    saying("stock.slow", "库存 {d} 元中呆滞 {n} 元，占 {v}", "{n} of {d} yuan in stock are slow ({v})"),
];

pub const CANTEEN: &[Saying] = &[
    saying("canteen.meals", "供餐 {v}", "{v} were served"),
    saying("canteen.income", "餐费收入 {v}", "meals brought {v}"),
    saying("canteen.consumption", "食材实耗 {v}", "food of {v} was used"),
    saying("canteen.food-share", "食材 {n} 元，占收入 {d} 元的 {v}", "food is {n} of {d} yuan of income ({v})"),
    saying("canteen.cost-per-meal", "{d} 人次平均食材成本 {v}", "food cost {v} over {d} meals"),
    saying("canteen.surplus-rate", "结余 {n} 元，占收入 {d} 元的 {v}", "the surplus is {n} of {d} yuan ({v})"),
    saying("canteen.sampled", "应留样 {d} 份，留样 {n} 份，留样率 {v}", "of {d} dishes {n} were sampled ({v})"),
    saying("canteen.menus-in-time", "食谱 {d} 份，按时公示 {n} 份，占 {v}", "of {d} menus {n} were posted in time ({v})"),
    saying("canteen.accompanied", "供餐 {d} 餐，负责人陪餐 {n} 餐，占 {v}", "at {n} of {d} meals a head ate with the pupils ({v})"),
];

pub const ASSETS: &[Saying] = &[
    saying("assets.registered", "在册资产 {v}", "{v} are registered"),
    saying("assets.cost", "原值 {v}", "they cost {v}"),
    saying("assets.net-value", "净值 {v}", "their net value is {v}"),
    saying("assets.added", "新增 {v}", "{v} were added"),
    if_any("assets.removed", "减少 {v}", "{v} were removed"),
    saying("assets.counted", "应盘 {d} 件，实盘 {n} 件，盘点率 {v}", "of {d} assets {n} were counted ({v})"),
    saying("assets.found", "盘点 {d} 件，账实相符 {n} 件，相符率 {v}", "of {d} counted {n} are where they should be ({v})"),
    saying("assets.custody-signed", "应签保管责任书 {d} 份，已签 {n} 份，占 {v}", "of {d} letters of custody {n} are signed ({v})"),
    saying("assets.past-years", "计提折旧的 {d} 件中超过使用年限 {n} 件，占 {v}", "{n} of {d} assets are past their years ({v})"),
    if_any("assets.damage", "损坏赔偿 {v}", "damages came to {v}"),
];

pub const REPAIRS: &[Saying] = &[
    saying("repairs.reported", "接报修 {v}", "{v} were reported"),
    saying(
        "repairs.within-promise",
        "应修复 {d} 件，在承诺时限内修复 {n} 件，占 {v}",
        "of {d} repairs {n} were mended within the promise ({v})",
    ),
    saying("repairs.days", "{d} 件平均 {v}修复", "{d} repairs took {v} on average"),
    saying("repairs.signed", "修复 {d} 件，报修人验收 {n} 件，占 {v}", "of {d} repairs {n} were signed for ({v})"),
    if_any("repairs.cost", "维修费用 {v}", "repairs cost {v}"),
];

pub const SAFETY: &[Saying] = &[
    saying("safety.patrols", "巡查 {v}", "{v} were walked"),
    saying("safety.patrol-problems", "巡查 {d} 次中发现问题 {n} 次，占 {v}", "{n} of {d} patrols found something ({v})"),
    saying("safety.hazards", "排查隐患 {v}", "{v} were found"),
    if_any("safety.serious-hazards", "其中重大隐患 {v}", "of these {v} were serious"),
    saying("safety.hazards-fixed", "隐患 {d} 处，整改 {n} 处，整改率 {v}", "of {d} hazards {n} were removed ({v})"),
    saying("safety.hazards-in-time", "应整改 {d} 处，按期整改 {n} 处，占 {v}", "of {d} due {n} were removed in time ({v})"),
    saying("safety.hazards-rechecked", "整改 {d} 处，复查 {n} 处，占 {v}", "of {d} removed {n} were checked again ({v})"),
    saying("safety.drills", "组织演练 {v}", "{v} were held"),
    saying("safety.drill-people", "参加演练 {v}", "{v} took part"),
];

pub const ENERGY: &[Saying] = &[
    saying("energy.power", "用电 {v}", "{v} of power were used"),
    saying("energy.power-per-head", "学生 {d} 人，生均用电 {v}", "{v} for {d} pupils"),
    saying("energy.water", "用水 {v}", "{v} of water were used"),
    saying("energy.water-per-head", "生均用水 {v}（{n} ÷ {d} 人）", "{v} ({n} for {d} pupils)"),
    saying("energy.gas", "用气 {v}", "{v} of gas were used"),
    saying("energy.cost", "水电气热费用 {v}", "energy and water cost {v}"),
    saying("energy.cost-per-head", "生均 {v}（{n} 元 ÷ {d} 人）", "{v} ({n} yuan for {d} pupils)"),
];

pub const FEES: &[Saying] = &[
    saying("fees.charged", "预收服务性收费和代收费 {v}", "fees of {v} were charged in advance"),
    saying("fees.settled", "应结算 {d} 项，已结算 {n} 项，结算率 {v}", "of {d} fees {n} are settled ({v})"),
    saying("fees.refunded", "预收 {d} 元，退还 {n} 元，占 {v}", "of {d} yuan charged {n} went back ({v})"),
    saying("textbooks.received", "应到教材 {d} 册，实到 {n} 册，占 {v}", "of {d} textbooks {n} have come ({v})"),
    saying("aid.pupils", "资助学生 {v}", "{v} were aided"),
    saying("aid.paid", "应发资助 {d} 元，发放 {n} 元，占 {v}", "of {d} yuan of aid {n} are paid ({v})"),
];
