//! `bursar list`: every register, filters of every kind, and the three forms of what it gives.

use super::json::Node;
use super::run::{Place, Run};
use bursar::registers::ALL;
use bursar::render::text_width;

/// The small school with a few slips, a purchase and a claim.
fn school() -> Place {
    let place = Place::school();
    place.write(
        "stock/moves/2026-09.csv",
        "slip,date,kind,place,item,quantity,price,lot,expires,department,person,class,by,note\n\
         QC-1,2026-09-01,opening,store-1,paper-a4,20,24.00,,,,,,chen-jie,\n\
         RK-1,2026-09-08,入库,store-1,pen-black,120,1.50,B-1,2028-12-31,,,,chen-jie,新到\n\
         LY-1,2026-09-15,issue,store-1,paper-a4,3,,,,三年级组,li-na,三1班,chen-jie,月考用\n\
         LY-2,2026-09-30,issue,store-1,paper-a4,4.5,,,,教务处,wu-tao,,chen-jie,\n\
         LY-3,2026-10-09,issue,store-1,pen-black,12,,B-1,,三年级组,li-na,,chen-jie,\n",
    );
    place.write(
        "purchases/2026-09.toml",
        "[\"QG-202609-001\"]\ndate = 2026-09-03\nrequester = \"li-na\"\ndepartment = \"三年级组\"\nbudget = \"office\"\n\
         lines = [{ item = \"pen-black\", quantity = 120, price = 1.60 }, { name = \"运费\", kind = \"service\", quantity = 1, price = 10 }]\n\
         approvals = [{ step = \"department\", by = \"wang-fang\", date = 2026-09-03 }, { step = \"logistics\", by = \"qian-bo\", date = 2026-09-04 }]\n\
         order = { supplier = \"xinhua\", date = 2026-09-05, buyers = [\"sun-li\", \"wu-tao\"], amount = 190.00 }\n",
    );
    place.write("classes.csv", "term,class,pupils\n2026-2027-1,三1班,40\n2025-2026-2,三1班,41\n");
    place.write("repairs-note.txt", "no register");
    place
}

