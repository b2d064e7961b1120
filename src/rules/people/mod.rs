//! 人员: posts are held with the certificates that they need, every shift of duty is filled, and duties are signed for.

mod certificate_missing;
mod certificate_rate;
mod duty_double;
mod duty_gap;
mod health_check_due;
mod letter_unsigned;
mod ratio_exceeded;

use super::Rule;
use crate::lang::Lang;
use crate::registers::CertificateKind;
use crate::table::shown_name;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &certificate_missing::RULE,
    &certificate_rate::RULE,
    &duty_double::RULE,
    &duty_gap::RULE,
    &health_check_due::RULE,
    &letter_unsigned::RULE,
    &ratio_exceeded::RULE,
];

/// A kind of certificate as findings name it.
pub(super) fn certificate(kind: &str, lang: Lang) -> &str {
    shown_name(CertificateKind::WORDS, kind, lang)
}
