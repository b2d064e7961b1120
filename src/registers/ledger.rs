//! A ledger as it was read: every row, every problem, and which ids exist where.
//!
//! Files are read in parallel, each with its own names; then the names are joined in the order of the files, so that
//! the same files give the same ledger whatever the machine did first.

use super::filed::{Filed, filed};
use super::{ALL, Register, Registers, Row, Table, Visitor, find, spelled};
use crate::findings::RowName;
use crate::id::{Id, Names, Renumbering};
use crate::source::{DAMAGED, Encoding, Fault, FileId, LEDGER_FILE, Sources, Span, Spot, is_filed};
use crate::table::{Column, ExtraWords, Problem, Reader, Shape, Syntax, What, nearest, simplify};
use rayon::prelude::*;

/// A ledger's rows and everything that was noticed while they were read.
#[derive(Debug)]
pub struct Ledger {
    /// The files.
    pub sources: Sources,
    /// The ids and labels.
    pub names: Names,
    /// The rows.
    pub registers: Registers,
    /// What is wrong with the files, by file and place.
    pub problems: Vec<Problem>,
    /// The shape and columns of each file, where it belongs to a register.
    pub layouts: Vec<Option<(Shape, &'static [Column])>>,
    /// How many rows of each register could not be read, in the order of [`ALL`].
    pub unread: Vec<usize>,
    /// Reports that were filed, in the order of their files.
    pub filed: Vec<Filed>,
    /// How many rows were read in all.
    pub rows: usize,
    /// For each name, the registers in which it is an id, one bit each.
    places: Vec<u128>,
}

/// What one file gave.
struct Read {
    register: Option<usize>,
    names: Names,
    rows: Registers,
    problems: Vec<Problem>,
    /// The ids of its rows, each once, by its own names.
    row_ids: Vec<Id>,
    unread_ids: Vec<Id>,
    unread_rows: usize,
    /// Registers, besides its own, of which it may hold rows that were not read.
    unread_registers: Vec<usize>,
}

/// Some of the registers, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RegisterSet(u128);

impl RegisterSet {
    /// The registers of these names.
    pub fn of(names: &[&str]) -> Self {
        let wanted = ALL.iter().enumerate().filter(|(_, register)| names.contains(&register.name));
        Self(wanted.fold(0, |set, (position, _)| set | 1 << position))
    }
}

/// How the looking up of an id ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stands in one of the registers.
    Known,
    /// It stands in none of them.
    Unknown,
    /// It stands in none of them, but one has rows that could not be read and may hold it.
    Unsure,
}

impl Ledger {
    /// The name of a row that never changes with its line: `register:key|key`.
    pub fn row_name<R: Row>(&self, row: &R) -> RowName {
        let keys: Vec<String> = R::REGISTER.key_columns().map(|column| row.value(column).written(&self.names)).collect();
        RowName(format!("{}:{}", R::REGISTER.name, keys.join("|")))
    }

    /// Reads all files; `kinds` are the names that the school adds to lists of words, `problems` what was found in the
    /// settings.
    pub fn read(sources: Sources, kinds: &ExtraWords, problems: Vec<Problem>) -> Self {
        let files: Vec<FileId> = sources.iter().map(|(file, _)| file).collect();
        let mut read: Vec<Read> = files.par_iter().map(|file| read_file(&sources, *file, kinds)).collect();
        let mut ledger = Self {
            layouts: read.iter().map(|read| read.register.map(|register| (ALL[register].shape, ALL[register].columns))).collect(),
            sources,
            names: Names::default(),
            registers: Registers::default(),
            problems,
            unread: vec![0; ALL.len()],
            filed: Vec::new(),
            rows: 0,
            places: Vec::new(),
        };
        let renumberings: Vec<Renumbering> = read.iter().map(|read| ledger.names.absorb(&read.names)).collect();
        read.par_iter_mut().zip(&renumberings).for_each(|(read, renumbering)| read.rows.renumber(renumbering));
        ledger.places = vec![0; ledger.names.len()];
        for (read, renumbering) in read.iter_mut().zip(&renumberings) {
            ledger.problems.append(&mut read.problems);
            for register in &read.unread_registers {
                ledger.unread[*register] += 1;
            }
            if let Some(register) = read.register {
                ledger.unread[register] += read.unread_rows;
                for id in read.row_ids.iter().chain(&read.unread_ids) {
                    ledger.places[renumbering.of(*id).index()] |= 1 << register;
                }
            }
        }
        ledger.registers = Registers::join(read.into_iter().map(|read| read.rows).collect());
        ledger.filed = filed(&ledger.sources);
        ledger.rows = ledger.registers.counts().iter().sum();
        ledger
    }

    /// The text of an id.
    pub fn text(&self, id: Id) -> &str {
        self.names.text(id)
    }

    /// Whether an id stands in one of these registers.
    pub fn look_up(&self, id: Id, registers: &[&str]) -> Outcome {
        self.look_up_in(id, RegisterSet::of(registers))
    }

    /// Whether an id stands in a register; a row of the register that could not be read but for its id counts.
    pub fn knows(&self, id: Id, register: &str) -> bool {
        self.look_up(id, &[register]) == Outcome::Known
    }

    /// Whether an id stands in one of these registers, for whoever asks a million times.
    pub fn look_up_in(&self, id: Id, registers: RegisterSet) -> Outcome {
        if self.places[id.index()] & registers.0 != 0 {
            Outcome::Known
        } else if self.unread.iter().enumerate().any(|(position, unread)| *unread > 0 && registers.0 & (1 << position) != 0) {
            Outcome::Unsure
        } else {
            Outcome::Unknown
        }
    }

