//! Findings as SARIF 2.1.0, which code hosts and editors read.

use super::region::{Region, Regions};
use super::sheet::{CheckSheet, RuleLine};
use super::text::NEXT;
use crate::findings::{Finding, Place};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::{self, Write};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OneResult<'s> {
    rule_id: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'s str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    /// Empty where nothing covers the finding: if one result of a run has them, all must.
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "bursar/v1")]
    first: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    physical: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

/// Writes the log with its one run, waived findings included as suppressed results.
///
/// # Errors
/// When `out` does not take it.
pub fn render(sheet: &CheckSheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut locations = Locations { sheet, regions: Regions::new(sheet.sources) };
    let results: Vec<OneResult<'_>> = sheet.findings.iter().map(|finding| locations.result(finding)).collect();
    let driver = json!({
        "name": "bursar",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": sheet.rules.iter().map(rule).collect::<Vec<_>>(),
    });
    let not_run: Vec<_> = sheet
        .rules_not_run()
        .map(|rule| {
            let text = format!("{}: {}", rule.id, rule.not_run_for.join(", "));
            json!({ "level": "warning", "message": { "text": text }, "associatedRule": { "id": rule.id } })
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "language": sheet.lang.tag(),
            "columnKind": "utf16CodeUnits",
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": not_run }],
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// What a viewer knows of a rule.
fn rule(rule: &RuleLine) -> serde_json::Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": plain(rule.title) },
        "fullDescription": { "text": plain(rule.why) },
        "defaultConfiguration": { "level": rule.level.name() },
    })
}

struct Locations<'s> {
    sheet: &'s CheckSheet<'s>,
    regions: Regions<'s>,
}

impl<'s> Locations<'s> {
    fn result(&mut self, finding: &'s Finding) -> OneResult<'s> {
        let text = match finding.next.as_str() {
            "" => finding.message.clone(),
            next => format!("{}\n{}: {next}", finding.message, NEXT.text(self.sheet.lang)),
        };
        let related = finding.related.iter().enumerate();
        let related = related.map(|(id, other)| self.location(&other.place, Some((id, &other.message))));
        let related_locations = related.collect();
        let waiver = finding.waived.as_ref().map(|place| self.location(place, None));
        OneResult {
            rule_id: finding.rule,
            rule_index: self.sheet.rules.iter().position(|rule| rule.id == finding.rule),
            level: finding.level.name(),
            message: Message { text: plain(&text) },
            locations: [self.location(&finding.place, None)],
            related_locations,
            partial_fingerprints: Fingerprints { first: fingerprint(finding) },
            suppressions: waiver
                .into_iter()
                .map(|location| Suppression { kind: "external", status: "accepted", location })
                .collect(),
        }
    }

    fn location(&mut self, place: &Place, other: Option<(usize, &str)>) -> Location {
        let uri = encoded(&self.sheet.path_in_repository(&place.file));
        Location {
            id: other.map(|(id, _)| id),
            physical: PhysicalLocation { artifact_location: ArtifactLocation { uri }, region: self.regions.region(place) },
            message: other.map(|(_, message)| Message { text: plain(message) }),
        }
    }
}

/// A message that holds no link: SARIF reads `[text](target)` as one.
fn plain(text: &str) -> String {
    text.replace("](", "] (")
}

/// A path as a relative URI.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => _ = write!(uri, "%{byte:02X}"),
        }
    }
    uri
}

/// The SHA-256 of what stays the same when lines move, its parts apart by a byte that none of them ends with.
fn fingerprint(finding: &Finding) -> String {
    let (rule, subject, message) = finding.fingerprint();
    let digest = Sha256::digest([rule, subject, message].join("\0"));
    digest.iter().fold(String::new(), |mut text, byte| {
        _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests;
