//! Names of columns as people write them: English or Chinese, Simplified or Traditional, 帐 for 账, with a slip or two.

use super::column::{Column, MOST_COLUMNS};
use super::problem::What;
use super::reader::{Reader, shortened};
use crate::source::{Span, Spot};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// A name in the form in which names are compared: trimmed, half width, Simplified, 账 for 帐.
pub fn simplify(text: &str) -> String {
    static CONVERTER: OnceLock<Option<OpenCC>> = OnceLock::new();
    let half_width: String = text.trim().nfkc().collect();
    let half_width = half_width.to_lowercase();
    if half_width.is_ascii() {
        return half_width;
    }
    let converter = CONVERTER.get_or_init(|| OpenCC::from_config(BuiltinConfig::T2s).ok());
    let simplified = converter.as_ref().map_or_else(|| half_width.clone(), |converter| converter.convert(&half_width));
    simplified.replace('帐', "账")
}

/// The longest name that is looked at closely, in bytes: a file may hold a line of megabytes where its header is due.
const LONGEST_NAME: usize = 400;

/// The column that a name means, written in either language.
pub fn find(columns: &'static [Column], name: &str) -> Option<usize> {
    let exact = |name: &str| columns.iter().position(|column| column.name == name || column.chinese == name);
    exact(name).or_else(|| if name.len() > LONGEST_NAME { None } else { exact(&simplify(name)) })
}

/// The name nearest to a slip, if one is near enough to be meant.
///
/// Half of a short Chinese name may differ, a third of an English one; capitals do not count, and the first of the best wins.
pub fn nearest<'n>(slip: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if slip.len() > LONGEST_NAME {
        return None;
    }
    let slip = simplify(slip);
    let slip_length = slip.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let name_length = name.chars().count();
        let length = name_length.max(slip_length);
        let allowed = if name.is_ascii() { length.div_ceil(3) } else { length / 2 };
        // At least so many characters differ.
        if name_length.abs_diff(slip_length) > allowed {
            continue;
        }
        let distance = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            strsim::damerau_levenshtein(&slip, &name.to_ascii_lowercase())
        } else {
            strsim::damerau_levenshtein(&slip, name)
        };
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Which column each cell of a row (or each key of a table) belongs to.
///
/// A name that nobody knows is a problem; if it is near a column that is missing, it is read as that column, so that a
/// slip in a header costs one finding and not one a row. `x_…` is the school's own.
pub fn assign(columns: &'static [Column], names: &[(&str, Span)], reader: &mut Reader<'_>) -> Vec<Option<usize>> {
    let mut assigned: Vec<Option<usize>> = Vec::with_capacity(names.len());
    let mut is_free = [true; MOST_COLUMNS];
    let mut unknown = Vec::new();
    for (cell, (name, span)) in names.iter().enumerate() {
        let found = find(columns, name);
        let taken = found.filter(|column| std::mem::take(&mut is_free[*column]));
        match found {
            Some(column) if taken.is_none() => {
                let what = What::ColumnRepeated { name: (*name).to_owned(), column: columns[column].name };
                reader.note(Spot::Span(*span), what);
            }
            None if !name.is_empty() && !name.starts_with("x_") => unknown.push(cell),
            _ => {}
        }
        assigned.push(taken);
    }
    for cell in unknown {
        let (name, span) = names[cell];
        let strange = What::ColumnUnknown { name: shortened(name), nearest: None, taken: false };
        // To look for what each of a hundred thousand names may mean takes long, and nobody would read it.
        if reader.is_full_of(&strange) {
            reader.note(Spot::Span(span), strange);
            continue;
        }
        let both = |column: &'static Column| [column.name, column.chinese];
        let free = columns.iter().enumerate().filter(|(position, _)| is_free[*position]).map(|(_, column)| column);
        let taken = nearest(name, free.flat_map(both)).and_then(|name| find(columns, name));
        let any = || nearest(name, columns.iter().flat_map(both)).and_then(|name| find(columns, name));
        let meant = taken.or_else(any).map(|column| &columns[column]);
        let nearest = meant.map(|column| if name.is_ascii() { column.name } else { column.chinese });
        let what = What::ColumnUnknown { name: shortened(name), nearest, taken: taken.is_some() };
        reader.note(Spot::Span(span), what);
        if let Some(column) = taken {
            is_free[column] = false;
        }
        assigned[cell] = taken;
    }
    assigned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_and_variant_characters_are_the_same_name() {
        assert_eq!(simplify("會計帳簿"), "会计账簿");
        assert_eq!(simplify(" Ｐlace "), "place");
        assert_eq!(simplify("單號"), "单号");
    }

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let names = ["quantity", "price", "supplier", "数量", "单价"];
        assert_eq!(nearest("quantiy", names), Some("quantity"));
        assert_eq!(nearest("suplier", names), Some("supplier"));
        assert_eq!(nearest("数里", names), Some("数量"));
        assert_eq!(nearest("colour", names), None);
        assert_eq!(nearest("qg-202610-010", ["BX-202610-010", "QG-202610-010"]), Some("QG-202610-010"));
    }
}
