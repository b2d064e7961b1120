//! The file with which a register starts: what it is, its header, and an example row that is only a comment.

use crate::lang::Lang;
use crate::registers::Register;
use crate::table::{Column, Kind, Shape};

/// What the ids of registers look like by custom.
const IDS: [(&str, &str); 36] = [
    ("people", "li-na"),
    ("places", "store-1"),
    ("items", "paper-a4"),
    ("suppliers", "xinhua"),
    ("classes", "2026-3-1"),
    ("accounts", "1002"),
    ("budget", "office"),
    ("contracts", "HT-2026-001"),
    ("asset-classes", "A02010105"),
    ("purchases", "QG-202609-001"),
    ("stock-moves", "RK-202609-001"),
    ("stock-counts", "PD-202609-001"),
    ("receipts", "FP-202609-001"),
    ("claims", "BX-202609-001"),
    ("journal", "JZ-202609-001"),
    ("assets", "ZC-2026-0001"),
    ("asset-events", "BD-202609-001"),
    ("asset-counts", "ZP-202609-001"),
    ("canteen-intake", "SR-202609-001"),
    ("canteen-issues", "SC-202609-001"),
    ("dishes", "braised-pork"),
    ("fee-items", "workbooks"),
    ("aid", "S-0001"),
    ("aid-roll", "S-0001"),
    ("repairs", "WX-202609-001"),
    ("hazards", "YH-202609-001"),
    ("meters", "water-1"),
    ("complaints", "TS-202609-001"),
    ("publications", "GS-202609-001"),
    ("vehicles", "bus-1"),
    ("archive", "2026-01"),
    ("projects", "playground"),
    ("posts", "cashier"),
    ("keys", "YS-001"),
    ("damages", "PC-202609-001"),
    ("acceptances", "YS-202609-001"),
];

/// What stands in columns of this name, whatever the register: names that a school chooses itself, and cells that are empty
/// in most rows.
const USUAL: [(&str, &str); 6] = [
    ("step", "department"),
    ("owner", "logistics"),
    ("class", "2026-3-1"),
    ("area", "canteen"),
    ("corrects", ""),
    ("cancelled", ""),
];

/// A text as TOML writes it.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The file of a register without a row.
pub fn template(register: &Register, lang: Lang) -> String {
    let name = if lang == Lang::Chinese { register.chinese } else { register.name };
    let about = match lang {
        Lang::Chinese => format!("# {name}：{}\n", register.about.zh),
        Lang::English => format!("# {name}: {}\n", register.about.en),
    };
    let id = quoted(id(register.name));
    let columns = |columns: &'static [Column]| keys(columns, register.name, lang);
    match register.shape {
        Shape::Csv => {
            let header = |column: &Column| if lang == Lang::Chinese { column.chinese } else { column.name };
            let header: Vec<&str> = register.columns.iter().map(header).collect();
            let example = |column: &Column| if column.required { plain(column, register.name, lang) } else { String::new() };
            let example: Vec<String> = register.columns.iter().map(example).collect();
            format!("{about}{}\n# {}\n", header.join(","), example.join(","))
        }
        Shape::Tables => format!("{about}# [{id}]\n{}", columns(&register.columns[1..])),
        Shape::List(list) => format!("{about}# [[{list}]]\n{}", columns(register.columns)),
        Shape::Document => format!("{about}{}", columns(&register.columns[1..])),
    }
}

/// A line a key: an example of its value, whether it must be there (`*`), and what it means.
fn keys(columns: &'static [Column], register: &str, lang: Lang) -> String {
    let key = |column: &Column| {
        let needed = if column.required { "*" } else { "" };
        format!(
            "# {} = {}  # {needed}{}\n",
            column.name,
            toml_value(&column.kind, column, register, lang),
            column.meaning.text(lang)
        )
    };
    columns.iter().map(key).collect()
}

