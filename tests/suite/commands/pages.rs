//! Pages made from the code: `docs/reference` is what the program says, and every name in it can be explained.
//!
//! `BURSAR_UPDATE=1 cargo test` writes the pages anew; read the difference before you keep it.

use super::run::{Place, has_chinese, repository};
use bursar::cli::reference::PAGES;
use bursar::lang::Lang;
use bursar::registers::ALL;
use bursar::rules;
use std::fs;

const LANGUAGES: [(Lang, &str); 2] = [(Lang::Chinese, "zh"), (Lang::English, "en")];

#[test]
fn the_reference_is_what_the_program_says() {
    let update = std::env::var_os("BURSAR_UPDATE").is_some();
    let folder = repository("docs/reference");
    let mut differs = Vec::new();
    for (name, make) in PAGES {
        for (lang, tag) in LANGUAGES {
            let file = format!("{name}.{tag}.md");
            let page = make(lang);
            if fs::read_to_string(folder.join(&file)).unwrap_or_default() != page {
                if update {
                    fs::create_dir_all(&folder).expect("the folder");
                    fs::write(folder.join(&file), page).expect("the page");
                }
                differs.push(file);
            }
        }
    }
    assert!(update || differs.is_empty(), "BURSAR_UPDATE=1 cargo test writes anew: {differs:?}");
    let kept = fs::read_dir(folder).expect("the folder").flatten().count();
    assert_eq!(kept, PAGES.len() * LANGUAGES.len(), "a page that nothing makes");
}

#[test]
fn pages_are_in_their_language() {
    for (name, make) in PAGES {
        let page = make(Lang::English);
        // A name in backticks is the same in every language.
        let heading = |line: &&str| (line.starts_with("# ") || line.starts_with("## ")) && !line.contains('`');
        for line in page.lines().filter(heading) {
            assert!(!has_chinese(line), "{name}: {line}");
        }
        assert!(make(Lang::Chinese).lines().filter(heading).all(has_chinese), "{name}");
        assert!(page.ends_with('\n') && !page.ends_with("\n\n") && !page.contains("\n\n\n"), "{name}");
    }
}

#[test]
fn every_rule_register_column_and_key_has_its_page() {
    let place = Place::empty();
    for lang in ["zh", "en"] {
        let explain = |what: &str| place.run(&["explain", what, "--lang", lang]).ended(0).out;
        for rule in rules::all() {
            assert!(explain(rule.id).starts_with(&format!("# {}", rule.id)), "{}", rule.id);
        }
        for register in ALL {
            assert!(explain(register.name).contains(register.chinese));
            assert_eq!(explain(register.chinese), explain(register.name));
        }
        let register = &ALL[0];
        for column in register.columns {
            let page = explain(&format!("{}.{}", register.name, column.name));
            assert_eq!(explain(&format!("{}.{}", register.chinese, column.chinese)), page);
        }
        for (page, _) in PAGES {
            explain(page);
        }
        assert!(explain("policy.purchase.quotes").contains("policy.purchase.quotes"));
        assert!(explain("counter-alone").starts_with("# count/counter-alone"));
        assert!(explain("账实").contains("count/counter-alone"));
        let topics = place.run(&["explain", "--lang", lang]).ended(0).out;
        assert!(topics.contains("count/counter-alone") && topics.contains("stock-moves"));
        let slip = place.run(&["explain", "count/counter-alon", "--lang", lang]).ended(2);
        assert!(slip.err.contains("count/counter-alone"), "{}", slip.err);
    }
}

#[test]
fn a_rules_page_is_in_one_language() {
    let place = Place::empty();
    let chinese = place.run(&["explain", "count/counter-alone", "--lang", "zh"]).ended(0).out;
    let english = place.run(&["explain", "count/counter-alone", "--lang", "en"]).ended(0).out;
    assert!(!chinese.contains("Every line of a count") && chinese.contains("每一行至少要有"), "{chinese}");
    assert!(english.contains("Every line of a count") && !english.contains("每一行至少要有"), "{english}");
    assert!(!english.contains("```zh") && !chinese.contains("```en"));
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = place.run(&["completions", shell]).ended(0).out;
        assert!(script.contains("bursar") && script.contains("fail-on"), "{shell}");
    }
    for (lang, heading) in [("zh", ".SH 名称"), ("en", ".SH NAME")] {
        let page = place.run(&["man", "--lang", lang]).ended(0).out;
        assert!(page.contains(heading), "{page}");
        let folder = format!("pages-{lang}");
        place.run(&["man", &folder, "--lang", lang]).ended(0);
        for entry in bursar::cli::COMMANDS {
            assert!(place.read(&format!("{folder}/bursar-{}.1", entry.name)).contains(heading));
        }
        let headings = page.lines().filter(|line| line.starts_with(".SH"));
        assert!(headings.clone().count() > 2);
        assert!(lang == "en" || headings.clone().all(has_chinese), "{:?}", headings.collect::<Vec<_>>());
    }
}
