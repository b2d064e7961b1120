//! The tables in `tests/mutations/`, a line a claim; `uncovered.csv` among them is what no rule covers.

use super::mutation::Mutation;
use super::school::{School, columns_of};
use bursar::table::{Column, Kind};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A line of the table of mutations.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its file and line.
    pub stands: String,
    /// Whether the line speaks of all columns of a sort.
    pub general: bool,
    /// The register, or the records inside its documents.
    pub register: String,
    /// The column.
    pub column: String,
    /// What is done, as it is written.
    pub written: String,
    /// What is done.
    pub mutation: Mutation,
    /// Which rows fit.
    pub fits: String,
    /// The rule that finds it.
    pub rule: Expected,
    /// Where it is found: at the row, or as the column says.
    pub place: String,
    /// The rules that may speak as well.
    pub beside: Vec<Expected>,
}

/// A rule that may speak, once or more often.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The rule.
    pub rule: String,
    /// Whether several findings are right.
    pub several: bool,
}

impl Expected {
    fn parse(text: &str) -> Self {
        let text = text.trim();
        Self { rule: text.trim_end_matches('+').to_owned(), several: text.ends_with('+') }
    }
}

/// The lines of a file of the tables, each with its place.
fn records(path: &Path) -> Vec<(String, Vec<String>)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).expect("the table");
    let lines = reader.records().map(|record| {
        let record = record.unwrap_or_else(|error| panic!("{name}: {error}"));
        let number = record.position().map_or(0, csv::Position::line);
        (format!("{name}:{number}"), record.iter().map(|cell| cell.trim().to_owned()).collect())
    });
    lines.collect()
}

/// The files of the tables, in order of their names.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutations");
    let entries = fs::read_dir(folder).expect("the tables").flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "csv")).collect();
    files.sort();
    files
}

/// Whether a file is one of those that say what no line covers.
fn is_uncovered(path: &Path) -> bool {
    path.file_stem().is_some_and(|name| name == "uncovered" || name == "open")
}

/// A line of the table of what no rule covers.
pub struct Excuse {
    /// Its file and line.
    pub stands: String,
    /// The register; nothing where the excuse is of a rule.
    pub register: String,
    /// The column, or the rule.
    pub name: String,
    /// Why nothing finds it.
    pub reason: String,
}

/// Every line of the table of what no rule covers.
pub fn excuses() -> Vec<Excuse> {
    let excuse = |(stands, cells): (String, Vec<String>)| {
        let cell = |column: usize| cells.get(column).cloned().unwrap_or_default();
        Excuse { stands, register: cell(0), name: cell(1), reason: cell(2) }
    };
    records(&file("uncovered.csv")).into_iter().map(excuse).collect()
}

/// The columns (register, column) and rules (nothing, rule) that nobody has looked at yet.
pub fn open() -> BTreeSet<(String, String)> {
    let pair = |(_, cells): (String, Vec<String>)| {
        let mut cells = cells.into_iter();
        (cells.next().unwrap_or_default(), cells.next().unwrap_or_default())
    };
    records(&file("open.csv")).into_iter().map(pair).collect()
}

/// Writes down what nobody has looked at yet.
pub fn write_open(open: &BTreeSet<(String, String)>) {
    let mut text = "# Columns (register, column) and rules (no register) of which no line of the tables speaks yet. A test keeps this list exact:\n\
                    # a line that covers one takes it off, and a new column or rule has to be covered or excused.\n\
                    register,name\n"
        .to_owned();
    for (register, name) in open {
        text += &format!("{register},{name}\n");
    }
    fs::write(file("open.csv"), text).expect("the list");
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutations").join(name)
}

/// Every claim about these schools: a line whose register is `*` stands for all their columns of its sort, but for those
/// of which another line says what the same mutation does. The sort `file` stands for a file of each register.
pub fn claims(schools: &[School]) -> Vec<Claim> {
    let (general, own): (Vec<Claim>, Vec<Claim>) = lines().into_iter().partition(|claim| claim.register == "*");
    let said: BTreeSet<_> = own.iter().map(|claim| (&claim.register, &claim.column, &claim.written)).collect();
    let registers: BTreeSet<&String> = schools.iter().flat_map(School::registers).collect();
    let mut claims = own.clone();
    for claim in &general {
        for register in &registers {
            // A file of the register as a whole, not one of its columns.
            if claim.column == "file" {
                let is_said = said.contains(&(*register, &String::new(), &claim.written));
                if !register.contains('.') && !is_said {
                    claims.push(Claim { register: (*register).clone(), column: String::new(), general: true, ..claim.clone() });
                }
                continue;
            }
            for column in columns_of(register).into_iter().flatten().filter(|column| is_of(column, &claim.column)) {
                let column = column.name.to_owned();
                if !said.contains(&(*register, &column, &claim.written)) {
                    claims.push(Claim { register: (*register).clone(), column, general: true, ..claim.clone() });
                }
            }
        }
    }
    claims
}

/// Whether a column is of a sort that the table names.
fn is_of(column: &Column, sort: &str) -> bool {
    let innermost = |kind: &Kind| match kind {
        Kind::List(kind) | Kind::OneOrMore(kind) => **kind,
        kind => *kind,
    };
    match sort {
        "required" => column.required,
        "reference" => !column.refers.is_empty(),
        "typed" => {
            !matches!(innermost(&column.kind), Kind::Label | Kind::Text | Kind::Record(_) | Kind::Records(_) | Kind::Map(..))
        }
        sort => panic!("the sorts of columns are required, typed or reference, not {sort}"),
    }
}

/// Every line of the table of mutations.
fn lines() -> Vec<Claim> {
    let claim = |(stands, cells): (String, Vec<String>)| {
        let cell = |column: usize| cells.get(column).cloned().unwrap_or_default();
        let mutation = Mutation::parse(&cell(2)).unwrap_or_else(|| panic!("{stands}: no mutation `{}`", cell(2)));
        Claim {
            stands,
            general: false,
            register: cell(0),
            column: cell(1),
            written: cell(2),
            mutation,
            fits: cell(3),
            rule: Expected::parse(&cell(4)),
            place: cell(5),
            beside: cell(6).split(';').filter(|rule| !rule.trim().is_empty()).map(Expected::parse).collect(),
        }
    };
    files().iter().filter(|path| !is_uncovered(path)).flat_map(|path| records(path)).map(claim).collect()
}
