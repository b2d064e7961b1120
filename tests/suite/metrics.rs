//! Figures that a bookkeeper can make again from the rows of a small ledger: what stands above and below the line, and whence.
//!
//! A kindergarten's September. Every figure that is asserted stands beside the sum that leads to it.

use crate::commands::json::Node;
use crate::commands::run::Place;

const SETTINGS: &str = "format = 1\n[school]\nname = \"青石幼儿园\"\nstage = \"kindergarten\"\nlanguage = \"zh-CN\"\n\
    today = \"2026-09-30\"\nstarts = 2026-09-01\n\
    [[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-22\nholidays = [\"2026-10-01..2026-10-07\"]\n";

/// Four who need certificates at the month's end (two cooks, a carer, a driver) and one who does not; a fifth cook has left.
const PEOPLE: &str = "[ma-chao]\nname = \"马超\"\n[liu-ying]\nname = \"刘英\"\n[he-mei]\nname = \"何梅\"\n[shi-jun]\nname = \"石军\"\n\
    [li-na]\nname = \"李娜\"\n[gu-fu]\nname = \"顾福\"\nto = 2026-09-10\n";
const POSTS: &str = "post,person,from,to\ncook,ma-chao,2020-09-01,\ncook,liu-ying,2020-09-01,\ncarer,he-mei,2020-09-01,\n\
    driver,shi-jun,2020-09-01,\nteacher,li-na,2020-09-01,\ncook,gu-fu,2020-09-01,2026-09-10\n";
/// The second cook's health certificate ends on the 15th; the carer has no childcare certificate.
const CERTIFICATES: &str = "owner,kind,number,from,to\nma-chao,health,J1,2026-03-01,2027-02-28\n\
    liu-ying,health,J2,2025-09-16,2026-09-15\nhe-mei,health,J3,2026-03-01,2027-02-28\nshi-jun,driver,A1,2022-01-01,2028-01-01\n\
    gu-fu,health,J4,2026-03-01,2027-02-28\n";

const ITEMS: &str = "item,name,unit,kind,category\nrice,大米,千克,food,grain\npork,猪肉,千克,food,meat\n";
const PLACES: &str = "place,name,kind\nhall,食堂,canteen\n";
/// The month opens with 100 kg of rice at 5 yuan: 500.00.
const OPENING: &str = "slip,date,kind,place,item,quantity,price,by\nQC-1,2026-09-01,opening,hall,rice,100,5,ma-chao\n";
/// 200 kg of rice at 5 (1000.00) and 40 kg of pork at 30 (1200.00).
const INTAKE: &str = "slip,date,place,supplier,item,quantity,price,papers,by,witness\n\
    CR-1,2026-09-07,hall,liangyou,rice,200,5,delivery,ma-chao,li-na\nCR-2,2026-09-08,hall,liangyou,pork,40,30,delivery,ma-chao,li-na\n";
/// 240 kg of rice (1200.00) and 39 kg of pork (1170.00).
const ISSUES: &str = "slip,date,place,item,quantity,meal,by,to\nCK-1,2026-09-08,hall,rice,120,lunch,li-na,ma-chao\n\
    CK-1,2026-09-08,hall,pork,39,lunch,li-na,ma-chao\nCK-2,2026-09-09,hall,rice,120,lunch,li-na,ma-chao\n";
/// The book has 60 kg of rice left, counted were 58; the kilogram of pork is there.
const COUNTS: &str = "count,date,place,item,counted,by,witness\nPD-1,2026-09-30,hall,rice,58,ma-chao,li-na\n\
    PD-1,2026-09-30,hall,pork,1,ma-chao,li-na\n";
/// 200 children at 10 yuan; then 180 of them, and 20 of the staff at 10: 2000.00 each.
const MEALS: &str =
    "date,meal,pupils,staff,price,staff_price,income\n2026-09-08,lunch,200,,10,,2000\n2026-09-09,lunch,180,20,10,10,2000\n";
/// The last row is paid by the township and does not burden the meals' income.
const COSTS: &str = "month,kind,amount,fund\n2026-09,labour,1200,\n2026-09,fuel,300,\n2026-09,labour,500,镇财政补助\n";

