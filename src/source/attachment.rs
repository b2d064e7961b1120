//! Attachments (附件): files that rows name and the ledger only points at; whether they are there, and their SHA-256.

use super::{Folder, MAXIMUM_FILE_BYTES};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path};

/// How much of a file is held at a time: an attachment may be a film.
const BUFFER_BYTES: usize = 1 << 16;

/// What became of a file that a row names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attachment {
    /// It is there; its SHA-256 in lower-case hexadecimal.
    Present(String),
    /// It is not there.
    Absent,
    /// The path leaves the ledger: nothing was read.
    Outside,
    /// It is larger than what is digested: no paper is.
    TooLarge,
    /// It is there and cannot be read; the system's own words.
    Unreadable(String),
}

/// All files that rows name, by the path that is written in the row.
#[derive(Debug, Default)]
pub struct Attachments(BTreeMap<String, Attachment>);

impl Attachments {
    /// Looks each path up below the ledger and digests what is there, in parallel.
    pub fn gather(folder: &Folder, paths: &[&str]) -> Self {
        Self(paths.par_iter().map(|path| ((*path).to_owned(), look_up(folder, path))).collect())
    }

    /// What became of the file at a path; `None` for a path that was not looked up.
    pub fn get(&self, path: &str) -> Option<&Attachment> {
        self.0.get(path)
    }
}

fn look_up(folder: &Folder, path: &str) -> Attachment {
    let relative = Path::new(path);
    let stays = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    // A drive letter or a backslash is a way out on Windows even where this system does not see one.
    if !stays || path.contains(['\\', ':', '\0']) {
        return Attachment::Outside;
    }
    let full = folder.root().join(relative);
    match full.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Attachment::Absent,
        Err(error) => Attachment::Unreadable(error.to_string()),
        Ok(end) if !end.starts_with(folder.root()) => Attachment::Outside,
        Ok(end) if !end.is_file() => Attachment::Absent,
        Ok(end) if end.metadata().is_ok_and(|about| about.len() > MAXIMUM_FILE_BYTES) => Attachment::TooLarge,
        Ok(end) => match digest(&end) {
            Ok(digest) => Attachment::Present(digest),
            Err(error) => Attachment::Unreadable(error.to_string()),
        },
    }
}

fn digest(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; BUFFER_BYTES];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hasher.update(&buffer[..read]);
    }
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
