//! Editor schemas accept what the reader accepts and refuse what it refuses, as far as a schema can say it.

use super::run::{Place, repository};
use jsonschema::Validator;
use serde_json::Value;
use std::fs;

fn schema(register: &str) -> Validator {
    let text = Place::empty().run(&["schema", register]).ended(0).out;
    jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a schema")
}

/// A TOML document as editors give it to a schema: days are texts.
fn document(text: &str) -> Value {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(moment) => Value::String(moment.to_string()),
            toml::Value::Array(elements) => elements.into_iter().map(plain).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
            other => serde_json::to_value(other).expect("a plain value"),
        }
    }
    plain(toml::Value::Table(toml::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))))
}

#[track_caller]
fn assert_accepts(schema: &Validator, text: &str) {
    let document = document(text);
    let errors: Vec<String> = schema.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{text}");
}

/// What the reader says of a register's file in the small school: the rules of its format findings.
fn read(path: &str, text: &str) -> Vec<String> {
    let place = Place::school();
    place.write(path, text);
    super::check::rules_of(&place.run(&["check", "format", "--format", "json"]))
}

/// Both the schema and the reader refuse it.
#[track_caller]
fn assert_refused(schema: &Validator, path: &str, text: &str) {
    assert!(!schema.is_valid(&document(text)), "the schema accepts\n{text}");
    let rules = read(path, text);
    assert!(rules.iter().any(|rule| rule.starts_with("format/") && rule != "format/reference-unknown"), "{rules:?}\n{text}");
}

#[test]
fn living_ledgers_fit_their_schemas() {
    for folder in ["tests/guides/base", "tests/fixtures/registers", "ledgers/qingshi-primary"] {
        for entry in files(&repository(folder)) {
            let path = entry.strip_prefix(repository(folder)).expect("below").to_string_lossy().replace('\\', "/");
            let Some(stem) = path.strip_suffix(".toml") else { continue };
            let register = stem.split('/').next().expect("a part");
            assert_accepts(&schema(register), &fs::read_to_string(&entry).expect("a text"));
        }
    }
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() { found.extend(files(&entry.path())) } else { found.push(entry.path()) }
    }
    found.sort();
    found
}

const PURCHASE: &str = "[\"QG-202609-001\"]\ndate = 2026-09-03\nrequester = \"li-na\"\n";

#[test]
fn purchases_as_people_write_them() {
    let schema = schema("purchases");
    for more in [
        "",
        "部门 = \"三年级组\"\n",
        "lines = [{ item = \"paper-a4\", quantity = 20, price = 24.00 }, { name = \"运费\", kind = \"服务\", unit = \"次\", quantity = 1 }]\n",
        "approvals = [{ step = \"department\", by = \"wang-fang\", date = 2026-09-03, verdict = \"同意\", note = \"\", minutes = \"\" }]\n",
        "order = { supplier = \"xinhua\", date = 2026-09-06, buyers = [\"li-na\", \"sun-li\"], contract = \"\", amount = \"470.00\", reason = \"\" }\n",
        "tender = { notice = 2026-09-05, closes = 2026-09-26, bidders = 4, award = 2026-09-28 }\n",
        "cancelled = \"\"\nx_number = 7\nx_more = { any = [1] }\n",
    ] {
        let text = format!("{PURCHASE}{more}");
        // In TOML itself a key of other letters stands in quotes.
        let text = text.replace("部门 =", "\"部门\" =");
        assert_accepts(&schema, &text);
        let rules = read("purchases.toml", &text);
        let format = |rule: &String| rule.starts_with("format/") && rule != "format/reference-unknown";
        assert!(!rules.iter().any(format), "{rules:?}\n{text}");
    }
    for more in [
        "purpse = \"笔\"\n",
        "lines = [{ item = \"paper-a4\" }]\n",
        "lines = [{ item = \"paper-a4\", quantity = \"many\" }]\n",
        "lines = { item = \"paper-a4\", quantity = 1 }\n",
        "lines = [{ name = \"x\", kind = \"nothing\", quantity = 1 }]\n",
        "approvals = [{ step = \"department\", by = \"wang-fang\", date = 2026-09-03, verdict = \"maybe\" }]\n",
        "approvals = [{ step = \"department\", date = 2026-09-03 }]\n",
        "budget = \"a b:c\"\n",
        "tender = { bidders = \"four\" }\n",
    ] {
        assert_refused(&schema, "purchases.toml", &format!("{PURCHASE}{more}"));
    }
    assert_refused(&schema, "purchases.toml", "[\"QG-1\"]\ndate = 2026-09-03\n");
    assert_refused(&schema, "purchases.toml", "[\"QG-1\"]\ndate = 2026-09-03\nrequester = \"\"\n");
    assert_refused(&schema, "purchases.toml", "title = \"no document\"\n");
}

