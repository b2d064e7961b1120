//! Which register a file belongs to, found from its path alone: words name the register, digits name the time.

use super::Register;
use crate::table::simplify;

/// The name that a path spells: without its ending, split at `/` and `-`, parts that begin with a digit dropped.
pub fn spelled(path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let words: Vec<&str> =
        stem.split(['/', '-']).filter(|part| !part.is_empty() && !part.starts_with(|first: char| first.is_ascii_digit())).collect();
    words.join("-")
}

/// What a path says of the time: the parts of the file's name that begin with a digit, or of its folders if it has none.
pub fn time(path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let digits = |text: &str| {
        let parts = text.split(['/', '-']).filter(|part| part.starts_with(|first: char| first.is_ascii_digit()));
        parts.collect::<Vec<_>>().join("-")
    };
    let of_name = digits(stem.rsplit('/').next().unwrap_or(stem));
    if of_name.is_empty() { digits(stem) } else { of_name }
}

/// The position of the register that a name means, in English or Chinese.
pub fn find(registers: &[Register], name: &str) -> Option<usize> {
    let simple = simplify(name);
    let joined = simple.replace('-', "");
    registers.iter().position(|register| register.name == simple || register.chinese == simple || register.chinese == joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_the_register_and_digits_the_time() {
        for (path, name) in [
            ("receipts.csv", "receipts"),
            ("2026/receipts.csv", "receipts"),
            ("receipts/2026-09.csv", "receipts"),
            ("canteen/intake/2026-09.csv", "canteen-intake"),
            ("canteen-intake.csv", "canteen-intake"),
            ("票据/2026-09.csv", "票据"),
            ("plans/2026-2027-1.toml", "plans"),
        ] {
            assert_eq!(spelled(path), name, "{path}");
        }
    }

    #[test]
    fn the_term_of_a_plan_is_in_its_path() {
        for path in ["plans/2026-2027-1.toml", "plans-2026-2027-1.toml", "2026/plans/2026-2027-1.toml", "2026-2027-1/plans.toml"] {
            assert_eq!(time(path), "2026-2027-1", "{path}");
        }
        assert_eq!(time("plans.toml"), "");
    }

    #[test]
    fn either_language_names_a_register() {
        for name in ["stock-moves", "出入库", "出入庫", "Stock-Moves"] {
            assert_eq!(find(super::super::ALL, name).map(|index| super::super::ALL[index].name), Some("stock-moves"), "{name}");
        }
    }
}