/// The first column of the rows that are listed.
fn listed(place: &Place, arguments: &[&str]) -> Vec<String> {
    let run = place.run(&[&["list"], arguments, &["--format", "json"]].concat()).ended(0);
    let rows = Node::read(&run.out);
    let first = |row: &Node| match row {
        Node::Object(entries) => match &entries[0].1 {
            Node::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    rows.elements().iter().map(first).collect()
}

#[test]
fn every_register_is_listed_in_every_form_under_either_name() {
    let place = school();
    for register in ALL {
        for name in [register.name, register.chinese] {
            let text = place.run(&["list", name, "--lang", "en"]).ended(0).out;
            assert!(text.lines().last().expect("a line").starts_with(&format!("{}: ", register.name)), "{text}");
            let csv = place.run(&["list", name, "--format", "csv"]).ended(0).out;
            let header: Vec<&str> = register.columns.iter().map(|column| column.name).collect();
            assert_eq!(csv.lines().next(), Some(header.join(",").as_str()));
            Node::read(&place.run(&["list", name, "--format", "json"]).ended(0).out).elements();
        }
    }
}

#[test]
fn conditions_compare_by_what_the_column_holds() {
    let place = school();
    for (condition, slips) in [
        ("kind=issue", &["LY-1", "LY-2", "LY-3"][..]),
        ("kind=领用", &["LY-1", "LY-2", "LY-3"]),
        ("类型=領用", &["LY-1", "LY-2", "LY-3"]),
        ("kind!=issue", &["QC-1", "RK-1"]),
        ("kind~领", &["LY-1", "LY-2", "LY-3"]),
        ("quantity>=12", &["QC-1", "RK-1", "LY-3"]),
        ("quantity≥12", &["QC-1", "RK-1", "LY-3"]),
        ("quantity<4.50", &["LY-1"]),
        ("quantity<=4.5", &["LY-1", "LY-2"]),
        ("quantity=4.500", &["LY-2"]),
        ("price>1.5", &["QC-1"]),
        ("date<2026-09-15", &["QC-1", "RK-1"]),
        ("date<=2026年9月15日", &["QC-1", "RK-1", "LY-1"]),
        ("date=2026-09", &["QC-1", "RK-1", "LY-1", "LY-2"]),
        ("date>2026-09", &["LY-3"]),
        ("expires>=2028-01-01", &["RK-1"]),
        ("lot=", &["QC-1", "LY-1", "LY-2"]),
        ("lot!=", &["RK-1", "LY-3"]),
        ("lot!=B-1", &["QC-1", "LY-1", "LY-2"]),
        ("note~考", &["LY-1"]),
        ("note~a=b", &[]),
        ("领用部门 = 三年级组", &["LY-1", "LY-3"]),
        ("item~paper", &["QC-1", "LY-1", "LY-2"]),
    ] {
        assert_eq!(listed(&place, &["stock-moves", "--where", condition]), slips, "{condition}");
    }
    let two = listed(&place, &["stock-moves", "--where", "kind=issue", "--where", "item=paper-a4"]);
    assert_eq!(two, ["LY-1", "LY-2"]);
    assert_eq!(listed(&place, &["items", "--where", "old_for_new=是"]), ["broom"]);
    assert_eq!(listed(&place, &["items", "--where", "old_for_new=yes"]), ["broom"]);
    assert_eq!(listed(&place, &["purchases", "--where", "approvals>=2"]), ["QG-202609-001"]);
    assert_eq!(listed(&place, &["classes", "--where", "term=2025-2026-2"]).len(), 1);
}

#[test]
fn a_condition_that_makes_no_sense_is_refused() {
    let place = school();
    for (condition, said) in [
        ("quantity", "a filter is COLUMN=VALUE"),
        ("quantiy>1", "has no column quantiy\nhint: did you mean quantity?"),
        ("zzz=1", "hint: its columns: slip date kind"),
        ("quantity>many", "a cell of quantity cannot be many\nhint: a number is expected, as 12.5"),
        ("date<soon", "a cell of date cannot be soon\nhint: a day (2026-09-30) or a month (2026-09) is expected"),
        ("kind=isue", "a cell of kind cannot be isue\nhint: did you mean issue?\nhint: it may be opening, "),
        ("=1", "has no column"),
    ] {
        let run = place.run(&["list", "stock-moves", "--where", condition, "--lang", "en"]).ended(2);
        assert!(run.out.is_empty() && run.err.contains(said), "{condition}: {}", run.err);
    }
    let run = place.run(&["list", "stok-moves", "--lang", "en"]).ended(2);
    assert!(run.err.contains("did you mean stock-moves?"), "{}", run.err);
    let run = place.run(&["list", "zzz", "--lang", "en"]).ended(2);
    assert!(run.err.contains("`bursar explain registers` lists them all"), "{}", run.err);
    let run = place.run(&["list", "stock-moves", "--where", "类型=领佣"]).ended(2);
    assert!(run.err.contains("类型 一列里不会有 领佣\n提示：是否要写 领用？\n提示：可以是 期初（opening）、"), "{}", run.err);
    // A list that the school may extend knows the school's own words, and no others.
    let run = place.run(&["list", "certificates", "--where", "kind=helth", "--lang", "en"]).ended(2);
    assert!(run.err.contains("did you mean health?"), "{}", run.err);
    place.add("bursar.toml", "\n[kinds]\ncertificates = [\"潜水证\"]\n");
    let run = place.run(&["list", "certificates", "--where", "kind=潜水"]).ended(2);
    assert!(run.err.contains("是否要写 潜水证？") && run.err.ends_with("、潜水证\n"), "{}", run.err);
    assert_eq!(listed(&place, &["certificates", "--where", "kind=潜水证"]), [""; 0]);
}

#[test]
fn days_months_and_terms_narrow_each_other() {
    let place = school();
    for (arguments, slips) in [
        (&["--month", "2026-09"][..], &["QC-1", "RK-1", "LY-1", "LY-2"][..]),
        (&["--from", "2026-09-15"], &["LY-1", "LY-2", "LY-3"]),
        (&["--to", "2026/9/15"], &["QC-1", "RK-1", "LY-1"]),
        (&["--from", "2026-09-08", "--to", "2026-09-15"], &["RK-1", "LY-1"]),
        (&["--from", "2026-09-15", "--month", "2026-09"], &["LY-1", "LY-2"]),
        (&["--term", "2026-2027-1", "--from", "2026-10-01"], &["LY-3"]),
        (&["--month", "2027-09"], &[]),
    ] {
        assert_eq!(listed(&place, &[&["stock-moves"], arguments].concat()), slips, "{arguments:?}");
    }
    assert_eq!(listed(&place, &["classes", "--term", "2026-2027-1", "--columns", "pupils"]), ["40"]);
    for (arguments, said) in [
        (&["stock-moves", "--term", "2030-2031-1"][..], "bursar.toml has no term 2030-2031-1"),
        (&["stock-moves", "--term", "autumn"], "--term is no term: autumn"),
        (&["stock-moves", "--from", "soon"], "--from is no date: soon"),
        (&["stock-moves", "--month", "9"], "--month is no month: 9"),
        (&["items", "--month", "2026-09"], "rows of items belong to no day"),
    ] {
        let run = place.run(&[&["list"], arguments, &["--lang", "en"]].concat()).ended(2);
        assert!(run.err.contains(said), "{}", run.err);
    }
}

#[test]
fn rows_that_name_somebody_or_something_are_found_in_whatever_column() {
    let place = school();
    for (arguments, found) in [
        (&["stock-moves", "--person", "li-na"][..], &["LY-1", "LY-3"][..]),
        (&["stock-moves", "--person", "chen-jie", "--item", "pen-black"], &["RK-1", "LY-3"]),
        (&["stock-moves", "--class", "三1班"], &["LY-1"]),
        (&["stock-moves", "--place", "store-1", "--month", "2026-10"], &["LY-3"]),
        (&["purchases", "--person", "sun-li"], &["QG-202609-001"]),
        (&["purchases", "--person", "qian-bo"], &["QG-202609-001"]),
        (&["purchases", "--supplier", "xinhua"], &["QG-202609-001"]),
        (&["purchases", "--item", "pen-black"], &["QG-202609-001"]),
        (&["purchases", "--item", "paper-a4"], &[]),
        (&["purchases", "--budget", "office"], &["QG-202609-001"]),
        (&["people", "--person", "li-na"], &["li-na"]),
        (&["classes", "--class", "三1班"], &["2026-2027-1", "2025-2026-2"]),
        (&["places", "--person", "chen-jie"], &["store-1"]),
    ] {
        assert_eq!(listed(&place, arguments), found, "{arguments:?}");
    }
    let run = place.run(&["list", "items", "--person", "li-na", "--lang", "en"]).ended(2);
    assert!(run.err.contains("items has no column for --person"), "{}", run.err);
    // Somebody of whom no row speaks is an empty list, and no failure.
    assert_eq!(listed(&place, &["stock-moves", "--person", "wang-fang"]), [""; 0]);
}

#[test]
fn an_id_that_means_nothing_is_refused_with_the_one_that_was_meant() {
    let place = school();
    for (arguments, chinese, english) in [
        (
            &["stock-moves", "--person", "chen-ji"][..],
            "人员里没有 chen-ji\n提示：是否要写 chen-jie？",
            "chen-ji stands nowhere in people\nhint: did you mean chen-jie?",
        ),
        (&["stock-moves", "--person", "李娜"], "是否要写 li-na？", "did you mean li-na?"),
        (&["stock-moves", "--place", "store-l"], "地点里没有 store-l", "did you mean store-1?"),
        (&["stock-moves", "--place", "paper-a4"], "bursar list places 列出全部", "`bursar list places` lists them all"),
        (&["stock-moves", "--where", "item=paper-a3"], "是否要写 paper-a4？", "did you mean paper-a4?"),
        (&["stock-moves", "--where", "by!=nobody"], "人员里没有 nobody", "nobody stands nowhere in people"),
        (&["stock-moves", "--term", "2026-2027-9"], "--term 不是学期", "--term is no term"),
        (&["classes", "--term", "2020-2021-1"], "其中有 2026-2027-1", "hint: it has 2026-2027-1"),
        (
            &["stock-moves", "--from", "2026-10-01", "--to", "2026-09-01"],
            "合起来没有一天",
            "leave no day: from 2026-10-01 to 2026-09-01",
        ),
        (&["stock-moves", "--month", "2026-09", "--from", "2026-10-01"], "合起来没有一天", "leave no day"),
    ] {
        for (lang, said) in [("zh", chinese), ("en", english)] {
            let run = place.run(&[&["list"], arguments, &["--lang", lang, "--format", "csv"]].concat()).ended(2);
            assert!(run.out.is_empty() && run.err.contains(said), "{arguments:?}: {}", run.err);
        }
    }
    // What stands in a row may be asked for, wherever else it stands or not.
    place.add("stock/moves/2026-09.csv", "LY-4,2026-10-10,issue,store-1,pen-black,1,,,,,nobody,,chen-jie,\n");
    assert_eq!(listed(&place, &["stock-moves", "--person", "nobody"]), ["LY-4"]);
}

#[test]
fn a_table_fits_the_window_that_columns_says() {
    let place = school();
    let table = |columns: &str| {
        let output = place.command().args(["list", "stock-moves", "--lang", "en"]).env("COLUMNS", columns).output();
        Run::from(output.expect("it runs")).ended(0).out
    };
    let wide = table("");
    for columns in [60, 80, 100, 120] {
        let fitted = table(&columns.to_string());
        let widest = fitted.lines().map(text_width).max().expect("a line");
        assert!(widest <= columns, "{widest} of {columns}:\n{fitted}");
        for id in ["LY-1", "2026-09-08", "store-1", "paper-a4", "chen-jie", "120"] {
            assert!(fitted.contains(id), "{id} is whole in\n{fitted}");
        }
    }
    assert!(table("60").contains(" slip        QC-1\n date        2026-09-01\n"), "{}", table("60"));
    for nonsense in ["0", "-1", "wide"] {
        assert_eq!(table(nonsense), wide);
    }
}

#[test]
fn columns_are_chosen_and_ordered() {
    let place = school();
    let run = place.run(&[
        "list",
        "stock-moves",
        "--columns",
        "quantity,品号",
        "--columns",
        "slip",
        "--format",
        "csv",
        "--where",
        "slip=RK-1",
    ]);
    assert_eq!(run.ended(0).out, "quantity,item,slip\n120,pen-black,RK-1\n");
}

#[test]
fn the_table_speaks_the_language_and_the_machine_forms_do_not() {
    let place = school();
    let chinese = place.run(&["list", "stock-moves"]).ended(0).out;
    assert!(chinese.contains("领用部门") && chinese.contains(" 领用 ") && chinese.ends_with("出入库：5 行\n"), "{chinese}");
    // A column without a value is left out.
    assert!(!chinese.contains("交旧数量"), "{chinese}");
    let english = place.run(&["list", "stock-moves", "--lang", "en"]).ended(0).out;
    assert!(
        english.contains("department") && english.contains(" issue ") && english.ends_with("stock-moves: 5 rows\n"),
        "{english}"
    );
    for format in ["csv", "json"] {
        let of = |lang: &str| place.run(&["list", "stock-moves", "--format", format, "--lang", lang]).ended(0).out;
        assert_eq!(of("zh"), of("en"));
    }
}

#[test]
fn json_holds_documents_whole_and_figures_as_they_are_written() {
    let place = school();
    let run = place.run(&["list", "purchases", "--format", "json"]).ended(0);
    let rows = Node::read(&run.out);
    let purchase = &rows.elements()[0];
    assert_eq!(purchase.get("date").text(), "2026-09-03");
    let lines = purchase.get("lines").elements();
    assert_eq!(lines[0].get("price").text(), "1.60");
    assert_eq!(lines[1].get("kind").text(), "service");
    assert_eq!(lines[1].get("item"), &Node::Null);
    assert_eq!(purchase.get("order").get("buyers").elements().len(), 2);
    assert_eq!(purchase.get("orders"), &Node::List(Vec::new()));
    assert_eq!(purchase.get("tender"), &Node::Null);
    let csv = place.run(&["list", "purchases", "--format", "csv", "--columns", "id,lines,orders"]).ended(0).out;
    assert_eq!(csv, "id,lines,orders\nQG-202609-001,2,\n");
}
