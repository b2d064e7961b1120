//! The registers of who, what and where: people, posts, places, classes, items, suppliers, accounts, contracts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use crate::accounts::{
    AFTER_SCHOOL_FEES, AID_COST, Account, CHART, TRANSPORT_COST, TUITION_INCOME, UTILITY_CANTEENS, UTILITY_GROUNDS, UTILITY_HALLS,
};
use crate::calendar::day;
use crate::campus::vehicles::{self, BUS_CLASS};
use crate::food::FOODS;
use crate::furnishings::CLASSES;
use crate::goods::catalogue;
use crate::money::{amount_text, figure, whole};
use crate::office::Office;
use crate::people::{grades, staff};
use crate::places::{class_id, class_teacher};
use crate::plans::BUDGET_LINES;
use crate::suppliers::{SUPPLIERS, Supplier, Trade};
use crate::university::BED_CLASS;
use crate::university::tenants::TENANT_FIRMS;
use crate::writer::{Folder, MonthlySheets, Sheet, quoted};

/// Writes everything that changes rarely.
pub fn write_master_data(office: &Office, folder: &mut Folder) -> Result<()> {
    write_people(office, folder)?;
    folder.sheet("posts.csv", &posts(office))?;
    folder.sheet("places.csv", &places(office))?;
    folder.sheet("classes.csv", &classes(office))?;
    folder.sheet("items.csv", &items(office))?;
    folder.sheet("suppliers.csv", &suppliers(office))?;
    folder.sheet("supplier-reviews.csv", &reviews(office))?;
    folder.sheet("certificates.csv", &certificates(office))?;
    folder.sheet("accounts.csv", &accounts(office))?;
    folder.sheet("budget.csv", &budget(office))?;
    folder.sheet("contracts.csv", &contracts(office))?;
    folder.sheet("contract-prices.csv", &contract_prices(office))?;
    folder.sheet("asset-classes.csv", &asset_classes(office))?;
    write_market_prices(office, folder)
}

fn write_people(office: &Office, folder: &mut Folder) -> Result<()> {
    let mut text = String::from(
        "# 教职工名册：只记姓名和部门，不记身份证号、手机号。岗位见 posts.csv。\n# 离岗人员不删除，写上 to（离岗日期）。\n",
    );
    for person in office.everybody() {
        // Writing into a String never fails.
        let _ = write!(text, "\n[{}]\nname = {}\ndepartment = {}\n", person.id, quoted(person.name), quoted(person.department));
        for (key, date) in [("from", person.from), ("to", person.to)] {
            if let Some(date) = date {
                let _ = writeln!(text, "{key} = {date}");
            }
        }
        folder.rows += 1;
    }
    folder.write("people.toml", &text)
}

fn posts(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(
        &["谁在哪天起担任什么岗位；一人离岗，写上“止”，另起一行写接任的人。", "出纳与会计、采购与保管不得由同一人担任。"],
        &["岗位", "人员", "起", "止"],
    );
    let mut rows: Vec<(NaiveDate, &str, &str, String)> = office
        .everybody()
        .iter()
        .map(|person| {
            let from = person.from.unwrap_or(day(2024, 9, 1)).min(office.calendar.last);
            (from, person.post, person.id, date_text(person.to))
        })
        .collect();
    rows.sort_by_key(|row| (row.1, row.2));
    for (from, post, person, to) in rows {
        sheet.row(&[post, person, &from.to_string(), &to]);
    }
    sheet
}

fn places(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(
        &["全校地点：教室、办公室、专用室、库房、食堂和室外场地，每处有一名保管人。", "库房的账套决定它的存货记在哪一本账上。"],
        &["地点", "名称", "楼栋", "账套", "类型", "保管人", "班级"],
    );
    for place in &office.places {
        let class = place.class.as_deref().unwrap_or("");
        sheet.row(&[place.id, &place.name, place.building, place.book, place.kind, place.keeper, class]);
    }
    sheet
}

