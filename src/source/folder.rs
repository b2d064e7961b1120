//! The ledger's folder: where it is, and which files in it may belong to a register.

use super::{Encoding, Fault, Source, Sources, decode};
use rayon::prelude::*;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file that makes a folder a ledger.
pub const LEDGER_FILE: &str = "bursar.toml";

/// The largest file that is read; a register's month is a thousandth of it.
pub const MAXIMUM_FILE_BYTES: u64 = 1 << 30;

/// How deep folders may be nested below the ledger.
pub const MAXIMUM_FOLDER_DEPTH: usize = 32;

/// Folders that hold no registers (format, section 1).
const LEFT_OUT: [&str; 3] = ["attachments", "templates", "seals"];

/// The folder of filed reports, of which only what `bursar report --format json` wrote is read.
pub const FILED: &str = "reports";

/// The ledger cannot be opened at all.
#[derive(Debug)]
pub enum Failure {
    /// No `bursar.toml` from this folder upwards.
    NoLedger(PathBuf),
    /// There is no such folder.
    NoFolder(PathBuf),
    /// The folder cannot be read; the system's own words.
    Unreadable(PathBuf, String),
    /// Its `bursar.toml` cannot be read.
    Settings(PathBuf, Fault),
}

/// The nearest folder, from here upwards, that holds a `bursar.toml`.
pub fn find_ledger(from: &Path) -> Option<PathBuf> {
    from.ancestors().find(|folder| folder.join(LEDGER_FILE).is_file()).map(Path::to_path_buf)
}

