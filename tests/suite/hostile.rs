//! Files that are broken, absurd or ill-meant: each brings a finding at its place or a plain failure, never a panic, never a
//! wait; what lies outside the ledger is neither read nor shown.

use bursar::books::Books;
use bursar::cli::{OpenFailure, Opened};
use bursar::findings::Finding;
use bursar::lang::Lang;
use bursar::policy::Settings;
use bursar::registers::{ALL, Ledger};
use bursar::rules::{Context, check};
use bursar::source::{Attachments, Failure, Fault, FileId, Sources, decode};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// The files of the small school, by their paths.
fn small_school() -> Vec<(String, Vec<u8>)> {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/guides/base");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(base)
        .expect("the small school")
        .flatten()
        .map(|entry| (entry.file_name().into_string().expect("a name"), fs::read(entry.path()).expect("a file")))
        .collect();
    files.sort();
    files
}

/// A folder with the small school, these files over it.
pub fn on_disk(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the ledger");
    for (path, bytes) in small_school() {
        fs::write(folder.path().join(path), bytes).expect("a file");
    }
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("below the ledger")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

pub fn findings_in(opened: &Opened, lang: Lang) -> Vec<Finding> {
    let today = opened.settings.school.today.expect("the small school has its day");
    let books = opened.books(today);
    check::run(&opened.context(&books, today, lang), &check::Selection::default()).findings
}

/// The findings of the family `format` as `file:line rule`, each once; whoever reads takes no longer than a moment.
pub fn found(folder: &Path) -> Vec<String> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let root = folder.to_path_buf();
    std::thread::spawn(move || {
        let opened = Opened::read(&root).expect("the ledger opens");
        let in_english = findings_in(&opened, Lang::English);
        assert_eq!(in_english.len(), findings_in(&opened, Lang::Chinese).len(), "both languages say the same");
        let _ = sender.send(in_english);
    });
    let findings = receiver.recv_timeout(Duration::from_mins(2)).expect("reading ends, and without a panic");
    let mut shown: Vec<String> = findings
        .iter()
        .filter(|finding| finding.rule.starts_with("format/"))
        .map(|finding| format!("{}:{} {}", finding.place.file, finding.place.start.line, &finding.rule["format/".len()..]))
        .collect();
    shown.dedup();
    shown
}

/// What one file of these bytes brings.
pub fn found_in(path: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    found(on_disk(&[(path, bytes.as_ref())]).path())
}

/// The same without a disk, as fast as a property test wants it: all findings in both languages.
fn check_in_memory(files: Vec<(String, Vec<u8>)>) -> (Ledger, Vec<Finding>) {
    let mut sources: Vec<_> = files.into_iter().map(|(path, bytes)| decode(path, bytes)).collect();
    let settings = sources.iter().position(|source| source.path == "bursar.toml").expect("the ledger's own file");
    let settings_source = sources.remove(settings);
    let (settings, problems) = Settings::read(&settings_source, FileId::SETTINGS).expect("settings");
    let today = settings.school.today.expect("the small school has its day");
    let ledger = Ledger::read(Sources::new(settings_source, sources), &settings.kinds, problems);
    let findings = {
        let books = Books::build(&ledger, &settings, today);
        let attachments = Attachments::default();
        let in_language = |lang| {
            let refiled = &[];
            let context =
                Context { ledger: &ledger, books: &books, settings: &settings, attachments: &attachments, refiled, today, lang };
            check::run(&context, &check::Selection::default()).findings
        };
        let in_chinese = in_language(Lang::Chinese);
        let in_english = in_language(Lang::English);
        assert_eq!(in_chinese.len(), in_english.len(), "both languages say the same");
        in_english
    };
    (ledger, findings)
}

pub const MOVES: &str = "slip,date,kind,place,item,quantity,price,by\n";
pub const ROW: &str = "QC-202609-001,2026-09-01,opening,store-1,paper-a4,20,24.00,chen-jie\n";

// Files that are none, and files with nothing in them.

