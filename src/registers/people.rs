//! `people` (人员): who works at the school, with the keys and addresses by which git knows them. No ID numbers, ever.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::table::{List, Text};

crate::register! {
    /// A person of the school (人员).
    pub struct Person in "people" = "人员";
    area: Basics;
    kept: Shape::Tables;
    about: "学校的人员，一人一表；绝不登记身份证号", "the people of the school, a table each; never an ID number";
    id: id;
    key: "id";
    columns {
        id: Id = "工号": "工号：表名即工号", "the person's id: the name of the table";
        name: Text = "姓名": "姓名", "the person's name";
        department: Option<Label> = "部门": "所在部门", "the department";
        from: Option<Day> = "到岗": "到岗日期", "the first day at the school";
        to: Option<Day> = "离岗": "离岗日期；在岗者不填", "the last day at the school; empty while here";
        emails: List<Text> = "邮箱": "提交时所用的邮箱，用来核对审批人", "addresses used in commits, by which approvals are tied to people";
        keys: List<Text> = "签名公钥": "SSH 签名公钥", "SSH public keys that sign commits";
    }
}

impl Person {
    /// Whether the person is at the school on a day, first and last day included.
    pub fn is_here(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
