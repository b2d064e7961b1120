//! What `--since` says in a program that was built without git.

use super::super::Opened;
use crate::day::Day;
use crate::lang::Lang;
use crate::rules::check::{Checked, Selection};
use crate::say;
use anyhow::bail;

/// Without git in the program there is no earlier revision to read.
///
/// # Errors
/// Always.
pub fn leave_out_earlier(_: &Opened, _: &mut Checked, _: &str, _: Day, lang: Lang, _: &Selection) -> anyhow::Result<()> {
    bail!(say!(lang, "此程序编译时未带 git 功能，不能用 --since", "this build has no git in it: --since needs the feature `git`"))
}
