//! Failures: bursar cannot run. What, where, and what to do; never a finding, never a crash.

use super::open::{OpenFailure, Opened};
#[cfg(feature = "git")]
use crate::evidence::RevisionFailure;
use crate::lang::{Lang, Wording};
use crate::registers::{ALL, Register};
use crate::render::visible;
use crate::say;
use crate::source::Failure;
use anstyle::{AnsiColor, Style};
use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Before a failure.
const ERROR: Wording = Wording::new("错误：", "error: ");
/// Before what to do about it.
const HINT: Wording = Wording::new("提示：", "hint: ");

impl fmt::Display for OpenFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&text(self, Lang::English))
    }
}

impl std::error::Error for OpenFailure {}

/// A path as it is shown.
pub fn shown(path: &Path) -> String {
    visible(&path.display().to_string())
}

fn text(failure: &OpenFailure, lang: Lang) -> String {
    match failure {
        OpenFailure::Folder(Failure::NoLedger(folder)) => say!(
            lang,
            "从 {folder} 往上都没有 bursar.toml\n用 -C 文件夹 指明账簿，或用 bursar init 新建一本",
            "no bursar.toml from {folder} upwards\nname the ledger with -C DIR, or start one with `bursar init`",
            folder = shown(folder)
        ),
        OpenFailure::Folder(Failure::NoFolder(folder)) => {
            say!(lang, "没有文件夹 {folder}", "there is no folder {folder}", folder = shown(folder))
        }
        OpenFailure::Folder(Failure::Unreadable(path, reason)) => {
            say!(lang, "读不了 {path}：{reason}", "cannot read {path}: {reason}", path = shown(path), reason = visible(reason))
        }
        OpenFailure::Folder(Failure::Settings(path, fault)) => say!(
            lang,
            "读不了 {path}：{reason}\n{next}",
            "cannot read {path}: {reason}\n{next}",
            path = shown(path),
            reason = visible(&fault.text(lang)),
            next = visible(&fault.next(lang))
        ),
        OpenFailure::Settings(failure) => visible_lines(&failure.text(lang)),
        #[cfg(feature = "git")]
        OpenFailure::Revision(failure) => revision(failure, lang),
    }
}

#[cfg(feature = "git")]
fn revision(failure: &RevisionFailure, lang: Lang) -> String {
    match failure {
        RevisionFailure::NoRepository => say!(lang, "账簿不在 git 仓库里", "the ledger lies in no git repository"),
        RevisionFailure::NoRevision(name) => {
            say!(lang, "没有 {name} 这个 git 版本", "there is no git revision {name}", name = visible(name))
        }
        RevisionFailure::NoLedger => say!(lang, "那个版本里还没有这本账簿", "the ledger did not stand there at that revision"),
        RevisionFailure::Unreadable(reason) => say!(
            lang,
            "读不了那个版本：{reason}\n浅克隆会缺少历史，可用 git fetch --unshallow",
            "cannot read that revision: {reason}\na shallow clone lacks history; try git fetch --unshallow",
            reason = visible(reason)
        ),
    }
}

/// Why the system refused, in the language where the reason is a usual one, else in the system's own words.
pub fn of_system(error: &io::Error, lang: Lang) -> String {
    let wording = match error.kind() {
        ErrorKind::NotFound => Wording::new("没有这个文件或文件夹", "no such file or folder"),
        ErrorKind::PermissionDenied => Wording::new("没有权限", "permission denied"),
        ErrorKind::AlreadyExists => Wording::new("已经存在", "it exists already"),
        ErrorKind::NotADirectory => Wording::new("不是文件夹", "it is no folder"),
        ErrorKind::IsADirectory => Wording::new("是文件夹，不是文件", "it is a folder, no file"),
        ErrorKind::StorageFull => Wording::new("磁盘已满", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => Wording::new("磁盘只读", "the disk is read-only"),
        ErrorKind::InvalidData => Wording::new("不是 UTF-8 文字", "it is no UTF-8 text"),
        _ => return visible(&error.to_string()),
    };
    wording.text(lang).to_owned()
}

/// Prints a failure to standard error, with what led to it on the same line and what to do about it below.
pub fn print(error: &anyhow::Error, lang: Lang) {
    let of = |cause: &(dyn std::error::Error + 'static)| match (
        cause.downcast_ref::<OpenFailure>(),
        cause.downcast_ref::<io::Error>(),
    ) {
        (Some(failure), _) => text(failure, lang),
        (_, Some(error)) => of_system(error, lang),
        _ => visible_lines(&cause.to_string()),
    };
    let causes: Vec<String> = error.chain().map(of).collect();
    let whole = causes.join(match lang {
        Lang::Chinese => "：",
        Lang::English => ": ",
    });
    let lines: Vec<String> = whole.lines().map(str::to_owned).collect();
    say_aside(&lines, lang);
}

/// Text of several lines, each made safe to show.
fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

/// Prints a failure to standard error: what is wrong in the first line, what to do about it in the others.
pub fn say_aside(lines: &[String], lang: Lang) {
    let mut stderr = anstream::stderr();
    let styles = [AnsiColor::BrightRed.on_default().bold(), Style::new().bold()];
    for (position, line) in lines.iter().enumerate() {
        let (label, style) = match position {
            0 => (ERROR.text(lang), styles[0]),
            // The lines of a list stand under each other.
            _ if line.starts_with(' ') => ("", styles[1]),
            _ => (HINT.text(lang), styles[1]),
        };
        // Nothing more can be done where even standard error is closed.
        let _ = writeln!(stderr, "{style}{label}{style:#}{line}");
    }
}

/// Says how many rows could not be read and so are missing from a result: of a register, or of the whole ledger.
pub fn note_unread(opened: &Opened, register: Option<&Register>, lang: Lang) {
    let unread = ALL.iter().zip(&opened.ledger.unread);
    let wanted = unread.filter(|(of, _)| register.is_none_or(|register| register.name == of.name));
    let rows: usize = wanted.map(|(_, rows)| rows).sum();
    if rows > 0 {
        note(&say!(
            lang,
            "有 {rows} 行读不了，不在其中；bursar check format 说明原因",
            "rows that could not be read and are left out: {rows}; `bursar check format` says why"
        ));
    }
}

/// Says something beside the result, on standard error.
pub fn note(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}
