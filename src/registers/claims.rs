//! `claims` (报销): requests to be paid against receipts, one document each, from the claim to the payment (报销→审批→付款).

use super::Approval;
use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::Money;
use crate::table::Text;

crate::words! {
    /// How a claim is paid.
    pub enum PaymentMethod {
        Transfer = "transfer" | "转账",
        OfficialCard = "official-card" | "公务卡",
        Cash = "cash" | "现金",
    }
}

crate::record! {
    /// The payment of a claim (付款).
    pub struct Payment {
        date: Day = "日期": "付款日期", "the day";
        account: Id = "科目" -> "accounts": "付款的现金或银行科目", "the cash or bank account it was paid from";
        voucher: Option<Id> = "凭证号" -> "journal": "付款凭证", "the voucher that books it";
        by: Id = "出纳" -> "people": "付款的出纳", "the cashier who paid";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::register! {
    /// A claim (报销单).
    pub struct Claim in "claims" = "报销";
    area: Books;
    kept: Shape::Tables;
    about: "报销→审批→付款，一单一表；所附票据在票据册里填本单号", "claim, approvals, payment: one document a claim; its receipts name it";
    id: id;
    key: "id";
    day: date;
    columns {
        id: Id = "报销单": "报销单号：表名即单号", "its number: the name of the table";
        date: Day = "日期": "报销日期", "the day of the claim";
        claimant: Id = "报销人" -> "people": "报销人", "who claims";
        purpose: Text = "事由": "事由", "what for";
        payee: Option<Label> = "收款人": "收款的供应商或人员编号，否则其名称；不填即报销人", "the supplier or person to be paid, else a name; empty for the claimant";
        method: Option<PaymentMethod> = "支付方式": "支付方式", "how it is paid";
        amount: Money = "金额": "报销金额（元）= 票据合计 − 核减", "yuan to be paid: its receipts less what was struck off";
        struck: Option<Money> = "核减": "审核时从票据中核减的金额（元）", "yuan struck off its receipts on review";
        approvals: Vec<Approval> = "审批": "签字：证明 witness、审核 review、审批 approval；证明人不须有岗位", "the signatures: witness, review, approval; a witness needs no post";
        paid: Option<Payment> = "付款": "付款；未付不填", "the payment; empty until paid";
    }
}
