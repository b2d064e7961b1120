//! Whole pages, to be read by a person, and pages made of hostile ledgers.

use super::super::example::{finding, place, sheet, small_findings, small_sources, sources, written};
use super::super::width::text_width;
use super::{Options, render};
use crate::findings::{Finding, Level, Related};
use crate::lang::Lang;
use crate::source::Sources;

fn page(sources: &Sources, findings: &[Finding], options: Options) -> String {
    written(|out| render(&sheet(sources, findings), options, out))
}

/// The line with the cell and the line with its mark, up to each.
fn above_and_below<'p>(page: &'p str, cell: &str) -> (&'p str, &'p str) {
    let mut lines = page.lines().skip_while(|line| !line.contains("-->")).skip(2);
    let (row, marks) = (lines.next().expect("the row"), lines.next().expect("the marks"));
    (&row[..row.find(cell).expect("the cell")], &marks[..marks.find('^').expect("the mark")])
}

#[test]
fn a_page_in_chinese() {
    let sources = small_sources();
    let findings = small_findings(&sources);
    let expected = "\
# 账实 (count)

error count/stock-differs PD-1: 实盘 19，账面 20，差 -1
 --> stock/counts.csv:2:24
  |
2 | PD-1,2026-09-30,大米（东北）,19,破一袋
  |                              ^^
 ::: stock/moves.csv:2:13
  |
2 | QC-1,大米（东北）,20
  |                   -- 账面 20
  |
  = 为什么: 实物与账不符，要么东西少了，要么账错了。
  = 下一步: 补一张调整单，或更正实盘数

核对   类别    已核对   不符
-----------------------------
账实   count      120      2
账卡   card         0      0

2026-10-01：3 个文件，3 行，3 条规则
错误 1，警告 0，提示 0，已豁免 1

因有未能读取的行而没有运行的规则:
  card/asset-uncarded（资产）
";
    assert_eq!(page(&sources, &findings, Options::default()), expected);
}

#[test]
fn when_all_is_well_only_the_closing_table_is_printed() {
    let sources = small_sources();
    let mut sheet = sheet(&sources, &[]);
    sheet.lang = Lang::English;
    sheet.rules.truncate(3);
    let expected = "\
agreement   family   checked   broken
--------------------------------------
账实        count        120        0
账卡        card           0        0

2026-10-01: 3 files, 3 rows, 3 rules
0 errors, 0 warnings, 0 notes, 0 waived

rules that had nothing to look at:
  card/card-orphan

registers without rows:
  assets, room-cards
";
    assert_eq!(written(|out| render(&sheet, Options { coverage: true, ..Options::default() }, out)), expected);
}

#[test]
fn a_waived_finding_is_listed_on_demand_and_rows_that_touch_share_an_excerpt() {
    let sources = small_sources();
    let mut findings = small_findings(&sources).split_off(1);
    findings[0].level = Level::Warning;
    let beside =
        |meant: &str, message: &str| Related { place: place(&sources, "stock/counts.csv", meant), message: message.into() };
    findings[0].related.push(beside("大米（东北）", "另一行"));
    findings[0].related.push(beside("𠮷字面粉", "这里的品名，长到在四十列的页面上写不下"));
    let options = Options { width: Some(44), waived: true, ..Options::default() };
    let page = page(&sources, &findings, options);
    let expected = "\
# 账实 (count)

warning count/item-unbooked (已豁免) PD-1:
  账上没有 𠮷字面粉
 --> stock/counts.csv:3:22
  |
2 | PD-1,2026-09-30,大米（东北）,19,破一袋
  |                 ------------ 另一行
3 | PD-1,2026-09-30,𠮷字面粉,7,
  |                 -------- ^
  |
  = stock/counts.csv:3:17: 这里的品名，长到
    在四十列的页面上写不下
  = 为什么: 实物与账不符，要么东西少了，要么
    账错了。
  = 已豁免: waivers.toml:2:1
";
    assert_eq!(page.split("\n\n核对").next().expect("the findings").to_owned() + "\n", expected);
    assert!(page.lines().all(|line| text_width(line) <= 44));
}