fn classes(office: &Office) -> Sheet {
    let header = ["boarders", "term", "class", "pupils", "age", "teacher"];
    let first = usize::from(!office.school.university);
    let mut sheet = Sheet::new(&[], &header[first..]);
    let mut rows = Vec::new();
    for term in &office.calendar.terms {
        for grade in 0..grades().len() {
            for class in 1..=office.school.classes_a_grade {
                let age = if office.school.nursery { "3-5" } else { ["6-8", "6-8", "6-8", "9-11", "9-11", "9-11"][grade] };
                rows.push((&term.id, class_id(grade, class), age, class_teacher(grade, class)));
            }
        }
    }
    rows.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    let pupils = office.school.pupils_a_class.to_string();
    for (term, class, age, teacher) in rows {
        let age = if office.school.university { "" } else { age };
        sheet.row(&[&pupils, term, &class, &pupils, age, teacher][first..]);
    }
    sheet
}

fn items(office: &Office) -> Sheet {
    let times = u32::try_from(office.school.goods_times).expect("a small number");
    let header = ["item", "name", "spec", "unit", "packs", "kind", "category", "shelf_days", "min", "max", "old_for_new"];
    let mut sheet = Sheet::new(
        &[
            "品目表：单位是记账单位，packs 写整包装折合多少（箱=8 即一箱八包）。",
            "min、max 是库存下限、上限；old_for_new 为 yes 的要以旧换新。",
        ],
        &header,
    );
    let mut rows: Vec<[String; 11]> = catalogue()
        .map(|good| {
            let (least, most) = good
                .bounds
                .map_or((String::new(), String::new()), |(least, most)| ((least * times).to_string(), (most * times).to_string()));
            let old = if good.old_for_new { "yes" } else { "" };
            [good.id, good.name, good.spec, good.unit, good.packs, good.kind, good.category, "", &least, &most, old]
                .map(str::to_owned)
        })
        .chain(FOODS.iter().map(|food| {
            let days = food.shelf_days.to_string();
            [food.id, food.name, food.spec, "公斤", "", "food", food.category, &days, "", "", ""].map(str::to_owned)
        }))
        .collect();
    rows.sort();
    for row in &rows {
        sheet.row(&row.each_ref().map(String::as_str));
    }
    sheet
}

fn sorted_suppliers(office: &Office) -> Vec<&'static Supplier> {
    let tenants: &[Supplier] = if office.school.university { &TENANT_FIRMS } else { &[] };
    let mut suppliers: Vec<&'static Supplier> = SUPPLIERS.iter().chain(tenants).collect();
    suppliers.sort_by_key(|supplier| supplier.id);
    suppliers
}

/// The pool stays open well beyond the ledger.
fn pool_end(office: &Office) -> NaiveDate {
    day(office.calendar.last.year() + 2, 12, 31)
}

fn suppliers(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(
        &["供应商库：入库止期之后不得再下单；电话只登记单位座机。", "供货类别与品目表的 category 一致，以分号隔开。"],
        &["供应商", "名称", "统一社会信用代码", "供货类别", "入库起", "入库止", "地址", "电话"],
    );
    let until = pool_end(office).to_string();
    for supplier in sorted_suppliers(office) {
        let code = supplier.code();
        let (address, phone) = (supplier.address, supplier.phone);
        sheet.row(&[supplier.id, supplier.name, &code, supplier.categories, "2026-01-01", &until, address, phone]);
    }
    sheet
}

fn reviews(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(&[], &["date", "supplier", "score", "by"]);
    let mut reviews: Vec<_> = office.ledger.reviews.iter().collect();
    reviews.sort_by_key(|review| (review.date, review.supplier));
    for review in reviews {
        sheet.row(&[&review.date.to_string(), review.supplier, &review.score.to_string(), review.by]);
    }
    sheet
}

