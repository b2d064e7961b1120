//! `bursar check` beside one pass of the `csv` crate over the same files, on ledgers of 10⁴ to 10⁶ rows.
//!
//! `cargo bench` makes the ledgers with the `generate` example the first time; they lie under `target/ledgers`. The figure to
//! watch is the ratio of the two, which a busy machine changes least.

// A benchmark that cannot make its ledgers has nothing to measure: it may stop at once.
#![allow(clippy::expect_used)]

use bursar::cli::Opened;
use bursar::lang::Lang;
use bursar::rules::check::{Selection, run};
use criterion::{Criterion, criterion_group, criterion_main};
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Sizes of the ledgers, in rows.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

/// A ledger of about so many rows, made when it is not there yet.
fn ledger(rows: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/ledgers").join(rows.to_string());
    if !folder.join("bursar.toml").is_file() {
        let status = Command::new(env!("CARGO"))
            .args(["run", "--release", "--example", "generate", "--", "size", &rows.to_string()])
            .arg(&folder)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .expect("cargo runs");
        assert!(status.success(), "the generator makes {}", folder.display());
    }
    folder
}

fn csv_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(csv_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "csv") {
            files.push(path);
        }
    }
    files
}

/// One pass over every CSV file with the library's own records: what reading alone costs.
fn one_pass(files: &[PathBuf]) -> usize {
    let mut cells = 0;
    let mut record = csv::ByteRecord::new();
    for file in files {
        let bytes = fs::read(file).expect("a file");
        let mut reader = csv::ReaderBuilder::new().flexible(true).comment(Some(b'#')).from_reader(&bytes[..]);
        while reader.read_byte_record(&mut record).expect("a record") {
            cells += record.len();
        }
    }
    cells
}

fn check(folder: &Path) -> usize {
    let opened = Opened::read(folder).expect("the ledger opens");
    let today = opened.settings.school.today.expect("a generated ledger has its day");
    let books = opened.books(today);
    let checked = run(&opened.context(&books, today, Lang::English), &Selection::default());
    checked.findings.len()
}

fn compare(criterion: &mut Criterion) {
    for rows in SIZES {
        let folder = ledger(rows);
        let files = csv_files(&folder);
        let mut group = criterion.benchmark_group(format!("{rows} rows"));
        group.sample_size(10);
        group.bench_function("one csv pass", |bencher| bencher.iter(|| black_box(one_pass(&files))));
        group.bench_function("check", |bencher| bencher.iter(|| black_box(check(&folder))));
        group.finish();
    }
}

criterion_group!(benches, compare);
criterion_main!(benches);
