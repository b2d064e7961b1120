//! Where results go: standard output, or the file that `-o` names, whole or not at all.

use crate::lang::Lang;
use crate::say;
use anyhow::Context as _;
use std::io::{self, Write};
use std::path::Path;

/// Writes a result to standard output, or to a file when one is named; `-` is standard output too.
///
/// # Errors
/// When it cannot be written; a reader that has gone away is told apart by [`is_closed_pipe`].
pub fn write(result: &[u8], file: Option<&Path>, lang: Lang) -> anyhow::Result<()> {
    match file {
        Some(path) if path.as_os_str() != "-" => {
            write_file(path, result).with_context(|| say!(lang, "写不了 {}", "cannot write {}", path.display()))
        }
        _ => {
            let mut stdout = io::stdout().lock();
            stdout.write_all(result)?;
            Ok(stdout.flush()?)
        }
    }
}

/// Writes beside the file first and then takes its place, so that nobody ever reads half of it.
fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Whether whoever read our output has gone away, which is no error (`bursar check | head`).
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
