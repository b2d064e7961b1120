//! Which language and which ledger: `--lang`, `BURSAR_LANG`, the ledger, the system; `-C`, `BURSAR_LEDGER`, from here upwards.

use super::run::{Place, Run, has_chinese, program};
use std::fs;

#[test]
fn the_language_is_asked_for_then_the_ledgers_then_the_systems() {
    let place = Place::school();
    let mut said = Vec::new();
    for (environment, argument) in [("", ""), ("en", ""), ("zh", "--lang=en"), ("", "--lang=en")] {
        let mut command = place.command();
        command.arg("check");
        if !environment.is_empty() {
            command.env("BURSAR_LANG", environment);
        }
        if !argument.is_empty() {
            command.arg(argument);
        }
        said.push(has_chinese(&Run::from(command.output().expect("it runs")).ended(0).out));
    }
    // The ledger speaks Chinese; the machine of the test speaks English.
    assert_eq!(said, [true, false, false, false]);
    assert!(!has_chinese(&place.run(&["--help"]).ended(0).out), "help is read before any ledger");
    let pages = ["explain", "show"].map(|command| has_chinese(&place.run(&[command, "purchases"]).out));
    assert!(pages[0], "pages are in the ledger's language");
}

#[test]
fn failures_about_a_ledger_are_in_its_language() {
    let place = Place::school();
    let run = place.run(&["show", "nobody"]).ended(2);
    assert!(run.err.starts_with("错误：账簿里没有 nobody"), "{}", run.err);
}

#[test]
fn the_ledger_is_found_from_here_upwards() {
    let place = Place::school();
    place.write("purchases/2026/note.txt", "");
    let deep = place.path("purchases/2026");
    Run::from(program(&deep).arg("check").output().expect("it runs")).ended(0);
}

#[test]
fn the_folder_that_is_named_goes_before_the_environment() {
    let (school, other, elsewhere) = (Place::school(), Place::school_with_a_finding(), Place::empty());
    let run = |arguments: &[&str]| {
        let mut command = elsewhere.command();
        Run::from(command.env("BURSAR_LEDGER", other.root()).args(arguments).output().expect("it runs"))
    };
    run(&["check"]).ended(1);
    let named = school.root().to_str().expect("a path");
    run(&["check", "-C", named]).ended(0);
    run(&["-C", named, "check"]).ended(0);
    run(&["--directory", named, "check"]).ended(0);
}

#[test]
fn without_a_ledger_it_says_where_it_looked_and_what_to_do() {
    let place = Place::empty();
    for command in [&["check"][..], &["list", "items"], &["show", "x"]] {
        for (lang, said) in [("en", "start one with `bursar init`"), ("zh", "bursar init")] {
            let mut arguments = command.to_vec();
            arguments.extend(["--lang", lang]);
            let run = place.run(&arguments).ended(2);
            assert!(run.out.is_empty() && run.err.contains(said), "{}", run.err);
        }
    }
    let run = place.run(&["check", "-C", "nowhere"]).ended(2);
    assert!(run.err.contains("there is no folder nowhere"), "{}", run.err);
    let run = Run::from(place.command().arg("check").env("BURSAR_LEDGER", "nowhere").output().expect("it runs")).ended(2);
    assert_eq!(run.err, "error: BURSAR_LEDGER: there is no folder nowhere\n");
}

#[test]
fn settings_that_cannot_be_read_stop_everything_with_their_place() {
    let place = Place::school();
    let settings = place.read("bursar.toml");
    let broken: [(String, &str, &str); 4] = [
        ("[school\n".to_owned() + &settings, "bursar.toml:1:", "bursar.toml:1:"),
        (settings.replace("format = 1", "format = 9"), "9", "unknown format 9"),
        (settings.replace("format = 1", ""), "format = 1", "format = 1"),
        ("\u{1}".to_owned(), "bursar.toml:1:", "bursar.toml:1:"),
    ];
    for (text, chinese, english) in broken {
        place.write("bursar.toml", &text);
        for (lang, said) in [("zh", chinese), ("en", english)] {
            for command in [&["check"][..], &["list", "items"], &["show", "rice"]] {
                let mut arguments = command.to_vec();
                arguments.extend(["--lang", lang]);
                let run = place.run(&arguments).ended(2);
                assert!(run.out.is_empty() && run.err.contains(said), "{}", run.err);
                assert_eq!(has_chinese(&run.err), lang == "zh", "{}", run.err);
            }
        }
    }
    fs::remove_file(place.path("bursar.toml")).expect("it was there");
    fs::create_dir(place.path("bursar.toml")).expect("a folder");
    place.run(&["check"]).ended(2);
}

#[test]
fn settings_that_make_no_sense_and_files_that_cannot_be_read_are_findings() {
    let place = Place::school();
    place.add("bursar.toml", "\n[files]\nignroe = [\"old/\"]\n");
    place.run(&["check"]).ended(1);
    let place = Place::school();
    place.write("receipts.csv", [0xff, 0xfe, 0x00, 0x81, 0x0a]);
    place.run(&["check"]).ended(1);
    let place = Place::school();
    place.write("purchases.toml", "[\"QG-1\"\ndate = 2026-09-03\n");
    place.run(&["check"]).ended(1);
}
