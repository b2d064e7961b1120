//! Whether the findings of a changed school are the ones that the table promises.

use super::change::Change;
use super::school::{Line, School};
use super::table::Claim;
use bursar::findings::Finding;
use bursar::registers::{ALL, find, spelled};
use std::collections::BTreeSet;

/// The most findings that a failure shows.
const MOST: usize = 8;

/// What is wrong with the findings, or nothing.
pub fn judge(claim: &Claim, line: &Line, change: &Change, findings: &[Finding]) -> Result<(), String> {
    if claim.rule.rule == "-" && findings.is_empty() {
        return Ok(());
    }
    let told: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == claim.rule.rule).collect();
    if told.is_empty() {
        return Err("not found".to_owned());
    }
    if !told.iter().any(|finding| stands(claim, line, change, finding)) {
        return Err("found at another place".to_owned());
    }
    if told.len() > 1 && !claim.rule.several {
        return Err(format!("found {} times", told.len()));
    }
    for finding in findings.iter().filter(|finding| finding.rule != claim.rule.rule) {
        let Some(beside) = claim.beside.iter().find(|beside| beside.rule == finding.rule) else {
            return Err(format!("{} speaks as well", finding.rule));
        };
        if !beside.several && findings.iter().filter(|other| other.rule == finding.rule).count() > 1 {
            return Err(format!("{} speaks several times", finding.rule));
        }
    }
    Ok(())
}

/// Whether a finding stands where the table says.
pub fn stands(claim: &Claim, line: &Line, change: &Change, finding: &Finding) -> bool {
    match claim.place.as_str() {
        "" => finding.place.file == change.source.path && change.lines.contains(&finding.place.start.line),
        "elsewhere" => true,
        "same-id" => finding.subject == line.id || finding.subject == change.new,
        "beside" => finding
            .related
            .iter()
            .any(|related| related.place.file == change.source.path && change.lines.contains(&related.place.start.line)),
        place => match place.strip_prefix("in:") {
            Some(register) => find(ALL, &spelled(&finding.place.file)).is_some_and(|found| ALL[found].name == register),
            None => {
                let named = |text: &String| *text == finding.subject;
                line.cells.get(place).is_some_and(named) || (claim.column == place && named(&change.new))
            }
        },
    }
}

/// What went wrong, for a person who keeps books.
pub fn told(claim: &Claim, school: &School, line: &Line, change: &Change, wrong: &str, findings: &[Finding]) -> String {
    let place = if claim.place.is_empty() { "in this row" } else { &claim.place };
    let mut text = format!(
        "{} {} {} {}/{}:{} {}\n  {}: `{}` → `{}`\n  {wrong}: {} is due ({place})\n",
        claim.stands,
        claim.register,
        claim.written,
        school.name,
        change.source.path,
        change.lines.start(),
        line.id,
        claim.column,
        change.old,
        change.new,
        claim.rule.rule,
    );
    if findings.is_empty() {
        text += "    no finding at all\n";
    }
    for finding in findings.iter().take(MOST) {
        let place = &finding.place;
        text += &format!("    {}:{} {} [{}] {}\n", place.file, place.start.line, finding.rule, finding.subject, finding.message);
        for related in finding.related.iter().take(3) {
            text += &format!("      {}:{}: {}\n", related.place.file, related.place.start.line, related.message);
        }
    }
    if findings.len() > MOST {
        let rules: BTreeSet<&str> = findings.iter().skip(MOST).map(|finding| finding.rule).collect();
        let rules = rules.into_iter().collect::<Vec<_>>().join(" ");
        text += &format!("    … {} more: {rules}\n", findings.len() - MOST);
    }
    text
}
