//! A small run for the tests of the formats: two files, a broken agreement, a waived finding, a rule that was not run.

use super::{Agreement, CheckSheet, Counts, RuleLine};
use crate::day::Day;
use crate::findings::{Finding, Level, Place, Related};
use crate::lang::Lang;
use crate::source::{FileId, LineColumn, Sources, Span, decode};
use std::io;

/// A register of counts; the last cell of line 3 is a character outside the first plane and a number.
pub const COUNTS: &str = "count,date,item,counted,remark\nPD-1,2026-09-30,大米（东北）,19,破一袋\nPD-1,2026-09-30,𠮷字面粉,7,\n";
/// A register of moves.
pub const MOVES: &str = "slip,item,quantity\nQC-1,大米（东北）,20\n";
/// The waivers.
pub const WAIVERS: &str = "[[waiver]]\nrule = \"count/item-unbooked\"\n";

/// The files of a ledger, in the order of their numbers; the first is its settings.
pub fn sources(files: &[(&str, &str)]) -> Sources {
    let mut files = files.iter().map(|(path, text)| decode((*path).to_owned(), text.as_bytes().to_vec()));
    let settings = files.next().expect("settings");
    Sources::new(settings, files.collect())
}

/// The files of the small run.
pub fn small_sources() -> Sources {
    sources(&[("bursar.toml", ""), ("stock/counts.csv", COUNTS), ("stock/moves.csv", MOVES), ("waivers.toml", WAIVERS)])
}

/// The place of the first text like this in a file.
pub fn place(sources: &Sources, file: &str, meant: &str) -> Place {
    let (id, source) = sources.iter().find(|(_, source)| source.path == file).expect("the file");
    let start = source.text.find(meant).expect("it stands there");
    place_of(sources, id, start, start + meant.len())
}

fn place_of(sources: &Sources, file: FileId, start: usize, end: usize) -> Place {
    let source = sources.get(file);
    let span = Span { file, start: start as u32, end: end as u32 };
    let (start, end) = (LineColumn::of(&source.text, start), LineColumn::of(&source.text, end));
    Place { file: source.path.clone(), span, start, end }
}

/// An error at a place.
pub fn finding(rule: &'static str, place: Place, subject: &str, message: &str) -> Finding {
    Finding {
        rule,
        level: Level::Error,
        place,
        field: None,
        subject: subject.to_owned(),
        row: None,
        day: None,
        message: message.to_owned(),
        why: "实物与账不符，要么东西少了，要么账错了。",
        next: String::new(),
        related: Vec::new(),
        waived: None,
        fixable: false,
    }
}

/// The findings of the small run.
pub fn small_findings(sources: &Sources) -> Vec<Finding> {
    let mut differs = finding("count/stock-differs", place(sources, "stock/counts.csv", "19"), "PD-1", "实盘 19，账面 20，差 -1");
    differs.field = Some("counted");
    differs.next = "补一张调整单，或更正实盘数".to_owned();
    differs.related.push(Related { place: place(sources, "stock/moves.csv", "20"), message: "账面 20".to_owned() });
    let mut unbooked = finding("count/item-unbooked", place(sources, "stock/counts.csv", "7"), "PD-1", "账上没有 𠮷字面粉");
    unbooked.level = Level::Warning;
    unbooked.waived = Some(place(sources, "waivers.toml", "rule = \"count/item-unbooked\""));
    vec![differs, unbooked]
}

/// A run with these findings.
pub fn sheet<'s>(sources: &'s Sources, findings: &'s [Finding]) -> CheckSheet<'s> {
    let rule = |id, level, title| RuleLine {
        id,
        level,
        title,
        why: "实物与账不符，要么东西少了，要么账错了。",
        without_rows: false,
        not_run_for: Vec::new(),
        not_run_named: Vec::new(),
    };
    let waived = findings.iter().filter(|finding| finding.waived.is_some()).count();
    CheckSheet {
        school: "青山小学",
        today: Day::from_ymd(2026, 10, 1).expect("a day"),
        commit: None,
        lang: Lang::Chinese,
        below: "",
        sources,
        findings,
        files: 3,
        rows: 3,
        rules_run: 3,
        rules: vec![
            rule("count/stock-differs", Level::Error, "实盘与账面不符"),
            rule("count/item-unbooked", Level::Warning, "盘到账上没有的东西"),
            RuleLine { without_rows: true, ..rule("card/card-orphan", Level::Error, "有卡无账") },
            RuleLine {
                not_run_for: vec!["assets"],
                not_run_named: vec!["资产"],
                ..rule("card/asset-uncarded", Level::Error, "有账无卡")
            },
        ],
        agreements: vec![
            Agreement { family: "count", title: "账实", checked: 120, broken: findings.len() },
            Agreement { family: "card", title: "账卡", checked: 0, broken: 0 },
        ],
        counts: Counts { errors: findings.len() - waived, warnings: 0, notes: 0, waived },
        days: None,
        empty_registers: vec!["assets", "room-cards"],
        off: Vec::new(),
        left_out: Vec::new(),
    }
}

/// What a renderer writes.
pub fn written(render: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> String {
    let mut bytes = Vec::new();
    render(&mut bytes).expect("memory takes it");
    String::from_utf8(bytes).expect("text")
}
