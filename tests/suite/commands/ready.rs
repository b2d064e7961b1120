//! The files of `examples/ready` do what their page says: CI steps, the hook before a commit, editor settings.

use super::run::{Place, repository, tool};
use bursar::cli::command;
use bursar::lang::Lang;
use bursar::registers::ALL;
use bursar::table::Shape;
use std::fs;

fn ready(file: &str) -> String {
    fs::read_to_string(repository("examples/ready").join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn the_page_names_every_file() {
    let page = ready("README.md");
    for entry in fs::read_dir(repository("examples/ready")).expect("the folder").flatten() {
        let name = entry.file_name().into_string().expect("a name");
        assert!(name == "README.md" || page.contains(&format!("]({name})")), "{name}");
    }
}

#[test]
fn every_command_in_them_is_one_that_bursar_understands() {
    let mut commands = 0;
    for file in ["github-workflow.yml", "gitlab-ci.yml", "ci.sh", "pre-commit", "README.md"] {
        for line in ready(file).lines().filter(|line| !line.trim_start().starts_with('#')) {
            let Some(start) = line.find("bursar -C").or_else(|| line.find("bursar check")).or_else(|| line.find("bursar schema"))
            else {
                continue;
            };
            let written = line[start..].split(['`', '|', '，']).next().expect("the command").replace('"', "");
            let arguments: Vec<&str> = written.split_whitespace().collect();
            commands += 1;
            if let Err(error) = command(Lang::English).try_get_matches_from(arguments) {
                panic!("{file}: {written}: {error}");
            }
        }
    }
    assert!(commands >= 8, "{commands}");
}

#[test]
fn editors_find_the_schema_of_every_toml_register() {
    let place = Place::school();
    let settings: toml::Table = toml::from_str(&ready("taplo.toml")).expect("TOML");
    place.run(&["schema", "--all", ".schemas"]).ended(0);
    let mut served = Vec::new();
    for rule in settings["rule"].as_array().expect("rules") {
        let path = rule["schema"]["path"].as_str().expect("a path");
        assert!(place.path(path).is_file(), "{path}");
        served.extend(
            rule["include"].as_array().expect("patterns").iter().map(|pattern| pattern.as_str().expect("a text").to_owned()),
        );
    }
    for register in ALL.iter().filter(|register| register.shape != Shape::Csv) {
        for name in [register.name, register.chinese] {
            for pattern in [format!("**/{name}.toml"), format!("**/{name}/**/*.toml")] {
                assert!(served.contains(&pattern), "{pattern}");
            }
        }
    }
    // What lies beside the ledger's files is none of them.
    place.write(".taplo.toml", ready("taplo.toml"));
    place.run(&["check"]).ended(0);
}

#[test]
fn the_tasks_of_the_editor_run() {
    let place = Place::school_with_a_finding();
    serde_json::from_str::<serde_json::Value>(&ready("vscode/extensions.json")).expect("JSON");
    let tasks: serde_json::Value = serde_json::from_str(&ready("vscode/tasks.json")).expect("JSON");
    let statuses = tasks["tasks"].as_array().expect("tasks").iter().map(|task| {
        let folder = place.root().to_str().expect("a path");
        let arguments = task["args"].as_array().expect("arguments").iter().map(|argument| argument.as_str().expect("a text"));
        let arguments: Vec<String> = arguments.map(|argument| argument.replace("${workspaceFolder}", folder)).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        place.run(&arguments).status
    });
    assert_eq!(statuses.collect::<Vec<_>>(), [1, 0]);
    assert!(place.path(".schemas/purchases.schema.json").is_file());
}

#[cfg(unix)]
#[test]
fn the_step_for_any_ci_ends_like_check_and_leaves_a_report() {
    for (place, status) in [(Place::school(), 0), (Place::school_with_a_finding(), 1)] {
        place.write("ci.sh", ready("ci.sh"));
        let Some(step) = tool(&place, "sh", &["ci.sh"]) else { return };
        step.ended(status);
        assert!(place.read("findings.xml").contains("<testsuites"));
    }
}

#[cfg(unix)]
#[test]
fn the_hook_looks_at_what_is_to_be_committed() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::school();
    let git = |arguments: &[&str]| tool(&place, "git", arguments);
    let Some(started) = git(&["init", "-q"]) else { return };
    started.ended(0);
    place.write(".git/hooks/pre-commit", ready("pre-commit"));
    fs::set_permissions(place.path(".git/hooks/pre-commit"), fs::Permissions::from_mode(0o755)).expect("permissions");
    let commit = || git(&["commit", "-q", "-m", "rows"]).expect("git is there");
    git(&["add", "-A"]).expect("git is there").ended(0);
    commit().ended(0);
    let faulty = Place::school_with_a_finding();
    for file in ["stock/moves/2026-09.csv", "stock/counts.csv"] {
        place.write(file, faulty.read(file));
    }
    git(&["add", "-A"]).expect("git is there").ended(0);
    let refused = commit();
    assert!(
        refused.status != 0 && refused.out.contains("count/counter-alone") | refused.err.contains("count/counter-alone"),
        "{refused:?}"
    );
    // Mended in the folder alone is not mended.
    let counts = place.read("stock/counts.csv");
    place.write("stock/counts.csv", counts.replace("chen-jie,\n", "chen-jie,zhou-min\n"));
    assert_ne!(commit().status, 0);
    git(&["add", "-A"]).expect("git is there").ended(0);
    commit().ended(0);
    assert!(git(&["status", "--porcelain"]).expect("git is there").ended(0).out.is_empty());
}