#[test]
fn a_file_with_nothing_in_it_is_never_green() {
    for bytes in ["", "\u{feff}", "\n\n", "# only a remark\n", ",,,\n", "\"\"\n", " \n"] {
        let found = found_in("stock/moves.csv", bytes);
        assert!(found.iter().any(|found| found == "stock/moves.csv:1 file-empty"), "{bytes:?}: {found:?}");
    }
    assert_eq!(found_in("claims.toml", ""), ["claims.toml:1 file-empty"]);
    assert_eq!(found_in("claims.toml", "\u{feff}\n"), ["claims.toml:1 encoding", "claims.toml:1 file-empty"]);
    assert_eq!(found_in("claims.toml", "# nothing claimed yet\n"), [""; 0]);
    assert_eq!(found_in("stock/moves.csv", MOVES), [""; 0]);
}

#[test]
fn a_folder_named_like_a_file_is_told() {
    let folder = on_disk(&[]);
    fs::create_dir_all(folder.path().join("receipts.csv/2026")).expect("a folder");
    assert_eq!(found(folder.path()), ["receipts.csv:1 file-unreadable"]);
}

#[test]
fn folders_nested_beyond_reason_are_told() {
    let deep = "d/".repeat(40);
    assert_eq!(found_in(&format!("{deep}receipts.csv"), "").len(), 1);
    let found = found_in(&format!("{deep}receipts.csv"), "");
    assert!(found[0].ends_with(" file-unreadable"), "{found:?}");
}

#[test]
fn bytes_that_are_no_text_are_told_and_not_guessed() {
    assert_eq!(found_in("receipts.csv", b"receipt,date\n\xff\xfe\n".repeat(500)), ["receipts.csv:1 file-unreadable"]);
    let mut cut = "receipt,date,kind,number,total,seller\nFP-1,2026-09-03,other,1,20.00,新华文具店\n".as_bytes().to_vec();
    cut.truncate(cut.len() - 3);
    assert_eq!(found_in("receipts.csv", cut), ["receipts.csv:2 syntax-invalid"], "the row whose end was cut off");
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    /// A folder beside the ledger, with a file that is nobody's business.
    fn outside() -> tempfile::TempDir {
        let outside = tempfile::tempdir().expect("a folder beside the ledger");
        fs::write(outside.path().join("secret.csv"), "slip,date\nDO-NOT-SHOW,2026-09-01\n").expect("a secret");
        outside
    }

    fn assert_untold(folder: &Path, outside: &Path) {
        let opened = Opened::read(folder).expect("the ledger opens");
        let outside = outside.file_name().expect("a name").to_str().expect("text").to_owned();
        for finding in findings_in(&opened, Lang::English) {
            let told = format!("{finding:?}");
            assert!(!told.contains("DO-NOT-SHOW") && !told.contains(&outside), "{told}");
        }
        assert!(opened.ledger.sources.iter().all(|(_, source)| !source.text.contains("DO-NOT-SHOW")));
    }

    #[test]
    fn links_that_leave_the_ledger_are_neither_read_nor_shown() {
        let (folder, outside) = (on_disk(&[]), outside());
        symlink(outside.path().join("secret.csv"), folder.path().join("receipts.csv")).expect("a link to a file");
        symlink(outside.path(), folder.path().join("canteen")).expect("a link to a folder");
        symlink("../../../../../../../../etc/passwd", folder.path().join("claims.toml")).expect("a link upwards");
        assert_eq!(found(folder.path()), ["canteen:1 path-outside", "claims.toml:1 path-outside", "receipts.csv:1 path-outside"]);
        assert_untold(folder.path(), outside.path());
    }

    #[test]
    fn attachments_that_leave_the_ledger_are_not_read() {
        let row = |file: &str| format!("receipt,date,kind,number,total,file\nFP-1,2026-09-03,other,1,20.00,{file}\n");
        let outside = outside();
        let folder = on_disk(&[("attachments/a.txt", b"paper")]);
        symlink(outside.path().join("secret.csv"), folder.path().join("attachments/link.pdf")).expect("a link");
        let absolute = outside.path().join("secret.csv").display().to_string();
        for file in
            ["attachments/link.pdf", "../a.pdf", "attachments/../../a.pdf", absolute.as_str(), "C:\\a.pdf", "attachments\\a.txt"]
        {
            fs::write(folder.path().join("receipts.csv"), row(file)).expect("a register");
            let found = found(folder.path());
            assert!(found.contains(&"receipts.csv:2 path-outside".to_owned()), "{file}: {found:?}");
        }
        fs::write(folder.path().join("receipts.csv"), row("attachments/a.txt")).expect("a register");
        assert!(!found(folder.path()).iter().any(|found| found.starts_with("receipts.csv")));
    }

    #[test]
    fn links_inside_the_ledger_are_read_once() {
        let folder = on_disk(&[("stock/moves/2026-09.csv", [MOVES, ROW].concat().as_bytes()), ("attachments/old.csv", b"x")]);
        symlink("2026-09.csv", folder.path().join("stock/moves/2026-10.csv")).expect("a link to a register");
        assert_eq!(found(folder.path()), [""; 0], "what it leads to is read at its own place");
        symlink("attachments/old.csv", folder.path().join("receipts.csv")).expect("a link to what is not read");
        symlink("nowhere.csv", folder.path().join("bank.csv")).expect("a link to nowhere");
        symlink("loop.csv", folder.path().join("loop.csv")).expect("a link to itself");
        symlink(".", folder.path().join("here")).expect("a link to the folder");
        let unreadable: Vec<String> =
            ["bank.csv", "here", "loop.csv", "receipts.csv"].map(|file| format!("{file}:1 file-unreadable")).into();
        assert_eq!(found(folder.path()), unreadable);
    }

    #[test]
    fn a_ledgers_own_file_that_leads_out_is_a_failure() {
        let (folder, outside) = (on_disk(&[]), outside());
        fs::remove_file(folder.path().join("bursar.toml")).expect("it was there");
        fs::write(outside.path().join("bursar.toml"), "format = 1\n").expect("another ledger's");
        symlink(outside.path().join("bursar.toml"), folder.path().join("bursar.toml")).expect("a link");
        let failure = Opened::read(folder.path()).expect_err("it is not read");
        assert!(matches!(failure, OpenFailure::Folder(Failure::Settings(_, Fault::Outside))), "{failure:?}");
    }

    #[test]
    fn a_pipe_named_like_a_file_makes_nobody_wait() {
        let folder = on_disk(&[]);
        let made = Command::new("mkfifo").arg(folder.path().join("receipts.csv")).status();
        if made.is_ok_and(|status| status.success()) {
            assert_eq!(found(folder.path()), ["receipts.csv:1 file-unreadable"]);
        }
    }

    #[test]
    fn a_file_that_the_system_refuses_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let folder = on_disk(&[("receipts.csv", b"receipt\n")]);
        let path = folder.path().join("receipts.csv");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("no rights");
        // Whoever may read everything reads this too.
        if fs::read(&path).is_err() {
            assert_eq!(found(folder.path()), ["receipts.csv:1 file-unreadable"]);
        }
    }
}

