//! A finding while a rule writes it: its places are rows and columns, not yet lines.

use crate::day::Day;
use crate::source::Spot;

/// The name of a row that never changes with its line: `register:key|key`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowName(pub String);

/// A finding as a rule writes it.
#[derive(Debug, Clone)]
#[must_use = "a draft is a finding only once it is given to the report"]
pub struct Draft {
    /// Where.
    pub spot: Spot,
    /// The document or row it is about.
    pub subject: String,
    /// The row's full name, where the place is a row.
    pub row: Option<RowName>,
    /// The day to which the row belongs.
    pub day: Option<Day>,
    /// What is wrong.
    pub message: String,
    /// What to write next.
    pub next: String,
    /// The other side: where, and what stands there.
    pub related: Vec<(Spot, String)>,
    /// What follows the message, whatever it says: how many more there are of the kind.
    pub tail: String,
}

impl Draft {
    /// A finding at a place, about a document or row.
    pub fn new(spot: Spot, subject: impl Into<String>) -> Self {
        Self {
            spot,
            subject: subject.into(),
            row: None,
            day: None,
            message: String::new(),
            next: String::new(),
            related: Vec::new(),
            tail: String::new(),
        }
    }

    /// About another document than the row itself.
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// Belonging to another day than the row's own.
    pub fn day(mut self, day: Day) -> Self {
        self.day = Some(day);
        self
    }

    /// What is wrong: a lower-case phrase, figures first, no blame, no full stop.
    pub fn message(mut self, message: String) -> Self {
        self.message = message + &self.tail;
        self
    }

    /// Said after the message, which is given later.
    pub fn tail(mut self, tail: String) -> Self {
        self.tail = tail;
        self
    }

    /// The next entry to write.
    pub fn next(mut self, next: String) -> Self {
        self.next = next;
        self
    }

    /// The other side of the disagreement.
    pub fn beside(mut self, spot: Spot, message: String) -> Self {
        self.related.push((spot, message));
        self
    }
}
