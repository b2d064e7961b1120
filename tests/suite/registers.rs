//! Every register of the format is read, in either language, and a wrong value is told at its place.

use crate::commands::run::{Place, repository};
use bursar::registers::{ALL, Area, Register, find, spelled};
use bursar::table::{Column, Kind, Shape, Word};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The files that hold every register once, by their paths below the ledger.
fn files() -> Vec<(String, String)> {
    fn gather(folder: &Path, below: &str, files: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("the files").flatten() {
            let name = format!("{below}{}", entry.file_name().to_str().expect("a name"));
            if entry.path().is_dir() {
                gather(&entry.path(), &format!("{name}/"), files);
            } else if name != "README.md" {
                files.push((name, fs::read_to_string(entry.path()).expect("a text")));
            }
        }
    }
    let mut files = Vec::new();
    gather(&repository("tests/fixtures/registers"), "", &mut files);
    files.sort();
    files
}

/// The small school with every register.
fn school() -> Place {
    let place = Place::school();
    for (path, text) in files() {
        place.write(&path, text);
    }
    place
}

fn register_of(path: &str) -> &'static Register {
    &ALL[find(ALL, &spelled(path)).unwrap_or_else(|| panic!("{path} is no register's"))]
}

/// The registers that the files are there for.
fn covered() -> impl Iterator<Item = &'static Register> {
    ALL.iter().filter(|register| (Area::Canteen..Area::Waivers).contains(&register.area))
}

/// The findings of reading, as `file:line:column rule`.
fn format_findings(place: &Place) -> Vec<String> {
    let run = place.run(&["check", "format", "--format", "json", "--lang", "en"]);
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    let findings = document["findings"].as_array().expect("findings").iter();
    let told = findings.map(|finding| {
        let text = |key: &str| finding[key].as_str().expect("a text").to_owned();
        format!("{}:{}:{} {}: {}", text("file"), finding["line"], finding["column"], text("rule"), text("message"))
    });
    told.collect()
}

/// The rows of a register as scripts get them.
fn listed(place: &Place, register: &Register) -> Value {
    serde_json::from_str(&place.run(&["list", register.name, "--format", "json"]).ended(0).out).expect("JSON")
}

#[test]
fn every_register_is_read_without_a_finding() {
    assert_eq!(format_findings(&school()), Vec::<String>::new());
}

#[test]
fn every_column_is_filled_somewhere() {
    let place = school();
    for register in covered().filter(|register| !register.name.starts_with("canteen-i")) {
        let rows = listed(&place, register);
        let rows = rows.as_array().expect("rows");
        assert!(!rows.is_empty(), "{} has no row", register.name);
        for column in register.columns.iter().filter(|column| !matches!(column.name, "note" | "corrects")) {
            let values: Vec<&Value> = rows.iter().map(|row| &row[column.name]).collect();
            assert_filled(&values, column, register.name);
        }
    }
}

/// A column, and every column of the records in it, has a value in one of these rows.
#[track_caller]
fn assert_filled(values: &[&Value], column: &Column, of: &str) {
    let of = format!("{of}.{}", column.name);
    assert!(values.iter().any(|value| !value.is_null()), "{of} is empty everywhere");
    let (Kind::Record(inner) | Kind::Records(inner)) = column.kind else { return };
    let records: Vec<&Value> = values
        .iter()
        .flat_map(|value| value.as_array().map_or_else(|| vec![*value], |records| records.iter().collect()))
        .filter(|record| !record.is_null())
        .collect();
    for column in inner {
        assert_filled(&records.iter().map(|record| &record[column.name]).collect::<Vec<_>>(), column, &of);
    }
}

#[test]
fn a_ledger_in_chinese_says_the_same() {
    let english = school();
    let chinese = Place::school();
    for (path, text) in files() {
        let register = register_of(&path);
        let time: Vec<&str> =
            path.trim_end_matches(".toml").split(['/', '-']).filter(|part| part.starts_with(char::is_numeric)).collect();
        let time = if time.is_empty() { String::new() } else { format!("/{}", time.join("-")) };
        let path = format!("{}{time}.{}", register.chinese, register.shape.ending());
        chinese.write(
            &path,
            if register.shape == Shape::Csv { csv_in_chinese(&text, register) } else { toml_in_chinese(&text, register) },
        );
    }
    assert_eq!(format_findings(&chinese), Vec::<String>::new());
    for register in ALL {
        assert_eq!(listed(&chinese, register), listed(&english, register), "{}", register.name);
    }
}

