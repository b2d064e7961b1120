//! The small school of the guides with a test's own files over it, and what `check` finds in it.

use crate::commands::run::Place;
use bursar::cli::Opened;
use bursar::findings::Finding;
use bursar::lang::Lang;
use bursar::rules::check;

/// The small school with these files over it.
pub fn opened<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Opened {
    let place = Place::school();
    for (path, text) in files {
        place.write(path.as_ref(), text.as_ref());
    }
    Opened::read(&place.path("")).expect("the ledger opens")
}

/// The text of one of its own files, to be changed.
pub fn file(name: &str) -> String {
    Place::school().read(name)
}

/// What `check` finds in a ledger on the day that it names itself.
pub fn findings(opened: &Opened, lang: Lang, selection: &check::Selection) -> Vec<Finding> {
    let today = opened.settings.school.today.expect("the small school has its day");
    let books = opened.books(today);
    check::run(&opened.context(&books, today, lang), selection).findings
}

/// Everything that is found, in English.
pub fn found(files: &[(&str, &str)]) -> Vec<Finding> {
    findings(&opened(files), Lang::English, &check::Selection::default())
}

/// `rule file:line`.
pub fn place(finding: &Finding) -> String {
    format!("{} {}:{}", finding.rule, finding.place.file, finding.place.start.line)
}

/// `rule file:line: message`.
pub fn told(finding: &Finding) -> String {
    format!("{}: {}", place(finding), finding.message)
}
