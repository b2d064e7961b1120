//! What holds for every command of a run: which ledger, which language, which day, colour or not.

use super::language;
use super::open::{OpenFailure, Opened};
use crate::day::Day;
use crate::lang::Lang;
use crate::policy::Settings;
use crate::render::visible;
use crate::say;
use crate::source::{Failure, FileId, Folder, find_ledger};
use anyhow::{Context as _, anyhow};
use clap::ArgMatches;
use std::io::IsTerminal;
use std::path::PathBuf;

/// The environment variable that names a ledger.
pub const LEDGER_VARIABLE: &str = "BURSAR_LEDGER";

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal that wants it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Colour {
    /// From the word that `--color` takes.
    pub fn of(word: Option<&str>) -> Self {
        match word {
            Some("always") => Self::Always,
            Some("never") => Self::Never,
            _ => Self::Auto,
        }
    }
}

impl From<Colour> for clap::ColorChoice {
    fn from(colour: Colour) -> Self {
        match colour {
            Colour::Auto => Self::Auto,
            Colour::Always => Self::Always,
            Colour::Never => Self::Never,
        }
    }
}

/// What holds for every command of a run.
#[derive(Debug)]
pub struct Session {
    /// The folder that was named, if one was.
    folder: Option<PathBuf>,
    /// The language of everything it says.
    lang: Lang,
    /// Whether `--lang` or `BURSAR_LANG` says so.
    language_is_asked_for: bool,
    today: Option<Day>,
    colour: Colour,
}

impl Session {
    /// From the arguments that every command takes; `lang` is the language that usage errors are in.
    ///
    /// # Errors
    /// When an argument makes no sense.
    pub fn new(matches: &ArgMatches, lang: Lang) -> anyhow::Result<Self> {
        let inner = matches.subcommand().map_or(matches, |(_, inner)| inner);
        let asked = inner.get_one::<String>("lang").map(|tag| {
            let shown = visible(tag);
            Lang::from_tag(tag)
                .ok_or_else(|| anyhow!(say!(lang, "不支持的语言：{shown}（可用 zh、en）", "no such language: {shown} (zh or en)")))
        });
        let today = inner.get_one::<String>("today").map(|text| {
            let shown = visible(text);
            let day = Day::parse(text).map(|(day, _)| day);
            day.ok_or_else(|| {
                anyhow!(say!(lang, "--today 不是日期：{shown}（如 2026-09-30）", "--today is no date: {shown} (as 2026-09-30)"))
            })
        });
        let mut session = Self {
            folder: inner.get_one::<PathBuf>("directory").cloned(),
            lang,
            language_is_asked_for: false,
            today: today.transpose()?,
            colour: Colour::of(inner.get_one::<String>("color").map(String::as_str)),
        };
        let asked = asked.transpose()?.or_else(language::from_environment);
        session.language_is_asked_for = asked.is_some();
        session.lang = asked.or_else(|| session.of_ledger()).unwrap_or(lang);
        Ok(session)
    }

    /// The language that the ledger asks for, where one lies here.
    fn of_ledger(&self) -> Option<Lang> {
        let folder = Folder::open(&self.root().ok()?).ok()?;
        let (settings, _) = Settings::read(&folder.settings().ok()?, FileId::SETTINGS).ok()?;
        settings.school.language
    }

    /// The language of everything it says: what was asked for, then the ledger's own, then the system's.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether somebody asked for that language by `--lang` or `BURSAR_LANG`.
    pub const fn asks_for_language(&self) -> bool {
        self.language_is_asked_for
    }

    /// The folder from which a ledger is looked for upwards: `-C`, then `BURSAR_LEDGER`, then the current one.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn start(&self) -> anyhow::Result<PathBuf> {
        let there = |folder: PathBuf| {
            if folder.is_dir() { Ok(folder) } else { Err(anyhow::Error::from(OpenFailure::Folder(Failure::NoFolder(folder)))) }
        };
        if let Some(folder) = &self.folder {
            return there(folder.clone());
        }
        match std::env::var_os(LEDGER_VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => there(PathBuf::from(folder)).context(LEDGER_VARIABLE),
            None => std::env::current_dir().with_context(|| say!(self.lang, "无法确定当前文件夹", "there is no current folder")),
        }
    }

    /// The folder of the ledger, found like git finds a repository: from the start upwards.
    ///
    /// # Errors
    /// When no folder upwards holds a `bursar.toml`.
    pub fn root(&self) -> anyhow::Result<PathBuf> {
        let start = self.start()?;
        let start = std::path::absolute(&start).unwrap_or(start);
        find_ledger(&start).ok_or_else(|| OpenFailure::Folder(Failure::NoLedger(start)).into())
    }

    /// Finds and reads the ledger.
    ///
    /// # Errors
    /// When there is none, or its `bursar.toml` cannot be read.
    pub fn open(&self) -> anyhow::Result<Opened> {
        Ok(Opened::read(&self.root()?)?)
    }

    /// The day of the run: `--today`, then the ledger's own, then the clock's: the only place that asks the clock.
    pub fn today(&self, opened: &Opened) -> Day {
        let clock = || Day::from_date(chrono::Local::now().date_naive());
        self.today.or(opened.settings.school.today).unwrap_or_else(clock)
    }

    /// When output is coloured.
    pub const fn colour(&self) -> Colour {
        self.colour
    }

    /// Whether standard output is to be coloured.
    pub fn coloured(&self) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                let choice = anstream::AutoStream::choice(&std::io::stdout());
                choice != anstream::ColorChoice::Never && std::io::stdout().is_terminal()
            }
        }
    }
}
