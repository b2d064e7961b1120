//! Every form, held to a page that was read as text: `tests/forms/NAME.md`, in both languages; and what a form is on paper.
//!
//! `BURSAR_UPDATE=1 cargo test --test suite every_form` writes the pages anew: read what changed.

use crate::commands::run::{Place, Run, repository};
use bursar::forms::FORMS;
use std::fs;

/// A document of the sample school for each form.
const DOCUMENTS: [(&str, &str); 11] = [
    ("purchase-request", "QG-202609-007"),
    ("acceptance", "QG-202610-001"),
    ("stock-slip", "LY-202610-003"),
    ("claim", "BX-202610-020"),
    ("asset-card", "A02010105-2021-0002"),
    ("asset-label", "counselling-room"),
    ("disposal", "ZC-202611-003"),
    ("repair", "WX-202609-001"),
    ("damage", "PC-202610-001"),
    ("custody-letter", "counselling-room"),
    ("sample-label", "2026-10-12"),
];

/// A form of the sample school on a fixed day.
fn print(place: &Place, arguments: &[&str]) -> Run {
    let ledger = repository("ledgers/qingshi-primary");
    let mut words = vec!["print"];
    words.extend(arguments);
    words.extend(["--today", "2027-07-31", "-C", ledger.to_str().expect("a path")]);
    place.run(&words)
}

#[test]
fn every_form_is_what_was_read() {
    let update = std::env::var_os("BURSAR_UPDATE").is_some();
    let place = Place::empty();
    let mut differs = Vec::new();
    for (form, document) in DOCUMENTS {
        let mut text = format!("`bursar print {form} {document} --format text`\n");
        for lang in ["zh", "en"] {
            let out = print(&place, &[form, document, "--format", "text", "--lang", lang]).ended(0).out;
            // The commit differs at every run.
            let lines = out.lines().map(|line| line.split("，账簿版本").next().and_then(|line| line.split(", ledger at").next()));
            text += &format!("\n```text\n{}\n```\n", lines.flatten().collect::<Vec<_>>().join("\n"));
        }
        let file = repository(&format!("tests/forms/{form}.md"));
        if fs::read_to_string(&file).unwrap_or_default() != text {
            if update {
                fs::write(&file, text).expect("the page");
            }
            differs.push(form);
        }
    }
    assert!(update || differs.is_empty(), "BURSAR_UPDATE=1 writes anew: {differs:?}");
    assert!(FORMS.iter().all(|form| DOCUMENTS.iter().any(|(name, _)| *name == form.name)), "a form without a document");
}

#[test]
fn a_document_that_is_not_there_is_named_with_what_the_form_takes() {
    let run = print(&Place::empty(), &["claim", "BX-202610-02", "--lang", "en"]).ended(2);
    assert!(run.err.contains("no expense claim of BX-202610-02") && run.err.contains("BX-2026"), "{}", run.err);
    let run = print(&Place::empty(), &["asset-label", "counselling-room", "--label", "5x5", "--lang", "en"]).ended(2);
    assert!(run.err.contains("20 to 210"), "{}", run.err);
}

#[cfg(feature = "pdf")]
#[test]
fn a_form_on_paper_is_pdf_and_the_same_every_time() {
    let place = Place::empty();
    for (form, document) in [("claim", "BX-202610-020"), ("asset-label", "counselling-room")] {
        let file = |name: &str| {
            print(&place, &[form, document, "--no-system-fonts", "-o", name]).ended(0);
            fs::read(place.path(name)).expect("the file")
        };
        let (once, again) = (file("once.pdf"), file("again.pdf"));
        assert!(once.starts_with(b"%PDF-") && once == again, "{form}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_schools_own_layout_takes_the_place_of_the_built_in_one() {
    let place = Place::school();
    let id = "store-1";
    place.write("templates/custody-letter.typ", "#let d = json(\"data.json\")\n#d.forms.first().title #d.nothing");
    let run = place.run(&["print", "custody-letter", id, "-o", "own.pdf", "--lang", "en"]).ended(2);
    assert!(run.err.contains("2: ") && run.err.contains("nothing"), "says where in the template: {}", run.err);
    place.write("templates/custody-letter.typ", "#read(\"/etc/passwd\")");
    let run = place.run(&["print", "custody-letter", id, "-o", "own.pdf", "--lang", "en"]).ended(2);
    assert!(!run.err.contains("root:"), "{}", run.err);
    place.write("templates/custody-letter.typ", "#let d = json(\"data.json\")\n#d.forms.first().title");
    place.run(&["print", "custody-letter", id, "-o", "own.pdf"]).ended(0);
    place.run(&["print", "custody-letter", id, "-o", "own.pdf", "--built-in"]).ended(0);
}