fn csv_in_chinese(text: &str, register: &Register) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut columns: Vec<&Column> = Vec::new();
    for record in reader.records() {
        let record = record.expect("a row");
        if columns.is_empty() {
            columns = record.iter().map(|name| register.column(name).unwrap_or_else(|| panic!("{name}"))).collect();
            writer.write_record(columns.iter().map(|column| column.chinese)).expect("a header");
        } else {
            let cells = record.iter().zip(&columns).map(|(cell, column)| word_in_chinese(cell, &column.kind));
            writer.write_record(cells).expect("a row");
        }
    }
    String::from_utf8(writer.into_inner().expect("all rows")).expect("UTF-8")
}

fn word_in_chinese(cell: &str, kind: &Kind) -> String {
    let of = |words: &'static [Word]| words.iter().find(|word| word.name == cell).map(|word| word.chinese[0].to_owned());
    match kind {
        Kind::Words(words) | Kind::OpenWords(_, words) => of(words).unwrap_or_else(|| cell.to_owned()),
        Kind::YesNo => cell.replace("yes", "是").replace("no", "否"),
        Kind::List(inner) => cell.split(';').map(|part| word_in_chinese(part, inner)).collect::<Vec<_>>().join("；"),
        Kind::Label if cell == "visitors" => "来访".to_owned(),
        _ => cell.to_owned(),
    }
}

fn toml_in_chinese(text: &str, register: &Register) -> String {
    let document: toml::Table = toml::from_str(text).expect("TOML");
    let whole = |columns, table: toml::Table| keys_in_chinese(table, columns);
    let document = match register.shape {
        Shape::Document => whole(register.columns, document),
        _ => document
            .into_iter()
            .map(|(name, value)| match value {
                toml::Value::Table(table) => (name, toml::Value::Table(whole(register.columns, table))),
                value => (name, in_chinese(value, &Kind::Records(register.columns))),
            })
            .collect(),
    };
    toml::to_string(&document).expect("TOML")
}

fn keys_in_chinese(table: toml::Table, columns: &'static [Column]) -> toml::Table {
    let line = |(key, value): (String, toml::Value)| {
        let column = columns.iter().find(|column| column.name == key).unwrap_or_else(|| panic!("{key}"));
        (column.chinese.to_owned(), in_chinese(value, &column.kind))
    };
    table.into_iter().map(line).collect()
}

fn in_chinese(value: toml::Value, kind: &Kind) -> toml::Value {
    match (value, kind) {
        (toml::Value::Table(table), Kind::Record(columns) | Kind::Records(columns)) => {
            toml::Value::Table(keys_in_chinese(table, columns))
        }
        (toml::Value::Array(elements), kind) => {
            let kind = if let Kind::List(inner) = kind { inner } else { kind };
            toml::Value::Array(elements.into_iter().map(|element| in_chinese(element, kind)).collect())
        }
        (toml::Value::String(text), kind) => toml::Value::String(word_in_chinese(&text, kind)),
        (value, _) => value,
    }
}

