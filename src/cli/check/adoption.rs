//! Findings that stood on the day a school began (`--baseline`) are written down once and left out from then on.

use super::super::failure::{self, shown};
use crate::findings::Finding;
use crate::lang::Lang;
use crate::rules::check::Checked;
use crate::say;
use anyhow::{Context as _, anyhow};
use serde::{Deserialize, Serialize};
use serde_json::error::Category;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The version of the baseline file.
const VERSION: u32 = 1;

/// The findings that stood on the day a school began, without words, so that the language does not matter.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Baseline {
    version: u32,
    findings: Vec<Known>,
}

/// A finding by what it is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    rule: String,
    subject: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
}

impl Known {
    fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.to_owned(),
            subject: finding.subject.clone(),
            row: finding.row.as_ref().map(|row| row.0.clone()),
            field: finding.field.map(str::to_owned),
        }
    }
}

/// What a baseline did to a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Adopted {
    /// The file was written, with so many findings.
    Written(usize),
    /// So many findings of the file still stand and were left out.
    LeftOut(usize),
}

/// Leaves out the findings that stood on the day the school began, or writes them down on that day.
///
/// # Errors
/// When the file can neither be read nor written.
pub fn leave_out_baseline(checked: &mut Checked, path: &Path, lang: Lang) -> anyhow::Result<()> {
    let adopted = baseline(path, &mut checked.findings, lang)?;
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

/// Writes the baseline where there is none yet, else takes what stands in it out of the findings.
///
/// # Errors
/// When the file cannot be read, is no baseline, or cannot be written.
fn baseline(path: &Path, findings: &mut Vec<Finding>, lang: Lang) -> anyhow::Result<Adopted> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let mut known: Vec<Known> = findings.iter().filter(|finding| finding.waived.is_none()).map(Known::of).collect();
            known.sort();
            let written = known.len();
            let baseline = Baseline { version: VERSION, findings: known };
            let mut json = serde_json::to_string_pretty(&baseline)?;
            json.push('\n');
            super::super::output::write(json.as_bytes(), Some(path), lang)?;
            findings.retain(|finding| finding.waived.is_some());
            return Ok(Adopted::Written(written));
        }
        Err(error) => return Err(error).with_context(|| say!(lang, "读不了 {}", "cannot read {}", shown(path))),
    };
    let baseline = read(&text, lang).map_err(|reason| {
        let path = shown(path);
        anyhow!(say!(
            lang,
            "{path} 不是基线文件：{reason}\n从备份或 git 取回原来的文件；要把现有问题都算作基线，就删去它再运行一次",
            "{path} is no baseline: {reason}\nget the file back from git or a backup; to take what stands now as the baseline, delete it and run again"
        ))
    })?;
    let mut known = BTreeMap::new();
    for finding in baseline.findings {
        *known.entry(finding).or_insert(0_usize) += 1;
    }
    Ok(Adopted::LeftOut(leave_out(findings, known, Known::of)))
}

/// The version that a file says, whatever else stands in it.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

/// Reads the text of a baseline; else says in words what is wrong with it.
fn read(text: &str, lang: Lang) -> Result<Baseline, String> {
    if let Ok(Versioned { version }) = serde_json::from_str(text)
        && version != VERSION
    {
        return Err(say!(
            lang,
            "版本是 {version}，本程序只读版本 {VERSION}",
            "it is of version {version}, this program reads {VERSION}"
        ));
    }
    serde_json::from_str(text).map_err(|error| {
        let line = error.line();
        match error.classify() {
            Category::Eof => say!(lang, "第 {line} 行没写完就断了", "it breaks off in line {line}"),
            Category::Data => say!(lang, "第 {line} 行有基线里没有的内容", "line {line} has what no baseline has"),
            _ => say!(lang, "第 {line} 行不是 JSON", "line {line} is no JSON"),
        }
    })
}

/// Takes out as many findings of a kind as are known; one more than known is new.
pub(super) fn leave_out<K: Ord>(findings: &mut Vec<Finding>, mut known: BTreeMap<K, usize>, key: impl Fn(&Finding) -> K) -> usize {
    let before = findings.len();
    findings.retain(|finding| match known.get_mut(&key(finding)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    });
    before - findings.len()
}
