//! `accounts` (科目): the chart of accounts, with the few accounts that the registers are held against.

use super::Book;
use crate::id::Id;
use crate::table::Text;

crate::words! {
    /// What an account's balance must agree with.
    pub enum Control {
        Cash = "cash" | "现金" | "库存现金",
        Bank = "bank" | "银行" | "银行存款",
        Stock = "stock" | "库存" | "库存物品",
        Assets = "assets" | "资产" | "固定资产",
        Depreciation = "depreciation" | "折旧" | "累计折旧",
        Payables = "payables" | "应付" | "应付账款",
        Fees = "fees" | "代收费" | "收费",
        Meals = "meals" | "伙食" | "伙食费",
        Budget = "budget" | "预算",
    }
}

crate::register! {
    /// An account (科目).
    pub struct Account in "accounts" = "科目";
    area: Basics;
    kept: Shape::Csv;
    about: "会计科目，以及哪些科目统驭哪本明细账", "the chart of accounts, and which of them the registers must agree with";
    id: account;
    key: "account";
    columns {
        account: Id = "科目": "科目编码，如 1002；明细科目接在上级编码之后", "its code, such as 1002; a sub-account extends the code above it";
        name: Text = "名称": "科目名称", "its name";
        book: Option<Book> = "账套": "所属账套；不填即学校账", "the set of books; empty for the school's";
        control: Option<Control> = "统驭": "余额须与哪本明细账一致", "which register its balance must agree with";
        place: Option<Id> = "地点" -> "places": "只统驭一处时的仓库或食堂", "the store or canteen, where it controls only one";
    }
}
