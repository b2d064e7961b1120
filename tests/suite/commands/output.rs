//! Where results go: standard output or a file, whole or not at all, in the form that its ending names, coloured or not.

use super::run::{Place, Run, repository};
use std::fs;
use std::io::Read;
use std::process::Stdio;

#[test]
fn the_ending_names_the_form_and_the_option_goes_before_it() {
    let place = Place::school_with_a_finding();
    for (file, begins) in [
        ("x.json", "{\n  \"version\": 1"),
        ("x.sarif", "{"),
        ("x.sarif.json", "{"),
        ("x.xml", "<?xml"),
        ("x.txt", "# "),
        ("REPORT", "# "),
    ] {
        let run = place.run(&["check", "-o", file]).ended(1);
        assert_eq!(run.out, "", "{file}");
        assert!(place.read(file).starts_with(begins), "{file}: {}", place.read(file));
    }
    assert!(place.read("x.sarif").contains("2.1.0") && place.read("x.sarif.json").contains("2.1.0"));
    place.run(&["check", "-o", "x.txt", "--format", "json"]).ended(1);
    assert!(place.read("x.txt").starts_with('{'));
    place.run(&["list", "items", "-o", "x.csv"]).ended(0);
    assert!(place.read("x.csv").starts_with("item,"));
    place.run(&["list", "items", "-o", "x.json"]).ended(0);
    assert!(place.read("x.json").starts_with("[\n"));
    place.run(&["show", "rice", "-o", "y.json"]).ended(0);
    assert!(place.read("y.json").starts_with("{\n  \"version\": 1,\n  \"register\": \"items\""));
}

#[test]
fn an_ending_that_names_no_form_is_refused_before_anything_is_read() {
    let place = Place::empty();
    for arguments in [&["check", "-o", "x.docx"][..], &["list", "items", "-o", "x.sarif"], &["show", "x", "-o", "x.csv"]] {
        let run = place.run(arguments).ended(2);
        assert!(run.err.contains("names no format") && run.err.contains(".json"), "{}", run.err);
    }
    assert_eq!(fs::read_dir(place.root()).expect("a folder").count(), 0);
}

#[test]
fn a_dash_is_standard_output() {
    let place = Place::school();
    let plain = place.run(&["list", "items"]).ended(0).out;
    assert_eq!(place.run(&["list", "items", "-o", "-"]).ended(0).out, plain);
    assert!(!place.path("-").exists());
    let json = place.run(&["check", "-o", "-", "--format", "json"]).ended(0).out;
    assert!(json.starts_with('{'));
}

#[test]
fn a_failure_leaves_the_file_as_it_was() {
    let place = Place::school();
    place.write("out.json", "before");
    place.add("bursar.toml", "[[[");
    place.run(&["check", "-o", "out.json"]).ended(2);
    assert_eq!(place.read("out.json"), "before");
    let run = place.run(&["explain", "nothing-of-the-kind"]).ended(2);
    assert_eq!(run.out, "");
}

