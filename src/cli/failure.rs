//! Failures: bursar cannot run. What, where, and what to do; never a finding, never a crash.

use super::open::OpenFailure;
#[cfg(feature = "git")]
use crate::evidence::RevisionFailure;
use crate::lang::Lang;
use crate::say;
use crate::source::Failure;
use std::fmt;

impl fmt::Display for OpenFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&text(self, Lang::English))
    }
}

impl std::error::Error for OpenFailure {}

fn text(failure: &OpenFailure, lang: Lang) -> String {
    match failure {
        OpenFailure::Folder(Failure::NoLedger(folder)) => say!(
            lang,
            "从 {folder} 往上都没有 bursar.toml\n提示：用 -C 文件夹 指明账簿，或用 bursar init 新建一本",
            "no bursar.toml from {folder} upwards\nhint: name the ledger with -C DIR, or start one with `bursar init`",
            folder = crate::render::visible(&folder.display().to_string())
        ),
        OpenFailure::Folder(Failure::Unreadable(path, reason)) => say!(
            lang,
            "读不了 {path}：{reason}",
            "cannot read {path}: {reason}",
            path = crate::render::visible(&path.display().to_string())
        ),
        OpenFailure::Folder(Failure::Settings(path, fault)) => say!(
            lang,
            "读不了 {path}：{reason}\n提示：{next}",
            "cannot read {path}: {reason}\nhint: {next}",
            path = crate::render::visible(&path.display().to_string()),
            reason = fault.text(lang),
            next = fault.next(lang)
        ),
        OpenFailure::Settings(failure) => failure.text(lang),
        #[cfg(feature = "git")]
        OpenFailure::Revision(failure) => revision(failure, lang),
    }
}

#[cfg(feature = "git")]
fn revision(failure: &RevisionFailure, lang: Lang) -> String {
    match failure {
        RevisionFailure::NoRepository => say!(lang, "账簿不在 git 仓库里", "the ledger lies in no git repository"),
        RevisionFailure::NoRevision(reason) => say!(lang, "没有这个版本：{reason}", "no such revision: {reason}"),
        RevisionFailure::NoLedger => say!(lang, "那个版本里还没有这本账簿", "the ledger did not stand there at that revision"),
        RevisionFailure::Unreadable(reason) => say!(
            lang,
            "读不了那个版本：{reason}\n提示：浅克隆会缺少历史，可用 git fetch --unshallow",
            "cannot read that revision: {reason}\nhint: a shallow clone lacks history; try git fetch --unshallow"
        ),
    }
}

/// Prints a failure to standard error, with everything that led to it.
pub fn print(error: &anyhow::Error, lang: Lang) {
    let head = say!(lang, "错误", "error");
    for (position, cause) in error.chain().enumerate() {
        let text = cause.downcast_ref::<OpenFailure>().map_or_else(|| cause.to_string(), |failure| text(failure, lang));
        let head = if position == 0 { head.as_str() } else { "  " };
        // Nothing more can be done where even standard error is closed.
        let () = anstream::eprintln!("{head}: {text}");
    }
}
