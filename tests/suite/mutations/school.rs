//! The sample school in memory: every row with its cells as text, and what `check` says once a file is another.

use bursar::cli::Opened;
use bursar::day::Day;
use bursar::findings::Finding;
use bursar::id::Names;
use bursar::lang::Lang;
use bursar::registers::{ALL, Ledger, Row, Table, Visitor};
use bursar::rules::check;
use bursar::source::{At, FileId, Folder, LEDGER_FILE, Source, Sources};
use bursar::table::{AnyRecord, Column, Kind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The folders of the sample schools, below the package.
const SCHOOLS: [&str; 3] = ["ledgers/qingshi-primary", "ledgers/xiaomiao-kindergarten", "ledgers/yunhai-campus"];

/// A row of a register, or a record inside a document.
#[derive(Debug, Clone)]
pub struct Line {
    /// Where it begins.
    pub at: At,
    /// Where the row or document begins in which it stands; its own place where it stands in none.
    pub outer: At,
    /// The id of its document, or nothing.
    pub id: String,
    /// Its cells that are not empty, by column; those of the document around it as `^column`.
    pub cells: BTreeMap<String, String>,
}

/// A school, read once.
pub struct School {
    /// Its folder.
    pub name: &'static str,
    folder: Folder,
    sources: Sources,
    rows: BTreeMap<String, Vec<Line>>,
    /// Every id and label, so that a slip makes none of them.
    names: BTreeSet<String>,
    today: Day,
}

impl School {
    /// Reads all of them.
    pub fn all() -> Vec<Self> {
        SCHOOLS.into_iter().map(Self::read).collect()
    }

    fn read(name: &'static str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let folder = Folder::open(&root).expect("the sample school");
        let opened = Opened::read(&root).expect("the sample school opens");
        let today = opened.settings.school.today.expect("the sample school has its day");
        let Ledger { sources, names, registers, .. } = opened.ledger;
        let mut lines = Lines { names: &names, rows: BTreeMap::new() };
        registers.visit(&mut lines);
        let mut rows = lines.rows;
        let settings = At { file: FileId::SETTINGS, offset: 0 };
        let whole = Line { at: settings, outer: settings, id: String::new(), cells: BTreeMap::new() };
        rows.insert(LEDGER_FILE.to_owned(), vec![whole]);
        let names = names.iter().map(|(_, text)| text.to_owned()).collect();
        Self { name, folder, sources, rows, names, today }
    }

    /// The rows of a register (`journal`), or the records inside its documents (`purchases.approvals`), in file order.
    pub fn rows(&self, register: &str) -> &[Line] {
        self.rows.get(register).map_or(&[], Vec::as_slice)
    }

    /// The registers that it keeps, and the records inside their documents.
    pub fn registers(&self) -> impl Iterator<Item = &String> {
        self.rows.iter().filter(|(register, rows)| *register != LEDGER_FILE && !rows.is_empty()).map(|(register, _)| register)
    }

    /// A file as it is.
    pub fn source(&self, file: FileId) -> &Source {
        self.sources.get(file)
    }

    /// Whether a text is an id or a label somewhere in the school.
    pub fn is_name(&self, text: &str) -> bool {
        self.names.contains(text)
    }

    /// What `check` finds once these files stand in place of those given (or beside all, where none is given).
    pub fn check(&self, changes: &[(Option<FileId>, Source)]) -> Result<Vec<Finding>, String> {
        let is_kept = |file: FileId| changes.iter().all(|(instead_of, _)| *instead_of != Some(file));
        let kept = self.sources.iter().filter(|(file, _)| is_kept(*file)).map(|(_, source)| source.clone());
        let (settings, others): (Vec<Source>, Vec<Source>) =
            kept.chain(changes.iter().map(|(_, source)| source.clone())).partition(|source| source.path == LEDGER_FILE);
        let settings = settings.into_iter().next().ok_or("no bursar.toml")?;
        let sources = Sources::new(settings, others);
        let opened = Opened::from_sources(&self.folder, sources).map_err(|failure| format!("{failure:?}"))?;
        let books = opened.books(self.today);
        let context = opened.context(&books, self.today, Lang::Chinese);
        // What the school has waived, with its reason, is there before and after every change.
        let findings = check::run(&context, &check::Selection::default()).findings;
        Ok(findings.into_iter().filter(|finding| finding.waived.is_none()).collect())
    }
}

/// The columns of a register, or of the records inside its documents.
pub fn columns_of(register: &str) -> Option<&'static [Column]> {
    let mut parts = register.split('.');
    let mut columns = ALL.iter().find(|known| Some(known.name) == parts.clone().next())?.columns;
    parts.next();
    for part in parts {
        columns = records_in(&columns.iter().find(|column| column.name == part)?.kind)?;
    }
    Some(columns)
}

/// The columns of the records that a column holds, if it holds records.
pub fn records_in(kind: &Kind) -> Option<&'static [Column]> {
    match kind {
        Kind::Record(columns) | Kind::Records(columns) => Some(columns),
        Kind::OneOrMore(inner) => records_in(inner),
        _ => None,
    }
}

/// Collects every row with its cells.
struct Lines<'n> {
    names: &'n Names,
    rows: BTreeMap<String, Vec<Line>>,
}

impl Visitor for Lines<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        for row in rows {
            let id = row.id().map(|id| self.names.text(id).to_owned()).unwrap_or_default();
            let outer = Line { at: row.at(), outer: row.at(), id, cells: BTreeMap::new() };
            self.collect(R::REGISTER.name, row, &outer);
        }
    }
}

impl Lines<'_> {
    fn collect(&mut self, register: &str, record: &dyn AnyRecord, outer: &Line) {
        let mut line = Line { at: record.begins(), ..outer.clone() };
        for (position, column) in record.all_columns().iter().enumerate() {
            let text = record.cell(position).written(self.names);
            if !text.is_empty() {
                line.cells.insert(column.name.to_owned(), text);
            }
        }
        let around = || line.cells.iter().filter(|(name, _)| !name.starts_with('^'));
        let inherited: BTreeMap<String, String> = around().map(|(name, text)| (format!("^{name}"), text.clone())).collect();
        let document = Line {
            cells: outer.cells.iter().map(|(name, text)| (name.clone(), text.clone())).chain(inherited).collect(),
            ..line.clone()
        };
        self.rows.entry(register.to_owned()).or_default().push(line);
        for (position, column) in record.all_columns().iter().enumerate() {
            let register = format!("{register}.{}", column.name);
            record.inner(position, &mut |inner| self.collect(&register, inner, &document));
        }
    }
}
