//! A ledger as it stood at a commit, read from the repository's objects without touching the work tree.

use crate::source::{LEDGER_FILE, MAXIMUM_FILE_BYTES, Source, Sources, belongs, decode};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The repository that a ledger lies in.
pub struct Repository {
    repository: gix::Repository,
    /// The ledger's folder below the repository's work tree.
    below: PathBuf,
}

/// Why a commit cannot be read.
#[derive(Debug)]
pub enum RevisionFailure {
    /// The ledger lies in no git repository.
    NoRepository,
    /// The repository has no commit of this name.
    NoRevision(String),
    /// The commit has no ledger in this folder.
    NoLedger,
    /// An object is missing or broken (a shallow clone has cut it off, perhaps).
    Unreadable(String),
}

impl Repository {
    /// The repository that holds the ledger in this folder.
    ///
    /// # Errors
    /// When there is none.
    pub fn of(ledger: &Path) -> Result<Self, RevisionFailure> {
        let repository = gix::discover(ledger).map_err(|_| RevisionFailure::NoRepository)?;
        let root = repository.workdir().and_then(|folder| folder.canonicalize().ok());
        let ledger = ledger.canonicalize().map_err(|error| RevisionFailure::Unreadable(error.to_string()))?;
        let below = root.and_then(|root| ledger.strip_prefix(root).map(Path::to_path_buf).ok());
        Ok(Self { repository, below: below.ok_or(RevisionFailure::NoRepository)? })
    }

    /// The ledger's folder below the repository's root, with `/`.
    pub fn below(&self) -> String {
        let parts: Vec<_> = self.below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/")
    }

    /// The id of the commit that is checked out, if there is one.
    pub fn head(&self) -> Option<String> {
        self.repository.head_id().ok().map(|id| id.to_string())
    }

    /// The `bursar.toml` at a revision (`main`, `HEAD~3`, a commit's id).
    ///
    /// # Errors
    /// When there is no such revision, or no ledger in it.
    pub fn settings(&self, revision: &str) -> Result<Source, RevisionFailure> {
        let path = self.below.join(LEDGER_FILE);
        let entry = self.tree(revision)?.lookup_entry_by_path(&path).map_err(unreadable)?;
        let object = entry.ok_or(RevisionFailure::NoLedger)?.object().map_err(unreadable)?;
        Ok(decode(LEDGER_FILE.to_owned(), object.data.clone()))
    }

    /// Every file of the ledger at a revision, leaving out `ignored` paths as reading the folder does.
    ///
    /// # Errors
    /// When an object cannot be read.
    pub fn read(&self, revision: &str, settings: Source, ignored: &[String]) -> Result<Sources, RevisionFailure> {
        let mut tree = self.tree(revision)?;
        if !self.below.as_os_str().is_empty() {
            let entry = tree.lookup_entry_by_path(&self.below).map_err(unreadable)?.ok_or(RevisionFailure::NoLedger)?;
            tree = entry.object().map_err(unreadable)?.peel_to_tree().map_err(unreadable)?;
        }
        let mut sources = Vec::new();
        for entry in tree.traverse().breadthfirst.files().map_err(unreadable)? {
            let path = entry.filepath.to_string();
            if !entry.mode.is_blob() || path == LEDGER_FILE || !belongs(&path, ignored) {
                continue;
            }
            let object = self.repository.find_object(entry.oid).map_err(unreadable)?;
            if object.data.len() as u64 <= MAXIMUM_FILE_BYTES {
                sources.push(decode(path, object.data.clone()));
            }
        }
        Ok(Sources::new(settings, sources))
    }

    /// Whether the ledger's files are at this revision what they are in these sources: none added, changed or gone.
    ///
    /// Where an object cannot be read it cannot be said, and so it is not.
    pub fn is_at(&self, revision: &str, sources: &Sources, ignored: &[String]) -> bool {
        let Ok(settings) = self.settings(revision) else { return false };
        let Ok(committed) = self.read(revision, settings, ignored) else { return false };
        texts(&committed) == texts(sources)
    }

    fn tree(&self, revision: &str) -> Result<gix::Tree<'_>, RevisionFailure> {
        let id = self.repository.rev_parse_single(revision).map_err(|_| RevisionFailure::NoRevision(revision.to_owned()))?;
        id.object().map_err(unreadable)?.peel_to_tree().map_err(unreadable)
    }
}

impl std::fmt::Debug for Repository {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Repository").field("below", &self.below).finish_non_exhaustive()
    }
}

/// The text of each file by its path.
fn texts(sources: &Sources) -> BTreeMap<&str, &str> {
    sources.iter().map(|(_, source)| (source.path.as_str(), source.text.as_str())).collect()
}

fn unreadable(error: impl std::fmt::Display) -> RevisionFailure {
    RevisionFailure::Unreadable(error.to_string())
}
