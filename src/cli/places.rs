//! In which file and line rows begin: each file's lines are counted once, however many of its rows are asked for.

use crate::render::Cell;
use crate::source::{At, FileId, Sources};
use std::collections::BTreeMap;

/// Finds the lines of rows.
#[derive(Debug)]
pub struct Places<'l> {
    sources: &'l Sources,
    /// Where the lines of each file end.
    ends: BTreeMap<FileId, Vec<usize>>,
}

impl<'l> Places<'l> {
    /// Finds lines in these files.
    pub const fn new(sources: &'l Sources) -> Self {
        Self { sources, ends: BTreeMap::new() }
    }

    /// The file and line in which a record begins.
    pub fn cell(&mut self, at: At) -> Cell {
        let source = self.sources.get(at.file);
        let ends = self.ends.entry(at.file).or_insert_with(|| source.text.match_indices('\n').map(|(end, _)| end).collect());
        let line = ends.partition_point(|end| *end < at.offset as usize) + 1;
        Cell::Place(source.path.clone(), line as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{LineColumn, decode};

    #[test]
    fn lines_are_those_that_findings_count() {
        let text = "品号,数量\n大米,5\n\n面粉,6";
        let sources = Sources::new(decode("items.csv".into(), text.into()), Vec::new());
        let mut places = Places::new(&sources);
        for (offset, _) in text.char_indices() {
            let line = LineColumn::of(text, offset).line;
            assert_eq!(places.cell(At { file: FileId::SETTINGS, offset: offset as u32 }).written(), format!("items.csv:{line}"));
        }
    }
}
