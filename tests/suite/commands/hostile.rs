//! A stranger's ledger: nothing in it runs, hides or moves the cursor, whatever command looks at it.

use super::json::Node;
use super::run::Place;

/// An escape sequence, a bell, a mark that turns the direction of writing, letters without width, a line separator.
const NASTY: &str = "\u{9b}2J\u{202e}gnp.exe\u{2066}\u{200b}\u{2028}\u{feff}红";

/// What a text may hold and a terminal, CI or a table would take for its own: line breaks, tabs, workflow commands, markup.
const TRICKY: &str = "行\n::error file=x::不是\t\u{200d}|`]]><b>";

fn hostile() -> Place {
    let place = Place::school();
    place.add(
        "items.csv",
        &format!("trap,\"{TRICKY}\",,个,,office,,,,,\nsum,=SUM(A1:A9),@x,个,,office,+1,,,,\nbad,{NASTY},,个,,office,,,,,\n"),
    );
    place.write(
        "purchases.toml",
        "[\"QG-1\"]\ndate = 2026-09-03\nrequester = \"li-na\"\npurpose = \"\\u009b31m\\u202e\"\nbudget = \"office\"\n\
         lines = [{ name = \"\\u200b=cmd|' /C calc'!A0\", kind = \"office\", unit = \"个\", quantity = 1, price = 1 }]\n",
    );
    place.write(
        "stock/counts.csv",
        format!("count,date,place,item,counted,by,witness,reason\nPD-1,2026-09-30,store-1,trap,1,chen-jie,,{NASTY}\nPD-{NASTY},2026-09-30,store-1,trap,1,chen-jie,,\n"),
    );
    place.write(&format!("stock/{NASTY}.csv"), "a,b\n");
    place
}

/// Whether a terminal would do anything with a text but show it.
#[track_caller]
fn assert_harmless(text: &str, of: &[&str]) {
    let obeyed = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if let Some(at) = text.find(obeyed) {
        panic!("{of:?}: {:?}", text[at..].chars().take(20).collect::<String>());
    }
}

#[test]
fn nothing_reaches_the_terminal_unescaped() {
    let place = hostile();
    for lang in ["zh", "en"] {
        for arguments in [
            &["check"][..],
            &["check", "--show-waived", "--coverage"],
            &["check", "--format", "github"],
            &["list", "items"],
            &["list", "stock-counts"],
            &["list", "purchases"],
            &["show", "trap"],
            &["show", "QG-1"],
            &["show", "store-1"],
            &["show", "PD"],
            &["show", NASTY],
            &["list", NASTY],
            &["list", "items", "--where", NASTY],
            &["list", "items", "--columns", NASTY],
            &["explain", NASTY],
            &["check", NASTY],
            &["check", "--since", NASTY],
            &["check", "--baseline", NASTY, "-C", "/"],
            &["check", "-C", NASTY],
            &["check", "--month", NASTY],
            &["check", "--today", NASTY],
            &["check", "-o", &format!("{NASTY}/x.json")],
            &["check", "-o", &format!("x.{NASTY}")],
            &["check", &format!("--{NASTY}")],
            &[NASTY],
            &["help", NASTY],
            &["schema", NASTY],
        ] {
            let arguments = [&["--lang", lang], arguments].concat();
            let run = place.run(&arguments);
            assert_harmless(&run.out, &arguments);
            assert_harmless(&run.err, &arguments);
            let quiet = arguments.contains(&"github");
            assert!(quiet || !run.out.is_empty() || !run.err.is_empty(), "{arguments:?}");
        }
    }
}

#[test]
fn a_formula_stays_text_in_a_spreadsheet() {
    let csv = hostile().run(&["list", "items", "--where", "item=sum", "--format", "csv"]).ended(0).out;
    let row = csv.lines().nth(1).expect("the row");
    assert!(row.starts_with("sum,'=SUM(A1:A9),'@x,个,"), "{row}");
}

#[test]
fn machine_forms_hold_texts_whole() {
    let place = hostile();
    let rows = Node::read(&place.run(&["list", "items", "--where", "item=trap", "--format", "json"]).ended(0).out);
    assert_eq!(rows.elements()[0].get("name").text(), TRICKY);
    let page = Node::read(&place.run(&["show", "trap", "--format", "json"]).ended(0).out);
    assert_eq!(page.get("rows").elements()[0].get("name").text(), TRICKY);
    for format in ["json", "sarif"] {
        let document = place.run(&["check", "--format", format]).ended(1).out;
        serde_json::from_str::<serde_json::Value>(&document).expect("JSON");
    }
}

#[test]
fn a_ledger_names_no_file_outside_and_runs_nothing() {
    let place = hostile();
    place.add("bursar.toml", "\n[files]\nignore = [\"../../\", \"/etc/\", \"$(touch ran)\", \"`touch ran`\"]\n");
    place.run(&["check"]).ended(1);
    place.run(&["list", "items"]).ended(0);
    assert!(!place.path("ran").exists());
}
