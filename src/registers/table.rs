//! All rows of one register, in the order of files and lines, found by their id without a search.

use super::Row;
use crate::id::Id;
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// The rows of a register.
#[derive(Debug)]
pub struct Table<R> {
    rows: Vec<R>,
    index: OnceLock<Index>,
}

/// Positions of rows, those of one id side by side, and where each id's begin.
#[derive(Debug)]
struct Index {
    positions: Vec<u32>,
    ranges: HashMap<Id, Range<u32>, FixedState>,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), index: OnceLock::new() }
    }
}

impl<R: Row> Table<R> {
    /// The rows of one file.
    pub(super) fn of(rows: Vec<R>) -> Self {
        Self { rows, index: OnceLock::new() }
    }

    /// The rows of several files, in their order.
    pub(super) fn join(files: Vec<Self>) -> Self {
        let mut files: Vec<Vec<R>> = files.into_iter().map(|file| file.rows).filter(|rows| !rows.is_empty()).collect();
        if files.len() == 1 {
            return Self::of(files.pop().unwrap_or_default());
        }
        let mut rows = Vec::with_capacity(files.iter().map(Vec::len).sum());
        for file in files {
            rows.extend(file);
        }
        Self::of(rows)
    }

    /// The rows, to be changed before anybody asks for an index.
    pub(super) fn rows_mut(&mut self) -> &mut [R] {
        &mut self.rows
    }

    /// The first row with this id.
    pub fn get(&self, id: Id) -> Option<&R> {
        self.all(id).next()
    }

    /// Every row with this id, in order.
    pub fn all(&self, id: Id) -> impl Iterator<Item = &R> {
        let index = self.index();
        let range = index.ranges.get(&id).cloned().unwrap_or(0..0);
        index.positions[range.start as usize..range.end as usize].iter().map(|position| &self.rows[*position as usize])
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut pairs: Vec<(Id, u32)> =
                self.rows.iter().enumerate().filter_map(|(position, row)| Some((row.id()?, position as u32))).collect();
            pairs.sort_unstable();
            let mut ranges: HashMap<Id, Range<u32>, FixedState> = HashMap::default();
            for (position, (id, _)) in pairs.iter().enumerate() {
                let position = position as u32;
                ranges.entry(*id).or_insert(position..position).end = position + 1;
            }
            Index { positions: pairs.into_iter().map(|(_, position)| position).collect(), ranges }
        })
    }
}

impl<R> std::ops::Deref for Table<R> {
    type Target = [R];
    fn deref(&self) -> &[R] {
        &self.rows
    }
}

impl<'t, R> IntoIterator for &'t Table<R> {
    type Item = &'t R;
    type IntoIter = std::slice::Iter<'t, R>;
    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}
