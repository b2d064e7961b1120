//! Findings that were there before: `--since REV` in a git repository, `--baseline FILE` on the day a school begins.

use super::check::rules_of;
use super::run::{Place, Run, tool};

/// git in this folder; `None` where there is no git.
fn git(place: &Place, arguments: &[&str]) -> Option<()> {
    tool(place, "git", arguments).map(|run| drop(run.ended(0)))
}

fn commit(place: &Place) -> Option<()> {
    git(place, &["add", "-A"])?;
    git(place, &["commit", "-q", "-m", "rows"])
}

/// A count by one person alone in October.
const ANOTHER: &str = "PD-202610-001,2026-10-09,store-1,paper-a4,20,chen-jie,\n";
const TODAY: [&str; 2] = ["--today", "2026-10-10"];

fn since(place: &Place, revision: &str, more: &[&str]) -> Run {
    place.run(&[&["check", "counter-alone", "--since", revision], &TODAY[..], more].concat())
}

#[test]
fn since_a_revision_only_what_is_new_is_found() {
    let place = Place::school_with_a_finding();
    if git(&place, &["init", "-q", "-b", "main"]).and_then(|()| commit(&place)).is_none() {
        return;
    }
    let run = since(&place, "HEAD", &["--lang", "en"]).ended(0);
    assert!(run.err.contains("findings that stood at HEAD already and are left out: 1"), "{}", run.err);
    assert!(run.out.contains("0 errors"), "{}", run.out);
    // Lines that move change nothing.
    let counts = place.read("stock/counts.csv");
    place.write("stock/counts.csv", format!("# counted each month\n{counts}"));
    since(&place, "HEAD", &[]).ended(0);
    place.add("stock/counts.csv", ANOTHER);
    let run = since(&place, "HEAD", &["--format", "json"]).ended(1);
    assert_eq!(rules_of(&run), ["count/counter-alone"]);
    assert!(run.out.contains("PD-202610-001") && !run.out.contains("PD-202609-001"), "{}", run.out);
    assert!(run.out.contains("\"broken\": 1"), "{}", run.out);
    commit(&place).expect("git is there");
    since(&place, "HEAD", &[]).ended(0);
    since(&place, "HEAD~1", &[]).ended(1);
    since(&place, "main", &[]).ended(0);
    let commit_of = Run::from(place.command().args(["check", "--format", "json"]).output().expect("it runs")).out;
    assert!(!commit_of.contains("\"commit\": null"), "{commit_of}");
}

#[test]
fn a_ledger_in_a_folder_of_its_repository_is_read_there() {
    let place = Place::empty();
    let school = Place::school_with_a_finding();
    for file in ["bursar.toml", "people.toml", "places.csv", "items.csv", "posts.csv", "accounts.csv", "stock/counts.csv"] {
        place.write(&format!("books/school/{file}"), school.read(file));
    }
    if git(&place, &["init", "-q"]).and_then(|()| commit(&place)).is_none() {
        return;
    }
    place.add("books/school/stock/counts.csv", ANOTHER);
    let run = place
        .run(&[&["check", "counter-alone", "-C", "books/school", "--since", "HEAD", "--format", "sarif"], &TODAY[..]].concat());
    let run = run.ended(1);
    assert!(run.out.contains("\"books/school/stock/counts.csv\""), "{}", run.out);
    assert!(!run.out.contains("PD-202609-001"), "{}", run.out);
}

#[test]
fn where_there_was_no_ledger_yet_everything_is_new() {
    let place = Place::empty();
    place.write("note.txt", "nothing yet");
    if git(&place, &["init", "-q"]).and_then(|()| commit(&place)).is_none() {
        return;
    }
    let school = Place::school_with_a_finding();
    for file in ["bursar.toml", "people.toml", "places.csv", "items.csv", "posts.csv", "stock/counts.csv"] {
        place.write(file, school.read(file));
    }
    let run = since(&place, "HEAD", &["--lang", "en"]).ended(1);
    assert!(run.err.contains("at HEAD there was no ledger yet"), "{}", run.err);
}

#[test]
fn a_revision_that_does_not_exist_stops_everything() {
    let place = Place::school();
    let run = since(&place, "HEAD", &["--lang", "en"]).ended(2);
    assert!(run.err.contains("the ledger lies in no git repository"), "{}", run.err);
    if git(&place, &["init", "-q"]).and_then(|()| commit(&place)).is_none() {
        return;
    }
    for revision in ["HEAD~40", "nowhere", "\u{1b}[31m", "", "-x"] {
        let run = place.run(&["check", &format!("--since={revision}"), "--lang", "en"]).ended(2);
        assert!(!run.err.contains('\u{1b}'), "{}", run.err);
        if !revision.is_empty() {
            assert!(run.err.contains("there is no git revision"), "{}", run.err);
        }
    }
}