#[test]
fn claims_people_and_waivers() {
    let claims = schema("claims");
    let claim = "[\"BX-1\"]\ndate = 2026-09-20\nclaimant = \"li-na\"\npurpose = \"文具\"\namount = 30.5\n";
    assert_accepts(&claims, claim);
    assert_accepts(
        &claims,
        &format!("{claim}method = \"公务卡\"\npaid = {{ date = 2026-09-21, account = 1002, by = \"he-juan\" }}\n"),
    );
    assert_refused(&claims, "claims.toml", &format!("{claim}method = \"barter\"\n"));
    assert_refused(&claims, "claims.toml", &format!("{claim}paid = {{ date = 2026-09-21, account = \"1002\" }}\n"));
    assert_refused(&claims, "claims.toml", "[\"BX-1\"]\ndate = 2026-09-20\nclaimant = \"li-na\"\namount = 30.5\n");

    let people = schema("people");
    assert_accepts(&people, "[li-na]\nname = \"李娜\"\nemails = [\"li-na@school.example\"]\nfrom = 2020-09-01\n");
    assert_refused(&people, "people.toml", "[li-na]\ndepartment = \"三年级组\"\n");
    assert_refused(&people, "people.toml", "[li-na]\nname = \"李娜\"\nphone = \"1\"\n");

    let waivers = schema("waivers");
    let waiver = "[[waiver]]\nrule = \"count/counter-alone\"\non = \"PD-1\"\nreason = \"一人值班\"\n";
    assert_accepts(&waivers, waiver);
    assert_refused(&waivers, "waivers.toml", "[[waiver]]\nrule = \"count/counter-alone\"\n");
    assert_refused(&waivers, "waivers.toml", &format!("{waiver}[other]\nx = 1\n"));
}

#[test]
fn plans_their_templates_projects_and_summaries() {
    let plans = schema("plans");
    assert_refused(&plans, "plans/2026-2027-1.toml", "[[task]]\nid = \"T1\"\n");
    assert_refused(&plans, "plans/2026-2027-1.toml", "[[task]]\nid = \"T1\"\ntext = \"演练\"\nwek = 3\n");
    assert_refused(&plans, "plans/2026-2027-1.toml", "term = \"2026-2027-1\"\n");
    let templates = schema("plan-templates");
    assert_refused(&templates, "plan-templates.toml", "[[task]]\ntext = \"清查\"\ncycle = \"yearly\"\n");
    assert_refused(&templates, "plan-templates.toml", "[[goal]]\ntext = \"清查\"\n");
    let projects = schema("projects");
    assert_refused(&projects, "projects.toml", "[wall]\nname = \"围墙\"\nmilestone = [{ text = \"完工\" }]\n");
    assert_refused(&projects, "projects.toml", "[wall]\naudit = { amount = 1 }\n");
    let summaries = schema("summaries");
    assert_refused(&summaries, "summaries/2026-2027-1.toml", "[[section]]\nname = \"食堂\"\n");
}

/// Whether `check` finds nothing in a `bursar.toml`, finds something, or cannot run.
fn settings(text: &str) -> i32 {
    let place = Place::empty();
    place.write("bursar.toml", text);
    place.run(&["check", "format"]).status
}