// Cells that are absurd.

#[test]
fn absurd_figures_are_told_at_their_cell() {
    let digits = "9".repeat(10_000);
    let zeros = format!("0.{}1", "0".repeat(10_000));
    for figure in [
        "99999999999999999999",
        &digits,
        &zeros,
        "1e400",
        "NaN",
        "inf",
        "-inf",
        "0x10",
        "1_000",
        "½",
        "१२",
        "1/0",
        "--5",
        "5-",
        ".",
        "-",
        "+",
        "¥",
        "元",
        "1.2.3",
    ] {
        let row = format!("QC-1,2026-09-01,opening,store-1,paper-a4,{figure},24.00,chen-jie\n");
        assert_eq!(found_in("stock/moves.csv", [MOVES, &row].concat()), ["stock/moves.csv:2 value-invalid"], "{figure}");
    }
    for figure in ["0", "-0", "1000000000000000"] {
        // Nothing, a negative nothing, and more than any school: none of them may end in a panic.
        let row = format!("QC-1,2026-09-01,opening,store-1,paper-a4,{figure},999999999999.9999,chen-jie\n");
        let _ = found_in("stock/moves.csv", [MOVES, &row].concat());
    }
}

#[test]
fn the_largest_figures_of_all_can_be_reckoned_with() {
    let mut text = MOVES.to_owned();
    for slip in 0..200 {
        text += &format!("QC-{slip},2026-09-01,opening,store-1,paper-a4,999999999999.9999,999999999999.9999,chen-jie\n");
    }
    let _ = found_in("stock/moves.csv", text);
    let journal = "voucher,date,account,summary,debit,credit\n".to_owned()
        + &(0..400)
            .map(|n| format!("PZ-{n},2026-09-01,1002,x,999999999999.99,\nPZ-{n},2026-09-01,3001,x,,999999999999.99\n"))
            .collect::<String>();
    let _ = found_in("journal.csv", journal);
}

