//! `bank` (银行流水): the bank's own statement, row by row as the bank gave it, against which the books are held.

use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::table::{Signed, Text};

crate::register! {
    /// One row of a bank statement (银行流水).
    pub struct BankEntry in "bank" = "银行流水";
    area: Books;
    kept: Shape::Csv;
    about: "银行对账单，照银行所给逐行导入，不改一字", "the bank's own statement, as imported";
    id: reference;
    day: date;
    columns {
        account: Id = "科目" -> "accounts": "对应的银行科目", "the account it is the statement of";
        date: Day = "日期": "银行记账日期", "the bank's day";
        reference: Option<Id> = "流水号": "银行流水号", "the bank's reference";
        summary: Option<Text> = "摘要": "银行摘要", "the bank's words";
        received as "in": Option<Money> = "收入": "存入金额（元）", "yuan paid in";
        paid_out as "out": Option<Money> = "支出": "支取金额（元）", "yuan paid out";
        balance: Signed<Money> = "余额": "本行之后的余额（元），可为负", "the balance after it, in yuan; may be negative";
    }
}
