//! 格式: every file is read as what it is, every cell as what it says, every reference leads somewhere.

mod asset_class_unknown;
mod column_missing;
mod column_repeated;
mod column_unknown;
mod date_outside;
mod encoding;
mod file_empty;
mod file_unreadable;
mod id_repeated;
mod invoice_number_invalid;
mod nearest;
mod notation;
mod path_outside;
mod personal_data;
mod qr_mismatch;
mod reference_unknown;
mod register_unknown;
mod settings;
mod sort_order;
mod syntax_invalid;
mod unfit;
mod unit_mismatch;
mod uscc_invalid;
mod value_invalid;
mod value_missing;
mod wording;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &asset_class_unknown::RULE,
    &column_missing::RULE,
    &column_repeated::RULE,
    &column_unknown::RULE,
    &date_outside::RULE,
    &encoding::RULE,
    &file_empty::RULE,
    &file_unreadable::RULE,
    &id_repeated::RULE,
    &invoice_number_invalid::RULE,
    &notation::RULE,
    &path_outside::RULE,
    &personal_data::RULE,
    &qr_mismatch::RULE,
    &reference_unknown::RULE,
    &register_unknown::RULE,
    &sort_order::RULE,
    &syntax_invalid::RULE,
    &unit_mismatch::RULE,
    &uscc_invalid::RULE,
    &value_invalid::RULE,
    &value_missing::RULE,
];