fn kindergarten() -> Place {
    let place = Place::empty();
    for (path, text) in [
        ("bursar.toml", SETTINGS),
        ("people.toml", PEOPLE),
        ("posts.csv", POSTS),
        ("certificates.csv", CERTIFICATES),
        ("items.csv", ITEMS),
        ("places.csv", PLACES),
        ("stock-moves.csv", OPENING),
        ("canteen-intake.csv", INTAKE),
        ("canteen-issues.csv", ISSUES),
        ("stock-counts.csv", COUNTS),
        ("meals.csv", MEALS),
        ("canteen-costs.csv", COSTS),
    ] {
        place.write(path, text);
    }
    place
}

/// The figures of a run as `metric value numerator denominator`.
fn figures(place: &Place, arguments: &[&str]) -> Vec<String> {
    let all: Vec<&str> = ["metrics", "--format", "csv"].iter().chain(arguments).copied().collect();
    let out = place.run(&all).ended(0).out;
    let lines = out.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    lines.map(|cells| format!("{} {} {} {}", cells[0], cells[2], cells[4], cells[5]).trim_end().to_owned()).collect()
}

/// The rows behind a figure.
fn rows(place: &Place, metric: &str, period: &[&str]) -> Vec<String> {
    let all: Vec<&str> = ["metrics", metric, "--format", "json"].iter().chain(period).copied().collect();
    let figures = Node::read(&place.run(&all).ended(0).out);
    let rows = figures.elements()[0].get("rows").elements();
    rows.iter().map(|row| row.text().to_owned()).collect()
}

const SEPTEMBER: [&str; 2] = ["--month", "2026-09"];

#[test]
fn the_canteens_result_can_be_made_again_from_its_rows() {
    let place = kindergarten();
    assert_eq!(
        figures(&place, &["canteen", SEPTEMBER[0], SEPTEMBER[1]]),
        [
            // 200 + 180 + 20 who ate, 380 of them children.
            "canteen.meals 400 400",
            "canteen.pupil-meals 380 380",
            "canteen.income 4000.00 4000",
            // 4000 / 400.
            "canteen.income-per-meal 10.00 4000 400",
            // 240 × 5 + 39 × 30.
            "canteen.food-cost 2370.00 2370",
            // 2370 / 400 = 5.925, half up.
            "canteen.cost-per-meal 5.93 2370 400",
            // 1200 + 300 + 500, whoever pays.
            "canteen.other-costs 2000.00 2000",
            // 200 × 5 + 40 × 30.
            "canteen.bought 2200.00 2200",
            // 500 + 2200 − (58 × 5 + 1 × 30), as counted.
            "canteen.consumption 2380.00 2380",
            // 2380 / 4000.
            "canteen.food-share 59.5 2380 4000",
            // 4000 − 2380 − (1200 + 300).
            "canteen.surplus 120.00 120",
            // 120 / 4000.
            "canteen.surplus-rate 3.0 120 4000",
        ]
    );
    assert_eq!(
        rows(&place, "canteen.surplus-rate", &SEPTEMBER),
        [
            "meals:2026-09-08|lunch|||",
            "meals:2026-09-09|lunch|||",
            "canteen-costs:2026-09|labour|||",
            "canteen-costs:2026-09|fuel|||",
            "canteen-intake:CR-2|pork|",
            "canteen-issues:CK-1|pork||ma-chao|lunch",
            "stock-moves:QC-1|rice|||||",
            "canteen-intake:CR-1|rice|",
            "canteen-issues:CK-1|rice||ma-chao|lunch",
            "canteen-issues:CK-2|rice||ma-chao|lunch",
            "stock-counts:PD-1|rice|",
        ]
    );
}

#[test]
fn without_meals_the_accounts_say_what_was_taken() {
    let place = kindergarten();
    place.write("meals.csv", "date,meal,pupils\n");
    place.write("accounts.csv", "account,name,book,control\nST1002,食堂存款,canteen,bank\nST4001,伙食费收入,canteen,meals\n");
    place.write(
        "journal.csv",
        "voucher,date,account,summary,debit,credit,source\nPZ-1,2026-09-30,ST1002,收伙食费,3600,,\nPZ-1,2026-09-30,ST4001,收伙食费,,3600,\n",
    );
    // 3600 − 2380 − 1500 = −280; −280 / 3600 = −7.8 %.
    assert_eq!(
        figures(&place, &["canteen.surplus", "canteen.surplus-rate", SEPTEMBER[0], SEPTEMBER[1]]),
        ["canteen.surplus -280.00 -280", "canteen.surplus-rate -7.8 -280 3600"]
    );
    assert_eq!(rows(&place, "canteen.surplus", &SEPTEMBER)[0], "journal:PZ-1");
    // A month in which nothing happened has no figure, not nought.
    assert_eq!(figures(&place, &["canteen.surplus", "--month", "2026-08"]), [""; 0]);
}

