//! The files of a ledger as text: found, decoded, and named by places that a person can go to.
//!
//! Only this layer reads a disk. It knows nothing of registers or formats; what it cannot read it says, file by file,
//! and goes on. A file's bytes may be anything: nothing in here runs, follows a link out of the ledger, or waits.

mod attachment;
mod decode;
mod fault;
mod folder;
mod place;

pub use attachment::{Attachment, Attachments};
pub use decode::{DAMAGED, Encoding, decode};
pub use fault::Fault;
pub use folder::{Failure, Folder, LEDGER_FILE, MAXIMUM_FILE_BYTES, MAXIMUM_FOLDER_DEPTH, belongs, find_ledger, is_filed};
pub use place::{At, FileId, LineColumn, Span, Spot};

/// One file of the ledger.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path below the ledger, with `/` on every system.
    pub path: String,
    /// Its text as UTF-8 without byte-order mark; empty where it could not be read.
    pub text: String,
    /// What its bytes were.
    pub encoding: Encoding,
    /// Whether its lines end with CR LF, as Windows programs write them.
    pub crlf: bool,
    /// Whether some of its bytes were no characters: each such place stands as [`DAMAGED`] in the text.
    pub damaged: bool,
    /// Why there is no text, if there is none.
    pub fault: Option<Fault>,
}

/// All files of a ledger: its settings first, then the others in the order of their paths.
#[derive(Debug, Clone)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Puts files in the order of their paths, which is the order of everything that follows.
    pub fn new(settings: Source, mut others: Vec<Source>) -> Self {
        others.sort_by(|one, other| one.path.cmp(&other.path));
        others.insert(0, settings);
        Self(others)
    }

    /// A file by its number.
    pub fn get(&self, file: FileId) -> &Source {
        &self.0[file.index()]
    }

    /// Every file with its number.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.0.iter().enumerate().map(|(index, source)| (FileId::new(index), source))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