#[test]
fn absurd_days_are_told_at_their_cell() {
    for day in [
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
        "-2026-09-01",
        "2026-13-01",
        "1/2/2026",
        "２０２６－１３－０１",
        "明天",
        "2026-09-01T25:00",
    ] {
        let row = format!("QC-1,{day},opening,store-1,paper-a4,20,24.00,chen-jie\n");
        assert_eq!(found_in("stock/moves.csv", [MOVES, &row].concat()), ["stock/moves.csv:2 value-invalid"], "{day}");
    }
}

#[test]
fn characters_that_nobody_sees_are_told() {
    for unseen in ["\0", "\u{1b}[2J", "\u{202e}", "\u{2066}", "\u{200b}", "\u{85}", "\u{7f}", "\u{feff}", "\u{e0041}"] {
        let id = format!("QC{unseen}1,2026-09-01,opening,store-1,paper-a4,20,24.00,chen-jie\n");
        assert_eq!(found_in("stock/moves.csv", [MOVES, &id].concat()), ["stock/moves.csv:2 value-invalid"], "{unseen:?} in an id");
        let text = format!("supplier,name,address\nxinhua,新华{unseen}文具店,青石镇\njiuzhou,九州,县城\nliangyou,粮油,县城\n");
        assert_eq!(found_in("suppliers.csv", text), ["suppliers.csv:2 value-invalid"], "{unseen:?} in a text");
        let header = MOVES.replace("price", &format!("price{unseen}"));
        let found = found_in("stock/moves.csv", [header.as_str(), ROW].concat());
        assert!(found.is_empty() || found[0] == "stock/moves.csv:1 column-unknown", "{unseen:?} in a header: {found:?}");
    }
    let label = format!("{}\"三年级\n组\"\n", ROW.trim_end().to_owned() + ",");
    let header = MOVES.trim_end().to_owned() + ",department\n";
    assert_eq!(found_in("stock/moves.csv", header + &label), ["stock/moves.csv:2 value-invalid"]);
}

#[test]
fn names_of_files_may_hold_anything() {
    let folder = on_disk(&[]);
    for name in ["a\u{1b}[31m.csv", "re\u{202e}ceipts.csv", "re\nceipts.csv", "收据 #%?*.csv", "-.csv", "2026.csv", ".csv", "..csv"]
    {
        fs::write(folder.path().join(name), "x\n").expect("a file");
    }
    let found = found(folder.path());
    assert_eq!(found.len(), 6, "the two hidden ones are left out: {found:?}");
    assert!(found.iter().all(|found| found.ends_with("register-unknown")), "{found:?}");
}

// Forms that are broken.

#[test]
fn broken_quotes_cost_their_own_rows() {
    let good = |slip: u32| format!("QC-{slip},2026-09-01,opening,store-1,paper-a4,20,24.00,chen-jie\n");
    let open = "QC-2,2026-09-01,opening,\"store-1,paper-a4,20,24.00,chen-jie\n";
    let stray = "QC-4,2026-09-01,opening,\"store\"-1,paper-a4,20,24.00,chen-jie\n";
    let paired = "QC-6,2026-09-01,opening,store-1,paper-a4,20,24.00,\"chen-jie\"\n";
    let text = [MOVES, &good(1), open, &good(3), stray, &good(5), paired].concat();
    let folder = on_disk(&[("stock/moves.csv", text.as_bytes())]);
    assert_eq!(found(folder.path()), ["stock/moves.csv:3 syntax-invalid", "stock/moves.csv:5 syntax-invalid"]);
    let opened = Opened::read(folder.path()).expect("the ledger opens");
    assert_eq!(opened.ledger.registers.stock_moves.len(), 4, "all others are read");
}

