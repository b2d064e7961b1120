//! Classes of assets that every ledger knows, so that a school need not copy them from the national standard.
//!
//! Codes and names are common ones of GB/T 14885-2022 (固定资产等资产基础分类与代码, in force since 2022-12-30). Years are
//! the least that the depreciation table of 财会〔2017〕4号 (应用指南 of 政府会计准则第3号——固定资产) allows: computers
//! and office equipment 6, vehicles 8, electrical, broadcasting and measuring equipment 5, furniture 15, fittings 5.
//! Where that table asks for more than the class (a building's years hang on its structure) or says nothing (teaching
//! aids, software), no years are given. A row of `asset-classes` with the same code and edition goes before these.

/// The edition of the standard that the built-in classes follow; older editions use the same codes for other things.
pub const EDITION: &str = "2022";

/// A built-in class of assets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltinClass {
    /// Its code.
    pub code: &'static str,
    /// The edition of the standard.
    pub edition: &'static str,
    /// Its name in the standard.
    pub name: &'static str,
    /// The fewest years of depreciation, where the class alone decides them.
    pub years: Option<u32>,
}

const fn class(code: &'static str, name: &'static str, years: Option<u32>) -> BuiltinClass {
    BuiltinClass { code, edition: EDITION, name, years }
}

/// The built-in classes, by code.
pub static BUILTIN: &[BuiltinClass] = &[
    class("A01010000", "房屋", None),
    class("A02010104", "服务器", Some(6)),
    class("A02010105", "台式计算机", Some(6)),
    class("A02010108", "便携式计算机", Some(6)),
    class("A02010200", "网络设备", Some(6)),
    class("A02020100", "复印机", Some(6)),
    class("A02020200", "投影仪", Some(6)),
    class("A02020700", "电子白板", Some(6)),
    class("A02021000", "打印机", Some(6)),
    class("A02021118", "扫描仪", Some(6)),
    class("A02021301", "碎纸机", Some(6)),
    class("A02030500", "乘用车", Some(8)),
    class("A02061804", "空调机", Some(5)),
    class("A02091001", "电视机", Some(5)),
    class("A02091107", "视频监控设备", Some(5)),
    class("A02100000", "仪器仪表", Some(5)),
    class("A05010104", "木制床类", Some(15)),
    class("A05010203", "教学、实验用桌", Some(15)),
    class("A05010301", "办公椅", Some(15)),
    class("A05010304", "教学、实验椅凳", Some(15)),
    class("A05010501", "书柜", Some(15)),
    class("A05010502", "文件柜", Some(15)),
    class("A05030300", "被服", Some(5)),
    class("A05040403", "教具", None),
    class("A08060301", "基础软件", None),
];

/// The built-in class with this code in this edition.
pub fn builtin(code: &str, edition: &str) -> Option<&'static BuiltinClass> {
    if edition != EDITION {
        return None;
    }
    BUILTIN.binary_search_by(|class| class.code.cmp(code)).ok().map(|position| &BUILTIN[position])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_found_by_its_code_in_its_edition_only() {
        for class in BUILTIN {
            assert_eq!(builtin(class.code, EDITION), Some(class), "{}", class.code);
            assert_eq!(builtin(class.code, "2010"), None, "{}", class.code);
            assert_eq!(class.code.len(), 9, "{}", class.code);
        }
        assert_eq!(builtin("A02010104", EDITION).map(|class| class.name), Some("服务器"));
        assert_eq!(builtin("A99999999", EDITION), None);
    }
}
