//! `removals` (删行说明): why a row was taken out of the ledger; without a word here its vanishing is a finding.

use super::{ALL, Register, find};
use crate::day::Day;
use crate::id::Id;
use crate::table::{Field, Input, Kind, Reader, Text, Unfit, Value, nearest};

/// A register by its name, in either language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterName(&'static str);

impl RegisterName {
    /// The register.
    pub fn register(self) -> Option<&'static Register> {
        ALL.iter().find(|register| register.name == self.0)
    }

    /// Its English name.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl Field for RegisterName {
    const KIND: Kind = Kind::Label;

    fn read(input: Input<'_>, _reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("string")?;
        if let Some(found) = find(ALL, &text).and_then(|position| ALL.get(position)) {
            return Ok(Self(found.name));
        }
        let names = ALL.iter().flat_map(|register| [register.name, register.chinese]);
        Err(Unfit::Register { nearest: nearest(&text, names) })
    }

    fn value(&self) -> Value<'_> {
        Value::Text(self.0)
    }
}

crate::register! {
    /// A row that was taken out (删行说明).
    pub struct Removal in "removals" = "删行说明";
    area: Campus;
    kept: Shape::Csv;
    about: "已提交的行为什么删去，一行一条；记错的数用红字冲销，不删行", "why rows were taken out of the ledger; a wrong figure is reversed instead";
    key: "date", "register", "key";
    day: date;
    columns {
        date: Day = "日期": "删去的日期", "the day it was taken out";
        register: RegisterName = "账册": "所在账册，英文或中文名", "the register it stood in, by either name";
        key: Text = "行": "该行的编号，没有编号的写 键|键", "the row's id, or its keys as key|key";
        reason: Text = "理由": "删去的理由", "why";
        approved_by: Option<Id> = "批准人" -> "people": "批准人", "who approved it";
    }
}
