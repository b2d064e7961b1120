//! What one rule has to say: its findings, and how many facts it looked at, so that silence means checked.

use crate::findings::Draft;

/// The findings of one rule while it runs.
#[derive(Debug, Default)]
pub struct Report {
    drafts: Vec<Draft>,
    checked: usize,
}

impl Report {
    /// Says that so many facts (rows, documents, balances) were compared.
    pub fn checked(&mut self, facts: usize) {
        self.checked += facts;
    }

    /// Takes a finding.
    pub fn add(&mut self, draft: Draft) {
        self.drafts.push(draft);
    }

    /// How many facts were compared, and the findings.
    pub fn into_parts(self) -> (usize, Vec<Draft>) {
        (self.checked, self.drafts)
    }
}