    /// The registers in which a text is an id, in the order of [`ALL`].
    pub fn registers_of(&self, text: &str) -> Vec<&'static str> {
        let Some(id) = self.names.find(text) else { return Vec::new() };
        (0..ALL.len())
            .filter(|position| self.places[id.index()] & (1 << position) != 0)
            .map(|position| ALL[position].name)
            .collect()
    }

    /// Every id of a register, in the order of first appearance.
    pub fn ids(&self, register: &str) -> impl Iterator<Item = &str> {
        let RegisterSet(wanted) = RegisterSet::of(&[register]);
        self.names.iter().filter(move |(id, _)| self.places[id.index()] & wanted != 0).map(|(_, text)| text)
    }

    /// Whether every row of a register could be read.
    pub fn is_whole(&self, register: &str) -> bool {
        ALL.iter().position(|known| known.name == register).is_none_or(|position| self.unread[position] == 0)
    }
}

/// Collects the ids of a file's rows, each once.
struct RowIds {
    ids: Vec<Id>,
    seen: Vec<bool>,
}

impl Visitor for RowIds {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        if R::REGISTER.id.is_some() {
            for id in rows.iter().filter_map(Row::id) {
                if !std::mem::replace(&mut self.seen[id.index()], true) {
                    self.ids.push(id);
                }
            }
        }
    }
}

fn read_file(sources: &Sources, file: FileId, kinds: &ExtraWords) -> Read {
    let source = sources.get(file);
    let mut reader = Reader::new(file, kinds);
    let mut rows = Registers::default();
    let mut unread_registers = Vec::new();
    let spelled = spelled(&source.path);
    let register = register_of(&source.path, &spelled);
    let mut problem = |what| reader.note(Spot::File(file), what);
    match &source.fault {
        Some(fault) => {
            problem(if *fault == Fault::Outside { What::Outside } else { What::Unreadable(fault.clone()) });
            unread_registers = register.map_or_else(|| below(&spelled), |register| vec![register]);
        }
        None => {
            if source.encoding != Encoding::Utf8 || source.crlf {
                problem(What::Encoding);
            }
            match register {
                Some(register) => rows = Registers::read(register, source, &mut reader),
                None if source.path == LEDGER_FILE || is_filed(&source.path) => {}
                None => {
                    let (meant, what) = unknown(spelled);
                    problem(what);
                    unread_registers.extend(meant);
                }
            }
        }
    }
    if source.damaged {
        // One row of a line is one fault, however many bytes of it are broken.
        let mut line_end = 0;
        for (at, damaged) in source.text.match_indices(DAMAGED) {
            if at < line_end {
                continue;
            }
            line_end = source.text[at..].find('\n').map_or(source.text.len(), |newline| at + newline);
            let span = Span { file, start: at as u32, end: (at + damaged.len()) as u32 };
            reader.note(Spot::Span(span), What::Syntax(Syntax::Damaged));
        }
    }
    let problems = reader.finish();
    let mut row_ids = RowIds { ids: Vec::new(), seen: vec![false; reader.names.len()] };
    rows.visit(&mut row_ids);
    Read {
        register,
        row_ids: row_ids.ids,
        names: reader.names,
        rows,
        problems,
        unread_ids: reader.unread,
        unread_rows: reader.unread_rows,
        unread_registers,
    }
}

/// The register that a path belongs to, if its ending is the register's too.
fn register_of(path: &str, spelled: &str) -> Option<usize> {
    let found = find(ALL, spelled)?;
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(ALL[found].shape.ending())).then_some(found)
}

/// What is wrong with a path that names no register, and which register it may mean: its rows were not read.
fn unknown(name: String) -> (Option<usize>, What) {
    let found = find(ALL, &name);
    let known = ALL.iter().flat_map(|register| [register.name, register.chinese]);
    let meant = found.or_else(|| nearest(&name, known).and_then(|name| find(ALL, name)));
    let ending = found.map(|found| ALL[found].shape.ending());
    (meant, What::RegisterUnknown { name, nearest: meant.map(|meant| ALL[meant].name), ending })
}

/// The registers whose files may lie in a folder: those whose names begin with its words.
fn below(folder: &str) -> Vec<usize> {
    let folder = simplify(folder);
    let begins =
        |name: &str| name.strip_prefix(&*folder).is_some_and(|rest| folder.is_empty() || rest.is_empty() || rest.starts_with('-'));
    let chinese = folder.replace('-', "");
    let is_below = |register: &Register| begins(register.name) || (!chinese.is_empty() && register.chinese.starts_with(&chinese));
    (0..ALL.len()).filter(|position| is_below(&ALL[*position])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(registers: Vec<usize>) -> Vec<&'static str> {
        registers.into_iter().map(|register| ALL[register].name).collect()
    }

    #[test]
    fn a_folder_that_cannot_be_read_may_hold_what_its_words_begin() {
        for folder in ["canteen", "食堂"] {
            let names = names(below(folder));
            assert!(names.contains(&"canteen-intake") && names.iter().all(|name| name.starts_with("canteen-")), "{names:?}");
        }
        assert_eq!(names(below("receipts")), ["receipts"]);
        assert_eq!(below("").len(), ALL.len());
        assert_eq!(below("photos").len(), 0);
    }

    #[test]
    fn a_slip_in_a_path_names_the_register_that_is_meant() {
        let (meant, what) = unknown("reciepts".to_owned());
        assert_eq!(meant.map(|meant| ALL[meant].name), Some("receipts"));
        assert!(matches!(what, What::RegisterUnknown { ending: None, .. }));
        assert_eq!(register_of("票据/2026-09.CSV", "票据").map(|found| ALL[found].name), Some("receipts"));
        assert_eq!(register_of("receipts.toml", "receipts"), None);
        assert!(matches!(unknown("receipts".to_owned()).1, What::RegisterUnknown { ending: Some("csv"), .. }));
    }
}
