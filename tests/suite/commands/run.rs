//! A ledger in a folder of its own, and the program run in it as a person or a script would run it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What a run wrote and how it ended.
#[derive(Debug)]
pub struct Run {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Run {
    /// The same, when it ended with this status.
    #[track_caller]
    pub fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        self
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().expect("it ended by itself"),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

/// A folder of a test's own.
pub struct Place {
    folder: TempDir,
}

impl Place {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// The small school of the guides.
    pub fn school() -> Self {
        let place = Self::empty();
        for entry in fs::read_dir(repository("tests/guides/base")).expect("the small school").flatten() {
            fs::copy(entry.path(), place.path(entry.file_name().to_str().expect("a name"))).expect("a copy");
        }
        place
    }

    /// The small school with a count by one person alone: one finding of level error.
    pub fn school_with_a_finding() -> Self {
        let place = Self::school();
        place.write(
            "stock/moves/2026-09.csv",
            "slip,date,kind,place,item,quantity,price,by\nQC-202609-001,2026-09-01,opening,store-1,paper-a4,20,24.00,chen-jie\n",
        );
        place.write(
            "stock/counts.csv",
            "count,date,place,item,counted,by,witness\nPD-202609-001,2026-09-30,store-1,paper-a4,20,chen-jie,\n",
        );
        place
    }

    /// A path in it.
    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file.
    pub fn write(&self, below: &str, text: impl AsRef<[u8]>) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Adds lines to a file.
    pub fn add(&self, below: &str, text: &str) {
        self.write(below, self.read(below) + text);
    }

    /// A file's text.
    pub fn read(&self, below: &str) -> String {
        fs::read_to_string(self.path(below)).expect("a text")
    }

    /// The program in this folder, nothing of the machine's own settings about it.
    pub fn command(&self) -> Command {
        program(self.root())
    }

    /// Runs it.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.command().args(arguments).output().expect("it runs").into()
    }
}

/// A path of this repository.
pub fn repository(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// The program in a folder, nothing of the machine's own settings about it.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bursar"));
    command.current_dir(folder).stdin(Stdio::null());
    for name in ["BURSAR_LEDGER", "BURSAR_LANG", "NO_COLOR", "CLICOLOR_FORCE", "LC_ALL", "LC_MESSAGES", "COLUMNS"] {
        command.env_remove(name);
    }
    command.env("LANG", "en_GB.UTF-8");
    command
}

/// Runs a program of the machine in a folder, with this build's `bursar` on its path and nobody's own settings of git;
/// `None` where there is no such program.
pub fn tool(place: &Place, name: &str, arguments: &[&str]) -> Option<Run> {
    let built = Path::new(env!("CARGO_BIN_EXE_bursar")).parent().expect("its folder").to_path_buf();
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::env::join_paths(std::iter::once(built).chain(std::env::split_paths(&paths))).expect("a path");
    let mut command = Command::new(name);
    command.current_dir(place.root()).args(arguments).env("PATH", paths).env_remove("BURSAR_LEDGER").env_remove("LEDGER");
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"] {
        command.env(name, "li-na");
    }
    let output = command.output();
    if output.is_err() {
        eprintln!("there is no {name} on this machine: left out");
    }
    output.ok().map(Run::from)
}

/// Whether a text has Chinese in it.
pub fn has_chinese(text: &str) -> bool {
    text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character))
}