/// Licences of suppliers and certificates of people, renewed before they run out.
fn certificates(office: &Office) -> Sheet {
    let mut rows: Vec<[String; 6]> = Vec::new();
    let mut add = |owner: &str, kind: &str, number: String, categories: &str, from: NaiveDate, to: NaiveDate| {
        rows.push([owner.to_owned(), kind.to_owned(), number, categories.to_owned(), from.to_string(), to.to_string()]);
    };
    let last_year = office.calendar.last.year();
    for (index, supplier) in sorted_suppliers(office).into_iter().enumerate() {
        let code = supplier.code();
        add(supplier.id, "business-licence", format!("{}-1", &code[8..]), "", day(2018, 5, 10), day(2058, 5, 9));
        if supplier.id == "ruifeng" {
            let number = format!("（苏）动防合字第{}号", 2_024_018);
            add(supplier.id, "quarantine", number, "meat;poultry;egg", day(2024, 3, 6), day(2034, 3, 5));
        }
        if supplier.trade == Trade::Food {
            for start in (2025..=last_year + 1).step_by(5) {
                let number = format!("JY3-3205-{:02}-{:04}", start % 100, 1120 + index);
                let (from, to) = (day(start, 4, 18), day(start + 5, 4, 17));
                add(supplier.id, "food-licence", number, supplier.categories, from, to);
            }
        }
    }
    for year in 2026..=last_year.max(2026) {
        // A health certificate holds for a year; from the second on it is renewed in the summer holidays.
        let (from, to) = if year == 2026 { (day(2026, 8, 20), day(2027, 8, 19)) } else { (day(year, 7, 6), day(year + 1, 7, 11)) };
        for (index, person) in office.everybody().iter().enumerate() {
            let in_kitchen = matches!(person.post, "cook" | "head-cook" | "food-safety-officer" | "canteen-storekeeper");
            // In a kindergarten everybody has one.
            if (in_kitchen || office.school.nursery) && person.to.is_none_or(|left| left > from) {
                let from = if person.from.is_some_and(|came| came.year() == year) { day(year, 11, 16) } else { from };
                let to = to.min(from + Days::new(365));
                add(person.id, "health", format!("LX-JK-{year}-{:03}", 200 + index), "", from, to);
            }
        }
    }
    for year in (2025..=last_year).step_by(3) {
        let to = day(year + 3, 10, 19);
        add(staff::FOOD_SAFETY_OFFICER, "food-safety", format!("SA-{year}-0417"), "", day(year, 10, 12), to);
        add(staff::ELECTRICIAN, "electrician", format!("T3205-{year}-0862"), "", day(year, 6, 20), day(year + 3, 6, 30));
    }
    let people = office.everybody();
    for (index, person) in people.iter().enumerate().filter(|(_, person)| person.post == "childcare-worker") {
        add(person.id, "childcare", format!("BY-2019-{:04}", 310 + index), "", day(2019, 6, 20), day(2029, 6, 19));
    }
    if office.school.whole {
        for (owner, kind, number, from, to) in vehicles::certificates(office) {
            add(&owner, kind, number, "", from, to);
        }
    }
    rows.sort();
    let mut sheet = Sheet::new(
        &[
            "证照：供应商的执照、许可证，人员的健康证和上岗证；到期前另登记一行新证。",
            "食品类供应商的许可类别要包含所供食材的类别。",
        ],
        &["owner", "kind", "number", "categories", "from", "to"],
    );
    for row in &rows {
        sheet.row(&row.each_ref().map(String::as_str));
    }
    sheet
}

fn accounts(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(
        &[
            "三本账：school 学校、canteen 食堂、agency 代管；科目编号全校不重复。",
            "control 是统驭科目，检查时与明细账、盘点、对账单核对。",
        ],
        &["account", "name", "book", "control"],
    );
    let school = &office.school;
    let kept = |account: &&Account| match account.id {
        TUITION_INCOME => school.nursery,
        AID_COST => school.teaches_pupils() || school.nursery,
        _ if school.nursery && account.book == "agency" => false,
        AFTER_SCHOOL_FEES => school.teaches_pupils(),
        TRANSPORT_COST => school.whole,
        UTILITY_CANTEENS | UTILITY_HALLS | UTILITY_GROUNDS => school.university,
        _ => true,
    };
    for account in CHART.iter().filter(kept) {
        sheet.row(&[account.id, account.name, account.book, account.control]);
    }
    sheet
}