#[test]
fn certificates_are_counted_on_one_base() {
    let place = kindergarten();
    // At the month's end four hold posts that need any: the first cook and the driver have theirs, the second cook's has run
    // out, the carer lacks one of two.
    assert_eq!(
        figures(&place, &["staff.count", "staff.certified", "staff.health-checked", SEPTEMBER[0], SEPTEMBER[1]]),
        ["staff.count 5 5", "staff.certified 50.0 2 4", "staff.health-checked 66.7 2 3"]
    );
    assert_eq!(
        rows(&place, "staff.health-checked", &SEPTEMBER),
        [
            "posts:cook|ma-chao|2020-09-01",
            "posts:cook|liu-ying|2020-09-01",
            "posts:carer|he-mei|2020-09-01",
            "certificates:ma-chao|health|J1|2027-02-28",
            "certificates:he-mei|health|J3|2027-02-28",
        ]
    );
    // On the tenth the cook who left was there, and everybody's health certificate valid: 4 of 4; the carer's other one still lacks.
    assert_eq!(
        figures(&place, &["staff.count", "staff.certified", "staff.health-checked", "--from", "2026-09-01", "--to", "2026-09-10"]),
        ["staff.count 6 6", "staff.certified 80.0 4 5", "staff.health-checked 100.0 4 4"]
    );
    place.write("certificates.csv", "owner,kind,number,to\n");
    assert_eq!(figures(&place, &["staff.certified", "staff.health-checked"]), [""; 0]);
}

#[test]
fn text_csv_and_json_say_the_same() {
    let place = kindergarten();
    let run = |format: &str| {
        place.run(&["metrics", "canteen.surplus-rate", "--month", "2026-09", "--lang", "en", "--format", format]).ended(0).out
    };
    assert_eq!(
        run("csv"),
        "metric,title,value,unit,numerator,denominator,period\ncanteen.surplus-rate,surplus rate of the canteen,3.0,%,120,4000,2026-09\n"
    );
    let text = run("text");
    let line = text.lines().find(|line| line.contains("canteen.surplus-rate")).expect("its line");
    let cells: Vec<&str> = line.split_whitespace().collect();
    assert!(cells.ends_with(&["3.0", "%", "120", "4000", "2026-09"]), "{text}");
    let json = Node::read(&run("json"));
    let figure = &json.elements()[0];
    let said = ["metric", "value", "unit", "numerator", "denominator", "period"].map(|key| figure.get(key).text().to_owned());
    assert_eq!(said, ["canteen.surplus-rate", "3.0", "%", "120", "4000", "2026-09"]);
    let chinese = place.run(&["metrics", "canteen.surplus-rate", "--month", "2026-09"]).ended(0).out;
    assert!(chinese.contains("食堂盈亏率") && chinese.contains("4000"), "{chinese}");
}

#[test]
fn the_rows_behind_a_figure_stand_below_the_table_a_line_each() {
    let place = kindergarten();
    let plain = place.run(&["metrics", "staff.health-checked", "--month", "2026-09"]).ended(0);
    assert_eq!(plain.err, "");
    let run = place.run(&["metrics", "staff.health-checked", "--month", "2026-09", "--rows"]).ended(0);
    let below = run.out.strip_prefix(&plain.out).expect("the table first");
    let rows = rows(&place, "staff.health-checked", &["--month", "2026-09"]);
    let lines: Vec<&str> = below.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert_eq!(lines, rows, "{below}");
    assert!(below.starts_with("\n## staff.health-checked ") && below.contains(&format!("（{}）\n\n", rows.len())), "{below}");
}

#[test]
fn a_period_outside_the_ledgers_time_is_said_to_be() {
    let place = kindergarten();
    for (arguments, chinese, english) in [
        (&["--month", "2030-01"][..], "2030-01 在运行之日 2026-09-30 之后", "2030-01 lies after 2026-09-30, the day of the run"),
        (&["--from", "2026-08-01", "--to", "2026-08-31"], "2026-08 在账簿启用日 2026-09-01 之前", "2026-08 lies before 2026-09-01"),
    ] {
        for (lang, said) in [("zh", chinese), ("en", english)] {
            let run = place.run(&[&["metrics", "--lang", lang], arguments].concat()).ended(0);
            assert!(run.err.contains(said), "{}", run.err);
        }
    }
}
