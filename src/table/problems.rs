//! The problems of one file, of each kind and column the first few: a file saved in a wrong way has one fault, not a hundred
//! thousand.

use super::problem::{Problem, What};
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

/// How many problems of one kind in one column of a file are kept with their places; the others are counted.
pub const MOST_OF_A_KIND: usize = 50;

/// What makes problems of a file alike: their kind and their column.
type Alike = (Discriminant<What>, &'static str);

/// The problems of one file.
#[derive(Debug, Default)]
pub struct Problems {
    kept: Vec<Problem>,
    /// For each kind and column, how many there were, and where the last one kept lies.
    met: HashMap<Alike, (usize, usize)>,
}

impl Problems {
    /// Takes a problem: keeps it, or counts it with those of its kind.
    pub fn note(&mut self, problem: Problem) {
        let (met, last) = self.met.entry(alike(&problem.what)).or_default();
        *met += 1;
        if *met <= MOST_OF_A_KIND {
            *last = self.kept.len();
            self.kept.push(problem);
        } else {
            self.kept[*last].more += 1;
        }
    }

    /// Whether another unknown column would only be counted: what it may mean need not be looked for.
    pub fn is_full_of(&self, what: &What) -> bool {
        self.met.get(&alike(what)).is_some_and(|(met, _)| *met >= MOST_OF_A_KIND)
    }

    /// The problems, in the order of their places.
    pub fn in_order(mut self) -> Vec<Problem> {
        self.kept.sort_by_key(|problem| problem.spot);
        self.kept
    }
}

fn alike(what: &What) -> Alike {
    let column = match what {
        What::Notation { column, .. }
        | What::ColumnMissing { column, .. }
        | What::ValueMissing { column, .. }
        | What::ValueInvalid { column, .. } => column,
        _ => "",
    };
    (discriminant(what), column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{At, FileId, Spot};

    fn empty(row: usize, column: &'static str) -> Problem {
        let at = At { file: FileId::SETTINGS, offset: row as u32 };
        Problem::new(Spot::Row(at), What::ValueMissing { column, chinese: "" })
    }

    #[test]
    fn the_first_of_a_kind_are_kept_and_the_others_counted() {
        let mut problems = Problems::default();
        for row in 0..200 {
            problems.note(empty(row, "item"));
        }
        problems.note(empty(7, "place"));
        let kept = problems.in_order();
        let of = |column| kept.iter().filter(move |it| matches!(it.what, What::ValueMissing { column: is, .. } if is == column));
        assert_eq!(of("item").count(), MOST_OF_A_KIND);
        assert_eq!(of("item").map(|problem| problem.more).sum::<usize>(), 200 - MOST_OF_A_KIND);
        assert_eq!(of("place").map(|problem| problem.more).collect::<Vec<_>>(), [0]);
    }
}
