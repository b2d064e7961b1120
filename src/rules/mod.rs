//! The rules (规则): what a ledger is checked for, a folder a family, a file a fault, its guide page beside it.
//!
//! To add a rule: write `family/fault.rs` and `family/fault.md`, and one line in the family's list.

pub mod certified;
pub mod check;
mod context;
mod covering;
mod report;

pub mod approval;
pub mod books;
pub mod card;
pub mod count;
pub mod deadline;
pub mod fees;
pub mod food;
pub mod format;
pub mod people;
pub mod safety;
pub mod statement;
pub mod voucher;
pub mod waiver;

pub use context::Context;
pub use covering::WaiverUse;
pub use report::Report;

use crate::findings::Level;
use crate::lang::Wording;

/// A rule with everything that is known of it without a ledger.
#[derive(Debug)]
pub struct Rule {
    /// `family/fault`; never changes.
    pub id: &'static str,
    /// How grave a finding is where the ledger does not say otherwise.
    pub level: Level,
    /// Whether what it finds can be mended without a decision: only the way of writing is at fault.
    pub fixable: bool,
    /// What is wrong, as a short phrase.
    pub title: Wording,
    /// Why it matters, in a sentence or two.
    pub why: Wording,
    /// The law, standard or custom it comes from.
    pub source: Wording,
    /// The registers it looks at.
    pub reads: &'static [&'static str],
    /// Of these, the registers of which it needs every row: with one unread it would only repeat that.
    pub whole: &'static [&'static str],
    /// The policy keys it asks.
    pub policy: &'static [&'static str],
    /// Its guide page: what it is, a wrong ledger and a right one.
    pub guide: &'static str,
    /// The check itself.
    pub check: Check,
}

impl Rule {
    /// The family: the part before the `/`.
    pub fn family(&self) -> &'static str {
        self.id.split_once('/').map_or(self.id, |(family, _)| family)
    }
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The ledger and its books.
    Ledger(fn(&Context<'_>, &mut Report)),
    /// The waivers, once all other rules have run: what each covered.
    Waivers(fn(&Context<'_>, &[WaiverUse], &mut Report)),
}

/// A family of rules: which agreement they prove.
#[derive(Debug)]
pub struct Family {
    /// Its name in rule ids.
    pub name: &'static str,
    /// Its name for people.
    pub title: Wording,
    /// Its rules.
    pub rules: &'static [&'static Rule],
}

/// Every family, in the order in which findings are grouped.
pub static FAMILIES: &[Family] = &[
    Family { name: "format", title: Wording::new("格式", "format"), rules: format::RULES },
    Family { name: "voucher", title: Wording::new("账证", "voucher and book"), rules: voucher::RULES },
    Family { name: "books", title: Wording::new("账账", "book and book"), rules: books::RULES },
    Family { name: "count", title: Wording::new("账实", "book and count"), rules: count::RULES },
    Family { name: "card", title: Wording::new("账卡", "book and card"), rules: card::RULES },
    Family { name: "statement", title: Wording::new("账表", "book and statement"), rules: statement::RULES },
    Family { name: "approval", title: Wording::new("审批", "approval"), rules: approval::RULES },
    Family { name: "food", title: Wording::new("食安", "food safety"), rules: food::RULES },
    Family { name: "people", title: Wording::new("人员", "people and posts"), rules: people::RULES },
    Family { name: "safety", title: Wording::new("安全", "patrol and repair"), rules: safety::RULES },
    Family { name: "fees", title: Wording::new("收费资助", "fees and aid"), rules: fees::RULES },
    Family { name: "deadline", title: Wording::new("时限", "deadline"), rules: deadline::RULES },
    Family { name: "waiver", title: Wording::new("豁免", "waiver"), rules: waiver::RULES },
];

/// Every rule, family by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules.iter().copied())
}

/// The rule of this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