#[test]
fn a_file_of_quotes_alone_ends() {
    for count in [1, 2, 3, 100_001, 1_000_000] {
        let _ = found_in("stock/moves.csv", "\"".repeat(count));
        let _ = found_in("stock/moves.csv", [MOVES, &"\"".repeat(count)].concat());
    }
    let lines = [MOVES, &"\"\n".repeat(100_000)].concat();
    let _ = found_in("stock/moves.csv", lines);
    let opened = [MOVES, &"a,\"b\n".repeat(100_001)].concat();
    let found = found_in("stock/moves.csv", opened);
    assert!(found.iter().any(|found| found == "stock/moves.csv:2 syntax-invalid"));
}

#[test]
fn a_line_of_ten_megabytes_ends() {
    let long = "x".repeat(10 << 20);
    assert!(found_in("stock/moves.csv", &long).contains(&"stock/moves.csv:1 column-unknown".to_owned()));
    let row = |cell: &str| [MOVES, "QC-1,2026-09-01,opening,store-1,paper-a4,20,24.00,", cell, "\n"].concat();
    assert_eq!(found_in("stock/moves.csv", row(&long)), ["stock/moves.csv:2 value-invalid"]);
    assert_eq!(found_in("stock/moves.csv", row(&format!("\"{long}"))), ["stock/moves.csv:2 syntax-invalid"]);
    assert_eq!(
        found_in("stock/moves.csv", row(&",".repeat(10 << 20))),
        ["stock/moves.csv:2 value-missing"],
        "empty cells are no cells"
    );
    assert_eq!(found_in("claims.toml", format!("x = \"{long}\"\n")), ["claims.toml:1 syntax-invalid"]);
    assert_eq!(found_in("claims.toml", &long), ["claims.toml:1 syntax-invalid"]);
}

#[test]
fn ten_thousand_columns_and_keys_end() {
    let header: String = (0..10_000).map(|column| format!(",c{column}")).collect();
    let found = found_in("stock/moves.csv", [MOVES.trim_end(), &header, "\n", ROW].concat());
    assert_eq!(found, ["stock/moves.csv:1 column-unknown"]);
    let found = found_in("stock/moves.csv", [MOVES.trim_end(), &",price".repeat(10_000), "\n", ROW].concat());
    assert_eq!(found, ["stock/moves.csv:1 column-repeated"]);
    let found = found_in("claims.toml", format!("[a]\n{}", "purpose = \"x\"\n".repeat(10_000)));
    assert_eq!(found.iter().filter(|found| found.ends_with(" column-repeated")).count(), 50, "the others are counted");
    let claim = "[\"BX-1\"]\ndate = 2026-09-03\nclaimant = \"li-na\"\npurpose = \"x\"\namount = 1.00\n";
    let found = found_in("claims.toml", claim.repeat(2_000));
    assert_eq!(found.iter().filter(|found| found.ends_with("id-repeated")).count(), 1_999);
    assert!(!found.iter().any(|found| found.ends_with("syntax-invalid")), "each is read");
}

#[test]
fn nesting_beyond_reason_ends() {
    for depth in [100, 10_000, 200_000] {
        for text in [
            format!("[a]\nx = {}", "[".repeat(depth)),
            format!("[a]\nx = {}{}", "[".repeat(depth), "]".repeat(depth)),
            format!("[a]\nx = {}", "{ b = ".repeat(depth)),
            format!("[a]\n{}x = 1\n", "b.".repeat(depth)),
            format!("[{}a]\n", "b.".repeat(depth)),
            "[".repeat(depth),
        ] {
            let found = found_in("claims.toml", &text);
            let beginning: String = text.chars().take(20).collect();
            assert!(!found.is_empty() && found.iter().all(|found| found.starts_with("claims.toml:")), "{beginning}: {found:?}");
        }
    }
    // Headers one below the other, each within what the parser allows by itself.
    let headers: String =
        (1..80).map(|depth| format!("[{}]\n{} = 1\n", vec!["a"; depth].join("."), vec!["b"; 70].join("."))).collect();
    let _ = found_in("claims.toml", headers);
}