#[test]
fn a_wrong_value_is_told_at_its_place() {
    let wrong = [
        ("dishes.csv", "dish,name,group\nfish,清蒸鱼,fishy\n", "2:10 format/value-invalid: `group`: fishy is none of its words"),
        (
            "recipes.csv",
            "dish,item,grams\nrice-bowl,rice,-5\n",
            "2:16 format/value-invalid: `grams`: -5 is negative in a row that reverses nothing",
        ),
        ("recipes.csv", "dish,item,grams\nrice-bowl,flour,5\n", "2:11 format/reference-unknown: there is no flour in items"),
        (
            "samples.csv",
            "date,meal,dish,grams,at,by\n2026-09-03,lunch,rice-bowl,125,half past,ma-chao\n",
            "2:32 format/value-invalid: `at`: half past is no day with time",
        ),
        (
            "kitchen-logs.csv",
            "date,kind,by,result\n2026-09-03 25:00,fridge,ma-chao,ok\n",
            "2:1 format/value-invalid: `date`: 2026-09-03 25:00 is no day with time",
        ),
        (
            "kitchen-logs.csv",
            "date,kind,by,result\n2026-10-03 07:30,fridge,ma-chao,ok\n",
            "2:1 format/date-outside: 2026-10-03 07:30 is after today, 2026-09-30",
        ),
        (
            "kitchen-logs.csv",
            "date,kind,by,result\n2026-09-03 07:30,fridge,ma-chao,ok\n2026-09-03 07:30,fridge,ma-chao,ok\n",
            "3:1 format/id-repeated: there is a row for date 2026-09-03 07:30, kind fridge already",
        ),
        ("meals.csv", "date,meal,pupils\n2026-09-03,lunch,\n", "2:1 format/value-missing: `pupils` is empty"),
        (
            "fees.csv",
            "term,fee,class,payers,charged\n2026-2027-2,workbooks,三1班,1,20\n",
            "2:1 format/date-outside: the calendar has no term 2026-2027-2",
        ),
        (
            "fees.csv",
            "term,fee,class,payers,charged\n2026-2027-1,lunch,三2班,1,20\n2026-2027-1,lunch,三2班,2,40\n",
            "3:1 format/id-repeated: there is a row for term 2026-2027-1, fee lunch, class 三2班 already",
        ),
        (
            "drills.csv",
            "date,kind,people,led_by\n2026-09-03,防踩踏,800,zhao-gang\n",
            "2:12 format/value-invalid: `kind`: 防踩踏 is none of its words",
        ),
        (
            "area-scores.csv",
            "date,class,place,score,by\n2026-09-03,,,9,chen-jie\n",
            "2:1 format/value-missing: none of `class`, `place` is filled in",
        ),
        (
            "trainings.csv",
            "date,kind,people\n2026-09-03,消防,;\n",
            "2:15 format/value-invalid: `people`: an array is due here, not ;",
        ),
        (
            "trainings.csv",
            "date,kind,people\n2026-09-03,消防,chen-jie;nobody\n",
            "2:15 format/reference-unknown: there is no nobody in people",
        ),
        (
            "publications.csv",
            "publication,kind,period,from,place\nGS-1,menu,九月,2026-09-01,网站\n",
            "2:11 format/value-invalid: `period`: 九月 is no period",
        ),
        (
            "removals.csv",
            "date,register,key,reason\n2026-09-03,visiters,a,b\n",
            "2:12 format/value-invalid: `register`: no register is called visiters",
        ),
        (
            "projects.toml",
            "[wall]\nname = \"围墙\"\nmilestone = [{ text = \"完工\" }]\n",
            "3:14 format/value-missing: there is no `due`",
        ),
        (
            "plans/2026-2027-1.toml",
            "[[task]]\nid = \"T1\"\ntext = \"核对\"\nowner = \"nobody\"\n",
            "4:9 format/reference-unknown: there is no nobody in people",
        ),
        (
            "plans/2026-2027-1.toml",
            "[[task]]\nid = \"T1\"\ntext = \"核对\"\nmonth = 10\n",
            "4:9 format/value-invalid: `month`: 10 is no month",
        ),
        (
            "plans/2026-2027-1.toml",
            "[[task]]\nid = \"T1\"\ntext = \"核对\"\n[[task]]\nid = \"T1\"\ntext = \"演练\"\n",
            "5:6 format/id-repeated: there is a task T1 already",
        ),
        ("plans.toml", "title = \"计划\"\n", "1:1 format/value-missing: the file's name says no term"),
        ("plans/2026-10.toml", "title = \"计划\"\n", "1:1 format/value-invalid: the file's name: 2026-10 is no term"),
        ("plans/2027-2028-1.toml", "title = \"计划\"\n", "1:1 format/date-outside: the calendar has no term 2027-2028-1"),
        (
            "plan-templates.toml",
            "[[task]]\ntext = \"清查\"\nmonth = 13\n",
            "3:9 format/value-invalid: `month`: 13 is none of its words",
        ),
    ];
    let mut differences = String::new();
    for (path, text, told) in wrong {
        let place = school();
        if path.starts_with("plans") {
            fs::remove_file(place.path("plans/2026-2027-1.toml")).expect("the plan");
        }
        place.write(path, text);
        let findings: Vec<String> = format_findings(&place).into_iter().filter(|finding| finding.starts_with(path)).collect();
        if findings != [format!("{path}:{told}")] {
            differences += &format!("{path}\n{text}  due: {told}\n  told: {findings:#?}\n");
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn what_is_yet_to_come_may_stand_in_menus_duty_and_plans_alone() {
    let place = school();
    place.add("menus.csv", "2027-01-08,lunch,rice-bowl,2026-12-31,,,\n");
    place.add("duty.csv", "2027-01-08,白班,,chen-jie,\n");
    assert_eq!(format_findings(&place), Vec::<String>::new());
    place.add("surveys.csv", "2026-10-01,食堂,1,1,1\n");
    assert_eq!(format_findings(&place), ["surveys.csv:3:1 format/date-outside: 2026-10-01 is after today, 2026-09-30"]);
}

#[test]
fn the_schools_own_kinds_are_read() {
    let place = school();
    let settings = place.read("bursar.toml");
    place.write("bursar.toml", format!("{settings}[kinds]\ndrills = [\"防踩踏\"]\npublications = [\"招生\"]\narchives = [\"基建\"]\ncategories = [\"半成品\"]\ngroups = [\"小吃\"]\nurgency = [\"特急\"]\n"));
    place.add("drills.csv", "2026-09-11,防踩踏,830,zhao-gang,5\n");
    place.add("publications.csv", "GS-202609-003,招生,2026,2026-09-11,,校门,\n");
    place.add("archive.csv", "2025-JJ-01,基建,2025,2026-09-15,0,\n");
    place.add("dishes.csv", "bun,包子,小吃\n");
    assert_eq!(format_findings(&place), Vec::<String>::new());
    let drills = listed(&place, register_of("drills.csv"));
    assert_eq!(drills[1]["kind"], "防踩踏");
}

#[test]
fn a_thing_of_any_register_is_found_by_its_id_or_its_keys() {
    let place = school();
    for (written, holds) in [
        ("YH-202609-001", "插座松动"),
        ("hazards:YH-202609-001", "插座松动"),
        ("wall", "操场围墙加固"),
        ("2025-PZ-01", "甲-1"),
        ("fees:2026-2027-1|workbooks|三1班", "PZ-202609-001"),
        ("plans:2026-2027-1", "服务教学"),
        ("kitchen-logs:2026-09-03 07:30|freezer||canteen-1|", "报修并移走冻品"),
    ] {
        let run = place.run(&["show", written]).ended(0);
        assert!(run.out.contains(holds), "{written}\n{}", run.out);
    }
    // One id in two registers is no answer: both are named.
    place.add("complaints.csv", "YH-202609-001,2026-09-08,插座,,,\n");
    let run = place.run(&["show", "YH-202609-001", "--lang", "en"]).ended(2);
    assert!(run.err.contains("hazards:YH-202609-001") && run.err.contains("complaints:YH-202609-001"), "{}", run.err);
}

#[test]
fn a_voucher_may_rest_on_a_row_of_any_register() {
    let place = school();
    let unsupported = |place: &Place| {
        let run = place.run(&["check", "voucher/entry-unsupported", "--format", "json", "--lang", "en"]);
        let document: Value = serde_json::from_str(&run.out).expect("JSON");
        let findings = document["findings"].as_array().expect("findings");
        findings.iter().map(|finding| finding["message"].as_str().expect("a text").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(unsupported(&place), Vec::<String>::new());
    let journal = place.read("journal.csv");
    place.write("journal.csv", journal.replace("S-0001|2026-09-21", "S-0001|2026-09-22").replace("memo:九月工资表", "2025-PZ-02"));
    assert_eq!(
        unsupported(&place),
        ["no row 2026-2027-1|助学金|S-0001|2026-09-22 in aid", "source 2025-PZ-02 stands nowhere in the ledger"]
    );
    place.write(
        "journal.csv",
        journal.replace("memo:九月工资表", "2025-PZ-01;canteen-costs:2026-09|labour|PZ-202609-004|伙食收入|canteen-1"),
    );
    assert_eq!(unsupported(&place), Vec::<String>::new());
}

/// The lists that a school may extend, with the words that every ledger knows, wherever they stand.
fn open_lists(kind: &Kind, lists: &mut Vec<(&'static str, &'static [Word])>) {
    match kind {
        Kind::OpenWords(list, words) => lists.push((list, words)),
        Kind::List(inner) | Kind::OneOrMore(inner) => open_lists(inner, lists),
        Kind::Map(names, values) => [names, values].into_iter().for_each(|kind| open_lists(kind, lists)),
        Kind::Record(columns) | Kind::Records(columns) => columns.iter().for_each(|column| open_lists(&column.kind, lists)),
        _ => {}
    }
}

#[test]
fn settings_and_registers_know_the_same_words() {
    let mut lists = Vec::new();
    for column in ALL.iter().flat_map(|register| register.columns).chain(bursar::policy::COLUMNS) {
        open_lists(&column.kind, &mut lists);
    }
    for (list, words) in &lists {
        let (_, first) = lists.iter().find(|(other, _)| other == list).expect("itself");
        assert_eq!(words, first, "{list}");
    }
    let names: BTreeSet<&str> = lists.iter().map(|(list, _)| *list).collect();
    for list in ["ages", "archives", "categories", "certificates", "drills", "groups", "meals", "papers", "publications", "urgency"]
    {
        assert!(names.contains(list), "{list}");
    }
}

#[test]
fn a_broken_plan_costs_its_own_task_and_an_empty_one_nothing() {
    let place = school();
    let plan = place.read("plans/2026-2027-1.toml");
    place.write("plans/2026-2027-1.toml", plan.replace("week = 3\n", "week = = 3\n"));
    let findings = format_findings(&place);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("plans/2026-2027-1.toml:31:8 format/syntax-invalid"), "{findings:?}");
    let read = listed(&place, register_of("plans.toml"));
    let tasks = read[0]["task"].as_array().expect("tasks").iter();
    assert_eq!(tasks.map(|task| task["id"].clone()).collect::<Vec<_>>(), ["T1", "T3"]);
    place.write("plans/2026-2027-1.toml", "# nothing yet\n");
    assert_eq!(format_findings(&place), Vec::<String>::new());
    assert_eq!(listed(&place, register_of("plans.toml")), serde_json::json!([]));
}
