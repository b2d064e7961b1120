//! `bursar.toml` as it is written: its tables and keys, each with its Chinese name and its meaning.

use super::days::DayRange;
use super::in_force::PolicyLayer;
use super::names::Name;
use super::words::{Language, RuleWord, Stage};
use crate::day::Day;
use crate::table::{Given, List, Map, Tables, Text};
use crate::term::TermId;

crate::record! {
    /// `[school]` as it is written.
    pub struct SchoolLayer {
        name: Given<Text> = "校名": "学校全称", "the school's full name";
        uscc: Given<Text> = "统一社会信用代码": "统一社会信用代码", "the unified social credit code";
        stage: Given<Stage> = "学段": "学段", "the level of the school";
        title: Given<Text> = "发票抬头": "发票抬头；不填即校名", "the buyer's name that invoices must bear; else the school's name";
        language: Given<Language> = "语言": "输出所用的语言", "the language of findings and reports";
        today: Given<Day> = "今天": "示例账与测试所用的“今天”", "the day of a run, for sample ledgers and tests";
        starts: Given<Day> = "启用日": "建账日：期初余额记于该日，此前的问题不查", "the ledger's first day: what opens the books is dated then; earlier findings are not sought";
    }
}

crate::record! {
    /// `[[term]]` as it is written.
    pub struct TermLayer {
        id: TermId = "学期": "学期，如 2026-2027-1（秋季）", "the term, as 2026-2027-1 (autumn)";
        starts: Day = "起": "第一天", "its first day";
        ends: Day = "止": "最后一天", "its last day";
        holidays: List<DayRange> = "放假": "放假的日子，首尾都算：2026-10-01..2026-10-07，也可写 2026-10-01至2026-10-07、2026-10-01~2026-10-07，或单独一天", "days without school, both ends included: 2026-10-01..2026-10-07, which may also be written with ~ or 至, or one day";
        workdays: List<Day> = "调休上课": "调休上课的周末", "weekend days that are school days";
    }
}

crate::record! {
    /// `[files]` as it is written.
    pub struct FilesLayer {
        ignore: Given<List<Text>> = "忽略": "不读的文件或文件夹（以 / 结尾）", "files, and folders that end with /, that are not read";
    }
}

crate::record! {
    /// The whole file as it is written.
    pub struct SettingsLayer {
        format: Given<u32> = "格式": "账本格式的版本，现为 1", "the version of the ledger's format, 1";
        school: Given<SchoolLayer> = "学校": "学校", "the school";
        term: Tables<TermLayer> = "校历": "学期", "the terms";
        policy: Given<PolicyLayer> = "制度": "各项标准与限额", "every threshold that a rule uses";
        rules: Map<Name, RuleWord> = "规则": "规则或规则族的级别：错误、警告、提示、关闭", "the level of a rule or a family: error, warning, note, off";
        kinds: Map<Name, List<Name>> = "类别": "为固定名称表增加本校的名称", "names that the school adds to lists of words";
        files: Given<FilesLayer> = "文件": "文件", "files";
    }
}