#[test]
fn a_baseline_is_written_once_and_then_left_out() {
    let place = Place::school_with_a_finding();
    let baseline = |more: &[&str]| {
        place.run(&[&["check", "counter-alone", "--baseline", "known.json", "--lang", "en"], &TODAY[..], more].concat())
    };
    let run = baseline(&[]).ended(0);
    assert!(run.err.contains("written to the baseline known.json: 1"), "{}", run.err);
    let written = place.read("known.json");
    assert!(written.contains("\"version\": 1") && written.contains("\"PD-202609-001\""), "{written}");
    let run = baseline(&[]).ended(0);
    assert!(run.err.contains("of the baseline known.json that are left out: 1"), "{}", run.err);
    // The file does not change, and the language does not matter.
    assert_eq!(place.read("known.json"), written);
    baseline(&["--format", "json"]).ended(0);
    place.run(&["check", "counter-alone", "--baseline", "known.json", "--lang", "zh"]).ended(0);
    place.add("stock/counts.csv", ANOTHER);
    let run = baseline(&["--format", "json"]).ended(1);
    assert_eq!(rules_of(&run), ["count/counter-alone"]);
    assert!(run.out.contains("PD-202610-001") && !run.out.contains("PD-202609-001"), "{}", run.out);
    place.run(&["check", "counter-alone"]).ended(1);
}

#[test]
fn a_file_that_is_no_baseline_is_refused_and_left_as_it_is() {
    let place = Place::school_with_a_finding();
    for text in ["", "[]", "{\"version\": 1}", "item,name\n"] {
        place.write("known.json", text);
        let run = place.run(&["check", "--baseline", "known.json", "--lang", "en"]).ended(2);
        assert!(run.err.contains("known.json is no baseline"), "{}", run.err);
        assert_eq!(place.read("known.json"), text);
    }
}

#[test]
fn a_change_that_mends_bursar_toml_can_be_compared_with_what_was_before() {
    let place = Place::school_with_a_finding();
    let settings = place.read("bursar.toml");
    place.write("bursar.toml", format!("{settings}\n[[[\n"));
    if git(&place, &["init", "-q", "-b", "main"]).and_then(|()| commit(&place)).is_none() {
        return;
    }
    place.write("bursar.toml", settings);
    let run = since(&place, "HEAD", &["--lang", "en"]).ended(0);
    assert!(
        run.err.contains("bursar.toml could not be read at HEAD: the rows of that time are judged by today's\n"),
        "{}",
        run.err
    );
    assert!(run.err.contains("left out: 1"), "{}", run.err);
    place.add("stock/counts.csv", ANOTHER);
    assert!(since(&place, "HEAD", &[]).ended(1).err.contains("HEAD 时的 bursar.toml 读不了"));
}

#[test]
fn a_file_that_is_no_baseline_is_told_in_words() {
    let place = Place::school_with_a_finding();
    for (text, chinese, english) in [
        ("{\n", "known.json 不是基线文件：第 ", "known.json is no baseline: it breaks off in line "),
        ("", "行没写完就断了", "it breaks off in line "),
        ("rows", "第 1 行不是 JSON", "line 1 is no JSON"),
        ("[]", "第 1 行有基线里没有的内容", "line 1 has what no baseline has"),
        ("{\"version\":1,\"findings\":[],\"x\":1}", "有基线里没有的内容", "has what no baseline has"),
        ("{\"version\":2,\"findings\":[]}", "版本是 2，本程序只读版本 1", "it is of version 2, this program reads 1"),
        ("{\"version\":2,\"kept\":{}}", "版本是 2，本程序只读版本 1", "it is of version 2, this program reads 1"),
    ] {
        place.write("known.json", text);
        for (lang, said) in [("zh", chinese), ("en", english)] {
            let run = place.run(&["check", "counter-alone", "--baseline", "known.json", "--lang", lang]).ended(2);
            assert!(run.out.is_empty() && run.err.contains(said), "{text}: {}", run.err);
            assert!(!run.err.contains("column") && run.err.lines().count() == 2, "{}", run.err);
        }
        assert_eq!(place.read("known.json"), text);
    }
}
