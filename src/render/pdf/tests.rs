//! Pages of paper: the same bytes every time, every character found, nothing evaluated.

use super::{Fonts, missing, pdf};
use crate::day::Day;
use crate::lang::Lang;
use crate::sheet::{Column, Kind, Line, Origin, Part, Sheet, Signature, Stretch, Table};
use rust_decimal::Decimal;

/// A sheet with so many lines that come to their number in yuan.
fn sheet(lines: u32, name: &str) -> Sheet {
    let day = Day::from_ymd(2026, 10, 31).expect("a day");
    let columns = vec![Column::new("name", "品名", Kind::Text), Column::new("amount", "金额", Kind::Money)];
    let mut table = Table::new("goods", "物品".into(), columns, "没有。".into());
    for _ in 0..lines {
        table.push(Line::new(vec![name.into(), Decimal::ONE.into()]));
    }
    table.push(Line::new(vec!["合计".into(), lines.into()]).total());
    let signatures = Part::Signatures(vec![Signature::blank("制表人")]);
    Sheet {
        name: "goods".into(),
        title: "物品表".into(),
        lang: Lang::Chinese,
        origin: Origin { school: "青石镇中心小学".into(), stretch: Stretch::Day(day), known: day, made: day, commit: None },
        selection: Vec::new(),
        parts: vec![Part::Table(table), signatures],
    }
}

fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type /Page\n").count() + text.matches("/Type/Page/").count() + text.matches("/Type /Page/").count()
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let fonts = Fonts::own();
    let once = pdf(&sheet(3, "大米"), &fonts).expect("a page");
    assert!(once.starts_with(b"%PDF-"));
    assert_eq!(once, pdf(&sheet(3, "大米"), &fonts).expect("a page"));
}

#[test]
fn a_name_that_looks_like_a_program_is_printed_and_not_run() {
    let hostile = "#panic(\"run\") #read(\"/etc/passwd\") $x$ `raw` @ref <label>";
    assert!(pdf(&sheet(1, hostile), &Fonts::own()).is_ok());
}

#[test]
fn a_long_table_goes_on_over_pages() {
    assert!(pages(&pdf(&sheet(150, "大米"), &Fonts::own()).expect("pages")) >= 3);
}

#[test]
fn a_character_that_no_font_has_is_named() {
    let fonts = Fonts::own();
    assert!(missing(&fonts, "青石镇中心小学 㛃䶮 ①√□ ￥1,234.50").is_empty());
    assert_eq!(missing(&fonts, "𠮷野家🍚").into_iter().collect::<String>(), "🍚𠮷");
}
