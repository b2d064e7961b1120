//! `bursar init`: a ledger that checks clean at once, whatever is asked for, and never over another.

use super::run::{Place, Run, has_chinese};
use bursar::registers::ALL;
use std::fs;

#[test]
fn a_new_ledger_checks_clean() {
    for lang in ["zh", "en"] {
        for headers in [false, true] {
            let place = Place::empty();
            let mut arguments = vec!["init", "school", "--name", "青石镇中心小学", "--lang", lang];
            arguments.extend(headers.then_some("--headers"));
            let run = place.run(&arguments).ended(0);
            let made: Vec<&str> = run.out.lines().collect();
            assert_eq!(made.len(), if headers { ALL.len() + 2 } else { 2 });
            assert!(made.iter().all(|file| place.path("school").join(file).is_file()), "{made:?}");
            assert!(run.err.contains("bursar check"), "{}", run.err);
            let check = place.run(&["-C", "school", "check", "--fail-on", "note", "--format", "json"]).ended(0);
            assert!(check.out.contains("\"findings\": []"), "{}", check.out);
            assert!(check.out.contains("\"school\": \"青石镇中心小学\""), "{}", check.out);
            // The ledger speaks the language in which it was started.
            let text = place.run(&["-C", "school", "check"]).ended(0).out;
            assert_eq!(has_chinese(&text), lang == "zh", "{text}");
            for register in ALL {
                let listed = place.run(&["-C", "school", "list", register.name, "--format", "json"]).ended(0);
                assert_eq!(listed.out, "[]\n", "{}", register.name);
            }
        }
    }
}

#[test]
fn headers_are_in_the_language_and_examples_are_comments() {
    let place = Place::empty();
    place.run(&["init", "--headers", "--lang", "zh"]).ended(0);
    let items = place.read("items.csv");
    assert!(items.lines().nth(1).expect("a header").starts_with("品号,品名"), "{items}");
    assert!(items.lines().nth(2).expect("an example").starts_with("# paper-a4,"), "{items}");
    let other = Place::empty();
    other.run(&["init", "--headers", "--lang", "en"]).ended(0);
    assert!(other.read("items.csv").lines().nth(1).expect("a header").starts_with("item,name"));
    assert!(!has_chinese(&other.read("waivers.toml")), "{}", other.read("waivers.toml"));
    assert!(other.read(".gitattributes").contains("merge=union"));
}

#[test]
fn a_ledger_is_never_started_over_or_within_another() {
    let place = Place::school();
    let before = place.read("bursar.toml");
    assert!(place.run(&["init", "--lang", "en"]).ended(2).err.contains("is left as it is"));
    assert!(place.run(&["init", "inside", "--lang", "en"]).ended(2).err.contains("lies within a ledger already"));
    assert_eq!(place.read("bursar.toml"), before);
    assert!(!place.path("inside").exists());
}

#[test]
fn what_lies_in_the_folder_already_stays() {
    let place = Place::empty();
    place.write("items.csv", "item,name,unit,kind\nrice,大米,千克,food\n");
    place.write(".gitattributes", "* text\n");
    let run = place.run(&["init", "--headers", "--lang", "en"]).ended(0);
    assert!(!run.out.lines().any(|line| line == "items.csv" || line == ".gitattributes"), "{}", run.out);
    assert!(place.read("items.csv").contains("大米"));
    assert!(run.err.contains("left as they are, because they are there: items.csv, .gitattributes\n"), "{}", run.err);
    assert!(run.err.contains("add this line to .gitattributes, so that git merges line by line: *.csv text eol=lf merge=union"));
    assert_eq!(place.read(".gitattributes"), "* text\n");
    // A school without a name is the first thing to fill in.
    let check = place.run(&["check", "--lang", "en"]).ended(1);
    assert!(check.out.contains("`school.name`: the school has no name"), "{}", check.out);
    assert!(check.out.contains("1 error, 0 warnings, 0 notes"), "{}", check.out);
}

#[test]
fn a_school_with_a_chinese_name_keeps_a_chinese_ledger_on_any_machine() {
    for (more, language) in [(&[][..], "zh-CN"), (&["--lang", "en"], "en"), (&["--lang", "zh"], "zh-CN")] {
        let place = Place::empty();
        let arguments = [&["init", "--headers", "--name", "青石镇中心小学"], more].concat();
        let run = Run::from(place.command().env("LANG", "C").args(arguments).output().expect("it runs")).ended(0);
        assert!(place.read("bursar.toml").contains(&format!("language = \"{language}\"")), "{}", run.err);
        assert_eq!(place.read("items.csv").contains("品号,品名"), language == "zh-CN");
    }
    let place = Place::empty();
    place.command().env("LANG", "C").args(["init", "--name", "Greenstone"]).output().expect("it runs");
    assert!(place.read("bursar.toml").contains("language = \"en\""));
}

#[test]
fn examples_of_documents_hold_in_a_school_that_has_what_they_name() {
    let place = Place::school();
    let fresh = Place::empty();
    fresh.run(&["init", "--headers", "--lang", "en"]).ended(0);
    let example = fresh.read("purchases.toml");
    let lines = example.lines().skip(1).filter(|line| !line.starts_with("# orders = ") && !line.starts_with("# tender = "));
    let mut example: String = lines.map(|line| format!("{}\n", line.trim_start_matches("# "))).collect();
    for (usual, of_the_school) in [("requester = \"li-na\"", "requester = \"wu-tao\""), ("by = \"li-na\"", "by = \"wang-fang\"")] {
        assert!(example.contains(usual), "{example}");
        example = example.replace(usual, of_the_school);
    }
    place.write("purchases/2026-09.toml", &example);
    let run = place.run(&["check", "format", "--lang", "en"]).ended(0);
    assert!(run.out.contains("0 errors, 0 warnings"), "{example}\n{}", run.out);
    assert!(example.contains("step = \"department\"") && example.contains("id = \"YS-202609-001\""), "{example}");
    let assets = fresh.read("assets.csv");
    assert!(assets.lines().nth(2).expect("an example").starts_with("# ZC-2026-0001,…,A02010105,"), "{assets}");
}

#[test]
fn it_starts_where_it_is_told() {
    let place = Place::empty();
    fs::create_dir(place.path("here")).expect("a folder");
    place.run(&["-C", "here", "init", "deep/down"]).ended(0);
    assert!(place.path("here/deep/down/bursar.toml").is_file());
    place.run(&["init", "odd", "--name", "a \"b\" \\ 'c' # d"]).ended(0);
    let check = place.run(&["check", "-C", "odd", "--format", "json"]).ended(0);
    assert!(check.out.contains(r#""school": "a \"b\" \\ 'c' # d""#), "{}", check.out);
    for blank in ["", " ", "\u{3000}"] {
        let refused = place.run(&["init", "nameless", "--name", blank, "--lang", "en"]).ended(2);
        assert!(refused.err.contains("--name needs the school's full name") && !place.path("nameless").exists(), "{}", refused.err);
    }
    let refused = place.run(&["init", "hidden", "--name", "a\u{1b}[31m\nb"]).ended(2);
    assert!(!refused.err.contains('\u{1b}') && !place.path("hidden").exists(), "{}", refused.err);
}
