//! `purchases` (请购): one document a request, from the wish to the acceptance of the goods (请购→审批→比价/招标→采购→验收).

use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use crate::registers::ItemKind;
use crate::table::{List, Text};

crate::words! {
    /// What the signer of a step decided; an absent verdict means approved.
    pub enum Verdict {
        Approved = "approved" | "同意" | "批准",
        Rejected = "rejected" | "不同意" | "否决",
        Returned = "returned" | "退回",
    }
}

crate::record! {
    /// One thing that is asked for, ordered or delivered (明细).
    pub struct PurchaseLine {
        item: Option<Id> = "品号" -> "items": "品号；没有品号的填 name、kind、unit", "the item; else name, kind and unit";
        name: Option<Text> = "品名": "无品号时的名称", "a free name where there is no item";
        kind: Option<ItemKind> = "类别": "无品号时的类别", "what it is, where there is no item";
        unit: Option<Label> = "单位": "单位", "the unit";
        quantity: Quantity = "数量": "数量", "how much";
        price: Option<UnitPrice> = "单价": "单价（请购时为估价）", "yuan for one; in a request the estimate";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::record! {
    /// One signature on a document (审批).
    pub struct Approval {
        step: Id = "步骤": "审批步骤，如 department、logistics、principal", "the step, such as department, logistics, principal";
        by: Id = "审批人" -> "people": "审批人", "who signed";
        date: Day = "日期": "日期", "the day";
        verdict: Option<Verdict> = "意见": "意见；不填即同意", "the verdict; empty means approved";
        minutes: Option<Text> = "会议纪要": "会议纪要编号", "the minutes that record the decision";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::record! {
    /// One supplier's offer (比价).
    pub struct Quote {
        supplier: Id = "供应商" -> "suppliers": "报价的供应商", "who offers";
        amount: Money = "金额": "报价总额", "the whole offer";
        date: Day = "日期": "报价日期", "the day";
        by: Option<Id> = "询价人" -> "people": "询价人", "who asked";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::record! {
    /// A tender (招标).
    pub struct Tender {
        notice: Option<Day> = "公告": "招标公告日期", "the day of the notice";
        closes: Option<Day> = "截止": "投标截止日期", "the day bids close";
        bidders: Option<u32> = "投标家数": "有效投标家数", "how many valid bids";
        award: Option<Day> = "定标": "定标日期", "the day of the award";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::record! {
    /// An order (采购).
    pub struct Order {
        supplier: Id = "供应商" -> "suppliers": "供应商", "from whom";
        date: Day = "日期": "采购日期", "the day";
        buyers: List<Id> = "采购人" -> "people": "采购人，两人以上、不同岗位", "who bought: two of different posts";
        contract: Option<Id> = "合同号" -> "contracts": "所据合同", "the contract it is under";
        amount: Money = "金额": "采购金额", "what it costs";
        reason: Option<Text> = "理由": "未选最低价的理由", "why not the lowest quote";
        lines: Vec<PurchaseLine> = "明细": "与请购不同时的明细", "what is ordered, where it differs from the request";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::record! {
    /// One line of an acceptance (验收明细).
    pub struct AcceptedLine {
        item: Option<Id> = "品号" -> "items": "品号", "the item";
        name: Option<Text> = "品名": "无品号时的名称", "the free name of the request's line";
        kind: Option<ItemKind> = "类别": "无品号时的类别", "what it is, where there is no item";
        unit: Option<Label> = "单位": "单位", "the unit";
        quantity: Quantity = "数量": "实收数量", "how much came";
        rejected: Option<Quantity> = "不合格": "其中不合格数量", "how much of it was refused";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::record! {
    /// The acceptance of one delivery (验收单).
    pub struct Acceptance {
        id: Id = "验收单": "验收单号", "its number";
        date: Day = "日期": "验收日期", "the day";
        by: List<Id> = "验收人" -> "people": "验收人，两人以上、不同岗位", "who accepted: two of different posts";
        supplier: Option<Id> = "供应商" -> "suppliers": "拆单时的供应商", "whose delivery, where a request was split";
        lines: Vec<AcceptedLine> = "明细": "验收明细", "what came";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::register! {
    /// A purchase, from request to acceptance (请购单).
    pub struct Purchase in "purchases" = "请购";
    area: Books;
    kept: Shape::Tables;
    about: "请购→审批→比价/招标→采购→验收，一单一表", "request, approvals, quotes or tender, order, acceptance: one document a request";
    id: id;
    key: "id";
    day: date;
    columns {
        id: Id = "请购单": "请购单号：表名即单号", "its number: the name of the table";
        date: Day = "日期": "请购日期", "the day of the request";
        requester: Id = "申请人" -> "people": "申请人", "who asks";
        department: Option<Label> = "部门": "申请部门", "the department";
        purpose: Option<Text> = "用途": "用途", "what for";
        budget: Option<Id> = "经费项目" -> "budget": "经费项目", "the budget line";
        lines: Vec<PurchaseLine> = "明细": "请购明细", "what is asked for";
        approvals: Vec<Approval> = "审批": "审批意见", "the signatures";
        quotes: Vec<Quote> = "比价": "比价", "the quotes";
        tender: Option<Tender> = "招标": "招标", "the tender";
        order: Option<Order> = "采购": "采购", "the order";
        orders: Vec<Order> = "分单采购": "一单拆给多家供应商时的各采购", "the orders, where a request is split between suppliers";
        acceptances: Vec<Acceptance> = "验收": "验收，可分批", "the acceptances, one a delivery";
        cancelled: Option<Text> = "作废": "作废原因", "why it was called off";
    }
}

impl Purchase {
    /// Every order, whether written as one or as several.
    pub fn all_orders(&self) -> impl Iterator<Item = &Order> {
        self.order.iter().chain(&self.orders)
    }
}