#[test]
fn settings_as_people_write_them() {
    let schema = schema("bursar");
    let school = "format = 1\n[school]\nname = \"青石镇中心小学\"\nstage = \"小学\"\nlanguage = \"zh-CN\"\ntoday = \"\"\nstarts = 2026-09-01\n";
    for more in [
        "",
        "[[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-22\nholidays = [\"2026-10-01..2026-10-07\"]\n",
        "[policy.purchase]\nquotes = 4\n",
        "[[policy.purchase]]\nquotes = 4\n[[policy.purchase]]\nfrom = 2027-01-01\nquotes = 5\n",
        "[[policy.approval]]\nfrom = 2026-01-01\nbands = [{ up_to = 500, steps = [\"department\"] }, { steps = [\"principal\"], method = \"招标\", minutes = true }]\n",
        "[policy.steps]\nprincipal = [\"principal\", \"vice-principal\"]\n",
        "[policy.canteen]\nfridge = [0, 8]\npattern = { meat = 1, soup = 1 }\n",
        "[rules]\n\"format/sort-order\" = \"off\"\ncount = \"警告\"\n",
        "[kinds]\ncertificates = [\"茶艺师证\"]\n",
        "[files]\nignore = [\"old/\"]\n",
    ] {
        let text = format!("{school}{more}");
        assert_accepts(&schema, &text);
        assert_ne!(settings(&text), 2, "{text}");
    }
    for text in [
        "[school]\nname = \"x\"\n".to_owned(),
        format!("{school}stag = \"primary\"\n"),
        format!("{school}[schol]\nname = \"x\"\n"),
        format!("{school}[policy.purchase]\nquots = 4\n"),
        format!("{school}[policy.purchase]\nquotes = \"many\"\n"),
        format!("{school}[policy.stock]\nvaluation = \"lifo\"\n"),
        format!("{school}[[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\n"),
        format!("{school}[rules]\ncount = \"loud\"\n"),
        school.replace("小学\"\nlanguage", "学院\"\nlanguage"),
    ] {
        assert!(!schema.is_valid(&document(&text)), "the schema accepts\n{text}");
        assert_ne!(settings(&text), 0, "{text}");
    }
}

#[test]
fn a_row_of_a_table_is_an_object_of_texts() {
    let schema = schema("items");
    let row = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    assert!(
        schema.is_valid(&row(r#"{ "item": "rice", "name": "大米", "unit": "千克", "kind": "food", "备注": "", "x_own": "1" }"#))
    );
    assert!(!schema.is_valid(&row(r#"{ "item": "rice", "name": "大米", "unit": "千克" }"#)));
    assert!(!schema.is_valid(&row(r#"{ "item": "rice", "name": "", "unit": "千克", "kind": "food" }"#)));
    assert!(!schema.is_valid(&row(r#"{ "item": "rice", "name": "大米", "unit": "千克", "kind": "food", "colour": "white" }"#)));
}

#[test]
fn schemas_are_written_one_by_one_or_all_at_once() {
    let place = Place::empty();
    place.run(&["schema", "--all", "schemas"]).ended(0);
    let one = place.run(&["schema", "采购"]).status;
    assert_eq!(one, 2, "采购 is no register's name");
    for register in bursar::registers::ALL {
        let all = place.read(&format!("schemas/{}.schema.json", register.name));
        assert_eq!(place.run(&["schema", register.chinese]).ended(0).out, all);
        jsonschema::meta::validate(&serde_json::from_str(&all).expect("JSON")).expect("a schema of its dialect");
    }
    assert_eq!(place.run(&["schema"]).ended(0).out, place.read("schemas/bursar.schema.json"));
    place.run(&["schema", "purchases", "-o", "one.json"]).ended(0);
    assert_eq!(place.read("one.json"), place.read("schemas/purchases.schema.json"));
    assert_eq!(place.run(&["schema", "-o", "-"]).ended(0).out, place.read("schemas/bursar.schema.json"));
}
