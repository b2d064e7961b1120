//! A small sheet with everything a stranger could write, in every format.

use super::{csv, html, json, markdown, text};
use crate::day::Day;
use crate::findings::RowName;
use crate::lang::Lang;
use crate::money::Money;
use crate::sheet::{Column, Kind, Line, Origin, Part, Sheet, Signature, Stretch, Table, Value};
use rust_decimal::Decimal;

fn dec(text: &str) -> Decimal {
    text.parse().expect("a number")
}

const HOSTILE: &str = "=cmd|'/C calc'!A0 <script>alert(1)</script> | *粗* \u{1b}[31m\u{202e}";

fn sheet() -> Sheet {
    let day = Day::from_ymd(2026, 10, 31).expect("a day");
    let columns = vec![Column::new("name", "品名", Kind::Text), Column::new("amount", "金额", Kind::Money)];
    let mut table = Table::new("goods", "物品".into(), columns, "没有。".into());
    table.push(Line::new(vec!["食堂".into(), Value::Empty]).group());
    table.push(Line::new(vec![HOSTILE.into(), Money::from_yuan(dec("1234.5")).into()]).of([RowName("receipts:PJ-1".into())]));
    table.push(Line::new(vec!["合计".into(), Money::from_yuan(dec("1234.5")).into()]).total());
    Sheet {
        name: "goods".into(),
        title: HOSTILE.into(),
        lang: Lang::Chinese,
        origin: Origin { school: HOSTILE.into(), stretch: Stretch::Day(day), known: day, made: day, commit: None },
        selection: Vec::new(),
        parts: vec![
            Part::Paragraph(HOSTILE.into()),
            Part::Table(table),
            Part::Signatures(vec![Signature { role: "制表人".into(), name: Some(HOSTILE.into()), day: Some(day) }]),
        ],
    }
}

#[test]
fn a_strangers_words_stay_words_on_a_page() {
    let page = html(&sheet()).expect("a page");
    assert!(!page.contains("<script") && !page.contains('\u{1b}') && !page.contains('\u{202e}'), "{page}");
    assert!(page.contains("&#60;script") || page.contains("&lt;script"), "{page}");
    assert!(page.contains("1,234.50") && page.contains("receipts:PJ-1"), "{page}");
}

#[test]
fn a_strangers_words_stay_words_in_text_and_markdown() {
    let (text, markdown) = (text(&sheet(), Some(80)), markdown(&sheet()));
    for shown in [&text, &markdown] {
        assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
    }
    assert!(!markdown.contains("<script") && markdown.contains("\\| \\*粗\\*"), "{markdown}");
}

#[test]
fn a_spreadsheet_runs_nothing_and_reads_plain_figures() {
    let sheet = sheet();
    let table = sheet.tables().next().expect("a table");
    let written = String::from_utf8(csv(table).expect("csv")).expect("text");
    assert!(written.starts_with("line,name,amount\ngroup,食堂,\nline,'=cmd"), "{written}");
    assert!(written.ends_with("total,合计,1234.50\n"), "{written}");
}

#[test]
fn a_script_finds_the_rows_behind_a_line() {
    let written: serde_json::Value = serde_json::from_slice(&json(&sheet()).expect("json")).expect("json");
    let line = &written["parts"][1]["table"]["lines"][1];
    assert_eq!((line["cells"]["amount"].as_str(), line["rows"][0].as_str()), (Some("1234.50"), Some("receipts:PJ-1")));
    assert_eq!(written["period"]["fiscal_years"], "2026");
}
