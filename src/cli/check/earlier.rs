//! Findings that were there before are left out: those of an earlier revision, and those of the day a school began.

#[cfg(feature = "git")]
use super::super::OpenFailure;
use super::super::Opened;
use super::super::failure::{self, shown};
use super::adoption::{self, Adopted};
use crate::day::Day;
#[cfg(feature = "git")]
use crate::evidence::RevisionFailure;
use crate::lang::Lang;
#[cfg(feature = "git")]
use crate::render::visible;
#[cfg(feature = "git")]
use crate::rules;
use crate::rules::check::{Checked, Selection};
use crate::say;
#[cfg(feature = "git")]
use anyhow::Context as _;
#[cfg(not(feature = "git"))]
use anyhow::bail;
use std::path::Path;

/// Leaves out what was wrong at an earlier revision already.
///
/// # Errors
/// When there is no such revision, or its ledger cannot be read; where there was no ledger yet, everything is new.
#[cfg(feature = "git")]
pub fn leave_out_earlier(
    opened: &Opened,
    checked: &mut Checked,
    revision: &str,
    today: Day,
    lang: Lang,
    selection: &Selection,
) -> anyhow::Result<()> {
    let name = visible(revision);
    let earlier = match Opened::read_at(&opened.root, revision) {
        Ok(earlier) => earlier,
        Err(OpenFailure::Revision(RevisionFailure::NoLedger)) => {
            failure::note(&say!(
                lang,
                "{name} 时还没有这本账簿，全部问题都算新的",
                "at {name} there was no ledger yet: every finding is new"
            ));
            return Ok(());
        }
        Err(failure @ OpenFailure::Settings(_)) => {
            return Err(failure).with_context(|| say!(lang, "git 版本 {name}", "git revision {name}"));
        }
        Err(failure) => return Err(failure.into()),
    };
    let books = earlier.books(today);
    let before = rules::check::run(&earlier.context(&books, today, lang), selection);
    let left_out = adoption::since(&mut checked.findings, &before.findings);
    checked.recount();
    failure::note(&say!(
        lang,
        "{name} 时已有的 {left_out} 条问题不再列出",
        "findings that stood at {name} already and are left out: {left_out}"
    ));
    Ok(())
}

/// Without git in the program there is no earlier revision to read.
///
/// # Errors
/// Always.
#[cfg(not(feature = "git"))]
pub fn leave_out_earlier(_: &Opened, _: &mut Checked, _: &str, _: Day, lang: Lang, _: &Selection) -> anyhow::Result<()> {
    bail!(say!(lang, "此程序编译时未带 git 功能，不能用 --since", "this build has no git in it: --since needs the feature `git`"))
}

/// Leaves out the findings that stood on the day the school began, or writes them down on that day.
///
/// # Errors
/// When the file can neither be read nor written.
pub fn leave_out_baseline(checked: &mut Checked, path: &Path, lang: Lang) -> anyhow::Result<()> {
    let adopted = adoption::baseline(path, &mut checked.findings, lang)?;
    checked.recount();
    let path = shown(path);
    let line = match adopted {
        Adopted::Written(count) => {
            say!(
                lang,
                "已将现有 {count} 条问题写入基线 {path}",
                "findings that stand and are written to the baseline {path}: {count}"
            )
        }
        Adopted::LeftOut(count) => {
            say!(lang, "基线 {path} 中的 {count} 条问题不再列出", "findings of the baseline {path} that are left out: {count}")
        }
    };
    failure::note(&line);
    Ok(())
}
