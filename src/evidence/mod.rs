//! Evidence from git: what the ledger was at a commit. Read in process; nothing that a repository configures is run.

#[cfg(feature = "git")]
mod revision;

#[cfg(feature = "git")]
pub use revision::{Repository, RevisionFailure};