#[test]
fn marks_of_an_unfinished_merge_are_told_once() {
    let other = ROW.replace("QC-202609-001", "QC-202609-002");
    let text = [MOVES, ROW, "<<<<<<< HEAD\n", &other, "=======\n", &other.replace("20", "21"), ">>>>>>> other\n"].concat();
    assert_eq!(found_in("stock/moves.csv", text), ["stock/moves.csv:3 syntax-invalid"]);
    let header = ["<<<<<<< HEAD\n", MOVES, "=======\n", MOVES, ">>>>>>> other\n", ROW].concat();
    let folder = on_disk(&[("stock/moves.csv", header.as_bytes())]);
    assert_eq!(found(folder.path()), ["stock/moves.csv:1 syntax-invalid"]);
    assert_eq!(Opened::read(folder.path()).expect("the ledger opens").ledger.registers.stock_moves.len(), 1);
    for alone in ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> other\n", "||||||| base\n"] {
        assert_eq!(found_in("stock/moves.csv", [MOVES, alone, ROW].concat()), ["stock/moves.csv:2 syntax-invalid"], "{alone}");
    }
    let people =
        String::from_utf8(small_school().into_iter().find(|(path, _)| path == "people.toml").expect("people").1).expect("text");
    let merged = people.clone() + "<<<<<<< HEAD\n[new]\nname = \"新\"\n=======\n[newer]\nname = \"更新\"\n>>>>>>> other\n";
    let found = found_in("people.toml", merged);
    assert_eq!(found, [format!("people.toml:{} syntax-invalid", people.lines().count() + 1)]);
    let many = "<<<<<<< HEAD\n".repeat(50_000);
    let _ = found_in("stock/moves.csv", [MOVES, &many].concat());
    let _ = found_in("claims.toml", many);
}

#[test]
fn settings_that_do_not_parse_are_a_failure_with_their_place() {
    for (text, line) in
        [("format = 1\n<<<<<<< HEAD\n", 2), ("format = 1\n[school\n", 2), ("格式 = 1\n", 1), ("format = 1\nx = [\n", 2), ("", 1)]
    {
        let folder = on_disk(&[("bursar.toml", text.as_bytes())]);
        match Opened::read(folder.path()) {
            Err(OpenFailure::Settings(failure)) => {
                assert_eq!(failure.place.line, line, "{text}");
                assert!(!failure.text(Lang::Chinese).is_empty() && !failure.text(Lang::English).is_empty());
            }
            other => panic!("{text}: {other:?}"),
        }
    }
    let folder = on_disk(&[("bursar.toml", &[0xff, 0xff])]);
    assert!(matches!(Opened::read(folder.path()), Err(OpenFailure::Settings(_))));
    let folder = on_disk(&[("bursar.toml", &[0xff, b'x'].repeat(500))]);
    assert!(matches!(Opened::read(folder.path()), Err(OpenFailure::Folder(Failure::Settings(_, Fault::Undecodable(0))))));
}

#[test]
fn a_broken_document_costs_only_itself() {
    let good = |id: &str| format!("[\"{id}\"]\ndate = 2026-09-03\nclaimant = \"li-na\"\npurpose = \"x\"\namount = 1.00\n");
    for broken in
        ["date = \n", "date\n", "purpose = \"x\n", "approvals = [\n", "paid = { date = 2026-09-03\n", "amount = 1,000.00\n", "]\n"]
    {
        let text = [good("BX-1"), "[\"BX-2\"]\n".to_owned() + broken, good("BX-3")].concat();
        let folder = on_disk(&[("claims.toml", text.as_bytes())]);
        assert_eq!(found(folder.path()), ["claims.toml:7 syntax-invalid"], "{broken}");
        assert_eq!(Opened::read(folder.path()).expect("the ledger opens").ledger.registers.claims.len(), 2, "{broken}");
    }
}

// Anything at all.

/// A path of each register.
fn paths() -> Vec<String> {
    ALL.iter().map(|register| format!("{}.{}", register.name, register.shape.ending())).collect()
}

/// The register's own header, and cells that now and then fit.
fn csv_like() -> impl Strategy<Value = (String, Vec<u8>)> {
    let cell = prop_oneof![
        "[a-z0-9一-三.;:/|\"#-]{0,8}".boxed(),
        Just("2026-09-03".to_owned()).boxed(),
        Just("-12.50".to_owned()).boxed(),
        Just("2026-09".to_owned()).boxed(),
        Just("2026-2027-1".to_owned()).boxed(),
        prop::sample::select(vec!["store-1", "paper-a4", "chen-jie", "1002", "opening", "in", "issue", "purchase", "cost", "yes"])
            .prop_map(str::to_owned)
            .boxed(),
    ];
    let rows = prop::collection::vec(prop::collection::vec(cell, 0..24), 0..6);
    (prop::sample::select((0..ALL.len()).collect::<Vec<_>>()), rows).prop_map(|(register, rows)| {
        let register = &ALL[register];
        let header: Vec<&str> = register.columns.iter().map(|column| column.name).collect();
        let body: Vec<String> = rows.into_iter().map(|row| row.join(",")).collect();
        (
            format!("{}.{}", register.name, register.shape.ending()),
            format!("{}\n{}\n", header.join(","), body.join("\n")).into_bytes(),
        )
    })
}

