//! Where results go: standard output, or the file that `-o` names, whole or not at all.

use super::failure::shown;
use crate::lang::Lang;
use crate::say;
use anyhow::{Context as _, bail};
use clap::ArgMatches;
use std::fs::{self, File};
use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

/// A form in which a command can write its result.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Its name for `--format`.
    pub name: &'static str,
    /// Other names that are understood.
    pub aliases: &'static [&'static str],
    /// The endings of its files.
    pub endings: &'static [&'static str],
}

impl Format {
    /// A form with its name and the endings of its files.
    pub const fn new(name: &'static str, endings: &'static [&'static str]) -> Self {
        Self { name, aliases: &[], endings }
    }
}

/// Where a result goes and in which form.
#[derive(Debug)]
pub struct Destination<'m> {
    /// The name of the form.
    pub format: &'static str,
    file: Option<&'m Path>,
}

impl<'m> Destination<'m> {
    /// From `--format` and `-o`: the form that is asked for, else the file's ending's, else the first.
    ///
    /// # Errors
    /// When the file's ending belongs to no form.
    pub fn of(matches: &'m ArgMatches, formats: &'static [Format], lang: Lang) -> anyhow::Result<Self> {
        let file = matches.get_one::<PathBuf>("output").map(PathBuf::as_path).filter(|path| path.as_os_str() != "-");
        let asked = matches
            .get_one::<String>("format")
            .and_then(|name| formats.iter().find(|format| format.name == name || format.aliases.contains(&name.as_str())));
        let format = match (asked, file) {
            (Some(format), _) => format,
            (None, Some(path)) => by_ending(path, formats, lang)?,
            (None, None) => &formats[0],
        };
        Ok(Self { format: format.name, file })
    }

    /// Whether the result goes to standard output.
    pub const fn is_stdout(&self) -> bool {
        self.file.is_none()
    }

    /// Whether the result goes to a terminal.
    pub fn is_terminal(&self) -> bool {
        self.is_stdout() && io::stdout().is_terminal()
    }

    /// The columns of the page, where a person reads it; a file has none.
    pub fn width(&self) -> Option<usize> {
        super::window::width().filter(|_| self.is_stdout())
    }

    /// Writes the result there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, result: &[u8], lang: Lang) -> anyhow::Result<()> {
        write(result, self.file, lang)
    }
}

fn by_ending(path: &Path, formats: &'static [Format], lang: Lang) -> anyhow::Result<&'static Format> {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !name.trim_start_matches('.').contains('.') {
        return Ok(&formats[0]);
    }
    let endings = || formats.iter().flat_map(|format| format.endings.iter().map(move |ending| (format, ending)));
    let fitting = endings().filter(|(_, ending)| name.ends_with(&format!(".{ending}")));
    if let Some((format, _)) = fitting.max_by_key(|(_, ending)| ending.len()) {
        return Ok(format);
    }
    let known: Vec<String> = endings().map(|(_, ending)| format!(".{ending}")).collect();
    let known = known.join(" ");
    bail!(say!(
        lang,
        "从扩展名看不出 {} 的格式\n已知的扩展名：{known}；也可写明 --format",
        "the ending of {} names no format\nknown endings: {known}; or say --format",
        shown(path)
    ))
}

/// Writes a result to standard output, or to a file when one is named.
///
/// # Errors
/// When it cannot be written; a reader that has gone away is told apart by [`is_closed_pipe`].
pub fn write(result: &[u8], file: Option<&Path>, lang: Lang) -> anyhow::Result<()> {
    if let Some(path) = file {
        return write_file(path, result).with_context(|| say!(lang, "写不了 {}", "cannot write {}", shown(path)));
    }
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(result).and_then(|()| stdout.flush());
    written.with_context(|| say!(lang, "写不了标准输出", "cannot write to standard output"))
}

/// Writes beside the file first and then takes its place, so that nobody ever reads half of it.
///
/// A device or a pipe is written to as it is; a link is followed to the file that it means.
fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let before = match fs::metadata(&path) {
        Ok(before) if before.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(before) if !before.is_file() => return File::options().write(true).open(&path)?.write_all(bytes),
        Ok(before) => Some(before.permissions()),
        Err(_) => None,
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        // As any new file: what the person's umask leaves of it.
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(|error| plain(&error))?;
    file.write_all(bytes)?;
    if let Some(permissions) = before {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// The error without the name of the file beside, which is nobody's.
fn plain(error: &io::Error) -> io::Error {
    error.kind().into()
}

/// Whether whoever read our output has gone away, which is no error (`bursar check | head`).
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let closed = |error: &io::Error| error.kind() == ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(closed))
}
