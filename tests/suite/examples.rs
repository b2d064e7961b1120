//! Every command that a page shows is run, and what it prints is what the page shows.
//!
//! The pages are the top-level `README.md` and the learning path in `examples/`. In a `console` block a line that begins
//! with `$ ` is a command and the lines below it are what it prints. The commands of a page run one after the other in a
//! copy of the page's folder. A `csv`, `toml` or `diff` block below a path in backticks stands in that file word for word.
//! `BURSAR_UPDATE=1 cargo test` writes what the commands print into the pages; read the difference before you keep it.

use bursar::cli::Opened;
use bursar::lang::Lang;
use bursar::rules::check;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The ledgers of the learning path: the folders that begin with a number.
fn ledgers() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository().join("examples")).expect("the learning path").flatten();
    let numbered = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(|first: char| first.is_ascii_digit()));
    let mut folders: Vec<PathBuf> = numbered.map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

/// Copies a folder, without what git and cargo keep there.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let name = entry.file_name();
        if name == "target" || name.to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(name));
        } else {
            fs::copy(entry.path(), to.join(name)).expect("a copy");
        }
    }
}

/// The words of a command, without the quotes that a shell needs.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    for character in command.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '\'' | '"') => quote = Some(character),
            (None, ' ') => words.push(std::mem::take(&mut word)),
            _ => word.push(character),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// A page's terminal: a folder, and how the last command ended.
struct Terminal<'f> {
    folder: &'f Path,
    status: i32,
}

impl Terminal<'_> {
    /// What a command prints.
    fn run(&mut self, command: &str) -> String {
        let words = words(command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (program, arguments) = match words.as_slice() {
            ["echo", "$?"] => return format!("{}\n", self.status),
            ["bursar", arguments @ ..] | ["cargo", "run", "--release", "--no-default-features", "--", arguments @ ..] => {
                (env!("CARGO_BIN_EXE_bursar"), arguments)
            }
            ["git", arguments @ ..] => ("git", arguments),
            _ => panic!("pages run bursar and git only: {command}"),
        };
        let output = Command::new(program)
            .args(arguments)
            .current_dir(self.folder)
            .env("LC_ALL", "zh_CN.UTF-8")
            .env("NO_COLOR", "1")
            .env("GIT_CEILING_DIRECTORIES", self.folder.parent().unwrap_or(self.folder))
            .env_remove("BURSAR_LANG")
            .env_remove("BURSAR_LEDGER")
            .output()
            .unwrap_or_else(|error| panic!("{command}: {error}"));
        self.status = output.status.code().expect("no command is killed");
        String::from_utf8(output.stdout).expect("text") + &String::from_utf8(output.stderr).expect("text")
    }

    /// A console block as it should stand: its commands, each with what it prints.
    fn console(&mut self, block: &str) -> String {
        let commands = block.lines().filter_map(|line| line.strip_prefix("$ "));
        commands.map(|command| format!("$ {command}\n{}", self.run(command))).collect()
    }

    /// Whether a block stands in this file word for word.
    fn quotes(&self, file: &str, block: &str) -> bool {
        let text = fs::read_to_string(self.folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        text.starts_with(block) || text.contains(&format!("\n{block}"))
    }
}

/// A page after its commands were run.
#[derive(Default)]
struct Replayed {
    /// The page as it should stand.
    page: String,
    /// Where commands print something else than the page shows.
    differences: String,
    /// What the page quotes from files that say something else.
    misquoted: String,
}

/// Runs the commands of a page, in order, in a folder.
fn replay(page: &str, folder: &Path) -> Replayed {
    let mut terminal = Terminal { folder, status: 0 };
    let mut replayed = Replayed::default();
    let mut above = "";
    let mut lines = page.split_inclusive('\n');
    while let Some(line) = lines.next() {
        replayed.page += line;
        if let Some(kind) = line.trim_end().strip_prefix("```") {
            let block: String = lines.by_ref().take_while(|line| line.trim_end() != "```").collect();
            let file = above.strip_prefix('`').and_then(|above| above.strip_suffix('`'));
            match (kind, file) {
                ("console", _) => {
                    let console = terminal.console(&block);
                    if console != block {
                        replayed.differences += &format!("--- page\n{block}+++ program\n{console}");
                    }
                    replayed.page += &console;
                }
                ("csv" | "toml" | "diff", Some(file)) if !terminal.quotes(file, &block) => {
                    replayed.misquoted += &format!("{file} has no such lines:\n{block}");
                    replayed.page += &block;
                }
                _ => replayed.page += &block,
            }
            replayed.page += "```\n";
        }
        if !line.trim().is_empty() {
            above = line.trim_end();
        }
    }
    replayed
}

#[test]
fn every_page_shows_what_its_commands_print() {
    let update = std::env::var_os("BURSAR_UPDATE").is_some();
    let mut pages = vec![repository().join("README.md"), repository().join("examples/README.md")];
    pages.extend(ledgers().iter().map(|ledger| ledger.join("README.md")));
    let mut faults = String::new();
    for path in pages {
        let page = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let copied = tempfile::tempdir().expect("a folder");
        copy(path.parent().expect("a page lies in a folder"), copied.path());
        let replayed = replay(&page, copied.path());
        if update && replayed.page != page {
            fs::write(&path, &replayed.page).expect("the page");
        } else if !replayed.differences.is_empty() {
            faults += &format!("{}\n{}", path.display(), replayed.differences);
        }
        if !replayed.misquoted.is_empty() {
            faults += &format!("{}\n{}", path.display(), replayed.misquoted);
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// Fails where a ledger that is shown as an example has anything to find that nobody has waived.
fn prove_clean(folder: &Path) {
    let opened = Opened::read(folder).expect("the ledger opens");
    let today = opened.settings.school.today.expect("a sample ledger has its day");
    let books = opened.books(today);
    let checked = check::run(&opened.context(&books, today, Lang::English), &check::Selection::default());
    // What is waived is counted and listed; it is nothing to mend.
    let found = checked.findings.iter().filter(|finding| finding.waived.is_none());
    let found: Vec<&str> = found.map(|finding| finding.message.as_str()).collect();
    assert!(found.is_empty(), "{}: {found:?}", folder.display());
}

#[test]
fn the_sample_schools_are_clean() {
    let schools: Vec<_> = fs::read_dir(repository().join("ledgers")).expect("the ledgers").collect();
    assert!(schools.len() > 1, "a school and a kindergarten");
    for school in schools {
        prove_clean(&school.expect("a folder").path());
    }
}

#[test]
fn every_ledger_of_the_learning_path_is_clean_and_in_the_index() {
    let index = fs::read_to_string(repository().join("examples/README.md")).expect("the index");
    for folder in ledgers() {
        prove_clean(&folder);
        let name = folder.file_name().expect("a name").to_string_lossy();
        assert!(index.contains(&format!("({name}/README.md)")), "the index has no link to {name}");
    }
}