#[test]
fn what_cannot_be_written_is_said_in_the_language() {
    let place = Place::school();
    fs::create_dir(place.path("folder.json")).expect("a folder");
    for (file, chinese, english) in [
        ("nowhere/x.json", "写不了 nowhere/x.json：没有这个文件或文件夹", "cannot write nowhere/x.json: no such file or folder"),
        ("folder.json", "写不了 folder.json：是文件夹，不是文件", "cannot write folder.json: it is a folder, no file"),
    ] {
        assert!(place.run(&["check", "-o", file]).ended(2).err.contains(chinese));
        assert!(place.run(&["check", "-o", file, "--lang", "en"]).ended(2).err.contains(english));
    }
    let left: Vec<_> = fs::read_dir(place.root()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
}

#[cfg(unix)]
#[test]
fn files_are_written_like_any_other_and_links_and_pipes_stay_what_they_are() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let place = Place::school();
    place.run(&["check", "-o", "new.json"]).ended(0);
    place.write("plain", "");
    let mode = |file: &str| fs::metadata(place.path(file)).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode("new.json"), mode("plain"));
    fs::set_permissions(place.path("new.json"), fs::Permissions::from_mode(0o640)).expect("permissions");
    place.run(&["check", "-o", "new.json"]).ended(0);
    assert_eq!(mode("new.json"), 0o640);
    place.write("target.json", "before");
    symlink("target.json", place.path("link.json")).expect("a link");
    place.run(&["check", "-o", "link.json"]).ended(0);
    assert!(fs::symlink_metadata(place.path("link.json")).expect("a link").is_symlink());
    assert!(place.read("target.json").starts_with('{'));
    // Standard output by its name is a pipe here: it is written to, never replaced.
    if fs::metadata("/dev/stdout").is_ok() {
        let run = place.run(&["list", "items", "--format", "csv", "-o", "/dev/stdout"]).ended(0);
        assert!(run.out.starts_with("item,"), "{}", run.out);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let place = Place::school();
    let full = fs::File::options().write(true).open("/dev/full").expect("the full device");
    let run = place.command().args(["check", "--lang", "en"]).stdout(full).output().expect("it runs");
    let run = Run::from(run).ended(2);
    assert!(run.err.contains("cannot write to standard output: the disk is full"), "{}", run.err);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let place = Place::school();
    for arguments in [&["explain", "registers"][..], &["list", "items"], &["check", "--format", "json"], &["--help"]] {
        let mut child = place.command().args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        let mut stdout = child.stdout.take().expect("its output");
        if arguments[0] == "explain" {
            let mut first = [0; 16];
            stdout.read_exact(&mut first).expect("the first bytes");
        }
        drop(stdout);
        let run = Run::from(child.wait_with_output().expect("it ends")).ended(0);
        assert_eq!(run.err, "", "{arguments:?}");
    }
}

#[test]
fn colour_is_for_terminals_and_for_whoever_asks() {
    let place = Place::school_with_a_finding();
    assert!(!place.run(&["check"]).ended(1).out.contains('\u{1b}'));
    let coloured = place.run(&["check", "--color", "always"]).ended(1).out;
    assert!(coloured.contains("\u{1b}["));
    assert!(!place.run(&["check", "--color=never"]).ended(1).out.contains('\u{1b}'));
    place.run(&["check", "--color", "always", "-o", "x.txt"]).ended(1);
    assert!(!place.read("x.txt").contains('\u{1b}'));
    assert!(!place.run(&["check", "--color", "always", "--format", "json"]).ended(1).out.contains('\u{1b}'));
    let none = place.command().env("NO_COLOR", "1").env("CLICOLOR_FORCE", "").arg("check").output().expect("it runs");
    assert!(!Run::from(none).ended(1).out.contains('\u{1b}'));
    assert!(place.run(&["--color=always", "--help"]).ended(0).out.contains('\u{1b}'));
    assert!(!place.run(&["--help"]).ended(0).out.contains('\u{1b}'));
}

#[test]
fn the_same_ledger_gives_the_same_bytes_whatever_the_machine_does() {
    let ledger = repository("ledgers/qingshi-primary");
    let purchase = "QG-202609-003";
    for arguments in [
        &["check", "--format", "json"][..],
        &["check", "--coverage", "--lang", "en"],
        &["list", "stock-moves", "--format", "csv"],
        &["show", purchase],
        &["show", "items:copy-paper-a4", "--format", "json"],
    ] {
        let run = |threads: &str| {
            let mut command = super::run::program(&ledger);
            let output = command.args(arguments).env("RAYON_NUM_THREADS", threads).output().expect("it runs");
            let run = Run::from(output);
            assert!(run.status < 2, "{arguments:?}: {}", run.err);
            run.out
        };
        let one = run("1");
        assert!(!one.is_empty());
        assert_eq!(one, run("4"), "{arguments:?}");
        assert_eq!(one, run("3"), "{arguments:?}");
    }
}
