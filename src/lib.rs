//! `bursar`: a plain-text ledger for school logistics offices (学校后勤), and the proof that its books agree.
//!
//! # The map
//!
//! A folder is a layer; a file here is a value type that imports nothing of ours.
//!
//! | layer | what it does | may import |
//! |---|---|---|
//! | [`source`] | finds, decodes and names files; the only reader of disk | – |
//! | [`findings`] | what is wrong, where; knows no domain | source |
//! | [`table`] | CSV and TOML with the place of every cell; columns declared once | source, findings |
//! | [`registers`] | one file a register: row type, columns, reading | table, findings, source |
//! | [`policy`] | `bursar.toml`: school, terms, thresholds in force on a day | table, findings, source |
//! | [`books`] | stock, accounts, purchases, assets: derived, never stored | registers, policy |
//! | [`metrics`] | named figures of a period, each with the rows behind it | books, policy, registers, findings |
//! | [`rules`] | a folder a family, a file a fault, its guide beside it | metrics, books, policy, registers, findings |
//! | [`sheet`] | a report or form as one value: tables, figures, charts, exact | findings |
//! | [`reports`] | one file a report: the books → a sheet | metrics, books, policy, registers, table, findings, sheet |
//! | [`forms`] | one file a form: a document → a sheet | reports, books, policy, registers, findings, sheet |
//! | [`evidence`] | git: the ledger at a commit | source, registers |
//! | [`render`] | findings and sheets → bytes, one file a format | findings, source, sheet |
//! | [`cli`] | one file a command | all |
//!
//! # Invariants
//!
//! - Reading gives rows *and* problems; only the disk may fail.
//! - Nothing below [`cli`] reads the clock, the locale or the network.
//! - Money and quantities are exact decimals; rounding happens once, where a figure is made.
//! - A rule looks at all rows, compares, and counts what it compared: silence means checked.
//!
//! # How to add
//!
//! - a register: a file in `registers/` with a `register!` declaration, one line in the list of `registers/mod.rs`;
//! - a rule: `rules/FAMILY/FAULT.rs` and `FAULT.md` (its guide), one line in the family's list;
//! - a metric: in the file of its area in `metrics/`;
//! - a report: a file in `reports/` with a `REPORT`, one line in the list of `reports/mod.rs`;
//! - a form: a file in `forms/` with a `FORM`, one line in the list of `forms/mod.rs`;
//! - a format of findings: a file in `render/`; of reports: a file in `render/report/`.

pub mod books;
pub mod capitals;
pub mod cli;
pub mod day;
pub mod evidence;
pub mod findings;
pub mod forms;
pub mod id;
pub mod invoice;
pub mod lang;
pub mod metrics;
pub mod money;
pub mod number;
pub mod period;
pub mod personal;
pub mod policy;
pub mod quantity;
pub mod registers;
pub mod render;
pub mod reports;
pub mod rules;
pub mod sheet;
pub mod source;
pub mod table;
pub mod term;
pub mod uscc;
