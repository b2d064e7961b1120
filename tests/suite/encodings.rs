//! Every encoding, line end and language of headers that the format names is read to the same rows.

use bursar::cli::Opened;
use bursar::findings::Finding;
use bursar::lang::Lang;
use bursar::registers::{Ledger, Row, Table, Visitor};
use bursar::rules::check;
use bursar::source::{Sources, decode};
use bursar::table::ExtraWords;
use encoding_rs::GB18030;
use std::fs;
use std::path::{Path, PathBuf};

/// Every row of a ledger as text, register by register.
#[derive(Default)]
struct Rows<'l> {
    ledger: Option<&'l Ledger>,
    told: Vec<String>,
}

impl Visitor for Rows<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let Some(ledger) = self.ledger else { return };
        for row in rows {
            let values: Vec<String> = (0..R::COLUMNS.len()).map(|column| row.value(column).written(&ledger.names)).collect();
            self.told.push(format!("{}: {}", R::REGISTER.name, values.join(" | ")));
        }
    }
}

fn rows(ledger: &Ledger) -> Vec<String> {
    let mut rows = Rows { ledger: Some(ledger), told: Vec::new() };
    ledger.registers.visit(&mut rows);
    rows.told
}

fn read(path: &str, bytes: Vec<u8>) -> Ledger {
    let settings = decode("bursar.toml".to_owned(), b"format = 1\n".to_vec());
    Ledger::read(Sources::new(settings, vec![decode(path.to_owned(), bytes)]), &ExtraWords::new(), Vec::new())
}

/// A text in every encoding and with every line end, with a name for each.
fn written(text: &str) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for (ending, lines) in [("LF", text.to_owned()), ("CRLF", text.replace('\n', "\r\n")), ("CR", text.replace('\n', "\r"))] {
        let wide = |to: fn(u16) -> [u8; 2]| std::iter::once(0xfeff).chain(lines.encode_utf16()).flat_map(to).collect();
        let gb18030 = GB18030.encode(&lines).0.into_owned();
        all.push((format!("UTF-8 {ending}"), lines.clone().into_bytes()));
        all.push((format!("UTF-8 with mark {ending}"), ["\u{feff}", &lines].concat().into_bytes()));
        all.push((format!("GB18030 {ending}"), gb18030));
        all.push((format!("UTF-16LE {ending}"), wide(u16::to_le_bytes)));
        all.push((format!("UTF-16BE {ending}"), wide(u16::to_be_bytes)));
    }
    all
}

const BODY: &str = "\
    RK-202609-001,2026-09-08,入库,store-1,paper-a4,2,箱,235.5,李娜,\"整箱，70g\"\n\
    # 九月的备注\n\
    LY-202609-001,2026-09-09,领用,store-1,paper-a4,3.5,包,,陳潔,\"三年级组,开学\"\n";

#[test]
fn every_encoding_and_every_language_of_headers_gives_the_same_rows() {
    let headers = [
        "slip,date,kind,place,item,quantity,unit,price,by,note",
        "单号,日期,类型,仓库,品号,数量,单位,单价,保管员,备注",
        "單號,日期,類型,倉庫,品號,數量,單位,單價,保管員,備註",
        "Slip,日期,ＫＩＮＤ,仓库,item, 数量 ,單位,price,\"保管员\",备注,,,",
    ];
    let expected = rows(&read("stock/moves.csv", format!("{}\n{BODY}", headers[0]).into_bytes()));
    assert_eq!(expected.len(), 2);
    for header in headers {
        for (name, bytes) in written(&format!("{header}\n{BODY}")) {
            for path in ["stock/moves.csv", "stock-moves/2026-09.CSV", "出入库/2026-09.csv", "出入庫.csv"] {
                let ledger = read(path, bytes.clone());
                assert_eq!(rows(&ledger), expected, "{name}, {path}, {header}");
                let plain = name == "UTF-8 LF";
                assert_eq!(ledger.problems.len(), usize::from(!plain), "{name}, {path}, {header}: {:?}", ledger.problems);
            }
        }
    }
}

#[test]
fn documents_are_read_in_every_encoding_too() {
    let text =
        "# 报销\n[\"BX-202609-001\"]\n\"日期\" = 2026-09-03\n\"报销人\" = \"li-na\"\n\"事由\" = \"购办公用品\"\n\"金額\" = 26.00\n";
    let expected = rows(&read("claims.toml", text.as_bytes().to_vec()));
    assert_eq!(expected.len(), 1);
    for (name, bytes) in written(text) {
        assert_eq!(rows(&read("报销/2026-09.toml", bytes)), expected, "{name}");
    }
}

#[test]
fn other_notations_are_read_to_the_same_rows() {
    let expected = rows(&read("bank.csv", b"account,date,in,balance\n1002,2026-09-03,1234.50,-5\n".to_vec()));
    for row in [
        "1002,2026/9/3,\"1,234.50\",-5",
        "1002,2026.9.3,¥1234.50,-5.00",
        "1002,2026年9月3日,１２３４．５元,－５",
        "1002,2026-9-3 0:00:00,+1234.5,-¥5",
    ] {
        let ledger = read("bank.csv", format!("account,date,in,balance\n{row}\n").into_bytes());
        assert_eq!(rows(&ledger), expected, "{row}");
        assert!(!ledger.problems.is_empty(), "{row} is told as another notation");
    }
}

// What a spreadsheet program really writes.

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/libreoffice")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the fixtures").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// The rows of the ledger as it was typed, with the CSV files of a folder over it, and what is found in it.
fn saved(over: Option<&str>) -> (Vec<String>, Vec<Finding>) {
    let folder = tempfile::tempdir().expect("a folder for the ledger");
    copy(&fixtures().join("typed"), folder.path());
    if let Some(over) = over {
        copy(&fixtures().join(over), folder.path());
    }
    let opened = Opened::read(folder.path()).expect("the ledger opens");
    let today = opened.settings.school.today.expect("the ledger has its day");
    let books = opened.books(today);
    let findings = check::run(&opened.context(&books, today, Lang::Chinese), &check::Selection::default()).findings;
    (rows(&opened.ledger), findings)
}

#[test]
fn what_a_spreadsheet_program_saved_is_read_with_notes_alone() {
    let (typed, findings) = saved(None);
    assert!(findings.is_empty(), "{findings:?}");
    for (over, files) in [("once", 6), ("again", 6), ("unicode", 1)] {
        let (rows, findings) = saved(Some(over));
        assert_eq!(rows, typed, "{over}");
        let rules: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, vec!["format/encoding"; files], "{over}: {findings:?}");
    }
}