/// A file of the small school with some bytes changed.
fn mutated() -> impl Strategy<Value = (String, Vec<u8>)> {
    let files: Vec<(String, Vec<u8>)> = small_school().into_iter().filter(|(path, _)| path != "bursar.toml").collect();
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6);
    (prop::sample::select(files), changes).prop_map(|((path, mut bytes), changes)| {
        for (at, byte, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, b"\"\n,[]{}=#'\\"[byte as usize % 11]),
                _ => drop(bytes.remove(at)),
            }
        }
        (path, bytes)
    })
}

fn with(mut files: Vec<(String, Vec<u8>)>, (path, bytes): (String, Vec<u8>)) -> Vec<(String, Vec<u8>)> {
    files.retain(|(other, _)| *other != path);
    files.push((path, bytes));
    files
}

/// How many cases a property is tried on: few in every run of the tests, `PROPTEST_CASES` of them in a search.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96)
}

/// Every finding stands at a place of its file.
fn assert_placed(ledger: &Ledger, findings: &[Finding]) {
    for finding in findings {
        let source = ledger.sources.iter().find(|(_, source)| source.path == finding.place.file).expect("a file of the ledger").1;
        let range = finding.place.span.start as usize..finding.place.span.end as usize;
        assert!(source.text.get(range).is_some(), "{finding:?}");
        assert!(!finding.message.is_empty(), "{finding:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_any_registers_file_bring_findings_and_no_panic(
        path in prop::sample::select(paths()),
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            "[\\[\\]{}=\"'.,#\n\ra-c一-三0-9 :-]{0,200}".prop_map(String::into_bytes),
        ],
    ) {
        let (ledger, findings) = check_in_memory(with(small_school(), (path, bytes)));
        assert_placed(&ledger, &findings);
    }

    #[test]
    fn any_rows_under_the_right_header_bring_findings_and_no_panic(file in csv_like()) {
        let (ledger, findings) = check_in_memory(with(small_school(), file));
        assert_placed(&ledger, &findings);
    }

    #[test]
    fn a_file_with_some_bytes_changed_brings_findings_and_no_panic(file in mutated()) {
        let (ledger, findings) = check_in_memory(with(small_school(), file));
        assert_placed(&ledger, &findings);
    }

    #[test]
    fn one_broken_row_is_told_and_the_others_are_read(
        position in 0..10_usize,
        broken in prop::sample::select(vec![
            "x,一箱,,,,nothing,,,,,", "x,,,箱,,office,,,,,", ",纸,,箱,,office,,,,,", "x,\"纸\"箱,,箱,,office,,,,,", "x,\"纸,,箱,,office,,,,,",
            "x y,纸,,箱,,office,,,,,", "x,纸,,箱,,office,,三,,,", "x,纸,,箱,,office,,,,,,,more", "x", "<<<<<<< HEAD", "=======",
        ]),
        ending in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let mut files = small_school();
        let items = files.iter_mut().find(|(path, _)| path == "items.csv").expect("the items");
        let mut lines: Vec<String> = String::from_utf8(items.1.clone()).expect("text").lines().map(str::to_owned).collect();
        let rows = lines.len() - 1;
        let line = 1 + position % lines.len();
        lines.insert(line, broken.to_owned());
        items.1 = (lines.join(ending) + ending).into_bytes();
        let (ledger, findings) = check_in_memory(files);
        prop_assert_eq!(ledger.registers.items.len(), rows);
        let told = findings.iter().any(|finding| {
            finding.place.file == "items.csv" && finding.place.start.line as usize == line + 1 && finding.rule != "format/encoding"
        });
        prop_assert!(told, "{:?}", findings);
    }
}
