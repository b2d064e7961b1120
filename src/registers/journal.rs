//! `journal` (凭证): the entries of every voucher, each voucher balanced and each tied to the paper behind it.

use super::Book;
use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::Money;
use crate::table::{List, Text};

crate::register! {
    /// One entry of a voucher (分录).
    pub struct JournalEntry in "journal" = "凭证";
    area: Books;
    kept: Shape::Csv;
    about: "记账凭证的分录，同号各行为一张凭证，借贷相等", "the entries of vouchers; rows of one number are one voucher and balance";
    id: voucher;
    day: date;
    columns {
        voucher: Id = "凭证号": "凭证号，如 PZ-202609-001", "the voucher's number";
        date: Day = "日期": "凭证日期", "the day";
        account: Id = "科目" -> "accounts": "科目", "the account";
        summary: Text = "摘要": "摘要", "what it is";
        debit: Option<Money> = "借方": "借方金额（元）", "yuan on the debit side";
        credit: Option<Money> = "贷方": "贷方金额（元）", "yuan on the credit side";
        attachments: Option<u32> = "附件数": "所附单据张数", "how many papers are attached";
        source: List<Text> = "来源单据": "所据单据编号，多个用分号分开；自制凭证写 memo:说明", "the rows or documents behind it, several by `;`; `memo:TEXT` for a self-made voucher";
        book: Option<Book> = "账套": "账套；不填即科目的账套", "the set of books; empty for the account's";
        department: Option<Label> = "部门": "核算部门", "the department it is charged to";
        prepared_by: Option<Id> = "制单" -> "people": "制单人", "who prepared it";
        reviewed_by: Option<Id> = "复核" -> "people": "复核人，不是制单人", "who reviewed it: not who prepared it";
    }
}