#[test]
fn colour_only_when_asked_for() {
    let sources = small_sources();
    let findings = small_findings(&sources);
    assert!(!page(&sources, &findings, Options::default()).contains('\u{1b}'));
    let coloured = page(&sources, &findings, Options { color: true, ..Options::default() });
    assert!(coloured.contains("\u{1b}[91merror count/stock-differs\u{1b}[0m"));
}

#[test]
fn the_mark_stands_under_the_cell() {
    let wide = "备注很长".repeat(50);
    for text in [
        "a,鲜猪肉 前腿,二十六元,x\n".to_owned(),
        "\u{1b}[2J\u{202e}一,\u{200b}\t鲜猪肉,二十六元,\u{feff}x\r\n".to_owned(),
        format!("{wide},二十六元,{wide}\n"),
        format!("{}e\u{301}\u{2028},二十六元\n", "“”×①℃".repeat(9)),
    ] {
        let sources = sources(&[("bursar.toml", ""), ("canteen/2026-03.csv", &text)]);
        let findings = [finding("count/stock-differs", place(&sources, "canteen/2026-03.csv", "二十六元"), "", "不是数字")];
        let page = page(&sources, &findings, Options::default());
        let (above, below) = above_and_below(&page, "二十六元");
        assert_eq!(text_width(above), text_width(below), "{page}");
        assert!(page.contains(&format!("{below}^^^^^^^^\n")), "{page}");
        assert!(page.lines().all(|line| text_width(line) <= 100));
    }
}

#[test]
fn a_hostile_ledger_cannot_touch_the_terminal() {
    let text = "item,name\nrice,\"大\u{1b}]0;x\u{7}米\n\u{202e}二\"\n";
    let sources = sources(&[("bursar.toml", ""), ("evil\u{1b}[31m\u{2066}.csv", text)]);
    let place = place(&sources, "evil\u{1b}[31m\u{2066}.csv", "\"大\u{1b}]0;x\u{7}米\n\u{202e}二\"");
    let mut hostile = finding("count/stock-differs", place.clone(), "ri\u{200b}ce\n", "名称 大\u{9b}A\r\n::error::");
    hostile.related.push(Related { place, message: "\u{1b}[8m".into() });
    hostile.next = "\u{2028}\u{202c}".into();
    let page = page(&sources, &[hostile], Options::default());
    assert!(page.chars().all(|character| character == '\n' || !super::super::escape::is_unseen(character)), "{page}");
    let expected = r#"error count/stock-differs ri\u{200b}ce\n: 名称 大\u{9b}A\r\n::error::
 --> evil\u{1b}[31m\u{2066}.csv:2:6
  |
2 | rice,"大\u{1b}]0;x\u{7}米
  |      ^^^^^^^^^^^^^^^^^^^^
  |      |
  |      \u{1b}[8m
"#;
    assert!(page.contains(expected), "{page}");
}

#[test]
fn a_file_without_text_and_a_line_of_megabytes_are_quick() {
    let text = format!("item,name\n{},二十六元,{}\n", "长".repeat(2_000_000), "x".repeat(4_000_000));
    let sources = sources(&[("bursar.toml", ""), ("empty.csv", ""), ("long.csv", &text)]);
    let long = place(&sources, "long.csv", "二十六元");
    let mut findings = vec![finding("count/stock-differs", place(&sources, "empty.csv", ""), "", &text)];
    findings[0].related.push(Related { place: long.clone(), message: "这里".into() });
    findings.resize_with(200, || finding("count/stock-differs", long.clone(), "", "不是数字"));
    let started = std::time::Instant::now();
    let page = page(&sources, &findings, Options::default());
    assert!(started.elapsed().as_secs() < 2);
    assert!(page.len() < 200_000 && page.contains(" --> empty.csv:1:1\n ::: long.csv:2:2000002\n"), "{}", &page[..3000]);
}
