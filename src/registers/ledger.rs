//! A ledger as it was read: every row, every problem, and which ids exist where.
//!
//! Files are read in parallel, each with its own names; then the names are joined in the order of the files, so that
//! the same files give the same ledger whatever the machine did first.

use super::{ALL, Registers, Row, Table, Visitor, find, spelled};
use crate::id::{Id, Names, Renumbering};
use crate::source::Spot;
use crate::source::{Encoding, Fault, FileId, Sources};
use crate::table::{Column, ExtraWords, Problem, Reader, Shape, What, nearest};
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
    unread_ids: Vec<Id>,
    unread_rows: usize,
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
    /// Reads all files; `kinds` are the names that the school adds to lists of words, `problems` what was found in the
    /// settings.
    pub fn read(sources: Sources, kinds: &ExtraWords, problems: Vec<Problem>) -> Self {
        let files: Vec<FileId> = sources.iter().map(|(file, _)| file).collect();
        let read: Vec<Read> = files.par_iter().map(|file| read_file(&sources, *file, kinds)).collect();
        let mut ledger = Self {
            layouts: read.iter().map(|read| read.register.map(|register| (ALL[register].shape, ALL[register].columns))).collect(),
            sources,
            names: Names::default(),
            registers: Registers::default(),
            problems,
            unread: vec![0; ALL.len()],
            rows: 0,
            places: Vec::new(),
        };
        let renumberings: Vec<Renumbering> = read.iter().map(|read| ledger.names.absorb(&read.names)).collect();
        let read: Vec<(Read, Renumbering)> = read.into_iter().zip(renumberings).collect();
        let read: Vec<(Read, Renumbering)> = read
            .into_par_iter()
            .map(|(mut read, renumbering)| {
                read.rows.renumber(&renumbering);
                (read, renumbering)
            })
            .collect();
        ledger.places = vec![0; ledger.names.len()];
        for (read, renumbering) in read {
            ledger.problems.extend(read.problems);
            ledger.registers.append(read.rows);
            if let Some(register) = read.register {
                ledger.unread[register] += read.unread_rows;
                for id in read.unread_ids {
                    ledger.places[renumbering.of(id).index()] |= 1 << register;
                }
            }
        }
        ledger.rows = ledger.registers.counts().iter().sum();
        let mut places = std::mem::take(&mut ledger.places);
        ledger.registers.visit(&mut IdCollector { places: &mut places, register: 0 });
        ledger.places = places;
        ledger
    }

    /// The text of an id.
    pub fn text(&self, id: Id) -> &str {
        self.names.text(id)
    }

    /// Whether an id stands in one of these registers.
    pub fn look_up(&self, id: Id, registers: &[&str]) -> Outcome {
        let wanted = || ALL.iter().enumerate().filter(|(_, register)| registers.contains(&register.name));
        if wanted().any(|(position, _)| self.places[id.index()] & (1 << position) != 0) {
            Outcome::Known
        } else if wanted().any(|(position, _)| self.unread[position] > 0) {
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
        let bit = ALL.iter().position(|known| known.name == register).map_or(0, |position| 1_u128 << position);
        self.names.iter().filter(move |(id, _)| self.places[id.index()] & bit != 0).map(|(_, text)| text)
    }

    /// Whether every row of a register could be read.
    pub fn is_whole(&self, register: &str) -> bool {
        ALL.iter().position(|known| known.name == register).is_none_or(|position| self.unread[position] == 0)
    }
}

struct IdCollector<'p> {
    places: &'p mut [u128],
    register: usize,
}

impl Visitor for IdCollector<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        if R::REGISTER.id.is_some() {
            for id in rows.iter().filter_map(Row::id) {
                self.places[id.index()] |= 1 << self.register;
            }
        }
        self.register += 1;
    }
}

fn read_file(sources: &Sources, file: FileId, kinds: &ExtraWords) -> Read {
    let source = sources.get(file);
    let mut reader = Reader::new(file, kinds);
    let mut rows = Registers::default();
    let mut register = None;
    let mut problem = |what| reader.problems.push(Problem { spot: Spot::File(file), what });
    if source.path != crate::source::LEDGER_FILE {
        let name = spelled(&source.path);
        let found = find(ALL, &name);
        let ending = found.map(|found| ALL[found].shape.ending());
        match ending {
            Some(ending) if source.path.to_ascii_lowercase().ends_with(&format!(".{ending}")) => register = found,
            Some(ending) => {
                let nearest = found.map(|found| ALL[found].name);
                problem(What::RegisterUnknown { name, nearest, ending: Some(ending) });
            }
            None => {
                let known = ALL.iter().flat_map(|register| [register.name, register.chinese]);
                let nearest = nearest(&name, known).and_then(|name| find(ALL, name)).map(|found| ALL[found].name);
                problem(What::RegisterUnknown { name, nearest, ending: None });
            }
        }
    }
    match &source.fault {
        Some(Fault::Outside) => problem(What::Outside),
        Some(fault) => problem(What::Unreadable(fault.clone())),
        None => {
            if source.encoding != Encoding::Utf8 || source.crlf {
                problem(What::Encoding);
            }
            if let Some(register) = register {
                rows = Registers::read(register, source, &mut reader);
            }
        }
    }
    if source.fault.is_some() {
        reader.unread_rows += 1;
    }
    reader.finish();
    Read {
        register,
        names: reader.names,
        rows,
        problems: reader.problems,
        unread_ids: reader.unread,
        unread_rows: reader.unread_rows,
    }
}
