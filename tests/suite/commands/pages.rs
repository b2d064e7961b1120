//! Pages made from the code: `docs/reference` is what the program says, and every name in it can be explained.
//!
//! `BURSAR_UPDATE=1 cargo test` writes the pages anew; read the difference before you keep it.

use super::run::{Place, has_chinese, repository, tool};
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
        let table = explain("policy.purchase");
        assert!(table.contains("`tender_bidders`") && table.contains("`quotes`"), "{table}");
        assert_eq!(explain("purchase"), table);
        let lines = explain("purchases.lines");
        assert!(lines.contains("`lines.item`") && lines.contains("`lines.quantity`"), "{lines}");
        assert!(explain("purchases.lines.item").starts_with("`purchases.lines.item` 品号"));
        assert_eq!(explain("请购.明细.品号"), explain("purchases.lines.item"));
        for key in ["school", "school.uscc", "term", "term.holidays", "kinds", "files", "files.ignore"] {
            assert!(explain(key).starts_with(&format!("`{key}` ")), "{key}");
        }
        assert!(explain("term.holidays").contains('至'));
        assert!(explain("policy").contains("`[[term]]`") && explain("policy").contains("`school.uscc`"));
        assert!(explain("policy.approval.bands.up_to").contains("上限"));
        let lost = place.run(&["explain", "zzzzzzzz", "--lang", lang]).ended(2);
        assert!(lost.err.contains("bursar explain"), "{}", lost.err);
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

/// What bash offers behind the last of these words.
fn offered(place: &Place, words: &[&str]) -> Option<Vec<String>> {
    place.write("completions.bash", place.run(&["completions", "bash", "--lang", "en"]).ended(0).out);
    let (last, before) = words.split_last().expect("a word");
    let line = format!(
        "source completions.bash; COMP_WORDS=({}); COMP_CWORD={}; _bursar bursar '{last}' '{}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.join(" "),
        before.len(),
        before.last().expect("a word before"),
    );
    let run = tool(place, "bash", &["-c", &line])?.ended(0);
    Some(run.out.lines().map(str::to_owned).collect())
}

#[test]
fn a_shell_offers_rules_families_registers_topics_and_columns() {
    let place = Place::empty();
    for (words, name) in [
        (&["bursar", "check", "cou"][..], "count/stock-differs"),
        (&["bursar", "check", "cou"], "count"),
        (&["bursar", "list", "sto"], "stock-moves"),
        (&["bursar", "list", "stock-moves", "--columns", "quan"], "quantity"),
        (&["bursar", "explain", "policy.pur"], "policy.purchase.quotes"),
        (&["bursar", "explain", "stock-c"], "stock-counts"),
        (&["bursar", "metrics", "rep"], "repairs"),
        (&["bursar", "schema", "recei"], "receipts"),
        (&["bursar", "help", "met"], "metrics"),
    ] {
        let Some(offered) = offered(&place, words) else { return };
        assert!(offered.iter().any(|offer| offer == name), "{words:?}: {offered:?}");
        let last = words.last().expect("a word");
        assert!(offered.iter().all(|offer| offer.starts_with(last)), "{words:?}: {offered:?}");
    }
    // PowerShell and Elvish complete what follows a dash.
    for (shell, offers_names) in [("bash", true), ("zsh", true), ("fish", true), ("powershell", false), ("elvish", false)] {
        let script = place.run(&["completions", shell]).ended(0).out;
        assert!(script.contains("quantity"), "{shell}");
        assert_eq!(script.contains("count/stock-differs"), offers_names, "{shell}");
    }
}
