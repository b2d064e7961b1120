//! Help and usage errors: whole in either language, with what was meant; and the exit statuses.

use super::run::{Place, has_chinese, program};
use bursar::cli::{COMMANDS, command};
use bursar::lang::Lang;
use clap::Command;

/// Every text that a person reads in the help of a command.
fn texts(command: &Command) -> Vec<(String, String)> {
    let mut texts = vec![("about".to_owned(), command.get_about().map(ToString::to_string).unwrap_or_default())];
    for argument in command.get_arguments() {
        let id = argument.get_id();
        texts.push((format!("{id} help"), argument.get_help().map(ToString::to_string).unwrap_or_default()));
        texts.push((format!("{id} heading"), argument.get_help_heading().unwrap_or_default().to_owned()));
        if argument.get_action().takes_values() {
            let names = argument.get_value_names().unwrap_or_default();
            texts.push((format!("{id} value"), names.iter().map(ToString::to_string).collect()));
        }
    }
    texts
}

fn each_command(lang: Lang, each: &mut dyn FnMut(&Command)) {
    let mut root = command(lang);
    root.build();
    each(&root);
    for inner in root.get_subcommands() {
        each(inner);
    }
}

#[test]
fn every_text_of_the_chinese_help_is_chinese() {
    each_command(Lang::Chinese, &mut |command| {
        for (what, text) in texts(command) {
            assert!(has_chinese(&text), "{} {what}: {text:?}", command.get_name());
        }
        let help = command.clone().render_help().to_string();
        for english in ["Usage", "OPTIONS", "COMMAND", "Options", "Arguments", "possible values", "default:"] {
            assert!(!help.contains(english), "{}: {english} in\n{help}", command.get_name());
        }
    });
}

#[test]
fn nothing_of_the_english_help_is_chinese() {
    each_command(Lang::English, &mut |command| {
        let help = command.clone().render_help().to_string();
        assert!(!has_chinese(&help), "{help}");
        for (what, text) in texts(command) {
            assert!(!text.is_empty(), "{} {what}", command.get_name());
        }
    });
}

#[test]
fn help_goes_to_standard_output_and_ends_well() {
    let place = Place::empty();
    for lang in ["zh", "en"] {
        let whole = place.run(&["--lang", lang, "--help"]).ended(0);
        assert_eq!(whole.err, "");
        assert_eq!(place.run(&["help", "--lang", lang]).ended(0).out, whole.out);
        for entry in COMMANDS {
            assert!(whole.out.contains(entry.name), "{}", entry.name);
            let help = place.run(&[entry.name, "--help", "--lang", lang]).ended(0).out;
            assert!(help.starts_with(entry.about.text(Lang::from_tag(lang).expect("a language"))), "{help}");
            assert!(help.contains(&format!("bursar {} ", entry.name)), "{help}");
            assert_eq!(place.run(&["help", entry.name, "--lang", lang]).ended(0).out, help);
            assert_eq!(place.run(&[entry.name, "-h", "--lang", lang]).ended(0).out, help);
        }
    }
}

#[test]
fn without_a_command_the_help_is_shown_and_nothing_was_run() {
    let place = Place::empty();
    for arguments in [&[][..], &["--lang", "zh"], &["-C", "."]] {
        let run = place.run(arguments).ended(2);
        assert_eq!(run.out, "");
        assert!(run.err.contains("check") && run.err.contains("init"), "{}", run.err);
    }
}

#[test]
fn the_version_is_a_line() {
    let place = Place::empty();
    let version = format!("bursar {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(place.run(&["--version"]).ended(0).out, version);
    assert_eq!(place.run(&["-V"]).ended(0).out, version);
}

/// Arguments that make no sense, and what is said about them in either language.
const SLIPS: &[(&[&str], &str, &str)] = &[
    (&["chek"], "没有 chek 这个命令\n提示：是否要写 check？", "there is no command chek\nhint: did you mean check?"),
    (&["help", "chek"], "没有 chek 这个命令", "there is no command chek"),
    (
        &["check", "--formt", "json"],
        "没有 --formt 这个选项\n提示：是否要写 --format？",
        "there is no option --formt\nhint: did you mean --format?",
    ),
    (
        &["check", "--format", "jsn"],
        "--format <格式> 不能是 jsn\n提示：是否要写 json？\n提示：可以是 text、json、sarif、github、junit",
        "--format <FORMAT> cannot be jsn\nhint: did you mean json?\nhint: it may be text, json, sarif, github, junit",
    ),
    (&["check", "--format"], "--format <格式> 后面要有值", "--format <FORMAT> needs a value"),
    (&["check", "--month", "2026-09", "--month", "2026-10"], "--month <月份> 只能写一次", "--month <MONTH> may be given once only"),
    (&["check", "--coverage=yes"], "--coverage 不带值", "--coverage takes no value"),
    (&["list"], "缺少 <账册>", "<REGISTER> is missing"),
    (&["list", "items", "places"], "多出了 places", "places is one argument too many"),
    (&["show"], "缺少 <编号>", "<ID> is missing"),
    (&["check", "--color", "blue"], "--color <何时> 不能是 blue", "--color <WHEN> cannot be blue"),
    (&["schema", "items", "--all", "x"], "不能与 --all <文件夹> 同用", "cannot be used with --all <DIR>"),
    (&["--today", "soon", "check"], "--today 不是日期：soon", "--today is no date: soon"),
    (&["completions", "tcsh"], "不能是 tcsh", "cannot be tcsh"),
];

#[test]
fn a_slip_of_the_finger_is_named_with_what_was_meant() {
    let place = Place::school();
    for (arguments, chinese, english) in SLIPS {
        for (lang, said) in [("zh", chinese), ("en", english)] {
            let run = program(place.root()).env("BURSAR_LANG", lang).args(*arguments).output().expect("it runs");
            let run = super::run::Run::from(run).ended(2);
            assert_eq!(run.out, "", "{arguments:?}");
            assert!(run.err.contains(said), "{arguments:?}\n{}", run.err);
            let head = if lang == "zh" { "错误：" } else { "error: " };
            assert!(run.err.starts_with(head), "{}", run.err);
            assert_eq!(has_chinese(&run.err), lang == "zh", "{}", run.err);
        }
    }
}

#[test]
fn a_language_that_is_not_spoken_is_refused() {
    let run = Place::school().run(&["--lang", "fr", "check"]).ended(2);
    assert!(run.err.contains("no such language: fr (zh or en)"), "{}", run.err);
}
