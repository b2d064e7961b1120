//! `opening-balances` (期初余额): the balances with which the books open, and later ones that they are held to.

use crate::day::Day;
use crate::id::Id;
use crate::money::Money;

crate::register! {
    /// The balance of an account at the start of a day (期初余额).
    pub struct OpeningBalance in "opening-balances" = "期初余额";
    area: Books;
    kept: Shape::Csv;
    about: "账簿启用日的为建账数；以后日期的用来核对前一日余额", "on the ledger's first day they open the books; later ones assert the closing of the day before";
    key: "date", "account";
    day: date;
    columns {
        date: Day = "日期": "余额所属日（当天开始时）", "the day at whose start it stands";
        account: Id = "科目" -> "accounts": "科目", "the account";
        debit: Option<Money> = "借方": "借方余额（元）", "a debit balance in yuan";
        credit: Option<Money> = "贷方": "贷方余额（元）", "a credit balance in yuan";
    }
}
