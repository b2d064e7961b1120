//! Opens a ledger: finds it, reads its settings, its rows and the files that rows name.

use super::refile::differences;
use crate::books::Books;
use crate::day::Day;
#[cfg(feature = "git")]
use crate::evidence::{Repository, RevisionFailure};
use crate::lang::Lang;
use crate::policy::{Settings, SettingsFailure};
use crate::registers::{Difference, Ledger};
use crate::rules::Context;
use crate::source::{Attachments, Failure, FileId, Folder, Sources};
use crate::table::Problem;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A ledger that was read.
#[derive(Debug)]
pub struct Opened {
    /// Its folder.
    pub root: PathBuf,
    /// Its `bursar.toml`.
    pub settings: Settings,
    /// Its rows.
    pub ledger: Ledger,
    /// The files that rows name.
    pub attachments: Attachments,
    /// Where filed reports differ from what the books say; made when a rule may ask, since each report takes books of its own.
    refiled: OnceLock<Vec<Difference>>,
}

/// Why a ledger cannot be opened.
#[derive(Debug)]
pub enum OpenFailure {
    /// The folder.
    Folder(Failure),
    /// Its `bursar.toml`.
    Settings(SettingsFailure),
    /// Its repository.
    #[cfg(feature = "git")]
    Revision(RevisionFailure),
}

impl Opened {
    /// Reads the ledger in this very folder.
    ///
    /// # Errors
    /// When the folder or its `bursar.toml` cannot be read; faults of other files are findings.
    pub fn read(root: &Path) -> Result<Self, OpenFailure> {
        let folder = Folder::open(root).map_err(OpenFailure::Folder)?;
        let settings_source = folder.settings().map_err(OpenFailure::Folder)?;
        let (settings, problems) = Settings::read(&settings_source, FileId::SETTINGS).map_err(OpenFailure::Settings)?;
        let sources = folder.read(settings_source, &settings.ignored);
        Ok(Self::of(&folder, sources, settings, problems))
    }

    /// Reads a ledger of these files, which may stand nowhere on disk; attachments are those of the folder.
    ///
    /// # Errors
    /// When the first file is no `bursar.toml` that can be read.
    pub fn from_sources(folder: &Folder, sources: Sources) -> Result<Self, OpenFailure> {
        let settings_source = sources.get(FileId::SETTINGS);
        let (settings, problems) = Settings::read(settings_source, FileId::SETTINGS).map_err(OpenFailure::Settings)?;
        Ok(Self::of(folder, sources, settings, problems))
    }

    /// Reads the ledger as it stood at a revision of its repository; attachments are those of today's folder. Where its
    /// `bursar.toml` could not be read at that time, today's takes its place, and the flag says so: else the change that mends
    /// it could never be compared.
    ///
    /// # Errors
    /// When there is no repository or no such revision, or the ledger in it cannot be read.
    #[cfg(feature = "git")]
    pub fn read_at(root: &Path, revision: &str) -> Result<(Self, bool), OpenFailure> {
        let repository = Repository::of(root).map_err(OpenFailure::Revision)?;
        let folder = Folder::open(root).map_err(OpenFailure::Folder)?;
        let mut source = repository.settings(revision).map_err(OpenFailure::Revision)?;
        let mut read = Settings::read(&source, FileId::SETTINGS);
        let is_todays = read.is_err();
        if is_todays {
            source = folder.settings().map_err(OpenFailure::Folder)?;
            read = Settings::read(&source, FileId::SETTINGS);
        }
        let (settings, problems) = read.map_err(OpenFailure::Settings)?;
        let sources = repository.read(revision, source, &settings.ignored).map_err(OpenFailure::Revision)?;
        Ok((Self::of(&folder, sources, settings, problems), is_todays))
    }

    fn of(folder: &Folder, sources: Sources, settings: Settings, problems: Vec<Problem>) -> Self {
        let ledger = Ledger::read(sources, &settings.kinds, problems);
        let attachments = Attachments::gather(folder, &files_named(&ledger));
        Self { root: folder.root().to_path_buf(), settings, ledger, attachments, refiled: OnceLock::new() }
    }

    /// The books, derived as of a day.
    pub fn books(&self, today: Day) -> Books<'_> {
        Books::build(&self.ledger, &self.settings, today)
    }

    /// What rules may look at.
    pub fn context<'c>(&'c self, books: &'c Books<'c>, today: Day, lang: Lang) -> Context<'c> {
        let (ledger, settings) = (&self.ledger, &self.settings);
        let refiled = self.refiled.get_or_init(|| differences(ledger, settings));
        Context { ledger, books, settings, attachments: &self.attachments, refiled, today, lang }
    }
}

/// The files that rows name as their evidence.
fn files_named(ledger: &Ledger) -> Vec<&str> {
    let registers = &ledger.registers;
    let receipts = registers.receipts.iter().filter_map(|receipt| receipt.file.as_deref());
    let certificates = registers.certificates.iter().filter_map(|certificate| certificate.file.as_deref());
    let mut named: Vec<&str> = receipts.chain(certificates).collect();
    named.sort_unstable();
    named.dedup();
    named
}
