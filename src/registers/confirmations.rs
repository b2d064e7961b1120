//! `confirmations` (往来对账): the figures that the accounting centre (核算中心) or a supplier has for the same month.

use crate::day::Month;
use crate::id::{Id, Label};
use crate::money::Money;
use crate::table::Signed;

crate::words! {
    /// Whose figures they are.
    pub enum ConfirmationKind {
        Centre = "centre" | "核算中心",
        Supplier = "supplier" | "供应商",
    }
}

crate::register! {
    /// A figure that somebody else has (对账).
    pub struct Confirmation in "confirmations" = "往来对账";
    area: Books;
    kept: Shape::Csv;
    about: "核算中心或供应商自己账上的数，供逐月核对", "the accounting centre's or a supplier's own figures for a month";
    key: "month", "kind", "party", "account";
    day: month;
    columns {
        month: Month = "月份": "对账月份", "the month";
        kind: ConfirmationKind = "类别": "核算中心或供应商", "whose figures they are";
        party: Option<Label> = "对方": "供应商编号，或对方名称", "the supplier's id, or a name";
        account: Option<Id> = "科目" -> "accounts": "科目；与核算中心对账时填", "the account, for the accounting centre's figures";
        debit: Option<Money> = "借方": "对方所记本月借方发生额（元）", "their debits of the month, in yuan";
        credit: Option<Money> = "贷方": "对方所记本月贷方发生额（元）", "their credits of the month, in yuan";
        balance: Option<Signed<Money>> = "余额": "对方所记月末余额（元）：借减贷；供应商填学校欠款", "their balance at its end, debit less credit; of a supplier what it says the school owes";
    }
}