/// A ledger's folder on disk.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Opens the folder that holds `bursar.toml`.
    ///
    /// # Errors
    /// When the folder does not exist or may not be read.
    pub fn open(root: &Path) -> Result<Self, Failure> {
        let root = root.canonicalize().map_err(|error| Failure::Unreadable(root.to_path_buf(), error.to_string()))?;
        Ok(Self { root })
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Its `bursar.toml`.
    ///
    /// # Errors
    /// When the file cannot be read, is no text, or is a link out of the ledger.
    pub fn settings(&self) -> Result<Source, Failure> {
        let path = self.root.join(LEDGER_FILE);
        let source = Self::load(&Found { path: path.clone(), name: LEDGER_FILE.into(), fault: self.link_fault(&path, true, &[]) });
        match source.fault {
            None => Ok(source),
            Some(fault) => Err(Failure::Settings(path, fault)),
        }
    }

    /// Reads one more file of the ledger by its path below, with `/`; nothing where there is none.
    ///
    /// # Errors
    /// When it leads out of the ledger, or cannot be read as text.
    pub fn text(&self, below: &str) -> Result<Option<String>, Failure> {
        let path = self.root.join(below);
        if fs::symlink_metadata(&path).is_err() {
            return Ok(None);
        }
        let source = Self::load(&Found { path: path.clone(), name: below.into(), fault: self.link_fault(&path, false, &[]) });
        match source.fault {
            None => Ok(Some(source.text)),
            Some(fault) => Err(Failure::Settings(path, fault)),
        }
    }

    /// Reads every CSV and TOML file that may belong to a register, in parallel, leaving out `ignored` paths.
    ///
    /// `settings` is the ledger's `bursar.toml`, read before; `ignored` are paths below the ledger; one that ends with `/` is a folder.
    pub fn read(&self, settings: Source, ignored: &[String]) -> Sources {
        let mut found = Vec::new();
        self.walk(&self.root, "", 0, ignored, &mut found);
        Sources::new(settings, found.par_iter().map(Self::load).collect())
    }

    fn walk(&self, folder: &Path, below: &str, depth: usize, ignored: &[String], found: &mut Vec<Found>) {
        // One entry that the system does not tell is a folder that was not read whole.
        let mut entries: Vec<_> = match fs::read_dir(folder).and_then(Iterator::collect) {
            Ok(entries) => entries,
            Err(error) => {
                found.push(Found { path: folder.into(), name: below.into(), fault: Some(Fault::Unreadable(error.to_string())) });
                return;
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let below = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            if name.starts_with('.') || ignored.iter().any(|ignored| is_ignored(&below, ignored)) {
                continue;
            }
            let path = entry.path();
            let kind = match entry.file_type() {
                Ok(kind) => kind,
                Err(error) => {
                    found.push(Found { path, name: below, fault: Some(Fault::Unreadable(error.to_string())) });
                    continue;
                }
            };
            let ledger_file = is_ledger_file(&below);
            if kind.is_dir() && !ledger_file {
                if depth == 0 && LEFT_OUT.contains(&name.as_str()) {
                    continue;
                }
                if depth == MAXIMUM_FOLDER_DEPTH {
                    found.push(Found { path, name: below, fault: Some(Fault::TooDeep) });
                } else {
                    self.walk(&path, &below, depth + 1, ignored, found);
                }
            } else if kind.is_symlink() {
                let is_left_out = depth == 0 && (LEFT_OUT.contains(&name.as_str()) || name == FILED);
                if is_left_out && self.link_fault(&path, false, ignored) == Some(Fault::LinkedFolder) {
                    continue;
                }
                if let Some(fault) = self.link_fault(&path, ledger_file, ignored) {
                    found.push(Found { path, name: below, fault: Some(fault) });
                }
            } else if ledger_file && below != LEDGER_FILE {
                let fault = (!kind.is_file()).then_some(Fault::NotAFile);
                found.push(Found { path, name: below, fault });
            }
        }
    }

    /// What is wrong with a link: it leads out of the ledger, or to a folder; or it is named like a file of the ledger (`matters`), and what
    /// it leads to is nowhere, or not read at its own place.
    fn link_fault(&self, path: &Path, matters: bool, ignored: &[String]) -> Option<Fault> {
        match path.canonicalize() {
            Ok(end) => match end.strip_prefix(&self.root) {
                Err(_) => Some(Fault::Outside),
                Ok(_) if end.is_dir() => Some(Fault::LinkedFolder),
                Ok(_) if !matters => None,
                Ok(below) => {
                    let below = below.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
                    (!end.is_file() || !belongs(&below, ignored)).then_some(Fault::NotAFile)
                }
            },
            // Nothing there, or a ring of links.
            Err(error) if error.kind() != ErrorKind::PermissionDenied => Some(Fault::BrokenLink).filter(|_| matters),
            Err(error) => matters.then(|| Fault::Unreadable(error.to_string())),
        }
    }

    fn load(file: &Found) -> Source {
        let fault = file.fault.clone().or_else(|| match fs::metadata(&file.path) {
            Ok(metadata) if !metadata.is_file() => Some(Fault::NotAFile),
            Ok(metadata) if metadata.len() > MAXIMUM_FILE_BYTES => Some(Fault::TooLarge),
            Ok(_) => None,
            Err(error) => Some(Fault::Unreadable(error.to_string())),
        });
        let fault = match fault {
            Some(fault) => fault,
            None => match fs::read(&file.path) {
                Ok(bytes) => return decode(file.name.clone(), bytes),
                Err(error) => Fault::Unreadable(error.to_string()),
            },
        };
        Source {
            path: file.name.clone(),
            text: String::new(),
            encoding: Encoding::Utf8,
            crlf: false,
            damaged: false,
            fault: Some(fault),
        }
    }
}

/// A file that was met, before it is read.
struct Found {
    path: PathBuf,
    name: String,
    fault: Option<Fault>,
}

/// Whether a path below the ledger may belong to a register or is a filed report: not hidden, not left out, not ignored.
pub fn belongs(below: &str, ignored: &[String]) -> bool {
    let mut parts = below.split('/');
    let hidden = parts.any(|part| part.starts_with('.'));
    let left_out = below.split_once('/').is_some_and(|(first, _)| LEFT_OUT.contains(&first));
    let ignored = ignored.iter().any(|ignored| is_ignored(below, ignored));
    is_ledger_file(below) && !hidden && !left_out && !ignored
}

/// CSV and TOML; of filed reports JSON.
fn is_ledger_file(below: &str) -> bool {
    let ending = Path::new(below).extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let is_filed = is_filed(below);
    ending.is_some_and(|ending| if is_filed { ending == "json" } else { ending == "csv" || ending == "toml" })
}

/// Whether a path below the ledger lies in the folder of filed reports.
pub fn is_filed(below: &str) -> bool {
    below.split_once('/').is_some_and(|(first, _)| first == FILED)
}

fn is_ignored(below: &str, ignored: &str) -> bool {
    match ignored.strip_suffix('/') {
        Some(folder) => below == folder || below.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')),
        None => below == ignored,
    }
}