/// An example of a value as TOML writes it.
fn toml_value(kind: &Kind, column: &Column, register: &str, lang: Lang) -> String {
    let table = |columns: &'static [Column]| {
        // A line says of what it has so many.
        let needed = columns.iter().filter(|column| column.required || column.name == "item");
        // The ids of records inside are their own, as the acceptances' are.
        let keys = needed.map(|inner| format!("{} = {}", inner.name, toml_value(&inner.kind, inner, column.name, lang)));
        let keys: Vec<String> = keys.collect();
        if keys.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", keys.join(", ")) }
    };
    match kind {
        Kind::Day | Kind::Money | Kind::UnitPrice | Kind::Quantity | Kind::Number | Kind::Count => plain(column, register, lang),
        Kind::YesNo => "true".to_owned(),
        Kind::List(inner) => format!("[{}]", toml_value(inner, column, register, lang)),
        Kind::OneOrMore(inner) => toml_value(inner, column, register, lang),
        Kind::Record(columns) => table(columns),
        Kind::Records(columns) => format!("[{}]", table(columns)),
        Kind::Map(..) => "{}".to_owned(),
        _ => quoted(&plain(column, register, lang)),
    }
}

/// An example of a value as a cell holds it.
fn plain(column: &Column, register: &str, lang: Lang) -> String {
    of_kind(&column.kind, column, register, lang).to_owned()
}

fn of_kind(kind: &Kind, column: &Column, register: &str, lang: Lang) -> &'static str {
    let usual = USUAL.iter().find(|(name, _)| *name == column.name && column.refers.is_empty());
    match (kind, usual) {
        (Kind::Id | Kind::Label | Kind::Text, _) if register == "assets" && column.name == "class" => return id("asset-classes"),
        (Kind::Id | Kind::Label | Kind::Text, Some((_, usual))) => return usual,
        _ => {}
    }
    match kind {
        Kind::Id => match column.refers.first() {
            Some(target) => id(target),
            None => id(register),
        },
        Kind::Day => "2026-09-01",
        Kind::Moment => "2026-09-01 11:45",
        Kind::Month | Kind::Period => "2026-09",
        Kind::Term => "2026-2027-1",
        Kind::Money | Kind::UnitPrice => "12.50",
        Kind::Quantity | Kind::Number => "10",
        Kind::Label if column.name == "register" => "repairs",
        Kind::Count if column.name == "year" => "2026",
        Kind::Count => "1",
        Kind::YesNo if lang == Lang::Chinese => "是",
        Kind::YesNo => "yes",
        Kind::Words(words) | Kind::OpenWords(_, words) => words.first().map_or("…", |word| match lang {
            Lang::Chinese => word.chinese.first().copied().unwrap_or(word.name),
            Lang::English => word.name,
        }),
        Kind::List(inner) => of_kind(inner, column, register, lang),
        _ => "…",
    }
}

fn id(register: &str) -> &'static str {
    IDS.iter().find(|(name, _)| *name == register).map_or("A-001", |(_, id)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::{ALL, Ledger};
    use crate::source::{Sources, decode};
    use crate::table::ExtraWords;

    /// The problems of a ledger that is nothing but the template of one register.
    fn problems(register: &Register, text: &str) -> String {
        let path = register.example_path();
        let settings = decode("bursar.toml".into(), b"format = 1\n".to_vec());
        let sources = Sources::new(settings, vec![decode(path, text.as_bytes().to_vec())]);
        let ledger = Ledger::read(sources, &ExtraWords::new(), Vec::new());
        ledger.problems.iter().map(|problem| format!("{problem:?}\n")).collect()
    }

    #[test]
    fn a_template_is_an_empty_register_and_its_example_a_row_that_can_be_read() {
        for lang in [Lang::Chinese, Lang::English] {
            for register in ALL {
                let text = template(register, lang);
                assert_eq!(problems(register, &text), "", "{text}");
                let (about, rest) = text.split_once('\n').expect("what it is");
                assert!(about.starts_with("# "));
                let uncommented: String =
                    rest.lines().map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line))).collect();
                assert_eq!(problems(register, &uncommented), "", "{uncommented}");
            }
        }
    }
}