/// Yearly amounts: what the school plans, or a fifth more than what was spent if that is more.
fn budget(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(
        &["经费预算按自然年度；专款只能用于“用途类别”。", "下半年执行数从九月起在本账本中登记，上半年的见旧账。"],
        &["年度", "项目", "名称", "金额", "科目", "专款", "用途类别"],
    );
    let mut used: BTreeMap<(i32, &str), Decimal> = BTreeMap::new();
    for receipt in &office.ledger.receipts {
        if let Some(line) = receipt.budget {
            *used.entry((receipt.date.year(), line)).or_default() += receipt.total;
        }
    }
    for year in office.calendar.first.year()..=office.calendar.last.year() {
        for &(line, name, account, earmarked, categories) in BUDGET_LINES.iter().filter(|line| match line.0 {
            "aid" => office.school.teaches_pupils() || office.school.nursery,
            "transport" => office.school.whole,
            _ => true,
        }) {
            let spent = used.get(&(year, line)).copied().unwrap_or_default();
            let needed = (spent * figure("1.2") / whole(1000)).ceil() * whole(1000);
            let amount = amount_text(needed.max(whole(planned(line) / if office.school.nursery { 4 } else { 1 })));
            let earmarked = if earmarked { "是" } else { "否" };
            sheet.row(&[&year.to_string(), line, name, &amount, account, earmarked, categories]);
        }
    }
    sheet
}

fn planned(line: &str) -> i64 {
    match line {
        "equipment" => 180_000,
        "repair" | "utilities" => 90_000,
        "office" => 36_000,
        "cleaning" => 30_000,
        "teaching" | "training" => 20_000,
        "aid" => 12_000,
        _ => 15_000,
    }
}

fn contracts(office: &Office) -> Sheet {
    let header = ["contract", "direction", "supplier", "subject", "amount", "from", "to", "purchase", "price_rule", "published"];
    let mut sheet = Sheet::new(
        &["合同台账：amount 是合同期内采购总额的上限。", "price_rule：list 按合同价目表，market-8% 按当周市场价下浮 8%。"],
        &header,
    );
    let mut contracts: Vec<_> = office.ledger.contracts.iter().collect();
    contracts.sort_by(|one, other| one.id.cmp(&other.id));
    for contract in contracts {
        let published = contract.published.filter(|day| *day <= office.calendar.last);
        sheet.row(&[
            &contract.id,
            contract.direction,
            contract.supplier,
            contract.subject,
            &amount_text(contract.amount),
            &contract.from.to_string(),
            &contract.to.to_string(),
            &contract.purchase.map(|purchase| purchase.to_string()).unwrap_or_default(),
            &contract.price_rule,
            &date_text(published),
        ]);
    }
    sheet
}

fn contract_prices(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(&[], &["contract", "item", "price", "from"]);
    let mut prices: Vec<_> = office.ledger.contract_prices.iter().collect();
    prices.sort_by(|one, other| (&one.contract, one.item, one.from).cmp(&(&other.contract, other.item, other.from)));
    for price in prices {
        sheet.row(&[&price.contract, price.item, &amount_text(price.price), &price.from.to_string()]);
    }
    sheet
}

fn write_market_prices(office: &Office, folder: &mut Folder) -> Result<()> {
    let mut sheets = MonthlySheets::new(&[], &["date", "item", "price", "source"]);
    let mut prices: Vec<_> = office.ledger.market_prices.iter().collect();
    prices.sort_by_key(|price| (price.date, price.item));
    for price in prices {
        let date = price.date.to_string();
        sheets.row(&date, &[&date, price.item, &amount_text(price.price), "青石镇农贸市场采价"]);
    }
    sheets.write(folder, "market-prices")
}

fn asset_classes(office: &Office) -> Sheet {
    let header = ["class", "edition", "name", "years", "price_limit", "min_years", "inspected"];
    let columns = if office.school.whole { 7 } else { 6 };
    let mut sheet = Sheet::new(
        &[
            "本校用到的资产分类（GB/T 14885-2022）；years 为折旧年限，图书不提折旧。",
            "price_limit 是县里的办公设备价格上限，按单价核对。",
        ],
        &header[..columns],
    );
    for class in CLASSES
        .iter()
        .filter(|class| (office.school.whole || class.code != BUS_CLASS) && (office.school.university || class.code != BED_CLASS))
    {
        let years = if class.years == 0 { String::new() } else { class.years.to_string() };
        let inspected = if class.code == BUS_CLASS { "6" } else { "" };
        let cells = [class.code, "2022", class.name, &years, class.price_limit, &years, inspected];
        sheet.row(&cells[..columns]);
    }
    sheet
}

/// A day, or nothing.
pub fn date_text(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
