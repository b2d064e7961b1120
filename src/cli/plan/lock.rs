//! The ledger's lock: while one program writes into the ledger, another waits.

use crate::cli::failure::{self, shown};
use crate::lang::Lang;
use crate::say;
use anyhow::Context as _;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

/// The folder of what bursar keeps for itself beside a ledger; git leaves it out.
const FOLDER: &str = ".bursar";

/// The right to write into a ledger, given back when it goes.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of the ledger in this folder; says so where it has to wait.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn take(root: &Path, lang: Lang) -> anyhow::Result<Self> {
        let folder = root.join(FOLDER);
        let path = folder.join("lock");
        let file = open(&folder, &path).with_context(|| say!(lang, "写不了 {}", "cannot write {}", shown(&path)))?;
        match file.try_lock() {
            Ok(()) => return Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => {
                failure::note(&say!(
                    lang,
                    "另一个程序正在写这本账，等它写完",
                    "another program is writing into this ledger; waiting for it"
                ));
            }
            Err(TryLockError::Error(_)) => {}
        }
        file.lock().with_context(|| say!(lang, "锁不住 {}", "cannot lock {}", shown(&path)))?;
        Ok(Self { _file: file })
    }
}

fn open(folder: &Path, path: &Path) -> io::Result<File> {
    if !folder.is_dir() {
        fs::create_dir(folder).or_else(|error| if folder.is_dir() { Ok(()) } else { Err(error) })?;
    }
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        fs::write(ignore, "*\n")?;
    }
    File::options().create(true).truncate(false).write(true).open(path)
}
