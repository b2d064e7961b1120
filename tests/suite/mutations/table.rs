//! The tables `tests/mutations.csv` and `tests/uncovered.csv`, a line a claim.

use super::mutation::Mutation;
use std::path::Path;

/// A line of the table of mutations.
pub struct Claim {
    /// Its line in the table.
    pub number: u64,
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

fn records(name: &str) -> Vec<csv::StringRecord> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(&path).expect("the table");
    let records: Result<Vec<_>, _> = reader.records().collect();
    records.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every line of the table of mutations.
pub fn claims() -> Vec<Claim> {
    let claim = |record: csv::StringRecord| {
        let number = record.position().map_or(0, csv::Position::line);
        let cell = |column: usize| record.get(column).unwrap_or_default().trim().to_owned();
        let mutation = Mutation::parse(&cell(2)).unwrap_or_else(|| panic!("mutations.csv:{number}: no mutation `{}`", cell(2)));
        Claim {
            number,
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
    records("mutations.csv").into_iter().map(claim).collect()
}
