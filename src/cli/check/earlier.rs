//! Findings that were there at an earlier revision already (`--since`) are left out.

use super::super::failure;
use super::super::{OpenFailure, Opened};
use super::adoption::leave_out;
use crate::day::Day;
use crate::evidence::RevisionFailure;
use crate::findings::Finding;
use crate::lang::Lang;
#[cfg(feature = "git")]
use crate::render::visible;
#[cfg(feature = "git")]
use crate::rules;
use crate::rules::check::{Checked, Selection};
use crate::say;
use std::collections::BTreeMap;

/// Leaves out what was wrong at an earlier revision already.
///
/// # Errors
/// When there is no such revision, or its ledger cannot be read; where there was no ledger yet, everything is new.
pub fn leave_out_earlier(
    opened: &Opened,
    checked: &mut Checked,
    revision: &str,
    today: Day,
    lang: Lang,
    selection: &Selection,
) -> anyhow::Result<()> {
    let name = visible(revision);
    let (earlier, by_todays_settings) = match Opened::read_at(&opened.root, revision) {
        Ok(earlier) => earlier,
        Err(OpenFailure::Revision(RevisionFailure::NoLedger)) => {
            failure::note(&say!(
                lang,
                "{name} 时还没有这本账簿，全部问题都算新的",
                "at {name} there was no ledger yet: every finding is new"
            ));
            return Ok(());
        }
        Err(failure) => return Err(failure.into()),
    };
    if by_todays_settings {
        failure::note(&say!(
            lang,
            "{name} 时的 bursar.toml 读不了，那时的各行按现在的 bursar.toml 核对",
            "bursar.toml could not be read at {name}: the rows of that time are judged by today's"
        ));
    }
    let books = earlier.books(today);
    let before = rules::check::run(&earlier.context(&books, today, lang), selection);
    let left_out = since(&mut checked.findings, &before.findings);
    checked.recount();
    failure::note(&say!(
        lang,
        "{name} 时已有的 {left_out} 条问题不再列出",
        "findings that stood at {name} already and are left out: {left_out}"
    ));
    Ok(())
}

/// Takes findings that an earlier state of the ledger already had out of the present ones; gives how many.
fn since(findings: &mut Vec<Finding>, earlier: &[Finding]) -> usize {
    type Fingerprint = (&'static str, String, String);
    let key = |finding: &Finding| -> Fingerprint {
        let (rule, subject, message) = finding.fingerprint();
        (rule, subject.to_owned(), message.to_owned())
    };
    let mut known = BTreeMap::new();
    for finding in earlier {
        *known.entry(key(finding)).or_insert(0_usize) += 1;
    }
    leave_out(findings, known, key)
}
